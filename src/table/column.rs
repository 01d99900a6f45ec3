//! One column: ids row by row over a dictionary of the distinct values.

use super::dict::same;
use super::{Dict, RowId, ValueId, ids::Ids};
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::Arc;

/// Text cells of one column. A cell is an id; the text stands once in the [`Dict`].
#[derive(Clone, Default)]
pub struct Column {
    /// Shared by the columns that were picked from one another, until one of them takes a new value.
    dict: Arc<Dict>,
    ids: Ids,
    last: ValueId,
    exact: Vec<Exact>,
}

/// The rows as a range, when each follows the one before.
fn run(rows: &[RowId]) -> Option<Range<RowId>> {
    let (first, last) = (*rows.first()?, *rows.last()?);
    let follows = last.0.checked_sub(first.0).is_some_and(|more| more as usize + 1 == rows.len());
    (follows && rows.is_sorted_by(|a, b| a < b)).then_some(first..RowId(last.0 + 1))
}

/// The whole number of a cell that the spreadsheet shows otherwise: grouped, in powers of ten, as `###`, not at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exact {
    /// The row.
    pub row: RowId,
    /// What is shown; a cell that holds something else by now was changed.
    pub shown: ValueId,
    /// The number.
    pub number: i64,
}

impl Default for ValueId {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl Column {
    /// A column of `rows` cells that all hold `text`.
    pub fn filled(text: &str, rows: usize) -> Self {
        let mut column = Self::default();
        let id = column.intern(text);
        column.ids.extend(id.0, rows);
        column
    }

    /// Number of cells.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is no cell at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Appends a cell.
    #[inline]
    pub fn push(&mut self, text: &str) {
        // Lists are sorted by course or group: the value above is the likeliest.
        if !same(self.dict.get(self.last), text) {
            self.last = self.intern(text);
        }
        self.ids.push(self.last.0);
    }

    /// Writes `text` into a cell while the column is being built; cells above that are not there yet are empty.
    #[inline]
    pub fn put(&mut self, row: RowId, text: &str) {
        let len = self.len();
        if row.index() < len {
            let id = self.intern(text);
            self.ids.set(row.index(), id.0);
            return;
        }
        if row.index() > len {
            self.push_empty(row.index() - len);
        }
        self.push(text);
    }

    /// Writes the value `id` of this column's own dictionary, as [`Column::put`] does with a text.
    #[inline]
    pub fn put_id(&mut self, row: RowId, id: ValueId) {
        let len = self.len();
        if row.index() < len {
            self.ids.set(row.index(), id.0);
            return;
        }
        if row.index() > len {
            self.push_empty(row.index() - len);
        }
        self.ids.push(id.0);
    }

    /// Writes cells while the column is being built, as [`Column::put`] does with each in turn; rows ascend.
    pub fn put_run(&mut self, cells: &[(u32, &str)]) {
        let (Some(&(first, _)), Some(&(last, _))) = (cells.first(), cells.last()) else { return };
        let ids = Arc::make_mut(&mut self.dict).intern_all(cells.iter().map(|(_, text)| *text));
        let len = self.len();
        if (first as usize) < len {
            return cells.iter().zip(ids).for_each(|(&(row, _), id)| self.put_id(RowId(row), id));
        }
        self.push_empty(first as usize - len);
        if (last - first) as usize + 1 == cells.len() {
            return self.ids.append(&ids);
        }
        let mut spaced = vec![ValueId::EMPTY; (last - first) as usize + 1];
        cells.iter().zip(ids).for_each(|(&(row, _), id)| spaced[(row - first) as usize] = id);
        self.ids.append(&spaced);
    }

    /// Cuts the column after `rows` cells, or fills it up with empty ones.
    pub fn resize(&mut self, rows: usize) {
        self.ids.resize(rows);
    }

    /// Appends `count` empty cells.
    pub fn push_empty(&mut self, count: usize) {
        self.ids.extend(ValueId::EMPTY.0, count);
    }

    /// Text of the cell.
    #[inline]
    pub fn text(&self, row: RowId) -> &str {
        self.dict.get(self.id(row))
    }

    /// Id of the cell's value.
    #[inline]
    pub fn id(&self, row: RowId) -> ValueId {
        ValueId(self.ids.get(row.index()))
    }

    /// The distinct values.
    pub fn dict(&self) -> &Dict {
        &self.dict
    }

    /// The id of `text`, added to the dictionary when it is new. No cell changes.
    pub fn intern(&mut self, text: &str) -> ValueId {
        Arc::make_mut(&mut self.dict).intern(text)
    }

