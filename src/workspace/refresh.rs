//! Bringing the platform in use up to date, on a worker: from its web services, or from a published catalogue.

use super::{Panicked, Workspace};
use crate::error::{Fault as _, Level, Message};
use crate::importer::Roster;
use crate::store::catalogues::Store;
use crate::store::moodle::{Limits, MoodleFault, Origin, PeopleAsked, Refreshed, Secret, Wanted, refresh};
use crate::store::{Folders, Settings};
use crate::watch::Watch;

/// Where to ask, and with what. What is left open is as it was the last time.
#[derive(Clone, Debug, Default)]
pub struct Refresh {
    /// Where; `None` = where it was asked the last time, else at the platform's own address.
    pub origin: Option<Origin>,
    /// With what; `None` = what the vault keeps.
    pub secret: Option<Secret>,
    /// Whether what is known of the platform is given up, and everything asked anew.
    pub anew: bool,
    /// Whether the secret is to be kept in the vault when it was of use.
    pub keep_secret: bool,
}

/// Why a refresh did not come to its end. The former catalogue is still in use.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// Nobody said where to ask.
    OriginNeeded,
    /// Nobody gave the secret, and no vault keeps it.
    SecretNeeded,
    /// It was tried, and failed: one sentence that says what to do.
    Failed(Message),
}

impl From<MoodleFault> for Trouble {
    fn from(fault: MoodleFault) -> Self {
        Self::Failed(fault.message())
    }
}

/// What a worker gives back.
pub(super) struct Done {
    refreshed: Refreshed,
    notices: Vec<Message>,
}

impl Workspace {
    /// Whether the platform in use is being brought up to date.
    pub fn is_refreshing(&self) -> bool {
        self.platforms.refresh.is_busy()
    }

    /// Why the last refresh did not come to its end, once.
    pub fn take_trouble(&mut self) -> Option<Trouble> {
        self.platforms.trouble.take()
    }

    pub(super) fn start_refresh(&mut self, asked: Refresh) {
        let (Some(folders), Some(name)) = (self.folders.clone(), self.platform.stored.clone()) else { return };
        // What the list that is open names is asked for too.
        let named = self.work().map(|work| work.roster(self.importer()));
        self.platforms.trouble = None;
        self.platforms.refresh.start(&self.wake, move |watch| run(&folders, &name, asked, named.as_ref(), watch));
    }

    pub(super) fn poll_refresh(&mut self) {
        match self.platforms.refresh.poll() {
            Some(Ok(Ok(Done { refreshed, notices }))) => {
                notices.into_iter().for_each(|notice| self.notices.say(Level::Warning, notice));
                let name = refreshed.entry.platform.name.clone();
                let done = if refreshed.unchanged { "notice-refresh-same" } else { "notice-refreshed" };
                self.notices.done(Message::new(done).with("platform", name.as_str()));
                self.tell_refreshed(refreshed);
                self.go_on_with(name);
            }
            Some(Ok(Err(trouble))) => self.platforms.trouble = Some(trouble),
            Some(Err(Panicked)) => self.notices.panicked(),
            None => {}
        }
    }

    fn tell_refreshed(&mut self, refreshed: Refreshed) {
        if refreshed.unchanged {
            return;
        }
        let people = refreshed.people.map(|PeopleAsked { asked, found, sure }| {
            Message::new(if sure { "moodle-people" } else { "moodle-people-unsure" }).with("asked", asked).with("found", found)
        });
        let missing = refreshed.missing.into_iter().map(|missing| missing.message).collect();
        self.tell_news(refreshed.entry.platform.name, refreshed.diff, people.into_iter().collect(), missing);
    }

    pub(super) fn cancel_refresh(&mut self) {
        if self.platforms.refresh.is_busy() {
            self.platforms.refresh.cancel();
            self.notices.say(Level::Info, Message::new("moodle-cancelled"));
        }
    }
}

fn run(folders: &Folders, name: &str, asked: Refresh, named: Option<&Roster<'_>>, watch: &Watch) -> Result<Done, Trouble> {
    let (mut store, mut notices) = Store::open(folders).map_err(MoodleFault::Store)?;
    store.keep_people_for(Settings::load(folders).map_err(MoodleFault::Store)?.0.keep_people_days);
    let origin = match asked.origin {
        Some(origin) => origin,
        None => Origin::of(&store, name).map_err(MoodleFault::Store)?.ok_or(Trouble::OriginNeeded)?,
    };
    let secret = asked.secret.or_else(|| Secret::kept(&origin)).ok_or(Trouble::SecretNeeded)?;
    let named = named.map(Wanted::of).unwrap_or_default();
    let wanted = Wanted { anew: asked.anew, ..named };
    let refreshed = refresh(&mut store, Some(name), &origin, &secret, &wanted, Limits::default(), watch)?;
    if asked.keep_secret && !secret.keep(&origin) {
        notices.push(Message::new("moodle-no-vault"));
    }
    Ok(Done { refreshed, notices })
}
