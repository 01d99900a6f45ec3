//! Every file that was really run through tool_sync, and what the simulation says of it.

use bordereau::catalogue::{self, Site, User};
use bordereau::simulate::tool_sync::{Kind, Settings, json, simulate};
use serde_json::Value;
use std::fmt::Write as _;
use std::path::Path;

/// What the run must reach: cases told wholly as they were, in thousandths.
const FLOOR: usize = 970;

/// The site of `fixture.json`. The fixture leaves out what is the same for all its accounts, and the
/// day on which its enrolments began, which the verdicts show.
fn site(folder: &Path) -> Site {
    let mut site = catalogue::parse(&std::fs::read(folder.join("fixture.json")).unwrap()).unwrap();
    for user in site.users.iter_mut().flatten() {
        let usual = User { auth: Some("manual".into()), suspended: Some(false), ..User::default() };
        user.auth = user.auth.take().or(usual.auth);
        user.suspended = user.suspended.or(usual.suspended);
    }
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
    let mut settings = Settings::of(site);
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

#[test]
fn the_simulation_says_what_the_tool_did() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/tool-sync");
    let site = site(&folder);
    let cases: Vec<Value> = serde_json::from_slice(&std::fs::read(folder.join("verdicts.json")).unwrap()).unwrap();
    let mut misses = String::new();
    let mut missed = 0;
    for case in &cases {
        let bytes = std::fs::read(folder.join(case["file"].as_str().unwrap())).unwrap();
        let (kind, settings) = (kind(case["kind"].as_str().unwrap()), settings(&site, case));
        let told = json::document(&simulate(&bytes, kind, &settings, &site), kind, &settings);
        let differences = differences(&told, case);
        if !differences.is_empty() {
            missed += 1;
            _ = write!(misses, "\n  {} ({}){differences}", case["id"].as_str().unwrap(), case["why"].as_str().unwrap());
        }
    }
    let score = (cases.len() - missed) * 1_000 / cases.len();
    println!("tool_sync: {} of {} cases told as they were ({score} ‰){misses}", cases.len() - missed, cases.len());
    assert!(score >= FLOOR, "{score} ‰{misses}");
}
