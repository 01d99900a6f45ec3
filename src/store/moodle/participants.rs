//! Who is in the courses that were asked about: enrolments, roles and groups, told course by course, for the people of the
//! list and for nobody else.
//!
//! Moodle tells neither the way of being enrolled nor the status, unless an administrator made a report of them: such an
//! enrolment says so ([`Enrolment::UNTOLD`]). What another source told of the same person in the same course is kept.

use super::Missing;
use super::ask::Answers;
use super::people::Listed;
use super::report::Detail;
use super::told::{Info, Participants, ToldCourse, ToldGroup, ToldParticipant};
use crate::catalogue::{Enrolment, GroupMember, RoleAssignment, Site};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// Group mode in which people see nobody outside their group.
const SEPARATE: i64 = 1;

/// What one course tells of a list.
struct Told<T> {
    rows: Vec<T>,
    /// Whether somebody of the list who is not in it is not there.
    whole: bool,
}

/// Puts the participants into the lists, and returns the keys of those that are as they were told now.
pub(super) fn put_into(answers: &mut Answers, listed: &Listed, site: &mut Site) -> Vec<&'static str> {
    if answers.participants.is_empty() {
        return Vec::new();
    }
    let logins: FxHashMap<i64, String> =
        site.users.iter().flatten().filter(|user| user.id != 0).map(|user| (user.id, user.username.clone())).collect();
    let details = Details::of(answers, site);
    details.take_place(site);
    let (mut enrolments, mut roles, mut members) = (FxHashMap::default(), FxHashMap::default(), FxHashMap::default());
    let (mut partial, mut closed) = (0, 0);
    for course in &answers.courses {
        let Some(people) = answers.participants.remove(&course.id) else { continue };
        let groups = answers.groups.get(&course.id).map(Vec::as_slice);
        let view = View::of(course, groups, &people, &answers.info);
        // Who comes without a login is found by number, where everybody of the list has one.
        let whole = view.everybody && (!people.unnamed || listed.by_number);
        let named: Vec<(String, ToldParticipant)> = people
            .rows
            .into_iter()
            .filter_map(|person| Some((person.username.clone().or_else(|| logins.get(&person.id).cloned())?, person)))
            .collect();
        let name = course.shortname.as_str();
        let (in_groups, groups_told) = match groups.map(|groups| asked_members(name, groups, &answers.members, &logins)) {
            Some(Some(rows)) => (rows, listed.by_number),
            _ => (grouped(name, &named), whole && view.groups),
        };
        partial += usize::from(!whole);
        closed += usize::from(whole && !groups_told);
        enrolments.insert(name.to_owned(), Told { rows: details.enrolled(name, &named), whole });
        roles.insert(name.to_owned(), Told { rows: held(name, &named), whole });
        members.insert(name.to_owned(), Told { rows: in_groups, whole: groups_told });
    }
    if partial > 0 {
        answers.missing.push(Missing::participants("core_enrol_get_enrolled_users", partial));
    }
    if closed > 0 {
        answers.missing.push(Missing::members("core_group_get_group_members", closed));
    }
    let people: BTreeSet<String> = listed.logins().cloned().collect();
    let asked = &mut site.asked;
    let brought = [
        ("enrolments", renew(&mut site.enrolments, &mut asked.enrolments, enrolments, &people)),
        ("role_assignments", renew(&mut site.role_assignments, &mut asked.role_assignments, roles, &people)),
        ("group_members", renew(&mut site.group_members, &mut asked.group_members, members, &people)),
    ];
    let brought: Vec<&'static str> = brought.into_iter().filter_map(|(list, brought)| brought.then_some(list)).collect();
    if !brought.is_empty() {
        asked.people = Some(people);
    }
    brought
}

/// How much of a course the account of the token sees.
struct View {
    everybody: bool,
    groups: bool,
}

