//! The dates that PHP's `strtotime` understands, as far as a column of dates is likely to hold them:
//! numeric and English dates, times, zones, and simple relative words. What it does not understand,
//! Moodle ignores without a word.
//!
//! Source: behaviour of PHP 8.2, compared on thousands of generated texts.

mod pattern;
mod words;

use jiff::Zoned;
use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};
use pattern::{Part, Parts};
use words::{Relative, Word};

const DAY: i64 = 86_400;

/// Seconds since 1970 of a date as typed; `None` when PHP does not understand it.
pub fn strtotime(text: &str, now: &Zoned) -> Option<i64> {
    let text = text.trim_matches([' ', '\t', '\n', '\r', '\0', '\x0b']).to_ascii_lowercase();
    let mut moment = Moment::default();
    let mut rest = text.as_str();
    while let Some(first) = rest.chars().next() {
        if matches!(first, ' ' | '\t' | ',' | '.' | ';') {
            rest = &rest[1..];
            continue;
        }
        let used = moment.read(rest)?;
        rest = rest.get(used..)?;
    }
    moment.seconds(now)
}

/// What has been read so far.
#[derive(Default)]
struct Moment {
    year: Option<i64>,
    month: Option<i64>,
    day: Option<i64>,
    time: Option<(i64, i64, i64)>,
    has_date: bool,
    has_time: bool,
    zone: Option<TimeZone>,
    relative: Relative,
    /// A number of seconds since 1970 was given.
    stamp: bool,
}

impl Moment {
    /// Reads what stands at the beginning of a text; gives its length.
    fn read(&mut self, text: &str) -> Option<usize> {
        if let Some(digits) = text.strip_prefix('@') {
            return self.read_stamp(digits);
        }
        // Up to six letters may name a zone, and a longer zone wins over a month or a word.
        let letters = text.bytes().take(6).take_while(u8::is_ascii_alphabetic).count();
        let pattern = pattern::longest(text).filter(|(used, _)| *used >= letters);
        let word = words::longest(text).filter(|(used, _)| *used >= letters);
        match (pattern, word) {
            (Some((used, parts)), Some((longer, word))) if longer > used || parts.is_empty() => self.take_word(word).map(|()| longer),
            (Some((used, parts)), _) => self.take(&parts).map(|()| used),
            (None, Some((used, word))) => self.take_word(word).map(|()| used),
            (None, None) => self.read_zone(text),
        }
    }

    fn read_stamp(&mut self, digits: &str) -> Option<usize> {
        let sign = usize::from(digits.starts_with('-'));
        let length = sign + digits.bytes().skip(sign).take_while(u8::is_ascii_digit).count();
        let seconds: i64 = digits.get(..length)?.parse().ok()?;
        let fraction = digits.get(length..)?.strip_prefix('.').map_or(0, |rest| 1 + rest.bytes().take_while(u8::is_ascii_digit).count());
        if self.has_date || self.has_time {
            return None;
        }
        (self.year, self.month, self.day, self.time) = (Some(1970), Some(1), Some(1), Some((0, 0, 0)));
        self.relative.seconds += seconds;
        self.zone = Some(TimeZone::UTC);
        self.stamp = true;
        Some(1 + length + fraction)
    }

    /// Takes what a pattern has found. A second date or a second time is an error.
    fn take(&mut self, parts: &Parts) -> Option<()> {
        let get = |part| parts.get(part);
        if let Some((hour, minute)) = get(Part::Hour).zip(Some(get(Part::Minute).unwrap_or(0))) {
            // Four digits after a time are a year.
            if parts.bare && self.has_time {
                self.year = Some(hour * 100 + minute);
                return Some(());
            }
            if std::mem::replace(&mut self.has_time, true) {
                return None;
            }
            let hour = match get(Part::Afternoon) {
                None => hour,
                Some(afternoon) => hour % 12 + 12 * afternoon,
            };
            self.time = Some((hour, minute, get(Part::Second).unwrap_or(0)));
        }
        if parts.is_year_only() {
            self.year = get(Part::Year);
            return Some(());
        }
        if parts.has_date() {
            if std::mem::replace(&mut self.has_date, true) {
                return None;
            }
            self.year = get(Part::Year).or(self.year);
            if let Some(week) = get(Part::Week) {
                self.take_week(week, get(Part::Weekday).unwrap_or(1));
                return Some(());
            }
            if let Some(day) = get(Part::DayOfYear) {
                (self.month, self.day) = (Some(1), Some(day));
                return Some(());
            }
            self.month = get(Part::Month).or(self.month);
            self.day = get(Part::Day).or(self.day).or(parts.first_day.then_some(1));
        }
        Some(())
    }

