//! A catalogue from a file, on a worker.

use super::open::{OpenFault, load};
use crate::error::{Fault, Message, Place};
use crate::read::Options;
use crate::store::catalogues::Store;
use crate::store::import::{self, Content, Imported};
use crate::store::{Folders, Settings, StoreFault};
use crate::watch::Watch;
use std::fmt;
use std::path::Path;

/// Why a file that tells of a platform was not taken. What was known before is still in use.
#[derive(Debug)]
pub enum ImportFault {
    /// The file could not be opened.
    Open(OpenFault),
    /// It is no catalogue, or it could not be kept.
    Content(import::ImportFault),
}

impl fmt::Display for ImportFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().id)
    }
}

impl std::error::Error for ImportFault {}

impl Fault for ImportFault {
    fn message(&self) -> Message {
        match self {
            Self::Open(fault) => fault.message(),
            Self::Content(fault) => fault.message(),
        }
    }

    fn place(&self) -> Option<Place> {
        match self {
            Self::Open(fault) => fault.place(),
            Self::Content(fault) => fault.place(),
        }
    }
}

impl From<StoreFault> for ImportFault {
    fn from(fault: StoreFault) -> Self {
        Self::Content(import::ImportFault::Store(fault))
    }
}

/// Imports a file into the stored platform `name`, or the one that an exchange file names. Gives what was
/// taken, and notices to tell beside.
///
/// # Errors
/// When the file is no catalogue, when no platform is named, or when the disk refuses; then nothing has changed.
pub(super) fn import(folders: &Folders, path: &Path, name: Option<&str>, watch: &Watch) -> Result<(Imported, Vec<Message>), ImportFault> {
    let bytes = load(path).map_err(ImportFault::Open)?;
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let content = Content::read(&bytes, &file, name, &Options::default(), watch).map_err(ImportFault::Content)?;
    let (mut store, notices) = Store::open(folders)?;
    store.keep_people_for(Settings::load(folders)?.0.keep_people_days);
    Ok((content.keep(&mut store).map_err(ImportFault::Content)?, notices))
}
