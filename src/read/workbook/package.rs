//! Parts of a zip package, found whatever the case and slashes of their names.

use crate::read::{
    fault::ReadFault,
    preflight::{self, Bounded},
};
use std::{
    collections::HashMap,
    io::{BufRead, BufReader, Cursor, Read},
};
use zip::read::ZipFile;

/// Largest part that is read whole (styles, relationships, workbook), in bytes.
const MAX_SMALL: u64 = 64 << 20;

/// A part of a package in memory.
type Inflated<'s, 'a> = ZipFile<'s, Cursor<&'a [u8]>>;

/// A part as it is inflated; one in UTF-16 is decoded first. An enum, since XML readers ask it for every mark.
pub(super) enum Stream<'s, 'a> {
    Plain(Box<BufReader<Bounded<Inflated<'s, 'a>>>>),
    Wide(Cursor<Vec<u8>>),
}

impl Read for Stream<'_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        match self {
            Self::Plain(reader) => reader.read(buffer),
            Self::Wide(reader) => reader.read(buffer),
        }
    }
}

impl BufRead for Stream<'_, '_> {
    #[inline]
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        match self {
            Self::Plain(reader) => reader.fill_buf(),
            Self::Wide(reader) => reader.fill_buf(),
        }
    }

    #[inline]
    fn consume(&mut self, count: usize) {
        match self {
            Self::Plain(reader) => reader.consume(count),
            Self::Wide(reader) => reader.consume(count),
        }
    }
}

/// A zip package within limits.
pub(super) struct Package<'a> {
    zip: preflight::Package<'a>,
    names: HashMap<String, usize>,
}

impl<'a> Package<'a> {
    /// Opens the package and indexes its parts.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ReadFault> {
        let zip = preflight::package(bytes)?;
        let names = (0..zip.len()).filter_map(|index| Some((folded(&zip.name_for_index(index)?.ok()?), index))).collect();
        Ok(Self { zip, names })
    }

    /// Whether there is such a part; the name in lower case.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains_key(name)
    }

    /// The part as a stream of UTF-8 XML; `None` when there is none.
    pub(super) fn stream(&mut self, name: &str) -> Result<Option<Stream<'_, 'a>>, ReadFault> {
        let Some(&index) = self.names.get(&folded(name)) else { return Ok(None) };
        let part = self.zip.by_index(index).map_err(|_| ReadFault::corrupt())?;
        let declared = part.size();
        let mut reader = BufReader::with_capacity(64 << 10, Bounded::new(part, declared));
        let head = reader.fill_buf().map_err(|error| fault(&error))?;
        let wide = match head {
            [0xff, 0xfe, ..] | [b'<', 0, ..] => Some(encoding_rs::UTF_16LE),
            [0xfe, 0xff, ..] | [0, b'<', ..] => Some(encoding_rs::UTF_16BE),
            _ => None,
        };
        let Some(encoding) = wide else { return Ok(Some(Stream::Plain(Box::new(reader)))) };
        let mut bytes = Vec::new();
        reader.take(MAX_SMALL).read_to_end(&mut bytes).map_err(|error| fault(&error))?;
        Ok(Some(Stream::Wide(Cursor::new(encoding.decode(&bytes).0.into_owned().into_bytes()))))
    }

    /// The bytes of a small part; `None` when there is none.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadFault> {
        let Some(stream) = self.stream(name)? else { return Ok(None) };
        let mut bytes = Vec::new();
        stream.take(MAX_SMALL + 1).read_to_end(&mut bytes).map_err(|error| fault(&error))?;
        if bytes.len() as u64 > MAX_SMALL {
            return Err(ReadFault::too_big());
        }
        Ok(Some(bytes))
    }

    /// Size of a part once inflated, as the directory declares it.
    pub(super) fn size(&mut self, name: &str) -> u64 {
        let Some(&index) = self.names.get(&folded(name)) else { return 0 };
        self.zip.by_index_raw(index).map_or(0, |part| part.size())
    }
}

/// What the error of a stream says in which one piece of XML goes on for too long.
pub(super) const ENDLESS: &str = "piece of XML longer than a cell can be";

/// What a failing stream means.
pub(super) fn fault(error: &std::io::Error) -> ReadFault {
    if error.to_string().contains(ENDLESS) {
        return ReadFault::too_big();
    }
    if error.to_string().contains(preflight::LYING) { preflight::bomb() } else { ReadFault::corrupt() }
}

fn folded(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// The part that `target` names in the relationships of the part `from`.
pub(super) fn resolve(from: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = from.split('/').collect();
    path.pop();
    for piece in target.split(['/', '\\']) {
        match piece {
            "." | "" => {}
            ".." => {
                path.pop();
            }
            piece => path.push(piece),
        }
    }
    path.join("/")
}

/// The part that holds the relationships of `part`.
pub(super) fn relationships_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_relative_to_the_part_that_names_them() {
        assert_eq!(resolve("xl/workbook.xml", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("xl/workbook.xml", "../data/f.xml"), "data/f.xml");
        assert_eq!(resolve("xl/workbook.xml", "/xl/f.xml"), "xl/f.xml");
        assert_eq!(relationships_of("xl/workbook.xml"), "xl/_rels/workbook.xml.rels");
    }
}
