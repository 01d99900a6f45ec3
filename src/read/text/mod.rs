//! Delimited text: from bytes to cells.

mod bom;
mod cells;
mod decode;
mod delimiter;
mod halves;
mod records;
mod repair;
mod score;
mod signs;
mod spelling;

pub(super) use decode::decode;
pub use spelling::{Spelling, spellings};

use super::{Book, Class, Kind, Newline, Options, Problem, Scope, Sheet, fault::ReadFault, problems};
use crate::{
    error::{Level, Message},
    table::{RowId, Table},
    watch::Watch,
};

/// Bytes read for a first look; enough for the first screen.
const PEEK: usize = 256 << 10;

/// Reads delimited text.
pub(super) fn read(bytes: &[u8], options: &Options, scope: Scope, watch: &Watch) -> Result<Book, ReadFault> {
    let bytes = match scope {
        Scope::Whole => bytes,
        Scope::First(_) => whole_lines(&bytes[..bytes.len().min(PEEK)], bytes.len() > PEEK),
    };
    let lines_of_c1 = with_plain_line_ends(bytes);
    let mut decoded = decode(lines_of_c1.as_deref().unwrap_or(bytes), options.encoding.as_deref())?;
    if !decoded.text.contains(['\n', '\r']) && decoded.text.contains(UNICODE_ENDS) {
        decoded.text = decoded.text.replace(UNICODE_ENDS, "\n").into();
    }
    if decoded.text.chars().all(|c| c.is_whitespace() || c == '\0' || matches!(c, ';' | ',' | '|')) {
        return Err(ReadFault::new("empty-file", "read-empty-file"));
    }
    let text = after_form_marks(&decoded.text);
    let lines = records::body(text);
    let delimiter = delimiter::choose(lines.text, lines.declared, options.delimiter);
    let style = records::style(lines.text, delimiter.chosen, options.delimiter.is_some());
    let swallowing = records::Swallowing { usual: delimiter.usual(lines.text), whole: options.whole_cells };
    let (grid, parsed) = halves::fill(&lines, delimiter.chosen, style, swallowing, scope.rows(), watch)?;
    let mut finished = grid.finish(0);
    let mut problems = decoded.problems();
    problems.extend(delimiter.problems());
    problems.extend(parsed.problems(style, options.whole_cells));
    if options.delimiter.is_none() {
        problems.extend(repair::titles_parted_otherwise(&mut finished.table, delimiter.chosen));
    }
    if let Some((table, problem)) = repair::one_long_line(&finished.table) {
        finished.table = table;
        problems.push(problem);
    }
    let newline = newline(text);
    let mut sheet = Sheet { table: finished.table, ..Sheet::default() };
    if delimiter.chosen.is_none() {
        problems.extend(problems::not_a_table(&sheet.table));
    }
    super::layout::arrange(&mut sheet);
    let (table, line_of) = (&sheet.table, |row| sheet.table.source(RowId(row)).line);
    if let Some(header) = sheet.frame.header.filter(|header| header.0 > 0)
        && table.columns().first().is_some_and(|column| column.text(RowId(header.0 - 1)).trim() == super::frame::APOGEE_VALUES)
    {
        problems.push(Problem::new(Class::Apogee, Level::Info, Message::new("read-apogee")));
    }
    problems.extend(parsed.ragged(&sheet.frame, line_of, |row| row >= table.rows() || is_blank(table, row)));
    Ok(Book {
        encoding: Some(decoded.encoding),
        delimiter: delimiter.chosen,
        newline: Some(newline),
        ..Book::new(Kind::Text, vec![sheet], problems)
    })
}

/// Line ends that only some programs write, taken for such where there is no other.
const UNICODE_ENDS: [char; 3] = ['\u{2028}', '\u{2029}', '\u{85}'];

/// The bytes of a text of one byte a character whose lines end with NEL, and with nothing else.
fn with_plain_line_ends(bytes: &[u8]) -> Option<Vec<u8>> {
    // Nearly every text has one at the end of its first line.
    if memchr::memchr2(b'\n', b'\r', bytes).is_some() {
        return None;
    }
    let ends = memchr::memchr_iter(0x85, bytes).count();
    let others = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    (ends > 0 && ends == others).then(|| bytes.iter().map(|&byte| if byte == 0x85 { b'\n' } else { byte }).collect())
}

/// The encoding and the delimiter of a text, as [`super::read`] would choose them, without reading it.
pub fn text_form(bytes: &[u8]) -> (&'static str, Option<char>) {
    let encoding = decode::encoding_of(bytes);
    let head = whole_lines(&bytes[..bytes.len().min(PEEK)], bytes.len() > PEEK);
    let delimiter = decode(head, Some(encoding)).ok().and_then(|decoded| {
        let lines = records::body(after_form_marks(&decoded.text));
        delimiter::choose(lines.text, lines.declared, None).chosen
    });
    (encoding, delimiter)
}

fn is_blank(table: &Table, row: u32) -> bool {
    table.columns().iter().all(|column| column.text(RowId(row)).trim().is_empty())
}

/// The bytes up to the last line end when they were cut off in the middle.
fn whole_lines(bytes: &[u8], cut: bool) -> &[u8] {
    match memchr::memrchr2(b'\n', b'\r', bytes) {
        // Two more bytes may belong to a UTF-16 line end; a lost last line does no harm to a first look.
        Some(at) if cut => &bytes[..(at + 1) & !3],
        _ => bytes,
    }
}

/// DOS programs end a text with Ctrl-Z, sometimes padded with NUL.
fn after_form_marks(text: &str) -> &str {
    let body = text.trim_end_matches(['\0', '\u{1a}', '\r', '\n', ' ']);
    let tail = &text[body.len()..];
    if tail.contains(['\0', '\u{1a}']) { body } else { text }
}

fn newline(text: &str) -> Newline {
    let head = &text.as_bytes()[..text.len().min(64 << 10)];
    let (mut lf, mut cr, mut crlf) = (false, false, false);
    for at in memchr::memchr2_iter(b'\r', b'\n', head) {
        match (head[at], head.get(at + 1)) {
            (b'\r', Some(b'\n')) => crlf = true,
            (b'\r', _) => cr = true,
            (_, _) if at > 0 && head[at - 1] == b'\r' => {}
            _ => lf = true,
        }
    }
    match (lf, cr, crlf) {
        (_, false, false) => Newline::Lf,
        (false, true, false) => Newline::Cr,
        (false, false, true) => Newline::CrLf,
        _ => Newline::Mixed,
    }
}
