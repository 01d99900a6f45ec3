# Reading files: what was found, what to know, what prevents reading.

# Refusals: the file gives no table.
read-cancelled = Reading was stopped.
read-empty-file = This file is empty. Check that it was saved, then open it again.
read-empty = This workbook has no filled cell. Open the one that holds the list.
read-corrupt = This file is damaged or incomplete: it cannot be read to its end, and a list read by half would enrol half of the people. Download or save it again; if it opens in LibreOffice or Excel, save it under another name as .xlsx.
read-second-opinion = This workbook is damaged: it was read by another reader, which knows no number formats. Zeros at the start of numbers, dates or rows may be missing: compare with your spreadsheet, or save the file there again.
read-too-big = This file is too large to be an enrolment list. Keep the sheet that matters, or split the list into several files.
read-zip-bomb = This file is compressed in a way that no workbook is: once opened, it would fill the memory. It was not opened. Ask the sender for it again.
read-encrypted = This workbook is protected by a password. Open it in your spreadsheet, save a copy without a password, then open that copy.
read-password-needed = This workbook is protected by a password: without it nothing can be read. Give the password, or save a copy without a password in your spreadsheet and open that copy.
read-wrong-password = This password does not open the workbook. Check capitals and the lock of the keyboard, then try again.
read-not-a-spreadsheet = This file is neither a workbook nor a text in columns, whatever its name. Open the file that holds the list, as .xlsx, .xls, .ods or .csv.
read-not-a-table-json = This file holds data for a program (JSON), not a list in columns. Ask for an export as .xlsx or .csv.
read-unsupported-format = This spreadsheet format is not read. Open the file in your spreadsheet and save it as .xlsx or .ods.
read-unsupported-numbers = This file comes from Numbers (Apple). In Numbers, choose File, Export To, Excel, then open the resulting .xlsx file.
read-html-no-table = This file is a web page without a table, often a login page saved instead of the export. Export again, then open the resulting file.
read-took-too-long = This file takes too much time or memory to read: it is probably damaged. Open it in your spreadsheet and save it as .xlsx.
read-unknown-encoding = The encoding “{ $encoding }” is not known. Choose another one.
read-unknown-sheet = There is no sheet “{ $sheet }” in this workbook. Choose another one.

# Choices to confirm.
read-several-sheets = { $count } sheets hold data; “{ $sheet }” was chosen. Only the chosen sheet will be written: check that it is the right one.
read-sheets-together = { $count } sheets are taken together, one below the other: { $sheets }. The name of each line’s sheet stands in the last column, “{ $header }”.
read-sheet-lacks = { $count ->
    [one] The sheet “{ $sheet }” does not have the column “{ $columns }”; it is empty
   *[other] The sheet “{ $sheet }” does not have the columns { $columns }; they are empty
} for its lines. Check that the platform can do without.
read-sheet-empty = The sheet “{ $sheet }” holds no line of data: it is not taken.
read-sheet-without-header = The column headers of the sheet “{ $sheet }” were not found, unlike those of “{ $model }”: its columns would be mixed up, it is not taken. Give it the same headers, or open it alone.
read-sheet-other-columns = The sheet “{ $sheet }” has no column in common with “{ $model }”: it is not taken. Open it alone if it is of use.
read-ambiguous-encoding = The encoding is not certain. In { $encoding } one reads “{ $word }”; in { $rival } one would read “{ $other }”. Check the accents, and change the encoding if they are wrong.
read-ambiguous-delimiter = Two delimiters fit equally well: { $delimiter } was chosen, { $rival } is possible too. Check the columns.
read-odd-delimiter = The cells are parted by an unusual control character. Check the columns.
read-fixed-width = The columns are lined up with blanks, without a delimiter: each line was read as one cell. Ask for an export with semicolons or tabs, or open the file in a spreadsheet and save it as .xlsx.

# Signs that part cells.
read-sign-semicolon = the semicolon
read-sign-comma = the comma
read-sign-tab = the tab
read-sign-bar = the vertical bar
read-sign-colon = the colon
read-sign-other = another sign

