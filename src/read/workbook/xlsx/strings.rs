//! The part of shared strings.

use super::{
    super::{sheet::MAX_CELL_TEXT, texts::Texts},
    scan::{Mark, Scanner, push_text},
};
use crate::{
    read::fault::ReadFault,
    watch::{Pace, Watch},
};
use std::io::Read;

/// Largest part of shared strings, in bytes once inflated.
pub(super) const MAX_BYTES: u64 = 256 << 20;

/// Reads the texts: runs joined, phonetic guides left out.
pub(super) fn read(stream: impl Read, watch: &Watch) -> Result<Texts, ReadFault> {
    let mut scanner = Scanner::new(stream);
    let mut strings = Texts::default();
    let mut text = String::new();
    let (mut in_text, mut phonetic) = (false, false);
    let mut pace = Pace::new(watch);
    loop {
        let before = scanner.position();
        match scanner.next()? {
            Mark::Start(tag) => match tag.name {
                b"si" => text.clear(),
                b"t" => in_text = !phonetic,
                b"rPh" => phonetic = true,
                _ => {}
            },
            Mark::Empty(tag) if tag.name == b"si" => strings.push("")?,
            Mark::End(name) => match name {
                b"t" => in_text = false,
                b"rPh" => phonetic = false,
                b"si" => {
                    strings.push(&unescaped(&text))?;
                    pace.step(0, || before)?;
                }
                _ => {}
            },
            Mark::Text(piece) if in_text => push_text(piece, &mut text)?,
            Mark::Verbatim(piece) if in_text => text.push_str(std::str::from_utf8(piece).map_err(|_| ReadFault::corrupt())?),
            Mark::Nothing => return Ok(strings),
            Mark::Empty(_) | Mark::Text(_) | Mark::Verbatim(_) => {}
        }
        if text.len() > MAX_CELL_TEXT {
            return Err(ReadFault::too_big());
        }
    }
}

/// `_x000D_` stands for a control character that XML cannot hold, `_x005F_` for the line that begins such an
/// escape; other escapes are text to Calc.
pub(super) fn unescaped(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains("_x00") {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x00") {
        let code = rest.get(at + 2..at + 6).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match code {
            Some(code) if (code < 0x20 || code == b'_') && rest.as_bytes().get(at + 6) == Some(&b'_') => {
                out.push_str(&rest[..at]);
                out.push(char::from(code));
                rest = &rest[at + 7..];
            }
            _ => {
                out.push_str(&rest[..at + 4]);
                rest = &rest[at + 4..];
            }
        }
    }
    out.push_str(rest);
    out.into()
}
