# Window.

grid-edit = Edit { $column }, line { $line }
ui-pair = { $a }: { $b }
ui-label = { $label }:
ui-menu = Menu
ui-help = Help
ui-close = Close
ui-cancel = Cancel
ui-back = Back
ui-line = line
ui-empty = empty
ui-table-cell = { $value }, { $column }, { $row } of { $rows }
ui-place = line { $line }, { $column }
ui-rows = { $count ->
    [one] one row
   *[other] { $count } rows
}

ui-theme = Appearance
ui-theme-system = As the system
ui-theme-light = Light
ui-theme-dark = Dark
ui-language = Language
ui-undo-what = Undo { $action } ({ $keys })
ui-redo-what = Redo { $action } ({ $keys })
ui-step-current = current step
ui-step-done = done
ui-step-partly = not wholly checked
ui-step-open = to do
ui-step-closed = not possible yet

ui-pasted-table = Pasted table
ui-state-saved = CSV saved
ui-state-changed = Corrections to save
ui-state-untouched = Your file is not changed

ui-status-ready = Ready
ui-status-rows = { $count ->
    [0] no rows
    [one] one row
   *[other] { $count } rows
}
ui-status-checked = Checked in { $ms } ms

ui-courses = { $count ->
    [one] one course
   *[other] { $count } courses
}
ui-roles = { $count ->
    [one] one role
   *[other] { $count } roles
}
ui-accounts = { $count ->
    [0] no accounts
    [one] one account
   *[other] { $count } accounts
}
ui-accounts-unknown = accounts not provided
ui-catalogue-age = Catalogue: { $age }
ui-sample = sample
ui-sample-platform = Sample platform
ui-sample-note = To try the program: it does not exist
ui-platform-change = Change platform
ui-platforms = Check against
ui-import = Import a catalogue…
ui-import-note = Exchange file, or list of courses, roles, accounts

ui-drop-here = Drop the list to enrol here
ui-drop-now = Drop the file here
ui-drop-what = Excel, LibreOffice, CSV or text, as you have it. Nothing is sent, your file is never changed.
ui-choose-file = Choose a file…
ui-paste-table = Paste a table
ui-paste-no-table = The clipboard holds no table. Copy cells in your spreadsheet, then paste them here.
ui-paste-nothing = The clipboard is empty. Copy cells in your spreadsheet, then paste them here.
ui-path-hint = or type the path of the file
ui-path-name = Path of the file
ui-no-dialogue = This system has no window for choosing a file. Type its path here, or drop it.
ui-refused = This file could not be opened
ui-recent = Recent
ui-recent-forget = No longer remember them
ui-try = To try:
ui-open-sample = open the sample
ui-dialogue-open = Choose the list to open
ui-dialogue-save = Save the CSV
ui-dialogue-catalogue = Choose the catalogue to import

ui-open-title = Here is what was read
ui-open-line = Have a quick look. Each item can be changed; your file never is.
kind-xlsx = Excel workbook
kind-xls = Excel 97-2003 workbook
kind-xlsb = Excel binary workbook
kind-ods = LibreOffice workbook
kind-spreadsheetml = Excel XML table
kind-text = Text file
kind-html = Web page saved as a table
ui-sheet = Sheet
ui-sheet-of = { $name } ({ $number } of { $count })
ui-sheets-of = { $count } of { $all }, together
ui-one-sheet = One sheet
ui-several-sheets = Several sheets, one below the other
ui-take-sheets = { $count ->
    [0] Tick the sheets to take
    [one] Tick another sheet
   *[other] Take these { $count } sheets together
}
ui-merged = Merged cells
ui-merged-left = left as they are
ui-merged-filled = value repeated
ui-merged-why = A merged cell holds its value once: unless it is repeated, the lines below are empty.
ui-merged-leave = Leave the value on the first line
ui-cells-whole = Read the whole cell
ui-cells-lines = Read line by line
ui-unlock-title = Password of the workbook
ui-unlock-line = “{ $name }” is protected by a password. It opens the workbook, is shown nowhere and kept in no file.
ui-unlock-wrong = This password does not open “{ $name }”. Check the capitals, then try again.
ui-unlock-field = Password
ui-unlock-yes = Open
ui-merged-fill = Repeat the value on each line
ui-hidden = Hidden lines
ui-hidden-taken = { $count ->
    [one] one, taken
   *[other] { $count }, taken
}
ui-hidden-skipped = { $count ->
    [one] one, left out
   *[other] { $count }, left out
}
ui-hidden-why = Your spreadsheet does not show these lines. An export would write them all the same.
ui-hidden-take = Take the hidden lines
ui-hidden-skip = Leave out the hidden lines
ui-hidden-columns = Hidden columns: { $columns }. The Columns step lets you leave them out.
ui-read-in = Read as { $encoding }
ui-cut-at = Cut at “{ $delimiter }”
ui-sheet-hidden = hidden, { $count ->
    [one] one line
   *[other] { $count } lines
}
ui-sheet-rows = { $count ->
    [one] one line
   *[other] { $count } lines
}
ui-encoding = Encoding
ui-encoding-why = The way accented letters are written in the file. Change it when accents are wrong.
ui-encoding-found = Back to the encoding that was found
ui-delimiter = Delimiter
ui-delimiter-why = The character that separates columns.
ui-delimiter-none = none
ui-semicolon = semicolon
ui-comma = comma
ui-tab = tab
ui-bar = vertical bar
ui-header = Header
ui-header-none = none
ui-header-why = The line that holds the names of the columns.
ui-data = Data
ui-data-none = no lines
ui-data-lines = lines { $first } to { $last }
ui-data-why = The lines to enrol. Put the cursor on a line to have it offered here.
ui-data-whole = To the end of the sheet
ui-data-from = From line { $line } on
ui-data-to = Up to line { $line }
ui-read-problems = { $count ->
    [one] one thing to know
   *[other] { $count } things to know
}
ui-grid-sheet = Sheet as it was read
ui-other-file = Other file…
ui-left-out-lines = Hatched lines are left out: { $above } before the data, { $below } after.
ui-on-to-columns = Continue: columns

