# The disk, the local database, the catalogues of platforms.

store-no-home = Your account has no home folder: Bordereau does not know where to keep its settings and catalogues. Name a folder in the variable BORDEREAU_DATA.
store-folder-missing = The folder “{ $path }” does not exist or can no longer be reached. Choose another folder, or connect the network share or the memory stick again.
store-file-missing = The file “{ $path }” does not exist (any more). Check its name and its folder.
store-no-right = Your account may not access “{ $path }”. Choose another folder, for example Documents.
store-disk-full = There is no room left for “{ $path }”: the disk is full or your quota is reached. Nothing was changed. Make room or choose another folder.
store-open-elsewhere = “{ $path }” is open in another program, probably a spreadsheet. Nothing was changed. Close it there, or choose another name.
store-is-folder = “{ $path }” is a folder. Choose a file name.
store-folder-as-file = “{ $path }” is a folder. Give the file that holds the list.
store-not-a-file = “{ $path }” is not an ordinary file but a device or a pipe: Bordereau reads and writes files only. Nothing was changed. Give the name of a file.
store-read-only = “{ $path }” is write-protected: somebody wanted it not to change. Nothing was changed. Choose another name.
store-bad-name = “{ $path }” cannot be the name of a file: it is too long, or the system keeps it for something else. Choose another name.
store-is-source = “{ $path }” is the list itself: it is never changed. Give the file to write another name.
store-stands = “{ $path }” already exists, or has just changed. Nothing was replaced. Save again to see what is there.
store-changed-meanwhile = “{ $path }” changed while it was read: another program is writing it, and rows would be missing. Wait until it has finished, then open the file again.
store-not-what-was-written = The file “{ $path }”, read back from the disk, is not what was written. Do not hand it over: write it again, in another folder if it happens twice.
store-io = The system refused access to “{ $path }”: { $reason }. Nothing was changed.
store-busy = Another Bordereau is working on the catalogue “{ $path }” right now. Try again in a moment.
store-damaged = The local database “{ $path }” is damaged and cannot be read in full. Import the catalogue of the platform again: what is damaged will be replaced.
store-newer = The local database “{ $path }” comes from a later version of Bordereau (format { $version }): it is left as it is. Update this Bordereau to use it.
store-database = The local database refused: { $reason }. The former catalogue stays in use.
store-unknown-platform = No platform named “{ $name }” is kept.
store-known-platform = There is a platform called “{ $name }” already. Give another name, or choose that one.
store-nameless-platform = The platform needs a name. Give it the one you use, for example “Ecampus”.

store-set-aside-damaged = The local database of catalogues was damaged: it was set aside as “{ $path }”, and an empty one takes its place. Import your platforms again.
store-set-aside-foreign = The file that stood in place of the database of catalogues is not Bordereau’s: it was set aside as “{ $path }”.
store-people-expired = The account list of “{ $platform }” has passed its retention time: it was erased. Accounts are not checked until you import it again.
store-settings-not-taken = Some settings have a value that this version does not know ({ $keys }): the usual one is taken in its place, the others are kept.
store-settings-set-aside = The settings file could not be read: it was set aside as “{ $path }”, and the original settings are in use.

# The exchange file

exchange-not-text = This file is not UTF-8 text: it is no exported catalogue. Ask the administrator of the platform for the .json file as it was exported, without passing it through a spreadsheet.
exchange-not-json = This file is no whole catalogue: reading stops at line { $line }, column { $column }. It was probably cut or edited; ask for it again.
exchange-too-much = This file holds more items than any platform has: it is no catalogue, or it is damaged. Nothing was imported. Ask whoever manages the platform for a new export.
exchange-refusal = This file holds no catalogue but a refusal of the platform (code “{ $code }”). Give this code to its administrator.
exchange-not-catalogue = This JSON file is no catalogue of a platform. A catalogue holds at least the list “courses”.
exchange-no-courses = This catalogue has no list of courses (“courses”). Ask the administrator of the platform for a whole export.
exchange-not-list = In this catalogue, line { $line }, “{ $list }” is not a list. Ask the administrator of the platform for a new export.
exchange-bad-row = In this catalogue, line { $line } of the file, “{ $path }” (row { $row } of its list) is not of the expected form. Ask the administrator of the platform for a new export; catalogue.schema.json describes the form.

# Lists of courses, roles, accounts, groups

list-no-known-column = No column of this list is known. A list of courses or roles has a column “shortname”, a list of accounts a column “username”, a list of groups the columns “course” and “group”.
list-no-login = This list of people has no column “username”: without the login, accounts cannot be checked. Add this column to the export.
list-no-course = This list of groups does not say which course they belong to. Add a column “shortname”.
list-enrolments = This list enrols people in courses: it is no part of a catalogue. Open it as a list to prepare; the catalogue needs the list of all accounts or of all courses.
list-no-rows = This list has titles only: there is no row to take.

