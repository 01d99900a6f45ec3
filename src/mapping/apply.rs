//! From the list as it stands to the columns that the importer wants.

use super::{Mapping, Take};
use crate::importer::{Field, FieldKey, Importer, Kind};
use crate::table::{Column, RowId, Table};
use std::ops::Range;

/// The rows of `range` that hold anything at all. They keep their order; blank lines between them
/// are left out, whatever the mapping.
pub fn data_rows(sheet: &Table, range: Range<RowId>) -> Vec<RowId> {
    let (from, end) = (range.start.0, range.end.0.min(sheet.rows()));
    if from >= end {
        return Vec::new();
    }
    let Some((first, others)) = sheet.columns().split_first() else { return Vec::new() };
    let is_blank = |column: &Column| -> Vec<bool> { column.dict().iter().map(|(_, text)| text.trim().is_empty()).collect() };
    let mut blank = Vec::new();
    let in_first = is_blank(first);
    first.each(RowId(from)..RowId(end), |row, id| {
        if in_first[id.0 as usize] {
            blank.push(row);
        }
    });
    for column in others {
        // Most lists have a first column that is filled everywhere.
        if blank.is_empty() {
            break;
        }
        let here = is_blank(column);
        blank.retain(|&row| here[column.id(row).0 as usize]);
    }
    if blank.is_empty() {
        return (from..end).map(RowId).collect();
    }
    let mut blank = blank.into_iter().peekable();
    (from..end).map(RowId).filter(|row| blank.next_if_eq(row).is_none()).collect()
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

/// The column of a field as it is checked and written: what its title says of active and suspended is put as Moodle
/// wants it.
pub fn field_column(sheet: &Table, rows: &[RowId], take: &Take, field: Option<&Field>, titles: &[&str]) -> Column {
    let column = taken(sheet, rows, take);
    match take {
        Take::Column(index) if field.is_some_and(|field| field.kind == Kind::Status) => {
            super::status::translated(column, titles.get(*index).copied().unwrap_or_default())
        }
        _ => column,
    }
}

/// The table to check and to write: one column per entry of the mapping, one row per row of `rows`,
/// each knowing its line in the person's file. `titles` are those of the columns of the sheet.
pub fn work_table(sheet: &Table, rows: &[RowId], mapping: &Mapping, importer: &Importer, titles: &[&str]) -> Table {
    let column = |(key, take): &(FieldKey, Take)| field_column(sheet, rows, take, importer.field(key), titles);
    let columns = mapping.takes.iter().map(column).collect();
    let mut origin = sheet.origin_of_rows();
    rows.iter().for_each(|&row| origin.push(sheet.source(row)));
    Table::new(columns, origin)
}
