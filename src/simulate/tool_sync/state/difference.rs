//! The difference of the site's state, in the order and the words of the verdicts.

use super::super::verdict::{Change, Doubts};
use super::State;
use super::accounts::Account;
use super::ties::{CourseId, GroupId, Tie};
use std::collections::BTreeSet;

/// Fields of an account that are compared, in the order in which they are shown.
const FIELDS: [&str; 22] = [
    "username",
    "idnumber",
    "firstname",
    "lastname",
    "email",
    "institution",
    "department",
    "city",
    "country",
    "lang",
    "timezone",
    "auth",
    "suspended",
    "deleted",
    "confirmed",
    "maildisplay",
    "maildigest",
    "phone1",
    "phone2",
    "address",
    "description",
    "password",
];
/// Fields that are shown of a new account even when they are empty.
const ALWAYS: [&str; 14] = [
    "username",
    "idnumber",
    "firstname",
    "lastname",
    "email",
    "country",
    "lang",
    "timezone",
    "auth",
    "suspended",
    "deleted",
    "confirmed",
    "maildisplay",
    "maildigest",
];

impl State<'_> {
    /// What the run changed. Adds a doubt for every comparison that the catalogue does not allow.
    pub(in super::super) fn changes(&self, doubts: &mut Doubts) -> Vec<Change> {
        let mut changes = self.accounts_changed(doubts);
        let records = Records::of(self);
        if records.enrol_removed.iter().any(|line| line.contains(UNTOLD_START)) {
            doubts.add(None, "start of the enrolments");
        }
        for (op, set) in [
            ("enrol_added", records.enrol_added),
            ("enrol_removed", records.enrol_removed),
            ("roles_added", records.roles_added),
            ("roles_removed", records.roles_removed),
            ("groups_added", records.groups_added),
            ("groups_removed", records.groups_removed),
            ("members_added", records.members_added),
            ("members_removed", records.members_removed),
            ("cohorts_added", records.cohorts_added),
            ("cohorts_removed", records.cohorts_removed),
            ("cohortmembers_added", records.cohortmembers_added),
            ("cohortmembers_removed", records.cohortmembers_removed),
            ("prefs_added", records.prefs_added),
        ] {
            changes.extend(set.into_iter().map(|what| Change::Record { op, what }));
        }
        changes
    }

    fn accounts_changed(&self, doubts: &mut Doubts) -> Vec<Change> {
        let mut touched: Vec<&Account<'_>> = self.accounts.all().map(|(_, account)| account).filter(|a| a.touched > 0).collect();
        touched.sort_by_key(|account| account.touched);
        touched.into_iter().filter_map(|account| account_change(account, doubts)).collect()
    }
}

fn account_change(account: &Account<'_>, doubts: &mut Doubts) -> Option<Change> {
    if account.told.is_none() {
        return (!account.deleted).then(|| Change::UserCreated(created(account)));
    }
    if account.deleted {
        return Some(Change::UserDeleted { username: account.before("username").unwrap_or_default() });
    }
    let fields: Vec<(&'static str, String, String)> = FIELDS
        .into_iter()
        .filter_map(|field| {
            let now = account.written.get(field)?;
            let before = account.before(field).unwrap_or_else(|| {
                doubts.add(None, untold(field));
                usual(field).to_owned()
            });
            (before != *now).then(|| (field, before, now.clone()))
        })
        .collect();
    let mut resets: Vec<&'static str> = fields.iter().map(|(field, ..)| *field).filter(|field| account.resets.contains(field)).collect();
    resets.sort_unstable();
    (!fields.is_empty()).then(|| Change::UserChanged { username: account.username(), fields, resets })
}

/// A new account; Moodle scrambles what identifies a deleted one.
fn created(account: &Account<'_>) -> Vec<(&'static str, String)> {
    let ghost = account.written.get("deleted").is_some_and(|deleted| deleted == "1");
    FIELDS
        .into_iter()
        .filter_map(|field| {
            let value = match (field, ghost) {
                ("username", true) => "<deleted>".to_owned(),
                ("email", true) => "x".to_owned(),
                _ => account.written.get(field).cloned().unwrap_or_else(|| new_value(field).to_owned()),
            };
            (ALWAYS.contains(&field) || !value.is_empty()).then_some((field, value))
        })
        .collect()
}

/// What Moodle gives a new account that says nothing.
fn new_value(field: &str) -> &'static str {
    match field {
        "auth" => "manual",
        "suspended" | "deleted" => "0",
        "confirmed" => "1",
        _ => "",
    }
}

/// What most accounts hold where the catalogue does not tell; shown with a doubt.
fn usual(field: &str) -> &'static str {
    match field {
        "password" => "HASHED-BEFORE",
        _ => new_value(field),
    }
}

