//! Reading a list as the person sees it: what it gives, and a first plain reader.

mod book;
mod fault;
mod json;

pub use book::{Book, Exact, Frame, Kind, Newline, Outcome, Problem, Sheet};
pub use fault::ReadFault;
pub use json::{book as book_to_json, fault as fault_to_json};

use crate::table::{Column, Origin, RowId, Source, Table};
use crate::watch::Watch;
use calamine::Reader as _;

/// Choices of the person that replace what reading finds by itself.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Name of the sheet meant.
    pub sheet: Option<String>,
    /// Label of the encoding of a text file.
    pub encoding: Option<String>,
    /// Delimiter of a text file.
    pub delimiter: Option<char>,
    /// Where the list stands in the main sheet.
    pub frame: Option<Frame>,
}

/// Reads a list.
///
/// # Errors
/// When there is no table to show.
pub fn read(bytes: &[u8], _name: &str, options: &Options, _watch: &Watch) -> Result<Book, ReadFault> {
    if bytes.is_empty() {
        return Err(ReadFault::corrupt());
    }
    let (kind, delimiter, rows) = if bytes.starts_with(b"PK") {
        let mut book = calamine::Xlsx::new(std::io::Cursor::new(bytes)).map_err(|_| ReadFault::corrupt())?;
        let name = book.sheet_names().first().cloned().unwrap_or_default();
        let range = book.worksheet_range(&name).map_err(|_| ReadFault::corrupt())?;
        (Kind::Xlsx, None, range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect::<Vec<Vec<String>>>())
    } else {
        let text = encoding_rs::UTF_8.decode(bytes).0.into_owned();
        let delimiter = options.delimiter.unwrap_or(if text.contains('\t') { '\t' } else { ';' });
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter as u8).from_reader(text.as_bytes());
        let rows = reader.records().flatten().map(|row| row.iter().map(str::to_owned).collect()).collect();
        (Kind::Text, Some(delimiter), rows)
    };
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let header = rows.iter().position(|row| row.iter().filter(|cell| !cell.is_empty()).count() == width).unwrap_or(0);
    let mut columns = vec![Column::default(); width];
    let mut origin = Origin::default();
    for (line, row) in rows.iter().enumerate() {
        for (column, cells) in columns.iter_mut().enumerate() {
            cells.push(row.get(column).map_or("", String::as_str));
        }
        origin.push(Source { sheet: 0, line: line as u32 + 1 });
    }
    let end = rows.iter().rposition(|row| row.iter().filter(|cell| !cell.is_empty()).count() > 1).map_or(0, |last| last + 1);
    let frame = Frame { header: Some(RowId(header as u32)), first: RowId(header as u32 + 1), end: RowId(end as u32) };
    let sheet = Sheet { table: Table::new(columns, origin), frame, ..Sheet::default() };
    Ok(Book { kind, encoding: None, delimiter, newline: None, sheets: vec![sheet], main: 0, problems: Vec::new() })
}
