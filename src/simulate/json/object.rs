//! JSON objects written straight into a buffer. An import has several million small ones, whose keys and words are the
//! program's own: only what comes from a file or a platform is looked at for characters to escape.

use std::io::Write as _;

/// The start of an entry: its key, with all that stands around it, in one piece.
macro_rules! key {
    ($name:literal) => {
        concat!(",\"", $name, "\":")
    };
}
pub(super) use key;

/// An object in the making, at the end of a buffer.
pub(super) struct Object<'b>(&'b mut Vec<u8>);

impl<'b> Object<'b> {
    /// Begins with its first entry: a key, and a word of the program.
    #[inline(always)]
    pub fn begin(out: &'b mut Vec<u8>, brace_and_key: &'static str, word: &'static str) -> Self {
        out.extend_from_slice(brace_and_key.as_bytes());
        let mut object = Self(out);
        object.quoted(word);
        object
    }

    /// Begins with the line of the file that it is about.
    pub fn at_line(out: &'b mut Vec<u8>, line: u64) -> Self {
        out.extend_from_slice(b"{\"line\":");
        digits(out, line);
        Self(out)
    }

    /// A word of the program.
    #[inline(always)]
    pub fn word(&mut self, key: &'static str, word: &'static str) {
        self.key(key).quoted(word);
    }

    /// Any text.
    #[inline(always)]
    pub fn text(&mut self, key: &'static str, text: &str) {
        escaped(self.key(key).0, text);
    }

    /// Any text, under a word that no literal tells.
    pub fn named(&mut self, name: &'static str, text: &str) {
        self.0.push(b',');
        self.quoted(name);
        self.0.push(b':');
        escaped(self.0, text);
    }

    /// Any text; null when there is none.
    pub fn perhaps(&mut self, key: &'static str, text: Option<&str>) {
        self.key(key);
        perhaps(self.0, text);
    }

    /// A whole number.
    pub fn number(&mut self, key: &'static str, number: i64) {
        self.key(key);
        whole(self.0, number);
    }

    /// What is always so, and only said when it is.
    #[inline(always)]
    pub fn yes(&mut self, key: &'static str) {
        self.key(key).0.extend_from_slice(b"true");
    }

    /// What is so or not.
    pub fn flag(&mut self, key: &'static str, flag: bool) {
        self.key(key).0.extend_from_slice(if flag { b"true" } else { b"false" });
    }

    /// Something larger, written by the caller.
    pub fn with(&mut self, key: &'static str, write: impl FnOnce(&mut Vec<u8>)) {
        write(self.key(key).0);
    }

    /// Ends it.
    #[inline(always)]
    pub fn end(self) {
        self.0.push(b'}');
    }

    #[inline(always)]
    fn key(&mut self, key: &'static str) -> &mut Self {
        self.0.extend_from_slice(key.as_bytes());
        self
    }

    #[inline(always)]
    fn quoted(&mut self, word: &'static str) {
        debug_assert!(!word.bytes().any(is_special), "{word}");
        self.0.push(b'"');
        self.0.extend_from_slice(word.as_bytes());
        self.0.push(b'"');
    }
}

/// A list: each item writes itself.
pub(super) fn list<T>(out: &mut Vec<u8>, items: impl Iterator<Item = T>, mut write: impl FnMut(&mut Vec<u8>, T)) {
    out.push(b'[');
    for (i, item) in items.enumerate() {
        if i > 0 {
            out.push(b',');
        }
        write(out, item);
    }
    out.push(b']');
}

/// An object with keys that no literal tells.
pub(super) fn map<'k, T>(out: &mut Vec<u8>, entries: impl Iterator<Item = (&'k str, T)>, mut write: impl FnMut(&mut Vec<u8>, T)) {
    out.push(b'{');
    for (i, (key, value)) in entries.enumerate() {
        if i > 0 {
            out.push(b',');
        }
        escaped(out, key);
        out.push(b':');
        write(out, value);
    }
    out.push(b'}');
}

/// A text in its quotes; null when there is none.
pub(super) fn perhaps(out: &mut Vec<u8>, text: Option<&str>) {
    match text {
        Some(text) => escaped(out, text),
        None => out.extend_from_slice(b"null"),
    }
}

/// A text in its quotes.
#[inline]
pub(super) fn escaped(out: &mut Vec<u8>, text: &str) {
    // Without a way out of the loop, many bytes are looked at in one go.
    if text.bytes().fold(false, |found, byte| found | is_special(byte)) {
        serde_json::to_writer(out, text).unwrap_or_default();
        return;
    }
    out.reserve(text.len() + 2);
    out.push(b'"');
    out.extend_from_slice(text.as_bytes());
    out.push(b'"');
}

/// A whole number.
pub(super) fn whole(out: &mut Vec<u8>, number: i64) {
    if number < 0 {
        out.push(b'-');
    }
    digits(out, number.unsigned_abs());
}

fn digits(out: &mut Vec<u8>, mut number: u64) {
    let (mut digits, mut at) = ([0; 20], 20);
    loop {
        at -= 1;
        digits[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[at..]);
}

/// What the program itself formats, in quotes.
pub(super) fn formatted(out: &mut Vec<u8>, text: std::fmt::Arguments<'_>) {
    // A vector takes all that it is given.
    write!(out, "\"{text}\"").unwrap_or_default();
}

/// Whether JSON has another way to write it inside a text.
fn is_special(byte: u8) -> bool {
    (byte < 0x20) | (byte == b'"') | (byte == b'\\')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn texts_and_numbers_are_written_as_a_library_writes_them(text in "[a-é\"\\\\\u{0}-\u{1f}\u{7f}€]{0,40}", number: i64) {
            let mut out = Vec::new();
            escaped(&mut out, &text);
            prop_assert_eq!(&out, &serde_json::to_vec(&text).unwrap());
            out.clear();
            whole(&mut out, number);
            prop_assert_eq!(out, serde_json::to_vec(&number).unwrap());
        }
    }

    #[test]
    fn an_object_is_one_that_others_read() {
        let mut out = Vec::new();
        let mut object = Object::begin(&mut out, "{\"type\":", "x");
        object.text(key!("user"), "Zo\u{eb}\n\"x\"");
        object.perhaps(key!("none"), None);
        object.number(key!("n"), -12);
        object.flag(key!("off"), false);
        object.yes(key!("unsure"));
        object.with(key!("list"), |out| list(out, [1, 2].into_iter(), whole));
        object.end();
        let read: serde_json::Value = serde_json::from_slice(&out).unwrap();
        let meant = serde_json::json!({"type": "x", "user": "Zo\u{eb}\n\"x\"", "none": null, "n": -12, "off": false, "unsure": true, "list": [1, 2]});
        assert_eq!(read, meant);
    }
}
