//! The work in progress, kept so that a crash loses nothing: one folder per running program, owner only,
//! locked while the program lives, purged when the work is done.

use super::atomic::{self, Readers};
use super::{Folders, StoreFault};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

const FOLDER: &str = "recovery";
const LOCK: &str = "lock";
const LIST: &str = "list";
const WORK: &str = "work.json";

/// The journal of this running program, or one that a former one left behind.
pub struct Journal {
    folder: PathBuf,
    /// Held open: the system gives the lock back when the program ends, however it ends.
    _lock: File,
    epoch: Mutex<u64>,
}

impl Journal {
    /// Begins a journal for this program.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn begin(folders: &Folders) -> Result<Self, StoreFault> {
        let root = root(folders)?;
        let refused = |error| StoreFault::of_io(&root, error);
        let mut builder = tempfile::Builder::new();
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
        let folder = builder.prefix("work-").tempdir_in(&root).map_err(refused)?.keep();
        let lock = File::create_new(folder.join(LOCK)).map_err(refused)?;
        lock.lock().map_err(refused)?;
        Ok(Self { folder, _lock: lock, epoch: Mutex::default() })
    }

    /// Number of times it was purged: what was begun before a purge is not kept after it.
    pub fn epoch(&self) -> u64 {
        *self.lock_epoch()
    }

    /// Keeps the bytes of the list (when they are given) and the state of the work, in place of those
    /// before, unless it was purged since `epoch`.
    ///
    /// # Errors
    /// When the disk refuses; then what was kept before stays.
    pub fn keep(&self, epoch: u64, list: Option<&[u8]>, work: &[u8]) -> Result<(), StoreFault> {
        let now = self.lock_epoch();
        if *now != epoch {
            return Ok(());
        }
        if let Some(list) = list {
            atomic::write_bytes(&self.folder.join(LIST), Readers::Owner, list)?;
        }
        atomic::write_bytes(&self.folder.join(WORK), Readers::Owner, work)?;
        Ok(())
    }

    /// A writer that panicked left whole files: each is renamed into its place.
    fn lock_epoch(&self) -> MutexGuard<'_, u64> {
        self.epoch.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Bytes of the list, and state of the work. `None` when the program ended before it had kept both.
    pub fn kept(&self) -> Option<(Vec<u8>, Vec<u8>)> {
        Some((fs::read(self.folder.join(LIST)).ok()?, fs::read(self.folder.join(WORK)).ok()?))
    }

    /// Forgets what was kept; the journal goes on.
    pub fn purge(&self) {
        let mut epoch = self.lock_epoch();
        *epoch += 1;
        for name in [WORK, LIST] {
            // What is not there needs no purge; what cannot be removed is tried again at the next start.
            let _ = fs::remove_file(self.folder.join(name));
        }
    }

    /// Forgets everything, the folder too.
    pub fn end(self) {
        let _ = fs::remove_dir_all(&self.folder);
    }

    /// The journal that a program left behind when it did not end by itself, the latest one; older and
    /// empty ones are removed. It is this program's from now on.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn left_behind(folders: &Folders) -> Result<Option<Self>, StoreFault> {
        let root = root(folders)?;
        let entries = fs::read_dir(&root).map_err(|error| StoreFault::of_io(&root, error))?;
        let mut found: Vec<(std::time::SystemTime, Self)> = Vec::new();
        for folder in entries.flatten().map(|entry| entry.path()) {
            let Some(journal) = Self::take_over(&folder) else { continue };
            match fs::metadata(folder.join(WORK)).and_then(|metadata| metadata.modified()) {
                Ok(time) if journal.kept().is_some() => found.push((time, journal)),
                _ => journal.end(),
            }
        }
        found.sort_by_key(|(time, _)| *time);
        let latest = found.pop().map(|(_, journal)| journal);
        found.into_iter().for_each(|(_, journal)| journal.end());
        Ok(latest)
    }

    /// The journal of a program that no longer runs; `None` while it does.
    fn take_over(folder: &Path) -> Option<Self> {
        let lock = File::options().write(true).open(folder.join(LOCK)).ok()?;
        match lock.try_lock() {
            Ok(()) => Some(Self { folder: folder.to_owned(), _lock: lock, epoch: Mutex::default() }),
            Err(TryLockError::WouldBlock | TryLockError::Error(_)) => None,
        }
    }
}

fn root(folders: &Folders) -> Result<PathBuf, StoreFault> {
    let root = folders.data_file(FOLDER)?;
    match fs::create_dir(&root) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(StoreFault::of_io(&root, error)),
        _ => Ok(root),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_dead_program_kept_is_found_and_what_a_living_one_keeps_is_not() {
        let place = tempfile::tempdir().unwrap();
        let folders = Folders::under(place.path());
        let journal = Journal::begin(&folders).unwrap();
        journal.keep(journal.epoch(), Some(b"list"), b"work").unwrap();
        assert!(Journal::left_behind(&folders).unwrap().is_none(), "it still runs");
        drop(journal);
        let found = Journal::left_behind(&folders).unwrap().unwrap();
        assert_eq!(found.kept(), Some((b"list".to_vec(), b"work".to_vec())));
        found.purge();
        assert_eq!(found.kept(), None);
        found.end();
        assert!(Journal::left_behind(&folders).unwrap().is_none());
        assert_eq!(fs::read_dir(place.path().join(FOLDER)).unwrap().count(), 0);
    }

    #[test]
    fn what_was_begun_before_a_purge_is_not_kept_after_it() {
        let place = tempfile::tempdir().unwrap();
        let journal = Journal::begin(&Folders::under(place.path())).unwrap();
        let epoch = journal.epoch();
        journal.purge();
        journal.keep(epoch, Some(b"list"), b"work").unwrap();
        assert_eq!(journal.kept(), None);
        journal.keep(journal.epoch(), Some(b"list"), b"work").unwrap();
        assert!(journal.kept().is_some());
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_read_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let place = tempfile::tempdir().unwrap();
        let journal = Journal::begin(&Folders::under(place.path())).unwrap();
        journal.keep(0, Some(b"list"), b"work").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o077;
        assert_eq!((mode(&journal.folder), mode(&journal.folder.join(LIST))), (0, 0));
    }
}
