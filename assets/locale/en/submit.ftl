# Handing the file over: channels, plans, receipts.

submit-unknown-channel = “{ $text }” is no channel. Write { "folder:PATH" }, { "pickup:PATH" }, { "mail:DRAFT.eml" }, { "webdav:URL" }, { "sftp://USER@HOST/PATH" }, moodle, or the name of a channel of the platform.
submit-channel-lacks = Something is missing for channel { $channel }: write { $what }.
submit-bad-recipient = “{ $text }” is no e-mail address.
submit-bad-address = “{ $text }” is no safe address: it must be https, without a name or password in it.
submit-not-allowed = The channel { $channel } is closed on this machine by your institution: nothing was sent. Choose another channel, or ask your IT service (“bordereau policy show” shows what is decided).
submit-bad-path = “{ $text }” holds a sign that this channel takes for something else. Rename the file or the folder.
submit-not-for-importer = The file is not in the form that this importer reads: it lacks { $fields }. Write the file first (export), then hand it over.
submit-stale = The file, the settings or what is known of the platform changed since the plan was shown: nothing was sent. Plan again, then send.
submit-cancelled = Stopped.
submit-io = The system refuses: { $reason }.

submit-problem-file = The platform would refuse this file, or stop in the middle of it.
submit-problem-rows =
    { $count ->
        [one] { $count } row would be refused.
       *[other] { $count } rows would be refused.
    }
submit-problem-findings =
    { $count ->
        [one] The check finds { $count } error.
       *[other] The check finds { $count } errors.
    }
submit-confirm-teachers =
    { $count ->
        [one] { $count } enrolment gives the right to change a course.
       *[other] { $count } enrolments give the right to change a course.
    }
submit-confirm-jump = { $rows } rows, against { $before } the last time.

submit-already-there = This file is there already, byte for byte: there is nothing to send.
submit-name-taken = Another file named “{ $name }” is there already. It is not replaced: give yours another name.
submit-read-back = Handed over, then read back: it is the same file, byte for byte.
submit-handed-over = Handed over. This folder cannot be read back: that it arrived whole is not proven.
submit-not-what-was-sent = What stands there is not what was sent. Do not send again: ask the person who receives it to look.
submit-folder-lost = The folder cannot be reached any more: the file may be there. Look into the folder before sending again.

submit-pickup-once = The platform takes “{ $name }” on its next round; only one file of that name can wait.
submit-pickup-waits = Another file “{ $name }” still waits to be taken. Replacing it would lose a colleague’s: wait for the next round, or ask the platform manager.
submit-pickup-same-waits = This very file waits to be taken already: there is nothing to put.
submit-pickup-placed = Put there and read back. It will vanish from the folder when the platform has taken it; its processing comes afterwards.
submit-picked-up = Put there, and taken by the platform already.
submit-pickup-passed-over = “{ $name }” would never be taken: names that begin with a dot or an underscore, or hold “lock”, are left alone.
submit-pickup-lock = The file “{ $name }” is in the folder: as long as it is, the platform takes nothing. Tell its manager.

submit-mail-personal = Ordinary mail is the least safe way for a list of people: prefer a shared folder, and send only the link.
submit-mail-written = The draft is written, with the file attached. Open it with your mail program, read it, send it: nothing has left.

submit-unreachable = { $host } does not answer. Check the address and the network. Nothing was sent.
submit-certificate = This machine does not accept the certificate of { $host }. Nothing was sent. Ask your IT service.
submit-proxy = The proxy of the network does not let through to { $host }. Nothing was sent.
submit-slow = { $host } takes too long to answer. The file did not take its place.
submit-cut = The connection with { $host } was cut. The file did not take its place.
submit-cut-unknown = The connection with { $host } was cut when the file was to get its name: it may be there. Do not send again: look into the folder, or verify on the platform.
submit-redirected = { $host } sends elsewhere ({ $to }). Nothing was sent there: correct the address.
submit-login-needed = { $host } asks for a name and an application password.
submit-wrong-login = { $host } does not take this name and password. An account tied to single sign-on needs an application password.
submit-no-right = { $host } gives no right to write into this folder.
submit-no-folder = There is no such folder on { $host }.
submit-not-webdav = { $host } takes no file at this address, or does not let it be renamed. For a drop without reading, add “{ "?drop" }” to the address.
submit-name-appeared = A file of that name has just appeared on { $host }. It is not replaced.
submit-too-large = { $host } takes no file of this size.
submit-locked = This file is locked on { $host }. Wait, or give yours another name.
submit-maintenance = { $host } is closed for maintenance. The file did not take its place.
submit-no-room = There is no room left on { $host }.
submit-failing = { $host } answers with a failure ({ $status }). The file did not take its place.
submit-arrived-otherwise = The file arrived damaged on { $host }: it did not take its place. Try again.
submit-drop-blind = The drop of { $host } shows nothing: the file gets a unique name there, and nothing can be read back.
submit-dropped = Dropped. This drop cannot be read back: that it arrived whole is not proven.
submit-hash-confirmed = Dropped; the server confirms the hash of what it received.
submit-drop-unknown = The connection with { $host } was cut while dropping: the file may be there. Do not send again, a second one would be added: ask the person who receives it.

