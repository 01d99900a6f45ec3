# Other importers: what their files ask for.

export-long-line = A row has { $bytes } bytes, and this tool reads only { $most } at once: the rest would be taken for another person. Shorten the values of this row.
export-passed-over = A row begins with “{ $character }”: the tool would pass over it without a word. Change the first value of this row.

rule-cell-never-empty = Empty cell where the tool wants a value
cell-never-empty-required = { $rows ->
    [one] { $rows } row has
   *[other] { $rows } rows have
} nothing in “{ $field }”: { $does ->
    [guest] { $tool } would enrol the guest account instead.
    [stops] { $tool } stops at the first one, and the rows below are not read.
    [stops-for-good] { $tool } stops at the first one, now and every time after: the file must not be sent so.
    [refuses] { $tool } refuses these rows.
    [nothing] { $tool } will do nothing with these rows, without a word.
   *[other] it is needed.
}
cell-never-empty-optional = { $rows ->
    [one] { $rows } row has
   *[other] { $rows } rows have
} nothing in “{ $field }”: an empty cell there erases, or does something else than meant.
fix-fill-cells = Fill these cells, or remove the rows

rule-profile-reset = Profiles reset
profile-reset = For want of these columns, { $tool } will overwrite { $fields } in every person’s profile. { $people ->
    [0] The catalogue does not tell who would lose something.
    [one] { $people } person would lose what the catalogue knows.
   *[other] { $people } people would lose what the catalogue knows.
}
profile-reset-prefer = For mere enrolments, prefer “{ $importer }”: no profile is touched.

fix-convert = Make this list for “{ $importer }”

rule-value-too-long = Value too long
value-too-long = This value has { $length } characters, and { $tool } takes only { $most }: the import would stop at this row.
fix-shorten-value = Shorten the value

rule-character-not-taken = Character that the tool does not take
character-not-taken = “{ $value }” holds a character that { $tool } does not take: { $does ->
    [refuses] the row will be refused, and the person not enrolled.
   *[other] the import would stop where the account would be created.
}
fix-other-characters = Write the value without accents, spaces or special signs

rule-choice-not-taken = Word that the tool does not know
choice-not-taken = “{ $value }” is no word that Bordereau writes for this tool ({ $choices }): it would not enrol, or would crash.

rule-row-passed-over = Row that the tool would pass over
row-passed-over = { $rows ->
    [one] { $rows } row begins
   *[other] { $rows } rows begin
} in “{ $field }” with a sign of a remark: { $tool } will pass over without a word.
fix-first-cell = Correct the first value of the row

rule-row-too-long = Row too long
row-too-long = { $rows ->
    [one] { $rows } row exceeds
   *[other] { $rows } rows exceed
} { $most } bytes: { $tool } would take the rest for another person.

rule-text-altered = Text that the tool alters
text-altered = The value holds “{ $text }”, which { $tool } would replace by the separator of the site.
fix-rewrite = Write the value otherwise

rule-moment-form = Date that the tool does not read
moment-form-seconds = “{ $value }” is no number of seconds: { $does ->
    [stops] the import would crash at this row.
    [leading-number] { $tool } would take its first figures for seconds of 1970: the enrolment would be over at once.
   *[other] { $tool } will not read it.
}
moment-not-seconds = “{ $value }” counts seconds from 1970, which gives no likely date: { $does ->
    [leading-number] the enrolment would be over at once, or never begin.
   *[other] { $tool } would take it as it is.
}
moment-form-stamp = “{ $value }” is not of the form 2026-09-01 08:00:00: { $does ->
    [now] { $tool } would take now, or no end, without saying so.
   *[other] { $tool } will not read it.
}
fix-moment = Write the date in the form that is wanted

rule-number-gap-stops = Numbered columns interrupted
number-gap-stops = There is no column { $missing }: { $tool } will ignore { $lost ->
    [one] { $lost } course column
   *[other] { $lost } course columns
} after it, without a word.

rule-account-created = Account that would be created
account-created = “{ $value }” has no account on { $platform }: { $tool } will create one.

rule-email-differs = Address other than the account’s
email-differs = “{ $email }” is not the address of the account “{ $login }”: { $tool } will skip the whole row.

rule-role-without-enrolment = Role without an enrolment
role-without-enrolment = Without the column { $column }, { $tool } will give the role and enrol nobody.
fix-add-method = Add the enrolment method, “manual” on every row

rule-takes-away = Command that takes away
takes-away = “{ $value }” takes away enrolments, roles or groups.

