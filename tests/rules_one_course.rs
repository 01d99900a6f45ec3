//! The rules against what the flat file and the one-course tools really did: of the rows that they refused or lost, the
//! check speaks; of those that they took, it calls none an error.
//!
//! Cases about separators, quotes, encodings and lines of a wrong shape are left out: Bordereau does not write such files.
//! `cargo test --test rules_one_course -- --nocapture` prints the table.

use bordereau::catalogue::{Catalogue, Site};
use bordereau::check::{self, Subject};
use bordereau::error::Level;
use bordereau::importer::{self, FieldKey, Importer, Roster};
use bordereau::table::{Column, Origin, RowId, Source, Table};
use bordereau::watch::Watch;
use jiff::civil::Date;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

const TODAY: Date = Date::constant(2026, 11, 28);
/// A sign that no file holds: what the exporter thinks of delimiters is not judged here.
const DELIMITER: char = '\u{1}';

fn folder(oracle: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/oracle").join(oracle)
}

fn load(path: PathBuf) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// The fixture with the changes that a case makes first; `None` for changes that a catalogue cannot tell.
fn site(case: &Value) -> Option<Site> {
    let mut site = load(folder("moodle-uploaduser").join("fixture.json"));
    for change in case["before"].as_array().into_iter().flatten() {
        let at = |i: usize| change[i].as_str().unwrap_or_default().to_owned();
        let mut set = |list: &str, name: &str| {
            let entries = site[list].as_array_mut().unwrap();
            let entry = entries.iter_mut().find(|entry| entry[name] == change[1]).unwrap();
            entry[at(2)] = if at(2) == "deleted" { json!(change[3] == 1) } else { change[3].clone() };
        };
        match at(0).as_str() {
            "user" => set("users", "username"),
            "course" => set("courses", "shortname"),
            "enrol" => {
                let status = if change.get(7).is_some_and(|status| *status == 1) { "suspended" } else { "active" };
                let entry =
                    json!({ "username": at(2), "course": at(3), "method": at(1), "status": status, "start_day": 0, "end_day": null });
                site["enrolments"].as_array_mut().unwrap().push(entry);
            }
            "role" => {}
            _ => return None,
        }
    }
    serde_json::from_value(site).ok()
}

