//! Which character parts the cells.

use crate::{
    error::{Level, Message},
    read::{Class, Offer, Problem},
};

/// Lines that carry cells, looked at to decide.
const SAMPLE_LINES: usize = 300;
/// Bytes looked at to decide.
const SAMPLE_BYTES: usize = 256 << 10;
/// In the order in which they win a draw.
const CANDIDATES: [char; 6] = [';', '\t', ',', '|', ':', '\u{1f}'];

/// The delimiter, and whether the person should be asked.
pub(super) struct Delimiter {
    pub(super) chosen: Option<char>,
    /// What stands between the cells inside quoted lines.
    inside: Option<char>,
    rival: Option<char>,
    fixed_width: bool,
    wrapped: bool,
}

/// How a candidate parts the lines of the sample.
#[derive(Default)]
struct Fit {
    /// Cells per line that most lines have.
    cells: usize,
    /// Share of lines with just that many.
    even: f32,
    /// Share of lines where it occurs at all.
    present: f32,
    /// Share of occurrences followed by a blank and a word, as in prose.
    prose: f32,
}

impl Fit {
    fn score(&self) -> f32 {
        0.6 * self.even + 0.4 * self.present
    }

    fn is_good(&self, candidate: char) -> bool {
        let least = if candidate == ':' { 3 } else { 2 };
        // A bar has blanks around it in every table that is drawn, and stands in no prose.
        let prose = self.prose > 0.5 && self.cells <= 3 && candidate != '|';
        self.cells >= least && self.present >= 0.5 && self.score() >= 0.4 && !prose
    }
}

/// Chooses by what the file declares (`sep=`), the person says, or the lines show.
pub(super) fn choose(text: &str, declared: Option<char>, forced: Option<char>) -> Delimiter {
    let sure = |chosen| Delimiter { chosen, inside: None, rival: None, fixed_width: false, wrapped: false };
    if forced.is_some() {
        return sure(forced);
    }
    let sample = sample(text);
    // A declaration that the lines belie is a left-over of another export.
    if let Some(declared) = declared
        && fit(sample, declared).present >= 0.5
    {
        return sure(Some(declared));
    }
    if is_wrapped(sample) {
        let bare: String = sample.lines().map(|line| line.trim().trim_matches('"').replace("\"\"", "\"") + "\n").collect();
        let inside = choose(&bare, None, None).chosen;
        return Delimiter { inside, wrapped: true, ..sure(None) };
    }
    let mut fits: Vec<(char, Fit)> = CANDIDATES
        .map(|candidate| (candidate, fit(sample, candidate)))
        .into_iter()
        .filter(|(candidate, fit)| fit.is_good(*candidate))
        .collect();
    // A stable sort keeps the order of the candidates among equals.
    fits.sort_by(|a, b| b.1.score().total_cmp(&a.1.score()));
    let Some((chosen, best)) = fits.first() else {
        return Delimiter { fixed_width: is_fixed_width(sample), ..sure(None) };
    };
    let rival = fits.get(1).filter(|(rival, fit)| {
        *rival != ':' && best.score() - fit.score() < 0.02 && fit.cells * 2 > best.cells && best.cells * 2 > fit.cells
    });
    let rival = rival.filter(|(_, fit)| fit.prose <= 0.5).map(|(rival, _)| *rival);
    // A draw goes to the one that makes more cells.
    match fits.get(1) {
        Some((other, fit)) if best.score() - fit.score() < 0.02 && fit.cells > best.cells * 2 && *other != ':' => sure(Some(*other)),
        _ => Delimiter { rival, ..sure(Some(*chosen)) },
    }
}

fn sample(text: &str) -> &str {
    let end = text.floor_char_boundary(SAMPLE_BYTES);
    match text[..end].rfind(['\n', '\r']) {
        Some(at) if end < text.len() => &text[..at],
        _ => &text[..end],
    }
}

