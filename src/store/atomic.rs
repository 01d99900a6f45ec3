//! Files written whole or not at all: beside the target, on the disk for good, read back, renamed.

use super::StoreFault;
use super::save::Temporary;
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::{self, BufWriter, Read as _, Write};
use std::path::{Path, PathBuf};

/// Who may read the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// Whoever the account's usual rights let: a file that is handed to colleagues.
    AsUsual,
    /// The owner alone: what Bordereau keeps for itself.
    Owner,
}

/// What stands on the disk now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The file, links followed.
    pub path: PathBuf,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 of the content, the same when written and when read back.
    pub sha256: [u8; 32],
}

/// Why nothing was written. The file that stood there, if any, is as it was.
#[derive(Debug)]
pub enum Failed<E> {
    /// The disk refused.
    Store(StoreFault),
    /// The content could not be made.
    Content(E),
}

impl<E> From<StoreFault> for Failed<E> {
    fn from(fault: StoreFault) -> Self {
        Self::Store(fault)
    }
}

/// Writes what `content` writes to `path`, in place of the file that stands there: for the files that are Bordereau's own.
/// Files of the person go through [`super::save`].
///
/// Returns what `content` returned, and what was written.
///
/// # Errors
/// [`Failed::Store`] when the disk refuses, also when `content` fails because of it;
/// [`Failed::Content`] when `content` fails by itself. Then nothing has changed.
pub fn write<T, E>(path: &Path, readers: Readers, content: impl FnOnce(&mut Output) -> Result<T, E>) -> Result<(T, Written), Failed<E>> {
    let path = meant(path)?;
    if path.is_dir() {
        return Err(StoreFault::IsFolder(path).into());
    }
    let (value, staged) = stage(path, readers, None, content)?;
    let written = staged.place()?;
    settle(folder_of(&written.path));
    read_back(&written)?;
    Ok((value, written))
}

/// Writes `bytes` to `path`; see [`write()`].
///
/// # Errors
/// When the disk refuses; then nothing has changed.
pub fn write_bytes(path: &Path, readers: Readers, bytes: &[u8]) -> Result<Written, StoreFault> {
    match write(path, readers, |out| out.write_all(bytes)) {
        Ok(((), written)) => Ok(written),
        Err(Failed::Store(fault)) => Err(fault),
        Err(Failed::Content(error)) => Err(StoreFault::of_io(path, error)),
    }
}

/// A file that is whole and on the disk for good, under another name than its own.
pub(super) struct Staged {
    temporary: Temporary,
    written: Written,
}

/// Writes the content of `path`, which follows no link, beside it. `name` tells the file under way.
pub(super) fn stage<T, E>(
    path: PathBuf,
    readers: Readers,
    name: Option<&str>,
    content: impl FnOnce(&mut Output) -> Result<T, E>,
) -> Result<(T, Staged), Failed<E>> {
    let fault = |error| StoreFault::of_io(&path, error);
    let folder = folder_of(&path);
    if !folder.is_dir() {
        return Err(StoreFault::FolderMissing(folder.to_owned()).into());
    }
    let (temporary, rights) = beside(folder, &path, readers, name).map_err(fault)?;
    let mut output = Output { file: BufWriter::with_capacity(1 << 16, temporary), sha256: Sha256::new(), bytes: 0, refused: None };
    let value = match content(&mut output) {
        Ok(value) => value,
        Err(own) => return Err(output.refused.map_or(Failed::Content(own), |error| Failed::Store(fault(error)))),
    };
    if let Some(error) = output.refused.take() {
        return Err(fault(error).into());
    }
    let Output { file, sha256, bytes, .. } = output;
    let mut temporary = file.into_inner().map_err(|error| fault(error.into_error()))?;
    temporary.close(rights).map_err(fault)?;
    let written = Written { bytes, sha256: sha256.finalize().into(), path };
    if digest_of(temporary.path()).map_err(|error| StoreFault::of_io(&written.path, error))? != (written.bytes, written.sha256) {
        return Err(StoreFault::NotWhatWasWritten(written.path).into());
    }
    Ok((value, Staged { temporary, written }))
}

