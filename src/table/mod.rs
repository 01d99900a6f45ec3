//! Columns of text over dictionaries, stable rows, reversible edits, and where each row came from.
//!
//! Text in, text out: nothing here ever guesses a type.
//!
//! ```
//! use bordereau::table::{Column, RowId};
//! let mut groups = Column::default();
//! ["TD1", "TD2", "TD1"].into_iter().for_each(|group| groups.push(group));
//! assert_eq!(groups.text(RowId(2)), "TD1");
//! assert_eq!(groups.id(RowId(0)), groups.id(RowId(2)), "the text stands once");
//! ```

mod column;
mod dict;
mod ids;
mod origin;
mod patch;
#[cfg(test)]
mod tests;

pub use column::{Column, Exact};
pub use dict::{Dict, ValueId};
pub use origin::{Origin, Source};
pub use patch::{Change, Patch};

use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A row of a [`Table`], from 0. It keeps its number when other rows are removed, and wherever it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RowId(pub u32);

impl RowId {
    /// As an index into per-row storage.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Columns of equal length.
#[derive(Clone, Default)]
pub struct Table {
    columns: Vec<Column>,
    rows: u32,
    removed: Vec<u64>,
    removed_count: u32,
    aside: Vec<u64>,
    origin: Origin,
    order: Option<Order>,
}

/// Rows in the order in which they are written: each of the first ones once. Rows beyond them follow as they stand.
pub type Order = Arc<[RowId]>;

impl Table {
    /// A table of `columns`, whose rows came from `origin`.
    ///
    /// # Panics
    /// When the columns are not of equal length.
    pub fn new(columns: Vec<Column>, origin: Origin) -> Self {
        let rows = columns.first().map_or(0, Column::len) as u32;
        assert!(columns.iter().all(|column| column.len() == rows as usize), "columns of unequal length");
        Self { columns, rows, removed: Vec::new(), removed_count: 0, aside: Vec::new(), origin, order: None }
    }

    /// Number of rows, removed ones included: row ids are `0..rows`.
    pub fn rows(&self) -> u32 {
        self.rows
    }

    /// Number of rows that are not removed.
    pub fn kept(&self) -> u32 {
        self.rows.saturating_sub(self.removed_count)
    }

    /// All row ids as the file has them, top to bottom, removed ones included.
    pub fn all_rows(&self) -> impl Iterator<Item = RowId> + '_ {
        let ordered = self.order.as_deref().unwrap_or_default();
        ordered.iter().copied().chain((ordered.len() as u32..self.rows).map(RowId))
    }

