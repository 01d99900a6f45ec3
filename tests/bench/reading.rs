//! How long reading takes: `cargo bench --bench reading -- FILE…` prints processor seconds and memory for each file.

#![expect(clippy::print_stdout, reason = "a measurement prints")]

use bordereau::{
    read::{self, Options},
    watch::Watch,
};
use std::{fs, time::Instant};

fn main() {
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

/// Time that this thread spent on a core. Source: the first number of Linux' `/proc/self/schedstat`, in nanoseconds.
fn processor_seconds() -> f64 {
    let text = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split_whitespace().next().and_then(|number| number.parse::<f64>().ok()).unwrap_or(0.0) / 1e9
}

fn peak() -> String {
    let text = fs::read_to_string("/proc/self/status").unwrap_or_default();
    text.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("unknown").trim().to_owned()
}
