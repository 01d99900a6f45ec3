# Command line.

cli-about = Bordereau prepares enrolment lists for Moodle: it opens the list as it is seen, says what the platform would refuse or do in silence, and writes the exact file. Without a command it opens its window.
cli-exit-codes = Exit codes: 0 nothing to report, 1 problems, 2 unusable file, 3 wrong usage, 4 disk, network or display failed, 5 not known whether what was sent arrived, 130 stopped.
cli-commands = Commands
cli-command = COMMAND
cli-help = Shows this help, or that of a command
cli-opt-help = Shows this help
cli-opt-version = Shows the version
cli-example = Example:

cli-demo = The whole path on the sample that ships: read, check, fix, write
cli-read = Says what was read in a file
cli-check = Says what the platform would refuse or do in silence
cli-simulate = Says what the platform will do with this file, as it is
cli-fix = Applies the safe fixes and writes the file
cli-export = Writes the file as it stands, without fixes
cli-submit = Hands a finished file over by a channel, once, on a clear yes, and keeps a receipt
cli-submit-exit-codes = Exit codes: 0 handed over, 1 the file has problems, 2 unusable file or stale plan, 3 wrong usage, 4 refused and nothing arrived, 5 not known: do not repeat, verify.
cli-receipts = What was handed over, and what came of it
cli-receipts-list = The receipts, the latest first
cli-receipts-show = One receipt
cli-receipts-forget = Forgets receipts
cli-recipes = What was decided for lists, to be done again with the next
cli-recipes-list = The recipes, the latest first
cli-recipes-show = One recipe; with -o its text in a file, for a colleague
cli-recipes-import = Takes a recipe that was written to a file
cli-recipes-forget = Forgets a recipe
cli-opt-finished = The finished file, sent byte for byte
cli-opt-to = The channel: { "folder:PATH" }, { "pickup:PATH" }, { "mail:DRAFT.eml?to=ADDRESS" }, { "webdav:URL" }, { "sftp://USER@HOST/PATH?key=KEY&fingerprint=SHA256:…" }, or the name of a channel of the platform
cli-opt-course = The course of the file, when it does not name it
cli-opt-patience = For moodle: seconds left to the platform to finish a batch whose answer was lost (30 unless said)
cli-opt-plan = The seal of the plan that was shown (key “plan” of --dry-run --json): when it has changed, nothing is sent
cli-opt-yes = Yes, without asking
cli-opt-with-problems = Hands over a file with problems too
cli-opt-again = Hands over what was handed over before too
cli-opt-dry-run = Says everything, sends nothing
cli-access = What depots are entered with: names and passwords kept in the vault of the system
cli-access-list = The addresses whose password is kept
cli-access-forget = Forgets a password, here and on the server that made it
cli-opt-access-place = The address, as “access list” shows it
cli-opt-all-accesses = All passwords
cli-opt-sign-in = Signs in on the page of the Nextcloud, in the browser; the password that it gives is given back at the end, or kept with { "--remember" }
cli-opt-remember-login = Keeps the name and the password in the vault of the system
cli-opt-receipt = The number of a receipt
cli-opt-before = The receipts before this day
cli-opt-all-receipts = All receipts
cli-verify = Says whether every row of a file is on the platform
cli-verify-exit-codes = Exit codes: 0 everything is as asked, 1 something is missing, different or cannot be told, 2 unusable file, 3 wrong usage, 4 the source does not answer.
cli-opt-against = A list of participants downloaded from Moodle, in place of the platform
cli-opt-course-of-list = The course of the list, when it does not name it
cli-opt-missing = The file to write what is absent into, ready to be handed over
cli-opt-only-sound = Writes only the rows in which nothing would be refused, and says which are left
cli-opt-rest = The workbook to write the other rows into, with the reasons
cli-opt-handover = The page to hand over with the file: settings, courses, remarks
cli-opt-same-as = Same as last time: the recipe of this name, or the latest of the platform for a list with the same titles
cli-opt-recipe = Name of the recipe
cli-opt-recipe-out = File to write the recipe to
cli-opt-recipe-file = File of the recipe
cli-opt-save-as = Keeps what was decided for this list under this name
cli-importers = The importers that are known
cli-importers-list = Their names
cli-importers-show = What one of them takes
cli-explain = The page of a rule; without a code, the list of rules
cli-policy = What the institution decides for this machine
cli-policy-show = Every setting, its value and where it comes from
cli-policy-templates = Writes the templates: file, Windows group policy
cli-opt-templates-into = The folder to write the templates into
cli-completions = Writes what completes the commands in a terminal
cli-opt-shell = The terminal: bash, zsh, fish, elvish or powershell
cli-manual = Writes the manual page of the program, or of a command
cli-opt-manual-command = The name of a command
cli-no-such-command = No command is called “{ $name }”. “bordereau --help” lists them.

