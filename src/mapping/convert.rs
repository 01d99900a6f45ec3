//! The same list for another importer: numbered columns or one row per course, usernames or numbers,
//! days or dates. What cannot be carried over is told, never dropped in silence.

use super::carried::{self, Entry, Membership, Original};
use crate::catalogue::User;
use crate::error::Message;
use crate::importer::{Field, FieldKey, Importer, Kind, Roster};
use crate::table::{Column, RowId};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A list for another importer.
pub struct Converted<'a> {
    /// The list; rows name their lines in the person's file.
    pub roster: Roster<'a>,
    /// What is not carried over.
    pub losses: Vec<Loss>,
}

/// Something that is not carried over.
#[derive(Clone, Debug, PartialEq)]
pub struct Loss {
    /// What, and what to do.
    pub message: Message,
    /// Rows of the original concerned, sorted.
    pub rows: Vec<RowId>,
}

/// Whether the list can be made for that importer at all: both speak of people and of courses.
pub fn can_convert(from: &Importer, to: &Importer) -> bool {
    let people = |importer: &Importer| importer.fields.iter().any(|field| matches!(field.kind, Kind::Login | Kind::Idnumber));
    let courses = |importer: &Importer| importer.fields.iter().any(|f| matches!(f.kind, Kind::Course | Kind::CourseIdnumber));
    from.id != to.id && people(from) && people(to) && courses(from) && courses(to)
}

/// Makes the list for another importer.
pub fn convert<'a>(original: &Original<'_>, to: &'a Importer) -> Converted<'a> {
    let mut job = Job { original, to, losses: BTreeMap::new(), zone: original.catalogue.site().site.timezone.clone() };
    let mut entries = carried::entries(original);
    if to.fields.iter().any(|field| field.kind == Kind::Course && field.is_family()) {
        entries = merged(entries);
    }
    let rows: Vec<Row> = entries.iter().flat_map(|entry| job.rows(entry)).collect();
    let losses = job
        .losses
        .into_iter()
        .map(|(id, rows)| Loss { message: Message::new(id).with("rows", rows.len()), rows: rows.into_iter().collect() });
    let losses = losses.collect();
    Converted { roster: written(original, to, &rows), losses }
}

/// Rows of one person become one, in the order in which people are first met.
fn merged(entries: Vec<Entry>) -> Vec<Entry> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut out: Vec<Entry> = Vec::new();
    for entry in entries {
        let name = entry.login.clone().or_else(|| entry.idnumber.clone()).unwrap_or_default();
        match places.get(&name).filter(|_| !name.is_empty()) {
            Some(&place) => {
                let known = &mut out[place].memberships;
                known.extend(entry.memberships.into_iter().filter(|new| !known.contains(new)).collect::<Vec<_>>());
            }
            None => {
                places.insert(name, out.len());
                out.push(entry);
            }
        }
    }
    out
}

/// A row to write: the line it comes from, and its cells.
struct Row {
    row: RowId,
    cells: BTreeMap<FieldKey, String>,
}

struct Job<'j, 'a> {
    original: &'j Original<'a>,
    to: &'j Importer,
    losses: BTreeMap<&'static str, BTreeSet<RowId>>,
    /// Time zone of the platform.
    zone: Option<String>,
}

impl Job<'_, '_> {
    fn lose(&mut self, id: &'static str, row: RowId) {
        self.losses.entry(id).or_default().insert(row);
    }

    /// The rows of one entry.
    fn rows(&mut self, entry: &Entry) -> Vec<Row> {
        let person = self.person(entry);
        let numbered = self.to.fields.iter().any(|field| field.kind == Kind::Course && field.is_family());
        // A field that takes one group asks for the course again for each further group.
        let many = self.to.fields.iter().any(|field| field.kind == Kind::Group && field.is_family() && !numbered);
        let memberships: Vec<Membership> =
            entry.memberships.iter().flat_map(|m| if many { vec![m.clone()] } else { m.by_group() }).collect();
        if numbered {
            let mut cells = person;
            for (number, membership) in (1..).zip(&memberships) {
                cells.extend(self.membership(entry, membership, number));
            }
            return vec![Row { row: entry.row, cells }];
        }
        let one = |job: &mut Self, membership: &Membership| {
            let mut cells = person.clone();
            cells.extend(job.membership(entry, membership, 1));
            Row { row: entry.row, cells }
        };
        memberships.iter().map(|membership| one(self, membership)).collect()
    }

