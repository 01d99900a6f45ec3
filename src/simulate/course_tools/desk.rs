//! The engine that these tools share: the platform while the import runs, what a line says and does, and the sink.

use super::people::People;
use super::settings::{Identifier, Settings};
use super::{Run, Stop};
use crate::catalogue::{Catalogue, Course, EnrolMethod, Fact, Known, Site};
use crate::simulate::moodle_upload::Database;
use crate::simulate::moodle_upload::collate::Comparison;
use crate::simulate::moodle_upload::state::State;
use crate::simulate::verdict::{
    Aborted, AccountFate, Column, CourseId, Effect, Fate, FileError, FileVerdict, Giver, GroupId, Letter, Method, Moment, Outcome, RoleId,
    RowVerdict, Said, Sink, Tenure, Tone, UserId, Visit, Where, Why,
};
use crate::text::php;
use crate::watch::{Cancelled, Watch};
use rustc_hash::{FxHashMap, FxHashSet};
use std::num::NonZeroI64;

const DAY: i64 = 86_400;
/// Longest name of a group or a grouping, in characters.
const LONGEST: usize = 254;
/// Lines between two looks at the watch.
const PACE: u64 = 1_024;

/// Enrolments and roles of a person in a course, as they are now.
#[derive(Clone, Debug, Default)]
pub(super) struct Tie {
    pub enrolments: Vec<(Method, Tenure)>,
    pub roles: Vec<(RoleId, Giver)>,
    /// Whether it is told how things were before the import.
    pub told: bool,
}

impl Tie {
    pub fn by(&self, method: Method) -> Option<Tenure> {
        self.enrolments.iter().find(|(other, _)| *other == method).map(|(_, tenure)| *tenure)
    }
}

/// What stands behind the name of a method in a course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Instance {
    NotTold,
    None,
    /// `seconds` is how long an enrolment lasts when nothing is said, `None` when that is not told.
    Present {
        enabled: bool,
        seconds: Option<i64>,
    },
}

/// One import in progress.
pub(super) struct Desk<'a, 's> {
    pub settings: &'a Settings,
    pub site: &'a Site,
    /// Midnight of the day, and the moment itself.
    pub today: i64,
    pub now: i64,
    pub verdict: FileVerdict,
    pub state: State<'a>,
    catalogue: &'a Catalogue,
    sink: &'s mut dyn Sink,
    watch: &'s Watch,
    people: Vec<People>,
    ties: FxHashMap<(UserId, CourseId), Tie>,
    /// Methods that the import has added.
    added: FxHashSet<(CourseId, Method)>,
    groups: FxHashMap<(CourseId, Box<str>), GroupId>,
    groupings: FxHashSet<(CourseId, Box<str>)>,
    in_grouping: FxHashSet<(GroupId, Box<str>)>,
    /// Courses that have a contact, without which no welcome message goes out.
    contacts: FxHashMap<CourseId, Option<bool>>,
    row: RowVerdict,
    sure: bool,
    refused: bool,
    bytes: u64,
}

impl<'a, 's> Desk<'a, 's> {
    pub fn new(run: &Run<'a>, sink: &'s mut dyn Sink, watch: &'s Watch) -> Self {
        let site = run.catalogue.site();
        let told = [&site.platform.database, &site.site.db].into_iter().flatten().find_map(|name| Database::of(name));
        let database = run.settings.database.or(told).unwrap_or(Database::Exact);
        let midnight = run.now.start_of_day().map_or(0, |midnight| midnight.timestamp().as_second());
        Self {
            settings: run.settings,
            site,
            today: midnight,
            now: run.now.timestamp().as_second(),
            verdict: FileVerdict::default(),
            state: State::new(run.catalogue, Comparison::new(database), 0),
            catalogue: run.catalogue,
            sink,
            watch,
            people: Vec::new(),
            ties: FxHashMap::default(),
            added: FxHashSet::default(),
            groups: FxHashMap::default(),
            groupings: FxHashSet::default(),
            in_grouping: FxHashSet::default(),
            contacts: FxHashMap::default(),
            row: RowVerdict::new(),
            sure: true,
            refused: false,
            bytes: 0,
        }
    }

    pub fn verdict(self) -> FileVerdict {
        self.verdict
    }

    pub fn refuse(&mut self, fault: FileError) {
        self.verdict.file_error = Some(fault);
    }

    /// How many bytes there are to read.
    pub fn expect(&mut self, bytes: usize) {
        self.bytes = bytes as u64;
        self.watch.expect(self.bytes * u64::from(self.settings.runs));
    }