    /// An ISO week is days from the first of January.
    fn take_week(&mut self, week: i64, weekday: i64) {
        let year = self.year.unwrap_or(1970);
        let january = days(year, 1, 1);
        // Weekday of the first of January, 0 = Sunday; week 1 holds the first Thursday.
        let first = (january + 4).rem_euclid(7);
        let shift = if first > 4 { 7 - first } else { -first };
        (self.month, self.day) = (Some(1), Some(1));
        self.relative.days += shift + (week - 1) * 7 + weekday;
    }

    fn take_word(&mut self, word: Word) -> Option<()> {
        match word {
            Word::Now => {}
            Word::Today => self.at_hour(0),
            Word::Noon => {
                self.at_hour(12);
                self.has_time = true;
            }
            Word::Days(days) => {
                self.relative.days += days;
                self.at_hour(0);
            }
            Word::Add(relative) => self.relative.add(&relative),
            Word::Weekday(weekday, amount) => {
                self.relative.weekday = Some((weekday, amount));
                if !self.has_time {
                    self.at_hour(0);
                }
            }
            Word::Ago => self.relative.negate(),
            Word::Edge(last) => self.relative.edge = Some(last),
            Word::WeekdayOf(weekday, number) => {
                self.relative.weekday_of = Some((weekday, number));
                self.at_hour(0);
            }
        }
        Some(())
    }

    fn at_hour(&mut self, hour: i64) {
        self.time = Some((hour, 0, 0));
        self.has_time = false;
    }

    fn read_zone(&mut self, text: &str) -> Option<usize> {
        let (used, zone) = words::zone(text)?;
        if self.zone.is_some() {
            return None;
        }
        self.zone = Some(zone);
        Some(used)
    }

    /// Fills in what was not said from now, then counts.
    fn seconds(self, now: &Zoned) -> Option<i64> {
        let zone = self.zone.clone().unwrap_or_else(|| now.time_zone().clone());
        // What is not said is taken from the clock here, whatever zone is said.
        let here = now;
        let midnight = self.has_date || self.stamp;
        let time = self.time.unwrap_or(if midnight { (0, 0, 0) } else { (here.hour().into(), here.minute().into(), here.second().into()) });
        let mut year = self.year.unwrap_or(here.year().into()) + self.relative.years;
        let mut month = self.month.unwrap_or(here.month().into()) + self.relative.months;
        let mut day = self.day.unwrap_or(here.day().into());
        match self.relative.edge {
            Some(false) => day = 1,
            // The last day is the day before the first of the next month.
            Some(true) => (month, day) = (month + 1, 0),
            None => {}
        }
        year += (month - 1).div_euclid(12);
        month = (month - 1).rem_euclid(12) + 1;
        let mut date = days(year, month, 1) + day - 1 + self.relative.days;
        if let Some((weekday, number)) = self.relative.weekday_of {
            let first = days(year, month, 1);
            date = match number {
                1.. => words::to_weekday(first, weekday, 0) + (number - 1) * 7,
                // The last one: a week before the first one of the next month.
                _ => words::to_weekday(days(year, month + 1, 1), weekday, 0) - 7,
            };
        }
        if let Some((weekday, amount)) = self.relative.weekday {
            date = if self.relative.of_week { words::in_week(date, weekday) } else { words::to_weekday(date, weekday, amount) };
        }
        let clock = time.0 * 3600 + time.1 * 60 + time.2;
        let civil = date * DAY + clock;
        Some(to_timestamp(civil, &zone)? + self.relative.seconds)
    }
}

/// Days since 1970-01-01 of a date; months and days out of range go on into the next.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = year + (month - 1).div_euclid(12);
    let month = (month - 1).rem_euclid(12) + 1;
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let of_era = shifted.rem_euclid(400);
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468 + day - 1
}

