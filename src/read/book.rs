//! What reading gives: sheets as the person sees them, and what was noticed on the way.

use super::Class;
use crate::{
    error::{Level, Message, Place},
    table::{RowId, Table},
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What the bytes are, whatever the file's name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Excel 2007 and later.
    Xlsx,
    /// Excel 5 to 2003.
    Xls,
    /// Excel's binary workbook.
    Xlsb,
    /// OpenDocument.
    Ods,
    /// OpenDocument in one XML file.
    Fods,
    /// Excel 2003 XML.
    SpreadsheetMl,
    /// Delimited text.
    Text,
    /// A web page with a table, most often named `.xls`.
    Html,
}

impl Kind {
    /// The word of `read FILE --json`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Xlsb => "xlsb",
            Self::Ods => "ods",
            Self::Fods => "fods",
            Self::SpreadsheetMl => "spreadsheetml",
            Self::Text => "text",
            Self::Html => "html",
        }
    }
}

/// How the lines of a text file end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Newline {
    /// Line feed: Unix and the platforms.
    Lf,
    /// Carriage return and line feed: Windows.
    CrLf,
    /// Carriage return: old Macintosh.
    Cr,
    /// Several of these in one file.
    Mixed,
}

impl Newline {
    /// The word of `read FILE --json`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Lf => "lf",
            Self::CrLf => "crlf",
            Self::Cr => "cr",
            Self::Mixed => "mixed",
        }
    }
}

/// A file as read.
pub struct Book {
    /// What the bytes are.
    pub kind: Kind,
    /// WHATWG label of a text file's encoding, lower case (`windows-1252`); `cp850` and `utf-32le` beside.
    pub encoding: Option<String>,
    /// Delimiter of a text file; `None` when each line is one cell.
    pub delimiter: Option<char>,
    /// Line ends of a text file.
    pub newline: Option<Newline>,
    /// Every sheet that holds cells or could, in the order of the book; a text file has one, without a name.
    pub sheets: Vec<Arc<Sheet>>,
    /// Index of the sheet that the person most likely means, or asked for first.
    pub main: usize,
    /// Indexes of the sheets that make the list, in its order; never empty.
    pub chosen: Vec<usize>,
    /// The list: the one sheet as it is, or what the choices of the person make of one or several.
    pub list: Arc<Sheet>,
    /// What was noticed, gravest first.
    pub problems: Vec<Problem>,
    /// Names of the sheets, or the titles of the tables, that the last column of the list gives; none when it is one block.
    pub gathered: Vec<String>,
    /// For each column of a list in another shape the column that it was, `None` for one that several became; empty when the list
    /// stands as it does in the file.
    pub places: Vec<Option<usize>>,
    /// What was noticed about the file, whatever sheet is chosen.
    pub(super) remarks: Vec<Problem>,
    /// Index of the sheet that was open when the book was saved.
    pub(super) active: usize,
}

impl Book {
    /// A workbook as its reader gives it; no sheet is chosen yet.
    pub(super) fn new(kind: Kind, sheets: Vec<Sheet>, remarks: Vec<Problem>) -> Self {
        Self {
            kind,
            encoding: None,
            delimiter: None,
            newline: None,
            sheets: sheets.into_iter().map(Arc::new).collect(),
            main: 0,
            chosen: Vec::new(),
            list: Arc::default(),
            problems: Vec::new(),
            gathered: Vec::new(),
            places: Vec::new(),
            remarks,
            active: 0,
        }
    }

    /// A list that stands in no file: its first row holds the titles, and every other row is of it.
    pub fn made(table: Table) -> Self {
        let frame = Frame { header: Some(RowId(0)), first: RowId(1).min(RowId(table.rows())), end: RowId(table.rows()) };
        let sheet = Arc::new(Sheet { table, frame, ..Sheet::default() });
        Self {
            encoding: Some("utf-8".to_owned()),
            delimiter: Some(';'),
            newline: Some(Newline::Lf),
            sheets: vec![Arc::clone(&sheet)],
            chosen: vec![0],
            list: sheet,
            ..Self::new(Kind::Text, Vec::new(), Vec::new())
        }
    }

    /// Whether the person should be told something, or asked.
    pub fn outcome(&self) -> Outcome {
        if self.problems.iter().any(Problem::asks) {
            return Outcome::Ask;
        }
        if self.problems.iter().any(|problem| problem.level > Level::Info) { Outcome::Warn } else { Outcome::Read }
    }

    /// The problem to show first.
    pub fn gravest(&self) -> Option<&Problem> {
        self.problems.first()
    }

    /// The sheet that the person most likely means, or asked for.
    pub fn main_sheet(&self) -> Option<&Sheet> {
        self.sheets.get(self.main).map(Arc::as_ref)
    }
}

/// In one word, what is to be done with the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to say.
    Read,
    /// Read, and the person should know something.
    Warn,
    /// Read with a guess that the person should confirm.
    Ask,
}

impl Outcome {
    /// The word of `read FILE --json`; a refusal is a fault and has the word `refuse`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Warn => "warn",
            Self::Ask => "ask",
        }
    }
}

/// How many cells of a sort were met, and where the first is: line and column from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many.
    pub count: u32,
    /// The first.
    pub first: Option<(u32, u32)>,
}

impl Tally {
    pub(super) fn add(&mut self, row: u32, column: u32) {
        self.count += 1;
        self.first.get_or_insert((row, column));
    }
}

