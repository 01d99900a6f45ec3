//! From a path to a list that was read, on a worker.

use super::list::{From, List};
use crate::error::{Fault, Message, Place};
use crate::read::{Options, ReadFault, peek, wants_scout};
use crate::store::{StoreFault, guarded};
use crate::watch::Watch;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

/// The largest file that is opened, in bytes. A million rows of an enrolment list take 50 MB.
pub const LARGEST: u64 = 160 << 20;

/// Why a list could not be opened.
#[derive(Debug)]
pub enum OpenFault {
    /// The disk refused.
    Disk(StoreFault),
    /// The file is larger than [`LARGEST`].
    TooBig {
        /// Its size in bytes.
        bytes: u64,
    },
    /// What was read is no list.
    Read(ReadFault),
}

impl fmt::Display for OpenFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().id)
    }
}

impl std::error::Error for OpenFault {}

impl Fault for OpenFault {
    fn message(&self) -> Message {
        match self {
            Self::Disk(fault) => fault.message(),
            Self::TooBig { bytes } => Message::new("open-too-big").with("mebibytes", bytes >> 20).with("limit", LARGEST >> 20),
            Self::Read(fault) => fault.message(),
        }
    }

    fn place(&self) -> Option<Place> {
        match self {
            Self::Read(fault) => fault.place(),
            Self::Disk(_) | Self::TooBig { .. } => None,
        }
    }
}

/// What is to be opened.
#[derive(Clone)]
pub enum Source {
    /// A file.
    Path(std::path::PathBuf),
    /// Bytes that are there already.
    Bytes {
        /// Where they come from.
        from: From,
        /// Name to show.
        name: String,
        /// The bytes.
        bytes: Arc<Vec<u8>>,
    },
}

/// The bytes of a file.
///
/// # Errors
/// When the disk refuses, or the file is too large.
pub fn load(path: &Path) -> Result<Vec<u8>, OpenFault> {
    crate::store::load(path, LARGEST).map_err(|fault| match fault {
        StoreFault::TooBig(bytes, _) => OpenFault::TooBig { bytes },
        fault => OpenFault::Disk(fault),
    })
}

/// From this size on the first rows are shown before the whole is read, in bytes.
const LONG: usize = 1 << 20;

/// Loads and reads a list. The source is only read.
///
/// # Errors
/// When the disk refuses, or the content is no list, or `watch` says stop.
pub fn open(source: Source, options: Options, watch: &Watch) -> Result<List, OpenFault> {
    let (from, name, bytes) = taken(source)?;
    whole(from, name, bytes, options, watch)
}

/// The same; the first rows of a large list go to `show` as soon as they are read.
///
/// # Errors
/// As [`open`].
pub(super) fn open_showing(source: Source, options: Options, watch: &Watch, show: impl FnOnce(List)) -> Result<List, OpenFault> {
    let (from, name, bytes) = taken(source)?;
    // Binary workbooks are looked at by another process first: nothing of them is shown before.
    if bytes.len() >= LONG
        && !wants_scout(&bytes)
        && let Ok(book) = peek(&bytes, &name, &options, watch)
    {
        show(List::new(from.clone(), name.clone(), Arc::clone(&bytes), options.clone(), Arc::new(book)));
    }
    whole(from, name, bytes, options, watch)
}

fn taken(source: Source) -> Result<(From, String, Arc<Vec<u8>>), OpenFault> {
    Ok(match source {
        Source::Path(path) => {
            // The folder of the program may change; the list stands where it stood.
            let path = std::path::absolute(&path).unwrap_or(path);
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let bytes = Arc::new(load(&path)?);
            (From::Path(path), name, bytes)
        }
        Source::Bytes { from, name, bytes } => (from, name, bytes),
    })
}

fn whole(from: From, name: String, bytes: Arc<Vec<u8>>, options: Options, watch: &Watch) -> Result<List, OpenFault> {
    let book = guarded::read(&bytes, &name, &options, watch).map_err(OpenFault::Read)?;
    Ok(List::new(from, name, bytes, options, Arc::new(book)))
}
