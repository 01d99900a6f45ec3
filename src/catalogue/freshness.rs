//! How old a catalogue is, and whether it is of this academic year.

use super::Platform;
use crate::error::Message;
use jiff::civil::Date;
use jiff::{Timestamp, Unit};

/// Age of a catalogue on a given day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Freshness {
    /// Whole days since the data left the platform; `None` when that is not told.
    pub days: Option<i64>,
    /// Whether that is more than the person wants.
    pub is_old: bool,
    /// The academic year it is of, when that is over or far off.
    pub other_year: Option<String>,
}

impl Freshness {
    /// Age of the catalogue of `platform` at `now`; `today` is the same moment in the person's calendar.
    pub fn of(platform: &Platform, now: Timestamp, today: Date, old_after_days: u16) -> Self {
        let taken = platform.extracted_at.as_deref().and_then(|at| at.parse::<Timestamp>().ok());
        // A clock that is a little wrong makes no catalogue of tomorrow.
        let days = taken
            .and_then(|taken| now.since((Unit::Hour, taken)).ok())
            .map(|age| (age.get_hours() / 24).into())
            .map(|days: i64| days.max(0));
        let other_year = platform.other_year(today).map(str::to_owned);
        Self { days, is_old: days.is_some_and(|days| days > i64::from(old_after_days)), other_year }
    }

    /// The age in words.
    pub fn age(&self) -> Message {
        match self.days {
            None => Message::new("freshness-unknown"),
            Some(days) => Message::new("freshness-days").with("days", days),
        }
    }

    /// What to warn of for as long as it is so; empty when the catalogue is fresh.
    pub fn warnings(&self) -> Vec<Message> {
        let mut warnings = Vec::new();
        if let Some(year) = &self.other_year {
            warnings.push(Message::new("freshness-other-year").with("year", year.as_str()));
        }
        if let (true, Some(days)) = (self.is_old, self.days) {
            warnings.push(Message::new("freshness-old").with("days", days));
        }
        warnings
    }
}

impl Platform {
    /// The academic year that the catalogue is of, when that is over or far off on that day.
    pub fn other_year(&self, today: Date) -> Option<&str> {
        self.academic_year.as_deref().filter(|year| first_year(year).is_some_and(|year| !is_current(year, today)))
    }
}

/// `2026-2027`, `2026/2027` and `2026` are the year that begins in 2026.
fn first_year(text: &str) -> Option<i16> {
    let digits: String = text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    (digits.len() == 4).then(|| digits.parse().ok()).flatten()
}

/// The academic year turns on 1 September; the next one is prepared from June on, and the former one ends in October.
fn is_current(year: i16, today: Date) -> bool {
    let begins = if today.month() >= 9 { today.year() } else { today.year() - 1 };
    year == begins || (year == begins + 1 && today.month() >= 6) || (year == begins - 1 && (9..=10).contains(&today.month()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn freshness(extracted: &str, year: &str, today: Date) -> Freshness {
        let platform = Platform { extracted_at: Some(extracted.to_owned()), academic_year: Some(year.to_owned()), ..Platform::default() };
        let now = today.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp();
        Freshness::of(&platform, now, today, 14)
    }

    #[test]
    fn days_are_whole_and_never_less_than_none() {
        let days = |extracted: &str| freshness(extracted, "2026-2027", date(2026, 10, 1)).days;
        assert_eq!(days("2026-09-30T13:00:00Z"), Some(0));
        assert_eq!(days("2026-09-16T06:00:00+02:00"), Some(15));
        assert_eq!(days("2026-10-02T12:00:00Z"), Some(0));
        assert_eq!(days("hier"), None);
        assert!(freshness("2026-09-16T06:00:00+02:00", "", date(2026, 10, 1)).is_old);
    }

    #[test]
    fn the_year_turns_in_september_with_some_weeks_of_grace() {
        for (year, today, other) in [
            ("2026-2027", date(2026, 11, 2), false),
            ("2025-2026", date(2026, 9, 20), false),
            ("2025-2026", date(2026, 11, 2), true),
            ("2026/2027", date(2026, 6, 20), false),
            ("2026-2027", date(2026, 3, 1), true),
            ("année 2025-2026", date(2026, 8, 31), false),
            ("ecampus vert", date(2030, 1, 1), false),
        ] {
            assert_eq!(freshness("2026-01-01T00:00:00Z", year, today).other_year.is_some(), other, "{year} {today}");
        }
    }
}