ui-columns-title = What do your columns mean?
ui-importer = Import tool:
ui-importers-in-use = Used on this platform
ui-importers-others = Other tools
ui-required = required
ui-optional = optional
ui-same = Same value everywhere:{" "}
ui-no-column = no column
ui-picker-search = Type a few letters
ui-your-columns = Columns of your list
ui-columns-used = Already in use
ui-column-used = Feeds “{ $field }”: choosing it here takes it away there
ui-same-everywhere = Same value for all rows
ui-write-value = Write “{ $value }” everywhere
ui-type-value = Type the value to write in all rows.
ui-status-active = 0: active enrolment
ui-status-suspended = 1: suspended enrolment
ui-written-as = written: { $value }
ui-rows-in-error = { $count ->
    [one] one row with errors
   *[other] { $count } rows with errors
}
ui-rows-to-see = { $count ->
    [one] one row to look at
   *[other] { $count } rows to look at
}
ui-nothing-to-say = nothing to report
ui-add-course = Another course per row
ui-add-group = Add a group
ui-left-out = Left out
ui-left-out-none = All your columns are used.
ui-left-out-why = Only useful columns are written. Your file keeps the others.
ui-columns-ready = { $count ->
    [one] One column will be written.
   *[other] { $count } columns will be written.
}
ui-columns-missing = Missing: { $names }.
ui-on-to-check = Continue: check

ui-check-running = Checking
ui-check-running-line = Every row is compared with the catalogue of the platform.
ui-check-clean = Everything is settled
ui-check-clean-line = Nothing that could be checked would be refused by the platform.
ui-check-title = { $count ->
    [one] One problem to settle
   *[other] { $count } problems to settle
}
ui-check-line = { $count ->
    [0] The list as a whole is concerned.
    [one] One row concerned. Every correction can be undone.
   *[other] { $count } rows concerned. Every correction can be undone.
}
ui-errors = { $count ->
    [one] one error
   *[other] { $count } errors
}
ui-warnings = { $count ->
    [one] one warning
   *[other] { $count } warnings
}
ui-infos = { $count ->
    [one] one note
   *[other] { $count } notes
}
ui-grid-work = Rows to write
ui-none-title = Nothing to report
ui-none-line = The platform should take every row as you mean it.
ui-not-checked = What could not be checked
ui-leave-out = { $count ->
    [one] Leave the row out of the file
   *[other] Leave these { $count } rows out of the file
}
ui-only-sound = Only the rows without an error
ui-only-sound-why = The other rows first go into a workbook beside the file, with their reasons; nothing is lost.
ui-rest =
    { $count ->
        [one] { $count } row waits, with its reasons, in “{ $name }”.
       *[other] { $count } rows wait, with their reasons, in “{ $name }”.
    }
