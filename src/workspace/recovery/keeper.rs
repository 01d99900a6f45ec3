//! Keeps the work of a sitting while it holds something that no file has.

use super::super::sitting::Sitting;
use super::super::{Notices, Panicked, Slot, Wake};
use super::kept::Snapshot;
use crate::error::{Fault as _, Level, Message};
use crate::mapping::Layout;
use crate::store::{Folders, Journal, StoreFault};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// After a disk refused it is tried again, also when nothing changed since.
const AGAIN: Duration = Duration::from_secs(10);

/// What a keeping was of: turn, revision, step.
type State = (u64, u64, usize, Layout);

/// The journal of a sitting, and the worker that writes to it.
#[derive(Default)]
pub(in crate::workspace) struct Keeper {
    journal: Option<Arc<Journal>>,
    slot: Slot<Result<(), StoreFault>>,
    /// What was kept last, or is being kept.
    kept: Option<State>,
    /// Number under which the bytes of the list are kept.
    list: u64,
    /// Whether they are.
    has_list: bool,
    refused: Option<Instant>,
}

impl Keeper {
    /// Goes on with the journal that a former run left behind: what it holds stays until there is something newer.
    pub(in crate::workspace) fn take_up(journal: Journal, list: u64) -> Self {
        Self { journal: Some(Arc::new(journal)), list, ..Self::default() }
    }

    /// Another version took the place of the one before: its list is kept anew.
    pub(in crate::workspace) fn begin_anew(&mut self) {
        self.list += 1;
        self.has_list = false;
    }

    /// Whether something is being kept.
    pub(in crate::workspace) fn is_busy(&self) -> bool {
        self.slot.is_busy()
    }

    /// Forgets what was kept: the work is saved, or was given up.
    pub(in crate::workspace) fn forget(&mut self) {
        self.slot.cancel();
        if let Some(journal) = self.journal.take() {
            journal.end();
        }
        (self.kept, self.has_list) = (None, false);
    }

    /// Forgets that the disk refused a moment ago.
    #[cfg(test)]
    pub(in crate::workspace) fn try_again(&mut self) {
        self.refused = self.refused.and_then(|since| since.checked_sub(AGAIN));
    }

    fn poll(&mut self, notices: &mut Notices) {
        let failed = match self.slot.poll() {
            Some(Ok(Ok(()))) => {
                if self.refused.take().is_some() {
                    notices.done(Message::new("notice-kept-again"));
                }
                return;
            }
            Some(Ok(Err(fault))) => fault.message(),
            Some(Err(Panicked)) => Message::new("notice-panicked"),
            None => return,
        };
        // What stands in the journal is older than the work: it is kept again as soon as the disk lets.
        (self.kept, self.has_list) = (None, false);
        self.refuse(failed, notices);
    }

    /// Says once that the work cannot be kept, until it can again.
    fn refuse(&mut self, cause: Message, notices: &mut Notices) {
        if self.refused.replace(Instant::now()).is_none() {
            notices.say(Level::Warning, Message::new("notice-not-kept").with("cause", cause));
        }
    }
}

impl Sitting {
    /// Keeps the work when it changed since it was kept last, and forgets the copy when nothing is unsaved. One worker
    /// at a time; the next change waits.
    pub(in crate::workspace) fn keep(&mut self, folders: &Folders, platform: Option<&str>, wake: &Wake, notices: &mut Notices) {
        self.keeper.poll(notices);
        if !self.has_unsaved_work() {
            if self.keeper.journal.is_some() {
                self.keeper.forget();
            }
            return;
        }
        let state: State = (self.turn(), self.version().work().revision(), self.step as usize, self.version().layout());
        let waits = self.keeper.refused.is_some_and(|since| since.elapsed() < AGAIN);
        if self.keeper.is_busy() || self.keeper.kept == Some(state) || waits {
            return;
        }
        let journal = match &self.keeper.journal {
            Some(journal) => Arc::clone(journal),
            None => match Journal::begin(folders) {
                Ok(journal) => Arc::clone(self.keeper.journal.insert(Arc::new(journal))),
                Err(fault) => return self.keeper.refuse(fault.message(), notices),
            },
        };
        let version = self.version();
        let snapshot = Snapshot {
            list: version.list().clone(),
            importer: version.importer(),
            out_delimiter: version.out_delimiter(),
            platform: platform.map(str::to_owned),
            step: self.step,
            layout: version.layout(),
            mapping: version.work().mapping().clone(),
            table: Arc::clone(version.work().table()),
            done: version.work().history().done().cloned().collect(),
            changed: version.work().began_changed(),
        };
        let (number, with_list, epoch) = (self.keeper.list, !self.keeper.has_list, journal.epoch());
        (self.keeper.kept, self.keeper.has_list) = (Some(state), true);
        self.keeper.slot.start(wake, move |_| {
            let bytes = with_list.then(|| Arc::clone(snapshot.list.bytes()));
            let kept = serde_json::to_vec(&snapshot.kept(number)).map_err(|error| StoreFault::of_io("work.json".as_ref(), error.into()))?;
            journal.keep(epoch, number, bytes.as_ref().map(|bytes| bytes.as_slice()), &kept)
        });
    }
}
