//! `local_userenrols`, "Importation des inscriptions": one course, a person and perhaps a group on each line.
//!
//! Source: behaviour of releases 0.0.10_34 and 0.0.11_34 in `tests/oracle/userenrols`.

use super::desk::{Desk, Instance, Tie};
use super::settings::{Identifier, Release};
use super::{Stop, refusal};
use crate::simulate::verdict::{CourseId, End, Fate, Giver, GroupId, Method, RoleId, Tenure, UserId, Why};
use crate::text::php;
use crate::watch::Cancelled;

/// What is the same for every line.
#[derive(Clone, Copy)]
struct Course {
    id: CourseId,
    role: Option<RoleId>,
    /// Fed by another course: nobody is enrolled by hand.
    is_meta: bool,
    one_group: Option<GroupId>,
}

/// Longest file that a teacher may send, in bytes; an administrator has no limit.
const LIMIT: usize = 51_200;

pub(super) fn simulate(desk: &mut Desk<'_, '_>, bytes: &[u8]) -> Result<(), Cancelled> {
    let Some(course) = open(desk, bytes.len()) else { return Ok(()) };
    desk.expect(bytes.len());
    let text = String::from_utf8_lossy(bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mut done = 0;
    for (at, line) in text.split_inclusive('\n').enumerate() {
        done += line.len();
        let number = at as u64 + 1;
        let line = trim(desk, line);
        if line.is_empty() {
            desk.blank(number);
        } else if !desk.line(number, done, |desk| treat(desk, course, line))? {
            break;
        }
    }
    Ok(())
}

/// The later release takes no-break spaces off, too.
fn trim<'t>(desk: &Desk<'_, '_>, line: &'t str) -> &'t str {
    let accents = desk.settings.release == Release::Accents;
    line.trim_matches(|c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\0' | '\x0b') || (accents && matches!(c, '\u{a0}' | '\u{202f}')))
}

/// What the page looks at before any line.
fn open(desk: &mut Desk<'_, '_>, length: usize) -> Option<Course> {
    let id = desk.chosen_course()?;
    let sender = desk.settings.sent_by.clone();
    let is_admin = sender.as_deref().is_none_or(|login| desk.is_administrator(login));
    if !is_admin {
        if !sender.as_deref().is_some_and(|login| desk.may_enrol(login, id)) {
            desk.refuse(refusal("course", "nopermissions"));
            return None;
        }
        if length > LIMIT {
            desk.refuse(refusal("read", "maxbytesfile"));
            return None;
        }
    }
    match desk.instance(id, Method::Manual) {
        Instance::None | Instance::Present { enabled: false, .. } => {
            desk.refuse(refusal("course", "ERR_NO_MANUAL_ENROL"));
            return None;
        }
        Instance::NotTold | Instance::Present { .. } => {}
    }
    let role = match desk.chosen_role() {
        Ok(role) => role,
        Err(()) => {
            desk.refuse(refusal("form", "invalidroleid"));
            return None;
        }
    };
    let is_meta = matches!(desk.instance(id, Method::Meta), Instance::Present { enabled: true, .. });
    let one_group = desk.settings.one_group.clone().and_then(|name| desk.find_group(id, &name));
    Some(Course { id, role, is_meta, one_group })
}

fn treat(desk: &mut Desk<'_, '_>, course: Course, line: &str) -> Result<(), Stop> {
    let Some((person, group)) = split(line, desk.settings.identifier, desk.settings.release) else {
        desk.refuse_of("ERR_PATTERN_MATCH", line);
        return Err(Stop::Line);
    };
    if person == "0" {
        return Ok(());
    }
    let found: Vec<UserId> = desk.people(desk.settings.identifier, person)?.into_iter().filter(|&user| !desk.is_deleted(user)).collect();
    let user = match found.as_slice() {
        [user] => *user,
        [] => return refuse(desk, course, "ERR_USERID_INVALID", person),
        _ => return refuse(desk, course, "ERR_USER_MULTIPLE_RECS", person),
    };
    if matches!(desk.instance(course.id, Method::Manual), Instance::NotTold) {
        desk.not_told(Why::Methods);
    }
    let mut tie = desk.told_tie(user, course.id, course.role)?;
    enrol(desk, course, user, &mut tie);
    let member = !tie.enrolments.is_empty();
    desk.keep(user, course.id, tie);
    join(desk, course, user, group, member)
}

/// Whoever holds any role in the course is left as is.
fn enrol(desk: &mut Desk<'_, '_>, course: Course, user: UserId, tie: &mut Tie) {
    let held = tie.by(Method::Manual);
    let Some(role) = course.role.filter(|_| tie.roles.is_empty()) else {
        return desk.visit(Some(user), Some(course.id), None, Fate::Unchanged);
    };
    if course.is_meta {
        desk.refuse_of("ERR_ENROLL_META", "");
        return desk.visit(Some(user), Some(course.id), None, Fate::Refused);
    }
    let tenure = Tenure { suspended: held.is_some_and(|held| held.suspended), start: None, end: End::Never };
    if held.is_some() {
        desk.rewrite(user, course.id, tie, Method::Manual, tenure);
    } else {
        desk.enrol(user, course.id, tie, Method::Manual, tenure);
    }
    desk.give(user, course.id, tie, role, Giver::Tool);
    desk.visit(Some(user), Some(course.id), Some(role), if held.is_some() { Fate::Changed } else { Fate::Enrolled });
}

