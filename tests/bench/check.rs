//! Counts and CPU time of a check on a big list.
//!
//! `cargo bench --bench check -- FOLDER ROWS` reads `FOLDER/site.json` and `FOLDER/rows_ROWS.csv` (`;`, six
//! columns of the usual importer) and, when there is one, compares with the counts of `FOLDER/expected.json`.

use bordereau::catalogue::{Catalogue, Site};
use bordereau::check::{self, Report, Subject};
use bordereau::importer::{self, FieldKey, Roster};
use bordereau::table::{Change, Column, Origin, Patch, RowId, Source, Table};
use bordereau::watch::Watch;
use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

/// Name in `expected.json`, rules that together give its count.
const COUNTED: &[(&str, &[&str])] = &[
    ("unknown_user", &["unknown_account"]),
    ("unknown_course", &["unknown_course"]),
    ("unknown_role", &["unknown_role", "role_label"]),
    ("bad_period", &["period_not_days"]),
    ("bad_status", &["status_not_0_or_1"]),
];

/// CPU time of this thread in milliseconds: on a shared machine the clock says little.
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    stat.split(' ').next().and_then(|ns| ns.parse::<f64>().ok()).unwrap_or(0.0) / 1e6
}

fn timed<T>(what: &str, rounds: usize, mut work: impl FnMut() -> T) -> T {
    let mut cpus = Vec::new();
    let started = Instant::now();
    let mut last = None;
    for _ in 0..rounds {
        let before = cpu();
        last = Some(black_box(work()));
        cpus.push(cpu() - before);
    }
    cpus.sort_by(f64::total_cmp);
    let wall = started.elapsed().as_secs_f64() * 1e3 / rounds as f64;
    println!("{what:<28} cpu median {:>8.1} ms  best {:>8.1} ms  wall {wall:>8.1} ms", cpus[rounds / 2], cpus[0]);
    last.expect("at least one round")
}

fn load(path: &Path) -> (Vec<FieldKey>, Table) {
    let importer = importer::find("moodle-upload-users").expect("it ships");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_path(path).expect("the list is there");
    let keys = reader.headers().expect("a header").iter().filter_map(|name| importer.key_of_header(name)).collect::<Vec<_>>();
    let mut columns = vec![Column::default(); keys.len()];
    let mut origin = Origin::default();
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).expect("a row") {
        columns.iter_mut().zip(&record).for_each(|(column, cell)| column.push(cell));
        origin.push(Source { sheet: 0, line: record.position().map_or(0, |p| p.line() as u32) });
    }
    (keys, Table::new(columns, origin))
}

fn counts(report: &Report) -> BTreeMap<&'static str, (usize, usize)> {
    let mut counts: BTreeMap<_, (usize, usize)> = BTreeMap::new();
    for finding in &report.findings {
        let (findings, rows) = counts.entry(finding.rule.name).or_default();
        *findings += 1;
        *rows += finding.rows.len();
    }
    counts
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let [folder, rows] = arguments.as_slice() else {
        println!("usage: cargo bench --bench check -- FOLDER ROWS");
        return;
    };
    let folder = Path::new(folder);
    let name = format!("rows_{rows}.csv");
    let site: Site = serde_json::from_slice(&std::fs::read(folder.join("site.json")).expect("site.json")).expect("an exchange file");
    let catalogue = Catalogue::new(site);
    let (keys, mut table) = timed("load", 1, || load(&folder.join(&name)));
    let importer = importer::find("moodle-upload-users").expect("it ships");
    let run = |table: &Table| {
        let today = jiff::civil::date(2026, 9, 14);
        let subject = Subject {
            settings: &importer.settings,
            catalogue: &catalogue,
            roster: &Roster::new(importer, keys.clone(), table.clone()),
            left_out: &[],
            course_names: None,
            beside: bordereau::check::Beside::NOTHING,
            returned: &[],
            delimiter: ';',
            today,
        };
        check::check(&subject, &Watch::default()).expect("nobody cancels")
    };
    let report = timed("first check", 1, || run(&table));
    for (rule, (findings, rows)) in counts(&report) {
        println!("  {rule:<24} {findings:>8} findings {rows:>9} rows");
    }
    compare(folder, &name, &report);
    drop(report);
    timed("check again", 7, || run(&table).findings.len());
    let (from, to) = (table.column(1).id(RowId(0)), table.intern(1, "AUTRE"));
    let all = (0..table.rows()).map(RowId).collect();
    Patch::one(Change::Replace { column: 1, rows: all, from, to }).apply(&mut table);
    timed("check after a replacement", 7, || run(&table).findings.len());
}

fn compare(folder: &Path, name: &str, report: &Report) {
    let Ok(text) = std::fs::read_to_string(folder.join("expected.json")) else { return };
    let expected: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let counts = counts(report);
    for (key, rules) in COUNTED {
        let found: usize = rules.iter().filter_map(|rule| counts.get(rule)).map(|(_, rows)| rows).sum();
        let wanted = expected[name][key].as_u64().unwrap_or(0) as usize;
        println!("  {key:<24} found {found:>7} expected {wanted:>7} {}", if found == wanted { "equal" } else { "DIFFERENT" });
        assert_eq!(found, wanted, "{key}");
    }
}
