//! Names and passwords of the depots that files are handed over to: the vault of the system keeps them, and beside the
//! receipts stands for which places it does.

use super::connect::of_sqlite;
use super::moodle::{Login, vault};
use super::receipts::Receipts;
use super::{Folders, StoreFault};
use jiff::Timestamp;
use rusqlite::params;
use serde::Serialize;

/// A place whose name and password are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Access {
    /// Its address.
    pub place: String,
    /// Since when, RFC 3339.
    pub kept_at: String,
    /// Whether the password was made there for Bordereau: then it is taken back there when it is forgotten.
    pub made: bool,
}

/// The places whose name and password are kept; to look is no reason to begin a file.
///
/// # Errors
/// When the database cannot be read.
pub fn kept_accesses(folders: &Folders) -> Result<Vec<Access>, StoreFault> {
    if Receipts::are_kept(folders) { Receipts::open(folders)?.0.accesses() } else { Ok(Vec::new()) }
}

/// What became of an access that was to be forgotten.
#[derive(Debug)]
pub enum Dropped {
    /// It is gone; the name and password when the vault still had them.
    Gone(Access, Option<Login>),
    /// The vault is locked, and has it still.
    Locked(Access),
}

impl Receipts {
    /// Keeps name and password of a place in the vault of the system, in place of the former ones. Returns whether there is
    /// a vault: without one nothing is kept.
    ///
    /// # Errors
    /// When the disk refuses; then nothing is kept either.
    pub fn keep_access(&mut self, place: &str, login: &Login, made: bool) -> Result<bool, StoreFault> {
        // What is in the vault must be known, or it could not be forgotten: it is noted first.
        let insert = "INSERT OR REPLACE INTO access (place, kept_at, made) VALUES (?1, ?2, ?3)";
        self.db
            .execute(insert, params![place, Timestamp::now().to_string(), i64::from(made)])
            .map_err(|error| of_sqlite(&self.path, error))?;
        if vault::keep_login(place, login).is_ok() {
            return Ok(true);
        }
        self.drop_access(place)?;
        Ok(false)
    }

    /// The places whose name and password are kept, by address.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn accesses(&self) -> Result<Vec<Access>, StoreFault> {
        let read = || -> rusqlite::Result<Vec<Access>> {
            let mut statement = self.db.prepare("SELECT place, kept_at, made FROM access ORDER BY place")?;
            let one = |row: &rusqlite::Row<'_>| Ok(Access { place: row.get(0)?, kept_at: row.get(1)?, made: row.get::<_, i64>(2)? != 0 });
            statement.query_map([], one)?.collect()
        };
        read().map_err(|error| of_sqlite(&self.path, error))
    }

    /// Forgets what is kept for a place; `None` when nothing is. What a locked vault has stays known, to be forgotten another
    /// time.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn forget_access(&mut self, place: &str) -> Result<Option<Dropped>, StoreFault> {
        let Some(access) = self.accesses()?.into_iter().find(|access| access.place == place) else { return Ok(None) };
        let login = vault::find_login(place).ok().flatten();
        if vault::forget_login(place).is_err() {
            return Ok(Some(Dropped::Locked(access)));
        }
        self.drop_access(place)?;
        Ok(Some(Dropped::Gone(access, login)))
    }

    fn drop_access(&self, place: &str) -> Result<(), StoreFault> {
        self.db.execute("DELETE FROM access WHERE place = ?1", [place]).map_err(|error| of_sqlite(&self.path, error))?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_for_a_place_is_known_and_forgotten() {
        // The vault of the person who runs the tests is left alone.
        keyring_core::set_default_store(keyring_core::mock::Store::new().unwrap());
        let desk = tempfile::tempdir().unwrap();
        let (mut receipts, _) = Receipts::open(&Folders::under(desk.path())).unwrap();
        let place = "https://nuage.univ.example/remote.php/dav/files/u1/";
        assert!(receipts.keep_access(place, &Login::new("u1", "AbC"), true).unwrap());
        let known = receipts.accesses().unwrap();
        assert_eq!((known.len(), known[0].place.as_str(), known[0].made), (1, place, true));
        let base = std::fs::read(&receipts.path).unwrap();
        assert!(!base.windows(3).any(|part| part == b"AbC"), "the password is in the vault alone");
        let Some(Dropped::Gone(access, login)) = receipts.forget_access(place).unwrap() else { panic!("the vault is open") };
        assert_eq!((access.made, login.unwrap().user().to_owned()), (true, "u1".to_owned()));
        assert!(receipts.accesses().unwrap().is_empty() && receipts.forget_access(place).unwrap().is_none());
        assert!(vault::find_login(place).unwrap().is_none());
    }
}
