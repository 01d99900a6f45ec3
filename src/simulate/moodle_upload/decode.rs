//! Bytes → text, as Moodle converts an uploaded file before it looks at it.
//!
//! Source: behaviour of `core_text` and `csv_import_reader` of Moodle 4.5 with glibc's iconv.

use crate::text::codepage;
use encoding_rs::Encoding;
use memchr::memmem;
use std::borrow::Cow;

/// Whether this encoding can be converted here.
pub fn knows(label: &str) -> bool {
    Kind::of(label).is_some()
}

/// The whole file as text, as the reader sees it: converted, one byte order mark taken off, one
/// kind of line end, blanks trimmed at both ends (tabs are kept when they separate cells).
///
/// An encoding that is not known here is read as UTF-8; [`knows`] tells beforehand.
pub fn text<'a>(bytes: &'a [u8], label: &str, tabs: bool) -> Cow<'a, str> {
    let text = raw_text(bytes, label);
    let text = map(text, |text| text.strip_prefix('\u{feff}').unwrap_or(text));
    let text = if memchr::memchr(b'\r', text.as_bytes()).is_some() { Cow::Owned(one_line_end(&text)) } else { text };
    let blank = move |c: char| matches!(c, ' ' | '\n' | '\0' | '\x0b') || (c == '\t' && !tabs);
    map(text, |text| text.trim_matches(blank))
}

/// The whole file as text, converted and nothing else: marks, line ends and blanks stay.
///
/// An encoding that is not known here is read as UTF-8; [`knows`] tells beforehand.
pub fn raw_text<'a>(bytes: &'a [u8], label: &str) -> Cow<'a, str> {
    convert(bytes, Kind::of(label).unwrap_or(Kind::Utf8))
}

enum Kind {
    Utf8,
    Utf7,
    Latin1,
    Utf16(Option<bool>),
    Utf32(Option<bool>),
    Cp850,
    Table(&'static Encoding),
}

impl Kind {
    fn of(label: &str) -> Option<Self> {
        let label = label.trim().to_ascii_lowercase();
        Some(match label.as_str() {
            "utf-8" | "utf8" => Self::Utf8,
            "utf-7" | "utf7" => Self::Utf7,
            "iso-8859-1" | "latin1" => Self::Latin1,
            "utf-16" | "ucs-2" => Self::Utf16(None),
            "utf-16le" | "ucs-2le" => Self::Utf16(Some(false)),
            "utf-16be" | "ucs-2be" => Self::Utf16(Some(true)),
            "utf-32" | "ucs-4" => Self::Utf32(None),
            "utf-32le" | "ucs-4le" => Self::Utf32(Some(false)),
            "utf-32be" | "ucs-4be" => Self::Utf32(Some(true)),
            "cp850" | "ibm850" => Self::Cp850,
            "mac" | "macroman" => Self::Table(encoding_rs::MACINTOSH),
            other => Self::Table(Encoding::for_label(other.as_bytes())?),
        })
    }
}

fn convert(bytes: &[u8], kind: Kind) -> Cow<'_, str> {
    match kind {
        Kind::Utf8 => clean_utf8(bytes),
        Kind::Utf7 => Cow::Owned(utf7(bytes)),
        Kind::Latin1 => Cow::Owned(bytes.iter().map(|&b| char::from(b)).collect()),
        Kind::Utf16(big) => Cow::Owned(utf16(bytes, big)),
        Kind::Utf32(big) => Cow::Owned(utf32(bytes, big)),
        Kind::Cp850 => Cow::Owned(codepage::decode_cp850(bytes)),
        Kind::Table(encoding) => table(bytes, encoding),
    }
}

/// A byte that the encoding does not have makes the conversion fail as a whole: nothing is left.
fn table<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Cow<'a, str> {
    let text = encoding.decode_without_bom_handling(bytes).0;
    // Where Windows has a hole, browsers read a control character.
    let windows = encoding.name().starts_with("windows-");
    let hole = |c: char| c == char::REPLACEMENT_CHARACTER || (windows && matches!(c, '\u{80}'..='\u{9f}'));
    if text.is_ascii() || !text.chars().any(hole) { text } else { Cow::Borrowed("") }
}

/// Declared UTF-8: what is not valid is dropped without a word, and so are NUL, U+FFFE and U+FFFF.
fn clean_utf8(bytes: &[u8]) -> Cow<'_, str> {
    let odd = memchr::memchr(0, bytes).is_some()
        || memmem::find(bytes, b"\xef\xbf\xbe").is_some()
        || memmem::find(bytes, b"\xef\xbf\xbf").is_some();
    if !odd && let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(bytes.len());
    let kept: Vec<u8>;
    // NUL goes first: bytes on both sides of one may become a character together.
    let bytes = if memchr::memchr(0, bytes).is_some() {
        kept = bytes.iter().copied().filter(|&b| b != 0).collect();
        &kept
    } else {
        bytes
    };
    // A character cut off by the end of the file makes the conversion fail as a whole: nothing is left.
    if ends_inside_a_character(bytes) {
        return Cow::Borrowed("");
    }
    for chunk in bytes.utf8_chunks() {
        out.extend(chunk.valid().chars().filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')));
    }
    Cow::Owned(out)
}

fn ends_inside_a_character(bytes: &[u8]) -> bool {
    let after = bytes.iter().rev().take(5).take_while(|&&b| b & 0xc0 == 0x80).count();
    let length = match bytes.iter().rev().nth(after) {
        Some(0xc2..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xf7) => 4,
        Some(0xf8..=0xfb) => 5,
        Some(0xfc..=0xfd) => 6,
        _ => 1,
    };
    after + 1 < length
}

