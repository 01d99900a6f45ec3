//! What the platform will do with the file, played in advance: the file as it would be written, or the
//! bytes that were opened when they are sent as they are.

use super::foreseen::{Foreseen, Simulation, can_play};
use super::{List, Panicked, Standing, Step, Work, Workspace};
use crate::catalogue::Catalogue;
use crate::error::{Fault as _, Message};
use crate::export::{self, Draft};
use crate::importer::{FieldKey, FileForm, Setting};
use crate::simulate::moodle_upload::SettingFault;
use crate::table::{Origin, Table};
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
    /// Revision of the work that was played.
    pub revision: u64,
    /// What would happen; otherwise why the file cannot be made.
    pub result: Result<Foreseen, Message>,
    /// Whether the file that would be written is that which was opened, byte for byte.
    pub same_as_opened: bool,
    /// Places in the person's list, by row of the file below its header. Empty when the lines are the file's own.
    places: Origin,
}

/// The simulation of the file that was opened. No edit changes it.
pub(super) struct AsOpened {
    /// Number of the opening, and what it was played against.
    of: (u64, Arc<Catalogue>, &'static str),
    /// `None` while it is played.
    forecast: Option<Forecast>,
}

impl Forecast {
    /// How the line of the person's list is called that a line of the file came from.
    pub fn line(&self, line: u64) -> String {
        // Moodle counts the header as line 1.
        let row = u32::try_from(line).ok().and_then(|line| line.checked_sub(2));
        row.and_then(|row| self.places.name(row)).unwrap_or_else(|| line.to_string())
    }
}

/// Everything that a simulation needs; runs on a worker.
struct Play {
    catalogue: Arc<Catalogue>,
    simulation: Result<Simulation, SettingFault>,
    opened: Arc<Vec<u8>>,
    made: Option<Made>,
    revision: u64,
}

/// What the file is made of.
struct Made {
    table: Arc<Table>,
    keys: Vec<FieldKey>,
    delimiter: char,
    form: &'static FileForm,
}

/// Now, as the site's clock shows it.
pub fn site_now(catalogue: &Catalogue) -> Zoned {
    let zone = catalogue.site().site.timezone.as_deref().and_then(|name| jiff::tz::TimeZone::get(name).ok());
    Zoned::now().with_time_zone(zone.unwrap_or_else(jiff::tz::TimeZone::system))
}

impl Play {
    /// `None` when it was stopped.
    fn play(self, watch: &Watch) -> Option<Forecast> {
        let Self { catalogue, simulation, opened, made, revision } = self;
        let fault = |message| Some(Forecast { revision, result: Err(message), same_as_opened: false, places: Origin::default() });
        let simulation = match simulation {
            Ok(simulation) => simulation,
            Err(bad) => return fault(bad.message()),
        };
        let mut places = Origin::default();
        let bytes = match made {
            None => Arc::clone(&opened),
            Some(Made { table, keys, delimiter, form }) => {
                let mut bytes = Vec::new();
                if let Err(unwritable) = export::write(&Draft { table: &table, keys: &keys, delimiter, form }, &mut bytes, watch) {
                    return fault(unwritable.message());
                }
                places = table.origin_of_kept();
                Arc::new(bytes)
            }
        };
        let result = Ok(simulation.play(&bytes, &catalogue, watch)?);
        Some(Forecast { revision, result, same_as_opened: bytes == opened, places })
    }
}

/// What a worker gives back; `None` when it was stopped.
pub(super) struct ForecastDone(Option<Forecast>);

impl Workspace {
    /// Whether the importer can be played in advance.
    pub fn can_foresee(&self) -> bool {
        can_play(self.importer)
    }

    /// The last finished simulation of the file that would be written. It may be older than the last edit: see
    /// [`Workspace::is_forecast_fresh`].
    pub fn forecast(&self) -> Option<&Forecast> {
        self.forecast.as_ref()
    }

    /// The last finished simulation of these bytes.
    pub fn forecast_of(&self, played: Played) -> Option<&Forecast> {
        match played {
            Played::Made => self.forecast(),
            Played::AsOpened => self.as_opened.as_ref()?.forecast.as_ref(),
        }
    }

