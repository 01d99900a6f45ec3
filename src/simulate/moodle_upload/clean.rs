//! How Moodle checks and corrects a value before it stores it.
//!
//! Source: behaviour of `clean_param`, `core_user::clean_field`, `validate_email` and
//! `check_password_policy` of Moodle 4.5, and of PHP's `strip_tags`.

use super::fields::{Field, Form};
use crate::text::php;
use std::borrow::Cow;

/// What of the site decides whether a value is right.
#[derive(Clone, Debug)]
pub struct Rules {
    /// Whether usernames may hold any character.
    pub extended_usernames: bool,
    /// Default language.
    pub lang: String,
    /// Installed languages.
    pub langs: Vec<String>,
    /// Installed authentication plugins.
    pub auths: Vec<String>,
}

/// Whether a byte may stand in a login.
const IN_LOGINS: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        let at = byte as u8;
        plain[byte] = at.is_ascii_lowercase() || at.is_ascii_digit() || matches!(at, b'-' | b'.' | b'_' | b'@');
        byte += 1;
    }
    plain
};

impl Rules {
    /// A login as Moodle cleans it.
    pub fn clean_username<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if text.bytes().fold(true, |plain, byte| plain & IN_LOGINS[usize::from(byte)]) {
            return Cow::Borrowed(text);
        }
        Cow::Owned(if self.extended_usernames { php::trim(text).to_lowercase() } else { php::clean_username(text) })
    }

    /// Whether Moodle takes the value as it is.
    pub fn accepts(&self, field: Field, value: &str) -> bool {
        match field.form() {
            Form::Raw => true,
            Form::NoTags => !value.contains('<') && !value.contains('\0') || strip_tags(value) == value,
            Form::Integer => php::int(value).to_string() == value,
            Form::Flag => flag(value) == value,
            Form::Country => value.is_empty() || is_country(value),
            Form::Language => value.is_empty() || self.langs.iter().any(|lang| lang == value),
            Form::Timezone => value.is_empty() || is_timezone(value),
            Form::Auth => value.is_empty() || self.auths.iter().any(|auth| auth == value),
            Form::Login => self.clean_username(value) == value,
        }
    }

    /// The value as it is stored. Nothing and `0` are left alone by the cleaning, then numbers become 0.
    pub fn clean(&self, field: Field, value: &str) -> String {
        let number = matches!(field.form(), Form::Integer | Form::Flag);
        if value.is_empty() && number {
            return "0".to_owned();
        }
        if self.accepts(field, value) {
            return value.to_owned();
        }
        match field.form() {
            Form::Raw => value.to_owned(),
            Form::NoTags => strip_tags(value),
            Form::Integer => php::int(value).to_string(),
            Form::Flag => flag(value).to_owned(),
            // The site's own default country is the number 0.
            Form::Country => "0".to_owned(),
            Form::Language => self.lang.clone(),
            Form::Timezone | Form::Auth => String::new(),
            Form::Login => self.clean_username(value).into_owned(),
        }
    }
}

fn flag(value: &str) -> &'static str {
    match value.to_ascii_lowercase().as_str() {
        "on" | "yes" | "true" => "1",
        "off" | "no" | "false" | "" | "0" => "0",
        _ => "1",
    }
}

/// Cuts tags out as PHP does: `<` opens one unless a blank follows; quotes inside one hide `>`.
pub fn strip_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut depth = 0usize;
    let mut quote = None;
    while let Some(c) = chars.next() {
        if depth == 0 {
            match c {
                '\0' => {}
                '<' if chars.peek().is_none_or(|next| !matches!(next, ' ' | '\t' | '\n' | '\r' | '\x0b' | '\x0c')) => {
                    if chars.peek() == Some(&'!') && skip_comment(&mut chars) {
                        continue;
                    }
                    depth = 1;
                }
                _ => out.push(c),
            }
            continue;
        }
        match (c, quote) {
            ('"' | '\'', None) => quote = Some(c),
            (c, Some(open)) if c == open => quote = None,
            ('<', None) => depth += 1,
            ('>', None) => depth -= 1,
            _ => {}
        }
    }
    out
}

/// Passes over `!-- … -->`; false when it is not a comment.
fn skip_comment(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) -> bool {
    let mut ahead = chars.clone();
    if ![Some('!'), Some('-'), Some('-')].into_iter().all(|wanted| ahead.next() == wanted) {
        return false;
    }
    let mut dashes = 0;
    for c in ahead.by_ref() {
        match c {
            '-' => dashes += 1,
            '>' if dashes >= 2 => break,
            _ => dashes = 0,
        }
    }
    *chars = ahead;
    true
}