    /// Simulates one line; false when the import ends there.
    pub fn line(&mut self, line: u64, done: usize, treat: impl FnOnce(&mut Self) -> Result<(), Stop>) -> Result<bool, Cancelled> {
        self.row.begin(line);
        self.row.account = AccountFate::Untouched;
        (self.sure, self.refused) = (true, false);
        let aborted = match treat(self) {
            Err(Stop::Import(id)) => Some(id),
            Ok(()) | Err(Stop::Line) => None,
        };
        if !self.row.effects.is_sorted_by_key(|(effect, _)| effect.rank()) {
            self.row.effects.sort_by_key(|(effect, _)| effect.rank());
        }
        self.row.outcome = if aborted.is_some() { Outcome::Aborted } else { self.outcome() };
        // An exception leaves nothing of the report of its line.
        if aborted.is_some() {
            self.row.said.clear();
        }
        self.verdict.rows_read += 1;
        self.hand_over();
        if let Some(id) = aborted {
            self.verdict.aborted = Some(Aborted { at_line: line, id });
        }
        if self.verdict.rows_processed.is_multiple_of(PACE) || aborted.is_some() {
            self.watch.reach(done as u64)?;
        }
        Ok(aborted.is_none())
    }

    /// An empty line.
    pub fn blank(&mut self, line: u64) {
        self.row = RowVerdict { line, outcome: Outcome::Blank, account: AccountFate::Untouched, ..RowVerdict::new() };
        self.verdict.rows_read += 1;
        self.hand_over();
    }

    fn hand_over(&mut self) {
        self.verdict.count_row(&self.row);
        self.sink.row(&self.row, &self.state.names());
    }

    fn outcome(&self) -> Outcome {
        if self.row.not_told.iter().any(|why| why.decides()) {
            return Outcome::NotTold;
        }
        let is = |test: fn(&Effect) -> bool| self.row.effects.iter().any(|(effect, _)| test(effect));
        let written = is(|effect| !matches!(effect, Effect::Notified(..)));
        match (self.refused, written) {
            (true, true) => Outcome::Partial,
            (true, false) => Outcome::Error,
            (false, true) if is(|effect| matches!(effect, Effect::Enrolled { .. })) => Outcome::Enrolled,
            (false, true) if is(|effect| matches!(effect, Effect::Planned(_))) => Outcome::Planned,
            (false, true) => Outcome::Changed,
            (false, false) => Outcome::Unchanged,
        }
    }

    /// What the tool does once the file is read.
    pub fn after(&mut self, effects: &[Effect]) {
        if !effects.is_empty() {
            self.sink.after(effects, &self.state.names());
        }
    }

    pub fn say(&mut self, id: &'static str) {
        self.row.said.push(Said { column: Column::Enrolments, tone: Tone::Info, id, about: None, sure: self.sure });
    }

    /// Says why something is refused.
    pub fn refuse_of(&mut self, id: &'static str, about: &str) {
        self.refused = true;
        let about = (!about.is_empty()).then(|| about.into());
        self.row.said.push(Said { column: Column::Enrolments, tone: Tone::Error, id, about, sure: self.sure });
    }

    pub fn effect(&mut self, effect: Effect) {
        self.row.effects.push((effect, self.sure));
    }

    pub fn not_told(&mut self, why: Why) {
        if !self.row.not_told.contains(&why) {
            self.row.not_told.push(why);
        }
        self.sure &= !why.decides();
    }

    pub fn visit(&mut self, user: Option<UserId>, course: Option<CourseId>, role: Option<RoleId>, fate: Fate) {
        self.row.user = user.or(self.row.user);
        let fate = if self.sure || fate == Fate::Refused { fate } else { Fate::NotTold };
        self.row.visits.push(Visit { course, role, fate });
    }

    /// The accounts that a cell names, deleted ones included. The line ends when that is not told.
    pub fn people(&mut self, by: Identifier, value: &str) -> Result<Vec<UserId>, Stop> {
        let at = match self.people.iter().position(|people| people.is_by(by)) {
            Some(at) => at,
            None => {
                let database = if self.state.comparison.is_exact() { Database::Exact } else { Database::UnicodeCi };
                self.people.push(People::new(self.site, by, Comparison::new(database)));
                self.people.len() - 1
            }
        };
        let found = self.people[at].named(value).to_vec();
        let told = match by {
            Identifier::Username => self.catalogue.tells_account(value),
            // Another account may hold the same.
            _ => self.catalogue.tells_all_accounts() && self.people[at].tells_all(),
        };
        if told {
            return Ok(found);
        }
        if !found.is_empty() {
            return Ok(found);
        }
        self.not_told(Why::Accounts);
        Err(Stop::Line)
    }

