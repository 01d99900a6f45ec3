//! Excel 2003 XML, which report tools of the time still write and call `.xls`.
//! Source: Microsoft, "XML Spreadsheet Reference".

use super::{
    sheet::{Building, MAX_CELL_TEXT, MAX_COLUMNS, MAX_ROWS},
    xml,
};
use crate::{
    error::column_letters,
    read::{
        Scope, Sheet,
        fault::ReadFault,
        shown::{self, Epoch, Format},
    },
    watch::{Pace, Watch},
};
use quick_xml::events::{BytesStart, Event};
use std::collections::{HashMap, HashSet};

/// Reads every worksheet.
pub(super) fn read(bytes: &[u8], scope: Scope, watch: &Watch) -> Result<Vec<Sheet>, ReadFault> {
    let text = xml::utf8(bytes);
    let mut reader = xml::reader(text.as_ref());
    let mut buffer = Vec::with_capacity(1024);
    let mut book = Book { scope, ..Book::default() };
    let (mut skipped, mut closed) = (0usize, false);
    let mut pace = Pace::new(watch);
    loop {
        if book.cell.text.len() > MAX_CELL_TEXT {
            return Err(ReadFault::too_big());
        }
        match xml::next(&mut reader, &mut buffer)? {
            Event::Start(element) => {
                let name = element.local_name().into_inner();
                if skipped > 0 || name == "Comment" {
                    skipped += 1;
                    continue;
                }
                book.open(&element);
            }
            Event::Empty(element) if skipped == 0 => {
                book.open(&element);
                book.close(element.local_name().into_inner())?;
            }
            Event::End(_) if skipped > 0 => skipped -= 1,
            Event::End(element) => {
                let name = element.local_name().into_inner();
                closed |= name == "Workbook";
                book.close(name)?;
                pace.step(book.row, || reader.buffer_position())?;
            }
            Event::Text(text) if skipped == 0 => book.text(&text.xml10_content()),
            Event::CData(text) if skipped == 0 => book.text(&text.xml10_content()),
            Event::GeneralRef(reference) if skipped == 0 => {
                let mut text = String::new();
                xml::push_reference(&reference, &mut text)?;
                book.text(&text);
            }
            Event::Eof if closed => return Ok(book.built),
            Event::Eof => return Err(ReadFault::corrupt()),
            _ => {}
        }
    }
}

#[derive(Default)]
struct Book {
    scope: Scope,
    epoch: Epoch,
    formats: HashMap<String, Format>,
    /// Styles that strike their text through.
    struck: HashSet<String>,
    style: String,
    built: Vec<Sheet>,
    /// Name of the sheet that is open.
    name: String,
    hidden: bool,
    building: Building,
    /// Next column of `Column` elements, next row, next column of cells.
    declared: u32,
    row: u32,
    rows_after: u32,
    column: u32,
    cell: Cell,
    /// Whether text belongs to the cell, or says whether the sheet is hidden.
    in_data: bool,
    in_visible: bool,
}

#[derive(Default)]
struct Cell {
    style: Option<String>,
    kind: String,
    text: String,
    formula: bool,
    across: u32,
    down: u32,
}

