//! From a finished file to what the platform's web services are to do for it, and in what that differs from its import.

use super::ReadFile;
use super::verify::{people_named_by, wanted_of};
use crate::catalogue::{Catalogue, Known};
use crate::error::Message;
use crate::importer::{Importer, Kind};
use crate::mapping::{AskedCourse, Typed};
use crate::simulate::moodle_upload::strtotime::strtotime;
use crate::store::Folders;
use crate::store::moodle::Client;
use crate::submit::moodle::{Asked, Period, Services, Setup, Why, Wish};
use crate::text::php;
use jiff::Zoned;
use std::collections::BTreeMap;
use std::time::Duration;

const DAY: i64 = 86_400;

/// How long a platform may still be at work on a batch whose answer was lost, unless the person says otherwise.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// The channel that enrols the people of a file by the web services of `client`. `now` is in the time zone of the platform.
pub fn services(
    file: &ReadFile,
    importer: &Importer,
    catalogue: &Catalogue,
    now: &Zoned,
    client: Client,
    folders: Folders,
    patience: Duration,
) -> Services {
    let midnight = now.start_of_day().map_or_else(|_| now.timestamp(), |day| day.timestamp()).as_second();
    let mut wishes = Vec::new();
    let (mut open_ends, mut taken_away) = (0_u64, 0_u64);
    for asked in &file.asked {
        taken_away += u64::from(asked.courses.iter().any(|course| course.takes_away));
        for (course, wanted) in wanted_of(file, asked, catalogue) {
            let default = method_of(catalogue, &course.course);
            let (period, bad) = period(&course.typed, default.days, now);
            open_ends += u64::from(course.typed.period.is_none() && course.typed.end.is_none() && default.days.is_none());
            let held = if is_administrator(asked.login.as_deref(), catalogue) { Some(Why::Administrator) } else { bad };
            wishes.push(Wish { role: role(course, default.role), wanted, period, held });
        }
    }
    let differences = differences(file, importer, open_ends, taken_away);
    let asked = Asked {
        by: people_named_by(file),
        people: wishes.iter().map(|wish| wish.wanted.user.clone()).collect(),
        courses: wishes.iter().map(|wish| wish.wanted.course.clone()).collect(),
    };
    let roles = catalogue.site().roles.iter().flatten().filter(|role| role.id != 0);
    let roles: BTreeMap<String, i64> = roles.map(|role| (role.shortname.clone(), role.id)).collect();
    Services::new(Setup { client, folders, asked, wishes, roles, midnight, differences, patience })
}

fn is_administrator(login: Option<&str>, catalogue: &Catalogue) -> bool {
    login.and_then(|login| catalogue.user(login)).is_some_and(|user| user.siteadmin.surely())
}

/// What the manual method of a course gives when a row says nothing.
#[derive(Default)]
struct Defaults {
    role: Option<String>,
    /// 0 = no end.
    days: Option<f64>,
}

fn method_of(catalogue: &Catalogue, course: &str) -> Defaults {
    let method = catalogue.course(course).and_then(|course| course.manual_method().ok().flatten());
    let Some(method) = method else { return Defaults::default() };
    let role = match catalogue.default_role(method) {
        Known::Told(role) | Known::Assumed(role, _) => role.map(str::to_owned),
        Known::NotTold => None,
    };
    let days = match catalogue.default_period(method) {
        Known::Told(days) | Known::Assumed(days, _) => Some(days),
        Known::NotTold => None,
    };
    Defaults { role, days }
}

fn role(course: &AskedCourse, default: Option<String>) -> Option<String> {
    course.role.clone().or(default)
}

/// From when to when, as an upload reads the cells; and what in them is neither day nor number.
fn period(typed: &Typed, default_days: Option<f64>, now: &Zoned) -> (Period, Option<Why>) {
    let mut bad = None;
    let mut moment = |text: &Option<String>| {
        let text = text.as_deref()?;
        let read = text.parse::<i64>().ok().or_else(|| strtotime(text, now));
        if read.is_none() {
            bad = Some(Why::BadPeriod(text.to_owned()));
        }
        // Zero is how a file says « none ».
        read.filter(|second| *second != 0)
    };
    let (start, end) = (moment(&typed.start), moment(&typed.end));
    let asked_days = typed.period.as_deref().map(|text| (text, php::int(text)));
    if let Some((text, 0)) = asked_days
        && text.trim() != "0"
    {
        bad = Some(Why::BadPeriod(text.to_owned()));
    }
    let days = asked_days.map(|(_, days)| days.checked_mul(DAY));
    let default = default_days.map(|days| (days * DAY as f64) as i64);
    let length = days.unwrap_or(default).filter(|length| *length > 0);
    let asked = typed.start.is_some() || typed.period.is_some() || typed.end.is_some();
    (Period { start, length, end, asked }, bad)
}

/// In what it differs from the import of the file.
fn differences(file: &ReadFile, importer: &Importer, open_ends: u64, taken_away: u64) -> Vec<Message> {
    let sent = |kind: Kind| {
        matches!(kind, Kind::Login | Kind::Idnumber | Kind::Email | Kind::Course | Kind::CourseIdnumber | Kind::Role | Kind::Group)
            || matches!(kind, Kind::Days | Kind::Status | Kind::Start | Kind::End)
    };
    let is_sent = |header: &str| importer.key_of_header(header).and_then(|key| importer.field(&key)).is_some_and(|field| sent(field.kind));
    let headers = file.list.headers();
    let left: Vec<&str> = headers.iter().copied().filter(|header| !header.is_empty() && !is_sent(header)).collect();
    let mut told = Vec::new();
    if !left.is_empty() && file.list.frame.header.is_some() {
        told.push(Message::new("services-differs-columns").with("columns", left.join(", ")));
    }
    if taken_away > 0 {
        told.push(Message::new("services-differs-taken-away").with("count", taken_away));
    }
    if open_ends > 0 {
        told.push(Message::new("services-differs-end").with("count", open_ends));
    }
    told.extend(
        ["services-differs-standing", "services-differs-refused", "services-differs-admins", "services-differs-welcome"].map(Message::new),
    );
    told
}
