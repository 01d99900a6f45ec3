//! Rows whose person is in the course already: what an import changes without being asked.

use super::{Context, Number};
use crate::catalogue::{Course, Enrolment, Known};
use crate::importer::{Behaviour, EnrolledAlready, Kind};
use crate::table::{RowId, ValueId};
use crate::text::php;
use crate::watch::Cancelled;
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// One row and one numbered course of it, with the enrolments that the person has there.
pub struct Enrolled<'a> {
    /// The row.
    pub row: RowId,
    /// Index of the course column.
    pub column: usize,
    /// The course, as a value of that column.
    pub value: ValueId,
    /// The course.
    pub course: &'a Course,
    /// What the row says of the period; empty when nothing.
    pub period: &'a str,
    /// Column of the period.
    pub period_column: Option<usize>,
    /// What the row says of the status; empty when nothing.
    pub status: &'a str,
    /// Column of the status.
    pub status_column: Option<usize>,
    /// What the row says of the end; empty when nothing.
    pub ends: &'a str,
    /// Whether the duration of the course holds where the row says nothing.
    defaults: bool,
    /// The method by which the importer enrols.
    method: &'a str,
    enrolments: Vec<&'a Enrolment>,
    /// Days that the course itself gives.
    default_period: Known<f64>,
}

impl<'a> Enrolled<'a> {
    /// The enrolment by the method of the importer: the one that an import changes.
    pub fn own(&self) -> Option<&'a Enrolment> {
        self.enrolments.iter().copied().find(|enrolment| enrolment.method == self.method)
    }

    /// The enrolments by other methods: an import leaves them as they are.
    pub fn others(&self) -> impl Iterator<Item = &'a Enrolment> + '_ {
        self.enrolments.iter().copied().filter(|enrolment| enrolment.method != self.method)
    }

    /// Whether the import would leave the enrolment without an end: the row gives no period and the
    /// course is known to have none of its own.
    pub fn loses_end(&self) -> bool {
        let gives_none = matches!(self.default_period, Known::Told(days) | Known::Assumed(days, _) if days <= 0.0);
        php::is_empty(self.period) && php::is_empty(self.ends) && (gives_none || !self.defaults)
    }
}

/// Finds them; empty when enrolments or accounts are not told. Of an enrolment whose method is not told nothing can be said.
pub(super) fn find<'a>(context: &Context<'a>) -> Result<Vec<Enrolled<'a>>, Cancelled> {
    let mut found = Vec::new();
    let Some(logins) = context.person_column().filter(|_| context.catalogue().site().enrolments.is_some()) else { return Ok(found) };
    let of_login: Vec<Vec<&'a Enrolment>> =
        context.logins(logins).into_iter().map(|login| context.catalogue().enrolments_of(login).collect()).collect();
    for set in context.sets() {
        let Some(column) = set.column(Kind::Course) else { continue };
        let courses = context.courses(column);
        context.scan(logins, |row, login| {
            let all = &of_login[login.0 as usize];
            let value = context.column(column).id(row);
            let Some(course) = courses[value.0 as usize].filter(|_| !all.is_empty()) else { return };
            let enrolments: Vec<_> = all.iter().copied().filter(|one| one.course == course.shortname && one.is_told()).collect();
            if !enrolments.is_empty() {
                found.push(enrolled(context, set, row, (column, value), course, enrolments));
            }
        })?;
    }
    Ok(found)
}

fn enrolled<'a>(
    context: &Context<'a>,
    set: &Number,
    row: RowId,
    (column, value): (usize, ValueId),
    course: &'a Course,
    enrolments: Vec<&'a Enrolment>,
) -> Enrolled<'a> {
    let cell = |kind| set.column(kind).map_or("", |column| php::trim(context.table().text(column, row)));
    Enrolled {
        row,
        column,
        value,
        course,
        period: cell(Kind::Days),
        period_column: set.column(Kind::Days),
        status: cell(Kind::Status),
        status_column: set.column(Kind::Status),
        ends: cell(Kind::End),
        defaults: context.does.is(Behaviour::EnrolledAlready(EnrolledAlready::Rewrites)),
        method: &context.subject.importer.method,
        enrolments,
        default_period: match course.manual_method() {
            Ok(Some(method)) => context.catalogue().default_period(method),
            Ok(None) => Known::Told(0.0),
            Err(_) => Known::NotTold,
        },
    }
}

/// The day on which an enrolment ends. Its days are counted from the day of the catalogue.
pub(super) fn end(context: &Context<'_>, enrolment: &Enrolment) -> Option<Date> {
    let days = enrolment.end_day?.floor().clamp(-40_000.0, 400_000.0) as i64;
    let told = context.catalogue().site().platform.extracted_at.as_deref().and_then(|moment| moment.get(..10)?.parse().ok());
    told.unwrap_or(context.subject.today).checked_add(days.days()).ok()
}

/// Those that `wanted` picks, by course: column and value.
pub(super) fn by_course<'c, 'a>(
    all: &'c [Enrolled<'a>],
    wanted: impl Fn(&Enrolled<'a>) -> bool,
) -> BTreeMap<(usize, ValueId), Vec<&'c Enrolled<'a>>> {
    let mut courses: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for one in all.iter().filter(|one| wanted(one)) {
        courses.entry((one.column, one.value)).or_default().push(one);
    }
    courses
}
