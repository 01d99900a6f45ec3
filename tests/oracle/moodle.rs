//! What the tests against real runs of *Upload users* share: a case played, and compared key by key.

use bordereau::catalogue::{Catalogue, Site};
use bordereau::simulate::json;
use bordereau::simulate::moodle_upload::{Run, Settings};
use bordereau::watch::Watch;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

pub fn folder(set: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/oracle").join(set)
}

pub fn load(set: &str, name: &str) -> Value {
    serde_json::from_slice(&fs::read(folder(set).join(name)).unwrap()).unwrap()
}

/// The settings of a case: those of its mode, then what it changes.
fn settings(about: &Value, case: &Value) -> Settings {
    let mut settings = Settings::default();
    let mode = case["mode"].as_str().unwrap();
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    for source in [&about["default_options"][mode], &case["options"]] {
        for (key, value) in source.as_object().unwrap() {
            settings.set(key, &text(value)).unwrap();
        }
    }
    settings.set("delimiter", case["delimiter"].as_str().unwrap()).unwrap();
    settings.set("encoding", case["encoding"].as_str().unwrap()).unwrap();
    settings
}

/// One set of cases on the one site of all sets.
pub struct Fixture {
    site: Value,
    set: &'static str,
    about: Value,
    pub cases: Vec<Value>,
}

impl Fixture {
    pub fn new(set: &'static str) -> Self {
        let verdicts = load(set, "verdicts.json");
        let cases = verdicts["cases"].as_array().unwrap().clone();
        Self { site: load("moodle-uploaduser", "fixture.json"), set, about: verdicts["_about"].clone(), cases }
    }

    pub fn catalogue(&self, change: impl FnOnce(&mut Value)) -> Catalogue {
        let mut site = self.site.clone();
        change(&mut site);
        Catalogue::new(serde_json::from_value::<Site>(site).unwrap())
    }

    pub fn case(&self, name: &Value) -> Option<&Value> {
        self.cases.iter().find(|case| case["name"] == *name)
    }

    /// What we foresee for a case of the set.
    pub fn run(&self, case: &Value, catalogue: &Catalogue, change: impl FnOnce(&mut Settings)) -> Value {
        let bytes = fs::read(folder(self.set).join(format!("cases/{}.csv", case["name"].as_str().unwrap()))).unwrap();
        self.run_bytes(&bytes, case, catalogue, change)
    }

    /// What we foresee for these bytes with the settings of a case.
    pub fn run_bytes(&self, bytes: &[u8], case: &Value, catalogue: &Catalogue, change: impl FnOnce(&mut Settings)) -> Value {
        let day: jiff::civil::Date = self.about["run_day"].as_str().unwrap().parse().unwrap();
        let now = day.at(12, 0, 0, 0).in_tz("Europe/Paris").unwrap();
        let mut settings = settings(&self.about, case);
        change(&mut settings);
        let run = Run { catalogue, settings: &settings, now: &now };
        let mut written = Vec::new();
        json::write(bytes, &run, &mut written, &Watch::default()).unwrap();
        serde_json::from_slice(&written).unwrap()
    }

    /// Cases that were run again in another condition: those that differ have another verdict, the others the same.
    pub fn again(&self, compared: &Value, different: &Value, catalogue: &Catalogue, change: impl Fn(&mut Settings)) -> Score {
        let mut score = Score::default();
        for name in compared.as_array().unwrap() {
            let Some(case) = self.case(name) else { continue };
            let real = different.as_array().unwrap().iter().find(|case| case["name"] == *name).unwrap_or(case);
            score.add(name.as_str().unwrap(), real, &self.run(case, catalogue, &change));
        }
        score
    }
}

fn sorted(values: &Value) -> Vec<String> {
    let mut lines: Vec<String> = values.as_array().into_iter().flatten().map(|value| canonical(value).to_string()).collect();
    lines.sort();
    lines
}

/// Objects with their keys in order, so that the order of keys does not count.
fn canonical(value: &Value) -> Value {
    match value {
        Value::Object(object) => {
            let sorted: BTreeMap<_, _> = object.iter().map(|(key, value)| (key.clone(), canonical(value))).collect();
            serde_json::to_value(sorted).unwrap()
        }
        Value::Array(values) => values.iter().map(canonical).collect(),
        other => other.clone(),
    }
}

