//! The verdict as one JSON document, in the words, keys and order of the contract. Rows are written as
//! they come, so that a million of them need no memory.

use super::moodle_upload::{GroupRow, Names};
use super::outlook::Outlook;
use super::play::Play;
use super::verdict::{
    AccountFate, Effect, End, FileError, FileVerdict, Letter, Moment, Outcome, Plan, RowVerdict, Said, Sink, Swap, Tenure, UserId, Welcome,
    Where, Why,
};
use crate::catalogue::Assumption;
use crate::watch::{Cancelled, Watch};
use serde::ser::{Serialize, SerializeMap as _, SerializeSeq as _, Serializer};
use std::io::{self, Write};

/// Why no whole document was written.
#[derive(Debug)]
pub enum Cut {
    /// The person asked to stop.
    Cancelled,
    /// What is written to does not take it.
    Io(io::Error),
}

impl From<Cancelled> for Cut {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

impl From<io::Error> for Cut {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Plays an import and writes the document of `simulate --json`: rows as they come, then what is known at the end.
///
/// # Errors
/// When the watch asks to stop, or the writer fails.
pub fn write(bytes: &[u8], play: &dyn Play, out: &mut impl Write, watch: &Watch) -> Result<FileVerdict, Cut> {
    out.write_all(b"{\"rows\":[")?;
    let today = play.now().start_of_day().map_or(0, |midnight| midnight.timestamp().as_second());
    let mut rows = Rows {
        out,
        line: Vec::new(),
        today,
        first: true,
        not_told: Vec::new(),
        assumed: Vec::new(),
        after: Vec::new(),
        courses: Vec::new(),
        failed: None,
    };
    let verdict = play.play(bytes, &mut rows, watch)?;
    let Rows { out, not_told, assumed, after, courses, failed, .. } = rows;
    if let Some(error) = failed {
        return Err(Cut::Io(error));
    }
    out.write_all(b"],\"file_error\":")?;
    put(out, &verdict.file_error.as_ref().map(Refusal))?;
    out.write_all(b",\"accepted_columns\":")?;
    put(out, &verdict.accepted_columns)?;
    out.write_all(b",\"aborted\":")?;
    match &verdict.aborted {
        Some(aborted) => write!(out, "{{\"at_line\":{},\"id\":\"{}\"}}", aborted.at_line, aborted.id)?,
        None => out.write_all(b"null")?,
    }
    if !after.is_empty() {
        out.write_all(b",\"after_the_file\":")?;
        out.write_all(&after)?;
    }
    write!(out, ",\"rows_read\":{},\"rows_processed\":{},\"summary\":", verdict.rows_read, verdict.rows_processed)?;
    put(out, &Summary(&verdict))?;
    out.write_all(b",\"outlook\":")?;
    put(out, &Outlook::of(&verdict))?;
    out.write_all(b",\"welcome\":")?;
    put(out, &Letters(&verdict.welcome, &courses))?;
    out.write_all(b",\"not_told\":")?;
    put(out, &NotTold(&not_told))?;
    out.write_all(b",\"assumed\":")?;
    put(out, &Assumed(&assumed))?;
    out.write_all(b"}")?;
    Ok(verdict)
}

fn put(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(out, value).map_err(io::Error::from)
}

/// Writes rows one by one.
struct Rows<'w, W> {
    out: &'w mut W,
    /// The row that is being written: a million of small pieces cost less here than on their way out.
    line: Vec<u8>,
    /// Midnight of the day of the import.
    today: i64,
    first: bool,
    not_told: Vec<(u64, Why)>,
    assumed: Vec<(u64, Assumption)>,
    /// The document of what the tool does after the file.
    after: Vec<u8>,
    /// Short names of the courses met, by their number; the names go with the import.
    courses: Vec<Option<Box<str>>>,
    failed: Option<io::Error>,
}

impl<W: Write> Sink for Rows<'_, W> {
    fn row(&mut self, verdict: &RowVerdict, names: &Names<'_>) {
        if self.failed.is_some() {
            return;
        }
        self.line.clear();
        self.line.extend_from_slice(if std::mem::take(&mut self.first) { b"\n" } else { b",\n" });
        let row = Row { verdict, names, today: self.today };
        self.failed = put(&mut self.line, &row).and_then(|()| self.out.write_all(&self.line)).err();
        self.not_told.extend(verdict.not_told.iter().map(|why| (verdict.line, *why)));
        self.assumed.extend(verdict.assumed.iter().map(|what| (verdict.line, *what)));
        for course in verdict.visits.iter().filter_map(|visit| visit.course) {
            let at = course.0 as usize;
            if self.courses.len() <= at {
                self.courses.resize(at + 1, None);
            }
            self.courses[at].get_or_insert_with(|| names.shortname(course).into());
        }
    }

