# Steps, actions, notices.

step-open = Open
step-columns = Columns
step-check = Check
step-forecast = Foresee
step-export = Hand over

standing-open = { $name }
standing-columns-ready = { $count ->
    [one] one field ready
   *[other] { $count } fields ready
}
standing-columns-missing = { $count ->
    [one] one field missing
   *[other] { $count } fields missing
}
standing-check = { $count ->
    [0] all settled
    [one] one problem
   *[other] { $count } problems
}
standing-check-partly = not everything could be checked
standing-export-saved = file saved
standing-export-ready = to be saved

job-open = Reading the file
job-open-rows = Reading the file: { $rows } lines
job-check = Checking
job-forecast = Simulation
job-save = Saving
job-import = Importing the catalogue
job-matching = Looking accounts up
job-platform = Loading the catalogue

action-map = the choice for { $field }
action-write = writing “{ $text }”
action-write-many = writing { $count ->
    [one] one cell
   *[other] { $count } cells
}
action-clear = clearing { $count ->
    [one] one cell
   *[other] { $count } cells
}
action-aside = putting aside { $count ->
    [one] a line
   *[other] { $count } lines
}
action-bring-back = bringing back { $count ->
    [one] a line
   *[other] { $count } lines
}
action-add = adding { $count ->
    [one] a line
   *[other] { $count } lines
}
action-fill-down = filling down { $count ->
    [one] a cell
   *[other] { $count } cells
}
action-order = writing in the order of the column “{ $column }”
action-order-list = going back to the order of the list
action-replace-text = replacing “{ $text }” in { $count ->
    [one] a cell
   *[other] { $count } cells
}
action-take-back = going back on { $action }
notice-taken-back = Taken back: { $action }.
notice-taken-back-partly = Taken back: { $action }. { $later ->
    [one] One cell that changed since was left as it is.
   *[other] { $later } cells that changed since were left as they are.
}
action-remove = leaving out { $count ->
    [one] one row
   *[other] { $count } rows
}
action-replace = replacing by “{ $text }”
action-decide = { $count ->
    [one] one decision
   *[other] { $count } decisions
}
action-match = { $count ->
    [one] one login found
   *[other] { $count } logins found
}
action-convert = the conversion for “{ $importer }”
action-importer = the choice of “{ $importer }”
action-reshape = making the rows anew by the shape of the list
action-reading = reading the list otherwise
action-fix-safe = { $count ->
    [one] one safe fix
   *[other] { $count } safe fixes
}
action-again = as last time
action-translate-again = translations of last time

notice-sound =
    { $count ->
        [one] { $count } row is set aside, with its reasons: { $path }
       *[other] { $count } rows are set aside, with their reasons: { $path }
    }
notice-saved = { $name } is saved and was read back: { $rows ->
    [one] one row
   *[other] { $rows } rows
}.
notice-undone = Undone: { $action }.
notice-redone = Done again: { $action }.
notice-cancelled = Reading stopped. Nothing has changed.
notice-panicked = An error of the program stopped this operation. Your list and your corrections are intact: try again, and report it if it happens again.

open-too-big = This file is { $mebibytes } MB, more than Bordereau opens ({ $limit } MB). An enrolment list is far from that: check that it is the right file, or cut it into several.

save-stands = { $file } already exists, and this list did not write it. Nothing was replaced. Free name: “{ $free }”.
save-stands-of-set = { $count ->
    [one] One of the { $of } files to write already exists
   *[other] { $count } of the { $of } files to write already exist
}, among them { $file }. Nothing was written or replaced. Free name: “{ $free }”.
save-standing = “{ $name }” ({ $holds }, written on { $when })
save-standing-open = { $file }, marked as open in a spreadsheet ({ $who }),
save-standing-lines = { $count ->
    [one] one line
   *[other] { $count } lines
}
save-standing-size = { $size } kB

notice-imported = The catalogue of { $platform } is imported.
notice-forgotten = Everything that Bordereau kept is forgotten: recent files, platforms, accounts, settings. Your own files are intact.
notice-save-waits = The forecast has not ended yet: the file will be saved as soon as it has, or you will be asked for your yes.
notice-confirm-first = This file needs your yes: read what is said above the name of the file and confirm it, then save.
notice-platform-new = { $platform } is kept. Give it a catalogue: import it, or refresh it from the platform.
notice-platform-kept = What is said of { $platform } is kept.
notice-platform-removed = { $platform } is removed from this computer, with its catalogue and its accounts.
job-prepare = Preparing the hand-over
job-send = Handing the file over
job-verify = Verifying on the platform
job-sound = Sorting out the rows without an error
job-refresh = Refresh of the catalogue
notice-refreshed = The catalogue of { $platform } is up to date.
notice-refresh-same = The catalogue of { $platform } did not change since the last time.
notice-kept-again = Your work is kept again in case of a stop.
notice-not-kept = Your work cannot be kept in case of a stop for now: { $cause } It is tried again and again; save your file.
notice-reading-lost = { $count ->
    [one] One correction has no place in the list as it is read now. “Undo” goes back to the reading before, with it.
   *[other] { $count } corrections have no place in the list as it is read now. “Undo” goes back to the reading before, with them.
}
notice-recover-gone = This work is gone: another window took it up or erased it.
notice-recover-no-list = The copy of { $name } is missing: this work cannot be taken up. It stays kept; open your file.
notice-recover-other-form = This work on { $name } was kept by another version of Bordereau: the list is opened without the changes. The copy stays kept.
notice-again = Prepared as last time: { $fields ->
        [one] { $fields } field
       *[other] { $fields } fields
    }, { $values ->
        [one] { $values } translation
       *[other] { $values } translations
    }.
notice-again-missing = Prepared as last time, but the list no longer has these titles: { $columns }. See which columns stand for them.
notice-fixed-again = { $count ->
    [one] One safe fix was made, as last time.
   *[other] { $count } safe fixes were made, as last time.
}
notice-recipe-taken = A recipe is called “{ $name }” already: give another name.