ui-leave-out-short = { $count ->
    [one] Leave the row out
   *[other] Leave these rows out
}
ui-aside-short = { $count ->
    [one] Put the line aside
   *[other] Put these lines aside
}
ui-aside = { $count ->
    [one] Put the line aside, out of the file
   *[other] Put these { $count } lines aside, out of the file
}
ui-aside-note = Not this time: they stay in the list of what is out of the file
ui-more-fixes = { $count ->
    [one] One more correction
   *[other] { $count } more corrections
}
ui-replace = Replace
ui-replace-everywhere = Replace everywhere
ui-other-course = Another course…
ui-other-role = Another role…
ui-why = Why?
ui-why-of = Why? { $title }
ui-problems = Problems
ui-problems-search = Search for a problem or a value
ui-rows-shown = Rows:
ui-rows-all = all
ui-rows-with-problems = with a problem
ui-rows-of-problem = of the chosen problem
ui-rows-out = out of the file
ui-rows-filtered = { $count ->
    [0] none of { $all }
    [one] one of { $all }
   *[other] { $count } of { $all }
}
ui-rows-these = shown by the step Foresee
ui-rows-nowhere = These lines are not in the table: they come from elsewhere in the file.
ui-rows-sorted = { $rows }, sorted
ui-rows-order = Order of the lines
ui-rows-order-screen = Sorted on the screen only: the order of the file has not changed.
ui-rows-order-file = The file is written in the order that you chose, not in that of the list.
ui-rows-by-value = By value
ui-rows-other-column = Another column
ui-values = Values
ui-values-count = { $count ->
    [one] One value is concerned.
   *[other] { $count } values are concerned.
}
ui-values-example = For example: { $message }
ui-values-show = { $count ->
    [one] Show the value
   *[other] Show the { $count } values
}
ui-values-hide = { $count ->
    [one] Fold the value
   *[other] Fold the { $count } values
}
ui-values-search = Search in the values
ui-values-all = All:
ui-values-all-take = take what is proposed
ui-values-all-aside = put aside
ui-values-all-remove = take the rows out
ui-values-all-leave = leave
ui-values-value = Value
ui-values-rows = Rows
ui-values-decision = Decision
ui-values-of = { $value }, { $rows ->
    [one] one row
   *[other] { $rows } rows
}
ui-values-decision-for = Decision for { $value }
ui-values-proposed = proposed: { $to }
ui-values-undecided = to decide
ui-values-leave = Leave it as it is
ui-values-apply = { $count ->
    [0] Nothing is decided
    [one] Apply one decision…
   *[other] Apply { $count } decisions…
}
ui-decide-title = { $count ->
    [one] One decision to apply
   *[other] { $count } decisions to apply
}
ui-decide-line = { $rows ->
    [one] This is what will change, in one row. One undo takes everything back.
   *[other] This is what will change, in { $rows } rows. One undo takes everything back.
}
ui-decide-do = { $count ->
    [one] Apply this decision
   *[other] Apply these { $count } decisions
}
ui-decide-aside = { $rows ->
    [one] Line put aside: { $lines }
   *[other] { $rows } lines put aside: { $lines }
}
ui-decide-removed = { $rows ->
    [one] Row taken out of the file: { $lines }
   *[other] { $rows } rows taken out of the file: { $lines }
}
said-decided = { $count ->
    [one] One decision applied
   *[other] { $count } decisions applied
}: { $rows ->
    [one] one row
   *[other] { $rows } rows
}
ui-fix-safe = Fix everything that is safe ({ $count })
ui-safe-title = { $count ->
    [one] One safe fix
   *[other] { $count } safe fixes
}
ui-safe-line = { $rows ->
    [one] This is what will change, in one row. No row is removed, and one undo takes everything back.
   *[other] This is what will change, in { $rows } rows. No row is removed, and one undo takes everything back.
}
ui-safe-change = “{ $from }” → “{ $to }”: { $rows ->
    [one] one row
   *[other] { $rows } rows
}
ui-safe-do = { $count ->
    [one] Make this fix
   *[other] Make these { $count } fixes
}
said-replaced = “{ $from }” → “{ $to }”: { $rows ->
    [one] one row
   *[other] { $rows } rows
}
said-emptied = “{ $from }” emptied: { $rows ->
    [one] one row
   *[other] { $rows } rows
}
said-cells = { $count ->
    [one] One cell changed
   *[other] { $count } cells changed
}
said-ordered = The file will be written in this order
said-order-of-list = The file will be written in the order of the list
said-aside = { $count ->
    [one] One line put aside
   *[other] { $count } lines put aside
}
said-removed = { $count ->
    [one] One row taken out of the file
   *[other] { $count } rows taken out of the file
}
said-too-many-cells = Too many cells for one go. Select fewer lines.
said-nothing-to-fill = Nothing to fill down: choose several lines, the first one gives the value.
said-paste-beyond = { $rows ->
    [0] { $columns ->
        [one] One pasted column does not fit into the table: it was left out.
       *[other] { $columns } pasted columns do not fit into the table: they were left out.
    }
    [one] One pasted line goes beyond the end of the list: it was left out. Add a line first.
   *[other] { $rows } pasted lines go beyond the end of the list: they were left out. Add lines first.
}
ui-replace-text-title = Replace a text
ui-replace-text-find = Text to replace
ui-replace-text-with = With
ui-replace-text-nothing = nothing: the text is erased
ui-replace-text-column = In the column
ui-replace-text-all-columns = all columns that are written
ui-replace-text-whole = The whole cell, not a part
ui-replace-text-case = Tell capitals from small letters
ui-replace-text-accents = Tell accents apart
ui-replace-text-shown = { $count ->
    [one] Only the line shown
   *[other] Only the { $count } lines shown
}
ui-replace-text-type = Type the text to replace: cells are counted before anything changes.
ui-replace-text-count = { $cells ->
    [0] No cell changes.
    [one] One cell changes.
   *[other] { $cells } cells change, in { $rows ->
        [one] one line
       *[other] { $rows } lines
    }.
}
ui-replace-text-example = For instance: “{ $from }” → “{ $to }”
ui-replace-text-do = { $count ->
    [0] Replace
    [one] Replace in one cell
   *[other] Replace in { $count } cells
}
ui-changes-none = Nothing was changed in this list.
ui-changes-line = The latest first. Each change can be taken back alone: what changed again since stays as it is. The hand-over sheet names nobody: logins, names and addresses are only counted in it.
ui-changes-more = { $count ->
    [one] … and one older change
   *[other] … and { $count } older changes
}
ui-changes-copy = Copy the list
ui-changes-copied = The list of changes is copied: paste it into a spreadsheet.
ui-changes-back = Take back
ui-changes-back-of = Take back this change: { $action }
ui-changes-when = { $when }
ui-changes-tell = Tell in the hand-over sheet
ui-changes-tell-of = Tell this change in the hand-over sheet: { $action }
ui-changes-untell = No longer tell it in the sheet
ui-changes-untell-of = No longer tell this change in the hand-over sheet: { $action }
ui-changes-tell-all = Tell all in the hand-over sheet
ui-changes-see-of = See the first line of: { $change }
ui-changes-value = { $field }: “{ $from }” → “{ $to }”, { $rows ->
    [one] one line
   *[other] { $rows } lines
}
ui-changes-values-more = { $count ->
    [one] … and one other value
   *[other] … and { $count } other values
}
ui-changes-out = { $count ->
    [one] Line that left the file: { $lines }
   *[other] { $count } lines that left the file: { $lines }
}
ui-changes-in = { $count ->
    [one] Line that came into the file: { $lines }
   *[other] { $count } lines that came into the file: { $lines }
}
ui-changes-head-action = Change
ui-changes-head-when = Date
ui-changes-head-field = Field
ui-changes-head-from = Before
ui-changes-head-to = After
ui-changes-head-rows = Lines
ui-changes-inside = in the file
ui-changes-outside = out of the file
ui-row-title = Line { $line }, before and after
ui-row-in = This line is in the file.
ui-row-aside = This line is put aside: it is not in the file.
ui-row-removed = This line is removed: it is not in the file.
ui-row-list = In your list
ui-row-file = In the file
ui-row-added = added line
said-taken-in = { $count ->
    [one] One row taken in again
   *[other] { $count } rows taken in again
}
said-safe = { $count ->
    [one] One fix made
   *[other] { $count } fixes made
}: { $rows ->
    [one] one row changed
   *[other] { $rows } rows changed
}
ui-on-to-forecast = Continue: foresee
ui-on-to-export = Continue: hand over

