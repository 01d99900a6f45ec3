# What the platform will do with the file.

simulate-unknown-setting = Moodle’s upload form has no setting “{ $key }”. Check its name.
simulate-bad-setting = Setting “{ $key }” cannot be “{ $value }”. Choose one of the values that Moodle’s upload form offers.

not-told-accounts = The list of accounts is not known: it cannot be told whether this person has an account.
not-told-account-fields = The catalogue does not give all the values of the profile: it cannot be told whether this one will change.
not-told-roles = The list of roles is not known: it cannot be told whether this role may be given.
not-told-methods = The enrolment methods of this course are not known: it cannot be told whether the enrolment will take place.
not-told-enrolments = Existing enrolments are not known: it cannot be told whether this person is enrolled already.
not-told-groups = The groups of this course are not known: it cannot be told whether this group will be created.
not-told-cohorts = Cohorts are not known: it cannot be told whether this one will be created.
not-told-cohort-sync = The catalogue does not say which courses follow this cohort: it may enrol the person elsewhere.
not-told-categories = Categories are not known: it cannot be told whether this one exists.
not-told-role-assignments = Roles already given are not known: it cannot be told whether this person has this one.
not-told-profile-fields = Custom profile fields are not known: it cannot be told whether the value will change.
not-told-auth-plugins = The installed ways of logging in are not known: this one is not among Moodle’s own.
not-told-languages = Installed languages are not known: this one could be replaced by the language of the site.
