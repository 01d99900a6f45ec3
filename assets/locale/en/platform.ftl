# The platform: its card below the steps, what is said of it, its refresh.

ui-platform-title = Platform { $name }
ui-platform-new = New platform
ui-platform-new-menu = New platform…
ui-platform-edit = Change what is said of it…
ui-platform-open = Details
ui-platform-card = Details
ui-platform-rules = Local rules
ui-platform-assumed = Assumptions
ui-platform-told = What is known
ui-platform-keep = Keep the details
ui-platform-create = Create the platform
ui-platform-remove = Remove this platform…
ui-platform-url = Address
ui-platform-url-hint = For example https://ecampus.example.org
ui-platform-year = Academic year
ui-platform-release = Release of Moodle
ui-platform-database = Database
ui-platform-database-unknown = not known
ui-platform-importers = Import tools in use here
ui-platform-importers-why = The first one is proposed when the platform is chosen.
ui-platform-importer-add = Add an import tool
ui-platform-importer-drop = Remove { $name }
ui-platform-usual = usual
ui-platform-make-usual = Make it the usual one
ui-platform-make-usual-of = Make it the usual one: { $name }
ui-platform-prerequisites = To check before asking
ui-platform-prerequisites-why = One sentence per line; they are recalled before the file is written, and in the text to hand over.
ui-platform-prerequisites-hint = For example: the account is at least a day old
ui-platform-old-after = Catalogue old after (days)
ui-platform-old-after-why = Empty: as for the other platforms.
ui-platform-bad-days = The number of days must be a whole number, for example 14. Leave it empty to do as elsewhere.
ui-platform-untold = courses not told
ui-platform-untold-line = No catalogue yet: nothing can be checked.

ui-remove-title = Remove { $name } from this computer?
ui-remove-line = What is erased: { $courses ->
    [0] no course
    [one] one course
   *[other] { $courses } courses
}, { $accounts ->
    [0] no account
    [one] one account
   *[other] { $accounts } accounts
}, the details and the local rules. The accounts stay nowhere on this computer. Nothing changes on the platform itself.
ui-remove-yes = Remove the platform
ui-remove-no = Keep it

ui-rules-roles = Roles that may be asked for
ui-rules-roles-why = Short name, then its name here and other names in use. Empty: all roles.
ui-rules-roles-hint = student = Student, learner
ui-rules-roles-take = Take the roles of the catalogue
ui-rules-courses = Courses that may not be asked for
ui-rules-courses-why = One short name per line; * stands for any characters.
ui-rules-courses-hint = DEMO_*
ui-rules-courses-add = Choose a course…
ui-rules-categories = Categories that may not be asked for
ui-rules-categories-why = One name of a category per line; * stands for any characters.
ui-rules-categories-hint = Archive*
ui-rules-categories-add = Choose a category…
ui-rules-groups = Groups that another system fills
ui-rules-groups-why = What is added there by hand is undone the next night. Course, then group; without “=”, every course.
ui-rules-groups-hint = CHIM_* = TD*
ui-assumed-why = The web services of Moodle do not tell everything. What you assume here stands for what is missing, and each forecast that rests on it says so: “assumed”. What the platform tells always counts first.
ui-assumed-usual = Assume the settings that Moodle comes with
ui-assumed-roles-title = Roles of the site
ui-assumed-roles = The roles are those of Moodle
ui-assumed-roles-why = student, teacher, editingteacher, manager… given where Moodle gives them, and the roles that may be asked for here.
ui-assumed-role = Role that is given when the list asks for none
ui-assumed-role-none = No role
ui-assumed-period = Period in days when the list asks for none
ui-assumed-period-hint = Empty: not assumed. 0: no end
ui-assumed-period-bad = The assumed period is a whole number of days, for example 365, or 0 for “no end”. Leave it empty to assume nothing.
ui-assumed-welcome = Welcome message to the people who are enrolled
ui-assumed-on = Sent
ui-assumed-off = Not sent
ui-assumed-nothing = Not assumed
ui-assumed-told = The platform tells it: this assumption is of no use.

ui-told-none = Nothing is known of this platform yet. Refresh its catalogue, or import it.
ui-told-line = { $count }, { $source }
ui-told-asked = { $asked ->
    [one] for one person or course that was asked for
   *[other] for { $asked } people or courses that were asked for
}
ui-told-exchange = file { $name }
ui-told-list = list { $name }
ui-told-service = web services of { $name }
ui-told-address = published catalogue, { $name }
ui-told-open = Not told
ui-told-open-why = A forecast that depends on it says “cannot be foreseen”, or rests on an assumption.
ui-told-courses = Courses
ui-told-roles = Roles
ui-told-users = Accounts
ui-told-categories = Categories
ui-told-cohorts = Cohorts
ui-told-profile = Profile fields
ui-told-enrolments = Enrolments
ui-told-held = Given roles
ui-told-members = Group members

ui-fresh-old = Old: { $days } days ago
ui-fresh-year = Of another year
ui-prerequisites-before = To check before handing over
ui-prerequisites-chip = { $count ->
    [one] one condition to check
   *[other] { $count } conditions to check
}

