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

#[test]
fn a_platform_that_was_only_named_says_what_it_could_not_check() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("data");
    let new = json(&data, &["catalogue", "new", "Écampus", "--year", "2026-2027", "--importer", "tool-sync-users"]);
    assert_eq!((&new["platform"]["lists"], &new["local"]["importers"][0]), (&serde_json::json!([]), &"tool-sync-users".into()));
    assert_eq!(code(&data, &["catalogue", "new", "ecampus"]), 3, "there is one of that name");
    assert_eq!(code(&data, &["catalogue", "new", "Autre", "--importer", "inconnu"]), 3);
    json(&data, &["catalogue", "edit", "--platform", "ecampus", "--importer", "", "--prerequisite", "Compte d’un jour au moins"]);

    let list = place.path().join("liste.csv");
    std::fs::write(&list, "username;course1;role1\n55000901;CHIM_L1;student\n").unwrap();
    let list = list.to_str().unwrap();
    let report = json(&data, &["check", list, "--platform", "Ecampus"]);
    let rules = |key: &str| report[key].as_array().unwrap().iter().map(|item| item["rule"].clone()).collect::<Vec<_>>();
    assert!(!rules("findings").contains(&"unknown_course".into()), "{report}");
    assert!(rules("not_checked").contains(&"unknown_course".into()), "{report}");
    let simulated = json(&data, &["simulate", list, "--platform", "Ecampus"]);
    assert_eq!(simulated["not_told"][0]["why"], "no account list");

    // Roles and accounts can be told before the courses; groups cannot.
    let tell = |name: &str, text: &str| {
        let path = place.path().join(name);
        std::fs::write(&path, text).unwrap();
        code(&data, &["catalogue", "import", path.to_str().unwrap(), "--platform", "Ecampus"])
    };
    assert_eq!(tell("comptes.csv", "username;idnumber\n55000901;1\n"), 0);
    assert_eq!(tell("groupes.csv", "cours;groupe\nCHIM_L1;TD1\n"), 3);
    let simulated = json(&data, &["simulate", list, "--platform", "Ecampus"]);
    assert_eq!((&simulated["not_told"][0]["why"], &simulated["rows"][0]["outcome"]), (&"no course list".into(), &"not_told".into()));
    let sync = place.path().join("sync.csv");
    std::fs::write(&sync, "cmd;rolename;uid;cid\nadd;student;55000901;CHIM_L1\n").unwrap();
    let simulated =
        bordereau(&data, &["simulate", sync.to_str().unwrap(), "--platform", "Ecampus", "--importer", "tool-sync-enrolments", "--json"]);
    let simulated: Value = serde_json::from_slice(&simulated.stdout).unwrap();
    assert!(simulated["not_told"].as_array().unwrap().iter().any(|doubt| doubt["why"] == "courses"), "{simulated}");
}

#[test]
fn a_platform_keeps_its_rules_under_a_new_name_and_loses_all_when_it_is_removed() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("data");
    json(&data, &["catalogue", "import", SAMPLE, "--platform", "Ecampus"]);
    let rules = ["--closed-course", "DEMO*", "--role", "student=Étudiant,apprenant", "--automatic-group", "CHIM_*=TD*", "--old-after", "7"];
    json(&data, &[&["catalogue", "edit", "--platform", "Ecampus", "--name", "Écampus vert"][..], &rules].concat());
    let info = json(&data, &["catalogue", "info", "--platform", "ecampus vert"]);
    let local = &info["platforms"][0]["local"];
    assert_eq!((&local["closed_courses"][0], &local["roles"][0]["synonyms"][0]), (&"DEMO*".into(), &"apprenant".into()));
    assert_eq!((&local["automatic_groups"][0]["course"], &local["old_after_days"]), (&"CHIM_*".into(), &7.into()));
    assert_eq!(code(&data, &["catalogue", "info", "--platform", "Ecampus"]), 3);

    let kept = place.path().join("rules.json");
    std::fs::write(&kept, local.to_string()).unwrap();
    json(&data, &["catalogue", "new", "Prélude", "--local", kept.to_str().unwrap()]);
    let other = json(&data, &["catalogue", "info", "--platform", "prelude"]);
    assert_eq!(&other["platforms"][0]["local"], local);
    assert_eq!(code(&data, &["catalogue", "edit", "--platform", "prelude", "--name", "ecampus vert"]), 3);

    let removed = json(&data, &["catalogue", "remove", "--platform", "Écampus vert"]);
    assert_eq!((&removed["courses"], &removed["accounts"]), (&40.into(), &200.into()));
    assert_eq!(code(&data, &["catalogue", "remove", "--platform", "Écampus vert"]), 3);
}

