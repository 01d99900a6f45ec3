//! A folder: a share, a mounted drive, a folder that a program keeps in step with a server.
//!
//! The file gets its name only when it is whole and on the disk, and no file of that name is ever replaced.

use super::{Agreed, Channel, Look, Outcome, Parcel, Standing, State};
use crate::error::{Fault as _, Message};
use crate::store::StoreFault;
use crate::watch::Watch;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// A folder.
pub(super) struct Folder {
    pub(super) path: PathBuf,
}

impl Look for Folder {
    fn word(&self) -> &'static str {
        "folder"
    }

    fn place(&self, parcel: &Parcel<'_>) -> String {
        self.path.join(&parcel.plan.file.name).display().to_string()
    }

    fn look(&self, parcel: &Parcel<'_>, _: &Watch) -> Result<Vec<Message>, Message> {
        match standing(&self.path.join(&parcel.plan.file.name), parcel)? {
            Standing::Free => Ok(Vec::new()),
            Standing::Same => Ok(vec![Message::new("submit-already-there")]),
            Standing::Other => Err(taken(&parcel.plan.file.name)),
        }
    }
}

impl Channel for Folder {
    fn send(&self, parcel: &Parcel<'_>, _: &Agreed, _: &Watch) -> Outcome {
        let name = parcel.plan.file.name.as_str();
        let path = self.path.join(name);
        let place = path.display().to_string();
        match standing(&path, parcel) {
            Ok(Standing::Free) => {}
            Ok(Standing::Same) => return Outcome::new(State::ReadBack, place, Message::new("submit-already-there")),
            Ok(Standing::Other) => return Outcome::refused(place, taken(name)),
            Err(message) => return Outcome::refused(place, message),
        }
        match put(&path, ".bordereau-", parcel) {
            Put::Done => read_back(&path, parcel),
            Put::Taken => match standing(&path, parcel) {
                Ok(Standing::Same) => Outcome::new(State::ReadBack, place, Message::new("submit-already-there")),
                _ => Outcome::refused(place, taken(name)),
            },
            Put::Failed(error) => Outcome::refused(place, StoreFault::of_io(&path, error).message()),
        }
    }
}

/// Another file of that name stands there.
pub(super) fn taken(name: &str) -> Message {
    Message::new("submit-name-taken").with("name", name)
}

/// The folder of a file; a bare name stands in the folder at hand.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// What stands at `path`; the folder must be there.
pub(super) fn standing(path: &Path, parcel: &Parcel<'_>) -> Result<Standing, Message> {
    let fault = |error| StoreFault::of_io(path, error).message();
    let folder = folder_of(path);
    if !folder.is_dir() {
        return Err(StoreFault::FolderMissing(folder.to_owned()).message());
    }
    match path.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Standing::Free),
        Err(error) => Err(fault(error)),
        // A link, a folder or a file that cannot be ours is not read through.
        Ok(about) if !about.is_file() || about.len() != parcel.plan.file.bytes => Ok(Standing::Other),
        Ok(_) => std::fs::read(path).map(|bytes| Standing::of(&bytes, parcel.plan)).map_err(fault),
    }
}

/// What came of writing.
pub(super) enum Put {
    Done,
    /// A file of that name appeared meanwhile.
    Taken,
    Failed(io::Error),
}

/// Writes beside `path` under a name that begins with `prefix`, and renames without ever replacing.
pub(super) fn put(path: &Path, prefix: &str, parcel: &Parcel<'_>) -> Put {
    let written = (|| {
        let folder = folder_of(path);
        let mut builder = tempfile::Builder::new();
        builder.prefix(prefix).suffix(".tmp");
        // Others fetch it: the usual rights of the account, not those of a secret.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let mut file = builder.tempfile_in(folder)?;
        file.write_all(parcel.bytes)?;
        file.as_file().sync_all()?;
        Ok(file)
    })();
    let file = match written {
        Ok(file) => file,
        Err(error) => return Put::Failed(error),
    };
    match file.persist_noclobber(path) {
        Ok(_) => {
            // The name itself is on the disk once its folder is; some file systems refuse to sync a folder.
            #[cfg(unix)]
            if let Ok(folder) = std::fs::File::open(folder_of(path)) {
                let _ = folder.sync_all();
            }
            Put::Done
        }
        Err(failed) if failed.error.kind() == io::ErrorKind::AlreadyExists => Put::Taken,
        Err(failed) => Put::Failed(failed.error),
    }
}

fn read_back(path: &Path, parcel: &Parcel<'_>) -> Outcome {
    let place = path.display().to_string();
    match standing(path, parcel) {
        Ok(Standing::Same) => Outcome::new(State::ReadBack, place, Message::new("submit-read-back")),
        Ok(Standing::Other) => Outcome::new(State::NotKnown, place, Message::new("submit-not-what-was-sent")),
        Ok(Standing::Free) | Err(_) => Outcome::new(State::NotKnown, place, Message::new("submit-folder-lost")),
    }
}
