//! One sheet while it is being read: cells as shown, and what is to be said about them.

use crate::{
    error::{Level, Message, Place},
    read::{
        Exact, Problem, Sheet,
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

/// How many cells of a sort were met, and where the first is.
#[derive(Clone, Copy, Default)]
pub(super) struct Tally {
    pub(super) count: u32,
    first: Option<(u32, u32)>,
}

impl Tally {
    fn add(&mut self, row: u32, column: u32) {
        self.count += 1;
        self.first.get_or_insert((row, column));
    }
}

/// A sheet being filled.
#[derive(Default)]
pub(super) struct Building {
    grid: Grid,
    shown: String,
    pub(super) epoch: Epoch,
    pub(super) hidden_rows: Vec<u32>,
    pub(super) hidden_columns: Vec<u32>,
    pub(super) merged: Vec<String>,
    exact: Vec<Exact>,
    /// A filter with a criterion is set on the sheet.
    pub(super) filtered: bool,
    errors: Tally,
    no_result: Tally,
    /// Formulas with a number, and how many of these are zero.
    formulas: (u32, Tally),
}

/// A sheet that is read.
pub(super) struct Built {
    pub(super) sheet: Sheet,
    filtered: bool,
    errors: Tally,
    no_result: Tally,
    /// Cell left out because it stands far from the rest: line and column from 0.
    stray: Option<(u32, u32)>,
}

impl Building {
    pub(super) fn new(epoch: Epoch) -> Self {
        Self { epoch, ..Self::default() }
    }

    /// A number under its format.
    pub(super) fn number(&mut self, row: u32, column: u32, value: f64, format: &Format) -> Result<(), ReadFault> {
        self.shown.clear();
        format.number(value, self.epoch, &mut self.shown);
        if !format.is_general() && self.exact.len() < MAX_EXACT && format.loss(value, &self.shown).is_some() {
            let mut text = String::new();
            Format::default().number(value, self.epoch, &mut text);
            self.exact.push(Exact { row: RowId(row), column, text });
        }
        self.grid.put(row, column, &self.shown)
    }

    /// Keeps the exact number when the text that the file shows for it hides some of it.
    pub(super) fn keep_exact(&mut self, row: u32, column: u32, value: f64, shown: &str, formatted: bool) {
        let mut text = String::new();
        Format::default().number(value, self.epoch, &mut text);
        let digits = shown.bytes().filter(u8::is_ascii_digit).count();
        let whole = value.trunc() == value && (value.abs() >= 1000.0 || shown.is_empty());
        if formatted && whole && digits <= text.len() && shown != text && !shown.contains('/') && self.exact.len() < MAX_EXACT {
            self.exact.push(Exact { row: RowId(row), column, text });
        }
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
    pub(super) fn finish(self, name: String, hidden: bool, index: usize) -> Built {
        let finished = self.grid.finish(index.min(usize::from(u16::MAX)) as u16);
        let (rows, columns) = (finished.table.rows(), finished.table.columns().len() as u32);
        let mut hidden_rows = self.hidden_rows;
        let mut hidden_columns = self.hidden_columns;
        hidden_rows.retain(|&line| line <= rows);
        hidden_rows.sort_unstable();
        hidden_rows.dedup();
        hidden_columns.retain(|&column| column <= columns);
        hidden_columns.sort_unstable();
        hidden_columns.dedup();
        let sheet = Sheet {
            name,
            hidden,
            table: finished.table,
            hidden_rows,
            hidden_columns,
            merged: self.merged,
            exact: self.exact,
            ..Sheet::default()
        };
        // Libraries that cannot calculate write a zero for every formula.
        let (all, zeros) = self.formulas;
        let no_result = if self.no_result.count == 0 && all > 1 && zeros.count == all { zeros } else { self.no_result };
        Built { sheet, filtered: self.filtered, errors: self.errors, no_result, stray: finished.stray }
    }
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

/// What is to be said about the sheets; details of the main one only.
pub(super) fn problems_of(built: &[Built], main: usize, chosen: bool) -> Vec<Problem> {
    let Some(one) = built.get(main) else { return Vec::new() };
    let mut told = Vec::new();
    let mut tell = |class, message, at: Option<(u32, u32)>, whole_row: bool| {
        let place =
            Place { sheet: Some(one.sheet.name.clone()), line: at.map(|at| at.0 + 1), column: at.filter(|_| !whole_row).map(|at| at.1) };
        told.push(Problem { class, level: Level::Warning, message, place: Some(place) });
    };
    let filled = built.iter().filter(|one| !one.sheet.hidden && one.sheet.table.rows() > 0).count();
    if filled > 1 && !chosen {
        tell(
            "several-sheets",
            Message::new("read-several-sheets").with("count", filled).with("sheet", one.sheet.name.as_str()),
            None,
            true,
        );
    }
    if let Some(&line) = one.sheet.hidden_rows.first() {
        let (class, id) = if one.filtered { ("filtered-rows", "read-filtered-rows") } else { ("hidden-rows", "read-hidden-rows") };
        tell(class, Message::new(id).with("count", one.sheet.hidden_rows.len()), Some((line - 1, 0)), true);
    }
    if !one.sheet.hidden_columns.is_empty() {
        let letters: Vec<String> =
            one.sheet.hidden_columns.iter().take(5).map(|&column| crate::error::column_letters(column - 1)).collect();
        let message = Message::new("read-hidden-columns").with("count", one.sheet.hidden_columns.len()).with("columns", letters.join(", "));
        tell("hidden-columns", message, None, true);
    }
    if one.no_result.count > 0 {
        tell("formula-no-cache", Message::new("read-formula-no-cache").with("count", one.no_result.count), one.no_result.first, false);
    }
    if one.errors.count > 0 {
        tell("formula-error", Message::new("read-formula-error").with("count", one.errors.count), one.errors.first, false);
    }
    if let Some(at) = one.stray {
        tell("stray-cell", Message::new("read-stray-cell-left-out"), Some(at), false);
    }
    told
}