/// ISO 3166 codes as Moodle lists them.
fn is_country(value: &str) -> bool {
    const CODES: &str = "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZ\
DEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZ\
LALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQAREROORSRURW\
SASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";
    value.len() == 2 && CODES.as_bytes().chunks_exact(2).any(|code| code == value.as_bytes())
}

/// A name (`Europe/Paris`, `Paris`), an offset from -13 to 13 by halves, or 99.
fn is_timezone(value: &str) -> bool {
    if value == "99" {
        return true;
    }
    let offset = value.strip_prefix(['+', '-']).unwrap_or(value);
    let (whole, half) = offset.split_once('.').map_or((offset, None), |(whole, half)| (whole, Some(half)));
    let hours = match whole.as_bytes() {
        [d] | [b'0', d] if d.is_ascii_digit() => Some(i32::from(d - b'0')),
        [b'1', d @ b'0'..=b'3'] => Some(10 + i32::from(d - b'0')),
        _ => None,
    };
    match (hours, half) {
        (Some(0..=9), Some("5" | "0")) | (Some(_), None) | (Some(10..=13), Some("0")) | (Some(10..=12), Some("5")) => return true,
        _ => {}
    }
    // Letters and digits first, then letters, `-` and `_`, each after at most one slash.
    let head = value.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let tail_ok = |tail: &[u8]| {
        let mut slash = false;
        let all = tail.iter().all(|&b| match b {
            b'/' => !std::mem::replace(&mut slash, true),
            _ => {
                slash = false;
                b.is_ascii_alphabetic() || matches!(b, b'_' | b'-')
            }
        });
        all && !slash
    };
    // The last letters of the first word may serve as the tail.
    let bytes = value.as_bytes();
    (1..=head).any(|cut| cut < bytes.len() && tail_ok(&bytes[cut..]))
}

/// Whether Moodle takes it for an address: plain ASCII, one `@`, a domain with a dot.
pub fn is_email(value: &str) -> bool {
    if value.len() > 254 {
        return false;
    }
    let Some((local, domain)) = value.rsplit_once('@') else { return false };
    let local_ok = |c: u8| c.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~-.".contains(&c);
    let dots_ok = |part: &str| !part.is_empty() && part.split('.').all(|label| !label.is_empty());
    let label_ok = |label: &str| {
        label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.len() <= 63
    };
    local.len() <= 64
        && dots_ok(local)
        && local.bytes().all(local_ok)
        && dots_ok(domain)
        && domain.contains('.')
        && domain.split('.').all(label_ok)
        && !domain.bytes().rev().take_while(|&b| b != b'.').all(|b| b.is_ascii_digit())
}

/// Whether a password breaks Moodle's default policy: 8 characters, a digit, both cases, a sign.
pub fn is_weak_password(password: &str) -> bool {
    let has = |test: fn(&char) -> bool| password.chars().any(|c| test(&c));
    password.chars().count() < 8
        || !has(char::is_ascii_digit)
        || !has(|c| c.is_lowercase())
        || !has(|c| c.is_uppercase())
        || !has(|c| !c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> Rules {
        Rules { extended_usernames: false, lang: "en".into(), langs: vec!["en".into()], auths: vec!["manual".into(), "cas".into()] }
    }

    #[test]
    fn tags_are_cut_out_and_an_open_one_takes_the_rest() {
        for (text, left) in
            [("<b>Martin</b>", "Martin"), ("A<B", "A"), ("A < B", "A < B"), ("a<!-- x > y -->b", "ab"), ("x<a title='>'>y", "xy")]
        {
            assert_eq!(strip_tags(text), left);
        }
    }

    #[test]
    fn values_are_corrected_as_moodle_corrects_them() {
        let rules = rules();
        for (field, typed, stored) in [
            (Field::Country, "France", "0"),
            (Field::Country, "FR", "FR"),
            (Field::Lang, "fr", "en"),
            (Field::Emailstop, "", "0"),
            (Field::Maildisplay, "abc", "0"),
            (Field::Maildisplay, "9", "9"),
            (Field::Timezone, "Paris", "Paris"),
            (Field::Timezone, "UTC+1", ""),
            (Field::Department, "UFR <i>Sciences</i>", "UFR Sciences"),
        ] {
            assert_eq!(rules.clean(field, typed), stored, "{typed}");
        }
        assert!(!rules.accepts(Field::Suspended, "oui") && !rules.accepts(Field::Suspended, "") && rules.accepts(Field::Suspended, "1"));
    }

    #[test]
    fn addresses_are_plain_ascii() {
        assert!(is_email("lea.martin@etu.example.fr") && is_email("5500092_@etu.example.fr"));
        for bad in ["loïc@etu.example.fr", "a@example.fr, b@example.fr", "lea", "lea@", "lea@localhost", ".a@example.fr"] {
            assert!(!is_email(bad), "{bad}");
        }
    }
}
