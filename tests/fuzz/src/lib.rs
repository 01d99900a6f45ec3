//! Wraps raw bytes as a part of a container, so that fuzzing reaches the readers behind checksums and tables.

use bordereau::{
    read::{self, Options, Sheets},
    watch::Watch,
};
use std::io::{Cursor, Write as _};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// Reads a file as the program does: as it is, then with every choice that makes another list of it.
pub fn exercise(bytes: &[u8], name: &str) {
    if let Ok(book) = read::read(bytes, name, &Options::default(), &Watch::default()) {
        let _ = book.retaken(&Options { sheets: Sheets::Filled, fill_merged: true, skip_hidden: true, ..Options::default() });
    }
}

/// A zip package of stored parts.
pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        if out.start_file(*name, stored).is_ok() {
            let _ = out.write_all(bytes);
        }
    }
    out.finish().map(Cursor::into_inner).unwrap_or_default()
}

/// A compound file with one stream `Workbook`, of at most 60 KiB.
pub fn compound(stream: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 512;
    const END: u32 = 0xffff_fffe;
    let mut data = stream[..stream.len().min(60 << 10)].to_vec();
    // Streams shorter than this would stand in the mini stream.
    data.resize(data.len().max(4096).next_multiple_of(SECTOR), 0);
    let sectors = (data.len() / SECTOR) as u32;
    let mut out = vec![0u8; SECTOR];
    let mut put = |at: usize, bytes: &[u8]| out[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    put(24, &[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    put(44, &1u32.to_le_bytes());
    put(48, &1u32.to_le_bytes());
    put(56, &4096u32.to_le_bytes());
    put(60, &END.to_le_bytes());
    put(68, &END.to_le_bytes());
    put(76, &0u32.to_le_bytes());
    put(80, &[0xff; 432]);
    let mut fat = vec![0xffff_fffdu32, END];
    fat.extend((0..sectors).map(|sector| if sector + 1 == sectors { END } else { sector + 3 }));
    fat.resize(SECTOR / 4, 0xffff_ffff);
    out.extend(fat.iter().flat_map(|word| word.to_le_bytes()));
    for (name, kind, start, size) in [("Root Entry", 5u8, END, 0u32), ("Workbook", 2, 2, data.len() as u32)] {
        let mut entry = [0u8; 128];
        for (at, unit) in name.encode_utf16().enumerate() {
            entry[at * 2..at * 2 + 2].copy_from_slice(&unit.to_le_bytes());
        }
        entry[64] = (name.len() as u8 + 1) * 2;
        entry[66] = kind;
        entry[116..120].copy_from_slice(&start.to_le_bytes());
        entry[120..124].copy_from_slice(&size.to_le_bytes());
        out.extend(entry);
    }
    out.resize(SECTOR * 3, 0);
    out.extend(data);
    out
}
