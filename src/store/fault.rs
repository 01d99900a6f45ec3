//! What can go wrong between the program and the disk.

use crate::error::{Fault, Message};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// A file could not be written, read or kept.
#[derive(Debug)]
pub enum StoreFault {
    /// The account has no home folder.
    NoHome,
    /// The folder of this file does not exist (any more).
    FolderMissing(PathBuf),
    /// There is no such file.
    FileMissing(PathBuf),
    /// The account may not write or read here.
    NoRight(PathBuf),
    /// No room is left, or the quota is reached.
    DiskFull(PathBuf),
    /// Another program, most often a spreadsheet, has the file open.
    OpenElsewhere(PathBuf),
    /// There is a folder of that name.
    IsFolder(PathBuf),
    /// A folder was given where a file is to be read.
    FolderAsFile(PathBuf),
    /// It is a device, a pipe, a socket: no file.
    NotAFile(PathBuf),
    /// The file may not be changed.
    ReadOnly(PathBuf),
    /// No file can be called so: too long, or a word that the system keeps for itself.
    BadName(PathBuf),
    /// It is the list that was opened.
    IsSource(PathBuf),
    /// A file stands there that nobody said yes to replace.
    Stands(PathBuf),
    /// Somebody wrote to the file while it was read.
    ChangedMeanwhile(PathBuf),
    /// The file is larger than is taken (size and limit in bytes).
    TooBig(u64, u64),
    /// What stands on the disk is not what was written.
    NotWhatWasWritten(PathBuf),
    /// The system refused for another reason, kept in its own words.
    Io(PathBuf, io::Error),
    /// Another running Bordereau holds the database for too long.
    Busy(PathBuf),
    /// The database cannot be read.
    Damaged(PathBuf),
    /// The database is of a later Bordereau; its version.
    Newer(PathBuf, i64),
    /// The database refused for another reason, kept in its own words.
    Database(rusqlite::Error),
    /// No platform of that name is kept.
    UnknownPlatform(String),
    /// A platform of that name is kept already.
    KnownPlatform(String),
    /// The name given to a platform is empty.
    NamelessPlatform,
}

/// Windows: another program holds the file, or a part of it.
const SHARING_VIOLATION: [i32; 2] = [32, 33];

impl StoreFault {
    /// The fault behind an error of the system on `path`.
    pub fn of_io(path: &Path, error: io::Error) -> Self {
        let path = path.to_owned();
        if cfg!(windows) && error.raw_os_error().is_some_and(|code| SHARING_VIOLATION.contains(&code)) {
            return Self::OpenElsewhere(path);
        }
        match error.kind() {
            io::ErrorKind::NotFound => match path.parent() {
                Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => Self::FolderMissing(folder.to_owned()),
                _ => Self::FileMissing(path),
            },
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::NoRight(path),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => Self::DiskFull(path),
            io::ErrorKind::InvalidFilename => Self::BadName(path),
            io::ErrorKind::IsADirectory => Self::IsFolder(path),
            io::ErrorKind::NotADirectory => Self::FolderMissing(path.parent().unwrap_or(&path).to_owned()),
            io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => Self::OpenElsewhere(path),
            _ => Self::Io(path, error),
        }
    }
}

impl Fault for StoreFault {
    fn message(&self) -> Message {
        let about = |id: &'static str, path: &Path| Message::new(id).with("path", path.display().to_string());
        match self {
            Self::NoHome => Message::new("store-no-home"),
            Self::FolderMissing(path) => about("store-folder-missing", path),
            Self::FileMissing(path) => about("store-file-missing", path),
            Self::NoRight(path) => about("store-no-right", path),
            Self::DiskFull(path) => about("store-disk-full", path),
            Self::OpenElsewhere(path) => about("store-open-elsewhere", path),
            Self::IsFolder(path) => about("store-is-folder", path),
            Self::FolderAsFile(path) => about("store-folder-as-file", path),
            Self::NotAFile(path) => about("store-not-a-file", path),
            Self::ReadOnly(path) => about("store-read-only", path),
            Self::BadName(path) => about("store-bad-name", path),
            Self::IsSource(path) => about("store-is-source", path),
            Self::Stands(path) => about("store-stands", path),
            Self::ChangedMeanwhile(path) => about("store-changed-meanwhile", path),
            Self::TooBig(bytes, limit) => Message::new("open-too-big").with("mebibytes", bytes >> 20).with("limit", limit >> 20),
            Self::NotWhatWasWritten(path) => about("store-not-what-was-written", path),
            Self::Io(path, error) => about("store-io", path).with("reason", error.to_string()),
            Self::Busy(path) => about("store-busy", path),
            Self::Damaged(path) => about("store-damaged", path),
            Self::Newer(path, version) => about("store-newer", path).with("version", version.to_string()),
            Self::Database(error) => Message::new("store-database").with("reason", error.to_string()),
            Self::UnknownPlatform(name) => Message::new("store-unknown-platform").with("name", name.as_str()),
            Self::KnownPlatform(name) => Message::new("store-known-platform").with("name", name.as_str()),
            Self::NamelessPlatform => Message::new("store-nameless-platform"),
        }
    }
}

impl fmt::Display for StoreFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().id)
    }
}

impl std::error::Error for StoreFault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(_, error) => Some(error),
            Self::Database(error) => Some(error),
            _ => None,
        }
    }
}
