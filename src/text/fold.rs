//! Spellings that a person takes for the same: case, accents, blanks, apostrophes, dashes.

use super::form;
use std::borrow::Cow;

/// The same text to the eye of a careful reader: lower case, no accents, ligatures opened, any run of
/// blanks as one space, one kind of apostrophe and dash, invisible characters gone, ends trimmed.
/// Punctuation stays: `CHIM-L1` and `CHIM_L1` are different.
pub fn careful(text: &str) -> String {
    if text.is_ascii() {
        return ascii_careful(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in form::plain(text.chars()) {
        if form::is_mark(c) || super::invisible::is_zero_width(c) {
            continue;
        }
        if c.is_whitespace() {
            push_blank(&mut out);
            continue;
        }
        match c {
            '’' | '‘' | 'ʼ' | '′' | '`' | '´' => out.push('\''),
            '‐' | '‑' | '‒' | '–' | '—' | '−' => out.push('-'),
            '“' | '”' | '«' | '»' => out.push('"'),
            'œ' | 'Œ' => out.push_str("oe"),
            'æ' | 'Æ' => out.push_str("ae"),
            'ß' => out.push_str("ss"),
            'ø' | 'Ø' => out.push('o'),
            'ł' | 'Ł' => out.push('l'),
            _ => out.extend(c.to_lowercase()),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The same; a text that reads so already is not copied.
pub fn careful_cow(text: &str) -> Cow<'_, str> {
    if is_plain(text) && !text.bytes().any(|byte| byte.is_ascii_uppercase()) { Cow::Borrowed(text) } else { Cow::Owned(careful(text)) }
}

/// Whether a text is plain words and signs that need no more than lower case. Most names are.
fn is_plain(text: &str) -> bool {
    let mut before = b' ';
    let is_plain = |byte: u8| {
        let plain = byte.is_ascii_graphic() && byte != b'`' || byte == b' ' && before != b' ';
        before = byte;
        plain
    };
    text.bytes().all(is_plain) && before != b' '
}

fn ascii_careful(text: &str) -> String {
    if is_plain(text) {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '`' => out.push('\''),
            _ if c.is_ascii_whitespace() || c == '\x0b' => push_blank(&mut out),
            _ if c.is_ascii_control() => {}
            _ => out.push(c.to_ascii_lowercase()),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn push_blank(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

/// Letters and digits only, folded as [`careful`]: what is left when blanks and punctuation are
/// forgotten too. `CHIM-L1`, `chim_l1` and `CHIM L1` are the same.
pub fn loose(text: &str) -> String {
    let mut folded = careful(text);
    folded.retain(char::is_alphanumeric);
    folded
}

/// Whether two texts of the same [`careful`] folding differ by the case and the accents of letters alone:
/// what MariaDB and MySQL forgive with the collation that Moodle asks for.
pub fn only_letters_differ(a: &str, b: &str) -> bool {
    let signs = |text: &str| -> String { form::apart(text.chars()).filter(|c| !c.is_alphabetic() && !form::is_mark(*c)).collect() };
    careful(a) == careful(b) && signs(a) == signs(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_blanks_and_apostrophes_are_forgotten() {
        for (a, b) in [
            ("Étudiant", "ETUDIANT"),
            ("TD d’anglais", "td  d'anglais"),
            ("œuvre", "OEUVRE"),
            ("L1\u{a0}Chimie ", "l1 chimie"),
            ("e\u{301}te\u{301}", "été"),
            ("TD\u{200b}1", "td1"),
            ("2025–2026", "2025-2026"),
        ] {
            assert_eq!(careful(a), careful(b), "{a} {b}");
            assert_eq!((careful_cow(a), careful_cow("td1  b")), (careful(a).into(), "td1 b".into()));
        }
    }

    #[test]
    fn punctuation_is_kept_by_the_careful_folding_and_forgotten_by_the_loose_one() {
        assert_ne!(careful("CHIM-L1"), careful("CHIM_L1"));
        assert_eq!(loose("CHIM-L1"), loose("chim_l1"));
        assert_ne!(loose("CHIM_L1"), loose("CHIM_L11"));
    }

    #[test]
    fn case_and_accents_are_letters_and_blanks_and_dashes_are_not() {
        assert!(only_letters_differ("chim_l1", "CHIM_L1") && only_letters_differ("Ge\u{301}ne\u{301}tique", "genetique"));
        assert!(!only_letters_differ("M2  MEEF", "M2 MEEF") && !only_letters_differ("L'histoire", "L’histoire"));
        assert!(!only_letters_differ("CHIM_L1", "CHIM_L2"));
    }
}