    fn after(&mut self, effects: &[Effect], names: &Names<'_>) {
        let list: Vec<OneEffect<'_>> = effects.iter().map(|effect| OneEffect { effect, sure: true, names, today: self.today }).collect();
        let written = put(&mut self.after, &list);
        self.failed = self.failed.take().or(written.err());
    }
}

/// Who receives a welcome message, course by course.
struct Letters<'a>(&'a [Welcome], &'a [Option<Box<str>>]);

impl Serialize for Letters<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(serde::Serialize)]
        struct Entry<'a> {
            course: &'a str,
            people: u64,
            told: bool,
        }
        let name = |welcome: &Welcome| self.1.get(welcome.course.0 as usize).and_then(Option::as_deref).unwrap_or_default();
        serializer.collect_seq(self.0.iter().map(|welcome| Entry { course: name(welcome), people: welcome.messages, told: welcome.told }))
    }
}

struct Refusal<'a>(&'a FileError);

impl Serialize for Refusal<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("stage", self.0.stage)?;
        map.serialize_entry("id", self.0.id)?;
        map.serialize_entry("errorcode", self.0.id)?;
        map.serialize_entry("value", &self.0.value)?;
        if !self.0.fields.is_empty() {
            map.serialize_entry("fields", &self.0.fields)?;
        }
        map.end()
    }
}

struct Summary<'a>(&'a FileVerdict);

impl Serialize for Summary<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let counted = Outcome::ALL.into_iter().filter(|&outcome| self.0.count(outcome) > 0);
        serializer.collect_map(counted.map(|outcome| (outcome.word(), self.0.count(outcome))))
    }
}

struct NotTold<'a>(&'a [(u64, Why)]);

impl Serialize for NotTold<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(serde::Serialize)]
        struct Entry {
            line: u64,
            why: &'static str,
        }
        serializer.collect_seq(self.0.iter().map(|(line, why)| Entry { line: *line, why: why.word() }))
    }
}

struct Assumed<'a>(&'a [(u64, Assumption)]);

impl Serialize for Assumed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(serde::Serialize)]
        struct Entry {
            line: u64,
            what: &'static str,
        }
        serializer.collect_seq(self.0.iter().map(|(line, what)| Entry { line: *line, what: what.word() }))
    }
}

struct Row<'a> {
    verdict: &'a RowVerdict,
    names: &'a Names<'a>,
    today: i64,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("line", &self.verdict.line)?;
        map.serialize_entry("outcome", self.verdict.outcome.word())?;
        if self.verdict.account != AccountFate::Untouched {
            map.serialize_entry("account", self.verdict.account.word())?;
        }
        map.serialize_entry("messages", &Messages(&self.verdict.said))?;
        map.serialize_entry("effects", &Effects(self))?;
        if self.verdict.has_warnings() {
            map.serialize_entry("warnings", &true)?;
        }
        map.end()
    }
}

struct Messages<'a>(&'a [Said]);

impl Serialize for Messages<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(serde::Serialize)]
        struct Entry {
            col: &'static str,
            level: &'static str,
            id: &'static str,
            #[serde(skip_serializing_if = "std::ops::Not::not")]
            unsure: bool,
        }
        let entry = |said: &Said| Entry { col: said.column.word(), level: said.tone.word(), id: said.id, unsure: !said.sure };
        serializer.collect_seq(self.0.iter().map(entry))
    }
}

