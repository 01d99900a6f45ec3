//! What the cells themselves show to be wrong or risky, found on the distinct values of each column.

use super::{
    Class, Kind, Offer, Options, Passed, Problem, Sheet, Why,
    choose::{is_cut, lists},
    merged,
};
use crate::{
    error::{Level, Message, Place, column_letters},
    table::{Column, RowId, Table, ValueId},
    text::{invisible, mojibake},
};
use std::{collections::HashMap, sync::Arc};

/// Empty lines after which a filled cell does not belong to the list.
const FAR: u32 = 50;
/// Columns beyond which a sheet is no list.
const WIDE: usize = 10_000;

/// Puts the gravest first.
pub(super) fn sort(problems: &mut [Problem]) {
    problems.sort_by_key(|problem| problem.class.rank());
}

/// What is to be said about a sheet that is chosen: its structure, and where its list stands.
pub(super) fn of_sheet(sheet: &Sheet, kind: Kind, options: &Options) -> Vec<Problem> {
    let mut look = Look { sheet, names: &[], problems: Vec::new() };
    look.hidden(options.skip_hidden);
    look.formulas();
    look.frame();
    look.shape(options.fill_merged || kind == Kind::Html, kind);
    look.problems
}

/// What is to be said about the list and its cells, whose rows come from these sheets.
pub(super) fn of_list(list: &Sheet, sheets: &[Arc<Sheet>], kind: Kind) -> Vec<Problem> {
    let mut look = Look { sheet: list, names: sheets, problems: Vec::new() };
    look.labels();
    look.headers();
    look.values(kind);
    look.numbers();
    look.problems
}

/// That other sheets hold something too, when nobody said which is meant.
pub(super) fn several_sheets(sheets: &[Arc<Sheet>], main: usize) -> Option<Problem> {
    let filled = sheets.iter().filter(|sheet| !sheet.hidden && sheet.table.rows() > 0).count();
    let name = sheets.get(main)?.name.as_str();
    let message = Message::new("read-several-sheets").with("count", filled).with("sheet", name);
    let together = is_cut(sheets).then(|| Offer::Sheets(lists(sheets)));
    (filled > 1).then(|| Problem::new(Class::SeveralSheets, Level::Warning, message).in_sheet(name).offering(together))
}

/// A text whose lines are no rows: prose, a business card.
pub(super) fn not_a_table(table: &Table) -> Option<Problem> {
    let column = table.columns().first()?;
    let lines: Vec<&str> = (0..table.rows().min(200)).map(|row| column.text(RowId(row)).trim()).filter(|line| !line.is_empty()).collect();
    let prose = lines.iter().filter(|line| line.split_whitespace().count() >= 6 || line.ends_with([',', '.', ':'])).count();
    let card = lines
        .iter()
        .filter(|line| line.split_once(':').is_some_and(|(name, _)| !name.is_empty() && name.bytes().all(|b| b.is_ascii_uppercase())))
        .count();
    let is_prose = lines.len() > 1 && prose * 2 >= lines.len() || lines.len() > 1 && card * 3 >= lines.len() * 2;
    is_prose.then(|| Problem::new(Class::NotATable, Level::Warning, Message::new("read-not-a-table")))
}

struct Look<'a> {
    sheet: &'a Sheet,
    /// The sheets of the book, when the rows come from several.
    names: &'a [Arc<Sheet>],
    problems: Vec<Problem>,
}