fn untold(field: &str) -> &'static str {
    match field {
        "institution" => "institution of the accounts",
        "department" => "department of the accounts",
        "city" => "city of the accounts",
        "country" => "country of the accounts",
        "lang" => "language of the accounts",
        "timezone" => "time zone of the accounts",
        "maildisplay" => "e-mail display of the accounts",
        "maildigest" => "mail digest of the accounts",
        "idnumber" => "idnumber of the accounts",
        "firstname" | "lastname" => "names of the accounts",
        "email" => "e-mail of the accounts",
        "auth" => "authentication of the accounts",
        "suspended" => "suspension of the accounts",
        _ => "other fields of the accounts",
    }
}

/// Stands in a record where the catalogue does not tell when an enrolment began.
const UNTOLD_START: &str = " | start=? | ";

type Lines = BTreeSet<String>;

#[derive(Default)]
struct Records {
    enrol_added: Lines,
    enrol_removed: Lines,
    roles_added: Lines,
    roles_removed: Lines,
    groups_added: Lines,
    groups_removed: Lines,
    members_added: Lines,
    members_removed: Lines,
    cohorts_added: Lines,
    cohorts_removed: Lines,
    cohortmembers_added: Lines,
    cohortmembers_removed: Lines,
    prefs_added: Lines,
}

impl Records {
    fn of(state: &State<'_>) -> Self {
        let mut records = Self::default();
        for (user, course, before, now) in state.ties.touched() {
            let account = state.accounts.get(user);
            let who = account.before("username").unwrap_or_else(|| account.username());
            let whose = format!("{who} | {}", state.ties.course(course).told.shortname);
            split(enrols(before, &whose), enrols(now, &whose), &mut records.enrol_added, &mut records.enrol_removed);
            split(roles(before, &whose), roles(now, &whose), &mut records.roles_added, &mut records.roles_removed);
            let before = members(state, course, before, &whose, |names| names.0);
            let now = members(state, course, now, &whose, |names| names.1);
            split(before, now, &mut records.members_added, &mut records.members_removed);
        }
        for (course, before, now) in state.ties.touched_groups() {
            let lines = |names: Vec<&str>| names.into_iter().map(|name| format!("{} | {name}", course.told.shortname)).collect();
            split(lines(before), lines(now), &mut records.groups_added, &mut records.groups_removed);
        }
        for (cohort, was, is, before, now) in state.cohorts.differences() {
            let line = format!("{} | idnumber={}", cohort.name, cohort.idnumber);
            match (was, is) {
                (false, true) => _ = records.cohorts_added.insert(line),
                (true, false) => _ = records.cohorts_removed.insert(line),
                _ => {}
            }
            let lines = |members: &BTreeSet<_>| {
                members.iter().map(|user| format!("{} | {}", state.accounts.get(*user).username(), cohort.name)).collect::<Lines>()
            };
            split(lines(&before), lines(now), &mut records.cohortmembers_added, &mut records.cohortmembers_removed);
        }
        for (_, account) in state.accounts.all().filter(|(_, account)| !account.deleted) {
            records.prefs_added.extend(account.preferences.iter().map(|preference| format!("{} | {preference}", account.username())));
        }
        records
    }
}

fn split(before: Lines, now: Lines, added: &mut Lines, removed: &mut Lines) {
    added.extend(now.difference(&before).cloned());
    removed.extend(before.difference(&now).cloned());
}

fn enrols(tie: &Tie, whose: &str) -> Lines {
    let line = |enrolled: &super::ties::Enrolled| {
        let date = |date: &Option<String>, untold: &str| date.clone().unwrap_or_else(|| untold.to_owned());
        let (start, end) = (date(&enrolled.start, "?"), date(&enrolled.end, "0"));
        format!("{whose} | {} | status={} | start={start} | end={end}", enrolled.method, u8::from(enrolled.suspended))
    };
    tie.enrolled.iter().map(line).collect()
}

fn roles(tie: &Tie, whose: &str) -> Lines {
    tie.held.iter().map(|held| format!("{whose} | {} | component={}", held.role, held.component)).collect()
}

fn members<'s>(
    state: &'s State<'_>,
    course: CourseId,
    tie: &Tie,
    whose: &str,
    pick: impl Fn((Option<&'s str>, Option<&'s str>)) -> Option<&'s str>,
) -> Lines {
    let name = |group: GroupId| pick(state.ties.group_names(course, group));
    let line = |member: &super::Member| Some(format!("{whose} | {} | component={}", name(member.group)?, member.component));
    tie.member.iter().filter_map(line).collect()
}
