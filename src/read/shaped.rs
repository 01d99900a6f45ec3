//! The list in the shape that the person chose: its lines made anew, and everything that names a line or a column with them.

use super::book::{Frame, Passed, Sheet};
use crate::shape::{Shape, reshaped};
use crate::table::RowId;

/// The list in that shape, and for each of its columns the one that it was.
pub(super) fn shaped(sheet: &Sheet, shape: &Shape) -> (Sheet, Vec<Option<usize>>) {
    let skipped: Vec<RowId> = sheet.passed.iter().map(|passed| passed.row).collect();
    let made = reshaped(&sheet.table, sheet.frame.header, sheet.frame.first..sheet.frame.end, &skipped, shape);
    let first = |row: RowId| RowId(made.of.partition_point(|of| *of < row) as u32);
    let rows_of = |row: RowId| first(row).0..first(RowId(row.0 + 1)).0;
    let frame = Frame { header: sheet.frame.header.map(first), first: first(sheet.frame.first), end: first(sheet.frame.end) };
    let passed = sheet.passed.iter().flat_map(|passed| rows_of(passed.row).map(|row| Passed { row: RowId(row), ..*passed }));
    let struck_rows = sheet.struck_rows.iter().flat_map(|line| rows_of(RowId(line.saturating_sub(1))).map(|row| row + 1));
    let hidden_rows = sheet.hidden_rows.iter().flat_map(|line| rows_of(RowId(line.saturating_sub(1))).map(|row| row + 1));
    let hidden_columns =
        (1..).zip(&made.columns).filter(|(_, old)| old.is_some_and(|old| sheet.hidden_columns.contains(&(old as u32 + 1))));
    let sheet = Sheet {
        name: sheet.name.clone(),
        hidden: sheet.hidden,
        frame,
        passed: passed.collect(),
        hidden_rows: hidden_rows.collect(),
        struck_rows: struck_rows.collect(),
        hidden_columns: hidden_columns.map(|(column, _)| column).collect(),
        filtered: sheet.filtered,
        table: made.table,
        ..Sheet::default()
    };
    (sheet, made.columns)
}
