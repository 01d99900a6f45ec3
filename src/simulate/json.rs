//! The verdict as one JSON document, in the words, keys and order of the contract. What comes of an import is written as it
//! comes, so that a million rows need no memory.

mod document;
mod object;
mod report;
mod rows;

use super::simulation::Simulation;
use super::verdict::FileVerdict;
use crate::watch::{Cancelled, Watch};
use serde::Serialize;
use std::io::{self, Write};

/// Why no whole document was written.
#[derive(Debug)]
pub enum Cut {
    /// The person asked to stop.
    Cancelled,
    /// What is written to does not take it.
    Io(io::Error),
}

impl From<Cancelled> for Cut {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

impl From<io::Error> for Cut {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Simulates an import and writes the document of `simulate --json`: rows, or the lines of the report, as they come, then what
/// is known at the end.
///
/// # Errors
/// When the watch asks to stop, or the writer fails.
pub fn write(bytes: &[u8], simulation: &dyn Simulation, out: &mut impl Write, watch: &Watch) -> Result<FileVerdict, Cut> {
    match simulation.heading() {
        Some(heading) => report::write(bytes, simulation, heading, out, watch),
        None => document::write(bytes, simulation, out, watch),
    }
}

fn put(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(out, value).map_err(io::Error::from)
}

/// Bytes that leave together.
const TOGETHER: usize = 1 << 16;

/// Items of a list, which leave together: a million of small pieces cost less here than on their way out.
struct Pieces<'w, W> {
    out: &'w mut W,
    waiting: Vec<u8>,
    first: bool,
    failed: Option<io::Error>,
}

impl<'w, W: Write> Pieces<'w, W> {
    fn new(out: &'w mut W) -> Self {
        Self { out, waiting: Vec::new(), first: true, failed: None }
    }

    /// Adds an item, which writes itself.
    #[inline]
    fn item(&mut self, write: impl FnOnce(&mut Vec<u8>)) {
        self.waiting.extend_from_slice(if std::mem::take(&mut self.first) { b"\n" } else { b",\n" });
        write(&mut self.waiting);
        if self.waiting.len() >= TOGETHER {
            self.pass_on();
        }
    }

    /// Ends the list and begins another.
    fn turn_to(&mut self, next: &[u8]) {
        self.waiting.extend_from_slice(next);
        self.first = true;
    }

    fn pass_on(&mut self) {
        if self.failed.is_none() {
            self.failed = self.out.write_all(&self.waiting).err();
        }
        self.waiting.clear();
    }

    /// What is written to, once all is there.
    fn finish(mut self) -> io::Result<&'w mut W> {
        self.pass_on();
        self.failed.map_or(Ok(self.out), Err)
    }
}
