# Words common to all parts of the program.

level-error = Error
level-warning = Warning
level-info = Info
the-platform = the platform

place-sheet = sheet “{ $name }”
place-line = line { $line }
place-column = column { $letters }

size-bytes = { $size }{"\u00A0"}bytes
size-kib = { $size }{"\u00A0"}KB
size-mib = { $size }{"\u00A0"}MB
size-gib = { $size }{"\u00A0"}GB
