//! Platforms named, described and removed by a person.

use super::import::ImportFault;
use super::memory::{Loaded, load_platform};
use super::news::News;
use super::{Panicked, Running, Slot, Workspace};
use crate::catalogue::{Catalogue, Freshness, Local, Platform};
use crate::error::{Level, Message};
use crate::store::catalogues::{Entry, Store};
use crate::store::import::Imported;
use crate::store::institution::SetBy;
use crate::store::{Folders, StoreFault};
use crate::text::fold;
use std::sync::{Arc, OnceLock};

/// The platform that the work is checked against.
#[derive(Clone)]
pub struct ChosenPlatform {
    /// Name it is stored under; `None` for the sample.
    pub stored: Option<String>,
    /// What is known of it.
    pub catalogue: Arc<Catalogue>,
    /// Where its catalogue was asked for the last time, else its own address; `None` when neither is known.
    #[cfg(feature = "net")]
    pub origin: Option<crate::store::moodle::Origin>,
    /// What the institution set of it; `None` when it said nothing.
    pub set_by: Option<SetBy>,
}

impl ChosenPlatform {
    /// The sample that ships.
    pub(super) fn sample() -> Self {
        static SAMPLE: OnceLock<Arc<Catalogue>> = OnceLock::new();
        let catalogue = SAMPLE.get_or_init(|| Arc::new(Catalogue::new(crate::catalogue::sample())));
        Self::new(None, Arc::clone(catalogue))
    }

    pub(super) fn new(stored: Option<String>, catalogue: Arc<Catalogue>) -> Self {
        Self {
            stored,
            catalogue,
            #[cfg(feature = "net")]
            origin: None,
            set_by: None,
        }
    }
}

/// What runs for platforms, whichever list is open.
#[derive(Default)]
pub(super) struct PlatformWork {
    pub(super) load: Slot<Result<Loaded, StoreFault>>,
    pub(super) import: Slot<Result<(Imported, Vec<Message>), ImportFault>>,
    #[cfg(feature = "net")]
    pub(super) refresh: Slot<Result<super::refresh::Done, super::Trouble>>,
    #[cfg(feature = "net")]
    pub(super) trouble: Option<super::Trouble>,
    #[cfg(feature = "net")]
    pub(super) look: Slot<super::institution::Looked>,
    /// Whether a person asked for what looks for the file of the institution.
    #[cfg(feature = "net")]
    pub(super) is_asked: bool,
    #[cfg(feature = "net")]
    pub(super) institution: super::OfInstitution,
    pub(super) news: Option<News>,
}

impl PlatformWork {
    pub(super) fn is_busy(&self) -> bool {
        #[cfg(feature = "net")]
        if self.look.is_busy() {
            return true;
        }
        self.load.is_busy() || self.import.is_busy() || self.refreshing().is_some()
    }

    /// Whether the platform to work with is on its way.
    pub(super) fn is_loading(&self) -> bool {
        self.load.is_busy()
    }

    pub(super) fn running(&self) -> Option<Running> {
        let of = |progress: Option<(u64, u64)>, id: &'static str| progress.map(|progress| Running { name: Message::new(id), progress });
        of(self.import.progress(), "job-import")
            .or_else(|| of(self.refreshing(), "job-refresh"))
            .or_else(|| of(self.load.progress(), "job-platform"))
    }

    #[cfg(feature = "net")]
    fn refreshing(&self) -> Option<(u64, u64)> {
        self.refresh.progress()
    }

    #[cfg(not(feature = "net"))]
    fn refreshing(&self) -> Option<(u64, u64)> {
        None
    }
}

/// What a person says of a platform.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Described {
    /// Name of the platform it is said of; `None` for a new one.
    pub former: Option<String>,
    /// Name, address, year, database, release.
    pub about: Platform,
    /// Importers in use and rules of the place.
    pub local: Local,
}

impl Workspace {
    pub(super) fn poll_platforms(&mut self) {
        match self.platforms.load.poll() {
            Some(Ok(Ok(loaded))) => self.platform_loaded(loaded),
            Some(Ok(Err(fault))) => self.notices.fault(&fault),
            Some(Err(Panicked)) => self.notices.panicked(),
            None => {}
        }
        match self.platforms.import.poll() {
            Some(Ok(Ok((imported, notices)))) => self.imported(imported, notices),
            Some(Ok(Err(fault))) => self.notices.fault(&fault),
            Some(Err(Panicked)) => self.notices.panicked(),
            None => {}
        }
        #[cfg(feature = "net")]
        {
            self.poll_refresh();
            self.poll_institution();
        }
    }

