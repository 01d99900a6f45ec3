//! A catalogue that tells only the people and courses that were asked for: nothing is green or unknown that is not told.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

/// Three people were asked for, one of them has no account; one of two courses was asked about.
fn site() -> Value {
    let course = |id: i64, name: &str| {
        json!({ "id": id, "shortname": name, "fullname": name, "visible": true, "groups": [],
                "enrol_methods": [{ "enrol": "manual", "status": "enabled", "default_role": "student", "enrolperiod_days": 0 }] })
    };
    let user = |id: i64, login: &str| json!({ "id": id, "username": login, "auth": "manual", "password": "hash", "suspended": false, "siteadmin": false });
    json!({
        "platform": { "name": "Ecampus", "extracted_at": "2026-11-20T08:00:00Z" },
        "roles": [{ "id": 5, "shortname": "student", "assignable_in_course": true }],
        "courses": [course(2, "DEMANDE"), course(3, "AUTRE")],
        "users": [user(10, "present"), user(11, "inscrit")],
        "enrolments": [{ "username": "inscrit", "course": "DEMANDE", "method": "not-told", "status": "" }],
        "role_assignments": [{ "username": "inscrit", "course": "DEMANDE", "role": "editingteacher" }],
        "asked": { "users": ["present", "inscrit", "absent"], "enrolments": ["DEMANDE"], "role_assignments": ["DEMANDE"] },
    })
}

fn run(place: &Path, site: &Value, list: &str, args: &[&str]) -> Value {
    let (catalogue, file) = (place.join("site.json"), place.join("liste.csv"));
    std::fs::write(&catalogue, site.to_string()).unwrap();
    std::fs::write(&file, list).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_bordereau"));
    command.arg(args[0]).arg(&file).arg("--catalogue").arg(&catalogue).args(&args[1..]).args(["--json", "--lang", "en"]);
    serde_json::from_slice(&command.output().unwrap().stdout).unwrap()
}

const LIST: &str = "username;course1;role1\npresent;DEMANDE;student\nabsent;DEMANDE;student\njamais;DEMANDE;student\n";

#[test]
fn the_rule_names_who_was_asked_and_not_found_and_says_how_many_were_not_asked() {
    let place = tempfile::tempdir().unwrap();
    let report = run(place.path(), &site(), LIST, &["check"]);
    let unknown: Vec<&Value> = report["findings"].as_array().unwrap().iter().filter(|found| found["rule"] == "unknown_account").collect();
    assert_eq!(unknown.iter().map(|found| found["value"].as_str().unwrap()).collect::<Vec<_>>(), ["absent"]);
    let why = |rule: &str| {
        let found = report["not_checked"].as_array().unwrap().iter().find(|one| one["rule"] == rule);
        found.map_or("", |one| one["why"].as_str().unwrap()).to_owned()
    };
    assert_eq!(why("unknown_account"), "the platform was not asked about 1 login");
    assert_eq!(why("end_date_removed"), "the existing enrolments of 1 course are not known in detail");
    assert_eq!(why("role_added"), "", "the roles held in this course are told");
}

#[test]
fn a_role_that_is_told_is_held_and_one_of_another_course_is_not_told() {
    let place = tempfile::tempdir().unwrap();
    let report = run(place.path(), &site(), "username;course1;role1\ninscrit;DEMANDE;student\npresent;AUTRE;student\n", &["check"]);
    let added: Vec<_> = report["findings"].as_array().unwrap().iter().filter(|found| found["rule"] == "role_added").collect();
    assert_eq!(added.len(), 1);
    let not_checked = report["not_checked"].as_array().unwrap();
    let why = not_checked.iter().find(|one| one["rule"] == "role_added").unwrap();
    assert_eq!(why["why"], "the roles already given in 1 course are not known");
}

#[test]
fn moodle_upload_is_foreseen_for_who_was_asked_and_told_for_nobody_else() {
    let place = tempfile::tempdir().unwrap();
    let forecast = run(place.path(), &site(), LIST, &["simulate", "--set", "delimiter=semicolon"]);
    let outcomes: Vec<_> = forecast["rows"].as_array().unwrap().iter().map(|row| row["outcome"].as_str().unwrap()).collect();
    assert_eq!(outcomes, ["enrolled", "skipped", "not_told"], "{forecast}");
    assert_eq!(forecast["not_told"], json!([{ "line": 4, "why": "no account list" }]));
}