#[test]
fn an_old_catalogue_is_said_to_be_old_and_a_damaged_one_to_be_set_aside() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("data");
    let site = place.path().join("site.json");
    let about = r#"{"name":"Ecampus","extracted_at":"2026-01-05T08:00:00Z","academic_year":"2024-2025"}"#;
    std::fs::write(&site, format!(r#"{{"platform":{about},"courses":[{{"shortname":"SEUL"}}]}}"#)).unwrap();
    json(&data, &["catalogue", "import", site.to_str().unwrap()]);
    json(&data, &["catalogue", "edit", "--platform", "Ecampus", "--prerequisite", "Compte d’un jour au moins"]);
    let list = place.path().join("liste.csv");
    std::fs::write(&list, "username;course1;role1\n55000901;AUTRE;student\n").unwrap();
    let list = list.to_str().unwrap();
    let said = |args: &[&str]| {
        let output = bordereau(&data, &[args, &["--lang", "fr"]].concat());
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let (out, _) = said(&["check", list, "--platform", "Ecampus"]);
    for words in ["Compte d’un jour au moins", "▲ Ce catalogue est celui de l’année 2024-2025", "▲ Ce catalogue date d’il y a"] {
        assert!(out.contains(words), "{words} in {out}");
    }
    let report = bordereau(&data, &["check", list, "--platform", "Ecampus", "--json", "--lang", "fr"]);
    let report: Value = serde_json::from_slice(&report.stdout).unwrap();
    let unknown = report["findings"].as_array().unwrap().iter().find(|finding| finding["rule"] == "unknown_course").unwrap();
    assert!(unknown["note"].as_str().unwrap().contains("5 janvier 2026 et de l’année 2024-2025"), "{unknown}");
    std::fs::write(data.join("catalogues.db"), b"no database").unwrap();
    let (_, beside) = said(&["check", list, "--platform", "Ecampus"]);
    assert!(beside.contains("mise de côté") || beside.contains("mis de côté"), "{beside}");
}

#[test]
fn lists_whose_names_are_links_and_groups_under_coursename_are_taken() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("data");
    let file = |name: &str, text: &str| {
        std::fs::write(place.path().join(name), text).unwrap();
        place.path().join(name).to_str().unwrap().to_owned()
    };
    let link = |name: &str| format!("\"<a href=\"\"https://moodle.example.fr/course/view.php?id=12\"\">{name}</a>\"");
    let report = format!(
        "\"Nom abrégé du cours avec lien\",\"Nom complet du cours avec lien\"\n{},{}\n",
        link("BIO_L1"),
        link("Biologie L1 &amp; L2")
    );
    let courses = json(&data, &["catalogue", "import", &file("cours.csv", &report), "--platform", "Ecampus"]);
    assert_eq!(courses["list"]["rows"], 1, "{courses}");
    let groups = file("groupes.csv", "groupname,coursename,groupidnumber\nTD1,BIO_L1,\nTD2,BIO_L1,\n");
    let taken = json(&data, &["catalogue", "import", &groups, "--platform", "Ecampus"]);
    assert_eq!(taken["list"]["rows"], 2, "the course is known by the words of its link: {taken}");
}