    fn imported(&mut self, imported: Imported, notices: Vec<Message>) {
        let name = imported.entry.platform.name.clone();
        self.notices.done(Message::new("notice-imported").with("platform", name.as_str()));
        self.tell_imported(imported);
        notices.into_iter().for_each(|notice| self.notices.say(Level::Warning, notice));
        self.go_on_with(name);
    }

    /// Goes on with a platform that something was brought to: the one in use anew, or another one, asked about first
    /// when unsaved work was checked against a platform of its own.
    pub(super) fn go_on_with(&mut self, name: String) {
        if self.platform.stored.is_none() || self.platform.stored.as_ref() == Some(&name) {
            self.start_platform(Some(name));
        } else {
            self.execute(super::Command::ChoosePlatform(Some(name)));
        }
    }

    /// Age of the catalogue in use; `None` for the sample, which does not age, and where there is no catalogue yet.
    pub fn freshness(&self) -> Option<Freshness> {
        let (platform, local) = (&self.catalogue().site().platform, self.catalogue().local());
        if platform.sample || !self.catalogue().knows_courses() {
            return None;
        }
        let now = jiff::Zoned::now();
        let days = local.old_after_days.unwrap_or(self.settings().old_after_days);
        Some(Freshness::of(platform, now.timestamp(), now.date(), days))
    }

    /// How long ago that was, in words; `taken_at` is RFC 3339.
    pub fn age_of(&self, taken_at: &str) -> Message {
        let (platform, now) = (Platform { extracted_at: Some(taken_at.to_owned()), ..Platform::default() }, jiff::Zoned::now());
        Freshness::of(&platform, now.timestamp(), now.date(), self.settings().old_after_days).age()
    }

    /// The other platform of that name, case and accents aside.
    pub fn platform_named(&self, name: &str, but: Option<&str>) -> Option<&Entry> {
        let key = fold::careful(name);
        self.platforms().iter().find(|entry| fold::careful(&entry.platform.name) == key && Some(entry.platform.name.as_str()) != but)
    }

    /// Keeps what a person says of a platform, and goes on with that platform.
    pub(super) fn save_platform(&mut self, described: Described) {
        let Some(folders) = self.folders.clone() else { return self.notices.fault(&StoreFault::NoHome) };
        self.platforms.load.start(&self.wake, move |_| {
            let (mut store, notices) = Store::open(&folders)?;
            let Described { former, about, local } = described;
            if let Some(name) = &former
                && let Some(refusal) = refused(&store, name, &about, &local)?
            {
                let mut loaded = load_platform(&folders, Some(name.clone()))?;
                loaded.notices.push(refusal);
                return Ok(loaded);
            }
            let (entry, said) = match former {
                Some(former) => (store.describe(&former, &about)?, "notice-platform-kept"),
                None => (store.create(&about)?, "notice-platform-new"),
            };
            let name = entry.platform.name;
            store.keep_local(&name, &local)?;
            drop(store);
            let mut loaded = load_platform(&folders, Some(name.clone()))?;
            loaded.notices.extend(notices);
            loaded.done = Some(Message::new(said).with("platform", name));
            Ok(loaded)
        });
    }

    /// Forgets a platform with its catalogue, its rules, its accounts; the sample takes its place when it is in use.
    pub(super) fn remove_platform(&mut self, name: String) {
        let Some(folders) = self.folders.clone() else { return };
        if self.platform.stored.as_ref() == Some(&name) {
            self.use_sample();
        }
        self.platforms.load.start(&self.wake, move |_| {
            remove(&folders, &name)?;
            let mut loaded = load_platform(&folders, None)?;
            loaded.done = Some(Message::new("notice-platform-removed").with("platform", name));
            Ok(loaded)
        });
    }
}

/// Why what is said anew of a platform is not kept: the institution locked it.
pub(super) fn refused(store: &Store, name: &str, about: &Platform, local: &Local) -> Result<Option<Message>, StoreFault> {
    let Some(set) = store.set_by_institution(name)? else { return Ok(None) };
    let (former, before) = (store.entry(name)?.platform, store.local(name)?);
    // Of the date and the sample nobody says anything in a dialogue.
    let about = Platform { extracted_at: former.extracted_at.clone(), sample: former.sample, ..about.clone() };
    Ok(set.refuses((&former, &before), (&about, local)))
}

fn remove(folders: &Folders, name: &str) -> Result<(), StoreFault> {
    let (mut store, _) = Store::open(folders)?;
    #[cfg(feature = "net")]
    if let Ok(Some(origin)) = crate::store::moodle::Origin::of(&store, name) {
        // Without a vault nothing is kept there.
        let _ = origin.forget_secret();
    }
    store.purge(Some(name))?;
    store.remove(name)
}
