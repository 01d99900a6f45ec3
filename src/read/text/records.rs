//! From text to lines of cells.

use super::cells::Cells;
use super::delimiter::Delimiter;
use super::signs::Signs;
use crate::{
    error::{Level, Message, Place},
    read::{Class, Frame, Offer, Problem, ReadFault},
};
use std::borrow::Cow;
use std::ops::Range;

/// Text looked through, in all, for the end of quoted cells that turned out to have none.
const LOOKAHEAD: usize = 64 << 20;
/// A quoted cell that runs over more bytes than this has lost its closing quote.
const LONGEST_QUOTED: usize = 64 << 10;

/// The lines to be parted.
pub(super) struct Body<'a> {
    pub(super) text: &'a str,
    /// What a first line `sep=;` says. Excel writes and obeys it.
    pub(super) declared: Option<char>,
    /// Number of the first line of `text` in the file, from 1.
    pub(super) first_line: u32,
}

/// Takes off the line `sep=;` when there is one.
pub(super) fn body(text: &str) -> Body<'_> {
    let line_end = text.find(['\n', '\r']).unwrap_or(text.len());
    let line = text[..line_end].trim_matches('"');
    if line.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("sep=")) {
        let mut rest = line[4..].chars();
        if let (Some(declared), None) = (rest.next().filter(char::is_ascii), rest.next()) {
            return Body { text: &text[after_line_end(text.as_bytes(), line_end, false)..], declared: Some(declared), first_line: 2 };
        }
    }
    Body { text, declared: None, first_line: 1 }
}

/// A line of more bytes than this is no row of a list: 16 384 cells of 500 letters.
const LONGEST_LINE: usize = 8 << 20;

/// How cells are quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Double quotes, doubled inside. The rule.
    Double,
    /// Apostrophes.
    Single,
    /// Double quotes, with a backslash before one inside.
    Backslash,
    /// A whole line is one quoted cell, and the cells are inside.
    Wrapped,
}

/// Looks at the first lines to see how cells are quoted.
pub(super) fn style(text: &str, delimiter: Option<char>, forced: bool) -> Style {
    let head = &text[..text.floor_char_boundary(64 << 10)];
    if forced && Delimiter::wraps(head) {
        return Style::Wrapped;
    }
    if head.contains("\\\"") && !head.contains("\\\"\"") && head.contains('"') {
        return Style::Backslash;
    }
    let Some(delimiter) = delimiter else { return Style::Double };
    let mut lines = head.lines().filter(|line| !line.trim().is_empty()).take(20).peekable();
    let single = lines.peek().is_some()
        && lines.all(|line| {
            let line = line.trim();
            line.len() > 1
                && line.starts_with('\'')
                && line.ends_with('\'')
                && !line.contains('"')
                && line.contains(&format!("'{delimiter}'"))
        });
    if single { Style::Single } else { Style::Double }
}

/// What was met while parting the lines.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Parsed {
    /// Lines with as many cells, as runs: first row, number of cells.
    widths: Vec<(u32, u32)>,
    rows: u32,
    unbalanced: Option<u32>,
    /// Line where a quote opens that would swallow further lines of the list.
    swallows: Option<u32>,
    spaced_quote: Option<u32>,
    formula_text: Option<(u32, u32)>,
}

/// Parts lines of a text.
pub(super) struct Splitter<'a> {
    pub(super) text: &'a str,
    delimiter: Option<u8>,
    quote: u8,
    style: Style,
    swallowing: Swallowing,
    lookahead: usize,
    lfcr: bool,
    parsed: Parsed,
}

/// What is done with a quoted cell whose lines look like lines of the list.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Swallowing {
    /// Delimiters that a line of the list has.
    pub(super) usual: Option<usize>,
    /// Whether the cell is kept whole, as the person says.
    pub(super) whole: bool,
}

