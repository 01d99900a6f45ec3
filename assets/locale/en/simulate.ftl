# What the platform will do with the file.

simulate-unknown-setting = This import has no setting “{ $key }”. Check its name.
simulate-bad-setting = Setting “{ $key }” cannot be “{ $value }”. Choose one of the values that the import offers.

not-told-courses = The list of courses is not known: it cannot be told whether this one exists.
not-told-hidden-courses = Hidden courses are not told: this one is not among those that the asking account sees, and may exist all the same.
not-told-accounts = The catalogue says nothing of this account: it cannot be told whether this person has one.
not-told-account-fields = The catalogue does not give all the values of the profile: it cannot be told whether this one will change.
not-told-roles = The list of roles is not known: it cannot be told whether this role may be given.
not-told-administrators = The administrators of the site are not told: if this person is one, Moodle will refuse the row.
not-told-role-levels = Nothing says whether this role may be given in a course. Import a list of roles with the column “assignable_in_course”, or say in the details that the platform has the usual roles of Moodle.
not-told-default-role = The role that this course gives by default is not told: name the role in the list, or the default role in the details of the platform.
not-told-default-period = How long enrolments in this course last by default is not told: nobody can say when the enrolment will end. Give a period in the list, or the default period in the details of the platform.
not-told-methods = The enrolment methods of this course are not known: it cannot be told whether the enrolment will take place.
not-told-enrolments = Existing enrolments are not known, or not in detail: it cannot be told whether this person is enrolled already, and how.
not-told-groups = The groups of this course are not known: it cannot be told whether this group will be created.
not-told-cohorts = Cohorts are not known: it cannot be told whether this one will be created.
not-told-cohort-sync = The catalogue does not say which courses follow this cohort: it may enrol the person elsewhere.
not-told-categories = Categories are not known: it cannot be told whether this one exists.
not-told-role-assignments = Roles already given are not known: it cannot be told whether this person has this one.
not-told-profile-fields = Custom profile fields are not known: it cannot be told whether the value will change.
not-told-auth-plugins = The installed ways of logging in are not known: this one is not among Moodle’s own.
not-told-languages = Installed languages are not known: this one could be replaced by the language of the site.
not-told-release = The catalogue does not give the full release of Moodle: depending on its correction, this row is refused or not, or an apostrophe is put before a value that begins with =, +, - or @.

outlook = { $rows ->
    [0] No row
    [one] One row
   *[other] { $rows } rows
}: { $enrolled ->
    [0] none enrols anybody
    [one] one enrols somebody
   *[other] { $enrolled } enrol somebody
}{ $changed ->
    [0] {""}
    [one] {""}, one changes something else
   *[other] {""}, { $changed } change something else
}{ $unchanged ->
    [0] {""}
    [one] {""}, one changes nothing
   *[other] {""}, { $unchanged } change nothing
}{ $refused ->
    [0] {""}
    [one] {""}, one is refused
   *[other] {""}, { $refused } are refused
}{ $not_told ->
    [0] {""}
    [one] {""}, one cannot be foreseen
   *[other] {""}, { $not_told } cannot be foreseen
}.{ $assumed ->
    [0] {""}
    [one] {" "}One row rests on what the platform’s details assume.
   *[other] {" "}{ $assumed } rows rest on what the platform’s details assume.
}
outlook-stopped = The import stops at line { $line }. Of { $rows } rows, { $enrolled ->
    [0] none enrols anybody
    [one] one enrols somebody
   *[other] { $enrolled } enrol somebody
}{ $changed ->
    [0] {""}
    [one] {""}, one changes something else
   *[other] {""}, { $changed } change something else
}{ $unchanged ->
    [0] {""}
    [one] {""}, one changes nothing
   *[other] {""}, { $unchanged } change nothing
}{ $refused ->
    [0] {""}
    [one] {""}, one is refused
   *[other] {""}, { $refused } are refused
}{ $not_told ->
    [0] {""}
    [one] {""}, one cannot be foreseen
   *[other] {""}, { $not_told } cannot be foreseen
}.{ $assumed ->
    [0] {""}
    [one] {" "}One row rests on what the platform’s details assume.
   *[other] {" "}{ $assumed } rows rest on what the platform’s details assume.
}
outlook-refused = The file is refused as a whole{ $rows ->
    [0] {""}
    [one] {""}: its row enrols nobody
   *[other] {""}: none of its { $rows } rows enrols anybody
}.
outlook-open = { $rows ->
    [one] One row, of which nothing can be foreseen
   *[other] { $rows } rows, of which nothing can be foreseen
} with what the catalogue tells.
outlook-short = { $enrolled ->
    [0] none enrols
    [one] one row enrols
   *[other] { $enrolled } enrol
}{ $refused ->
    [0] {""}
    [one] {""}, one refused
   *[other] {""}, { $refused } refused
}{ $not_told ->
    [0] {""}
    [one] {""}, one not foreseen
   *[other] {""}, { $not_told } not foreseen
}{ $changed ->
    [0] {""}
    [one] {""}, one changes
   *[other] {""}, { $changed } change
}
outlook-open-short = nothing can be foreseen
outlook-nobody-short = nobody will be enrolled
confirm-nobody = { $rows ->
    [0] The file is refused as a whole: it would enrol nobody
    [one] This file would enrol nobody: its row is refused
   *[other] This file would enrol nobody: nothing is done for its { $rows } rows
}
confirm-all-in-error = { $count ->
    [one] The only row of the file has an error
   *[other] All { $count } rows of the file have an error
}
confirm-site-roles = { $count ->
    [one] The file gives a role on the whole site
   *[other] The file gives { $count } roles on the whole site
}
confirm-managers = { $count ->
    [one] The file gives the manager role once
   *[other] The file gives the manager role { $count } times
}
confirm-deleted = { $count ->
    [one] One account would be deleted
   *[other] { $count } accounts would be deleted
}
confirm-created = { $count ->
    [one] One account would be created
   *[other] { $count } accounts would be created
}
confirm-enrolments = { $count ->
    [one] One enrolment would be written
   *[other] { $count } enrolments would be written at once
}
confirm-courses = { $count ->
    [one] One course is concerned
   *[other] { $count } courses are concerned at once
}
confirm-groups = { $count ->
    [one] One group would be created
   *[other] { $count } groups would be created at once
}

