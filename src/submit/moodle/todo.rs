//! From what is asked for and what is there to what is still to be written: what is there already as asked is left alone,
//! and what cannot be sent without guessing is held back and named.

use super::read::{CourseReading, Reading};
use super::{NotDone, Why, Wish};
use crate::store::moodle::{Sent, ToldParticipant};
use std::collections::{BTreeMap, BTreeSet};

/// Everything that is still to be written.
pub(super) struct Todo {
    pub courses: Vec<CourseTodo>,
    pub not_done: Vec<NotDone>,
    /// Enrolments that stand as asked.
    pub standing: usize,
}

/// What one course still lacks.
pub(super) struct CourseTodo {
    pub id: i64,
    /// Whether somebody who is not shown is not in the course.
    pub whole: bool,
    /// Those who are in it, by number.
    pub there: BTreeSet<i64>,
    /// Role by role.
    pub enrols: Vec<Enrol>,
    pub joins: Vec<Join>,
    /// Numbers of its groups by name.
    pub groups: BTreeMap<String, i64>,
    /// Who is in them, as far as it is told.
    pub members: BTreeMap<i64, BTreeSet<i64>>,
}

/// An enrolment to be written.
#[derive(Clone, Debug)]
pub(super) struct Enrol {
    pub course: i64,
    pub user: i64,
    pub role: i64,
    pub role_name: String,
    pub start: i64,
    pub end: i64,
    pub suspended: bool,
    /// Whether it can be seen that it was written: the person was not there, or had not this role.
    pub shows: bool,
    /// The wish that it comes from.
    pub wish: usize,
}

impl Enrol {
    pub fn key(&self) -> String {
        format!("e:{}:{}:{}", self.course, self.user, self.role)
    }

    pub fn is_in(&self, people: &BTreeMap<i64, ToldParticipant>) -> bool {
        people.get(&self.user).is_some_and(|person| has_role(person, &self.role_name))
    }
}

/// Somebody to be put into a group.
#[derive(Clone, Debug)]
pub(super) struct Join {
    pub group: String,
    pub user: i64,
    pub wish: usize,
}

fn has_role(person: &ToldParticipant, role: &str) -> bool {
    person.roles.iter().any(|held| held.shortname == role)
}

/// Numbers of the roles: as the catalogue has them, and as the participants show them, which is what the platform says now.
fn role_numbers(known: &BTreeMap<String, i64>, reading: &Reading) -> BTreeMap<String, i64> {
    let held = reading.courses.values().flat_map(|course| course.people.values()).flat_map(|person| &person.roles);
    let told = held.filter(|role| role.roleid != 0).map(|role| (role.shortname.clone(), role.roleid));
    known.iter().map(|(name, id)| (name.clone(), *id)).chain(told).collect()
}

/// What is to be done. `sent` tells what was answered before.
pub(super) fn todo(wishes: &[Wish], reading: &Reading, roles: &BTreeMap<String, i64>, midnight: i64, sent: Option<&Sent>) -> Todo {
    let roles = role_numbers(roles, reading);
    let mut todo = Todo { courses: Vec::new(), not_done: Vec::new(), standing: 0 };
    let mut by_course: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut order: Vec<&str> = Vec::new();
    for (at, wish) in wishes.iter().enumerate() {
        let rows = by_course.entry(&wish.wanted.course).or_default();
        if rows.is_empty() {
            order.push(&wish.wanted.course);
        }
        rows.push(at);
    }
    for name in order {
        let rows = by_course.remove(name).unwrap_or_default();
        match reading.courses.get(name) {
            Some(course) => Planner { wishes, reading, course, roles: &roles, midnight, sent }.plan(&rows, &mut todo),
            None => todo.not_done.extend(rows.iter().map(|&at| NotDone::of(&wishes[at].wanted, None, Why::CourseNotShown))),
        }
    }
    todo
}

struct Planner<'a> {
    wishes: &'a [Wish],
    reading: &'a Reading,
    course: &'a CourseReading,
    roles: &'a BTreeMap<String, i64>,
    midnight: i64,
    sent: Option<&'a Sent>,
}

