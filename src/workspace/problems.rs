//! Which cell has which problem: what the grid draws and where "next problem" goes.

use super::Cell;
use crate::check::Report;
use crate::error::Level;
use crate::table::{RowId, Table};

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
    /// For each column that has any, by row: the finding after which its mark is, `UNMARKED` without one. The rows in sight
    /// stand side by side: the grid asks for each of their cells in every frame.
    columns: Vec<Vec<u32>>,
    /// Level of each finding.
    levels: Vec<Level>,
    /// Cells with a warning or an error, in reading order.
    ordered: Vec<(u32, u32)>,
}

/// In place of a finding.
const UNMARKED: u32 = u32::MAX;

impl Marks {
    pub(super) fn new(report: &Report, table: &Table) -> Self {
        let mut marks = Self { levels: report.findings.iter().map(|found| found.level).collect(), ..Self::default() };
        for (finding, found) in (0..UNMARKED).zip(&report.findings) {
            // A finding of the whole table stands in no cell.
            let Some(column) = found.column else { continue };
            if marks.columns.len() <= column {
                marks.columns.resize_with(column + 1, Vec::new);
            }
            let rows = &mut marks.columns[column];
            if rows.is_empty() {
                rows.resize(table.rows() as usize, UNMARKED);
            }
            for row in &found.rows {
                let Some(mark) = rows.get_mut(row.index()) else { continue };
                if marks.levels.get(*mark as usize).is_none_or(|level| *level < found.level) {
                    *mark = finding;
                }
            }
        }
        let is_grave = |finding: u32| marks.levels.get(finding as usize).is_some_and(|level| *level > Level::Info);
        let columns: Vec<(u32, &Vec<u32>)> = (0..).zip(&marks.columns).filter(|(_, rows)| !rows.is_empty()).collect();
        let of_row = |row: RowId| {
            let grave = columns.iter().filter(move |(_, rows)| is_grave(rows[row.index()]));
            grave.map(move |(column, _)| (row.0, *column))
        };
        marks.ordered = (0..table.rows()).map(RowId).filter(|row| !table.is_removed(*row)).flat_map(of_row).collect();
        marks
    }

    /// What is wrong with a cell.
    pub(super) fn of(&self, (row, column): Cell) -> Option<Mark> {
        let finding = *self.columns.get(column)?.get(row.index())? as usize;
        Some(Mark { level: *self.levels.get(finding)?, finding })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{check::Finding, error::Message, table::Column};

    fn found(level: Level, column: Option<usize>, rows: &[u32]) -> Finding {
        let finding = Finding::new(crate::check::all()[0], Message::new("ui-none-title")).level(level);
        Finding { column, ..finding.rows(rows.iter().copied().map(RowId).collect()) }
    }

    #[test]
    fn a_cell_bears_its_gravest_problem_and_the_first_of_equals() {
        let table = Table::new(vec![Column::filled("a", 6), Column::filled("b", 6), Column::filled("c", 6)], Default::default());
        let findings = vec![
            found(Level::Info, Some(2), &[0, 3]),
            found(Level::Error, Some(2), &[3]),
            found(Level::Error, Some(2), &[3, 5]),
            found(Level::Warning, Some(0), &[5]),
            found(Level::Error, None, &[]),
        ];
        let marks = Marks::new(&Report { findings, not_checked: Vec::new() }, &table);
        let of = |row, column| marks.of((RowId(row), column)).map(|mark| (mark.level, mark.finding));
        assert_eq!(of(0, 2), Some((Level::Info, 0)));
        assert_eq!(of(3, 2), Some((Level::Error, 1)));
        assert_eq!((of(5, 2), of(5, 0)), (Some((Level::Error, 2)), Some((Level::Warning, 3))));
        assert_eq!((of(5, 1), of(1, 2), of(6, 2), of(0, 9)), (None, None, None, None));
        assert_eq!(marks.ordered, [(3, 2), (5, 0), (5, 2)], "in reading order, without what is only good to know");
    }
}
