# Importers and their fields.

importer-moodle-upload-users = Moodle, upload users — enrolments

field-username = Username
field-course = Course
field-role = Role
field-group = Group
field-enrolperiod = Duration in days
field-enrolstatus = Enrolment status

importer-moodle-create-accounts = Moodle, upload users — accounts and enrolments
importer-tool-sync-users = tool_sync (ActiveProLearn) — users
importer-tool-sync-enrolments = tool_sync (ActiveProLearn) — enrolments
importer-tool-sync-cohorts = tool_sync (ActiveProLearn) — cohorts
importer-tool-sync-groups = tool_sync (ActiveProLearn) — groups
importer-tool-sync-group-members = tool_sync (ActiveProLearn) — group members
importer-userenrols = User enrolment import (one course)
importer-mass-enroll-2 = Mass enrolments, historic version (one course)
importer-mass-enroll-4 = Mass enrolments, recent version (one course)
importer-flatfile = Flat file (scheduled task of Moodle)

evidence-run = Behaviour verified: files were really imported.
evidence-read = Behaviour read in the tool’s code, without a real run.

field-firstname = First name
field-lastname = Last name
field-idnumber = ID number
field-email = E-mail address
field-institution = Institution
field-department = Department
field-city = City
field-country = Country (two-letter code)
field-lang = Language
field-timezone = Time zone
field-maildisplay = E-mail display (0, 1 or 2)
field-maildigest = Mail digest (0, 1 or 2)
field-enrol1 = Enrolment method
field-start = Start
field-end = End
field-uid = Username
field-cid = Course
field-rolename = Role
field-enrol = Enrolment method
field-cmd = Operation
field-starttime = Start
field-endtime = End
field-gcmd = Operation on groups
field-g = Group
field-cidnumber = Cohort
field-cname = Name of the cohort
field-userid = Username
field-courseid = Course
field-name = Name of the group
field-description = Description
field-type = Group or grouping
field-grouping = Grouping
field-groupid = Group
field-cohort = Cohort
field-operation = Operation
