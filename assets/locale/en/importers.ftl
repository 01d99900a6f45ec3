# Importers, their fields, their settings.

importer-moodle-upload-users = Moodle, upload users — enrolments

field-username = Username
field-course = Course
field-role = Role
field-group = Group
field-enrolperiod = Duration in days
field-enrolstatus = Enrolment status

setting-delimiter = CSV delimiter
setting-delimiter-comma = comma “,”
setting-delimiter-semicolon = semicolon “;”
setting-encoding = Encoding
setting-encoding-utf-8 = UTF-8
setting-uutype = Upload type
setting-uutype-3 = Update existing users only
setting-uuupdatetype = Existing user details
setting-uuupdatetype-1 = Override with file
setting-uupasswordold = Existing user password
setting-uupasswordold-0 = No changes
setting-uuallowrenames = Allow renames
setting-uuallowrenames-0 = No
setting-uuallowdeletes = Allow deletes
setting-uuallowdeletes-0 = No
setting-uuallowsuspends = Allow suspending and activating of accounts
setting-uuallowsuspends-0 = No
setting-uustandardusernames = Standardise usernames
setting-uustandardusernames-0 = No
