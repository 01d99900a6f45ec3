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
importer-userenrols-note = Identifier and group, no header
importer-mass-enroll-2 = Mass enrolments, historic version (one course)
importer-mass-enroll-2-note = Number and group
importer-mass-enroll-4 = Mass enrolments, recent version (one course)
importer-mass-enroll-4-note = Number, group and grouping
importer-flatfile = Flat file (scheduled task of Moodle)
importer-flatfile-note = Whole site, by numbers

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

# What to know of the tools beside their form.

fact-no-header = There is no header line: it would be refused as an unknown person.
fact-bad-lines = A line that it cannot read is listed with its number, and the others go on.
fact-role-kept = A person who has a role in the course already keeps it: the chosen role is not added.
fact-groups-silent = A missing group is created only when the box is ticked; otherwise the person loses the group without a word.
fact-ascii-groups = An accent, or one of the signs # $ % ^ | ~, in the name of a group makes it refuse the whole line.
fact-fifty-kib = A teacher cannot send more than 50 KiB: a longer list is written as several files.
fact-first-line = The first line is always skipped: the file therefore begins with a header line.
fact-role-kept-group-added = A person who is enrolled already keeps the role, and joins the group all the same.
fact-end-by-course = The enrolment begins the same day and ends after the duration set in the course.
fact-unknown-skipped = An unknown person is reported, and the row skipped.
fact-several-matches = When several accounts match, it takes the first without a word.
fact-blanks-kept = Blanks around a value are not taken off: the person would not be found.
fact-role-in-form = The role is chosen in the form, not in the file.
fact-by-numbers = People and courses are named by their identification number, not by username or short name.
fact-comma-by-line = One comma in a line is enough to change the separator of that line.
fact-text-date = A date written otherwise than in Unix seconds is read by its first figures: 2026-09-01 becomes the year 1970, and the enrolment is suspended at once.
fact-file-taken = The file is deleted once it is read: keep your copy.
fact-stays-suspended = A suspended or ended enrolment stays as it is, and the page tells of success.
fact-apostrophe-doubled = An apostrophe in a new group becomes “\'” there, and the group is created again at each import.
fact-no-end = The enrolment has no end: the duration set in the course is not applied.
fact-welcome-each = Each new enrolment sends the person the welcome message of the course.
fact-guest-for-nobody = A row without an ID number enrols the guest account of the site.
fact-grouping-per-group = A grouping of the same name is made for each group, known ones included, when the form says so.
fact-method-added = A course without manual enrolments is given the method.
fact-branch-3-6 = In the 3.6.0 branch every column after the first is a group, and all accounts that match are enrolled.
fact-column-mapping = In the form, column 1 is what names the person, column 2 the group, column 3 the grouping.
fact-page-says-nothing = The page says nothing, neither success nor unknown people: tick the box of the report by e-mail.
fact-second-enrolment = A person enrolled by another method gets a second enrolment; the same row without dates removes its own.
fact-del-everywhere = “del” acts on enrolments of every method: a teacher may lose access by it.
fact-no-duration = The duration set in the course is not applied, and no welcome message is sent.
fact-report-nowhere = Refused lines stand nowhere, not even in the log of the task: look at the enrolments afterwards.

# What each tool does, where they differ