rule-unknown-cohort = Unknown cohort
unknown-cohort = “{ $value }” is the ID number of no cohort of { $platform }: { $does ->
    [says] { $tool } will ignore these rows.
   *[other] { $tool } will create one.
}

rule-no-row = List without a row
no-row = There is no row to write: { $does ->
    [endless] { $tool } would run for ever.
   *[other] { $tool } would do nothing.
}

# What tool_sync will do with the file.

tool-sync-completed = tool_sync will read the file to its end (last line: { $line }).
tool-sync-refused-header = tool_sync will refuse the header and do nothing (line read: { $line }). Correct the names of the columns.
tool-sync-stopped-on-row = tool_sync will stop at line { $line }: those above will be done, this one and those below will not.
tool-sync-crashed = tool_sync will crash at line { $line }: those above will be done, those below will not, and the task will start again for ever.
tool-sync-never-ends = tool_sync will run for ever on this file, which has no header (lines read: { $line }).
tool-sync-open = { $count ->
    [one] One row depends
   *[other] { $count } rows depend
} on what the catalogue does not tell: the numbers that follow leave it open.
tool-sync-no-file = tool_sync will look for a file of another name and do nothing (lines read: { $line }).
tool-sync-created = Accounts created: { $count }
tool-sync-deleted = Accounts deleted: { $count }
tool-sync-changed = Profiles changed: { $count }
tool-sync-reset = Profiles of which fields will be reset: { $count }
tool-sync-enrolled = Enrolments written: { $count }
tool-sync-unenrolled = Enrolments taken away: { $count }
tool-sync-replaced = Enrolments already there, begun anew: { $count }
tool-sync-cohorts-deleted = Cohorts deleted: { $count }
tool-sync-roles = Roles given: { $count }
tool-sync-groups = Groups created: { $count }
tool-sync-members = People added to a group: { $count }
tool-sync-left = People taken out of a group: { $count }
tool-sync-cohorts = Cohorts created: { $count }
tool-sync-not-told = Things that the catalogue does not tell and on which this depends: { $count }

# What its report says, and what it does not say.

tool-says-unknown-column = Column that tool_sync does not know: { $names }. The whole file is refused. Leave it out.
tool-says-missing-column = Column that tool_sync needs: { $names }. The whole file is refused. Add it.
tool-says-other-separator = The header holds another separator than that of the site. The whole file is refused.
tool-says-empty-cell = Empty cell in “{ $names }”, which tool_sync needs: it stops at this row. Fill it in.
tool-says-no-file = tool_sync looks for the file “{ $names }”: give yours that name, or change the setting.
tool-says-unknown-account = { $count ->
    [one] No such account: { $count } row is skipped.
   *[other] No such account: { $count } rows are skipped.
} Check the username.
tool-says-unknown-course = Unknown course, { $count } times: { $names }. Nobody will be enrolled there. Check the short name.
tool-says-unknown-course-rows = Unknown course, { $count } times: nobody will be enrolled there. Check the short name.
tool-says-unknown-role = Unknown role, { $count } times: nobody gets it. Write the exact short name of the role.
tool-says-not-told = { $count ->
    [one] One row names
   *[other] { $count } rows name
} what the catalogue does not tell: a course, an account or a role that may exist. Check on the platform.
tool-says-unknown-command = Unknown command, { $count } times: the row is skipped.
tool-says-unknown-cohort = Unknown cohort: { $names }. Nobody is added to it.
tool-says-cohort-conflict = Name and number are not those of one cohort, { $count } times: the row is skipped.
tool-says-cohort-emptied = A whole cohort is emptied or deleted, with the enrolments that come from it.
tool-says-collision = Username and number belong to two accounts, { $count } times: the row is skipped and goes to the failed-rows file.
tool-says-email-collision = The e-mail is not that of the account, or is that of another, { $count } times: the row is skipped and goes to the failed-rows file. Leave the e-mail column out.
tool-says-no-method = Enrolment method missing or disabled, { $count } times: the role is given without an enrolment.
tool-says-not-enrolled = { $count ->
    [one] { $count } enrolment fails
   *[other] { $count } enrolments fail
}: neither role nor method is given.
tool-says-not-in-group = { $count ->
    [one] { $count } person does not join
   *[other] { $count } people do not join
} the group, not being enrolled in the course.
tool-says-unknown-group = Unknown group, { $count } times: nobody is added to it.
tool-says-not-removed = { $count ->
    [one] { $count } person stays
   *[other] { $count } people stay
} in the group: tool_sync cannot take anybody out.
tool-says-no-identifier = Group or person not named, { $count } times: the row is skipped.
tool-says-role-only = { $count ->
    [one] { $count } role is given
   *[other] { $count } roles are given
} without an enrolment: { $names }. These people will not be among the participants.
tool-says-skipped = { $count ->
    [one] { $count } skipped row will come back
   *[other] { $count } skipped rows will come back
} in tool_sync’s failed-rows file.
tool-crash-login = Cause: a new username holds an accented capital, a space or a sign that Moodle refuses.
tool-crash-long = Cause: a value is longer than Moodle can keep.
tool-crash-date = Cause: a date is no number of seconds.
tool-crash-role = Cause: an unknown role, without an enrolment method.
tool-crash-course-number = Cause: courses are named by an internal number, and the value is none.
tool-crash-delete = Cause: an account to delete does not exist.
tool-crash-name = Cause: a group or a cohort without a name.
tool-crash-defect = Cause: a defect of tool_sync, which this row sets off.
untold-accounts = the accounts
untold-cohorts = the cohorts and their members
untold-roles = the roles
untold-courses = courses, or those that are hidden
untold-codes = the codes of some courses
untold-enrolments = existing enrolments
untold-administrators = the administrators of the site
untold-methods = the enrolment methods of the courses
untold-groups = the groups and their members
untold-site = the time zone or the languages of the site
untold-starts = the start of the existing enrolments
untold-profiles = some fields of the profiles