# Handing the file over, and receipts.

ui-hand-open = Hand this file over…
ui-hand-open-one = Hand “{ $name }” over…
ui-hand-title = Hand the file over
ui-hand-how = Way of handing over
ui-hand-folder = A folder or a share
ui-hand-folder-hint = /share/enrolments
ui-hand-folder-name = Folder to put the file into
ui-hand-mail = A mail draft, beside the file
ui-hand-mail-hint = moodle@univ.example (optional)
ui-hand-mail-name = Address of the recipient
ui-hand-services = Enrol by the platform’s web services
ui-hand-look = Look before sending
ui-hand-now = Hand over now
ui-hand-wait = It is being sent: it goes on to its answer.
ui-hand-agree = I have read what is out of the ordinary, and want to hand this file over
ui-hand-before = This file went to this place before (receipt { $id }): { $state }.
ui-hand-again = Hand it over a second time all the same
ui-hand-no-token = The token of this platform is not kept on this machine. Refresh the catalogue with “keep the token” ticked, then start again.
ui-hand-webdav = A Nextcloud or WebDAV depot
ui-hand-open-draft = Open the draft
ui-hand-write-mail = Write an e-mail without the file
ui-hand-write-mail-why = The e-mail says where the file stands, its hash and the settings; no student’s name. If nothing opens, copy the text.
ui-hand-draft-why = Nothing has left. If the draft does not open ready to be sent, attach the file to a new e-mail yourself.
ui-hand-mail-cut = […] (the rest is to be pasted here: “Copy the text”, in Bordereau)
ui-depot-address = Address of the depot
ui-depot-hint = https://cloud.univ.example, or the address of the folder
ui-depot-user = User name
ui-depot-password = Application password
ui-depot-why = Leave it empty if the password is kept on this computer, or if you sign in by the browser.
ui-depot-keep = Keep the password in the vault of the system
ui-depot-sign-in = Sign in by the browser (Nextcloud)…
ui-depot-asking = The server is asked for the page…
ui-depot-waiting = Let Bordereau in on the page that has just opened in your browser, then come back here.
ui-depot-open-again = Open the page again
ui-depot-copy = Copy the address of the page
ui-depot-stop = Stop waiting
ui-depot-done = Bordereau is let in. The file will go to { $place }.
ui-receipts-keep = Keep receipts
ui-receipts-keep-always = until I forget them
ui-receipts-keep-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
ui-receipts-keep-gone =
    { $count ->
        [one] { $count } older receipt will be deleted
       *[other] { $count } older receipts will be deleted
    }
