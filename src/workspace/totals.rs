//! What a finished check comes to, counted once by its worker: front ends ask for it on every frame.

use crate::check::Report;
use crate::error::Level;
use crate::table::{RowId, Table};

/// Numbers of a finished check.
#[derive(Clone, Debug, Default)]
pub struct Totals {
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings that are only good to know.
    pub infos: usize,
    /// Fixes that may be applied without asking.
    pub safe: usize,
    /// Rows with an error, top to bottom, removed ones left out.
    pub rows_in_error: Vec<RowId>,
    /// Number of rows with a warning or an error.
    pub rows_concerned: usize,
    /// For each column of the work table, rows with an error, and rows whose gravest finding is a warning.
    pub columns: Vec<(usize, usize)>,
}

impl Totals {
    pub(super) fn new(report: &Report, table: &Table) -> Self {
        let (errors, warnings, infos) = report.counts();
        let safe = report.safe_fixes().count();
        let mut totals = Self { errors, warnings, infos, safe, columns: vec![(0, 0); table.columns().len()], ..Self::default() };
        let mut concerned = vec![None; table.rows() as usize];
        for finding in report.findings.iter().filter(|finding| finding.level > Level::Info) {
            for row in &finding.rows {
                if let Some(gravest) = concerned.get_mut(row.index()) {
                    *gravest = (*gravest).max(Some(finding.level));
                }
            }
        }
        for (column, counts) in totals.columns.iter_mut().enumerate() {
            *counts = rows_of(column, report, table);
        }
        for row in table.kept_rows() {
            let gravest = concerned[row.index()];
            totals.rows_concerned += usize::from(gravest.is_some());
            if gravest == Some(Level::Error) {
                totals.rows_in_error.push(row);
            }
        }
        totals
    }
}

/// Rows of a column with an error, and rows whose gravest finding there is a warning.
fn rows_of(column: usize, report: &Report, table: &Table) -> (usize, usize) {
    let of_column = |level| report.findings.iter().filter(move |finding| finding.level == level && finding.column == Some(column));
    let mut seen = vec![false; table.rows() as usize];
    let mut count = |level| {
        let rows = of_column(level).flat_map(|finding| &finding.rows);
        rows.filter(|row| seen.get_mut(row.index()).is_some_and(|seen| !std::mem::replace(seen, true))).count()
    };
    (count(Level::Error), count(Level::Warning))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Finding, rules};
    use crate::table::{Column, Origin};

    #[test]
    fn a_row_counts_once_per_column_by_its_gravest_finding() {
        let table = Table::new(vec![Column::filled("x", 4)], Origin::default());
        let rule = rules::all()[0];
        let finding = |level, rows: &[u32]| {
            Finding::new(rule, crate::error::Message::new("x")).level(level).at(0).rows(rows.iter().map(|&row| RowId(row)).collect())
        };
        let findings = vec![finding(Level::Error, &[0, 1]), finding(Level::Error, &[1]), finding(Level::Warning, &[1, 2])];
        let totals = Totals::new(&Report { findings, not_checked: Vec::new() }, &table);
        assert_eq!(totals.columns, [(2, 1)]);
        assert_eq!((totals.rows_in_error.len(), totals.rows_concerned), (2, 3));
    }
}