impl Staged {
    /// What stands on the disk once it is placed.
    pub(super) fn written(&self) -> &Written {
        &self.written
    }

    /// Gives it its own name, in place of what stands there.
    pub(super) fn place(self) -> Result<Written, StoreFault> {
        let Self { temporary, written } = self;
        temporary.persist(&written.path).map_err(|error| StoreFault::of_io(&written.path, error))?;
        Ok(written)
    }

    /// Gives it its own name, unless a file has it.
    pub(super) fn place_new(self) -> Result<Written, StoreFault> {
        let Self { temporary, written } = self;
        match temporary.persist_new(&written.path) {
            Ok(()) => Ok(written),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(StoreFault::Stands(written.path)),
            Err(error) => Err(StoreFault::of_io(&written.path, error)),
        }
    }
}

/// The folder of a path; the present one for a bare name.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A rename is on the disk for good once its folder is; some file systems refuse that.
pub(super) fn settle(folder: &Path) {
    #[cfg(unix)]
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    #[cfg(not(unix))]
    let _ = folder;
}

/// Where the content goes; it counts and digests as it passes.
pub struct Output {
    file: BufWriter<Temporary>,
    sha256: Sha256,
    bytes: u64,
    refused: Option<io::Error>,
}

impl Output {
    fn remember<T>(&mut self, result: io::Result<T>) -> io::Result<T> {
        // The content's own error often hides the reason of the disk: it is kept here.
        result.map_err(|error| {
            let copy = error.raw_os_error().map_or_else(|| error.kind().into(), io::Error::from_raw_os_error);
            self.refused = Some(error);
            copy
        })
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let result = self.file.write(bytes);
        let count = match result {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Err(error),
            result => self.remember(result)?,
        };
        self.sha256.update(&bytes[..count]);
        self.bytes += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        let result = self.file.flush();
        self.remember(result)
    }
}

/// A link is followed: a rename would put a file in its place and leave the true file stale.
pub(super) fn meant(path: &Path) -> Result<PathBuf, StoreFault> {
    match path.symlink_metadata() {
        Ok(metadata) if metadata.is_symlink() => path.canonicalize().map_err(|error| StoreFault::of_io(path, error)),
        _ => Ok(path.to_owned()),
    }
}

/// A new file beside `path` that nobody else reads while it is under way, and the rights that it is to have then.
#[cfg(unix)]
fn beside(folder: &Path, path: &Path, readers: Readers, name: Option<&str>) -> io::Result<(Temporary, Option<u32>)> {
    use std::os::unix::fs::PermissionsExt as _;
    if readers == Readers::Owner {
        return Ok((Temporary::new(folder, name, 0o600)?, None));
    }
    let kept = path.metadata().ok().map(|metadata| metadata.permissions().mode() & 0o777);
    let mut temporary = Temporary::new(folder, name, kept.unwrap_or(0o666))?;
    // The umask took its part from usual rights; from rights that were chosen on purpose it takes nothing.
    let rights = kept.unwrap_or(temporary.file()?.metadata()?.permissions().mode() & 0o777);
    // Some file systems know no rights: then there are none to give back either.
    let tightened = temporary.file()?.set_permissions(std::fs::Permissions::from_mode(0o600)).is_ok();
    Ok((temporary, tightened.then_some(rights)))
}

#[cfg(not(unix))]
fn beside(folder: &Path, _: &Path, _: Readers, name: Option<&str>) -> io::Result<(Temporary, Option<u32>)> {
    Ok((Temporary::new(folder, name, 0)?, None))
}

