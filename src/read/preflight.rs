//! Limits that are checked before any parser runs.

use super::fault::ReadFault;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Largest file taken, in bytes. A million rows of an enrolment list take 50 MB; decoding may triple a text.
const MAX_FILE: usize = 160 << 20;
/// Most parts of a package.
const MAX_ENTRIES: usize = 10_000;
/// Largest sum of the sizes of all parts once inflated, in bytes.
const MAX_INFLATED: u64 = 768 << 20;
/// Beyond this size a package that shrinks more than [`MAX_RATIO`] times is a bomb.
const SUSPECT_INFLATED: u64 = 100 << 20;
/// Highest credible compression; spreadsheets reach about 30.
const MAX_RATIO: u64 = 200;

/// Refuses what is empty or too large to be a list.
pub(super) fn size(bytes: &[u8]) -> Result<(), ReadFault> {
    match bytes.len() {
        0 => Err(ReadFault::new("empty-file", "read-empty-file")),
        len if len > MAX_FILE => Err(ReadFault::too_big()),
        _ => Ok(()),
    }
}

/// A package whose directory was found to be within limits.
pub(super) type Package<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Opens a zip package and checks the sizes that its directory declares.
pub(super) fn package(bytes: &[u8]) -> Result<Package<'_>, ReadFault> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadFault::corrupt())?;
    if package.len() > MAX_ENTRIES {
        return Err(bomb());
    }
    let mut total = 0u64;
    for index in 0..package.len() {
        let entry = package.by_index_raw(index).map_err(|_| ReadFault::corrupt())?;
        if entry.encrypted() {
            return Err(ReadFault::encrypted());
        }
        // Deflate never makes data noticeably larger: a part that claims so hides its true size.
        if entry.compressed_size() > entry.size() + entry.size() / 100 + 1024 {
            return Err(bomb());
        }
        total = total.saturating_add(entry.size());
    }
    if total > MAX_INFLATED || (total > SUSPECT_INFLATED && total / MAX_RATIO > bytes.len() as u64) {
        return Err(bomb());
    }
    Ok(package)
}

/// The fault of a package that inflates to more than it says or than a list can be.
pub(super) fn bomb() -> ReadFault {
    ReadFault::new("zip-bomb", "read-zip-bomb")
}

/// A part of a package that fails when it inflates to more than the directory declares.
pub(super) struct Bounded<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Bounded<R> {
    pub(super) fn new(inner: R, declared: u64) -> Self {
        Self { inner, left: declared }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        match self.left.checked_sub(read as u64) {
            Some(left) => self.left = left,
            None => return Err(std::io::Error::other(LYING)),
        }
        Ok(read)
    }
}

/// What the error of a part says that inflates to more than a list can be.
pub(super) const LYING: &str = "part larger than a list can be";
