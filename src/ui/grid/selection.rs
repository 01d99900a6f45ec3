//! Cursor and selected rectangle, and how keys and clicks move them.

use super::model::{Area, Cell};

/// A cursor, and the corner from which the selection was drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Where keys act.
    pub cursor: Cell,
    anchor: Cell,
    whole_rows: bool,
}

/// A step of the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// By rows, up when negative.
    Rows(i64),
    /// By columns, left when negative.
    Columns(i64),
    /// First column.
    RowStart,
    /// Last column.
    RowEnd,
    /// First cell.
    First,
    /// Last cell.
    Last,
}

impl Selection {
    /// One cell.
    pub fn at(cell: Cell) -> Self {
        Self { cursor: cell, anchor: cell, whole_rows: false }
    }

    /// The whole rows of what is selected; the cursor stays.
    pub fn whole_rows(&mut self) {
        self.whole_rows = true;
    }

    /// Whether whole rows are selected.
    pub fn is_of_rows(&self) -> bool {
        self.whole_rows
    }

    /// A whole row, the cursor in its first cell.
    pub fn row(row: u32) -> Self {
        Self { whole_rows: true, ..Self::at(Cell { row, column: 0 }) }
    }

    /// Everything; the cursor stays.
    pub fn all(cursor: Cell, rows: u32) -> Self {
        Self {
            cursor: Cell { row: rows.saturating_sub(1), column: cursor.column },
            anchor: Cell { row: 0, column: cursor.column },
            whole_rows: true,
        }
    }

    /// A whole column.
    pub fn column(column: usize, rows: u32) -> Self {
        Self { cursor: Cell { row: 0, column }, anchor: Cell { row: rows.saturating_sub(1), column }, whole_rows: false }
    }

    /// Draws the selection from its corner to `cell`.
    pub fn extend(&mut self, cell: Cell) {
        self.cursor = cell;
    }

    /// Only the cursor stays selected.
    pub fn collapse(&mut self) {
        *self = Self::at(self.cursor);
    }

    /// The selected rectangle in a grid of that many columns.
    pub fn area(&self, columns: usize) -> Area {
        let (a, b) = (self.anchor, self.cursor);
        let across = if self.whole_rows { (0, columns.saturating_sub(1)) } else { (a.column.min(b.column), a.column.max(b.column)) };
        Area { rows: (a.row.min(b.row), a.row.max(b.row)), columns: across }
    }

    /// Moves the cursor within a grid of that size; draws the selection along when `extend`.
    pub fn step(&mut self, step: Step, extend: bool, rows: u32, columns: usize) {
        let last_row = rows.saturating_sub(1);
        let last_column = columns.saturating_sub(1);
        let mut cell = self.cursor;
        match step {
            Step::Rows(by) => cell.row = (i64::from(cell.row) + by).clamp(0, i64::from(last_row)) as u32,
            Step::Columns(by) => cell.column = (cell.column as i64 + by).clamp(0, last_column as i64) as usize,
            Step::RowStart => cell.column = 0,
            Step::RowEnd => cell.column = last_column,
            Step::First => cell = Cell { row: 0, column: 0 },
            Step::Last => cell = Cell { row: last_row, column: last_column },
        }
        if extend { self.extend(cell) } else { *self = Self::at(cell) }
    }

    /// Keeps cursor and corner within a grid that may have shrunk.
    pub fn clamp(&mut self, rows: u32, columns: usize) {
        for cell in [&mut self.cursor, &mut self.anchor] {
            cell.row = cell.row.min(rows.saturating_sub(1));
            cell.column = cell.column.min(columns.saturating_sub(1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(row: u32, column: usize) -> Cell {
        Cell { row, column }
    }

    #[test]
    fn a_selection_drawn_upwards_is_the_same_rectangle() {
        let mut selection = Selection::at(cell(8, 3));
        selection.extend(cell(2, 1));
        assert_eq!(selection.area(5), Area { rows: (2, 8), columns: (1, 3) });
        assert_eq!(selection.cursor, cell(2, 1));
    }

    #[test]
    fn steps_stop_at_the_edges() {
        for (step, expected) in [
            (Step::Rows(-9), cell(0, 1)),
            (Step::Rows(99), cell(9, 1)),
            (Step::Columns(-9), cell(4, 0)),
            (Step::Columns(9), cell(4, 2)),
            (Step::RowStart, cell(4, 0)),
            (Step::RowEnd, cell(4, 2)),
            (Step::First, cell(0, 0)),
            (Step::Last, cell(9, 2)),
        ] {
            let mut selection = Selection::at(cell(4, 1));
            selection.step(step, false, 10, 3);
            assert_eq!(selection.cursor, expected, "{step:?}");
            assert_eq!(selection.area(3).cells(), 1);
        }
    }

    #[test]
    fn whole_rows_take_every_column_and_everything_is_every_row() {
        assert_eq!(Selection::row(3).area(4), Area { rows: (3, 3), columns: (0, 3) });
        assert_eq!(Selection::all(cell(2, 2), 10).area(4).cells(), 40);
    }

    #[test]
    fn a_grid_that_shrank_keeps_its_cursor_inside() {
        let mut selection = Selection::at(cell(900, 7));
        selection.clamp(10, 2);
        assert_eq!(selection.cursor, cell(9, 1));
    }
}
