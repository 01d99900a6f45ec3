//! The script that a Moodle server runs: its queries are answered here, by a database with the columns of Moodle that holds
//! the site of the oracle. What it writes is compared with that site, and with the schema. Where there is no PHP nothing runs.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

#[path = "exporter/moodle_tables.rs"]
mod moodle_tables;
mod schema;

use moodle_tables::{Served, database};
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn script() -> PathBuf {
    Path::new(ROOT).join("assets/moodle/bordereau_export.php")
}

fn php() -> Option<Command> {
    let there = Command::new("php").arg("-v").output().is_ok_and(|output| output.status.success());
    if !there {
        eprintln!("there is no PHP on this machine: the exporter was not run");
    }
    there.then(|| Command::new("php"))
}

fn oracle() -> Value {
    serde_json::from_slice(&std::fs::read(Path::new(ROOT).join("tests/oracle/moodle-uploaduser/fixture.json")).unwrap()).unwrap()
}

fn catalogue_schema() -> Value {
    serde_json::from_slice(&std::fs::read(Path::new(ROOT).join("assets/catalogue.schema.json")).unwrap()).unwrap()
}

/// One run of the script: how it ended, and what it said.
struct Run {
    code: Option<i32>,
    said: String,
}

/// Runs the script with `options` on a site, which may refuse the query of this number.
fn run(php: &mut Command, site: &rusqlite::Connection, options: &[&str], refuse: Option<usize>) -> Run {
    let stub = Path::new(ROOT).join("tests/exporter/site.php");
    php.arg(stub).arg(script()).args(options).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = php.spawn().unwrap();
    let mut answers = child.stdin.take().unwrap();
    for (number, line) in BufReader::new(child.stdout.take().unwrap()).lines().enumerate() {
        let line = line.unwrap();
        let answer = match serde_json::from_str::<Served>(&line) {
            Ok(_) if refuse == Some(number) => json!({ "error": "the connection is lost" }),
            Ok(query) => query.answer(site),
            // Not a query: the help.
            Err(_) => continue,
        };
        // A script that ended asks no more.
        let _ = writeln!(answers, "{answer}");
    }
    drop(answers);
    let output = child.wait_with_output().unwrap();
    Run { code: output.status.code(), said: String::from_utf8_lossy(&output.stderr).into_owned() }
}

/// What the script writes of the site of the oracle with these options.
fn exported(options: &[&str]) -> Option<(Value, Vec<u8>)> {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("catalogue.json");
    let named = format!("--out={}", out.display());
    let done = run(&mut php()?, &database(&oracle()), &[&[named.as_str()], options].concat(), None);
    assert_eq!(done.code, Some(0), "{}", done.said);
    let names: Vec<_> = std::fs::read_dir(place.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["catalogue.json"], "nothing but the file is written");
    let bytes = std::fs::read(&out).unwrap();
    Some((serde_json::from_slice(&bytes).unwrap(), bytes))
}

/// The rows of a list, with the keys of the other list only.
fn rows(site: &Value, list: &str, keys: &[&str]) -> Vec<Value> {
    let rows = site[list].as_array().unwrap_or_else(|| panic!("{list} is there")).iter();
    rows.map(|row| keys.iter().map(|key| ((*key).to_owned(), row[*key].clone())).collect::<serde_json::Map<_, _>>().into()).collect()
}

#[test]
fn php_reads_the_script_and_so_does_the_php_of_the_oldest_moodle() {
    let Some(mut lint) = php() else { return };
    assert!(lint.arg("-l").arg(script()).output().unwrap().status.success());
    let words = php().unwrap().arg(Path::new(ROOT).join("tests/exporter/words_of_74.php")).arg(script()).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&words.stdout), "", "Moodle 4.1 runs on PHP 7.4");
    assert!(words.status.success());
}

#[test]
fn everything_that_the_site_of_the_oracle_holds_is_written_and_of_the_published_form() {
    let Some((written, bytes)) = exported(&["--name=Écampus", "--year=2026-2027"]) else { return };
    assert_eq!(schema::faults(&catalogue_schema(), &written), Vec::<String>::new());
    let mut oracle = oracle();
    oracle["users"].as_array_mut().unwrap().retain(|user| user["deleted"] == 0);
    for (list, keys) in [
        ("roles", &["id", "shortname", "name", "archetype", "assignable_in_course", "assignable_in_system", "assignable_in_category"][..]),
        ("categories", &["id", "name", "idnumber"]),
        ("courses", &["id", "shortname", "fullname", "idnumber", "category", "visible", "groups"]),
        ("users", &["id", "username", "firstname", "lastname", "email", "idnumber", "institution", "city", "country", "lang", "auth"]),
        ("users", &["suspended", "deleted", "confirmed", "password", "siteadmin"]),
        ("cohorts", &["id", "name", "idnumber", "context", "visible", "component", "members"]),
        ("profile_fields", &["column", "datatype", "forceunique", "options"]),
        ("enrolments", &["username", "course", "method", "status", "start_day", "end_day"]),
        ("role_assignments", &["username", "course", "role", "component"]),
        ("group_members", &["username", "course", "group", "group_id"]),
    ] {
        let (written, there) = (rows(&written, list, keys), rows(&oracle, list, keys));
        assert_eq!(written.len(), there.len(), "{list}");
        written.iter().zip(&there).for_each(|(written, there)| assert_eq!(written, there, "{list}"));
    }
    let methods = |site: &Value| -> Vec<Value> {
        let courses = site["courses"].as_array().unwrap().iter();
        courses.flat_map(|course| rows(course, "enrol_methods", &["enrol", "status", "default_role", "enrolperiod_days"])).collect()
    };
    assert_eq!(methods(&written), methods(&oracle));
    assert_eq!(written["platform"]["name"], "Écampus");
    assert_eq!((&written["platform"]["moodle"], &written["platform"]["database"]), (&json!("4.5.6"), &json!("postgresql")));

    let site = bordereau::catalogue::parse(&bytes).unwrap();
    let there = bordereau::catalogue::parse(&serde_json::to_vec(&oracle).unwrap()).unwrap();
    assert_eq!((site.roles, site.cohorts, site.profile_fields), (there.roles, there.cohorts, there.profile_fields));
    let asked = bordereau::catalogue::parse(&bytes).unwrap();
    let untold = bordereau::catalogue::Catalogue::new(asked).untold();
    assert_eq!((untold.open.as_slice(), untold.assumed.as_slice()), (&[][..], &[][..]), "a whole file leaves nothing open");
}