does-unknown-account = Unknown account: { $is ->
    [creates] an account is created
   *[other] the row does nothing
}
does-known-account = Known account: { $is ->
    [skips] the row does nothing
    [doubles] a second account is created
   *[other] it is taken
}
does-empty-person = Row without a person: { $is ->
    [guest] the guest account is enrolled
    [stops] the import stops
    [finds-otherwise] the person is looked up by address
   *[other] the row is refused
}
does-several-accounts = Several accounts possible: { $is ->
    [first] the first is taken
   *[other] the row is refused
}
does-odd-login = Login with capitals or signs: { $is ->
    [flags] an error is shown, the account is taken if it exists as such
    [cleans] it is cleaned
    [lowers] it is made lower case
   *[other] it is looked up as it is
}
does-odd-character = Sign that the field does not take: { $is ->
    [stops] the import stops where the account would be created
   *[other] the row is refused
}
does-guest = Guest account: { $is ->
    [enrols] enrolled
   *[other] refused
}
does-administrator = Site administrator: { $is ->
    [enrols] enrolled
   *[other] refused
}
does-shared-address = Address of another account: { $is ->
    [as-the-site] the row is refused, unless the site allows one address for two accounts
   *[other] the row is refused
}
does-profile = Profile of known accounts: { $is ->
    [overwrites] replaced by the file
    [overwrites-all] replaced by the file and the values of the form
    [fills] filled where it is empty
    [resets] reset for want of a column
   *[other] left as it is
}
does-unknown-course = Unknown course: { $is ->
    [uncounted] skipped, and not counted as an error
   *[other] said
}
does-empty-course = Course missing: { $is ->
    [refuses] the row is refused
    [stops-for-good] the import stops, every time
   *[other] nothing is done, without a word
}
does-front-page = Front page of the site: the role is given there, nobody is enrolled
does-without-manual-method = Without manual enrolment: { $is ->
    [says] the role alone is given, and that is said
    [adds] the method is added
    [fails] the import of the course fails
    [own-method] the tool has its own method
   *[other] nobody is enrolled, without a word
}
does-manual-method-off = Manual enrolment switched off: { $is ->
    [says] the role alone is given, and that is said
    [fails] the import of the course fails
   *[other] enrolled without access
}
does-enrolled-already = Person enrolled already: { $is ->
    [rewrites] dates rewritten, suspension kept
    [reopens] dates rewritten, suspension lifted
    [second-enrolment] dates of its own enrolments rewritten, others stay beside
   *[other] nothing changes
}
does-role-held = Role held already: { $is ->
    [keeps] kept, the new one is not given
   *[other] kept, the new one is added
}
does-role-by = Role named: { $is ->
    [shortname-or-id] by short name or number
    [any-case] by short name in any case
    [form] in the form
   *[other] by short name
}
does-unknown-role = Unknown role: { $is ->
    [no-role] enrolled without a role, or crash
   *[other] the person is not enrolled
}
does-empty-role = Role missing: { $is ->
    [course-default] default role of the course
    [student] student, with a message of failure
   *[other] the person is not enrolled
}
does-role-elsewhere = Role that is not made for courses: { $is ->
    [gives] given
   *[other] called unknown
}
does-unknown-group = Unknown group: { $is ->
    [creates] created
    [by-command] created when the row asks for it
    [ignores] ignored without a word
   *[other] said
}
does-numeric-group = Group made of a number: { $is ->
    [id] read as an internal number
   *[other] a name like any other
}
does-long-group = Group name too long: the import stops
does-apostrophe-in-group = Apostrophe in a new group: a backslash is written before it
does-unknown-cohort = Unknown cohort: { $is ->
    [says] the row does nothing, and that is said
   *[other] created
}
does-reads-days-as = Period: the number that begins the text
does-reads-status-as = Status: 0 or 1, the rest is ignored
does-odd-moment = Date of another form: { $is ->
    [stops] the import stops
    [leading-number] its first figures are seconds
   *[other] now, or no end
}
does-numbered-columns = Numbered columns: { $is ->
    [up-to-gap] up to the first missing number
   *[other] each on its own
}
does-unknown-column = Unknown column: { $is ->
    [refuses-file] the whole file is refused
   *[other] it has no place
}
does-delimiter-in-value = Delimiter in a value: { $is ->
    [shifts] cells move
    [joins-group] the rest becomes part of the group
    [refuses] the row is refused
   *[other] the whole file is refused
}
does-outer-blanks = Blanks around a value: { $is ->
    [keeps] kept
   *[other] taken off
}
does-no-row = File without a row: { $is ->
    [endless] the import runs for ever
   *[other] nothing
}
does-welcome-message = Welcome message: { $is ->
    [sends] sent
   *[other] never
}
does-report = Rows not done: { $is ->
    [stored] in a report on the platform
    [mail] by e-mail if the form says so
    [nowhere] nowhere
   *[other] on the page
}
does-run = run “{ $place }”
does-read = read: { $place }
does-with = if { $settings }
