# Rules of the check: titles, findings, what could not be checked, fixes.

tool-moodle = Moodle
tool-tool-sync = tool_sync
tool-any = the tool
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
unchecked-no-role-levels = the catalogue does not say which roles may be given in a course: import a list of roles with the column “assignable_in_course”, or state “usual roles of Moodle” in the details of the platform
unchecked-no-administrators = the platform does not say who administers the site
unchecked-no-default-role = { $courses ->
    [one] the role that { $courses } course gives by default is not told
   *[other] the role that { $courses } courses give by default is not told
}
unchecked-no-default-period = { $courses ->
    [one] how long enrolments in { $courses } course last by default is not told
   *[other] how long enrolments in { $courses } courses last by default is not told
}
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
missing-column = Nothing gives the field “{ $field }” ({ $column }): without it { $tool } will not do what the list asks for.
missing-column-address = { $tool } will look people up by their e-mail address (that is the setting chosen) and the file has none: every row will be refused.

rule-unknown-column = Columns left out
unknown-column = { $columns ->
    [one] The column “{ $names }” will not be written
   *[other] { $columns } columns will not be written ({ $names })
}: { $does ->
    [refuses-file] { $tool } refuses the whole file when it meets a column it does not know.
    [no-place] { $tool } reads no columns other than its own.
   *[other] { $tool } has no use for them.
}

rule-dangerous-column = Column that would do more than enrol
dangerous-column-left-out = The column is left out: none of this will happen. If it is what you wanted, ask the platform manager.
danger-deletes = “{ $column }” would delete accounts, or skip the rows without enrolling anybody.
danger-deletes-always = “{ $column }” would delete the account of every row, whatever the cell holds, in a simulation too.
danger-renames = “{ $column }” would rename accounts, or skip the rows without enrolling anybody.
danger-rename-crashes = “{ $column }” would crash the import at the first filled cell, or create a second account.
danger-renames-groups = “{ $column }” would rename groups, and erase their number and description where the cell is empty.
danger-suspends = “{ $column }” would suspend whole accounts, not enrolments: to Moodle even “no” means yes.
danger-suspends-or-opens = “{ $column }” would suspend whole accounts, not enrolments, and open those whose cell is empty.
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
    [one] The column “{ $names }” will not be written
   *[other] { $columns } columns will not be written ({ $names })
}: { $does ->
    [fills] { $tool } would fill what is empty in everybody’s profile.
   *[other] { $tool } would replace what everybody’s profile holds, and erase it where the cell is empty.
}

rule-orphan-column = Column without a course
orphan-column = “{ $column }” has no column “{ $course }” beside it: { $tool } will ignore it without a word.

rule-number-gap = Gap in the column numbers
number-gap = The columns go up to “{ $last }”, but { $missing } is missing: { $tool } accepts it; check that no column was forgotten.

rule-number-with-zero = Column number with a zero
number-with-zero = To { $tool } “{ $column }” is not “{ $meant }”: it would not go with the role or group of that number. The column is left out.

rule-repeated-column = Column given twice
repeated-column = “{ $column }” is there twice: only one can be written.

## Cells

rule-empty-cell = Required cell empty
empty-cell-login = { $rows ->
    [one] { $rows } row has no login: { $tool } will count it as an error and enrol nobody.
   *[other] { $rows } rows have no login: { $tool } will count them as errors and enrol nobody.
}
empty-cell-address = { $rows ->
    [one] { $rows } row has
   *[other] { $rows } rows have
} no e-mail address: { $tool } would take any account without an address, and enrol somebody else.
empty-cell-course = { $rows ->
    [one] { $rows } row does not say which course: { $tool } will call it “up-to-date” and do nothing.
   *[other] { $rows } rows do not say which course: { $tool } will call them “up-to-date” and do nothing.
}
empty-cell-role = { $rows ->
    [one] { $rows } row has no role: { $tool } will give the default role of the course, nearly always student.
   *[other] { $rows } rows have no role: { $tool } will give the default role of the course, nearly always student.
}
empty-cell = { $rows ->
    [one] { $rows } cell of “{ $column }” is empty and must not be.
   *[other] { $rows } cells of “{ $column }” are empty and must not be.
}
empty-cell-zero = { $rows ->
    [one] { $rows } cell of “{ $column }” holds 0: { $tool } reads it as an empty cell and will do nothing.
   *[other] { $rows } cells of “{ $column }” hold 0: { $tool } reads them as empty cells and will do nothing.
}
empty-row = { $rows ->
    [one] { $rows } row is entirely empty
   *[other] { $rows } rows are entirely empty
}: { $does ->
    [guest] { $tool } would enrol the guest account.
    [stops] { $tool } would stop there, and the rows below would not be read.
    [refuses] { $tool } would count an error.
   *[other] nothing of it is of use in the file.
}

