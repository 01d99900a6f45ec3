# Importers and their fields.

importer-moodle-upload-users = Moodle, upload users — enrolments
importer-moodle-upload-users-note = Enrol people who have an account

field-username = Username
field-course = Course
field-role = Role
field-group = Group
field-enrolperiod = Duration in days
field-enrolstatus = Enrolment status

importer-moodle-create-accounts = Moodle, upload users — accounts and enrolments
importer-moodle-create-accounts-note = Create missing accounts, and enrol
importer-tool-sync-users = tool_sync (ActiveProLearn) — users
importer-tool-sync-users-note = Create accounts and enrol; overwrites profile fields
importer-tool-sync-enrolments = tool_sync (ActiveProLearn) — enrolments
importer-tool-sync-enrolments-note = Enrol people who have an account; touches no profile
importer-tool-sync-cohorts = tool_sync (ActiveProLearn) — cohorts
importer-tool-sync-cohorts-note = Put people into cohorts
importer-tool-sync-groups = tool_sync (ActiveProLearn) — groups
importer-tool-sync-groups-note = Create groups and groupings
importer-tool-sync-group-members = tool_sync (ActiveProLearn) — group members
importer-tool-sync-group-members-note = Put enrolled people into groups
importer-userenrols = User enrolment import (one course)
importer-userenrols-note = Identifier and group, no header; read, not run
importer-mass-enroll-2 = Mass enrolments, historic version (one course)
importer-mass-enroll-2-note = Number and group; read, not run
importer-mass-enroll-4 = Mass enrolments, recent version (one course)
importer-mass-enroll-4-note = Number, group and grouping; read, not run
importer-flatfile = Flat file (scheduled task of Moodle)
importer-flatfile-note = Whole site, by numbers; read, not run

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

# What to know of the tools whose behaviour was read, not run.

fact-no-header = There is no header line: the first line would be taken for a person.
fact-bad-lines = A line that it cannot read is listed with its number, and the others go on.
fact-role-kept = A person who has a role in the course already keeps it: the chosen role is not added.
fact-groups-silent = A missing group is created only when the box is ticked; otherwise the person loses the group without a word.
fact-ascii-groups = An accent in the name of a group makes the whole line unreadable to it.
fact-fifty-kib = A file may not be longer than 50 KiB: a longer list is written as several files.
fact-first-line = The first line is always skipped: the file therefore begins with a header line.
fact-role-kept-group-added = A person who is enrolled already keeps the role, and joins the group all the same.
fact-end-by-course = The enrolment begins the same day and ends after the duration set in the course.
fact-unknown-skipped = An unknown person is reported, and the row skipped.
fact-several-matches = When several accounts match, it takes the first without a word.
fact-blanks-kept = Blanks around a value are not taken off: the person would not be found.
fact-role-in-form = The role is chosen in the form, not in the file.
fact-by-numbers = People and courses are named by their identification number, not by username or short name.
fact-comma-by-line = One comma in a line is enough to change the separator of that line.
fact-text-date = A date in words becomes zero; only Unix seconds count.
fact-file-taken = The file is deleted once it is read: keep your copy.
fact-report-in-log = The report is only in the log of the scheduled task: ask for it.
