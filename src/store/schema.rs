//! Shape of the databases, and how an older one is brought up to date.

use rusqlite::{Connection, Transaction, TransactionBehavior};

/// Shape of a database of ours.
pub(super) struct Schema {
    /// Marks the file as ours among SQLite files.
    pub application: i32,
    /// One script per version: a database at version *n* runs those from *n* on.
    pub versions: &'static [&'static str],
}

/// The catalogues; the mark is the letters `Bord`.
pub(super) const CATALOGUES: Schema = Schema { application: 0x426f_7264, versions: VERSIONS };

const VERSIONS: &[&str] = &[
    r"
    CREATE TABLE platform (
        id INTEGER PRIMARY KEY,
        -- The name folded: « Écampus » and « ecampus » are one platform.
        key TEXT NOT NULL UNIQUE,
        about TEXT NOT NULL,
        site TEXT NOT NULL,
        rules TEXT NOT NULL DEFAULT '{}',
        -- When what is known of people is to be forgotten, seconds since 1970.
        forget_people_at INTEGER
    ) STRICT;

    -- Which lists are told, where each came from, when. No row: not told.
    CREATE TABLE source (
        platform INTEGER NOT NULL REFERENCES platform ON DELETE CASCADE,
        list TEXT NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        taken_at TEXT NOT NULL,
        rows INTEGER NOT NULL,
        PRIMARY KEY (platform, list)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE course (
        platform INTEGER NOT NULL REFERENCES platform ON DELETE CASCADE,
        position INTEGER NOT NULL,
        moodle_id INTEGER NOT NULL,
        shortname TEXT NOT NULL,
        fullname TEXT NOT NULL,
        idnumber TEXT,
        category TEXT,
        visible INTEGER,
        enrol_methods TEXT,
        groups TEXT,
        groupings TEXT,
        PRIMARY KEY (platform, position)
    ) STRICT, WITHOUT ROWID;

    -- Short lists without people, each whole as JSON.
    CREATE TABLE list (
        platform INTEGER NOT NULL REFERENCES platform ON DELETE CASCADE,
        name TEXT NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (platform, name)
    ) STRICT, WITHOUT ROWID;

    -- People: these two are what a purge empties.
    CREATE TABLE account (
        platform INTEGER NOT NULL REFERENCES platform ON DELETE CASCADE,
        position INTEGER NOT NULL,
        moodle_id INTEGER NOT NULL,
        username TEXT NOT NULL,
        idnumber TEXT,
        email TEXT,
        firstname TEXT,
        lastname TEXT,
        auth TEXT,
        created_at TEXT,
        -- Two bits each: suspended, deleted, confirmed, siteadmin (0 not told, 1 no, 2 yes).
        flags INTEGER NOT NULL,
        -- Seldom told profile fields as JSON.
        more TEXT,
        PRIMARY KEY (platform, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE people_list (
        platform INTEGER NOT NULL REFERENCES platform ON DELETE CASCADE,
        name TEXT NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (platform, name)
    ) STRICT, WITHOUT ROWID;
",
    r"
    -- For which names the list tells anything, as a JSON list; NULL = for the whole platform.
    ALTER TABLE source ADD COLUMN asked TEXT;
",
    r#"
    -- Of whom a list about courses tells anything, as a JSON list of logins; NULL = of everybody.
    ALTER TABLE source ADD COLUMN people TEXT;
    -- What was written for "not told" could not be told from "none".
    UPDATE course SET enrol_methods = replace(replace(enrol_methods, '"default_role":null,', ''), '"enrolperiod_days":null,', '');
"#,
];

/// What stands in a file that SQLite can open.
pub(super) enum Standing {
    /// Ours, of this version or brought up to it.
    Ready,
    /// Ours, written by a later Bordereau.
    Newer(i64),
    /// Somebody else's database.
    Foreign,
}

/// Brings the database up to this version in one transaction.
pub(super) fn prepare(db: &mut Connection, schema: &Schema) -> rusqlite::Result<Standing> {
    // All is read in one transaction: another process may be making the database at this moment.
    if let Some(standing) = standing(&db.transaction()?, schema)? {
        return Ok(standing);
    }
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another process may have done it while this one waited for the lock.
    if let Some(standing) = standing(&transaction, schema)? {
        return Ok(standing);
    }
    for script in schema.versions.iter().skip(usize::try_from(number(&transaction, VERSION)?).unwrap_or(0)) {
        transaction.execute_batch(script)?;
    }
    transaction.pragma_update(None, "application_id", schema.application)?;
    transaction.pragma_update(None, "user_version", schema.versions.len() as i64)?;
    transaction.commit()?;
    Ok(Standing::Ready)
}

const VERSION: &str = "PRAGMA user_version";

/// What stands there; `None` for an empty file, or a database of an earlier version.
fn standing(transaction: &Transaction<'_>, schema: &Schema) -> rusqlite::Result<Option<Standing>> {
    let current = schema.versions.len() as i64;
    let version = number(transaction, VERSION)?;
    let application = number(transaction, "PRAGMA application_id")?;
    let tables = number(transaction, "SELECT count(*) FROM sqlite_schema")?;
    Ok(if tables > 0 && application != i64::from(schema.application) {
        Some(Standing::Foreign)
    } else if version > current {
        Some(Standing::Newer(version))
    } else {
        (version == current).then_some(Standing::Ready)
    })
}

fn number(db: &Connection, query: &str) -> rusqlite::Result<i64> {
    db.query_row(query, [], |row| row.get(0))
}
