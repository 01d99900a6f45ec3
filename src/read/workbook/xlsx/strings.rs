//! The part of shared strings.

use super::super::{texts::Texts, xml};
use crate::{
    read::fault::ReadFault,
    watch::{Pace, Watch},
};
use quick_xml::events::Event;
use std::io::BufRead;

/// Largest part of shared strings, in bytes once inflated.
pub(super) const MAX_BYTES: u64 = 256 << 20;

/// Reads the texts: runs joined, phonetic guides left out.
pub(super) fn read(stream: impl BufRead, watch: &Watch) -> Result<Texts, ReadFault> {
    let mut reader = xml::reader(stream);
    let mut buffer = Vec::new();
    let mut strings = Texts::default();
    let mut text = String::new();
    let (mut in_text, mut phonetic) = (false, false);
    let mut pace = Pace::new(watch);
    loop {
        match xml::next(&mut reader, &mut buffer)? {
            Event::Start(element) => match element.local_name().into_inner() {
                "si" => text.clear(),
                "t" => in_text = !phonetic,
                "rPh" => phonetic = true,
                _ => {}
            },
            Event::Empty(element) if element.local_name().into_inner() == "si" => strings.push("")?,
            Event::End(element) => match element.local_name().into_inner() {
                "t" => in_text = false,
                "rPh" => phonetic = false,
                "si" => {
                    strings.push(&unescaped(&text))?;
                    pace.step(0, || reader.buffer_position())?;
                }
                _ => {}
            },
            Event::Text(piece) if in_text => text.push_str(&piece.xml10_content()),
            Event::CData(piece) if in_text => text.push_str(&piece.xml10_content()),
            Event::GeneralRef(reference) if in_text => xml::push_reference(&reference, &mut text)?,
            Event::Eof => return Ok(strings),
            _ => {}
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
