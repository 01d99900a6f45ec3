//! `local_mass_enroll`, "Inscriptions massives": one course, read through Moodle's own reader, the first line lost.
//!
//! Source: behaviour of 2.2, of the 3.x function, of the branch 3.6.0 and of 4.1.0 in `tests/oracle/mass-enroll`.

use super::desk::{Desk, Instance};
use super::settings::{ColumnUse, Identifier, Release};
use super::{Stop, refusal};
use crate::simulate::moodle_upload::cells::Cells;
use crate::simulate::moodle_upload::decode;
use crate::simulate::verdict::{CourseId, End, Fate, FileError, Giver, GroupId, Method, RoleId, Tenure, UserId, Why};
use crate::text::php;
use crate::watch::Cancelled;
use std::borrow::Cow;

/// What is the same for every record.
#[derive(Clone, Copy)]
struct Course {
    id: CourseId,
    role: Option<RoleId>,
}

/// What a record says.
#[derive(Default)]
struct Record {
    person: Option<(Identifier, String)>,
    groups: Vec<String>,
    grouping: Option<String>,
    role: Option<String>,
}

pub(super) fn simulate(desk: &mut Desk<'_, '_>, bytes: &[u8]) -> Result<(), Cancelled> {
    let four = desk.settings.release == Release::Four;
    let Some(id) = desk.chosen_course() else { return Ok(()) };
    if four && desk.settings.enclosure.is_none() {
        desk.refuse(refusal("form", "ValueError"));
        return Ok(());
    }
    let text = decode::text(bytes, &desk.settings.encoding, desk.settings.delimiter == b'\t');
    // Another sign may protect cells: both change places, and again in the cells.
    let swapped = four && desk.settings.enclosure != Some(b'"');
    let text = if swapped { Cow::Owned(swap(&text, desk.settings.enclosure)) } else { text };
    desk.expect(text.len());
    if let Err(fault) = look(&text, desk.settings.delimiter, desk.settings.release) {
        desk.refuse(fault);
        return Ok(());
    }
    let manual = desk.instance(id, Method::Manual);
    if four && manual == Instance::None {
        desk.refuse(refusal("course", "Error"));
        return Ok(());
    }
    let course = Course { id, role: desk.chosen_role().ok().flatten() };
    let mut reader = Cells::new(&text, desk.settings.delimiter);
    let mut cells = Vec::new();
    reader.next(&mut cells);
    let mut number = 1;
    while reader.next(&mut cells) {
        number += 1;
        let done = reader.position();
        if swapped {
            cells.iter_mut().for_each(|cell| *cell = Cow::Owned(swap(cell, desk.settings.enclosure)));
        }
        if !desk.line(number, done, |desk| treat(desk, course, &cells))? {
            break;
        }
    }
    Ok(())
}

fn swap(text: &str, with: Option<u8>) -> String {
    let other = with.map_or('"', char::from);
    text.chars()
        .map(|c| {
            if c == '"' {
                other
            } else if c == other {
                '"'
            } else {
                c
            }
        })
        .collect()
}

/// What the reader refuses before any record.
fn look(text: &str, delimiter: u8, release: Release) -> Result<(), FileError> {
    let mut reader = Cells::new(text, delimiter);
    let mut spare = Vec::new();
    // The newest release fails while it reports a file that cannot be read.
    let refused = |inner: &str| {
        let id = if release == Release::Four { "Error" } else { "csvloaderror" };
        FileError { stage: "read", id, value: Some(inner.to_owned()), ..FileError::default() }
    };
    let Some(width) = reader.count(&mut spare) else { return Err(refused("csvemptyfile")) };
    let mut rows = 0;
    while let Some(count) = reader.count(&mut spare) {
        if count != width {
            return Err(refused("csvweirdcolumns"));
        }
        rows += 1;
    }
    // A file of one line is an error of PHP 8 in the older ones.
    if rows == 0 && release != Release::Four { Err(refusal("read", "Error")) } else { Ok(()) }
}

