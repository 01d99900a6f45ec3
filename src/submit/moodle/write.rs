//! Writes batch by batch, each noted before it leaves. What is refused is asked in halves, so that one bad item costs only
//! itself; what was said to be done is counted, because PHP drops what is beyond its limit without a word; and after a lost
//! answer nothing is sent again before the platform had its time to do it and was read.

use super::read::Asker;
use super::todo::{CourseTodo, Enrol, Join};
use super::{NotDone, Why, Wish};
use crate::error::{Fault as _, Message};
use crate::store::moodle::{Asks as _, Client, MoodleFault, Sent, ToldParticipant};
use crate::watch::Watch;
use serde::de::IgnoredAny;
use std::collections::{BTreeMap, BTreeSet};
use std::thread;
use std::time::{Duration, Instant};

pub(super) const ENROL: &str = "enrol_manual_enrol_users";
pub(super) const CREATE_GROUPS: &str = "core_group_create_groups";
pub(super) const ADD_MEMBERS: &str = "core_group_add_group_members";

/// Items per call: with six values each they stay well below the 1000 parameters that PHP takes.
const BATCH: usize = 100;
/// Refusals that are about the course or the role, and not about one person.
const OF_ALL: [&str; 5] = ["wsnoinstance", "wsusercannotassign", "nopermissions", "requireloginerror", "errorcoursecontextnotvalid"];

/// Why the work ended before its end.
pub(super) enum Stopped {
    /// Nothing is open: what was answered is done, the rest is not.
    Here(Message),
    /// The last batch may be done.
    Open(Message),
}

/// The items of a batch that were refused, with the platform's own word.
type Refused<T> = Vec<(T, String)>;

/// A connection that writes. It is made from a yes.
pub(super) struct Writer<'a> {
    pub client: &'a Client,
    pub asker: &'a Asker<'a>,
    pub watch: &'a Watch,
    pub sent: Sent,
    /// How long a platform may still be at work on what it was sent.
    pub patience: Duration,
    pub wishes: &'a [Wish],
    pub not_done: Vec<NotDone>,
    /// Batches that were answered.
    pub answered: u64,
    /// Items per call; smaller where the platform was seen to take fewer.
    pub size: usize,
}

impl<'a> Writer<'a> {
    pub fn new(client: &'a Client, asker: &'a Asker<'a>, watch: &'a Watch, sent: Sent, wishes: &'a [Wish], patience: Duration) -> Self {
        Self { client, asker, watch, sent, patience, wishes, not_done: Vec::new(), answered: 0, size: BATCH }
    }

    /// Batches of a course, as far as can be foreseen.
    pub fn batches(course: &CourseTodo) -> usize {
        let new = course.joins.iter().filter(|join| !course.groups.contains_key(&join.group)).map(|join| &join.group);
        let new: BTreeSet<&String> = new.collect();
        course.enrols.len().div_ceil(BATCH) + new.len().div_ceil(BATCH) + course.joins.len().div_ceil(BATCH)
    }

    /// Waits until the platform has had its time for what left without an answer before.
    pub fn let_settle(&mut self) {
        let Some(open) = self.sent.left_open() else { return };
        let since = jiff::Timestamp::now().as_second().saturating_sub(open.at).max(0);
        let since = Duration::from_secs(since.unsigned_abs());
        let until = Instant::now() + self.patience.saturating_sub(since);
        while Instant::now() < until && !self.watch.is_cancelled() {
            thread::sleep(Duration::from_millis(50).min(self.patience));
        }
        // What it did will be seen; what it did not is sent.
        self.sent.settle(false);
    }

    /// Everything of one course.
    pub fn course(&mut self, course: &mut CourseTodo) -> Result<(), Stopped> {
        if self.watch.is_cancelled() {
            return Err(Stopped::Here(MoodleFault::Cancelled.message()));
        }
        self.enrols(course)?;
        if course.joins.is_empty() {
            return Ok(());
        }
        let mut joins = std::mem::take(&mut course.joins);
        if course.whole {
            joins.retain(|join| course.there.contains(&join.user) || self.refuse(join.wish, Some(&join.group), Why::NotInCourse));
        }
        self.groups(course, &mut joins)?;
        self.joins(course, joins)
    }

