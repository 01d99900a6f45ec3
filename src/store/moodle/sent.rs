//! What was sent so far of a file that goes to a platform's web services, batch by batch: noted before a batch leaves, and
//! when it was answered. A program that is cut or killed leaves what is needed to go on by reading back, never by guessing.
//!
//! It holds numbers of the platform, and names of groups; the file is the person's own, and a sending that came to its end
//! deletes it.

use crate::store::held::Held;
use crate::store::{Folders, StoreFault, aside};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs::{OpenOptions, TryLockError};
use std::io::{BufRead as _, BufReader, Seek as _, SeekFrom, Write as _};
use std::path::PathBuf;

/// Which sending it is, and the moment from which its periods count: fixed once, whenever it is taken up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Which {
    /// Address of the platform.
    pub address: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// First second of the first day, since 1970.
    pub midnight: i64,
}

/// One thing that was noted.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Line {
    /// These items are about to leave.
    /// The moment is in seconds since 1970.
    Leaving { items: Vec<String>, at: i64 },
    /// The platform answered that it did them.
    Done,
    /// The platform did none of them.
    NotDone,
}

/// Items that left, and whose answer never came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// The items.
    pub items: Vec<String>,
    /// When they left, in seconds since 1970.
    pub at: i64,
}

/// The journal of a sending.
#[derive(Debug)]
pub struct Sent {
    file: Held,
    path: PathBuf,
    midnight: i64,
    done: BTreeSet<String>,
    open: Option<Open>,
    is_taken_up: bool,
}

impl Sent {
    /// Takes up the journal of this very file for this very platform, or begins one.
    ///
    /// # Errors
    /// When the disk refuses, or another program is sending the same; then nothing may be sent.
    pub fn open(folders: &Folders, which: &Which) -> Result<Self, StoreFault> {
        let digest = crate::plan::facts("", format!("{}\n{}", which.address, which.sha256).as_bytes()).sha256;
        let path = folders.data_file(&format!("sending.{}.part", &digest[..16]))?;
        aside::make_private(&path).map_err(|error| StoreFault::of_io(&path, error))?;
        let fault = |error| StoreFault::of_io(&path, error);
        let file = OpenOptions::new().read(true).write(true).open(&path).map_err(fault)?;
        let file = match Held::now(file) {
            Ok(file) => file,
            Err(TryLockError::WouldBlock) => return Err(StoreFault::Busy(path)),
            Err(TryLockError::Error(error)) => return Err(StoreFault::of_io(&path, error)),
        };
        let mut sent = Self { file, path, midnight: which.midnight, done: BTreeSet::new(), open: None, is_taken_up: false };
        sent.take_up(which).map_err(|error| StoreFault::of_io(&sent.path, error))?;
        Ok(sent)
    }

    fn take_up(&mut self, which: &Which) -> std::io::Result<()> {
        let mut lines = BufReader::new(&*self.file);
        let (mut line, mut end) = (String::new(), 0);
        let (mut done, mut open, mut midnight) = (BTreeSet::new(), None, None);
        while lines.read_line(&mut line)? > 0 {
            // The last line of a program that was killed may be cut.
            if !line.ends_with('\n') {
                break;
            }
            match midnight {
                None => match serde_json::from_str::<Which>(&line) {
                    Ok(former) if (Which { midnight: which.midnight, ..former.clone() }) == *which => midnight = Some(former.midnight),
                    _ => break,
                },
                Some(_) => match serde_json::from_str::<Line>(&line) {
                    Ok(Line::Leaving { items, at }) => open = Some(Open { items, at }),
                    Ok(Line::Done) => done.extend(open.take().map(|open: Open| open.items).unwrap_or_default()),
                    Ok(Line::NotDone) => open = None,
                    Err(_) => break,
                },
            }
            end += line.len() as u64;
            line.clear();
        }
        (self.done, self.open, self.is_taken_up) = (done, open, midnight.is_some());
        self.midnight = midnight.unwrap_or(which.midnight);
        self.file.set_len(end)?;
        self.file.seek(SeekFrom::Start(end))?;
        if end == 0 {
            writeln!(self.file, "{}", serde_json::to_string(which)?)?;
        }
        Ok(())
    }

