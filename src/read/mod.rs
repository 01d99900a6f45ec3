//! Reading any list that *scolarité* has, exactly as the person sees it in their spreadsheet.
//!
//! [`read`] takes bytes and never looks at the file's name to know what they are. What comes out is text:
//! a number is shown as LibreOffice Calc shows it in French, with the format of its cell.
//!
//! Workbooks are read by streaming readers of our own over `zip` and `quick-xml`, in one pass for values,
//! formats, hidden lines, filters and formulas: a dense range whose size the file dictates never exists.
//!
//! ```
//! use bordereau::{read::{Options, read}, table::RowId, watch::Watch};
//! let book = read(b"Login;Groupe\n00001901;TD1\n", "liste.csv", &Options::default(), &Watch::default()).unwrap();
//! assert_eq!(book.delimiter, Some(';'));
//! assert_eq!(book.sheets[book.main].table.text(0, RowId(1)), "00001901", "zeros stay");
//! ```

mod book;
mod choose;
mod class;
mod fault;
mod frame;
mod grid;
mod join;
mod json;
mod layout;
mod merged;
mod parted;
mod password;
mod people;
mod preflight;
mod problems;
mod second;
mod shaped;
mod shown;
mod sniff;
mod take;
#[cfg(test)]
mod tests;
mod text;
mod titles;
mod workbook;

pub use book::{Book, Frame, Kind, Newline, Offer, Outcome, Part, Passed, Problem, Sheet, Tally, Why};
pub use class::Class;
pub use fault::ReadFault;
pub use join::SHEET_HEADER;
pub use json::{book as book_to_json, fault as fault_to_json};
pub use password::Password;
pub use people::passed_in;
pub use second::{book_of, look_again};
pub use text::{Spelling, spellings, text_form};

pub use workbook::Foreign;

use crate::shape::Shape;
use crate::watch::Watch;
use serde::{Deserialize, Serialize};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Rows of each sheet that [`peek`] reads.
const PEEK_ROWS: u32 = 200;

/// Which sheets make the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sheets {
    /// The one that the person most likely means.
    #[default]
    Likeliest,
    /// Those with these names, put under each other.
    Named(Vec<String>),
    /// Every visible sheet that holds something, put under each other.
    Filled,
}

/// Choices of the person that replace what reading finds by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// The sheets meant.
    pub sheets: Sheets,
    /// Whether the value of a merged range stands in each of its cells.
    pub fill_merged: bool,
    /// Whether rows that the spreadsheet does not show are left out of the list.
    pub skip_hidden: bool,
    /// Label of the encoding of a text file.
    pub encoding: Option<String>,
    /// Delimiter of a text file.
    pub delimiter: Option<char>,
    /// Whether a cell stays whole although it looks like several: quoted lines, lines in one column.
    pub whole_cells: bool,
    /// Where the list stands in the sheet that is chosen, or in the tables put together.
    pub frame: Option<Frame>,
    /// The line of titles, by its number in the file.
    pub header: HeaderAt,
    /// First and last line of people, by their numbers in the file.
    pub rows: Option<(u32, u32)>,
    /// What opens a workbook that a password protects. Nobody keeps it.
    #[serde(skip)]
    pub password: Option<Password>,
    /// What is done with its columns before they become fields, by their places in the list as it stands in the file.
    pub shape: Shape,
}

/// Where the person says the titles stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum HeaderAt {
    /// Nothing was said: they are looked for.
    #[default]
    Found,
    /// There are none.
    None,
    /// On this line of the file, from 1.
    Line(u32),
}

/// How much is to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Scope {
    #[default]
    Whole,
    /// So many rows of each sheet.
    First(u32),
}

impl Scope {
    fn rows(self) -> Option<u32> {
        match self {
            Self::Whole => None,
            Self::First(rows) => Some(rows),
        }
    }
}

/// Reads a file of any supported kind.
///
/// `name` is the file's name, used in sentences only. Progress in `watch` is counted in bytes.
///
/// # Errors
/// A [`ReadFault`] when there is no table to show; `ReadFault::is_cancelled` when `watch` was cancelled.
pub fn read(bytes: &[u8], name: &str, options: &Options, watch: &Watch) -> Result<Book, ReadFault> {
    guarded(|| open(bytes, name, options, Scope::Whole, watch))
}

/// Reads the first lines of each sheet only, to show something at once while [`read`] works.
/// Numbers of lines, totals below and problems further down are not known yet.
///
/// # Errors
/// As [`read`]; a fault here does not mean that the whole file is refused.
pub fn peek(bytes: &[u8], name: &str, options: &Options, watch: &Watch) -> Result<Book, ReadFault> {
    guarded(|| open(bytes, name, options, Scope::First(PEEK_ROWS), watch))
}

/// Whether the bytes are of a kind that is better read by another process first (`store::guarded`): the
/// binary workbooks, whose records point anywhere in the file.
pub fn wants_scout(bytes: &[u8]) -> bool {
    let is_binary_package = || memchr::memmem::find(bytes, b"xl/workbook.bin").is_some();
    bytes.starts_with(COMPOUND) || (bytes.starts_with(b"PK") && is_binary_package())
}

/// How a compound file begins.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0";

/// The file that a password hides in these bytes, opened in memory; `None` when they hide none.
///
/// # Errors
/// When no password that is known opens it; see [`ReadFault::asks_password`].
pub fn unlocked(bytes: &[u8], options: &Options) -> Result<Option<Vec<u8>>, ReadFault> {
    if !bytes.starts_with(COMPOUND) {
        return Ok(None);
    }
    preflight::size(bytes)?;
    guarded(|| workbook::unlocked(bytes, options))
}

/// A parser that panics on a hostile file must not take the person's work with it.
fn guarded<T>(work: impl FnOnce() -> Result<T, ReadFault>) -> Result<T, ReadFault> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(ReadFault::corrupt()))
}

fn open(bytes: &[u8], name: &str, options: &Options, scope: Scope, watch: &Watch) -> Result<Book, ReadFault> {
    preflight::size(bytes)?;
    let mut book = match sniff::sniff(bytes, name)? {
        sniff::Found::Text => text::read(bytes, options, scope, watch)?,
        sniff::Found::Zip => workbook::zipped(bytes, scope, watch)?,
        sniff::Found::Compound => workbook::compound(bytes, options, scope, watch)?,
        sniff::Found::BareBiff => return Err(ReadFault::new("too-old-xls", "read-too-old-xls")),
        sniff::Found::Html => workbook::html(bytes, options, scope, watch)?,
        sniff::Found::Mhtml => workbook::mhtml(bytes, options, scope, watch)?,
        sniff::Found::FlatOds => workbook::flat_ods(bytes, scope, watch)?,
        sniff::Found::SpreadsheetMl => workbook::spreadsheet_ml(bytes, scope, watch)?,
    };
    take::take(&mut book, options)?;
    Ok(book)
}
