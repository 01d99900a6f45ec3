//! What runs beside: opening, checking, writing. Results are taken in at one place.

use super::forecast::ForecastDone;
use super::import::ImportFault;
use super::list::{From, List};
use super::matching::MatchingTable;
use super::memory::Loaded;
use super::open::{OpenFault, Source, open_showing};
use super::problems::Marks;
use super::save::{SaveFault, Saved};
use super::totals::Totals;
use super::{Checked, Panicked, Played, Ready, Slot, Step, Work, Workspace};
use crate::check::{Report, check};
use crate::error::{Fault as _, Level, Message};
use crate::mapping::Mapping;
use crate::read::{Frame, Options};
use crate::store::StoreFault;
use crate::store::import::Imported;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

/// One slot per kind of work.
#[derive(Default)]
pub(super) struct Jobs {
    pub(super) open: Slot<Result<List, OpenFault>>,
    pub(super) check: Slot<CheckDone>,
    pub(super) save: Slot<Result<Saved, SaveFault>>,
    pub(super) platform: Slot<Result<Loaded, StoreFault>>,
    pub(super) import: Slot<Result<(Imported, Vec<Message>), ImportFault>>,
    #[cfg(feature = "net")]
    pub(super) refresh: Slot<Result<super::refresh::Done, super::Trouble>>,
    pub(super) keep: Slot<Result<(), StoreFault>>,
    pub(super) forecast: Slot<ForecastDone>,
    pub(super) convert: Slot<super::convert::OfferDone>,
    pub(super) returned: Slot<super::returned::ReturnedDone>,
    pub(super) as_opened: Slot<ForecastDone>,
    pub(super) matching: Slot<Result<MatchingTable, ImportFault>>,
}

/// A check that ran to its end or was stopped.
pub(super) struct CheckDone {
    report: Option<(Report, Totals, Marks)>,
    took: Duration,
    revision: u64,
}

/// Work that runs, as the status line tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Running {
    /// What it is.
    pub name: Message,
    /// Done and total; the total is 0 when it is not known.
    pub progress: (u64, u64),
}

impl Workspace {
    /// Takes in what workers finished. Call it once per frame, and after each wake.
    pub fn tick(&mut self) {
        if let Some(result) = self.jobs.open.poll() {
            self.opened(result);
        }
        if let Some(result) = self.jobs.platform.poll() {
            match result {
                Ok(Ok(loaded)) => self.platform_loaded(loaded),
                Ok(Err(fault)) => self.notices.fault(&fault),
                Err(Panicked) => self.panicked(),
            }
        }
        if let Some(result) = self.jobs.import.poll() {
            self.imported(result);
        }
        #[cfg(feature = "net")]
        if let Some(result) = self.jobs.refresh.poll() {
            self.refreshed(result);
        }
        if let Some(result) = self.jobs.check.poll() {
            self.check_done(result);
        }
        if let Some(result) = self.jobs.returned.poll() {
            self.returned_done(result);
        }
        if let Some(result) = self.jobs.convert.poll() {
            self.offered_conversion(result);
        }
        if let Some(result) = self.jobs.save.poll() {
            self.save_done(result);
        }
        if let Some(result) = self.jobs.forecast.poll() {
            self.forecast_done(Played::Made, result);
        }
        if let Some(result) = self.jobs.as_opened.poll() {
            self.forecast_done(Played::AsOpened, result);
        }
        if let Some(result) = self.jobs.matching.poll() {
            self.matched(result);
        }
        if let Some(Ok(Err(fault))) = self.jobs.keep.poll() {
            self.notices.fault(&fault);
        }
        self.keep_journal();
    }

    /// Whether anything runs.
    pub fn is_busy(&self) -> bool {
        self.jobs.open.is_busy()
            || self.jobs.check.is_busy()
            || self.jobs.save.is_busy()
            || self.jobs.platform.is_busy()
            || self.jobs.import.is_busy()
            || self.jobs.forecast.is_busy()
            || self.jobs.convert.is_busy()
            || self.jobs.returned.is_busy()
            || self.refresh_progress().is_some()
            || self.jobs.as_opened.is_busy()
            || self.jobs.matching.is_busy()
    }

