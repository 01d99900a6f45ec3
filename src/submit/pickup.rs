//! tool_sync's pick-up folder: the platform sweeps it now and then, takes every file away, and processes the one of a given
//! name.
//!
//! Facts of tool_sync 4.1.0, seen in runs: names that begin with `.` or `_` are left alone, a name that holds `lock` too; a
//! file that is only half written is swept like any other; a second file of the name takes the place of the first before
//! either is processed; on PHP 8 a `lock.txt` or `alock.txt` in the folder makes every sweep fail. So the temporary name
//! begins with `_`, its own lock is never used, and a former file that still waits is never replaced.

use super::folder::{Put, put, standing};
use super::{Agreed, Channel, Look, Outcome, Parcel, Standing, State};
use crate::error::{Fault as _, Message};
use crate::store::StoreFault;
use crate::watch::Watch;
use std::path::PathBuf;

/// Files whose mere presence makes the sweep fail.
const LOCKS: [&str; 2] = ["lock.txt", "alock.txt"];

/// A pick-up folder.
pub(super) struct Pickup {
    pub(super) path: PathBuf,
    /// The name that the platform looks for, when it is written out.
    pub(super) name: Option<String>,
}

impl Pickup {
    fn file(&self, parcel: &Parcel<'_>) -> PathBuf {
        self.path.join(self.name.as_deref().unwrap_or(parcel.wanted_name))
    }

    fn name<'n>(&'n self, parcel: &'n Parcel<'_>) -> &'n str {
        self.name.as_deref().unwrap_or(parcel.wanted_name)
    }

    /// Whether a former file waits to be picked up.
    fn waiting(&self, parcel: &Parcel<'_>) -> Result<Standing, Message> {
        let name = self.name(parcel);
        if name.starts_with(['.', '_']) || name.contains("lock") {
            return Err(Message::new("submit-pickup-passed-over").with("name", name));
        }
        standing(&self.file(parcel), parcel)
    }
}

impl Look for Pickup {
    fn word(&self) -> &'static str {
        "pickup"
    }

    fn place(&self, parcel: &Parcel<'_>) -> String {
        self.file(parcel).display().to_string()
    }

    fn look(&self, parcel: &Parcel<'_>, _: &Watch) -> Result<Vec<Message>, Message> {
        let mut remarks = vec![Message::new("submit-pickup-once").with("name", self.name(parcel))];
        match self.waiting(parcel)? {
            Standing::Free => {}
            Standing::Same => remarks.push(Message::new("submit-pickup-same-waits")),
            Standing::Other => return Err(Message::new("submit-pickup-waits").with("name", self.name(parcel))),
        }
        let locks = LOCKS.iter().filter(|name| self.path.join(name).exists());
        remarks.extend(locks.map(|name| Message::new("submit-pickup-lock").with("name", *name)));
        Ok(remarks)
    }
}

impl Channel for Pickup {
    fn send(&self, parcel: &Parcel<'_>, _: &Agreed, _: &Watch) -> Outcome {
        let path = self.file(parcel);
        let place = path.display().to_string();
        let waits = || Message::new("submit-pickup-waits").with("name", self.name(parcel));
        match self.waiting(parcel) {
            Ok(Standing::Free) => {}
            Ok(Standing::Same) => return Outcome::new(State::ReadBack, place, Message::new("submit-pickup-same-waits")),
            Ok(Standing::Other) => return Outcome::refused(place, waits()),
            Err(message) => return Outcome::refused(place, message),
        }
        match put(&path, "_bordereau-", parcel) {
            Put::Taken => return Outcome::refused(place, waits()),
            Put::Failed(error) => return Outcome::refused(place, StoreFault::of_io(&path, error).message()),
            Put::Done => {}
        }
        match standing(&path, parcel) {
            Ok(Standing::Same) => Outcome::new(State::ReadBack, place, Message::new("submit-pickup-placed")),
            // A sweep was faster than the second look.
            Ok(Standing::Free) => Outcome::new(State::HandedOver, place, Message::new("submit-picked-up")),
            Ok(Standing::Other) => Outcome::new(State::NotKnown, place, Message::new("submit-not-what-was-sent")),
            Err(_) => Outcome::new(State::NotKnown, place, Message::new("submit-folder-lost")),
        }
    }
}
