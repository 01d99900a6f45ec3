//! Words of `strtotime`: today, next monday, +1 week, names and offsets of zones.

use jiff::tz::{Offset, TimeZone};

/// What is added to the moment read.
#[derive(Clone, Debug, Default)]
pub(super) struct Relative {
    pub years: i64,
    pub months: i64,
    pub days: i64,
    pub seconds: i64,
    /// A weekday, 0 = Sunday, and how many of them: 0 = today or the next one, 1 = the next one, -1 = the last one.
    pub weekday: Option<(i64, i64)>,
    /// First (false) or last (true) day of the month.
    pub edge: Option<bool>,
    /// A weekday of the month, 0 = Sunday, and which of them; below 1 = the last one.
    pub weekday_of: Option<(i64, i64)>,
    /// `next week`, `this week`: a weekday is then that of the week, which begins on Monday.
    pub of_week: bool,
}

impl Relative {
    pub fn add(&mut self, other: &Self) {
        self.years += other.years;
        self.months += other.months;
        self.days += other.days;
        self.seconds += other.seconds;
        self.weekday = other.weekday.or(self.weekday);
        self.of_week |= other.of_week;
    }

    pub fn negate(&mut self) {
        self.years = -self.years;
        self.months = -self.months;
        self.days = -self.days;
        self.seconds = -self.seconds;
        self.weekday = self.weekday.map(|(weekday, amount)| (weekday, -amount));
    }
}

/// A word or a few words.
#[derive(Clone, Debug)]
pub(super) enum Word {
    Now,
    Today,
    Noon,
    /// Midnight that many days from now.
    Days(i64),
    Add(Relative),
    Weekday(i64, i64),
    Ago,
    Edge(bool),
    WeekdayOf(i64, i64),
}

/// The longest word at the beginning of a text in lower case, and its length.
pub(super) fn longest(text: &str) -> Option<(usize, Word)> {
    let fixed = [
        ("now", Word::Now),
        ("today", Word::Today),
        ("midnight", Word::Today),
        ("noon", Word::Noon),
        ("tomorrow", Word::Days(1)),
        ("yesterday", Word::Days(-1)),
        ("ago", Word::Ago),
        ("first day of", Word::Edge(false)),
        ("last day of", Word::Edge(true)),
    ];
    let fixed = fixed.into_iter().filter(|(word, _)| text.starts_with(word)).map(|(word, meaning)| (word.len(), meaning));
    let all = fixed.chain(weekday_alone(text)).chain(counted(text)).chain(ordered(text));
    let mut best: Option<(usize, Word)> = None;
    for (length, word) in all {
        if best.as_ref().is_none_or(|(longest, _)| length > *longest) {
            best = Some((length, word));
        }
    }
    best
}

/// `+1 week`, `60 days`, `- 2 months`.
fn counted(text: &str) -> Option<(usize, Word)> {
    let signs = text.bytes().take_while(|b| matches!(b, b'+' | b'-')).count();
    let minus = text.bytes().take(signs).filter(|&b| b == b'-').count() % 2 == 1;
    let blanks = blanks(text.get(signs..)?);
    let digits = text.bytes().skip(signs + blanks).take_while(u8::is_ascii_digit).count();
    let start = signs + blanks;
    let number: i64 = text.get(start..start + digits).filter(|digits| digits.len() <= 13)?.parse().ok()?;
    let at = start + digits + self::blanks(text.get(start + digits..)?);
    let (length, word) = unit(text.get(at..)?, if minus { -number } else { number })?;
    Some((at + length, word))
}

/// `next monday`, `last week`, `third day`.
fn ordered(text: &str) -> Option<(usize, Word)> {
    const ORDER: [(&str, i64); 16] = [
        ("first", 1),
        ("second", 2),
        ("third", 3),
        ("fourth", 4),
        ("fifth", 5),
        ("sixth", 6),
        ("seventh", 7),
        ("eighth", 8),
        ("ninth", 9),
        ("tenth", 10),
        ("eleventh", 11),
        ("twelfth", 12),
        ("next", 1),
        ("last", -1),
        ("previous", -1),
        ("this", 0),
    ];
    let (word, number) = ORDER.into_iter().find(|(word, _)| text.starts_with(word))?;
    let gap = blanks(text.get(word.len()..)?);
    if gap == 0 {
        return None;
    }
    let at = word.len() + gap;
    let (length, mut meaning) = unit(text.get(at..)?, number)?;
    let end = at + length;
    if let Word::Add(relative) = &mut meaning
        && text.get(at..end) == Some("week")
    {
        relative.of_week = matches!(word, "next" | "last" | "previous" | "this");
    }
    let gap = blanks(text.get(end..)?);
    if let Word::Weekday(weekday, number) = meaning
        && gap > 0
        && text.get(end + gap..).is_some_and(|rest| rest.starts_with("of") && ends(rest, 2))
    {
        return Some((end + gap + 2, Word::WeekdayOf(weekday, number)));
    }
    Some((end, meaning))
}