impl Planner<'_> {
    fn plan(&self, rows: &[usize], todo: &mut Todo) {
        let course = self.course;
        let groups = course.groups.iter().flatten().filter(|group| !group.cut).map(|group| (group.name.clone(), group.id));
        let mut plan = CourseTodo {
            id: course.id,
            whole: course.whole,
            there: course.people.keys().copied().collect(),
            enrols: Vec::new(),
            joins: Vec::new(),
            groups: groups.collect(),
            members: course.members.clone().unwrap_or_default(),
        };
        // Of several rows of a person the last one says from when to when, as on the platform.
        let mut last: BTreeMap<i64, usize> = BTreeMap::new();
        let mut suspended: BTreeMap<i64, bool> = BTreeMap::new();
        let mut people: Vec<(usize, i64)> = Vec::new();
        for &at in rows {
            let wanted = &self.wishes[at].wanted;
            match self.person(at) {
                Ok(user) => {
                    last.insert(user, at);
                    suspended.extend(wanted.suspended.map(|asked| (user, asked)));
                    people.push((at, user));
                }
                Err(why) => todo.not_done.push(NotDone::of(wanted, None, why)),
            }
        }
        let (mut enrolled, mut joined) = (BTreeSet::new(), BTreeSet::new());
        for &(at, user) in &people {
            let last = last.get(&user).copied().unwrap_or(at);
            match self.enrol(at, user, last, suspended.get(&user).copied()) {
                Ok(Some(enrol)) => {
                    if enrolled.insert((user, enrol.role)) {
                        plan.enrols.push(enrol);
                    }
                }
                Ok(None) => todo.standing += 1,
                Err(why) => todo.not_done.push(NotDone::of(&self.wishes[at].wanted, None, why)),
            }
            self.join(at, user, &mut plan, &mut joined, todo);
        }
        plan.enrols.sort_by_key(|enrol| enrol.role);
        todo.courses.push(plan);
    }

    fn person(&self, at: usize) -> Result<i64, Why> {
        let wish = &self.wishes[at];
        if let Some(why) = &wish.held {
            return Err(why.clone());
        }
        let known = self.reading.person(&wish.wanted.user, self.course);
        known.ok_or(if self.reading.sure { Why::NoAccount } else { Why::AccountNotTold })
    }

    /// What is to be written of it; `None` when it stands as asked.
    fn enrol(&self, at: usize, user: i64, last: usize, status: Option<bool>) -> Result<Option<Enrol>, Why> {
        let wish = &self.wishes[at];
        let role_name = wish.role.clone().ok_or(Why::RoleNotAsked)?;
        let person = self.course.people.get(&user);
        let holds = person.is_some_and(|person| has_role(person, &role_name));
        let access = self.course.active.as_ref().map(|active| active.contains(&user));
        let period = self.wishes[last].period;
        let fits = status.is_none_or(|suspended| access == Some(!suspended));
        if holds && fits && !period.asked {
            return Ok(None);
        }
        let role = self.roles.get(&role_name).copied().ok_or_else(|| Why::RoleNumber(role_name.clone()))?;
        // What is sent counts: without a word on it, somebody who is suspended would be let in.
        let suspended = match (status, person, access) {
            (Some(asked), ..) => asked,
            (None, None, _) | (None, Some(_), Some(true)) => false,
            (None, Some(_), _) => return Err(Why::StatusNotTold),
        };
        let (start, end) = period.resolve(self.midnight);
        let enrol = Enrol { course: self.course.id, user, role, role_name, start, end, suspended, shows: !holds, wish: at };
        // A date cannot be read back: the answer is all there is.
        let is_done = holds && self.sent.is_some_and(|sent| sent.has(&enrol.key()));
        Ok((!is_done).then_some(enrol))
    }

    fn join(&self, at: usize, user: i64, plan: &mut CourseTodo, joined: &mut BTreeSet<(i64, String)>, todo: &mut Todo) {
        let wanted = &self.wishes[at].wanted;
        let (told, cut) = (self.course.groups.is_some(), self.course.groups.iter().flatten().filter(|group| group.cut));
        let cut: Vec<&str> = cut.map(|group| group.name.as_str()).collect();
        for group in &wanted.groups {
            let known = plan.groups.get(group);
            let is_in = known.and_then(|id| plan.members.get(id)).is_some_and(|members| members.contains(&user));
            if !told || known.is_none() && cut.iter().any(|name| group.starts_with(name)) {
                todo.not_done.push(NotDone::of(wanted, Some(group), Why::GroupsNotTold));
            } else if !is_in && joined.insert((user, group.clone())) {
                plan.joins.push(Join { group: group.clone(), user, wish: at });
            }
        }
    }
}
