//! Excel's binary workbooks: the package of .xlsx with binary parts. Source: \[MS-XLSB\].

use super::{
    biff,
    cfb::{f64_at, u16_at, u32_at},
    package::{self, Package, resolve},
    sheet::{Building, MAX_COLUMNS, MAX_ROWS},
    texts::Texts,
    xlsx::{self, Listed},
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
use std::{collections::HashMap, io::BufRead};

/// Longest record taken, in bytes; the longest text of a cell is 64 KiB.
const MAX_RECORD: usize = 1 << 24;

/// Numbers of the records that are read.
mod id {
    pub(super) const ROW: u32 = 0;
    pub(super) const FIRST_CELL: u32 = 1;
    pub(super) const LAST_CELL: u32 = 11;
    pub(super) const FIRST_SHORT: u32 = 12;
    pub(super) const LAST_SHORT: u32 = 18;
    pub(super) const SHARED_ITEM: u32 = 19;
    pub(super) const FONT: u32 = 43;
    pub(super) const FORMAT: u32 = 44;
    pub(super) const STYLE: u32 = 47;
    pub(super) const COLUMN: u32 = 60;
    pub(super) const RICH_CELL: u32 = 62;
    pub(super) const END_SHEET: u32 = 130;
    pub(super) const END_BOOK: u32 = 132;
    pub(super) const BOOK: u32 = 153;
    pub(super) const SHEET: u32 = 156;
    pub(super) const FILTER_COLUMN: u32 = 163;
    pub(super) const MERGED: u32 = 176;
    pub(super) const CELL_STYLES: u32 = 617;
    pub(super) const END_CELL_STYLES: u32 = 618;
}

/// Reads the records of a part one by one.
struct Records<R> {
    stream: R,
    data: Vec<u8>,
    read: u64,
}

impl<R: BufRead> Records<R> {
    fn new(stream: R) -> Self {
        Self { stream, data: Vec::new(), read: 0 }
    }

    /// The number of the next record, whose data is then in `data`; `None` at the end of the part.
    fn next(&mut self) -> Result<Option<u32>, ReadFault> {
        let Some(first) = self.byte()? else { return Ok(None) };
        let mut id = u32::from(first);
        if first & 0x80 != 0 {
            id = (id & 0x7f) | u32::from(self.byte()?.ok_or_else(ReadFault::corrupt)? & 0x7f) << 7;
        }
        let mut length = 0usize;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte()?.ok_or_else(ReadFault::corrupt)?;
            length |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        if length > MAX_RECORD {
            return Err(ReadFault::corrupt());
        }
        self.data.resize(length, 0);
        self.stream.read_exact(&mut self.data).map_err(|error| package::fault(&error))?;
        self.read += length as u64;
        Ok(Some(id))
    }

    fn byte(&mut self) -> Result<Option<u8>, ReadFault> {
        let byte = self.stream.fill_buf().map_err(|error| package::fault(&error))?.first().copied();
        if byte.is_some() {
            self.stream.consume(1);
            self.read += 1;
        }
        Ok(byte)
    }
}

/// Characters counted by four bytes before them; also gives where they end.
fn wide(data: &[u8], at: usize) -> Option<(String, usize)> {
    let length = u32_at(data, at)? as usize;
    let end = length.checked_mul(2)?.checked_add(at + 4)?;
    let units = data.get(at + 4..end)?.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    let text = char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    Some((text, end))
}

/// Reads every sheet of the package whose workbook is `part`.
pub(super) fn read(package: &mut Package<'_>, part: &str, scope: Scope, watch: &Watch) -> Result<Vec<Sheet>, ReadFault> {
    let relations = xlsx::relations(package, part)?.ok_or_else(ReadFault::corrupt)?;
    let (listed, epoch) = book(package.stream(part)?.ok_or_else(ReadFault::corrupt)?)?;
    let target =
        |suffix: &str| relations.values().find(|relation| relation.kind.ends_with(suffix)).map(|relation| resolve(part, &relation.target));
    let styles = match target("/styles") {
        Some(part) => package.stream(&part)?.map(styles).transpose()?.unwrap_or_default(),
        None => xlsx::Styles::default(),
    };
    let texts = match target("/sharedStrings") {
        Some(part) => package.stream(&part)?.map(|stream| shared(stream, watch)).transpose()?.unwrap_or_default(),
        None => Texts::default(),
    };
    let size = |relation: &xlsx::Relation| package.size(&resolve(part, &relation.target));
    watch.expect(relations.values().filter(|relation| relation.kind.ends_with("/worksheet")).map(size).sum());
    let mut before = 0;
    let mut built = Vec::new();
    for sheet in listed {
        let mut building = Building::new(epoch);
        let relation = sheet.relation.as_ref().and_then(|id| relations.get(id)).ok_or_else(ReadFault::corrupt)?;
        if relation.kind.ends_with("/worksheet") {
            let target = resolve(part, &relation.target);
            let stream = package.stream(&target)?.ok_or_else(ReadFault::corrupt)?;
            Reading { building: &mut building, styles: &styles, texts: &texts, scope, watch, before }.read(stream)?;
            before += package.size(&target);
        }
        built.push(building.finish(sheet.name, sheet.hidden, built.len()));
    }
    Ok(built)
}

fn book(stream: impl BufRead) -> Result<(Vec<Listed>, Epoch), ReadFault> {
    let mut records = Records::new(stream);
    let (mut sheets, mut epoch) = (Vec::new(), Epoch::Y1900);
    while let Some(id) = records.next()? {
        let data = &records.data;
        match id {
            id::BOOK if data.first().is_some_and(|flags| flags & 1 != 0) => epoch = Epoch::Y1904,
            id::SHEET => {
                let (relation, end) = wide(data, 8).ok_or_else(ReadFault::corrupt)?;
                let (name, _) = wide(data, end).ok_or_else(ReadFault::corrupt)?;
                sheets.push(Listed { name, hidden: u32_at(data, 0) != Some(0), relation: Some(relation) });
            }
            id::END_BOOK => return Ok((sheets, epoch)),
            _ => {}
        }
    }
    Err(ReadFault::corrupt())
}

fn styles(stream: impl BufRead) -> Result<xlsx::Styles, ReadFault> {
    let mut records = Records::new(stream);
    let mut codes: HashMap<u16, String> = HashMap::new();
    let mut styles = xlsx::Styles::default();
    let mut fonts: Vec<bool> = Vec::new();
    let mut in_cells = false;
    while let Some(id) = records.next()? {
        let data = &records.data;
        match id {
            id::FORMAT => {
                if let (Some(number), Some((code, _))) = (u16_at(data, 0), wide(data, 2)) {
                    codes.insert(number, code);
                }
            }
            id::FONT => fonts.push(u16_at(data, 2).is_some_and(|flags| flags & 8 != 0)),
            id::CELL_STYLES => in_cells = true,
            id::END_CELL_STYLES => in_cells = false,
            id::STYLE if in_cells => {
                let number = u16_at(data, 2).unwrap_or(0);
                let builtin = number < 50 && shown::builtin_code(number.into()).is_some();
                let code = codes.get(&number).filter(|_| !builtin);
                styles.formats.push(code.map_or_else(|| Format::builtin(number.into()), |code| Format::new(code)));
                styles.struck.push(u16_at(data, 4).is_some_and(|font| fonts.get(usize::from(font)) == Some(&true)));
            }
            _ => {}
        }
    }
    if !styles.struck.contains(&true) {
        styles.struck = Vec::new();
    }
    Ok(styles)
}

fn shared(stream: impl BufRead, watch: &Watch) -> Result<Texts, ReadFault> {
    let mut records = Records::new(stream);
    let mut texts = Texts::default();
    let mut pace = Pace::new(watch);
    while let Some(id) = records.next()? {
        pace.step(0, || 0)?;
        if id == id::SHARED_ITEM {
            let (text, _) = wide(&records.data, 1).ok_or_else(ReadFault::corrupt)?;
            texts.push(&text)?;
        }
    }
    Ok(texts)
}

struct Reading<'a> {
    building: &'a mut Building,
    styles: &'a xlsx::Styles,
    texts: &'a Texts,
    scope: Scope,
    watch: &'a Watch,
    /// Bytes of the sheets read before, for the progress.
    before: u64,
}

