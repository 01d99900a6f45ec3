//! Which rows could go now, and which are left for later with the reasons.

use super::{List, Ready};
use crate::check::{Report, check};
use crate::error::{Level, Message};
use crate::export::RestRow;
use crate::locale::Locale;
use crate::mapping::{Mapping, Take};
use crate::table::{Change, Patch, RowId};
use crate::watch::Watch;
use std::collections::BTreeMap;

/// Why a row is left out: the column of the file at fault, if one is, and the sentence.
type Reason = (Option<usize>, Message);

/// The rows that were left out of the table, with the reasons of each.
#[derive(Default)]
pub struct LeftOut {
    /// By row, in the order of the list.
    pub rows: BTreeMap<RowId, Vec<Reason>>,
}

/// Leaves out every row in which something would be refused, until nothing would be.
///
/// # Errors
/// The sentence of what is wrong with the list as a whole: then no row is sound.
pub fn keep_sound(ready: &mut Ready, watch: &Watch) -> Result<LeftOut, Message> {
    let mut left = LeftOut::default();
    // Leaving a row out may settle what another clashed with, and never makes a sound row worse more than a few times.
    for _ in 0..20 {
        let report: Report = check(&ready.subject(), watch).unwrap_or_default();
        let errors: Vec<_> = report.findings.iter().filter(|finding| finding.level == Level::Error).collect();
        if let Some(whole) = errors.iter().find(|finding| finding.rows.is_empty()) {
            return Err(whole.message.clone());
        }
        if errors.is_empty() {
            return Ok(left);
        }
        let mut gone: Vec<RowId> = Vec::new();
        for finding in errors {
            for &row in &finding.rows {
                left.rows.entry(row).or_default().push((finding.column, finding.message.clone()));
                gone.push(row);
            }
        }
        gone.sort_unstable();
        gone.dedup();
        ready.roster.edit(|table, _| _ = Patch::one(Change::Rows { rows: gone, removed: true }).apply(table));
        if ready.table().kept() == 0 {
            return Err(Message::new("sound-none"));
        }
    }
    Err(Message::new("sound-none"))
}

impl LeftOut {
    /// The rows as the person's own list has them, ready for a workbook.
    pub fn rest(&self, list: &List, ready: &Ready, mapping: &Mapping, locale: &Locale) -> (Vec<String>, Vec<RestRow>) {
        let headers: Vec<String> = list.headers().into_iter().map(str::to_owned).collect();
        let own = |column: usize| match mapping.takes.get(column) {
            Some((_, Take::Column(own))) => Some(*own),
            _ => None,
        };
        let row = |(row, reasons): (&RowId, &Vec<Reason>)| {
            let sheet = list.table();
            let at = sheet.and_then(|sheet| sheet.find(ready.table().source(*row)));
            let cell = |column| at.zip(sheet).map(|(at, sheet)| sheet.text(column, at).to_owned()).unwrap_or_default();
            let words: Vec<String> = reasons.iter().map(|(_, message)| locale.message(message)).collect();
            let faults = reasons.iter().zip(&words).filter_map(|((column, _), words)| Some((own((*column)?)?, words.clone())));
            RestRow { cells: (0..headers.len()).map(cell).collect(), faults: faults.collect(), reasons: words }
        };
        let rows = self.rows.iter().map(row).collect();
        (headers, rows)
    }
}