    /// What names the person, and the profile that goes with it.
    fn person(&mut self, entry: &Entry) -> BTreeMap<FieldKey, String> {
        let user = self.original.account(entry);
        let mut cells = BTreeMap::new();
        let usual = self.to.naming().next().map(|field| field.key.as_str());
        for field in self.to.fields.iter().filter(|field| !field.one_of || Some(field.key.as_str()) == usual) {
            let told = |value: fn(&User) -> Option<&str>| user.and_then(value).filter(|value| !value.is_empty()).map(str::to_owned);
            let value = match field.kind {
                Kind::Login => entry.login.clone().or_else(|| user.map(|user| user.username.clone())),
                Kind::Idnumber => entry.idnumber.clone().or_else(|| told(|user| user.idnumber.as_deref())),
                // An address is only ever asked for to make an account.
                Kind::Email => {
                    entry.others.get("email").cloned().or_else(|| self.required(field).then(|| told(|u| u.email.as_deref())).flatten())
                }
                Kind::Name | Kind::Text | Kind::Choice if field.kind != Kind::Choice || field.reset_when_absent => {
                    entry.others.get(&field.key).cloned().or_else(|| user.and_then(|user| carried::profile(user, &field.key)))
                }
                _ => continue,
            };
            match value {
                Some(value) => _ = cells.insert(field.numbered(0), value),
                None if self.required(field) => {
                    cells.insert(field.numbered(0), String::new());
                    self.lose(if field.kind == Kind::Name { "convert-no-name" } else { "convert-no-identifier" }, entry.row);
                }
                None => {}
            }
        }
        cells
    }

    fn required(&self, field: &Field) -> bool {
        self.to.required().any(|key| key.family == field.key)
    }

    /// One course with its role, groups and dates, under that number.
    fn membership(&mut self, entry: &Entry, membership: &Membership, number: u32) -> Vec<(FieldKey, String)> {
        let mut cells: Vec<(FieldKey, String)> = Vec::new();
        let (mut role, mut group, mut end, mut start, mut status) = (false, false, false, false, false);
        for field in &self.to.fields {
            let value = match field.kind {
                Kind::Course => Some(membership.course.clone()),
                Kind::CourseIdnumber => self.course_number(membership, entry.row),
                Kind::Role => {
                    role = true;
                    Some(membership.role.clone())
                }
                Kind::Group if field.several.is_some() => {
                    group = true;
                    cells.extend(
                        (1..=field.several.unwrap_or(1)).zip(&membership.groups).map(|(n, name)| (field.numbered(n), name.clone())),
                    );
                    None
                }
                Kind::Group => {
                    group = true;
                    membership.groups.first().cloned()
                }
                Kind::Days => {
                    end = true;
                    membership.days(self.original.today)
                }
                Kind::Status => {
                    status = true;
                    membership.status.clone()
                }
                Kind::Start => {
                    start = true;
                    self.moment(membership.start, entry.row)
                }
                Kind::End => {
                    end = true;
                    self.moment(membership.end(self.original.today), entry.row)
                }
                Kind::Method | Kind::Choice => field.usual(!membership.groups.is_empty()).map(str::to_owned),
                _ => None,
            };
            if let Some(value) = value.filter(|value| !value.is_empty() || self.required(field)) {
                cells.push((field.numbered(number), value));
            }
        }
        let lost = [
            ("convert-no-enrolment", self.to.enrols_nobody),
            ("convert-no-role", !role && !membership.role.is_empty() && !self.to.enrols_nobody),
            ("convert-no-group", !group && !membership.groups.is_empty()),
            ("convert-no-end", !end && membership.end(self.original.today).is_some()),
            ("convert-no-start", !start && membership.start.is_some()),
            ("convert-no-status", !status && membership.status.as_deref() == Some("1")),
        ];
        for (id, _) in lost.into_iter().filter(|(_, lost)| *lost) {
            self.lose(id, entry.row);
        }
        cells
    }

    fn course_number(&mut self, membership: &Membership, row: RowId) -> Option<String> {
        let course = self.original.catalogue.course(&membership.course);
        let number = course.and_then(|course| course.idnumber.clone()).filter(|number| !number.is_empty());
        if number.is_none() {
            self.lose("convert-no-course-number", row);
        }
        Some(number.unwrap_or_default())
    }

    /// A day in the form of the importer: its first second in the time zone of the platform.
    fn moment(&mut self, day: Option<Date>, row: RowId) -> Option<String> {
        let text = carried::moment(day?, self.to.form.moments?, self.zone.as_deref());
        if text.is_none() {
            self.lose("convert-no-time-zone", row);
        }
        text
    }
}

/// Cells to a table; columns in the order of the importer.
fn written<'a>(original: &Original<'_>, to: &'a Importer, rows: &[Row]) -> Roster<'a> {
    let rank = |key: &FieldKey| (key.number.unwrap_or(0), to.fields.iter().position(|field| field.key == key.family));
    let used: BTreeSet<&FieldKey> = rows.iter().flat_map(|row| row.cells.keys()).collect();
    let mut keys: Vec<FieldKey> = used.into_iter().cloned().collect();
    keys.sort_by_key(rank);
    let origin = original.roster.origin_of(rows.iter().map(|row| row.row));
    let column = |key: FieldKey| {
        let mut column = Column::default();
        rows.iter().for_each(|row| column.push(row.cells.get(&key).map_or("", String::as_str)));
        (key, column)
    };
    Roster::of(to, keys.into_iter().map(column).collect(), origin)
}
