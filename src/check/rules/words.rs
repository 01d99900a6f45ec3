//! Days in words.

use crate::check::{Context, Problem};
use crate::error::Message;
use jiff::civil::Date;

/// "31 décembre 2026".
pub(super) fn date(date: Date) -> Message {
    Message::new("rule-date")
        .with("day", i32::from(date.day()))
        .with("month", i32::from(date.month()))
        .with("year", date.year().to_string())
}

/// How far what the catalogue says can be believed: the day on which it left the platform, and its year when that is
/// another one. `None` when neither is told.
pub(super) fn age(context: &Context<'_>) -> Option<Message> {
    let platform = &context.catalogue().site().platform;
    let day = platform.extracted_at.as_deref().and_then(day);
    let year = platform.other_year(context.subject.today);
    match (day, year) {
        (Some(day), Some(year)) => Some(Message::new("catalogue-of-day-and-year").with("day", day).with("year", year)),
        (None, Some(year)) => Some(Message::new("catalogue-of-year").with("year", year)),
        (Some(day), None) => Some(Message::new("catalogue-of-day").with("day", day)),
        (None, None) => None,
    }
}

/// The problem, with the age of the catalogue that it depends on.
pub(super) fn aged(problem: Problem, context: &Context<'_>) -> Problem {
    match age(context) {
        Some(age) => problem.noting(age),
        None => problem,
    }
}

/// The day of a moment in RFC 3339, in words.
pub(super) fn day(moment: &str) -> Option<Message> {
    day_of(moment).map(date)
}

/// The day of a moment in RFC 3339, as its own time zone counts.
pub(super) fn day_of(moment: &str) -> Option<Date> {
    moment.get(..10)?.parse().ok()
}

/// Days from one day to another; negative when the other is earlier.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}