ui-accesses = Passwords kept for depots
ui-accesses-made = Made for Bordereau by that server: it is deleted there too.
ui-accesses-forget = Forget the password
ui-accesses-forget-why = To hand a file over there you will have to sign in again.
ui-receipts = Receipts
ui-receipts-see = See the receipts
ui-receipts-open =
    { $count ->
        [one] { $count } sending of which it is not known whether it arrived
       *[other] { $count } sendings of which it is not known whether they arrived
    }
ui-receipts-search = Search for a receipt
ui-receipts-hint = File name, platform, place, number
ui-receipts-not-found = No receipt fits.
ui-receipts-more = { $count ->
    [one] And one more: search more closely.
   *[other] And { $count } more: search more closely.
}
ui-receipts-line = { $when } — { $platform } — { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }, { $people ->
        [one] { $people } person
       *[other] { $people } people
    }, { $courses ->
        [one] { $courses } course
       *[other] { $courses } courses
    }
ui-receipts-verify = Verify
ui-receipts-compare = Compare with a list of participants…
ui-receipts-again = Send again…
ui-receipts-like = Hand the open file over likewise…
ui-verify-file-why = A file that was sent in another way: are its people in their courses?
ui-verify-which-course = This list does not say of which course it is, and the file names several. Download a list that has this column.
ui-verify-needs-receipt = This tool enrols in one course at a time, and the file does not say in which. Verify it from the receipt of its hand-over.
ui-dialogue-participants = Choose a list of participants
ui-dialogue-to-verify = Choose the file to verify
ui-receipts-copy = Copy the text
ui-receipts-forget = Forget
ui-receipts-forget-why = The receipt will be deleted; the file stays.
ui-receipts-forget-yes = Forget this receipt
ui-receipts-changed = The file of this receipt is no longer the one that was sent: it cannot be verified row by row.
ui-receipts-missing = Open what is missing as a list
# As last time.

ui-again-title = As on { $when }
ui-again-take = As last time
ui-again-choose = Choose what is taken…
ui-again-not = Not this time
ui-again-column = { $field } ← { $what }
ui-again-value = { $field } = { $what }
ui-again-translation = “{ $from }” → “{ $to }”
ui-again-more = { $count ->
    [one] one more translation
   *[other] { $count } more translations
}
ui-again-fixed = Fix everything that is safe
ui-again-missing = The list no longer has these titles: { $columns }. Their columns will have to be chosen.
ui-again-values = { $field }, { $count ->
    [one] one value
   *[other] { $count } values
}: { $values }
ui-again-why = A list with the same titles was prepared so. Untick what no longer holds; “Undo” goes back to the list as it is.
ui-again-replaces = What was done in this list already is replaced; “Undo” goes back to it.
ui-again-fields = Columns
ui-again-translations = Values written otherwise
ui-again-take-these = Take what is ticked
ui-recipes = Recipes
ui-recipes-why = What was decided for each list that was saved: columns, values of courses, roles and groups. No student is in it.
ui-recipes-line = { $when } — { $platform } — { $importer } — { $fields ->
        [one] { $fields } field
       *[other] { $fields } fields
    }, { $values ->
        [one] { $values } translation
       *[other] { $values } translations
    }
ui-recipes-import = Take a colleague’s recipe…
ui-recipes-take = Take it for this list…
ui-recipes-rename = Name
ui-recipes-name = Name of the recipe
ui-recipes-name-yes = Keep this name
ui-recipes-write = Write to a file…
ui-recipes-forget = Forget
ui-recipes-forget-why = This recipe will not be proposed any more.
ui-recipes-forget-yes = Forget this recipe

