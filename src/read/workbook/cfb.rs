//! Compound files, the container of .xls and of encrypted workbooks. Source: \[MS-CFB\].
//!
//! No chain can be longer than the file has sectors, so a looped one ends in a fault and not in memory.

use crate::read::fault::ReadFault;

const END: u32 = 0xffff_fffe;
/// Sectors beyond this number have a meaning of their own.
const LAST: u32 = 0xffff_fffa;
const ENTRY: usize = 128;
const HEADER_FATS: usize = 109;

/// A stream of the directory.
struct Entry {
    name: String,
    start: u32,
    size: u64,
    kind: u8,
}

/// An opened compound file.
pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    mini_sector: usize,
    cutoff: u64,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini: Vec<u8>,
    entries: Vec<Entry>,
}

impl<'a> Compound<'a> {
    /// Reads the tables and the directory.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ReadFault> {
        let corrupt = ReadFault::corrupt;
        let shift = u16_at(bytes, 30).ok_or_else(corrupt)?;
        let mini_shift = u16_at(bytes, 32).ok_or_else(corrupt)?;
        if !matches!(shift, 7..=16) || mini_shift > shift {
            return Err(corrupt());
        }
        let mut file = Self {
            bytes,
            sector: 1 << shift,
            mini_sector: 1 << mini_shift,
            cutoff: u32_at(bytes, 56).ok_or_else(corrupt)?.into(),
            fat: Vec::new(),
            mini_fat: Vec::new(),
            mini: Vec::new(),
            entries: Vec::new(),
        };
        file.read_fat()?;
        let directory = file.chain(u32_at(bytes, 48).ok_or_else(corrupt)?, None)?;
        file.entries = directory.chunks_exact(ENTRY).filter_map(entry).collect();
        let Some(root) = file.entries.iter().find(|entry| entry.kind == 5) else { return Err(corrupt()) };
        let (start, size) = (root.start, root.size);
        if start < LAST && size > 0 {
            file.mini = file.chain(start, Some(size))?;
        }
        let first_mini = u32_at(bytes, 60).ok_or_else(corrupt)?;
        if first_mini < LAST {
            file.mini_fat = words(&file.chain(first_mini, None)?);
        }
        Ok(file)
    }

    /// Whether the directory has a stream or storage with this name, in any case.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The bytes of a stream; `None` when there is none with this name.
    pub(super) fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, ReadFault> {
        let Some(entry) = self.entries.iter().find(|entry| entry.kind == 2 && entry.name.eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        if entry.size > self.bytes.len() as u64 {
            return Err(ReadFault::corrupt());
        }
        if entry.size < self.cutoff && !self.mini.is_empty() {
            return self.mini_chain(entry.start, entry.size as usize).map(Some);
        }
        self.chain(entry.start, Some(entry.size)).map(Some)
    }

    fn sector_at(&self, number: u32) -> Option<&'a [u8]> {
        let start = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        let bytes = self.bytes.get(start..)?;
        // The last sector is often cut short.
        Some(&bytes[..bytes.len().min(self.sector)])
    }

    fn sectors(&self) -> usize {
        self.bytes.len() / self.sector + 1
    }

    fn read_fat(&mut self) -> Result<(), ReadFault> {
        let bytes = self.bytes;
        let mut numbers: Vec<u32> = (0..HEADER_FATS).filter_map(|index| u32_at(bytes, 76 + index * 4)).collect();
        let mut next = u32_at(bytes, 68).ok_or_else(ReadFault::corrupt)?;
        let mut seen = 0;
        while next < LAST {
            seen += 1;
            if seen > self.sectors() {
                return Err(ReadFault::corrupt());
            }
            let Some(sector) = self.sector_at(next) else { break };
            let mut list = words(sector);
            next = list.pop().unwrap_or(END);
            numbers.extend(list);
        }
        for number in numbers.into_iter().filter(|&number| number < LAST) {
            if self.fat.len() > self.sectors() + self.sector {
                break;
            }
            if let Some(sector) = self.sector_at(number) {
                self.fat.extend(words(sector));
            }
        }
        if self.fat.is_empty() { Err(ReadFault::corrupt()) } else { Ok(()) }
    }

    /// The sectors of a chain joined, `size` bytes of them when it is known.
    fn chain(&self, start: u32, size: Option<u64>) -> Result<Vec<u8>, ReadFault> {
        let wanted = size.map_or(usize::MAX, |size| size as usize);
        let mut out = Vec::with_capacity(wanted.min(self.bytes.len()));
        let mut next = start;
        let mut seen = 0;
        while next < LAST && out.len() < wanted {
            seen += 1;
            if seen > self.sectors() {
                return Err(ReadFault::corrupt());
            }
            let Some(sector) = self.sector_at(next) else { break };
            out.extend_from_slice(sector);
            next = self.fat.get(next as usize).copied().unwrap_or(END);
        }
        if size.is_some() && out.len() < wanted {
            return Err(ReadFault::corrupt());
        }
        out.truncate(wanted);
        Ok(out)
    }

    fn mini_chain(&self, start: u32, size: usize) -> Result<Vec<u8>, ReadFault> {
        let mut out = Vec::with_capacity(size);
        let mut next = start;
        while out.len() < size {
            let from = (next as usize).checked_mul(self.mini_sector).ok_or_else(ReadFault::corrupt)?;
            let sector = self.mini.get(from..).filter(|bytes| !bytes.is_empty()).ok_or_else(ReadFault::corrupt)?;
            out.extend_from_slice(&sector[..sector.len().min(self.mini_sector)]);
            next = self.mini_fat.get(next as usize).copied().unwrap_or(END);
        }
        out.truncate(size);
        Ok(out)
    }
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let length = usize::from(u16_at(bytes, 64)?).saturating_sub(2).min(62);
    let units: Vec<u16> = bytes.get(..length)?.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    // Version 3 leaves rubbish in the upper half of the size.
    Some(Entry {
        name: String::from_utf16_lossy(&units),
        start: u32_at(bytes, 116)?,
        size: u32_at(bytes, 120)?.into(),
        kind: *bytes.get(66)?,
    })
}

fn words(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect()
}

/// Two bytes, low first.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
}

/// Four bytes, low first.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

/// A binary fraction of eight bytes.
pub(super) fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    let eight = bytes.get(at..at + 8)?;
    let mut buffer = [0; 8];
    buffer.copy_from_slice(eight);
    Some(f64::from_le_bytes(buffer))
}
