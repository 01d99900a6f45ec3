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
    /// For each column of the work table, rows named by errors and by warnings; a row counts once per finding.
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
            if let Some(column) = finding.column.and_then(|column| totals.columns.get_mut(column)) {
                *(if finding.level == Level::Error { &mut column.0 } else { &mut column.1 }) += finding.rows.len();
            }
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