struct Effects<'a>(&'a Row<'a>);

impl Serialize for Effects<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.verdict.effects.len()))?;
        for (effect, sure) in &self.0.verdict.effects {
            list.serialize_element(&OneEffect { effect, sure: *sure, names: self.0.names, today: self.0.today })?;
        }
        list.end()
    }
}

struct OneEffect<'a> {
    effect: &'a Effect,
    sure: bool,
    names: &'a Names<'a>,
    today: i64,
}

impl OneEffect<'_> {
    fn word(&self) -> &'static str {
        match self.effect {
            Effect::UserCreated(..) => "user_created",
            Effect::UserChanged(..) => "user_changed",
            Effect::UserDeleted(..) => "user_deleted",
            Effect::ProfileChanged(..) => "profile_field_changed",
            Effect::PreferenceChanged(..) => "preference_changed",
            Effect::InterestAdded(..) => "interest_added",
            Effect::Enrolled { .. } => "enrol_created",
            Effect::EnrolmentChanged { .. } => "enrol_changed",
            Effect::EnrolmentWritten { .. } => "enrol_written",
            Effect::RoleAssigned(..) => "role_assigned",
            Effect::RoleRemoved(..) => "role_removed",
            Effect::EnrolmentRemoved(..) => "enrol_removed",
            Effect::MethodCreated(..) => "method_created",
            Effect::Planned(_) => "enrolment_planned",
            Effect::PlanDropped(..) => "enrolment_planned_removed",
            Effect::GroupingCreated(..) => "grouping_created",
            Effect::InGrouping(..) => "group_in_grouping",
            Effect::MemberRemoved(..) => "group_member_removed",
            Effect::Notified(..) => "notification_sent",
            Effect::GroupCreated(..) => "group_created",
            Effect::MemberAdded(..) => "group_member_added",
            Effect::CohortCreated(..) => "cohort_created",
            Effect::CohortMemberAdded(..) => "cohort_member_added",
            Effect::ProfileDefaults(..) => "profile_defaults_written",
        }
    }

    fn user(&self) -> Option<UserId> {
        match self.effect {
            Effect::UserChanged(user, _)
            | Effect::UserDeleted(user)
            | Effect::ProfileChanged(user, ..)
            | Effect::PreferenceChanged(user, ..)
            | Effect::InterestAdded(user, _)
            | Effect::Enrolled { user, .. }
            | Effect::EnrolmentChanged { user, .. }
            | Effect::EnrolmentWritten { user, .. }
            | Effect::RoleAssigned(user, ..)
            | Effect::RoleRemoved(user, ..)
            | Effect::MemberAdded(user, _)
            | Effect::CohortMemberAdded(user, _)
            | Effect::EnrolmentRemoved(user, ..)
            | Effect::MemberRemoved(user, _)
            | Effect::ProfileDefaults(user) => Some(*user),
            Effect::UserCreated(..)
            | Effect::GroupCreated(_)
            | Effect::CohortCreated(_)
            | Effect::MethodCreated(..)
            | Effect::Planned(_)
            | Effect::PlanDropped(..)
            | Effect::GroupingCreated(..)
            | Effect::InGrouping(..)
            | Effect::Notified(..) => None,
        }
    }

    /// The login under which an account was that the row renames.
    fn former_login(&self) -> Option<&str> {
        let Effect::UserChanged(_, swaps) = self.effect else { return None };
        swaps.iter().find(|(field, _)| *field == "username").and_then(|(_, (before, _))| before.as_deref())
    }

    fn group(&self) -> Option<&GroupRow> {
        match self.effect {
            Effect::GroupCreated(group)
            | Effect::MemberAdded(_, group)
            | Effect::MemberRemoved(_, group)
            | Effect::InGrouping(group, _) => self.names.group(*group),
            _ => None,
        }
    }

    fn plan<M: serde::ser::SerializeMap>(&self, map: &mut M, plan: &Plan) -> Result<(), M::Error> {
        map.serialize_entry("operation", if plan.takes_away { "del" } else { "add" })?;
        map.serialize_entry("user", self.names.user(plan.user))?;
        map.serialize_entry("course", self.names.shortname(plan.course))?;
        map.serialize_entry("role", self.names.role(plan.role))?;
        map.serialize_entry("start", &day(plan.start, self.today))?;
        map.serialize_entry("end", &day(plan.end, self.today))
    }

    fn tenure<M: serde::ser::SerializeMap>(&self, map: &mut M, tenure: &Tenure) -> Result<(), M::Error> {
        map.serialize_entry("status", status(tenure))?;
        map.serialize_entry("start", &day(tenure.start, self.today))?;
        map.serialize_entry("end", &end(tenure.end, self.today))
    }
}

