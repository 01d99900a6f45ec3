//! Who is enrolled where, with which roles, in which groups.

use super::accounts::{Accounts, Key, UserId};
use crate::catalogue::{self, EnrolMethod, Site};
use jiff::Timestamp;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Place of a course in the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in super::super) struct CourseId(pub u32);

/// Place of a group in its course.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in super::super) struct GroupId(pub u32);

/// A course: what the catalogue tells, and its groups now.
pub(in super::super) struct Course<'a> {
    pub told: &'a catalogue::Course,
    /// Name and number; `None` once deleted.
    groups: Vec<Option<Group>>,
    groups_before: usize,
    groupings: Vec<Group>,
}

/// A group or a grouping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Group {
    pub name: String,
    pub idnumber: String,
}

impl Course<'_> {
    /// The group of that name.
    pub(in super::super) fn group(&self, name: &str) -> Option<GroupId> {
        self.group_where(|group| group.name == name)
    }

    /// The first group for which `wanted` says so.
    pub(in super::super) fn group_where(&self, wanted: impl Fn(&Group) -> bool) -> Option<GroupId> {
        self.groups().find(|(_, group)| wanted(group)).map(|(id, _)| id)
    }

    /// Its groups now.
    pub(in super::super) fn groups(&self) -> impl Iterator<Item = (GroupId, &Group)> {
        (0..).map(GroupId).zip(&self.groups).filter_map(|(id, group)| Some((id, group.as_ref()?)))
    }

    /// The grouping for which `wanted` says so.
    pub(in super::super) fn grouping_where(&self, wanted: impl Fn(&Group) -> bool) -> Option<&Group> {
        self.groupings.iter().find(|grouping| wanted(grouping))
    }

    /// The first method of that plugin, in the order of the course; disabled ones count when `disabled` says so.
    /// `None` when the methods are not told.
    pub(in super::super) fn has_method(&self, plugin: &str, disabled: bool) -> Option<bool> {
        let methods = self.told.enrol_methods.as_deref()?;
        let of_plugin = || methods.iter().filter(|method| method.enrol == plugin);
        if of_plugin().any(|method| method.status == "enabled") {
            return Some(true);
        }
        // Switched off, or not there at all: where only those that are on are told, nobody knows which.
        let perhaps = disabled && of_plugin().any(|method| method.status == EnrolMethod::NOT_ENABLED);
        if perhaps { None } else { Some(disabled && of_plugin().next().is_some()) }
    }
}

/// An enrolment by one method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Enrolled {
    pub method: String,
    pub suspended: bool,
    /// `now`, Unix seconds, or nothing when it is not told.
    pub start: Option<String>,
    pub end: Option<String>,
}

/// A role held in a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Held {
    pub role: String,
    /// Plugin that gave it; empty when by hand.
    pub component: String,
}

/// A membership of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Member {
    pub group: GroupId,
    pub component: String,
}

/// What ties one person to one course.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Tie {
    pub enrolled: Vec<Enrolled>,
    pub held: Vec<Held>,
    pub member: Vec<Member>,
}

/// Courses, and every tie.
pub(in super::super) struct Ties<'a> {
    courses: Vec<Course<'a>>,
    now: BTreeMap<(UserId, CourseId), Tie>,
    before: BTreeMap<(UserId, CourseId), Tie>,
    index: CourseIndex<'a>,
}

#[derive(Default)]
struct CourseIndex<'a> {
    shortname: FxHashMap<&'a str, CourseId>,
    idnumber: FxHashMap<&'a str, CourseId>,
    id: FxHashMap<i64, CourseId>,
}