    /// Whether it was begun before.
    pub fn is_taken_up(&self) -> bool {
        self.is_taken_up
    }

    /// First second of the day from which periods count.
    pub fn midnight(&self) -> i64 {
        self.midnight
    }

    /// Whether the platform answered that it did this.
    pub fn has(&self, item: &str) -> bool {
        self.done.contains(item)
    }

    /// What left without an answer.
    pub fn left_open(&self) -> Option<&Open> {
        self.open.as_ref()
    }

    /// Notes that these items are about to leave; on the disk before it returns.
    ///
    /// # Errors
    /// When the disk refuses; then they may not leave.
    pub fn leaving(&mut self, items: Vec<String>) -> Result<(), StoreFault> {
        let open = Open { items, at: Timestamp::now().as_second() };
        self.note(&Line::Leaving { items: open.items.clone(), at: open.at })?;
        self.open = Some(open);
        Ok(())
    }

    /// Notes what came of them. What cannot be noted is read back by whoever takes it up.
    pub fn settle(&mut self, done: bool) {
        let Some(open) = self.open.take() else { return };
        let _ = self.note(if done { &Line::Done } else { &Line::NotDone });
        if done {
            self.done.extend(open.items);
        }
    }

    fn note(&mut self, line: &Line) -> Result<(), StoreFault> {
        let written = serde_json::to_vec(line).map_err(std::io::Error::from).and_then(|mut bytes| {
            bytes.push(b'\n');
            self.file.write_all(&bytes)?;
            self.file.sync_data()
        });
        written.map_err(|error| StoreFault::of_io(&self.path, error))
    }

    /// The sending came to its end: nothing of it is needed any more.
    pub fn finish(self) {
        // What is left of it does no harm: it tells what was done.
        let _ = std::fs::remove_file(&self.path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn which(midnight: i64) -> Which {
        Which { address: "https://ecampus.example.fr".into(), sha256: "ab".into(), midnight }
    }

    fn items(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn what_was_answered_and_what_was_not_is_found_again_with_the_day_of_the_beginning() {
        let place = tempfile::tempdir().unwrap();
        let folders = Folders::under(place.path().join("data"));
        let mut sent = Sent::open(&folders, &which(100)).unwrap();
        assert!(matches!(Sent::open(&folders, &which(100)), Err(StoreFault::Busy(_))), "one program at a time");
        sent.leaving(items(&["a", "b"])).unwrap();
        sent.settle(true);
        sent.leaving(items(&["c"])).unwrap();
        sent.settle(false);
        sent.leaving(items(&["d"])).unwrap();
        drop(sent);
        let sent = Sent::open(&folders, &which(200)).unwrap();
        assert!(sent.is_taken_up() && sent.midnight() == 100 && sent.has("a") && sent.has("b") && !sent.has("c") && !sent.has("d"));
        assert_eq!(sent.left_open().unwrap().items, ["d"]);
        sent.finish();
        assert!(!Sent::open(&folders, &which(200)).unwrap().is_taken_up());
    }

    #[test]
    fn a_line_that_was_cut_counts_as_not_written() {
        let place = tempfile::tempdir().unwrap();
        let folders = Folders::under(place.path().join("data"));
        let mut sent = Sent::open(&folders, &which(100)).unwrap();
        sent.leaving(items(&["a"])).unwrap();
        sent.settle(true);
        sent.leaving(items(&["b"])).unwrap();
        let path = sent.path.clone();
        drop(sent);
        let bytes = std::fs::read(&path).unwrap();
        std::fs::write(&path, &bytes[..bytes.len() - 4]).unwrap();
        let sent = Sent::open(&folders, &which(100)).unwrap();
        assert!(sent.has("a") && sent.left_open().is_none());
    }
}