rule-stray-cell = Cells without a course
stray-cell = { $rows ->
    [one] { $rows } row gives a role, a group or a period while “{ $column }” is empty: { $tool } will ignore it without a word.
   *[other] { $rows } rows give a role, a group or a period while “{ $column }” is empty: { $tool } will ignore them without a word.
}

rule-value-needs-quotes = Value that would break the file
value-holds-delimiter = “{ $value }” holds “{ $delimiter }”, the sign between columns: { $does ->
    [refuses-file] the row would have one cell too many and { $tool } would refuse the whole file.
    [shifts] { $tool } would move the following cells.
    [joins-group] { $tool } would take the rest for a part of the group’s name.
    [refuses] { $tool } would read another row, or refuse it.
   *[other] the row would have one cell too many.
}
value-holds-quote = “{ $value }” holds a double quote: { $does ->
    [refuses-file] depending on its place { $tool } may swallow the rows below into this cell.
   *[other] { $tool } would make it a part of the value, or refuse the row.
}
value-holds-break = “{ $value }” holds a line break: the row would be cut in two{ $does ->
    [refuses-file]  and { $tool } would refuse the whole file.
   *[other] , and { $tool } would take the rest for another.
}

rule-invisible-character = Invisible character
invisible-blank = “{ $value }” holds a no-break space (shown as ⍽): { $tool } will see another name than the one you read.
invisible-character = “{ $value }” holds an invisible character (shown as ·): { $tool } will see another name than the one you read.
invisible-character-many = { $values } values of “{ $column }” hold invisible characters: { $tool } will see other names than those you read.

rule-outer-blank = Blanks around a value
outer-blank = “{ $value }” has blanks around it: { $does ->
    [keeps] { $tool } does not take them off and would read another value.
   *[other] the file is cleaner without.
}
outer-blank-many = { $values } values of “{ $column }” have blanks around them, for example “{ $value }”. The file is cleaner without.

rule-mojibake = Damaged accents
mojibake = “{ $value }” was read with a wrong encoding; it was “{ $sound }”: { $tool } would take the damaged text as it is.
mojibake-many = { $values } values of “{ $column }” were read with a wrong encoding, for example “{ $value }”: { $tool } would take the damaged text as it is.

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

rule-altered-code = Code changed by the spreadsheet
altered-code-date-group = “{ $value }” looks like a code that the spreadsheet turned into a date: { $tool } would create a group of that name.
altered-code-day = “{ $value }” is a date: it may be a code such as “1-2” that the spreadsheet changed. Check that a group is really called so.
altered-code-date = “{ $value }” looks like a code that the spreadsheet turned into a date: { $tool } will not find the course.
altered-code-power = “{ $value }” looks like a code that the spreadsheet turned into a number: what was typed is no longer in the cell.
altered-code-digits = “{ $value }” has more than fifteen digits and ends with zeros: a spreadsheet keeps fifteen, and the last ones are lost. The true number is no longer in the list: take it from the source again, with the cell formatted as Text.
fix-format-as-text = Give the column the format Text in the spreadsheet, type the code again, then open the list again

rule-spreadsheet-error = Formula error
spreadsheet-error = “{ $value }” is a formula error of the spreadsheet, not a value: { $tool } can do nothing with it.
spreadsheet-error-group = “{ $value }” is a formula error of the spreadsheet: { $tool } would create a group of that name.

## Courses

