//! Takes the verdicts of an import one by one and adds them up.

use super::super::change::Change;
use super::super::tool_sync::Reported;
use super::super::verdict::{
    AccountFate, Column, CourseId, Effect, End, Fate, FileVerdict, Giver, GroupId, Names, Outcome, RoleId, RowVerdict, Sink, Tenure, Tone,
    UserId, Where, Why,
};
use super::lots::Lots;
use super::reports::Reports;
use super::{CourseLine, Forecast, GroupLine, Notice, NoticeKind, Totals};
use crate::catalogue::Assumption;
use crate::table::{Dict, ValueId};
use crate::text::fold;
use jiff::Zoned;
use rustc_hash::FxHashMap;

/// Roles counted in a table; a platform with more has the others counted one by one.
const ROLES: usize = 16;

/// Adds up the verdicts of an import.
pub struct Gather {
    now: i64,
    courses: Vec<CourseLine>,
    /// Where each course and each group stands, by its id.
    course_at: Vec<Option<u32>>,
    group_at: Vec<Option<(u32, u32)>>,
    /// Groups that the import creates, by course and by how their name reads.
    folded: FxHashMap<(CourseId, ValueId), GroupId>,
    folds: Folds,
    /// People put into each group, by its id.
    members: Vec<u64>,
    /// People per course and role, and the pairs of both in the order met.
    role_counts: Vec<[u32; ROLES]>,
    roles_met: Vec<(u32, RoleId, Box<str>)>,
    /// Of each course met: whether its manual method is off, whether students do not see it.
    closed: Vec<(bool, bool)>,
    /// By kind.
    notices: Vec<Option<Notice>>,
    lots: Lots,
    totals: Totals,
    reports: Reports,
}

impl Gather {
    /// Nothing yet.
    pub fn new(now: &Zoned) -> Self {
        Self {
            now: now.timestamp().as_second(),
            courses: Vec::new(),
            course_at: Vec::new(),
            group_at: Vec::new(),
            closed: Vec::new(),
            folded: FxHashMap::default(),
            folds: Folds::default(),
            members: Vec::new(),
            role_counts: Vec::new(),
            roles_met: Vec::new(),
            notices: vec![None; NoticeKind::ALL.len()],
            lots: Lots::default(),
            totals: Totals::default(),
            reports: Reports::default(),
        }
    }

    /// The sum, once the import is over.
    pub fn finish(mut self, file: FileVerdict) -> Forecast {
        // The notices of a report say it.
        if let Some(fault) = file.file_error.as_ref().filter(|_| file.report.is_none()) {
            let kind = if fault.stage == "form" { NoticeKind::FormRefused } else { NoticeKind::FileRefused };
            let name = fault.value.clone().unwrap_or_else(|| fault.fields.join(", "));
            self.note(kind, 1, &name);
        }
        self.welcome(&file);
        for (group, place) in self.group_at.iter().enumerate() {
            if let (Some((course, at)), Some(count)) = (place, self.members.get(group)) {
                self.courses[*course as usize].groups[*at as usize].members = *count;
            }
        }
        for (course, role, name) in self.roles_met {
            let count = self.role_counts[course as usize][role.0 as usize];
            self.courses[course as usize].roles.push((name.into(), u64::from(count)));
        }
        let (reported, losses) = self.reports.finish(file.report.as_deref());
        let mut notices: Vec<Notice> = self.notices.into_iter().flatten().chain(reported).collect();
        notices.sort_by_key(|notice| (std::cmp::Reverse(notice.kind.level()), notice.kind));
        Forecast { file, courses: self.courses, lots: self.lots.finish(), notices, totals: self.totals, losses }
    }

    /// The messages that people receive, with the courses that send them.
    fn welcome(&mut self, file: &FileVerdict) {
        for welcome in &file.welcome {
            let at = self.course_at.get(welcome.course.0 as usize).copied().flatten();
            let name = at.and_then(|at| self.courses.get(at as usize)).map(|line| line.shortname.clone()).unwrap_or_default();
            let kind = if welcome.told { NoticeKind::Welcome } else { NoticeKind::WelcomeNotTold };
            self.note(kind, 0, &name);
            if let Some(notice) = &mut self.notices[kind as usize] {
                notice.count += welcome.messages - 1;
                notice.lines.clear();
            }
        }
    }