    /// Notes that something is not done.
    fn refuse(&mut self, wish: usize, group: Option<&str>, why: Why) -> bool {
        self.not_done.push(NotDone::of(&self.wishes[wish].wanted, group, why));
        false
    }

    fn enrols(&mut self, course: &mut CourseTodo) -> Result<(), Stopped> {
        let mut pending = std::mem::take(&mut course.enrols);
        while !pending.is_empty() {
            let mut refused: BTreeSet<String> = BTreeSet::new();
            for of_role in pending.chunk_by(|one, other| one.role == other.role) {
                for batch in of_role.chunks(self.size) {
                    for (enrol, code) in self.enrol(batch)? {
                        refused.insert(enrol.key());
                        self.refuse(enrol.wish, None, Why::Refused(code));
                    }
                }
            }
            let Some(people) = self.people(course.id)? else { return Ok(()) };
            course.there = people.keys().copied().collect();
            let lost = |enrol: &Enrol| course.whole && enrol.shows && !refused.contains(&enrol.key()) && !enrol.is_in(&people);
            let lost: Vec<Enrol> = pending.into_iter().filter(lost).collect();
            if self.size == 1 {
                lost.iter().for_each(|enrol| _ = self.refuse(enrol.wish, None, Why::NotKept));
                return Ok(());
            }
            self.shrink(lost.len());
            pending = lost;
        }
        Ok(())
    }

    /// The platform did not keep all that it took: it takes fewer at a time.
    fn shrink(&mut self, lost: usize) {
        if lost > 0 {
            self.size = (self.size / 2).max(1);
        }
    }

    /// Enrols a batch, in halves where it is refused.
    fn enrol(&mut self, batch: &[Enrol]) -> Result<Refused<Enrol>, Stopped> {
        let Some(first) = batch.first() else { return Ok(Vec::new()) };
        let course = first.course;
        let keys = batch.iter().map(Enrol::key).collect();
        let answer = self.send(ENROL, &enrolments(batch), keys, |asker| {
            let told = asker.participants(course, &[])?.unwrap_or_default();
            let people = by_number(told);
            // One transaction: one that is there, and all are.
            Ok(batch.iter().any(|enrol| enrol.shows && enrol.is_in(&people)))
        })?;
        self.in_halves(batch, answer, Self::enrol)
    }

    fn people(&self, course: i64) -> Result<Option<BTreeMap<i64, ToldParticipant>>, Stopped> {
        let told = self.asker.participants(course, &[]).map_err(|fault| Stopped::Here(fault.message()))?;
        Ok(told.map(by_number))
    }

    /// Makes the groups that are missing, and drops who was to be put into one that cannot be made.
    fn groups(&mut self, course: &mut CourseTodo, joins: &mut Vec<Join>) -> Result<(), Stopped> {
        let names: BTreeSet<&String> = joins.iter().map(|join| &join.group).collect();
        let missing: Vec<String> = names.into_iter().filter(|name| !course.groups.contains_key(*name)).cloned().collect();
        if missing.is_empty() {
            return Ok(());
        }
        let mut refused: BTreeMap<String, String> = BTreeMap::new();
        for batch in missing.chunks(self.size) {
            refused.extend(self.make_groups(course.id, batch)?);
        }
        course.groups.extend(self.named_groups(course.id)?);
        let known = &course.groups;
        let (kept, lost): (Vec<Join>, Vec<Join>) = joins.drain(..).partition(|join| known.contains_key(&join.group));
        *joins = kept;
        for join in lost {
            let why = refused.get(&join.group).map_or(Why::NotKept, |code| Why::Refused(code.clone()));
            self.refuse(join.wish, Some(&join.group), why);
        }
        Ok(())
    }

    fn named_groups(&self, course: i64) -> Result<BTreeMap<String, i64>, Stopped> {
        let told = self.asker.groups(course).map_err(|fault| Stopped::Here(fault.message()))?;
        Ok(told.unwrap_or_default().into_iter().map(|group| (group.name, group.id)).collect())
    }

