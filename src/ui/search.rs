//! Searching in the work table, case and accents aside.

use crate::{
    table::{Column, RowId, Table},
    text::fold,
    workspace::Cell,
};

/// The next cell after `from` (before it when not `forward`) whose text holds `query`; past the end it
/// begins again. Texts are looked at once per distinct value.
///
/// `beside` are columns that follow those of the table. Returns the number of cells that hold it too.
pub fn find(table: &Table, beside: &[&Column], from: Option<Cell>, query: &str, forward: bool) -> Option<(Cell, usize)> {
    let folded = fold::careful(query);
    if folded.is_empty() || table.rows() == 0 {
        return None;
    }
    let columns: Vec<&Column> = table.columns().iter().chain(beside.iter().copied()).collect();
    let hits: Vec<Vec<bool>> =
        columns.iter().map(|column| column.dict().iter().map(|(_, text)| fold::careful(text).contains(&folded)).collect()).collect();
    let holds = |row: RowId, column: usize| {
        let id = columns[column].id(row);
        hits[column].get(id.0 as usize) == Some(&true)
    };
    let width = columns.len();
    let of_column =
        |column: usize| if hits[column].contains(&true) { table.kept_rows().filter(|&row| holds(row, column)).count() } else { 0 };
    let count: usize = (0..width).map(of_column).sum();
    if count == 0 {
        return None;
    }
    let cells = u64::from(table.rows()) * width as u64;
    let start = from.map_or(if forward { cells - 1 } else { 0 }, |(row, column)| u64::from(row.0) * width as u64 + column as u64);
    (1..=cells).find_map(|step| {
        let at = if forward { (start + step) % cells } else { (start + cells - step % cells) % cells };
        let cell = (RowId((at / width as u64) as u32), (at % width as u64) as usize);
        (!table.is_removed(cell.0) && holds(cell.0, cell.1)).then_some((cell, count))
    })
}
