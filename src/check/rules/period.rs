//! What a person means who writes something other than a number of days.

use super::words::days_between;
use crate::text::fold;
use jiff::civil::Date;
use jiff::{Span, ToSpan as _};

/// What was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// That many days, beyond doubt.
    Days(i64),
    /// About that many days.
    About(i64),
    /// Until that day.
    Until(Date),
    /// No end.
    Endless,
}

const ENDLESS: &[&str] = &[
    "illimite",
    "illimitee",
    "sans limite",
    "sans fin",
    "permanent",
    "permanente",
    "indefini",
    "indefinie",
    "infini",
    "aucune",
    "aucun",
    "toujours",
    "-",
    "--",
    "n/a",
    "na",
    "null",
    "neant",
    "none",
    "unlimited",
];
const NUMBERS: &[&str] = &["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"];
const MONTHS: &[&str] =
    &["janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"];

/// The meaning of a period, seen from the day of the import; `None` when nobody can tell.
pub(super) fn meaning(text: &str, today: Date) -> Option<Meaning> {
    let folded = fold::careful(text);
    let plain = folded.trim_start_matches(['\'', '+']);
    if ENDLESS.contains(&plain) {
        return Some(Meaning::Endless);
    }
    date(plain).map(Meaning::Until).or_else(|| number(plain)).or_else(|| span(plain, today))
}

/// `1 000`, `60,0`, `60.5`, `-5`.
fn number(text: &str) -> Option<Meaning> {
    if let Some(amount) = text.strip_prefix('-') {
        return amount.parse::<u32>().is_ok().then_some(Meaning::Endless);
    }
    if let Some(days) = grouped(text) {
        return Some(Meaning::Days(days));
    }
    let (whole, fraction) = text.split_once([',', '.'])?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let days: i64 = whole.parse().ok().filter(|days| digits(whole) && digits(fraction) && *days > 0)?;
    Some(if fraction.bytes().all(|b| b == b'0') && fraction.len() < 3 { Meaning::Days(days) } else { Meaning::About(days) })
}

/// Digits alone, or in groups of three that blanks separate.
fn grouped(text: &str) -> Option<i64> {
    let mut parts = text.split(' ');
    let first = parts.next()?;
    let sound = (1..=15).contains(&first.len()) && parts.all(|part| part.len() == 3);
    let digits: String = text.chars().filter(|c| *c != ' ').collect();
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?.filter(|days| sound && *days > 0)
}

/// `60 jours`, `6 mois`, `2 semaines`, `un an`.
fn span(text: &str, today: Date) -> Option<Meaning> {
    let split = text.find(|c: char| !c.is_ascii_digit()).filter(|&at| at > 0).or_else(|| text.find(' '))?;
    let (count, unit) = (text[..split].trim(), text[split..].trim().trim_end_matches('.'));
    let count = match count.parse::<i64>() {
        Ok(count) => count,
        Err(_) if count == "une" => 1,
        Err(_) => NUMBERS.iter().position(|name| *name == count)? as i64 + 1,
    };
    let months = |months: i64| {
        let span: Span = months.months();
        (months < 1_200).then(|| today.checked_add(span).ok()).flatten().map(|end| Meaning::About(days_between(today, end)))
    };
    match unit {
        "j" | "jr" | "jrs" | "jour" | "jours" | "day" | "days" | "d" => Some(Meaning::Days(count)),
        "sem" | "semaine" | "semaines" | "week" | "weeks" => Some(Meaning::Days(count.checked_mul(7)?)),
        "mois" | "month" | "months" => months(count),
        "semestre" | "semestres" => months(count.checked_mul(6)?),
        "an" | "ans" | "annee" | "annees" | "year" | "years" => months(count.checked_mul(12)?),
        _ => None,
    }
    .filter(|meaning| !matches!(meaning, Meaning::Days(0) | Meaning::About(0)))
}

/// `31/12/2026`, `31-12-26`, `2026-12-31`, `31 decembre 2026`, also with a time behind.
fn date(text: &str) -> Option<Date> {
    let text = text.split_once(" 00:00").map_or(text, |(day, _)| day);
    let parts: Vec<&str> = text.split(['/', '-', '.', ' ']).collect();
    let number = |part: &str| part.parse::<i16>().ok();
    // A month alone ends with its last day.
    if let [month, year] = parts.as_slice()
        && year.len() == 4
        && let Some(month) = MONTHS.iter().position(|name| name == month)
    {
        return day(number(year)?, month as i16 + 1, 1).map(Date::last_of_month);
    }
    let [a, b, c] = parts.as_slice() else { return None };
    if a.len() == 4 {
        return day(number(a)?, number(b)?, number(c)?);
    }
    let month = match number(b) {
        Some(month) => month,
        None => MONTHS.iter().position(|name| name == b)? as i16 + 1,
    };
    let year = match c.len() {
        4 => number(c)?,
        2 => 2_000 + number(c)?,
        _ => return None,
    };
    day(year, month, number(a.trim_end_matches("er"))?)
}

fn day(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_for_a_period_is_understood() {
        let today = Date::constant(2026, 9, 14);
        let until = |year, month, day| Some(Meaning::Until(Date::constant(year, month, day)));
        for (text, meant) in [
            ("60 jours", Some(Meaning::Days(60))),
            ("60j", Some(Meaning::Days(60))),
            ("2 mois", Some(Meaning::About(61))),
            ("six mois", Some(Meaning::About(181))),
            ("1 an", Some(Meaning::About(365))),
            ("2 semaines", Some(Meaning::Days(14))),
            ("1 000", Some(Meaning::Days(1_000))),
            ("1\u{202f}000", Some(Meaning::Days(1_000))),
            ("60,0", Some(Meaning::Days(60))),
            ("60,5", Some(Meaning::About(60))),
            ("'60", Some(Meaning::Days(60))),
            ("-5", Some(Meaning::Endless)),
            ("illimité", Some(Meaning::Endless)),
            ("31/12/2026", until(2026, 12, 31)),
            ("2026-12-31", until(2026, 12, 31)),
            ("1er février 2027", until(2027, 2, 1)),
            ("30/6/27", until(2027, 6, 30)),
            ("31/02/2027", None),
            ("=30*2", None),
            ("12 3", None),
            ("bientôt", None),
        ] {
            assert_eq!(meaning(text, today), meant, "{text}");
        }
    }
}
