//! Platforms named, described and removed by a person.

use super::Workspace;
use super::memory::load_platform;
use crate::catalogue::{Freshness, Local, Platform};
use crate::error::Message;
use crate::store::catalogues::{Entry, Store};
use crate::store::{Folders, StoreFault};
use crate::text::fold;

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

    /// The other platform of that name, case and accents aside.
    pub fn platform_named(&self, name: &str, but: Option<&str>) -> Option<&Entry> {
        let key = fold::careful(name);
        self.platforms().iter().find(|entry| fold::careful(&entry.platform.name) == key && Some(entry.platform.name.as_str()) != but)
    }

    /// Keeps what a person says of a platform, and goes on with that platform.
    pub(super) fn save_platform(&mut self, described: Described) {
        let Some(folders) = self.folders.clone() else { return self.notices.fault(&StoreFault::NoHome) };
        self.jobs.platform.start(&self.wake, move |_| {
            let (mut store, notices) = Store::open(&folders)?;
            let Described { former, about, local } = described;
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
        self.jobs.platform.start(&self.wake, move |_| {
            remove(&folders, &name)?;
            let mut loaded = load_platform(&folders, None)?;
            loaded.done = Some(Message::new("notice-platform-removed").with("platform", name));
            Ok(loaded)
        });
    }
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