    fn note(&mut self, kind: NoticeKind, line: u64, name: &str) {
        let empty = || Notice { kind, count: 0, lines: Vec::new(), names: Vec::new() };
        let notice = self.notices[kind as usize].get_or_insert_with(empty);
        notice.count += 1;
        if notice.lines.len() < Notice::LINES && notice.lines.last() != Some(&line) {
            notice.lines.push(line);
        }
        if notice.names.len() < Notice::NAMES && !name.is_empty() && notice.names.iter().all(|other| other != name) {
            notice.names.push(name.to_owned());
        }
    }

    fn course(&mut self, course: CourseId, names: &Names<'_>) -> (usize, &mut CourseLine) {
        let known = self.course_at.get(course.0 as usize).copied().flatten();
        let at = known.map_or_else(|| self.add_course(course, names), |at| at as usize);
        (at, &mut self.courses[at])
    }

    fn add_course(&mut self, course: CourseId, names: &Names<'_>) -> usize {
        let listed = names.course(course);
        let (shortname, fullname) = listed.map_or_else(Default::default, |c| (c.shortname.clone(), c.fullname.clone()));
        self.courses.push(CourseLine { shortname, fullname, ..CourseLine::default() });
        let disabled = listed.is_some_and(|c| matches!(c.manual_method(), Ok(Some(method)) if method.status == "disabled"));
        self.role_counts.push([0; ROLES]);
        self.closed.push((disabled, listed.is_some_and(|c| c.visible == Some(false))));
        put(&mut self.course_at, course.0, self.courses.len() as u32 - 1);
        self.courses.len() - 1
    }

    /// What the row rests on, or leaves open without more.
    fn ground(&mut self, row: &RowVerdict) {
        for what in &row.assumed {
            let kind = match what {
                Assumption::StandardRoles => NoticeKind::RolesAssumed,
                Assumption::DefaultRole => NoticeKind::DefaultRoleAssumed,
                Assumption::DefaultPeriod => NoticeKind::DefaultPeriodAssumed,
                Assumption::Welcome => continue,
            };
            self.note(kind, row.line, "");
        }
        if matches!(row.outcome, Outcome::Error | Outcome::Skipped | Outcome::NotTold) {
            return;
        }
        for (why, kind) in [(Why::DefaultPeriod, NoticeKind::EndsNotTold), (Why::Administrators, NoticeKind::AdministratorsNotTold)] {
            if row.not_told.contains(&why) {
                self.note(kind, row.line, "");
            }
        }
    }

    fn account(&mut self, row: &RowVerdict) {
        match row.outcome {
            Outcome::Aborted => self.note(NoticeKind::Aborted, row.line, ""),
            Outcome::Error | Outcome::Skipped if row.account != AccountFate::Untouched => {
                let name = row
                    .said
                    .iter()
                    .filter(|said| said.id != "missingfield/error")
                    .find_map(|said| said.about.as_deref())
                    .unwrap_or_default();
                self.note(account_refusal(row), row.line, name);
            }
            Outcome::NotTold => {
                let kind = if row.lacks_only_enrolments() { NoticeKind::EnrolmentsNotTold } else { NoticeKind::NotTold };
                self.note(kind, row.line, "");
            }
            Outcome::EnrolError | Outcome::Partial => self.totals.refused_assumed += rests(row),
            Outcome::Unchanged if row.visits.is_empty() && row.account == AccountFate::UpToDate => {
                self.note(NoticeKind::NothingDone, row.line, "");
            }
            _ => {}
        }
    }

    fn refusals(&mut self, row: &RowVerdict) {
        for (kind, about) in refusals(row) {
            self.note(kind, row.line, about);
        }
    }

