//! Files under way: each stands beside the one that it will become, and goes with the program however that ends.
//!
//! A program that is asked to end (Ctrl+C, a closed terminal, `kill`) takes them away itself. One that is ended by
//! force cannot: whoever saves next sweeps them (see [`super::note`]).

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tempfile::{NamedTempFile, TempPath};

/// How every file under way is called.
pub(in crate::store) const PREFIX: &str = ".bordereau-";
pub(super) const SUFFIX: &str = ".tmp";

/// What stands on the disk now. Whoever holds it keeps the program from ending in between.
static STANDING: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

fn standing() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    // A thread that panicked left whole paths.
    STANDING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Renames that belong together: a signal that comes now waits for the last of them.
static RENAMING: Mutex<()> = Mutex::new(());

/// Keeps signals waiting until it is dropped.
pub(in crate::store) fn undisturbed() -> MutexGuard<'static, ()> {
    RENAMING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A file under way: open while it is written, then closed, so that a set of thousands of files holds none open.
pub(in crate::store) struct Temporary {
    file: State,
    path: PathBuf,
}

enum State {
    Open(NamedTempFile),
    Closed(TempPath),
    Gone,
}

impl Temporary {
    /// A new file in `folder` with these rights; `name` is what stands between prefix and suffix, by chance without one.
    pub(in crate::store) fn new(folder: &Path, name: Option<&str>, mode: u32) -> io::Result<Self> {
        let prefix = format!("{PREFIX}{}", name.unwrap_or_default());
        let mut builder = tempfile::Builder::new();
        builder.prefix(&prefix).suffix(SUFFIX);
        if name.is_some() {
            builder.rand_bytes(0);
        }
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(mode));
        #[cfg(not(unix))]
        let _ = mode;
        let mut standing = standing();
        let file = builder.tempfile_in(folder)?;
        let path = file.path().to_owned();
        standing.insert(path.clone());
        Ok(Self { file: State::Open(file), path })
    }

    /// One around a file that is there already.
    #[cfg(test)]
    pub(in crate::store) fn of(file: NamedTempFile) -> Self {
        let path = file.path().to_owned();
        Self { file: State::Open(file), path }
    }

    /// Where it stands.
    pub(in crate::store) fn path(&self) -> &Path {
        &self.path
    }

    /// The open file.
    pub(in crate::store) fn file(&mut self) -> io::Result<&mut File> {
        match &mut self.file {
            State::Open(file) => Ok(file.as_file_mut()),
            State::Closed(_) | State::Gone => Err(io::ErrorKind::NotFound.into()),
        }
    }

    /// Ends the writing: the file gets these rights and is on the disk for good.
    pub(in crate::store) fn close(&mut self, rights: Option<u32>) -> io::Result<()> {
        let State::Open(file) = std::mem::replace(&mut self.file, State::Gone) else { return Ok(()) };
        #[cfg(unix)]
        if let Some(mode) = rights {
            file.as_file().set_permissions(std::os::unix::fs::PermissionsExt::from_mode(mode))?;
        }
        #[cfg(not(unix))]
        let _ = rights;
        file.as_file().sync_all()?;
        self.file = State::Closed(file.into_temp_path());
        Ok(())
    }

    /// Renames it to `to`, in place of what stands there.
    pub(in crate::store) fn persist(mut self, to: &Path) -> io::Result<()> {
        self.take()?.persist(to).map_err(|refused| refused.error)
    }

    /// Renames it to `to` when nothing stands there.
    pub(in crate::store) fn persist_new(mut self, to: &Path) -> io::Result<()> {
        match self.take()?.persist_noclobber(to) {
            Ok(()) => Ok(()),
            // A file system without the call that looks and renames at once: here it is two.
            Err(refused) if is_unsupported(&refused.error) && to.symlink_metadata().is_err() => {
                refused.path.persist(to).map_err(|refused| refused.error)
            }
            Err(refused) => Err(refused.error),
        }
    }

    fn take(&mut self) -> io::Result<TempPath> {
        match std::mem::replace(&mut self.file, State::Gone) {
            State::Open(file) => Ok(file.into_temp_path()),
            State::Closed(path) => Ok(path),
            State::Gone => Err(io::ErrorKind::NotFound.into()),
        }
    }
}

/// What a file system says that has neither hard links nor a rename that replaces nothing.
fn is_unsupported(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::PermissionDenied | io::ErrorKind::InvalidInput)
}

impl Write for Temporary {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file()?.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file()?.flush()
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // First the file, then what is known of it.
        self.file = State::Gone;
        standing().remove(&self.path);
    }
}

/// From now on a program that is asked to end takes its files under way with it. What the program was told to pass
/// over when it started (`nohup`, a job in the background) it goes on passing over.
pub fn end_clean_on_signals() {
    #[cfg(unix)]
    wait_for_signals();
    // Ctrl+C, a closed console, the end of the session. Without a handler the program ends as it always did.
    #[cfg(windows)]
    let _ = ctrlc::set_handler(end);
}

#[cfg(unix)]
fn wait_for_signals() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let heard: Vec<i32> = [SIGINT, SIGTERM, SIGHUP].into_iter().filter(|&signal| !is_passed_over(signal)).collect();
    // A system that takes no handler ends the program as it always did.
    let Ok(mut signals) = signal_hook::iterator::Signals::new(heard) else { return };
    std::thread::spawn(move || {
        if signals.forever().next().is_some() {
            end();
        }
    });
}

#[cfg(unix)]
#[expect(unsafe_code, reason = "the standard library cannot ask how a signal is taken")]
fn is_passed_over(signal: i32) -> bool {
    let mut former = std::mem::MaybeUninit::<libc::sigaction>::zeroed();
    // SAFETY: without a new action the call only writes the present one to `former`, which is of the right type and
    // outlives it; all bytes zero are a valid `sigaction`, so that it may be read even if nothing was written.
    let former = unsafe {
        libc::sigaction(signal, std::ptr::null(), former.as_mut_ptr());
        former.assume_init()
    };
    former.sa_sigaction == libc::SIG_IGN
}

/// Takes the files under way away and ends: 130 is "stopped by the person".
#[cfg(any(unix, windows))]
fn end() {
    let _whole = undisturbed();
    let standing = standing();
    for path in standing.iter() {
        // One that was renamed meanwhile is where it belongs.
        let _ = std::fs::remove_file(path);
    }
    std::process::exit(130);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_under_way_is_known_while_it_stands_and_gone_when_it_is_dropped() {
        let folder = tempfile::tempdir().unwrap();
        let mut file = Temporary::new(folder.path(), Some("1a-0"), 0o600).unwrap();
        file.file().unwrap().write_all(b"a").unwrap();
        let path = file.path().to_owned();
        assert_eq!(path.file_name().unwrap(), ".bordereau-1a-0.tmp");
        assert!(standing().contains(&path));
        assert!(Temporary::new(folder.path(), Some("1a-0"), 0o600).is_err(), "nobody's file is taken over");
        drop(file);
        assert!(!path.exists() && !standing().contains(&path));
    }
}
