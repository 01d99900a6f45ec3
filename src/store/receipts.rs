//! Receipts: what was handed over, when, where, and what came of it. No name and no login of anybody.
//!
//! A receipt is begun before the first byte leaves and completed afterwards: a program that ends in the middle leaves
//! « outcome unknown », never nothing. A file lock held while sending tells a living program from one that is gone.

use super::connect::{self, of_sqlite};
use super::held::Held;
use super::schema::Schema;
use super::{Folders, StoreFault};
use crate::error::{Arg, Message};
use crate::plan::{FileFacts, Plan};
use crate::verify::{Compared, State};
use jiff::{Timestamp, ToSpan as _, Zoned};
use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, params};
use serde::{Deserialize, Serialize};
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

const FILE: &str = "receipts.db";

/// The mark is the letters `Borr`.
const SCHEMA: Schema = Schema {
    application: 0x426f_7272,
    versions: &[
        r"
    CREATE TABLE receipt (
        id TEXT PRIMARY KEY,
        begun_at TEXT NOT NULL,
        ended_at TEXT,
        state TEXT NOT NULL,
        platform TEXT NOT NULL,
        importer TEXT NOT NULL,
        channel TEXT NOT NULL,
        place TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        seal TEXT NOT NULL,
        plan TEXT NOT NULL,
        -- The file as it stood on this machine.
        source TEXT,
        -- Parts acknowledged, and parts in all, where it goes in parts.
        parts_done INTEGER,
        parts INTEGER,
        -- What a verification found, as JSON counts.
        verified TEXT
    ) STRICT;
    CREATE INDEX receipt_sha256 ON receipt (sha256);
",
        r"
    -- What was decided for lists, by name; no student data.
    CREATE TABLE recipe (
        name TEXT PRIMARY KEY,
        platform TEXT NOT NULL,
        kept_at TEXT NOT NULL,
        text TEXT NOT NULL
    ) STRICT;
",
        r"
    -- Places whose name and password the vault of the system keeps: it lists nothing by itself.
    CREATE TABLE access (
        place TEXT PRIMARY KEY,
        kept_at TEXT NOT NULL,
        -- 1 = the password was made for Bordereau there, and is taken back there.
        made INTEGER NOT NULL
    ) STRICT;
",
    ],
};

/// What became of a sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReceiptState {
    /// It is being sent by a program that runs.
    Begun,
    /// It was taken.
    HandedOver,
    /// It was read back, and is the same.
    ReadBack,
    /// It was not taken.
    Refused,
    /// It may have arrived.
    NotKnown,
    /// The platform took the file out of its pick-up folder.
    PickedUp,
}

impl ReceiptState {
    /// The word of the contract.
    pub fn word(self) -> &'static str {
        match self {
            Self::Begun => "begun",
            Self::HandedOver => "handed-over",
            Self::ReadBack => "read-back",
            Self::Refused => "refused",
            Self::NotKnown => "not-known",
            Self::PickedUp => "picked-up",
        }
    }

    /// The words for people.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Begun => "receipt-begun",
            Self::HandedOver => "receipt-handed-over",
            Self::ReadBack => "receipt-read-back",
            Self::Refused => "receipt-refused",
            Self::NotKnown => "receipt-not-known",
            Self::PickedUp => "receipt-picked-up",
        })
    }

    fn of(word: &str) -> Self {
        let all = [Self::Begun, Self::HandedOver, Self::ReadBack, Self::Refused, Self::PickedUp];
        // What a later version wrote is not known here.
        all.into_iter().find(|state| state.word() == word).unwrap_or(Self::NotKnown)
    }
}

/// What a verification found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verified {
    /// When, RFC 3339.
    pub asked_at: String,
    /// Enrolments asked for.
    pub asked: u64,
    /// Of these, as asked.
    pub as_asked: u64,
    /// Of these, absent.
    pub absent: u64,
    /// Of these, there otherwise than asked.
    pub different: u64,
    /// Of these, such that the source tells nothing.
    pub not_told: u64,
}

impl Verified {
    /// The counts of a comparison made at this moment.
    pub fn of(compared: &Compared, asked_at: Timestamp) -> Self {
        Self {
            asked_at: asked_at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            asked: compared.rows.len() as u64,
            as_asked: compared.count(State::AsAsked),
            absent: compared.count(State::Absent),
            different: State::ALL[2..6].iter().map(|&state| compared.count(state)).sum(),
            not_told: compared.count(State::NotTold),
        }
    }
}

