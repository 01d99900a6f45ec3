//! What one cell says: a mark, several values.

use crate::text::{fold, power};

/// What people write for yes, folded.
const YES: [&str; 18] = ["☑", "☒", "✅", "●", "1", "oui", "o", "yes", "y", "vrai", "v", "true", "t", "x", "✓", "✔", "1.0", "ok"];
/// What they write for no.
const NO: [&str; 15] = ["☐", "□", "❌", "○", "0", "non", "n", "no", "faux", "f", "false", "0.0", "-", "✗", "✘"];
/// Words that say of a course column that the person takes it, or does not.
const TAKEN: [&str; 6] = ["inscrit", "inscrite", "i", "obligatoire", "obl", "choisi"];
const NOT_TAKEN: [&str; 7] = ["/", "--", "—", "–", ".", "non inscrit", "dispense"];

/// Whether a folded word says yes or no; `None` when it says neither.
pub fn yes_or_no(folded: &str) -> Option<bool> {
    if YES.contains(&folded) {
        return Some(true);
    }
    NO.contains(&folded).then_some(false)
}

/// What stands in the column of a course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark<'t> {
    /// The person is not in it.
    Out,
    /// The person is in it.
    In,
    /// The person is in it, in this group.
    Group(&'t str),
}

/// Reads a cell of the column of a course: a cross, a yes, a date, or the name of a group.
pub fn mark(text: &str) -> Mark<'_> {
    let text = text.trim();
    let folded = fold::careful(text);
    let word = folded.as_str();
    if text.is_empty() || yes_or_no(word) == Some(false) || NOT_TAKEN.contains(&word) {
        return Mark::Out;
    }
    if yes_or_no(word) == Some(true) || TAKEN.contains(&word) || word.chars().all(|c| c == 'x') || is_date(word) {
        return Mark::In;
    }
    Mark::Group(text)
}

/// `28/11/2026`, `28.11.26`, `2026-11-28`, with or without a time.
fn is_date(text: &str) -> bool {
    let day = text.split([' ', 't']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split(['/', '-', '.']).collect();
    parts.len() == 3 && parts.iter().all(|part| matches!(part.len(), 1 | 2 | 4) && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What people put between values.
const SURE: &[char] = &[',', ';', '|', '\n'];
/// What they put between values of one family, and also into names.
const MAYBE: &[char] = &['/', '+', '&'];

/// Whether a text holds any sign that may stand between values: cheap, and never wrong when it says no.
pub fn may_be_several(text: &str) -> bool {
    text.bytes().any(may_stand_between)
}

/// Whether a byte is of a sign that may stand between values.
pub fn may_stand_between(byte: u8) -> bool {
    byte == b' ' || !is_plain(byte)
}

/// Whether a byte is none of [`SURE`] and [`MAYBE`].
fn is_plain(byte: u8) -> bool {
    !matches!(byte, b',' | b';' | b'|' | b'\n' | b'/' | b'+' | b'&')
}

/// The values of a cell that holds several; `None` for one. A slash, a plus or "et" counts only between values of one
/// family: the same beginning before the same sort of end.
pub fn parts(text: &str) -> Option<Vec<&str>> {
    if !may_be_several(text) {
        return None;
    }
    if power::of_ten(text).is_some() {
        return None;
    }
    // Two words with a blank between them are one name, but for long numbers.
    if text.bytes().all(|byte| is_plain(byte) || byte == b' ')
        && text.split_whitespace().nth(2).is_none()
        && !text.split_whitespace().all(is_long_number)
    {
        return None;
    }
    let sure: Vec<&str> = text.split(SURE).map(str::trim).filter(|part| !part.is_empty()).collect();
    if sure.len() > 1 {
        return Some(sure);
    }
    let words = |text: &str| text.split_whitespace().nth(2).is_some() && fold::careful(text).contains(" et ");
    let mut maybe: Vec<&str> = text.split(MAYBE).map(str::trim).filter(|part| !part.is_empty()).collect();
    if maybe.len() == 1 && words(text) {
        maybe = text.split(" et ").map(str::trim).filter(|part| !part.is_empty()).collect();
    }
    if maybe.len() == 1 {
        maybe = text.split(" - ").map(str::trim).filter(|part| !part.is_empty()).collect();
    }
    // Blanks part long numbers only: three short ones are the thousands of one.
    if maybe.len() == 1 && text.split_whitespace().all(is_long_number) {
        maybe = text.split_whitespace().collect();
    }
    (maybe.len() > 1 && are_of_one_family(&maybe)).then_some(maybe)
}

fn is_long_number(text: &str) -> bool {
    text.len() >= 6 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The pieces between all signs that people put between values, and that stand in names too.
pub fn loose_parts(text: &str) -> Vec<&str> {
    let signs =
        text.split(MAYBE).flat_map(|part| part.split(" - ")).flat_map(|part| part.split(" et ")).flat_map(|part| part.split(" and "));
    signs.map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Letters before digits, in all of them the same kind of word: `TD1` and `TD2`, `55000901` and `55000902`, `TD1` and `TP1`.
fn are_of_one_family(parts: &[&str]) -> bool {
    let stem = |part: &str| part.chars().take_while(|c| !c.is_ascii_digit()).collect::<String>();
    let first = stem(parts[0]);
    let numbered = parts.iter().all(|part| part.ends_with(|c: char| c.is_ascii_digit()));
    let digits = parts.iter().all(|part| is_long_number(part));
    let groups = |part: &&str| GROUP_WORDS.contains(&fold::careful(stem(part).trim_end_matches([' ', '-', '_', '.'])).as_str());
    digits || numbered && !first.is_empty() && (parts.iter().all(|part| stem(part) == first) || parts.iter().all(groups))
}

/// Words that name a group before its number, folded.
const GROUP_WORDS: [&str; 9] = ["td", "tp", "cm", "g", "gr", "grp", "gpe", "groupe", "group"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crosses_yes_and_dates_are_marks_and_other_words_are_groups() {
        for text in ["X", "x", "1", "Oui", "✓", "28/11/2026", "2026-11-28 10:00", "inscrite", "XX"] {
            assert_eq!(mark(text), Mark::In, "{text}");
        }
        for text in ["", "  ", "0", "Non", "-", "/"] {
            assert_eq!(mark(text), Mark::Out, "{text}");
        }
        assert_eq!(mark(" TD1 "), Mark::Group("TD1"));
    }

    #[test]
    fn values_of_one_family_are_several_and_names_with_signs_are_one() {
        assert_eq!(parts("TD1, TD2"), Some(vec!["TD1", "TD2"]));
        assert_eq!(parts("TD1/TP1"), Some(vec!["TD1", "TP1"]));
        assert_eq!(parts("TD1 et TP1"), Some(vec!["TD1", "TP1"]));
        assert_eq!(parts("55000904/55000905"), Some(vec!["55000904", "55000905"]));
        assert_eq!(parts("55000904 55000905"), Some(vec!["55000904", "55000905"]));
        assert_eq!(parts("TD1 - TP1"), Some(vec!["TD1", "TP1"]));
        for one in ["2,00E+05", "55 000 904", "TD1", "Physique/Chimie", "L1-INFO 2026/27", "Droit et gestion", "1/2"] {
            assert_eq!(parts(one), None, "{one}");
        }
    }
}