impl<'a> Ties<'a> {
    pub(super) fn new(site: &'a Site, accounts: &Accounts<'a>) -> Self {
        let mut index = CourseIndex::default();
        for (course, at) in site.courses.iter().zip((0..).map(CourseId)) {
            index.shortname.entry(&course.shortname).or_insert(at);
            index.idnumber.entry(course.idnumber.as_deref().unwrap_or_default()).or_insert(at);
            index.id.entry(course.id).or_insert(at);
        }
        let mut now: BTreeMap<(UserId, CourseId), Tie> = BTreeMap::new();
        let courses: Vec<Course<'a>> = site.courses.iter().map(course_of).collect();
        let taken_on = site.platform.extracted_at.as_deref().and_then(|at| at.parse::<Timestamp>().ok()).map(Timestamp::as_second);
        // Some catalogues tell days from the day they were taken on, some the second.
        let second = |exact: Option<i64>, day: Option<f64>| exact.or_else(|| Some(taken_on? + (day? * 86_400.0) as i64));
        for enrolment in site.enrolments.iter().flatten() {
            if let Some(tie) = place(accounts, &index, &mut now, &enrolment.username, &enrolment.course) {
                tie.enrolled.push(Enrolled {
                    method: enrolment.method.clone(),
                    suspended: enrolment.status == "suspended",
                    start: second(enrolment.start, enrolment.start_day).map(|second| second.to_string()),
                    end: second(enrolment.end, enrolment.end_day).map(|second| second.to_string()),
                });
            }
        }
        for held in site.role_assignments.iter().flatten() {
            if let Some(tie) = place(accounts, &index, &mut now, &held.username, &held.course) {
                tie.held.push(Held { role: held.role.clone(), component: held.component.clone().unwrap_or_default() });
            }
        }
        for member in site.group_members.iter().flatten() {
            let Some(course) = index.shortname.get(member.course.as_str()) else { continue };
            let Some(group) = courses[course.0 as usize].group(&member.group) else { continue };
            if let Some(tie) = place(accounts, &index, &mut now, &member.username, &member.course) {
                tie.member.push(Member { group, component: String::new() });
            }
        }
        Self { courses, now, before: BTreeMap::new(), index }
    }

