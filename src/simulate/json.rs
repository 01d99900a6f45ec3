//! The verdict as one JSON document, in the words, keys and order of the contract. Rows are written as
//! they come, so that a million of them need no memory.

pub(in crate::simulate) mod object;
mod rows;

use super::moodle_upload::Names;
use super::outlook::Outlook;
use super::play::Play;
use super::verdict::{Effect, FileError, FileVerdict, Outcome, RowVerdict, Sink, Welcome, Why};
use crate::catalogue::Assumption;
use crate::watch::{Cancelled, Watch};
use object::{Object, key};
use rows::Pen;
use serde::ser::{Serialize, SerializeMap as _, Serializer};
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

/// Plays an import and writes the document of `simulate --json`: rows as they come, then what is known at the end.
///
/// # Errors
/// When the watch asks to stop, or the writer fails.
pub fn write(bytes: &[u8], play: &dyn Play, out: &mut impl Write, watch: &Watch) -> Result<FileVerdict, Cut> {
    out.write_all(b"{\"rows\":[")?;
    let today = play.now().start_of_day().map_or(0, |midnight| midnight.timestamp().as_second());
    let mut rows = Rows {
        out,
        lines: Vec::new(),
        today,
        first: true,
        not_told: Vec::new(),
        assumed: Vec::new(),
        after: Vec::new(),
        courses: Vec::new(),
        failed: None,
    };
    let verdict = play.play(bytes, &mut rows, watch)?;
    rows.pass_on();
    let Rows { out, not_told, assumed, after, courses, failed, .. } = rows;
    if let Some(error) = failed {
        return Err(Cut::Io(error));
    }
    out.write_all(b"],\"file_error\":")?;
    put(out, &verdict.file_error.as_ref().map(Refusal))?;
    out.write_all(b",\"accepted_columns\":")?;
    put(out, &verdict.accepted_columns)?;
    out.write_all(b",\"aborted\":")?;
    match &verdict.aborted {
        Some(aborted) => write!(out, "{{\"at_line\":{},\"id\":\"{}\"}}", aborted.at_line, aborted.id)?,
        None => out.write_all(b"null")?,
    }
    if !after.is_empty() {
        out.write_all(b",\"after_the_file\":")?;
        out.write_all(&after)?;
    }
    write!(out, ",\"rows_read\":{},\"rows_processed\":{},\"summary\":", verdict.rows_read, verdict.rows_processed)?;
    put(out, &Summary(&verdict))?;
    out.write_all(b",\"outlook\":")?;
    put(out, &Outlook::of(&verdict))?;
    out.write_all(b",\"welcome\":")?;
    put(out, &Letters(&verdict.welcome, &courses))?;
    out.write_all(b",\"not_told\":")?;
    worded(out, key!("why"), &not_told, Why::word)?;
    out.write_all(b",\"assumed\":")?;
    worded(out, key!("what"), &assumed, Assumption::word)?;
    out.write_all(b"}")?;
    Ok(verdict)
}

pub(super) fn put(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(out, value).map_err(io::Error::from)
}

/// Bytes of rows that leave together.
const TOGETHER: usize = 1 << 16;

/// Writes rows one by one.
struct Rows<'w, W> {
    out: &'w mut W,
    /// Rows that are written together: a million of small pieces cost less here than on their way out.
    lines: Vec<u8>,
    /// Midnight of the day of the import.
    today: i64,
    first: bool,
    not_told: Vec<(u64, Why)>,
    assumed: Vec<(u64, Assumption)>,
    /// The document of what the tool does after the file.
    after: Vec<u8>,
    /// Short names of the courses met, by their number; the names go with the import.
    courses: Vec<Option<Box<str>>>,
    failed: Option<io::Error>,
}

impl<W: Write> Rows<'_, W> {
    fn pass_on(&mut self) {
        if self.failed.is_none() {
            self.failed = self.out.write_all(&self.lines).err();
        }
        self.lines.clear();
    }
}

impl<W: Write> Sink for Rows<'_, W> {
    fn row(&mut self, verdict: &RowVerdict, names: &Names<'_>) {
        if self.failed.is_some() {
            return;
        }
        self.lines.extend_from_slice(if std::mem::take(&mut self.first) { b"\n" } else { b",\n" });
        Pen { out: &mut self.lines, names, today: self.today }.row(verdict);
        if self.lines.len() >= TOGETHER {
            self.pass_on();
        }
        self.not_told.extend(verdict.not_told.iter().map(|why| (verdict.line, *why)));
        self.assumed.extend(verdict.assumed.iter().map(|what| (verdict.line, *what)));
        for course in verdict.visits.iter().filter_map(|visit| visit.course) {
            let at = course.0 as usize;
            if self.courses.len() <= at {
                self.courses.resize(at + 1, None);
            }
            self.courses[at].get_or_insert_with(|| names.shortname(course).into());
        }
    }

    fn after(&mut self, effects: &[Effect], names: &Names<'_>) {
        Pen { out: &mut self.after, names, today: self.today }.effects(effects.iter().map(|effect| (effect, true)));
    }
}

/// Who receives a welcome message, course by course.
struct Letters<'a>(&'a [Welcome], &'a [Option<Box<str>>]);

impl Serialize for Letters<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(serde::Serialize)]
        struct Entry<'a> {
            course: &'a str,
            people: u64,
            told: bool,
        }
        let name = |welcome: &Welcome| self.1.get(welcome.course.0 as usize).and_then(Option::as_deref).unwrap_or_default();
        serializer.collect_seq(self.0.iter().map(|welcome| Entry { course: name(welcome), people: welcome.messages, told: welcome.told }))
    }
}

struct Refusal<'a>(&'a FileError);

impl Serialize for Refusal<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("stage", self.0.stage)?;
        map.serialize_entry("id", self.0.id)?;
        map.serialize_entry("errorcode", self.0.id)?;
        map.serialize_entry("value", &self.0.value)?;
        if !self.0.fields.is_empty() {
            map.serialize_entry("fields", &self.0.fields)?;
        }
        map.end()
    }
}

struct Summary<'a>(&'a FileVerdict);

impl Serialize for Summary<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let counted = Outcome::ALL.into_iter().filter(|&outcome| self.0.count(outcome) > 0);
        serializer.collect_map(counted.map(|outcome| (outcome.word(), self.0.count(outcome))))
    }
}

/// Lines with a word each; there may be as many as rows.
fn worded<T: Copy>(out: &mut impl Write, key: &'static str, items: &[(u64, T)], word: impl Fn(T) -> &'static str) -> io::Result<()> {
    let mut piece = vec![b'['];
    for (i, (line, what)) in items.iter().enumerate() {
        if i > 0 {
            piece.push(b',');
        }
        let mut entry = Object::at_line(&mut piece, *line);
        entry.word(key, word(*what));
        entry.end();
        if piece.len() >= TOGETHER {
            out.write_all(&piece)?;
            piece.clear();
        }
    }
    piece.push(b']');
    out.write_all(&piece)
}
