# The web services of a platform

moodle-bad-address = “{ $text }” is not the address of a platform. Copy the one that the browser shows, for example https://ecampus.example.org.
moodle-bad-token = This text is no token of web services: a token is a row of letters and digits, most often 32. Ask the administrator of the platform for it.
moodle-unreachable = { $host } does not answer. Check your connection, and the VPN of the institution if one is needed. The former catalogue stays in use.
moodle-certificate = The safe connection with { $host } could not be made: its certificate is not accepted by this machine, or it is no https site. Nothing was sent. Check the address, or tell your IT service.
moodle-proxy = The proxy of the institution refuses the connection to { $host }. Tell your IT service.
moodle-network-closed = Your institution closed the network to Bordereau on this machine: nothing was asked or sent. Import a catalogue file, or ask your IT service.
moodle-bad-proxy = The setting { $variable } of this machine names a proxy in a form that cannot be used: nothing was sent. Put it right, for example http://proxy.univ.example:3128, or remove it.
moodle-slow = { $host } did not answer in time. Try again later; the former catalogue stays in use.
moodle-cut = The answer of { $host } broke off before its end. Try again; the former catalogue stays in use.
moodle-redirected = { $host } sends to another address ({ $to }): nothing was sent there. If it is the right one, give that address.
moodle-not-there = There is no Moodle at this address of { $host }. Copy the address that the browser shows on the home page of the platform.
moodle-failing = { $host } is out of order (answer { $status }). Try again later; the former catalogue stays in use.
moodle-maintenance = { $host } is closed for maintenance. Try again later; the former catalogue stays in use.
moodle-page = { $host } answered with a web page in place of its data: a log-in page, a portal or a firewall stands between. Check the VPN, or tell the administrator of the platform.
moodle-empty = { $host } gave an empty answer. Tell the administrator of the platform.
moodle-not-moodle = The answer of { $host } is not that of a Moodle. Check the address.
moodle-too-big = The answer of { $host } is larger than { $limit } MB: it was not read to the end. Ask the administrator of the platform for an exchange file.
moodle-wrong-token = { $host } does not know this token: it is wrong, has expired or was withdrawn. Ask the administrator of the platform for another.
moodle-services-off = The web services of { $host } are not open. Ask the administrator to open them, or for an exchange file.
moodle-no-courses = This token may not read the list of courses of { $host }. Ask the administrator to add the function core_course_get_courses_by_field to the service.
moodle-refused = The platform refused “{ $function }” (code { $code }). Give this code to its administrator.
moodle-cancelled = The refresh was stopped. The former catalogue stays in use; begun again within the hour, it goes on where it was.

moodle-note-not-in-service = { $what }: the function “{ $function }” is not part of the service of this token. The administrator can add it.
moodle-note-right = { $what }: the account of this token lacks the right { $right } (code { $code }).
moodle-note-codes = The ID numbers of courses are given only with the right { $right }.
moodle-note-hidden = Hidden courses are given only with the right { $right }: if there are any, they will seem unknown.
moodle-note-roles = Web services do not give the list of roles: import it as a list or an exchange file so that roles are checked.

catalogue-refresh = Asks the platform itself for its catalogue, through its web services; the token is read from BORDEREAU_TOKEN, from the vault of the system, or asked for
catalogue-opt-url = The address of the platform; not needed when it is known already
catalogue-opt-groups-of = A course whose groups are asked for too (repeatable)
catalogue-opt-remember = Keeps the token in the vault of the system
catalogue-opt-forget-token = Takes the token from the vault of the system, and asks the platform nothing
moodle-url-unconfirmed = The address { $url } comes from an imported catalogue, and nobody has confirmed it yet: your token is not sent there. If it is your platform, add --url { $url }.
moodle-url-needed = The address of the platform is missing: give it with --url, for example --url https://ecampus.example.org.
moodle-asking = Asking { $host } for its catalogue…
moodle-ask-token = Token of the web services of { $host }:
moodle-token-forgotten = The token of { $host } is taken from the vault.
moodle-no-vault = This machine has no vault for secrets, or it is locked: the token will be asked for each time.
catalogue-opt-from = The address (https) or path of a catalogue that the administrator publishes; it is taken again when it changed

moodle-login-needed = { $host } asks for a name and a password for this catalogue. Give those that the administrator handed to you (--user NAME on the command line).
moodle-wrong-login = { $host } does not take this name and password. Check them with the administrator; the former catalogue stays.

