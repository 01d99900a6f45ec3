//! The cached catalogues: one SQLite file of the person's own, several platforms side by side.
//!
//! A refresh replaces a platform in one transaction: cut in the middle, the former catalogue stays. The
//! rollback journal is chosen over the write-ahead log because home folders of universities often
//! stand on network shares, where the log's shared memory does not work, and because writes are rare.

use super::connect::{self, of_sqlite};
use super::{Folders, StoreFault, schema, sites};
use crate::catalogue::{Freshness, Local, Platform, Site};
use crate::error::Message;
use crate::text::fold;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use rusqlite::{Connection, TransactionBehavior, params};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

const FILE: &str = "catalogues.db";
/// Key under which what people say of a platform is remembered.
const LOCAL: &str = "local";
/// How long what is known of people is kept when nothing else is set.
pub const KEEP_PEOPLE_DAYS: u16 = 90;

/// The open database.
pub struct Store {
    pub(super) db: Connection,
    pub(super) path: PathBuf,
    keep_people_days: u16,
}

/// Where a list came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Kind of source.
    pub kind: SourceKind,
    /// File name or address, without its folder and without secrets.
    pub name: String,
}

/// Kinds of sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// An exchange file.
    Exchange,
    /// A workbook or text list.
    List,
    /// The platform's own web services.
    WebService,
    /// An exchange file published at an address.
    Address,
}

/// What is kept of one platform, without its rows.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entry {
    #[serde(skip)]
    pub(super) id: i64,
    /// Name, address, year, age.
    pub platform: Platform,
    /// The lists that are told; those that are not told are absent.
    pub lists: Vec<List>,
    /// When what is known of people will be forgotten, RFC 3339; `None` when nothing is known of them.
    pub forget_people_at: Option<String>,
    /// Days after which its people say that the catalogue is old; `None` = as everywhere.
    #[serde(skip)]
    pub old_after_days: Option<u16>,
}

/// One list of a platform.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct List {
    /// Its key in the exchange file: `courses`, `roles`, `users`…
    pub list: String,
    /// Number of rows.
    pub rows: i64,
    /// Where it came from.
    #[serde(flatten)]
    pub source: Source,
    /// When the data left the platform, or when it was imported if that is not told; RFC 3339.
    pub taken_at: String,
    /// For how many names it tells anything: logins or courses that were asked for. `None` = for the whole platform.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked: Option<i64>,
}

impl Entry {
    /// Number of rows of a list; `None` when it is not told.
    pub fn rows(&self, list: &str) -> Option<i64> {
        self.lists.iter().find(|told| told.list == list).map(|told| told.rows)
    }

    /// When a list left the platform.
    pub fn taken_at(&self, list: &str) -> Option<Timestamp> {
        self.lists.iter().find(|told| told.list == list)?.taken_at.parse().ok()
    }

    /// Age of the list of courses, and whether the catalogue is of this academic year.
    pub fn freshness(&self, now: Timestamp, today: Date, old_after_days: u16) -> Freshness {
        let extracted_at = self.taken_at("courses").map(|at| at.to_string());
        let days = self.old_after_days.unwrap_or(old_after_days);
        Freshness::of(&Platform { extracted_at, ..self.platform.clone() }, now, today, days)
    }
}

impl Store {
    /// Opens the database of the account, or makes an empty one. What is past its date is forgotten.
    ///
    /// The messages are notices to show: a file that was set aside, lists that were forgotten.
    ///
    /// # Errors
    /// When the disk refuses, or the file is of a later Bordereau: it is left as it is. A damaged file is no error: it is set aside.
    pub fn open(folders: &Folders) -> Result<(Self, Vec<Message>), StoreFault> {
        Self::open_at(folders, Timestamp::now())
    }

