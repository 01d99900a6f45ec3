//! OpenDocument spreadsheets: `content.xml` in one streaming pass, also as one flat file.

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
use std::{
    collections::{HashMap, HashSet},
    io::BufRead,
};

/// Cells that stand in the file once and count many times, by what they cost: a word down sixteen columns to the
/// last line of the sheet. A few bytes can ask for billions.
const MAX_COPIES: u64 = 16 << 20;
/// What a copy to the right costs when one to the line below costs 1, and one that must be looked at anew.
const ACROSS: u64 = 8;
const ANEW: u64 = 16;

/// Elements whose text belongs to no cell.
const SKIPPED: [&str; 9] = [
    "office:annotation",
    "table:tracked-changes",
    "table:dde-links",
    "office:forms",
    "table:shapes",
    "draw:frame",
    "draw:custom-shape",
    "draw:g",
    "table:named-expressions",
];

/// What the automatic styles say about cells and sheets.
#[derive(Default)]
struct Styles {
    /// Cell styles with a number format of their own.
    formatted: HashSet<String>,
    /// Table styles of hidden sheets.
    hidden: HashSet<String>,
    /// Styles of cells and of pieces of text that strike it through.
    struck: HashSet<String>,
}

/// Reads every sheet of `content.xml`, or of a flat document.
pub(super) fn read(stream: impl BufRead, scope: Scope, watch: &Watch) -> Result<Vec<Sheet>, ReadFault> {
    let mut reader = xml::reader(stream);
    let mut buffer = Vec::with_capacity(1024);
    let mut content = Content {
        scope,
        styles: Styles::default(),
        style: String::new(),
        built: Vec::new(),
        sheet: None,
        general: Format::default(),
        columns: 0,
        row: Row::default(),
        cell: None,
        paragraphs: 0,
        in_paragraph: 0,
        spans: Vec::new(),
        pace: Pace::new(watch),
        copies: 0,
    };
    let (mut skipped, mut is_spreadsheet, mut closed) = (0usize, false, false);
    loop {
        if content.cell.as_ref().is_some_and(|cell| cell.text.len() > MAX_CELL_TEXT) {
            return Err(ReadFault::too_big());
        }
        let event = xml::next(&mut reader, &mut buffer)?;
        match event {
            Event::Start(element) => {
                let name = element.name().into_inner();
                if skipped > 0 || SKIPPED.contains(&name) {
                    skipped += 1;
                    continue;
                }
                is_spreadsheet |= name == "office:spreadsheet";
                content.open(&element)?;
            }
            Event::Empty(element) if skipped == 0 => {
                content.open(&element)?;
                content.close(element.name().into_inner(), reader.buffer_position())?;
            }
            Event::End(_) if skipped > 0 => skipped -= 1,
            Event::End(element) => {
                let name = element.name().into_inner();
                closed |= matches!(name, "office:document-content" | "office:document");
                content.close(name, reader.buffer_position())?;
            }
            Event::Text(text) if skipped == 0 => content.text(&text.xml10_content()),
            Event::CData(text) if skipped == 0 => content.text(&text.xml10_content()),
            Event::GeneralRef(reference) if skipped == 0 => {
                let mut text = String::new();
                xml::push_reference(&reference, &mut text)?;
                content.text(&text);
            }
            Event::Eof if !is_spreadsheet => return Err(ReadFault::not_a_spreadsheet()),
            Event::Eof if closed => return Ok(content.built),
            Event::Eof => return Err(ReadFault::corrupt()),
            _ => {}
        }
    }
}

struct Content<'a> {
    scope: Scope,
    styles: Styles,
    /// The style being read.
    style: String,
    built: Vec<Sheet>,
    sheet: Option<Table>,
    general: Format,
    /// Columns declared so far.
    columns: u32,
    row: Row,
    cell: Option<Cell>,
    /// Paragraphs of the cell so far.
    paragraphs: u32,
    /// Depth of the paragraph that is open.
    in_paragraph: u32,
    /// For each piece of text that is open, whether it is struck through.
    spans: Vec<bool>,
    /// What copies cost so far.
    copies: u64,
    pace: Pace<'a>,
}

/// The sheet being read.
struct Table {
    name: String,
    hidden: bool,
    building: Building,
    row: u32,
    /// Tables inside cells: their cells are not the sheet's.
    nested: u32,
    /// Default cell styles of columns: end of the run, style.
    defaults: Vec<(u32, String)>,
}

