//! One sheet while it is being read: cells as shown, and what is to be said about them.

use crate::{
    read::{
        Sheet, Tally,
        fault::ReadFault,
        grid::Grid,
        shown::{Epoch, Format},
    },
    table::RowId,
};

/// Lines and columns of the largest sheet of Excel and Calc; what lies beyond does not exist.
pub(super) const MAX_ROWS: u32 = 1 << 20;
pub(super) const MAX_COLUMNS: u32 = 1 << 14;
/// Longest text of a cell, in bytes; Excel stops at 32 767 characters.
pub(super) const MAX_CELL_TEXT: usize = 16 << 20;
/// Numbers kept beside their shown text; a column shown otherwise to the last row stays affordable.
const MAX_EXACT: usize = 2_000_000;
/// Hidden lines, merged ranges: more than any list has.
const MAX_MARKS: usize = 1 << 20;

/// A sheet being filled.
#[derive(Default)]
pub(super) struct Building {
    grid: Grid,
    shown: String,
    pub(super) epoch: Epoch,
    pub(super) hidden_rows: Vec<u32>,
    pub(super) hidden_columns: Vec<u32>,
    /// Lines with struck cells: line, struck cells, filled cells.
    struck: Vec<(u32, u32, u32)>,
    pub(super) merged: Vec<String>,
    /// Row, column and whole number of cells that show it otherwise.
    exact: Vec<(u32, u32, i64)>,
    /// A filter with a criterion is set on the sheet.
    pub(super) filtered: bool,
    errors: Tally,
    no_result: Tally,
    /// Formulas with a number, and how many of these are zero.
    formulas: (u32, Tally),
}

impl Building {
    pub(super) fn new(epoch: Epoch) -> Self {
        Self { epoch, ..Self::default() }
    }

    /// A number under its format.
    pub(super) fn number(&mut self, row: u32, column: u32, value: f64, format: &Format) -> Result<(), ReadFault> {
        self.shown.clear();
        format.number(value, self.epoch, &mut self.shown);
        if !format.is_general() && is_whole(value) && self.exact.len() < MAX_EXACT && format.loss(value, &self.shown).is_some() {
            self.exact.push((row, column, value as i64));
        }
        self.grid.put(row, column, &self.shown)
    }

    /// Keeps the exact number when the text that the file shows for it hides some of it.
    pub(super) fn keep_exact(&mut self, row: u32, column: u32, value: f64, shown: &str, formatted: bool) {
        let mut text = String::new();
        Format::default().number(value, self.epoch, &mut text);
        let digits = shown.bytes().filter(u8::is_ascii_digit).count();
        let whole = is_whole(value) && (value.abs() >= 1000.0 || shown.is_empty());
        if formatted && whole && digits <= text.len() && shown != text && !shown.contains('/') && self.exact.len() < MAX_EXACT {
            self.exact.push((row, column, value as i64));
        }
    }

    /// How many numbers are shown otherwise than they are.
    pub(super) fn exact_numbers(&self) -> usize {
        self.exact.len()
    }

    /// A text under its format.
    pub(super) fn text(&mut self, row: u32, column: u32, text: &str, format: &Format) -> Result<(), ReadFault> {
        if !format.changes_text() {
            return self.grid.put(row, column, text);
        }
        self.shown.clear();
        format.text(text, &mut self.shown);
        self.grid.put(row, column, &self.shown)
    }

    /// Shared text number `index` of the book, under its format.
    pub(super) fn shared(&mut self, row: u32, column: u32, index: usize, text: &str, format: &Format) -> Result<(), ReadFault> {
        if format.changes_text() {
            return self.text(row, column, text, format);
        }
        self.grid.put_shared(row, column, index, text)
    }

    /// The text of a cell of the same column further up, once more.
    pub(super) fn copy_down(&mut self, from: u32, to: u32, column: u32) -> Result<(), ReadFault> {
        self.grid.copy_down(from, to, column)
    }

    /// A text that is shown as it is.
    pub(super) fn plain(&mut self, row: u32, column: u32, text: &str) -> Result<(), ReadFault> {
        self.grid.put(row, column, text)
    }

    /// A truth value under its format.
    pub(super) fn truth(&mut self, row: u32, column: u32, value: bool, format: &Format) -> Result<(), ReadFault> {
        self.shown.clear();
        format.truth(value, self.epoch, &mut self.shown);
        self.grid.put(row, column, &self.shown)
    }

