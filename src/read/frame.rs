//! Where the list stands in a sheet: titles above, the line of headers, data, totals and notes below.

use super::book::Frame;
use crate::{
    table::{RowId, Table, ValueId},
    text::fold,
};

/// Lines from the top among which the headers are looked for.
const SEARCHED: u32 = 60;
/// Lines of data whose shape the headers are compared with.
const COMPARED: u32 = 200;
/// Lines at the bottom that may be totals and notes.
const NOTES: u32 = 40;
/// How a line of totals begins, folded.
const TOTALS: [&str; 11] =
    ["total", "sous-total", "sous total", "nombre", "nb ", "nbre", "effectif", "somme", "moyenne", "count", "grand total"];

/// Finds the list. A sheet without any filled cell gives an empty frame.
pub(super) fn find(table: &Table) -> Frame {
    let filled: Vec<(u32, usize)> =
        (0..table.rows().min(SEARCHED + COMPARED)).map(|row| (row, filled(table, row))).filter(|line| line.1 > 0).collect();
    let Some(&(first, _)) = filled.first() else { return Frame::default() };
    if let Some(frame) = apogee(table) {
        return frame;
    }
    let width = usual_width(&filled);
    let candidates = filled.iter().filter(|line| line.0 < SEARCHED);
    let top = candidates.clone().find(|&&(_, cells)| is_wide(cells, width)).map_or(first, |line| line.0);
    let header = is_header(table, top, &filled).then_some(RowId(top));
    let start = if header.is_some() { top + 1 } else { top };
    let next = (start..table.rows()).find(|&row| crate::read::frame::filled(table, row) > 0).unwrap_or(table.rows());
    let end = end_of_data(table, next, width);
    Frame { header, first: RowId(next.min(end)), end: RowId(end) }
}

/// The list in Apogée's file for entering marks (SNW): sections, of which the one called VALEURS holds
/// a line of headers and the students. Other sections may follow.
fn apogee(table: &Table) -> Option<Frame> {
    let column = table.columns().first()?;
    let mark = (0..table.rows().min(500)).find(|&row| column.text(RowId(row)).trim() == APOGEE_VALUES)?;
    let first = mark + 2;
    let end =
        (first..table.rows()).find(|&row| filled(table, row) == 0 || column.text(RowId(row)).starts_with("XX-APO")).unwrap_or(table.rows());
    (first <= end).then_some(Frame { header: Some(RowId(mark + 1)), first: RowId(first), end: RowId(end) })
}

/// The mark of Apogée's section that holds the list.
pub(super) const APOGEE_VALUES: &str = "XX-APO_VALEURS-XX";

/// Filled cells of a line; blanks alone do not fill.
pub(super) fn filled(table: &Table, row: u32) -> usize {
    table.columns().iter().filter(|column| column.id(RowId(row)) != ValueId::EMPTY && !column.text(RowId(row)).trim().is_empty()).count()
}

/// Filled cells that the widest common shape of line has.
fn usual_width(filled: &[(u32, usize)]) -> usize {
    let mut widths: Vec<usize> = filled.iter().map(|line| line.1).collect();
    widths.sort_unstable();
    // Notes are few and narrow, data is the bulk: the upper quartile is data.
    widths[widths.len() - 1 - widths.len() / 4]
}

fn is_wide(cells: usize, width: usize) -> bool {
    if width <= 2 { cells >= width } else { cells * 5 >= width * 3 }
}

/// Headers are words, each once, above something that differs from them.
fn is_header(table: &Table, row: u32, filled: &[(u32, usize)]) -> bool {
    let cells: Vec<&str> = table.columns().iter().map(|column| column.text(RowId(row)).trim()).filter(|text| !text.is_empty()).collect();
    // One lone cell is as much a value as a title.
    if cells.is_empty() || cells.len() == 1 && filled.len() == 1 {
        return false;
    }
    let below = filled.iter().filter(|line| line.0 > row).take(5).map(|line| line.0);
    let values = cells.iter().filter(|cell| is_value(cell)).count();
    if cells.iter().any(|cell| cell.chars().count() > 80) || is_value(cells[0]) || values * 5 > cells.len() * 2 {
        return false;
    }
    // Dates and years may be titles of columns when words stand above numbers beside them.
    let words_above_values = || {
        let mut pairs = table
            .columns()
            .iter()
            .flat_map(|column| below.clone().map(|other| (column.text(RowId(row)).trim(), column.text(RowId(other)).trim())));
        pairs.any(|(title, cell)| !title.is_empty() && !is_value(title) && is_value(cell))
    };
    if values > 0 && !words_above_values() {
        return false;
    }
    let same = below.clone().filter(|&other| table.columns().iter().all(|column| column.id(RowId(other)) == column.id(RowId(row)))).count();
    same == 0
}

/// Whether a cell is something a header never is: a number, a date, an address.
fn is_value(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    (digits > 0 && letters == 0) || (cell.contains('@') && cell.contains('.') && !cell.contains(' '))
}

/// The line after the last line of data: totals and notes are cut off at the bottom.
fn end_of_data(table: &Table, first: u32, width: usize) -> u32 {
    let rows = table.rows();
    let last = (first..rows).rev().find(|&row| filled(table, row) > 0).map_or(first, |row| row + 1);
    let lowest = last.saturating_sub(NOTES).max(first);
    let mut end = last;
    let mut tail = last;
    // Upwards from the bottom: a line narrower than the list is a note when a blank line or a total parts it.
    while tail > lowest {
        let row = tail - 1;
        let cells = filled(table, row);
        let is_note = cells == 1 && width >= 4;
        if cells == 0 || is_note || is_total(table, row, cells, width) {
            end = row;
        } else if !is_narrow(cells, width) {
            break;
        }
        tail = row;
    }
    while end > first && filled(table, end - 1) == 0 {
        end -= 1;
    }
    end
}

fn is_narrow(cells: usize, width: usize) -> bool {
    width > 1 && cells * 2 <= width.max(2)
}

/// A line that begins with a word for a sum and is not as full as a line of the list.
fn is_total(table: &Table, row: u32, cells: usize, width: usize) -> bool {
    let Some(text) = table.columns().iter().map(|column| column.text(RowId(row))).find(|text| !text.trim().is_empty()) else {
        return false;
    };
    let folded = fold::careful(text);
    let starts = TOTALS.iter().any(|word| {
        folded
            .strip_prefix(word)
            .is_some_and(|rest| word.ends_with(' ') || !rest.starts_with(|c: char| c.is_alphanumeric()) || rest.starts_with('s'))
    });
    starts && (cells < width || width <= 2)
}
