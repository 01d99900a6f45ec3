# Other importers: what their files ask for.

export-long-line = A row has { $bytes } bytes, and this tool reads only { $most } at once: the rest would be taken for another person. Shorten the values of this row.
export-passed-over = A row begins with “{ $character }”: the tool would pass over it without a word. Change the first value of this row.

rule-cell-never-empty = Empty cell where the tool wants a value
cell-never-empty-required = { $rows ->
    [one] { $rows } row has
   *[other] { $rows } rows have
} nothing in “{ $field }”: the tool stops at the first one, or passes over it.
cell-never-empty-optional = { $rows ->
    [one] { $rows } row has
   *[other] { $rows } rows have
} nothing in “{ $field }”: an empty cell there erases, or does something else than meant.
fix-fill-cells = Fill these cells, or remove the rows

rule-profile-reset = Profiles reset
profile-reset = The tool will overwrite { $fields } in every person’s profile, for want of these columns. { $people ->
    [0] The catalogue does not tell who would lose something.
    [one] { $people } person would lose what the catalogue knows.
   *[other] { $people } people would lose what the catalogue knows.
}
profile-reset-prefer = For mere enrolments, prefer “{ $importer }”: no profile is touched.

rule-value-too-long = Value too long
value-too-long = This value has { $length } characters, and the tool takes only { $most }: the import would stop at this row.
fix-shorten-value = Shorten the value

rule-character-not-taken = Character that the tool does not take
character-not-taken = “{ $value }” holds a character that the tool does not take: the import would stop, or the row would be refused.
fix-other-characters = Write the value without accents, spaces or special signs

rule-choice-not-taken = Word that the tool does not know
choice-not-taken = “{ $value }” is no word that Bordereau writes for this tool ({ $choices }): it would not enrol, or would crash.

rule-row-passed-over = Row that the tool would pass over
row-passed-over = { $rows ->
    [one] { $rows } row begins
   *[other] { $rows } rows begin
} in “{ $field }” with a sign of a remark: the tool will pass over without a word.
fix-first-cell = Correct the first value of the row

rule-row-too-long = Row too long
row-too-long = { $rows ->
    [one] { $rows } row exceeds
   *[other] { $rows } rows exceed
} { $most } bytes: the tool would take the rest for another person.

rule-text-altered = Text that the tool alters
text-altered = The value holds “{ $text }”, which the tool would replace by the separator of the site.
fix-rewrite = Write the value otherwise

rule-moment-form = Date that the tool does not read
moment-form-seconds = “{ $value }” is no number of seconds: the import would crash at this row.
moment-form-stamp = “{ $value }” is not of the form 2026-09-01 08:00:00: the tool would take now, or no end, without saying so.
fix-moment = Write the date in the form that is wanted

rule-number-gap-stops = Numbered columns interrupted
number-gap-stops = There is no column { $missing }: the tool will ignore { $lost ->
    [one] { $lost } course column
   *[other] { $lost } course columns
} after it, without a word.

rule-account-created = Account that would be created
account-created = “{ $value }” has no account on { $platform }: the tool will create one.

rule-email-differs = Address other than the account’s
email-differs = “{ $email }” is not the address of the account “{ $login }”: the tool will skip the whole row.

rule-role-without-enrolment = Role without an enrolment
role-without-enrolment = Without the column { $column }, the tool will give the role and enrol nobody.
fix-add-method = Add the enrolment method, “manual” on every row

rule-takes-away = Command that takes away
takes-away = “{ $value }” takes away enrolments, roles or groups.

rule-unknown-cohort = Unknown cohort
unknown-cohort = “{ $value }” is the ID number of no cohort of { $platform }: it would be created, or the row ignored.

rule-no-row = List without a row
no-row = There is no row to write.

# What tool_sync will do with the file.

tool-sync-unknown-setting = tool_sync has no setting “{ $key }” (value given: “{ $value }”). Check its name.
tool-sync-bad-setting = The setting “{ $key }” of tool_sync cannot be “{ $value }”.
tool-sync-completed = tool_sync will read the file to its end (last line: { $line }).
tool-sync-refused-header = tool_sync will refuse the header and do nothing (line read: { $line }). Correct the names of the columns.
tool-sync-stopped-on-row = tool_sync will stop at line { $line }: those above will be done, this one and those below will not.
tool-sync-crashed = tool_sync will crash at line { $line }: those above will be done, those below will not, and the task will start again for ever.
tool-sync-never-ends = tool_sync will run for ever on this file, which has no header (lines read: { $line }).
tool-sync-no-file = tool_sync will look for a file of another name and do nothing (lines read: { $line }).
tool-sync-created = Accounts created: { $count }
tool-sync-deleted = Accounts deleted: { $count }
tool-sync-changed = Profiles changed: { $count }
tool-sync-reset = Profiles of which fields will be reset: { $count }
tool-sync-enrolled = Enrolments written: { $count }
tool-sync-unenrolled = Enrolments removed or replaced: { $count }
tool-sync-roles = Roles given: { $count }
tool-sync-groups = Groups created: { $count }
tool-sync-members = People added to a group: { $count }
tool-sync-left = People taken out of a group: { $count }
tool-sync-cohorts = Cohorts created: { $count }
tool-sync-skipped = Rows skipped, in the failed-rows file: { $count }
tool-sync-not-told = Things that the catalogue does not tell and on which this depends: { $count }

# The same list for another tool: what is not carried over.

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