    /// An error such as `#N/A`.
    pub(super) fn error(&mut self, row: u32, column: u32, text: &str) -> Result<(), ReadFault> {
        self.errors.add(row, column);
        self.grid.put(row, column, calc_error(text))
    }

    /// A formula whose result is not in the file.
    pub(super) fn no_result(&mut self, row: u32, column: u32) {
        self.no_result.add(row, column);
    }

    /// A formula with a number as its result.
    pub(super) fn formula(&mut self, row: u32, column: u32, is_zero: bool) {
        self.formulas.0 += 1;
        if is_zero {
            self.formulas.1.add(row, column);
        }
    }

    /// A hidden line, from 0.
    pub(super) fn hide_row(&mut self, row: u32) {
        if self.hidden_rows.len() < MAX_MARKS && self.hidden_rows.last() != Some(&(row + 1)) {
            self.hidden_rows.push(row + 1);
        }
    }

    /// A filled cell of a line, struck through or not. Lines come top to bottom.
    pub(super) fn strike(&mut self, row: u32, struck: bool) {
        if let Some((line, some, all)) = self.struck.last_mut()
            && *line == row
        {
            (*some, *all) = (*some + u32::from(struck), *all + 1);
            return;
        }
        // A line that turned out to have none is forgotten.
        self.struck.pop_if(|(_, some, _)| *some == 0);
        if self.struck.len() < MAX_MARKS {
            self.struck.push((row, u32::from(struck), 1));
        }
    }

    /// Hidden columns, both from 0, the last one included.
    pub(super) fn hide_columns(&mut self, first: u32, last: u32) {
        if self.hidden_columns.len() >= MAX_COLUMNS as usize {
            return;
        }
        self.hidden_columns.extend((first..=last.min(MAX_COLUMNS - 1)).map(|column| column + 1));
        self.hidden_columns.truncate(MAX_COLUMNS as usize);
    }

    /// A merged range such as `A1:C1`.
    pub(super) fn merge(&mut self, range: String) {
        if self.merged.len() < MAX_MARKS {
            self.merged.push(range);
        }
    }

    /// Closes the sheet.
    pub(super) fn finish(self, name: String, hidden: bool, index: usize) -> Sheet {
        let finished = self.grid.finish(index.min(usize::from(u16::MAX)) as u16);
        let mut table = finished.table;
        let (rows, columns) = (table.rows(), table.columns().len() as u32);
        let mut exact = self.exact;
        exact.sort_unstable_by_key(|&(row, column, _)| (column, row));
        for of_column in exact.chunk_by(|a, b| a.1 == b.1) {
            table.keep_exact(of_column[0].1 as usize, of_column.iter().map(|&(row, _, number)| (RowId(row), number)));
        }
        let mut hidden_rows = self.hidden_rows;
        let mut hidden_columns = self.hidden_columns;
        hidden_rows.retain(|&line| line <= rows);
        hidden_rows.sort_unstable();
        hidden_rows.dedup();
        hidden_columns.retain(|&column| column <= columns);
        hidden_columns.sort_unstable();
        hidden_columns.dedup();
        // A line is struck through when most of what it holds is.
        let struck_rows = self.struck.iter().filter(|(row, some, all)| some * 2 >= *all && *some > 0 && *row < rows);
        let struck_rows = struck_rows.map(|(row, ..)| row + 1).collect();
        // Libraries that cannot calculate write a zero for every formula.
        let (all, zeros) = self.formulas;
        let no_result = if self.no_result.count == 0 && all > 1 && zeros.count == all { zeros } else { self.no_result };
        Sheet {
            name,
            hidden,
            table,
            hidden_rows,
            hidden_columns,
            struck_rows,
            merged: self.merged,
            filtered: self.filtered,
            errors: self.errors,
            no_result,
            stray: finished.stray,
            ..Sheet::default()
        }
    }
}

/// Whether all digits of a number are certain and none stands behind the comma.
fn is_whole(value: f64) -> bool {
    value.trunc() == value && value.abs() < 1e15
}

/// The error as Calc shows it: it knows the seven old ones.
fn calc_error(text: &str) -> &str {
    match text {
        "#NULL!" | "#DIV/0!" | "#VALUE!" | "#REF!" | "#NAME?" | "#NUM!" | "#N/A" => text,
        "#GETTING_DATA" => "Err:509",
        text if text.starts_with("Err:") => text,
        _ => "#NAME?",
    }
}
