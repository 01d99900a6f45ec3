//! Reading compared with LibreOffice Calc: every file of `tests/oracle/reading`, with the score printed.

#![expect(clippy::unwrap_used, reason = "a test fails loudly when the corpus is not whole")]

use bordereau::{
    locale::{Language, Locale},
    read::{self, Options},
    watch::Watch,
};
use serde_json::Value;
use std::{collections::BTreeMap, fs, path::Path};

/// Floors of the score, in percent.
const TABLES: f64 = 98.0;
const CELLS: f64 = 99.9;
const OUTCOMES: f64 = 99.0;
const PROBLEMS: f64 = 96.0;

#[derive(Default)]
struct Score {
    tables: (u32, u32),
    cells: (u64, u64),
    outcomes: (u32, u32),
    problems: (u32, u32),
    misses: Vec<String>,
}

#[test]
fn files_are_read_as_calc_shows_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/reading");
    let index: Vec<Value> = serde_json::from_slice(&fs::read(root.join("index.json")).unwrap()).unwrap();
    let mut score = Score::default();
    let only = std::env::var("ONLY").ok();
    for entry in &index {
        if only.as_ref().is_some_and(|only| !entry["id"].as_str().unwrap_or_default().contains(only.as_str())) {
            continue;
        }
        judge(&root, entry, &mut score);
    }
    let percent = |(good, all): (u64, u64)| if all == 0 { 100.0 } else { good as f64 * 100.0 / all as f64 };
    let narrow = |(good, all): (u32, u32)| percent((good.into(), all.into()));
    for miss in &score.misses {
        println!("{miss}");
    }
    println!("tables exact {}/{} = {:.2} %", score.tables.0, score.tables.1, narrow(score.tables));
    println!("cells {}/{} = {:.3} %", score.cells.0, score.cells.1, percent(score.cells));
    println!("outcomes {}/{} = {:.2} %", score.outcomes.0, score.outcomes.1, narrow(score.outcomes));
    println!("problems {}/{} = {:.2} %", score.problems.0, score.problems.1, narrow(score.problems));
    if only.is_none() {
        assert_eq!(index.len(), 290, "the whole corpus is there");
        assert!(narrow(score.tables) >= TABLES, "tables");
        assert!(percent(score.cells) >= CELLS, "cells");
        assert!(narrow(score.outcomes) >= OUTCOMES, "outcomes");
        assert!(narrow(score.problems) >= PROBLEMS, "problems");
    }
}

fn judge(root: &Path, entry: &Value, score: &mut Score) {
    let id = entry["id"].as_str().unwrap();
    let file = entry["file"].as_str().unwrap();
    let bytes = fs::read(root.join(file)).unwrap();
    let words = Locale::new(Language::French);
    let got = match read::read(&bytes, file, &Options::default(), &Watch::default()) {
        Ok(book) => serde_json::to_value(read::book_to_json(&book, |message| words.message(message))).unwrap(),
        Err(fault) => serde_json::to_value(read::fault_to_json(&fault, |message| words.message(message))).unwrap(),
    };
    for problem in got["problems"].as_array().unwrap() {
        let message = problem["message"].as_str().unwrap();
        assert!(message.contains(' '), "{id}: the message {message} has no words");
    }
    let allowed = |word: &Value| entry["outcome"] == *word || entry["accept"].as_array().is_some_and(|words| words.contains(word));
    score.outcomes.1 += 1;
    if allowed(&got["outcome"]) {
        score.outcomes.0 += 1;
    } else {
        score.misses.push(format!("outcome  {id}: {} for {} {}", got["outcome"], entry["outcome"], entry["accept"]));
    }
    score.problems.1 += 1;
    if entry["problem"] == got["problem"] {
        score.problems.0 += 1;
    } else {
        score.misses.push(format!("problem  {id}: {} for {}", got["problem"], entry["problem"]));
    }
    let refused = got["outcome"] == "refuse" && allowed(&got["outcome"]);
    if let Some(expected) = entry["expected"].as_str().filter(|_| !refused) {
        let expected: Value = serde_json::from_slice(&fs::read(root.join(expected)).unwrap()).unwrap();
        compare(id, &expected, &got, score);
    }
}

/// Compares every sheet of the expected table; a miss names the first cells that differ.
fn compare(id: &str, expected: &Value, got: &Value, score: &mut Score) {
    let text = [serde_json::json!({ "name": "", "rows": expected["table"] })];
    let sheets: &[Value] = expected["sheets"].as_array().map_or(&text, Vec::as_slice);
    let mut wrong: Vec<String> = Vec::new();
    for (index, sheet) in sheets.iter().enumerate() {
        let contested = contested(sheet);
        let mine = &got["sheets"][index];
        if mine["name"] != sheet["name"] {
            wrong.push(format!("sheet {} is {}", sheet["name"], mine["name"]));
        }
        for key in ["hidden_rows", "hidden_cols", "merged"] {
            if sheet.get(key).is_some() && key != "merged" && mine[key] != sheet[key] {
                wrong.push(format!("{key} {} is {}", sheet[key], mine[key]));
            }
        }
        let empty = Vec::new();
        let (theirs, ours) = (sheet["rows"].as_array().unwrap_or(&empty), mine["rows"].as_array().unwrap_or(&empty));
        let height = theirs.len().max(ours.len());
        for row in 0..height {
            let width = [theirs, ours].iter().filter_map(|rows| rows.get(row)?.as_array().map(Vec::len)).max().unwrap_or(0);
            for column in 0..width {
                let cell =
                    |rows: &[Value]| rows.get(row).and_then(|cells| cells.get(column)).and_then(Value::as_str).unwrap_or("").to_owned();
                let (want, have) = (cell(theirs), cell(ours));
                if want.is_empty() && have.is_empty() {
                    continue;
                }
                score.cells.1 += 1;
                let other = contested.get(&(row as u64 + 1, column as u64 + 1));
                if same(&want, &have) || other.is_some_and(|other| other.iter().any(|other| same(other, &have))) {
                    score.cells.0 += 1;
                } else {
                    wrong.push(format!("{}{}: {have:?} for {want:?}", bordereau::error::column_letters(column as u32), row + 1));
                }
            }
        }
    }
    score.tables.1 += 1;
    if wrong.is_empty() {
        score.tables.0 += 1;
    } else {
        let more = wrong.len().saturating_sub(4);
        wrong.truncate(4);
        score.misses.push(format!(
            "table    {id}: {}{}",
            wrong.join(" · "),
            if more > 0 { format!(" · and {more} more") } else { String::new() }
        ));
    }
}

fn contested(sheet: &Value) -> BTreeMap<(u64, u64), Vec<String>> {
    let mut found = BTreeMap::new();
    for cell in sheet["contested"].as_array().into_iter().flatten() {
        let texts = (2..4).filter_map(|at| cell[at].as_str().map(str::to_owned)).collect();
        found.insert((cell[0].as_u64().unwrap_or(0), cell[1].as_u64().unwrap_or(0)), texts);
    }
    found
}

/// Equal once the kinds of blanks are folded: which one Calc uses changes with its version.
fn same(a: &str, b: &str) -> bool {
    a == b || a.replace(['\u{a0}', '\u{202f}'], " ") == b.replace(['\u{a0}', '\u{202f}'], " ")
}