#[test]
fn moodle_upload_says_nothing_of_the_enrolments_that_are_not_told() {
    let place = tempfile::tempdir().unwrap();
    let list = "username;course1;role1\npresent;DEMANDE;student\ninscrit;DEMANDE;student\npresent;AUTRE;student\npresent;AUTRE;student\n";
    let forecast = run(place.path(), &site(), list, &["simulate", "--set", "delimiter=semicolon"]);
    let lines: Vec<_> = forecast["not_told"].as_array().unwrap().iter().map(|one| (one["line"].clone(), one["why"].clone())).collect();
    assert!(!lines.iter().any(|(line, _)| *line == 2), "{lines:?}");
    for line in [3, 4] {
        assert!(lines.contains(&(line.into(), "no enrolment list".into())), "{lines:?}");
    }
    assert!(!lines.contains(&(5.into(), "no enrolment list".into())), "the row above has just enrolled: {lines:?}");
}

#[test]
fn a_login_named_twice_and_never_asked_is_told_in_neither_row() {
    let place = tempfile::tempdir().unwrap();
    let list = "username;course1;role1\njamais;DEMANDE;student\njamais;AUTRE;student\n";
    let forecast = run(place.path(), &site(), list, &["simulate", "--set", "delimiter=semicolon"]);
    let outcomes: Vec<_> = forecast["rows"].as_array().unwrap().iter().map(|row| row["outcome"].as_str().unwrap()).collect();
    assert_eq!(outcomes, ["not_told", "not_told"]);
}

/// The first line of each doubt of tool_sync about rows of person and course.
fn doubts(rows: &[(&str, &str)]) -> Vec<(u64, String)> {
    let place = tempfile::tempdir().unwrap();
    let row = |(person, course): &(&str, &str)| format!("student;{person};{course};manual\n");
    let list = format!("rolename;uid;cid;enrol\n{}", rows.iter().map(row).collect::<String>());
    let args = ["simulate", "--importer", "tool-sync-enrolments", "--set", "enrols_useridentifier=username"];
    let args = [&args[..], &["--set", "enrols_courseidentifier=shortname", "--set", "csvseparator=;"]].concat();
    let forecast = run(place.path(), &site(), &list, &args);
    let told = forecast["not_told"].as_array().unwrap_or_else(|| panic!("{forecast}"));
    let mut told: Vec<_> = told.iter().map(|one| (one["line"].as_u64().unwrap(), one["why"].as_str().unwrap().to_owned())).collect();
    told.sort();
    told
}

#[test]
fn tool_sync_is_told_for_who_was_asked_and_for_nobody_else() {
    assert_eq!(doubts(&[("present", "DEMANDE"), ("absent", "DEMANDE")]), []);
    assert_eq!(doubts(&[("present", "DEMANDE"), ("jamais", "DEMANDE")]), [(3, "accounts".to_owned())]);
    assert_eq!(doubts(&[("present", "DEMANDE"), ("inscrit", "DEMANDE")]), [(3, "existing enrolments".to_owned())]);
    assert_eq!(doubts(&[("present", "AUTRE")]), [(2, "existing enrolments".to_owned())]);
}

#[test]
fn a_course_whose_manual_method_is_not_switched_on_gives_nobody_access_and_no_more_is_told() {
    let place = tempfile::tempdir().unwrap();
    let mut site = site();
    site["courses"][0]["enrol_methods"][0]["status"] = "not-enabled".into();
    let list = "username;course1;role1\npresent;DEMANDE;student\n";
    let report = run(place.path(), &site, list, &["check"]);
    let found: Vec<_> = report["findings"].as_array().unwrap().iter().map(|found| (&found["rule"], &found["level"])).collect();
    assert!(found.contains(&(&json!("manual_method_off"), &json!("error"))), "{found:?}");
    let forecast = run(place.path(), &site, list, &["simulate", "--set", "delimiter=semicolon"]);
    assert_eq!(forecast["rows"][0]["outcome"], "not_told");
    assert_eq!(forecast["not_told"][0]["why"], "no enrolment methods");
}
