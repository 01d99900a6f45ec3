//! What a save is about to do, noted in the data folder before it does it, so that a program that was ended by force leaves
//! nothing behind: neither files under way nor half a set.
//!
//! The note is locked while its program lives. Whoever saves next, starts, or forgets everything finds those of the dead
//! and settles them: files under way go, and a set of which only a part had been renamed is taken back to what stood there.

use super::temporary::{PREFIX, SUFFIX};
use crate::store::atomic::{Written, digest_of, folder_of};
use crate::store::held::Held;
use crate::store::{Folders, StoreFault};
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Folder of the notes.
pub(in crate::store) const FOLDER: &str = "saving";
/// End of the name of a file that was there before and is kept until its set is whole.
const FORMER: &str = ".old";
/// A note without a line is being begun, or its program died at once.
const BEGINNING: Duration = Duration::from_secs(60);
/// A file under way that nobody has touched for so long is nobody's any more.
const FORGOTTEN: Duration = Duration::from_secs(3_600);

/// First line: where files under way stand, and by which word their names are known.
#[derive(Serialize, Deserialize)]
struct Begun {
    token: String,
    folders: Vec<Bytes>,
}

/// Second line, once every file is whole beside its place: what is renamed from here on.
#[derive(Serialize, Deserialize)]
struct Renaming {
    files: Vec<Renamed>,
}

#[derive(Serialize, Deserialize)]
struct Renamed {
    path: Bytes,
    bytes: u64,
    sha256: [u8; 32],
    /// Whether a file stood there.
    former: bool,
}

/// A path, whatever bytes it is made of.
#[derive(Serialize, Deserialize)]
struct Bytes(Vec<u8>);

#[cfg(unix)]
impl Bytes {
    fn of(path: &Path) -> Option<Self> {
        use std::os::unix::ffi::OsStrExt as _;
        Some(Self(path.as_os_str().as_bytes().to_vec()))
    }

    fn path(&self) -> PathBuf {
        use std::os::unix::ffi::OsStringExt as _;
        std::ffi::OsString::from_vec(self.0.clone()).into()
    }
}

#[cfg(not(unix))]
impl Bytes {
    fn of(path: &Path) -> Option<Self> {
        Some(Self(path.to_str()?.as_bytes().to_vec()))
    }

    fn path(&self) -> PathBuf {
        String::from_utf8_lossy(&self.0).into_owned().into()
    }
}

/// The note of a save that goes on.
pub(super) struct Note {
    /// None where nothing can be noted: then nothing but the program itself cleans up.
    file: Option<(Held, PathBuf)>,
    token: String,
    stays: bool,
}

impl Note {
    /// Notes that files under way will stand in these folders. A data folder that cannot be written to keeps nobody from saving.
    pub(super) fn begin(folders: Option<&Folders>, targets: &[PathBuf]) -> Self {
        let (token, file) = match folders.and_then(|folders| Self::create(folders).ok()) {
            Some((token, file, path)) => (token, Some((file, path))),
            None => (by_chance(), None),
        };
        let mut note = Self { file, token, stays: false };
        let mut folders: Vec<&Path> = targets.iter().map(|target| folder_of(target)).collect();
        folders.sort_unstable();
        folders.dedup();
        let folders = folders.into_iter().filter_map(|folder| Bytes::of(&super::identity::whole(folder))).collect();
        let begun = Begun { token: note.token.clone(), folders };
        note.line(&begun, false);
        note
    }

    fn create(folders: &Folders) -> Result<(String, Held, PathBuf), StoreFault> {
        let root = folders.data_file(FOLDER)?;
        let refused = |error| StoreFault::of_io(&root, error);
        match fs::create_dir(&root) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(refused(error)),
            _ => {}
        }
        let (file, path) = tempfile::Builder::new()
            .prefix("")
            .suffix("")
            .rand_bytes(10)
            .tempfile_in(&root)
            .map_err(refused)?
            .keep()
            .map_err(|error| refused(error.error))?;
        let file = Held::at_last(file).map_err(refused)?;
        let token = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok((token, file, path))
    }

    /// Name of the file under way with this number.
    pub(super) fn name(&self, number: usize) -> String {
        format!("{}-{number}", self.token)
    }

    /// Where the file that stood at `path` is kept until the set is whole.
    pub(super) fn former(&self, path: &Path, number: usize) -> PathBuf {
        former(path, &self.token, number)
    }

    /// Notes what is renamed from here on.
    pub(super) fn renaming<'a>(&mut self, files: impl Iterator<Item = (&'a Written, bool)>) {
        let one = |(written, former): (&Written, bool)| {
            Some(Renamed { path: Bytes::of(&super::identity::whole(&written.path))?, bytes: written.bytes, sha256: written.sha256, former })
        };
        let files: Vec<Renamed> = files.filter_map(one).collect();
        self.line(&Renaming { files }, true);
    }

    /// Something could not be settled now: whoever saves next tries again.
    pub(super) fn stay(&mut self) {
        self.stays = true;
    }

    /// What can be noted is noted; what cannot keeps nobody from saving.
    fn line(&mut self, line: &impl Serialize, for_good: bool) {
        let Some((file, _)) = &mut self.file else { return };
        let mut text = serde_json::to_string(line).unwrap_or_default();
        text.push('\n');
        let _ = file.write_all(text.as_bytes());
        if for_good {
            let _ = file.sync_all();
        }
    }
}

