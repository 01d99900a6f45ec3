//! Works that former runs left behind: offered as a list, taken up one at a time, forgotten only by name.

use super::super::Workspace;
use super::super::list::From;
use super::super::open::Source;
use super::super::opening::Purpose;
use super::kept::{Kept, Recovered};
use crate::error::{Level, Message};
use crate::importer;
use crate::read::Options;
use crate::store::{Journal, LeftBehind};
use std::sync::Arc;
use std::time::SystemTime;

/// A work that a former run left behind.
pub struct Recoverable {
    left: LeftBehind,
    /// Name of its list.
    pub name: String,
    /// Actions that come back; `None` when another version of the program kept it, and only the list can be opened.
    pub actions: Option<usize>,
}

impl Recoverable {
    fn of(left: LeftBehind) -> Option<Self> {
        let bytes = left.work()?;
        let kept = Kept::read(&bytes).filter(|kept| importer::find(&kept.importer).is_some());
        let (name, _) = Kept::outline(&bytes);
        Some(Self { left, name, actions: kept.map(|kept| kept.actions()) })
    }

    /// When it was kept last.
    pub fn when(&self) -> SystemTime {
        self.left.when
    }
}

/// What former runs left behind, and whether the person wants to hear of it now.
#[derive(Default)]
pub(in crate::workspace) struct Recovery {
    left: Vec<Recoverable>,
    later: bool,
}

/// A work on its way back: its journal stays as it is until the list is read.
pub(in crate::workspace) struct TakingUp {
    pub(in crate::workspace) journal: Journal,
    pub(in crate::workspace) number: u64,
    pub(in crate::workspace) work: Recovered,
}

impl Workspace {
    /// Works that former runs left behind, the latest first.
    pub fn recoverable(&self) -> &[Recoverable] {
        &self.recovery.left
    }

    /// Whether the person is to be asked about them now: they did not say "later", and nothing is open.
    pub fn asks_to_recover(&self) -> bool {
        !self.recovery.later && !self.recovery.left.is_empty() && self.sitting.is_none() && !self.is_opening()
    }

    /// Looks for work that former runs left behind.
    pub(in crate::workspace) fn look_behind(&mut self) {
        let Some(folders) = &self.folders else { return };
        match LeftBehind::find(folders) {
            Ok(left) => self.recovery.left = left.into_iter().filter_map(Recoverable::of).collect(),
            Err(fault) => self.notices.fault(&fault),
        }
    }

    pub(in crate::workspace) fn recover_later(&mut self, later: bool) {
        self.recovery.later = later;
    }

    /// Takes up the work at this position of the list. Where the corrections cannot be had, the list alone is opened
    /// and the copy stays.
    pub(in crate::workspace) fn recover(&mut self, which: usize) {
        if self.is_opening() {
            return;
        }
        let Some(left) = self.recovery.left.get(which) else { return };
        let taken = left.left.take().and_then(|journal| Some((journal.work()?, journal)));
        let Some((bytes, journal)) = taken else {
            self.notices.say(Level::Warning, Message::new("notice-recover-gone"));
            return self.look_behind();
        };
        let (name, number) = Kept::outline(&bytes);
        let Some(list) = journal.list(number) else {
            self.notices.say(Level::Warning, Message::new("notice-recover-no-list").with("name", name));
            return;
        };
        let known = Kept::read(&bytes).filter(|kept| importer::find(&kept.importer).is_some());
        let Some(kept) = known else {
            self.notices.say(Level::Warning, Message::new("notice-recover-other-form").with("name", name.as_str()));
            self.recovery.later = true;
            let source = Source::Bytes { from: From::Pasted, name, bytes: Arc::new(list) };
            return self.start_open(source, Options::default(), Purpose::List);
        };
        let source = Source::Bytes { from: kept.from(), name, bytes: Arc::new(list) };
        let options = kept.options();
        let work = Recovered(kept);
        self.start_open(source, options, Purpose::TakeUp(Box::new(TakingUp { journal, number, work })));
    }

    /// Forgets the work at this position of the list.
    pub(in crate::workspace) fn forget_recoverable(&mut self, which: usize) {
        if which < self.recovery.left.len() {
            self.recovery.left.remove(which).left.forget();
        }
    }

    /// Forgets all of them.
    pub(in crate::workspace) fn forget_all_recoverable(&mut self) {
        self.recovery.left.drain(..).for_each(|recoverable| recoverable.left.forget());
    }

    /// The first screen, with the question about work that was left behind.
    pub(in crate::workspace) fn ask_to_recover(&mut self) {
        self.look_behind();
        self.recovery.later = false;
    }
}

impl Recovered {
    /// Name of the stored platform that it was checked against; `None` for the sample.
    pub(in crate::workspace) fn platform(&self) -> Option<&str> {
        self.0.platform.as_deref()
    }

    /// The importer that it was made for.
    pub(in crate::workspace) fn importer(&self) -> Option<&'static importer::Importer> {
        importer::find(&self.0.importer)
    }
}