fn unit(text: &str, number: i64) -> Option<(usize, Word)> {
    const UNITS: [(&str, &str, i64); 20] = [
        ("seconds", "s", 1),
        ("second", "s", 1),
        ("secs", "s", 1),
        ("sec", "s", 1),
        ("minutes", "s", 60),
        ("minute", "s", 60),
        ("mins", "s", 60),
        ("min", "s", 60),
        ("hours", "s", 3600),
        ("hour", "s", 3600),
        ("days", "d", 1),
        ("day", "d", 1),
        ("weeks", "d", 7),
        ("week", "d", 7),
        ("fortnights", "d", 14),
        ("fortnight", "d", 14),
        ("months", "m", 1),
        ("month", "m", 1),
        ("years", "y", 1),
        ("year", "y", 1),
    ];
    if let Some((length, weekday)) = weekday(text).filter(|(length, _)| ends(text, *length)) {
        return Some((length, Word::Weekday(weekday, number)));
    }
    let (word, kind, size) = UNITS.into_iter().find(|(word, ..)| text.starts_with(word) && ends(text, word.len()))?;
    let amount = number.checked_mul(size)?;
    let mut relative = Relative::default();
    match kind {
        "s" => relative.seconds = amount,
        "d" => relative.days = amount,
        "m" => relative.months = amount,
        _ => relative.years = amount,
    }
    Some((word.len(), Word::Add(relative)))
}

fn ends(text: &str, at: usize) -> bool {
    !text.as_bytes().get(at).is_some_and(u8::is_ascii_alphabetic)
}

fn blanks(text: &str) -> usize {
    text.bytes().take_while(|b| matches!(b, b' ' | b'\t')).count()
}

fn weekday_alone(text: &str) -> Option<(usize, Word)> {
    let (length, weekday) = weekday(text)?;
    ends(text, length).then_some((length, Word::Weekday(weekday, 0)))
}

fn weekday(text: &str) -> Option<(usize, i64)> {
    const NAMES: [(&str, i64); 19] = [
        ("sunday", 0),
        ("monday", 1),
        ("tuesday", 2),
        ("wednesday", 3),
        ("thursday", 4),
        ("friday", 5),
        ("saturday", 6),
        ("wednes", 3),
        ("thurs", 4),
        ("thur", 4),
        ("tues", 2),
        ("sun", 0),
        ("mon", 1),
        ("tue", 2),
        ("wed", 3),
        ("thu", 4),
        ("fri", 5),
        ("sat", 6),
        ("sundays", 0),
    ];
    NAMES.into_iter().filter(|(name, _)| text.starts_with(name)).map(|(name, day)| (name.len(), day)).max()
}

/// The day on which a weekday falls, counted from a day.
pub(super) fn to_weekday(day: i64, weekday: i64, amount: i64) -> i64 {
    let today = (day + 4).rem_euclid(7);
    let ahead = (weekday - today).rem_euclid(7);
    match amount {
        0 => day + ahead,
        1.. => day + if ahead == 0 { 7 } else { ahead } + (amount - 1) * 7,
        _ => day + if ahead == 0 { 0 } else { ahead } + amount * 7,
    }
}

/// The day on which a weekday falls in the week of a day, Monday to Sunday.
pub(super) fn in_week(day: i64, weekday: i64) -> i64 {
    day - (day + 3).rem_euclid(7) + (weekday + 6).rem_euclid(7)
}

/// A zone by name, by letters or by offset.
pub(super) fn zone(text: &str) -> Option<(usize, TimeZone)> {
    let open = usize::from(text.starts_with('('));
    let start = if text[open..].starts_with("gmt+") || text[open..].starts_with("gmt-") { open + 3 } else { open };
    if text[start..].starts_with(['+', '-']) {
        return offset(&text[start..]).map(|(length, zone)| (start + length, zone));
    }
    let length = text.bytes().skip(open).take_while(|b| b.is_ascii_alphabetic() || matches!(b, b'/' | b'_')).count();
    let name = text.get(open..open + length)?;
    let close = usize::from(open == 1 && text[open + length..].starts_with(')'));
    let zone = letters(name).or_else(|| name.contains('/').then(|| TimeZone::get(name).ok()).flatten())?;
    Some((open + length + close, zone))
}

fn offset(text: &str) -> Option<(usize, TimeZone)> {
    let negative = text.starts_with('-');
    let digits = text.bytes().skip(1).take_while(u8::is_ascii_digit).count();
    let number: i32 = text.get(1..1 + digits)?.parse().ok()?;
    let (length, seconds) = match digits {
        1 | 2 => match text.get(1 + digits..).and_then(|rest| rest.strip_prefix(':')).and_then(|rest| rest.get(..2)?.parse::<i32>().ok()) {
            Some(minutes) => (digits + 4, number * 3600 + minutes * 60),
            None => (digits + 1, number * 3600),
        },
        3 | 4 => (digits + 1, number / 100 * 3600 + number % 100 * 60),
        _ => return None,
    };
    let offset = Offset::from_seconds(if negative { -seconds } else { seconds }).ok()?;
    Some((length, TimeZone::fixed(offset)))
}

/// Abbreviations that a date may end with; one letter is a military zone.
fn letters(name: &str) -> Option<TimeZone> {
    const ZONES: [(&str, i32); 20] = [
        ("utc", 0),
        ("gmt", 0),
        ("wet", 0),
        ("west", 1),
        ("bst", 1),
        ("ist", 2),
        ("cet", 1),
        ("cest", 2),
        ("met", 1),
        ("mest", 2),
        ("eet", 2),
        ("eest", 3),
        ("msk", 3),
        ("est", -5),
        ("edt", -4),
        ("cst", -6),
        ("cdt", -5),
        ("mst", -7),
        ("pst", -8),
        ("pdt", -7),
    ];
    let hours = match name.as_bytes() {
        [b'z'] => 0,
        [letter @ b'a'..=b'i'] => i32::from(letter - b'a') + 1,
        [letter @ b'k'..=b'm'] => i32::from(letter - b'k') + 10,
        [letter @ b'n'..=b'y'] => -i32::from(letter - b'n') - 1,
        _ => ZONES.into_iter().find(|(zone, _)| *zone == name)?.1,
    };
    Some(TimeZone::fixed(Offset::from_seconds(hours * 3600).ok()?))
}
