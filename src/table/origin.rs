//! Where a row comes from, as the person's own spreadsheet or text file names it.

use std::sync::Arc;

/// Sheet and line of a row in the file that was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Number of the sheet in the book, from 0.
    pub sheet: u16,
    /// Line as the spreadsheet or text editor shows it, from 1.
    pub line: u32,
}

impl Source {
    /// In place of a sheet: the row was added by the person, and stands in no sheet.
    pub const ADDED: u16 = u16::MAX;

    /// Whether the row was added by the person: its line goes on counting after the last one of the file.
    pub fn is_added(self) -> bool {
        self.sheet == Self::ADDED
    }
}

/// The lines of all rows, kept as runs of consecutive lines.
///
/// Runs break where a quoted cell holds a line break, where rows were left out, or where another
/// sheet begins.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    runs: Vec<Run>,
    rows: u32,
    /// Names of the sheets of the book, when rows come from several of them.
    sheets: Option<Arc<[String]>>,
}

#[derive(Clone, Copy, Debug)]
struct Run {
    first_row: u32,
    source: Source,
}

impl Origin {
    /// No row yet; rows will come from several of the sheets with these names.
    pub fn of_sheets(names: impl IntoIterator<Item = String>) -> Self {
        Self { sheets: Some(names.into_iter().collect()), ..Self::default() }
    }

    /// No row yet, and the same sheets.
    pub(super) fn emptied(&self) -> Self {
        Self { sheets: self.sheets.clone(), ..Self::default() }
    }

    /// Name of the sheet of the row at `index`, when rows come from several.
    pub(super) fn sheet(&self, index: u32) -> Option<&str> {
        self.sheets.as_ref()?.get(usize::from(self.source(index).sheet)).map(String::as_str)
    }

    /// How a row is called beside the others: its line, after the name of its sheet when there are several, or after a plus
    /// when the person added it. `None` beyond the last row.
    pub fn name(&self, index: u32) -> Option<String> {
        let source = self.source(index);
        let line = source.line;
        (index < self.rows).then(|| match self.sheet(index) {
            Some(sheet) => format!("{sheet} · {line}"),
            None if source.is_added() => format!("+{line}"),
            None => line.to_string(),
        })
    }

    /// The highest line of any row, from 1; 0 without rows.
    pub(super) fn last_line(&self) -> u32 {
        let end = |i: usize| self.runs.get(i + 1).map_or(self.rows, |next| next.first_row);
        self.runs.iter().enumerate().map(|(i, run)| run.source.line + (end(i) - run.first_row) - 1).max().unwrap_or(0)
    }

    /// Appends the source of one more row.
    pub fn push(&mut self, source: Source) {
        let continues = self
            .runs
            .last()
            .is_some_and(|run| run.source.sheet == source.sheet && run.source.line + (self.rows - run.first_row) == source.line);
        if !continues {
            self.runs.push(Run { first_row: self.rows, source });
        }
        self.rows += 1;
    }

    /// Appends the sources of the rows of another one, `lines` further down in their sheets.
    pub(crate) fn append(&mut self, other: &Self, lines: u32) {
        for (index, run) in other.runs.iter().enumerate() {
            self.push(Source { line: run.source.line + lines, ..run.source });
            self.rows += other.runs.get(index + 1).map_or(other.rows, |next| next.first_row) - run.first_row - 1;
        }
    }

    /// Source of the row at `index`; rows beyond the end go on counting from the last run.
    pub fn source(&self, index: u32) -> Source {
        let run = match self.runs.partition_point(|run| run.first_row <= index) {
            0 => return Source { sheet: 0, line: index + 1 },
            after => self.runs[after - 1],
        };
        Source { sheet: run.source.sheet, line: run.source.line + (index - run.first_row) }
    }

    /// The row that stands at `source`, if it is among the rows.
    pub fn find(&self, source: Source) -> Option<u32> {
        self.runs.iter().enumerate().find_map(|(i, run)| {
            let end = self.runs.get(i + 1).map_or(self.rows, |next| next.first_row);
            let row = run.first_row + source.line.checked_sub(run.source.line)?;
            (run.source.sheet == source.sheet && row < end).then_some(row)
        })
    }
}