fn utf16(bytes: &[u8], big: Option<bool>) -> String {
    let (big, bytes) = match (big, bytes) {
        (None, [0xfe, 0xff, rest @ ..]) => (Some(true), rest),
        (None, [0xff, 0xfe, rest @ ..]) => (Some(false), rest),
        (big, bytes) => (big, bytes),
    };
    let units = |big: bool| {
        let unit = move |pair: &[u8]| if big { u16::from_be_bytes([pair[0], pair[1]]) } else { u16::from_le_bytes([pair[0], pair[1]]) };
        char::decode_utf16(bytes.chunks_exact(2).map(unit))
    };
    let odd = bytes.len() % 2 == 1;
    // Where iconv fails, PHP's own conversion takes over: big end first, `?` for what is wrong.
    let sound = !odd && units(big.unwrap_or(false)).all(|c| c.is_ok());
    let mut text: String = units(big.unwrap_or(!sound)).map(|c| c.unwrap_or('?')).collect();
    if odd {
        text.push('?');
    }
    text
}

fn utf32(bytes: &[u8], big: Option<bool>) -> String {
    let (big, bytes) = match (big, bytes) {
        (None, [0, 0, 0xfe, 0xff, rest @ ..]) => (true, rest),
        (None, [0xff, 0xfe, 0, 0, rest @ ..]) => (false, rest),
        (big, bytes) => (big.unwrap_or(false), bytes),
    };
    let code = |four: &[u8]| {
        let four = [four[0], four[1], four[2], four[3]];
        if big { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) }
    };
    bytes.chunks_exact(4).map(|four| char::from_u32(code(four)).unwrap_or('?')).collect()
}

/// UTF-7 of RFC 2152: `+…-` holds UTF-16 in base 64.
fn utf7(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        if byte != b'+' {
            out.push(if byte.is_ascii() { char::from(byte) } else { '?' });
            continue;
        }
        let length = rest.iter().position(|&b| sextet(b).is_none()).unwrap_or(rest.len());
        let (run, after) = rest.split_at(length);
        rest = after.strip_prefix(b"-").unwrap_or(after);
        if run.is_empty() {
            out.push('+');
            continue;
        }
        out.push_str(&utf16(&base64(run), Some(true)));
    }
    out
}

fn base64(run: &[u8]) -> Vec<u8> {
    let mut bits = 0u32;
    let mut held = 0;
    let mut out = Vec::with_capacity(run.len());
    for value in run.iter().filter_map(|&b| sextet(b)) {
        bits = (bits << 6 | u32::from(value)) & 0xffff;
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held) as u8);
        }
    }
    out
}

fn sextet(byte: u8) -> Option<u8> {
    Some(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

fn one_line_end(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'\r', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        out.push('\n');
        rest = &rest[at + 1..];
        rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
    out.push_str(rest);
    out
}

/// Narrows a text without copying it when it is borrowed.
fn map<'a>(text: Cow<'a, str>, narrow: impl Fn(&str) -> &str) -> Cow<'a, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(narrow(text)),
        Cow::Owned(mut text) => {
            let part = narrow(&text);
            if part.len() < text.len() {
                let start = part.as_ptr() as usize - text.as_ptr() as usize;
                let length = part.len();
                text.truncate(start + length);
                text.drain(..start);
            }
            Cow::Owned(text)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_of_another_encoding_declared_utf8_disappear() {
        assert_eq!(text(b"G\xe9n\xe9tique_M2", "UTF-8", false), "Gntique_M2");
        assert_eq!(text(b"G\xe9n\xe9tique_M2", "WINDOWS-1252", false), "Génétique_M2");
    }

    #[test]
    fn a_byte_that_the_encoding_does_not_have_empties_the_file() {
        assert_eq!(text(b"username,group1\nx,\x81\n", "WINDOWS-1252", false), "");
        assert_eq!(text(b"x,\x80\n", "WINDOWS-1252", false), "x,€");
        assert_eq!(text(b"x,\x82t\x82\n", "CP850", false), "x,été");
    }

    #[test]
    fn one_mark_goes_and_every_line_end_becomes_one() {
        assert_eq!(text("\u{feff}\u{feff}a\r\r\nb\rc\r\n".as_bytes(), "UTF-8", false), "\u{feff}a\n\nb\nc");
    }

    #[test]
    fn ends_are_trimmed_but_for_tabs_that_separate() {
        assert_eq!(text(b"\n\t a\tb\t\n", "UTF-8", false), "a\tb");
        assert_eq!(text(b"\n\ta\tb\t\n", "UTF-8", true), "\ta\tb\t");
    }

    #[test]
    fn utf16_of_plain_letters_is_read_as_utf8() {
        assert_eq!(text(b"\xff\xfea\0,\0b\0", "UTF-8", false), "a,b");
        assert_eq!(text(b"\xff\xfea\0\xe9\0", "UTF-16", false), "aé");
    }

    #[test]
    fn a_character_cut_off_by_the_end_of_the_file_empties_it() {
        assert_eq!(text(b"username,group1\nx,Sant\xe9", "UTF-8", false), "");
        assert_eq!(text(b"username,group1\nx,Sant\xe9\n", "UTF-8", false), "username,group1\nx,Sant");
    }

    #[test]
    fn utf7_is_opened() {
        assert_eq!(text(b"G+AOk-n+AOk-tique +- x", "UTF-7", false), "Génétique + x");
    }
}