# To know: what the file is.
read-html-as-xls = This file is a web page named as a workbook. Its table was read, with the exact text of each cell.
read-flat-ods = This file is an OpenDocument workbook in one piece (.fods). It was read as an .ods.
read-spreadsheetml-2003 = This file is an XML workbook of Excel 2003. It was read as an .xlsx.
read-too-old-xls = This workbook comes from a version of Excel older than 1993, which is not read. Open it in LibreOffice and save it as .xlsx.
read-apogee = Apogée mark-entry file: the table was taken from XX-APO_VALEURS-XX on.

# To know: text.
read-invalid-bytes = Some characters are not valid in { $encoding }: they appear as �. Another program has probably changed the file; correct these cells.
read-control-characters = There are control characters in the cells. The platform would refuse them or keep them unseen; correct these cells.
read-word = This file is a text document (Word), not a workbook. Copy its table into a spreadsheet, save it as .xlsx, then open that file.
read-mhtml = This file is an archived web page (MHTML) without any table that can be read. Open it in your spreadsheet and save it as .xlsx.
read-lock-file = This file is the mark that the spreadsheet leaves beside an open file: it does not hold the list. Open the file of the same name without “~” at its start.
read-only-formulas = This workbook holds nothing but formulas without a stored result: nothing is shown. Open it in your spreadsheet, save it, then open it again.
read-header-delimiter = The headers are separated by another sign than the lines below; they were put over the same columns. Check them.
read-one-line = The whole list stood on a single line: its line ends were lost. It was cut by its headers into { $count } lines; check them.
read-lines-parted = Each whole line stood in a single cell: it was parted into { $count } columns. Check them, or keep the cells whole.
read-blanks-parted = Each line stood in a single cell, as in a text copied from a PDF: it was parted at the blanks, by its headers, into { $count } columns. Check names of several words above all.
read-words-parted = Each line stood in a single cell: it was parted at the blanks into { $count } columns, as many on every line. Check them, or keep the cells whole.
read-addresses-parted = The people stood one behind the other on a line, like the readers of a message: each has a line now.
read-kept-together = Each line is read as one cell, as asked.
read-quote-swallows = A quote opens on one line and closes further down, and what stands between looks like lines of the list: they were read one by one so that nobody is lost. Check these lines.
read-quote-swallowed = A quote opens on one line and closes further down: all that stands between is read as one cell, as asked, and these lines are no people.
read-unbalanced-quote = A quote opens a cell without closing it, or closes in the middle: the line was read as it stands. Check this line.
read-quote-apostrophe = The cells are wrapped in apostrophes; they were taken off.
read-quote-backslash = Quotes inside the cells are preceded by a backslash; it was taken off.
read-quote-spaced = Blanks surround the quotes of the cells; they were taken off.
read-formula-text = Cells are written as ="0005" to keep their zeros in Excel; only the text was kept.
read-doubly-wrapped = Each whole line is in quotes: the list was exported twice. Choose a delimiter to read what is inside.
read-ragged-rows = { $count ->
    [one] { $count } line has
   *[other] { $count } lines have
} not as many cells as the line of headers ({ $cells }). The platform would refuse the file or shift the values; here the missing cells are empty. Check them.
read-not-a-table = This text does not look like a list in columns. Check that it is the right file.

