//! The work in progress, kept so that a crash loses nothing: one folder per list that is open, owner only,
//! locked while the program lives, gone when the work was saved or given up.

use super::atomic::{self, Readers};
use super::held::Held;
use super::{Folders, StoreFault};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

const FOLDER: &str = "recovery";
const LOCK: &str = "lock";
const LIST: &str = "list-";
const WORK: &str = "work.json";

/// The journal of a list that is open in this program.
#[derive(Debug)]
pub struct Journal {
    folder: PathBuf,
    lock: Mutex<Option<Held>>,
    epoch: Mutex<u64>,
}

impl Journal {
    /// Begins a journal.
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
        let lock = Held::at_last(lock).map_err(refused)?;
        Ok(Self { folder, lock: Mutex::new(Some(lock)), epoch: Mutex::default() })
    }

    /// Number of times it was purged: what was begun before a purge is not kept after it.
    pub fn epoch(&self) -> u64 {
        *self.lock_epoch()
    }

    /// Keeps the state of the work, and the bytes of its list under a number when they are given, unless it was
    /// purged since `epoch`. A work names the number of its list: at no moment does one stand with the list of another.
    ///
    /// # Errors
    /// When the disk refuses; then what was kept before stays.
    pub fn keep(&self, epoch: u64, number: u64, list: Option<&[u8]>, work: &[u8]) -> Result<(), StoreFault> {
        let now = self.lock_epoch();
        if *now != epoch {
            return Ok(());
        }
        if let Some(list) = list {
            atomic::write_bytes(&self.folder.join(list_name(number)), Readers::Owner, list)?;
        }
        atomic::write_bytes(&self.folder.join(WORK), Readers::Owner, work)?;
        self.remove(|name| name.starts_with(LIST) && name != list_name(number));
        Ok(())
    }

    /// A writer that panicked left whole files: each is renamed into its place.
    fn lock_epoch(&self) -> MutexGuard<'_, u64> {
        self.epoch.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// State of the work; `None` when nothing is kept.
    pub fn work(&self) -> Option<Vec<u8>> {
        fs::read(self.folder.join(WORK)).ok()
    }

    /// Bytes of the list that was kept under this number.
    pub fn list(&self, number: u64) -> Option<Vec<u8>> {
        fs::read(self.folder.join(list_name(number))).ok()
    }

    /// Forgets what was kept; the journal goes on.
    pub fn purge(&self) {
        let mut epoch = self.lock_epoch();
        *epoch += 1;
        self.remove(|name| name != LOCK);
    }

    /// Forgets everything, the folder too. A worker that still keeps something finds that it was purged.
    pub fn end(&self) {
        self.purge();
        // Windows keeps the folder of a file that is open.
        drop(self.lock.lock().unwrap_or_else(PoisonError::into_inner).take());
        let _ = fs::remove_dir_all(&self.folder);
    }

    /// Removes files of the journal. What is not there needs no removal; what resists is tried at the next start.
    fn remove(&self, unwanted: impl Fn(&str) -> bool) {
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            if unwanted(&entry.file_name().to_string_lossy()) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

fn list_name(number: u64) -> String {
    format!("{LIST}{number}")
}

/// A journal that a program left behind when it did not end by itself. It stays as it is until it is taken up or refused.
#[derive(Debug)]
pub struct LeftBehind {
    folder: PathBuf,
    /// When it was kept last.
    pub when: SystemTime,
}

impl LeftBehind {
    /// All journals that programs left behind, the latest first. Folders in which nothing was kept are removed.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn find(folders: &Folders) -> Result<Vec<Self>, StoreFault> {
        let root = root(folders)?;
        let entries = fs::read_dir(&root).map_err(|error| StoreFault::of_io(&root, error))?;
        let mut found = Vec::new();
        for folder in entries.flatten().map(|entry| entry.path()) {
            let Some(journal) = take_over(&folder) else { continue };
            match fs::metadata(folder.join(WORK)).and_then(|metadata| metadata.modified()) {
                Ok(when) => found.push(Self { folder, when }),
                Err(_) => journal.end(),
            }
        }
        found.sort_by_key(|left| std::cmp::Reverse(left.when));
        Ok(found)
    }

    /// State of the work, without taking it up.
    pub fn work(&self) -> Option<Vec<u8>> {
        fs::read(self.folder.join(WORK)).ok()
    }

    /// Takes it up: it is a journal of this program from now on. `None` when another program has it, or it is gone.
    pub fn take(&self) -> Option<Journal> {
        take_over(&self.folder)
    }

    /// Forgets it, unless another program has it.
    pub fn forget(&self) {
        if let Some(journal) = self.take() {
            journal.end();
        }
    }
}

