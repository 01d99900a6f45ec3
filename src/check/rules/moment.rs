//! Days and moments as cells hold them.

use crate::check::Context;
use crate::importer::Moments;
use crate::text::php;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Seconds of 1973 and of 2286: what is written with fewer or more figures is a day, a year or milliseconds.
const LIKELY: std::ops::RangeInclusive<i64> = 100_000_000..=9_999_999_999;

/// Whether figures can be the seconds of a moment that somebody means; 0 is none.
pub(super) fn is_likely(text: &str) -> bool {
    text.parse::<i64>().is_ok_and(|second| second == 0 || LIKELY.contains(&second))
}

/// `YYYY-MM-DD hh:mm:ss` of a day that exists.
pub(super) fn is_stamp(text: &str) -> bool {
    let (Some(day), Some(clock)) = (text.get(..10), text.get(11..)) else { return false };
    let clock_fits = clock.len() == 8 && clock.bytes().enumerate().all(|(i, b)| if i % 3 == 2 { b == b':' } else { b.is_ascii_digit() });
    text.len() == 19 && text.as_bytes().get(10) == Some(&b' ') && clock_fits && day.parse::<Date>().is_ok()
}

/// The day that people mean by `31/12/2026`, `2026-12-31` or `20261231`.
pub(super) fn written_day(text: &str) -> Option<Date> {
    let date = |year: &str, month: &str, day: &str| Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
    match text.split(['/', '-', '.']).collect::<Vec<_>>().as_slice() {
        [year, month, day] if year.len() == 4 => date(year, month, day),
        [day, month, year] if year.len() == 4 => date(year, month, day),
        [one] if one.len() == 8 && one.is_ascii() => date(&one[..4], &one[4..6], &one[6..]),
        _ => None,
    }
}

/// The first second of a day where the platform is; `None` when its time zone is not told.
pub(super) fn first_second(context: &Context<'_>, day: Date) -> Option<i64> {
    Some(day.to_zoned(zone(context)?).ok()?.timestamp().as_second())
}

/// The day of a moment in the form that the importer takes; `None` for none, and for what it does not take.
pub(super) fn day(context: &Context<'_>, text: &str) -> Option<Date> {
    match context.subject.importer().form.moments? {
        _ if php::is_empty(text) => None,
        Moments::Stamp => text.get(..10).filter(|_| is_stamp(text))?.parse().ok(),
        Moments::Seconds => {
            let second: i64 = text.parse().ok().filter(|_| is_likely(text))?;
            let zone = zone(context).unwrap_or(TimeZone::UTC);
            Some(Timestamp::from_second(second).ok()?.to_zoned(zone).date())
        }
    }
}

fn zone(context: &Context<'_>) -> Option<TimeZone> {
    TimeZone::get(context.catalogue().site().site.timezone.as_deref()?).ok()
}