submit-sign-in = Open this page in your browser and let Bordereau in: { $page }
submit-sign-in-late = { $host } no longer waits for your answer. Begin again, and let Bordereau in within twenty minutes.
submit-sign-in-webdav = Only a WebDAV depot has a page on which Bordereau is let in: write { "webdav:URL" }, or leave { "--sign-in" } out.
submit-no-nextcloud = { $host } has no page on which a program is let in: it is no Nextcloud, or the address is another. Correct the address, or type a name and a password.
access-left-there = The password made for Bordereau is forgotten here, but { $place } did not answer that it deleted it. Delete it there: Settings, Security, “Bordereau”.
access-locked = The vault of the system is locked: it still has the password of { $place }. Unlock it, then begin again.
access-none = No password of a depot is kept on this computer.
access-line = { $place } — kept since { $date }
access-line-made = { $place } — kept since { $date }, made for Bordereau by that server
access-unknown = Nothing is kept for “{ $place }”. “bordereau access list” shows the addresses.
access-forget-what = Say what to forget: an address, or { "--all" }.
access-forgotten =
    { $count ->
        [one] { $count } password forgotten.
       *[other] { $count } passwords forgotten.
    }

submit-sftp-missing = The program “{ $program }” (OpenSSH) is missing on this machine. Ask your IT service for it, or hand the file over by a folder.
submit-sftp-no-host = The machine { $host } is unknown. Check its name. Nothing was sent.
submit-sftp-other-key = { $host } does not show the expected key ({ $pinned }): { $shown }. It may be another machine. Nothing was sent: ask your IT service.
submit-sftp-no-entry = { $host } refuses entry: your key is not known there, or wants a passphrase that the agent does not have.
submit-sftp-no-right = { $host } gives no right to write into { $path }.
submit-sftp-no-folder = There is no folder { $path } on { $host }.
submit-sftp-no-room = There is no room left on { $host } ({ $path }).
submit-sftp-failed = { $host } refuses the file in { $path } without saying why: no room, a quota, or a file of that name.
submit-sftp-hidden = This folder cannot be read: nothing can be read back from it.

submit-no-net = This Bordereau is built without network: this channel is missing.
submit-question = Hand this file over? Answer yes or no:
submit-question-again = Answer yes once more:
submit-answers-yes = yes
submit-not-agreed = Nothing was sent.
submit-yes-needed = Without a terminal, add --yes to hand the file over. Nothing was sent.
submit-problems-stop = The file has problems: nothing was sent. Repair it, or add --with-problems to hand it over as it is.
submit-open-receipt = This file was sent to this place before (receipt { $id }), and it is not known whether it arrived. Verify first; --again sends it all the same.
submit-known-receipt = This file was handed over to this place before (receipt { $id }). --again hands it over all the same.
submit-subject = [Moodle] Enrolments to import on { $platform }: { $name }
submit-file = File: { $name }, { $size }, { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }, { $people ->
        [one] { $people } person
       *[other] { $people } people
    }, { $courses ->
        [one] { $courses } course
       *[other] { $courses } courses
    }
submit-where = To: { $place }
submit-digest = SHA-256: { $digest }
submit-personal = Columns that name people: { $columns }
submit-no-forecast = What this importer will do is not foreseen row by row.
submit-never-asked = The platform was never asked: nothing was compared with it.
submit-problem = To settle: { $text }
submit-remark = To know: { $text }
submit-receipt = Receipt { $id }
submit-dry-run = Rehearsal: nothing was sent, nothing was written.

receipt-begun = In progress
receipt-handed-over = Handed over
receipt-read-back = Handed over and read back
receipt-refused = Refused, nothing arrived
receipt-not-known = Not known whether it arrived
receipt-picked-up = Taken by the platform
receipt-cut = Sending { $id } to { $place } was cut before its end: it may have arrived. Verify before sending again.
receipt-set-aside = The receipts cannot be read: they were set aside as “{ $path }”, and an empty file takes their place.
receipt-line = { $id }  { $state }  { $platform }  { $name } ({ $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    })  { $place }
receipt-none = No receipt.
receipt-unknown = There is no receipt “{ $id }”.
receipt-forgotten =
    { $count ->
        [0] No receipt forgotten.
        [one] { $count } receipt forgotten.
       *[other] { $count } receipts forgotten.
    }
receipt-bad-date = “{ $text }” is no date: write for example 2026-09-01.
receipt-forget-what = Say which receipts to forget: a number, --before DATE or --all.
receipt-date = Begun: { $begun }; ended: { $ended }
receipt-parts = Batches acknowledged: { $done } of { $all }
receipt-verified = Verified { $date }: { $as_asked } of { $asked } in place, { $absent } absent, { $different } otherwise, { $not_told } cannot be told
receipt-source = File on this machine: { $path }

# Enrolling by the platform’s web services.