/// The journal of a program that no longer runs; `None` while it does.
fn take_over(folder: &Path) -> Option<Journal> {
    // A program that died before it had locked leaves a folder without a lock.
    let lock = File::options().write(true).create(true).truncate(false).open(folder.join(LOCK)).ok()?;
    let lock = Held::now(lock).ok()?;
    Some(Journal { folder: folder.to_owned(), lock: Mutex::new(Some(lock)), epoch: Mutex::default() })
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
    fn what_dead_programs_kept_is_found_and_what_a_living_one_keeps_is_not() {
        let place = tempfile::tempdir().unwrap();
        let folders = Folders::under(place.path());
        let (one, two) = (Journal::begin(&folders).unwrap(), Journal::begin(&folders).unwrap());
        one.keep(0, 1, Some(b"list"), b"work").unwrap();
        two.keep(0, 1, Some(b"other list"), b"other work").unwrap();
        assert!(LeftBehind::find(&folders).unwrap().is_empty(), "they still run");
        drop((one, two));
        let found = LeftBehind::find(&folders).unwrap();
        assert_eq!(found.len(), 2);
        assert_eq!(LeftBehind::find(&folders).unwrap().len(), 2, "looking takes nothing away");
        let taken = found[0].take().unwrap();
        assert_eq!((taken.work().unwrap(), taken.list(1).unwrap()), (b"other work".to_vec(), b"other list".to_vec()));
        assert!(found[0].take().is_none(), "it is taken up already");
        assert_eq!(LeftBehind::find(&folders).unwrap().len(), 1);
        taken.end();
        found[1].forget();
        assert_eq!(fs::read_dir(place.path().join(FOLDER)).unwrap().count(), 0);
    }

    #[test]
    fn what_was_begun_before_a_purge_is_not_kept_after_it() {
        let place = tempfile::tempdir().unwrap();
        let journal = Journal::begin(&Folders::under(place.path())).unwrap();
        let epoch = journal.epoch();
        journal.purge();
        journal.keep(epoch, 1, Some(b"list"), b"work").unwrap();
        assert_eq!(journal.work(), None);
        journal.keep(journal.epoch(), 1, Some(b"list"), b"work").unwrap();
        assert!(journal.work().is_some());
    }

    #[test]
    fn a_new_list_takes_the_place_of_the_former_only_with_its_work() {
        let place = tempfile::tempdir().unwrap();
        let journal = Journal::begin(&Folders::under(place.path())).unwrap();
        journal.keep(0, 1, Some(b"first"), b"work 1").unwrap();
        journal.keep(0, 2, Some(b"second"), b"work 2").unwrap();
        assert_eq!((journal.list(1), journal.list(2)), (None, Some(b"second".to_vec())));
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_read_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let place = tempfile::tempdir().unwrap();
        let journal = Journal::begin(&Folders::under(place.path())).unwrap();
        journal.keep(0, 1, Some(b"list"), b"work").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o077;
        assert_eq!((mode(&journal.folder), mode(&journal.folder.join(list_name(1)))), (0, 0));
    }
}
