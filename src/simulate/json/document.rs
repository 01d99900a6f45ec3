//! The document of a tool that is told row by row.

use super::super::moodle_upload::Names;
use super::super::outlook::Outlook;
use super::super::simulation::Simulation;
use super::super::verdict::{Effect, FileError, FileVerdict, Outcome, RowVerdict, Sink, Welcome, Why};
use super::object::{Object, key};
use super::rows::Pen;
use super::{Cut, Pieces, TOGETHER, put};
use crate::catalogue::Assumption;
use crate::watch::Watch;
use serde::ser::{Serialize, SerializeMap as _, Serializer};
use std::io::{self, Write};

pub(super) fn write(bytes: &[u8], simulation: &dyn Simulation, out: &mut impl Write, watch: &Watch) -> Result<FileVerdict, Cut> {
    out.write_all(b"{\"rows\":[")?;
    let today = simulation.now().start_of_day().map_or(0, |midnight| midnight.timestamp().as_second());
    let mut rows =
        Rows { pieces: Pieces::new(out), today, not_told: Vec::new(), assumed: Vec::new(), after: Vec::new(), courses: Vec::new() };
    let verdict = simulation.run(bytes, &mut rows, watch)?;
    let Rows { pieces, not_told, assumed, after, courses, .. } = rows;
    let out = pieces.finish()?;
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

/// Writes rows one by one.
struct Rows<'w, W> {
    pieces: Pieces<'w, W>,
    /// Midnight of the day of the import.
    today: i64,
    not_told: Vec<(u64, Why)>,
    assumed: Vec<(u64, Assumption)>,
    /// The document of what the tool does after the file.
    after: Vec<u8>,
    /// Short names of the courses met, by their number; the names go with the import.
    courses: Vec<Option<Box<str>>>,
}

impl<W: Write> Sink for Rows<'_, W> {
    fn row(&mut self, verdict: &RowVerdict, names: &Names<'_>) {
        let today = self.today;
        self.pieces.item(|out| Pen { out, names, today }.row(verdict));
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
