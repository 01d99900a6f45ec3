//! Forgetting everything that Bordereau keeps for itself.

use super::held::Held;
use super::{Folders, StoreFault, save};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// Held by a running window as long as it lives; see [`super::Journal`].
const LOCK: &str = "lock";

/// What was forgotten.
#[derive(Debug, Default)]
pub struct Forgotten {
    /// The files that were deleted.
    pub deleted: Vec<PathBuf>,
    /// Other windows that are open: what they kept was deleted too, what is done in them from now on they will keep until they
    /// are closed.
    pub windows: usize,
}

/// Deletes every file that Bordereau keeps in its two folders: catalogues and those set aside, recents, settings, the work of
/// every window, files under way, also those that a save which was cut short left beside its target. Secrets leave the vault
/// of the system. Files that it did not make stay.
///
/// # Errors
/// The first thing that the disk refused; whatever else could be deleted is.
pub fn forget_everything(folders: &Folders) -> Result<Forgotten, StoreFault> {
    #[cfg(feature = "net")]
    forget_secrets(folders);
    save::settle(folders);
    let mut forgetting = Forgetting::default();
    for folder in [folders.data(), folders.config()] {
        for path in entries(folder) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if Folders::is_own(&name) {
                forgetting.forget(&path);
            }
        }
    }
    // Only empty folders can be removed so: what is not ours keeps its place.
    for folder in [folders.config(), folders.data()] {
        let _ = fs::remove_dir(folder);
    }
    let Forgetting { mut forgotten, refused } = forgetting;
    forgotten.deleted.sort();
    refused.map_or(Ok(forgotten), Err)
}

/// What is asked for with a secret is told by the platforms: their secrets go before they do.
#[cfg(feature = "net")]
fn forget_secrets(folders: &Folders) {
    use super::{accesses::kept_accesses, catalogues::Store, moodle::Origin, moodle::vault};
    for access in kept_accesses(folders).unwrap_or_default() {
        let _ = vault::forget_login(&access.place);
    }
    // A database that cannot be read tells no address; and no vault is nothing unusual.
    let Ok(Some(store)) = Store::open_known(folders) else { return };
    for entry in store.entries().unwrap_or_default() {
        if let Ok(Some(origin)) = Origin::of(&store, &entry.platform.name) {
            origin.forget_secret();
        }
    }
}

#[derive(Default)]
struct Forgetting {
    forgotten: Forgotten,
    refused: Option<StoreFault>,
}

impl Forgetting {
    /// A file, or all files below a folder and the folder.
    fn forget(&mut self, path: &Path) {
        if !path.symlink_metadata().is_ok_and(|metadata| metadata.is_dir()) {
            return self.remove(path);
        }
        let is_held = is_held(&path.join(LOCK));
        self.forgotten.windows += usize::from(is_held);
        for inner in entries(path) {
            let is_lock = inner.file_name().is_some_and(|name| name == LOCK);
            // A note that is locked is that of a save which goes on at this moment.
            if !(is_held && is_lock || inner.is_file() && is_held_file(&inner)) {
                self.forget(&inner);
            }
        }
        let _ = fs::remove_dir(path);
    }

    fn remove(&mut self, path: &Path) {
        match fs::remove_file(path) {
            Ok(()) => self.forgotten.deleted.push(path.to_owned()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => {
                self.refused.get_or_insert_with(|| StoreFault::of_io(path, error));
            }
        }
    }
}

/// Whether a running program holds the lock of this name.
fn is_held(lock: &Path) -> bool {
    lock.is_file() && is_held_file(lock)
}

fn is_held_file(path: &Path) -> bool {
    // What cannot be opened is removed or refused with the others.
    let Ok(file) = File::options().read(true).write(true).open(path) else { return false };
    Held::now(file).is_err()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).map(|entries| entries.flatten().map(|entry| entry.path()).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Journal, Recents, Settings};

    #[test]
    fn everything_is_forgotten_but_what_belongs_to_others() {
        let place = tempfile::tempdir().unwrap();
        let folders = Folders::under(place.path());
        Recents::default().add(&folders, Path::new("/listes/a.csv")).unwrap();
        Settings::default().save(&folders).unwrap();
        for name in ["catalogues.damaged-2026.db", "catalogues.db-journal", "settings.damaged-2026.toml", ".bordereau-aaaa.tmp", "note.txt"]
        {
            fs::write(folders.data().join(name), "Lefèvre").unwrap();
        }
        let dead = Journal::begin(&folders).unwrap();
        dead.keep(dead.epoch(), 1, Some(b"list"), b"work").unwrap();
        drop(dead);
        let forgotten = forget_everything(&folders).unwrap();
        assert_eq!((forgotten.deleted.len(), forgotten.windows), (9, 0), "{forgotten:?}");
        assert_eq!(entries(place.path()), [folders.data().join("note.txt")]);
    }

    #[test]
    fn what_another_window_kept_goes_and_the_window_goes_on() {
        let place = tempfile::tempdir().unwrap();
        let folders = Folders::under(place.path());
        let living = Journal::begin(&folders).unwrap();
        living.keep(living.epoch(), 1, Some(b"list"), b"work").unwrap();
        assert_eq!(forget_everything(&folders).unwrap().windows, 1);
        assert_eq!(living.work(), None);
        living.keep(living.epoch(), 1, Some(b"list"), b"work").unwrap();
        assert!(living.work().is_some());
    }
}