/// A cell that begins with a quote: where it ends, and whether quotes wrap it.
enum Quoted {
    /// Content from..to, and where the delimiter or line end stands after it.
    Closed { from: usize, to: usize, after: usize },
    /// Text follows the closing quote, or there is none.
    Unbalanced,
}

impl<'a> Splitter<'a> {
    pub(super) fn new(text: &'a str, delimiter: Option<char>, style: Style, swallowing: Swallowing) -> Self {
        let head = &text.as_bytes()[..text.len().min(64 << 10)];
        Self {
            text,
            delimiter: delimiter.and_then(|c| u8::try_from(c).ok()).filter(u8::is_ascii),
            quote: if style == Style::Single { b'\'' } else { b'"' },
            style,
            swallowing,
            lookahead: LOOKAHEAD,
            lfcr: memchr::memmem::find(head, b"\n\r").is_some() && memchr::memmem::find(head, b"\r\n").is_none(),
            parsed: Parsed::default(),
        }
    }

    /// Where delimiters, quotes and line ends stand.
    pub(super) fn signs(&self) -> Signs<'a> {
        Signs::new(self.text.as_bytes(), self.quote, self.delimiter)
    }

    /// Where the line after the line end at `at` begins.
    pub(super) fn next_line(&self, at: usize) -> usize {
        after_line_end(self.text.as_bytes(), at, self.lfcr)
    }

    /// Parts the line that begins at `at`, number `line` of the file, into row `row`. Gives where the next one begins, and its number.
    pub(super) fn line(
        &mut self,
        cells: &mut Cells<'a>,
        (row, line): (u32, u32),
        at: usize,
        signs: &mut Signs<'_>,
        delimiters: &mut Vec<u32>,
    ) -> Result<(usize, u32), ReadFault> {
        let bytes = self.text.as_bytes();
        let stop = self.stop(signs, at, delimiters);
        let is_plain = bytes.get(stop) != Some(&self.quote);
        let end = if is_plain { stop } else { memchr::memchr2(b'\n', b'\r', &bytes[stop..]).map_or(bytes.len(), |found| stop + found) };
        if end - at > LONGEST_LINE {
            return Err(ReadFault::endless_line(line, (end - at) >> 20));
        }
        let mut width = 0;
        let (next, after) = if is_plain {
            self.plain(cells, row, at..end, delimiters)?;
            width = delimiters.len() as u32 + 1;
            let next = self.next_line(end);
            signs.pass(next);
            (next, line + 1)
        } else {
            let stop = self.quoted(cells, (row, line), at, end, &mut width)?;
            let next = self.next_line(stop);
            signs.go_to(next);
            (next, line + 1 + lines_within(&self.text[at..stop]))
        };
        if self.parsed.widths.last().is_none_or(|&(_, last)| last != width) {
            self.parsed.widths.push((row, width));
        }
        self.parsed.rows = row + 1;
        Ok((next, after))
    }

    /// What was met.
    pub(super) fn parsed(self) -> Parsed {
        self.parsed
    }

    /// Whether one that parted all before `below` would have parted the rest as it did: so much is left to look for ends of quoted
    /// cells that none was left open for want of it.
    pub(super) fn goes_on_as(&self, below: &Self) -> bool {
        self.lookahead + below.lookahead > LOOKAHEAD + LONGEST_QUOTED
    }

    /// Takes what `below` met, whose rows come next and whose lines count from 0 after the first `lines`.
    pub(super) fn append(&mut self, below: Self, lines: u32) {
        let (above, below) = (&mut self.parsed, below.parsed);
        let further = |line: Option<u32>| line.map(|line| line + lines);
        if above.swallows.is_none() {
            above.unbalanced = above.unbalanced.or(further(below.unbalanced));
        }
        above.swallows = above.swallows.or(further(below.swallows));
        above.spaced_quote = above.spaced_quote.or(further(below.spaced_quote));
        above.formula_text = above.formula_text.or(below.formula_text.map(|(line, column)| (line + lines, column)));
        let last = above.widths.last().map(|&(_, width)| width);
        let widths = below.widths.into_iter().enumerate().filter(|&(index, (_, width))| index > 0 || last != Some(width));
        above.widths.extend(widths.map(|(_, (row, width))| (row + above.rows, width)));
        above.rows += below.rows;
    }

    /// Where the line that begins at `from` ends, or its first quote stands; before it, how far from `from` its delimiters are.
    fn stop(&self, signs: &mut Signs<'_>, from: usize, delimiters: &mut Vec<u32>) -> usize {
        let bytes = self.text.as_bytes();
        delimiters.clear();
        while let Some(at) = signs.next() {
            if bytes[at] == self.quote || matches!(bytes[at], b'\n' | b'\r') {
                return at;
            }
            if at - from > LONGEST_LINE {
                return memchr::memchr2(b'\n', b'\r', &bytes[at..]).map_or(bytes.len(), |found| at + found);
            }
            delimiters.push((at - from) as u32);
        }
        bytes.len()
    }

    /// Parts a line without any quote.
    fn plain(&self, cells: &mut Cells<'a>, row: u32, line: Range<usize>, delimiters: &[u32]) -> Result<(), ReadFault> {
        let ends = delimiters.iter().map(|delimiter| line.start + *delimiter as usize).chain([line.end]);
        let mut start = line.start;
        for (column, end) in (0..).zip(ends) {
            cells.put(row, column, &self.text[start..end])?;
            start = end + 1;
        }
        Ok(())
    }

    /// Parts a line with quotes in it, which may run over the line's end. Gives where it ends.
    fn quoted(
        &mut self,
        cells: &mut Cells<'a>,
        (row, line): (u32, u32),
        from: usize,
        mut end: usize,
        width: &mut u32,
    ) -> Result<usize, ReadFault> {
        if self.style == Style::Wrapped {
            let inner = self.text[from..end].trim();
            let inner = inner.strip_prefix('"').and_then(|inner| inner.strip_suffix('"')).unwrap_or(inner).replace("\"\"", "\"");
            let split: Vec<&str> =
                self.delimiter.map_or_else(|| vec![inner.as_str()], |delimiter| inner.split(char::from(delimiter)).collect());
            for cell in split {
                let bare = cell.trim().strip_prefix('"').and_then(|cell| cell.strip_suffix('"'));
                cells.put_made(row, *width, bare.filter(|bare| !bare.contains('"')).unwrap_or(cell))?;
                *width += 1;
            }
            return Ok(end);
        }
        let bytes = self.text.as_bytes();
        let mut at = from;
        loop {
            let blanks = bytes[at..end].iter().take_while(|&&byte| byte == b' ').count();
            let opens = bytes.get(at + blanks) == Some(&self.quote) && at + blanks < end;
            let closed = if opens { self.close(at + blanks, end) } else { Quoted::Unbalanced };
            let closed = match closed {
                Quoted::Closed { to, .. } if to > end && self.swallows(at + blanks, to) => {
                    self.parsed.swallows.get_or_insert(line);
                    if self.swallowing.whole { closed } else { Quoted::Unbalanced }
                }
                closed => closed,
            };
            let after = match closed {
                Quoted::Closed { from, to, after } => {
                    let content = self.unescape(&self.text[from..to]);
                    let spaced = blanks > 0 || bytes.get(to + 1).is_some_and(|&byte| byte == b' ');
                    if spaced && self.parsed.spaced_quote.is_none() {
                        self.parsed.spaced_quote = Some(line);
                    }
                    self.put(cells, (row, line, *width), content)?;
                    if after > end {
                        end = memchr::memchr2(b'\n', b'\r', &bytes[after..]).map_or(bytes.len(), |found| after + found);
                    }
                    after
                }
                Quoted::Unbalanced => {
                    if opens && self.parsed.unbalanced.is_none() && self.parsed.swallows.is_none() {
                        self.parsed.unbalanced = Some(line);
                    }
                    let after =
                        self.delimiter.and_then(|delimiter| memchr::memchr(delimiter, &bytes[at..end])).map_or(end, |found| at + found);
                    self.put(cells, (row, line, *width), Cow::Borrowed(&self.text[at..after]))?;
                    after
                }
            };
            *width += 1;
            if after >= end {
                return Ok(end);
            }
            at = after + 1;
        }
    }

    /// Looks for the quote that closes the one at `open`. Over line ends it believes only a quote
    /// that stands before a delimiter or a line end, so that a lost quote spoils one line and not the rest.
    fn close(&mut self, open: usize, line_end: usize) -> Quoted {
        let bytes = self.text.as_bytes();
        let from = open + 1;
        let limit = bytes.len().min(from + LONGEST_QUOTED.max(line_end - open));
        let mut at = from;
        while let Some(found) = memchr::memchr(self.quote, &bytes[at..limit]) {
            let quote = at + found;
            if self.style == Style::Backslash && quote > from && bytes[quote - 1] == b'\\' {
                at = quote + 1;
                continue;
            }
            if bytes.get(quote + 1) == Some(&self.quote) {
                at = quote + 2;
                continue;
            }
            let blanks = bytes[quote + 1..].iter().take(64).take_while(|&&byte| byte == b' ').count();
            let after = quote + 1 + blanks;
            let ends = match bytes.get(after) {
                None | Some(b'\n' | b'\r') => true,
                Some(&byte) => Some(byte) == self.delimiter,
            };
            if ends && (quote <= line_end || self.lookahead > quote - line_end) {
                return Quoted::Closed { from, to: quote, after };
            }
            break;
        }
        self.lookahead = self.lookahead.saturating_sub(at - from);
        Quoted::Unbalanced
    }

    /// Whether the lines from the quote at `open` to the one at `close` are as many cells wide as lines of the list.
    fn swallows(&self, open: usize, close: usize) -> bool {
        let (Some(usual), Some(delimiter)) = (self.swallowing.usual, self.delimiter) else { return false };
        let bytes = self.text.as_bytes();
        // Who quotes the titles quotes every cell, and closes what was opened.
        let first = memchr::memchr2(b'\n', b'\r', bytes).unwrap_or(bytes.len());
        if memchr::memchr(self.quote, &bytes[..first]).is_some() {
            return false;
        }
        let from = memchr::memrchr2(b'\n', b'\r', &bytes[..open]).map_or(0, |at| at + 1);
        let to = memchr::memchr2(b'\n', b'\r', &bytes[close..]).map_or(bytes.len(), |at| close + at);
        let lines = self.text[from..to].lines().filter(|line| !line.trim().is_empty());
        let (mut all, mut alike) = (0usize, 0usize);
        for line in lines {
            all += 1;
            alike += usize::from(memchr::memchr_iter(delimiter, line.as_bytes()).count() == usual);
        }
        all > 1 && alike * 5 >= all * 4
    }

    fn unescape(&self, content: &'a str) -> Cow<'a, str> {
        let doubled = if self.quote == b'\'' { "''" } else { "\"\"" };
        let content = if content.contains(doubled) { Cow::Owned(content.replace(doubled, &doubled[1..])) } else { Cow::Borrowed(content) };
        if self.style == Style::Backslash && content.contains('\\') {
            return Cow::Owned(content.replace("\\\"", "\""));
        }
        content
    }

    /// Writes a cell; `="0005"`, by which programs keep Excel from dropping zeros, is the text inside.
    fn put(&mut self, cells: &mut Cells<'a>, (row, line, column): (u32, u32, u32), text: Cow<'a, str>) -> Result<(), ReadFault> {
        let range = within_formula(&text);
        if range.is_some() && self.parsed.formula_text.is_none() {
            self.parsed.formula_text = Some((line, column));
        }
        let range = range.unwrap_or(0..text.len());
        match text {
            Cow::Borrowed(text) => cells.put(row, column, &text[range]),
            Cow::Owned(text) => cells.put_made(row, column, &text[range]),
        }
    }
}