    /// Writes `id` into a cell and gives back what stood there.
    pub(super) fn swap(&mut self, row: RowId, id: ValueId) -> ValueId {
        let old = self.id(row);
        self.ids.set(row.index(), id.0);
        old
    }

    /// Calls `visit(row, id)` for every cell, top to bottom.
    #[inline]
    pub fn for_each(&self, visit: impl FnMut(RowId, ValueId)) {
        self.each(RowId(0)..RowId(self.len() as u32), visit);
    }

    /// Calls `visit(row, id)` for the cells of these rows, top to bottom.
    ///
    /// # Panics
    /// When one of them is not there.
    #[inline]
    pub fn each(&self, rows: Range<RowId>, mut visit: impl FnMut(RowId, ValueId)) {
        self.ids.each(rows.start.index()..rows.end.index(), |row, id| visit(RowId(row as u32), ValueId(id)));
    }

    /// How many of these rows hold each value, indexed by value id.
    pub fn counts_of(&self, rows: &[RowId]) -> Vec<u32> {
        let mut counts = vec![0; self.dict.len()];
        let mut count = |id: ValueId| counts[id.index()] += 1;
        match run(rows) {
            Some(rows) => self.each(rows, |_, id| count(id)),
            None => rows.iter().for_each(|&row| count(self.id(row))),
        }
        counts
    }

    /// Every cell's id, top to bottom.
    pub fn iter(&self) -> impl Iterator<Item = ValueId> + '_ {
        self.ids.iter().map(ValueId)
    }

    /// How many cells hold each value, indexed by value id.
    pub fn counts(&self) -> Vec<u32> {
        let mut counts = vec![0; self.dict.len()];
        self.for_each(|_, id| counts[id.index()] += 1);
        counts
    }

    /// A new column with these rows of this one, in that order; the dictionary holds what is used only,
    /// but for a run of rows that is most of the column: then it is kept as it is, which costs nothing.
    pub fn pick(&self, rows: &[RowId]) -> Self {
        if let Some(Range { start, end }) = run(rows).filter(|_| rows.len() > 4_096 && rows.len() * 2 > self.len()) {
            let inside = self.exact.iter().filter(|exact| (start..end).contains(&exact.row));
            let exact = inside.map(|exact| Exact { row: RowId(exact.row.0 - start.0), ..*exact }).collect();
            let ids = self.ids.slice(start.index()..end.index());
            return Self { dict: Arc::clone(&self.dict), ids, last: ValueId::EMPTY, exact };
        }
        let mut column = Self::default();
        column.append(self, rows);
        column
    }

    /// Appends these rows of another column, in that order.
    pub fn append(&mut self, other: &Self, rows: &[RowId]) {
        let mut renumbered: Vec<Option<ValueId>> = vec![None; other.dict.len()];
        let start = self.len() as u32;
        for &row in rows {
            let old = other.id(row);
            let id = *renumbered[old.index()].get_or_insert_with(|| self.intern(other.dict.get(old)));
            self.ids.push(id.0);
        }
        if other.exact.is_empty() {
            return;
        }
        let places: FxHashMap<RowId, u32> = (start..).zip(rows).map(|(place, row)| (*row, place)).collect();
        let moved = other.exact.iter().filter_map(|exact| {
            Some(Exact { row: RowId(*places.get(&exact.row)?), shown: renumbered[exact.shown.index()]?, number: exact.number })
        });
        self.exact.extend(moved);
    }

    /// Appends all cells of another column whose numbers are shown as they are.
    pub(crate) fn append_all(&mut self, other: &Self) {
        let ids = Arc::make_mut(&mut self.dict).intern_all((0..other.dict.len() as u32).map(|id| other.dict.get(ValueId(id))));
        self.ids.append_from(&other.ids, &ids);
    }

    /// Remembers the numbers of cells that show them otherwise as they stand now. Rows beyond the end are passed over.
    pub(super) fn keep_exact(&mut self, numbers: impl IntoIterator<Item = (RowId, i64)>) {
        for (row, number) in numbers.into_iter().filter(|(row, _)| row.index() < self.ids.len()) {
            let shown = self.id(row);
            self.exact.push(Exact { row, shown, number });
        }
        self.exact.sort_unstable_by_key(|exact| exact.row);
    }

    /// The cells whose number is shown otherwise than it is and that nobody changed since, top to bottom.
    pub fn exact(&self) -> impl Iterator<Item = Exact> + '_ {
        self.exact.iter().copied().filter(|exact| self.id(exact.row) == exact.shown)
    }

    /// Bytes of memory held.
    pub fn bytes(&self) -> usize {
        self.dict.bytes() + self.ids.bytes() + self.exact.capacity() * size_of::<Exact>()
    }
}
