//! The rules against what a real Moodle did: no row that it refuses passes without an error.
//!
//! Files that Moodle refuses as a whole are other tests' business: Bordereau does not write such files.
//! `cargo test --test rules_oracle -- --nocapture` prints the score.

use bordereau::catalogue::{Catalogue, Site};
use bordereau::check::{self, Finding, Subject};
use bordereau::error::Level;
use bordereau::importer::{self, FieldKey};
use bordereau::simulate::moodle_upload::{cells::Cells, decode};
use bordereau::table::{Column, Origin, RowId, Source, Table};
use bordereau::watch::Watch;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

/// A sign that no file holds: what the exporter thinks of delimiters is not judged here.
const DELIMITER: char = '\u{1}';

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/moodle-uploaduser")
}

fn load(name: &str) -> Value {
    serde_json::from_slice(&fs::read(folder().join(name)).unwrap()).unwrap()
}

/// Cells as Moodle sees them, for files whose columns are all fields of the importer.
fn list(case: &Value) -> Option<(Vec<FieldKey>, Table)> {
    let importer = importer::find("moodle-upload-users").unwrap();
    let delimiter = match case["delimiter"].as_str()? {
        "comma" => b',',
        "semicolon" => b';',
        "colon" => b':',
        _ => b'\t',
    };
    let bytes = fs::read(folder().join(case["file"].as_str()?)).unwrap();
    let text = decode::text(&bytes, case["encoding"].as_str()?, delimiter == b'\t');
    let mut reader = Cells::new(&text, delimiter);
    let mut cells = Vec::new();
    reader.next(&mut cells);
    let keys: Vec<FieldKey> = cells.iter().map(|name| importer.key_of_header(name)).collect::<Option<_>>()?;
    let mut columns = vec![Column::default(); keys.len()];
    let mut origin = Origin::default();
    let mut line = 1;
    while reader.next(&mut cells) {
        line += 1;
        origin.push(Source { sheet: 0, line });
        columns.iter_mut().zip(&cells).for_each(|(column, cell)| column.push(cell));
    }
    Some((keys, Table::new(columns, origin)))
}

/// Whether Moodle did not do what the row asks for, by its own messages.
fn is_refused(row: &Value) -> bool {
    let mut messages = row["messages"].as_array().into_iter().flatten();
    // The row goes on after these two, and the account may be found all the same.
    let goes_on = |id: &Value| id == "invalidusername/error" || id == "error/moodle";
    messages.any(|message| message["level"] == "error" && !goes_on(&message["id"]) || message["id"] == "usernotupdatednotexists/error")
}

/// Whether every cell of the row is empty: that brings a warning of its own.
fn is_blank(table: &Table, row: RowId) -> bool {
    (0..table.columns().len()).all(|column| table.text(column, row).trim().is_empty())
}

#[test]
fn no_row_that_moodle_refuses_passes_without_an_error() {
    let site: Site = serde_json::from_value(load("fixture.json")).unwrap();
    let catalogue = Catalogue::new(site);
    let verdicts = load("verdicts.json");
    let today: jiff::civil::Date = verdicts["_about"]["run_day"].as_str().unwrap().parse().unwrap();
    let (mut files, mut refused, mut missed) = (0, 0, Vec::new());
    for case in verdicts["cases"].as_array().unwrap() {
        let judged = case["mode"] == "seed" && case["file_error"].is_null() && case["options"].as_object().is_none_or(|o| o.is_empty());
        let Some((keys, table)) = judged.then(|| list(case)).flatten() else { continue };
        files += 1;
        let importer = importer::find("moodle-upload-users").unwrap();
        let subject = Subject { importer, catalogue: &catalogue, keys: &keys, table: &table, left_out: &[], delimiter: DELIMITER, today };
        let report = check::check(&subject, &Watch::default()).unwrap();
        let errors: Vec<&Finding> = report.findings.iter().filter(|finding| finding.level == Level::Error).collect();
        let found: BTreeSet<RowId> = errors.iter().flat_map(|finding| &finding.rows).copied().collect();
        for row in case["rows"].as_array().unwrap() {
            let line = row["line"].as_u64().unwrap() as u32;
            let id = table.find(Source { sheet: 0, line }).unwrap();
            if is_refused(row) {
                refused += 1;
                if !found.contains(&id) && !is_blank(&table, id) {
                    missed.push(format!("{} line {line}: {}", case["name"], row["messages"]));
                }
            }
        }
        if let Some(line) = case["aborted"]["at_line"].as_u64() {
            let id = table.find(Source { sheet: 0, line: line as u32 }).unwrap();
            if !found.contains(&id) {
                missed.push(format!("{} aborted at line {line}", case["name"]));
            }
        }
    }
    println!("{files} files, {refused} rows refused, {} without an error finding", missed.len());
    assert!(files > 250 && refused > 100, "{files} files, {refused} rows");
    assert!(missed.is_empty(), "{missed:#?}");
}
