//! Numbers, sizes and durations as people of the language write them.

use super::{Language, Locale};
use crate::error::Message;
use fluent_bundle::{FluentValue, memoizer::MemoizerKind, types::FluentNumber};
use jiff::{Timestamp, tz::TimeZone};

/// U+202F: French groups thousands with it, and puts it before `; : ! ? »`.
pub const NARROW_SPACE: char = '\u{202f}';

pub(super) fn french_value<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number(value, NARROW_SPACE, ',')
}

pub(super) fn english_value<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number(value, ',', '.')
}

/// For the test of a third language.
#[cfg(test)]
pub(super) fn german_value<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number(value, '.', ',')
}

fn number(value: &FluentValue<'_>, group: char, point: char) -> Option<String> {
    let FluentValue::Number(FluentNumber { value, .. }) = value else { return None };
    Some(grouped(*value, group, point))
}

fn grouped(value: f64, group: char, point: char) -> String {
    let plain = value.abs().to_string();
    let (whole, fraction) = plain.split_once('.').map_or((plain.as_str(), None), |(w, f)| (w, Some(f)));
    let mut out = String::new();
    if value < 0.0 {
        out.push('-');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(group);
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push(point);
        out.push_str(fraction);
    }
    out
}

/// Puts the narrow no-break space where French wants it. Authors type a plain one: the narrow one
/// cannot be told apart in an editor.
pub(super) fn french_typography(source: &str) -> String {
    let mut out = String::with_capacity(source.len() + 64);
    let mut chars = source.chars().peekable();
    while let Some(c) = chars.next() {
        let before_sign = c == ' ' && matches!(chars.peek(), Some(':' | ';' | '!' | '?' | '»'));
        let after_opening = c == ' ' && out.ends_with('«');
        out.push(if before_sign || after_opening { NARROW_SPACE } else { c });
    }
    out
}

impl Locale {
    /// A count with the grouping of the language: `12 345` or `12,345`.
    pub fn number(&self, value: impl TryInto<i64>) -> String {
        let value = value.try_into().unwrap_or(i64::MAX) as f64;
        match self.language() {
            Language::French => grouped(value, NARROW_SPACE, ','),
            Language::English => grouped(value, ',', '.'),
        }
    }

    /// A day and an hour in the time zone of this machine: `28/11/2026 à 09:12`. Empty for a moment that no calendar has.
    pub fn moment(&self, seconds: i64) -> String {
        let Ok(moment) = Timestamp::from_second(seconds) else { return String::new() };
        let form = match self.language() {
            Language::French => "%d/%m/%Y à %H:%M",
            Language::English => "%-d %B %Y at %H:%M",
        };
        moment.to_zoned(TimeZone::system()).strftime(form).to_string()
    }

    /// A size in bytes, in the unit that reads best.
    pub fn size(&self, bytes: u64) -> String {
        let (id, value) = match bytes {
            0..1_024 => ("size-bytes", bytes as f64),
            1_024..1_048_576 => ("size-kib", bytes as f64 / 1_024.0),
            1_048_576..1_073_741_824 => ("size-mib", bytes as f64 / 1_048_576.0),
            _ => ("size-gib", bytes as f64 / 1_073_741_824.0),
        };
        let rounded = if value < 10.0 && bytes >= 1_024 { (value * 10.0).round() / 10.0 } else { value.round() };
        let shown = match self.language() {
            Language::French => grouped(rounded, NARROW_SPACE, ','),
            Language::English => grouped(rounded, ',', '.'),
        };
        self.message(&Message::new(id).with("size", shown))
    }
}
