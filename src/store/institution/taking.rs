//! Taking the file of the institution: from where it was said or stands, and only when it changed.

use super::{REMEMBERED, on_this_machine, place, ruled};
use crate::catalogue::{Institution, InstitutionFault};
use crate::error::{Fault, Message};
use crate::store::catalogues::Store;
use crate::store::moodle::{Limits, MoodleFault, Published};
use crate::store::{Folders, StoreFault, atomic};
use crate::watch::Watch;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::PathBuf;

/// Which file was taken the last time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Remembered {
    /// Where it is, and its version.
    #[serde(flatten)]
    pub published: Published,
    /// What the institution is called.
    pub institution: String,
    /// Names of the platforms that it describes, as they are kept.
    pub platforms: Vec<String>,
}

/// What came of looking for the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// Nobody said where one is, and none stands on the machine.
    Nowhere,
    /// It is what was taken before.
    Same(Remembered),
    /// It was taken: its platforms are kept.
    New(Remembered),
}

/// Why a file could not be taken. What was taken before stays.
#[derive(Debug)]
pub enum TakeFault {
    /// It cannot be fetched.
    Fetch(MoodleFault),
    /// It is not of its form.
    Form(InstitutionFault),
    /// The disk refuses.
    Store(StoreFault),
}

/// Which file was taken the last time; `None` when none was, or it was forgotten.
pub fn remembered(folders: &Folders) -> Option<Remembered> {
    serde_json::from_slice(&std::fs::read(place(folders)).ok()?).ok()
}

/// Takes the file that is named, else the one that a policy names, the one that was taken before, the one that stands on the
/// machine. One that was named is taken again when a platform of it is gone, whether it changed or not.
///
/// # Errors
/// When it cannot be had, is no such file, or the disk refuses.
pub fn take(folders: &Folders, named: Option<&str>, watch: &Watch) -> Result<Taken, TakeFault> {
    let known = remembered(folders);
    let named = named.map(|place| Published::at(whole(place)));
    let is_named = named.is_some();
    let at = |path: PathBuf| path.to_str().map(Published::at);
    let former = || known.as_ref().map(|known| known.published.clone());
    let Some(wanted) = named.or_else(|| ruled().and_then(at)).or_else(former).or_else(|| on_this_machine().and_then(at)) else {
        return Ok(Taken::Nowhere);
    };
    let known = known.filter(|known| known.published.place == wanted.place);
    let mut store = None;
    let is_whole = match &known {
        Some(known) if is_named => {
            let opened = Store::open(folders)?.0;
            let is_there = |name: &String| opened.find(name).map(|entry| entry.is_some());
            let there = known.platforms.iter().map(is_there).collect::<Result<Vec<_>, _>>()?;
            store = Some(opened);
            there.into_iter().all(|is_there| is_there)
        }
        _ => true,
    };
    let published = known.as_ref().filter(|_| is_whole).map_or(wanted, |known| known.published.clone());
    let Some((bytes, published)) = published.newer(None, Limits::default(), watch).map_err(TakeFault::Fetch)? else {
        return Ok(known.map_or(Taken::Nowhere, Taken::Same));
    };
    let read = Institution::parse(&bytes).map_err(TakeFault::Form)?;
    let mut store = match store {
        Some(store) => store,
        None => Store::open(folders)?.0,
    };
    let platforms = store.take_institution(&read)?;
    let taken = Remembered { published, institution: read.institution, platforms };
    remember(folders, &taken)?;
    Ok(Taken::New(taken))
}

/// The next start may be in another folder.
fn whole(place: &str) -> String {
    let path = std::path::absolute(place).ok().filter(|path| path.exists());
    path.and_then(|path| path.to_str().map(str::to_owned)).unwrap_or_else(|| place.to_owned())
}

fn remember(folders: &Folders, taken: &Remembered) -> Result<(), StoreFault> {
    let path = folders.data_file(REMEMBERED)?;
    let bytes = serde_json::to_vec(taken).unwrap_or_default();
    atomic::write_bytes(&path, atomic::Readers::Owner, &bytes)?;
    Ok(())
}

impl From<StoreFault> for TakeFault {
    fn from(fault: StoreFault) -> Self {
        Self::Store(fault)
    }
}

impl Fault for TakeFault {
    fn message(&self) -> Message {
        match self {
            Self::Fetch(fault) => fault.message(),
            Self::Form(fault) => fault.message(),
            Self::Store(fault) => fault.message(),
        }
    }
}

impl fmt::Display for TakeFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().id)
    }
}

impl std::error::Error for TakeFault {}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"{"institution": "U", "platforms": [{"name": "Ecampus"}, {"name": "Prélude"}]}"#;

    #[test]
    fn a_file_is_taken_once_and_again_when_it_changed_or_a_platform_of_it_is_gone() {
        let home = tempfile::tempdir().unwrap();
        let folders = Folders::under(home.path().join("data"));
        let file = home.path().join("etablissement.json");
        std::fs::write(&file, FILE).unwrap();
        let take = |named: Option<&str>| take(&folders, named, &Watch::default()).unwrap();
        let place = file.to_str();
        let Taken::New(taken) = take(place) else { panic!("it is new") };
        assert_eq!((taken.institution.as_str(), taken.platforms.len()), ("U", 2));
        assert_eq!(take(None), Taken::Same(taken.clone()));
        Store::open(&folders).unwrap().0.remove("Ecampus").unwrap();
        assert_eq!(take(None), Taken::Same(taken), "what was removed by hand does not come back by itself");
        assert!(matches!(take(place), Taken::New(_)));
        std::fs::write(&file, FILE.replace("Prélude", "Collégium")).unwrap();
        let Taken::New(taken) = take(None) else { panic!("it changed") };
        assert_eq!(taken.platforms, ["Ecampus", "Collégium"]);
        std::fs::write(&file, "{}").unwrap();
        assert!(matches!(super::take(&folders, None, &Watch::default()), Err(TakeFault::Form(_))));
        assert_eq!(remembered(&folders), Some(taken), "what was taken stays");
        super::super::forget(&folders).unwrap();
        assert_eq!(remembered(&folders), None);
    }
}
