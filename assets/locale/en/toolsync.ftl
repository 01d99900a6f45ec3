# Other importers: what their files ask for.

export-long-line = A row has { $bytes } bytes, and this tool reads only { $most } at once: the rest would be taken for another person. Shorten the values of this row.
export-passed-over = A row begins with “{ $character }”: the tool would pass over it without a word. Change the first value of this row.
