# Rules of the check: titles, findings, what could not be checked, fixes.

rule-the-platform = the platform
catalogue-of-day = The catalogue is of { $day }: what was created since is not in it.
catalogue-of-year = The catalogue is that of { $year }, not of the current year: what is new is not in it.
catalogue-of-day-and-year = The catalogue is of { $day } and of the year { $year }, which is not the current one: what was created since is not in it.
rule-date = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }

## What the catalogue does not tell

unchecked-no-courses = no course list: import or refresh the catalogue of the platform
unchecked-no-accounts = no account list
unchecked-no-roles = no role list
unchecked-no-enrolments = no list of existing enrolments
unchecked-no-held-roles = no list of roles already given
unchecked-no-memberships = no list of group members
unchecked-some-accounts = { $people ->
    [one] the platform was not asked about { $people } login
   *[other] the platform was not asked about { $people } logins
}
unchecked-some-enrolments = { $courses ->
    [one] the existing enrolments of { $courses } course are not known in detail
   *[other] the existing enrolments of { $courses } courses are not known in detail
}
unchecked-some-held-roles = { $courses ->
    [one] the roles already given in { $courses } course are not known
   *[other] the roles already given in { $courses } courses are not known
}
unchecked-some-memberships = { $courses ->
    [one] the members of the groups of { $courses } course are not known
   *[other] the members of the groups of { $courses } courses are not known
}
unchecked-no-groups = { $courses ->
    [one] no groups in the catalogue for { $courses } course
   *[other] no groups in the catalogue for { $courses } courses
}
unchecked-no-methods = { $courses ->
    [one] no enrolment methods in the catalogue for { $courses } course
   *[other] no enrolment methods in the catalogue for { $courses } courses
}
unchecked-no-visibility = { $courses ->
    [one] the catalogue does not tell whether { $courses } course is visible
   *[other] the catalogue does not tell whether { $courses } courses are visible
}

## Columns

rule-missing-column = Required column missing
missing-column = Nothing gives the field “{ $field }” ({ $column }): without it Moodle will not enrol these people as meant.

rule-unknown-column = Columns left out
unknown-column = { $columns ->
    [one] The column “{ $names }” will not be written: Moodle refuses the whole file when it meets a column it does not know.
   *[other] { $columns } columns will not be written ({ $names }): Moodle refuses the whole file when it meets a column it does not know.
}

rule-dangerous-column = Column that would do more than enrol
dangerous-column-left-out = The column is left out: none of this will happen. If it is what you wanted, ask the platform manager.
danger-deletes = “{ $column }” would delete accounts, or skip the rows without enrolling anybody.
danger-renames = “{ $column }” would rename accounts, or skip the rows without enrolling anybody.
danger-suspends = “{ $column }” would suspend whole accounts, not enrolments: to Moodle even “no” means yes.
danger-password = “{ $column }” would carry passwords in clear text.
danger-auth = “{ $column }” would change the way people log in: they might be locked out.
danger-site-role = “{ $column }” would give a role on the whole site: with “manager”, the whole platform.
danger-category-role = “{ $column }” would give a role on a whole category of courses, and Moodle would not show it.
danger-cohort = “{ $column }” would add people to cohorts, and create a new one at the first typo.
danger-old-type = “{ $column }” is an old way of giving a role: a value such as 1.5 is skipped without a word.
danger-start-date = “{ $column }” would be read the American way: 05/01/2027 becomes 1 May, and a date in words is ignored.
danger-account-setting = “{ $column }” would change a setting of everybody’s account, with an empty cell too.

rule-profile-column = Profile columns left out
profile-column = { $columns ->
    [one] The column “{ $names }” will not be written: it would replace what everybody’s profile holds, and erase it where the cell is empty.
   *[other] { $columns } columns will not be written ({ $names }): they would replace what everybody’s profile holds, and erase it where the cell is empty.
}

rule-orphan-column = Column without a course
orphan-column = “{ $column }” has no column “{ $course }” beside it: Moodle will ignore it without a word.

rule-number-gap = Gap in the column numbers
number-gap = The columns go up to “{ $last }”, but { $missing } is missing. Moodle accepts it; check that no column was forgotten.

