//! .xls of Excel 5 to 2003: the BIFF stream of a compound file, sheet by sheet.

use super::{
    biff::{self, Pieces, Record, id},
    cfb::{f64_at, u16_at, u32_at},
    sheet::Building,
    texts::Texts,
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
use encoding_rs::Encoding;
use std::collections::HashMap;

/// A sheet as the book lists it.
struct Listed {
    at: usize,
    hidden: bool,
    is_worksheet: bool,
    name: String,
}

/// What stands before the sheets.
struct Globals {
    modern: bool,
    encoding: &'static Encoding,
    epoch: Epoch,
    listed: Vec<Listed>,
    codes: HashMap<u16, String>,
    styles: Vec<u16>,
    /// Whether each font strikes its text through, and the font of each style.
    fonts: Vec<bool>,
    font_of: Vec<u16>,
    texts: Texts,
}

impl Globals {
    /// Whether each style strikes its text through; empty when none does.
    fn struck(&self) -> Vec<bool> {
        if !self.fonts.contains(&true) {
            return Vec::new();
        }
        // There is no font number 4.
        let place = |font: u16| usize::from(if font > 4 { font - 1 } else { font });
        self.font_of.iter().map(|&font| self.fonts.get(place(font)) == Some(&true)).collect()
    }
}

/// Reads every sheet of the stream `Workbook` or `Book`.
pub(super) fn read(stream: &[u8], scope: Scope, watch: &Watch) -> Result<Vec<Sheet>, ReadFault> {
    watch.expect(stream.len() as u64);
    let globals = globals(stream)?;
    let formats: Vec<Format> = globals.styles.iter().map(|&format| format_of(format, &globals.codes)).collect();
    let struck = globals.struck();
    let mut built = Vec::new();
    for listed in &globals.listed {
        let mut building = Building::new(globals.epoch);
        if listed.is_worksheet {
            Reading { globals: &globals, formats: &formats, struck: &struck, building: &mut building, scope, watch, waiting: None }
                .read(stream, listed.at)?;
        }
        built.push(building.finish(listed.name.clone(), listed.hidden, built.len()));
    }
    Ok(built)
}

fn format_of(id: u16, codes: &HashMap<u16, String>) -> Format {
    match codes.get(&id) {
        Some(_) if id < 50 && shown::builtin_code(id.into()).is_some() => Format::builtin(id.into()),
        Some(code) => Format::new(code),
        None => Format::builtin(id.into()),
    }
}

fn globals(stream: &[u8]) -> Result<Globals, ReadFault> {
    let first = biff::record(stream, 0).filter(|record| record.id == id::BOF).ok_or_else(ReadFault::corrupt)?;
    let version = u16_at(first.data, 0).ok_or_else(ReadFault::corrupt)?;
    let mut globals = Globals {
        modern: version == 0x0600,
        encoding: encoding_rs::WINDOWS_1252,
        epoch: Epoch::Y1900,
        listed: Vec::new(),
        codes: HashMap::new(),
        styles: Vec::new(),
        fonts: Vec::new(),
        font_of: Vec::new(),
        texts: Texts::default(),
    };
    let mut at = first.next;
    while let Some(record) = biff::record(stream, at) {
        at = record.next;
        let data = record.data;
        match record.id {
            id::EOF => return Ok(globals),
            id::FILEPASS => return Err(ReadFault::encrypted()),
            id::CODEPAGE => globals.encoding = biff::codepage(u16_at(data, 0).unwrap_or(0)),
            id::DATEMODE if u16_at(data, 0) == Some(1) => globals.epoch = Epoch::Y1904,
            id::BOUNDSHEET => globals.listed.extend(listed(data, &globals)),
            id::FORMAT => {
                if let Some(format) = u16_at(data, 0) {
                    let code = if globals.modern { long_string(data, 2, &globals) } else { short_string(data, 2, &globals) };
                    globals.codes.insert(format, code.unwrap_or_default());
                }
            }
            id::XF => {
                globals.styles.push(u16_at(data, 2).unwrap_or(0));
                globals.font_of.push(u16_at(data, 0).unwrap_or(0));
            }
            id::FONT => globals.fonts.push(u16_at(data, 2).is_some_and(|flags| flags & 8 != 0)),
            id::SST => {
                let (pieces, next) = biff::continued(stream, record);
                biff::shared(pieces, &mut globals.texts)?;
                at = next;
            }
            _ => {}
        }
    }
    Err(ReadFault::corrupt())
}

fn listed(data: &[u8], globals: &Globals) -> Option<Listed> {
    Some(Listed {
        at: u32_at(data, 0)? as usize,
        hidden: data.get(4)? & 3 != 0,
        is_worksheet: *data.get(5)? == 0,
        name: short_string(data, 6, globals)?,
    })
}

/// A string with one byte of length.
fn short_string(data: &[u8], at: usize, globals: &Globals) -> Option<String> {
    let length = usize::from(*data.get(at)?);
    text(data, at + 1, length, globals)
}

/// A string with two bytes of length.
fn long_string(data: &[u8], at: usize, globals: &Globals) -> Option<String> {
    let length = usize::from(u16_at(data, at)?);
    text(data, at + 2, length, globals)
}

fn text(data: &[u8], at: usize, length: usize, globals: &Globals) -> Option<String> {
    if !globals.modern {
        return Some(globals.encoding.decode_without_bom_handling(data.get(at..at + length)?).0.into_owned());
    }
    let mut out = String::new();
    Pieces::new(vec![data.get(at..)?]).unicode(length, &mut out)?;
    Some(out)
}

/// One sheet being read.
struct Reading<'a> {
    globals: &'a Globals,
    formats: &'a [Format],
    struck: &'a [bool],
    building: &'a mut Building,
    scope: Scope,
    watch: &'a Watch,
    /// A formula whose text is in a record that follows.
    waiting: Option<Spot>,
}

