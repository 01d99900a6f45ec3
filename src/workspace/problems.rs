//! Which cell has which problem: what the grid draws and where "next problem" goes.

use super::Cell;
use crate::check::Report;
use crate::error::Level;
use crate::table::{RowId, Table};
use rustc_hash::FxHashMap;

/// What is wrong with a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The gravest level.
    pub level: Level,
    /// Position in the report of the finding that has it.
    pub finding: usize,
}

/// Marks of all cells.
#[derive(Default)]
pub(super) struct Marks {
    cells: FxHashMap<(u32, u32), Mark>,
    /// Cells with a warning or an error, in reading order.
    ordered: Vec<(u32, u32)>,
}

impl Marks {
    pub(super) fn new(report: &Report, table: &Table) -> Self {
        let mut marks = Self::default();
        for (finding, found) in report.findings.iter().enumerate() {
            // A finding of the whole table stands in no cell.
            let Some(column) = found.column else { continue };
            for row in &found.rows {
                let mark = Mark { level: found.level, finding };
                let entry = marks.cells.entry((row.0, column as u32)).or_insert(mark);
                if entry.level < mark.level {
                    *entry = mark;
                }
            }
        }
        let grave = marks.cells.iter().filter(|(_, mark)| mark.level > Level::Info).map(|(cell, _)| *cell);
        marks.ordered = grave.filter(|(row, _)| !table.is_removed(RowId(*row))).collect();
        marks.ordered.sort_unstable();
        marks
    }

    /// What is wrong with a cell.
    pub(super) fn of(&self, cell: Cell) -> Option<Mark> {
        self.cells.get(&(cell.0.0, cell.1 as u32)).copied()
    }

    /// The next cell with a warning or an error after `from` in reading order, or the one before; past the end it
    /// begins again.
    pub(super) fn next(&self, from: Option<Cell>, forward: bool) -> Option<Cell> {
        let cell = |(row, column): (u32, u32)| (RowId(row), column as usize);
        let Some((row, column)) = from else { return self.ordered.first().copied().map(cell) };
        let here = (row.0, column as u32);
        let found = if forward {
            let after = self.ordered.partition_point(|other| *other <= here);
            self.ordered.get(after).or(self.ordered.first())
        } else {
            let before = self.ordered.partition_point(|other| *other < here);
            before.checked_sub(1).and_then(|i| self.ordered.get(i)).or(self.ordered.last())
        };
        found.copied().map(cell)
    }
}