ui-news-menu = What changed…
ui-news-title = The catalogue of { $name }
ui-news-first = This is the first catalogue of this platform: there is nothing to compare with.
ui-news-same = Nothing changed since the former catalogue.
ui-news-missing = What could not be had
ui-news-more = … and { $count ->
    [one] one more
   *[other] { $count } more
}

ui-refresh = Refresh
ui-refresh-menu = Refresh the catalogue…
ui-refresh-title = Refresh the catalogue of { $name }
ui-refresh-services = Web services
ui-refresh-published = Published catalogue
ui-refresh-url = Address of the platform
ui-refresh-token = Token
ui-refresh-token-why = The administrator of the platform creates this web service token for you, in Site administration, Server, Web services, Manage tokens. It is never written to the disk.
ui-refresh-token-hint = Empty: that of the system’s vault
ui-refresh-token-unkept = The vault has none for this address
ui-refresh-place = Address or path of the file
ui-refresh-place-why = An exchange file that the administrator provides, at an https address or on a share.
ui-refresh-place-hint = For example https://ecampus.example.org/catalogue.json
ui-refresh-place-needed = Give the address or the path of the published catalogue. The administrator of the platform knows them.
ui-refresh-user = User name
ui-refresh-password = Password
ui-refresh-optional = if one is needed
ui-refresh-keep = Keep this secret in the system’s vault
ui-refresh-anew = Ask for everything anew and forget what is known of the platform
ui-refresh-anew-why = For an address that is another site now. Otherwise a refresh that was stopped less than an hour ago goes on where it was.
ui-refresh-named = The people and the courses of the open list are asked for too; nothing else of the list leaves this computer.
ui-refresh-now = Refresh
ui-refresh-stop = Stop
catalogue-opt-assume-roles = Assumes that the roles are Moodle’s own (standard), where the platform does not tell them; none: assumes nothing
catalogue-opt-assume-role = Assumes that enrolments without a role give this one (shortname, for example student); an empty text assumes nothing
catalogue-opt-assume-period = Assumes that enrolments without a period last this many days; 0: no end; an empty text assumes nothing
catalogue-opt-assume-welcome = Assumes that Moodle sends (on) or does not send (off) a welcome message; an empty text assumes nothing
catalogue-bad-period = The assumed period is a whole number of days, for example 365, 0 for no end, or an empty text to assume nothing.
local-assumed = Assumed: { $texts }
assumed-role-is = default role { $role }
assumed-no-role = no default role
assumed-period-is = { $days ->
    [0] enrolments without an end
    [one] enrolments of one day
   *[other] enrolments of { $days } days
}
assumed-welcome-on = welcome message sent
assumed-welcome-off = no welcome message

# The file of the institution

catalogue-institution = Takes what the institution says of its platforms: catalogues, import tools, roles, local rules
catalogue-opt-institution-from = The address (https) or path of the institution’s file, given once; else the one on this computer
catalogue-opt-institution-forget = Forgets that address; the platforms stay
institution-nowhere = There is no file of an institution on this computer, and no address was given. Ask the IT service for the address, then give it with --from.
institution-same = Nothing new: the file of the institution has not changed.
institution-taken = { $institution }: { $count ->
    [one] one platform described
   *[other] { $count } platforms described
} ({ $platforms }).
institution-refresh = { "  " }bordereau catalogue refresh --platform { $platform }
institution-forgotten = The address of the institution’s file is forgotten. The platforms stay as they are.
institution-set = { "  " }Set by { $institution }: { $keys }
institution-locked = { $institution } has set this, and it is not changed here: { $keys }. Ask the service that keeps that file for the change.
institution-not-one = This file is not that of an institution: reading stops at line { $line }. etablissement.schema.json describes the form.
institution-nameless = In the file of the institution, platform no. { $number } has no name.
institution-bad-key = In the file of the institution, “{ $key }” of the platform “{ $platform }” is not of the expected form. Nothing was taken.
institution-unknown-key = In the file of the institution, “{ $key }” of the platform “{ $platform }” is not a known word. Nothing was taken: a typing error would lift a rule in silence.
institution-none-here = There is no file of an institution on this computer. Your IT department can give you its address.

ui-institution-menu = My institution…
ui-institution-title = The file of the institution
ui-institution-why = A file kept by your institution describes its platforms: where their catalogues are, which import tools, which roles, which rules. Its address is given once; it is read again at each start.
ui-institution-place = Address or path
ui-institution-place-hint = For example https://www.example.org/bordereau/etablissement.json
ui-institution-take = Take this file
ui-institution-again = Read it again
ui-institution-forget = Forget this address
ui-institution-taken = { $institution }: { $platforms }
ui-institution-looking = Reading the file of the institution
ui-institution-set = set by { $institution }
ui-institution-set-why = A value that is changed here is put back when the file of the institution is read the next time.
ui-institution-locked-why = This value cannot be changed on this computer.
ui-institution-legend = What bears this mark is set by { $institution }.
ui-institution-legend-locked = What bears a lock is set by { $institution } and cannot be changed on this computer.
ui-choose-platform = Which platform do you work on?
ui-choose-platform-line = Platforms described by { $institution }
ui-have-institution = Did your institution give you an address?
ui-give-address = Give it
