//! Rows to bytes: UTF-8 without BOM, no quotes, LF, one line per row under the names of the fields.

use crate::error::{Fault, Message, Place};
use crate::importer::{FieldKey, FileForm, Header, Roster};
use crate::table::{RowId, Table, ValueId};
use crate::watch::{Cancelled, Watch};
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::io::{self, Write};

/// What is to be written.
#[derive(Clone, Copy)]
pub struct Draft<'a> {
    /// The rows under the names of their fields, for an importer that takes a form of file; removed ones are not written.
    pub roster: &'a Roster<'a>,
    /// One ASCII character.
    pub delimiter: char,
}

impl<'a> Draft<'a> {
    pub(super) fn table(&self) -> &'a Table {
        self.roster.table()
    }

    /// What the importer takes: its first line, its longest line, what it passes over.
    pub(super) fn form(&self) -> &'a FileForm {
        &self.roster.importer().form
    }
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Rows, the header line not counted.
    pub rows: u64,
    /// Bytes.
    pub bytes: u64,
    /// SHA-256 of the bytes, in hexadecimal.
    pub digest: String,
}

/// A value that cannot be written: without quotes it would break its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obstacle {
    /// Index of the column.
    pub column: usize,
    /// The value in that column.
    pub value: ValueId,
    /// First row that holds it.
    pub row: RowId,
    /// What stands in the way: the delimiter, `"`, or a line break.
    pub character: char,
}

/// Why nothing sound could be written.
#[derive(Debug)]
pub enum ExportFault {
    /// A value holds the delimiter, a quote or a line break. The first one met is named.
    Unwritable {
        /// The value.
        text: String,
        /// Name of its column.
        column: String,
        /// Line in the person's file.
        line: u32,
        /// What stands in the way.
        character: char,
    },
    /// A row is longer than the importer reads at once: its tail would be taken for another row.
    LongLine {
        /// Line in the person's file.
        line: u32,
        /// Bytes of the row.
        bytes: usize,
        /// Bytes that are read.
        most: usize,
    },
    /// A row begins with a character that makes the importer pass over it.
    PassedOver {
        /// Line in the person's file.
        line: u32,
        /// The character.
        character: char,
    },
    /// There is no row to write.
    Empty,
    /// Nobody could be enrolled by it: these fields are missing, or empty on every row.
    EnrolsNobody(Vec<FieldKey>),
    /// The writer failed.
    Io(io::Error),
    /// The person asked to stop.
    Cancelled,
}

impl fmt::Display for ExportFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().id)
    }
}

impl std::error::Error for ExportFault {}

impl Fault for ExportFault {
    fn message(&self) -> Message {
        match self {
            Self::Unwritable { text, column, character, .. } => {
                let id = match character {
                    '"' => "export-unwritable-quote",
                    '\n' | '\r' => "export-unwritable-break",
                    _ => "export-unwritable-delimiter",
                };
                let text: String = text.chars().map(|c| if matches!(c, '\n' | '\r') { '⏎' } else { c }).take(60).collect();
                Message::new(id).with("value", text).with("column", column.as_str()).with("delimiter", character.to_string())
            }
            Self::LongLine { bytes, most, .. } => Message::new("export-long-line").with("bytes", *bytes).with("most", *most),
            Self::PassedOver { character, .. } => Message::new("export-passed-over").with("character", character.to_string()),
            Self::Empty => Message::new("export-empty"),
            Self::EnrolsNobody(keys) => {
                let fields: Vec<String> = keys.iter().map(FieldKey::to_string).collect();
                Message::new("export-enrols-nobody").with("fields", fields.join(", "))
            }
            Self::Io(error) => Message::new("export-io").with("cause", error.to_string()),
            Self::Cancelled => Message::new("export-cancelled"),
        }
    }

    fn place(&self) -> Option<Place> {
        match self {
            Self::Unwritable { line, .. } | Self::LongLine { line, .. } | Self::PassedOver { line, .. } => {
                Some(Place { line: Some(*line), ..Place::default() })
            }
            _ => None,
        }
    }
}

impl From<io::Error> for ExportFault {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<Cancelled> for ExportFault {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

/// Writes the header line and every row that is not removed.
///
/// # Errors
/// When a value would need quotes, when there is no row, when `out` fails, or when `watch` says stop.
/// Nothing is written when a value stands in the way.
pub fn write(draft: &Draft<'_>, out: &mut impl Write, watch: &Watch) -> Result<Summary, ExportFault> {
    if draft.table().kept() == 0 {
        return Err(ExportFault::Empty);
    }
    if let Some(obstacle) = find_obstacle(draft) {
        return Err(unwritable(draft, &obstacle));
    }
    find_bad_row(draft)?;
    watch.expect(draft.table().kept().into());
    let mut lines = Lines::new(draft, Counted { out, bytes: 0, digest: Sha256::new() });
    lines.header()?;
    let mut rows = 0_u64;
    for row in draft.table().kept_rows() {
        lines.row(row)?;
        rows += 1;
        if rows.is_multiple_of(4_096) {
            watch.reach(rows)?;
        }
    }
    let Counted { out, bytes, digest } = lines.end()?;
    out.flush()?;
    let digest = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Summary { rows, bytes, digest })
}

/// The first `rows` lines below the header exactly as they are written, header included.
/// A value that stands in the way is shown all the same: the person must see it.
pub fn preview(draft: &Draft<'_>, rows: usize) -> String {
    let made = || -> io::Result<Vec<u8>> {
        let mut lines = Lines::new(draft, Vec::new());
        lines.header()?;
        draft.table().kept_rows().take(rows).try_for_each(|row| lines.row(row))?;
        lines.end()
    };
    // Nothing fails in memory.
    String::from_utf8_lossy(&made().unwrap_or_default()).into_owned()
}

/// The lines of a file: no quotes, LF.
struct Lines<'d, 't, W: Write> {
    draft: &'d Draft<'t>,
    /// There but for the moment in which it is made anew.
    writer: Option<csv::Writer<W>>,
}

impl<'d, 't, W: Write> Lines<'d, 't, W> {
    fn new(draft: &'d Draft<'t>, out: W) -> Self {
        Self { draft, writer: Some(writer(draft.delimiter, out)) }
    }

