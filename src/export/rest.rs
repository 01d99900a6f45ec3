//! The rows that were left out of a file, as a workbook in the person's own columns: why each was left out stands in a column
//! of its own, the cells at fault are tinted and say why. It opens in any spreadsheet, and here as the rest of the list.

use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatBorder, Note, Workbook, XlsxError};

/// Ground of a cell at fault: a warm tint that dark text reads well on.
const TINT: u32 = 0x00FF_E3C2;

/// A row that was left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RestRow {
    /// The cells as the list has them.
    pub cells: Vec<String>,
    /// Why it was left out, one sentence each.
    pub reasons: Vec<String>,
    /// Cells at fault, by column, with what is wrong with each.
    pub faults: Vec<(usize, String)>,
}

/// The bytes of the workbook. `title` heads the column of reasons, and `sheet` is the name of the sheet.
///
/// # Errors
/// When there are more rows or longer cells than a workbook holds.
pub fn rest_workbook(headers: &[String], rows: &[RestRow], title: &str, sheet: &str) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The same rows give the same bytes, whenever they are written.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let head = Format::new().set_bold().set_border_bottom(FormatBorder::Thin);
    let plain = Format::new().set_num_format("@");
    let tinted = Format::new().set_num_format("@").set_background_color(Color::RGB(TINT));
    let reason = tinted.clone().set_text_wrap();
    let page = book.add_worksheet();
    page.set_name(sheet)?;
    page.set_freeze_panes(1, 0)?;
    let last = u16::try_from(headers.len()).map_err(|_| XlsxError::RowColumnLimitError)?;
    for (column, header) in (0..last).zip(headers) {
        page.write_string_with_format(0, column, header, &head)?;
    }
    page.write_string_with_format(0, last, title, &head)?;
    page.set_column_width(last, 60)?;
    for (at, row) in (1..).zip(rows) {
        // Everything is text: a student number keeps its zeros, and nothing becomes a date or a formula.
        for (column, cell) in (0..last).zip(&row.cells) {
            let fault = row.faults.iter().find(|(of, _)| *of == usize::from(column));
            page.write_string_with_format(at, column, cell, if fault.is_some() { &tinted } else { &plain })?;
            if let Some((_, why)) = fault {
                page.insert_note(at, column, &Note::new(why.chars().take(1_000).collect::<String>()).add_author_prefix(false))?;
            }
        }
        page.write_string_with_format(at, last, row.reasons.join("\n"), &reason)?;
    }
    book.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
    use std::io::Cursor;

    #[test]
    fn the_rest_holds_the_own_columns_as_text_and_why() {
        let headers = ["N° étudiant".to_owned(), "Cours".to_owned()];
        let row = RestRow {
            cells: vec!["00001901".into(), "=CHIM".into()],
            reasons: vec!["Espace de cours inconnu.".into(), "Rôle inconnu.".into()],
            faults: vec![(1, "Espace de cours inconnu.".into())],
        };
        let bytes = rest_workbook(&headers, std::slice::from_ref(&row), "Motifs", "Reste").unwrap();
        assert_eq!(bytes, rest_workbook(&headers, &[row], "Motifs", "Reste").unwrap());
        let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        let range = book.worksheet_range("Reste").unwrap();
        let text = |row: u32, column: u32| match range.get_value((row, column)) {
            Some(Data::String(text)) => text.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!((text(0, 0), text(0, 2)), ("N° étudiant".into(), "Motifs".into()));
        assert_eq!((text(1, 0), text(1, 1)), ("00001901".into(), "=CHIM".into()));
        assert_eq!(text(1, 2), "Espace de cours inconnu.\nRôle inconnu.");
    }
}