cli-opt-json = One JSON document on standard output, and nothing else
cli-opt-file = The file: xlsx, xls, ods, csv, txt
cli-opt-window-file = The file to open in the window
cli-opt-output = The file to write; - for standard output
cli-opt-sheet = The sheet of the workbook
cli-opt-sheets = The sheet of the workbook; repeated, several sheets one below the other; "*" for all that are filled
cli-opt-fill-merged = Repeats the value of merged cells on each line
cli-opt-skip-hidden = Leaves out lines that are hidden or filtered
cli-opt-whole-cells = Keep quoted cells whole, even if their lines look like lines of the list
cli-opt-encoding = The encoding of the text, for example windows-1252
cli-opt-delimiter = The delimiter of the text, for example “;”
cli-opt-header = Line of the column headers, or none when there is none
cli-opt-rows = First and last line of the list, for example 5-128
cli-opt-password-file = The file whose first line is the password of the workbook; - for standard input
cli-ask-password = Password of “{ $name }”:
cli-ask-password-again = This password does not open “{ $name }”. Password:
cli-no-password-file = The file of the password, { $path }, cannot be read: { $cause }.
cli-empty-password = The first line of what --password-file gives is empty: there is no password.
cli-opt-reshape = Makes the rows anew by the shape of the list: auto, or courses, groups, several-courses, several-groups, several-people, several-roles, written-once
cli-opt-layout = How several courses of a person are written: rows (one row per course) or numbered (course1, course2…)
cli-opt-platform = A stored platform
cli-opt-catalogue = A catalogue as an exchange file, used directly
cli-opt-importer = The importer
cli-opt-set = A setting of the importer, for example delimiter=comma
cli-opt-map = A saved mapping of columns
cli-opt-value = One value for all rows, for example role1=student
cli-opt-column = The column of the list that feeds a field, for example "username=Institutional e-mail"
cli-opt-lang = The language of the messages
cli-opt-demo-window = Opens the sample in the window
cli-opt-into = The folder to write the sample into
cli-opt-code = The code or the name of a rule; privacy for what is kept, threats for what is defended against

cli-error = Error: { $text }
cli-at = { $place }: { $text }
cli-output-refused = Not everything arrived on the output: { $reason }. What was written is incomplete: do not use it.
cli-see-help = “bordereau --help” shows the commands, “bordereau check --help” this one in detail.
cli-unknown-argument = There is no option “{ $argument }”.
cli-unknown-command = There is no command “{ $command }”.
cli-missing-argument = { $argument } is missing.
cli-missing-command = A command is missing.
cli-invalid-value = The value given to { $argument } does not fit.
cli-conflict = { $one } and { $other } do not go together: choose one of them.
cli-wrong-usage = This command is not written as it should be.
cli-bad-delimiter = “{ $text }” is not a possible delimiter here. Give one character, for example “;”, or tab.
cli-no-header = No line of column headers: the first line is taken as a person. To name one, write --header 1.
cli-bad-header = “{ $text }” is no line number: write --header 4, or --header none.
cli-bad-rows = “{ $text }” is no run of lines: write --rows 5-128.
cli-bad-reshape = “{ $text }” is no known shape: write auto, or one of these: { $choices }.
cli-no-layout = The tool “{ $importer }” has no numbered columns: it takes one row per course.
cli-unknown-importer = The importer “{ $id }” is not known. “bordereau importers list” gives the names.
cli-unknown-setting = The setting “{ $key }” is not known here. The only setting for writing is delimiter.
cli-bad-setting = The setting “{ $key }” cannot be “{ $value }”. Possible values: { $choices }.
cli-not-a-pair = “{ $text }” is not of the form NAME=VALUE.
cli-unknown-rule = No rule is called “{ $code }”. “bordereau explain” gives the list.
cli-missing-fields = { $text } Give a column with --map, or one value for all rows with --value, for example --value role1=student.
cli-stands = { $text } Give another name with -o, or add --replace to replace what is there.
cli-one-output = This list becomes { $count } files: standard output takes one only. Give the name of a file with -o.
cli-opt-replace = Replace what stands where the file is to go; without this option nothing is replaced
cli-not-started = Bordereau cannot start: the program “bordereau.exe” should be in the same folder ({ $cause }). Copy the whole folder, or install Bordereau again.
cli-still-open = Bordereau is open. Save your work, close its window, then try again: nothing was removed.
cli-keep-data =
    The program is being removed. Do you keep your data (catalogues, settings, receipts, work under way) in your account?

    Yes: they stay, for a later installation.
    No: they are erased.
cli-no-window = The window cannot be opened here{ $cause ->
    [0] {""}
   *[other] {" "}({ $cause })
}. The same can be done in a terminal: “bordereau check list.xlsx”, then “bordereau fix list.xlsx -o clean.csv”.