/// Row, column and style of a cell record.
#[derive(Clone, Copy)]
struct Spot {
    row: u32,
    column: u32,
    style: u16,
}

impl Spot {
    fn of(data: &[u8]) -> Option<Self> {
        Some(Self { row: u16_at(data, 0)?.into(), column: u16_at(data, 2)?.into(), style: u16_at(data, 4)? })
    }
}

impl Reading<'_> {
    fn read(mut self, stream: &[u8], from: usize) -> Result<(), ReadFault> {
        let first = biff::record(stream, from).filter(|record| record.id == id::BOF).ok_or_else(ReadFault::corrupt)?;
        let mut at = first.next;
        // Charts stand inside a sheet as streams of their own.
        let (mut depth, mut row) = (1, 0u32);
        let mut pace = Pace::new(self.watch);
        while let Some(record) = biff::record(stream, at) {
            at = record.next;
            pace.step(row, || at as u64)?;
            if let (id::NUMBER | id::RK | id::LABELSST | id::LABEL | id::MULRK | id::FORMULA, Some(here)) =
                (record.id, u16_at(record.data, 0))
            {
                row = here.into();
            }
            match record.id {
                id::BOF => depth += 1,
                id::EOF => {
                    depth -= 1;
                    if depth == 0 {
                        self.give_up_waiting();
                        return Ok(());
                    }
                }
                id::STRING if depth == 1 => {
                    let (pieces, next) = biff::continued(stream, record);
                    self.string(record, pieces)?;
                    at = next;
                }
                _ if depth == 1 => self.take(record)?,
                _ => {}
            }
        }
        Err(ReadFault::corrupt())
    }

    fn take(&mut self, record: Record<'_>) -> Result<(), ReadFault> {
        let data = record.data;
        match record.id {
            id::ROW => {
                if let (Some(row), Some(flags)) = (u16_at(data, 0), u16_at(data, 12))
                    && flags & 0x20 != 0
                {
                    self.building.hide_row(row.into());
                }
            }
            id::COLINFO => {
                if let (Some(first), Some(last), Some(flags)) = (u16_at(data, 0), u16_at(data, 2), u16_at(data, 8))
                    && flags & 1 != 0
                    && first <= last
                {
                    self.building.hide_columns(first.into(), u32::from(last.min(255)));
                }
            }
            id::FILTERMODE | id::AUTOFILTER => self.building.filtered = true,
            id::MERGED => self.merged(data),
            id::MULRK => self.packed_row(data)?,
            id::NUMBER | id::RK | id::LABELSST | id::LABEL | id::RSTRING | id::BOOLERR | id::FORMULA => {
                let spot = Spot::of(data).ok_or_else(ReadFault::corrupt)?;
                if self.scope.rows().is_none_or(|rows| spot.row < rows) {
                    self.cell(record.id, spot, data)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn cell(&mut self, kind: u16, spot: Spot, data: &[u8]) -> Result<(), ReadFault> {
        let corrupt = ReadFault::corrupt;
        match kind {
            id::NUMBER => self.number(spot, f64_at(data, 6).ok_or_else(corrupt)?),
            id::RK => self.number(spot, biff::rk(u32_at(data, 6).ok_or_else(corrupt)?)),
            id::LABELSST => {
                let globals = self.globals;
                let index = u32_at(data, 6).ok_or_else(corrupt)? as usize;
                let text = globals.texts.get(index).ok_or_else(corrupt)?;
                self.text(spot, text)
            }
            id::LABEL | id::RSTRING => {
                let text = long_string(data, 6, self.globals).ok_or_else(corrupt)?;
                self.text(spot, &text)
            }
            id::BOOLERR => match (data.get(6), data.get(7)) {
                (Some(&value), Some(0)) => self.truth(spot, value != 0),
                (Some(&code), Some(_)) => self.building.error(spot.row, spot.column, biff::error_text(code)),
                _ => Err(corrupt()),
            },
            _ => self.formula(spot, data),
        }
    }

    fn formula(&mut self, spot: Spot, data: &[u8]) -> Result<(), ReadFault> {
        let result = data.get(6..14).ok_or_else(ReadFault::corrupt)?;
        self.give_up_waiting();
        if result[6] != 0xff || result[7] != 0xff {
            let value = f64_at(result, 0).ok_or_else(ReadFault::corrupt)?;
            self.building.formula(spot.row, spot.column, value == 0.0);
            return self.number(spot, value);
        }
        match result[0] {
            0 => {
                self.waiting = Some(spot);
                Ok(())
            }
            1 => self.truth(spot, result[2] != 0),
            2 => self.building.error(spot.row, spot.column, biff::error_text(result[2])),
            _ => {
                self.building.formula(spot.row, spot.column, true);
                Ok(())
            }
        }
    }

    /// The record with a formula's text did not come: nothing ever calculated it.
    fn give_up_waiting(&mut self) {
        if let Some(spot) = self.waiting.take() {
            self.building.no_result(spot.row, spot.column);
        }
    }

    /// The text that a formula before gave.
    fn string(&mut self, record: Record<'_>, pieces: Vec<&[u8]>) -> Result<(), ReadFault> {
        let Some(spot) = self.waiting.take() else { return Ok(()) };
        let text = if self.globals.modern {
            let mut reader = Pieces::new(pieces);
            let mut out = String::new();
            reader.u16().and_then(|length| reader.unicode(length.into(), &mut out)).ok_or_else(ReadFault::corrupt)?;
            out
        } else {
            long_string(record.data, 0, self.globals).ok_or_else(ReadFault::corrupt)?
        };
        self.text(spot, &text)
    }

    fn packed_row(&mut self, data: &[u8]) -> Result<(), ReadFault> {
        let (Some(row), Some(first)) = (u16_at(data, 0), u16_at(data, 2)) else { return Err(ReadFault::corrupt()) };
        if self.scope.rows().is_some_and(|rows| u32::from(row) >= rows) {
            return Ok(());
        }
        let cells = data.get(4..data.len().saturating_sub(2)).unwrap_or_default();
        for (offset, six) in cells.chunks_exact(6).enumerate() {
            let spot = Spot { row: row.into(), column: u32::from(first) + offset as u32, style: u16::from_le_bytes([six[0], six[1]]) };
            self.number(spot, biff::rk(u32_at(six, 2).unwrap_or(0)))?;
        }
        Ok(())
    }

    fn merged(&mut self, data: &[u8]) {
        for eight in data.get(2..).unwrap_or_default().chunks_exact(8) {
            let [Some(top), Some(bottom), Some(left), Some(right)] = [0, 2, 4, 6].map(|at| u16_at(eight, at)) else { continue };
            let range =
                format!("{}{}:{}{}", column_letters(left.into()), u32::from(top) + 1, column_letters(right.into()), u32::from(bottom) + 1);
            self.building.merge(range);
        }
    }

    fn number(&mut self, spot: Spot, value: f64) -> Result<(), ReadFault> {
        self.strike(spot);
        let general = Format::default();
        let format = self.formats.get(usize::from(spot.style)).unwrap_or(&general);
        self.building.number(spot.row, spot.column, value, format)
    }

    fn text(&mut self, spot: Spot, text: &str) -> Result<(), ReadFault> {
        self.strike(spot);
        let general = Format::default();
        let format = self.formats.get(usize::from(spot.style)).unwrap_or(&general);
        self.building.text(spot.row, spot.column, text, format)
    }

    fn truth(&mut self, spot: Spot, value: bool) -> Result<(), ReadFault> {
        self.strike(spot);
        let general = Format::default();
        let format = self.formats.get(usize::from(spot.style)).unwrap_or(&general);
        self.building.truth(spot.row, spot.column, value, format)
    }

    fn strike(&mut self, spot: Spot) {
        if !self.struck.is_empty() {
            self.building.strike(spot.row, self.struck.get(usize::from(spot.style)) == Some(&true));
        }
    }
}
