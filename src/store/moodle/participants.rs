//! Who is in the courses that were asked about: enrolments, roles and groups, told course by course.
//!
//! Moodle tells neither the way of being enrolled nor the status: such an enrolment says so ([`Enrolment::UNTOLD`]). What another
//! source told of the same person in the same course is kept.

use super::Missing;
use super::ask::Answers;
use super::told::{Info, ToldCourse, ToldGroup, ToldParticipant};
use crate::catalogue::{Enrolment, GroupMember, RoleAssignment, Site};
use jiff::Timestamp;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// Group mode in which people see nobody outside their group.
const SEPARATE: i64 = 1;

/// What one course tells of a list.
struct Told<T> {
    rows: Vec<T>,
    /// Whether somebody who is not in it is not there.
    whole: bool,
}

/// Puts the participants into the lists, and returns the keys of those that are as they were told now.
pub(super) fn put_into(answers: &mut Answers, site: &mut Site) -> Vec<&'static str> {
    if answers.participants.is_empty() {
        return Vec::new();
    }
    let logins: FxHashMap<i64, String> =
        site.users.iter().flatten().filter(|user| user.id != 0).map(|user| (user.id, user.username.clone())).collect();
    let knows_numbers = site.users.as_ref().is_some_and(|users| users.iter().all(|user| user.id != 0));
    let (mut enrolments, mut roles, mut members) = (FxHashMap::default(), FxHashMap::default(), FxHashMap::default());
    let mut partial = 0;
    for course in &answers.courses {
        let Some(people) = answers.participants.remove(&course.id) else { continue };
        let view = View::of(course, answers.groups.get(&course.id).map(Vec::as_slice), &people, &answers.info);
        let named: Vec<(String, ToldParticipant)> = people
            .into_iter()
            .filter_map(|person| Some((person.username.clone().or_else(|| logins.get(&person.id).cloned())?, person)))
            .collect();
        // Who has neither login nor known number is nobody whom a list could name, where all accounts have their number.
        let whole = view.everybody && (named.len() == view.people || knows_numbers);
        partial += usize::from(!whole);
        let name = course.shortname.as_str();
        enrolments.insert(name.to_owned(), Told { rows: enrolled(name, &named), whole });
        roles.insert(name.to_owned(), Told { rows: held(name, &named), whole });
        members.insert(name.to_owned(), Told { rows: grouped(name, &named), whole: whole && view.groups });
    }
    if partial > 0 {
        answers.missing.push(Missing::participants("core_enrol_get_enrolled_users", partial));
    }
    let asked = &mut site.asked;
    let brought = [
        ("enrolments", renew(&mut site.enrolments, &mut asked.enrolments, enrolments)),
        ("role_assignments", renew(&mut site.role_assignments, &mut asked.role_assignments, roles)),
        ("group_members", renew(&mut site.group_members, &mut asked.group_members, members)),
    ];
    brought.into_iter().filter_map(|(list, brought)| brought.then_some(list)).collect()
}

/// How much of a course the account of the token sees.
struct View {
    people: usize,
    everybody: bool,
    groups: bool,
}

impl View {
    /// Where groups are separate, people see nobody outside theirs, and nobody at all when they are in none: an account that
    /// is not in the course itself and is shown somebody sees everybody.
    fn of(course: &ToldCourse, groups: Option<&[ToldGroup]>, people: &[ToldParticipant], info: &Info) -> Self {
        let is_own = |person: &ToldParticipant| Some(person.id) == info.userid;
        let is_outside = info.userid.is_some() && !people.is_empty() && !people.iter().any(is_own);
        // Some groups are shown to their members only.
        let open = groups.is_some_and(|groups| groups.iter().all(|group| group.visibility == Some(0)));
        let shown = open && people.iter().any(|person| person.groups.is_some() && !is_own(person));
        Self {
            people: people.len(),
            everybody: info.userissiteadmin || is_outside || course.groupmode.is_some_and(|mode| mode != SEPARATE),
            groups: (info.userissiteadmin || shown) && course.defaultgroupingid == Some(0),
        }
    }
}

