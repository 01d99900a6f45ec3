//! Cells on their way into columns, within a budget that no file can exceed.

use super::fault::ReadFault;
use crate::table::{Column, Origin, RowId, Source, Table, ValueId};

/// Columns of a sheet, as in every spreadsheet: a line of millions of delimiters is no list.
const MAX_COLUMNS: u32 = 1 << 14;
/// Filled cells of a sheet. Text stands once per distinct value and column.
const MAX_CELLS: u64 = 64_000_000;
/// Text of all cells before folding equal ones, in bytes.
const MAX_TEXT: u64 = 2 << 30;
/// Shared texts and columns for which the way to the dictionary is remembered: 64 MiB at most.
const MAX_SHARED: usize = 1 << 19;
const MAX_SHARED_COLUMNS: usize = 32;
/// Longest text of a cell, in bytes.
const MAX_CELL: usize = 16 << 20;
/// Memory of all columns while they are filled, in bytes.
const MAX_MEMORY: usize = 400 << 20;
/// Cells between two looks at the memory.
const LOOK: u64 = 1 << 16;
/// Rows times columns kept; each costs one to four bytes.
const MAX_AREA: u64 = 160_000_000;
/// Empty cells put between filled ones, in all columns.
const MAX_PADDED: u64 = 200_000_000;
/// A gap of this many empty lines with little behind it is a stray cell, not a list.
const FAR: u32 = 20_000;

/// Columns of different lengths, filled in any order of cells but fastest top to bottom.
#[derive(Default)]
pub(super) struct Grid {
    columns: Vec<Column>,
    /// For each column the ids of shared texts already met.
    shared: Vec<Vec<ValueId>>,
    cells: u64,
    text: u64,
    padded: u64,
    lines: Lines,
    /// Where an empty gap of [`FAR`] lines begins, and the cells seen before it.
    gap: Option<(u32, u64)>,
    /// The line of the first cell that was written.
    top: Option<u32>,
    /// The line after the last filled one.
    bottom: u32,
    /// Whether it is filled beside another one, and has half the memory.
    is_half: bool,
}

/// Number of lines filled, and the cell that was left out because it stands far from all others.
pub(super) struct Finished {
    pub table: Table,
    /// Line and column from 0 of a cell left out.
    pub stray: Option<(u32, u32)>,
}

#[derive(Default)]
enum Lines {
    /// Row n is line n + 1.
    #[default]
    Plain,
    Given(Origin),
}

impl Grid {
    /// Writes a cell; an empty text leaves it empty.
    pub(super) fn put(&mut self, row: u32, column: u32, text: &str) -> Result<(), ReadFault> {
        if !text.is_empty() {
            self.admit(row, column, text.len())?.put(RowId(row), text);
        }
        Ok(())
    }

    /// Writes filled cells of one column on lines under each other, as [`Grid::put`] does with each in turn.
    pub(super) fn put_run(&mut self, column: u32, cells: &[(u32, &str)]) -> Result<(), ReadFault> {
        let (Some(&(first, _)), Some(&(last, _))) = (cells.first(), cells.last()) else { return Ok(()) };
        let bytes = cells.iter().map(|(_, text)| text.len());
        self.count(cells.len() as u64, bytes.clone().sum(), bytes.max().unwrap_or(0))?;
        self.reach(first, cells.len() as u64);
        self.bottom = self.bottom.max(last + 1);
        let room = (last + 1 - first) as usize - cells.len();
        self.column(first, column, room)?.put_run(cells);
        Ok(())
    }

    /// Writes a cell that holds shared text number `index` of the book: each is looked up once per column.
    pub(super) fn put_shared(&mut self, row: u32, column: u32, index: usize, text: &str) -> Result<(), ReadFault> {
        if text.is_empty() || index >= MAX_SHARED || column as usize >= MAX_SHARED_COLUMNS {
            return self.put(row, column, text);
        }
        let slot = column as usize;
        if self.shared.len() <= slot {
            self.shared.resize_with(slot + 1, Vec::new);
        }
        match self.shared[slot].get(index) {
            Some(&known) if known != ValueId::EMPTY => self.admit(row, column, text.len())?.put_id(RowId(row), known),
            _ => {
                let cells = self.admit(row, column, text.len())?;
                cells.put(RowId(row), text);
                let id = cells.id(RowId(row));
                let ids = &mut self.shared[slot];
                if ids.len() <= index {
                    ids.resize(index + 1, ValueId::EMPTY);
                }
                ids[index] = id;
            }
        }
        Ok(())
    }