cli-kind = { $kind ->
    [xlsx] Excel workbook
    [xls] old Excel workbook
    [xlsb] binary Excel workbook
    [ods] LibreOffice workbook
    [html] web page with a table
   *[other] text file
}
cli-delimiter = delimiter “{ $delimiter }”
cli-header = Header: line { $line }
cli-data = Data: lines { $first } to { $last } ({ $count ->
    [one] one filled line
   *[other] { $count } filled lines
})
cli-more-lines = … and { $count ->
    [one] one more line
   *[other] { $count } more lines
}
cli-checking = { $name } for { $platform }: { $rows ->
    [one] one row
   *[other] { $rows } rows
}, fields { $fields }
cli-left-out = Columns left out: { $columns }
cli-rows = { $count ->
    [one] line { $lines }
   *[other] { $count } lines: { $lines }
}
cli-more-findings =    … and { $count ->
    [one] one more problem of the same kind
   *[other] { $count } more problems of the same kind
}
cli-not-checked = Not checked: { $rule } — { $why }
cli-check-as-it-is = This file already has the headers of the import tool. To see what the platform would do with it unchanged: bordereau simulate { $name }
cli-counts = In all: { $errors ->
    [one] { $errors } error
   *[other] { $errors } errors
}, { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}, { $infos ->
    [one] { $infos } note
   *[other] { $infos } notes
}
cli-fixed = { $count ->
    [0] No safe fix to apply.
    [one] One safe fix applied.
   *[other] { $count } safe fixes applied.
}
cli-left-after-fix = Left for a person to decide: { $errors ->
    [one] { $errors } error
   *[other] { $errors } errors
}, { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}, { $infos ->
    [one] { $infos } note
   *[other] { $infos } notes
}.
cli-written = { $path } is written and was read back: { $rows ->
    [one] one row
   *[other] { $rows } rows
}.
cli-required = required
cli-optional = optional
cli-form = { $encoding } without BOM, without quotes, possible delimiters: { $delimiters }

cli-demo-read = 1. Open the list
cli-demo-check = 2. Recognise the columns and check
cli-demo-fix = 3. Fix what is safe
cli-demo-write = 4. Write the file
cli-demo-decided = For the sample, these are the decisions a person would take:
cli-demo-removed = Leave { $count ->
    [one] the row
   *[other] the { $count } rows
} out of the file
cli-demo-end = The file and the text to hand over are in { $folder }. “bordereau demo --window” opens the same sample in the window.
cli-no-simulator = Importer “{ $id }” has no simulation. “bordereau importers list” gives the names.
cli-bad-day = “{ $text }” is no day. Write it like this: 2026-09-01.
cli-foreseen = In the courses: { $enrolled ->
    [0] no new enrolment
    [one] one new enrolment
   *[other] { $enrolled } new enrolments
}{ $written ->
    [0] {""}
    [one] {""}, one enrolled or rewritten
   *[other] {""}, { $written } enrolled or rewritten
}{ $changed ->
    [0] {""}
    [one] {""}, one changed
   *[other] {""}, { $changed } changed
}.
cli-foreseen-sent = Nothing was sent.
cli-foreseen-why =    { $count ->
    [one] one row
   *[other] { $count } rows
}: { $why }
cli-foreseen-course = { $name }: { $enrolled ->
    [0] none new
    [one] one new
   *[other] { $enrolled } new
}{ $written ->
    [0] {""}
    [one] {""}, one enrolled or rewritten
   *[other] {""}, { $written } enrolled or rewritten
}, { $changed ->
    [0] none changed
    [one] one changed
   *[other] { $changed } changed
}, { $unchanged ->
    [0] none unchanged
    [one] one unchanged
   *[other] { $unchanged } unchanged
}, { $refused ->
    [0] none refused
    [one] one refused
   *[other] { $refused } refused
} ({ $roles })
cli-more-courses = … and { $count ->
    [one] another course
   *[other] { $count } other courses
}
cli-to-confirm = To be confirmed before sending: { $what }

cli-opt-match = Look up each person's login: a column of the list, compared with the identification number (idnumber) or the address (email) of the accounts
cli-opt-match-with = The accounts to look in: a list or an exchange file, instead of those of the platform
cli-bad-match = "{ $text }" does not say how to compare. Write COLUMN=idnumber or COLUMN=email.
cli-no-match-column = The list has no column "{ $column }". Give the exact header of a column of the list.
cli-match-no-accounts = The accounts of { $platform } are not known: no login can be looked up. Give a list of accounts with --match-with.
cli-matched = Logins looked up by "{ $column }": { $found } found, { $nobody } without an account, { $several } with several accounts (left as they are).
cli-prerequisite = Before asking, on { $platform }: { $text }
cli-near-group = { $course }: “{ $name }” looks like “{ $near }”
cli-handover-sample = The text for the platform manager is not made: the list was compared with the sample platform, which is invented. Name yours by --platform or --catalogue.