    pub(in super::super) fn course(&self, id: CourseId) -> &Course<'a> {
        &self.courses[id.0 as usize]
    }

    /// Every course.
    pub(in super::super) fn courses(&self) -> impl Iterator<Item = (CourseId, &Course<'a>)> {
        (0..).map(CourseId).zip(&self.courses)
    }

    /// The course of exactly this value in the field that the tool goes by.
    pub(in super::super) fn find(&self, field: &str, value: &str) -> Option<CourseId> {
        match field {
            "id" => value.parse().ok().filter(|id| *id != 0).and_then(|id| self.index.id.get(&id)).copied(),
            "shortname" => self.index.shortname.get(value).copied(),
            _ => self.index.idnumber.get(value).copied(),
        }
    }

    /// What ties a person to a course now.
    pub(in super::super) fn of(&self, user: UserId, course: CourseId) -> &Tie {
        static NONE: Tie = Tie { enrolled: Vec::new(), held: Vec::new(), member: Vec::new() };
        self.now.get(&(user, course)).unwrap_or(&NONE)
    }

    fn change(&mut self, user: UserId, course: CourseId) -> &mut Tie {
        let tie = self.now.entry((user, course)).or_default();
        self.before.entry((user, course)).or_insert_with(|| tie.clone());
        tie
    }

    /// Enrols, or makes an enrolment by that method active again with new dates.
    pub(in super::super) fn enrol(&mut self, user: UserId, course: CourseId, method: &str, start: &str, end: &str) {
        let tie = self.change(user, course);
        let new = Enrolled { method: method.to_owned(), suspended: false, start: Some(start.to_owned()), end: Some(end.to_owned()) };
        match tie.enrolled.iter_mut().find(|enrolled| enrolled.method == method) {
            Some(old) => *old = new,
            None => tie.enrolled.push(new),
        }
    }

    /// Gives a role; what is held already by the same hand stays one.
    pub(in super::super) fn give(&mut self, user: UserId, course: CourseId, held: Held) {
        let tie = self.change(user, course);
        if !tie.held.contains(&held) {
            tie.held.push(held);
        }
    }

    /// Takes the roles for which `wanted` says so.
    pub(in super::super) fn take(&mut self, user: UserId, course: CourseId, wanted: impl Fn(&Held) -> bool) {
        self.change(user, course).held.retain(|held| !wanted(held));
    }

    /// Takes an enrolment away as Moodle does: with the last one go all roles and groups of the course.
    pub(in super::super) fn unenrol(&mut self, user: UserId, course: CourseId, method: &str) {
        if !self.of(user, course).enrolled.iter().any(|enrolled| enrolled.method == method) {
            return;
        }
        let tie = self.change(user, course);
        tie.enrolled.retain(|enrolled| enrolled.method != method);
        if tie.enrolled.is_empty() {
            (tie.held, tie.member) = (Vec::new(), Vec::new());
        } else {
            let component = format!("enrol_{method}");
            tie.held.retain(|held| held.component != component);
            tie.member.retain(|member| member.component != component);
        }
    }

    /// Adds to a group; whoever is not enrolled is refused.
    pub(in super::super) fn join(&mut self, user: UserId, course: CourseId, member: Member) -> bool {
        if self.of(user, course).enrolled.is_empty() {
            return false;
        }
        let tie = self.change(user, course);
        if !tie.member.iter().any(|other| other.group == member.group) {
            tie.member.push(member);
        }
        true
    }

    /// Takes out of the groups for which `wanted` says so.
    pub(in super::super) fn leave(&mut self, user: UserId, course: CourseId, wanted: impl Fn(GroupId) -> bool) {
        self.change(user, course).member.retain(|member| !wanted(member.group));
    }

    /// Creates a group.
    pub(in super::super) fn create_group(&mut self, course: CourseId, name: &str, idnumber: &str) -> GroupId {
        let groups = &mut self.courses[course.0 as usize].groups;
        groups.push(Some(Group { name: name.to_owned(), idnumber: idnumber.to_owned() }));
        GroupId((groups.len() - 1) as u32)
    }

    /// Creates a grouping.
    pub(in super::super) fn create_grouping(&mut self, course: CourseId, name: &str, idnumber: &str) {
        let grouping = Group { name: name.to_owned(), idnumber: idnumber.to_owned() };
        self.courses[course.0 as usize].groupings.push(grouping);
    }

    /// Renames a group.
    pub(in super::super) fn rename_group(&mut self, course: CourseId, group: GroupId, name: &str, idnumber: &str) {
        if let Some(slot) = self.courses[course.0 as usize].groups.get_mut(group.0 as usize) {
            *slot = Some(Group { name: name.to_owned(), idnumber: idnumber.to_owned() });
        }
    }

    /// Deletes the groups that nobody is in, everywhere, and gives their names.
    pub(in super::super) fn purge_empty_groups(&mut self, write: bool) -> Vec<String> {
        let used: std::collections::BTreeSet<(CourseId, GroupId)> =
            self.now.iter().flat_map(|((_, course), tie)| tie.member.iter().map(|member| (*course, member.group))).collect();
        let mut names = Vec::new();
        for (course, at) in self.courses.iter_mut().zip((0..).map(CourseId)) {
            for (slot, group) in course.groups.iter_mut().zip((0..).map(GroupId)) {
                if let Some(empty) = slot.as_ref().filter(|_| !used.contains(&(at, group))) {
                    names.push(empty.name.clone());
                    if write {
                        *slot = None;
                    }
                }
            }
        }
        names
    }

    /// Unties a person from everything.
    pub(super) fn forget(&mut self, user: UserId) {
        let courses: Vec<CourseId> =
            self.now.range((user, CourseId(0))..=(user, CourseId(u32::MAX))).map(|((_, course), _)| *course).collect();
        for course in courses {
            *self.change(user, course) = Tie::default();
        }
    }

    /// The ties that the run touched: person, course, before, now.
    pub(super) fn touched(&self) -> impl Iterator<Item = (UserId, CourseId, &Tie, &Tie)> {
        self.before.iter().map(|(&(user, course), before)| (user, course, before, self.of(user, course)))
    }

    /// Names of the groups of every course that has other groups than before: course, before, now.
    pub(super) fn touched_groups(&self) -> impl Iterator<Item = (&Course<'a>, Vec<&str>, Vec<&str>)> {
        self.courses.iter().filter_map(|course| {
            let before: Vec<&str> = course.told.groups.iter().flatten().map(|group| group.name.as_str()).collect();
            let now: Vec<&str> = course.groups().map(|(_, group)| group.name.as_str()).collect();
            (course.groups.len() != course.groups_before || before != now).then_some((course, before, now))
        })
    }

    /// Name of a group before the run, and now.
    pub(super) fn group_names(&self, course: CourseId, group: GroupId) -> (Option<&str>, Option<&str>) {
        let course = self.course(course);
        let before = course.told.groups.as_deref().and_then(|groups| groups.get(group.0 as usize)).map(|group| group.name.as_str());
        let now = course.groups.get(group.0 as usize).and_then(Option::as_ref).map(|group| group.name.as_str());
        (before, now)
    }
}

fn course_of(told: &catalogue::Course) -> Course<'_> {
    let group = |group: &catalogue::Group| Some(Group { name: group.name.clone(), idnumber: group.idnumber.clone().unwrap_or_default() });
    let groups: Vec<Option<Group>> = told.groups.iter().flatten().map(group).collect();
    let groupings = told.groupings.iter().flatten().map(|grouping| match grouping {
        catalogue::Grouping::Name(name) | catalogue::Grouping::Full { name, .. } => Group { name: name.clone(), idnumber: String::new() },
    });
    Course { told, groups_before: groups.len(), groups, groupings: groupings.collect() }
}

fn place<'t>(
    accounts: &Accounts<'_>,
    index: &CourseIndex<'_>,
    ties: &'t mut BTreeMap<(UserId, CourseId), Tie>,
    username: &str,
    course: &str,
) -> Option<&'t mut Tie> {
    let user = accounts.find(Key::Username, username)?;
    Some(ties.entry((user, *index.shortname.get(course)?)).or_default())
}