impl Serialize for OneEffect<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("type", self.word())?;
        if let Some(user) = self.user() {
            map.serialize_entry("user", self.former_login().unwrap_or_else(|| self.names.user(user)))?;
        }
        match self.effect {
            Effect::UserCreated(_, values) => {
                for (name, value) in values {
                    map.serialize_entry(name, value)?;
                }
            }
            Effect::UserChanged(_, swaps) => map.serialize_entry("changes", &Changes(swaps))?,
            Effect::ProfileChanged(_, change) => {
                let (name, (from, to)) = &**change;
                map.serialize_entry("name", name)?;
                map.serialize_entry("from", from)?;
                map.serialize_entry("to", to)?;
            }
            Effect::PreferenceChanged(_, name, change) => {
                let (from, to) = &**change;
                map.serialize_entry("name", name)?;
                map.serialize_entry("from", from)?;
                map.serialize_entry("to", to)?;
            }
            Effect::InterestAdded(_, name) => map.serialize_entry("name", name)?,
            Effect::Enrolled { course, method, enabled, tenure, .. } => {
                map.serialize_entry("course", self.names.shortname(*course))?;
                map.serialize_entry("method", method.word())?;
                map.serialize_entry("method_enabled", enabled)?;
                self.tenure(&mut map, tenure)?;
            }
            Effect::EnrolmentWritten { course, tenure, .. } => {
                map.serialize_entry("course", self.names.shortname(*course))?;
                map.serialize_entry("method", "manual")?;
                self.tenure(&mut map, tenure)?;
            }
            Effect::EnrolmentChanged { course, method, old, new, .. } => {
                map.serialize_entry("course", self.names.shortname(*course))?;
                map.serialize_entry("method", method.word())?;
                map.serialize_entry("changes", &Moved { old, new, today: self.today })?;
            }
            Effect::RoleAssigned(_, role, place, giver) | Effect::RoleRemoved(_, role, place, giver) => {
                map.serialize_entry("role", self.names.role(*role))?;
                match place {
                    Where::Course(course) => map.serialize_entry("course", self.names.shortname(*course))?,
                    Where::Category(at) => map.serialize_entry("category", self.names.category(*at))?,
                    Where::System => map.serialize_entry("context", "system")?,
                }
                if let Some(component) = giver.component() {
                    map.serialize_entry("component", component)?;
                }
            }
            Effect::EnrolmentRemoved(_, course, method) => {
                map.serialize_entry("course", self.names.shortname(*course))?;
                map.serialize_entry("method", method.word())?;
            }
            Effect::MethodCreated(course, method) => {
                map.serialize_entry("course", self.names.shortname(*course))?;
                map.serialize_entry("method", method.word())?;
                map.serialize_entry("enabled", &true)?;
            }
            Effect::Planned(plan) => self.plan(&mut map, plan)?,
            Effect::PlanDropped(user, course, role) => {
                map.serialize_entry("operation", "add")?;
                map.serialize_entry("user", self.names.user(*user))?;
                map.serialize_entry("course", self.names.shortname(*course))?;
                map.serialize_entry("role", self.names.role(*role))?;
            }
            Effect::GroupingCreated(course, name) => {
                map.serialize_entry("course", self.names.shortname(*course))?;
                map.serialize_entry("name", name)?;
            }
            Effect::InGrouping(_, grouping) => {
                if let Some(group) = self.group() {
                    map.serialize_entry("course", self.names.shortname(group.course))?;
                    map.serialize_entry("grouping", grouping)?;
                    map.serialize_entry("group", &group.name)?;
                }
            }
            Effect::MemberRemoved(..) => {
                if let Some(group) = self.group() {
                    map.serialize_entry("course", self.names.shortname(group.course))?;
                    map.serialize_entry("group", &group.name)?;
                }
            }
            Effect::Notified(user, course, letter) => {
                map.serialize_entry("to", self.names.user(*user))?;
                let course = self.names.course(*course);
                let subject = match letter {
                    Letter::Welcome => format!("Welcome to {}", course.map_or("", |course| &course.fullname)),
                    Letter::Enrolled => format!("New enrolment in {}", course.map_or("", |course| &course.shortname)),
                };
                map.serialize_entry("subject", &subject)?;
            }
            Effect::GroupCreated(_) | Effect::MemberAdded(..) => {
                if let Some(group) = self.group() {
                    let created = matches!(self.effect, Effect::GroupCreated(_));
                    map.serialize_entry("course", self.names.shortname(group.course))?;
                    map.serialize_entry(if created { "name" } else { "group" }, &group.name)?;
                    if !created && group.number != 0 {
                        map.serialize_entry("group_id", &group.number)?;
                    }
                }
            }
            Effect::CohortCreated(cohort) => {
                let (name, code) = self.names.cohort(*cohort);
                map.serialize_entry("name", name)?;
                map.serialize_entry("idnumber", code)?;
                map.serialize_entry("visible", &1)?;
            }
            Effect::CohortMemberAdded(_, cohort) => {
                let (name, code) = self.names.cohort(*cohort);
                map.serialize_entry("cohort_name", name)?;
                map.serialize_entry("cohort_idnumber", code)?;
            }
            Effect::UserDeleted(_) | Effect::ProfileDefaults(_) => {}
        }
        if !self.sure {
            map.serialize_entry("unsure", &true)?;
        }
        map.end()
    }
}