    fn visits(&mut self, row: &RowVerdict, names: &Names<'_>) {
        let assumed = rests(row);
        for visit in &row.visits {
            let Some(course) = visit.course else { continue };
            let (at, line) = self.course(course, names);
            let count = match visit.fate {
                Fate::Enrolled => &mut line.enrolled,
                Fate::Written => &mut line.written,
                Fate::Changed => &mut line.changed,
                Fate::Unchanged => &mut line.unchanged,
                Fate::Refused => &mut line.refused,
                Fate::Ignored => &mut line.ignored,
                Fate::NotTold => &mut line.not_told,
            };
            *count += 1;
            if let Some(role) = visit.role.filter(|_| visit.fate != Fate::Refused) {
                self.role(at, role, names);
            }
            match visit.fate {
                Fate::Enrolled => {
                    self.totals.enrolled += 1;
                    self.totals.enrolled_assumed += assumed;
                }
                Fate::Written => {
                    self.totals.written += 1;
                    self.totals.written_assumed += assumed;
                }
                Fate::Changed => {
                    self.totals.changed += 1;
                    self.totals.changed_assumed += assumed;
                }
                Fate::Ignored => self.note(NoticeKind::NoManualMethod, row.line, names.shortname(course)),
                _ => {}
            }
            if let Some(user) = row.user.filter(|_| matches!(visit.fate, Fate::Enrolled | Fate::Written | Fate::Changed | Fate::Unchanged))
            {
                self.entrance(row.line, user, course, at, names);
            }
        }
    }

    /// People who are enrolled and cannot enter.
    fn entrance(&mut self, line: u64, user: UserId, course: CourseId, at: usize, names: &Names<'_>) {
        if names.is_suspended(user) {
            self.note(NoticeKind::SuspendedAccount, line, names.user(user));
        }
        if names.cannot_log_in(user) {
            self.note(NoticeKind::ClosedAccount, line, names.user(user));
        }
        let (disabled, hidden) = self.closed.get(at).copied().unwrap_or_default();
        if disabled {
            self.note(NoticeKind::DisabledMethod, line, names.shortname(course));
        }
        if hidden {
            self.note(NoticeKind::HiddenCourse, line, names.shortname(course));
        }
    }

    fn effect(&mut self, line: u64, effect: &Effect, names: &Names<'_>, account: AccountFate) {
        match effect {
            Effect::Enrolled { user, .. } if account == AccountFate::Untouched && names.user(*user) == "guest" => {
                self.note(NoticeKind::GuestEnrolled, line, "");
            }
            Effect::EnrolmentRemoved(user, ..) => self.note(NoticeKind::EnrolmentRemoved, line, names.user(*user)),
            Effect::MethodCreated(course, _) => self.note(NoticeKind::MethodCreated, line, names.shortname(*course)),
            Effect::GroupingCreated(_, name) => self.note(NoticeKind::GroupingCreated, line, name),
            Effect::Planned(plan) => self.note(NoticeKind::Planned, line, names.user(plan.user)),
            Effect::UserCreated(user, _) => self.note(NoticeKind::AccountsCreated, line, names.user(*user)),
            Effect::UserDeleted(user) => self.note(NoticeKind::AccountsDeleted, line, names.user(*user)),
            Effect::UserChanged(_, swaps) => {
                for (field, (_, new)) in swaps {
                    let erased = new.as_deref().is_none_or(str::is_empty);
                    self.note(if erased { NoticeKind::ProfileErased } else { NoticeKind::ProfileChanged }, line, field);
                }
            }
            Effect::EnrolmentChanged { user, course, old, new, .. } => self.enrolment_changed(line, *user, *course, *old, *new, names),
            Effect::Enrolled { user, tenure, .. } | Effect::EnrolmentWritten { user, tenure, .. } if tenure.suspended => {
                self.note(NoticeKind::SuspendedEnrolment, line, names.user(*user));
            }
            Effect::RoleAssigned(user, role, place, Giver::Tool) => {
                let manager = names.role(*role) == "manager";
                self.totals.managers += u64::from(manager && account != AccountFate::NotTold);
                match place {
                    Where::System => {
                        self.totals.site_roles += 1;
                        self.note(NoticeKind::SiteRole, line, names.role(*role));
                    }
                    _ if manager => self.note(NoticeKind::Manager, line, names.user(*user)),
                    _ => {}
                }
            }
            Effect::GroupCreated(group) => self.group_created(line, *group, names),
            Effect::MemberAdded(_, group) => self.member(*group, names),
            Effect::CohortCreated(cohort) => self.note(NoticeKind::CohortCreated, line, names.cohort(*cohort).0),
            _ => {}
        }
    }

