//! What a list says, whatever the importer it is made for: people, and the courses of each.

use crate::catalogue::{Catalogue, User};
use crate::importer::{Kind, Moments, Roster};
use crate::table::RowId;
use crate::text::php;
use jiff::civil::Date;
use jiff::{Span, Timestamp, tz::TimeZone};
use std::collections::BTreeMap;

/// One row of the list.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub row: RowId,
    pub login: Option<String>,
    pub idnumber: Option<String>,
    /// Names, address and profile by field.
    pub others: BTreeMap<String, String>,
    pub memberships: Vec<Membership>,
}

/// One course of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Membership {
    /// Short name.
    pub course: String,
    pub role: String,
    pub groups: Vec<String>,
    pub status: Option<String>,
    pub start: Option<Date>,
    days: Option<i64>,
    end: Option<Date>,
    pub typed: Typed,
}

/// Start, period and end as they are written: an importer may read them otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The start.
    pub start: Option<String>,
    /// The days that it lasts.
    pub period: Option<String>,
    /// The end.
    pub end: Option<String>,
}

impl Membership {
    /// The same, once for each group.
    pub(super) fn by_group(&self) -> Vec<Self> {
        if self.groups.len() < 2 {
            return vec![self.clone()];
        }
        self.groups.iter().map(|group| Self { groups: vec![group.clone()], ..self.clone() }).collect()
    }

    /// The day on which it ends.
    pub(super) fn end(&self, today: Date) -> Option<Date> {
        self.end.or_else(|| self.start.unwrap_or(today).checked_add(Span::new().try_days(self.days?).ok()?).ok())
    }

    /// Whole days until its end.
    pub(super) fn days(&self, today: Date) -> Option<String> {
        let left = |end: Date| self.start.unwrap_or(today).until(end).map_or(0, |span| i64::from(span.get_days()));
        self.days.or_else(|| self.end.map(left)).filter(|days| *days > 0).map(|days| days.to_string())
    }
}

/// What is converted, and what helps.
#[derive(Clone, Copy)]
pub struct Original<'a> {
    /// The list, for the importer it is made for.
    pub roster: &'a Roster<'a>,
    /// Accounts and courses by their other names.
    pub catalogue: &'a Catalogue,
    /// The day from which days are counted.
    pub today: Date,
}

impl<'a> Original<'a> {
    /// The account of a row, as far as the catalogue tells.
    pub(super) fn account(&self, entry: &Entry) -> Option<&'a User> {
        if let Some(login) = &entry.login {
            return self.catalogue.user(login);
        }
        let number = entry.idnumber.as_deref().filter(|number| !number.is_empty())?;
        self.catalogue.users_numbered(number).next()
    }
}

/// The rows that are kept, with what they say.
pub(super) fn entries(original: &Original<'_>) -> Vec<Entry> {
    original.roster.table().kept_rows().map(|row| entry(original, row)).collect()
}

fn entry(original: &Original<'_>, row: RowId) -> Entry {
    let (mut entry, sets) = numbered(original, row);
    entry.memberships = sets.into_values().filter(|membership| !membership.course.is_empty()).collect();
    entry
}

/// The person of a row, and what each number of its columns says.
pub(super) fn numbered(original: &Original<'_>, row: RowId) -> (Entry, BTreeMap<u32, Membership>) {
    let mut entry = Entry { row, login: None, idnumber: None, others: BTreeMap::new(), memberships: Vec::new() };
    let courses_numbered = original.roster.importer().fields.iter().any(|field| field.kind == Kind::Course && field.is_family());
    let mut sets: BTreeMap<u32, Membership> = BTreeMap::new();
    for (column, field) in original.roster.fields() {
        let key = &original.roster.keys()[column];
        let text = php::trim(original.roster.table().text(column, row));
        if text.is_empty() {
            continue;
        }
        let set = sets.entry(key.number.filter(|_| courses_numbered).unwrap_or(1)).or_default();
        match field.kind {
            Kind::Login => entry.login = Some(text.to_owned()),
            Kind::Idnumber => entry.idnumber = Some(text.to_owned()),
            Kind::Course => text.clone_into(&mut set.course),
            Kind::CourseIdnumber => set.course = shortname(original, text),
            Kind::Role => text.clone_into(&mut set.role),
            Kind::Group => set.groups.push(text.to_owned()),
            Kind::Days => {
                set.days = text.parse().ok().filter(|days| *days > 0);
                set.typed.period = Some(text.to_owned());
            }
            Kind::Status => set.status = Some(text.to_owned()),
            Kind::Start => {
                set.start = day(original, text);
                set.typed.start = Some(text.to_owned());
            }
            Kind::End => {
                set.end = day(original, text);
                set.typed.end = Some(text.to_owned());
            }
            Kind::Email | Kind::Name | Kind::Text => _ = entry.others.insert(field.key.clone(), text.to_owned()),
            Kind::Choice if field.reset_when_absent => _ = entry.others.insert(field.key.clone(), text.to_owned()),
            Kind::Method | Kind::Choice | Kind::Cohort => {}
        }
    }
    (entry, sets)
}

/// The short name of a course by its number; the number itself when the catalogue does not tell.
fn shortname(original: &Original<'_>, number: &str) -> String {
    let courses = &original.catalogue.site().courses;
    let course = courses.iter().find(|course| course.idnumber.as_deref() == Some(number));
    course.map_or(number, |course| &course.shortname).to_owned()
}

/// The day of a cell: Unix seconds, or a date with or without a time. 0 is none.
fn day(original: &Original<'_>, text: &str) -> Option<Date> {
    let zone = zone(original.catalogue.site().site.timezone.as_deref()).unwrap_or(TimeZone::UTC);
    match text.parse::<i64>() {
        Ok(0) => None,
        Ok(second) => Some(Timestamp::from_second(second).ok()?.to_zoned(zone).date()),
        Err(_) => text.get(..10)?.parse().ok(),
    }
}

fn zone(name: Option<&str>) -> Option<TimeZone> {
    TimeZone::get(name?).ok()
}

/// The first second of a day, as the importer writes it; `None` when it wants seconds and the time zone is not known.
pub(super) fn moment(day: Date, form: Moments, zone_name: Option<&str>) -> Option<String> {
    match form {
        Moments::Stamp => Some(format!("{day} 00:00:00")),
        Moments::Seconds => Some(day.to_zoned(zone(zone_name)?).ok()?.timestamp().as_second().to_string()),
    }
}

/// What an account holds in a profile field; `None` when the catalogue does not tell.
pub(super) fn profile(user: &User, field: &str) -> Option<String> {
    match field {
        "maildisplay" => user.further().maildisplay.map(|n| n.to_string()),
        "maildigest" => user.further().maildigest.map(|n| n.to_string()),
        _ => user.profile(field).filter(|text| !text.is_empty()).map(str::to_owned),
    }
}
