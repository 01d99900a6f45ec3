//! The flat file and the two one-course plugins against what the real ones did, release by release.
//!
//! `cargo test --test oracle_course_tools -- --nocapture` prints the scores and every miss.

use bordereau::catalogue::{Catalogue, Site};
use bordereau::simulate::{json, registry};
use bordereau::watch::Watch;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn folder(set: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle").join(set)
}

fn load(set: &str, name: &str) -> Value {
    serde_json::from_slice(&std::fs::read(folder(set).join(name)).unwrap()).unwrap()
}

fn row<'v>(list: &'v mut Value, key: &str, name: &str) -> &'v mut Value {
    list.as_array_mut().unwrap().iter_mut().find(|row| row[key] == *name).unwrap()
}

/// Makes the changes of a case to the site; those that are settings are given back.
fn prepare(site: &mut Value, before: &Value) -> Vec<(String, String)> {
    let mut settings = Vec::new();
    for change in before.as_array().into_iter().flatten() {
        let part = |at: usize| change[at].as_str().unwrap_or_default();
        match part(0) {
            "user" => row(&mut site["users"], "username", part(1))[part(2)] = change[3].clone(),
            "course" => row(&mut site["courses"], "shortname", part(1))[part(2)] = change[3].clone(),
            "map" => settings.push((format!("map_{}", part(1)), part(2).to_owned())),
            "config" => settings.push((part(2).to_owned(), part(3).to_owned())),
            "role" => site["role_assignments"].as_array_mut().unwrap().push(json!({
                "username": part(1), "role": part(2), "course": part(3)
            })),
            "enrol" => {
                let method = part(1);
                let component = if method == "flatfile" { "enrol_flatfile" } else { "" };
                let list = site["enrolments"].as_array_mut().unwrap();
                if !list.iter().any(|row| row["username"] == part(2) && row["course"] == part(3) && row["method"] == method) {
                    let status = if change[7] == 1 { "suspended" } else { "active" };
                    list.push(json!({
                        "username": part(2), "course": part(3), "method": method, "status": status,
                        "start": change[5].as_i64().unwrap_or(0), "end": change[6].as_i64().unwrap_or(0)
                    }));
                }
                site["role_assignments"].as_array_mut().unwrap().push(json!({
                    "username": part(2), "course": part(3), "role": part(4), "component": component
                }));
                let methods = row(&mut site["courses"], "shortname", part(3))["enrol_methods"].as_array_mut().unwrap();
                if !methods.iter().any(|row| row["enrol"] == method) {
                    methods.push(json!({ "enrol": method, "status": "enabled" }));
                }
            }
            other => panic!("{other}"),
        }
    }
    settings
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(text).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}

fn forecast(tool: &str, set: &str, case: &Value) -> Value {
    let mut site = load("moodle-uploaduser", "fixture.json");
    let mut settings = prepare(&mut site, &case["before"]);
    settings.extend(case["options"].as_object().unwrap().iter().map(|(key, value)| (key.clone(), text(value))));
    for key in ["version", "course", "sent_by"] {
        settings
            .extend(case[key].as_str().filter(|_| key != "version" || set != "flatfile").map(|value| (key.to_owned(), value.to_owned())));
    }
    let mut simulator = registry::named(tool).unwrap();
    for (key, value) in &settings {
        simulator.set(key, value).unwrap_or_else(|bad| panic!("{}: {bad}", case["name"]));
    }
    let catalogue = Catalogue::new(serde_json::from_value::<Site>(site).unwrap());
    let day: jiff::civil::Date = "2026-11-28".parse().unwrap();
    let now = day.at(12, 0, 0, 0).in_tz("Europe/Paris").unwrap();
    let bytes = std::fs::read(folder(set).join(case["file"].as_str().unwrap())).unwrap();
    let mut out = Vec::new();
    json::write(&bytes, &*simulator.on(&catalogue, &now), &mut out, &Watch::default()).unwrap();
    serde_json::from_slice(&out).unwrap()
}

fn rows(value: &Value) -> Vec<Value> {
    value["rows"].as_array().cloned().unwrap_or_default()
}

/// Long names are cut in the oracle, with the number of characters.
fn cut(text: &str) -> String {
    let count = text.chars().count();
    if count > 120 { format!("{}…({count} characters)", text.chars().take(120).collect::<String>()) } else { text.to_owned() }
}

