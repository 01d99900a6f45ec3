//! How PHP and Moodle see a text cell. Source: `trim()`, `empty()` and `(int)` of PHP 8, and
//! `core_user::clean_field` of Moodle 4.5.

/// Takes off what PHP's `trim` takes off: space, tab, LF, CR, NUL, vertical tab; no other blank.
pub fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\n', '\r', '\0', '\x0b'])
}

/// Whether PHP's `empty` says so once trimmed: nothing, or the text `0`.
pub fn is_empty(text: &str) -> bool {
    matches!(trim(text), "" | "0")
}

/// Whether Moodle's `is_number` says so: the text of a whole number as PHP would write it, so that
/// `01`, `1.0` and `+1` are none.
pub fn is_number(text: &str) -> bool {
    text.parse::<i64>().is_ok_and(|number| number.to_string() == text)
}

/// The whole number that PHP's `(int)` finds at the beginning of a text; 0 when there is none, the
/// largest number when it is too big.
pub fn int(text: &str) -> i64 {
    let text = text.trim_start_matches([' ', '\t', '\n', '\r', '\x0b', '\x0c']);
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    match (&rest[..digits], rest.as_bytes().get(digits)) {
        ("", _) => 0,
        // `1e2` is the number 100 since PHP 7.1.
        (number, Some(b'e' | b'E' | b'.')) => float(number, &rest[digits..]).map_or(0, |value| sign * value),
        (number, _) => sign * number.parse().unwrap_or(i64::MAX),
    }
}

fn float(whole: &str, rest: &str) -> Option<i64> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut end = 0;
    if let Some(fraction) = rest.strip_prefix('.') {
        end = 1 + digits(fraction);
    }
    if let Some(power) = rest[end..].strip_prefix(['e', 'E']) {
        let sign = usize::from(power.starts_with(['-', '+']));
        let length = digits(&power[sign..]);
        if length > 0 {
            end += 1 + sign + length;
        }
    }
    format!("{whole}{}", &rest[..end]).parse::<f64>().ok().map(|value| value as i64)
}

/// The username as Moodle cleans it with extended characters off (the default): trimmed, lower
/// case, then only `a-z 0-9 - . _ @`.
pub fn clean_username(text: &str) -> String {
    trim(text).to_lowercase().chars().filter(|&c| is_username_char(c)).collect()
}

fn is_username_char(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.' | '_' | '@')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trim_leaves_the_no_break_space() {
        assert_eq!(trim(" \t55000901\u{a0} "), "55000901\u{a0}");
    }

    #[test]
    fn zero_is_empty_and_a_blank_zero_too() {
        assert!(is_empty(" 0 ") && is_empty("") && !is_empty("00"));
    }

    #[test]
    fn the_number_at_the_beginning_counts() {
        for (text, number) in [
            ("60 jours", 60),
            ("60,5", 60),
            ("31/12/2025", 31),
            ("2025-12-31", 2025),
            ("1 000", 1),
            ("1\u{a0}000", 1),
            ("1e2", 100),
            ("60.9", 60),
            ("-5", -5),
            ("0.5", 0),
            ("abc", 0),
            ("'60", 0),
            ("99999999999999999999", i64::MAX),
        ] {
            assert_eq!(int(text), number, "{text}");
        }
    }

    #[test]
    fn a_number_is_what_php_would_write() {
        assert!(is_number("101") && is_number("-5") && is_number("0"));
        assert!(!is_number("01") && !is_number("1.0") && !is_number("") && !is_number("TD1") && !is_number("99999999999999999999"));
    }

    #[test]
    fn usernames_lose_capitals_accents_and_blanks() {
        assert_eq!(clean_username(" Le Goff.Zoé "), "legoff.zo");
    }
}
