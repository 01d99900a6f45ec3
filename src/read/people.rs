//! Who of the lines of a table is a person. A line with something in the column that tells people apart is one
//! until its words prove otherwise; what is passed over is named.

use super::book::{Frame, Passed, Why};
use super::frame::{filled, starts_total};
use super::titles;
use crate::{
    importer::Meaning,
    table::{Column, RowId, Table, ValueId},
    text::fold,
};
use std::ops::Range;

/// Empty lines after which a lone cell does not belong to the list.
const FAR: u32 = 50;
/// Values looked at to see what identifiers look like.
const SAMPLE: usize = 1_000;
/// Lines at the end that may be notes without a word that says so.
const NOTES: u32 = 40;

/// What a value looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    /// A number, grouped or not.
    Digits,
    /// One word, an address.
    Word,
    /// Several words.
    Text,
}

/// The columns of a table that say who somebody is.
pub(super) struct Persons<'a> {
    table: &'a Table,
    columns: Range<usize>,
    header: Option<RowId>,
    /// Tells people apart.
    id: usize,
    look: Look,
    /// All that name somebody.
    naming: Vec<usize>,
}

/// The lines of a table, judged.
#[derive(Default)]
pub(super) struct Judged {
    /// The line after the last person.
    pub(super) end: u32,
    /// Lines that are no people, ascending.
    pub(super) passed: Vec<Passed>,
}

impl<'a> Persons<'a> {
    /// Looks at the titles, else at the values.
    pub(super) fn new(table: &'a Table, columns: Range<usize>, frame: Frame) -> Self {
        let senses: Vec<(usize, Meaning, bool)> = frame.header.map_or_else(Vec::new, |header| {
            let sense = |column: usize| titles::sense(table.text(column, header).trim()).map(|s| (column, s.meaning, s.sure));
            columns.clone().filter_map(sense).filter(|(_, meaning, _)| meaning.is_person()).collect()
        });
        let filled = |column: usize| frame.rows().take(SAMPLE).filter(|&row| !table.text(column, row).trim().is_empty()).count();
        let best =
            senses.iter().filter(|(column, ..)| filled(*column) > 0).min_by_key(|(column, meaning, sure)| (*meaning, !sure, *column));
        let id = best.map(|(column, ..)| *column).unwrap_or_else(|| by_shape(table, columns.clone(), frame));
        let naming = if senses.is_empty() { vec![id] } else { senses.iter().map(|(column, ..)| *column).collect() };
        let look = table.columns().get(id).map_or(Look::Word, |column| usual(column, frame));
        Self { table, columns, header: frame.header, id, look, naming }
    }

    /// Judges the lines from `first` to before `limit`.
    pub(super) fn judge(&self, first: u32, limit: u32) -> Judged {
        let mut judged = Judged::default();
        let Some(ids) = self.table.columns().get(self.id) else { return judged };
        let doubtful: Vec<bool> = ids.dict().iter().map(|(_, text)| self.is_doubtful(text)).collect();
        let mut last = None;
        let mut gap = 0;
        let cells = &self.table.columns()[self.columns.clone()];
        for row in (first..limit).map(RowId) {
            let id = ids.id(row);
            if !doubtful[id.0 as usize] {
                if gap >= FAR && self.filled(cells, row) == 1 {
                    judged.passed.push(Passed { row, why: Why::Far, person: true });
                    continue;
                }
                (last, gap) = (Some(row.0), 0);
                continue;
            }
            match self.filled(cells, row) {
                0 => gap += 1,
                width => match self.no_person(row, width, gap, cells) {
                    Some(passed) => judged.passed.push(passed),
                    None => (last, gap) = (Some(row.0), 0),
                },
            }
        }
        judged.end = last.map_or(first, |row| row + 1);
        self.cut_notes(&mut judged, first, cells);
        judged
    }

    fn filled(&self, cells: &[Column], row: RowId) -> usize {
        cells.iter().filter(|column| column.id(row) != ValueId::EMPTY && !column.text(row).trim().is_empty()).count()
    }