impl Book {
    fn open(&mut self, element: &BytesStart<'_>) {
        let text = |name| xml::local_attribute(element, name).map(std::borrow::Cow::into_owned);
        let number = |name| text(name).and_then(|value| value.trim().parse::<u32>().ok());
        let is_hidden = || xml::is_on(xml::local_attribute(element, "Hidden"));
        match element.local_name().into_inner() {
            "Style" => {
                self.style = text("ID").unwrap_or_default();
                if let Some(format) = text("Parent").and_then(|parent| self.formats.get(&parent).cloned()) {
                    self.formats.insert(self.style.clone(), format);
                }
                if text("Parent").is_some_and(|parent| self.struck.contains(&parent)) {
                    self.struck.insert(self.style.clone());
                }
            }
            "Font" if xml::is_on(xml::local_attribute(element, "StrikeThrough")) => {
                self.struck.insert(self.style.clone());
            }
            "NumberFormat" => {
                self.formats.insert(self.style.clone(), named(&text("Format").unwrap_or_default()));
            }
            "Date1904" => self.epoch = Epoch::Y1904,
            "Worksheet" => {
                self.name = text("Name").unwrap_or_default();
                self.building = Building::new(self.epoch);
                (self.hidden, self.declared, self.row, self.rows_after) = (false, 0, 0, 0);
            }
            "Visible" => self.in_visible = true,
            "AutoFilterColumn" if text("Type").is_some_and(|kind| kind != "All") => self.building.filtered = true,
            "Column" => {
                let first = number("Index").map_or(self.declared, |index| index.saturating_sub(1));
                let last = first.saturating_add(number("Span").unwrap_or(0));
                if is_hidden() {
                    self.building.hide_columns(first, last);
                }
                self.declared = last.saturating_add(1);
            }
            "Row" => {
                self.row = number("Index").map_or(self.row.max(self.rows_after), |index| index.saturating_sub(1));
                self.rows_after = self.row.saturating_add(1).saturating_add(number("Span").unwrap_or(0));
                self.column = 0;
                if is_hidden() {
                    (self.row..self.rows_after.min(MAX_ROWS)).for_each(|row| self.building.hide_row(row));
                }
            }
            "Cell" => {
                self.column = number("Index").map_or(self.column, |index| index.saturating_sub(1));
                self.cell = Cell {
                    style: text("StyleID"),
                    formula: text("Formula").is_some(),
                    across: number("MergeAcross").unwrap_or(0).min(MAX_COLUMNS),
                    down: number("MergeDown").unwrap_or(0).min(MAX_ROWS),
                    ..Cell::default()
                };
            }
            "Data" => {
                self.cell.kind = text("Type").unwrap_or_default();
                self.in_data = true;
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_data {
            self.cell.text.push_str(text);
        }
        if self.in_visible && text.contains("Hidden") {
            self.hidden = true;
        }
    }

    fn close(&mut self, name: &str) -> Result<(), ReadFault> {
        match name {
            "Data" => self.in_data = false,
            "Visible" => self.in_visible = false,
            "Cell" => {
                if self.row < self.scope.rows().unwrap_or(MAX_ROWS).min(MAX_ROWS) && self.column < MAX_COLUMNS {
                    self.put()?;
                }
                self.column = self.column.saturating_add(1).saturating_add(self.cell.across);
            }
            "Row" => self.row = self.row.saturating_add(1),
            "Worksheet" => {
                let building = std::mem::take(&mut self.building);
                self.built.push(building.finish(std::mem::take(&mut self.name), self.hidden, self.built.len()));
            }
            _ => {}
        }
        Ok(())
    }

    fn put(&mut self) -> Result<(), ReadFault> {
        let (row, column) = (self.row, self.column);
        let cell = &self.cell;
        if cell.across > 0 || cell.down > 0 {
            let (last_column, last_row) = (column_letters(column + cell.across), row + 1 + cell.down);
            self.building.merge(format!("{}{}:{last_column}{last_row}", column_letters(column), row + 1));
        }
        let general = Format::default();
        let format = cell.style.as_deref().or(Some("Default")).and_then(|style| self.formats.get(style)).unwrap_or(&general);
        let text = cell.text.as_str();
        if !self.struck.is_empty() && !text.is_empty() {
            self.building.strike(row, cell.style.as_ref().is_some_and(|style| self.struck.contains(style)));
        }
        let number = match cell.kind.as_str() {
            "Number" => text.trim().parse().ok(),
            "DateTime" => shown::serial(text),
            _ => None,
        };
        match (cell.kind.as_str(), number) {
            ("Boolean", _) => self.building.truth(row, column, text.trim() == "1", format),
            ("Error", _) => self.building.error(row, column, text),
            (_, Some(number)) => self.building.number(row, column, number, format),
            ("", _) if cell.formula => {
                self.building.no_result(row, column);
                Ok(())
            }
            _ => self.building.text(row, column, text, format),
        }
    }
}

/// Formats go by name here, or by their code.
fn named(format: &str) -> Format {
    match format {
        "" => Format::default(),
        "Fixed" => Format::builtin(2),
        "Standard" => Format::builtin(4),
        "Currency" | "Euro Currency" => Format::builtin(7),
        "Percent" => Format::builtin(10),
        "Scientific" => Format::builtin(11),
        "Short Date" => Format::builtin(14),
        "Medium Date" => Format::builtin(15),
        "Long Date" => Format::new("[$-F800]dddd d mmmm yyyy"),
        "Short Time" => Format::builtin(20),
        "Medium Time" => Format::builtin(18),
        "Long Time" => Format::builtin(21),
        "General Date" => Format::builtin(22),
        code => Format::new(code),
    }
}