/// Where the text of `="0005"` stands in it.
fn within_formula(text: &str) -> Option<Range<usize>> {
    let inner = text.strip_prefix("=\"").and_then(|text| text.strip_suffix('"')).filter(|inner| !inner.contains('"'))?;
    Some(2..2 + inner.len())
}

/// Where the next line begins. `\r\r\n` is one line end: text mode wrote `\r\n` once more.
fn after_line_end(bytes: &[u8], at: usize, lfcr: bool) -> usize {
    match &bytes[at.min(bytes.len())..] {
        [b'\r', b'\n', ..] => at + 2,
        [b'\r', b'\r', b'\n', ..] => at + 3,
        [b'\n', b'\r', ..] if lfcr => at + 2,
        [b'\r' | b'\n', ..] => at + 1,
        _ => at,
    }
}

fn lines_within(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let mut lines = 0;
    for found in memchr::memchr2_iter(b'\n', b'\r', bytes) {
        lines += u32::from(bytes[found] == b'\n' || bytes.get(found + 1) != Some(&b'\n'));
    }
    lines
}

impl Parsed {
    /// What the person should know about quotes.
    pub(super) fn problems(&self, style: Style, whole: bool) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut told = |class, id: &'static str, line, column| {
            let place = Place { line, column, ..Place::default() };
            problems.push(Problem::new(class, Level::Warning, Message::new(id)).at(place));
        };
        if let Some(line) = self.unbalanced {
            told(Class::UnbalancedQuote, "read-unbalanced-quote", Some(line), None);
        }
        if let Some(line) = self.swallows {
            let message = Message::new(if whole { "read-quote-swallowed" } else { "read-quote-swallows" });
            let place = Place { line: Some(line), ..Place::default() };
            let problem = Problem::new(Class::UnbalancedQuote, Level::Warning, message).at(place);
            problems.push(problem.offering([Offer::WholeCells(!whole)]));
        }
        let mut told = |class, id: &'static str, line, column| {
            let place = Place { line, column, ..Place::default() };
            problems.push(Problem::new(class, Level::Warning, Message::new(id)).at(place));
        };
        match style {
            Style::Single => told(Class::QuoteStyle, "read-quote-apostrophe", None, None),
            Style::Backslash => told(Class::QuoteStyle, "read-quote-backslash", None, None),
            Style::Double | Style::Wrapped => {}
        }
        if let Some(line) = self.spaced_quote {
            told(Class::QuoteStyle, "read-quote-spaced", Some(line), None);
        }
        if let Some((line, column)) = self.formula_text {
            told(Class::FormulaText, "read-formula-text", Some(line), Some(column));
        }
        problems
    }

    /// Lines of the list that have not as many cells as the line of headers.
    pub(super) fn ragged(&self, frame: &Frame, line_of: impl Fn(u32) -> u32, is_blank: impl Fn(u32) -> bool) -> Option<Problem> {
        let header = frame.header?;
        let width = self.width(header.0);
        let mut count = 0u32;
        let mut first = None;
        for (index, &(start, cells)) in self.widths.iter().enumerate() {
            let end = self.widths.get(index + 1).map_or(self.rows, |next| next.0);
            if cells == width || end <= frame.first.0 {
                continue;
            }
            for row in start.max(frame.first.0)..end {
                if !is_blank(row) {
                    count += 1;
                    first.get_or_insert(row);
                }
            }
        }
        let message = Message::new("read-ragged-rows").with("count", count).with("cells", width);
        first.map(|row| Problem::new(Class::RaggedRows, Level::Warning, message).at(Place { line: Some(line_of(row)), ..Place::default() }))
    }

    fn width(&self, row: u32) -> u32 {
        match self.widths.partition_point(|run| run.0 <= row) {
            0 => 0,
            after => self.widths[after - 1].1,
        }
    }
}
