//! The cells of one sheet, in one pass with everything else that is to be known of it.

use super::{
    super::{
        sheet::{Building, MAX_CELL_TEXT, MAX_COLUMNS, MAX_ROWS},
        texts::Texts,
    },
    scan::{Mark, Scanner, Tag, push_text},
    strings::unescaped,
    styles::Styles,
};
use crate::{
    read::{
        Scope,
        fault::ReadFault,
        merged::position,
        shown::{self, Format},
    },
    watch::{Pace, Watch},
};
use std::io::Read;

/// What reading one sheet needs.
pub(super) struct Cells<'a> {
    pub(super) building: &'a mut Building,
    pub(super) styles: &'a Styles,
    pub(super) strings: &'a Texts,
    pub(super) scope: Scope,
    pub(super) watch: &'a Watch,
    /// Bytes of the sheets read before, for the progress.
    pub(super) before: u64,
}

/// How the value of a cell is written (`t`).
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Written {
    #[default]
    Number,
    Shared,
    Text,
    Truth,
    Error,
    Date,
}

/// The cell being read.
#[derive(Default)]
struct Cell {
    row: u32,
    column: u32,
    style: usize,
    written: Written,
    formula: bool,
    valued: bool,
    value: String,
}

impl Cells<'_> {
    /// Reads the part to its end, or as far as the scope goes.
    pub(super) fn read(mut self, stream: impl Read) -> Result<(), ReadFault> {
        let mut scanner = Scanner::new(stream);
        let mut cell = Cell::default();
        let (mut next_row, mut row, mut next_column) = (0u32, 0u32, 0u32);
        let mut in_value = false;
        let mut pace = Pace::new(self.watch);
        // Counting marks tells an unclosed one as well as comparing the names of millions of them.
        let (mut phonetic, mut closed, mut depth) = (false, false, 0i64);
        loop {
            if cell.value.len() > MAX_CELL_TEXT {
                return Err(ReadFault::too_big());
            }
            let before = scanner.position();
            let (tag, empty) = match scanner.next()? {
                Mark::Start(tag) => {
                    depth += 1;
                    (tag, false)
                }
                Mark::Empty(tag) => (tag, true),
                Mark::Text(text) => {
                    if in_value {
                        push_text(text, &mut cell.value)?;
                    }
                    continue;
                }
                Mark::Verbatim(text) => {
                    if in_value {
                        cell.value.push_str(std::str::from_utf8(text).map_err(|_| ReadFault::corrupt())?);
                    }
                    continue;
                }
                Mark::End(name) => {
                    depth -= 1;
                    match name {
                        b"v" | b"t" => in_value = false,
                        b"rPh" => phonetic = false,
                        b"c" => self.put(&mut cell)?,
                        b"worksheet" => closed = true,
                        _ => {}
                    }
                    continue;
                }
                // A part that breaks off would pass for a shorter list.
                Mark::Nothing if closed && depth == 0 => return Ok(()),
                Mark::Nothing => return Err(ReadFault::corrupt()),
            };
            match tag.name {
                b"c" => {
                    pace.step(row, || self.before + before)?;
                    cell.open(&tag, row, next_column);
                    next_column = cell.column.saturating_add(1);
                    if empty {
                        self.put(&mut cell)?;
                    }
                }
                b"v" | b"t" if !empty && !phonetic => {
                    in_value = true;
                    cell.valued = true;
                }
                b"f" => cell.formula = true,
                b"rPh" => phonetic = !empty,
                b"row" => {
                    row = tag.attribute("r").and_then(|r| r.parse::<u32>().ok()).map_or(next_row, |r| r.saturating_sub(1));
                    (next_row, next_column) = (row.saturating_add(1), 0);
                    if row < MAX_ROWS && (is_on(tag.attribute("hidden")) || is_zero(tag.attribute("ht"))) {
                        self.building.hide_row(row);
                    }
                    if self.scope.rows().is_some_and(|rows| row >= rows) {
                        return Ok(());
                    }
                }
                b"worksheet" if empty => closed = true,
                _ => self.around(&tag),
            }
        }
    }

    /// What stands before and after the cells.
    fn around(&mut self, tag: &Tag<'_>) {
        match tag.name {
            b"col" if is_on(tag.attribute("hidden")) || is_zero(tag.attribute("width")) => {
                let number = |name| tag.attribute(name).and_then(|value| value.parse::<u32>().ok());
                if let (Some(first @ 1..), Some(last @ 1..)) = (number("min"), number("max")) {
                    self.building.hide_columns(first - 1, last - 1);
                }
            }
            b"mergeCell" => {
                if let Some(range) = tag.attribute("ref") {
                    self.building.merge(range.to_owned());
                }
            }
            b"filterColumn" => self.building.filtered = true,
            _ => {}
        }
    }

    /// Writes the cell as shown.
    fn put(&mut self, cell: &mut Cell) -> Result<(), ReadFault> {
        if cell.row >= MAX_ROWS || cell.column >= MAX_COLUMNS {
            return Ok(());
        }
        if !cell.valued || cell.value.is_empty() && cell.written != Written::Text {
            if cell.formula {
                self.building.no_result(cell.row, cell.column);
            }
            return Ok(());
        }
        let general = Format::default();
        let format = self.styles.formats.get(cell.style).unwrap_or(&general);
        let (row, column, value) = (cell.row, cell.column, cell.value.as_str());
        if !self.styles.struck.is_empty() {
            self.building.strike(row, self.styles.struck.get(cell.style).copied().unwrap_or(false));
        }
        match cell.written {
            Written::Shared => {
                let index = value.trim().parse().map_err(|_| ReadFault::corrupt())?;
                let text = self.strings.get(index).ok_or_else(ReadFault::corrupt)?;
                self.building.shared(row, column, index, text, format)
            }
            Written::Text => self.building.text(row, column, &unescaped(value), format),
            Written::Truth => self.building.truth(row, column, matches!(value.trim(), "1" | "true"), format),
            Written::Error => self.building.error(row, column, value),
            Written::Date => match shown::serial(value) {
                Some(serial) if format.is_general() => self.building.number(row, column, serial, &iso_format(value)),
                Some(serial) => self.building.number(row, column, serial, format),
                None => self.building.plain(row, column, value),
            },
            Written::Number => match value.trim().parse::<f64>() {
                // The usual number: whole, short, without a format. It stands in the file as it is shown.
                Ok(_) if !cell.formula && format.is_general() && is_plain_integer(value) => self.building.plain(row, column, value),
                Ok(number) if cell.formula => {
                    self.building.formula(row, column, number == 0.0);
                    self.building.number(row, column, number, format)
                }
                Ok(number) => self.building.number(row, column, number, format),
                Err(_) => self.building.text(row, column, value, format),
            },
        }
    }
}

