//! How PHP and Moodle see a text cell. Source: `trim()`, `empty()`, `(int)`, `is_numeric()` of PHP 8, and
//! `core_user::clean_field` of Moodle 4.5.

/// Takes off what PHP's `trim` takes off: space, tab, LF, CR, NUL, vertical tab; no other blank.
pub fn trim(text: &str) -> &str {
    // Most cells have nothing to take off: two bytes tell.
    let inked = |byte: Option<&u8>| byte.is_some_and(|byte| *byte > b' ');
    if inked(text.as_bytes().first()) && inked(text.as_bytes().last()) {
        return text;
    }
    text.trim_matches([' ', '\t', '\n', '\r', '\0', '\x0b'])
}

/// Whether PHP's `empty` says so once trimmed: nothing, or the text `0`.
pub fn is_empty(text: &str) -> bool {
    matches!(trim(text), "" | "0")
}

/// The username as Moodle cleans it with extended characters off (the default): trimmed, lower
/// case, then only `a-z 0-9 - . _ @`.
pub fn clean_username(text: &str) -> String {
    trim(text).to_lowercase().chars().filter(|&c| is_username_char(c)).collect()
}

/// Whether Moodle's `is_number` says so: the text of a whole number as PHP would write it, so that
/// `01`, `1.0` and `+1` are none.
pub fn is_number(text: &str) -> bool {
    array_key(text).is_some()
}

/// The number that PHP's `(int)` makes of a text: blanks, a sign, digits, a fraction and an exponent
/// at its beginning; 0 when it does not begin so. What is too big stays at the end of the range.
pub fn int(text: &str) -> i64 {
    // Nearly all are digits and nothing else.
    if let Ok(number) = text.parse() {
        return number;
    }
    let text = text.trim_start_matches([' ', '\t', '\n', '\r', '\x0b', '\x0c']);
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes.iter().skip(from).take_while(|b| b.is_ascii_digit()).count();
    let sign = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let whole = digits(sign);
    let mut end = sign + whole;
    let point = bytes.get(end) == Some(&b'.');
    let fraction = if point { digits(end + 1) } else { 0 };
    if whole + fraction == 0 {
        return 0;
    }
    end += if point && (fraction > 0 || whole > 0) { 1 + fraction } else { 0 };
    let mut exponent = false;
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let signed = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let power = digits(end + 1 + signed);
        exponent = power > 0;
        end += if exponent { 1 + signed + power } else { 0 };
    }
    let number = text.get(..end).unwrap_or_default();
    if !point
        && !exponent
        && let Ok(number) = number.parse()
    {
        return number;
    }
    // A float becomes an integer towards zero, and stays in range.
    number.parse::<f64>().ok().filter(|number| number.is_finite()).map_or(0, |number| number as i64)
}

/// Whether PHP's `is_numeric` says so: a whole number or a decimal, blanks around allowed.
pub fn is_numeric(text: &str) -> bool {
    let text = text.trim_matches([' ', '\t', '\n', '\r', '\x0b', '\x0c']);
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.') && text.parse::<f64>().is_ok()
}

/// The whole number that a text is as a key of a PHP array: `12`, `-3`, not `05` nor `1e3`.
pub fn array_key(text: &str) -> Option<i64> {
    let number: i64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
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
    fn the_number_at_the_beginning_of_a_text_counts() {
        for (text, number) in [
            ("60 jours", 60),
            ("60,5", 60),
            ("31/12/2025", 31),
            ("2025-12-31", 2025),
            ("1 000", 1),
            ("1\u{a0}000", 1),
            ("60.9", 60),
            ("'60", 0),
            ("1e1000", 0),
            ("1e2", 100),
            ("-5", -5),
            ("abc", 0),
            ("0.5", 0),
            (".9", 0),
            ("0x3C", 0),
            ("+60", 60),
            ("1e", 1),
            ("99999999999999999999", i64::MAX),
        ] {
            assert_eq!(int(text), number, "{text}");
        }
        assert!(is_numeric("1e3") && is_numeric(" 12 ") && is_numeric("1.") && !is_numeric("12a") && !is_numeric(""));
        assert_eq!((array_key("12"), array_key("05"), array_key("-0")), (Some(12), None, None));
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
