//! Opening a database of ours, and what is done with a file that is none.

use super::held::Held;
use super::schema::{self, Schema, Standing};
use super::{StoreFault, aside};
use crate::error::Message;
use jiff::Timestamp;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Another process may be replacing a platform of 60 000 accounts on a slow share.
const PATIENCE: Duration = Duration::from_secs(10);

/// Why a file of that name cannot be used.
enum Unusable {
    Damaged,
    Foreign,
}

/// A file that could not be used and stands under another name now.
pub(super) struct SetAside {
    why: Unusable,
    /// Where it stands.
    pub(super) kept: PathBuf,
}

impl SetAside {
    /// What is said of the catalogues.
    pub(super) fn notice(&self) -> Message {
        let id = match self.why {
            Unusable::Damaged => "store-set-aside-damaged",
            Unusable::Foreign => "store-set-aside-foreign",
        };
        Message::new(id).with("path", self.kept.display().to_string())
    }
}

/// The database at `path`, made when there is none. A file that cannot be used is set aside; one of a
/// later version is left as it is.
pub(super) fn open(path: &Path, schema: &Schema, now: Timestamp) -> Result<(Connection, Option<SetAside>), StoreFault> {
    if let Ok(db) = connect(path, schema)? {
        return Ok((db, None));
    }
    // What looks damaged may be another process that begins, or the fresh file that it has just put there: one at a time looks
    // again and acts.
    let lock = path.with_extension("lock");
    aside::make_private(&lock).map_err(|error| StoreFault::of_io(&lock, error))?;
    let one = File::options().write(true).open(&lock).map_err(|error| StoreFault::of_io(&lock, error))?;
    let _one = Held::at_last(one).map_err(|error| StoreFault::of_io(&lock, error))?;
    match connect(path, schema)? {
        Ok(db) => Ok((db, None)),
        Err(why) => {
            // Part of the name that it gets.
            let word = if matches!(why, Unusable::Damaged) { "damaged" } else { "foreign" };
            let kept = aside::set_aside(path, word, now)?;
            let db = connect(path, schema)?.map_err(|_| StoreFault::Damaged(path.to_owned()))?;
            Ok((db, Some(SetAside { why, kept })))
        }
    }
}

fn connect(path: &Path, schema: &Schema) -> Result<Result<Connection, Unusable>, StoreFault> {
    aside::make_private(path).map_err(|error| StoreFault::of_io(path, error))?;
    let open = || {
        let mut db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        db.busy_timeout(PATIENCE)?;
        db.pragma_update(None, "foreign_keys", true)?;
        // What a purge forgets is overwritten, not only unlinked; and none of it goes to a temporary file on the way.
        db.pragma_update(None, "secure_delete", true)?;
        db.pragma_update(None, "temp_store", "MEMORY")?;
        let standing = schema::prepare(&mut db, schema)?;
        let sound: String = db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        Ok((db, standing, sound == "ok"))
    };
    match open().map_err(|error| of_sqlite(path, error)) {
        Ok((db, Standing::Ready, true)) => Ok(Ok(db)),
        Ok((_, Standing::Newer(version), _)) => Err(StoreFault::Newer(path.to_owned(), version)),
        Ok((_, Standing::Foreign, _)) => Ok(Err(Unusable::Foreign)),
        Ok((_, Standing::Ready, false)) | Err(StoreFault::Damaged(_)) => Ok(Err(Unusable::Damaged)),
        Err(fault) => Err(fault),
    }
}

/// The fault behind an error of the database.
pub(super) fn of_sqlite(path: &Path, error: rusqlite::Error) -> StoreFault {
    let path = path.to_owned();
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreFault::Busy(path),
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => StoreFault::Damaged(path),
        Some(ErrorCode::DiskFull) => StoreFault::DiskFull(path),
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen | ErrorCode::AuthorizationForStatementDenied) => {
            StoreFault::NoRight(path)
        }
        Some(_) => StoreFault::Database(error),
        None if is_unreadable(&error) => StoreFault::Damaged(path),
        None => StoreFault::Database(error),
    }
}

/// Whether a value is there and is not what it should be: damage that the database itself does not see.
pub(super) fn is_unreadable(error: &rusqlite::Error) -> bool {
    use rusqlite::Error::{FromSqlConversionFailure, InvalidColumnType, Utf8Error};
    matches!(error, FromSqlConversionFailure(..) | InvalidColumnType(..) | Utf8Error(..))
}
