//! The file of the institution: at a fixed place of the machine, or at a place that a person named once. What it says is
//! written into the platforms that are kept; what people add beside it stays theirs.

#[cfg(feature = "net")]
mod taking;

#[cfg(feature = "net")]
pub use taking::{Remembered, TakeFault, Taken, remembered, take};

use super::catalogues::Store;
use super::{Folders, StoreFault};
use crate::catalogue::institution::changed;
use crate::catalogue::{Institution, Local, Platform};
use crate::error::Message;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Names another place for the file: for a trial, or a program on a memory stick.
pub const VARIABLE: &str = "BORDEREAU_INSTITUTION";
const FILE: &str = "etablissement.json";
/// Where it is remembered which file was taken.
const REMEMBERED: &str = "settings.institution.json";
/// Key under which a platform remembers what the institution set.
const KEY: &str = "institution";

/// What the institution set of a platform.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SetBy {
    /// Name of the institution.
    pub institution: String,
    /// Keys that it set.
    pub set: BTreeSet<String>,
    /// Keys that nobody changes by mistake.
    pub locked: BTreeSet<String>,
}

/// Where the file stands on this machine, when it does: the place that the variable or a policy names, else those of the
/// system.
pub fn on_this_machine() -> Option<PathBuf> {
    if let Some(place) = ruled() {
        return Some(place);
    }
    system_folders().into_iter().map(|folder| folder.join("bordereau").join(FILE)).find(|path| path.is_file())
}

/// The place that the variable or a policy names: it counts before one that a person typed.
fn ruled() -> Option<PathBuf> {
    if let Some(place) = std::env::var_os(VARIABLE).filter(|place| !place.is_empty()) {
        return Some(PathBuf::from(place));
    }
    super::policy::Policy::of_machine().forced("institution").and_then(|place| place.as_str()).map(PathBuf::from)
}

#[cfg(windows)]
pub(super) fn system_folders() -> Vec<PathBuf> {
    std::env::var_os("ProgramData").map(PathBuf::from).into_iter().collect()
}

#[cfg(target_os = "macos")]
pub(super) fn system_folders() -> Vec<PathBuf> {
    vec![PathBuf::from("/Library/Application Support")]
}

#[cfg(not(any(windows, target_os = "macos")))]
pub(super) fn system_folders() -> Vec<PathBuf> {
    let folders = std::env::var_os("XDG_CONFIG_DIRS").filter(|folders| !folders.is_empty()).unwrap_or_else(|| "/etc/xdg".into());
    std::env::split_paths(&folders).filter(|folder| folder.is_absolute()).collect()
}

/// Forgets where a person said that the file is.
///
/// # Errors
/// When the disk refuses.
pub fn forget(folders: &Folders) -> Result<(), StoreFault> {
    let path = place(folders);
    match std::fs::remove_file(&path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(StoreFault::of_io(&path, error)),
        _ => Ok(()),
    }
}

fn place(folders: &Folders) -> PathBuf {
    folders.data().join(REMEMBERED)
}

impl SetBy {
    /// Whether nobody changes this key by mistake. By its name the file finds the platform again.
    pub fn holds(&self, key: &str) -> bool {
        key == "name" || self.locked.contains(key)
    }

    /// What the institution locked of that which differs between two versions, in a sentence; `None` when nothing is.
    pub fn refuses(&self, former: (&Platform, &Local), newer: (&Platform, &Local)) -> Option<Message> {
        let touched: Vec<String> = changed(former, newer).into_iter().filter(|key| self.holds(key)).collect();
        let message = || Message::new("institution-locked").with("institution", self.institution.as_str()).with("keys", touched.join(", "));
        (!touched.is_empty()).then(message)
    }
}

impl Store {
    /// Writes what an institution says into the platforms that are kept, and begins those that are not. Returns their names.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn take_institution(&mut self, institution: &Institution) -> Result<Vec<String>, StoreFault> {
        let mut names = Vec::new();
        for described in &institution.platforms {
            let name = described.name().trim();
            let entry = match self.find(name)? {
                Some(entry) => entry,
                None => self.create(&Platform { name: name.to_owned(), ..Platform::default() })?,
            };
            let name = entry.platform.name.clone();
            self.describe(&name, &described.about(&entry.platform))?;
            if let Some(local) = described.local(&self.local(&name)?) {
                self.keep_local(&name, &local)?;
            }
            let set = SetBy { institution: institution.institution.clone(), set: described.set(), locked: described.locked() };
            self.remember(&name, KEY, &set)?;
            #[cfg(feature = "net")]
            if let Some(place) = described.catalogue() {
                use super::moodle::{Origin, Published};
                let published = Published::at(place);
                let is_known =
                    matches!(self.remembered::<Origin>(&name, "origin")?, Some(Origin::Published(known)) if known.place == published.place);
                if !is_known {
                    Origin::Published(published).keep(self, &name)?;
                }
            }
            names.push(name);
        }
        Ok(names)
    }

    /// What the institution set of a platform; `None` when it said nothing of it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn set_by_institution(&self, name: &str) -> Result<Option<SetBy>, StoreFault> {
        self.remembered(name, KEY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn platforms_are_begun_described_and_what_people_said_beside_stays() {
        let place = tempfile::tempdir().unwrap();
        let mut store = Store::open(&Folders::under(place.path())).unwrap().0;
        store.create(&Platform { name: "Ecampus".into(), ..Platform::default() }).unwrap();
        store.keep_local("Ecampus", &Local { prerequisites: vec!["la veille".into()], ..Local::default() }).unwrap();
        let file = r#"{"institution": "U", "platforms": [
            {"name": "ecampus", "url": "https://ecampus.example.org", "closed_courses": ["DEMO*"], "locked": ["closed_courses"]},
            {"name": "Prélude", "catalogue": "https://prelude.example.org/c.json"}]}"#;
        let names = store.take_institution(&Institution::parse(file.as_bytes()).unwrap()).unwrap();
        assert_eq!(names, ["Ecampus", "Prélude"]);
        let local = store.local("Ecampus").unwrap();
        assert_eq!((local.prerequisites.len(), local.closed_courses.len()), (1, 1));
        assert_eq!(store.entry("Ecampus").unwrap().platform.url.as_deref(), Some("https://ecampus.example.org"));
        let set = store.set_by_institution("Ecampus").unwrap().unwrap();
        let (about, newer) = (store.entry("Ecampus").unwrap().platform, Local { closed_courses: Vec::new(), ..local.clone() });
        assert!(set.refuses((&about, &local), (&about, &newer)).is_some(), "what is locked stays");
        assert!(set.refuses((&about, &local), (&about, &Local { prerequisites: Vec::new(), ..local.clone() })).is_none());
        assert!(store.entry("Prélude").unwrap().rows("courses").is_none(), "named, and its courses not told");
    }
}
