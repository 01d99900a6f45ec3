//! Where the list stands in a sheet whose titles no dictionary knows: the shape of its lines tells.

use super::book::Frame;
use crate::{
    table::{RowId, Table, ValueId},
    text::fold,
};

/// Lines from the top among which the headers are looked for.
const SEARCHED: u32 = 60;
/// Lines of data whose shape the headers are compared with.
const COMPARED: u32 = 200;
/// How a line of totals begins, folded.
const TOTALS: [&str; 11] =
    ["total", "sous-total", "sous total", "nombre", "nb ", "nbre", "effectif", "somme", "moyenne", "count", "grand total"];

/// Finds the list by shape, down to the last filled line. A sheet without any filled cell gives an empty frame.
pub(super) fn by_shape(table: &Table) -> Frame {
    let filled: Vec<(u32, usize)> =
        (0..table.rows().min(SEARCHED + COMPARED)).map(|row| (row, filled(table, row))).filter(|line| line.1 > 0).collect();
    let Some(&(first, _)) = filled.first() else { return Frame::default() };
    let width = usual_width(&filled);
    let candidates = filled.iter().filter(|line| line.0 < SEARCHED);
    let top = candidates.clone().find(|&&(_, cells)| is_wide(cells, width)).map_or(first, |line| line.0);
    let header = is_header(table, top, &filled).then_some(RowId(top));
    let start = if header.is_some() { top + 1 } else { top };
    let next = (start..table.rows()).find(|&row| crate::read::frame::filled(table, row) > 0).unwrap_or(table.rows());
    let last = (next..table.rows()).rev().find(|&row| crate::read::frame::filled(table, row) > 0).map_or(next, |row| row + 1);
    Frame { header, first: RowId(next.min(last)), end: RowId(last) }
}

/// The list in Apogée's file for entering marks (SNW): sections, of which the one called VALEURS holds
/// a line of headers and the students. Other sections may follow.
pub(super) fn apogee(table: &Table) -> Option<Frame> {
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
    let repeats = |other: u32| table.columns().iter().all(|column| column.id(RowId(other)) == column.id(RowId(row)));
    let same = below.clone().filter(|&other| repeats(other)).count();
    if same > 0 && !words_above_values() {
        return false;
    }
    if cells.len() > 1 && cells.iter().any(|cell| ROLES.contains(&fold::careful(cell).as_str())) {
        return false;
    }
    // A title does not stand among the values of its own column.
    let again = |column: &crate::table::Column| {
        let id = column.id(RowId(row));
        id != ValueId::EMPTY && filled.iter().any(|line| line.0 > row && column.id(RowId(line.0)) == id && !repeats(line.0))
    };
    cells.len() < 2 || !table.columns().iter().any(again)
}

/// Roles as files name them, folded: values, never titles.
const ROLES: [&str; 6] = ["student", "editingteacher", "teacher", "manager", "etudiant", "enseignant"];

/// Whether a text begins with a word for a sum.
pub(super) fn starts_total(text: &str) -> bool {
    if !text.starts_with(['t', 'T', 's', 'S', 'n', 'N', 'e', 'E', 'm', 'M', 'c', 'C', 'g', 'G']) {
        return false;
    }
    let folded = fold::careful(text);
    TOTALS.iter().any(|word| {
        folded
            .strip_prefix(word)
            .is_some_and(|rest| word.ends_with(' ') || !rest.starts_with(|c: char| c.is_alphanumeric()) || rest.starts_with('s'))
    })
}

/// Whether a cell is something a header never is: a number, a date, an address.
pub(super) fn is_value(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    (digits > 0 && letters == 0) || (cell.contains('@') && cell.contains('.') && !cell.contains(' '))
}
