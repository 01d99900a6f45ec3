//! Merged ranges: which of them reach over several rows of the list, and their value in each of their cells.

use super::{ReadFault, Sheet};
use crate::table::{Change, Patch, RowId, ValueId};
use std::{ops::RangeInclusive, sync::Arc};

/// Cells written for merged ranges; more than any list has, and ranges may lie over each other.
const MOST_FILLED: u64 = 4_000_000;

/// A merged range, from 0, last ones included.
struct Range {
    rows: RangeInclusive<u32>,
    columns: RangeInclusive<u32>,
}

/// Merged ranges with a value that reach over several rows of the list.
pub(super) fn count_in_list(sheet: &Sheet) -> usize {
    in_list(sheet).count()
}

/// The sheet with the value of each merged range of the list in all its cells.
pub(super) fn filled_down(sheet: &Arc<Sheet>) -> Result<Arc<Sheet>, ReadFault> {
    let mut patch = Patch::default();
    let mut filled = 0;
    let mut exact = Vec::new();
    let mut copy = Sheet::clone(sheet);
    for range in in_list(sheet) {
        let text = sheet.table.text(*range.columns.start() as usize, RowId(*range.rows.start()));
        filled += u64::from(range.rows.end() - range.rows.start() + 1) * u64::from(range.columns.end() - range.columns.start() + 1);
        if filled > MOST_FILLED {
            return Err(ReadFault::too_big());
        }
        let first = RowId(*range.rows.start());
        let number = sheet.table.column(*range.columns.start() as usize).exact().find(|exact| exact.row == first).map(|exact| exact.number);
        exact.extend(number.into_iter().flat_map(|number| cells_below(&range).map(move |(row, column)| (column, row, number))));
        for column in range.columns {
            let id: ValueId = copy.table.intern(column as usize, text);
            patch.push(Change::Cells { column: column as usize, cells: range.rows.clone().map(|row| (RowId(row), id)).collect() });
        }
    }
    if patch.is_empty() {
        return Ok(Arc::clone(sheet));
    }
    patch.apply(&mut copy.table);
    exact.into_iter().for_each(|(column, row, number)| copy.table.keep_exact(column, [(row, number)]));
    Ok(Arc::new(copy))
}

/// Every cell of the range but the first.
fn cells_below(range: &Range) -> impl Iterator<Item = (RowId, usize)> + use<> {
    let columns = range.columns.clone();
    range.rows.clone().flat_map(move |row| columns.clone().map(move |column| (RowId(row), column as usize))).skip(1)
}

fn in_list(sheet: &Sheet) -> impl Iterator<Item = Range> + '_ {
    let (first, end) = (sheet.frame.first.0, sheet.frame.end.0);
    let width = sheet.table.columns().len() as u32;
    sheet.merged.iter().filter_map(move |text| {
        let (from, to) = text.split_once(':')?;
        let ((top, left), (bottom, right)) = (position(from.as_bytes())?, position(to.as_bytes())?);
        let inside = top >= first && top < end && left < width && bottom > top && right >= left;
        let range = Range { rows: top..=bottom.min(end.checked_sub(1)?), columns: left..=right.min(width.checked_sub(1)?) };
        let has_value = inside && !sheet.table.text(left as usize, RowId(top)).trim().is_empty();
        (has_value && range.rows.end() > range.rows.start()).then_some(range)
    })
}

/// Row and column from 0 of a reference such as `BC12` or `$B$12`.
pub(super) fn position(reference: &[u8]) -> Option<(u32, u32)> {
    let mut rest = reference.strip_prefix(b"$").unwrap_or(reference);
    let mut column = 0u32;
    while let [letter, after @ ..] = rest
        && letter.is_ascii_alphabetic()
    {
        column = column.checked_mul(26)?.checked_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1)?;
        rest = after;
    }
    let digits = rest.strip_prefix(b"$").unwrap_or(rest);
    let mut row = 0u32;
    for digit in digits {
        row = row.checked_mul(10)?.checked_add(u32::from(digit.checked_sub(b'0').filter(|digit| *digit < 10)?))?;
    }
    // Three letters are the last column of a spreadsheet.
    if column > 18_278 { None } else { Some((row.checked_sub(1)?, column.checked_sub(1)?)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_name_row_and_column() {
        assert_eq!(position(b"A1"), Some((0, 0)));
        assert_eq!(position(b"XFD1048576"), Some((1_048_575, 16_383)));
        assert_eq!((position(b"A0"), position(b"12"), position(b"ABCD1")), (None, None, None));
    }
}