final-page = Moodle’s final page will say: { $updated ->
    [0] no user updated
    [one] one user updated
   *[other] { $updated } users updated
}, { $skipped ->
    [0] none skipped
    [one] one skipped
   *[other] { $skipped } skipped
}, { $errors ->
    [0] no error
    [one] one error
   *[other] { $errors } errors
}. It does not count enrolments.
final-page-aborted = Moodle’s final page will only say that writing to the database failed, not which rows are written already.
final-page-created = Moodle’s final page will say: { $created ->
    [0] no user created
    [one] one user created
   *[other] { $created } users created
}, { $updated ->
    [0] none updated
    [one] one updated
   *[other] { $updated } updated
}, { $skipped ->
    [0] none skipped
    [one] one skipped
   *[other] { $skipped } skipped
}, { $errors ->
    [0] no error
    [one] one error
   *[other] { $errors } errors
}. It does not count enrolments.
final-page-hides = { $count ->
    [one] One row will fail without being counted among the errors: its course, role or group is refused.
   *[other] { $count } rows will fail without being counted among the errors: their course, role or group is refused.
}
final-page-no-effect = { $count ->
    [one] One row will look like a success although the person gets no access.
   *[other] { $count } rows will look like a success although the people get no access.
}

foresee-file-refused = Moodle will refuse the whole file
foresee-file-refused-named = Moodle will refuse the whole file: { $names }
foresee-file-refused-note = Nothing will be written. Check the separator, the header and the number of cells of each row.
foresee-form-refused = Moodle will refuse the settings of the import: { $names }
foresee-form-refused-note = Nothing will be written. These settings need a column that the file does not have.
foresee-aborted = The import will stop half-way
foresee-aborted-note = A value does not fit into the database. Rows above will be written, those below will not be read. Correct this row before sending.
foresee-site-role = { $count ->
    [one] A role will be given on the whole site: { $names }
   *[other] { $count } roles will be given on the whole site: { $names }
}
foresee-site-role-note = These people will have this role in every course. Take out the sysrole column if that is not meant.
foresee-accounts-deleted = { $count ->
    [one] One account will be deleted: { $names }
   *[other] { $count } accounts will be deleted: { $names }
}
foresee-accounts-deleted-note = A deleted account cannot be brought back. Take out the deleted column if that is not meant.
foresee-unknown-account = { $count ->
    [one] Unknown account: { $names }
   *[other] { $count } rows have an unknown account: { $names }
}
foresee-unknown-account-note = Moodle will go on to the next row without enrolling anybody. Check the login, or ask for the account to be created.
foresee-account-refused = { $count ->
    [one] One row will stop at the account
   *[other] { $count } rows will stop at the account
}
foresee-account-refused-named = { $count ->
    [one] One row will stop at the account: { $names }
   *[other] { $count } rows will stop at the account: { $names }
}
foresee-account-refused-note = Moodle will not treat the enrolments of these rows. Correct the login or the profile values.
foresee-unknown-course = { $count ->
    [one] Unknown course: { $names }
   *[other] Unknown course { $count } times: { $names }
}
foresee-unknown-course-note = Moodle looks for the exact short name only. Nobody will be enrolled there, and the final page will not count it as an error.
foresee-unknown-role = { $count ->
    [one] Role refused: { $names }
   *[other] Role refused { $count } times: { $names }
}
foresee-unknown-role-note = There is no such role, or the person who imports may not give it. Neither the enrolment nor the group will be made.
foresee-other-refusal = { $count ->
    [one] Value refused: { $names }
   *[other] { $count } values refused: { $names }
}
foresee-other-refusal-note = Moodle will pass over these cohorts, categories or types and go on.
foresee-no-manual-method = { $count ->
    [one] One person will not be enrolled: { $names }
   *[other] Nobody will be enrolled, { $count } times: { $names }
}
foresee-no-manual-method-note = The course has no manual enrolment: Moodle will do nothing and say nothing. Ask for it to be added there.
foresee-disabled-method = { $count ->
    [one] One person will be enrolled without access: { $names }
   *[other] { $count } people will be enrolled without access: { $names }
}
foresee-disabled-method-note = Manual enrolment is switched off in this course: Moodle will say it is done, but the door stays closed.
foresee-not-in-course = { $count ->
    [one] Group refused: { $names }
   *[other] Group refused { $count } times: { $names }
}
foresee-not-in-course-note = The person is not enrolled in the course and cannot join one of its groups.
foresee-end-removed = { $count ->
    [one] One person already enrolled will lose their end date: { $names }
   *[other] { $count } people already enrolled will lose their end date: { $names }
}
foresee-end-removed-note = Without a period in the file, Moodle removes the end of the enrolment and moves its start to today. Give a period if the end must stay.
foresee-reopened = { $count ->
    [one] An access that was over will open again: { $names }
   *[other] { $count } accesses that were over will open again: { $names }
}
foresee-reopened-note = These enrolments were over. Take out these rows if the door must stay closed.
foresee-stays-suspended = { $count ->
    [one] One enrolment will stay suspended: { $names }
   *[other] { $count } enrolments will stay suspended: { $names }
}
foresee-stays-suspended-note = Moodle will say it is done, but the door stays closed. Write 0 as the status of the enrolment to open it.
foresee-manager = { $count ->
    [one] One person will become a manager: { $names }
   *[other] { $count } people will become managers: { $names }
}
foresee-manager-note = A manager can change everything in the course. Check that this is meant.
foresee-role-added = { $count ->
    [one] One person will keep their old role beside the new one: { $names }
   *[other] { $count } people will keep their old role beside the new one: { $names }
}
foresee-role-added-note = This import adds roles and never takes one away. Ask for the old role to be removed if need be.
foresee-suspended-account = { $count ->
    [one] One account is suspended: { $names }
   *[other] The account is suspended { $count } times: { $names }
}
foresee-suspended-account-note = The enrolment will be made, but the person cannot log in.
foresee-closed-account = { $count ->
    [one] One account cannot log in: { $names }
   *[other] The account cannot log in { $count } times: { $names }
}
foresee-closed-account-note = The account is not confirmed, or its login is closed. The enrolment will be made all the same.
foresee-suspended-enrolment = { $count ->
    [one] One enrolment will be suspended: { $names }
   *[other] { $count } enrolments will be suspended: { $names }
}
foresee-suspended-enrolment-note = The file asks for it. A person who is enrolled by a cohort too keeps their access.
foresee-hidden-course = { $count ->
    [one] One course is hidden from students: { $names }
   *[other] { $count } enrolments go into a hidden course: { $names }
}
foresee-hidden-course-note = The enrolment will be made, but students will not see the course as long as it is hidden.
foresee-near-group = { $count ->
    [one] A group that looks like another will be created: { $names }
   *[other] { $count } groups that look like others will be created: { $names }
}
foresee-near-group-note = A group of the course has nearly this name. Write it exactly the same to avoid a second one.
foresee-group-created = { $count ->
    [one] One group will be created: { $names }
   *[other] { $count } groups will be created: { $names }
}
foresee-group-created-note = No group of the course has this name.
foresee-cohort-created = { $count ->
    [one] One cohort will be created: { $names }
   *[other] { $count } cohorts will be created: { $names }
}
foresee-cohort-created-note = Moodle looks for a cohort by its code. If this is its name, a second cohort will be born.
foresee-profile-erased = { $count ->
    [one] One profile value will be erased: { $names }
   *[other] { $count } profile values will be erased: { $names }
}
foresee-profile-erased-note = An empty cell replaces the stored value. Take out these columns if the file only enrols.
foresee-profile-changed = { $count ->
    [one] One profile value will be replaced: { $names }
   *[other] { $count } profile values will be replaced: { $names }
}
foresee-profile-changed-note = Moodle copies these columns into the accounts. Take them out if the file only enrols.
foresee-accounts-created = { $count ->
    [one] One account will be created: { $names }
   *[other] { $count } accounts will be created: { $names }
}
foresee-accounts-created-note = A login with a mistake creates a second account for the same person.
foresee-guest-enrolled = { $count ->
    [one] One row enrols the guest account
   *[other] { $count } rows enrol the guest account
}
foresee-guest-enrolled-note = A row without an identifier finds the first account that has none. Take these rows out.
foresee-enrolment-removed = { $count ->
    [one] One enrolment is taken away
   *[other] { $count } enrolments are taken away
}
foresee-enrolment-removed-note = With the last enrolment in a course, the other roles and the groups of the person go too.
foresee-planned = { $count ->
    [one] One row is kept for later
   *[other] { $count } rows are kept for later
}
foresee-planned-note = Their start has not come yet: they take effect on that day.
foresee-method-created = { $count ->
    [one] An enrolment method is added to one course: { $names }
   *[other] An enrolment method is added to { $count } courses: { $names }
}
foresee-method-created-note = The tool adds its enrolment method where it is missing, without asking.
foresee-grouping-created = { $count ->
    [one] One grouping is created: { $names }
   *[other] { $count } groupings are created: { $names }
}
foresee-grouping-created-note = For each group the tool creates a grouping of the same name. A setting of the import avoids it.
foresee-welcome = { $count ->
    [one] One welcome message goes out: { $names }
   *[other] { $count } welcome messages go out: { $names }
}
foresee-welcome-note = Everybody who is enrolled receives the welcome message of the course, and again if the file is imported again.
foresee-welcome-not-told = { $count ->
    [one] One welcome message may go out: { $names }
   *[other] { $count } welcome messages may go out: { $names }
}
foresee-welcome-not-told-note = Since Moodle 4.4, manual enrolment writes to everybody once the course has a teacher, unless this setting is off; the catalogue does not tell it. A second import writes a second time.
foresee-nothing-done = { $count ->
    [one] One row will do nothing
   *[other] { $count } rows will do nothing
}
foresee-nothing-done-note = They have neither a course nor another change. Moodle will only say that the account is up to date.
foresee-enrolments-not-told = { $count ->
    [one] One row without the present enrolments
   *[other] { $count } rows without the present enrolments
}
foresee-enrolments-not-told-note = The catalogue does not say who is enrolled already, or in which groups. Moodle will enrol these people; for those who are enrolled it will move the start to today and rewrite the end.
foresee-ends-not-told = { $count ->
    [one] One enrolment whose end cannot be foreseen
   *[other] { $count } enrolments whose end cannot be foreseen
}
foresee-administrators-not-told = { $count ->
    [one] One person of whom nothing says whether they administer the site
   *[other] { $count } rows of people of whom nothing says whether they administer the site
}
foresee-roles-assumed = { $count ->
    [one] One row assumes the usual roles of Moodle
   *[other] { $count } rows assume the usual roles of Moodle
}
foresee-default-role-assumed = { $count ->
    [one] One row assumes the default role of the platform’s details
   *[other] { $count } rows assume the default role of the platform’s details
}
foresee-default-period-assumed = { $count ->
    [one] One row assumes the default period of the platform’s details
   *[other] { $count } rows assume the default period of the platform’s details
}
foresee-assumed-note = The platform does not tell it: its details say so. If they are wrong, these rows will end otherwise.
foresee-not-told = { $count ->
    [one] One row cannot be foreseen
   *[other] { $count } rows cannot be foreseen
}
foresee-not-told-note = The catalogue of the platform does not say enough. Complete it, or check these rows on the platform.
lot-unknown-account = Refused: unknown account
lot-account-refused = Refused: account or profile
lot-unknown-course = Refused: unknown course
lot-unknown-role = Refused: role unknown or not allowed
lot-not-in-course = Refused: not enrolled in the course
lot-no-manual-method = Nothing is done: no manual enrolment
lot-aborted = The import stops here
lot-refused = Refused
lot-not-told = Cannot be told
lot-deleted = Account deleted
lot-created = Account created
lot-enrolled = New enrolment
lot-written = Enrolment, new or rewritten
lot-changed = Enrolled already, changed
lot-planned = Kept for later
lot-updated = Another change
lot-unchanged = Enrolled already, unchanged
lot-nothing = Nothing changes