/// A list as a case gives it to the importer: header names, rows with their lines, settings.
struct List {
    importer: &'static Importer,
    names: Vec<String>,
    rows: Vec<(u32, Vec<String>)>,
    settings: Vec<(&'static str, String)>,
}

fn yes(value: &Value) -> String {
    if *value == 0 { "no" } else { "yes" }.to_owned()
}

/// Whether the case is about the bytes, not about the values.
fn is_about_form(case: &Value) -> bool {
    const FORM: [&str; 7] = ["separator", "shape", "encoding", "quotes", "bom", "lines", "header"];
    let name = case["name"].as_str().unwrap();
    let tagged = case["tags"].as_array().into_iter().flatten().any(|tag| FORM.contains(&tag.as_str().unwrap_or_default()));
    let named = ["sep-", "shape-", "enc-", "quotes-", "bom", "cr", "utf16", "latin1", "nul", "header", "ragged", "blank-lines", "html"];
    // The page that unenrols takes another file, and the role stands in the form.
    if ["unenrol", "role-not-assignable"].contains(&name) {
        return true;
    }
    // Rows of separators are about values: they name nobody.
    name != "separators-only" && (tagged || named.iter().any(|start| name.starts_with(start)))
}

fn flat_file(case: &Value) -> Option<List> {
    let bytes = fs::read(folder("flatfile").join(case["file"].as_str()?)).unwrap();
    let text = String::from_utf8(bytes).ok()?;
    let cells = |line: &str| line.split(if line.contains(',') { ',' } else { ';' }).map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let mut rows: Vec<(u32, Vec<String>)> =
        (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()).map(|(n, line)| (n, cells(line))).collect();
    rows.retain(|(_, cells)| (4..=6).contains(&cells.len()));
    rows.iter_mut().for_each(|(_, cells)| cells.resize(6, String::new()));
    let names = ["operation", "role", "idnumber", "course", "starttime", "endtime"].map(str::to_owned).to_vec();
    Some(List { importer: importer::find("flatfile").unwrap(), names, rows, settings: Vec::new() })
}

fn userenrols(case: &Value) -> Option<List> {
    let options = &case["options"];
    let key = options["user_id"].as_str().unwrap_or("username").to_owned();
    let split = |text: &str| match text.split_once([',', ';', '\t']) {
        Some((person, group)) => (person.to_owned(), group.to_owned()),
        None => (text.to_owned(), String::new()),
    };
    let course = case["course"].as_str().unwrap_or("cours_test").to_owned();
    let rows = case["rows"].as_array()?.iter().filter_map(|row| {
        let (person, group) = split(row["text"].as_str()?);
        let line = row["line"].as_u64()?;
        Some((line as u32, whole(vec![person, group, course.clone()], "userenrols", case, line)))
    });
    let settings = vec![("group", yes(&options["group"])), ("group-create", yes(&options["group_create"]))];
    let names = vec![key, "group".to_owned(), "course".to_owned()];
    Some(List { importer: importer::find("userenrols").unwrap(), names, rows: rows.collect(), settings })
}

fn mass_enroll(case: &Value) -> Option<List> {
    let options = &case["options"];
    let (id, key) = match case["version"].as_str()?.get(..3)? {
        "2.2" => ("mass-enroll-2", options["firstcolumn"].as_str()?),
        "4.1" => ("mass-enroll-4", options["columns"][0].as_str()?),
        _ => return None,
    };
    if options["columns"].as_array().is_some_and(|columns| columns.len() > 2 || columns.iter().any(|column| column == "role")) {
        return None;
    }
    let course = case["course"].as_str().unwrap_or("cours_test").to_owned();
    let rows = case["rows"].as_array()?.iter().map(|row| {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let (person, group) = match row["cells"].as_array() {
            Some(cells) => (text(&cells[0]), cells.get(1).map(text).unwrap_or_default()),
            None => (text(&row["mapped"][key]), text(&row["mapped"]["group"])),
        };
        let line = row["line"].as_u64().unwrap();
        (line as u32, whole(vec![person, group, course.clone()], "mass-enroll", case, line))
    });
    let settings = vec![("group-create", yes(&options["creategroups"]))];
    let names = vec![key.to_owned(), "group".to_owned(), "course".to_owned()];
    Some(List { importer: importer::find(id).unwrap(), names, rows: rows.collect(), settings })
}

#[derive(Default)]
struct Score {
    said: usize,
    silent: Vec<String>,
    wrong: Vec<String>,
    right: usize,
}

/// Whether the tool refused the row, stopped at it, passed over it, enrolled somebody else, or gave a date of 1970.
fn is_lost(row: &Value, person: &str, catalogue: &Catalogue) -> bool {
    let known = catalogue.user(person).is_some()
        || catalogue.users_numbered(person).next().is_some()
        || catalogue.users_at(person).next().is_some();
    let odd_date =
        |effect: &Value| [&effect["start"], &effect["end"]].iter().any(|day| day.as_str().is_some_and(|day| day.starts_with("epoch")));
    matches!(row["outcome"].as_str(), Some("error" | "aborted" | "partial"))
        || matches!(person, "" | "0")
        || row["outcome"] == "unchanged" && !known
        || row["effects"].as_array().into_iter().flatten().any(odd_date)
}

/// The verdicts shorten long values: those are taken from the file.
fn whole(cells: Vec<String>, oracle: &str, case: &Value, line: u64) -> Vec<String> {
    if !cells.iter().any(|cell| cell.contains('…')) {
        return cells;
    }
    let bytes = fs::read(folder(oracle).join(case["file"].as_str().unwrap())).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let raw = text.lines().nth(line as usize - 1).unwrap();
    let (person, group) = raw.split_once([',', ';', '\t']).unwrap_or((raw, ""));
    vec![person.to_owned(), group.to_owned(), cells[2].clone()]
}

fn judge(case: &Value, list: &List, score: &mut Score) {
    let Some(site) = site(case) else { return };
    let catalogue = Catalogue::new(site);
    let keys: Vec<FieldKey> = list.names.iter().map(|name| list.importer.key_of_header(name).unwrap()).collect();
    let mut columns = vec![Column::default(); keys.len()];
    let mut origin = Origin::default();
    for (line, cells) in &list.rows {
        origin.push(Source { sheet: 0, line: *line });
        columns.iter_mut().zip(cells).for_each(|(column, cell)| column.push(cell));
    }
    let roster = Roster::new(list.importer, keys, Table::new(columns, origin));
    let table = roster.table();
    let settings = list.importer.settings_for(list.settings.iter().map(|(key, value)| (*key, value.as_str())), roster.keys());
    let subject = Subject {
        settings: &settings,
        catalogue: &catalogue,
        roster: &roster,
        left_out: &[],
        course_names: None,
        beside: bordereau::check::Beside::NOTHING,
        returned: &[],
        delimiter: DELIMITER,
        today: TODAY,
    };
    let report = check::check(&subject, &Watch::default()).unwrap();
    for row in case["rows"].as_array().into_iter().flatten() {
        let Some(id) = table.find(Source { sheet: 0, line: row["line"].as_u64().unwrap() as u32 }) else { continue };
        let of = |least: Level| report.findings.iter().filter(move |finding| finding.level >= least && finding.rows.contains(&id));
        let name = |rules: Vec<&str>| format!("{} line {} {}: {rules:?}", case["name"], row["line"], shown(table, id));
        let named = list.names.iter().position(|name| ["username", "idnumber", "email"].contains(&name.as_str())).unwrap();
        if is_lost(row, table.text(named, id).trim(), &catalogue) {
            match of(Level::Warning).next() {
                Some(_) => score.said += 1,
                None => score.silent.push(name(Vec::new())),
            }
        } else {
            let errors: Vec<&str> = of(Level::Error).map(|finding| finding.rule.name).collect();
            if errors.is_empty() { score.right += 1 } else { score.wrong.push(name(errors)) }
        }
    }
}

fn shown(table: &Table, row: RowId) -> String {
    let cells: Vec<String> = table.columns().iter().map(|column| column.text(row).chars().take(30).collect()).collect();
    cells.join(" | ")
}

/// Name of an oracle, how a case of it becomes a list, and the cases that are left out.
type Tool<'a> = (&'a str, fn(&Value) -> Option<List>, &'a [&'a str]);

