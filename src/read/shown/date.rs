//! Dates and times from serial numbers.

use super::code::{Field, Part, Section, System, Tongue};
use std::fmt::Write as _;

/// Day 0 of the serial numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(in crate::read) enum Epoch {
    /// 30 December 1899. Calc knows no 29 February 1900.
    #[default]
    Y1900,
    /// 1 January 1904, the old Macintosh Excel.
    Y1904,
}

impl Epoch {
    /// Days to add to a serial number so that it counts from 30 December 1899.
    fn days(self) -> i64 {
        match self {
            Self::Y1900 => 0,
            Self::Y1904 => 1462,
        }
    }
}

/// What Calc shows for a number that is no date under a date format.
pub(super) const NO_DATE: &str = "#FMT";

const SECONDS: f64 = 86_400.0;

struct Moment {
    year: i64,
    month: usize,
    day: i64,
    weekday: usize,
    /// Whole seconds of the day.
    clock: i64,
    /// The rest of the second, in units of the last digit shown.
    fraction: i64,
}

/// Appends `value` under a date format.
pub(super) fn write(section: &Section, value: f64, epoch: Epoch, out: &mut String) {
    let places =
        section.parts.iter().map(|part| if let Part::Date(Field::Fraction(places)) = part { *places } else { 0 }).max().unwrap_or(0);
    let elapsed =
        section.parts.iter().any(|part| matches!(part, Part::Date(Field::AllHours(_) | Field::AllMinutes(_) | Field::AllSeconds(_))));
    if elapsed {
        return write_elapsed(section, value, places, out);
    }
    let dated = section.system == Some(System::LongDate)
        || section.parts.iter().any(|part| matches!(part, Part::Date(Field::Year(_) | Field::Month(_) | Field::Day(_))));
    // A clock alone has no calendar to leave.
    let value = if dated { value } else { value.rem_euclid(1.0) };
    let Some(moment) = moment(value, epoch, places) else {
        out.push_str(NO_DATE);
        return;
    };
    match section.system {
        Some(System::LongDate) => {
            let _ = write!(out, "{} {} {} {}", DAYS_FR[moment.weekday], moment.day, MONTHS_FR[moment.month], moment.year);
            return;
        }
        Some(System::Time) => {
            let _ = write!(out, "{:02}:{:02}:{:02}", moment.clock / 3600, moment.clock / 60 % 60, moment.clock % 60);
            return;
        }
        None => {}
    }
    let half_days = section.parts.iter().any(|part| matches!(part, Part::Date(Field::HalfDay(_))));
    for part in &section.parts {
        match part {
            Part::Date(field) => write_field(*field, &moment, section.tongue, half_days, out),
            Part::Literal(text) => out.push_str(text),
            Part::Digit(digit) => out.push(*digit),
            _ => {}
        }
    }
}

fn write_elapsed(section: &Section, value: f64, places: usize, out: &mut String) {
    let unit = 10_i64.pow(places.min(9) as u32);
    let total = (value.abs() * SECONDS * unit as f64).round();
    if total > 9e15 {
        out.push_str(NO_DATE);
        return;
    }
    let (seconds, fraction) = (total as i64 / unit, total as i64 % unit);
    if value < 0.0 && total > 0.0 {
        out.push('-');
    }
    for part in &section.parts {
        let _ = match part {
            Part::Date(Field::AllHours(width)) => write!(out, "{:0width$}", seconds / 3600),
            Part::Date(Field::AllMinutes(width)) => write!(out, "{:0width$}", seconds / 60),
            Part::Date(Field::AllSeconds(width)) => write!(out, "{seconds:0width$}"),
            Part::Date(Field::Hour(width)) => write!(out, "{:0width$}", seconds / 3600 % 24),
            Part::Date(Field::Minute(width) | Field::Month(width)) => write!(out, "{:0width$}", seconds / 60 % 60),
            Part::Date(Field::Second(width)) => write!(out, "{:0width$}", seconds % 60),
            Part::Date(Field::Fraction(width)) => write!(out, ",{fraction:0width$}"),
            Part::Literal(text) => write!(out, "{text}"),
            _ => Ok(()),
        };
    }
}

fn moment(value: f64, epoch: Epoch, places: usize) -> Option<Moment> {
    let unit = 10_i64.pow(places.min(9) as u32) as f64;
    let mut day = value.floor();
    let exact = (value - day) * SECONDS * unit;
    // A clock does not run ahead: parts of the last digit are cut off, but for the noise of binary fractions.
    let nearest = exact.round();
    let mut ticks = if (exact - nearest).abs() < 1e-3 * unit { nearest } else { exact.floor() };
    if ticks >= SECONDS * unit {
        ticks = 0.0;
        day += 1.0;
    }
    // Calc's calendar ends with the year 9999, and begins before any student was born.
    if !(-700_000.0..=2_958_465.0).contains(&(day + epoch.days() as f64)) {
        return None;
    }
    let serial = day as i64 + epoch.days();
    let (year, month, dom) = civil(serial - 25_569);
    let ticks = ticks as i64;
    Some(Moment {
        year,
        month: month - 1,
        day: dom,
        weekday: (serial - 1).rem_euclid(7) as usize,
        clock: ticks / unit as i64,
        fraction: ticks % unit as i64,
    })
}

/// Year, month and day of a day counted from 1 January 1970.
/// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (the algorithm).
fn civil(days: i64) -> (i64, usize, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month as usize, day)
}