/// One sending.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Receipt {
    /// `2026-11-28-3`: the third of that day.
    pub id: String,
    /// When it was begun, RFC 3339.
    pub begun_at: String,
    /// When it was over, RFC 3339.
    pub ended_at: Option<String>,
    /// What became of it.
    pub state: ReceiptState,
    /// Where the file went.
    pub place: String,
    /// What was agreed to.
    pub plan: Plan,
    /// Where the file stood on this machine.
    pub source: Option<PathBuf>,
    /// Parts acknowledged and parts in all, where it goes in parts.
    pub parts: Option<(u64, u64)>,
    /// The last verification.
    pub verified: Option<Verified>,
}

impl Receipt {
    /// The name of the platform, or that it has none.
    pub fn platform(&self) -> Arg {
        match self.plan.platform.as_str() {
            "" => Message::new("receipt-no-platform").into(),
            name => name.into(),
        }
    }
}

/// The receipts of the account.
pub struct Receipts {
    pub(super) db: Connection,
    pub(super) path: PathBuf,
}

/// A sending that goes on. While it lives the receipt counts as begun; when the program ends before
/// [`Receipts::finish`], as not known.
pub struct Sending {
    id: String,
    lock: Option<Held>,
    lock_path: PathBuf,
}

impl Sending {
    /// Number of the receipt.
    pub fn id(&self) -> &str {
        &self.id
    }
}

impl Receipts {
    /// Whether there are any: to look is no reason to begin a file.
    pub fn are_kept(folders: &Folders) -> bool {
        folders.data().join(FILE).is_file()
    }

    /// Opens the receipts of the account. Those that a program left in the middle become « not known »; the messages tell.
    ///
    /// # Errors
    /// When the disk refuses, or the file is of a later Bordereau. A file that cannot be used is set aside.
    pub fn open(folders: &Folders) -> Result<(Self, Vec<Message>), StoreFault> {
        let path = folders.data_file(FILE)?;
        let (db, aside) = connect::open(&path, &SCHEMA, Timestamp::now())?;
        let set_aside = |aside: &connect::SetAside| Message::new("receipt-set-aside").with("path", aside.kept.display().to_string());
        let mut notices: Vec<Message> = aside.iter().map(set_aside).collect();
        let mut receipts = Self { db, path };
        notices.extend(receipts.close_cut()?);
        Ok((receipts, notices))
    }

    fn fault(&self, error: rusqlite::Error) -> StoreFault {
        of_sqlite(&self.path, error)
    }

    fn lock_path(&self, id: &str) -> PathBuf {
        self.path.with_file_name(format!("receipts.{id}.sending"))
    }

