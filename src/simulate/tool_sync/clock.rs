//! Dates of the enrolment file: `YYYY-MM-DD hh:mm:ss` in the server's time zone.

use crate::catalogue::Site;
use jiff::civil::DateTime;
use jiff::{Span, tz::TimeZone};

/// Rules of the time zones in which French platforms stand, as POSIX writes them; a server's own
/// list of zones is not at hand here.
const ZONES: &[(&str, &str)] = &[
    ("Europe/Paris", "CET-1CEST,M3.5.0,M10.5.0/3"),
    ("Europe/Brussels", "CET-1CEST,M3.5.0,M10.5.0/3"),
    ("Europe/Luxembourg", "CET-1CEST,M3.5.0,M10.5.0/3"),
    ("Europe/Zurich", "CET-1CEST,M3.5.0,M10.5.0/3"),
    ("Europe/Monaco", "CET-1CEST,M3.5.0,M10.5.0/3"),
    ("America/Martinique", "AST4"),
    ("America/Guadeloupe", "AST4"),
    ("America/Cayenne", "<-03>3"),
    ("America/Miquelon", "<-03>3<-02>,M3.2.0,M11.1.0"),
    ("Indian/Reunion", "<+04>-4"),
    ("Indian/Mayotte", "EAT-3"),
    ("Pacific/Noumea", "<+11>-11"),
    ("Pacific/Tahiti", "<-10>10"),
    ("UTC", "UTC0"),
];

/// What the tool makes of a cell.
pub(super) enum Time {
    /// Unix seconds.
    Second(i64),
    /// Not of the form it wants: its default is taken in silence.
    Default,
    /// Of that form, and the time zone of the server is not told.
    Untold,
}

/// Looks for the form anywhere in the text, as the tool's pattern does.
pub(super) fn parse(text: &str, site: &Site) -> Time {
    let Some(parts) = (0..text.len()).find_map(|at| parts(&text.as_bytes()[at..])) else { return Time::Default };
    let zone = site.site.timezone.as_deref().and_then(|name| ZONES.iter().find(|(known, _)| *known == name));
    let Some(zone) = zone.and_then(|(_, rule)| TimeZone::posix(rule).ok()) else { return Time::Untold };
    second(parts, &zone).map_or(Time::Default, Time::Second)
}

/// PHP's `mktime`: what is too much in one part is carried to the next.
fn second([year, month, day, hour, minute, second]: [i64; 6], zone: &TimeZone) -> Option<i64> {
    let first = DateTime::new(i16::try_from(year).ok()?, 1, 1, 0, 0, 0, 0).ok()?;
    let day = first.checked_add(Span::new().try_months(month - 1).ok()?).ok()?.checked_add(Span::new().try_days(day - 1).ok()?).ok()?;
    let clock = Span::new().try_hours(hour).ok()?.try_minutes(minute).ok()?.try_seconds(second).ok()?;
    Some(zone.to_zoned(day.checked_add(clock).ok()?).ok()?.timestamp().as_second())
}

/// Six numbers at the start of the text: `YYYY-MM-DD`, blanks, `hh:mm:ss`.
fn parts(bytes: &[u8]) -> Option<[i64; 6]> {
    fn number(bytes: &[u8], digits: usize) -> Option<(i64, &[u8])> {
        let (head, tail) = bytes.split_at_checked(digits)?;
        let head = std::str::from_utf8(head).ok().filter(|head| head.bytes().all(|byte| byte.is_ascii_digit()))?;
        Some((head.parse().ok()?, tail))
    }
    let (year, rest) = number(bytes, 4)?;
    let (month, rest) = number(rest.strip_prefix(b"-")?, 2)?;
    let (day, rest) = number(rest.strip_prefix(b"-")?, 2)?;
    let blanks = rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let (hour, rest) = number(rest.get(blanks..).filter(|_| blanks > 0)?, 2)?;
    let (minute, rest) = number(rest.strip_prefix(b":")?, 2)?;
    let (second, _) = number(rest.strip_prefix(b":")?, 2)?;
    Some([year, month, day, hour, minute, second])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_full_form_is_read_in_the_time_of_the_server() {
        let mut site = Site::default();
        site.site.timezone = Some("Europe/Paris".to_owned());
        let read = |text: &str| match parse(text, &site) {
            Time::Second(second) => Some(second),
            Time::Default | Time::Untold => None,
        };
        assert_eq!(read("2026-09-01 08:00:00"), Some(1_788_242_400));
        assert_eq!(read("2027-06-30 23:59:59"), Some(1_814_392_799));
        assert_eq!(read("2026-12-01 08:00:00"), Some(1_796_108_400));
        assert_eq!(read("2026-13-01 00:00:00"), read("2027-01-01 00:00:00"));
        for text in ["2026-09-01", "1788220800", "01/09/2026 08:00:00", ""] {
            assert_eq!(read(text), None, "{text}");
        }
        assert!(matches!(parse("2026-09-01 08:00:00", &Site::default()), Time::Untold));
    }
}