rule-formula-start = Text that begins like a formula
formula-start = “{ $value }” begins like a formula: a spreadsheet that opens the file again computes it in place of showing it. Write the value without that sign.
formula-start-many = { $values } values begin like a formula (for example “{ $value }”): a spreadsheet that opens the file again computes them in place of showing them.

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
row-left-out-sheet = The sheet “{ $sheet }” of the workbook names { $count ->
    [one] { $count } person who is not on the list
   *[other] { $count } people who are not on the list
}: this sheet is not taken, and nobody on it would be enrolled.
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
fix-choose-sheet = Take this sheet too on the step Open (on the command line: --sheet), or leave it if it is not of the list
rule-other-shape = The list has another shape
other-shape-courses = Each course has its own column (“{ $columns }”), with a mark or a group on { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}: { $tool } wants one row per enrolment, and these columns would not be read.
other-shape-groups = { $count } columns name a group (“{ $columns }”): only one would be written, and the other groups of { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
} would be forgotten.
other-shape-several-courses = Below “{ $columns }”, { $rows ->
    [one] { $rows } cell names
   *[other] { $rows } cells name
} several courses: { $tool } would read one name, which it does not know.
other-shape-several-roles = Below “{ $columns }”, { $rows ->
    [one] { $rows } cell names
   *[other] { $rows } cells name
} several roles: { $tool } would read a single name, which it does not know.
other-shape-unclear-roles = Below “{ $columns }”, { $rows ->
    [one] { $rows } cell names
   *[other] { $rows } cells name
} several roles: { $tool } would read a single name, which it does not know. Write one row per person and role.
other-shape-several-people = Below “{ $columns }”, { $rows ->
    [one] { $rows } cell names
   *[other] { $rows } cells name
} several people: { $tool } would read one username, and none would be enrolled.
other-shape-written-once = Below “{ $columns }”, the value seems to be written once for the rows that follow: { $rows ->
    [one] { $rows } row has
   *[other] { $rows } rows have
} none, and { $tool } does not guess the one above.
rule-rival-column = Several columns mean the same
rival-column = “{ $label }” ({ $field }) is fed by the column “{ $taken }”, and { $count ->
    [one] another says
   *[other] others say
} the same: “{ $others }”. { $rows ->
    [one] { $rows } row has another value there
   *[other] { $rows } rows have another value there
}: say which column is meant, for the wrong one would enrol somebody else or nobody.
rival-column-told = “{ $label }” ({ $field }) is fed by the column “{ $taken }” rather than by “{ $others }”: the platform knows the values of the first one only. { $rows ->
    [one] { $rows } row differs.
   *[other] { $rows } rows differ.
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
course-not-seen = “{ $value }” is not among the courses that { $platform } shows to the asking account. If it is not hidden, { $tool } will skip these rows without counting them as errors; if it is, it may exist: check on the platform.
unknown-course = “{ $value }” does not exist on { $platform }: { $does ->
    [uncounted] { $tool } will skip these rows without counting them as errors.
    [says] { $tool } will say so and do nothing with these rows.
   *[other] { $tool } can do nothing with these rows.
}
unknown-course-code = “{ $value }” is the code of no course of { $platform }: { $tool } looks courses up by their code and will do nothing with these rows.

rule-course-spelling = Short name in another spelling
course-spelling = “{ $value }” is spelt “{ $meant }” on { $platform }: with another capital, accent or blank { $tool } does not recognise it and enrols nobody.
course-spelling-forgiven = “{ $value }” is spelt “{ $meant }” on { $platform }: its database forgives case and accents, others do not.

rule-course-without-manual = No manual enrolment
course-without-manual = “{ $value }” has no “Manual enrolments” method: { $does ->
    [says] { $tool } will give the role and enrol nobody, and will say so.
    [adds] { $tool } will add it, and enrol the people.
    [fails] { $tool } will do nothing there: the import of this course ends with an error.
   *[other] { $tool } will enrol nobody, and will not say so.
}
course-without-manual-site = Manual enrolments are switched off on { $platform }: { $tool } will enrol nobody in “{ $value }”.

rule-manual-method-off = Manual enrolment switched off
manual-method-not-on = In “{ $value }” the method “Manual enrolments” is not active: it is missing or disabled. Nobody will get access by this file.
manual-method-off = In “{ $value }” the method “Manual enrolments” is switched off: { $does ->
    [says] { $tool } will give the role and enrol nobody, and will say so.
    [fails] { $tool } will refuse the whole course.
   *[other] { $tool } will announce the enrolments, but people will have no access.
}

rule-hidden-course = Hidden course
hidden-course = “{ $value }” is hidden: people will be enrolled, but students will not see it.

rule-front-page = Front page of the site

rule-closed-course = Course closed to requests
closed-course = “{ $value }” is closed to requests on { $platform }: its manager will not enrol these people there.
closed-category = “{ $value }” is in “{ $category }”, a category closed to requests on { $platform }: its manager will not enrol these people there.
front-page = “{ $value }” is the front page of the site, not a course: { $does ->
    [role-only] { $tool } would give the role there and enrol nowhere.
   *[other] nobody will be enrolled there.
}

## Roles

rule-unknown-role = Unknown role
role-supposed = Assumed: the platform does not tell its roles, its details state the usual roles of Moodle.
unknown-role = “{ $value }” is not a role of { $platform }: { $does ->
    [no-role] { $tool } will enrol these people without any role, or crash.
   *[other] { $tool } will not enrol these people, and will forget their group.
}

rule-role-label = Display name of a role
role-label = “{ $value }” is a name shown on the screen; { $tool } wants the short name, for example “{ $shortname }”, and { $does ->
    [untold] will enrol these people only if a role has this short name, which the catalogue does not tell.
    [no-role] will enrol these people without any role, or crash.
   *[other] will not enrol these people.
}
role-label-teacher = Beware: “Enseignant” (Teacher) is the role editingteacher, who can change the course. The role teacher is the non-editing teacher.

rule-role-not-assignable = Role that cannot be given in a course
role-not-assignable = The role “{ $value }” exists on { $platform } but { $does ->
    [gives] is not made for courses: { $tool } will give it all the same.
   *[other] cannot be given in a course: { $tool } will call it unknown and enrol nobody.
}

rule-role-number = Number instead of a role
role-number = “{ $value }” would be read as the number of a role: these people would become “{ $role }”.
role-number-name = “{ $value }” is a role name made of digits: { $tool } reads it as a number and will not find the role.
role-number-untold = “{ $value }” would be read as the number of a role; on many platforms 1 is the manager.

rule-powerful-role = Very wide role
powerful-role = “{ $value }” gives management rights over the course, its grades and its people. Check that it is meant for all these rows.

rule-role-by-default = Role given by default
role-by-default = { $rows ->
    [one] { $rows } row fills
   *[other] { $rows } rows fill
} “{ $course }” without “{ $column }”: { $does ->
    [student] { $tool } will give the role of students, and show a failure.
   *[other] { $tool } will give the default role of the course, nearly always student.
}

rule-role-added = Role added to another
role-added = { $people ->
    [one] In “{ $course }” { $people } person holds the role “{ $held }” already: they will keep it and get “{ $asked }” as well.
   *[other] In “{ $course }” { $people } people hold the role “{ $held }” already: they will keep it and get “{ $asked }” as well.
}
role-kept = { $people ->
    [one] In “{ $course }” { $people } person holds the role “{ $held }” already: they will keep it, and not get the one of the form.
   *[other] In “{ $course }” { $people } people hold the role “{ $held }” already: they will keep it, and not get the one of the form.
}

rule-role-not-offered = Role that may not be asked for
role-not-offered = The role “{ $value }” is not among those that may be asked for on { $platform }: its manager will not give it.

## Accounts

rule-unknown-account = Unknown account
unknown-account-age = The account list is of { $day }: an account created since is not in it.
unknown-account = “{ $value }” has no account on { $platform }: { $tool } will skip these rows and enrol nobody.
unknown-account-number = “{ $value }” is the ID number of no account of { $platform }: { $tool } looks people up by it and will enrol nobody.
unknown-account-email = “{ $value }” is the address of no account of { $platform }, capitals included: { $tool } looks people up by address and will enrol nobody.
several-accounts = “{ $value }” names { $count } accounts: { $tool } refuses to choose and will enrol nobody.

rule-login-spelling = Misspelt login
login-spelling = “{ $value }” holds { $what }: { $tool } will not recognise this login.
login-spelling-known = “{ $value }” holds { $what } and the account exists as such: { $tool } will show an error, but enrol the person.
login-spelling-stops = “{ $value }” holds { $what } and the account exists as such: if { $tool } has to write this account, the import stops at that row and the rows below are not read.
login-spelling-untold = “{ $value }” holds { $what }: { $tool } will recognise this login only if an account is spelt exactly so, which the catalogue does not tell and is rare.
login-spelling-forgiven = “{ $value }” holds { $what }: the database of the site finds the account “{ $login }” by it. { $tool } will show an error, but enrol the person.
login-spelling-new = “{ $value }” holds { $what }: { $tool } does not create such an account, and the import stops at that row.
login-spelling-cleaned = “{ $value }” holds { $what }: { $tool } will create the account “{ $cleaned }”.
login-spelling-many = { $values } logins hold capitals, accents, blanks or other signs (column “{ $column }”, for example “{ $value }”): { $tool } will not recognise them.
login-holds-hidden = an invisible character
login-holds-blank = a blank
login-holds-capital = a capital letter
login-holds-accent = an accent
login-holds-sign = a sign that is not allowed

rule-closed-account = Account that cannot log in
closed-account-suspended = The account “{ $value }” is suspended: { $tool } will enrol it without a word, but the person cannot log in.
closed-account-nologin = The account “{ $value }” is closed to logging in: { $tool } will enrol it without a word, but the person cannot log in.
closed-account-unconfirmed = The account “{ $value }” was never confirmed: { $tool } will enrol it without a word, but the person cannot log in yet.
closed-account-method = The account “{ $value }” logs in by a method that is no longer switched on: { $does ->
    [writes] { $tool } may refuse the row, and the person cannot log in.
   *[other] { $tool } will enrol it without a word, but the person cannot log in.
}

rule-administrator-account = Administrator account
administrator-account = “{ $value }” is an administrator of the site: { $tool } refuses to enrol them this way.

rule-guest-account = Guest account
guest-account = “{ $value }” is the guest account of the site: { $does ->
    [enrols] { $tool } will enrol it without a word.
   *[other] { $tool } refuses to enrol it.
}

rule-login-is-idnumber = Numbers instead of logins
login-is-idnumber = { $values } values are not logins of { $platform } but ID numbers: { $tool } looks people up by login here and will not find them.

rule-email-form = Malformed e-mail address
email-form = “{ $value }” is not an e-mail address: { $tool } will write it all the same.

rule-email-taken = Somebody else’s address
email-taken = “{ $email }” is the address of the account “{ $owner }” already: { $tool } will refuse the row of “{ $login }” and enrol nobody.

rule-email-repeated = One address for several people
email-repeated = “{ $email }” is given to { $people } people: { $tool } will create the first account only.

rule-existing-account = Account that exists already
existing-account = “{ $value }” has an account already: { $does ->
    [doubles] { $tool } will create a second one, with a number behind its name.
   *[other] { $tool } will skip these rows, and enrol nobody.
}
existing-account-many = { $values } values of “{ $column }” have an account already, for example “{ $value }”: with these settings { $tool } does not enrol these people.

## Groups

rule-group-near-existing = Nearly the same group
group-near-existing = “{ $value }” is not “{ $near }”: { $does ->
    [ignores] { $tool } will put these people into no group, without a word.
    [says] { $tool } will put these people into no group.
   *[other] a second group would be created beside it.
}

rule-numeric-group = Group made of a number
numeric-group = “{ $value }” would be read as the internal number of a group, not as a name: { $tool } may put these people into quite another group, or create a new one at every import.
numeric-group-is-id = In “{ $course }”, { $value } is the internal number of the group “{ $group }”: these people would be added to it.
numeric-group-existing = The group “{ $value }” exists, but { $tool } reads a number as an internal number: it would create a second group “{ $value }” at every import.

rule-several-groups = Several groups in one cell
several-groups = “{ $value }” seems to name { $count } groups: { $does ->
    [ignores] { $tool } will put these people into no group, without a word.
    [says] { $tool } will put these people into no group.
   *[other] { $tool } would create one single group with all of this as its name.
}

rule-group-placeholder = Word put for “no group”
group-placeholder = “{ $value }” seems to mean “no group”: { $does ->
    [ignores] { $tool } will put these people into no group, without a word.
    [says] { $tool } will put these people into no group.
   *[other] { $tool } would create a group of that name.
}
group-placeholder-zero = A 0 is read as an empty cell: { $tool } will put these people into no group. An empty cell is clearer.

rule-automatic-group = Automatic group
automatic-group-said = On { $platform }, “{ $value }” is a group of “{ $course }” that another system fills: what you add there by hand will be undone the next night.
automatic-group = “{ $value }” is a group that the information system fills every night: what you add here on { $platform } will be gone tomorrow.

rule-long-group = Group name too long
long-group = The group “{ $value }” has a name of { $length } characters: beyond { $most } the import stops at that row and the rows below are not read.

rule-group-code = Code instead of a group
group-code = “{ $value }” is the code of the group “{ $group }”, not its name: { $does ->
    [ignores] { $tool } will put these people into no group, without a word.
    [says] { $tool } will put these people into no group.
   *[other] { $tool } would create a new group with this code as its name.
}
group-code-grouping = “{ $value }” is a grouping, not a group: { $does ->
    [ignores] { $tool } will put these people into no group, without a word.
    [says] { $tool } will put these people into no group.
   *[other] { $tool } would create a group of that name.
}

rule-group-created = Group that will be created
group-created = { $courses ->
    [one] “{ $value }” does not exist yet in { $courses } course: { $tool } will create it.
   *[other] “{ $value }” does not exist yet in { $courses } courses: { $tool } will create it in each.
}

rule-group-kept = Former group kept
group-kept = { $people ->
    [one] In “{ $course }” { $people } person is in “{ $group }” already: they will stay there, besides the group of the file.
   *[other] In “{ $course }” { $people } people are in “{ $group }” already: they will stay there, besides the group of the file.
}

rule-group-spellings = One group spelt two ways
group-spellings = “{ $value }” and “{ $usual }” read the same: { $tool } would create two groups.

rule-unknown-group = Unknown group
unknown-group = { $courses ->
    [one] “{ $value }” does not exist in { $courses } course
   *[other] “{ $value }” does not exist in { $courses } courses
}: { $does ->
    [ignores] { $tool } will put these people into no group, without a word.
   *[other] { $tool } will say so, and put these people into no group.
}

rule-group-escaped = Apostrophe in a group
group-escaped = “{ $value }” holds an apostrophe: { $tool } will create a group with a backslash before it, and one more at each import.

## Period and status

rule-period-unit = Period without a unit
period-unit = Below “{ $title }”, { $count ->
    [one] { $count } would be read as { $count } day
   *[other] { $count } would be read as { $count } days
}: the header does not say whether these are days, weeks or months.
fix-months-to-days = Write { $days } ({ $count ->
    [one] { $count } month
   *[other] { $count } months
})
fix-weeks-to-days = Write { $days } ({ $count ->
    [one] { $count } week
   *[other] { $count } weeks
})
rule-period-not-days = Period that is not a number of days
period-not-days = { $read ->
    [one] “{ $value }” is not a number of days: { $tool } would read { $read } day.
   *[other] “{ $value }” is not a number of days: { $tool } would read { $read } days.
}
period-not-days-endless = “{ $value }” is not a number of days: { $tool } would read nothing and the enrolment would have no end.
period-not-days-right = { $read ->
    [one] “{ $value }”: { $tool } will read { $read } day as meant, but the number alone is safer.
   *[other] “{ $value }”: { $tool } will read { $read } days as meant, but the number alone is safer.
}

rule-status-not-0-or-1 = Status that is neither 0 nor 1
status-not-0-or-1 = “{ $value }” is neither 0 (active) nor 1 (suspended): { $tool } will ignore it without a word, and the enrolment will be active or stay as it is.

rule-zero-period = Period 0 that does not mean “no end”
zero-period = { $days ->
    [one] In “{ $course }” 0 does not mean “no end”: { $tool } will apply the period of the course, { $days } day.
   *[other] In “{ $course }” 0 does not mean “no end”: { $tool } will apply the period of the course, { $days } days.
}

rule-period-too-long = Enormous period
period-too-long = “{ $value }” days are more than a century. For an enrolment without end leave the cell empty.
period-too-long-year = “{ $value }” looks like a year: { $tool } would read as many days, more than five years.
period-too-long-stops = “{ $value }” is too big for the database: the import would stop at that row and the rows below would not be read.

rule-end-date-removed = End date removed
end-date-removed = { $people ->
    [one] In “{ $course }” { $people } person enrolled already will lose their end date: without a period in the file { $tool } removes it.
   *[other] In “{ $course }” { $people } people enrolled already will lose their end dates: without a period in the file { $tool } removes them.
}

rule-enrolment-reopened = Ended enrolment that opens again
enrolment-reopened = { $people ->
    [one] In “{ $course }” the enrolment of { $people } person has ended: { $tool } will open it again, without an end.
   *[other] In “{ $course }” the enrolments of { $people } people have ended: { $tool } will open them again, without an end.
}

rule-stays-suspended = Enrolment that stays suspended
stays-suspended = { $people ->
    [one] In “{ $course }” the enrolment of { $people } person is suspended and will stay so, although { $tool } says “Enrolled”.
   *[other] In “{ $course }” the enrolments of { $people } people are suspended and will stay so, although { $tool } says “Enrolled”.
}
stays-as-it-is = { $people ->
    [one] In “{ $course }” the enrolment of { $people } person { $what ->
        [over] has ended
       *[suspended] is suspended
    } and will stay so, although { $tool } tells of success.
   *[other] In “{ $course }” the enrolments of { $people } people { $what ->
        [over] have ended
       *[suspended] are suspended
    } and will stay so, although { $tool } tells of success.
}

rule-access-kept = Suspension without effect
access-kept = { $people ->
    [one] In “{ $course }” { $people } person is enrolled by another method too: suspending them here will not take their access away.
   *[other] In “{ $course }” { $people } people are enrolled by another method too: suspending them here will not take their access away.
}

rule-end-is-past = End date already past
end-is-past = “{ $value }” is { $day }, already past: these people would have no access.

rule-start-after-end = Start after the end
start-after-end = The start ({ $start }) comes after the end ({ $end }): { $does ->
    [second-enrolment] { $tool } will ignore the row.
   *[other] these people would never have access.
}

## Rows

rule-duplicate-enrolment = Enrolment given twice
duplicate-enrolment = { $rows ->
    [one] { $rows } row repeats an enrolment that stands above, word for word: { $tool } will treat it twice, with no further effect.
   *[other] { $rows } rows repeat enrolments that stand above, word for word: { $tool } will treat them twice, with no further effect.
}

rule-conflicting-enrolment = Rows that contradict each other
conflicting-roles = { $rows } rows give the same person several roles in the same course: { $tool } adds them up and replaces none.
conflicting-periods = { $rows } rows give the same person several periods or statuses in the same course: { $tool } keeps those of the last row.
conflicting-groups = { $rows } rows put the same person into several groups of the same course: they will be in each of them.

more-values = { $values } more values of “{ $column }” have the same problem, for example “{ $value }”. Check that it is the right column.

## Fixes

fix-write = Write “{ $to }”
fix-seconds = Write { $to } ({ $day })
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
fix-look-up-by-login = Set the search by address back to “No”, or give the address of each person
fix-map-numbers = Match the course of the same number in the step Columns
fix-other-encoding = Open the file again with another encoding in the step Open
fix-in-spreadsheet = Correct the formula in the spreadsheet, then open the file again
fix-ask-for-manual = Ask whoever runs the course to add the method “Manual enrolments”
fix-ask-for-manual-on = Ask whoever runs the course to switch the method “Manual enrolments” on
fix-ask-to-show = Ask whoever runs the course to show it
fix-ask-for-account = Have the account opened again by the platform manager
fix-enrol-by-hand = Enrol this person by hand in the course
fix-open-by-hand = Open these enrolments by hand in the course
fix-look-up-account = Check the login: an account is often created at the first visit, or the night after
fix-choose-course = Choose another course, or ask the manager for an agreement
fix-choose-role = Choose another role from the list
fix-choose-group = Choose a group from the list
fix-take-role = Take the former role away in the course, after the import
fix-leave-group = Take the person out of the former group in the course, if they change groups
fix-in-information-system = Make the change in the information system
fix-shape-courses = Write one row per course
fix-shape-groups = Write one row per group
fix-shape-several-courses = Write one row per course
fix-shape-several-groups = Write one row per group
fix-shape-several-roles = Write one row per role
fix-shape-several-people = Write one row per person
fix-shape-written-once = Repeat the value above in the empty cells
fix-keep-column = Keep “{ $column }”
fix-take-column = Take “{ $column }”
fix-row-per-group = Write one row per group
fix-date-is-past = Choose a date to come: this one is past
fix-write-days = Write a number of days, for example 120
fix-add-period = Add a column of periods for these people
fix-add-status = Add a column of statuses with 0 for these people
fix-write-address = Write a whole address, for example first.last@example.org
