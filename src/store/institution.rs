//! The file of the institution: at a fixed place of the machine, or at a place that a person named once. What it says is
//! written into the platforms that are kept; what people add beside it stays theirs.

use super::catalogues::Store;
use super::{Folders, StoreFault};
use crate::catalogue::{Institution, Platform};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Names another place for the file: for a trial, or a program on a memory stick.
pub const VARIABLE: &str = "BORDEREAU_INSTITUTION";
const FILE: &str = "etablissement.json";
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
    if let Some(place) = std::env::var_os(VARIABLE).filter(|place| !place.is_empty()) {
        return Some(PathBuf::from(place));
    }
    if let Some(place) = super::policy::Policy::of_machine().forced("institution").and_then(|place| place.as_str()) {
        return Some(PathBuf::from(place));
    }
    system_folders().into_iter().map(|folder| folder.join("bordereau").join(FILE)).find(|path| path.is_file())
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

/// Where a person said that the file is, and which version was taken.
pub fn remembered<T: for<'de> Deserialize<'de>>(folders: &Folders) -> Option<T> {
    serde_json::from_slice(&std::fs::read(place(folders)).ok()?).ok()
}

/// Remembers that.
///
/// # Errors
/// When the disk refuses.
pub fn remember(folders: &Folders, place: &impl Serialize) -> Result<(), StoreFault> {
    let path = folders.data_file("settings.institution.json")?;
    let bytes = serde_json::to_vec(place).unwrap_or_default();
    super::atomic::write_bytes(&path, super::atomic::Readers::Owner, &bytes)?;
    Ok(())
}

/// Forgets it.
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
    folders.data().join(Path::new("settings.institution.json"))
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
    use crate::catalogue::Local;

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
        assert!(store.set_by_institution("Ecampus").unwrap().unwrap().locked.contains("closed_courses"));
        assert!(store.entry("Prélude").unwrap().rows("courses").is_none(), "named, and its courses not told");
    }
}
