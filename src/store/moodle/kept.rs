//! What was answered so far of a refresh that is not whole: one that is stopped, cut or killed goes on where it was, and
//! asks nothing twice. Of people, only those of the list are kept; the file is the person's own, and a finished refresh
//! deletes it.

use crate::store::held::Held;
use crate::store::{StoreFault, aside};
use jiff::{SignedDuration, Timestamp};
use rustc_hash::FxHashMap;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use std::fs::OpenOptions;
use std::io::{BufRead as _, BufReader, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

/// Beginning of the names of such files.
pub(in crate::store) const PREFIX: &str = "refresh.";
/// After that the platform may have changed too much for one catalogue of both parts.
const FRESH: SignedDuration = SignedDuration::from_hours(1);

/// Which refresh it is. Another platform, account or list begins anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Which {
    address: String,
    account: Option<i64>,
    /// Digest of what is asked for.
    wanted: String,
    /// RFC 3339.
    begun: String,
}

#[derive(Serialize, Deserialize)]
struct Line {
    key: String,
    answer: Value,
}

/// The answers so far.
#[derive(Default)]
pub(super) struct Kept {
    answers: FxHashMap<String, Value>,
    /// `None` where nothing can be kept: another refresh of the platform is at work, or the disk refuses.
    file: Option<Held>,
    path: PathBuf,
    begun: Timestamp,
}

impl Kept {
    /// The answers of the refresh that was not finished, or none. `folder` is where the person's catalogues are.
    pub(super) fn open(folder: &Path, address: &str, account: Option<i64>, wanted: &str, now: Timestamp) -> Self {
        let path = folder.join(format!("{PREFIX}{}.part", &digest(address)[..16]));
        let mut kept = Self { answers: FxHashMap::default(), file: None, path, begun: now };
        let which = Which { address: address.to_owned(), account, wanted: digest(wanted), begun: now.to_string() };
        // Without it a refresh that is cut asks everything again: no reason not to begin.
        kept.file = kept.take_up(&which).ok();
        kept
    }

    fn take_up(&mut self, which: &Which) -> std::io::Result<Held> {
        aside::make_private(&self.path)?;
        let mut file = Held::now(OpenOptions::new().read(true).write(true).open(&self.path)?)?;
        let mut end = 0;
        let mut lines = BufReader::new(&*file);
        let mut line = String::new();
        while lines.read_line(&mut line)? > 0 {
            // The last line of a program that was killed may be cut.
            if !line.ends_with('\n') {
                break;
            }
            if end == 0 {
                let Ok(former) = serde_json::from_str::<Which>(&line) else { break };
                let Ok(begun) = former.begun.parse::<Timestamp>() else { break };
                let age = self.begun.duration_since(begun);
                if (Which { begun: which.begun.clone(), ..former }) != *which || age > FRESH || age < SignedDuration::ZERO {
                    break;
                }
                self.begun = begun;
            } else {
                let Ok(Line { key, answer }) = serde_json::from_str(&line) else { break };
                self.answers.insert(key, answer);
            }
            end += line.len() as u64;
            line.clear();
        }
        file.set_len(end)?;
        file.seek(SeekFrom::Start(end))?;
        if end == 0 {
            writeln!(file, "{}", serde_json::to_string(which)?)?;
        }
        Ok(file)
    }

    /// When the first of the answers was given.
    pub(super) fn begun(&self) -> Timestamp {
        self.begun
    }

    /// What was answered to this question before.
    pub(super) fn find<T: DeserializeOwned>(&self, key: &str) -> Option<T> {
        T::deserialize(self.answers.get(key)?).ok()
    }

    /// Keeps an answer.
    pub(super) fn put(&mut self, key: &str, answer: &impl Serialize) {
        let Some(file) = &mut self.file else { return };
        let written = serde_json::to_value(answer).and_then(|answer| serde_json::to_vec(&Line { key: key.to_owned(), answer }));
        let written = written.map_err(std::io::Error::from).and_then(|mut line| {
            line.push(b'\n');
            file.write_all(&line)
        });
        if written.is_err() {
            self.file = None;
        }
    }

    /// The refresh is whole: nothing of it is needed any more.
    pub(super) fn finish(mut self) {
        if self.file.take().is_some() {
            // What is left of it is of no harm: the next refresh begins anew.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// Deletes what is left of refreshes that were not finished: it names people.
pub(in crate::store) fn forget(folder: &Path) -> Result<(), StoreFault> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(()) };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        let is_one = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(PREFIX));
        if is_one && let Err(error) = std::fs::remove_file(&path) {
            return Err(StoreFault::of_io(&path, error));
        }
    }
    Ok(())
}

fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(place: &tempfile::TempDir, wanted: &str, now: &str) -> Kept {
        Kept::open(place.path(), "https://ecampus.example.fr", Some(7), wanted, now.parse().unwrap())
    }

    #[test]
    fn what_was_answered_is_found_again_until_it_is_old_or_another_list_is_asked_for() {
        let place = tempfile::tempdir().unwrap();
        let mut kept = open(&place, "a", "2026-11-28T08:00:00Z");
        kept.put("courses", &vec![1, 2]);
        drop(kept);
        let kept = open(&place, "a", "2026-11-28T08:30:00Z");
        assert_eq!((kept.find::<Vec<i32>>("courses"), kept.begun().to_string()), (Some(vec![1, 2]), "2026-11-28T08:00:00Z".into()));
        drop(kept);
        for (wanted, now) in [("b", "2026-11-28T08:31:00Z"), ("b", "2026-11-28T10:00:00Z"), ("b", "2026-11-28T07:00:00Z")] {
            let mut kept = open(&place, wanted, now);
            assert_eq!(kept.find::<Vec<i32>>("courses"), None, "{wanted} {now}");
            kept.put("courses", &vec![3]);
        }
        open(&place, "b", "2026-11-28T07:10:00Z").finish();
        assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_line_that_was_cut_is_asked_again_and_a_second_program_keeps_nothing() {
        let place = tempfile::tempdir().unwrap();
        let mut kept = open(&place, "a", "2026-11-28T08:00:00Z");
        kept.put("one", &1);
        kept.put("two", &2);
        let other = open(&place, "a", "2026-11-28T08:01:00Z");
        assert!(other.file.is_none() && other.answers.is_empty());
        let path = kept.path.clone();
        drop((kept, other));
        let bytes = std::fs::read(&path).unwrap();
        std::fs::write(&path, &bytes[..bytes.len() - 3]).unwrap();
        let mut kept = open(&place, "a", "2026-11-28T08:02:00Z");
        assert_eq!((kept.find::<i32>("one"), kept.find::<i32>("two")), (Some(1), None));
        kept.put("two", &2);
        drop(kept);
        assert_eq!(open(&place, "a", "2026-11-28T08:03:00Z").find::<i32>("two"), Some(2));
        forget(place.path()).unwrap();
        assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 0);
    }
}
