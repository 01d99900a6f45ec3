//! One row of the document: what becomes of it, what the tool says, what it writes.

use super::super::moodle_upload::{GroupRow, Names};
use super::super::verdict::{AccountFate, Effect, End, GroupId, Letter, Moment, Plan, RowVerdict, Said, Swap, Tenure, Where};
use super::object::{Object, escaped, formatted, key, list, map, perhaps, whole};
use std::num::NonZeroI64;

/// Writes rows and effects at the end of a buffer.
pub(super) struct Pen<'a> {
    pub out: &'a mut Vec<u8>,
    pub names: &'a Names<'a>,
    /// Midnight of the day of the import.
    pub today: i64,
}

impl Pen<'_> {
    pub fn row(&mut self, verdict: &RowVerdict) {
        let mut row = Object::at_line(self.out, verdict.line);
        row.word(key!("outcome"), verdict.outcome.word());
        if verdict.account != AccountFate::Untouched {
            row.word(key!("account"), verdict.account.word());
        }
        row.with(key!("messages"), |out| list(out, verdict.said.iter(), message));
        self.out.extend_from_slice(key!("effects").as_bytes());
        self.effects(verdict.effects.iter().map(|(effect, sure)| (effect, *sure)));
        self.out.extend_from_slice(if verdict.has_warnings() { b",\"warnings\":true}" } else { b"}" });
    }

    /// A list of effects, with false for what depends on something not told.
    pub fn effects<'e>(&mut self, effects: impl Iterator<Item = (&'e Effect, bool)>) {
        self.out.push(b'[');
        for (i, (effect, sure)) in effects.enumerate() {
            if i > 0 {
                self.out.push(b',');
            }
            self.effect(effect, sure);
        }
        self.out.push(b']');
    }

    fn effect(&mut self, effect: &Effect, sure: bool) {
        let (names, today) = (self.names, self.today);
        let mut entry = Object::begin(self.out, "{\"type\":", word(effect));
        match effect {
            Effect::UserCreated(_, values) => {
                for (name, value) in values {
                    entry.named(name, value);
                }
            }
            Effect::UserChanged(user, swaps) => {
                // The login under which the account was, when the row renames it.
                let former = swaps.iter().find(|(field, _)| *field == "username").and_then(|(_, (before, _))| before.as_deref());
                entry.text(key!("user"), former.unwrap_or_else(|| names.user(*user)));
                entry.with(key!("changes"), |out| changes(out, swaps));
            }
            Effect::UserDeleted(user) | Effect::ProfileDefaults(user) => entry.text(key!("user"), names.user(*user)),
            Effect::ProfileChanged(user, change) => {
                let (name, swap) = &**change;
                entry.text(key!("user"), names.user(*user));
                change_of(&mut entry, name, swap);
            }
            Effect::PreferenceChanged(user, name, change) => {
                entry.text(key!("user"), names.user(*user));
                change_of(&mut entry, name, change);
            }
            Effect::InterestAdded(user, name) => {
                entry.text(key!("user"), names.user(*user));
                entry.text(key!("name"), name);
            }
            Effect::Enrolled { user, course, method, enabled, tenure } => {
                entry.text(key!("user"), names.user(*user));
                entry.text(key!("course"), names.shortname(*course));
                entry.word(key!("method"), method.word());
                entry.flag(key!("method_enabled"), *enabled);
                tenure_of(&mut entry, tenure, today);
            }
            Effect::EnrolmentWritten { user, course, tenure } => {
                entry.text(key!("user"), names.user(*user));
                entry.text(key!("course"), names.shortname(*course));
                entry.word(key!("method"), "manual");
                tenure_of(&mut entry, tenure, today);
            }
            Effect::EnrolmentChanged { user, course, method, old, new } => {
                entry.text(key!("user"), names.user(*user));
                entry.text(key!("course"), names.shortname(*course));
                entry.word(key!("method"), method.word());
                entry.with(key!("changes"), |out| moved(out, old, new, today));
            }
            Effect::RoleAssigned(user, role, place, giver) | Effect::RoleRemoved(user, role, place, giver) => {
                entry.text(key!("user"), names.user(*user));
                entry.text(key!("role"), names.role(*role));
                match place {
                    Where::Course(course) => entry.text(key!("course"), names.shortname(*course)),
                    Where::Category(at) => entry.text(key!("category"), names.category(*at)),
                    Where::System => entry.word(key!("context"), "system"),
                }
                if let Some(component) = giver.component() {
                    entry.word(key!("component"), component);
                }
            }
            Effect::EnrolmentRemoved(user, course, method) => {
                entry.text(key!("user"), names.user(*user));
                entry.text(key!("course"), names.shortname(*course));
                entry.word(key!("method"), method.word());
            }
            Effect::MethodCreated(course, method) => {
                entry.text(key!("course"), names.shortname(*course));
                entry.word(key!("method"), method.word());
                entry.yes(key!("enabled"));
            }
            Effect::Planned(plan) => planned(&mut entry, plan, names, today),
            Effect::PlanDropped(user, course, role) => {
                entry.word(key!("operation"), "add");
                entry.text(key!("user"), names.user(*user));
                entry.text(key!("course"), names.shortname(*course));
                entry.text(key!("role"), names.role(*role));
            }
            Effect::GroupingCreated(course, name) => {
                entry.text(key!("course"), names.shortname(*course));
                entry.text(key!("name"), name);
            }
            Effect::InGrouping(group, grouping) => {
                if let Some(group) = names.group(*group) {
                    entry.text(key!("course"), names.shortname(group.course));
                    entry.text(key!("grouping"), grouping);
                    entry.text(key!("group"), &group.name);
                }
            }
            Effect::MemberRemoved(user, group) => {
                entry.text(key!("user"), names.user(*user));
                member_of(&mut entry, *group, names);
            }
            Effect::MemberAdded(user, group) => {
                entry.text(key!("user"), names.user(*user));
                let group = member_of(&mut entry, *group, names);
                if let Some(group) = group.filter(|group| group.number != 0) {
                    entry.number(key!("group_id"), group.number);
                }
            }
            Effect::GroupCreated(group) => {
                if let Some(group) = names.group(*group) {
                    entry.text(key!("course"), names.shortname(group.course));
                    entry.text(key!("name"), &group.name);
                }
            }
            Effect::Notified(user, course, letter) => {
                entry.text(key!("to"), names.user(*user));
                let course = names.course(*course);
                let subject = match letter {
                    Letter::Welcome => format!("Welcome to {}", course.map_or("", |course| &course.fullname)),
                    Letter::Enrolled => format!("New enrolment in {}", course.map_or("", |course| &course.shortname)),
                };
                entry.text(key!("subject"), &subject);
            }
            Effect::CohortCreated(cohort) => {
                let (name, code) = names.cohort(*cohort);
                entry.text(key!("name"), name);
                entry.text(key!("idnumber"), code);
                entry.number(key!("visible"), 1);
            }
            Effect::CohortMemberAdded(user, cohort) => {
                let (name, code) = names.cohort(*cohort);
                entry.text(key!("user"), names.user(*user));
                entry.text(key!("cohort_name"), name);
                entry.text(key!("cohort_idnumber"), code);
            }
        }
        if !sure {
            entry.yes(key!("unsure"));
        }
        entry.end();
    }
}