# What changed from one catalogue to the next

diff-courses-renamed = { $count ->
    [one] One course has another shortname: { $names }
   *[other] { $count } courses have another shortname: { $names }
}
diff-courses-removed = { $count ->
    [one] One course is gone: { $names }
   *[other] { $count } courses are gone: { $names }
}
diff-courses-added = { $count ->
    [one] One new course: { $names }
   *[other] { $count } new courses: { $names }
}
diff-manual-lost = { $count ->
    [one] One course no longer takes manual enrolments: { $names }
   *[other] { $count } courses no longer take manual enrolments: { $names }
}
diff-manual-gained = { $count ->
    [one] One course now takes manual enrolments: { $names }
   *[other] { $count } courses now take manual enrolments: { $names }
}
diff-roles-removed = { $count ->
    [one] One role is gone: { $names }
   *[other] { $count } roles are gone: { $names }
}
diff-roles-added = { $count ->
    [one] One new role: { $names }
   *[other] { $count } new roles: { $names }
}
diff-roles-changed = { $count ->
    [one] One role has another name, or is no longer given as before: { $names }
   *[other] { $count } roles have another name, or are no longer given as before: { $names }
}
diff-groups-removed = { $count ->
    [one] One group is gone: { $names }
   *[other] { $count } groups are gone: { $names }
}
diff-groups-added = { $count ->
    [one] One new group: { $names }
   *[other] { $count } new groups: { $names }
}
diff-accounts-added = { $count ->
    [one] One new account
   *[other] { $count } new accounts
}
diff-accounts-removed = { $count ->
    [one] One account is gone
   *[other] { $count } accounts are gone
}

# Age of a catalogue

freshness-unknown = of unknown date
freshness-days = { $days ->
    [0] of today
    [1] of yesterday
   *[other] { $days } days old
}
freshness-old = This catalogue is { $days } days old: courses, groups or accounts may have changed since. Refresh it before you hand the file over.
freshness-other-year = This catalogue is that of the year { $year }: shortnames often change from one year to the next. Import the one of this year.

# Importing

import-platform-needed = This list does not say which platform it comes from. Give the name of the platform.
import-courses-first = This list completes a platform, and the courses of “{ $platform }” are not known yet. Import its catalogue or the list of its courses first.

# The command “catalogue”

catalogue-about = The platforms kept on this machine
catalogue-import = Keeps a platform: exchange file, or a list of courses, roles, accounts, groups
catalogue-info = Says what is kept, where it comes from, how old it is
catalogue-diff = Says what a file would change, and keeps nothing
catalogue-purge = Erases the accounts that are kept, of one platform or of all
catalogue-opt-file = An exchange file (.json) or a list (xlsx, ods, csv…)
catalogue-opt-remove = Takes the platform itself away too
catalogue-opt-everything = Erases all that Bordereau keeps: catalogues, settings, recent files

catalogue-none = No platform is kept: Bordereau uses the sample. “bordereau catalogue import site.json” keeps one.
catalogue-took-courses = { $count ->
    [one] One course taken.
   *[other] { $count } courses taken.
}
catalogue-took-roles = { $count ->
    [one] One role taken.
   *[other] { $count } roles taken.
}
catalogue-took-accounts = { $count ->
    [one] One account taken.
   *[other] { $count } accounts taken.
}
catalogue-took-groups = { $count ->
    [one] One group taken.
   *[other] { $count } groups taken.
}
catalogue-took-cohorts = { $count ->
    [one] One cohort taken.
   *[other] { $count } cohorts taken.
}
catalogue-left-rows = Rows left out: { $nameless } without a name, { $repeated } repeated.
catalogue-left-columns = Columns left out: { $columns }
catalogue-no-change = Nothing changed.
catalogue-count-courses = { $count ->
    [0] no course
    [one] one course
   *[other] { $count } courses
}
catalogue-count-roles = { $count ->
    [0] no role
    [one] one role
   *[other] { $count } roles
}
catalogue-count-accounts = { $count ->
    [0] no account
    [one] one account
   *[other] { $count } accounts
}
catalogue-count-cohorts = { $count ->
    [0] no cohort
    [one] one cohort
   *[other] { $count } cohorts
}
catalogue-count-enrolments = { $count ->
    [0] no known enrolment
    [one] one known enrolment
   *[other] { $count } known enrolments
}
catalogue-source-exchange = exchange file
catalogue-source-list = list
catalogue-source-web-service = web services of the platform
catalogue-source-address = published catalogue
catalogue-age = { "  " }Catalogue: { $age }
catalogue-forget-at = { "  " }Accounts kept until { $date }
catalogue-purged = { $count ->
    [0] There was no account to erase.
    [one] One account erased.
   *[other] { $count } accounts erased.
}
catalogue-removed = The platform “{ $platform }” and its accounts are erased.
catalogue-forgot-everything = { $count ->
    [0] There was nothing to erase.
    [one] One file erased: nothing is left of what Bordereau kept.
   *[other] { $count } files erased: nothing is left of what Bordereau kept.
}
catalogue-forgot-windows = { $count ->
    [one] A window of Bordereau is still open: it keeps what is done in it until it is closed.
   *[other] { $count } windows of Bordereau are still open: they keep what is done in them until they are closed.
}

