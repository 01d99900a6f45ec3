//! Another list is being opened: on a worker, with its first rows shown early. The list that is open stays
//! until the other one is there and may take its place.

use super::list::From;
use super::memory::{Loaded, load_platform};
use super::open::{OpenFault, Source, open_showing};
use super::recovery::TakingUp;
use super::sitting::Sitting;
use super::{List, Panicked, Running, Slot, Workspace};
use crate::error::{Fault as _, Level, Message};
use crate::read::{Options, Password};
use crate::store::StoreFault;
use std::sync::{Arc, OnceLock};

/// What a list is opened for.
pub(super) enum Purpose {
    /// To work on it.
    List,
    /// To go on with work that a former run left behind.
    TakeUp(Box<TakingUp>),
}

/// A list that was read.
pub(super) struct Arrived {
    list: List,
    /// The platform of work that is taken up.
    platform: Option<Result<Loaded, StoreFault>>,
}

/// The list on its way, and its worker.
#[derive(Default)]
pub(super) struct Opening {
    slot: Slot<Result<Arrived, OpenFault>>,
    first_look: Option<Arc<OnceLock<List>>>,
    purpose: Option<Purpose>,
    /// A list that was read, and waits for an answer about the one that is open.
    pub(super) waiting: Option<Box<(Purpose, Arrived)>>,
    /// Why the last file could not be opened, until another one is.
    refused: Option<Message>,
    /// What is being opened, to be tried again with a password.
    asked: Option<(Source, Options)>,
    /// A workbook that waits for its password.
    locked: Option<Locked>,
}

/// A workbook that waits for its password.
struct Locked {
    source: Source,
    options: Options,
    purpose: Purpose,
}

impl Opening {
    pub(super) fn is_busy(&self) -> bool {
        self.slot.is_busy()
    }

    pub(super) fn running(&self) -> Option<Running> {
        let progress = self.slot.progress()?;
        let name = match self.slot.rows() {
            0 => Message::new("job-open"),
            rows => Message::new("job-open-rows").with("rows", rows),
        };
        Some(Running { name, progress })
    }

    /// Stops it. Work that was to be taken up is left as it was. Returns whether anything ran.
    pub(super) fn cancel(&mut self) -> bool {
        let busy = self.slot.is_busy();
        self.slot.cancel();
        (self.first_look, self.purpose, self.waiting) = (None, None, None);
        (self.asked, self.locked) = (None, None);
        busy
    }

    pub(super) fn forget_refusal(&mut self) {
        self.refused = None;
    }
}

impl Workspace {
    /// Whether another list is being opened.
    pub fn is_opening(&self) -> bool {
        self.opening.is_busy()
    }

    /// The first rows of a large list that is being opened.
    pub fn first_look(&self) -> Option<&List> {
        self.opening.first_look.as_ref().filter(|_| self.is_opening())?.get()
    }

    /// Why the last file could not be opened, until another one is.
    pub fn refused(&self) -> Option<&Message> {
        self.opening.refused.as_ref()
    }

    pub(super) fn start_open(&mut self, source: Source, options: Options, purpose: Purpose) {
        self.opening.cancel();
        self.opening.refused = None;
        let first = Arc::new(OnceLock::new());
        self.opening.first_look = Some(Arc::clone(&first));
        let wake = Arc::clone(&self.wake);
        let platform = match &purpose {
            Purpose::TakeUp(work) => work.work.platform().map(str::to_owned).filter(|name| self.platform.stored.as_ref() != Some(name)),
            Purpose::List => None,
        };
        let folders = self.folders.clone();
        self.opening.purpose = Some(purpose);
        self.opening.asked = Some((source.clone(), options.clone()));
        self.opening.slot.start(&self.wake, move |watch| {
            let list = open_showing(source, options, watch, |list| {
                // The cell is new: nothing stands in it.
                let _ = first.set(list);
                wake();
            })?;
            let platform = folders.zip(platform).map(|(folders, name)| load_platform(&folders, Some(name)));
            Ok(Arrived { list, platform })
        });
    }

    pub(super) fn poll_opening(&mut self) {
        let Some(result) = self.opening.slot.poll() else { return };
        self.opening.first_look = None;
        let (purpose, asked) = (self.opening.purpose.take(), self.opening.asked.take());
        match (result, purpose) {
            (Ok(Err(OpenFault::Read(fault))), Some(purpose)) if fault.asks_password() => {
                self.opening.locked = asked.map(|(source, options)| Locked { source, options, purpose });
            }
            (Ok(Ok(arrived)), Some(purpose)) => {
                if self.may_leave() {
                    self.begin(purpose, arrived);
                } else {
                    self.opening.waiting = Some(Box::new((purpose, arrived)));
                    self.ask_about_waiting();
                }
            }
            // A list that is open stays open: nothing is lost by a file that cannot be read.
            (Ok(Err(fault)), _) => {
                self.given_up = None;
                let message = fault.message();
                if self.sitting.is_some() {
                    self.notices.say(Level::Error, message);
                } else {
                    self.opening.refused = Some(message);
                }
            }
            (Err(Panicked), _) => self.notices.panicked(),
            (Ok(Ok(_)), None) => {}
        }
    }

    /// The name of the workbook that waits for its password, and whether one was given that does not open it.
    pub fn locked(&self) -> Option<(String, bool)> {
        let locked = self.opening.locked.as_ref()?;
        let name = match &locked.source {
            Source::Path(path) => path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            Source::Bytes { name, .. } => name.clone(),
        };
        Some((name, locked.options.password.is_some()))
    }

    /// Opens it with this password; `None` gives it up.
    pub(super) fn unlock(&mut self, password: Option<Password>) {
        let Some(locked) = self.opening.locked.take() else { return };
        match password {
            Some(_) => self.start_open(locked.source, Options { password, ..locked.options }, locked.purpose),
            None => self.given_up = None,
        }
    }

    /// The list that waited for an answer takes its place.
    pub(super) fn begin_waiting(&mut self) {
        if let Some(waiting) = self.opening.waiting.take() {
            let (purpose, arrived) = *waiting;
            self.begin(purpose, arrived);
        }
    }

    /// Another list is another sitting: the former one ends with everything that belongs to it.
    fn begin(&mut self, purpose: Purpose, Arrived { list, platform }: Arrived) {
        self.leave();
        if let From::Path(path) = &list.from {
            self.remember_file(&path.clone());
        }
        match platform {
            Some(Ok(loaded)) => {
                self.take_loaded(loaded);
            }
            Some(Err(fault)) => self.notices.fault(&fault),
            None => {}
        }
        self.opened += 1;
        let (number, usual) = (self.opened, self.usual);
        let (place, around) = self.parts();
        *place = Some(match purpose {
            Purpose::List => Sitting::new(number, list, usual, &around),
            Purpose::TakeUp(work) => Sitting::taken_up(number, list, usual, *work, &around),
        });
        self.look_behind();
    }
}
