//! Rows whose person is in the course already: what an import changes without being asked.

use super::context::once;
use super::{Context, Enrolled, Number};
use crate::catalogue::{Course, Enrolment, Known};
use crate::importer::{Behaviour, EnrolledAlready, Kind};
use crate::table::{RowId, ValueId};
use crate::text::php;
use crate::watch::Cancelled;
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::collections::BTreeMap;

impl<'a> Context<'a> {
    /// Rows whose person is in the course already.
    pub fn enrolled(&self) -> Result<&[Enrolled<'a>], Cancelled> {
        once(&self.enrolled, || find(self)).map(Vec::as_slice)
    }
}

/// Finds them; empty when enrolments or accounts are not told. Of an enrolment whose method is not told nothing can be said.
fn find<'a>(context: &Context<'a>) -> Result<Vec<Enrolled<'a>>, Cancelled> {
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
        method: &context.subject.importer().method,
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
