//! What the platform will do with the file, played in advance: the file as it would be written, or the
//! bytes that were opened when they are sent as they are.

use super::foreseen::{Foreseen, Simulation, can_play};
use super::{Panicked, Standing, Step, Work, Workspace};
use crate::catalogue::Catalogue;
use crate::error::{Fault as _, Message};
use crate::export::{self, Draft};
use crate::importer::{FieldKey, FileForm, Setting};
use crate::read::Kind;
use crate::simulate::moodle_upload::SettingFault;
use crate::table::{RowId, Table};
use crate::watch::Watch;
use jiff::Zoned;
use std::sync::Arc;

/// Which bytes are played.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Played {
    /// The file as it would be written now.
    #[default]
    Made,
    /// The text file that was opened, sent as it is.
    AsOpened,
}

/// A finished simulation, or why there is none.
pub struct Forecast {
    /// Which bytes were played.
    pub played: Played,
    /// Revision of the work that was played.
    pub revision: u64,
    /// What would happen; otherwise why the file cannot be made.
    pub result: Result<Foreseen, Message>,
    /// Lines of the person's list, by row of the file below its header. Empty when the lines are the file's own.
    lines: Vec<u32>,
}

impl Forecast {
    /// The line of the person's list that a line of the file came from.
    pub fn line(&self, line: u64) -> u64 {
        // Moodle counts the header as line 1.
        let row = usize::try_from(line).ok().and_then(|line| line.checked_sub(2));
        row.and_then(|row| self.lines.get(row)).map_or(line, |line| u64::from(*line))
    }
}

/// Everything that a simulation needs; runs on a worker.
struct Play {
    catalogue: Arc<Catalogue>,
    simulation: Result<Simulation, SettingFault>,
    bytes: Bytes,
    played: Played,
    revision: u64,
}

enum Bytes {
    Opened(Arc<Vec<u8>>),
    Made { table: Arc<Table>, keys: Vec<FieldKey>, delimiter: char, form: &'static FileForm },
}

/// Now, as the site's clock shows it.
pub fn site_now(catalogue: &Catalogue) -> Zoned {
    let zone = catalogue.site().site.timezone.as_deref().and_then(|name| jiff::tz::TimeZone::get(name).ok());
    Zoned::now().with_time_zone(zone.unwrap_or_else(jiff::tz::TimeZone::system))
}

impl Play {
    /// `None` when it was stopped.
    fn play(self, watch: &Watch) -> Option<Forecast> {
        let Self { catalogue, simulation, bytes, played, revision } = self;
        let done = |result, lines| Some(Forecast { played, revision, result, lines });
        let simulation = match simulation {
            Ok(simulation) => simulation,
            Err(fault) => return done(Err(fault.message()), Vec::new()),
        };
        let (bytes, lines) = match bytes {
            Bytes::Opened(bytes) => (bytes, Vec::new()),
            Bytes::Made { table, keys, delimiter, form } => {
                let mut bytes = Vec::new();
                if let Err(fault) = export::write(&Draft { table: &table, keys: &keys, delimiter, form }, &mut bytes, watch) {
                    return done(Err(fault.message()), Vec::new());
                }
                (Arc::new(bytes), table.kept_rows().map(|row| table.source(row).line).collect())
            }
        };
        done(Ok(simulation.play(&bytes, &catalogue, watch)?), lines)
    }
}

/// What a worker gives back; `None` when it was stopped.
pub(super) struct ForecastDone(Option<Forecast>);

impl Workspace {
    /// Whether the importer can be played in advance.
    pub fn can_foresee(&self) -> bool {
        can_play(self.importer)
    }

    /// The last finished simulation of the bytes in question. It may be older than the last edit: see
    /// [`Workspace::is_forecast_fresh`].
    pub fn forecast(&self) -> Option<&Forecast> {
        self.forecast.as_ref().filter(|forecast| forecast.played == self.played)
    }

    /// Whether it is that of the work as it stands. A check goes before a forecast, and a platform before a check.
    pub fn is_forecast_fresh(&self) -> bool {
        let comes = self.jobs.platform.is_busy() || self.jobs.check.is_busy() || self.jobs.forecast.is_busy();
        !comes && self.forecast().map(|forecast| forecast.revision) == self.work.as_ref().map(Work::revision)
    }

    /// Which bytes are played.
    pub fn played(&self) -> Played {
        self.played
    }

    /// Whether the list that is open could be sent as it is: a text with the importer's own headers.
    pub fn could_be_sent_as_opened(&self) -> bool {
        let Some(list) = &self.list else { return false };
        let plain = list.book.kind == Kind::Text && list.frame.header == Some(RowId(0));
        plain && list.headers().iter().any(|header| self.importer.key_of_header(header).is_some())
    }

    /// Settings of the import on the platform in use, in the order of the form.
    pub fn import_settings(&self) -> Vec<Setting> {
        self.importer.settings_with(self.platform.catalogue.local().settings_of(&self.importer.id))
    }

    /// What needs an explicit yes before the file is written.
    pub fn to_confirm(&self) -> Vec<Message> {
        let made = self.forecast.as_ref().filter(|forecast| forecast.played == Played::Made);
        made.and_then(|forecast| forecast.result.as_ref().ok()).map(Foreseen::to_confirm).unwrap_or_default()
    }

    /// Whether the person said yes to what needs it, or nothing does.
    pub fn is_confirmed(&self) -> bool {
        let asked = self.to_confirm();
        asked.is_empty() || self.confirmed == asked
    }

    pub(super) fn confirm(&mut self) {
        self.confirmed = self.to_confirm();
    }

    pub(super) fn play(&mut self, played: Played) {
        if played == Played::Made || self.could_be_sent_as_opened() {
            self.played = played;
            self.start_forecast();
        }
    }

    pub(super) fn start_forecast(&mut self) {
        let (Some(list), Some(work)) = (&self.list, &self.work) else { return };
        if !self.can_foresee() || self.standing(Step::Columns) != Standing::Done && self.played == Played::Made {
            self.jobs.forecast.cancel();
            self.forecast = None;
            return;
        }
        let (delimiter, bytes) = match self.played {
            Played::AsOpened => (list.book.delimiter.unwrap_or(self.out_delimiter), Bytes::Opened(Arc::clone(&list.bytes))),
            Played::Made => {
                let delimiter = self.out_delimiter;
                (
                    delimiter,
                    Bytes::Made { table: Arc::clone(work.table()), keys: work.mapping().keys(), delimiter, form: &self.importer.form },
                )
            }
        };
        let catalogue = Arc::clone(&self.platform.catalogue);
        let Some(simulation) = Simulation::of(self.importer, &catalogue, &self.import_settings(), delimiter) else { return };
        let play = Play { catalogue, simulation, bytes, played: self.played, revision: work.revision() };
        self.jobs.forecast.start(&self.wake, move |watch| ForecastDone(play.play(watch)));
    }

    pub(super) fn forecast_done(&mut self, result: Result<ForecastDone, Panicked>) {
        match result {
            Ok(ForecastDone(Some(forecast))) => self.forecast = Some(forecast),
            Ok(ForecastDone(None)) => {}
            Err(Panicked) => self.panicked(),
        }
    }
}