    fn enrolment_changed(&mut self, line: u64, user: UserId, course: CourseId, old: Tenure, new: Tenure, names: &Names<'_>) {
        let login = names.user(user);
        if old.end != End::Never && new.end == End::Never {
            self.course(course, names).1.ends_removed += 1;
            self.note(NoticeKind::EndRemoved, line, login);
        }
        let is_over = |end: End| matches!(end, End::At(end) if end.get() < self.now);
        if is_over(old.end) && new.end != End::NotTold && !is_over(new.end) {
            self.note(NoticeKind::Reopened, line, login);
        }
        match (old.suspended, new.suspended) {
            (true, true) => self.note(NoticeKind::StaysSuspended, line, login),
            (false, true) => self.note(NoticeKind::SuspendedEnrolment, line, login),
            _ => {}
        }
    }

    /// A second role in a course where the person was enrolled already.
    fn added_roles(&mut self, row: &RowVerdict, names: &Names<'_>) {
        for (effect, _) in &row.effects {
            let Effect::RoleAssigned(user, role, Where::Course(course), Giver::Tool) = effect else { continue };
            let was_there = row.visits.iter().any(|visit| visit.course == Some(*course) && visit.fate == Fate::Changed);
            if was_there {
                let held = names.roles_before(*user, *course).any(|held| held != names.role(*role));
                if held {
                    self.note(NoticeKind::RoleAdded, row.line, names.user(*user));
                }
            }
        }
    }

    fn role(&mut self, course: usize, role: RoleId, names: &Names<'_>) {
        match self.role_counts[course].get_mut(role.0 as usize) {
            Some(count) => {
                if *count == 0 {
                    self.roles_met.push((course as u32, role, names.role(role).into()));
                }
                *count += 1;
            }
            None => {
                let (name, roles) = (names.role(role), &mut self.courses[course].roles);
                match roles.iter_mut().find(|(other, _)| other == name) {
                    Some((_, count)) => *count += 1,
                    None => roles.push((name.to_owned(), 1)),
                }
            }
        }
    }

    fn member(&mut self, group: GroupId, names: &Names<'_>) {
        let id = group.0 as usize;
        if let Some(count) = self.members.get_mut(id).filter(|count| **count > 0) {
            *count += 1;
        } else if self.group(group, names).is_some() {
            if self.members.len() <= id {
                self.members.resize(id + 1, 0);
            }
            self.members[id] += 1;
        }
    }

    fn group(&mut self, group: GroupId, names: &Names<'_>) -> Option<(usize, usize)> {
        if let Some((course, at)) = self.group_at.get(group.0 as usize).copied().flatten() {
            return Some((course as usize, at as usize));
        }
        let row = names.group(group)?;
        let (at, line) = self.course(row.course, names);
        line.groups.push(GroupLine { name: row.name.to_string(), created: row.created, members: 0, near: Vec::new() });
        let place = (at, line.groups.len() - 1);
        put(&mut self.group_at, group.0, (place.0 as u32, place.1 as u32));
        Some(place)
    }