services-todo = To write: { $enrolments ->
        [one] { $enrolments } enrolment
       *[other] { $enrolments } enrolments
    }, { $groups ->
        [one] { $groups } group to create
       *[other] { $groups } groups to create
    }, { $joins ->
        [one] { $joins } entry into a group
       *[other] { $joins } entries into a group
    }. In place as asked already: { $standing ->
        [one] { $standing } enrolment, left as it is
       *[other] { $standing } enrolments, left as they are
    }.
services-held =
    { $count ->
        [one] { $count } request will not be sent: { $why }.
       *[other] { $count } requests will not be sent: { $why }.
    }
services-not-done =
    { $count ->
        [one] { $count } request is not done: { $why }.
       *[other] { $count } requests are not done: { $why }.
    }
services-differs-columns = Web services write no accounts, no profiles and no cohorts: these columns have no effect: { $columns }.
services-differs-taken-away =
    { $count ->
        [one] { $count } row takes something away: nothing is ever taken away by this way.
       *[other] { $count } rows take something away: nothing is ever taken away by this way.
    }
services-differs-end =
    { $count ->
        [one] { $count } enrolment without a period will have no end: the default period of the course is not known, and web services do not apply it.
       *[other] { $count } enrolments without a period will have no end: the default period of the courses is not known, and web services do not apply it.
    }
services-differs-standing = People who are in place as asked are left as they are, with their dates; importing the file would rewrite their start and their end.
services-differs-refused = A course whose manual method is off is refused by web services; importing the file writes enrolments without access there. An account that is not confirmed is refused too.
services-differs-admins = A site administrator that the list of accounts does not point out would be enrolled; importing the file refuses them.
services-differs-welcome = Courses that send a welcome message send it to the people enrolled now.
services-no-function = The service of this token does not let enrol: it lacks { $functions }. Nothing was sent. Ask the platform manager, or hand the file over another way.
services-done = The enrolments were sent, then read back on the platform. { $verdict }
services-unproven = The enrolments were sent, but the platform could not be read again: { $why } Verify later.
services-open = The platform’s answer was lost ({ $why }): the last batch may be done. { $done } of { $all } batches are confirmed. Start the same hand-over again later: it reads back first, then sends only what is missing.
services-stopped = Stopped before its end: { $why } { $done } of { $all } batches are confirmed, the rest did not leave. Start the same hand-over again: it reads back first, then sends only what is missing.
services-account-not-told = the platform does not tell whether this account exists
services-administrator = it is a site administrator, whom importing the file refuses
services-course-not-shown = the account of the token does not see this course
services-role-not-asked = no role is asked for, and the one that the course gives is not known
services-role-number = the number of role “{ $role }” is not known: the list of the platform’s roles is needed
services-bad-period = “{ $text }” is neither a date nor a number of days
services-status-not-told = the person is in the course and cannot enter, and the platform does not tell why: ask for a status, 0 or 1
services-groups-not-told = the groups of the course are not known
services-not-in-course = the person is not in the course
services-not-kept = the platform said yes and did not keep it
services-no-method = the course has no manual method that is on
services-cannot-assign = the account of the token may not give this role
services-not-confirmed = the account is not confirmed
services-guest = it is the guest account
services-no-right = the account of the token has no such right in the course
services-refused = the platform refuses ({ $code })

# Sound rows and the rest.

sound-none = no row is without an error
sound-not-whole = Nothing is written: { $why }
sound-reasons = Reasons
sound-sheet = Rest
sound-no-workbook = The workbook of the rest cannot be written: { $why }. Nothing else is written.
sound-left =
    { $count ->
        [one] { $count } row is not in the file: { $lines }
       *[other] { $count } rows are not in the file: { $lines }
    }
sound-rest = The rest, with the reasons: { $path }

# Page of the hand-over.

page-made = Made on { $day }.
page-file = File
page-settings = Settings to choose, in the order of the form
page-courses = Courses
page-remarks = To know
page-changes = Changes made to the list
page-prerequisites = Conditions
page-caption =
    { $count ->
        [one] { $count } course
       *[other] { $count } courses
    }
page-course = Course
page-enrolments = Enrolments
page-roles = Roles
page-new-groups = Groups created
page-refused = Refused

# Same as last time.

same-none = No recipe fits “{ $name }”: a list with the same titles must have been written for this platform first.
same-as = As on { $day } (“{ $name }”): { $fields ->
        [one] { $fields } field
       *[other] { $fields } fields
    }, { $values ->
        [one] { $values } translation
       *[other] { $values } translations
    }.
same-other-platform = This recipe was made for platform “{ $platform }”.
same-missing = The list no longer has these columns, and what depended on them is left aside: { $columns }
recipe-none = No recipe.
recipe-unknown = There is no recipe “{ $name }”.
recipe-line = { $name }  { $day }  { $platform }  { $fields ->
        [one] { $fields } field
       *[other] { $fields } fields
    }, { $values ->
        [one] { $values } translation
       *[other] { $values } translations
    }
receipt-no-platform = platform without a name
recipe-written = Recipe written to { $path }.
recipe-kept = Recipe kept under the name “{ $name }”.
recipe-taken = A recipe is called “{ $name }” already: give another name, or add --replace.
recipe-forgotten = Recipe “{ $name }” forgotten.
