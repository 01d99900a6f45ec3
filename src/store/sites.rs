//! A whole platform as rows of the database, and back.

use super::catalogues::{Entry, List, Source, SourceKind};
use super::connect::is_unreadable;
use super::rows::{self, json, parse};
use crate::catalogue::{AskedFor, Cohort, Platform, Site};
use crate::text::fold;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use serde::de::DeserializeOwned;

/// Lists about people: what a purge forgets.
pub(super) const PEOPLE: [&str; 4] = ["users", "enrolments", "role_assignments", "group_members"];
/// Lists that tie people to courses.
const TIES: [&str; 3] = ["enrolments", "role_assignments", "group_members"];
/// Kept with the other lists about people, beside the cohorts themselves.
const COHORT_MEMBERS: &str = "cohort_members";

/// The lists that a site tells, by their key in the exchange file, with their sizes.
pub(super) fn told(site: &Site) -> Vec<(&'static str, i64)> {
    let all = [
        ("courses", (!site.courses_untold).then_some(site.courses.len())),
        ("roles", site.roles.as_ref().map(Vec::len)),
        ("categories", site.categories.as_ref().map(Vec::len)),
        ("users", site.users.as_ref().map(Vec::len)),
        ("cohorts", site.cohorts.as_ref().map(Vec::len)),
        ("profile_fields", site.profile_fields.as_ref().map(Vec::len)),
        ("enrolments", site.enrolments.as_ref().map(Vec::len)),
        ("role_assignments", site.role_assignments.as_ref().map(Vec::len)),
        ("group_members", site.group_members.as_ref().map(Vec::len)),
    ];
    all.into_iter().filter_map(|(list, rows)| Some((list, i64::try_from(rows?).ok()?))).collect()
}

pub(super) fn entries(db: &Connection) -> rusqlite::Result<Vec<Entry>> {
    let mut sources =
        db.prepare("SELECT list, kind, name, taken_at, rows, iif(json_valid(asked), json_array_length(asked), NULL) FROM source WHERE platform = ?1 ORDER BY list")?;
    let mut platforms = db.prepare("SELECT id, about, forget_people_at, iif(json_valid(rules), rules ->> '$.local.old_after_days', NULL), key FROM platform ORDER BY key")?;
    let mut found = platforms.query([])?;
    let mut entries = Vec::new();
    while let Some(row) = found.next()? {
        let id: i64 = row.get(0)?;
        let lists = sources.query_map([id], |row| {
            let kind: String = row.get(1)?;
            let kind = serde_json::from_value(kind.into()).unwrap_or(SourceKind::Exchange);
            let source = Source { kind, name: row.get(2)? };
            Ok(List { list: row.get(0)?, source, taken_at: row.get(3)?, rows: row.get(4)?, asked: row.get(5)? })
        })?;
        let forget: Option<i64> = row.get(2)?;
        entries.push(Entry {
            id,
            platform: about(&row.get::<_, String>(1)?, &row.get::<_, String>(4)?),
            lists: lists.collect::<rusqlite::Result<_>>()?,
            old_after_days: row.get(3)?,
            forget_people_at: forget.and_then(|second| Timestamp::from_second(second).ok()).map(|at| at.to_string()),
        });
    }
    Ok(entries)
}

/// What is said of a platform; of one whose description is damaged the name by which it is found is left.
fn about(text: &str, key: &str) -> Platform {
    serde_json::from_str(text).unwrap_or_else(|_| Platform { name: key.to_owned(), ..Platform::default() })
}

pub(super) fn id_of(db: &Connection, name: &str) -> rusqlite::Result<Option<i64>> {
    db.query_row("SELECT id FROM platform WHERE key = ?1", [fold::careful(name)], |row| row.get(0)).optional()
}

/// A platform with a date: where nobody told one, when the courses were taken.
pub(super) fn read_dated(db: &Connection, id: i64) -> rusqlite::Result<Site> {
    let mut site = read(db, id)?;
    if site.platform.extracted_at.is_none() {
        let select = "SELECT taken_at FROM source WHERE platform = ?1 AND list = 'courses'";
        site.platform.extracted_at = db.query_row(select, [id], |row| row.get(0)).optional()?;
    }
    let select = "SELECT taken_at FROM source WHERE platform = ?1 AND list = 'users'";
    site.users_taken_at = db.query_row(select, [id], |row| row.get(0)).optional()?;
    Ok(site)
}

