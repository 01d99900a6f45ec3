//! The bytes of a file that somebody chose: a real file, of a sensible size, that nobody writes to meanwhile.

use super::StoreFault;
use std::fs::{File, Metadata};
use std::io::Read as _;
use std::path::Path;

/// Reads a file of at most `most` bytes.
///
/// # Errors
/// When it is no file, is too large, or changes while it is read, or when the disk refuses.
pub fn load(path: &Path, most: u64) -> Result<Vec<u8>, StoreFault> {
    let refused = |error| StoreFault::of_io(path, error);
    // Opening a pipe waits for somebody who writes to it: what is no file is not opened.
    is_file(path, &path.metadata().map_err(refused)?)?;
    let file = open(path).map_err(refused)?;
    let before = file.metadata().map_err(refused)?;
    is_file(path, &before)?;
    let size = before.len();
    if size > most {
        return Err(StoreFault::TooBig(size, most));
    }
    let mut bytes = Vec::with_capacity(size as usize + 1);
    ask_for_large_pages(&bytes);
    // One byte beyond the limit tells a file that grows from one that fits.
    (&file).take(most + 1).read_to_end(&mut bytes).map_err(refused)?;
    let after = file.metadata().map_err(refused)?;
    let is_whole = bytes.len() as u64 == size && after.len() == size && after.modified().ok() == before.modified().ok();
    if is_whole && is_still(path, &after) { Ok(bytes) } else { Err(StoreFault::ChangedMeanwhile(path.to_owned())) }
}

fn is_file(path: &Path, metadata: &Metadata) -> Result<(), StoreFault> {
    if metadata.is_dir() {
        return Err(StoreFault::FolderAsFile(path.to_owned()));
    }
    if metadata.is_file() { Ok(()) } else { Err(StoreFault::NotAFile(path.to_owned())) }
}

#[cfg(unix)]
fn open(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    // Somebody may have put a pipe in its place since.
    File::options().read(true).custom_flags(libc::O_NONBLOCK).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> std::io::Result<File> {
    File::open(path)
}

/// Whether the path still leads to the file that was read: spreadsheets save by a new file under the old name.
#[cfg(unix)]
fn is_still(path: &Path, read: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    path.metadata().is_ok_and(|now| (now.dev(), now.ino()) == (read.dev(), read.ino()))
}

#[cfg(not(unix))]
fn is_still(path: &Path, read: &Metadata) -> bool {
    path.metadata().is_ok_and(|now| now.len() == read.len() && now.modified().ok() == read.modified().ok())
}

/// A list of a million rows fills twelve thousand small pages of memory: in large ones it is read faster.
#[cfg(target_os = "linux")]
fn ask_for_large_pages(bytes: &Vec<u8>) {
    const PAGE: usize = 2 << 20;
    let start = (bytes.as_ptr() as usize).next_multiple_of(PAGE);
    let end = (bytes.as_ptr() as usize + bytes.capacity()) / PAGE * PAGE;
    if start < end {
        // SAFETY: the range lies inside one live allocation, and this advice tells the system how to back the
        // memory, never what it holds. A system that cannot says so, and all goes on as before.
        #[expect(unsafe_code, reason = "the standard library has no such call")]
        let _ = unsafe { libc::madvise(start as *mut libc::c_void, end - start, libc::MADV_HUGEPAGE) };
    }
}

#[cfg(not(target_os = "linux"))]
fn ask_for_large_pages(_: &Vec<u8>) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_whole_and_one_that_is_too_large_or_no_file_is_not() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("liste.csv");
        std::fs::write(&path, "abc").unwrap();
        assert_eq!(load(&path, 3).unwrap(), b"abc");
        assert!(matches!(load(&path, 2), Err(StoreFault::TooBig(3, 2))));
        assert!(matches!(load(place.path(), 3), Err(StoreFault::FolderAsFile(_))));
        assert!(matches!(load(&place.path().join("absent"), 3), Err(StoreFault::FileMissing(_))));
    }

    #[cfg(unix)]
    #[test]
    fn pipes_and_devices_are_refused_at_once() {
        let place = tempfile::tempdir().unwrap();
        let pipe = place.path().join("tube.csv");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        std::os::unix::fs::symlink("/dev/zero", place.path().join("zero.csv")).unwrap();
        for path in [pipe, place.path().join("zero.csv"), "/dev/zero".into()] {
            assert!(matches!(load(&path, 1 << 20), Err(StoreFault::NotAFile(_))), "{}", path.display());
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_is_written_anew_while_it_is_read_is_refused() {
        let place = tempfile::tempdir().unwrap();
        let (path, other) = (place.path().join("liste.csv"), place.path().join("autre.csv"));
        std::fs::write(&path, "abc").unwrap();
        std::fs::write(&other, "abc").unwrap();
        let read = path.metadata().unwrap();
        assert!(is_still(&path, &read));
        std::fs::rename(other, &path).unwrap();
        assert!(!is_still(&path, &read));
    }
}