moodle-note-right-in = { $what }: the account of this token lacks the right { $right } (code { $code }) in { $courses ->
    [one] one course
   *[other] { $courses } courses
}.
moodle-note-people = Accounts: the account of this token does not see everybody, it lacks { $right }. { $found ->
    [0] Nobody was found
    [one] One person was found
   *[other] { $found } people were found
}; of the others nothing is said.
moodle-note-participants = Participants: the account of this token does not see all of those of { $courses ->
    [one] one course
   *[other] { $courses } courses
}, it lacks { $right }. Of who does not appear there nothing is said.
moodle-what-categories = Categories
moodle-what-cohorts = Cohorts
moodle-what-groups = Groups
moodle-what-users = Accounts
moodle-what-participants = Participants of courses
moodle-what-methods = Enrolment methods
moodle-what-report = Report on existing enrolments
moodle-missing = Not given — { $text }
moodle-people = { $asked ->
    [one] One person asked for
   *[other] { $asked } people asked for
}, { $found ->
    [0] none has an account.
    [one] one has an account.
   *[other] { $found } have an account.
}
moodle-people-unsure = { $asked ->
    [one] One person asked for
   *[other] { $asked } people asked for
}, { $found ->
    [0] none could be seen.
    [one] one could be seen.
   *[other] { $found } could be seen.
}
moodle-progress = … { $done } requests of { $total }
moodle-ask-password = Password of { $user } for { $host }:
catalogue-opt-user = The name to give to a protected address; the password is read from BORDEREAU_PASSWORD, or asked for
catalogue-opt-for = A list: the platform says which of its people have an account, and who is in its courses already

catalogue-asked-people = { $asked ->
    [one] , of { $asked } person asked for
   *[other] , of { $asked } people asked for
}
catalogue-asked-courses = { $asked ->
    [one] , in { $asked } course asked about
   *[other] , in { $asked } courses asked about
}

moodle-in-clear = “{ $text }” is not encrypted: a token or a password would travel in clear, readable by the whole network. Give the address that begins with https. (For a platform on a safe network, --allow-http on the command line overrides this.)
catalogue-opt-allow-http = Accepts an address that is not encrypted (http): the token is then readable on the network
moodle-nothing-new = Nothing new: the catalogue published by { $host } has not changed.
moodle-no-entry = { $host } refuses this token its first question, and Moodle does not say why. Possible causes, to check with the administrator: the service is off; it is for chosen people and the account of the token is none of them; the token is only taken from other machines (IP address); the account lacks the right { $right }, or the one that the service requires; the function core_webservice_get_site_info is not in the service.
ui-accounts-asked = { $count ->
    [0] no accounts
    [one] one account
   *[other] { $count } accounts
} of { $asked } asked for
moodle-expired-token = The token of { $host } had expired: Moodle has just deleted it. Ask the administrator of the platform for another, without an end date if possible.
moodle-other-site = The catalogue of “{ $platform }” comes from { $former }, and { $now } is another site: its accounts and enrolments say nothing here. Create another platform for this site, or begin anew (--anew on the command line).
moodle-note-hidden-some = { $count ->
    [one] One hidden course exists and is not told
   *[other] { $count } hidden courses exist and are not told
}: the right { $right } is needed. A shortname that is not in the catalogue may be one of them.
moodle-note-codes-some = The ID numbers of { $courses ->
    [one] one course
   *[other] { $courses } courses
} are not told: the right { $right } is needed.
moodle-note-members = Members of groups: in { $courses ->
    [one] one course
   *[other] { $courses } courses
} they are not told. The administrator can add the function { $function }, with the right { $right }.
moodle-note-report = The report “Course participants” that the administrator made does not have, each once and under its own title, the columns that Bordereau needs ({ $titles }): status and end of existing enrolments stay unknown.
moodle-nobody-named = No column of this list names people by login, number or address: the platform is not asked about them.
moodle-waiting = … the platform is preparing its answer ({ $seconds } s)
catalogue-opt-at-once = How many questions are put to the platform at once (5 as a rule)
catalogue-opt-anew = Forgets what is known of the platform and begins anew: for an address that leads to another site
catalogue-opt-needs = Prints the functions and capabilities that a read-only service needs, and asks nothing
moodle-needs = Functions of the external service, and capabilities of the account (at site or category level)
moodle-needs-token = A token without an end date saves a surprise: Moodle deletes an expired token the first time it is used. The same table, explained, is in assets/moodle/README.md.