fn is_plain_integer(text: &str) -> bool {
    text.len() <= 15 && text.bytes().all(|byte| byte.is_ascii_digit()) && (text.len() == 1 || !text.starts_with('0'))
}

fn iso_format(value: &str) -> Format {
    Format::builtin(match (value.contains('-'), value.contains(':')) {
        (true, true) => 22,
        (true, false) => 14,
        _ => 21,
    })
}

impl Cell {
    fn open(&mut self, tag: &Tag<'_>, row: u32, column: u32) {
        (self.row, self.column) = (row, column);
        (self.style, self.written, self.formula, self.valued) = (0, Written::Number, false, false);
        self.value.clear();
        tag.each(|name, value| match name {
            b"r" => {
                if let Some(at) = position(value) {
                    (self.row, self.column) = at;
                }
            }
            b"s" => self.style = std::str::from_utf8(value).ok().and_then(|style| style.parse().ok()).unwrap_or(0),
            b"t" => {
                self.written = match value {
                    b"s" => Written::Shared,
                    b"str" | b"inlineStr" => Written::Text,
                    b"b" => Written::Truth,
                    b"e" => Written::Error,
                    b"d" => Written::Date,
                    _ => Written::Number,
                }
            }
            _ => {}
        });
    }
}

/// A height or width of nothing hides as well as the mark for it.
fn is_zero(value: Option<&str>) -> bool {
    value.is_some_and(|value| value.parse::<f64>() == Ok(0.0))
}

fn is_on(value: Option<&str>) -> bool {
    matches!(value, Some("1" | "true" | "on"))
}
