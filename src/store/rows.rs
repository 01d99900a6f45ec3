//! Courses and accounts as rows of the database, and back.

use crate::catalogue::{Course, EnrolMethod, Fact, Further, User};
use rusqlite::{Connection, Row, params, types::ValueRef};
use serde::{Serialize, de::DeserializeOwned};

pub(super) fn write_courses(db: &Connection, platform: i64, courses: &[Course]) -> rusqlite::Result<()> {
    let mut insert = db.prepare(
        "INSERT INTO course (platform, position, moodle_id, shortname, fullname, idnumber, category, visible, enrol_methods, groups, groupings)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?;
    for (position, course) in (0_i64..).zip(courses) {
        insert.execute(params![
            platform,
            position,
            course.id,
            course.shortname,
            course.fullname,
            course.idnumber,
            course.category,
            course.visible,
            course.enrol_methods.as_ref().map(json),
            course.groups.as_ref().map(json),
            course.groupings.as_ref().map(json),
        ])?;
    }
    Ok(())
}

pub(super) fn read_courses(db: &Connection, platform: i64) -> rusqlite::Result<Vec<Course>> {
    let mut select = db.prepare(
        "SELECT moodle_id, shortname, fullname, idnumber, category, visible, enrol_methods, groups, groupings
         FROM course WHERE platform = ?1 ORDER BY position",
    )?;
    let mut rows = select.query([platform])?;
    let mut courses = Vec::new();
    // Most courses of a platform are enrolled in the same way.
    let mut last: (String, Vec<EnrolMethod>) = Default::default();
    while let Some(row) = rows.next()? {
        let enrol_methods = match text_of(row, 6)? {
            None => None,
            Some(text) => {
                if last.0 != text {
                    last = (text.to_owned(), parse(6, text)?);
                }
                Some(last.1.clone())
            }
        };
        courses.push(Course {
            id: row.get(0)?,
            shortname: text(row, 1)?.unwrap_or_default(),
            fullname: text(row, 2)?.unwrap_or_default(),
            idnumber: text(row, 3)?,
            category: text(row, 4)?,
            visible: row.get(5)?,
            enrol_methods,
            manual: None,
            groups: list(row, 7)?,
            groupings: list(row, 8)?,
        });
    }
    Ok(courses)
}

pub(super) fn write_accounts(db: &Connection, platform: i64, users: &[User]) -> rusqlite::Result<()> {
    let mut insert = db.prepare(
        "INSERT INTO account (platform, position, moodle_id, username, idnumber, email, firstname, lastname, auth, created_at, flags, more)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?;
    for (position, user) in (0_i64..).zip(users) {
        let siteadmin = if let Fact::Told(is_one) = user.siteadmin { Some(is_one) } else { None };
        let flags = [user.suspended, user.deleted, user.confirmed, siteadmin];
        insert.execute(params![
            platform,
            position,
            user.id,
            user.username,
            user.idnumber,
            user.email,
            user.firstname,
            user.lastname,
            user.auth,
            user.created_at,
            pack(flags),
            user.further.as_ref().map(json),
        ])?;
    }
    Ok(())
}

pub(super) fn read_accounts(db: &Connection, platform: i64) -> rusqlite::Result<Vec<User>> {
    let mut select = db.prepare(
        "SELECT moodle_id, username, idnumber, email, firstname, lastname, auth, created_at, flags, more
         FROM account WHERE platform = ?1 ORDER BY position",
    )?;
    let mut rows = select.query([platform])?;
    let mut users = Vec::new();
    while let Some(row) = rows.next()? {
        let [suspended, deleted, confirmed, siteadmin] = unpack(row.get(8)?);
        let further: Option<Further> = text_of(row, 9)?.map(|text| parse(9, text)).transpose()?;
        users.push(User {
            id: row.get(0)?,
            username: text(row, 1)?.unwrap_or_default(),
            idnumber: text(row, 2)?.map(Into::into),
            email: text(row, 3)?.map(Into::into),
            firstname: text(row, 4)?.map(Into::into),
            lastname: text(row, 5)?.map(Into::into),
            auth: text(row, 6)?.map(Into::into),
            suspended,
            deleted,
            confirmed,
            siteadmin: siteadmin.into(),
            created_at: text(row, 7)?.map(Into::into),
            further: further.and_then(Further::kept),
        });
    }
    Ok(users)
}

fn pack(flags: [Option<bool>; 4]) -> i64 {
    flags.into_iter().rev().fold(0, |packed, flag| packed << 2 | flag.map_or(0, |yes| 1 + i64::from(yes)))
}

fn unpack(packed: i64) -> [Option<bool>; 4] {
    std::array::from_fn(|i| match packed >> (2 * i) & 3 {
        1 => Some(false),
        2 => Some(true),
        _ => None,
    })
}

/// Serializing plain data into memory cannot fail.
pub(super) fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Reads a JSON column; what does not parse is damage.
pub(super) fn parse<T: DeserializeOwned>(column: usize, text: &str) -> rusqlite::Result<T> {
    serde_json::from_str(text)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(error)))
}

fn list<T: DeserializeOwned>(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Vec<T>>> {
    match text_of(row, column)? {
        None => Ok(None),
        Some("[]") => Ok(Some(Vec::new())),
        Some(text) => parse(column, text).map(Some),
    }
}

fn text_of<'a>(row: &'a Row<'_>, column: usize) -> rusqlite::Result<Option<&'a str>> {
    match row.get_ref(column)? {
        ValueRef::Null => Ok(None),
        value => Ok(value.as_str().map(Some)?),
    }
}

fn text(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<String>> {
    Ok(text_of(row, column)?.map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_told_stays_apart_from_no() {
        for flags in [[None, Some(true), Some(false), None], [Some(true); 4], [Some(false); 4], [None; 4]] {
            assert_eq!(unpack(pack(flags)), flags);
        }
    }
}