    /// Row ids that are not removed, as the file has them, top to bottom.
    pub fn kept_rows(&self) -> impl Iterator<Item = RowId> + '_ {
        self.all_rows().filter(|&row| !self.is_removed(row))
    }

    /// The order in which the rows are written; `None` = that of their ids.
    pub fn order(&self) -> Option<&Order> {
        self.order.as_ref()
    }

    /// For each row id how many rows stand above it in the file, removed ones included; `None` = as many as its number says.
    pub fn places(&self) -> Option<Vec<u32>> {
        self.order.as_ref()?;
        let mut places = vec![0; self.rows as usize];
        (0..).zip(self.all_rows()).for_each(|(place, row)| places[row.index()] = place);
        Some(places)
    }

    /// The order in which these rows come first, each once, and the others follow as they are written now.
    pub fn ordered(&self, first: impl IntoIterator<Item = RowId>) -> Order {
        let mut seen = vec![false; self.rows as usize];
        let rows = first.into_iter().chain(self.all_rows());
        rows.filter(|row| seen.get_mut(row.index()).is_some_and(|seen| !std::mem::replace(seen, true))).collect()
    }

    /// Whether these rows can be an order of this table: each of the first ones once.
    fn can_order(&self, rows: &[RowId]) -> bool {
        let mut seen = vec![false; rows.len()];
        rows.len() <= self.rows as usize
            && rows.iter().all(|row| seen.get_mut(row.index()).is_some_and(|seen| !std::mem::replace(seen, true)))
    }

    /// Whether any row was removed.
    pub fn has_removed(&self) -> bool {
        self.removed_count > 0
    }

    /// Whether this row was removed by the person.
    pub fn is_removed(&self, row: RowId) -> bool {
        holds(&self.removed, row)
    }

    /// Whether this row is out of the file for this time only: put aside, and not removed for good.
    pub fn is_aside(&self, row: RowId) -> bool {
        self.is_removed(row) && holds(&self.aside, row)
    }

    /// The highest line that any row has in the person's file, from 1; 0 without rows.
    pub fn last_line(&self) -> u32 {
        self.origin.last_line()
    }

    /// Adds a row of these texts, one per column, below the others. It is removed until a change takes it in: so adding rows
    /// is taken back like any other action.
    ///
    /// # Panics
    /// When there are not as many texts as columns.
    pub fn append(&mut self, texts: &[&str], source: Source) -> RowId {
        assert_eq!(texts.len(), self.columns.len(), "a row has one text per column");
        let row = RowId(self.rows);
        for (column, text) in self.columns.iter_mut().zip(texts) {
            column.push(text);
        }
        self.origin.push(source);
        self.rows += 1;
        self.set_removed(row, true);
        row
    }

    /// The columns, left to right.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The column at `index`, from 0.
    pub fn column(&self, index: usize) -> &Column {
        &self.columns[index]
    }

    /// Text of a cell.
    pub fn text(&self, column: usize, row: RowId) -> &str {
        self.columns[column].text(row)
    }

    /// Where a row stands in the person's own file.
    pub fn source(&self, row: RowId) -> Source {
        self.origin.source(row.0)
    }

    /// Name of the sheet of a row, when the rows come from several sheets.
    pub fn sheet(&self, row: RowId) -> Option<&str> {
        self.origin.sheet(row.0)
    }

    /// How a row is called beside the others: its line, after the name of its sheet when there are several.
    pub fn row_name(&self, row: RowId) -> String {
        self.origin.name(row.0).unwrap_or_else(|| self.source(row).line.to_string())
    }

    /// For rows taken from this table: no row yet, and the same sheets to come from.
    pub fn origin_of_rows(&self) -> Origin {
        self.origin.emptied()
    }

    /// The row that stands at `source` in the person's file.
    pub fn find(&self, source: Source) -> Option<RowId> {
        self.origin.find(source).map(RowId)
    }

    /// The id of `text` in a column, added when new. No cell changes: edits are patches.
    pub fn intern(&mut self, column: usize, text: &str) -> ValueId {
        self.columns[column].intern(text)
    }

    /// Where each row that is not removed stands in the person's file.
    pub fn origin_of_kept(&self) -> Origin {
        let mut origin = self.origin.emptied();
        self.kept_rows().for_each(|row| origin.push(self.source(row)));
        origin
    }

    /// Remembers the whole numbers of cells of a column that show them otherwise.
    pub fn keep_exact(&mut self, column: usize, numbers: impl IntoIterator<Item = (RowId, i64)>) {
        if let Some(cells) = self.columns.get_mut(column) {
            cells.keep_exact(numbers);
        }
    }

    /// Bytes of memory held.
    pub fn bytes(&self) -> usize {
        self.columns.iter().map(Column::bytes).sum::<usize>()
            + (self.removed.capacity() + self.aside.capacity()) * 8
            + self.order.as_ref().map_or(0, |order| order.len() * 4)
    }

    fn set_aside(&mut self, row: RowId, aside: bool) -> bool {
        let was = holds(&self.aside, row);
        if was != aside {
            flip(&mut self.aside, row);
        }
        was != aside
    }

    fn column_mut(&mut self, index: usize) -> &mut Column {
        &mut self.columns[index]
    }

    /// A column that was taken out before rows were added is empty in these.
    fn insert_column(&mut self, index: usize, mut column: Column) {
        if self.columns.is_empty() {
            self.rows = self.rows.max(column.len() as u32);
        }
        column.push_empty((self.rows as usize).saturating_sub(column.len()));
        assert_eq!(column.len(), self.rows as usize, "columns of unequal length");
        self.columns.insert(index, column);
    }

    fn delete_column(&mut self, index: usize) -> Column {
        self.columns.remove(index)
    }

    fn set_removed(&mut self, row: RowId, removed: bool) {
        if self.is_removed(row) == removed {
            return;
        }
        flip(&mut self.removed, row);
        if removed {
            self.removed_count += 1;
        } else {
            self.removed_count -= 1;
        }
    }
}

/// Whether the bit of a row is set.
fn holds(bits: &[u64], row: RowId) -> bool {
    bits.get(row.index() / 64).is_some_and(|word| word >> (row.0 % 64) & 1 == 1)
}

/// Turns the bit of a row.
fn flip(bits: &mut Vec<u64>, row: RowId) {
    let word = row.index() / 64;
    if bits.len() <= word {
        bits.resize(word + 1, 0);
    }
    bits[word] ^= 1 << (row.0 % 64);
}
