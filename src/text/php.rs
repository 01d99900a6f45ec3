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
    fn usernames_lose_capitals_accents_and_blanks() {
        assert_eq!(clean_username(" Le Goff.Zoé "), "legoff.zo");
    }
}
