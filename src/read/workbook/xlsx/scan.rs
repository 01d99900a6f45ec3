//! A quick reader of marks for the one part that has millions of them: the cells of a sheet. Elements, attributes,
//! text and references are all that a sheet holds; a document type is refused, as everywhere.

use super::super::{package, xml};
use crate::read::fault::ReadFault;
use memchr::{memchr, memchr2, memmem};
use std::io::Read;

/// Bytes asked of the part at a time.
const CHUNK: usize = 64 << 10;
/// Bytes that are looked at without a call.
const NEAR: usize = 32;

/// One mark, or the text before the next.
pub(super) enum Mark<'b> {
    Start(Tag<'b>),
    Empty(Tag<'b>),
    /// The local name of the element that ends.
    End(&'b [u8]),
    Text(&'b [u8]),
    /// Text that stands as it is, references too.
    Verbatim(&'b [u8]),
    /// The end of the part.
    Nothing,
}

/// An element with its attributes, as the part holds it.
#[derive(Clone, Copy)]
pub(super) struct Tag<'b> {
    /// The local name.
    pub(super) name: &'b [u8],
    rest: &'b [u8],
}

impl<'b> Tag<'b> {
    fn of(inner: &'b [u8]) -> Self {
        let end = inner.iter().position(u8::is_ascii_whitespace).unwrap_or(inner.len());
        Self { name: local(&inner[..end]), rest: &inner[end..] }
    }

    /// Calls `visit(name, raw value)` for each attribute.
    #[inline]
    pub(super) fn each(&self, mut visit: impl FnMut(&'b [u8], &'b [u8])) {
        let mut rest = self.rest;
        while let Some(equals) = place(b'=', rest) {
            let name = rest[..equals].trim_ascii();
            let value = rest[equals + 1..].trim_ascii_start();
            let Some((&quote @ (b'"' | b'\''), value)) = value.split_first() else { return };
            let Some(end) = place(quote, value) else { return };
            visit(name, &value[..end]);
            rest = &value[end + 1..];
        }
    }

    /// The raw value of an attribute without a prefix.
    pub(super) fn attribute(&self, wanted: &str) -> Option<&'b str> {
        let mut found = None;
        self.each(|name, value| {
            if found.is_none() && name == wanted.as_bytes() {
                found = std::str::from_utf8(value).ok();
            }
        });
        found
    }
}

fn local(name: &[u8]) -> &[u8] {
    place(b':', name).map_or(name, |colon| &name[colon + 1..])
}

/// The quote that is still open at the end.
fn open_quote(mut inner: &[u8]) -> Option<u8> {
    while let Some(at) = memchr2(b'"', b'\'', inner) {
        let end = memchr(inner[at], &inner[at + 1..]);
        let Some(end) = end else { return Some(inner[at]) };
        inner = &inner[at + end + 2..];
    }
    None
}

/// Reads marks one by one; each stands in one buffer until the next is asked for.
pub(super) struct Scanner<R> {
    stream: R,
    buffer: Vec<u8>,
    at: usize,
    end: usize,
    read: u64,
}

impl<R: Read> Scanner<R> {
    pub(super) fn new(stream: R) -> Self {
        Self { stream, buffer: vec![0; CHUNK * 2], at: 0, end: 0, read: 0 }
    }

    /// Bytes of the part before the next mark.
    pub(super) fn position(&self) -> u64 {
        self.read - (self.end - self.at) as u64
    }

    pub(super) fn next(&mut self) -> Result<Mark<'_>, ReadFault> {
        loop {
            if self.at == self.end && !self.fill()? {
                return Ok(Mark::Nothing);
            }
            if self.buffer[self.at] != b'<' {
                let stop = self.find(b'<', 0)?.unwrap_or(self.end);
                return Ok(Mark::Text(self.take(stop, 0)));
            }
            while self.end - self.at < 9 && self.fill()? {}
            // Three of the four marks of a cell: no look for their end is needed.
            let (known, length) = match self.buffer[self.at + 1..self.end] {
                [b'v', b'>', ..] => (Some(Mark::Start(Tag { name: b"v", rest: b"" })), 3),
                [b'/', b'v', b'>', ..] => (Some(Mark::End(b"v")), 4),
                [b'/', b'c', b'>', ..] => (Some(Mark::End(b"c")), 4),
                _ => (None, 0),
            };
            if let Some(mark) = known {
                self.at += length;
                return Ok(mark);
            }
            let head = &self.buffer[self.at + 1..self.end.min(self.at + 9)];
            match head.first() {
                Some(b'?') => {
                    let stop = self.find_all(b"?>")?;
                    self.at = stop + 2;
                }
                Some(b'!') if head.starts_with(b"!--") => {
                    let stop = self.find_all(b"-->")?;
                    self.at = stop + 3;
                }
                Some(b'!') if head == b"![CDATA[" => {
                    self.at += 9;
                    let stop = self.find_all(b"]]>")?;
                    return Ok(Mark::Verbatim(self.take(stop, 3)));
                }
                Some(b'!') | None => return Err(ReadFault::corrupt()),
                Some(_) => {
                    let stop = self.tag_end()?;
                    let inner = &self.take(stop, 1)[1..];
                    return Ok(match inner {
                        [b'/', name @ ..] => Mark::End(local(name.trim_ascii_end())),
                        [inner @ .., b'/'] => Mark::Empty(Tag::of(inner)),
                        inner => Mark::Start(Tag::of(inner)),
                    });
                }
            }
        }
    }

    /// The bytes up to `stop`; what comes next begins `skip` bytes behind it.
    fn take(&mut self, stop: usize, skip: usize) -> &[u8] {
        let from = self.at;
        self.at = stop + skip;
        &self.buffer[from..stop]
    }

    /// Where the mark that begins here ends: at the first `>` outside of quotes.
    fn tag_end(&mut self) -> Result<usize, ReadFault> {
        // Each byte is looked at once, however many `>` stand in quotes.
        let mut from = 1;
        loop {
            let stop = self.find(b'>', from)?.ok_or_else(ReadFault::corrupt)?;
            let inner = &self.buffer[self.at + from..stop];
            let odd = |odd: (bool, bool), byte: &u8| (odd.0 ^ (*byte == b'"'), odd.1 ^ (*byte == b'\''));
            if inner.iter().fold((false, false), odd) == (false, false) {
                return Ok(stop);
            }
            let Some(quote) = open_quote(inner) else { return Ok(stop) };
            let close = self.find(quote, stop + 1 - self.at)?.ok_or_else(ReadFault::corrupt)?;
            from = close + 1 - self.at;
        }
    }

    /// Where `byte` stands next, `from` bytes behind the present place or later; `None` when the part ends before.
    #[inline]
    fn find(&mut self, byte: u8, mut from: usize) -> Result<Option<usize>, ReadFault> {
        loop {
            if let Some(found) = place(byte, &self.buffer[self.at + from..self.end]) {
                return Ok(Some(self.at + from + found));
            }
            from = self.end - self.at;
            if !self.fill()? {
                return Ok(None);
            }
        }
    }

    fn find_all(&mut self, bytes: &[u8]) -> Result<usize, ReadFault> {
        let mut from = 0;
        loop {
            if let Some(found) = memmem::find(&self.buffer[self.at + from..self.end], bytes) {
                return Ok(self.at + from + found);
            }
            from = (self.end - self.at).saturating_sub(bytes.len());
            if !self.fill()? {
                return Err(ReadFault::corrupt());
            }
        }
    }

    /// Reads on; what is not taken yet moves to the front. False at the end of the part.
    fn fill(&mut self) -> Result<bool, ReadFault> {
        if self.at > 0 {
            self.buffer.copy_within(self.at..self.end, 0);
            self.end -= self.at;
            self.at = 0;
        }
        if self.buffer.len() - self.end < CHUNK {
            if self.end > xml::MAX_EVENT {
                return Err(ReadFault::too_big());
            }
            self.buffer.resize(self.buffer.len() * 2, 0);
        }
        let read = self.stream.read(&mut self.buffer[self.end..]).map_err(|error| package::fault(&error))?;
        self.end += read;
        self.read += read as u64;
        Ok(read > 0)
    }
}

/// Where a byte stands first. Marks, names and values are some bytes long: a few words decide faster than a call.
#[inline]
fn place(byte: u8, bytes: &[u8]) -> Option<usize> {
    const LOWEST: u64 = 0x0101_0101_0101_0101;
    let wanted = LOWEST * u64::from(byte);
    let mut at = 0;
    while let Some(word) = bytes.get(at..).and_then(<[u8]>::first_chunk).filter(|_| at < NEAR) {
        let differ = u64::from_le_bytes(*word) ^ wanted;
        // The lowest byte that is marked is one that does not differ; those above it may be marked by its borrow.
        let same = differ.wrapping_sub(LOWEST) & !differ & LOWEST << 7;
        if same != 0 {
            return Some(at + same.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    memchr(byte, &bytes[at..]).map(|found| at + found)
}

/// Appends text as XML means it: references replaced, line ends as line feeds.
pub(super) fn push_text(bytes: &[u8], out: &mut String) -> Result<(), ReadFault> {
    let mut rest = std::str::from_utf8(bytes).map_err(|_| ReadFault::corrupt())?;
    while let Some(at) = memchr2(b'&', b'\r', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        if rest.as_bytes()[at] == b'\r' {
            out.push('\n');
            rest = &rest[at + 1..];
            rest = rest.strip_prefix('\n').unwrap_or(rest);
            continue;
        }
        let end = at + memchr(b';', &rest.as_bytes()[at..]).ok_or_else(ReadFault::corrupt)?;
        xml::push_named(&rest[at + 1..end], out)?;
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives a few bytes at a time, as an inflater may.
    struct Drops<'a>(&'a [u8]);

    impl Read for Drops<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            let count = self.0.len().min(3).min(buffer.len());
            buffer[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    fn told(part: &str) -> Result<Vec<String>, ReadFault> {
        let mut scanner = Scanner::new(Drops(part.as_bytes()));
        let mut told = Vec::new();
        loop {
            let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            told.push(match scanner.next()? {
                Mark::Start(tag) => format!("<{} {:?}", words(tag.name), tag.attribute("r")),
                Mark::Empty(tag) => format!("/{} {:?}", words(tag.name), tag.attribute("r")),
                Mark::End(name) => format!(">{}", words(name)),
                Mark::Text(text) => {
                    let mut out = String::new();
                    push_text(text, &mut out)?;
                    out
                }
                Mark::Verbatim(text) => format!("={}", words(text)),
                Mark::Nothing => return Ok(told),
            });
        }
    }

    #[test]
    fn marks_are_told_apart_wherever_the_stream_is_cut() {
        let part = "<?xml version='1.0'?><!-- <c> --><x:c a='>' r = \"A1\"><v>1 &amp; &#233;\r\n2</v ><w r='\"'/><![CDATA[<&>]]></x:c>";
        let expected = ["<c Some(\"A1\")", "<v None", "1 & é\n2", ">v", "/w Some(\"\\\"\")", "=<&>", ">c"];
        assert_eq!(told(part).unwrap(), expected);
    }

    #[test]
    fn a_quote_that_holds_a_million_marks_is_read_through_once() {
        let within = ">".repeat(1 << 20);
        let told = |part: &str| {
            let mut scanner = Scanner::new(part.as_bytes());
            scanner.next().map(|mark| matches!(mark, Mark::Start(tag) if tag.attribute("a").is_some_and(|value| value.len() == 1 << 20)))
        };
        assert!(told(&format!("<c a=\"{within}\">")).unwrap());
        assert!(told(&format!("<c a='{within}")).is_err());
    }

    proptest::proptest! {
        #[test]
        fn a_byte_is_found_where_it_stands_first(bytes in "[\\x00<=>?\\x7f\u{bc}\u{13d}]{0,60}", byte in b'<'..=b'>') {
            let bytes = bytes.as_bytes();
            for from in 0..=bytes.len() {
                assert_eq!(place(byte, &bytes[from..]), bytes[from..].iter().position(|other| *other == byte));
            }
        }
    }

    #[test]
    fn what_no_sheet_holds_is_refused() {
        for part in ["<!DOCTYPE x [<!ENTITY a 'b'>]><c/>", "<c>&a;</c>", "<c", "<!-- ", "<c r='1", "<c>&amp</c>"] {
            assert!(told(part).is_err(), "{part}");
        }
    }
}