fn fit(sample: &str, candidate: char) -> Fit {
    let mut counts: Vec<usize> = Vec::new();
    let (mut occurrences, mut prose) = (0usize, 0usize);
    // Lines that end with their only occurrence: « Bonjour, », or a last column that is empty.
    let (mut lonely, mut first_lonely) = (0usize, false);
    let (mut cells, mut starts, mut blank, mut line) = (1usize, true, true, 0usize);
    let mut chars = sample.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if counts.len() >= SAMPLE_LINES {
            break;
        }
        match c {
            '"' if starts => {
                // What stands between quotes parts nothing, line ends included.
                if let Some(end) = closing(sample.as_bytes(), at, candidate) {
                    while chars.next_if(|(at, _)| *at < end).is_some() {}
                }
            }
            '\n' | '\r' => {
                if !(blank || candidate == '|' && is_drawn(&sample[line..at])) {
                    counts.push(cells);
                }
                (cells, starts, blank, line) = (1, true, true, at + 1);
                continue;
            }
            _ if c == candidate => {
                cells += 1;
                occurrences += 1;
                let mut ahead = chars.clone().map(|(_, c)| c);
                let next = ahead.next();
                if cells == 2 && !blank && matches!(next, None | Some('\n' | '\r')) {
                    lonely += 1;
                    first_lonely |= counts.is_empty();
                }
                prose += usize::from(next == Some(' ') && ahead.next().is_some_and(char::is_alphanumeric));
                starts = true;
                blank = false;
                continue;
            }
            _ => {}
        }
        starts = starts && c == ' ';
        blank = blank && c.is_whitespace();
    }
    if !blank {
        counts.push(cells);
    }
    let lines = counts.len().max(1) as f32;
    let present = counts.iter().filter(|&&count| count > 1).count();
    let mut sorted: Vec<usize> = counts.into_iter().filter(|&count| count > 1).collect();
    sorted.sort_unstable();
    let (cells, even) =
        sorted.chunk_by(|a, b| a == b).map(|run| (run[0], run.len())).max_by_key(|&(cells, run)| (run, cells)).unwrap_or((1, 0));
    // Below a title that has both cells, on lines that all have as many, the second is empty.
    if first_lonely || (even as f32) < lines {
        prose += lonely;
    }
    let mut fit =
        Fit { cells, even: even as f32 / lines, present: present as f32 / lines, prose: prose as f32 / occurrences.max(1) as f32 };
    if fit.prose > 0.5 && fit.even >= 1.0 && lines > 1.0 && is_tabular(sample, candidate, cells) {
        fit.prose = 0.0;
    }
    fit
}

/// A line of a drawn table without a cell: `+-----+-----+`, `|---|---|`, and what counts its rows below.
fn is_drawn(line: &str) -> bool {
    let line = line.trim();
    let counted = line.starts_with('(')
        && (line.ends_with("rows)") || line.ends_with("row)") || line.ends_with("lignes)") || line.ends_with("ligne)"));
    counted || line.chars().all(|c| matches!(c, '-' | '=' | '+' | '|' | ':' | ' '))
}

/// Bytes looked through for the end of a quoted cell.
const LONGEST_QUOTED: usize = 16 << 10;

/// The position after the quote that closes the one at `open`: before the candidate, a line end or the end.
fn closing(bytes: &[u8], open: usize, candidate: char) -> Option<usize> {
    let limit = bytes.len().min(open + LONGEST_QUOTED);
    let mut at = open + 1;
    while let Some(found) = memchr::memchr(b'"', &bytes[at..limit]) {
        let quote = at + found;
        if bytes.get(quote + 1) == Some(&b'"') {
            at = quote + 2;
            continue;
        }
        let after = bytes[quote + 1..].iter().find(|byte| **byte != b' ');
        let ends = matches!(after, None | Some(b'\n' | b'\r')) || after.is_some_and(|byte| char::from(*byte) == candidate);
        return ends.then_some(quote + 1);
    }
    None
}