rule-number-with-zero = Column number with a zero
number-with-zero = To Moodle “{ $column }” is not “{ $meant }”: it would not go with the role or group of that number. The column is left out.

rule-repeated-column = Column given twice
repeated-column = “{ $column }” is there twice: Moodle would refuse the whole file.

## Cells

rule-empty-cell = Required cell empty
empty-cell-login = { $rows ->
    [one] { $rows } row has no login: Moodle will count it as an error and enrol nobody.
   *[other] { $rows } rows have no login: Moodle will count them as errors and enrol nobody.
}
empty-cell-course = { $rows ->
    [one] { $rows } row does not say which course: Moodle will call it “up-to-date” and do nothing.
   *[other] { $rows } rows do not say which course: Moodle will call them “up-to-date” and do nothing.
}
empty-cell-role = { $rows ->
    [one] { $rows } row has no role: Moodle will give the default role of the course, nearly always student.
   *[other] { $rows } rows have no role: Moodle will give the default role of the course, nearly always student.
}
empty-cell = { $rows ->
    [one] { $rows } cell of “{ $column }” is empty and must not be.
   *[other] { $rows } cells of “{ $column }” are empty and must not be.
}
empty-cell-zero = { $rows ->
    [one] { $rows } cell of “{ $column }” holds 0: Moodle reads it as an empty cell and will do nothing.
   *[other] { $rows } cells of “{ $column }” hold 0: Moodle reads them as empty cells and will do nothing.
}
empty-row = { $rows ->
    [one] { $rows } row is entirely empty: Moodle would count it as an error.
   *[other] { $rows } rows are entirely empty: Moodle would count them as errors.
}

rule-stray-cell = Cells without a course
stray-cell = { $rows ->
    [one] { $rows } row gives a role, a group or a period while “{ $column }” is empty: Moodle will ignore it without a word.
   *[other] { $rows } rows give a role, a group or a period while “{ $column }” is empty: Moodle will ignore them without a word.
}

rule-value-needs-quotes = Value that would break the file
value-holds-delimiter = “{ $value }” holds “{ $delimiter }”, the sign between columns: the row would have one cell too many and Moodle would refuse the whole file.
value-holds-quote = “{ $value }” holds a double quote: depending on its place Moodle may swallow the rows below into this cell.
value-holds-break = “{ $value }” holds a line break: the row would be cut in two and Moodle would refuse the whole file.

rule-invisible-character = Invisible character
invisible-blank = “{ $value }” holds a no-break space (shown as ⍽): Moodle will see another name than the one you read.
invisible-character = “{ $value }” holds an invisible character (shown as ·): Moodle will see another name than the one you read.
invisible-character-many = { $values } values of “{ $column }” hold invisible characters: Moodle will see other names than those you read.

rule-outer-blank = Blanks around a value
outer-blank = “{ $value }” has blanks around it. Moodle will take them off; the file is cleaner without.
outer-blank-many = { $values } values of “{ $column }” have blanks around them, for example “{ $value }”. Moodle will take them off; the file is cleaner without.

rule-mojibake = Damaged accents
mojibake = “{ $value }” was read with a wrong encoding; it was “{ $sound }”. Moodle would take the damaged text as it is.
mojibake-many = { $values } values of “{ $column }” were read with a wrong encoding, for example “{ $value }”. Moodle would take the damaged text as it is.

rule-lost-character = Lost character
lost-character = “{ $value }” has lost a character, probably an accented letter: this name is nothing the platform knows.

rule-number-display = Number shown otherwise
number-display = { $count ->
    [one] A number of the column “{ $column }” is not shown as it is
   *[other] { $count } numbers of the column “{ $column }” are not shown as they are
}: { $shown } instead of { $exact }. The platform would read what is shown, and find nothing.
number-display-text = “{ $text }”
number-display-nothing = nothing
number-display-fix = { $count ->
    [one] Write the exact number
   *[other] Write the exact number on all { $count } lines
}

rule-spreadsheet-error = Formula error
spreadsheet-error = “{ $value }” is a formula error of the spreadsheet, not a value: Moodle can do nothing with it.
spreadsheet-error-group = “{ $value }” is a formula error of the spreadsheet: Moodle would create a group of that name.