# The same list for another tool: what is not carried over.

convert-no-enrolment = { $rows ->
    [one] { $rows } row will enrol
   *[other] { $rows } rows will enrol
} nobody: this tool puts into a group only people who are enrolled already.
convert-no-role = { $rows ->
    [one] { $rows } row has
   *[other] { $rows } rows have
} a role that this tool does not take from the file: choose it on the platform.
convert-no-group = { $rows ->
    [one] { $rows } row loses
   *[other] { $rows } rows lose
} its group: this tool takes none.
convert-no-end = { $rows ->
    [one] { $rows } row loses
   *[other] { $rows } rows lose
} the end of the enrolment: this tool takes none.
convert-no-start = { $rows ->
    [one] { $rows } row loses
   *[other] { $rows } rows lose
} the start of the enrolment: this tool enrols on the day of the import.
convert-no-status = { $rows ->
    [one] { $rows } suspended enrolment would be active
   *[other] { $rows } suspended enrolments would be active
}: this tool suspends none. Remove these rows.
convert-no-name = { $rows ->
    [one] { $rows } person has
   *[other] { $rows } people have
} no first or last name in the list or the catalogue, and this tool demands them.
convert-no-identifier = { $rows ->
    [one] { $rows } person lacks
   *[other] { $rows } people lack
}, in the list and the catalogue, what this tool names an account by.
convert-no-course-number = { $rows ->
    [one] { $rows } row is
   *[other] { $rows } rows are
} for a course without an ID number, by which this tool names it.
convert-no-time-zone = { $rows ->
    [one] { $rows } row loses
   *[other] { $rows } rows lose
} a date: the catalogue does not tell the time zone of the platform.
cli-convert = Writes the same list for another importer
cli-opt-for = Importer to write the list for (see “importers list”)
cli-cannot-convert = A list for “{ $from }” cannot become a file for “{ $to }”: there are not both people and courses.

# Rows that came back from the import.

rule-returned-row = Row that came back from the import
returned-row = { $rows ->
    [one] { $rows } row came back
   *[other] { $rows } rows came back
}: { $meaning }
returned-said = The tool said: “{ $said }”.
returned-unknown-course = the course does not exist on the platform. Put its short name right.
returned-unknown-role = the role does not exist, or may not be given. Write its exact short name.
returned-unknown-account = no account has this username. Put it right.
returned-not-enrolled = the person did not join the group, not being enrolled.
returned-login-characters = the username holds a character that Moodle refuses.
returned-refused = the tool did not do it wholly.
returned-collision = tool_sync skipped it, for the username, the number or the address belongs to another account.
returned-skipped = tool_sync skipped it, for it does not know the person, the course, the role or the command.
fix-keep-returned = { $rows ->
    [one] Keep only the row that came back
   *[other] Keep only the { $rows } rows that came back
}
notice-returned = { $rows ->
    [0] No row came back
    [one] { $rows } row came back
   *[other] { $rows } rows came back
}{ $strangers ->
    [0] .
    [one] , and { $strangers } that is not in this list.
   *[other] , and { $strangers } that are not in this list.
}
returned-not-known = This is neither tool_sync’s failed-rows file nor Moodle’s page of results. Open the one that answers this list.
cli-opt-returned = tool_sync’s failed-rows file, or Moodle’s page of results, that answers this list
