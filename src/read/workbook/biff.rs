//! Records of the BIFF stream, and the strings in them. Source: \[MS-XLS\] and OpenOffice.org's
//! documentation of the Excel file format.

use super::cfb::u16_at;
use crate::read::fault::ReadFault;
use encoding_rs::Encoding;

/// Numbers of the records that are read.
pub(super) mod id {
    pub(in super::super) const BOF: u16 = 0x0809;
    pub(in super::super) const EOF: u16 = 0x000a;
    pub(in super::super) const CONTINUE: u16 = 0x003c;
    pub(in super::super) const FILEPASS: u16 = 0x002f;
    pub(in super::super) const CODEPAGE: u16 = 0x0042;
    pub(in super::super) const DATEMODE: u16 = 0x0022;
    pub(in super::super) const BOUNDSHEET: u16 = 0x0085;
    pub(in super::super) const SST: u16 = 0x00fc;
    pub(in super::super) const FORMAT: u16 = 0x041e;
    pub(in super::super) const FONT: u16 = 0x0031;
    pub(in super::super) const XF: u16 = 0x00e0;
    pub(in super::super) const ROW: u16 = 0x0208;
    pub(in super::super) const COLINFO: u16 = 0x007d;
    pub(in super::super) const NUMBER: u16 = 0x0203;
    pub(in super::super) const RK: u16 = 0x027e;
    pub(in super::super) const MULRK: u16 = 0x00bd;
    pub(in super::super) const LABELSST: u16 = 0x00fd;
    pub(in super::super) const LABEL: u16 = 0x0204;
    pub(in super::super) const RSTRING: u16 = 0x00d6;
    pub(in super::super) const BOOLERR: u16 = 0x0205;
    pub(in super::super) const FORMULA: u16 = 0x0006;
    pub(in super::super) const STRING: u16 = 0x0207;
    pub(in super::super) const MERGED: u16 = 0x00e5;
    pub(in super::super) const FILTERMODE: u16 = 0x009b;
    pub(in super::super) const AUTOFILTER: u16 = 0x009e;
}

/// One record: its number, its data, and where the next one begins.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    pub(super) id: u16,
    pub(super) data: &'a [u8],
    pub(super) next: usize,
}

/// The record that begins at `at`; `None` at the end of the stream.
pub(super) fn record(stream: &[u8], at: usize) -> Option<Record<'_>> {
    let id = u16_at(stream, at)?;
    let length = usize::from(u16_at(stream, at + 2)?);
    let data = stream.get(at + 4..at + 4 + length)?;
    Some(Record { id, data, next: at + 4 + length })
}

/// The data of a record and of the CONTINUE records behind it, and where the next other record begins.
pub(super) fn continued<'a>(stream: &'a [u8], first: Record<'a>) -> (Vec<&'a [u8]>, usize) {
    let mut pieces = vec![first.data];
    let mut next = first.next;
    while let Some(record) = record(stream, next).filter(|record| record.id == id::CONTINUE) {
        pieces.push(record.data);
        next = record.next;
    }
    (pieces, next)
}

/// The encoding of strings before Excel 97.
pub(super) fn codepage(number: u16) -> &'static Encoding {
    match number {
        10_000 | 0x8000 => encoding_rs::MACINTOSH,
        1250 => encoding_rs::WINDOWS_1250,
        1251 => encoding_rs::WINDOWS_1251,
        1253 => encoding_rs::WINDOWS_1253,
        1254 => encoding_rs::WINDOWS_1254,
        _ => encoding_rs::WINDOWS_1252,
    }
}

/// Reads through the pieces of a continued record. Characters that run over a border are preceded there by
/// a new byte that says how wide they are.
pub(super) struct Pieces<'a> {
    pieces: Vec<&'a [u8]>,
    piece: usize,
    at: usize,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(pieces: Vec<&'a [u8]>) -> Self {
        Self { pieces, piece: 0, at: 0 }
    }

    fn rest(&mut self) -> Option<&'a [u8]> {
        while self.at >= self.pieces.get(self.piece)?.len() {
            self.piece += 1;
            self.at = 0;
        }
        self.pieces.get(self.piece)?.get(self.at..)
    }

    pub(super) fn u8(&mut self) -> Option<u8> {
        let byte = *self.rest()?.first()?;
        self.at += 1;
        Some(byte)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.u8()?, self.u8()?]))
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes([self.u8()?, self.u8()?, self.u8()?, self.u8()?]))
    }

    pub(super) fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let here = self.rest()?.len().min(count);
            self.at += here;
            count -= here;
        }
        Some(())
    }

    /// A string of Excel 97: length, flags, rich-text and phonetic sizes, characters.
    pub(super) fn unicode(&mut self, length: usize, out: &mut String) -> Option<()> {
        let flags = self.u8()?;
        let runs = if flags & 8 != 0 { usize::from(self.u16()?) } else { 0 };
        let extra = if flags & 4 != 0 { self.u32()? as usize } else { 0 };
        self.characters(length, flags & 1 != 0, out)?;
        self.skip(runs * 4)?;
        self.skip(extra)
    }

    fn characters(&mut self, mut left: usize, mut wide: bool, out: &mut String) -> Option<()> {
        let mut units: Vec<u16> = Vec::new();
        while left > 0 {
            if self.at >= self.pieces.get(self.piece)?.len() {
                self.piece += 1;
                self.at = 0;
                wide = *self.pieces.get(self.piece)?.first()? & 1 != 0;
                self.at = 1;
            }
            let rest = self.pieces.get(self.piece)?.get(self.at..)?;
            let width = if wide { 2 } else { 1 };
            let count = (rest.len() / width).min(left);
            if count == 0 {
                return None;
            }
            if wide {
                units.extend(rest[..count * 2].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])));
            } else {
                units.extend(rest[..count].iter().map(|&byte| u16::from(byte)));
            }
            self.at += count * width;
            left -= count;
        }
        out.extend(char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)));
        Some(())
    }
}

/// A number packed into four bytes.
pub(super) fn rk(packed: u32) -> f64 {
    let value = if packed & 2 != 0 { f64::from((packed as i32) >> 2) } else { f64::from_bits(u64::from(packed & !3) << 32) };
    if packed & 1 != 0 { value / 100.0 } else { value }
}

/// An error value as Excel spells it.
pub(super) fn error_text(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}

/// The shared strings: how many there are to be, then each.
pub(super) fn shared(pieces: Vec<&[u8]>, texts: &mut super::texts::Texts) -> Result<(), ReadFault> {
    let mut reader = Pieces::new(pieces);
    let Some(count) = reader.u32().and_then(|_| reader.u32()) else { return Err(ReadFault::corrupt()) };
    let mut text = String::new();
    for _ in 0..count {
        text.clear();
        let length = reader.u16().ok_or_else(ReadFault::corrupt)?;
        reader.unicode(length.into(), &mut text).ok_or_else(ReadFault::corrupt)?;
        texts.push(&text)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_numbers_are_unpacked() {
        assert_eq!(rk(0x3ff0_0000), 1.0);
        assert_eq!(rk((1234 << 2) | 3), 12.34);
        assert_eq!(rk(((-12_i32 << 2) as u32) | 2), -12.0);
    }

    #[test]
    fn a_string_runs_over_a_border_in_another_width() {
        let pieces: Vec<&[u8]> = vec![b"\x00ab", b"\x01\xe9\x00c\x00"];
        let mut text = String::new();
        assert!(Pieces::new(pieces).unicode(4, &mut text).is_some());
        assert_eq!(text, "abéc");
    }
}