impl View {
    /// Where groups are separate, people see nobody outside theirs, and nobody at all when they are in none: an account that
    /// is not in the course itself and is shown somebody sees everybody.
    fn of(course: &ToldCourse, groups: Option<&[ToldGroup]>, people: &Participants, info: &Info) -> Self {
        let has_own = info.userid.is_none_or(|id| people.ids.contains(&id));
        let is_outside = people.count > 0 && !has_own;
        // Some groups are shown to their members only.
        let open = groups.is_some_and(|groups| groups.iter().all(|group| group.visibility == Some(0)));
        let shown = open && people.in_groups.iter().any(|id| Some(*id) != info.userid);
        Self {
            everybody: info.userissiteadmin || is_outside || course.groupmode.is_some_and(|mode| mode != SEPARATE),
            groups: (info.userissiteadmin || shown) && course.defaultgroupingid == Some(0),
        }
    }
}

/// Members as the groups themselves tell them; `None` when one of the groups does not.
fn asked_members(
    course: &str,
    groups: &[ToldGroup],
    members: &FxHashMap<i64, Vec<i64>>,
    logins: &FxHashMap<i64, String>,
) -> Option<Vec<GroupMember>> {
    let mut rows = Vec::new();
    for group in groups {
        let people = members.get(&group.id)?.iter().filter_map(|id| logins.get(id));
        rows.extend(people.map(|username| GroupMember {
            username: username.clone(),
            course: course.to_owned(),
            group: group.name.clone(),
            group_id: group.id,
        }));
    }
    Some(rows)
}

/// How people are enrolled, by course and login, where a report tells it.
struct Details {
    rows: FxHashMap<(String, String), Vec<Enrolment>>,
}

impl Details {
    fn of(answers: &mut Answers, site: &Site) -> Self {
        let zone = site.site.timezone.as_deref().and_then(|name| TimeZone::get(name).ok());
        let here = answers.begun.to_zoned(zone.clone().unwrap_or(TimeZone::UTC));
        let midnight = here.start_of_day().map_or(0, |midnight| midnight.timestamp().as_second());
        let mut rows: FxHashMap<(String, String), Vec<Enrolment>> = FxHashMap::default();
        for detail in answers.details.take().into_iter().flatten() {
            let Detail { course, username, .. } = &detail;
            rows.entry((course.clone(), username.clone())).or_default().push(detail.enrolment(midnight, zone.as_ref()));
        }
        Self { rows }
    }

    /// What a report tells takes the place of what was known of the same person in the same course.
    fn take_place(&self, site: &mut Site) {
        for rows in site.enrolments.iter_mut().filter(|_| !self.rows.is_empty()) {
            rows.retain(|row| !self.rows.contains_key(&(row.course.clone(), row.username.clone())));
        }
    }

    fn enrolled(&self, course: &str, people: &[(String, ToldParticipant)]) -> Vec<Enrolment> {
        let row = |username: &String| Enrolment {
            username: username.clone(),
            course: course.to_owned(),
            method: Enrolment::UNTOLD.to_owned(),
            ..Enrolment::default()
        };
        let rows = |(username, _): &(String, ToldParticipant)| {
            let told = self.rows.get(&(course.to_owned(), username.clone())).cloned();
            told.unwrap_or_else(|| vec![row(username)])
        };
        people.iter().flat_map(rows).collect()
    }
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

/// Whether the list is now what was answered: it tells the courses and the people that were asked about, and no others. A list
/// of the whole platform is brought up to date for these, and stays of its own date.
fn renew<T: Tie>(
    list: &mut Option<Vec<T>>,
    asked: &mut Option<BTreeSet<String>>,
    told: FxHashMap<String, Told<T>>,
    people: &BTreeSet<String>,
) -> bool {
    let is_whole = list.is_some() && asked.is_none();
    let former = list.take().unwrap_or_default();
    let mut rows: Vec<T> = {
        let now: FxHashMap<&str, FxHashSet<(&str, &str)>> =
            told.iter().map(|(course, told)| (course.as_str(), told.rows.iter().map(T::key).collect())).collect();
        let stays = |row: &T| match (now.get(row.course()), told.get(row.course())) {
            _ if !people.contains(row.key().0) => is_whole,
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
