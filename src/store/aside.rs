//! Files that cannot be used are set aside under another name, never deleted.

use super::StoreFault;
use jiff::{Timestamp, tz::TimeZone};
use std::ffi::OsString;
use std::fs::OpenOptions;
use std::io;
use std::path::{Path, PathBuf};

/// Renames `path` to a name that says why and when, and returns it. A journal of the database goes with it.
pub(super) fn set_aside(path: &Path, why: &str, now: Timestamp) -> Result<PathBuf, StoreFault> {
    let stamp = now.to_zoned(TimeZone::system()).strftime("%Y-%m-%d-%H%M%S").to_string();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    let name = |n: u32| match n {
        0 => path.with_file_name(format!("{stem}.{why}-{stamp}.{extension}")),
        n => path.with_file_name(format!("{stem}.{why}-{stamp}-{n}.{extension}")),
    };
    let kept = (0..1_000).map(name).find(|kept| !kept.exists()).ok_or_else(|| StoreFault::NoRight(path.to_owned()))?;
    match std::fs::rename(path, &kept) {
        Ok(()) => {}
        // Another process was faster: the file is aside already.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(kept),
        Err(error) => return Err(StoreFault::of_io(path, error)),
    }
    let (journal, with) = (journal(path), journal(&kept));
    if journal.exists() {
        std::fs::rename(&journal, with).map_err(|error| StoreFault::of_io(&journal, error))?;
    }
    Ok(kept)
}

/// The journal that SQLite finds by its name beside the database.
fn journal(path: &Path) -> PathBuf {
    let mut name = OsString::from(path);
    name.push("-journal");
    name.into()
}

/// Makes an empty file for its owner alone, when there is none; takes the others' rights from one that exists.
pub(super) fn make_private(path: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.create_new(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            #[cfg(unix)]
            {
                use std::os::unix::fs::PermissionsExt as _;
                let mut permissions = std::fs::metadata(path)?.permissions();
                if permissions.mode() & 0o077 != 0 {
                    permissions.set_mode(0o600);
                    std::fs::set_permissions(path, permissions)?;
                }
            }
            Ok(())
        }
        Err(error) => Err(error),
    }
}