fn messages(row: &Value) -> Vec<String> {
    let mut lines: Vec<String> =
        row["messages"].as_array().into_iter().flatten().map(|m| format!("{} {} {}", m["col"], m["level"], m["id"])).collect();
    lines.sort();
    lines.dedup();
    lines
}

/// Long lists of columns are cut in the oracle, with `…` at the end.
fn same_columns(real: &Value, ours: &Value) -> bool {
    match (real.as_array().map(Vec::as_slice), ours.as_array()) {
        (Some([head @ .., last]), Some(ours)) if last == "…" => ours.starts_with(head),
        _ => real == ours,
    }
}

/// The first difference in everything but effects.
pub fn difference(real: &Value, ours: &Value) -> Option<String> {
    let error = |value: &Value| {
        let error = &value["file_error"];
        if error.is_null() { "none".to_owned() } else { format!("{} {} {}", error["stage"], error["id"], error["value"]) }
    };
    if error(real) != error(ours) {
        return Some(format!("file_error: real {}, ours {}", error(real), error(ours)));
    }
    if !same_columns(&real["accepted_columns"], &ours["accepted_columns"]) {
        return Some(format!("columns: real {}, ours {}", real["accepted_columns"], ours["accepted_columns"]));
    }
    if real["aborted"]["at_line"] != ours["aborted"]["at_line"] {
        return Some(format!("aborted: real {}, ours {}", real["aborted"], ours["aborted"]));
    }
    let rows = |value: &Value| value["rows"].as_array().cloned().unwrap_or_default();
    let (real_rows, our_rows) = (rows(real), rows(ours));
    if real_rows.len() != our_rows.len() {
        return Some(format!("rows: real {}, ours {}", real_rows.len(), our_rows.len()));
    }
    for (real, ours) in real_rows.iter().zip(&our_rows) {
        for key in ["line", "outcome", "account"] {
            if real[key] != ours[key] {
                return Some(format!("line {} {key}: real {}, ours {}", real["line"], real[key], ours[key]));
            }
        }
        if messages(real) != messages(ours) {
            return Some(format!("line {}: real says {:?}, ours {:?}", real["line"], messages(real), messages(ours)));
        }
    }
    None
}

/// The first difference in effects.
pub fn effects_difference(real: &Value, ours: &Value) -> Option<String> {
    let (real, ours) = (real["rows"].as_array()?, ours["rows"].as_array()?);
    real.iter().zip(ours).find_map(|(real, ours)| {
        let (a, b) = (sorted(&real["effects"]), sorted(&ours["effects"]));
        (a != b).then(|| {
            let only = |x: &[String], y: &[String]| x.iter().filter(|e| !y.contains(e)).cloned().collect::<Vec<_>>().join(" ");
            format!("line {}: only real {} / only ours {}", real["line"], only(&a, &b), only(&b, &a))
        })
    })
}

#[derive(Default)]
pub struct Score {
    pub cases: usize,
    pub same: usize,
    pub same_effects: usize,
    pub misses: Vec<String>,
}

impl Score {
    pub fn add(&mut self, name: &str, real: &Value, ours: &Value) {
        self.cases += 1;
        let (rest, effects) = (difference(real, ours), effects_difference(real, ours));
        self.same += usize::from(rest.is_none());
        self.same_effects += usize::from(rest.is_none() && effects.is_none());
        if let Some(why) = rest.or(effects) {
            self.misses.push(format!("{name}: {why}"));
        }
    }

    pub fn join(&mut self, title: &str, other: Self) {
        self.cases += other.cases;
        self.same += other.same;
        self.same_effects += other.same_effects;
        self.misses.extend(other.misses.into_iter().map(|miss| format!("{title} {miss}")));
    }

    pub fn print(&self, title: &str) {
        let percent = |n: usize| 100.0 * n as f64 / self.cases.max(1) as f64;
        println!(
            "{title}: {} cases, {} identical but for effects ({:.1} %), {} with effects ({:.1} %)",
            self.cases,
            self.same,
            percent(self.same),
            self.same_effects,
            percent(self.same_effects)
        );
        for miss in &self.misses {
            println!("  {miss}");
        }
    }

    pub fn reaches(&self, same: f64, with_effects: f64) -> bool {
        let share = |n: usize| n as f64 / self.cases.max(1) as f64;
        share(self.same) >= same && share(self.same_effects) >= with_effects
    }
}