impl Look<'_> {
    fn tell(&mut self, class: Class, message: Message, row: Option<u32>, column: Option<usize>) -> &mut Problem {
        // Reading is not in doubt there: whether it matters is for the check to say.
        let level = if class == Class::NeedsQuoting { Level::Info } else { Level::Warning };
        self.push(class, level, message, row, column)
    }

    fn push(&mut self, class: Class, level: Level, message: Message, row: Option<u32>, column: Option<usize>) -> &mut Problem {
        let source = row.map(|row| self.sheet.table.source(RowId(row)));
        let named = source.and_then(|source| self.names.get(usize::from(source.sheet)));
        let name = named.map_or(&self.sheet.name, |sheet| &sheet.name);
        let place = Place {
            sheet: (!name.is_empty()).then(|| name.clone()),
            line: source.map(|source| source.line),
            column: column.map(|column| column as u32),
        };
        self.problems.push(Problem::new(class, level, message).at(place));
        let last = self.problems.len() - 1;
        &mut self.problems[last]
    }

    /// Rows and columns that the spreadsheet does not show.
    fn hidden(&mut self, skipped: bool) {
        let sheet = self.sheet;
        if let Some(&line) = sheet.hidden_rows.first() {
            let count = sheet.hidden_rows.len();
            let (class, level, id) = match (skipped, sheet.filtered) {
                (true, _) => (Class::HiddenRows, Level::Info, "read-hidden-skipped"),
                (false, true) => (Class::FilteredRows, Level::Warning, "read-filtered-rows"),
                (false, false) => (Class::HiddenRows, Level::Warning, "read-hidden-rows"),
            };
            let told = self.push(class, level, Message::new(id).with("count", count), Some(line - 1), None);
            told.offers.push(Offer::SkipHidden(!skipped));
        }
        if !sheet.hidden_columns.is_empty() {
            let letters: Vec<String> = sheet.hidden_columns.iter().take(5).map(|&column| column_letters(column - 1)).collect();
            let message = Message::new("read-hidden-columns").with("count", sheet.hidden_columns.len()).with("columns", letters.join(", "));
            self.tell(Class::HiddenColumns, message, None, None);
        }
    }

    fn formulas(&mut self) {
        let Sheet { errors, no_result, stray, .. } = *self.sheet;
        let mut at = |class, message, cell: Option<(u32, u32)>| {
            let told = self.tell(class, message, None, None);
            if let (Some((row, column)), Some(place)) = (cell, told.place.as_mut()) {
                (place.line, place.column) = (Some(row + 1), Some(column));
            }
        };
        if no_result.count > 0 {
            at(Class::FormulaNoCache, Message::new("read-formula-no-cache").with("count", no_result.count), no_result.first);
        }
        if errors.count > 0 {
            at(Class::FormulaError, Message::new("read-formula-error").with("count", errors.count), errors.first);
        }
        if stray.is_some() {
            at(Class::StrayCell, Message::new("read-stray-cell-left-out"), stray);
        }
    }

    fn frame(&mut self) {
        let frame = self.sheet.frame;
        let table = &self.sheet.table;
        if let Some(header) = frame.header {
            let titles = (0..header.0).filter(|&row| super::frame::filled(table, row) > 0).count();
            if titles > 0 {
                let line = table.source(header).line;
                // The day of printing above the titles is nothing to look after.
                let level = if titles == 1 && is_page_line(table, header) { Level::Info } else { Level::Warning };
                let message = Message::new("read-header-not-first").with("count", titles).with("line", line.to_string());
                self.push(Class::HeaderNotFirst, level, message, Some(header.0), None);
            }
            if frame.is_empty() {
                self.tell(Class::NoDataRows, Message::new("read-no-data-rows"), Some(header.0), None);
            }
        }
        let mut passed = self.sheet.passed.clone();
        passed.extend(self.sheet.parts.iter().flat_map(|part| part.passed.iter().copied()));
        passed.sort_by_key(|passed| passed.row);
        passed.dedup_by_key(|passed| passed.row);
        let end = self.sheet.parts.iter().map(|part| part.frame.end).chain([frame.end]).max().unwrap_or(frame.end);
        self.left_out(&passed, end);
        if !passed.iter().any(|passed| passed.row >= end && passed.why == Why::OtherTable) {
            self.below(&passed, end);
        }
    }

    /// Lines inside the list that are no people, people above it, and other tables.
    fn left_out(&mut self, passed: &[Passed], end: RowId) {
        let is_inside = |passed: &&Passed| passed.row < end && !matches!(passed.why, Why::OtherTable | Why::Above | Why::OutOfRange);
        let of = |why: Why| passed.iter().filter(move |passed| passed.why == why);
        let inside: Vec<&Passed> = passed.iter().filter(is_inside).collect();
        if let Some(first) = inside.first() {
            self.tell(Class::LinesLeftOut, Message::new("read-lines-left-out").with("count", inside.len()), Some(first.row.0), None);
        }
        let above: Vec<&Passed> = of(Why::Above).collect();
        if let Some(first) = above.first() {
            self.tell(Class::PeopleAbove, Message::new("read-people-above").with("count", above.len()), Some(first.row.0), None);
        }
        let others: Vec<&Passed> = of(Why::OtherTable).collect();
        if let (Some(first), tables) = (others.first(), self.sheet.others.len()) {
            let message = Message::new("read-other-tables").with("count", tables.max(1)).with("lines", others.len());
            self.tell(Class::OtherTables, message, Some(first.row.0), None);
        }
    }

    /// What stands below the list.
    fn below(&mut self, passed: &[Passed], end: RowId) {
        let table = &self.sheet.table;
        let last = (0..table.rows()).rev().find(|&row| super::frame::filled(table, row) > 0).unwrap_or(0);
        let gap = (end.0..=last).take_while(|&row| super::frame::filled(table, row) == 0).count() as u32;
        if gap >= FAR || table.rows() - last > FAR {
            let row = if gap >= FAR { end.0 + gap } else { table.rows() - 1 };
            let column = table.columns().iter().position(|column| column.id(RowId(row)) != ValueId::EMPTY);
            self.tell(Class::StrayCell, Message::new("read-stray-cell"), Some(row), column);
            return;
        }
        let below: Vec<&Passed> = passed.iter().filter(|passed| passed.row >= end && passed.why != Why::OutOfRange).collect();
        if let Some(first) = below.first()
            && !self.sheet.frame.is_empty()
        {
            self.tell(Class::TotalRow, Message::new("read-total-row").with("count", below.len()), Some(first.row.0), None);
        }
    }

    fn shape(&mut self, filled: bool, kind: Kind) {
        let merged = self.sheet.merged.len();
        let in_list = merged::count_in_list(self.sheet);
        if filled && in_list > 0 {
            let message = Message::new("read-merged-filled").with("count", in_list);
            let told = self.push(Class::MergedCells, Level::Info, message, None, None);
            if kind != Kind::Html {
                told.offers.push(Offer::FillMerged(false));
            }
        } else if merged > 0 && (in_list > 0 || !is_above(self.sheet)) {
            let first = self.sheet.merged.first().cloned().unwrap_or_default();
            let message = Message::new("read-merged-cells").with("count", merged).with("range", first);
            let offer = (in_list > 0).then_some(Offer::FillMerged(true));
            self.tell(Class::MergedCells, message, None, None).offers.extend(offer);
        }
        let columns = self.sheet.table.columns().len();
        if columns > WIDE && self.sheet.table.rows() < columns as u32 {
            self.tell(Class::TooWide, Message::new("read-too-wide").with("count", columns), None, None);
        }
    }

    /// A first column where a label stands once for the lines below it, as in a pivot table.
    fn labels(&mut self) {
        let (table, frame) = (&self.sheet.table, self.sheet.frame);
        let [labels, others @ ..] = table.columns() else { return };
        if frame.header.is_none() || frame.len() < 3 || others.is_empty() {
            return;
        }
        let blank: Vec<RowId> = frame.rows().filter(|&row| labels.id(row) == ValueId::EMPTY).collect();
        let filled_beside = blank.iter().all(|&row| others.iter().all(|column| column.id(row) != ValueId::EMPTY));
        if labels.id(frame.first) != ValueId::EMPTY && blank.len() as u32 * 5 >= frame.len() * 2 && filled_beside {
            self.tell(Class::GapsBelowLabel, Message::new("read-gaps-below-label"), blank.first().map(|row| row.0), Some(0));
        }
    }

    fn headers(&mut self) {
        let (table, frame) = (&self.sheet.table, self.sheet.frame);
        let Some(header) = frame.header else { return };
        let mut seen: HashMap<String, usize> = HashMap::new();
        let mut found = None;
        for (index, column) in table.columns().iter().enumerate() {
            let text = column.text(header);
            let folded = crate::text::fold::careful(text);
            let why = if folded.is_empty() {
                let used = frame.rows().any(|row| column.id(row) != ValueId::EMPTY);
                if !used {
                    // An empty column ends the list; what stands to its right are workings.
                    break;
                }
                Some("read-header-empty")
            } else if text.trim() != text {
                Some("read-header-blanks")
            } else if seen.insert(folded, index).is_some() {
                Some("read-header-twice")
            } else {
                None
            };
            if let Some(id) = why {
                found = Some((id, index));
                break;
            }
        }
        if let Some((id, index)) = found {
            let message = Message::new(id).with("header", table.text(index, header).trim());
            self.tell(Class::Headers, message, Some(header.0), Some(index));
        }
    }

    fn values(&mut self, kind: Kind) {
        let table = &self.sheet.table;
        let mut first: HashMap<Class, (u32, usize, u32)> = HashMap::new();
        for (index, column) in table.columns().iter().enumerate() {
            let mut by_class: HashMap<Class, Vec<ValueId>> = HashMap::new();
            for (id, text) in column.dict().iter() {
                if let Some(class) = risk(text, kind) {
                    by_class.entry(class).or_default().push(id);
                }
            }
            for (class, ids) in by_class {
                let Some(row) = first_row(column, &ids) else { continue };
                let entry = first.entry(class).or_insert((row, index, 0));
                entry.2 += ids.len() as u32;
                if row < entry.0 {
                    (entry.0, entry.1) = (row, index);
                }
            }
        }
        for (class, id) in [
            (Class::NeedsQuoting, "read-needs-quoting"),
            (Class::ControlCharacters, "read-control-characters"),
            (Class::Mojibake, "read-mojibake"),
            (Class::InvisibleCharacters, "read-invisible-characters"),
            (Class::ScientificText, "read-scientific-text"),
        ] {
            if let Some(&(row, column, count)) = first.get(&class) {
                self.tell(class, Message::new(id).with("count", count), Some(row), Some(column));
            }
        }
    }

    /// Student numbers and the like that are shown otherwise than they are.
    fn numbers(&mut self) {
        let frame = self.sheet.frame;
        let mut by_column: HashMap<u32, (u32, u32)> = HashMap::new();
        let mut zeros: HashMap<u32, (u32, u32)> = HashMap::new();
        for (index, column) in (0..).zip(self.sheet.table.columns()) {
            for exact in column.exact().filter(|exact| exact.row >= frame.first && exact.row < frame.end) {
                if exact.number == 0 && exact.shown == ValueId::EMPTY {
                    zeros.entry(index).or_insert((0, exact.row.0)).0 += 1;
                }
                if (100_000..1_000_000_000_000_000).contains(&exact.number) {
                    by_column.entry(index).or_insert((0, exact.row.0)).0 += 1;
                }
            }
        }
        let of_list = |columns: HashMap<u32, (u32, u32)>, half: bool| {
            let enough = |count: u32| if half { count * 2 > frame.len() } else { count * 10 > frame.len() };
            columns.into_iter().filter(|&(_, (count, _))| enough(count) && frame.header.is_some()).min()
        };
        if let Some((column, (count, row))) = of_list(by_column, true) {
            self.tell(Class::LossyDisplay, Message::new("read-lossy-display").with("count", count), Some(row), Some(column as usize));
        }
        if let Some((column, (count, row))) = of_list(zeros, false) {
            self.tell(Class::HiddenZero, Message::new("read-hidden-zero").with("count", count), Some(row), Some(column as usize));
        }
    }
}