impl Drop for Note {
    fn drop(&mut self) {
        if let Some((file, path)) = self.file.take() {
            // Windows removes no file that is open.
            drop(file);
            if !self.stays {
                let _ = fs::remove_file(path);
            }
        }
    }
}

/// A word that no other save has.
fn by_chance() -> String {
    let named = tempfile::Builder::new().prefix("").rand_bytes(10).make(|_| Ok(())).ok();
    let name = named.as_ref().and_then(|file| file.path().file_name()).unwrap_or_default();
    name.to_string_lossy().into_owned()
}

fn former(path: &Path, token: &str, number: usize) -> PathBuf {
    path.with_file_name(format!("{PREFIX}{token}-{number}{FORMER}"))
}

/// Settles what programs that no longer live left of their saves. Returns the files that are again what they were before.
pub(super) fn settle_the_dead(folders: &Folders) -> Vec<PathBuf> {
    let Ok(notes) = fs::read_dir(folders.data().join(FOLDER)) else { return Vec::new() };
    let mut restored = Vec::new();
    for path in notes.flatten().map(|entry| entry.path()) {
        let Ok(file) = File::options().read(true).write(true).open(&path) else { continue };
        let Ok(mut file) = Held::now(file) else { continue };
        let mut text = String::new();
        if file.read_to_string(&mut text).is_err() || text.is_empty() && is_younger(&path, BEGINNING) {
            continue;
        }
        if settle(&text, &mut restored) {
            drop(file);
            let _ = fs::remove_file(&path);
        }
    }
    restored
}

/// Settles one note; false when something is left to do, at a time when its folder can be reached again.
fn settle(text: &str, restored: &mut Vec<PathBuf>) -> bool {
    let mut lines = text.lines();
    let Some(begun) = lines.next().and_then(|line| serde_json::from_str::<Begun>(line).ok()) else { return true };
    let renaming = lines.next().and_then(|line| serde_json::from_str::<Renaming>(line).ok());
    let done = renaming.is_none_or(|renaming| settle_set(&renaming.files, &begun.token, restored));
    done && begun.folders.iter().all(|folder| remove_under_way(&folder.path(), &begun.token))
}

/// A set that is not whole goes back to what stood there before, but for files that somebody changed since.
fn settle_set(files: &[Renamed], token: &str, restored: &mut Vec<PathBuf>) -> bool {
    let is_new = |file: &Renamed| digest_of(&file.path()).is_ok_and(|found| found == (file.bytes, file.sha256));
    let new: Vec<bool> = files.iter().map(is_new).collect();
    if new.iter().all(|new| *new) {
        return true;
    }
    for (number, (file, new)) in files.iter().zip(new).enumerate() {
        let path = file.path.path();
        let kept = former(&path, token, number);
        let result = match (new, file.former, kept.exists()) {
            (true, true, true) => fs::rename(&kept, &path),
            (true, false, _) => fs::remove_file(&path),
            // Somebody wrote there since: what stood there before is kept under a name that can be seen.
            (false, true, true) if !is_one_file(&path, &kept) && !same_content(&path, &kept) => {
                fs::rename(&kept, super::free(&path, |path| vec![path.to_owned()]))
            }
            _ => continue,
        };
        match result {
            Ok(()) => restored.push(path),
            Err(_) => return false,
        }
    }
    true
}

impl Renamed {
    fn path(&self) -> PathBuf {
        self.path.path()
    }
}

fn is_one_file(a: &Path, b: &Path) -> bool {
    super::identity::is_same(a, b)
}

fn same_content(a: &Path, b: &Path) -> bool {
    matches!((digest_of(a), digest_of(b)), (Ok(a), Ok(b)) if a == b)
}

/// Removes files under way and former files of one save. False when the folder cannot be looked into.
fn remove_under_way(folder: &Path, token: &str) -> bool {
    let own = format!("{PREFIX}{token}-");
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return error.kind() == io::ErrorKind::NotFound,
    };
    let mut all = true;
    for entry in entries.flatten() {
        if entry.file_name().to_string_lossy().starts_with(&own) {
            all &= fs::remove_file(entry.path()).is_ok();
        }
    }
    all
}

/// Removes files under way that nobody has touched for long: another machine, or an older Bordereau, left them on a share.
pub(in crate::store) fn remove_forgotten(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(PREFIX) && name.ends_with(SUFFIX) && !is_younger(&entry.path(), FORGOTTEN) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_younger(path: &Path, than: Duration) -> bool {
    let modified = path.symlink_metadata().and_then(|metadata| metadata.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
    SystemTime::now().duration_since(modified).map_or(true, |age| age < than)
}