    #[cfg(feature = "net")]
    fn refresh_progress(&self) -> Option<(u64, u64)> {
        self.jobs.refresh.progress()
    }

    #[cfg(not(feature = "net"))]
    fn refresh_progress(&self) -> Option<(u64, u64)> {
        None
    }

    /// Whether a list is being opened.
    pub fn is_opening(&self) -> bool {
        self.jobs.open.is_busy()
    }

    /// Whether the list that is being opened is the one that is open already, under other choices.
    pub fn is_rereading(&self) -> bool {
        self.is_opening() && self.rereading
    }

    /// The first rows of a large list that is being opened.
    pub fn first_look(&self) -> Option<&List> {
        self.first_look.as_ref().filter(|_| self.is_opening())?.get()
    }

    /// The work that runs and that a person would wait for, the most important first.
    pub fn running(&self) -> Option<Running> {
        let of = |progress: Option<(u64, u64)>, id: &'static str| progress.map(|progress| Running { name: Message::new(id), progress });
        of(self.jobs.open.progress(), "job-open")
            .map(|running| match self.jobs.open.rows() {
                0 => running,
                rows => Running { name: Message::new("job-open-rows").with("rows", rows), ..running },
            })
            .or_else(|| of(self.jobs.save.progress(), "job-save"))
            .or_else(|| of(self.jobs.import.progress(), "job-import"))
            .or_else(|| of(self.refresh_progress(), "job-refresh"))
            .or_else(|| of(self.jobs.platform.progress(), "job-platform"))
            .or_else(|| of(self.jobs.matching.progress(), "job-matching"))
            .or_else(|| of(self.jobs.check.progress(), "job-check"))
            .or_else(|| of(self.jobs.forecast.progress(), "job-forecast"))
            .or_else(|| of(self.jobs.as_opened.progress(), "job-forecast"))
    }

    pub(super) fn start_open(&mut self, source: Source, options: Options) {
        self.refused = None;
        self.recovering = None;
        self.rereading = false;
        let first = Arc::new(OnceLock::new());
        self.first_look = Some(Arc::clone(&first));
        let wake = Arc::clone(&self.wake);
        self.jobs.open.start(&self.wake, move |watch| {
            open_showing(source, options, watch, |list| {
                // The cell is new: nothing stands in it.
                let _ = first.set(list);
                wake();
            })
        });
    }

    /// Reads the open list again under other options; the work on it starts anew.
    pub(super) fn reopen(&mut self, options: Options) {
        let Some(list) = &self.list else { return };
        let source = Source::Bytes { from: list.from.clone(), name: list.name.clone(), bytes: Arc::clone(&list.bytes) };
        self.start_open(source, options);
        self.rereading = true;
    }

    /// Makes the list of the open book under other choices; nothing is read again.
    pub(super) fn retake(&mut self, options: Options, frame: Option<Frame>) {
        let Some(list) = &self.list else { return };
        let (from, name, bytes, book) = (list.from.clone(), list.name.clone(), Arc::clone(&list.bytes), Arc::clone(&list.book));
        self.first_look = None;
        self.rereading = true;
        self.jobs.open.start(&self.wake, move |_| {
            let book = book.retaken(&options).map_err(OpenFault::Read)?;
            let list = List::new(from, name, bytes, options, Arc::new(book));
            Ok(List { frame: frame.unwrap_or(list.frame), ..list })
        });
    }

    fn opened(&mut self, result: Result<Result<List, OpenFault>, Panicked>) {
        self.first_look = None;
        match result {
            Ok(Ok(list)) => {
                let again = self.list.as_ref().is_some_and(|old| old.from == list.from && Arc::ptr_eq(&old.bytes, &list.bytes));
                if !again {
                    self.step = Step::Open;
                }
                if let From::Path(path) = &list.from {
                    self.remember_file(&path.clone());
                }
                let recovering = self.recovering.take();
                if let Some(importer) = recovering.as_ref().and_then(super::recovery::Recovering::importer) {
                    self.take_importer(importer);
                }
                let recovered = recovering.as_ref().and_then(|recovering| recovering.mapping(&list, self.importer));
                let mapping = recovered.or_else(|| self.carried_mapping(&list, again));
                self.opened += 1;
                self.list = Some(list);
                self.begin_work(mapping);
                if let (Some(recovering), Some(work)) = (recovering, &mut self.work) {
                    recovering.apply(work, self.importer);
                    self.start_check();
                }
            }
            // A list that is open stays open: nothing is lost by a file that cannot be read.
            Ok(Err(fault)) => {
                let message = fault.message();
                if self.list.is_some() {
                    self.notices.say(Level::Error, message);
                } else {
                    self.refused = Some(message);
                }
            }
            Err(Panicked) => self.panicked(),
        }
    }

