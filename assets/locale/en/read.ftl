# Reading.

read-corrupt = This file cannot be read: it is damaged or is not a table. Open it in your spreadsheet and save it again.
read-too-big = This file is too large to be an enrolment list. Check that it is the right one.
read-not-a-spreadsheet = This file is not a table. Choose a workbook (xlsx, xls, ods) or a text (csv, txt).
read-encrypted = This workbook is protected by a password. Save a copy without password from your spreadsheet.
read-empty = This file holds no filled cell. Check that it is the right one.
read-cancelled = Reading was stopped.
