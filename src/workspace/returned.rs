//! What came back of an import, matched with the list that was sent.

use super::open::{OpenFault, load};
use crate::check::returned::{Returned, returned, with_marks};
use crate::error::{Fault, Message, Place};
use crate::importer::Roster;
use crate::read::{Options, read};
use crate::table::Table;
use crate::watch::Watch;
use std::fmt;
use std::path::{Path, PathBuf};

/// Why nothing came of it.
#[derive(Debug)]
pub enum ReturnedFault {
    /// It could not be opened or read.
    Open(OpenFault),
    /// It answers no list of this kind.
    NotKnown,
}

impl Fault for ReturnedFault {
    fn message(&self) -> Message {
        match self {
            Self::Open(fault) => fault.message(),
            Self::NotKnown => Message::new("returned-not-known"),
        }
    }

    fn place(&self) -> Option<Place> {
        match self {
            Self::Open(fault) => fault.place(),
            Self::NotKnown => None,
        }
    }
}

impl fmt::Display for ReturnedFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().id)
    }
}

impl std::error::Error for ReturnedFault {}

/// Where it stands.
pub enum Back {
    /// In a file.
    Path(PathBuf),
    /// Copied from the browser.
    Text(String),
}

/// Reads what came back and matches it with the list that was sent.
///
/// # Errors
/// When it cannot be opened, or is neither tool_sync's failed rows nor Moodle's page of results.
pub fn match_returned(back: Back, sent: &Roster<'_>, watch: &Watch) -> Result<Returned, ReturnedFault> {
    let bytes = match back {
        Back::Path(path) => load(&path).map_err(ReturnedFault::Open)?,
        Back::Text(text) => text.into_bytes(),
    };
    let table = table(&bytes, watch).map_err(ReturnedFault::Open)?;
    returned(&table, sent).ok_or(ReturnedFault::NotKnown)
}

/// The cells, with the colours of Moodle's page as marks in its text.
fn table(bytes: &[u8], watch: &Watch) -> Result<Table, OpenFault> {
    let page = std::str::from_utf8(bytes).ok().filter(|text| text.contains("<table"));
    let marked = page.map(|page| with_marks(page).into_bytes());
    let book = read(marked.as_deref().unwrap_or(bytes), "", &Options::default(), watch).map_err(OpenFault::Read)?;
    Ok(book.list.table.clone())
}

/// Whether a file dropped beside an open list is what came back of it, by its name: tool_sync calls its file
/// `…_tryback_…`, a saved page ends in `.html`.
pub fn looks_returned(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    name.contains("_tryback_") || name.ends_with(".html") || name.ends_with(".htm")
}