    /// Begins a receipt, before the first byte leaves.
    ///
    /// # Errors
    /// When the disk refuses; then nothing may be sent.
    pub fn begin(&mut self, plan: &Plan, source: Option<&Path>, now: &Zoned) -> Result<Sending, StoreFault> {
        let path = self.path.clone();
        let fault = |error| of_sqlite(&path, error);
        let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault)?;
        let day = now.date().to_string();
        let last: Option<i64> = transaction
            .query_row("SELECT max(CAST(substr(id, 12) AS INTEGER)) FROM receipt WHERE substr(id, 1, 11) = ?1 || '-'", [&day], |row| {
                row.get(0)
            })
            .map_err(fault)?;
        let id = format!("{day}-{}", last.unwrap_or(0) + 1);
        let lock_path = path.with_file_name(format!("receipts.{id}.sending"));
        let lock = File::create(&lock_path).map_err(|error| StoreFault::of_io(&lock_path, error))?;
        // A share that knows no locks: then a receipt that was cut is told from one that goes on by nothing, and stays begun.
        let lock = Held::now(lock).ok();
        let source = source.map(|path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).display().to_string());
        let text = serde_json::to_string(plan).unwrap_or_default();
        transaction
            .execute(
                "INSERT INTO receipt (id, begun_at, state, platform, importer, channel, place, sha256, seal, plan, source)
                 VALUES (?1, ?2, 'begun', ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                params![
                    id,
                    now.timestamp().to_string(),
                    plan.platform,
                    plan.importer,
                    plan.channel,
                    plan.place,
                    plan.file.sha256,
                    plan.seal(),
                    text,
                    source
                ],
            )
            .map_err(fault)?;
        transaction.commit().map_err(fault)?;
        Ok(Sending { id, lock, lock_path })
    }

    /// Completes a receipt.
    ///
    /// # Errors
    /// When the disk refuses; then it stays begun, and counts as not known from the next opening on.
    pub fn finish(&mut self, sending: Sending, state: ReceiptState, place: &str) -> Result<(), StoreFault> {
        let update = "UPDATE receipt SET state = ?2, place = ?3, ended_at = ?4 WHERE id = ?1";
        self.db
            .execute(update, params![sending.id, state.word(), place, Timestamp::now().to_string()])
            .map_err(|error| self.fault(error))?;
        drop(sending.lock);
        // What stays is an empty file that the next opening takes away.
        let _ = std::fs::remove_file(&sending.lock_path);
        Ok(())
    }

    /// Notes how many parts of a sending were acknowledged.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn reach(&mut self, sending: &Sending, done: u64, parts: u64) -> Result<(), StoreFault> {
        let update = "UPDATE receipt SET parts_done = ?2, parts = ?3 WHERE id = ?1";
        self.db.execute(update, params![sending.id, done as i64, parts as i64]).map_err(|error| self.fault(error))?;
        Ok(())
    }

    /// Receipts that a program left in the middle.
    fn close_cut(&mut self) -> Result<Vec<Message>, StoreFault> {
        let mut told = Vec::new();
        for receipt in self.list()?.into_iter().filter(|receipt| receipt.state == ReceiptState::Begun) {
            let path = self.lock_path(&receipt.id);
            let is_alive = File::open(&path).is_ok_and(|file| matches!(Held::now(file), Err(TryLockError::WouldBlock)));
            if !is_alive {
                self.set_state(&receipt.id, ReceiptState::NotKnown)?;
                let _ = std::fs::remove_file(&path);
                told.push(Message::new("receipt-cut").with("id", receipt.id).with("place", receipt.place));
            }
        }
        Ok(told)
    }

    /// Every receipt, the latest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list(&self) -> Result<Vec<Receipt>, StoreFault> {
        self.select("ORDER BY begun_at DESC, id DESC", [])
    }

    /// A receipt by its number.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find(&self, id: &str) -> Result<Option<Receipt>, StoreFault> {
        Ok(self.select("WHERE id = ?1", [id])?.pop())
    }

    /// The receipts of these very bytes, the latest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn of_content(&self, sha256: &str) -> Result<Vec<Receipt>, StoreFault> {
        self.select("WHERE sha256 = ?1 ORDER BY begun_at DESC, id DESC", [sha256])
    }

    /// What was last handed over to a platform by an importer.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn last(&self, platform: &str, importer: &str) -> Result<Option<Receipt>, StoreFault> {
        let taken = "WHERE platform = ?1 AND importer = ?2 AND state IN ('handed-over', 'read-back', 'picked-up')";
        Ok(self.select(&format!("{taken} ORDER BY begun_at DESC, id DESC LIMIT 1"), [platform, importer])?.pop())
    }

    /// The facts of the file that was last handed over.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn last_file(&self, platform: &str, importer: &str) -> Result<Option<FileFacts>, StoreFault> {
        Ok(self.last(platform, importer)?.map(|receipt| receipt.plan.file))
    }

    fn select(&self, which: &str, params: impl rusqlite::Params) -> Result<Vec<Receipt>, StoreFault> {
        let sql = format!("SELECT id, begun_at, ended_at, state, place, plan, source, parts_done, parts, verified FROM receipt {which}");
        let read = |db: &Connection| -> rusqlite::Result<Vec<Receipt>> {
            let mut statement = db.prepare(&sql)?;
            let rows = statement.query_map(params, |row| {
                let (plan, verified): (String, Option<String>) = (row.get(5)?, row.get(9)?);
                let parts: (Option<i64>, Option<i64>) = (row.get(7)?, row.get(8)?);
                Ok(Receipt {
                    id: row.get(0)?,
                    begun_at: row.get(1)?,
                    ended_at: row.get(2)?,
                    state: ReceiptState::of(&row.get::<_, String>(3)?),
                    place: row.get(4)?,
                    plan: serde_json::from_str(&plan).unwrap_or_default(),
                    source: row.get::<_, Option<String>>(6)?.map(PathBuf::from),
                    parts: parts.0.zip(parts.1).map(|(done, all)| (done as u64, all as u64)),
                    verified: verified.and_then(|text| serde_json::from_str(&text).ok()),
                })
            })?;
            rows.collect()
        };
        read(&self.db).map_err(|error| self.fault(error))
    }

    /// Changes what became of a sending, when more is known of it.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn set_state(&mut self, id: &str, state: ReceiptState) -> Result<(), StoreFault> {
        let update = "UPDATE receipt SET state = ?2, ended_at = coalesce(ended_at, ?3) WHERE id = ?1";
        let now = Timestamp::now().to_string();
        self.db.execute(update, params![id, state.word(), now]).map_err(|error| self.fault(error))?;
        Ok(())
    }

    /// Keeps what a verification found.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn keep_verified(&mut self, id: &str, verified: &Verified) -> Result<(), StoreFault> {
        let text = serde_json::to_string(verified).unwrap_or_default();
        self.db.execute("UPDATE receipt SET verified = ?2 WHERE id = ?1", params![id, text]).map_err(|error| self.fault(error))?;
        Ok(())
    }

    /// Forgets one receipt. Returns whether there was one.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn forget(&mut self, id: &str) -> Result<bool, StoreFault> {
        let found: Option<String> = self
            .db
            .query_row("SELECT id FROM receipt WHERE id = ?1", [id], |row| row.get(0))
            .optional()
            .map_err(|error| self.fault(error))?;
        self.db.execute("DELETE FROM receipt WHERE id = ?1", [id]).map_err(|error| self.fault(error))?;
        Ok(found.is_some())
    }

    /// Forgets the receipts that are older than the person wants to keep them. Returns how many.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn forget_older(&mut self, keep_days: Option<u16>, now: Timestamp) -> Result<usize, StoreFault> {
        let Some(days) = keep_days.filter(|days| *days > 0) else { return Ok(0) };
        match now.checked_sub((i64::from(days) * 24).hours()) {
            Ok(moment) => self.forget_before(Some(moment)),
            Err(_) => Ok(0),
        }
    }

    /// Forgets the receipts begun before a moment, or all. Returns how many.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn forget_before(&mut self, moment: Option<Timestamp>) -> Result<usize, StoreFault> {
        let which = |receipt: &Receipt| moment.is_none_or(|moment| receipt.begun_at.parse::<Timestamp>().is_ok_and(|begun| begun < moment));
        let ids: Vec<String> = self.list()?.into_iter().filter(which).map(|receipt| receipt.id).collect();
        for id in &ids {
            self.forget(id)?;
        }
        Ok(ids.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn desk() -> (tempfile::TempDir, Folders) {
        let place = tempfile::tempdir().unwrap();
        let folders = Folders::under(place.path());
        (place, folders)
    }

    fn plan(sha256: &str) -> Plan {
        let file = FileFacts { name: "a.csv".into(), sha256: sha256.into(), rows: 3, ..FileFacts::default() };
        Plan { file, platform: "Ecampus".into(), importer: "moodle-upload-users".into(), channel: "folder".into(), ..Plan::default() }
    }

    fn noon() -> Zoned {
        "2026-11-28T12:00:00[Europe/Paris]".parse().unwrap()
    }

    #[test]
    fn receipts_are_numbered_by_day_and_found_by_content() {
        let (_place, folders) = desk();
        let (mut receipts, notices) = Receipts::open(&folders).unwrap();
        assert!(notices.is_empty());
        for (sha, id) in [("aa", "2026-11-28-1"), ("bb", "2026-11-28-2"), ("aa", "2026-11-28-3")] {
            let sending = receipts.begin(&plan(sha), Some(Path::new("/listes/a.csv")), &noon()).unwrap();
            assert_eq!(sending.id(), id);
            receipts.finish(sending, ReceiptState::ReadBack, "/depot/a.csv").unwrap();
        }
        let ids = |receipts: Vec<Receipt>| receipts.into_iter().map(|receipt| receipt.id).collect::<Vec<_>>();
        assert_eq!(ids(receipts.of_content("aa").unwrap()), ["2026-11-28-3", "2026-11-28-1"]);
        assert_eq!(receipts.last("Ecampus", "moodle-upload-users").unwrap().unwrap().id, "2026-11-28-3");
        let kept = receipts.find("2026-11-28-2").unwrap().unwrap();
        assert_eq!((kept.plan, kept.place.as_str(), kept.state), (plan("bb"), "/depot/a.csv", ReceiptState::ReadBack));
        assert!(receipts.forget("2026-11-28-2").unwrap() && !receipts.forget("2026-11-28-2").unwrap());
        assert_eq!(receipts.forget_before(None).unwrap(), 2);
        let next = receipts.begin(&plan("aa"), None, &noon()).unwrap();
        assert_eq!(next.id(), "2026-11-28-1");
    }

    #[test]
    fn receipts_are_kept_as_long_as_the_person_says() {
        let (_place, folders) = desk();
        let (mut receipts, _) = Receipts::open(&folders).unwrap();
        for day in ["2026-08-01", "2026-11-01", "2026-11-28"] {
            let sending = receipts.begin(&plan("aa"), None, &format!("{day}T12:00:00[Europe/Paris]").parse().unwrap()).unwrap();
            receipts.finish(sending, ReceiptState::ReadBack, "/depot/a.csv").unwrap();
        }
        let now = noon().timestamp();
        assert_eq!((receipts.forget_older(None, now).unwrap(), receipts.forget_older(Some(0), now).unwrap()), (0, 0));
        assert_eq!(receipts.forget_older(Some(90), now).unwrap(), 1);
        let left: Vec<String> = receipts.list().unwrap().into_iter().map(|receipt| receipt.id).collect();
        assert_eq!(left, ["2026-11-28-1", "2026-11-01-1"]);
    }

    #[test]
    fn a_sending_that_goes_on_is_begun_and_one_that_was_cut_is_not_known() {
        let (place, folders) = desk();
        let (mut receipts, _) = Receipts::open(&folders).unwrap();
        let sending = receipts.begin(&plan("aa"), None, &noon()).unwrap();
        receipts.reach(&sending, 3, 5).unwrap();
        let (other, notices) = Receipts::open(&folders).unwrap();
        assert!(notices.is_empty() && other.list().unwrap()[0].state == ReceiptState::Begun);
        drop(sending);
        let (other, notices) = Receipts::open(&folders).unwrap();
        assert_eq!(notices.iter().map(|notice| notice.id.as_ref()).collect::<Vec<_>>(), ["receipt-cut"]);
        let cut = &other.list().unwrap()[0];
        assert_eq!((cut.state, cut.parts), (ReceiptState::NotKnown, Some((3, 5))));
        let left = std::fs::read_dir(place.path())
            .unwrap()
            .filter(|entry| entry.as_ref().unwrap().path().extension().is_some_and(|e| e == "sending"));
        assert_eq!(left.count(), 0);
    }

    #[test]
    fn what_a_verification_found_is_kept_beside_it() {
        let (_place, folders) = desk();
        let (mut receipts, _) = Receipts::open(&folders).unwrap();
        let sending = receipts.begin(&plan("aa"), None, &noon()).unwrap();
        let id = sending.id().to_owned();
        receipts.finish(sending, ReceiptState::HandedOver, "x").unwrap();
        let found = Verified { asked_at: "2026-11-28T13:00:00Z".into(), asked: 412, as_asked: 405, absent: 4, different: 0, not_told: 3 };
        receipts.keep_verified(&id, &found).unwrap();
        assert_eq!(receipts.find(&id).unwrap().unwrap().verified, Some(found));
    }

    #[test]
    fn a_file_that_is_no_database_is_set_aside() {
        let (_place, folders) = desk();
        std::fs::write(folders.data_file(FILE).unwrap(), "pas une base").unwrap();
        let (receipts, notices) = Receipts::open(&folders).unwrap();
        assert!(receipts.list().unwrap().is_empty() && notices[0].id == "receipt-set-aside");
        assert_eq!(super::super::forget_everything(&folders).unwrap().deleted.len(), 3, "with its lock");
    }
}
