//! A second opinion about a workbook that our reader calls damaged: the package `calamine` reads what it can of its cells.
//! It knows no number formats; what it cannot read to its end it refuses, so that no list comes out by half.

use super::{
    Book, Class, Kind, Options, Problem, ReadFault, take,
    workbook::{Foreign, foreign},
};
use crate::error::{Level, Message};
use calamine::{Data, Reader as _, SheetVisible, open_workbook_auto_from_rs};
use std::io::Cursor;

/// Filled cells taken; a damaged file may claim any number.
const MOST_CELLS: usize = 4_000_000;

/// What the other reader finds in these bytes; `None` when it cannot read all of it either.
pub fn look_again(bytes: &[u8]) -> Option<Vec<Foreign>> {
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).ok()?;
    let mut cells = 0;
    let mut sheets = Vec::new();
    for sheet in book.sheets_metadata().to_vec() {
        let range = book.worksheet_range(&sheet.name).ok()?;
        let (top, left) = range.start().unwrap_or_default();
        let mut texts = Vec::new();
        for (row, column, value) in range.used_cells() {
            cells += 1;
            let (row, column) = (u32::try_from(row).ok()? + top, u32::try_from(column).ok()? + left);
            texts.push((row, column, shown(value)));
        }
        if cells > MOST_CELLS {
            return None;
        }
        sheets.push(Foreign { name: sheet.name, hidden: sheet.visible != SheetVisible::Visible, cells: texts });
    }
    (cells > 0).then_some(sheets)
}

/// The list of what the other reader found. The person is told that it is a second opinion.
///
/// # Errors
/// As [`super::read`].
pub fn book_of(sheets: Vec<Foreign>, bytes: &[u8], options: &Options) -> Result<Book, ReadFault> {
    let kind = match () {
        () if bytes.starts_with(b"\xd0\xcf") => Kind::Xls,
        () if memchr::memmem::find(bytes, b"xl/workbook.bin").is_some() => Kind::Xlsb,
        () if memchr::memmem::find(bytes, b"opendocument").is_some() => Kind::Ods,
        () => Kind::Xlsx,
    };
    let mut book = foreign(kind, sheets)?;
    book.remarks.push(Problem::new(Class::Corrupt, Level::Warning, Message::new("read-second-opinion")));
    take::take(&mut book, options)?;
    Ok(book)
}

/// A cell without its format: whole numbers as they are, days as France writes them.
fn shown(value: &Data) -> String {
    match value {
        Data::Int(number) => number.to_string(),
        Data::Float(number) if number.trunc() == *number && number.abs() < 1e15 => format!("{number:.0}"),
        Data::Float(number) => number.to_string().replace('.', ","),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Bool(true) => "VRAI".to_owned(),
        Data::Bool(false) => "FAUX".to_owned(),
        Data::DateTime(moment) => {
            let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
            match (hour, minute) {
                (0, 0) => format!("{day:02}/{month:02}/{year}"),
                _ => format!("{day:02}/{month:02}/{year} {hour:02}:{minute:02}"),
            }
        }
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    }
}
