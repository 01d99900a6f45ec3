//! Moodle's *Upload users* (`admin/tool/uploaduser`), stage by stage, on exact bytes.
//!
//! - [`decode`]: bytes → text; [`cells`]: text → cells, as PHP splits them; [`header`]: which columns
//!   are taken; `form`: what the settings form refuses. A fault here refuses the whole file.
//! - `account`, `update` or `create`, `profile`: the account of a row. A fault here ends the row.
//! - `cohorts`, `site_roles`, `enrol`, `group`: column by column. A fault here ends one number.
//!
//! A database exception anywhere in a row ends the import: rows above stay written.
//!
//! It does what the tool does, the silent oddities included. Whether that is what the requester meant
//! is not its business. Facts: behaviour of Moodle 4.5.6 seen in runs, of 3.11 to 5.0 read.

pub mod cells;
pub mod clean;
pub mod collate;
pub mod decode;
pub mod fields;
pub mod header;
pub mod release;
pub mod settings;
pub mod state;
pub mod strtotime;

mod account;
mod ahead;
mod cohorts;
mod create;
mod enrol;
mod form;
mod group;
mod import;
mod person;
mod profile;
mod site_roles;
mod ties;
mod update;
mod why;

pub use super::verdict::{
    Aborted, AccountFate, Column, Effect, End, Fate, FileError, FileVerdict, Giver, Method, Moment, Outcome, RowVerdict, Said, Sink, Stats,
    Swap, Tenure, Tone, Visit, Where,
};
pub use release::{Release, Version};
pub use settings::{Database, Delimiter, Force, Kind, Rights, Settings, Update};
pub use state::{CohortId, CourseId, GroupId, GroupRow, Names, RoleId, UserId};
pub use why::Why;

use super::simulation::{SettingFault, Simulation, Simulator};
use crate::catalogue::Catalogue;
use crate::watch::{Cancelled, Watch};
use jiff::Zoned;
use std::borrow::Cow;

/// Name of this simulation in the descriptions of importers.
pub(super) const NAME: &str = "moodle-upload";

/// One import to simulate.
pub struct Run<'a> {
    /// What is known of the platform.
    pub catalogue: &'a Catalogue,
    /// The fields of the tool's form.
    pub settings: &'a Settings,
    /// When it runs, in the time zone of the site.
    pub now: &'a Zoned,
}

impl Simulation for Run<'_> {
    fn run(&self, bytes: &[u8], sink: &mut dyn Sink, watch: &Watch) -> Result<FileVerdict, Cancelled> {
        simulate(bytes, self, sink, watch)
    }

    fn now(&self) -> &Zoned {
        self.now
    }
}

impl Simulator for Settings {
    fn set(&mut self, key: &str, value: &str) -> Result<(), SettingFault> {
        self.set(key, value)
    }

    fn on<'a>(&'a self, catalogue: &'a Catalogue, now: &'a Zoned) -> Box<dyn Simulation + 'a> {
        Box::new(Run { catalogue, settings: self, now })
    }
}

/// Simulates an import of these bytes. Row verdicts go to `sink` one by one; the watch counts bytes.
///
/// # Errors
/// When the watch asks to stop; what was given to the sink stays given.
pub fn simulate(bytes: &[u8], run: &Run<'_>, sink: &mut dyn Sink, watch: &Watch) -> Result<FileVerdict, Cancelled> {
    let delimiter = run.settings.delimiter.byte();
    let text = decode::text(bytes, &run.settings.encoding, run.settings.delimiter == Delimiter::Tab);
    watch.expect(2 * text.len() as u64);
    let mut verdict = FileVerdict::default();
    let mut cells = Vec::new();
    verdict.rows_read = match count_rows(&text, delimiter, &mut verdict, watch)? {
        Some(rows) => rows,
        None => return Ok(verdict),
    };
    // The file that is read again is the one that PHP wrote: only a backslash makes it another.
    let (text, delimiter) = match memchr::memchr(b'\\', text.as_bytes()) {
        Some(_) => (Cow::Owned(cells::rewrite(&text, delimiter)), b','),
        None => (text, delimiter),
    };
    let mut reader = cells::Cells::new(&text, delimiter);
    reader.next(&mut cells);
    let version = run.settings.version(run.catalogue.site());
    let guarded = version.guards_formulas() == release::Does::Yes;
    if guarded {
        release::guard(&mut cells);
    }
    let columns = match header::read(&cells, run.catalogue.site(), version.release) {
        Ok(columns) => columns,
        Err(fault) => {
            verdict.file_error = Some(fault);
            return Ok(verdict);
        }
    };
    if let Some(fault) = form::check(&columns, run.settings) {
        verdict.file_error = Some(fault);
        return Ok(verdict);
    }
    verdict.accepted_columns = Some(columns.names.clone());
    let mut import = import::Import::new(run, columns, verdict.rows_read);
    let mut block = vec![Vec::new(); ahead::ROWS];
    'file: loop {
        let filled = block.iter_mut().map_while(|cells| reader.next(cells).then_some(())).count();
        if guarded {
            block.iter_mut().take(filled).for_each(|cells| release::guard(cells));
        }
        let rows = block.get(..filled).unwrap_or_default();
        import.look_ahead(rows);
        for (place, cells) in rows.iter().enumerate() {
            let line = import.row(place, cells);
            verdict.count_row(line);
            sink.row(import.verdict(), &import.names());
            if verdict.rows_processed % 4096 == 0 {
                watch.reach((text.len() + reader.position()) as u64)?;
            }
            if let Some(id) = import.aborted() {
                verdict.aborted = Some(Aborted { at_line: import.verdict().line, id });
                break 'file;
            }
        }
        if filled < ahead::ROWS {
            break;
        }
    }
    verdict.stats = import.stats();
    import.tell_welcome(&mut verdict);
    watch.reach(2 * text.len() as u64)?;
    Ok(verdict)
}