    /// Whether a value of the identifying column asks for a look at its line.
    fn is_doubtful(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'@');
        if bytes.first().is_some_and(u8::is_ascii_digit) && bytes.iter().all(plain) {
            return false;
        }
        let text = text.trim();
        if text.is_empty() || look(text) == Look::Text && self.look != Look::Text || is_rule(text) {
            return true;
        }
        starts_total(text)
            || is_page(text)
            || text.ends_with(':')
            || titles::sense(text).is_some()
            || self.look == Look::Text && is_heading(text)
    }

    /// What a doubtful line is, when it is no person.
    fn no_person(&self, row: RowId, width: usize, gap: u32, cells: &[Column]) -> Option<Passed> {
        let no = |why| Some(Passed { row, why, person: false });
        let texts = || cells.iter().map(|column| column.text(row).trim()).filter(|text| !text.is_empty());
        if texts().all(is_rule) {
            return no(Why::Rule);
        }
        if self.header.is_some_and(|header| titles::repeats(self.table, header, row)) {
            return no(Why::Titles);
        }
        let id = self.table.text(self.id, row).trim();
        let first = texts().next().unwrap_or_default();
        let named = |column: &usize| *column != self.id && !self.table.text(*column, row).trim().is_empty();
        let lone = width == 1;
        if is_page(first) && texts().skip(1).all(|text| is_page(text) || !text.chars().any(char::is_alphabetic)) {
            return no(Why::Page);
        }
        if lone && is_count(first) {
            return no(Why::Total);
        }
        let number = |text: &str| !text.chars().any(char::is_alphabetic) || starts_total(text);
        if starts_total(first) && texts().skip(1).all(number) && (id.is_empty() || id == first || number(id)) {
            return no(Why::Total);
        }
        if self.naming.iter().any(named) {
            return None;
        }
        if !id.is_empty() {
            let heading = lone && cells.len() > 1 && look(id) == Look::Text && is_heading(id);
            return if heading || lone && id.ends_with(':') { no(Why::Heading) } else { None };
        }
        // Nobody is named: a lone text is a title of what follows, or a note.
        if lone && (is_heading(first) || look(first) == Look::Text) {
            return no(if is_heading(first) { Why::Heading } else { Why::Note });
        }
        if gap >= FAR && lone {
            return Some(Passed { row, why: Why::Far, person: false });
        }
        None
    }

    /// Cuts what stands below the last person and names nobody.
    fn cut_notes(&self, judged: &mut Judged, first: u32, cells: &[Column]) {
        let usual = self.usual_width(first, judged.end, cells);
        let mut end = judged.end;
        let lowest = judged.end.saturating_sub(NOTES).max(first);
        let mut cut = Vec::new();
        while end > lowest {
            let row = RowId(end - 1);
            let width = self.filled(cells, row);
            let id = self.table.text(self.id, row).trim();
            let after_gap = end >= 2 && self.filled(cells, RowId(end - 2)) == 0;
            let note = match width {
                0 => true,
                _ if judged.passed.iter().any(|passed| passed.row == row) => true,
                // The column that tells people apart is empty, and no name stands beside.
                _ if id.is_empty() => {
                    usual > 1
                        && width * 2 <= usual.max(2)
                        && self.naming.iter().all(|&column| self.table.text(column, row).trim().is_empty())
                }
                1 => {
                    let words = id.split_whitespace().count();
                    cells.len() > 1 && self.look != Look::Text && look(id) == Look::Text && (words > 2 || after_gap)
                        || cells.len() > 1 && self.look == Look::Text && words > 6
                }
                _ => false,
            };
            if !note {
                break;
            }
            if width > 0 && !judged.passed.iter().any(|passed| passed.row == row) {
                cut.push(Passed { row, why: Why::Note, person: false });
            }
            end -= 1;
        }
        judged.end = end;
        judged.passed.extend(cut);
        judged.passed.sort_by_key(|passed| passed.row);
    }

    /// Filled cells that most lines have.
    fn usual_width(&self, first: u32, end: u32, cells: &[Column]) -> usize {
        let mut widths: Vec<usize> = (first..end).take(200).map(|row| self.filled(cells, RowId(row))).filter(|width| *width > 0).collect();
        widths.sort_unstable();
        widths.get(widths.len() / 2).copied().unwrap_or(0)
    }

    /// Whether a line above the titles looks like a person of the list below them.
    pub(super) fn is_like_a_person(&self, row: RowId) -> bool {
        let Some(ids) = self.table.columns().get(self.id) else { return false };
        let text = ids.text(row).trim();
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let alike = match self.look {
            Look::Digits => look(text) == Look::Digits && digits >= 4,
            Look::Word => look(text) == Look::Word && text.len() > 2 && (text.contains('@') || digits > 0),
            Look::Text => false,
        };
        alike && filled(self.table, row.0) >= 2.min(self.columns.len())
    }
}

/// The column whose values are nearly all filled and different; the first one when none is.
fn by_shape(table: &Table, columns: Range<usize>, frame: Frame) -> usize {
    let start = columns.start;
    let tells_apart = |column: usize| {
        let cells = table.column(column);
        let mut seen: Vec<ValueId> = frame.rows().take(SAMPLE).map(|row| cells.id(row)).filter(|id| *id != ValueId::EMPTY).collect();
        let all = (frame.len() as usize).min(SAMPLE);
        let filled = seen.len();
        seen.sort_unstable_by_key(|id| id.0);
        seen.dedup();
        all > 0 && filled * 10 >= all * 7 && seen.len() * 10 >= filled * 9
    };
    columns.take(50).find(|&column| tells_apart(column)).unwrap_or(start)
}

