//! Files that are to be written together, looked at before, written whole or not at all.

use super::note::{self, Note};
use super::standing::{self, Standing};
use super::temporary::undisturbed;
use super::{Guard, settle};
use crate::store::StoreFault;
use crate::store::atomic::{self, Failed, Output, Readers, Staged, Written, folder_of, meant, read_back};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The files of one save, in order.
#[derive(Clone, Debug)]
pub struct Plan {
    targets: Vec<Target>,
    guard: Guard,
    restored: Vec<PathBuf>,
    replacing: bool,
}

#[derive(Clone, Debug)]
struct Target {
    path: PathBuf,
    standing: Option<Standing>,
    seen: Option<Seen>,
}

/// What tells that a file is still the one that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Seen {
    bytes: u64,
    modified: Option<SystemTime>,
    #[cfg(unix)]
    number: (u64, u64),
}

impl Seen {
    fn at(path: &Path) -> Option<Self> {
        let metadata = path.metadata().ok()?;
        Some(Self {
            bytes: metadata.len(),
            modified: metadata.modified().ok(),
            #[cfg(unix)]
            number: (std::os::unix::fs::MetadataExt::dev(&metadata), std::os::unix::fs::MetadataExt::ino(&metadata)),
        })
    }
}

impl Plan {
    /// Looks at the places where files are to go. Nothing is written; what a program that was ended by force left of an
    /// earlier save is settled first.
    ///
    /// # Errors
    /// When a place is that of a source, a folder, a device, a pipe, a file that may not be written, or cannot be named so.
    pub fn look(paths: &[PathBuf], guard: Guard) -> Result<Self, StoreFault> {
        let restored = guard.folders.as_ref().map(settle).unwrap_or_default();
        let mut targets = Vec::with_capacity(paths.len());
        for path in paths {
            let path = meant(path)?;
            if !folder_of(&path).is_dir() {
                return Err(StoreFault::FolderMissing(folder_of(&path).to_owned()));
            }
            let seen = Seen::at(&path);
            targets.push(Target { standing: standing::look(&path, &guard)?, seen, path });
        }
        if let Some(first) = targets.first() {
            note::remove_forgotten(folder_of(&first.path));
        }
        Ok(Self { targets, guard, restored, replacing: false })
    }

    /// The files that stand there and need a yes before they are replaced.
    pub fn standing(&self) -> impl Iterator<Item = &Standing> {
        self.targets.iter().filter_map(|target| target.standing.as_ref())
    }

    /// Where the files will stand, links followed.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.targets.iter().map(|target| target.path.as_path())
    }

    /// Files of an earlier save that had been cut short and are again what they were before it.
    pub fn restored(&self) -> &[PathBuf] {
        &self.restored
    }

    /// The person said yes: what stands there is replaced.
    #[must_use]
    pub fn replacing(self) -> Self {
        Self { replacing: true, ..self }
    }

    /// Writes the file of each number with `content`, whole or not at all, and reads all of them back.
    ///
    /// # Errors
    /// [`StoreFault::Stands`] when something stands there that nobody said yes to, or that changed since it was looked at;
    /// else as [`atomic::write`]. Then every file is as it was.
    pub fn write<T, E>(&self, mut content: impl FnMut(usize, &mut Output) -> Result<T, E>) -> Result<Vec<(T, Written)>, Failed<E>> {
        if let Some(asked) = self.standing().next().filter(|_| !self.replacing) {
            return Err(StoreFault::Stands(asked.path.clone()).into());
        }
        let paths: Vec<PathBuf> = self.targets.iter().map(|target| target.path.clone()).collect();
        let mut note = Note::begin(self.guard.folders.as_ref(), &paths);
        let mut values = Vec::with_capacity(paths.len());
        let mut staged = Vec::with_capacity(paths.len());
        for (number, path) in paths.into_iter().enumerate() {
            let (value, file) = atomic::stage(path, Readers::AsUsual, Some(&note.name(number)), |out| content(number, out))?;
            values.push(value);
            staged.push(file);
        }
        note.renaming(staged.iter().zip(&self.targets).map(|(file, target)| (file.written(), target.seen.is_some())));
        let written = self.place(staged, &mut note)?;
        Ok(values.into_iter().zip(written).collect())
    }

    /// Gives all files their names, or none. A signal waits until that is done.
    fn place(&self, staged: Vec<Staged>, note: &mut Note) -> Result<Vec<Written>, StoreFault> {
        let _whole = undisturbed();
        let mut placed = Placed::default();
        let written = placed.place(staged, &self.targets, note);
        if !placed.settle(written.is_ok()) {
            note.stay();
        }
        written
    }
}

fn folders(targets: &[Target]) -> Vec<&Path> {
    let mut folders: Vec<&Path> = targets.iter().map(|target| folder_of(&target.path)).collect();
    folders.sort_unstable();
    folders.dedup();
    folders
}

/// Keeps the file at `path` under another name as well, until the set is whole.
fn keep(path: &Path, former: &Path) -> io::Result<()> {
    if fs::hard_link(path, former).is_ok() {
        return Ok(());
    }
    // A file system without hard links.
    fs::copy(path, former)?;
    File::options().write(true).open(former)?.sync_all()
}

/// What was renamed so far: the file, where the one that stood there is kept, whether the new one has its name.
#[derive(Default)]
struct Placed(Vec<(PathBuf, Option<PathBuf>, bool)>);

impl Placed {
    fn place(&mut self, staged: Vec<Staged>, targets: &[Target], note: &Note) -> Result<Vec<Written>, StoreFault> {
        let mut written = Vec::with_capacity(staged.len());
        for (number, (file, target)) in staged.into_iter().zip(targets).enumerate() {
            let path = target.path.as_path();
            if Seen::at(path) != target.seen {
                return Err(StoreFault::Stands(path.to_owned()));
            }
            let former = target.seen.as_ref().map(|_| note.former(path, number));
            self.0.push((path.to_owned(), former.clone(), false));
            if let Some(former) = &former {
                keep(path, former).map_err(|error| StoreFault::of_io(path, error))?;
            }
            written.push(if former.is_some() { file.place()? } else { file.place_new()? });
            self.0.last_mut().into_iter().for_each(|(.., done)| *done = true);
        }
        for folder in folders(targets) {
            atomic::settle(folder);
        }
        written.iter().try_for_each(read_back)?;
        Ok(written)
    }

    /// Ends it: the former files go, or everything is as it was. False when something could not be done now.
    fn settle(self, whole: bool) -> bool {
        let mut all = true;
        for (path, former, done) in self.0.into_iter().rev() {
            let result = match former {
                Some(former) if whole || !done => fs::remove_file(former),
                Some(former) => fs::rename(former, path),
                None if whole || !done => Ok(()),
                None => fs::remove_file(path),
            };
            all &= result.is_ok() || !done;
        }
        all
    }
}
