//! The list that is open: its bytes, what was read, and the choices the person made about it.

use crate::importer::Importer;
use crate::mapping::{Mapping, Take, data_rows, look_like_groups, propose, propose_group, taken};
use crate::read::{Book, Frame, Kind, Options, Sheet};
use crate::table::{Column, RowId, Table};
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
    /// The lines in use.
    pub frame: Frame,
}

impl List {
    /// A list just read: the lines are those that reading proposes.
    pub fn new(from: From, name: String, bytes: Arc<Vec<u8>>, options: Options, book: Arc<Book>) -> Self {
        let frame = book.list.frame;
        Self { from, name, bytes, options, book, frame }
    }

    /// The sheet in use, or the sheets in use under each other.
    pub fn sheet(&self) -> Option<&Sheet> {
        Some(&self.book.list)
    }

    /// The cells in use.
    pub fn table(&self) -> Option<&Table> {
        self.sheet().map(|sheet| &sheet.table)
    }

    /// Names of the columns: the header line, or blanks when there is none.
    pub fn headers(&self) -> Vec<&str> {
        let Some(table) = self.table() else { return Vec::new() };
        let name = |column| self.frame.header.map_or("", |row| table.text(column, row));
        (0..table.columns().len()).map(name).collect()
    }

    /// Whether the importer could be given the file as it is: a text whose first line has its own headers.
    pub fn has_headers_of(&self, importer: &Importer) -> bool {
        let plain = self.book.kind == Kind::Text && self.frame.header == Some(RowId(0));
        plain && self.headers().iter().any(|header| importer.key_of_header(header).is_some())
    }

    /// The lines that hold data; blank ones are left out, hidden ones when the person says so.
    pub fn rows(&self) -> Vec<RowId> {
        let Some(sheet) = self.sheet() else { return Vec::new() };
        let mut rows = data_rows(&sheet.table, self.frame.first..self.frame.end);
        if self.options.skip_hidden {
            rows.retain(|&row| !sheet.is_hidden_row(row));
        }
        rows
    }

    /// Whether the spreadsheet does not show this row.
    pub fn is_hidden_row(&self, row: RowId) -> bool {
        self.sheet().is_some_and(|sheet| sheet.is_hidden_row(row))
    }

    /// Names of the sheets in use.
    pub fn sheet_names(&self) -> Vec<&str> {
        self.book.chosen.iter().filter_map(|&index| Some(self.book.sheets.get(index)?.name.as_str())).collect()
    }

    /// A first mapping from the headers; of several sheets, from their names too when these are groups.
    pub fn proposed(&self, importer: &Importer) -> Mapping {
        let headers = self.headers();
        let mut mapping = propose(&headers, importer);
        let names = self.sheet_names();
        if names.len() > 1 && look_like_groups(&names) {
            propose_group(&mut mapping, headers.len() - 1, importer);
        }
        mapping
    }

    /// A column of the list, one cell per row of the work on it.
    pub fn cells(&self, column: usize) -> Option<Column> {
        self.table().map(|sheet| taken(sheet, &self.rows(), &Take::Column(column)))
    }

    /// Headers of the columns that no field takes, with their positions.
    pub fn left_out(&self, mapping: &Mapping) -> Vec<(usize, &str)> {
        self.headers().into_iter().enumerate().filter(|(column, _)| mapping.field_of(*column).is_none()).collect()
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