    fn group_created(&mut self, line: u64, group: GroupId, names: &Names<'_>) {
        self.totals.groups_created += 1;
        let Some((course, at)) = self.group(group, names) else { return };
        let Some(row) = names.group(group) else { return };
        let folded = self.folds.of(&row.name);
        let mut near: Vec<String> = Vec::new();
        if folded != ValueId::EMPTY {
            let others = names.course(row.course).and_then(|course| course.groups.as_deref()).unwrap_or_default();
            near.extend(others.iter().filter(|other| self.folds.of(&other.name) == folded).map(|other| other.name.clone()));
            near.extend(self.twin(group, row.course, folded, names));
        }
        self.note(if near.is_empty() { NoticeKind::GroupCreated } else { NoticeKind::NearGroup }, line, &row.name);
        if let Some(group) = self.courses.get_mut(course).and_then(|course| course.groups.get_mut(at)) {
            group.near = near;
        }
    }
}

impl Gather {
    /// The first group that this import creates in the course under a name that reads the same.
    fn twin(&mut self, group: GroupId, course: CourseId, folded: ValueId, names: &Names<'_>) -> Option<String> {
        let first = *self.folded.entry((course, folded)).or_insert(group);
        names.group(first).filter(|_| first != group).map(|row| row.name.to_string())
    }
}

/// How names read. Those of groups are the same in all courses: each is looked at once.
#[derive(Default)]
struct Folds {
    names: Dict,
    /// By id of the name.
    ids: Vec<Option<ValueId>>,
    readings: Dict,
}

impl Folds {
    /// Names that read the same have the same id; one of which nothing is read has [`ValueId::EMPTY`].
    fn of(&mut self, name: &str) -> ValueId {
        let at = self.names.intern(name).0 as usize;
        if self.ids.len() <= at {
            self.ids.resize(at + 1, None);
        }
        *self.ids[at].get_or_insert_with(|| self.readings.intern(&fold::loose(name)))
    }
}

/// Why a row stops at its account.
pub(super) fn account_refusal(row: &RowVerdict) -> NoticeKind {
    let gravest = row.said.iter().rfind(|said| said.column == Column::Status && said.tone >= Tone::Warning);
    let unknown = gravest.is_some_and(|said| said.id == "usernotupdatednotexists/error");
    if unknown { NoticeKind::UnknownAccount } else { NoticeKind::AccountRefused }
}

/// What is refused among the enrolments of a row, and the value that is.
pub(super) fn refusals(row: &RowVerdict) -> impl Iterator<Item = (NoticeKind, &str)> {
    row.said.iter().filter(|said| said.column == Column::Enrolments && said.tone == Tone::Error).map(|said| {
        let kind = match said.id {
            "unknowncourse/error" | "unknown_course" => NoticeKind::UnknownCourse,
            "unknownrole/error" | "unknown_role" | "im:nonassignablerole" => NoticeKind::UnknownRole,
            "addedtogroupnotenrolled/moodle" | "ERR_GROUP_MEMBER" | "not_unenrolled" | "im:not_in" => NoticeKind::NotInCourse,
            "unknown_person" | "ERR_USERID_INVALID" | "im:user_unknown" => NoticeKind::UnknownAccount,
            _ => NoticeKind::OtherRefusal,
        };
        (kind, said.about.as_deref().unwrap_or_default())
    })
}

/// 1 where what becomes of the row rests on something assumed. Whether a message follows changes nothing of an enrolment.
fn rests(row: &RowVerdict) -> u64 {
    u64::from(row.assumed.iter().any(|what| *what != Assumption::Welcome))
}

fn put<T: Clone>(places: &mut Vec<Option<T>>, id: u32, place: T) {
    let at = id as usize;
    if places.len() <= at {
        places.resize(at + 1, None);
    }
    places[at] = Some(place);
}

impl Sink for Gather {
    fn row(&mut self, row: &RowVerdict, names: &Names<'_>) {
        self.ground(row);
        self.account(row);
        if row.account == AccountFate::Untouched || !matches!(row.outcome, Outcome::Error | Outcome::Skipped) {
            self.refusals(row);
        }
        self.visits(row, names);
        for (effect, _) in &row.effects {
            self.effect(row.line, effect, names, row.account);
        }
        self.added_roles(row, names);
        self.lots.row(row, names);
    }

    fn reported(&mut self, line: &Reported) {
        self.reports.reported(line);
    }

    fn changed(&mut self, change: &Change) {
        self.reports.changed(change);
    }
}
