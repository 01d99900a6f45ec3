//! What the platform will do with the file, simulated: the file as it would be written, or the
//! bytes that were opened when they are sent as they are.

use super::super::forecasting::{self, Made};
use super::super::{ChosenPlatform, Panicked, Running, Slot};
use super::version::told;
use super::{Around, Version};
use crate::catalogue::Catalogue;
use crate::error::{Fault as _, Message};
use crate::export::{self, Draft};
use crate::importer::{Header, Setting};
use crate::simulate::forecast::{Forecast, Limits};
use crate::simulate::outlook::{Ending, Outlook};
use crate::simulate::registry;
use crate::simulate::simulation::{SettingFault, Simulator};
use crate::table::{Origin, RowId, Table};
use crate::watch::Watch;
use jiff::Zoned;
use std::sync::Arc;

/// Which bytes are simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Simulated {
    /// The file as it would be written now.
    #[default]
    Made,
    /// The text file that was opened, sent as it is.
    AsOpened,
}

/// A finished simulation, or why there is none.
pub struct ListForecast {
    /// Revision of the work that was simulated.
    pub revision: u64,
    /// What would happen; otherwise why the file cannot be made.
    pub result: Result<Box<Forecast>, Message>,
    /// Whether the file that would be written is that which was opened, byte for byte.
    pub same_as_opened: bool,
    /// Places in the person's list, by row of the file below its header. Empty when the lines are the file's own.
    places: Origin,
}

/// The simulation of the file that was opened. No edit changes it.
struct AsOpened {
    /// What it was simulated against.
    against: Arc<Catalogue>,
    /// `None` while it is simulated.
    forecast: Option<ListForecast>,
}

/// What was simulated, and the workers that simulate.
#[derive(Default)]
pub(super) struct Forecasts {
    making: Slot<Option<ListForecast>>,
    made: Option<ListForecast>,
    opening: Slot<Option<ListForecast>>,
    opened: Option<AsOpened>,
    simulated: Simulated,
    /// What the person said yes to.
    confirmed: Vec<Message>,
}

impl Forecasts {
    pub(super) fn is_busy(&self) -> bool {
        self.making.is_busy() || self.opening.is_busy()
    }

    pub(super) fn running(&self) -> Option<Running> {
        told(&self.making, "job-forecast").or_else(|| told(&self.opening, "job-forecast"))
    }
}

impl ListForecast {
    /// How the line of the person's list is called that a line of the file came from.
    pub fn line(&self, line: u64) -> String {
        // Moodle counts the header as line 1.
        let row = u32::try_from(line).ok().and_then(|line| line.checked_sub(2));
        row.and_then(|row| self.places.name(row)).unwrap_or_else(|| line.to_string())
    }

    /// What becomes of the rows; `None` when the file cannot be made.
    pub fn outlook(&self) -> Option<Outlook> {
        self.result.as_ref().ok().map(|told| told.outlook())
    }

    /// The same in one sentence, with the lines of the person's list.
    pub fn outlook_words(&self) -> Option<Message> {
        let outlook = self.outlook()?;
        Some(match outlook.ending {
            Ending::Stopped(line) => outlook.message_at(self.line(line)),
            Ending::Whole | Ending::Refused => outlook.message(),
        })
    }
}

impl ListForecast {
    /// The row of the work that a line of the file came from; `None` for a line that is none of its rows.
    pub fn row(&self, line: u64, table: &Table) -> Option<RowId> {
        let row = u32::try_from(line).ok()?.checked_sub(2)?;
        self.places.name(row)?;
        table.find(self.places.source(row))
    }
}

/// Everything that a simulation needs; runs on a worker.
struct Job {
    catalogue: Arc<Catalogue>,
    simulator: Result<Box<dyn Simulator>, SettingFault>,
    /// The file that was opened, where there is one.
    opened: Option<Arc<Vec<u8>>>,
    made: Option<Made>,
    revision: u64,
}

/// Now, as the site's clock shows it.
pub fn site_now(catalogue: &Catalogue) -> Zoned {
    let zone = catalogue.site().site.timezone.as_deref().and_then(|name| jiff::tz::TimeZone::get(name).ok());
    Zoned::now().with_time_zone(zone.unwrap_or_else(jiff::tz::TimeZone::system))
}

impl Job {
    /// `None` when it was stopped.
    fn run(self, watch: &Watch) -> Option<ListForecast> {
        let Self { catalogue, simulator, opened, made, revision } = self;
        let fault = |message| Some(ListForecast { revision, result: Err(message), same_as_opened: false, places: Origin::default() });
        let mut simulator = match simulator {
            Ok(simulator) => simulator,
            Err(bad) => return fault(bad.message()),
        };
        let mut places = Origin::default();
        let bytes = match made {
            None => opened.clone()?,
            Some(made) if made.roster.importer().form.header != Header::Names => {
                let (parts, places) = match made.parts(watch) {
                    Ok(parts) => parts,
                    Err(unwritable) => return fault(unwritable.message()),
                };
                let same_as_opened = matches!(parts.as_slice(), [part] if opened.as_deref() == Some(&part.bytes));
                let result = Ok(Box::new(forecasting::simulate_parts(&mut *simulator, &parts, &catalogue, watch)?));
                return Some(ListForecast { revision, result, same_as_opened, places });
            }
            Some(Made { roster, delimiter }) => {
                let mut bytes = Vec::new();
                if let Err(unwritable) = export::write(&Draft { roster: &roster, delimiter }, &mut bytes, watch) {
                    return fault(unwritable.message());
                }
                places = roster.table().origin_of_kept();
                Arc::new(bytes)
            }
        };
        let result = Ok(Box::new(forecasting::simulate(&*simulator, &bytes, &catalogue, watch)?));
        Some(ListForecast { revision, result, same_as_opened: opened.as_ref() == Some(&bytes), places })
    }
}