    pub fn is_deleted(&self, user: UserId) -> bool {
        self.state.listed(user).is_some_and(|user| user.deleted == Some(true))
    }

    pub fn is_guest(&self, user: UserId) -> bool {
        self.state.username(user) == "guest"
    }

    /// The course that was chosen for the import. Without one, or when it is unknown, the file is refused.
    pub fn chosen_course(&mut self) -> Option<CourseId> {
        let Some(name) = self.settings.course.as_deref() else {
            self.refuse(FileError { stage: "course", id: "course-not-chosen", ..FileError::default() });
            return None;
        };
        let found = self.state.find_course(name);
        if found.is_none() {
            self.refuse(FileError { stage: "course", id: "unknowncourse", value: Some(name.to_owned()), ..FileError::default() });
        }
        found
    }

    pub fn course(&self, course: CourseId) -> Option<&'a Course> {
        self.state.course(course)
    }

    fn shortname(&self, course: CourseId) -> &'a str {
        self.course(course).map_or("", |course| &course.shortname)
    }

    /// The method of a course, one that the import added included.
    pub fn instance(&self, course: CourseId, method: Method) -> Instance {
        if self.added.contains(&(course, method)) {
            return Instance::Present { enabled: true, seconds: Some(0) };
        }
        let Some(methods) = self.course(course).and_then(|course| course.enrol_methods.as_deref()) else { return Instance::NotTold };
        match methods.iter().find(|other| other.enrol == method.word()) {
            None => Instance::None,
            Some(found) if found.status == EnrolMethod::NOT_ENABLED => Instance::NotTold,
            Some(found) => Instance::Present {
                enabled: found.status != "disabled",
                seconds: match self.catalogue.default_period(found) {
                    Known::Told(days) | Known::Assumed(days, _) => Some((days * DAY as f64) as i64),
                    Known::NotTold => None,
                },
            },
        }
    }

    pub fn add_method(&mut self, course: CourseId, method: Method) {
        self.added.insert((course, method));
        self.effect(Effect::MethodCreated(course, method));
    }

    /// The role of that short name, and whether it can be given in courses; `None` = no such role.
    fn role(&mut self, shortname: &str) -> Option<(RoleId, Fact<bool>)> {
        let Some(roles) = self.site.roles.as_deref() else { return Some((self.state.name_role(shortname), Fact::NotTold)) };
        let at = roles.iter().position(|role| role.shortname == shortname)?;
        Some((RoleId(at as u32), roles[at].assignable_in_course))
    }

    /// The role that can be given in courses, by its number.
    pub fn assignable_role(&mut self, number: i64) -> Option<RoleId> {
        let at = self.site.roles.iter().flatten().position(|role| role.id == number && !role.assignable_in_course.surely_not())?;
        Some(RoleId(at as u32))
    }

    /// The role chosen in the form: none when nobody is to be enrolled, `Err` when it cannot be given.
    pub fn chosen_role(&mut self) -> Result<Option<RoleId>, ()> {
        match self.settings.role.as_deref() {
            Some("") => Ok(None),
            chosen => match self.role(chosen.unwrap_or(USUAL_ROLE)) {
                Some((role, assignable)) if !assignable.surely_not() => Ok(Some(role)),
                _ => Err(()),
            },
        }
    }

    /// Whether an account is a site administrator.
    pub fn is_administrator(&mut self, login: &str) -> bool {
        self.state.find_user(login).is_some_and(|user| self.state.is_administrator(user))
    }

    /// Whether an account holds a role in the course that lets it enrol people, as Moodle is installed.
    pub fn may_enrol(&mut self, login: &str, course: CourseId) -> bool {
        let Some(user) = self.state.find_user(login) else { return false };
        let tie = self.tie(user, course);
        let names = self.state.names();
        tie.roles.iter().any(|(role, _)| matches!(names.role(*role), "manager" | CONTACT))
    }

    /// The teacher to whom a course is known to answer.
    pub fn teacher_of(&mut self, course: CourseId) -> Option<UserId> {
        let shortname = self.shortname(course);
        let rows = self.site.role_assignments.iter().flatten();
        let login = rows.filter(|row| row.course == shortname && row.role == CONTACT).map(|row| &row.username).next()?;
        self.state.find_user(login)
    }

    /// Enrolments and roles of a person in a course.
    pub fn tie(&mut self, user: UserId, course: CourseId) -> Tie {
        if let Some(tie) = self.ties.get(&(user, course)) {
            return tie.clone();
        }
        let shortname = self.shortname(course);
        let mut tie = Tie { told: self.catalogue.tells_enrolments(shortname), ..Tie::default() };
        let days = |days: Option<f64>| days.map(|days| self.today + (days * DAY as f64).round() as i64);
        let moment = |exact: Option<i64>, day: Option<f64>| exact.or_else(|| days(day)).and_then(NonZeroI64::new);
        for row in self.catalogue.enrolments_in(user.0, course.0) {
            tie.told &= row.is_told();
            let tenure = Tenure {
                suspended: row.status == "suspended",
                start: moment(row.start, row.start_day),
                end: moment(row.end, row.end_day).into(),
            };
            tie.enrolments.push((Method::of(&row.method), tenure));
        }
        for row in self.catalogue.roles_in(user.0, course.0) {
            let giver = match row.component.as_deref().unwrap_or_default() {
                "" => Giver::Tool,
                "enrol_flatfile" => Giver::Flatfile,
                "enrol_cohort" => Giver::CohortSync,
                _ => Giver::Other,
            };
            let named = self.site.roles.iter().flatten().position(|role| role.shortname == row.role);
            tie.roles.extend(named.map(|at| (RoleId(at as u32), giver)));
        }
        tie
    }

    /// The same, where the line depends on it; ends the line when it is not told.
    pub fn told_tie(&mut self, user: UserId, course: CourseId, role: Option<RoleId>) -> Result<Tie, Stop> {
        let tie = self.tie(user, course);
        if !tie.told {
            self.not_told(Why::Enrolments);
            self.visit(Some(user), Some(course), role, Fate::NotTold);
            return Err(Stop::Line);
        }
        Ok(tie)
    }

    pub fn keep(&mut self, user: UserId, course: CourseId, tie: Tie) {
        self.ties.insert((user, course), tie);
    }

    /// A new enrolment, with the message that welcomes the person.
    pub fn enrol(&mut self, user: UserId, course: CourseId, tie: &mut Tie, method: Method, tenure: Tenure) {
        let enabled = matches!(self.instance(course, method), Instance::Present { enabled: true, .. });
        tie.enrolments.push((method, tenure));
        self.effect(Effect::Enrolled { user, course, method, enabled, tenure });
        if method == Method::Manual {
            self.welcome(user, course);
        }
    }

    /// Rewrites an enrolment.
    pub fn rewrite(&mut self, user: UserId, course: CourseId, tie: &mut Tie, method: Method, new: Tenure) {
        let Some((_, held)) = tie.enrolments.iter_mut().find(|(other, _)| *other == method) else { return };
        let old = std::mem::replace(held, new);
        if old != new {
            self.effect(Effect::EnrolmentChanged { user, course, method, old, new });
        }
    }

    /// Gives a role; false when it is held from the same giver.
    pub fn give(&mut self, user: UserId, course: CourseId, tie: &mut Tie, role: RoleId, giver: Giver) -> bool {
        if tie.roles.contains(&(role, giver)) {
            return false;
        }
        tie.roles.push((role, giver));
        self.effect(Effect::RoleAssigned(user, role, Where::Course(course), giver));
        if self.state.names().role(role) == CONTACT {
            self.contacts.insert(course, Some(true));
        }
        true
    }

    /// Takes the roles away that a test chooses.
    pub fn take(&mut self, user: UserId, course: CourseId, tie: &mut Tie, which: impl Fn(RoleId, Giver) -> bool) {
        let (gone, kept): (Vec<_>, Vec<_>) = tie.roles.drain(..).partition(|&(role, giver)| which(role, giver));
        tie.roles = kept;
        for (role, giver) in gone {
            self.effect(Effect::RoleRemoved(user, role, Where::Course(course), giver));
        }
    }

    /// Takes an enrolment away, and with the last one the other roles and the groups.
    pub fn unenrol(&mut self, user: UserId, course: CourseId, tie: &mut Tie, method: Method, giver: Option<Giver>) {
        tie.enrolments.retain(|(other, _)| *other != method);
        self.effect(Effect::EnrolmentRemoved(user, course, method));
        if let Some(giver) = giver {
            self.take(user, course, tie, |_, other| other == giver);
        }
        if tie.enrolments.is_empty() {
            self.take(user, course, tie, |_, _| true);
            let shortname = self.shortname(course);
            if !self.catalogue.tells_memberships(shortname) {
                self.not_told(Why::Groups);
            }
            let member = self.catalogue.memberships_in(user.0, course.0).map(|row| (row.group_id, row.group.clone())).collect::<Vec<_>>();
            for group in self.state.groups_of(course).to_vec() {
                let Some(row) = self.state.group(group) else { continue };
                let same = |(number, name): &(i64, String)| if *number != 0 { *number == row.number } else { *name == *row.name };
                if member.iter().any(same) {
                    self.effect(Effect::MemberRemoved(user, group));
                }
            }
        }
    }

    /// The welcome message of the course goes to a person, once the course has a contact.
    fn welcome(&mut self, user: UserId, course: CourseId) {
        let sends = self.course(course).and_then(|course| self.catalogue.sends_welcome(course));
        let contact = self.has_contact(course);
        if sends == Some(false) || contact == Some(false) {
            return;
        }
        self.verdict.welcome(course, sends.is_some() && contact.is_some());
        if contact.is_some() {
            self.effect(Effect::Notified(user, course, Letter::Welcome));
        }
    }

    /// Whether somebody holds the role of contact in a course; `None` = not told.
    fn has_contact(&mut self, course: CourseId) -> Option<bool> {
        if let Some(told) = self.contacts.get(&course) {
            return *told;
        }
        let told = self.catalogue.contact_in(self.shortname(course));
        self.contacts.insert(course, told);
        told
    }

    /// The group of that name in a course, as the database finds it.
    pub fn find_group(&mut self, course: CourseId, name: &str) -> Option<GroupId> {
        if let Some(found) = self.groups.get(&(course, name.into())) {
            return Some(*found);
        }
        if self.course(course).is_some_and(|course| course.groups.is_none()) {
            self.not_told(Why::Groups);
        }
        let groups = self.state.groups_of(course).to_vec();
        let same = |id: &GroupId| self.state.group(*id).is_some_and(|group| self.state.comparison.same(&group.name, name));
        let found = groups.into_iter().find(same)?;
        self.groups.insert((course, name.into()), found);
        Some(found)
    }

    /// A new group: `typed` is what the file says, `name` what is stored.
    pub fn create_group(&mut self, course: CourseId, typed: &str, name: &str) -> Result<GroupId, Stop> {
        let name = php::trim(name);
        if name.chars().count() > LONGEST {
            return Err(Stop::Import("dmlwriteexception"));
        }
        let told = self.course(course).is_some_and(|course| course.groups.is_some());
        let group = self.state.create_group(course, name, told);
        self.groups.insert((course, typed.into()), group);
        if told {
            self.effect(Effect::GroupCreated(group));
        }
        Ok(group)
    }

    /// Puts a group into the grouping of that name, made when it is missing.
    pub fn put_in_grouping(&mut self, course: CourseId, group: GroupId, name: &str, create: bool) -> Result<(), Stop> {
        let listed = self.course(course).and_then(|course| course.groupings.as_deref());
        let known = listed.unwrap_or_default().iter().any(|grouping| self.state.comparison.same(grouping.name(), name));
        if !known && self.groupings.insert((course, name.into())) {
            if !create {
                self.groupings.remove(&(course, name.into()));
                return Ok(());
            }
            if name.chars().count() > LONGEST {
                return Err(Stop::Import("dmlwriteexception"));
            }
            self.effect(Effect::GroupingCreated(course, name.into()));
        }
        if self.in_grouping.insert((group, name.into())) {
            self.effect(Effect::InGrouping(group, name.into()));
        }
        Ok(())
    }

    /// Puts a person into a group; false when the person was a member.
    pub fn join(&mut self, user: UserId, group: GroupId) -> bool {
        match self.state.add_member(user, group) {
            Ok(true) => self.effect(Effect::MemberAdded(user, group)),
            Ok(false) => return false,
            Err(()) => {
                self.not_told(Why::Groups);
                self.effect(Effect::MemberAdded(user, group));
            }
        }
        true
    }

    pub fn moment(seconds: i64) -> Moment {
        NonZeroI64::new(seconds)
    }
}

/// The role that the forms propose.
const USUAL_ROLE: &str = "student";
/// The role whose holders are the contacts of a course, as Moodle is installed.
const CONTACT: &str = "editingteacher";
