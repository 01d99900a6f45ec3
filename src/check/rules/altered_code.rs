#![doc = include_str!("../../../assets/rules/en/altered_code.md")]

use crate::check::meta::pages;
use crate::check::{Form, Look, Meta, Problem, Remedy, Value};
use crate::error::{Level, Message};
use crate::importer::Kind;
use crate::text::{fold, php, power};

/// The rule.
pub static META: Meta = Meta {
    code: "C022",
    name: "altered_code",
    title: "rule-altered-code",
    level: Level::Error,
    reads: &[Kind::Group, Kind::Course, Kind::Login, Kind::Idnumber],
    holds: &[],
    needs: &[],
    pages: pages!("altered_code"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

/// Beginnings of the names of months as spreadsheets shorten them, folded, French then English.
const MONTHS: [&[&str]; 12] = [
    &["janv", "jan"],
    &["fevr", "fev", "feb"],
    &["mars", "mar"],
    &["avr", "apr"],
    &["mai", "may"],
    &["juin", "jun"],
    &["juil", "jul"],
    &["aout", "aug"],
    &["sept", "sep"],
    &["oct"],
    &["nov"],
    &["dec"],
];
/// Proposals for one value.
const CHOICES: usize = 3;

/// What a spreadsheet made of a code.
enum Altered {
    /// A day: two numbers that stood in the code.
    Date(u32, u32),
    /// A whole day with slashes, which somebody may have chosen as a name.
    Day(u32, u32),
    /// A number in powers of ten: digits, power.
    Power(String, u32),
    /// A number of more digits than a spreadsheet keeps: the last ones are zeros now.
    Digits,
}

/// Digits that a spreadsheet keeps of a number.
const KEPT: usize = 15;

fn judge(value: &Value<'_>) -> Option<Problem> {
    let altered = altered(value)?;
    if value.is_known() {
        return None;
    }
    let level = if matches!(altered, Altered::Day(..)) { Level::Warning } else { Level::Error };
    let id = match (altered, value.kind) {
        (Altered::Day(..), _) => "altered-code-day",
        (Altered::Date(..), Kind::Group) => "altered-code-date-group",
        (Altered::Date(..), _) => "altered-code-date",
        (Altered::Power(..), _) => "altered-code-power",
        (Altered::Digits, _) => "altered-code-digits",
    };
    Some(Problem::new(level, Message::new(id).with("value", value.shown())))
}

fn mend(value: &Value<'_>) -> Vec<Remedy> {
    let codes: Vec<String> = match altered(value) {
        Some(Altered::Date(a, b) | Altered::Day(a, b)) => {
            let plain = [format!("{a}-{b}"), format!("{a}/{b}"), format!("{a}.{b}"), format!("{a:02}-{b:02}"), format!("{a:02}/{b:02}")];
            let turned = [format!("{b}-{a}"), format!("{b}/{a}"), format!("{b:02}-{a:02}")];
            plain.into_iter().chain(turned).collect()
        }
        // A login whose digits are gone is in no cell any more.
        Some(Altered::Power(..)) if matches!(value.kind, Kind::Login | Kind::Idnumber) => Vec::new(),
        Some(Altered::Power(digits, power)) => {
            vec![format!("{digits}E{power}"), format!("{digits}E{power:02}"), format!("{digits}E0{power}")]
        }
        Some(Altered::Digits) | None => Vec::new(),
    };
    let known: Vec<&String> = codes.iter().filter(|code| is_there(value, code)).collect();
    let chosen: Vec<&String> = if known.is_empty() { codes.iter().take(2).collect() } else { known };
    if chosen.is_empty() {
        return vec![Remedy::advise(Message::new("fix-format-as-text"))];
    }
    chosen.into_iter().take(CHOICES).map(Remedy::ask).collect()
}

fn is_there(value: &Value<'_>, code: &str) -> bool {
    match value.kind {
        Kind::Group => value.context.is_group_name(code),
        Kind::Course => value.context.catalogue().course(code).is_some(),
        _ => false,
    }
}

fn altered(value: &Value<'_>) -> Option<Altered> {
    if value.text.len() > 24 || value.look.has(Look::CONTROL) {
        return None;
    }
    if has_lost_digits(value.text) {
        return Some(Altered::Digits);
    }
    if !may_be_altered(value.text, value.kind) {
        return None;
    }
    let folded = fold::careful(value.text);
    if value.kind == Kind::Group
        && let [day, month, year] = *folded.split('/').collect::<Vec<_>>()
        && year.len() == 4
        && php::is_number(year)
        && let (Ok(day @ 1..=31), Ok(month @ 1..=12)) = (day.parse(), month.parse())
    {
        return Some(Altered::Day(day, month));
    }
    power::of_ten(&folded)
        .map(|(digits, power)| Altered::Power(digits, power))
        .or_else(|| if matches!(value.kind, Kind::Group | Kind::Course) { date(&folded) } else { None })
}

/// Whether a value has a digit and a sign that every altered one has. Most have not, and are looked at no further.
fn may_be_altered(text: &str, kind: Kind) -> bool {
    let is_small = |part: &str| {
        let digits = part.trim_end_matches('.');
        (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let day = || match kind {
        Kind::Group => text.contains('/') || text.split(['-', ' ']).any(is_small),
        Kind::Course => text.split(['-', ' ']).any(is_small),
        _ => false,
    };
    text.bytes().any(|byte| byte.is_ascii_digit()) && (text.bytes().any(|byte| byte == b'+' || !byte.is_ascii()) || day())
}

/// `1234567890123450`: beyond the fifteenth digit only zeros are left.
fn has_lost_digits(text: &str) -> bool {
    let is_number = text.len() > KEPT && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ');
    let digits: Vec<u8> = text.bytes().filter(|byte| is_number && *byte != b' ').collect();
    digits.len() > KEPT && digits[KEPT..].iter().all(|digit| *digit == b'0')
}

/// `01-févr.`, `févr-01`, `2-mars-26`, `2026-02-01`, `2026-02-01 00:00:00`. A day with slashes may be a name that somebody chose.
fn date(text: &str) -> Option<Altered> {
    let day = text.split([' ', 't']).next().filter(|_| text.ends_with("00:00:00") || text.ends_with("00:00")).unwrap_or(text);
    let parts: Vec<&str> = day.split('-').map(|part| part.trim_end_matches('.')).collect();
    let number = |text: &str| text.parse::<u32>().ok().filter(|n| *n > 0 && text.len() <= 2);
    let month = |text: &str| (1..).zip(MONTHS).find(|(_, names)| names.contains(&text)).map(|(n, _)| n);
    match parts.as_slice() {
        [day, name] | [day, name, _] if month(name).is_some() => Some(Altered::Date(number(day)?, month(name)?)),
        [name, day] if month(name).is_some() => Some(Altered::Date(month(name)?, number(day)?)),
        [year, month, day] if year.len() == 4 && php::is_number(year) => {
            Some(Altered::Date(number(day)?, number(month).filter(|n| *n < 13)?))
        }
        _ => None,
    }
}