/// Row, column and style of a cell.
#[derive(Clone, Copy)]
struct Spot {
    row: u32,
    column: u32,
    style: usize,
}

impl Reading<'_> {
    fn read(mut self, stream: impl BufRead) -> Result<(), ReadFault> {
        let mut records = Records::new(stream);
        let (mut row, mut next_column) = (0u32, 0u32);
        let mut pace = Pace::new(self.watch);
        while let Some(id) = records.next()? {
            let data = records.data.as_slice();
            pace.step(row, || self.before + records.read)?;
            match id {
                id::END_SHEET => return Ok(()),
                id::ROW => {
                    row = u32_at(data, 0).ok_or_else(ReadFault::corrupt)?;
                    next_column = 0;
                    if self.scope.rows().is_some_and(|rows| row >= rows) {
                        return Ok(());
                    }
                    if data.get(11).is_some_and(|flags| flags & 0x10 != 0) && row < MAX_ROWS {
                        self.building.hide_row(row);
                    }
                }
                id::FIRST_CELL..=id::LAST_CELL | id::RICH_CELL => {
                    let (Some(column), Some(style)) = (u32_at(data, 0), u32_at(data, 4)) else { return Err(ReadFault::corrupt()) };
                    next_column = column.saturating_add(1);
                    self.cell(id, Spot { row, column, style: (style & 0xff_ffff) as usize }, &data[8..])?;
                }
                // The short forms stand one column to the right of the cell before.
                id::FIRST_SHORT..=id::LAST_SHORT => {
                    let style = u32_at(data, 0).ok_or_else(ReadFault::corrupt)?;
                    let spot = Spot { row, column: next_column, style: (style & 0xff_ffff) as usize };
                    next_column = next_column.saturating_add(1);
                    self.cell(id - id::FIRST_SHORT + id::FIRST_CELL, spot, &data[4..])?;
                }
                id::COLUMN => {
                    if let (Some(first), Some(last), Some(flags)) = (u32_at(data, 0), u32_at(data, 4), u16_at(data, 16))
                        && flags & 1 != 0
                        && first <= last
                    {
                        self.building.hide_columns(first, last);
                    }
                }
                id::MERGED => {
                    if let [Some(top), Some(bottom), Some(left), Some(right)] = [0, 4, 8, 12].map(|at| u32_at(data, at)) {
                        let (left, right) = (left.min(MAX_COLUMNS), right.min(MAX_COLUMNS));
                        let (top, bottom) = (top.min(MAX_ROWS) + 1, bottom.min(MAX_ROWS) + 1);
                        self.building.merge(format!("{}{top}:{}{bottom}", column_letters(left), column_letters(right)));
                    }
                }
                id::FILTER_COLUMN => self.building.filtered = true,
                _ => {}
            }
        }
        Err(ReadFault::corrupt())
    }

    /// Writes a cell by the number of its long form.
    fn cell(&mut self, id: u32, at: Spot, data: &[u8]) -> Result<(), ReadFault> {
        if at.row >= MAX_ROWS || at.column >= MAX_COLUMNS {
            return Ok(());
        }
        let corrupt = ReadFault::corrupt;
        if !self.styles.struck.is_empty() && id != id::FIRST_CELL {
            self.building.strike(at.row, self.styles.struck.get(at.style) == Some(&true));
        }
        let general = Format::default();
        let format = self.styles.formats.get(at.style).unwrap_or(&general);
        match id {
            2 => self.building.number(at.row, at.column, biff::rk(u32_at(data, 0).ok_or_else(corrupt)?), format),
            3 | 11 => self.building.error(at.row, at.column, biff::error_text(*data.first().ok_or_else(corrupt)?)),
            4 | 10 => self.building.truth(at.row, at.column, *data.first().ok_or_else(corrupt)? != 0, format),
            5 | 9 => {
                let value = f64_at(data, 0).ok_or_else(corrupt)?;
                if id == 9 {
                    self.building.formula(at.row, at.column, value == 0.0);
                }
                self.building.number(at.row, at.column, value, format)
            }
            6 | 8 => {
                let (text, _) = wide(data, 0).ok_or_else(corrupt)?;
                self.building.text(at.row, at.column, &text, format)
            }
            7 => {
                let text = self.texts.get(u32_at(data, 0).ok_or_else(corrupt)? as usize).ok_or_else(corrupt)?;
                self.building.text(at.row, at.column, text, format)
            }
            id::RICH_CELL => {
                let (text, _) = wide(data, 1).ok_or_else(corrupt)?;
                self.building.text(at.row, at.column, &text, format)
            }
            _ => Ok(()),
        }
    }
}