impl Version {
    /// Whether the importer can be simulated.
    pub fn can_forecast(&self) -> bool {
        registry::can_simulate(self.importer)
    }

    /// The last finished simulation of the file that would be written. It may be older than the last edit: see
    /// [`Version::is_forecast_fresh`].
    pub fn forecast(&self) -> Option<&ListForecast> {
        self.forecasts.made.as_ref()
    }

    /// The last finished simulation of these bytes.
    pub fn forecast_of(&self, simulated: Simulated) -> Option<&ListForecast> {
        match simulated {
            Simulated::Made => self.forecast(),
            Simulated::AsOpened => self.forecasts.opened.as_ref()?.forecast.as_ref(),
        }
    }

    /// Whether it is that of the work as it stands. A check goes before a forecast.
    pub fn is_forecast_fresh(&self) -> bool {
        !self.is_forecasting() && self.forecast().map(|forecast| forecast.revision) == Some(self.work.revision())
    }

    /// Whether the check, or the forecast that follows it, is on its way.
    pub(in crate::workspace) fn is_forecasting(&self) -> bool {
        self.checking.is_busy() || self.forecasts.making.is_busy()
    }

    /// Which bytes are shown in detail.
    pub fn simulated(&self) -> Simulated {
        self.forecasts.simulated
    }

    /// Whether the list could be sent as it is: a text with the importer's own headers.
    pub fn could_be_sent_as_opened(&self) -> bool {
        self.list.has_headers_of(self.importer)
    }

    /// Settings of the import on a platform, in the order of the form.
    pub fn import_settings(&self, platform: &ChosenPlatform) -> Vec<Setting> {
        self.importer.settings_for(platform.catalogue.local().settings_of(&self.importer.id), &self.work.mapping().keys())
    }

    /// What needs an explicit yes before the file is written.
    pub fn to_confirm(&self, limits: &Limits) -> Vec<Message> {
        if !self.can_forecast() {
            return self.all_in_error().into_iter().collect();
        }
        let made = self.forecast().and_then(|forecast| forecast.result.as_ref().ok());
        made.map(|made| made.to_confirm(limits)).unwrap_or_default()
    }

    /// Said of a file whose rows all have an error, where nobody can say what its importer makes of them.
    fn all_in_error(&self) -> Option<Message> {
        let in_error = self.checked()?.totals.rows_in_error.len();
        (in_error > 0 && in_error == self.work.table().kept() as usize)
            .then(|| Message::new("confirm-all-in-error").with("count", in_error))
    }

    /// Whether the person said yes to what needs it, or nothing does.
    pub fn is_confirmed(&self, limits: &Limits) -> bool {
        let asked = self.to_confirm(limits);
        asked.is_empty() || self.forecasts.confirmed == asked
    }

    pub(super) fn confirm(&mut self, limits: &Limits) {
        self.forecasts.confirmed = self.to_confirm(limits);
    }

    pub(super) fn show_simulated(&mut self, simulated: Simulated) {
        if simulated == Simulated::Made || self.could_be_sent_as_opened() {
            self.forecasts.simulated = simulated;
        }
    }

    pub(super) fn start_forecasts(&mut self, around: &Around<'_>) {
        self.start_as_opened(around);
        if !self.can_forecast() || !self.work.mapping().missing(self.importer).is_empty() {
            self.forecasts.making.cancel();
            self.forecasts.made = None;
            return;
        }
        let delimiter = self.out_delimiter();
        let made = Made { roster: self.made(), delimiter };
        let Some(job) = self.job(delimiter, Some(made), self.work.revision(), around) else { return };
        self.forecasts.making.start(around.wake, move |watch| job.run(watch));
    }

    /// Simulates the file that was opened, unless it was already, against the same catalogue.
    fn start_as_opened(&mut self, around: &Around<'_>) {
        if !self.can_forecast() || !self.could_be_sent_as_opened() {
            self.forecasts.opening.cancel();
            self.forecasts.opened = None;
            self.forecasts.simulated = Simulated::Made;
            return;
        }
        let against = &around.platform.catalogue;
        if self.forecasts.opened.as_ref().is_some_and(|opened| Arc::ptr_eq(&opened.against, against)) {
            return;
        }
        let delimiter = self.list.book.delimiter.unwrap_or_else(|| self.out_delimiter());
        let Some(job) = self.job(delimiter, None, 0, around) else { return };
        self.forecasts.opening.start(around.wake, move |watch| job.run(watch));
        self.forecasts.opened = Some(AsOpened { against: Arc::clone(against), forecast: None });
    }

    /// `None` when nothing simulates the importer.
    fn job(&self, delimiter: char, made: Option<Made>, revision: u64, around: &Around<'_>) -> Option<Job> {
        let catalogue = Arc::clone(&around.platform.catalogue);
        let simulator = registry::of(self.importer, &catalogue, &self.import_settings(around.platform), delimiter)?;
        Some(Job { catalogue, simulator, opened: self.list.of_file().cloned(), made, revision })
    }

    pub(super) fn poll_forecasts(&mut self, around: &mut Around<'_>) {
        match self.forecasts.making.poll() {
            Some(Ok(Some(forecast))) => self.forecasts.made = Some(forecast),
            Some(Err(Panicked)) => around.panicked(),
            Some(Ok(None)) | None => {}
        }
        match (self.forecasts.opening.poll(), &mut self.forecasts.opened) {
            (Some(Ok(done)), Some(opened)) => opened.forecast = done,
            (Some(Err(Panicked)), _) => around.panicked(),
            _ => {}
        }
    }
}