    /// Makes groups, in halves where they are refused: one that somebody made meanwhile is no fault.
    fn make_groups(&mut self, course: i64, batch: &[String]) -> Result<Refused<String>, Stopped> {
        let Some(first) = batch.first() else { return Ok(Vec::new()) };
        let keys = batch.iter().map(|name| format!("g:{course}:{name}")).collect();
        let answer = self.send(CREATE_GROUPS, &new_groups(course, batch), keys, |asker| {
            Ok(asker.groups(course)?.unwrap_or_default().iter().any(|group| group.name == *first))
        })?;
        let Some(code) = answer else { return Ok(Vec::new()) };
        let there = self.named_groups(course)?;
        let batch: Vec<String> = batch.iter().filter(|name| !there.contains_key(*name)).cloned().collect();
        if batch.len() < 2 || OF_ALL.contains(&code.as_str()) {
            return Ok(batch.into_iter().map(|name| (name, code.clone())).collect());
        }
        let (left, right) = batch.split_at(batch.len() / 2);
        let mut refused = self.make_groups(course, left)?;
        refused.extend(self.make_groups(course, right)?);
        Ok(refused)
    }

    fn joins(&mut self, course: &CourseTodo, joins: Vec<Join>) -> Result<(), Stopped> {
        let number = |join: &Join| course.groups.get(&join.group).copied().unwrap_or_default();
        let mut pending: Vec<(i64, Join)> = joins.into_iter().map(|join| (number(&join), join)).collect();
        while !pending.is_empty() {
            let mut refused: BTreeSet<(i64, i64)> = BTreeSet::new();
            for batch in pending.chunks(self.size) {
                for ((group, join), code) in self.add(batch)? {
                    refused.insert((group, join.user));
                    self.refuse(join.wish, Some(&join.group), Why::Refused(code));
                }
            }
            let groups: BTreeSet<i64> = pending.iter().map(|(group, _)| *group).collect();
            let groups: Vec<i64> = groups.into_iter().collect();
            let Some(members) = self.asker.members(&groups).map_err(|fault| Stopped::Here(fault.message()))? else { return Ok(()) };
            let lost = |(group, join): &(i64, Join)| !refused.contains(&(*group, join.user)) && !is_member(&members, *group, join.user);
            let lost: Vec<(i64, Join)> = pending.into_iter().filter(lost).collect();
            if self.size == 1 {
                lost.iter().for_each(|(_, join)| _ = self.refuse(join.wish, Some(&join.group), Why::NotKept));
                return Ok(());
            }
            self.shrink(lost.len());
            pending = lost;
        }
        Ok(())
    }

    fn add(&mut self, batch: &[(i64, Join)]) -> Result<Refused<(i64, Join)>, Stopped> {
        let Some((group, first)) = batch.first() else { return Ok(Vec::new()) };
        let keys = batch.iter().map(|(group, join)| format!("m:{group}:{}", join.user)).collect();
        let answer = self.send(ADD_MEMBERS, &members(batch), keys, |asker| {
            Ok(asker.members(&[*group])?.is_some_and(|members| is_member(&members, *group, first.user)))
        })?;
        self.in_halves(batch, answer, Self::add)
    }

    /// What of a batch is refused: nothing where it was taken, all of it where it is one item or the reason is that of all,
    /// else what each half is told when it is asked for itself.
    fn in_halves<T: Clone>(
        &mut self,
        batch: &[T],
        refusal: Option<String>,
        ask: impl Fn(&mut Self, &[T]) -> Result<Refused<T>, Stopped>,
    ) -> Result<Refused<T>, Stopped> {
        let Some(code) = refusal else { return Ok(Vec::new()) };
        if batch.len() == 1 || OF_ALL.contains(&code.as_str()) {
            return Ok(batch.iter().map(|item| (item.clone(), code.clone())).collect());
        }
        let (left, right) = batch.split_at(batch.len() / 2);
        let mut refused = ask(self, left)?;
        refused.extend(ask(self, right)?);
        Ok(refused)
    }