    /// Writes the text of a cell of the same column further up once more.
    pub(super) fn copy_down(&mut self, from: u32, to: u32, column: u32) -> Result<(), ReadFault> {
        let known = self.columns.get(column as usize).filter(|cells| cells.len() > from as usize).map(|cells| cells.id(RowId(from)));
        match known {
            Some(id) if id != ValueId::EMPTY => {
                let bytes = self.columns[column as usize].dict().get(id).len();
                self.admit(to, column, bytes)?.put_id(RowId(to), id);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Counts a cell against the budget and gives the column that it belongs to.
    fn admit(&mut self, row: u32, column: u32, bytes: usize) -> Result<&mut Column, ReadFault> {
        self.count(1, bytes, bytes)?;
        self.reach(row, 1);
        self.column(row, column, 0)
    }

    /// Counts cells of so many bytes, the longest of so many, against the budget.
    fn count(&mut self, cells: u64, bytes: usize, longest: usize) -> Result<(), ReadFault> {
        let looked = self.cells / LOOK;
        self.cells += cells;
        self.text += bytes as u64;
        let too_much = self.cells / LOOK != looked && self.memory() > MAX_MEMORY >> u32::from(self.is_half);
        let too_big = self.cells > MAX_CELLS || self.text > MAX_TEXT || longest > MAX_CELL || too_much;
        if too_big { Err(ReadFault::too_big()) } else { Ok(()) }
    }

    fn memory(&self) -> usize {
        self.columns.iter().map(Column::bytes).sum()
    }

    /// An empty grid that is filled beside another one, and has half the memory.
    pub(super) fn half() -> Self {
        Self { is_half: true, ..Self::default() }
    }

    /// Whether `below`, filled from its row 0 on, is what this one would hold under its first `rows` rows had it gone on itself:
    /// no gap is in them or between them, which is judged by all that stands above it, and the memory was never near its end.
    pub(super) fn goes_on_as(&self, below: &Self, rows: u32) -> bool {
        let without_gap = self.gap.is_none() && below.gap.is_none() && rows - self.bottom + below.top.unwrap_or(0) < FAR;
        without_gap && self.memory() + below.memory() <= MAX_MEMORY
    }

    /// Puts `below` under the first `rows` rows; its lines count on from `line`.
    pub(super) fn append(&mut self, below: Self, rows: u32, line: u32) -> Result<(), ReadFault> {
        for (column, cells) in (0..).zip(below.columns).filter(|(_, cells)| !cells.is_empty()) {
            let above = self.column(rows, column, 0)?;
            above.resize(rows as usize);
            above.append_all(&cells);
        }
        self.padded += below.padded;
        self.top = self.top.or(below.top.map(|top| rows + top));
        if below.bottom > 0 {
            self.bottom = rows + below.bottom;
        }
        if let (Lines::Given(above), Lines::Given(below)) = (&mut self.lines, &below.lines) {
            above.append(below, line);
        }
        self.count(below.cells, below.text as usize, 0)?;
        if self.padded > MAX_PADDED { Err(ReadFault::too_big()) } else { Ok(()) }
    }

    /// Notes that a line is filled, by the last `cells` cells that were counted.
    fn reach(&mut self, row: u32, cells: u64) {
        self.top.get_or_insert(row);
        if row >= self.bottom {
            if self.gap.is_none() && self.bottom > 0 && row - self.bottom >= FAR {
                self.gap = Some((self.bottom, self.cells - cells));
            }
            self.bottom = row + 1;
        }
    }

    /// The column, made when it is not there; `room` empty cells come between those that are to be written from `row` on.
    fn column(&mut self, row: u32, column: u32, room: usize) -> Result<&mut Column, ReadFault> {
        if column >= MAX_COLUMNS {
            return Err(ReadFault::too_big());
        }
        let column = column as usize;
        if column >= self.columns.len() {
            self.columns.resize_with(column + 1, Column::default);
        }
        let cells = &mut self.columns[column];
        self.padded += ((row as usize).saturating_sub(cells.len()) + room) as u64;
        if self.padded > MAX_PADDED { Err(ReadFault::too_big()) } else { Ok(cells) }
    }

    /// Says on which line of the file row number `row` begins; rows come in order.
    pub(super) fn line(&mut self, line: u32) {
        if !matches!(self.lines, Lines::Given(_)) {
            self.lines = Lines::Given(Origin::default());
        }
        if let Lines::Given(origin) = &mut self.lines {
            origin.push(Source { sheet: 0, line });
        }
    }

    /// Makes the columns equally long.
    pub(super) fn finish(self, sheet: u16) -> Finished {
        let Self { mut columns, cells, lines, gap, bottom, .. } = self;
        let mut rows = bottom;
        let mut stray = None;
        if let Some((end, before)) = gap
            && (cells - before) * 20 <= before.max(20)
        {
            stray = Some(far_cell(&columns, end));
            rows = end;
        }
        while rows as u64 * columns.len() as u64 > MAX_AREA {
            // The right-most column of an area this large holds next to nothing.
            stray = stray.or_else(|| columns.last().map(|column| (column.len().saturating_sub(1) as u32, columns.len() as u32 - 1)));
            columns.pop();
        }
        for column in &mut columns {
            column.resize(rows as usize);
        }
        while columns.last().is_some_and(|column| column.dict().len() == 1 || column.iter().all(|id| id == ValueId::EMPTY)) {
            columns.pop();
        }
        let origin = match lines {
            Lines::Given(origin) => origin,
            Lines::Plain => {
                let mut origin = Origin::default();
                (1..=rows).for_each(|line| origin.push(Source { sheet, line }));
                origin
            }
        };
        Finished { table: Table::new(columns, origin), stray }
    }
}

fn far_cell(columns: &[Column], from: u32) -> (u32, u32) {
    let longest = columns.iter().enumerate().filter(|(_, column)| column.len() > from as usize).min_by_key(|(_, column)| column.len());
    longest.map_or((from, 0), |(index, column)| (column.len() as u32 - 1, index as u32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_at_the_end_of_the_sheet_is_left_out_and_named() {
        let mut grid = Grid::default();
        for row in 0..30 {
            assert!(grid.put(row, 0, "x").is_ok() && grid.put(row, 1, "y").is_ok());
        }
        assert!(grid.put(1_048_575, 16_383, "far").is_ok());
        let finished = grid.finish(0);
        assert_eq!((finished.table.rows(), finished.table.columns().len()), (30, 2));
        assert_eq!(finished.stray, Some((1_048_575, 16_383)));
    }

    #[test]
    fn a_sheet_filled_in_its_last_line_only_cannot_fill_the_memory() {
        let mut grid = Grid::default();
        let refused = (0..16_384).any(|column| grid.put(1_048_575, column, "x").is_err());
        assert!(refused);
    }

    #[test]
    fn a_line_of_more_cells_than_any_spreadsheet_has_columns_is_refused() {
        let mut grid = Grid::default();
        assert!(grid.put(0, MAX_COLUMNS - 1, "x").is_ok() && grid.put(0, MAX_COLUMNS, "x").is_err());
    }

    #[test]
    fn cells_may_come_in_any_order() {
        let mut grid = Grid::default();
        for (row, column, text) in [(2, 1, "c"), (0, 0, "a"), (2, 1, "d"), (1, 3, "b")] {
            assert!(grid.put(row, column, text).is_ok());
        }
        let table = grid.finish(0).table;
        assert_eq!((table.text(0, RowId(0)), table.text(1, RowId(2)), table.text(3, RowId(1))), ("a", "d", "b"));
        assert_eq!((table.rows(), table.columns().len()), (3, 4));
    }
}