/// Counts the data rows and refuses a file whose rows have not all the same number of cells.
fn count_rows(text: &str, delimiter: u8, verdict: &mut FileVerdict, watch: &Watch) -> Result<Option<u64>, Cancelled> {
    let mut reader = cells::Cells::new(text, delimiter);
    let mut spare = Vec::new();
    let fault = |id| Some(FileError { stage: "read", id, value: None, fields: Vec::new() });
    let Some(width) = reader.count(&mut spare) else {
        verdict.file_error = fault("csvemptyfile");
        return Ok(None);
    };
    let mut rows = 0;
    while let Some(count) = reader.count(&mut spare) {
        if count != width {
            verdict.file_error = fault("csvweirdcolumns");
            return Ok(None);
        }
        rows += 1;
        if rows % 4096 == 0 {
            watch.reach(reader.position() as u64)?;
        }
    }
    Ok(Some(rows))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Site;

    /// Asks to stop after so many rows, and notes how the progress grew until then.
    struct Impatient<'w> {
        watch: &'w Watch,
        patience: u64,
        rows: u64,
        steps: Vec<u64>,
    }

    impl Sink for Impatient<'_> {
        fn row(&mut self, _: &RowVerdict, _: &Names<'_>) {
            self.rows += 1;
            let (done, _) = self.watch.progress();
            if self.steps.last() != Some(&done) {
                self.steps.push(done);
            }
            if self.rows == self.patience {
                self.watch.cancel();
            }
        }
    }

    fn simulated(rows: u64, patience: u64) -> (Result<FileVerdict, Cancelled>, u64, Vec<u64>, (u64, u64)) {
        let site: Site = serde_json::from_str(r#"{"courses": [{"shortname": "A", "enrol_methods": []}], "users": []}"#).unwrap();
        let catalogue = Catalogue::new(site);
        let now: Zoned = "2026-11-21T12:00:00[Europe/Paris]".parse().unwrap();
        let text: String = std::iter::once("username;course1\n".to_owned()).chain((0..rows).map(|row| format!("u{row};A\n"))).collect();
        let watch = Watch::default();
        let mut sink = Impatient { watch: &watch, patience, rows: 0, steps: Vec::new() };
        let run = Run { catalogue: &catalogue, settings: &Settings::default(), now: &now };
        let verdict = simulate(text.as_bytes(), &run, &mut sink, &watch);
        (verdict, sink.rows, sink.steps, watch.progress())
    }

    #[test]
    fn a_long_simulation_tells_how_far_it_is() {
        let (verdict, rows, steps, (done, total)) = simulated(20_000, u64::MAX);
        assert_eq!((verdict.unwrap().rows_processed, rows, done), (20_000, 20_000, total));
        assert!(steps.len() > 3 && steps.is_sorted(), "{steps:?}");
    }

    #[test]
    fn a_simulation_stops_soon_after_it_is_told_to() {
        let (verdict, rows, ..) = simulated(50_000, 10_000);
        assert_eq!(verdict.unwrap_err(), Cancelled);
        assert!((10_000..10_000 + 4_097).contains(&rows), "{rows} rows were treated");
    }
}