/// Whether lines whose delimiter is followed by a blank, or ends them, are a table all the same: a known title in the first
/// line, or short cells, as many everywhere.
fn is_tabular(sample: &str, candidate: char, cells: usize) -> bool {
    let mut lines = sample.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE_LINES);
    let split = |line: &'_ str| -> Vec<String> { line.split(candidate).map(|cell| cell.trim().to_owned()).collect() };
    let first = lines.next().map(split).unwrap_or_default();
    if first.len() != cells {
        return false;
    }
    if first.iter().any(|cell| crate::importer::senses(cell).iter().any(|sense| sense.sure)) {
        return true;
    }
    let short = |line: &str| split(line).iter().all(|cell| cell.split_whitespace().count() <= 3 && !cell.is_empty());
    let has_digit = |cell: &String| cell.bytes().any(|byte| byte.is_ascii_digit());
    let one_word = |cell: &String| !cell.is_empty() && !cell.contains(char::is_whitespace);
    // A number or an address of a person, and one word beside it, on every line.
    let is_row = |cells: &[String]| {
        let is_person = |cell: &String| cell.contains('@') || cell.bytes().filter(u8::is_ascii_digit).count() >= 5;
        cells.len() == 2 && cells.iter().all(one_word) && is_person(&cells[0])
    };
    match cells {
        0..2 => false,
        2 if is_row(&first) => lines.all(|line| is_row(&split(line))),
        2 => !has_digit(&first[1]) && lines.all(|line| split(line).get(1).is_some_and(has_digit)),
        _ => first.iter().all(|cell| cell.split_whitespace().count() <= 3 && !cell.is_empty()) && lines.all(short),
    }
}

/// Every line is one quoted cell that holds delimiters: a list that was exported twice.
fn is_wrapped(sample: &str) -> bool {
    let mut lines = sample.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE_LINES).peekable();
    lines.peek().is_some()
        && lines.all(|line| {
            let inner = line.trim().strip_prefix('"').and_then(|line| line.strip_suffix('"'));
            inner.is_some_and(|inner| inner.contains([';', ',', '\t']) && !inner.replace("\"\"", "").contains('"'))
        })
}

/// Columns lined up with runs of blanks.
fn is_fixed_width(sample: &str) -> bool {
    let lines: Vec<&str> = sample.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE_LINES).collect();
    lines.len() > 1 && lines.iter().filter(|line| line.trim().contains("  ")).count() * 10 >= lines.len() * 8
}

impl Delimiter {
    /// Delimiters that most lines have.
    pub(super) fn usual(&self, text: &str) -> Option<usize> {
        let fit = fit(sample(text), self.chosen?);
        (fit.cells > 1 && fit.even >= 0.5).then(|| fit.cells - 1)
    }

    /// Whether each line of `head` is one quoted cell that holds the cells.
    pub(super) fn wraps(head: &str) -> bool {
        is_wrapped(sample(head))
    }

    /// What the person should be asked or told.
    pub(super) fn problems(&self) -> Vec<Problem> {
        let told = |class, message| vec![Problem::new(class, Level::Warning, message)];
        if let (Some(chosen), Some(rival)) = (self.chosen, self.rival) {
            let message = Message::new("read-ambiguous-delimiter").with("delimiter", sign(chosen)).with("rival", sign(rival));
            let both = [Offer::Delimiter(chosen), Offer::Delimiter(rival)];
            return vec![Problem::new(Class::AmbiguousDelimiter, Level::Warning, message).offering(both)];
        }
        if self.chosen == Some('\u{1f}') {
            return told(Class::NoDelimiter, Message::new("read-odd-delimiter"));
        }
        if self.fixed_width {
            return told(Class::NoDelimiter, Message::new("read-fixed-width"));
        }
        if self.wrapped {
            let problem = Problem::new(Class::DoublyWrapped, Level::Warning, Message::new("read-doubly-wrapped"));
            return vec![problem.offering(self.inside.map(Offer::Delimiter))];
        }
        Vec::new()
    }
}

/// The name of a delimiter, as an argument of a message.
fn sign(delimiter: char) -> Message {
    Message::new(match delimiter {
        ';' => "read-sign-semicolon",
        ',' => "read-sign-comma",
        '\t' => "read-sign-tab",
        '|' => "read-sign-bar",
        ':' => "read-sign-colon",
        _ => "read-sign-other",
    })
}