# To know: sheet.
read-hidden-rows = { $count ->
    [one] { $count } hidden line of the sheet was
   *[other] { $count } hidden lines of the sheet were
} read like the others. Remove { $count ->
    [one] it if it does
   *[other] them if they do
} not belong to the list.
read-filtered-rows = A filter hides { $count ->
    [one] { $count } line, which was
   *[other] { $count } lines, which were
} read like the others: a filter does not restrict the list. Remove { $count ->
    [one] it
   *[other] them
} if you meant the visible lines only.
read-hidden-columns = { $count ->
    [one] Column { $columns } is hidden in the sheet; it was read like the others.
   *[other] { $count } columns are hidden in the sheet ({ $columns }); they were read like the others.
}
read-hidden-skipped = { $count ->
    [one] { $count } hidden line of the sheet is
   *[other] { $count } hidden lines of the sheet are
} left out, as asked.
read-merged-filled = { $count ->
    [one] The value of one group of merged cells is
   *[other] The values of { $count } groups of merged cells are
} repeated on each line.
read-formula-no-cache = { $count ->
    [one] { $count } formula has no stored result; its cell is empty
   *[other] { $count } formulas have no stored result; their cells are empty
} here. Open the workbook in your spreadsheet, save it, then open it again.
read-formula-error = { $count ->
    [one] { $count } cell holds
   *[other] { $count } cells hold
} a calculation error (#N/A…). The platform would take this text for a value; correct the formula or the value.
read-stray-cell = A filled cell stands far from the list. Clear it if it does not belong to it.
read-stray-cell-left-out = A filled cell, very far from the list, was left out. Move it closer if it belongs to it.
read-endless-line = This line alone is { $mebibytes } MB long: it is no row of a list, and the platform would not read it either. Export the list again, one person a line, as .csv or .xlsx.
read-too-wide = The sheet has { $count } columns: more than a list has. Check that it is the right sheet.
read-merged-cells = { $count ->
    [one] Cells are merged ({ $range })
   *[other] { $count } groups of cells are merged (the first: { $range })
}. Only the first cell of each group holds the value; the others are empty. Fill the value down if it holds for each line.
read-header-not-first = { $count ->
    [one] { $count } line stands
   *[other] { $count } lines stand
} above the column headers, found on line { $line }. { $count ->
    [one] It will not be written.
   *[other] They will not be written.
}
read-total-row = { $count ->
    [one] { $count } line below the list (total or note) was
   *[other] { $count } lines below the list (total or notes) were
} left out. Check that the list ends at the right place.
read-lines-left-out = { $count ->
    [one] { $count } line of the list is no person (repeated headers, title of a group, page, total): it will
   *[other] { $count } lines of the list are no people (repeated headers, titles of groups, pages, totals): they will
} not be written. The check names them and lets you take them in.
read-people-above = { $count ->
    [one] { $count } line above the headers looks like a person of the list and is
   *[other] { $count } lines above the headers look like people of the list and are
} not taken. Put the headers at the very top, or take them in at the Check step.
read-other-tables = { $count ->
    [one] The sheet holds another table
   *[other] The sheet holds { $count } other tables
} with other columns ({ $lines } lines): { $count ->
    [one] it is not taken. To take it instead, choose its line of headers.
   *[other] they are not taken. To take one instead, choose its line of headers.
}
read-tables-below = { $count } tables with the same columns are put under each other.{ $named ->
    [0] {""}
   *[other] {" "}The title of each ({ $names }) stands in the last column, “{ $header }”.
}
read-tables-beside = { $count } lists that stand side by side are put under each other.{ $named ->
    [0] {""}
   *[other] {" "}The title of each ({ $names }) stands in the last column, “{ $header }”.
}
read-unknown-row = There is no line { $row } in this sheet: the last one is line { $last }.
read-no-data-rows = There are column headers, and no line below them.
read-gaps-below-label = A value is written once for several lines; the cells below are empty. Fill it down if it holds for each line.
read-header-empty = A filled column has no header. Give it one, or leave it out.
read-header-blanks = The header “{ $header }” begins or ends with a blank. The import would not recognise it; choose the field in the next step.
read-header-twice = The header “{ $header }” stands twice. Choose in the next step which column to take.

# To know: values.
read-needs-quoting = { $count ->
    [one] { $count } value holds
   *[other] { $count } values hold
} a semicolon, a quote or a line break. The import does not read quotes: another delimiter will have to be chosen or these values changed.
read-mojibake = { $count ->
    [one] { $count } value has
   *[other] { $count } values have
} damaged accents (Ã© for é): the text was read in the wrong encoding before it came here. The repair is offered in the Check step.
read-invisible-characters = { $count ->
    [one] { $count } value has
   *[other] { $count } values have
} invisible characters. The platform would not recognise these values; they can be cleaned in the Check step.
read-scientific-text = { $count ->
    [one] { $count } value is written
   *[other] { $count } values are written
} in powers of ten (5.5E+07): a spreadsheet lost the digits before saving. Take the true numbers from the original workbook.
read-lossy-display = { $count ->
    [one] { $count } number is
   *[other] { $count } numbers are
} shown otherwise than stored: blanks between thousands, rounded digits or powers of ten. For a login, the Check step offers the exact number.
read-hidden-zero = { $count ->
    [one] { $count } zero is not shown by the format of its cell
   *[other] { $count } zeros are not shown by the format of their cell
}: the value written would be empty. The Check step offers the exact number, if the zero matters.