fn treat(desk: &mut Desk<'_, '_>, course: Course, cells: &[Cow<'_, str>]) -> Result<(), Stop> {
    let release = desk.settings.release;
    let record = if release == Release::Four { mapped(&desk.settings.columns, cells) } else { plain(desk, cells) };
    let Some((by, value)) = &record.person else { return Err(Stop::Import("Error")) };
    if release == Release::Branch && php::is_empty(value) {
        if record.groups.is_empty() && value.is_empty() {
            return Ok(());
        }
        return refuse(desk, course, "im:error_blank", value);
    }
    let found = desk.people(*by, value)?;
    if found.is_empty() {
        return refuse(desk, course, "im:user_unknown", value);
    }
    // Several accounts: the first, without a word; all of them in one branch.
    let people = if release == Release::Branch { found } else { found.into_iter().take(1).collect() };
    for user in people {
        person(desk, course, &record, user)?;
    }
    Ok(())
}

/// The older ones: the person, then a group; in one branch all further columns are groups.
fn plain(desk: &Desk<'_, '_>, cells: &[Cow<'_, str>]) -> Record {
    let clean = |cell: &Cow<'_, str>| php::trim(&cell.replace('"', "")).to_owned();
    let person = cells.first().map(|cell| (desk.settings.identifier, clean(cell)));
    let most = if desk.settings.release == Release::Branch { usize::MAX } else { 1 };
    let groups = cells.iter().skip(1).take(most).map(clean).filter(|name| !matches!(name.as_str(), "" | "0")).collect();
    Record { person, groups, ..Record::default() }
}

/// The newest: each column is what the form says, nothing is trimmed; a login goes before a number, and that before an address.
fn mapped(columns: &[ColumnUse], cells: &[Cow<'_, str>]) -> Record {
    let cell = |wanted: ColumnUse| {
        let at = columns.iter().position(|column| *column == wanted)?;
        cells.get(at).map(|cell| cell.to_string())
    };
    let persons = [Identifier::Username, Identifier::Idnumber, Identifier::Email];
    let some = |text: &String| !matches!(text.as_str(), "" | "0");
    Record {
        person: persons.into_iter().find_map(|by| Some((by, cell(ColumnUse::Person(by))?))),
        groups: cell(ColumnUse::Group).filter(some).into_iter().collect(),
        grouping: cell(ColumnUse::Grouping).filter(some),
        role: cell(ColumnUse::Role),
    }
}

fn person(desk: &mut Desk<'_, '_>, course: Course, record: &Record, user: UserId) -> Result<(), Stop> {
    let release = desk.settings.release;
    if release == Release::Branch {
        if desk.is_deleted(user) {
            return refuse(desk, course, "im:user_deleted", "");
        }
        if desk.is_guest(user) {
            return refuse(desk, course, "im:user_guest", "");
        }
    }
    if desk.settings.unenrols {
        return unenrol(desk, course, user);
    }
    let role = if release == Release::Four { four_role(desk, course, record)? } else { course.role };
    enrol(desk, course, user, role)?;
    if release == Release::Four { four_groups(desk, course, record, user) } else { groups(desk, course, record, user) }
}

/// A role in the file is a number, and must be one that can be given.
fn four_role(desk: &mut Desk<'_, '_>, course: Course, record: &Record) -> Result<Option<RoleId>, Stop> {
    let chosen = match &record.role {
        None => course.role,
        Some(typed) => php::array_key(typed).and_then(|number| desk.assignable_role(number)),
    };
    if chosen.is_none() {
        return refuse(desk, course, "im:nonassignablerole", record.role.as_deref().unwrap_or_default()).map(|()| None);
    }
    Ok(chosen)
}

fn enrol(desk: &mut Desk<'_, '_>, course: Course, user: UserId, role: Option<RoleId>) -> Result<(), Stop> {
    let manual = desk.instance(course.id, Method::Manual);
    let seconds = match manual {
        Instance::Present { seconds, .. } => seconds,
        Instance::NotTold => {
            desk.not_told(Why::Methods);
            None
        }
        Instance::None => {
            desk.add_method(course.id, Method::Manual);
            Some(0)
        }
    };
    let mut tie = desk.told_tie(user, course.id, role)?;
    let already = tie.by(Method::Manual).is_some() || (desk.settings.minds_other_methods && !tie.enrolments.is_empty());
    if already {
        desk.visit(Some(user), Some(course.id), None, Fate::Unchanged);
        desk.say("im:already_in");
        return Ok(());
    }
    let end = match seconds {
        Some(seconds) => Desk::moment(if seconds > 0 { desk.today + seconds } else { 0 }).into(),
        None => {
            desk.not_told(Why::DefaultPeriod);
            End::NotTold
        }
    };
    let tenure = Tenure { suspended: false, start: Desk::moment(desk.today), end };
    desk.enrol(user, course.id, &mut tie, Method::Manual, tenure);
    // A deleted account is found by its number, and has no roles.
    if desk.is_deleted(user) {
        return Err(Stop::Import("codingerror"));
    }
    if let Some(role) = role {
        desk.give(user, course.id, &mut tie, role, Giver::Tool);
    }
    desk.keep(user, course.id, tie);
    desk.visit(Some(user), Some(course.id), role, Fate::Enrolled);
    desk.say("im:enrolled_ok");
    Ok(())
}

/// The older ones: a group, and a grouping of the same name.
fn groups(desk: &mut Desk<'_, '_>, course: Course, record: &Record, user: UserId) -> Result<(), Stop> {
    for name in &record.groups {
        let Some(group) = group_of(desk, course, name)? else {
            desk.refuse_of("im:error_g_unknown", name);
            continue;
        };
        if desk.settings.create_groupings {
            desk.put_in_grouping(course.id, group, name, true)?;
        }
        let joined = desk.join(user, group);
        desk.say(if joined { "im:and_added_g" } else { "im:already_in_g" });
    }
    Ok(())
}

/// The newest: the grouping is a column of its own, and the report says "already in group" where there is none.
fn four_groups(desk: &mut Desk<'_, '_>, course: Course, record: &Record, user: UserId) -> Result<(), Stop> {
    let group = match record.groups.first() {
        Some(name) => group_of(desk, course, name)?,
        None => None,
    };
    let Some(group) = group else {
        desk.say("im:already_in_g");
        return Ok(());
    };
    if let Some(grouping) = &record.grouping {
        desk.put_in_grouping(course.id, group, grouping, desk.settings.create_groupings)?;
    }
    if desk.join(user, group) {
        desk.say("im:and_added_g");
    }
    Ok(())
}

fn group_of(desk: &mut Desk<'_, '_>, course: Course, name: &str) -> Result<Option<GroupId>, Stop> {
    match desk.find_group(course.id, name) {
        Some(group) => Ok(Some(group)),
        None if desk.settings.create_groups => desk.create_group(course.id, name, name).map(Some),
        None => Ok(None),
    }
}

fn unenrol(desk: &mut Desk<'_, '_>, course: Course, user: UserId) -> Result<(), Stop> {
    let mut tie = desk.told_tie(user, course.id, None)?;
    if tie.by(Method::Manual).is_none() {
        return refuse(desk, course, "im:not_in", "");
    }
    desk.unenrol(user, course.id, &mut tie, Method::Manual, None);
    desk.keep(user, course.id, tie);
    desk.visit(Some(user), Some(course.id), None, Fate::Changed);
    desk.say("im:unenrolled_ok");
    Ok(())
}

fn refuse(desk: &mut Desk<'_, '_>, course: Course, id: &'static str, about: &str) -> Result<(), Stop> {
    desk.refuse_of(id, about);
    desk.visit(None, Some(course.id), None, Fate::Refused);
    Err(Stop::Line)
}
