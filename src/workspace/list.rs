//! The list that is open: its bytes, what was read, and the choices the person made about it.

use crate::importer::Importer;
use crate::mapping::{Mapping, data_rows, propose};
use crate::read::{Book, Frame, Options, Sheet};
use crate::table::{RowId, Table};
use std::path::PathBuf;
use std::sync::Arc;

/// Where a list comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum From {
    /// A file on a disk.
    Path(PathBuf),
    /// Cells pasted from another program.
    Pasted,
    /// The sample that ships with the program.
    Sample,
}

/// A list as it was opened. The file itself is never written. Cheap to clone: what was read is shared.
#[derive(Clone)]
pub struct List {
    /// Where it comes from.
    pub from: From,
    /// Name to show, without folder.
    pub name: String,
    /// Its bytes, kept to read them again under another choice.
    pub bytes: Arc<Vec<u8>>,
    /// Choices of the person; what is `None` was found by the program.
    pub options: Options,
    /// What was read.
    pub book: Arc<Book>,
    /// The sheet in use.
    pub sheet: usize,
    /// The lines in use.
    pub frame: Frame,
}

impl List {
    /// A list just read: the sheet and the lines are those that reading proposes.
    pub fn new(from: From, name: String, bytes: Arc<Vec<u8>>, options: Options, book: Arc<Book>) -> Self {
        let sheet = book.main;
        let frame = book.sheets.get(sheet).map(|sheet| sheet.frame).unwrap_or_default();
        Self { from, name, bytes, options, book, sheet, frame }
    }

    /// The sheet in use. A book without any sheet is refused at reading.
    pub fn sheet(&self) -> Option<&Sheet> {
        self.book.sheets.get(self.sheet)
    }

    /// The cells of the sheet in use.
    pub fn table(&self) -> Option<&Table> {
        self.sheet().map(|sheet| &sheet.table)
    }

    /// Names of the columns: the header line, or blanks when there is none.
    pub fn headers(&self) -> Vec<&str> {
        let Some(table) = self.table() else { return Vec::new() };
        let name = |column| self.frame.header.map_or("", |row| table.text(column, row));
        (0..table.columns().len()).map(name).collect()
    }

    /// The lines that hold data, blank ones left out.
    pub fn rows(&self) -> Vec<RowId> {
        self.table().map(|table| data_rows(table, self.frame.first..self.frame.end)).unwrap_or_default()
    }

    /// A first mapping from the headers.
    pub fn proposed(&self, importer: &Importer) -> Mapping {
        propose(&self.headers(), importer)
    }

    /// The first few distinct values of a column, as samples.
    pub fn samples(&self, column: usize, count: usize) -> Vec<&str> {
        let Some(cells) = self.table().and_then(|table| table.columns().get(column)) else { return Vec::new() };
        let mut samples: Vec<&str> = Vec::new();
        for row in self.frame.rows().take(500) {
            let text = cells.text(row).trim();
            if !text.is_empty() && !samples.contains(&text) {
                samples.push(text);
                if samples.len() == count {
                    break;
                }
            }
        }
        samples
    }
}