    /// A list that is read again with the same headers keeps the columns that were chosen.
    fn carried_mapping(&self, list: &List, again: bool) -> Option<Mapping> {
        let (old, work) = (self.list.as_ref()?, self.work.as_ref()?);
        (again && old.headers() == list.headers()).then(|| work.mapping().clone())
    }

    pub(super) fn begin_work(&mut self, mapping: Option<Mapping>) {
        let Some(list) = &self.list else { return };
        let work = match mapping {
            Some(mapping) => Work::with_mapping(list, mapping),
            None => Work::new(list, self.importer),
        };
        self.work = Some(work);
        self.turns = super::turn::Turns::default();
        self.settle_work();
    }

    /// Nothing is known yet of the work that now stands there: it is checked.
    pub(super) fn settle_work(&mut self) {
        let numbers = self.work.as_ref().and_then(|work| work.mapping().takes.iter().filter_map(|(key, _)| key.number).max());
        self.numbers = numbers.unwrap_or(1);
        self.returned = Arc::default();
        self.checked = None;
        self.forget_forecasts();
        self.saved = None;
        self.start_check();
    }

    /// Everything that a check needs, as it stands now.
    pub(super) fn ready(&self) -> Option<Ready> {
        let (list, work) = (self.list.clone()?, self.work.as_ref()?);
        let mut ready = Ready::new(list, work, self.importer, Arc::clone(&self.platform.catalogue), self.out_delimiter);
        ready.returned = Arc::clone(&self.returned);
        Some(ready)
    }

    /// Checks the table as it stands; a check that runs is dropped.
    pub(super) fn start_check(&mut self) {
        let (Some(ready), Some(work)) = (self.ready(), &self.work) else { return };
        let revision = work.revision();
        self.jobs.check.start(&self.wake, move |watch| {
            let start = Instant::now();
            let report = check(&ready.subject(), watch).ok().map(|report| {
                let marks = Marks::new(&report, &ready.table);
                let totals = Totals::new(&report, &ready.table);
                (report, totals, marks)
            });
            CheckDone { report, took: start.elapsed(), revision }
        });
    }

    fn check_done(&mut self, result: Result<CheckDone, Panicked>) {
        match result {
            Ok(CheckDone { report: Some((report, totals, marks)), took, revision }) => {
                if self.work.as_ref().is_some_and(|work| work.revision() == revision) {
                    self.checked = Some(Checked { report, took, revision, totals, marks });
                    self.start_forecast();
                }
            }
            Ok(_) => {}
            Err(Panicked) => self.panicked(),
        }
    }

    fn save_done(&mut self, result: Result<Result<Saved, SaveFault>, Panicked>) {
        match result {
            Ok(Ok(saved)) => {
                self.notices.done(Message::new("notice-saved").with("name", saved.names()).with("rows", saved.rows()));
                self.saved = Some(saved);
                if self.is_saved() {
                    self.purge_journal();
                }
            }
            Ok(Err(fault)) => self.notices.fault(&fault),
            Err(Panicked) => self.panicked(),
        }
    }

    fn imported(&mut self, result: Result<Result<(Imported, Vec<Message>), ImportFault>, Panicked>) {
        match result {
            Ok(Ok((imported, notices))) => {
                let name = imported.entry.platform.name.clone();
                self.notices.done(Message::new("notice-imported").with("platform", name.as_str()));
                self.tell_imported(imported);
                notices.into_iter().for_each(|notice| self.notices.say(Level::Warning, notice));
                self.start_platform(Some(name));
            }
            Ok(Err(fault)) => self.notices.fault(&fault),
            Err(Panicked) => self.panicked(),
        }
    }

    pub(super) fn panicked(&mut self) {
        self.notices.say(Level::Error, Message::new("notice-panicked"));
    }
}
