# What an IT service decides for a machine.

policy-language = Language
policy-theme = Colours of the window
policy-recents = Remember the last files opened
policy-keep-people-days = Days for which the accounts of a catalogue are kept
policy-keep-receipts-days = Days for which receipts are kept
policy-old-after-days = Days after which a catalogue is said to be old
policy-limits-enrolments = Enrolments from which on a yes is asked for
policy-limits-courses = Courses from which on a yes is asked for
policy-limits-groups-created = Groups created from which on a yes is asked for
policy-institution = Where the file of the institution is
policy-network = The program may ask the network
policy-channels = Channels by which a file may be handed over

policy-about-forced = Forced: nobody else changes it.
policy-about-default = Default: holds as long as the person chooses nothing.
policy-category-default = Defaults (the person may change them)
policy-table = Key | What it sets | Values | Forced or default
policy-both = both
policy-forced-only = forced
policy-set-by-institution = Set by your institution
policy-not-set = (nothing)
policy-source-forced = forced by the institution
policy-source-person = chosen here
policy-source-default = default of the institution
policy-source-built-in = of the program
policy-unknown-section = { $place }: “{ $key }” is neither [forced] nor [default]. This part is left aside, the rest holds.
policy-unknown-key = { $place }: there is no key “{ $key }”. It is left aside, the rest holds; “bordereau policy templates” gives the keys.
policy-bad-value = { $place }: the value of “{ $key }” does not fit. It is left aside, the rest holds. Possible values: { $takes }.
policy-only-forced = { $place }: “{ $key }” can only be forced. Put it under [forced].
policy-open-to-all = { $place }: other accounts than the administrator’s can write here, and could say where files go. Take that right from them.
policy-unreadable = { $place } cannot be read ({ $reason }). Nothing of it is applied.
policy-not-toml = { $place }, line { $line }: this is not TOML. Nothing of this file is applied.
