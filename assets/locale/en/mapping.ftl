# Matching columns.

mapping-not-a-mapping = This is not a mapping file: { $cause }. Save one from the Columns step, or drop the option.
mapping-other-importer = This mapping was made for “{ $importer }”: it does not fit here. Choose that importer, or match the columns again.
mapping-unknown-field = The mapping names the field “{ $field }”, which the importer does not know. Correct the name.
mapping-missing-column = The mapping expects a column “{ $column }” that the list does not have. Choose another column for this field.

sensitive-national-number = national number, never needed to enrol
sensitive-birth = birth, never needed to enrol
sensitive-nationality = nationality, never needed to enrol
sensitive-grant = grant, never needed to enrol
sensitive-disability = health or special arrangements, never needed to enrol
sensitive-sex = title or sex, never needed to enrol
sensitive-contact = personal contact details, never needed to enrol
sensitive-marks = marks, never needed to enrol

match-by-idnumber = identification number
match-by-email = e-mail address
