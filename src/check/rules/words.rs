//! Days in words.

use crate::error::Message;
use jiff::civil::Date;

/// "31 décembre 2026".
pub(super) fn date(date: Date) -> Message {
    Message::new("rule-date")
        .with("day", i32::from(date.day()))
        .with("month", i32::from(date.month()))
        .with("year", date.year().to_string())
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