pub(super) fn read(db: &Connection, id: i64) -> rusqlite::Result<Site> {
    read_with(db, id, Damage::Fault)
}

/// The same as far as it can be read: a list that is damaged is as one that was never told, so that importing it again cures it.
pub(super) fn read_sound(db: &Connection, id: i64) -> rusqlite::Result<Site> {
    read_with(db, id, Damage::Untold)
}

/// What becomes of a list that cannot be read.
#[derive(Clone, Copy)]
enum Damage {
    Fault,
    Untold,
}

impl Damage {
    fn part<T>(self, read: rusqlite::Result<Option<T>>) -> rusqlite::Result<Option<T>> {
        match (self, read) {
            (Self::Untold, Err(error)) if is_unreadable(&error) => Ok(None),
            (_, read) => read,
        }
    }
}

fn read_with(db: &Connection, id: i64, damage: Damage) -> rusqlite::Result<Site> {
    let (described, properties): (String, String) =
        db.query_row("SELECT about, site FROM platform WHERE id = ?1", [id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let knows =
        |list: &str| db.query_row("SELECT 1 FROM source WHERE platform = ?1 AND list = ?2", params![id, list], |_| Ok(())).optional();
    let courses = if knows("courses")?.is_some() { damage.part(rows::read_courses(db, id).map(Some))? } else { None };
    let users = if knows("users")?.is_some() { damage.part(rows::read_accounts(db, id).map(Some))? } else { None };
    let mut cohorts: Option<Vec<Cohort>> = damage.part(list(db, "list", id, "cohorts"))?;
    let members: Option<Vec<Option<Vec<String>>>> = damage.part(list(db, "people_list", id, COHORT_MEMBERS))?;
    for (cohort, members) in cohorts.iter_mut().flatten().zip(members.into_iter().flatten()) {
        cohort.members = members;
    }
    Ok(Site {
        platform: damage.part(parse(0, &described).map(Some))?.unwrap_or_default(),
        site: damage.part(parse(1, &properties).map(Some))?.unwrap_or_default(),
        roles: damage.part(list(db, "list", id, "roles"))?,
        categories: damage.part(list(db, "list", id, "categories"))?,
        courses_untold: courses.is_none(),
        courses: courses.unwrap_or_default(),
        users,
        cohorts,
        profile_fields: damage.part(list(db, "list", id, "profile_fields"))?,
        enrolments: damage.part(list(db, "people_list", id, "enrolments"))?,
        role_assignments: damage.part(list(db, "people_list", id, "role_assignments"))?,
        group_members: damage.part(list(db, "people_list", id, "group_members"))?,
        asked: damage.part(asked(db, id).map(Some))?.unwrap_or_default(),
        users_taken_at: None,
        base_settings: None,
    })
}

/// For which names the lists tell anything, where that is not the whole platform.
fn asked(db: &Connection, id: i64) -> rusqlite::Result<AskedFor> {
    let mut select = db.prepare("SELECT list, asked FROM source WHERE platform = ?1 AND asked IS NOT NULL")?;
    let mut rows = select.query([id])?;
    let mut asked = AskedFor::default();
    while let Some(row) = rows.next()? {
        asked.set(&row.get::<_, String>(0)?, Some(parse(1, &row.get::<_, String>(1)?)?));
    }
    let select = "SELECT people FROM source WHERE platform = ?1 AND people IS NOT NULL LIMIT 1";
    let people: Option<String> = db.query_row(select, [id], |row| row.get(0)).optional()?;
    asked.people = people.map(|people| parse(0, &people)).transpose()?;
    Ok(asked)
}

fn list<T: DeserializeOwned>(db: &Connection, table: &str, id: i64, name: &str) -> rusqlite::Result<Option<Vec<T>>> {
    let select = format!("SELECT content FROM {table} WHERE platform = ?1 AND name = ?2");
    let content: Option<String> = db.query_row(&select, params![id, name], |row| row.get(0)).optional()?;
    content.map(|content| parse(0, &content)).transpose()
}

/// Writes all rows of a platform, in place of those of `former`, and returns its number.
pub(super) fn write(db: &Transaction<'_>, former: Option<i64>, key: &str, site: &Site) -> rusqlite::Result<i64> {
    let id = match former {
        Some(id) => {
            for table in ["course", "list", "account", "people_list"] {
                db.execute(&format!("DELETE FROM {table} WHERE platform = ?1"), [id])?;
            }
            db.execute("UPDATE platform SET about = ?2, site = ?3 WHERE id = ?1", params![id, json(&site.platform), json(&site.site)])?;
            id
        }
        None => {
            db.execute(
                "INSERT INTO platform (key, about, site) VALUES (?1, ?2, ?3)",
                params![key, json(&site.platform), json(&site.site)],
            )?;
            db.last_insert_rowid()
        }
    };
    rows::write_courses(db, id, &site.courses)?;
    rows::write_accounts(db, id, site.users.as_deref().unwrap_or_default())?;
    let put = |table: &str, name: &str, content: Option<String>| match content {
        Some(content) => {
            db.execute(&format!("INSERT INTO {table} (platform, name, content) VALUES (?1, ?2, ?3)"), params![id, name, content])
        }
        None => Ok(0),
    };
    put("list", "roles", site.roles.as_ref().map(json))?;
    put("list", "categories", site.categories.as_ref().map(json))?;
    put("list", "profile_fields", site.profile_fields.as_ref().map(json))?;
    put("people_list", "enrolments", site.enrolments.as_ref().map(json))?;
    put("people_list", "role_assignments", site.role_assignments.as_ref().map(json))?;
    put("people_list", "group_members", site.group_members.as_ref().map(json))?;
    if let Some(cohorts) = &site.cohorts {
        let members: Vec<_> = cohorts.iter().map(|cohort| &cohort.members).collect();
        let bare: Vec<Cohort> = cohorts.iter().map(|cohort| Cohort { members: None, ..cohort.clone() }).collect();
        put("list", "cohorts", Some(json(&bare)))?;
        put("people_list", COHORT_MEMBERS, Some(json(&members)))?;
    }
    Ok(id)
}

/// Notes where each list comes from: `lists` from `source`, the others from where they came before.
pub(super) fn write_sources(
    db: &Transaction<'_>,
    id: i64,
    site: &Site,
    lists: &[&'static str],
    source: &Source,
    at: Timestamp,
) -> rusqlite::Result<()> {
    let extracted = site.platform.extracted_at.as_ref().and_then(|at| at.parse::<Timestamp>().ok());
    let taken_at = if source.kind == SourceKind::List { at } else { extracted.unwrap_or(at) };
    let kind = json(&source.kind);
    let kind = kind.trim_matches('"');
    let told = told(site);
    for (list, rows) in &told {
        if lists.contains(list) {
            db.execute(
                "INSERT OR REPLACE INTO source (platform, list, kind, name, taken_at, rows) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![id, list, kind, source.name, taken_at.to_string(), rows],
            )?;
        } else {
            db.execute("UPDATE source SET rows = ?3 WHERE platform = ?1 AND list = ?2", params![id, list, rows])?;
        }
        let asked = site.asked.of(list).map(json);
        let people = site.asked.people.as_ref().filter(|_| TIES.contains(list)).map(json);
        let update = "UPDATE source SET asked = ?3, people = ?4 WHERE platform = ?1 AND list = ?2";
        db.execute(update, params![id, list, asked, people])?;
    }
    let known: Vec<String> = {
        let mut select = db.prepare("SELECT list FROM source WHERE platform = ?1")?;
        select.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?
    };
    for list in known.iter().filter(|known| !told.iter().any(|(list, _)| list == known)) {
        db.execute("DELETE FROM source WHERE platform = ?1 AND list = ?2", params![id, list])?;
    }
    Ok(())
}

pub(super) fn forget_people(db: &Transaction<'_>, id: i64) -> rusqlite::Result<()> {
    db.execute("DELETE FROM account WHERE platform = ?1", [id])?;
    db.execute("DELETE FROM people_list WHERE platform = ?1", [id])?;
    for list in PEOPLE {
        db.execute("DELETE FROM source WHERE platform = ?1 AND list = ?2", params![id, list])?;
    }
    db.execute("UPDATE platform SET forget_people_at = NULL WHERE id = ?1", [id])?;
    Ok(())
}