## Courses

rule-row-left-out = Row left out
row-left-out = { $count ->
    [one] { $count } line is not taken as a person
   *[other] { $count } lines are not taken as people
} ({ $why }): { $count ->
    [one] it will
   *[other] they will
} not be written.
row-left-out-person = { $count ->
    [one] { $count } line that looks like a person is
   *[other] { $count } lines that look like people are
} left out ({ $why }): { $count ->
    [one] it would
   *[other] they would
} not be enrolled. Take { $count ->
    [one] it in if it belongs
   *[other] them in if they belong
} to the list.
left-out-titles = repeated column headers
left-out-heading = title of a group
left-out-page = page or day of printing
left-out-rule = ruled line
left-out-total = total
left-out-note = note
left-out-far = far from the list
left-out-above = above the headers
left-out-other-table = another table of the sheet
left-out-out-of-range = outside the chosen lines
fix-take-in = { $count ->
    [one] Take this line in
   *[other] Take these { $count } lines in
}
rule-withdrawn-person = Person who seems to have left
withdrawn-person = The column “{ $title }” says “{ $value }” for { $count ->
    [one] { $count } person: they would be enrolled like all others.
   *[other] { $count } people: they would be enrolled like all others.
}
withdrawn-remark = A remark of the column “{ $title }” suggests that { $count ->
    [one] { $count } person has
   *[other] { $count } people have
} left: “{ $value }”.
withdrawn-struck = { $count ->
    [one] { $count } row is struck through in the workbook: the person would be enrolled like all others.
   *[other] { $count } rows are struck through in the workbook: these people would be enrolled like all others.
}
fix-leave-out = { $count ->
    [one] Leave this row out
   *[other] Leave these { $count } rows out
}
fix-keep-withdrawn = Keep them if these people must have access to the course
rule-opposite-status = State said the other way round
opposite-status = The column “{ $title }” says the contrary of what Moodle asks; it is translated: { $active } to 0 (active), { $suspended } to 1 (suspended).
opposite-status-empty = Below “{ $title }”, { $count ->
    [one] { $count } cell is empty
   *[other] { $count } cells are empty
}: Moodle would leave { $count ->
    [one] this enrolment active. Say whether it is to be.
   *[other] these enrolments active. Say whether they are to be.
}
rule-unknown-course = Unknown course
unknown-course = “{ $value }” does not exist on { $platform }: Moodle will skip these rows without counting them as errors.

rule-course-spelling = Short name in another spelling
course-spelling = “{ $value }” is spelt “{ $meant }” on { $platform }: with another capital, accent or blank Moodle does not recognise it and enrols nobody.
course-spelling-forgiven = “{ $value }” is spelt “{ $meant }” on { $platform }: its database forgives case and accents, others do not.

rule-course-without-manual = No manual enrolment
course-without-manual = “{ $value }” has no “Manual enrolments” method: Moodle will enrol nobody, and will not say so.
course-without-manual-site = Manual enrolments are switched off on { $platform }: Moodle will enrol nobody in “{ $value }”, and will not say so.

rule-manual-method-off = Manual enrolment switched off
manual-method-not-on = In “{ $value }” the method “Manual enrolments” is not active: it is missing or disabled. Nobody will get access by this file.
manual-method-off = In “{ $value }” the method “Manual enrolments” is switched off: Moodle will announce the enrolments, but people will have no access.

rule-hidden-course = Hidden course
hidden-course = “{ $value }” is hidden: people will be enrolled, but students will not see it.

rule-front-page = Front page of the site

rule-closed-course = Course closed to requests
closed-course = “{ $value }” is closed to requests on { $platform }: its manager will not enrol these people there.
closed-category = “{ $value }” is in “{ $category }”, a category closed to requests on { $platform }: its manager will not enrol these people there.
front-page = “{ $value }” is the front page of the site, not a course: Moodle would give the role there and enrol nowhere.

## Roles

rule-unknown-role = Unknown role
unknown-role = “{ $value }” is not a role of { $platform }: Moodle will not enrol these people and will forget their group.