/// Whether every merged range stands above the list: titles, for which nothing is lost.
fn is_above(sheet: &Sheet) -> bool {
    let top = sheet.frame.header.unwrap_or(sheet.frame.first).0;
    sheet.merged.iter().all(|range| {
        let bottom = range.split(':').next_back().and_then(|cell| merged::position(cell.as_bytes()));
        bottom.is_some_and(|(row, _)| row < top)
    })
}

/// Whether the only filled line above the titles holds the day of printing or the number of a page.
fn is_page_line(table: &Table, header: RowId) -> bool {
    let texts = (0..header.0).flat_map(|row| table.columns().iter().map(move |column| column.text(RowId(row)).trim()));
    texts.filter(|text| !text.is_empty()).all(super::people::is_page)
}

/// Where the first of these values stands. Ids are given in the order in which values are first met.
fn first_row(column: &Column, ids: &[ValueId]) -> Option<u32> {
    let first = ids.iter().min()?;
    column.iter().position(|id| id == *first).map(|row| row as u32)
}

/// What is risky about one value.
fn risk(text: &str, kind: Kind) -> Option<Class> {
    if text.contains(['\n', '\r']) {
        return Some(Class::NeedsQuoting);
    }
    let is_control = |byte: u8| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1f);
    if kind == Kind::Text && text.bytes().any(is_control) {
        return Some(Class::ControlCharacters);
    }
    if text.is_ascii() {
        return (kind == Kind::Text && is_scientific(text)).then_some(Class::ScientificText);
    }
    if mojibake::repaired(text).is_some() {
        return Some(Class::Mojibake);
    }
    // A joiner makes one picture of two emoji; marks of direction belong to scripts that need them.
    let belongs = |c| matches!(c, '\u{200d}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().any(|c| invisible::is_zero_width(c) && !belongs(c)).then_some(Class::InvisibleCharacters)
}

/// `5,50E+07`: a number that a spreadsheet wrote in powers of ten before the text was saved.
fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once([',', '.']).unwrap_or((mantissa, "0"));
    let Some(power) = exponent.strip_prefix('+') else { return false };
    digits(whole) && digits(fraction) && digits(power) && power.len() >= 2 && whole.len() <= 3
}