    /// Sends one batch, once. Returns the platform's word when it refused it.
    fn send(
        &mut self,
        function: &'static str,
        parameters: &[(String, String)],
        keys: Vec<String>,
        is_there: impl Fn(&Asker<'_>) -> Result<bool, MoodleFault>,
    ) -> Result<Option<String>, Stopped> {
        if self.watch.is_cancelled() {
            return Err(Stopped::Here(MoodleFault::Cancelled.message()));
        }
        self.sent.leaving(keys).map_err(|fault| Stopped::Here(fault.message()))?;
        let answer = self.client.call::<IgnoredAny>(function, parameters, self.watch);
        let (done, answer) = match answer {
            Ok(_) => (true, Ok(None)),
            Err(MoodleFault::Refused { code, .. }) if code != "accessexception" => (false, Ok(Some(code))),
            Err(fault) if did_nothing(&fault) => (false, Err(Stopped::Here(fault.message()))),
            Err(_) if self.arrives(&is_there) => (true, Ok(None)),
            // It stays open in the journal.
            Err(fault) => return Err(Stopped::Open(fault.message())),
        };
        self.sent.settle(done);
        self.answered += u64::from(done);
        // Whether to stop is asked before the next batch: this one is settled.
        let _ = self.asker.count();
        answer
    }

    /// Looks until what was sent is there, or the platform had its time.
    fn arrives(&self, is_there: &impl Fn(&Asker<'_>) -> Result<bool, MoodleFault>) -> bool {
        let until = Instant::now() + self.patience;
        let mut pause = Duration::from_millis(100);
        loop {
            thread::sleep(pause.min(self.patience));
            if self.watch.is_cancelled() {
                return false;
            }
            if is_there(self.asker).unwrap_or(false) {
                return true;
            }
            if Instant::now() >= until {
                return false;
            }
            pause = (pause * 2).min(Duration::from_secs(4));
        }
    }

    /// Whether the service of the token lets do what is to be done; otherwise the functions that it lacks.
    pub fn lacks(asker: &Asker<'_>) -> Vec<&'static str> {
        [ENROL, CREATE_GROUPS, ADD_MEMBERS].into_iter().filter(|function| !asker.may(function)).collect()
    }
}

/// Whether such a fault proves that nothing was written.
fn did_nothing(fault: &MoodleFault) -> bool {
    use MoodleFault::{BadProxy, Certificate, NotThere, Redirected, Refused, ServicesOff, Unreachable, WrongToken};
    matches!(fault, Unreachable(_) | Certificate(_) | BadProxy(_) | Redirected { .. } | NotThere(_) | WrongToken(_) | ServicesOff(_))
        || matches!(fault, Refused { .. })
}

fn by_number(people: Vec<ToldParticipant>) -> BTreeMap<i64, ToldParticipant> {
    people.into_iter().map(|person| (person.id, person)).collect()
}

fn is_member(members: &BTreeMap<i64, BTreeSet<i64>>, group: i64, user: i64) -> bool {
    members.get(&group).is_some_and(|members| members.contains(&user))
}

/// Values of one item of a list, as a form sends them.
fn item(list: &str, at: usize, values: &[(&str, String)]) -> Vec<(String, String)> {
    values.iter().map(|(name, value)| (format!("{list}[{at}][{name}]"), value.clone())).collect()
}

fn enrolments(batch: &[Enrol]) -> Vec<(String, String)> {
    let one = |(at, enrol): (usize, &Enrol)| {
        let numbers = [
            ("roleid", enrol.role),
            ("userid", enrol.user),
            ("courseid", enrol.course),
            ("timestart", enrol.start),
            ("timeend", enrol.end),
            ("suspend", i64::from(enrol.suspended)),
        ];
        item("enrolments", at, &numbers.map(|(name, number)| (name, number.to_string())))
    };
    batch.iter().enumerate().flat_map(one).collect()
}

fn new_groups(course: i64, names: &[String]) -> Vec<(String, String)> {
    let one = |(at, name): (usize, &String)| {
        item("groups", at, &[("courseid", course.to_string()), ("name", name.clone()), ("description", String::new())])
    };
    names.iter().enumerate().flat_map(one).collect()
}

fn members(batch: &[(i64, Join)]) -> Vec<(String, String)> {
    let one = |(at, (group, join)): (usize, &(i64, Join))| {
        item("members", at, &[("groupid", group.to_string()), ("userid", join.user.to_string())])
    };
    batch.iter().enumerate().flat_map(one).collect()
}
