//! From the list as it stands to the columns that the importer wants.

use super::{Mapping, Take};
use crate::table::{Column, RowId, Table};
use std::ops::Range;

/// The rows of `range` that hold anything at all. They keep their order; blank lines between them
/// are left out, whatever the mapping.
pub fn data_rows(sheet: &Table, range: Range<RowId>) -> Vec<RowId> {
    let from = range.start.0;
    let mut filled = vec![false; range.end.0.saturating_sub(from) as usize];
    let mut left = filled.len();
    for column in sheet.columns() {
        // Most lists have a first column that is filled everywhere.
        if left == 0 {
            break;
        }
        let blank: Vec<bool> = column.dict().iter().map(|(_, text)| text.trim().is_empty()).collect();
        for (i, seen) in filled.iter_mut().enumerate().filter(|(_, seen)| !**seen) {
            if !blank[column.id(RowId(from + i as u32)).0 as usize] {
                *seen = true;
                left -= 1;
            }
        }
    }
    filled.iter().enumerate().filter(|(_, seen)| **seen).map(|(i, _)| RowId(from + i as u32)).collect()
}

/// The column that an entry of the mapping gives over `rows` of the sheet.
pub fn taken(sheet: &Table, rows: &[RowId], take: &Take) -> Column {
    match take {
        Take::Column(column) => match sheet.columns().get(*column) {
            Some(cells) => cells.pick(rows),
            None => Column::filled("", rows.len()),
        },
        Take::Same(value) => Column::filled(value, rows.len()),
    }
}

/// The table to check and to write: one column per entry of the mapping, one row per row of `rows`,
/// each knowing its line in the person's file.
pub fn work_table(sheet: &Table, rows: &[RowId], mapping: &Mapping) -> Table {
    let columns = mapping.takes.iter().map(|(_, take)| taken(sheet, rows, take)).collect();
    let mut origin = sheet.origin_of_rows();
    rows.iter().for_each(|&row| origin.push(sheet.source(row)));
    Table::new(columns, origin)
}