    /// The same, at a given time.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_at(folders: &Folders, now: Timestamp) -> Result<(Self, Vec<Message>), StoreFault> {
        let path = folders.data_file(FILE)?;
        let (db, aside) = connect::open(&path, &schema::CATALOGUES, now)?;
        let mut notices: Vec<Message> = aside.iter().map(connect::SetAside::notice).collect();
        let mut store = Self { db, path, keep_people_days: KEEP_PEOPLE_DAYS };
        for name in store.forget_expired(now)? {
            notices.push(Message::new("store-people-expired").with("platform", name));
        }
        Ok((store, notices))
    }

    /// The database of the account as it stands, `None` when there is none: to forget what it names.
    ///
    /// # Errors
    /// As [`Store::open`].
    #[cfg(feature = "net")]
    pub(super) fn open_known(folders: &Folders) -> Result<Option<Self>, StoreFault> {
        let path = folders.data().join(FILE);
        if !path.is_file() {
            return Ok(None);
        }
        let (db, _) = connect::open(&path, &schema::CATALOGUES, Timestamp::now())?;
        Ok(Some(Self { db, path, keep_people_days: KEEP_PEOPLE_DAYS }))
    }

    /// Sets how many days what is known of people is kept from the next import on.
    pub fn keep_people_for(&mut self, days: u16) {
        self.keep_people_days = days;
    }

    /// The platforms that are kept, by name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn entries(&self) -> Result<Vec<Entry>, StoreFault> {
        sites::entries(&self.db).map_err(|error| of_sqlite(&self.path, error))
    }

    /// The platform of that name; case, accents and blanks do not count.
    ///
    /// # Errors
    /// [`StoreFault::UnknownPlatform`], or when the database cannot be read.
    pub fn entry(&self, name: &str) -> Result<Entry, StoreFault> {
        let found = self.find(name)?;
        found.ok_or_else(|| StoreFault::UnknownPlatform(name.to_owned()))
    }

    /// The same, `None` when there is none.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find(&self, name: &str) -> Result<Option<Entry>, StoreFault> {
        let key = fold::careful(name);
        Ok(self.entries()?.into_iter().find(|entry| fold::careful(&entry.platform.name) == key))
    }

    /// Everything that is known of the platform. Where nobody said when the data left the platform, the day on which the
    /// courses were imported stands for it.
    ///
    /// # Errors
    /// [`StoreFault::UnknownPlatform`], or when the database cannot be read.
    pub fn load(&mut self, name: &str) -> Result<Site, StoreFault> {
        let path = self.path.clone();
        let found = (|| {
            // One transaction: another process may replace the platform meanwhile.
            let transaction = self.db.transaction()?;
            sites::id_of(&transaction, name)?.map(|id| sites::read_dated(&transaction, id)).transpose()
        })();
        found.map_err(|error| of_sqlite(&path, error))?.ok_or_else(|| StoreFault::UnknownPlatform(name.to_owned()))
    }

    /// Keeps a platform as `site` tells it, in place of the one of that name.
    ///
    /// # Errors
    /// [`StoreFault::NamelessPlatform`], or when the disk refuses; then the former one stays.
    pub fn replace(&mut self, site: &Site, source: &Source) -> Result<Entry, StoreFault> {
        self.write(&site.platform.name, source, Timestamp::now(), |former| {
            *former = site.clone();
            told(site)
        })
    }

    /// Changes a platform, or begins a new one, in one transaction. `change` gets what is known (nothing for a new
    /// platform) and returns the lists that now come from `source`.
    ///
    /// # Errors
    /// [`StoreFault::NamelessPlatform`], or when the disk refuses; then nothing has changed.
    pub fn update(
        &mut self,
        name: &str,
        source: &Source,
        change: impl FnOnce(&mut Site) -> Vec<&'static str>,
    ) -> Result<Entry, StoreFault> {
        self.write(name, source, Timestamp::now(), change)
    }

    fn write(
        &mut self,
        name: &str,
        source: &Source,
        at: Timestamp,
        change: impl FnOnce(&mut Site) -> Vec<&'static str>,
    ) -> Result<Entry, StoreFault> {
        let key = fold::careful(name);
        if key.is_empty() {
            return Err(StoreFault::NamelessPlatform);
        }
        let path = self.path.clone();
        let forget_at = at.checked_add((i64::from(self.keep_people_days) * 24).hours()).unwrap_or(Timestamp::MAX);
        let done = (|| {
            let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let former = sites::id_of(&transaction, name)?;
            let mut site = former.map(|id| sites::read_sound(&transaction, id)).transpose()?.unwrap_or_default();
            let before = site.platform.clone();
            // The name that the person chose first stays, whatever capitals are typed later.
            let known = Some(site.platform.name.clone()).filter(|name| !name.is_empty());
            let kept = known.unwrap_or_else(|| name.trim().to_owned());
            let lists = change(&mut site);
            site.platform.name = kept;
            site.platform.keep_from(before);
            site.courses_untold &= !lists.contains(&"courses");
            let id = sites::write(&transaction, former, &key, &site)?;
            sites::write_sources(&transaction, id, &site, &lists, source, at)?;
            let people = lists.iter().any(|list| sites::PEOPLE.contains(list));
            if people {
                transaction.execute("UPDATE platform SET forget_people_at = ?2 WHERE id = ?1", params![id, forget_at.as_second()])?;
            }
            transaction.commit()
        })();
        done.map_err(|error| of_sqlite(&path, error))?;
        self.entry(name)
    }

    /// Keeps a property of a platform that no catalogue tells, under a key of its own.
    ///
    /// # Errors
    /// [`StoreFault::UnknownPlatform`], or when the disk refuses.
    pub fn remember(&mut self, name: &str, key: &str, value: &impl Serialize) -> Result<(), StoreFault> {
        let entry = self.entry(name)?;
        let value = serde_json::to_string(value).unwrap_or_default();
        let update = "UPDATE platform SET rules = json_set(iif(json_valid(rules), rules, '{}'), '$.' || ?2, json(?3)) WHERE id = ?1";
        self.db.execute(update, params![entry.id, key, value]).map_err(|error| of_sqlite(&self.path, error))?;
        Ok(())
    }

    /// A property that was kept by [`Store::remember`]; `None` when there is none.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn remembered<T: DeserializeOwned>(&self, name: &str, key: &str) -> Result<Option<T>, StoreFault> {
        let Some(entry) = self.find(name)? else { return Ok(None) };
        let select = "SELECT json_extract(iif(json_valid(rules), rules, '{}'), '$.' || ?2) FROM platform WHERE id = ?1";
        let value: Option<String> =
            self.db.query_row(select, params![entry.id, key], |row| row.get(0)).map_err(|error| of_sqlite(&self.path, error))?;
        Ok(value.and_then(|value| serde_json::from_str(&value).ok()))
    }

    /// What its people say of a platform; nothing when they said nothing, or there is no such platform.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn local(&self, name: &str) -> Result<Local, StoreFault> {
        Ok(self.remembered(name, LOCAL)?.unwrap_or_default())
    }

    /// Keeps what its people say of a platform, in place of what they said before.
    ///
    /// # Errors
    /// [`StoreFault::UnknownPlatform`], or when the disk refuses.
    pub fn keep_local(&mut self, name: &str, local: &Local) -> Result<(), StoreFault> {
        self.remember(name, LOCAL, local)
    }

    /// Forgets a platform altogether.
    ///
    /// # Errors
    /// [`StoreFault::UnknownPlatform`], or when the disk refuses.
    pub fn remove(&mut self, name: &str) -> Result<(), StoreFault> {
        let entry = self.entry(name)?;
        self.db.execute("DELETE FROM platform WHERE id = ?1", [entry.id]).map_err(|error| of_sqlite(&self.path, error))?;
        self.shrink();
        Ok(())
    }

    /// Gives the room of what was forgotten back to the disk.
    fn shrink(&self) {
        // Another process that reads, or a disk without room for the copy, leaves the file as large as it is: no loss.
        let _ = self.db.execute_batch("VACUUM");
    }

    /// Forgets what is known of people, on one platform or on all: accounts, enrolments, roles and groups of persons.
    /// Returns how many accounts were forgotten. The bytes are overwritten in the file.
    ///
    /// # Errors
    /// [`StoreFault::UnknownPlatform`], or when the disk refuses.
    pub fn purge(&mut self, name: Option<&str>) -> Result<i64, StoreFault> {
        let entries = match name {
            Some(name) => vec![self.entry(name)?],
            None => self.entries()?,
        };
        let count = entries.iter().filter_map(|entry| entry.rows("users")).sum();
        let path = self.path.clone();
        let done = (|| {
            let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            for entry in &entries {
                sites::forget_people(&transaction, entry.id)?;
            }
            transaction.commit()
        })();
        done.map_err(|error| of_sqlite(&path, error))?;
        #[cfg(feature = "net")]
        super::moodle::kept::forget(path.parent().unwrap_or(&path))?;
        self.shrink();
        Ok(count)
    }

    /// Names of the platforms of which people were forgotten because their date has come.
    fn forget_expired(&mut self, now: Timestamp) -> Result<Vec<String>, StoreFault> {
        let is_due =
            |entry: &Entry| entry.forget_people_at.as_ref().and_then(|at| at.parse::<Timestamp>().ok()).is_some_and(|at| at <= now);
        let due: Vec<String> = self.entries()?.into_iter().filter(is_due).map(|entry| entry.platform.name).collect();
        for name in &due {
            self.purge(Some(name))?;
        }
        Ok(due)
    }
}

/// Keys of the lists that a whole platform tells.
pub(super) fn told(site: &Site) -> Vec<&'static str> {
    sites::told(site).into_iter().map(|(list, _)| list).collect()
}