#[test]
fn what_the_tools_refused_or_lost_is_said_and_what_they_took_is_no_error() {
    let tools: [Tool<'_>; 3] =
        [("flatfile", flat_file, &["core"]), ("userenrols", userenrols, &["0.0.10"]), ("mass-enroll", mass_enroll, &["2.2", "4.1"])];
    println!("{:<18} {:>12} {:>12} {:>12} {:>12}", "importer", "lost, said", "lost, silent", "taken, error", "taken");
    let (mut lost, mut silent, mut wrong) = (0, Vec::new(), Vec::new());
    for (oracle, read, versions) in tools {
        let verdicts = load(folder(oracle).join("verdicts.json"));
        for version in versions {
            let of_version = |case: &&Value| case["version"].as_str().unwrap().starts_with(version);
            let mut score = Score::default();
            for case in verdicts["cases"].as_array().unwrap().iter().filter(of_version).filter(|case| !is_about_form(case)) {
                if let Some(list) = read(case) {
                    judge(case, &list, &mut score);
                }
            }
            let Score { said, right, .. } = score;
            println!("{:<18} {said:>12} {:>12} {:>12} {right:>12}", format!("{oracle} {version}"), score.silent.len(), score.wrong.len());
            assert!(said + right > 30, "{oracle} {version}");
            lost += said + score.silent.len();
            silent.append(&mut score.silent);
            wrong.append(&mut score.wrong);
        }
    }
    println!("lost and silent: {silent:#?}\ntaken and called an error: {wrong:#?}");
    assert!(silent.len() * 20 <= lost, "{} of {lost} lost rows pass without a word", silent.len());
    assert!(wrong.is_empty(), "{} rows that were taken are called an error", wrong.len());
}