ui-export-title = The file is ready
ui-export-errors-title = The file still holds errors
ui-export-nobody-title = This file would enrol nobody
ui-export-saved-nobody-title = The file is saved, and it would enrol nobody
ui-see-forecast = See the forecast
ui-check-outlook = { $count ->
    [0] {""}
    [one] One row concerned.{" "}
   *[other] { $count } rows concerned.{" "}
}Foreseen: { $outlook }.
ui-export-points-title = The file is ready, with { $count ->
    [one] one point to look at
   *[other] { $count } points to look at
}
ui-export-saved-title = The file is saved
ui-export-line = { $count ->
    [one] Exactly these bytes: one row below the header.
   *[other] Exactly these bytes: { $count } rows below the header.
}
ui-export-out = { $count ->
    [one] One line is out of the file
   *[other] { $count } lines are out of the file
}
ui-since = Since the hand-over of { $when }: { $new ->
    [0] no new row
    [one] one new row
   *[other] { $new } new rows
}, { $changed ->
    [0] none changed
    [one] one changed
   *[other] { $changed } changed
}, { $same ->
    [0] none sent as it is before
    [one] one sent as it is before
   *[other] { $same } sent as they are before
}.
ui-since-gone = { $count ->
    [one] One enrolment is not asked for any more
   *[other] { $count } enrolments are not asked for any more
}: { $people }. Bordereau unenrols nobody.
ui-since-see = { $count ->
    [one] See this row
   *[other] See these { $count } rows
}
ui-since-only = Write only what is new or changed
ui-since-only-why = The rows that were sent as they are before are put aside; “Undo” takes them back. Sent does not mean enrolled: Verify, in Receipts, tells who is in place.
ui-export-errors = { $count ->
    [one] One error is left: the platform will refuse or ignore { $rows ->
        [0] a part of the file
        [one] one row
       *[other] { $rows } rows
    }.
   *[other] { $count } errors are left: the platform will refuse or ignore { $rows ->
        [0] a part of the file
        [one] one row
       *[other] { $rows } rows
    }.
}
ui-see-problems = See the problems
ui-shape-taken = The rows of the list were made anew by its shape: one row per person and course. The file itself is not touched.
ui-shape-back = Read the list as it stands
ui-layout = Several courses
ui-layout-why = Moodle takes both ways. The choice changes only the file that is written.
ui-layout-as-is = As in the list
ui-layout-rows = One row per course
ui-layout-numbered = One row per person (course1, course2…)
ui-out-delimiter-why = The character written between columns. The platform manager must choose the same.
ui-out-delimiter-taken = a value holds it
ui-out-encoding = UTF-8 without BOM
ui-quotes = Quotes
ui-quotes-never = never
ui-preview = Preview of the file, byte for byte
ui-preview-more = { $count ->
    [one] and one more row
   *[other] and { $count } more rows
}
ui-save = Save
ui-save-hint = Folder and name of the file
ui-save-name = Where to save the file
ui-save-csv = Save the CSV
ui-save-choose = Change…
ui-saved = { $count ->
    [one] one row, { $size }, read back and identical
   *[other] { $count } rows, { $size }, read back and identical
}
ui-file-written = { $course } — { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
ui-files-more = and { $count ->
    [one] { $count } more file
   *[other] { $count } more files
}
ui-planned-course = To import into the course “{ $course }”.
ui-planned-courses = This tool enrols into one course at a time: { $count } files will be written, their names followed by the course. The preview shows the first.
ui-planned-parts = This tool takes no file that long: { $count } numbered files will be written. The preview shows the first.
ui-convert-heading = The same list for another tool
ui-convert-why = The rows are made anew for the tool that you choose: numbered columns or one row per course, usernames or numbers, days or dates.
ui-convert = The same list for…
ui-convert-title = The same list for “{ $importer }”
ui-convert-rows = { $count ->
    [one] It will have { $count } row.
   *[other] It will have { $count } rows.
}
ui-convert-nothing-lost = Everything is carried over
ui-convert-lost = What is not carried over
ui-convert-undo = “Undo” in the bar above brings the former list back. The file that was opened is not changed.
ui-convert-yes = Go on with this list
ui-returned-heading = Did rows come back?
ui-returned-why = Open tool_sync’s failed-rows file or Moodle’s page of results (saved, or copied and pasted here with Ctrl+V): the rows in question are found in this list.
ui-returned-open = Open what came back…
ui-returned-see = { $count ->
    [one] See the row that came back
   *[other] See the { $count } rows that came back
}
ui-dialogue-returned = Open a failed-rows file or a page of results
ui-save-in = in the folder { $folder }
ui-show-folder = Show the folder
ui-settings-title = Settings for the platform manager
ui-settings-why = Whoever uploads the file to the platform must choose exactly this.
ui-copy-text = Copy the text
ui-copy-later = The whole text, with the digest of the file, can be copied once the file is saved.
ui-text-copied = The text is copied: paste it into your mail.

ui-search-hint = Search the table
ui-search-name = Text to search for
ui-search-back = Previous hit (Shift+Enter)
ui-search-on = Next hit (Enter)
ui-search-nothing = not found
ui-search-count = { $count ->
    [one] one cell
   *[other] { $count } cells
}
ui-beside = Columns beside:
ui-beside-why = Columns of your list that are not written: they say whom a row is about.
ui-beside-unwritten = not written

ui-help-search = Search the help
ui-help-nothing = Nothing in the help has these words. “Find a command” finds what Bordereau can do.
ui-help-other-commands = Commands without a key are found by their words: { $keys }.
ui-about-version = Bordereau { $version }
ui-about-what = Prepares enrolment lists for Moodle: opens the list as you see it, says what the platform will do with every line, writes the exact file.
ui-about-licence = Free software, under the MIT or Apache 2.0 licence, as you choose. Fonts and icons have their own licences.
ui-help-table = In a table
ui-notices-none = Nothing was reported since the start.

ui-judged-by-sample = Your list is compared with an invented platform that ships for trying. What follows is not about yours.
ui-judged-choose = Choose my platform
ui-copy-sample = The text to send along is made once your platform is chosen: it would name an invented one.
ui-check-partly = Nothing found in what could be checked
ui-check-partly-line = { $count ->
    [one] One check could not be made: it is named on the right, with what is missing.
   *[other] { $count } checks could not be made: they are named on the right, with what is missing.
}
ui-replace-title = A file stands there already
ui-replace-free = Write “{ $name }”
ui-replace-yes = { $count ->
    [one] Replace it
   *[other] Replace them
}
ui-leaving-title = Your work is not saved
ui-leaving-list = What you did to { $name } is in no file yet. Opening another list would end it. Your own file is as it was.
ui-leaving-list-yes = Give this work up
ui-leaving-close = What you did to { $name } is in no file yet. Your own file is as it was.
ui-leaving-close-yes = Close without saving
ui-leaving-platform = Your corrections of { $name } were checked with another platform. They would stay, and be checked with { $platform }.
ui-leaving-platform-yes = Change the platform
ui-leaving-save = Go and save
ui-leaving-stay = Stay
ui-leaving-sample = the sample platform
ui-recover-title = { $count ->
    [one] A piece of work was not finished
   *[other] { $count } pieces of work were not finished
}
ui-recover-line = Bordereau stopped before the end. What you had done is kept here until you take it up or erase it.
ui-recover-take = Take up
ui-recover-take-name = Take up the work on { $name }
ui-recover-drop = Erase
ui-recover-drop-name = Erase the work on { $name }
ui-recover-later = Later
ui-recover-unnamed = Pasted list
ui-recover-what = { $count ->
    [0] no change
    [one] one change
   *[other] { $count } changes
}
ui-recover-list-only = kept by another version of Bordereau: only the list can be opened
ui-recover-again = { $count ->
    [one] A piece of work to take up…
   *[other] { $count } pieces of work to take up…
}
ui-name-title = Which platform is it?
ui-name-line = This list does not say. The name you give serves to find it again.
ui-name-hint = For example Ecampus
ui-name-field = Name of the platform
ui-name-import = Import

ui-forecast-title = What { $tool } will do with this file
ui-forecast-line = { $changed ->
    [0] The import played with the catalogue of the platform and the settings of the guide. Nothing was sent.
    [one] The import played with the catalogue of the platform and one setting that is not that of the guide. Nothing was sent.
   *[other] The import played with the catalogue of the platform and { $changed } settings that are not those of the guide. Nothing was sent.
}
ui-settings-of-import = Settings of the import
ui-settings-change = Change the settings…
ui-settings-kept = { $importer }. What you choose is kept for { $platform }, counts in the check and the simulation, and stands in the text for the platform manager.
ui-settings-for-now = { $importer }. The sample platform keeps these choices until you change to another one.
ui-settings-facts = The platform
ui-settings-facts-why = These are no fields of the form, but the same file gives another result there.
ui-settings-usual = The guide asks for: { $value }
ui-settings-reset = Back to the settings of the guide
ui-settings-keep = Keep these settings
ui-forecast-busy = Playing the upload…
ui-forecast-columns-first = First give every required field a column or a value, in the Columns step.
ui-forecast-clean = Nothing special to know: every row does what it says.
ui-forecast-title-of = What is known of the tool “{ $importer }”
ui-forecast-read-line = Behaviour read in the code of the tool. Nothing has been sent.
ui-forecast-not-played = Bordereau cannot play this tool in advance: its behaviour was read in its code, not run. Check the result in the course after the import.
ui-facts = What is known of it
ui-tool-sync-nothing = Nothing will change on the platform.
ui-tool-sync-resets = Fields erased without a word: { $count ->
    [one] { $count } person
   *[other] { $count } people
}
ui-tool-sync-resets-why = tool_sync writes its defaults into the fields that are not in the file. Add these columns, or make an enrolment file, which touches no profile.
ui-tool-sync-resets-table = People whose fields are erased
ui-tool-sync-resets-fields = Fields erased
ui-tool-sync-untold = The catalogue does not tell all that this depends on: { $what }.
ui-tool-sync-own-simulation = tool_sync’s own simulation shows neither erased fields nor unknown roles, and deletes for real: do not rely on it.
ui-play-as-opened = Check it as it is
ui-ready-file = This file already has the headers of the import tool. You can see what would happen if it went without any change.
ui-compare-line = What would happen if the opened file went unchanged, and what the repaired file does.
ui-compare-same = The repaired file would be the same as the opened one, byte for byte.
ui-compare-as-opened = Opened file, as it is
ui-compare-made = Repaired file
ui-compare-detail = See the details
ui-compare-shown = Details below
ui-compare-ready = The simulation is done.
ui-compare-file = What becomes of the file
ui-compare-changes = What changes
ui-compare-only = To know on this side only
ui-compare-nothing = nothing more
ui-compare-more = { $count ->
    [one] and one more point
   *[other] and { $count } more points
}
ui-ending-refused = refused as a whole
ui-ending-stopped = stops at line { $line }
ui-ending-whole = read to its end
ui-total-accounts = { $count ->
    [one] account created
   *[other] accounts created
}
ui-total-profiles = { $count ->
    [one] profile value erased or replaced
   *[other] profile values erased or replaced
}
ui-confirm = I have read this, it is meant
ui-confirmed = Confirmed
ui-total-enrolled = { $count ->
    [one] new enrolment
   *[other] new enrolments
}
ui-total-written = { $count ->
    [one] enrolment, new or rewritten
   *[other] enrolments, new or rewritten
}
ui-total-changed = { $count ->
    [one] enrolled already, changed
   *[other] enrolled already, changed
}
ui-total-groups = { $count ->
    [one] group created
   *[other] groups created
}
ui-total-refused = { $count ->
    [one] row refused
   *[other] rows refused
}
ui-total-not-told = { $count ->
    [one] row that cannot be told
   *[other] rows that cannot be told
}
ui-total-assumed = { $all ->
    [1] assumed
   *[other] { $count ->
        [one] one of them assumed
       *[other] { $count } of them assumed
    }
}
ui-courses-table = Courses of the file
ui-course-name = Course
ui-course-share = Share
ui-see-course = See the lines of the course { $course }
ui-see-rows = { $count ->
    [one] See the line
   *[other] See the { $count } lines
}
ui-see-rows-of = See the lines: { $what }
ui-lots = What happens to the rows
ui-lots-happens = What happens
ui-lots-about = Role or value
ui-see-its-rows = See the rows
ui-course-roles = Roles
ui-course-new = New
ui-course-changed = Changed
ui-course-unchanged = Unchanged
ui-course-refused = Refused
ui-course-not-told = Not known
ui-course-groups = Groups
ui-group-near = { $name } (new, nearly “{ $near }”)
ui-limits = Ask for an explicit yes
ui-limits-why = Beyond these numbers, the file is written only after you say yes. A manager role or a role on the whole site always asks for it.
ui-limit-enrolments = Enrolments written at once
ui-limit-courses = Courses concerned
ui-limit-groups = Groups created
ui-limit-number = Write a whole number.
ui-group-new = { $name } (new)
ui-notice-lines = { $count ->
    [one] line { $lines }
   *[other] lines { $lines }
}
ui-first-rows = These are the first rows; the rest is coming.

ui-match-open = Look logins up…
ui-match-title = Look logins up
ui-match-line = Does the list give a student number or an address, and not the platform's login? It is looked up for each line. A name alone never suffices.
ui-match-column = Column of the list
ui-match-by = compared with
ui-match-among = among
ui-match-platform = the accounts of { $platform }
ui-match-known = { $count ->
    [0] no known account
    [one] one known account
   *[other] { $count } known accounts
}
ui-match-file = The accounts of a file…
ui-match-file-note = A list with the login and the number or address of each person
ui-match-exact = The number is compared digit by digit, the address in any case.
ui-match-no-accounts = The accounts of { $platform } are not known. Choose a file that gives the login and the number or address of each person.
ui-match-some-known = Only the accounts that the platform was asked for are known: a person missing here may have one.
ui-match-all = { $count ->
    [one] one line
   *[other] all { $count } lines
}
ui-match-found = { $count ->
    [one] one account found
   *[other] { $count } accounts found
}
ui-match-nobody = { $count ->
    [one] one line without an account
   *[other] { $count } lines without an account
}
ui-match-several = { $count ->
    [one] one line with several accounts
   *[other] { $count } lines with several accounts
}
ui-match-blank = { $count ->
    [one] one empty line
   *[other] { $count } empty lines
}
ui-match-show = Show
ui-match-head-line = Line
ui-match-head-list = In the list
ui-match-head-account = Account
ui-match-one-nobody = no account
ui-match-one-several = { $count } accounts: you have to say which
ui-match-one-blank = empty
ui-match-take = { $count ->
    [0] Write the logins
    [one] Write one login
   *[other] Write { $count } logins
}
ui-dialogue-accounts = Choose a list of accounts