/// The row being read.
#[derive(Default)]
struct Row {
    repeat: u32,
    column: u32,
    cells: Vec<(u32, u32, Cell)>,
    style: Option<String>,
}

/// A cell as the file gives it.
#[derive(Clone, Default)]
struct Cell {
    repeat: u32,
    kind: String,
    value: Option<String>,
    text: String,
    style: Option<String>,
    formula: bool,
    error: bool,
    /// The file says what is shown, be it nothing.
    worded: bool,
    span: Option<(u32, u32)>,
    /// Some of its text is struck through, and some is not.
    struck: bool,
    unstruck: bool,
}

impl Content<'_> {
    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), ReadFault> {
        let attribute = |name| xml::attribute(element, name).map(std::borrow::Cow::into_owned);
        match element.name().into_inner() {
            "style:style" => {
                self.style = attribute("style:name").unwrap_or_default();
                let own = attribute("style:data-style-name").is_some_and(|name| name != "N0");
                let inherited = attribute("style:parent-style-name").is_some_and(|parent| self.styles.formatted.contains(&parent));
                if own || inherited {
                    self.styles.formatted.insert(self.style.clone());
                }
                if attribute("style:parent-style-name").is_some_and(|parent| self.styles.struck.contains(&parent)) {
                    self.styles.struck.insert(self.style.clone());
                }
            }
            "style:text-properties" => {
                let line = attribute("style:text-line-through-style").or_else(|| attribute("style:text-line-through-type"));
                match line.as_deref() {
                    None => {}
                    Some("none") => drop(self.styles.struck.remove(&self.style)),
                    Some(_) => drop(self.styles.struck.insert(self.style.clone())),
                }
            }
            "text:span" => {
                let own = attribute("text:style-name").is_some_and(|style| self.styles.struck.contains(&style));
                self.spans.push(own || self.spans.last() == Some(&true));
            }
            "style:table-properties" if attribute("table:display").as_deref() == Some("false") => {
                self.styles.hidden.insert(self.style.clone());
            }
            "table:table" => match &mut self.sheet {
                Some(table) => table.nested += 1,
                None => {
                    let hidden = attribute("table:style-name").is_some_and(|style| self.styles.hidden.contains(&style));
                    let building = Building::new(Epoch::Y1900);
                    self.sheet = Some(Table {
                        name: attribute("table:name").unwrap_or_default(),
                        hidden,
                        building,
                        row: 0,
                        nested: 0,
                        defaults: Vec::new(),
                    });
                    self.columns = 0;
                }
            },
            "table:table-column" => {
                let repeat = repeat(attribute("table:number-columns-repeated"))?;
                let Some(table) = self.sheet.as_mut().filter(|table| table.nested == 0) else { return Ok(()) };
                if matches!(attribute("table:visibility").as_deref(), Some("collapse" | "filter")) {
                    table.building.hide_columns(self.columns, self.columns.saturating_add(repeat - 1));
                }
                self.columns = self.columns.saturating_add(repeat);
                table.defaults.push((self.columns, attribute("table:default-cell-style-name").unwrap_or_default()));
            }
            "table:table-row" => {
                let repeat = repeat(attribute("table:number-rows-repeated"))?;
                let Some(table) = self.sheet.as_mut().filter(|table| table.nested == 0) else { return Ok(()) };
                let visibility = attribute("table:visibility");
                if matches!(visibility.as_deref(), Some("collapse" | "filter")) {
                    table.building.filtered |= visibility.as_deref() == Some("filter");
                    let last = table.row.saturating_add(repeat).min(MAX_ROWS);
                    (table.row..last).for_each(|row| table.building.hide_row(row));
                }
                self.row = Row { repeat, style: attribute("table:default-cell-style-name"), ..Row::default() };
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let repeat = repeat(attribute("table:number-columns-repeated"))?;
                if self.sheet.as_ref().is_some_and(|table| table.nested == 0) {
                    self.cell = Some(cell(element, repeat));
                    self.paragraphs = 0;
                }
            }
            "text:p" | "text:h" => {
                self.in_paragraph += 1;
                self.paragraphs += 1;
                if let Some(cell) = &mut self.cell {
                    cell.worded = true;
                    if self.paragraphs > 1 {
                        cell.text.push('\n');
                    }
                }
            }
            "text:s" if self.in_paragraph > 0 => {
                let count = attribute("text:c").and_then(|count| count.parse::<usize>().ok()).unwrap_or(1);
                if let Some(cell) = &mut self.cell {
                    cell.text.extend(std::iter::repeat_n(' ', count.min(1 << 15)));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|_| self.in_paragraph > 0) {
            cell.text.push_str(text);
            let struck = self.spans.last() == Some(&true);
            (cell.struck, cell.unstruck) = (cell.struck || struck, cell.unstruck || !struck && !text.trim().is_empty());
        }
    }

    fn close(&mut self, name: &str, position: u64) -> Result<(), ReadFault> {
        match name {
            "text:p" | "text:h" => self.in_paragraph = self.in_paragraph.saturating_sub(1),
            "text:span" => drop(self.spans.pop()),
            "table:table-cell" | "table:covered-table-cell" => {
                if let Some(cell) = self.cell.take() {
                    let (column, repeat) = (self.row.column, cell.repeat);
                    self.row.column = column.saturating_add(repeat);
                    if cell.is_filled() && column < MAX_COLUMNS {
                        self.row.cells.push((column, repeat.min(MAX_COLUMNS - column), cell));
                    }
                }
            }
            "table:table-row" => self.close_row(position)?,
            "table:table" => {
                if let Some(table) = self.sheet.as_mut().filter(|table| table.nested > 0) {
                    table.nested -= 1;
                } else if let Some(table) = self.sheet.take() {
                    self.built.push(table.building.finish(table.name, table.hidden, self.built.len()));
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Writes the row, as often as it is repeated.
    fn close_row(&mut self, position: u64) -> Result<(), ReadFault> {
        let Some(table) = self.sheet.as_mut().filter(|table| table.nested == 0) else { return Ok(()) };
        let row = std::mem::take(&mut self.row);
        let first = table.row;
        table.row = table.row.saturating_add(row.repeat.max(1));
        if self.scope.rows().is_some_and(|rows| first >= rows) || row.cells.is_empty() || first >= MAX_ROWS {
            return Ok(());
        }
        let last = table.row.min(MAX_ROWS).min(self.scope.rows().unwrap_or(MAX_ROWS));
        let across = row.cells.iter().map(|(_, repeat, _)| u64::from(repeat - 1)).sum::<u64>();
        self.spend(across * ACROSS)?;
        let plain = self.write_row(&row, first, position)?;
        let each = |((_, repeat, _), plain): (&(u32, u32, Cell), &bool)| u64::from(*repeat) * if *plain { 1 } else { ANEW };
        let down = u64::from((last - first).saturating_sub(1));
        self.spend(down * row.cells.iter().zip(&plain).map(each).sum::<u64>())?;
        for at in first + 1..last {
            for ((column, repeat, cell), plain) in row.cells.iter().zip(&plain) {
                for column in *column..column + repeat {
                    self.pace.step(at, || position)?;
                    match &mut self.sheet {
                        Some(table) if *plain => table.building.copy_down(first, at, column)?,
                        _ => self.write(&row, cell, at, column)?,
                    }
                }
            }
        }
        Ok(())
    }

    fn spend(&mut self, copies: u64) -> Result<(), ReadFault> {
        self.copies = self.copies.saturating_add(copies);
        if self.copies > MAX_COPIES { Err(ReadFault::too_big()) } else { Ok(()) }
    }

    /// Writes the row once. Returns for each cell whether its text is all there is to it: nothing to count, no
    /// merge, no number that is shown otherwise.
    fn write_row(&mut self, row: &Row, at: u32, position: u64) -> Result<Vec<bool>, ReadFault> {
        let mut plain = Vec::with_capacity(row.cells.len());
        for (column, repeat, cell) in &row.cells {
            let exact = |content: &Self| content.sheet.as_ref().map_or(0, |table| table.building.exact_numbers());
            let before = exact(self);
            for column in *column..column + repeat {
                self.pace.step(at, || position)?;
                self.write(row, cell, at, column)?;
            }
            let looked_at = !self.styles.struck.is_empty() || exact(self) != before;
            plain.push(!cell.error && !cell.formula && cell.span.is_none() && !looked_at);
        }
        Ok(plain)
    }

    fn write(&mut self, row: &Row, cell: &Cell, at: u32, column: u32) -> Result<(), ReadFault> {
        let Some(table) = &mut self.sheet else { return Ok(()) };
        let style = cell.style.as_ref().or(row.style.as_ref()).or_else(|| {
            let run = table.defaults.partition_point(|run| run.0 <= column);
            table.defaults.get(run).map(|run| &run.1)
        });
        let formatted = style.is_some_and(|style| self.styles.formatted.contains(style));
        if !self.styles.struck.is_empty() && (!cell.text.is_empty() || cell.value.is_some()) {
            let whole = style.is_some_and(|style| self.styles.struck.contains(style));
            table.building.strike(at, whole || cell.struck && !cell.unstruck);
        }
        put(&mut table.building, at, column, cell, formatted, &self.general)
    }
}

/// Writes one cell. A number under a format is shown as the writer wrote it down; one without is formatted
/// here, for libraries write what they like there and Calc does not believe them.
fn put(building: &mut Building, row: u32, column: u32, cell: &Cell, formatted: bool, general: &Format) -> Result<(), ReadFault> {
    if let Some((columns, rows)) = cell.span {
        let (last_column, last_row) = (column.saturating_add(columns - 1), row.saturating_add(rows));
        building.merge(format!("{}{}:{}{last_row}", column_letters(column), row + 1, column_letters(last_column)));
    }
    if cell.error {
        return building.error(row, column, &cell.text);
    }
    let value = cell.value.as_deref().unwrap_or_default();
    let number = match cell.kind.as_str() {
        "float" | "percentage" | "currency" => value.parse().ok(),
        "date" | "time" => shown::serial(value),
        _ => None,
    };
    match (cell.kind.as_str(), number) {
        (_, Some(number)) => {
            building.keep_exact(row, column, number, &cell.text, formatted && cell.worded);
            // Calc gives the result of a formula a format by itself, which the file does not name.
            if cell.worded && (formatted || cell.formula && !cell.text.is_empty()) {
                building.plain(row, column, &cell.text)
            } else {
                building.number(row, column, number, &format_of(&cell.kind, formatted, general))
            }
        }
        // Without the format for truth values Calc shows the number.
        ("boolean", _) if !formatted && !cell.formula => building.plain(row, column, if is_true(value) { "1" } else { "0" }),
        ("boolean", _) if !cell.worded => building.truth(row, column, is_true(value), general),
        ("string", _) if !(value.is_empty() || formatted && cell.worded) => building.plain(row, column, value),
        ("", _) if cell.formula && cell.text.is_empty() => {
            building.no_result(row, column);
            Ok(())
        }
        _ => building.plain(row, column, &cell.text),
    }
}

/// The format of a value that has one in the file but no shown text beside it.
/// Some writers put digits where the format wants words.
fn is_true(value: &str) -> bool {
    matches!(value, "true" | "1")
}

fn format_of(kind: &str, formatted: bool, general: &Format) -> Format {
    match kind {
        "percentage" if formatted => Format::builtin(10),
        "date" if formatted => Format::builtin(14),
        "time" if formatted => Format::builtin(46),
        _ => general.clone(),
    }
}

fn cell(element: &BytesStart<'_>, repeat: u32) -> Cell {
    let mut cell = Cell { repeat, ..Cell::default() };
    let mut attributes: HashMap<&str, String> = HashMap::new();
    for attribute in element.attributes().with_checks(false).flatten() {
        let value = xml::text_of(attribute.value).into_owned();
        match attribute.key.into_inner() {
            "office:value-type" => cell.kind = value,
            "office:value" | "office:date-value" | "office:time-value" | "office:boolean-value" | "office:string-value" => {
                cell.value = Some(value)
            }
            "table:style-name" => cell.style = Some(value),
            "table:formula" => cell.formula = true,
            "calcext:value-type" => cell.error = value == "error",
            name @ ("table:number-columns-spanned" | "table:number-rows-spanned") => {
                attributes.insert(if name.contains("columns") { "columns" } else { "rows" }, value);
            }
            _ => {}
        }
    }
    let span = |name| attributes.get(name).and_then(|value: &String| value.parse::<u32>().ok()).unwrap_or(1).max(1);
    let (columns, rows) = (span("columns"), span("rows"));
    cell.span = (columns > 1 || rows > 1).then_some((columns, rows));
    cell
}

impl Cell {
    /// Whether there is anything to write; styled blanks fill the sheet to its last column.
    fn is_filled(&self) -> bool {
        !self.text.is_empty() || self.value.is_some() || self.formula || self.span.is_some()
    }
}

/// A count of repeats; zero counts as one, as in Calc.
fn repeat(value: Option<String>) -> Result<u32, ReadFault> {
    match value {
        None => Ok(1),
        Some(value) => value.trim().parse::<u32>().map(|count| count.max(1)).map_err(|_| ReadFault::corrupt()),
    }
}
