//! The files that were opened last, by path only.

use super::atomic::{self, Readers};
use super::{Folders, StoreFault};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

const FILE: &str = "recents.json";
/// How many are remembered.
const MOST: usize = 12;

/// Paths of the files opened last, the latest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recents {
    files: Vec<PathBuf>,
}

impl Recents {
    /// Reads the list. One that cannot be read is as good as empty.
    pub fn load(folders: &Folders) -> Self {
        let text = std::fs::read(folders.data().join(FILE)).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    /// The paths, the latest first. A file may be gone since.
    pub fn files(&self) -> &[PathBuf] {
        &self.files
    }

    /// Puts a file first and writes the list.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn add(&mut self, folders: &Folders, file: &Path) -> Result<(), StoreFault> {
        let file = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
        self.files.retain(|known| *known != file);
        self.files.insert(0, file);
        self.files.truncate(MOST);
        self.save(folders)
    }

    /// Takes one file from the list and writes it.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn remove(&mut self, folders: &Folders, file: &Path) -> Result<(), StoreFault> {
        self.files.retain(|known| known != file);
        self.save(folders)
    }

    /// Forgets all of them, on the disk too.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn forget(&mut self, folders: &Folders) -> Result<(), StoreFault> {
        self.files.clear();
        remove(&folders.data().join(FILE))
    }

    fn save(&self, folders: &Folders) -> Result<(), StoreFault> {
        let path = folders.data_file(FILE)?;
        // A path that is no Unicode text cannot stand in JSON: it is not remembered.
        let files: Vec<&str> = self.files.iter().filter_map(|path| path.to_str()).collect();
        let text = serde_json::json!({ "files": files }).to_string();
        atomic::write_bytes(&path, Readers::Owner, text.as_bytes())?;
        Ok(())
    }
}

/// Deletes every file that Bordereau keeps in its two folders: catalogues, receipts, those set aside, recents, settings.
/// Files that it did not make stay. Returns the names of what was deleted.
///
/// # Errors
/// When the disk refuses; what was deleted before stays deleted.
pub fn forget_everything(folders: &Folders) -> Result<Vec<PathBuf>, StoreFault> {
    let mut deleted = Vec::new();
    for folder in [folders.data(), folders.config()] {
        let Ok(entries) = std::fs::read_dir(folder) else { continue };
        for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if ["catalogues.", "receipts.", "recents.", "refresh.", "settings."].iter().any(|own| name.starts_with(own)) && path.is_file() {
                remove(&path)?;
                deleted.push(path);
            }
        }
    }
    deleted.sort();
    Ok(deleted)
}

fn remove(path: &Path) -> Result<(), StoreFault> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(StoreFault::of_io(path, error)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Settings;

    #[test]
    fn the_latest_file_comes_first_and_once() {
        let place = tempfile::tempdir().unwrap();
        let folders = Folders::under(place.path());
        let mut recents = Recents::load(&folders);
        for name in (0..15).map(|i| format!("/listes/{i}.xlsx")).chain(["/listes/7.xlsx".into()]) {
            recents.add(&folders, Path::new(&name)).unwrap();
        }
        let recents = Recents::load(&folders);
        assert_eq!(recents.files().len(), MOST);
        assert_eq!(recents.files()[..2], [PathBuf::from("/listes/7.xlsx"), PathBuf::from("/listes/14.xlsx")]);
    }

    #[test]
    fn everything_is_forgotten_but_what_belongs_to_others() {
        let place = tempfile::tempdir().unwrap();
        let folders = Folders::under(place.path());
        Recents::default().add(&folders, Path::new("/listes/a.csv")).unwrap();
        Settings::default().save(&folders).unwrap();
        std::fs::write(folders.data().join("catalogues.damaged-2026.db"), "").unwrap();
        std::fs::write(folders.data().join("note.txt"), "mine").unwrap();
        let mut recents = Recents::load(&folders);
        recents.forget(&folders).unwrap();
        assert_eq!(Recents::load(&folders), Recents::default());
        assert_eq!(forget_everything(&folders).unwrap().len(), 2);
        let left: Vec<_> = std::fs::read_dir(place.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left.len(), 2, "{left:?}");
        assert!(folders.data().join("note.txt").exists() && Settings::load(&folders).unwrap().0 == Settings::default());
    }
}
