//! Every file that was really run through tool_sync, and what the simulation says of it.

use bordereau::catalogue::{self, Catalogue, Site};
use bordereau::simulate::json;
use bordereau::simulate::tool_sync::{Kind, Run, Settings};
use bordereau::watch::Watch;
use serde_json::Value;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// What both runs must reach: cases told as they were, in thousandths.
const FLOOR: usize = 970;
/// What is told wholly as it was of the fixture alone.
const FLOOR_ALONE: usize = 955;
/// What the simulation says in place of a start that the catalogue does not tell.
const UNTOLD: &str = "start=?";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/tool-sync")
}

/// The site as the fixture tells it, and nothing more.
fn fixture() -> Site {
    catalogue::parse(&std::fs::read(folder().join("fixture.json")).unwrap()).unwrap()
}

/// The same with the day on which its enrolments began, which only the verdicts show.
fn complete() -> Site {
    let mut site = fixture();
    for enrolment in site.enrolments.iter_mut().flatten() {
        enrolment.start = enrolment.start.or(Some(1_700_000_000));
    }
    site
}

fn kind(word: &str) -> Kind {
    Kind::ALL.into_iter().find(|kind| kind.word() == word).unwrap()
}

/// Settings of a case over those of the site.
fn settings(site: &Site, case: &Value) -> Settings {
    let mut settings = Settings::of(kind(case["kind"].as_str().unwrap()), site);
    for (key, value) in case["settings"].as_object().unwrap() {
        settings.set(key, value.as_str().unwrap_or_default()).unwrap();
    }
    settings.set("mode", case["mode"].as_str().unwrap()).unwrap();
    if let Some(run) = case["run"].as_str() {
        settings.set("run", run).unwrap();
        settings.set("source", "picked").unwrap();
    }
    settings
}

/// The parts of a verdict that differ.
fn differences(told: &Value, real: &Value) -> String {
    let mut out = String::new();
    let keys = [
        "result",
        "messages",
        "changes",
        "crash",
        "run_flag_left",
        "input_file_kept",
        "report_stored",
        "archive_stored",
        "failed_rows_file",
    ];
    for key in keys {
        if told.get(key).unwrap_or(&Value::Null) != real.get(key).unwrap_or(&Value::Null) {
            _ = write!(out, "\n    {key}\n      told {}\n      real {}", told[key], real[key]);
        }
    }
    out
}

/// How the cases came out.
#[derive(Default)]
struct Score {
    cases: usize,
    told: usize,
    /// Told as they were, but for a start that is said not to be told.
    but_for_the_start: usize,
    misses: String,
}

impl Score {
    fn thousandths(&self, told: usize) -> usize {
        told * 1_000 / self.cases
    }
}

/// The real verdict without the starts, when the simulation says that it does not know them.
fn without_starts(real: &Value, told: &Value) -> Value {
    let mut real = real.clone();
    let doubts = told["not_told"].as_array().is_some_and(|doubts| doubts.iter().any(|doubt| doubt["why"] == "start of the enrolments"));
    for change in real["changes"].as_array_mut().into_iter().flatten().filter(|change| doubts && change["op"] == "enrol_removed") {
        let parts: Vec<&str> = change["what"].as_str().unwrap().split(" | ").collect();
        let parts: Vec<&str> = parts.into_iter().map(|part| if part.starts_with("start=") { UNTOLD } else { part }).collect();
        change["what"] = parts.join(" | ").into();
    }
    real
}

fn score(site: &Site) -> Score {
    let cases: Vec<Value> = serde_json::from_slice(&std::fs::read(folder().join("verdicts.json")).unwrap()).unwrap();
    let mut score = Score { cases: cases.len(), ..Score::default() };
    let catalogue = Catalogue::new(site.clone());
    let now = jiff::civil::date(2026, 9, 14).at(12, 0, 0, 0).in_tz("Europe/Paris").unwrap();
    for case in &cases {
        let bytes = std::fs::read(folder().join(case["file"].as_str().unwrap())).unwrap();
        let settings = settings(site, case);
        let mut told = Vec::new();
        json::write(&bytes, &Run { catalogue: &catalogue, settings: &settings, now: &now }, &mut told, &Watch::default()).unwrap();
        let told: Value = serde_json::from_slice(&told).unwrap();
        let differences = differences(&told, case);
        if differences.is_empty() {
            score.told += 1;
            continue;
        }
        if self::differences(&told, &without_starts(case, &told)).is_empty() {
            score.but_for_the_start += 1;
        }
        _ = write!(score.misses, "\n  {} ({}){differences}", case["id"].as_str().unwrap(), case["why"].as_str().unwrap());
    }
    score
}

#[test]
fn the_simulation_says_what_the_tool_did() {
    let score = score(&complete());
    let reached = score.thousandths(score.told);
    println!("tool_sync: {} of {} cases told as they were ({reached} ‰){}", score.told, score.cases, score.misses);
    assert!(reached >= FLOOR, "{reached} ‰{}", score.misses);
}

/// The fixture leaves out when its enrolments began. The day is in no way to be known from it: the simulation
/// says so, and all the rest of each verdict must be right.
#[test]
fn on_the_fixture_alone_only_the_start_of_old_enrolments_is_not_told() {
    let score = score(&fixture());
    let reached = score.thousandths(score.told);
    println!(
        "tool_sync, fixture alone: {} of {} cases told as they were ({reached} ‰), {} more but for the start of an old enrolment, said not to be told{}",
        score.told, score.cases, score.but_for_the_start, score.misses
    );
    assert!(reached >= FLOOR_ALONE, "{reached} ‰{}", score.misses);
    let with_doubts = score.thousandths(score.told + score.but_for_the_start);
    assert!(with_doubts >= FLOOR, "{with_doubts} ‰{}", score.misses);
}
