//! The difference of the site's state, in the order and the words of the verdicts.

use super::super::super::change::{Change, Record};
use super::super::report::Doubts;
use super::super::why::Doubt;
use super::accounts::Account;
use super::ties::{CourseId, Enrolled, Held, Tie};
use super::{State, UserId};
use std::collections::BTreeMap;

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
    pub(in super::super) fn changes(&self, doubts: &mut Doubts, mut tell: impl FnMut(&Change)) {
        self.accounts_changed(doubts).iter().for_each(&mut tell);
        let kinds = Differences::of(self);
        let untold = |record: &Record| matches!(record, Record::Enrolment { start: None, .. });
        if kinds.enrolments.went.values().any(untold) {
            doubts.add(None, Doubt::Starts);
        }
        for kind in [kinds.enrolments, kinds.roles, kinds.groups, kinds.members, kinds.cohorts, kinds.cohort_members, kinds.preferences] {
            for (came, records) in [(true, kind.came), (false, kind.went)] {
                records.into_values().for_each(|record| tell(&Change::Record { came, record }));
            }
        }
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

fn untold(field: &str) -> Doubt {
    match field {
        "institution" => Doubt::Institution,
        "department" => Doubt::Department,
        "city" => Doubt::City,
        "country" => Doubt::Country,
        "lang" => Doubt::Language,
        "timezone" => Doubt::AccountTimeZone,
        "maildisplay" => Doubt::MailDisplay,
        "maildigest" => Doubt::MailDigest,
        "idnumber" => Doubt::Idnumber,
        "firstname" | "lastname" => Doubt::PersonNames,
        "email" => Doubt::Email,
        "auth" => Doubt::Auth,
        "suspended" => Doubt::Suspension,
        _ => Doubt::OtherFields,
    }
}

/// Records in the order of the lines that they are written as.
type Lines = BTreeMap<String, Record>;

/// What came and what went of one kind.
#[derive(Default)]
struct Difference {
    came: Lines,
    went: Lines,
}

impl Difference {
    fn between(&mut self, before: impl Iterator<Item = Record>, now: impl Iterator<Item = Record>) {
        let lines = |records: &mut dyn Iterator<Item = Record>| records.map(|record| (record.to_string(), record)).collect::<Lines>();
        let (mut before, mut now) = (before, now);
        let (before, now) = (lines(&mut before), lines(&mut now));
        self.went.extend(before.iter().filter(|(line, _)| !now.contains_key(*line)).map(|(line, record)| (line.clone(), record.clone())));
        self.came.extend(now.into_iter().filter(|(line, _)| !before.contains_key(line)));
    }
}

#[derive(Default)]
struct Differences {
    enrolments: Difference,
    roles: Difference,
    groups: Difference,
    members: Difference,
    cohorts: Difference,
    cohort_members: Difference,
    preferences: Difference,
}

impl Differences {
    fn of(state: &State<'_>) -> Self {
        let mut found = Self::default();
        for (user, course, before, now) in state.ties.touched() {
            let account = state.accounts.get(user);
            let who = account.before("username").unwrap_or_else(|| account.username());
            let place = Place { state, course, user: &who };
            found.enrolments.between(place.enrolments(before), place.enrolments(now));
            found.roles.between(place.roles(before), place.roles(now));
            found.members.between(place.members(before, |names| names.0), place.members(now, |names| names.1));
        }
        for (course, before, now) in state.ties.touched_groups() {
            let group = |name: &str| Record::Group { course: course.told.shortname.clone(), name: name.to_owned() };
            found.groups.between(before.into_iter().map(group), now.into_iter().map(group));
        }
        for (cohort, was, is, before, now) in state.cohorts.differences() {
            let itself = || Record::Cohort { name: cohort.name.clone(), idnumber: cohort.idnumber.clone() };
            found.cohorts.between(was.then(itself).into_iter(), is.then(itself).into_iter());
            let member = |user: &UserId| Record::CohortMember { user: state.accounts.get(*user).username(), cohort: cohort.name.clone() };
            found.cohort_members.between(before.iter().map(member), now.iter().map(member));
        }
        for (_, account) in state.accounts.all().filter(|(_, account)| !account.deleted) {
            let preference = |name: &&str| Record::Preference { user: account.username(), name: (*name).to_owned() };
            found.preferences.between(std::iter::empty(), account.preferences.iter().map(preference));
        }
        found
    }
}

/// A person in a course.
struct Place<'s> {
    state: &'s State<'s>,
    course: CourseId,
    user: &'s str,
}

impl<'s> Place<'s> {
    fn names(&self) -> (String, String) {
        (self.user.to_owned(), self.state.ties.course(self.course).told.shortname.clone())
    }

    fn enrolments(&self, tie: &Tie) -> impl Iterator<Item = Record> {
        tie.enrolled.iter().map(|enrolled| {
            let (user, course) = self.names();
            let Enrolled { method, suspended, start, end } = enrolled.clone();
            Record::Enrolment { user, course, method, suspended, start, end }
        })
    }

    fn roles(&self, tie: &Tie) -> impl Iterator<Item = Record> {
        tie.held.iter().map(|held| {
            let ((user, course), Held { role, component }) = (self.names(), held.clone());
            Record::Role { user, course, role, component }
        })
    }

    fn members(&self, tie: &Tie, pick: impl Fn((Option<&'s str>, Option<&'s str>)) -> Option<&'s str>) -> impl Iterator<Item = Record> {
        tie.member.iter().filter_map(move |member| {
            let group = pick(self.state.ties.group_names(self.course, member.group))?.to_owned();
            let (user, course) = self.names();
            Some(Record::Member { user, course, group, component: member.component.clone() })
        })
    }
}