/// The serial number of an ISO date or time such as `2025-09-01T08:05:09`, `08:05`, `PT08H05M09S`.
pub(in crate::read) fn serial(iso: &str) -> Option<f64> {
    let iso = iso.trim().trim_end_matches('Z');
    if let Some(duration) = iso.strip_prefix("PT") {
        return duration_days(duration);
    }
    if let Some(duration) = iso.strip_prefix("-PT") {
        return duration_days(duration).map(|days| -days);
    }
    let (date, time) = match iso.split_once('T') {
        Some((date, time)) => (Some(date), Some(time)),
        None if iso.contains(':') => (None, Some(iso)),
        None => (Some(iso), None),
    };
    let mut value = 0.0;
    if let Some(date) = date {
        let mut pieces = date.rsplitn(3, '-');
        let (day, month, year): (i64, i64, i64) =
            (pieces.next()?.parse().ok()?, pieces.next()?.parse().ok()?, pieces.next()?.parse().ok()?);
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) || !(-9999..=9999).contains(&year) {
            return None;
        }
        value += days_of(year, month, day) as f64 + 25_569.0;
    }
    if let Some(time) = time {
        let mut seconds = 0.0;
        for (piece, weight) in time.split(':').zip([3600.0, 60.0, 1.0]) {
            seconds += piece.replace(',', ".").parse::<f64>().ok()? * weight;
        }
        value += seconds / SECONDS;
    }
    Some(value)
}

fn duration_days(text: &str) -> Option<f64> {
    let mut seconds = 0.0;
    let mut number = String::new();
    for c in text.chars() {
        let weight = match c {
            'H' => 3600.0,
            'M' => 60.0,
            'S' => 1.0,
            _ => {
                number.push(if c == ',' { '.' } else { c });
                continue;
            }
        };
        seconds += number.parse::<f64>().ok()? * weight;
        number.clear();
    }
    Some(seconds / SECONDS)
}

/// Days from 1 January 1970; the inverse of [`civil`].
fn days_of(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

fn write_field(field: Field, moment: &Moment, tongue: Tongue, half_days: bool, out: &mut String) {
    let hour = moment.clock / 3600;
    let _ = match field {
        Field::Year(0..=2) => write!(out, "{:02}", moment.year.rem_euclid(100)),
        Field::Year(_) => write!(out, "{:04}", moment.year),
        Field::Month(width @ 1..=2) => write!(out, "{:0width$}", moment.month + 1),
        Field::Month(3) => write!(out, "{}", short_month(tongue, moment.month)),
        Field::Month(5) => write!(out, "{}", month(tongue, moment.month).chars().next().unwrap_or(' ')),
        Field::Month(_) => write!(out, "{}", month(tongue, moment.month)),
        Field::Day(width @ 1..=2) => write!(out, "{:0width$}", moment.day),
        Field::Day(3) => write!(out, "{}", short_day(tongue, moment.weekday)),
        Field::Day(_) => write!(out, "{}", day(tongue, moment.weekday)),
        Field::Hour(width) => {
            let hour = if half_days { (hour + 11) % 12 + 1 } else { hour };
            write!(out, "{hour:0width$}")
        }
        Field::Minute(width) => write!(out, "{:0width$}", moment.clock / 60 % 60),
        Field::Second(width) => write!(out, "{:0width$}", moment.clock % 60),
        Field::Fraction(width) => write!(out, ",{:0width$}", moment.fraction),
        Field::HalfDay(long) => write!(out, "{}", ["AM", "PM", "A", "P"][usize::from(hour >= 12) + if long { 0 } else { 2 }]),
        Field::AllHours(_) | Field::AllMinutes(_) | Field::AllSeconds(_) => Ok(()),
    };
}

const MONTHS_FR: [&str; 12] =
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
const SHORT_FR: [&str; 12] = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];
const DAYS_FR: [&str; 7] = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];
const MONTHS_EN: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const DAYS_EN: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS_DE: [&str; 12] =
    ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];
const SHORT_DE: [&str; 12] = ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"];
const DAYS_DE: [&str; 7] = ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"];
const MONTHS_ES: [&str; 12] =
    ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"];
const DAYS_ES: [&str; 7] = ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"];
const MONTHS_IT: [&str; 12] =
    ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"];
const DAYS_IT: [&str; 7] = ["domenica", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato"];

fn month(tongue: Tongue, index: usize) -> &'static str {
    match tongue {
        Tongue::French => MONTHS_FR[index],
        Tongue::English => MONTHS_EN[index],
        Tongue::German => MONTHS_DE[index],
        Tongue::Spanish => MONTHS_ES[index],
        Tongue::Italian => MONTHS_IT[index],
    }
}

fn short_month(tongue: Tongue, index: usize) -> &'static str {
    match tongue {
        Tongue::French => SHORT_FR[index],
        Tongue::German => SHORT_DE[index],
        other => first_three(month(other, index)),
    }
}

fn day(tongue: Tongue, index: usize) -> &'static str {
    match tongue {
        Tongue::French => DAYS_FR[index],
        Tongue::English => DAYS_EN[index],
        Tongue::German => DAYS_DE[index],
        Tongue::Spanish => DAYS_ES[index],
        Tongue::Italian => DAYS_IT[index],
    }
}

fn short_day(tongue: Tongue, index: usize) -> String {
    match tongue {
        Tongue::French => format!("{}.", first_three(DAYS_FR[index])),
        Tongue::German => DAYS_DE[index].chars().take(2).collect(),
        other => first_three(day(other, index)).to_owned(),
    }
}

fn first_three(name: &'static str) -> &'static str {
    name.char_indices().nth(3).map_or(name, |(end, _)| &name[..end])
}
