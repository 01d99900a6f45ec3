//! `bordereau catalogue …` as a script sees it: JSON, exit codes, nothing outside the given folder.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

fn bordereau(data: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_bordereau")).args(args).env("BORDEREAU_DATA", data).output().unwrap()
}

fn json(data: &Path, args: &[&str]) -> Value {
    let output = bordereau(data, &[args, &["--json"]].concat());
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn code(data: &Path, args: &[&str]) -> i32 {
    bordereau(data, args).status.code().unwrap()
}

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample/site.json");

#[test]
fn a_platform_is_imported_shown_compared_and_purged() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("data");
    let imported = json(&data, &["catalogue", "import", SAMPLE, "--platform", "Écampus"]);
    assert_eq!((&imported["platform"]["platform"]["name"], &imported["diff"]), (&Value::from("Écampus"), &Value::Null));

    let info = json(&data, &["catalogue", "info", "--platform", "ecampus"]);
    let lists = info["platforms"][0]["lists"].as_array().unwrap();
    let courses = lists.iter().find(|list| list["list"] == "courses").unwrap();
    assert_eq!((&courses["rows"], &courses["kind"], &courses["name"]), (&40.into(), &"exchange".into(), &"site.json".into()));
    assert!(info["platforms"][0]["forget_people_at"].is_string() && info["platforms"][0]["age_days"].is_i64());

    let list = place.path().join("cours.csv");
    std::fs::write(&list, "shortname;fullname\nCHIM_L1;Chimie\nNEUF;Nouveau\n").unwrap();
    let list = list.to_str().unwrap();
    let diff = json(&data, &["catalogue", "diff", list, "--platform", "Ecampus"]);
    assert_eq!(
        (&diff["diff"]["courses_added"], diff["diff"]["courses_removed"].as_array().unwrap().len()),
        (&serde_json::json!(["NEUF"]), 39)
    );

    assert_eq!(json(&data, &["catalogue", "purge", "--platform", "ecampus"])["accounts"], 200);
    assert_eq!(json(&data, &["catalogue", "purge"])["accounts"], 0);
    json(&data, &["catalogue", "purge", "--platform", "ecampus", "--remove"]);
    assert_eq!(json(&data, &["catalogue", "info"])["platforms"], serde_json::json!([]));
    json(&data, &["catalogue", "purge", "--everything"]);
    assert!(!data.join("catalogues.db").exists());
}

#[test]
fn exit_codes_tell_wrong_usage_from_a_useless_file_and_from_the_disk() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("data");
    let broken = place.path().join("broken.json");
    std::fs::write(&broken, "{\"courses\": [").unwrap();
    let list = place.path().join("comptes.csv");
    std::fs::write(&list, "username;idnumber\n55000901;1\n").unwrap();
    let (broken, list) = (broken.to_str().unwrap(), list.to_str().unwrap());
    let absent = place.path().join("absent.json");
    for (args, expected) in [
        (&["catalogue", "import", broken][..], 2),
        (&["catalogue", "import", list], 3),
        (&["catalogue", "import", list, "--platform", "Ecampus"], 3),
        (&["catalogue", "import", absent.to_str().unwrap()], 4),
        (&["catalogue", "info", "--platform", "absent"], 3),
        (&["catalogue", "diff", SAMPLE, "--platform", "absent"], 3),
        (&["catalogue", "purge", "--remove"], 3),
        (&["catalogue"], 3),
        (&["catalogue", "info"], 0),
    ] {
        assert_eq!(code(&data, args), expected, "{args:?}");
    }
}

#[test]
fn a_stored_platform_is_what_a_list_is_checked_against() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("data");
    let site = place.path().join("site.json");
    std::fs::write(&site, r#"{"platform":{"name":"Prélude"},"courses":[{"shortname":"SEUL"}]}"#).unwrap();
    json(&data, &["catalogue", "import", site.to_str().unwrap()]);
    let list = place.path().join("liste.csv");
    std::fs::write(&list, "username;course1;role1\n55000901;SEUL;student\n55000902;AUTRE;student\n").unwrap();
    let checked = |args: &[&str]| {
        let output = bordereau(&data, &[&["check", list.to_str().unwrap(), "--json"], args].concat());
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        let unknown = report["findings"].as_array().unwrap().iter().filter(|finding| finding["rule"] == "unknown_course");
        unknown.map(|finding| finding["value"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(checked(&["--platform", "prelude"]), ["AUTRE"]);
    assert_eq!(code(&data, &["check", list.to_str().unwrap(), "--platform", "absent"]), 3);
}