rule-role-label = Display name of a role
role-label = “{ $value }” is a name shown on the screen; Moodle wants the short name, for example “{ $shortname }”, and will not enrol these people.
role-label-teacher = Beware: “Enseignant” (Teacher) is the role editingteacher, who can change the course. The role teacher is the non-editing teacher.

rule-role-not-assignable = Role that cannot be given in a course
role-not-assignable = The role “{ $value }” exists on { $platform } but cannot be given in a course: Moodle will call it unknown and enrol nobody.

rule-role-number = Number instead of a role
role-number = “{ $value }” would be read as the number of a role: these people would become “{ $role }”.
role-number-name = “{ $value }” is a role name made of digits: Moodle reads it as a number and will not find the role.
role-number-untold = “{ $value }” would be read as the number of a role; on many platforms 1 is the manager.

rule-powerful-role = Very wide role
powerful-role = “{ $value }” gives management rights over the course, its grades and its people. Check that it is meant for all these rows.

rule-role-by-default = Role left to Moodle
role-by-default = { $rows ->
    [one] { $rows } row fills “{ $course }” without “{ $column }”: Moodle will give the default role of the course, nearly always student.
   *[other] { $rows } rows fill “{ $course }” without “{ $column }”: Moodle will give the default role of the course, nearly always student.
}

rule-role-added = Role added to another
role-added = { $people ->
    [one] In “{ $course }” { $people } person holds the role “{ $held }” already: they will keep it and get “{ $asked }” as well.
   *[other] In “{ $course }” { $people } people hold the role “{ $held }” already: they will keep it and get “{ $asked }” as well.
}

rule-role-not-offered = Role that may not be asked for
role-not-offered = The role “{ $value }” is not among those that may be asked for on { $platform }: its manager will not give it.

## Accounts

rule-unknown-account = Unknown account
unknown-account-age = The account list is of { $day }: an account created since is not in it.
unknown-account = “{ $value }” has no account on { $platform }: Moodle will skip these rows and enrol nobody.

rule-login-spelling = Misspelt login
login-spelling = “{ $value }” holds { $what }: Moodle will not recognise this login.
login-spelling-known = “{ $value }” holds { $what } and the account exists as such: Moodle will show an error, but enrol the person.
login-spelling-stops = “{ $value }” holds { $what } and the account exists as such: if Moodle has to write this account, the import stops at that row and the rows below are not read.
login-spelling-new = “{ $value }” holds { $what }: Moodle does not create such an account, and the import stops at that row.
login-spelling-many = { $values } logins hold capitals, accents, blanks or other signs (column “{ $column }”, for example “{ $value }”): Moodle will not recognise them.
login-holds-hidden = an invisible character
login-holds-blank = a blank
login-holds-capital = a capital letter
login-holds-accent = an accent
login-holds-sign = a sign that is not allowed

rule-closed-account = Account that cannot log in
closed-account-suspended = The account “{ $value }” is suspended: Moodle will enrol it without a word, but the person cannot log in.
closed-account-nologin = The account “{ $value }” is closed to logging in: Moodle will enrol it without a word, but the person cannot log in.
closed-account-unconfirmed = The account “{ $value }” was never confirmed: Moodle will enrol it without a word, but the person cannot log in yet.
closed-account-method = The account “{ $value }” logs in by a method that is no longer switched on: Moodle may refuse the row, and the person cannot log in.

rule-administrator-account = Administrator account
administrator-account = “{ $value }” is an administrator of the site: Moodle refuses to enrol them this way.

rule-guest-account = Guest account
guest-account = “{ $value }” is the guest account of the site: Moodle refuses to enrol it.

rule-login-is-idnumber = Numbers instead of logins
login-is-idnumber = { $values } values are not logins of { $platform } but ID numbers: Moodle never looks people up by number and will enrol nobody.

rule-email-form = Malformed e-mail address
email-form = “{ $value }” is not an e-mail address: Moodle will show a warning and write it all the same.

rule-email-taken = Somebody else’s address
email-taken = “{ $email }” is the address of the account “{ $owner }” already: Moodle will refuse the row of “{ $login }” and enrol nobody.