    /// The line above the rows, as the importer wants one: names, any line to be skipped, or none.
    fn header(&mut self) -> io::Result<()> {
        if self.draft.form().header == Header::None {
            return Ok(());
        }
        self.put(self.draft.roster.keys().iter().map(FieldKey::to_string))
    }

    fn row(&mut self, row: RowId) -> io::Result<()> {
        self.put(cells(self.draft, row))
    }

    fn put(&mut self, mut cells: impl Iterator<Item = impl AsRef<str>>) -> io::Result<()> {
        let Some(mut writer) = self.writer.take() else { return Ok(()) };
        let first = cells.next();
        let second = cells.next();
        if second.is_none() && first.as_ref().is_none_or(|text| text.as_ref().is_empty()) {
            // For a line that holds nothing the library writes quotes, which importers take for a value.
            let mut out = inner(writer)?;
            out.write_all(b"\n")?;
            writer = self::writer(self.draft.delimiter, out);
        } else {
            for cell in first.into_iter().chain(second).chain(cells) {
                writer.write_field(cell.as_ref())?;
            }
            writer.write_record(None::<&[u8]>)?;
        }
        self.writer = Some(writer);
        Ok(())
    }

    fn end(self) -> io::Result<W> {
        self.writer.map_or_else(|| Err(io::ErrorKind::WriteZero.into()), inner)
    }
}

fn writer<W: Write>(delimiter: char, out: W) -> csv::Writer<W> {
    let mut builder = csv::WriterBuilder::new();
    builder.delimiter(delimiter as u8).quote_style(csv::QuoteStyle::Never).terminator(csv::Terminator::Any(b'\n')).flexible(true);
    builder.buffer_capacity(64 << 10).from_writer(out)
}

fn inner<W: Write>(writer: csv::Writer<W>) -> io::Result<W> {
    writer.into_inner().map_err(|failed| io::Error::new(failed.error().kind(), failed.error().to_string()))
}

/// The cells of a row as they are written: without empty ones at the end where the importer wants lines ragged.
fn cells<'t>(draft: &Draft<'t>, row: RowId) -> impl Iterator<Item = &'t str> {
    let columns = draft.table().columns();
    let filled = || columns.iter().rposition(|column| !column.text(row).is_empty()).map_or(0, |last| last + 1);
    let count = if draft.form().ragged { filled() } else { columns.len() };
    columns[..count].iter().map(move |column| column.text(row))
}

/// The first row that the importer would cut or pass over.
fn find_bad_row(draft: &Draft<'_>) -> Result<(), ExportFault> {
    let FileForm { max_line_bytes, passed_over, .. } = draft.form();
    if max_line_bytes.is_none() && passed_over.is_empty() {
        return Ok(());
    }
    let delimiter = draft.delimiter.to_string();
    for row in draft.table().kept_rows() {
        let text = cells(draft, row).collect::<Vec<_>>().join(&delimiter);
        let line = draft.table().source(row).line;
        let bytes = text.len();
        if let Some(most) = max_line_bytes.filter(|most| bytes > *most) {
            return Err(ExportFault::LongLine { line, bytes, most });
        }
        if let Some(character) = text.trim_start().chars().next().filter(|first| passed_over.contains(first)) {
            return Err(ExportFault::PassedOver { line, character });
        }
    }
    Ok(())
}

/// The first value, by column then row, that cannot be written without quotes.
pub(super) fn find_obstacle(draft: &Draft<'_>) -> Option<Obstacle> {
    let breaking = [draft.delimiter, '"', '\n', '\r'];
    draft.table().columns().iter().enumerate().find_map(|(column, cells)| {
        let bad: Vec<(ValueId, char)> =
            cells.dict().iter().filter_map(|(id, text)| Some((id, text.chars().find(|c| breaking.contains(c))?))).collect();
        if bad.is_empty() {
            return None;
        }
        draft.table().kept_rows().find_map(|row| {
            let &(value, character) = bad.iter().find(|(id, _)| *id == cells.id(row))?;
            Some(Obstacle { column, value, row, character })
        })
    })
}

fn unwritable(draft: &Draft<'_>, obstacle: &Obstacle) -> ExportFault {
    ExportFault::Unwritable {
        text: draft.table().text(obstacle.column, obstacle.row).to_owned(),
        column: draft.roster.keys()[obstacle.column].to_string(),
        line: draft.table().source(obstacle.row).line,
        character: obstacle.character,
    }
}

/// Counts and digests what passes.
struct Counted<'a, W> {
    out: &'a mut W,
    bytes: u64,
    digest: Sha256,
}

impl<W: Write> Write for Counted<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.out.write(bytes)?;
        self.digest.update(&bytes[..taken]);
        self.bytes += taken as u64;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
