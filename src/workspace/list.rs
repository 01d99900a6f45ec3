//! The list that is open: its bytes, what was read, and the choices the person made about it.

use crate::check::{Beside, LeftOut, StateColumn};
use crate::importer::{FieldKey, Importer, Meaning, senses};
use crate::mapping::{Mapping, Take, by_places, data_rows, field_column, look_like_groups, propose, propose_group, taken, work_table};
use crate::read::{Book, Frame, Kind, Options, Passed, Sheet, passed_in};
use crate::table::{Column, RowId, Table};
use std::borrow::Cow;
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

    /// Lines with something in them that are not taken as people.
    pub fn passed(&self) -> Cow<'_, [Passed]> {
        let list = &self.book.list;
        if self.frame == list.frame { Cow::Borrowed(&list.passed) } else { Cow::Owned(passed_in(&list.table, self.frame)) }
    }

    /// The lines that hold data, and those that are not taken as people, top to bottom; blank ones are left out, hidden ones
    /// when the person says so.
    pub fn rows(&self) -> Vec<RowId> {
        let Some(sheet) = self.sheet() else { return Vec::new() };
        let mut rows = data_rows(&sheet.table, self.frame.first..self.frame.end);
        let outside = |passed: &&Passed| passed.row < self.frame.first || passed.row >= self.frame.end;
        let before = rows.len();
        rows.extend(self.passed().iter().filter(outside).map(|passed| passed.row).filter(|row| row.0 < sheet.table.rows()));
        if rows.len() > before {
            rows.sort_unstable();
            rows.dedup();
        }
        if self.options.skip_hidden {
            rows.retain(|&row| !sheet.is_hidden_row(row));
        }
        rows
    }

    /// Of these rows, as the work numbers them, those that are not taken as people.
    pub fn left_out_rows(&self, rows: &[RowId]) -> Vec<RowId> {
        self.left_out(rows).into_iter().map(|left| left.row).collect()
    }

    fn left_out(&self, rows: &[RowId]) -> Vec<LeftOut> {
        let place = |passed: &Passed| {
            let at = rows.binary_search(&passed.row).ok()?;
            Some(LeftOut { row: RowId(at as u32), why: passed.why.word(), person: passed.person })
        };
        self.passed().iter().filter_map(place).collect()
    }

    /// The cells of these rows under the columns of a mapping.
    pub fn work_table(&self, rows: &[RowId], mapping: &Mapping, importer: &Importer) -> Table {
        self.table().map(|sheet| work_table(sheet, rows, mapping, importer, &self.headers())).unwrap_or_default()
    }

    /// The cells of these rows under one field.
    pub fn field_column(&self, rows: &[RowId], key: &FieldKey, take: &Take, importer: &Importer) -> Column {
        self.table().map(|sheet| field_column(sheet, rows, take, importer.field(key), &self.headers())).unwrap_or_default()
    }

    /// What the list says beside the cells that the mapping takes.
    pub fn beside(&self, mapping: &Mapping) -> Beside {
        let (headers, rows) = (self.headers(), self.rows());
        let title = |take: &Take| match take {
            Take::Column(column) => headers.get(*column).copied().unwrap_or_default().to_owned(),
            Take::Same(_) => String::new(),
        };
        let state = |column: usize, header: &str| {
            let senses = senses(header);
            // A column of commands that the importer itself obeys is no secret.
            let obeyed = senses.iter().any(|sense| sense.meaning == Meaning::Operation) && mapping.field_of(column).is_some();
            let states = |sense: &&crate::importer::Sense| matches!(sense.meaning, Meaning::State | Meaning::Out | Meaning::Remark);
            let found = senses.iter().find(states).filter(|_| !obeyed);
            let sheet = self.table().filter(|_| found.is_some())?;
            Some(StateColumn { title: header.to_owned(), meaning: found?.meaning, cells: taken(sheet, &rows, &Take::Column(column)) })
        };
        Beside {
            titles: mapping.takes.iter().map(|(_, take)| title(take)).collect(),
            left_out: self.left_out(&rows),
            states: headers.iter().enumerate().filter_map(|(column, header)| state(column, header)).collect(),
            struck: Vec::new(),
        }
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
        // A list without titles may be the file that the importer wants, field by field.
        let by_place = self.frame.header.is_none() && importer.form.header != crate::importer::Header::Names && headers.len() > 1;
        let mut mapping = if by_place { by_places(importer, headers.len()) } else { propose(&headers, importer) };
        let names: Vec<&str> = self.book.gathered.iter().map(String::as_str).collect();
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
    pub fn columns_left_out(&self, mapping: &Mapping) -> Vec<(usize, &str)> {
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