catalogue-new = Keeps a platform by its name, before there is a catalogue of it
catalogue-edit = Changes what is said of a platform: name, address, year, importers, local rules. A repeatable option replaces the whole list; an empty text empties it
catalogue-remove = Removes a platform: its catalogue, its local rules and its accounts
catalogue-opt-name = The name you use, for example Ecampus
catalogue-opt-new-name = The new name; catalogue and rules stay
catalogue-opt-year = The academic year, for example 2026-2027
catalogue-opt-database = The database of the site, if it is known
catalogue-opt-release = The release of Moodle, for example 4.5
catalogue-opt-importer = An importer in use on this platform (repeatable); the first is the usual one
catalogue-opt-prerequisite = A condition to recall before each request (repeatable)
catalogue-opt-role = A role that may be asked for, with its name here and its synonyms (repeatable)
catalogue-opt-closed-course = Courses that may not be asked for; * stands for any characters (repeatable)
catalogue-opt-closed-category = Categories that may not be asked for; * stands for any characters (repeatable)
catalogue-opt-automatic-group = Groups that another system fills; * stands for any characters (repeatable)
catalogue-opt-old-after = Days after which the catalogue is said to be old; 0: as elsewhere
catalogue-opt-local = A JSON file of local rules, in the form that “catalogue info --json” gives
catalogue-bad-local = This file does not have the form of local rules. Take the key “local” of “bordereau catalogue info --json” as a model.
catalogue-named-only = The platform is kept, without a catalogue: nothing can be checked on it yet. “bordereau catalogue import” or “refresh” gives it one.
catalogue-no-courses = Courses: list not told
catalogue-removed-what = The platform “{ $platform }” is removed, with { $courses ->
    [one] one course
   *[other] { $courses } courses
}, { $accounts ->
    [one] one account
   *[other] { $accounts } accounts
} and its local rules.

# What is said of a platform

local-importers = Importers: { $texts }
local-prerequisites = Before asking: { $texts }
local-closed-courses = Courses closed to requests: { $texts }
local-closed-categories = Categories closed to requests: { $texts }
local-automatic-groups = Groups filled automatically: { $texts }
local-roles = Roles that may be asked for: { $texts }
catalogue-opt-channel = A channel and its name, for example “{ "depot=folder:/mnt/depot" }”; repeatable
local-channels = Channels: { $texts }
local-old-after = Catalogue said to be old after (days): { $texts }

# What a platform does not tell, and what its people assume in its place

topic-courses = the courses
topic-hidden-courses = hidden courses
topic-course-codes = codes of courses
topic-methods = the enrolment methods of some courses
topic-default-role = the role given by default
topic-default-period = how long enrolments last by default
topic-welcome = whether people who are enrolled get a welcome message
topic-roles = the roles
topic-role-levels = where roles may be given
topic-accounts = all accounts
topic-administrators = who administers the site
topic-enrolments = all existing enrolments
topic-enrolment-details = how, since when and until when people are enrolled
topic-held-roles = all roles already given
topic-groups = the groups of some courses
topic-members = the members of groups
topic-cohorts = cohorts
topic-cohort-members = the members of cohorts
topic-profile-fields = custom profile fields
assumed-standard-roles = the roles are Moodle’s own
assumed-default-role = the role given by default
assumed-default-period = how long enrolments last by default
assumed-welcome = the welcome message
catalogue-untold = { "  " }Not told: { $topics }
catalogue-assumed = { "  " }Assumed from the details: { $topics }
diff-courses-unseen = { $count ->
    [one] One course is not shown any more, gone or hidden: { $names }
   *[other] { $count } courses are not shown any more, gone or hidden: { $names }
}
diff-courses-hidden = { $count ->
    [one] One course is now hidden from students: { $names }
   *[other] { $count } courses are now hidden from students: { $names }
}
diff-courses-shown = { $count ->
    [one] One course is now visible: { $names }
   *[other] { $count } courses are now visible: { $names }
}
diff-accounts-told = { $count ->
    [one] One account of the list is now known
   *[other] { $count } accounts of the list are now known
}