    /// Whether it is that of the work as it stands. A check goes before a forecast, and a platform before a check.
    pub fn is_forecast_fresh(&self) -> bool {
        let comes = self.jobs.platform.is_busy() || self.jobs.check.is_busy() || self.jobs.forecast.is_busy();
        !comes && self.forecast().map(|forecast| forecast.revision) == self.work.as_ref().map(Work::revision)
    }

    /// Which bytes are shown in detail.
    pub fn played(&self) -> Played {
        self.played
    }

    /// Whether the list that is open could be sent as it is: a text with the importer's own headers.
    pub fn could_be_sent_as_opened(&self) -> bool {
        self.list.as_ref().is_some_and(|list| list.has_headers_of(self.importer))
    }

    /// Settings of the import on the platform in use, in the order of the form.
    pub fn import_settings(&self) -> Vec<Setting> {
        let keys = self.work.as_ref().map(|work| work.mapping().keys()).unwrap_or_default();
        self.importer.settings_for(self.platform.catalogue.local().settings_of(&self.importer.id), &keys)
    }

    /// What needs an explicit yes before the file is written.
    pub fn to_confirm(&self) -> Vec<Message> {
        let made = self.forecast().and_then(|forecast| forecast.result.as_ref().ok());
        made.map(|made: &Foreseen| made.to_confirm(&self.settings().limits)).unwrap_or_default()
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
        }
    }

    /// Drops what was played of a list that is gone.
    pub(super) fn forget_forecasts(&mut self) {
        self.jobs.forecast.cancel();
        self.jobs.as_opened.cancel();
        self.forecast = None;
        self.as_opened = None;
        self.played = Played::Made;
        self.confirmed.clear();
    }

    pub(super) fn start_forecast(&mut self) {
        self.start_as_opened();
        let (Some(list), Some(work)) = (&self.list, &self.work) else { return };
        if !self.can_foresee() || self.standing(Step::Columns) != Standing::Done {
            self.jobs.forecast.cancel();
            self.forecast = None;
            return;
        }
        let delimiter = self.out_delimiter;
        let made = Made { table: Arc::clone(work.table()), keys: work.mapping().keys(), delimiter, form: &self.importer.form };
        let Some(play) = self.prepared_play(list, delimiter, Some(made), work.revision()) else { return };
        self.jobs.forecast.start(&self.wake, move |watch| ForecastDone(play.play(watch)));
    }

    /// Plays the file that was opened, unless it was already, against the same catalogue.
    fn start_as_opened(&mut self) {
        let (Some(list), true) = (&self.list, self.can_foresee() && self.could_be_sent_as_opened()) else {
            self.jobs.as_opened.cancel();
            self.as_opened = None;
            self.played = Played::Made;
            return;
        };
        let known = self.as_opened.as_ref().is_some_and(|AsOpened { of: (opened, catalogue, importer), .. }| {
            *opened == self.opened && Arc::ptr_eq(catalogue, &self.platform.catalogue) && *importer == self.importer.id
        });
        if known {
            return;
        }
        let delimiter = list.book.delimiter.unwrap_or(self.out_delimiter);
        let Some(play) = self.prepared_play(list, delimiter, None, 0) else { return };
        self.jobs.as_opened.start(&self.wake, move |watch| ForecastDone(play.play(watch)));
        self.as_opened =
            Some(AsOpened { of: (self.opened, Arc::clone(&self.platform.catalogue), self.importer.id.as_str()), forecast: None });
    }

    /// `None` when nothing plays the importer.
    fn prepared_play(&self, list: &List, delimiter: char, made: Option<Made>, revision: u64) -> Option<Play> {
        let catalogue = Arc::clone(&self.platform.catalogue);
        let simulation = Simulation::of(self.importer, &catalogue, &self.import_settings(), delimiter)?;
        Some(Play { catalogue, simulation, opened: Arc::clone(&list.bytes), made, revision })
    }

    pub(super) fn forecast_done(&mut self, played: Played, result: Result<ForecastDone, Panicked>) {
        match (played, result) {
            (Played::Made, Ok(ForecastDone(Some(forecast)))) => self.forecast = Some(forecast),
            (Played::AsOpened, Ok(ForecastDone(done))) => {
                if let Some(as_opened) = &mut self.as_opened {
                    as_opened.forecast = done;
                }
            }
            (Played::Made, Ok(ForecastDone(None))) => {}
            (_, Err(Panicked)) => self.panicked(),
        }
    }
}
