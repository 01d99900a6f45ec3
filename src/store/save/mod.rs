//! One way to save a file of the person: look first, ask before anything is replaced, write whole or not at all.
//!
//! The list that was opened is never written over, whatever way leads to it. A file that this very run did not write is
//! replaced only after a yes. A set of files, one per course, is written whole or not at all.

mod identity;
mod note;
mod plan;
mod standing;
mod temporary;
#[cfg(test)]
mod tests;

pub use plan::Plan;
pub use standing::Standing;
pub use temporary::end_clean_on_signals;
pub(super) use temporary::{PREFIX, Temporary};

use super::atomic::{Failed, Written};
use super::{Folders, StoreFault};
use crate::text::file_name;
use std::path::{Path, PathBuf};

/// What must never be written over, and what may be without a question.
#[derive(Clone, Debug, Default)]
pub struct Guard {
    /// Where the program keeps notes of what it is about to do; without them only the program itself cleans up.
    pub folders: Option<Folders>,
    /// Files that were opened: the list itself, the accounts it was matched with.
    pub sources: Vec<PathBuf>,
    /// What this sitting, or this run, wrote: as long as it stands as it was written, it may be written anew.
    pub own: Vec<Written>,
}

/// Writes bytes to a file where none stands yet.
///
/// # Errors
/// [`StoreFault::Stands`] when one does, else as [`Plan::look`] and [`super::atomic::write`].
pub fn write_new(path: &Path, bytes: &[u8], folders: Option<&Folders>) -> Result<(), StoreFault> {
    let guard = Guard { folders: folders.cloned(), ..Guard::default() };
    let plan = Plan::look(&[path.to_owned()], guard)?;
    let written = plan.write(|_, out| std::io::Write::write_all(out, bytes));
    written.map(|_| ()).map_err(|failed| match failed {
        Failed::Store(fault) => fault,
        Failed::Content(error) => StoreFault::of_io(path, error),
    })
}

/// Settles what programs that were ended by force left of their saves: files under way are removed, half a set is taken back.
/// Returns the files that are again what they were before.
pub fn settle(folders: &Folders) -> Vec<PathBuf> {
    note::settle_the_dead(folders)
}

/// A name beside `target` where nothing stands, for it and for every other file that goes with it: `places` tells them all.
pub fn free(target: &Path, places: impl Fn(&Path) -> Vec<PathBuf>) -> PathBuf {
    let stem = target.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ending = target.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    let is_free = |path: &Path| places(path).iter().all(|place| place.symlink_metadata().is_err());
    let numbered = |number: u32| target.with_file_name(file_name::joined(&stem, &format!("-{number}"), &ending));
    std::iter::once(target.to_owned()).chain((2..10_000).map(numbered)).find(|path| is_free(path)).unwrap_or_else(|| target.to_owned())
}
