//! Damaged files of every kind: reading them ends in a table or a sentence, never in a panic.
//!
//! `BORDEREAU_DAMAGE_SECONDS=600 cargo test --test hostile_reading` goes on for longer, from another start each time.

use bordereau::{
    read::{self, Options},
    watch::Watch,
};
use std::{
    fs,
    panic::{set_hook, take_hook},
    path::Path,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// What the last panic said; reading catches panics, so a hook must notice them.
static PANIC: Mutex<Option<String>> = Mutex::new(None);

/// A small generator of numbers, so that a failure can be run again.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % below.max(1)
    }
}

/// Flips, cuts, repeats and splices bytes. Parts of zip packages are damaged inside their XML by `damage_package`.
fn damage(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..=dice.roll(8) {
        if out.is_empty() {
            break;
        }
        let at = dice.roll(out.len());
        match dice.roll(7) {
            0 => out[at] = dice.roll(256) as u8,
            1 => out[at] ^= 1 << dice.roll(8),
            2 => out.truncate(at),
            3 => {
                let end = (at + dice.roll(64)).min(out.len());
                out.drain(at..end);
            }
            4 => {
                let end = (at + dice.roll(64)).min(out.len());
                let piece = out[at..end].to_vec();
                out.splice(at..at, piece);
            }
            5 => out[at..].iter_mut().take(4).for_each(|byte| *byte = 0xff),
            _ => {
                let marks: &[u8] = b"\"';,\t\n\r\0\x1a<>&=9-";
                out.insert(at, marks[dice.roll(marks.len())]);
            }
        }
    }
    out
}

/// Damages the content of one part and packs the package again.
fn damage_package(bytes: &[u8], dice: &mut Dice) -> Option<Vec<u8>> {
    use std::io::{Cursor, Read as _, Write as _};
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let chosen = dice.roll(package.len());
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..package.len() {
        let mut part = package.by_index(index).ok()?;
        let name = part.name().ok()?.into_owned();
        let mut content = Vec::new();
        if part.size() > 1 << 20 || part.read_to_end(&mut content).is_err() {
            return None;
        }
        if index == chosen {
            content = damage(&content, dice);
        }
        out.start_file(name, zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored)).ok()?;
        out.write_all(&content).ok()?;
    }
    out.finish().ok().map(Cursor::into_inner)
}

#[test]
fn no_damage_makes_reading_panic() {
    let long = std::env::var("BORDEREAU_DAMAGE_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    let kind = std::env::var("BORDEREAU_DAMAGE_KIND").unwrap_or_default();
    let budget = Duration::from_secs(long.unwrap_or(3));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/reading/files");
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap()))
        .filter(|(name, bytes)| bytes.len() < 60_000 && name.ends_with(&kind))
        .collect();
    files.sort();
    let seed = long.map_or(7, |_| Instant::now().elapsed().as_nanos() as u64 ^ u64::from(std::process::id()));
    let mut dice = Dice(seed);
    let old = take_hook();
    set_hook(Box::new(|info| {
        *PANIC.lock().unwrap_or_else(PoisonError::into_inner) = Some(info.to_string());
    }));
    let start = Instant::now();
    let mut failures: Vec<String> = Vec::new();
    let mut count = 0u64;
    while start.elapsed() < budget && failures.len() < 20 {
        let (name, bytes) = &files[dice.roll(files.len())];
        let at = dice.0;
        let damaged = match dice.roll(3) {
            0 => damage(bytes, &mut dice),
            _ => damage_package(bytes, &mut dice).unwrap_or_else(|| damage(bytes, &mut dice)),
        };
        let began = Instant::now();
        let read = read::read(&damaged, name, &Options::default(), &Watch::default());
        if let Ok(book) = &read {
            let _ = serde_json::to_string(&read::book_to_json(book, |message| message.id.to_string()));
        }
        let _ = read::peek(&damaged, name, &Options::default(), &Watch::default());
        count += 1;
        let said = PANIC.lock().unwrap_or_else(PoisonError::into_inner).take();
        let slow = began.elapsed() > Duration::from_secs(20);
        if let Some(said) = said.or(slow.then(|| "takes longer than 20 s".to_owned())) {
            let kept = std::env::temp_dir().join(format!("damaged-{at:x}-{name}"));
            let _ = fs::write(&kept, &damaged);
            failures.push(format!("{}: {said}", kept.display()));
        }
    }
    set_hook(old);
    println!("{count} damaged files read");
    assert!(failures.is_empty(), "{failures:#?}");
}

/// An OpenDocument sheet in one XML file with these rows.
fn flat_sheet(rows: &str) -> Vec<u8> {
    format!(
        r#"<?xml version="1.0"?><office:document xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="F">{rows}</table:table></office:spreadsheet></office:body></office:document>"#
    )
    .into_bytes()
}

#[test]
fn a_cell_that_claims_to_stand_everywhere_is_refused() {
    let row = r#"<table:table-row table:number-rows-repeated="1048566"><table:table-cell table:number-columns-repeated="16378"><text:p>x</text:p></table:table-cell></table:table-row>"#;
    let refused = read::read(&flat_sheet(row), "liste.fods", &Options::default(), &Watch::default()).err().unwrap();
    assert_eq!(refused.class, "too-big");
}

#[test]
fn a_word_down_to_the_last_line_of_the_sheet_is_read() {
    let row = r#"<table:table-row table:number-rows-repeated="1048576"><table:table-cell><text:p>student</text:p></table:table-cell></table:table-row>"#;
    let book = read::read(&flat_sheet(row), "liste.fods", &Options::default(), &Watch::default()).unwrap();
    assert_eq!(book.sheets[0].table.rows(), 1 << 20);
}