/// A local time as seconds since 1970; a time that summer time skips goes on after it, one that comes twice is the second.
fn to_timestamp(civil: i64, zone: &TimeZone) -> Option<i64> {
    let utc = jiff::Timestamp::from_second(civil).ok()?;
    let local: DateTime = Offset::UTC.to_datetime(utc);
    Some(zone.to_ambiguous_timestamp(local).later().ok()?.as_second())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What PHP 8.2 makes of each text on 21 November 2026 at 14:30:15 in Paris.
    const SEEN: &[(&str, &str)] = &[
        ("2027-01-15", "2027-01-15 00:00:00"),
        ("2027/1/15", "2027-01-15 00:00:00"),
        ("05/01/2027", "2027-05-01 00:00:00"),
        ("15/01/2027", ""),
        ("15-01-2027", "2027-01-15 00:00:00"),
        ("15.01.2027", "2027-01-15 00:00:00"),
        ("15.01.27", "2026-11-21 15:01:27"),
        ("15-01-27", "2015-01-27 00:00:00"),
        ("15 January 2027", "2027-01-15 00:00:00"),
        ("15 janvier 2027", ""),
        ("15 mars 2027", "2026-03-16 03:27:00"),
        ("mars", ""),
        ("septembre", ""),
        ("x", "2026-11-22 02:30:15"),
        ("15 sept 2027", "2027-09-15 00:00:00"),
        ("Jan 15, 2027", "2027-01-15 00:00:00"),
        ("sept 2027", "2027-09-01 00:00:00"),
        ("2027", "2026-11-21 20:27:00"),
        ("1999", "1999-11-21 14:30:15"),
        ("20270115", "2027-01-15 00:00:00"),
        ("123456", "2026-11-21 12:34:56"),
        ("1800000000", ""),
        ("@1800000000", "2027-01-15 09:00:00"),
        ("demain", ""),
        ("tomorrow", "2026-11-22 00:00:00"),
        ("next monday", "2026-11-23 00:00:00"),
        ("+1 week", "2026-11-28 14:30:15"),
        ("60 days", "2027-01-20 14:30:15"),
        ("60", ""),
        ("2027-01-15T08:00:00+02:00", "2027-01-15 07:00:00"),
        ("2027-02-30", "2027-03-02 00:00:00"),
        ("0000-00-00", "-0001-11-30 00:00:00"),
        ("2026-W40", "2026-09-28 00:00:00"),
        ("first day of next month", "2026-12-01 14:30:15"),
        ("last day of september 2026", "2026-09-30 00:00:00"),
        ("8 pm", "2026-11-21 20:00:00"),
        ("2026-09-01 24:00", "2026-09-02 00:00:00"),
        ("#N/A", ""),
        ("12345", ""),
        ("2026-2027", ""),
        ("2027-005", "2027-01-05 00:00:00"),
        ("2027.365", "2027-12-31 00:00:00"),
        ("first monday of january 2027", "2027-01-04 00:00:00"),
        ("last friday of january 2027", "2027-01-29 00:00:00"),
        ("second tuesday of next month", "2026-12-08 00:00:00"),
        ("monday next week", "2026-11-23 00:00:00"),
        ("sunday this week", "2026-11-22 00:00:00"),
        ("2027-10-31 02:30", "2027-10-31 02:30:00"),
        ("2027-03-28 02:30", "2027-03-28 03:30:00"),
    ];

    #[test]
    fn dates_are_read_as_php_reads_them() {
        let now: Zoned = "2026-11-21T14:30:15[Europe/Paris]".parse().unwrap();
        for (text, seen) in SEEN {
            let read = strtotime(text, &now).map_or_else(String::new, |seconds| {
                let local = jiff::Timestamp::from_second(seconds).unwrap().to_zoned(now.time_zone().clone());
                let year = local.year();
                let sign = if year < 0 { "-" } else { "" };
                format!("{sign}{:04}-{}", year.unsigned_abs(), local.strftime("%m-%d %H:%M:%S"))
            });
            assert_eq!(&read, seen, "{text}");
        }
    }

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!((days(1970, 1, 1), days(2000, 3, 1), days(1999, 15, 0)), (0, 11_017, 11_016));
    }
}
