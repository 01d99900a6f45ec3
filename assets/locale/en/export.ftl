# Writing the file, and the text for the platform manager.

export-unwritable-delimiter = “{ $value }” (column { $column }) holds the delimiter “{ $delimiter }”: the row would be cut there and Moodle would refuse the whole file. Choose the other delimiter, or change the value.
export-unwritable-quote = “{ $value }” (column { $column }) holds a straight quote: Moodle would read something else, or several rows at once. Change the value.
export-unwritable-break = “{ $value }” (column { $column }) holds a line break: it does not fit on one line of the file. Change the value.
export-empty = There is no row to write. Check which rows are taken in the Open step.
export-enrols-nobody = { $fields } missing: the platform would enrol nobody with this file. It was not written.
export-io = The file could not be written: { $cause }. Nothing is lost, try another folder.
export-cancelled = Writing was stopped. No file was left behind.

handover-title = User upload on { $platform }: the file to submit
handover-file = File: { $name } ({ $rows ->
    [one] one row
   *[other] { $rows } rows
} below the header line, { $size })
handover-course = To import into the course “{ $course }”
handover-digest = SHA-256: { $digest }
handover-outlook = Foreseen: { $outlook }
handover-settings = Settings to choose ({ $importer }):
handover-setting = – { $label }: { $value }
handover-preview-warning = Moodle’s preview checks neither courses, nor roles, nor groups: read the table of results after the upload. An unknown course is not counted there as an error.
handover-prerequisites = Conditions of the platform, recalled to the person who prepared the list:
handover-prerequisite = - { $text }
handover-changes = Changes made to the list before sending:
handover-change = – { $text }
handover-change-value = { $field }: “{ $from }” → “{ $to }”, { $rows ->
    [one] one row
   *[other] { $rows } rows
}
handover-change-counted = { $field }: { $values ->
    [one] one value
   *[other] { $values } values
}, { $rows ->
    [one] one row
   *[other] { $rows } rows
}
handover-change-more = { $count ->
    [one] and one more value
   *[other] and { $count } more values
}
handover-change-out = { $count ->
    [one] one row removed or put aside
   *[other] { $count } rows removed or put aside
}
handover-change-in = { $count ->
    [one] one row taken back into the file
   *[other] { $count } rows taken back into the file
}
handover-untold = The platform does not tell the following, and the forecast leaves it open: { $topics }.
handover-assumed = Assumed from the details of the platform: { $topics }.
