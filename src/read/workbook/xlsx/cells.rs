//! The cells of one sheet, in one pass with everything else that is to be known of it.

use super::{
    super::{
        sheet::{Building, MAX_CELL_TEXT, MAX_COLUMNS, MAX_ROWS},
        texts::Texts,
        xml,
    },
    strings::unescaped,
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
use quick_xml::events::{BytesStart, Event};
use std::io::BufRead;

/// What reading one sheet needs.
pub(super) struct Cells<'a> {
    pub(super) building: &'a mut Building,
    pub(super) formats: &'a [Format],
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

/// Which text is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    Value,
}

impl Cells<'_> {
    /// Reads the part to its end, or as far as the scope goes.
    pub(super) fn read(mut self, stream: impl BufRead) -> Result<(), ReadFault> {
        let mut reader = xml::reader(stream);
        // Counting marks tells an unclosed one as well as comparing the names of millions of them.
        reader.config_mut().check_end_names = false;
        let mut buffer = Vec::with_capacity(1024);
        let mut cell = Cell::default();
        let (mut next_row, mut row, mut next_column) = (0u32, 0u32, 0u32);
        let mut inside = Inside::Nothing;
        let mut pace = Pace::new(self.watch);
        let (mut phonetic, mut closed, mut depth) = (false, false, 0i64);
        loop {
            if cell.value.len() > MAX_CELL_TEXT {
                return Err(ReadFault::too_big());
            }
            let event = xml::next(&mut reader, &mut buffer)?;
            let empty = matches!(event, Event::Empty(_));
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            match event {
                Event::Start(element) | Event::Empty(element) => match element.local_name().into_inner() {
                    "c" => {
                        pace.step(row, || self.before + reader.buffer_position())?;
                        cell.open(&element, row, next_column);
                        next_column = cell.column.saturating_add(1);
                        if empty {
                            self.put(&mut cell)?;
                        }
                    }
                    "v" | "t" if !empty && !phonetic => {
                        inside = Inside::Value;
                        cell.valued = true;
                    }
                    "f" => cell.formula = true,
                    "rPh" => phonetic = !empty,
                    "row" => {
                        (row, next_column) = (next_row, 0);
                        let mut hidden = false;
                        xml::each_attribute(&element, |name, value| match name {
                            "r" => row = value.parse::<u32>().map_or(next_row, |r| r.saturating_sub(1)),
                            "hidden" => hidden = matches!(value, "1" | "true" | "on"),
                            _ => {}
                        });
                        next_row = row.saturating_add(1);
                        if hidden && row < MAX_ROWS {
                            self.building.hide_row(row);
                        }
                        if self.scope.rows().is_some_and(|rows| row >= rows) {
                            return Ok(());
                        }
                    }
                    "col" if xml::is_on(xml::attribute(&element, "hidden")) => {
                        let number = |name| xml::attribute(&element, name).and_then(|value| value.parse::<u32>().ok());
                        if let (Some(first @ 1..), Some(last @ 1..)) = (number("min"), number("max")) {
                            self.building.hide_columns(first - 1, last - 1);
                        }
                    }
                    "mergeCell" => {
                        if let Some(range) = xml::attribute(&element, "ref") {
                            self.building.merge(range.into_owned());
                        }
                    }
                    "filterColumn" => self.building.filtered = true,
                    "worksheet" if empty => closed = true,
                    _ => {}
                },
                Event::Text(text) if inside == Inside::Value => cell.value.push_str(&text.xml10_content()),
                Event::CData(text) if inside == Inside::Value => cell.value.push_str(&text.xml10_content()),
                Event::GeneralRef(reference) if inside == Inside::Value => xml::push_reference(&reference, &mut cell.value)?,
                Event::End(element) => match element.local_name().into_inner() {
                    "v" | "t" => inside = Inside::Nothing,
                    "rPh" => phonetic = false,
                    "c" => self.put(&mut cell)?,
                    "worksheet" => closed = true,
                    _ => {}
                },
                // A part that breaks off would pass for a shorter list.
                Event::Eof if closed && depth == 0 => return Ok(()),
                Event::Eof => return Err(ReadFault::corrupt()),
                _ => {}
            }
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
        let format = self.formats.get(cell.style).unwrap_or(&general);
        let (row, column, value) = (cell.row, cell.column, cell.value.as_str());
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
    fn open(&mut self, element: &BytesStart<'_>, row: u32, column: u32) {
        (self.row, self.column) = (row, column);
        (self.style, self.written, self.formula, self.valued) = (0, Written::Number, false, false);
        self.value.clear();
        xml::each_attribute(element, |name, value| match name {
            "r" => {
                if let Some(at) = position(value) {
                    (self.row, self.column) = at;
                }
            }
            "s" => self.style = value.parse().unwrap_or(0),
            "t" => {
                self.written = match value {
                    "s" => Written::Shared,
                    "str" | "inlineStr" => Written::Text,
                    "b" => Written::Truth,
                    "e" => Written::Error,
                    "d" => Written::Date,
                    _ => Written::Number,
                }
            }
            _ => {}
        });
    }
}