rule-email-repeated = One address for several people
email-repeated = “{ $email }” is given to { $people } people: Moodle will create the first account only.

## Groups

rule-group-near-existing = Nearly the same group
group-near-existing = “{ $value }” would create a second group beside “{ $near }”.

rule-numeric-group = Group made of a number
numeric-group = Moodle reads “{ $value }” as the internal number of a group, not as a name: it may put these people into quite another group, or create a new one at every import.
numeric-group-is-id = In “{ $course }”, { $value } is the internal number of the group “{ $group }”: these people would be added to it.
numeric-group-existing = The group “{ $value }” exists, but Moodle reads a number as an internal number: it would create a second group “{ $value }” at every import.

rule-several-groups = Several groups in one cell
several-groups = “{ $value }” seems to name { $count } groups: Moodle would create one single group with all of this as its name.

rule-group-placeholder = Word put for “no group”
group-placeholder = “{ $value }” seems to mean “no group”: Moodle would create a group of that name. An empty cell is enough.
group-placeholder-zero = A 0 is read as an empty cell: Moodle will put these people into no group. An empty cell is clearer.

rule-automatic-group = Automatic group
automatic-group-said = On { $platform }, “{ $value }” is a group of “{ $course }” that another system fills: what you add there by hand will be undone the next night.
automatic-group = “{ $value }” is a group that the information system fills every night: what you add here on { $platform } will be gone tomorrow.

rule-long-group = Group name too long
long-group = The group “{ $value }” has a name of { $length } characters: beyond { $most } the import stops at that row and the rows below are not read.

rule-group-code = Code instead of a group
group-code = “{ $value }” is the code of the group “{ $group }”, not its name: Moodle would create a new group with this code as its name.
group-code-grouping = “{ $value }” is a grouping, not a group: Moodle would create a group of that name.

rule-group-created = Group that will be created
group-created = { $courses ->
    [one] “{ $value }” does not exist yet in { $courses } course: Moodle will create it.
   *[other] “{ $value }” does not exist yet in { $courses } courses: Moodle will create it in each.
}

rule-group-kept = Former group kept
group-kept = { $people ->
    [one] In “{ $course }” { $people } person is in “{ $group }” already: they will stay there, besides the group of the file.
   *[other] In “{ $course }” { $people } people are in “{ $group }” already: they will stay there, besides the group of the file.
}

rule-group-spellings = One group spelt two ways
group-spellings = “{ $value }” and “{ $usual }” read the same: Moodle would create two groups.

## Period and status

rule-period-not-days = Period that is not a number of days
period-not-days = { $read ->
    [one] “{ $value }” is not a number of days: Moodle would read { $read } day.
   *[other] “{ $value }” is not a number of days: Moodle would read { $read } days.
}
period-not-days-endless = “{ $value }” is not a number of days: Moodle would read nothing and the enrolment would have no end.
period-not-days-right = { $read ->
    [one] “{ $value }”: Moodle will read { $read } day as meant, but the number alone is safer.
   *[other] “{ $value }”: Moodle will read { $read } days as meant, but the number alone is safer.
}

rule-status-not-0-or-1 = Status that is neither 0 nor 1
status-not-0-or-1 = “{ $value }” is neither 0 (active) nor 1 (suspended): Moodle will ignore it without a word, and the enrolment will be active or stay as it is.

rule-zero-period = Period 0 that does not mean “no end”
zero-period = { $days ->
    [one] In “{ $course }” 0 does not mean “no end”: Moodle will apply the period of the course, { $days } day.
   *[other] In “{ $course }” 0 does not mean “no end”: Moodle will apply the period of the course, { $days } days.
}

rule-period-too-long = Enormous period
period-too-long = “{ $value }” days are more than a century. For an enrolment without end leave the cell empty.
period-too-long-year = “{ $value }” looks like a year: Moodle would read as many days, more than five years.
period-too-long-stops = “{ $value }” is too big for the database: the import would stop at that row and the rows below would not be read.

rule-end-date-removed = End date removed
end-date-removed = { $people ->
    [one] In “{ $course }” { $people } person enrolled already will lose their end date: without a period in the file Moodle removes it.
   *[other] In “{ $course }” { $people } people enrolled already will lose their end dates: without a period in the file Moodle removes them.
}