fn canonical(value: &Value) -> Value {
    match value {
        Value::Object(object) => {
            let sorted: BTreeMap<_, _> = object.iter().map(|(key, value)| (key.clone(), canonical(value))).collect();
            serde_json::to_value(sorted).unwrap()
        }
        Value::String(text) if !text.contains("characters)") => cut(text).into(),
        other => other.clone(),
    }
}

fn effects(list: &Value) -> Vec<String> {
    let mut all: Vec<String> = list.as_array().into_iter().flatten().map(|effect| canonical(effect).to_string()).collect();
    all.sort();
    all
}

fn ids(row: &Value) -> BTreeSet<String> {
    row["messages"].as_array().into_iter().flatten().map(|message| message["id"].as_str().unwrap().to_owned()).collect()
}

/// The difference in what becomes of the lines.
fn outcome_difference(real: &Value, ours: &Value) -> Option<String> {
    let told = |value: &Value| value["file_error"].is_null();
    if told(real) != told(ours) || real["aborted"].is_null() != ours["aborted"].is_null() {
        let ends = |value: &Value| format!("{} {}", value["file_error"], value["aborted"]);
        return Some(format!("ends: real {}, ours {}", ends(real), ends(ours)));
    }
    let outcomes = |value: &Value| rows(value).iter().map(|row| format!("{} {}", row["line"], row["outcome"])).collect::<Vec<_>>();
    (outcomes(real) != outcomes(ours)).then(|| format!("real {:?}, ours {:?}", outcomes(real), outcomes(ours)))
}

fn other_difference(real: &Value, ours: &Value) -> Option<String> {
    for (real, ours) in rows(real).iter().zip(rows(ours)) {
        if ids(real) != ids(&ours) {
            return Some(format!("line {}: real says {:?}, ours {:?}", real["line"], ids(real), ids(&ours)));
        }
        let (a, b) = (effects(&real["effects"]), effects(&ours["effects"]));
        if a != b {
            let only = |x: &[String], y: &[String]| x.iter().filter(|e| !y.contains(e)).cloned().collect::<Vec<_>>().join(" ");
            return Some(format!("line {}: only real {} / only ours {}", real["line"], only(&a, &b), only(&b, &a)));
        }
    }
    let (a, b) = (effects(&real["after_the_file"]), effects(&ours["after_the_file"]));
    (a != b).then(|| format!("after the file: real {a:?}, ours {b:?}"))
}

/// Every case of a set, by release; the floors are those of outcomes and of everything, in thousandths.
fn check(set: &str, tool: impl Fn(&str) -> &'static str) {
    let mut scores: BTreeMap<String, (usize, usize, usize)> = BTreeMap::new();
    let mut misses = String::new();
    for case in load(set, "verdicts.json")["cases"].as_array().unwrap() {
        let release = case["version"].as_str().unwrap();
        let ours = forecast(tool(release), set, case);
        let score = scores.entry(release.to_owned()).or_default();
        score.0 += 1;
        let outcome = outcome_difference(case, &ours);
        score.1 += usize::from(outcome.is_none());
        let other = outcome.or_else(|| other_difference(case, &ours));
        score.2 += usize::from(other.is_none());
        if let Some(why) = other {
            misses += &format!("\n  {} {}: {why}", case["name"].as_str().unwrap(), release);
        }
    }
    let (mut cases, mut outcomes, mut whole) = (0, 0, 0);
    for (release, score) in &scores {
        println!("{set} {release}: {} cases, outcomes {}, all {}", score.0, score.1, score.2);
        cases += score.0;
        outcomes += score.1;
        whole += score.2;
    }
    println!("{set}: {cases} cases, outcomes {outcomes}, all {whole}{misses}");
    assert!(outcomes * 1_000 >= cases * 970 && whole * 1_000 >= cases * 930, "{set}");
}

#[test]
fn the_flat_file_does_as_moodle_did() {
    check("flatfile", |_| "flatfile");
}

#[test]
fn userenrols_does_as_each_release_did() {
    check("userenrols", |_| "userenrols");
}

#[test]
fn mass_enroll_does_as_each_release_did() {
    check("mass-enroll", |release| if release.starts_with('4') { "mass-enroll-4" } else { "mass-enroll-2" });
}