/// Size and SHA-256 of a file as it stands on the disk.
pub(super) fn digest_of(path: &Path) -> io::Result<(u64, [u8; 32])> {
    let mut file = File::open(path)?;
    let mut sha256 = Sha256::new();
    let mut bytes = 0;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let count = file.read(&mut buffer)?;
        if count == 0 {
            return Ok((bytes, sha256.finalize().into()));
        }
        sha256.update(&buffer[..count]);
        bytes += count as u64;
    }
}

pub(super) fn read_back(written: &Written) -> Result<(), StoreFault> {
    let found = digest_of(&written.path).map_err(|error| StoreFault::of_io(&written.path, error))?;
    if found == (written.bytes, written.sha256) { Ok(()) } else { Err(StoreFault::NotWhatWasWritten(written.path.clone())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn the_bytes_stand_on_the_disk_and_nothing_else_does() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("liste.csv");
        let written = write_bytes(&path, Readers::AsUsual, b"username\n").unwrap();
        assert_eq!((std::fs::read(&path).unwrap().as_slice(), written.bytes), (b"username\n".as_slice(), 9));
        assert_eq!(names(folder.path()), ["liste.csv"]);
    }

    #[test]
    fn a_content_that_fails_half_way_leaves_the_former_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("liste.csv");
        std::fs::write(&path, "former").unwrap();
        let result = write(&path, Readers::AsUsual, |out| {
            out.write_all(b"half").unwrap();
            Err::<(), _>("a value holds the delimiter")
        });
        assert!(matches!(result, Err(Failed::Content("a value holds the delimiter"))));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "former");
        assert_eq!(names(folder.path()), ["liste.csv"]);
    }

    #[test]
    fn a_missing_folder_and_a_folder_in_the_way_are_named() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("absent");
        let result = write_bytes(&missing.join("liste.csv"), Readers::AsUsual, b"");
        assert!(matches!(result, Err(StoreFault::FolderMissing(path)) if path == missing));
        let result = write_bytes(folder.path(), Readers::AsUsual, b"");
        assert!(matches!(result, Err(StoreFault::IsFolder(_))));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_said_whatever_the_content_made_of_it() {
        // /dev/full refuses every byte; the buffer is smaller than the content.
        let file = tempfile::Builder::new().make(|_| std::fs::OpenOptions::new().write(true).open("/dev/full")).unwrap();
        let (file, path) = file.into_parts();
        std::mem::forget(path);
        let file = tempfile::NamedTempFile::from_parts(file, tempfile::TempPath::try_from_path("/nonexistent/bordereau").unwrap());
        let mut out = Output { file: BufWriter::with_capacity(8, Temporary::of(file)), sha256: Sha256::new(), bytes: 0, refused: None };
        assert!(out.write_all(&[0; 64]).is_err());
        let fault = StoreFault::of_io(Path::new("/x/liste.csv"), out.refused.unwrap());
        assert!(matches!(fault, StoreFault::DiskFull(_)), "{fault:?}");
    }

    #[cfg(unix)]
    #[test]
    fn rights_are_the_usual_ones_the_kept_ones_or_the_owners_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let path = folder.path().join("liste.csv");
        let usual = folder.path().join("usual");
        std::fs::write(&usual, "").unwrap();
        write_bytes(&path, Readers::AsUsual, b"a").unwrap();
        assert_eq!(mode(&path), mode(&usual), "0666 less the umask");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o664)).unwrap();
        write_bytes(&path, Readers::AsUsual, b"b").unwrap();
        assert_eq!(mode(&path), 0o664);
        write_bytes(&path, Readers::Owner, b"c").unwrap();
        assert_eq!(mode(&path), 0o600);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_to_the_file_it_means() {
        let folder = tempfile::tempdir().unwrap();
        let (link, real) = (folder.path().join("link.csv"), folder.path().join("real.csv"));
        std::fs::write(&real, "former").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        write_bytes(&link, Readers::AsUsual, b"new").unwrap();
        assert!(link.symlink_metadata().unwrap().is_symlink());
        assert_eq!(std::fs::read_to_string(&real).unwrap(), "new");
    }
}