struct Changes<'a>(&'a [(&'static str, Swap)]);

impl Serialize for Changes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, swap)| (name, swap)))
    }
}

struct Moved<'a> {
    old: &'a Tenure,
    new: &'a Tenure,
    today: i64,
}

impl Serialize for Moved<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if self.old.suspended != self.new.suspended {
            map.serialize_entry("status", &[status(self.old), status(self.new)])?;
        }
        if self.old.start != self.new.start {
            map.serialize_entry("start", &[day(self.old.start, self.today), day(self.new.start, self.today)])?;
        }
        if self.old.end != self.new.end {
            map.serialize_entry("end", &[end(self.old.end, self.today), end(self.new.end, self.today)])?;
        }
        map.end()
    }
}

fn status(tenure: &Tenure) -> &'static str {
    if tenure.suspended { "suspended" } else { "active" }
}

/// Moments below this one, in March 1973, are shown as the seconds they are.
const RAW: i64 = 100_000_000;

/// As [`day`]; `not_told` where nobody can say.
fn end(end: End, today: i64) -> Option<String> {
    match end {
        End::Never => None,
        End::At(moment) => day(Some(moment), today),
        End::NotTold => Some("not_told".to_owned()),
    }
}

/// `today`, `+60 d`, `+160.9583 d`; null = no limit.
fn day(moment: Moment, today: i64) -> Option<String> {
    const DAY: i64 = 86_400;
    let moment = moment?.get();
    // A small number is a date that was no date: its seconds are told as they are.
    if (1..RAW).contains(&moment) {
        return Some(format!("epoch {moment}"));
    }
    let seconds = moment.saturating_sub(today);
    Some(match (seconds, seconds % DAY) {
        (0, _) => "today".to_owned(),
        (_, 0) => format!("{:+} d", seconds / DAY),
        _ => format!("{:+.4} d", seconds as f64 / DAY as f64),
    })
}