fn join(desk: &mut Desk<'_, '_>, course: Course, user: UserId, typed: Option<&str>, member: bool) -> Result<(), Stop> {
    if !desk.settings.groups {
        return Ok(());
    }
    let typed = typed.filter(|name| !php::is_empty(name));
    let group = match (course.one_group, typed) {
        (Some(group), _) => group,
        (None, None) => return Ok(()),
        (None, Some(name)) => match desk.find_group(course.id, name) {
            Some(group) => group,
            None if !desk.settings.create_groups => return Ok(()),
            None => desk.create_group(course.id, name, &add_slashes(name))?,
        },
    };
    if !member {
        return refuse(desk, course, "ERR_GROUP_MEMBER", typed.unwrap_or_default());
    }
    desk.join(user, group);
    Ok(())
}

fn refuse(desk: &mut Desk<'_, '_>, course: Course, id: &'static str, about: &str) -> Result<(), Stop> {
    desk.refuse_of(id, about);
    desk.visit(None, Some(course.id), None, Fate::Refused);
    Err(Stop::Line)
}

/// The name as the tool stores it: PHP's `addslashes`.
fn add_slashes(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if matches!(c, '\'' | '"' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A person and a group, by the pattern of the release.
fn split(line: &str, by: Identifier, release: Release) -> Option<(&str, Option<&str>)> {
    let inner = line.strip_prefix('"').unwrap_or(line);
    let inner = inner.strip_suffix('"').unwrap_or(inner);
    let (person, group) = match inner.find([',', ';', '\t']) {
        None => (inner, None),
        Some(at) => (&inner[..at], Some(&inner[at + 1..])),
    };
    let accents = release == Release::Accents;
    let person = person.strip_suffix('"').unwrap_or(person).trim_end_matches(' ');
    if !names_person(person, by, accents) {
        return None;
    }
    let Some(group) = group else { return Some((person, None)) };
    let group = if accents { group } else { group.trim_start_matches(' ') };
    let group = group.strip_prefix('"').unwrap_or(group);
    if accents {
        return (!group.contains('"')).then_some((person, Some(group)));
    }
    names_group(group).then_some((person, Some(group)))
}

fn names_person(text: &str, by: Identifier, accents: bool) -> bool {
    let letter = |c: char| c.is_ascii_alphanumeric() || (accents && c.is_alphanumeric());
    match by {
        Identifier::Idnumber if accents => !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()),
        Identifier::Username | Identifier::Idnumber => {
            text.starts_with(letter) && text.chars().all(|c| letter(c) || matches!(c, '_' | '@' | '.' | '-'))
        }
        Identifier::Email => {
            let Some((local, domain)) = text.rsplit_once('@') else { return false };
            let Some((host, end)) = domain.rsplit_once('.') else { return false };
            let plain = |part: &str| !part.is_empty() && part.chars().all(|c| letter(c) || matches!(c, '_' | '.' | '-'));
            local.starts_with(letter)
                && plain(local)
                && plain(host)
                && (2..=6).contains(&end.len())
                && end.bytes().all(|b| b.is_ascii_alphabetic())
        }
    }
}

/// ASCII without some signs, and first a letter or a figure.
fn names_group(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphanumeric()) && text.bytes().all(|b| matches!(b, b' '..=b'~') && !b"\"#$%!\\^`|~".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(line: &str) -> Option<(&str, Option<&str>)> {
        split(line, Identifier::Username, Release::Plain)
    }

    #[test]
    fn a_line_is_a_person_and_perhaps_a_group() {
        assert_eq!(plain("55000901"), Some(("55000901", None)));
        assert_eq!(plain("55000901; TD 1"), Some(("55000901", Some("TD 1"))));
        assert_eq!(plain("\"55000904;groupe_1\""), Some(("55000904", Some("groupe_1"))));
        assert_eq!(plain("55000901;TD1;extra"), Some(("55000901", Some("TD1;extra"))));
        for line in ["55 000 901", "o'connor", "55000901,", "55000901,TD été", "55000901,_td", "55000901,TD#1", "'55000901','x'"] {
            assert_eq!(plain(line), None, "{line}");
        }
    }

    #[test]
    fn the_later_release_takes_accents_and_numbers_of_figures_only() {
        assert_eq!(split("55000901,TD été", Identifier::Username, Release::Accents), Some(("55000901", Some("TD été"))));
        assert_eq!(split("E55000901", Identifier::Idnumber, Release::Accents), None);
        assert_eq!(split("55000902;;", Identifier::Username, Release::Accents), Some(("55000902", Some(";"))));
        assert_eq!(split("ana@campus.university", Identifier::Email, Release::Accents), None);
    }
}