fn word(effect: &Effect) -> &'static str {
    match effect {
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

fn message(out: &mut Vec<u8>, said: &Said) {
    let mut entry = Object::begin(out, "{\"col\":", said.column.word());
    entry.word(key!("level"), said.tone.word());
    entry.word(key!("id"), said.id);
    if !said.sure {
        entry.yes(key!("unsure"));
    }
    entry.end();
}

/// The group that a person is put into or taken out of.
fn member_of<'n>(entry: &mut Object<'_>, group: GroupId, names: &Names<'n>) -> Option<&'n GroupRow> {
    let group = names.group(group)?;
    entry.text(key!("course"), names.shortname(group.course));
    entry.text(key!("group"), &group.name);
    Some(group)
}

fn change_of(entry: &mut Object<'_>, name: &str, (from, to): &Swap) {
    entry.text(key!("name"), name);
    entry.perhaps(key!("from"), from.as_deref());
    entry.perhaps(key!("to"), to.as_deref());
}

fn planned(entry: &mut Object<'_>, plan: &Plan, names: &Names<'_>, today: i64) {
    entry.word(key!("operation"), if plan.takes_away { "del" } else { "add" });
    entry.text(key!("user"), names.user(plan.user));
    entry.text(key!("course"), names.shortname(plan.course));
    entry.text(key!("role"), names.role(plan.role));
    entry.with(key!("start"), |out| day(out, plan.start, today));
    entry.with(key!("end"), |out| day(out, plan.end, today));
}

fn tenure_of(entry: &mut Object<'_>, tenure: &Tenure, today: i64) {
    entry.word(key!("status"), status(tenure));
    entry.with(key!("start"), |out| day(out, tenure.start, today));
    entry.with(key!("end"), |out| end(out, tenure.end, today));
}

/// Fields with their value before and after.
fn changes(out: &mut Vec<u8>, swaps: &[(&'static str, Swap)]) {
    let swaps = swaps.iter().map(|(field, (from, to))| (*field, [from.as_deref(), to.as_deref()]));
    map(out, swaps, |out, both| list(out, both.into_iter(), perhaps));
}

/// What of an enrolment is rewritten.
fn moved(out: &mut Vec<u8>, old: &Tenure, new: &Tenure, today: i64) {
    out.push(b'{');
    let mut first = true;
    let mut changed = |out: &mut Vec<u8>, name: &str| {
        if !std::mem::take(&mut first) {
            out.push(b',');
        }
        escaped(out, name);
        out.push(b':');
    };
    if old.suspended != new.suspended {
        changed(out, "status");
        list(out, [status(old), status(new)].into_iter(), escaped);
    }
    if old.start != new.start {
        changed(out, "start");
        list(out, [old.start, new.start].into_iter(), |out, moment| day(out, moment, today));
    }
    if old.end != new.end {
        changed(out, "end");
        list(out, [old.end, new.end].into_iter(), |out, moment| end(out, moment, today));
    }
    out.push(b'}');
}

fn status(tenure: &Tenure) -> &'static str {
    if tenure.suspended { "suspended" } else { "active" }
}

/// Moments below this one, in March 1973, are shown as the seconds they are.
const RAW: i64 = 100_000_000;

/// As [`day`]; `not_told` where nobody can say.
fn end(out: &mut Vec<u8>, end: End, today: i64) {
    match end {
        End::Never => day(out, None, today),
        End::At(moment) => day(out, Some(moment), today),
        End::NotTold => out.extend_from_slice(b"\"not_told\""),
    }
}

/// `today`, `+60 d`, `+160.9583 d`; null = no limit.
fn day(out: &mut Vec<u8>, moment: Moment, today: i64) {
    const DAY: i64 = 86_400;
    let Some(moment) = moment.map(NonZeroI64::get) else { return out.extend_from_slice(b"null") };
    // A small number is a date that was no date: its seconds are told as they are.
    if (1..RAW).contains(&moment) {
        return formatted(out, format_args!("epoch {moment}"));
    }
    let seconds = moment.saturating_sub(today);
    match (seconds, seconds % DAY) {
        (0, _) => out.extend_from_slice(b"\"today\""),
        (_, 0) => {
            out.extend_from_slice(if seconds > 0 { b"\"+" } else { b"\"" });
            whole(out, seconds / DAY);
            out.extend_from_slice(b" d\"");
        }
        _ => formatted(out, format_args!("{:+.4} d", seconds as f64 / DAY as f64)),
    }
}