fn enrolled(course: &str, people: &[(String, ToldParticipant)]) -> Vec<Enrolment> {
    let row = |(username, _): &(String, ToldParticipant)| Enrolment {
        username: username.clone(),
        course: course.to_owned(),
        method: Enrolment::UNTOLD.to_owned(),
        ..Enrolment::default()
    };
    people.iter().map(row).collect()
}

fn held(course: &str, people: &[(String, ToldParticipant)]) -> Vec<RoleAssignment> {
    let rows = |(username, person): &(String, ToldParticipant)| {
        let row = |role: &super::told::ToldRole| RoleAssignment {
            username: username.clone(),
            course: course.to_owned(),
            role: role.shortname.clone(),
            component: None,
        };
        person.roles.iter().map(row).collect::<Vec<_>>()
    };
    people.iter().flat_map(rows).collect()
}

fn grouped(course: &str, people: &[(String, ToldParticipant)]) -> Vec<GroupMember> {
    let rows = |(username, person): &(String, ToldParticipant)| {
        let row = |group: &ToldGroup| GroupMember {
            username: username.clone(),
            course: course.to_owned(),
            group: group.name.clone(),
            group_id: group.id,
        };
        person.groups.iter().flatten().map(row).collect::<Vec<_>>()
    };
    people.iter().flat_map(rows).collect()
}

/// A row that ties a person to a course.
trait Tie {
    fn course(&self) -> &str;
    /// Person, and what else tells two rows of a course apart.
    fn key(&self) -> (&str, &str);
}

impl Tie for Enrolment {
    fn course(&self) -> &str {
        &self.course
    }
    fn key(&self) -> (&str, &str) {
        (&self.username, "")
    }
}

impl Tie for RoleAssignment {
    fn course(&self) -> &str {
        &self.course
    }
    fn key(&self) -> (&str, &str) {
        (&self.username, &self.role)
    }
}

impl Tie for GroupMember {
    fn course(&self) -> &str {
        &self.course
    }
    fn key(&self) -> (&str, &str) {
        (&self.username, &self.group)
    }
}

/// Whether the list is now what was answered: it tells the courses that were asked about, and no others. A list of the whole
/// platform is brought up to date for these courses, and stays of its own date.
fn renew<T: Tie>(list: &mut Option<Vec<T>>, asked: &mut Option<BTreeSet<String>>, told: FxHashMap<String, Told<T>>) -> bool {
    let is_whole = list.is_some() && asked.is_none();
    let former = list.take().unwrap_or_default();
    let mut rows: Vec<T> = {
        let now: FxHashMap<&str, FxHashSet<(&str, &str)>> =
            told.iter().map(|(course, told)| (course.as_str(), told.rows.iter().map(T::key).collect())).collect();
        let stays = |row: &T| match (now.get(row.course()), told.get(row.course())) {
            (Some(now), Some(told)) => !told.whole || now.contains(&row.key()),
            _ => is_whole,
        };
        former.into_iter().filter(stays).collect()
    };
    let whole: BTreeSet<String> = told.iter().filter(|(_, told)| told.whole).map(|(course, _)| course.clone()).collect();
    let new: Vec<T> = {
        let known: FxHashSet<(&str, (&str, &str))> = rows.iter().map(|row| (row.course(), row.key())).collect();
        let is_new = |row: &T| !known.contains(&(row.course(), row.key()));
        let mut told: Vec<(String, Told<T>)> = told.into_iter().collect();
        told.sort_by(|a, b| a.0.cmp(&b.0));
        told.into_iter().flat_map(|(_, told)| told.rows).filter(is_new).collect()
    };
    rows.extend(new);
    *list = Some(rows);
    if !is_whole {
        *asked = Some(whole);
    }
    !is_whole
}

/// Days of enrolments are counted from the day of the catalogue: when that becomes another, those that stay are counted anew.
pub(super) fn move_days(site: &mut Site, former: Option<Timestamp>, now: Timestamp) {
    let Some(former) = former else { return };
    let days = (now.as_second() - former.as_second()) as f64 / 86_400.0;
    for enrolment in site.enrolments.iter_mut().flatten() {
        for day in [&mut enrolment.start_day, &mut enrolment.end_day] {
            *day = day.map(|day| day - days.round());
        }
    }
}