/// What most values of the list look like.
fn usual(column: &Column, frame: Frame) -> Look {
    let mut counts = [0usize; 3];
    for row in frame.rows().take(SAMPLE) {
        let text = column.text(row).trim();
        if !text.is_empty() {
            counts[look(text) as usize] += 1;
        }
    }
    let [digits, words, texts] = counts;
    // Several words in most identifiers: they are names.
    match () {
        () if texts * 2 > digits + words + texts => Look::Text,
        () if words > digits => Look::Word,
        () => Look::Digits,
    }
}

fn look(text: &str) -> Look {
    let is_digit_part = |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ',' | '-');
    if text.chars().any(|c| c.is_ascii_digit()) && text.chars().all(is_digit_part) {
        return Look::Digits;
    }
    // A long number in it tells a person apart, whatever stands beside.
    let longest = text.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
    if text.contains(char::is_whitespace) && longest < 5 && !text.contains('@') { Look::Text } else { Look::Word }
}

/// A line drawn with signs: `-----`, `|---|`, `+-----+`.
fn is_rule(text: &str) -> bool {
    text.len() > 1
        && text.chars().all(|c| matches!(c, '-' | '=' | '_' | '+' | '|' | ':' | '*' | '~' | '─' | '—' | '–' | ' '))
        && !text.trim().is_empty()
}

/// How lines of pages begin, folded; a digit or a date follows.
const PAGES: [&str; 16] = [
    "page ",
    "page:",
    "page :",
    "p. ",
    "edite le",
    "edition du",
    "imprime le",
    "date d'edition",
    "date d'impression",
    "extrait le",
    "extraction du",
    "genere le",
    "exporte le",
    "printed on",
    "generated on",
    "date :",
];

pub(super) fn is_page(text: &str) -> bool {
    if !text.starts_with(['p', 'P', 'é', 'É', 'e', 'E', 'i', 'I', 'd', 'D', 'g', 'G']) || !text.bytes().any(|byte| byte.is_ascii_digit())
    {
        return false;
    }
    let folded = fold::careful(text);
    PAGES.iter().any(|start| folded.starts_with(start))
}

/// How a database counts the rows that it printed: `(2 rows)`, `2 lignes`.
fn is_count(text: &str) -> bool {
    let folded = fold::careful(text.trim_matches(['(', ')']));
    folded.split_once(' ').is_some_and(|(count, unit)| {
        count.bytes().all(|byte| byte.is_ascii_digit())
            && !count.is_empty()
            && matches!(unit, "row" | "rows" | "ligne" | "lignes" | "rows in set")
    })
}

/// How the title of a group of lines begins, folded.
const HEADINGS: [&str; 30] = [
    "groupe",
    "group",
    "gr",
    "grp",
    "gpe",
    "td",
    "tp",
    "cm",
    "section",
    "serie",
    "classe",
    "promotion",
    "promo",
    "parcours",
    "option",
    "filiere",
    "mention",
    "licence",
    "master",
    "semestre",
    "annee",
    "liste",
    "cours",
    "ue",
    "module",
    "sous-groupe",
    "demi-groupe",
    "equipe",
    "etudiants",
    "inscrits",
];

fn is_heading(text: &str) -> bool {
    let folded = fold::careful(text);
    let first = folded.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
    let stem = first.trim_end_matches(|c: char| c.is_ascii_digit());
    text.chars().count() <= 120 && HEADINGS.contains(&stem)
}

/// The lines of a table that are not taken as people, when the person says where it stands.
pub fn passed_in(table: &Table, frame: Frame) -> Vec<Passed> {
    let persons = Persons::new(table, 0..table.columns().len(), frame);
    let mut passed = persons.judge(frame.first.0, frame.end.0).passed;
    // What the person counts in is in, unless it is no line of data at all.
    passed.retain(|passed| !matches!(passed.why, Why::Note | Why::Far));
    let above = (0..frame.first.0).map(RowId).filter(|row| Some(*row) != frame.header && filled(table, row.0) > 0);
    let above: Vec<RowId> = above.filter(|row| frame.header.is_none_or(|header| *row > header) || persons.is_like_a_person(*row)).collect();
    passed.splice(0..0, above.into_iter().map(|row| Passed { row, why: Why::OutOfRange, person: true }));
    let below = persons.judge(frame.end.0, table.rows());
    let is_passed = |row: RowId| below.passed.iter().find(|passed| passed.row == row);
    for row in (frame.end.0..table.rows()).map(RowId).filter(|row| filled(table, row.0) > 0) {
        passed.push(is_passed(row).copied().unwrap_or(Passed { row, why: Why::OutOfRange, person: true }));
    }
    passed
}
