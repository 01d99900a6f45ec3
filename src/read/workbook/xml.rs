//! What all XML readers share.

use super::package;
use crate::read::fault::ReadFault;
use quick_xml::{
    Reader,
    errors::Error,
    escape::{resolve_predefined_entity, unescape},
    events::{BytesRef, BytesStart, Event},
};
use std::{
    borrow::Cow,
    io::{BufRead, Read},
};

/// Largest piece of XML between two marks that is taken, in bytes: it stands in memory as a whole.
pub(super) const MAX_EVENT: usize = 64 << 20;

/// A stream that fails when one piece of XML goes on for too long.
pub(super) struct Metered<R> {
    inner: R,
    left: usize,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.inner.read(buffer)
    }
}

impl<R: BufRead> BufRead for Metered<R> {
    #[inline]
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        if self.left == 0 { Err(std::io::Error::other(package::ENDLESS)) } else { self.inner.fill_buf() }
    }

    #[inline]
    fn consume(&mut self, count: usize) {
        self.left = self.left.saturating_sub(count);
        self.inner.consume(count);
    }
}

/// A reader that accepts what spreadsheets accept. End names are checked: a cut part must not pass for a whole one.
pub(super) fn reader<R: BufRead>(stream: R) -> Reader<Metered<R>> {
    let mut reader = Reader::from_reader(Metered { inner: stream, left: MAX_EVENT });
    let config = reader.config_mut();
    config.check_comments = false;
    config.allow_dangling_amp = false;
    reader
}

/// What a failing parser means.
pub(super) fn fault(error: &Error) -> ReadFault {
    match error {
        Error::Io(error) => package::fault(error),
        _ => ReadFault::corrupt(),
    }
}

/// The next event. A document type is refused: no spreadsheet writes one, and entities are how bombs and
/// foreign files come in.
pub(super) fn next<'b, R: BufRead>(reader: &mut Reader<Metered<R>>, buffer: &'b mut Vec<u8>) -> Result<Event<'b>, ReadFault> {
    buffer.clear();
    reader.get_mut().left = MAX_EVENT;
    match reader.read_event_into(buffer) {
        Ok(Event::DocType(_)) => Err(ReadFault::corrupt()),
        Ok(event) => Ok(event),
        Err(error) => Err(fault(&error)),
    }
}

/// The value of the attribute with this name, without or with its prefix as given.
pub(super) fn attribute<'a>(element: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.into_inner() == name)
        .map(|attribute| text_of(attribute.value))
}

/// The value of the attribute with this local name, whatever its prefix.
pub(super) fn local_attribute<'a>(element: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().into_inner() == name)
        .map(|attribute| text_of(attribute.value))
}

/// The bytes of a whole document as UTF-8, by its mark or the encoding that its first line declares.
pub(super) fn utf8(bytes: &[u8]) -> Cow<'_, [u8]> {
    let head: String = bytes.iter().take(200).map(|&byte| char::from(byte)).collect();
    let declared = head.split("encoding=").nth(1).and_then(|rest| {
        let label: String =
            rest.trim_start_matches(['"', '\'']).chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
        encoding_rs::Encoding::for_label(label.as_bytes())
    });
    let marked = encoding_rs::Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    match marked.or(declared) {
        Some(encoding) if encoding != encoding_rs::UTF_8 => Cow::Owned(encoding.decode(bytes).0.into_owned().into_bytes()),
        _ => Cow::Borrowed(bytes),
    }
}

/// The attribute with this name and some prefix: `r:id`, whatever `r` is called.
pub(super) fn prefixed_attribute<'a>(element: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.prefix().is_some() && attribute.key.local_name().into_inner() == name)
        .map(|attribute| text_of(attribute.value))
}

/// Whether an attribute says yes.
pub(super) fn is_on(value: Option<Cow<'_, str>>) -> bool {
    value.is_some_and(|value| matches!(value.as_ref(), "1" | "true" | "on"))
}

pub(super) fn text_of(value: Cow<'_, str>) -> Cow<'_, str> {
    match unescape(&value) {
        Ok(Cow::Owned(text)) => Cow::Owned(text),
        _ => value,
    }
}

/// Appends what a reference such as `&amp;` or `&#233;` stands for; entities of the file's own are refused.
pub(super) fn push_reference(reference: &BytesRef<'_>, out: &mut String) -> Result<(), ReadFault> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        out.push(c);
        return Ok(());
    }
    out.push_str(resolve_predefined_entity(reference).ok_or_else(ReadFault::corrupt)?);
    Ok(())
}

/// The same for what stands between `&` and `;`.
pub(super) fn push_named(name: &str, out: &mut String) -> Result<(), ReadFault> {
    push_reference(&BytesRef::new(name), out)
}