/// One sheet.
#[derive(Clone, Default)]
pub struct Sheet {
    /// Name as on its tab; empty for text.
    pub name: String,
    /// Whether the tab is hidden.
    pub hidden: bool,
    /// Every line from A1 on, cells as shown; lines and columns beyond the last filled cell are not there.
    pub table: Table,
    /// Rows of the table that the spreadsheet does not show, counted from 1, ascending.
    pub hidden_rows: Vec<u32>,
    /// Rows of the table that are struck through, counted from 1, ascending.
    pub struck_rows: Vec<u32>,
    /// Columns that the spreadsheet does not show, from 1, ascending.
    pub hidden_columns: Vec<u32>,
    /// Merged ranges, as `A1:C1`.
    pub merged: Vec<String>,
    /// Whether a filter with a criterion is set.
    pub filtered: bool,
    /// Errors such as `#N/A`.
    pub errors: Tally,
    /// Formulas whose result is not in the file.
    pub no_result: Tally,
    /// A cell that was left out because it stands far from all others: line and column from 0.
    pub stray: Option<(u32, u32)>,
    /// Where the list stands in the sheet.
    pub frame: Frame,
    /// Lines with something in them that are not taken as people, ascending; titles above the list are not among them.
    pub passed: Vec<Passed>,
    /// The tables that make the list when it is not one block, in the order in which they are put under each other.
    pub parts: Vec<Part>,
    /// Other tables of the sheet, with columns of their own.
    pub others: Vec<Part>,
}

/// One of several tables of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The title above it; empty when there is none.
    pub name: String,
    /// Its columns, from 0.
    pub columns: std::ops::Range<usize>,
    /// Its lines.
    pub frame: Frame,
    /// Lines of it that are not taken as people.
    pub passed: Vec<Passed>,
}

/// A line with something in it that is not taken as a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passed {
    /// The line.
    pub row: RowId,
    /// What it is taken for.
    pub why: Why,
    /// Whether it may be a person all the same.
    pub person: bool,
}

/// What a line is taken for that is not taken as a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The titles of the columns, once more.
    Titles,
    /// A title above the lines that follow.
    Heading,
    /// The number of a page, the day of printing.
    Page,
    /// A line drawn with signs.
    Rule,
    /// A sum.
    Total,
    /// A note.
    Note,
    /// Far from the list.
    Far,
    /// Above the titles of the columns.
    Above,
    /// Another table of the same sheet.
    OtherTable,
    /// Outside the lines that the person chose.
    OutOfRange,
}

impl Why {
    /// The word of `read FILE --json`; message `left-out-<word>` says it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Titles => "titles",
            Self::Heading => "heading",
            Self::Page => "page",
            Self::Rule => "rule",
            Self::Total => "total",
            Self::Note => "note",
            Self::Far => "far",
            Self::Above => "above",
            Self::OtherTable => "other-table",
            Self::OutOfRange => "out-of-range",
        }
    }
}

impl Sheet {
    /// Whether the spreadsheet does not show this row of [`Sheet::table`].
    pub fn is_hidden_row(&self, row: RowId) -> bool {
        self.hidden_rows.binary_search(&(row.0 + 1)).is_ok()
    }
}

/// The lines that make up the list: what is above are titles, what is below totals and notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// The line with the names of the columns, when there is one.
    pub header: Option<RowId>,
    /// First line of data.
    pub first: RowId,
    /// The line after the last line of data.
    pub end: RowId,
}

impl Default for Frame {
    fn default() -> Self {
        Self { header: None, first: RowId(0), end: RowId(0) }
    }
}

impl Frame {
    /// The lines of data.
    pub fn rows(&self) -> impl Iterator<Item = RowId> + use<> {
        (self.first.0..self.end.0).map(RowId)
    }

    /// Number of lines of data.
    pub fn len(&self) -> u32 {
        self.end.0.saturating_sub(self.first.0)
    }

    /// Whether there is no line of data.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Something noticed while reading.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The word of `read FILE --json`, such as `hidden-rows`.
    pub class: Class,
    /// `Info` is good to know and does not change the outcome.
    pub level: Level,
    /// The sentence.
    pub message: Message,
    /// Where it is, or where it is first.
    pub place: Option<Place>,
    /// What the person can choose because of it.
    pub offers: Vec<Offer>,
}

/// A choice of the person that a problem asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    /// Take these sheets under each other, by their positions.
    Sheets(Vec<usize>),
    /// Put the value of a merged range into each of its cells, or no longer.
    FillMerged(bool),
    /// Leave out rows that the spreadsheet does not show, or no longer.
    SkipHidden(bool),
    /// Read the text in this encoding.
    Encoding(&'static str),
    /// Read the text with this delimiter.
    Delimiter(char),
    /// Keep quoted cells whole whose lines look like lines of the list, or no longer.
    WholeCells(bool),
}

impl Problem {
    pub(super) fn new(class: Class, level: Level, message: Message) -> Self {
        Self { class, level, message, place: None, offers: Vec::new() }
    }

    pub(super) fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    pub(super) fn in_sheet(self, name: &str) -> Self {
        self.at(Place { sheet: (!name.is_empty()).then(|| name.to_owned()), ..Place::default() })
    }

    pub(super) fn offering(mut self, offers: impl IntoIterator<Item = Offer>) -> Self {
        self.offers.extend(offers);
        self
    }

    /// Whether a choice is the person's: sheet, encoding or delimiter.
    pub fn asks(&self) -> bool {
        self.level > Level::Info
            && matches!(self.class, Class::SeveralSheets | Class::AmbiguousEncoding | Class::AmbiguousDelimiter | Class::NoDelimiter)
    }
}