rule-enrolment-reopened = Ended enrolment that opens again
enrolment-reopened = { $people ->
    [one] In “{ $course }” the enrolment of { $people } person has ended: Moodle will open it again, without an end.
   *[other] In “{ $course }” the enrolments of { $people } people have ended: Moodle will open them again, without an end.
}

rule-stays-suspended = Enrolment that stays suspended
stays-suspended = { $people ->
    [one] In “{ $course }” the enrolment of { $people } person is suspended and will stay so, although Moodle says “Enrolled”.
   *[other] In “{ $course }” the enrolments of { $people } people are suspended and will stay so, although Moodle says “Enrolled”.
}

rule-access-kept = Suspension without effect
access-kept = { $people ->
    [one] In “{ $course }” { $people } person is enrolled by another method too: suspending them here will not take their access away.
   *[other] In “{ $course }” { $people } people are enrolled by another method too: suspending them here will not take their access away.
}

## Rows

rule-duplicate-enrolment = Enrolment given twice
duplicate-enrolment = { $rows ->
    [one] { $rows } row repeats an enrolment that stands above, word for word. Moodle will treat it twice, with no further effect.
   *[other] { $rows } rows repeat enrolments that stand above, word for word. Moodle will treat them twice, with no further effect.
}

rule-conflicting-enrolment = Rows that contradict each other
conflicting-roles = { $rows } rows give the same person several roles in the same course: Moodle adds them up and replaces none.
conflicting-periods = { $rows } rows give the same person several periods or statuses in the same course: Moodle keeps those of the last row.
conflicting-groups = { $rows } rows put the same person into several groups of the same course: they will be in each of them.

more-values = { $values } more values of “{ $column }” have the same problem, for example “{ $value }”. Check that it is the right column.

## Fixes

fix-write = Write “{ $to }”
fix-empty = Empty the cell
fix-all = { $cells ->
    [one] Correct { $cells } cell
   *[other] Correct the { $cells } cells
}
fix-course = Replace by “{ $shortname }” ({ $fullname })
fix-role = Write “{ $shortname }” ({ $name })
fix-logins = { $cells ->
    [one] Write the login into { $cells } cell
   *[other] Write the logins into the { $cells } cells
}
fix-remove-rows = { $rows ->
    [one] Take { $rows } row out of the file
   *[other] Take { $rows } rows out of the file
}
fix-delimiter = Put “{ $delimiter }” between columns
fix-shorten = Cut the name at { $most } characters
fix-days-until = { $days ->
    [one] Write { $days } day (until { $day })
   *[other] Write { $days } days (until { $day })
}
fix-status-active = Write 0 (active)
fix-status-suspended = Write 1 (suspended)
fix-keep-ends = Keep the present end dates
fix-map-column = Choose the column in the step Columns, or one value for all rows
fix-map-numbers = Match the course of the same number in the step Columns
fix-other-encoding = Open the file again with another encoding in the step Open
fix-in-spreadsheet = Correct the formula in the spreadsheet, then open the file again
fix-ask-for-manual = Ask whoever runs the course to add the method “Manual enrolments”
fix-ask-for-manual-on = Ask whoever runs the course to switch the method “Manual enrolments” on
fix-ask-to-show = Ask whoever runs the course to show it
fix-ask-for-account = Have the account opened again by the platform manager
fix-enrol-by-hand = Enrol this person by hand in the course
fix-look-up-account = Check the login: an account is often created at the first visit, or the night after
fix-choose-course = Choose another course, or ask the manager for an agreement
fix-choose-role = Choose another role from the list
fix-choose-group = Choose a group from the list
fix-take-role = Take the former role away in the course, after the import
fix-leave-group = Take the person out of the former group in the course, if they change groups
fix-in-information-system = Make the change in the information system
fix-row-per-group = Write one row per group
fix-date-is-past = Choose a date to come: this one is past
fix-write-days = Write a number of days, for example 120
fix-add-period = Add a column of periods for these people
fix-add-status = Add a column of statuses with 0 for these people
fix-write-address = Write a whole address, for example first.last@example.org
