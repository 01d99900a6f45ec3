//! Texts of others, made harmless to a terminal: nothing that moves the cursor, changes a title, or turns letters round is
//! printed as it is. What was there is shown by a sign.

use crate::error::{Arg, Message};
use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

/// A text of several lines as it may be printed.
pub(super) fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(is_harmful) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '\0'..='\u{1f}' if is_harmful(c) => out.extend(char::from_u32(0x2400 + u32::from(c))),
            '\u{7f}' => out.push('␡'),
            c if is_harmful(c) => {
                let _ = write!(out, "‹U+{:04X}›", u32::from(c));
            }
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// A message whose arguments stay on their line: a cell cannot pass for a line of the program.
pub(super) fn on_one_line(message: &Message) -> Message {
    let arg = |arg: &Arg| match arg {
        Arg::Text(text) => Arg::Text(text.replace(['\n', '\u{85}', '\u{2028}', '\u{2029}'], "⏎")),
        Arg::Message(message) => Arg::Message(Box::new(on_one_line(message))),
        other => other.clone(),
    };
    Message { id: message.id.clone(), args: message.args.iter().map(|(name, value)| (name.clone(), arg(value))).collect() }
}

/// Control characters but for line feed and tab, and the marks that change the direction of text.
fn is_harmful(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        c => c.is_control(),
    }
}

/// A writer of JSON that escapes the same characters where JSON itself does not: they stand inside strings only, so that the
/// document says the same.
pub(super) struct Escaped<W> {
    out: W,
    /// First bytes of a character that the next piece ends.
    begun: Vec<u8>,
}

impl<W: Write> Escaped<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, begun: Vec::new() }
    }

    /// Writes a piece; keeps the bytes at its end that are no whole character yet. What holds nothing harmful goes out as one:
    /// marks that look alike stand in every French sentence.
    fn pass(&mut self, bytes: &[u8]) -> io::Result<()> {
        let (mut done, mut at) = (0, 0);
        while let Some(found) = suspect(&bytes[at..]) {
            at += found;
            let length = match bytes[at] {
                0x7f => 1,
                0xe2 => 3,
                _ => 2,
            };
            let Some(character) = bytes.get(at..at + length) else {
                self.out.write_all(&bytes[done..at])?;
                self.begun.extend_from_slice(&bytes[at..]);
                return Ok(());
            };
            if let Some(c) = std::str::from_utf8(character).ok().and_then(|text| text.chars().next()).filter(|&c| is_harmful(c)) {
                self.out.write_all(&bytes[done..at])?;
                write!(self.out, "\\u{:04x}", u32::from(c))?;
                done = at + length;
            }
            at += length;
        }
        self.out.write_all(&bytes[done..])
    }
}

/// Where the first character that may be harmful begins: U+007F, U+0080…, U+0600…, U+2000….
fn suspect(bytes: &[u8]) -> Option<usize> {
    let wide = memchr::memchr3(0xc2, 0xd8, 0xe2, bytes);
    memchr::memchr(0x7f, &bytes[..wide.unwrap_or(bytes.len())]).or(wide)
}

impl<W: Write> Write for Escaped<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.begun.is_empty() {
            self.pass(bytes)?;
        } else {
            let mut whole = std::mem::take(&mut self.begun);
            whole.extend_from_slice(bytes);
            self.pass(&whole)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: &str = "a\u{1b}]0;titre\u{7}b\u{9b}2J\u{202e}c\u{7f}\r\u{2066}\u{200f}’é€\u{61c}ع";

    #[test]
    fn nothing_that_a_terminal_obeys_is_printed() {
        assert_eq!(printable("Lefèvre\n\tZoé’s"), "Lefèvre\n\tZoé’s");
        let shown = printable(HOSTILE);
        assert!(!shown.contains(is_harmful), "{shown:?}");
        assert_eq!(shown, "a␛]0;titre␇b‹U+009B›2J‹U+202E›c␡␍‹U+2066›‹U+200F›’é€‹U+061C›ع");
    }

    #[test]
    fn a_value_of_several_lines_stays_on_one() {
        let inner = Message::new("b").with("text", "c\nd");
        let message = on_one_line(&Message::new("a").with("text", "Durand\nErreur : rien").with("inner", inner));
        assert!(!format!("{message:?}").contains("\\n"), "{message:?}");
    }

    #[test]
    fn json_says_the_same_without_them_however_it_is_cut() {
        let value = serde_json::json!({ "cell": HOSTILE, HOSTILE: "été’" });
        let plain = serde_json::to_vec(&value).unwrap();
        for piece in 1..plain.len() {
            let mut out = Escaped::new(Vec::new());
            for bytes in plain.chunks(piece) {
                out.write_all(bytes).unwrap();
            }
            let text = String::from_utf8(out.out).unwrap();
            assert!(!text.contains(is_harmful), "{text:?}");
            assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
        }
    }
}
