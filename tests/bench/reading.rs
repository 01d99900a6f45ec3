//! How long reading takes: `cargo bench --bench reading -- FILE…` prints processor seconds and memory for each file, and
//! how much the choice of encoding and delimiter costs on texts of 1 to 100 MB beyond looking whether they are UTF-8.

#![expect(clippy::print_stdout, reason = "a measurement prints")]

use bordereau::{
    read::{self, Options},
    watch::Watch,
};
use std::{fs, time::Instant};

/// Beyond the look for UTF-8, the choice may take this long whatever the size, in seconds.
const DECISION: f64 = 0.020;

fn main() {
    decisions();
    for path in std::env::args().skip(1).filter(|arg| !arg.starts_with("--")) {
        let bytes = fs::read(&path).expect("the file can be read");
        let (start, before) = (Instant::now(), processor_seconds());
        let book = read::read(&bytes, &path, &Options::default(), &Watch::default()).expect("the file is a list");
        let (wall, used) = (start.elapsed().as_secs_f64(), processor_seconds() - before);
        let sheet = &book.sheets[book.main];
        println!(
            "{path}: {} rows, processor {used:.3} s, wall {wall:.3} s, table {} KiB, peak {}",
            sheet.table.rows(),
            sheet.table.bytes() >> 10,
            peak()
        );
        let start = processor_seconds();
        let first = read::peek(&bytes, &path, &Options::default(), &Watch::default()).expect("the file is a list");
        println!("  first {} rows: processor {:.4} s", first.sheets[first.main].table.rows(), processor_seconds() - start);
    }
}

/// Texts with accents everywhere, one in the middle, one at the end, none at all, in the encodings of French lists.
fn decisions() {
    let line = "22300185;CHIM_L1;student;TD1;60;0\n";
    for megabytes in [1, 10, 100] {
        let plain = line.repeat((megabytes << 20) / line.len());
        let accents = "22300185;Lef\u{e8}vre;Zo\u{e9};TD1;60;0\n".repeat(plain.len() / 36);
        let windows = |text: &str| text.chars().map(|c| c as u32 as u8).collect::<Vec<u8>>();
        let with_at = |at: usize| {
            let mut bytes = plain.clone().into_bytes();
            bytes[at] = 0xe9;
            bytes
        };
        let last = plain.len() - 12;
        for (name, bytes) in [
            ("plain", plain.clone().into_bytes()),
            ("utf-8", accents.clone().into_bytes()),
            ("windows-1252", windows(&accents)),
            ("one accent in the middle", with_at(plain.len() / 2)),
            ("one accent at the end", with_at(last)),
        ] {
            let timed = |work: &dyn Fn()| {
                // The clock moves in steps of some milliseconds: one look at it for many runs.
                const RUNS: u32 = 40;
                let start = processor_seconds();
                (0..RUNS).for_each(|_| work());
                (processor_seconds() - start) / f64::from(RUNS)
            };
            let scan = timed(&|| _ = std::hint::black_box(std::str::from_utf8(&bytes)));
            let whole = timed(&|| _ = std::hint::black_box(read::text_form(&bytes)));
            let beyond = whole - scan;
            println!("{megabytes} MB, {name}: look for UTF-8 {:.1} ms, choice {:.1} ms beyond it", scan * 1e3, beyond * 1e3);
            assert!(beyond <= DECISION, "the choice of encoding and delimiter takes too long");
        }
    }
}

/// Time that this thread spent on a core. Source: the first number of Linux' `/proc/self/schedstat`, in nanoseconds.
fn processor_seconds() -> f64 {
    let text = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split_whitespace().next().and_then(|number| number.parse::<f64>().ok()).unwrap_or(0.0) / 1e9
}

fn peak() -> String {
    let text = fs::read_to_string("/proc/self/status").unwrap_or_default();
    text.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("unknown").trim().to_owned()
}
