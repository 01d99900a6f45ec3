//! What stands where a file is to go.

use super::Guard;
use super::identity::is_same;
use crate::store::StoreFault;
use crate::store::atomic::digest_of;
use crate::text::file_name;
use jiff::Timestamp;
use std::fs::{File, Metadata};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// A file that stands where one is to go and that nobody said yes to replace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The file, links followed.
    pub path: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
    /// When it was written last.
    pub modified: Option<Timestamp>,
    /// Its lines, when it is a text; a workbook is not read for that.
    pub lines: Option<u64>,
    /// A spreadsheet marked it as open: whose mark it is, as far as the mark says.
    pub opened_by: Option<String>,
}

/// Lines are counted in files up to this size, in bytes.
const COUNTED: u64 = 256 << 20;

/// Refuses what no file may be written over; tells what stands at `path`, which follows no link any more.
pub(super) fn look(path: &Path, guard: &Guard) -> Result<Option<Standing>, StoreFault> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if name.len() > file_name::MOST_BYTES || cfg!(windows) && file_name::is_refused_by_windows(&name) {
        return Err(StoreFault::BadName(path.to_owned()));
    }
    if guard.sources.iter().any(|source| is_same(source, path)) {
        return Err(StoreFault::IsSource(path.to_owned()));
    }
    let metadata = match path.metadata() {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(StoreFault::of_io(path, error)),
    };
    may_be_replaced(path, &metadata)?;
    let opened_by = spreadsheet_mark(path);
    if opened_by.is_none() && is_own(path, &metadata, guard) {
        return Ok(None);
    }
    Ok(Some(Standing {
        bytes: metadata.len(),
        modified: metadata.modified().ok().and_then(|time| Timestamp::try_from(time).ok()),
        lines: lines(path, metadata.len()),
        opened_by,
        path: path.to_owned(),
    }))
}

/// Folders, devices and pipes are no files; a file that its owner, or somebody else, keeps from being written is left alone.
fn may_be_replaced(path: &Path, metadata: &Metadata) -> Result<(), StoreFault> {
    if metadata.is_dir() {
        return Err(StoreFault::IsFolder(path.to_owned()));
    }
    if !metadata.is_file() {
        return Err(StoreFault::NotAFile(path.to_owned()));
    }
    if metadata.permissions().readonly() {
        return Err(StoreFault::ReadOnly(path.to_owned()));
    }
    // A rename asks nobody whether the file may be written; opening it does, and Windows says who has it open.
    match File::options().write(true).open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Err(StoreFault::ReadOnly(path.to_owned())),
        Err(error) => Err(StoreFault::of_io(path, error)),
    }
}

/// Whether it stands as this sitting wrote it.
fn is_own(path: &Path, metadata: &Metadata, guard: &Guard) -> bool {
    let mut own = guard.own.iter().filter(|own| own.bytes == metadata.len() && is_same(&own.path, path)).peekable();
    own.peek().is_some() && digest_of(path).is_ok_and(|(_, found)| own.any(|own| own.sha256 == found))
}

/// LibreOffice marks an open `liste.csv` by `.~lock.liste.csv#` beside it. The mark may be stale, so that it is asked about
/// and keeps nobody from saving. Windows needs no mark: it refuses by itself.
fn spreadsheet_mark(path: &Path) -> Option<String> {
    let mut name = std::ffi::OsString::from(".~lock.");
    name.push(path.file_name()?);
    name.push("#");
    let mut text = String::new();
    let file = File::open(path.with_file_name(name)).ok()?;
    // A mark that is no text marks as well as one that is.
    let _ = file.take(4_096).read_to_string(&mut text);
    let who: Vec<&str> = text.split(',').take(4).map(str::trim).filter(|part| !part.is_empty()).collect();
    Some(who.join(", "))
}

/// Lines that hold something, of a text that is not too large.
fn lines(path: &Path, size: u64) -> Option<u64> {
    if size > COUNTED {
        return None;
    }
    let mut file = File::open(path).ok()?;
    let mut buffer = vec![0; 1 << 16];
    let (mut lines, mut filled) = (0, false);
    loop {
        let count = file.read(&mut buffer).ok()?;
        if count == 0 {
            return Some(lines + u64::from(filled));
        }
        for &byte in &buffer[..count] {
            match byte {
                0 => return None,
                b'\n' => {
                    lines += u64::from(filled);
                    filled = false;
                }
                b'\r' => {}
                _ => filled = true,
            }
        }
    }
}