#[test]
fn less_is_written_when_less_is_wanted() {
    let Some((written, _)) = exported(&["--no-accounts"]) else { return };
    for list in ["users", "enrolments", "role_assignments", "group_members"] {
        assert!(written.get(list).is_none(), "{list} is not told: it is not empty");
    }
    assert!(written["cohorts"].as_array().unwrap().iter().all(|cohort| cohort.get("members").is_none()));
    let names = ["55000910", "etu.example.fr"];
    assert!(names.iter().all(|name| !written.to_string().contains(name)), "nothing about anybody");

    let (written, _) = exported(&["--no-enrolments", "--no-emails", "--no-profiles"]).unwrap();
    assert!(written.get("enrolments").is_none() && written["users"].as_array().unwrap().len() > 200);
    assert!(written["users"].as_array().unwrap().iter().all(|user| user.get("email").is_none() && user.get("city").is_none()));

    let (written, _) = exported(&["--categories=3"]).unwrap();
    let of_category = |course: &&Value| course["category"] != json!("UFR Droit") && course["id"] != 1;
    assert_eq!(written["courses"].as_array().unwrap().iter().filter(of_category).count(), 0, "{}", written["courses"]);
    assert!(written["courses"].as_array().unwrap().len() > 5);
    let named: Vec<&Value> = written["courses"].as_array().unwrap().iter().map(|course| &course["shortname"]).collect();
    let lists = ["enrolments", "group_members"];
    assert!(lists.iter().all(|list| written[*list].as_array().unwrap().iter().all(|row| named.contains(&&row["course"]))));

    let (written, _) = exported(&["--since=2026-09-01"]).unwrap();
    let held = |name: &str| written["courses"].as_array().unwrap().iter().any(|course| course["shortname"] == name);
    assert!(held("cours_test") && !held("PHYS101"), "a course that ended before is left out, one without an end is not");
}

#[test]
fn large_tables_are_read_in_parts_and_no_row_is_lost_between_them() {
    let Some(mut php) = php() else { return };
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("catalogue.json");
    let site = database(&oracle());
    moodle_tables::crowd(&site, 10_000);
    let done = run(php.args(["-d", "memory_limit=64M"]), &site, &[&format!("--out={}", out.display())], None);
    assert_eq!(done.code, Some(0), "{}", done.said);
    let written: Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
    assert_eq!(written["users"].as_array().unwrap().len(), 291 + 10_000);
    assert_eq!(written["enrolments"].as_array().unwrap().len(), 12 + 10_000);
    let most: usize = done.said.rsplit(' ').next().unwrap().trim().parse().unwrap();
    assert!(most < 24 << 20, "{most} bytes for 20 000 rows: a part is 5 000");
}

#[test]
fn what_is_cut_leaves_the_former_file_as_it_was() {
    let Some(mut php) = php() else { return };
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("catalogue.json");
    std::fs::write(&out, "former").unwrap();
    let done = run(&mut php, &database(&oracle()), &[&format!("--out={}", out.display())], Some(9));
    assert_eq!((done.code, done.said.as_str()), (Some(2), "the connection is lost\n"));
    assert_eq!(std::fs::read_to_string(&out).unwrap(), "former");
    assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 1);
}

#[test]
fn wrong_options_are_named_and_a_folder_that_is_not_there_too() {
    let site = database(&oracle());
    for (options, code, words) in [
        (&["--out=/nowhere/at/all.json"][..], 3, "cannot be written"),
        (&[], 1, "--out="),
        (&["--out=x", "--since=01/09/2026"], 1, "2026-09-01"),
        (&["--out=x", "--categories=Droit"], 1, "Droit"),
        (&["--out=x", "--no-people"], 1, "--no-people"),
    ] {
        let Some(mut php) = php() else { return };
        let done = run(&mut php, &site, options, None);
        assert_eq!(done.code, Some(code), "{options:?}: {}", done.said);
        assert!(done.said.contains(words), "{options:?}: {}", done.said);
    }
}

#[test]
fn the_schemas_take_what_we_ship_and_name_what_is_wrong() {
    let sample = serde_json::from_slice(&std::fs::read(Path::new(ROOT).join("assets/sample/site.json")).unwrap()).unwrap();
    assert_eq!(schema::faults(&catalogue_schema(), &sample), Vec::<String>::new());
    assert_eq!(schema::faults(&catalogue_schema(), &oracle()), Vec::<String>::new());
    let mut wrong = oracle();
    wrong["courses"][3]["enrol_methods"] = json!([{ "enrol": "manual", "status": "on" }]);
    wrong["users"][7] = json!({ "id": "7" });
    let faults = schema::faults(&catalogue_schema(), &wrong);
    assert_eq!(faults.len(), 3, "{faults:?}");
    assert!(faults.iter().any(|fault| fault.starts_with(".courses[3].enrol_methods[0].status")));
    assert!(faults.iter().any(|fault| fault == ".users[7]: username is missing"));
}
