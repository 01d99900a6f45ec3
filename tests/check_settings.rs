//! What the settings of an import change, the rules change with it: one that speaks of one outcome is silent when a setting
//! makes another.

use bordereau::catalogue::{Catalogue, Site};
use bordereau::check::{self, Subject};
use bordereau::importer::{self, FieldKey, Roster};
use bordereau::simulate::moodle_upload as upload;
use bordereau::simulate::simulation::SettingFault;
use bordereau::simulate::{json, registry};
use bordereau::table::{Column, Origin, Table};
use bordereau::watch::Watch;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

fn found(importer: &str, settings: &[(&str, &str)], list: &str, left_out: &[&str]) -> BTreeSet<&'static str> {
    let importer = importer::find(importer).unwrap();
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/site.json");
    let site: Site = serde_json::from_str(&fs::read_to_string(site).unwrap()).unwrap();
    let catalogue = Catalogue::new(site);
    let mut lines = list.lines().map(|line| line.split(';').collect::<Vec<_>>());
    let keys: Vec<FieldKey> = lines.next().unwrap().into_iter().map(|name| importer.key_of_header(name).unwrap()).collect();
    let mut columns = vec![Column::default(); keys.len()];
    for line in lines {
        columns.iter_mut().zip(line).for_each(|(column, cell)| column.push(cell));
    }
    let left_out: Vec<String> = left_out.iter().map(|name| (*name).to_owned()).collect();
    let subject = Subject {
        settings: &importer.settings_for(settings.iter().copied(), &keys),
        catalogue: &catalogue,
        roster: &Roster::new(importer, keys.clone(), Table::new(columns, Origin::default())),
        left_out: &left_out,
        course_names: None,
        beside: bordereau::check::Beside::NOTHING,
        returned: &[],
        delimiter: ';',
        today: Date::constant(2026, 9, 14),
    };
    check::check(&subject, &Watch::default()).unwrap().findings.iter().map(|finding| finding.rule.name).collect()
}

type Settings = &'static [(&'static str, &'static str)];

/// Importer, list, columns left out; the rule that speaks, settings under which it is silent, what speaks then.
type Case<'a> = (&'a str, String, &'a [&'a str], &'a str, Settings, Option<&'a str>);

#[test]
fn a_rule_is_silent_when_a_setting_makes_another_outcome() {
    const MOODLE: &str = "username;course1;role1\n";
    let moodle = |row: &str| format!("{MOODLE}{row}");
    let create = |row: &str| format!("username;firstname;lastname;email;course1;role1\n{row}");
    let cases: Vec<Case<'_>> = vec![
        ("moodle-upload-users", moodle("neuf99;CHIM_L1;student"), &[], "unknown_account", &[("uutype", "0")], Some("account_created")),
        ("moodle-upload-users", moodle("neuf99;CHIM_L1;student"), &[], "unknown_account", &[("uutype", "1")], Some("account_created")),
        ("moodle-upload-users", moodle("neuf99;CHIM_L1;student"), &[], "unknown_account", &[("uutype", "2")], Some("account_created")),
        (
            "moodle-create-accounts",
            create("neuf99;Léa;Neuf;lea@example.org;CHIM_L1;student"),
            &[],
            "account_created",
            &[("uutype", "3")],
            Some("unknown_account"),
        ),
        ("moodle-upload-users", moodle("22300101;CHIM_L1;student"), &[], "end_date_removed", &[("uutype", "0")], Some("existing_account")),
        (
            "moodle-upload-users",
            moodle("22300102;CHIM_L1;student"),
            &[],
            "enrolment_reopened",
            &[("uutype", "1")],
            Some("existing_account"),
        ),
        ("moodle-upload-users", moodle("22300103;CHIM_L1;student"), &[], "stays_suspended", &[("uutype", "0")], Some("existing_account")),
        ("moodle-upload-users", moodle("22300105;CHIM_L1;student"), &[], "role_added", &[("uutype", "0")], Some("existing_account")),
        ("moodle-upload-users", moodle("22300100;CHIM_L1;student"), &["lastname"], "profile_column", &[("uuupdatetype", "0")], None),
        (
            "moodle-upload-users",
            moodle("22300100;CHIM_L1;student"),
            &["lastname"],
            "profile_column",
            &[("uutype", "0")],
            Some("existing_account"),
        ),
        ("moodle-upload-users", moodle("DUPONT07;CHIM_L1;student"), &[], "login_spelling", &[("uustandardusernames", "1")], None),
        (
            "moodle-create-accounts",
            create(";Léa;Neuf;22300100@etu.example.org;CHIM_L1;student"),
            &[],
            "empty_cell",
            &[("uumatchemail", "1")],
            None,
        ),
        (
            "moodle-create-accounts",
            create("autre;Léa;Neuf;22300100@etu.example.org;CHIM_L1;student"),
            &[],
            "email_taken",
            &[("uumatchemail", "1")],
            None,
        ),
        (
            "userenrols",
            "username;group;course\n22300100;Neuf;CHIM_L1".into(),
            &[],
            "group_created",
            &[("group-create", "no")],
            Some("unknown_group"),
        ),
        (
            "userenrols",
            "username;group;course\n22300100;Neuf;CHIM_L1".into(),
            &[],
            "group_created",
            &[("group", "no")],
            Some("unknown_group"),
        ),
        (
            "mass-enroll-2",
            "username;group;course\n22300100;Neuf;CHIM_L1".into(),
            &[],
            "group_created",
            &[("group-create", "no")],
            Some("unknown_group"),
        ),
        (
            "mass-enroll-4",
            "username;group;course\n22300100;Neuf;CHIM_L1".into(),
            &[],
            "group_created",
            &[("group-create", "no")],
            Some("unknown_group"),
        ),
        (
            "tool-sync-enrolments",
            "uid;cid;rolename;enrol\nE22300225;CHIM_L1;student;manual".into(),
            &[],
            "unknown_account",
            &[("enrols_useridentifier", "idnumber")],
            None,
        ),
        (
            "tool-sync-enrolments",
            "uid;cid;rolename;enrol\n22300100;APO-CHIM1;student;manual".into(),
            &[],
            "unknown_course",
            &[("enrols_courseidentifier", "idnumber")],
            None,
        ),
        (
            "tool-sync-group-members",
            "courseid;groupid;userid\nCHIM_L1;APO-TD1;22300100".into(),
            &[],
            "group_code",
            &[("groups_groupidentifier", "idnumber")],
            None,
        ),
    ];
    // What a form does not change, and what it does where no rule spoke before.
    let speaks: Vec<Case<'_>> = vec![
        ("moodle-upload-users", moodle("22300100;CHIM_L1;student"), &[], "missing_column", &[("uumatchemail", "1")], None),
        (
            "moodle-create-accounts",
            create("22300100;Léa;Neuf;22300100@etu.example.org;CHIM_L1;student"),
            &[],
            "email_taken",
            &[("uutype", "1")],
            Some("existing_account"),
        ),
        (
            "moodle-create-accounts",
            create("22300100;Léa;Neuf;22300101@etu.example.org;CHIM_L1;student"),
            &[],
            "email_taken",
            &[("uuupdatetype", "1")],
            None,
        ),
        (
            "moodle-create-accounts",
            create("22300100;Léa;Neuf;22300101@etu.example.org;CHIM_L1;student"),
            &[],
            "email_taken",
            &[("uuupdatetype", "2")],
            None,
        ),
        ("moodle-upload-users", moodle("22300100;CHIM_L1;student"), &[], "existing_account", &[("uutype", "0")], None),
    ];
    let mut wrong = String::new();
    for (importer, list, left_out, rule, settings, beside) in &speaks {
        let (usual, changed) = (found(importer, &[], list, left_out), found(importer, settings, list, left_out));
        if usual.contains(rule) || !changed.contains(rule) || beside.is_some_and(|beside| !changed.contains(beside)) {
            writeln!(wrong, "{importer} {rule} {settings:?} speaks: usually {usual:?}, then {changed:?}").unwrap();
        }
    }
    for (importer, list, left_out, rule, settings, instead) in &cases {
        let (usual, changed) = (found(importer, &[], list, left_out), found(importer, settings, list, left_out));
        let sound = usual.contains(rule) && !changed.contains(rule) && instead.is_none_or(|instead| changed.contains(instead));
        if !sound {
            writeln!(wrong, "{importer} {rule} {settings:?}: usually {usual:?}, then {changed:?}").unwrap();
        }
    }
    println!("{} settings of importers, each with a rule that speaks of one outcome", cases.len());
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Behaviours that settings change, whatever the list: the rules that hold for one value alone do not hold for the other.
#[test]
fn every_setting_that_changes_a_behaviour_changes_the_rules_that_hold() {
    let (mut pairs, mut turned) = (0, 0);
    for importer in importer::all() {
        for with in importer.does.told().iter().filter_map(|told| told.with) {
            let chosen: Vec<(&str, &str)> = with.iter().map(|(key, values)| (key.as_str(), values[0].as_str())).collect();
            let usual = importer.usually();
            let changed = importer.does.under(&importer.settings_with(chosen.into_iter()));
            pairs += 1;
            for rule in check::all().iter().filter(|rule| !rule.holds.is_empty()) {
                let holds = |does: &importer::Does| rule.holds.iter().any(|&behaviour| does.is(behaviour));
                turned += usize::from(holds(&usual) != holds(&changed));
            }
        }
    }
    println!("{pairs} behaviours under settings, {turned} rules that begin or cease to hold");
    assert!(pairs > 15 && turned > 20, "{pairs} {turned}");
}

/// A list for an importer that Upload users plays, with rows of every kind that its settings treat in their own way: one known,
/// one unknown, one in other letters, one without a login, one with the address of another.
fn rich(importer: &importer::Importer) -> String {
    let people: &[[&str; 4]] = &[
        ["22300100", "Léa", "Neuf", "22300100@etu.example.org"],
        ["neuf99", "Zoé", "Neuf", "neuf99@example.org"],
        ["22300102", "Ana", "Martin", "22300102@etu.example.org"],
        ["neuf98", "Max", "Petit", "22300101@etu.example.org"],
        ["DUPONT07", "Ali", "Dupont", "dupont07@example.org"],
    ];
    let names = importer.fields.iter().any(|field| field.kind == importer::Kind::Name);
    let mut list = if names { "username;firstname;lastname;email;course1;role1" } else { "username;course1;role1" }.to_owned();
    for [login, first, last, email] in people {
        let person = if names { format!("{login};{first};{last};{email}") } else { (*login).to_owned() };
        write!(list, "\n{person};CHIM_L1;student").unwrap();
    }
    list
}

/// What becomes of the rows, as far as rules speak of it: refused, taken, or with a new account; and a refused file.
fn rows_of(importer: &str, settings: &[(&str, &str)], list: &str) -> Result<Vec<String>, SettingFault> {
    let importer = importer::find(importer).unwrap();
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/site.json");
    let catalogue = Catalogue::new(serde_json::from_str(&fs::read_to_string(site).unwrap()).unwrap());
    let simulator = registry::of(importer, &catalogue, &importer.settings_with(settings.iter().copied()), ';').unwrap()?;
    let (now, mut out) = ("2026-09-14T09:00:00[Europe/Paris]".parse().unwrap(), Vec::new());
    json::write(list.as_bytes(), &*simulator.on(&catalogue, &now), &mut out, &Watch::default()).unwrap();
    let told: serde_json::Value = serde_json::from_slice(&out).unwrap();
    let row = |row: &serde_json::Value| match (row["account"].as_str().unwrap(), row["outcome"].as_str().unwrap()) {
        ("skipped" | "error" | "aborted", _) | (_, "enrol_error" | "not_told") => "refused".to_owned(),
        ("created", _) => "created".to_owned(),
        _ => "taken".to_owned(),
    };
    let file = told["file_error"]["id"].as_str().unwrap_or_default().to_owned();
    Ok(told["rows"].as_array().unwrap().iter().map(row).chain([file]).collect())
}

/// Every setting of the form, found in the simulation: one that makes other rows fail or pass makes other rules speak, and one
/// that changes nothing of them makes none speak or fall silent, be its column written or not.
#[test]
fn every_setting_of_the_form_moves_the_rules_as_it_moves_the_run() {
    // How the file is written, which follows them.
    const WRITTEN: [&str; 3] = ["delimiter", "delimiter_name", "encoding"];
    let (mut moved, mut still, mut wrong) = (0, 0, String::new());
    for importer in importer::all().iter().filter(|importer| importer.simulator.as_deref() == Some("moodle-upload")) {
        let list = rich(importer);
        let (usual_rows, usual_rules) = (rows_of(&importer.id, &[], &list).unwrap(), found(&importer.id, &[], &list, &[]));
        for key in upload::Settings::keys().filter(|key| !WRITTEN.contains(key)) {
            let described = importer.settings.iter().find(|setting| setting.key == key);
            if described.is_some_and(|setting| setting.told == importer::Told::Never) {
                continue;
            }
            let key = if key.ends_with('_') { format!("{key}promotion") } else { key.to_owned() };
            // The form offers the ways of logging in that are switched on; the others are typed.
            let others: &[&str] = if key == "auth" { &["manual", "nologin", "cas"] } else { &["0", "1", "X"] };
            let others = others.iter().map(|&value| value.to_owned()).collect();
            let values = described.map_or(others, |setting| setting.choices.clone());
            let mut tried = 0;
            for value in &values {
                let setting = [(key.as_str(), value.as_str())];
                let Ok(rows) = rows_of(&importer.id, &setting, &list) else { continue };
                tried += 1;
                let rules = found(&importer.id, &setting, &list, &[]);
                // What the form itself refuses is said by the form, before any row.
                if rows == ["form"] {
                    continue;
                }
                let (rows_move, rules_move) = (rows != usual_rows, rules != usual_rules);
                moved += usize::from(rows_move);
                still += usize::from(!rows_move);
                if rows_move != rules_move {
                    writeln!(wrong, "{} {key}={value}: rows {usual_rows:?} then {rows:?}", importer.id).unwrap();
                    writeln!(wrong, "    rules {usual_rules:?} then {rules:?}").unwrap();
                }
            }
            assert!(tried > 1, "{} {key} takes nothing", importer.id);
        }
    }
    println!("{moved} settings that move the rows, {still} that do not");
    assert!(moved > 5 && still > 60, "{moved} {still}");
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Which rule can speak of which importer, and for which behaviour.
#[test]
fn the_matrix_of_rules_and_importers_is_as_it_was() {
    let importers = importer::all();
    let mut text = String::new();
    for (i, importer) in importers.iter().enumerate() {
        writeln!(text, "{} {}", char::from(b'A' + i as u8), importer.id).unwrap();
    }
    text.push('\n');
    for rule in check::all() {
        let holds = |importer: &importer::Importer| {
            let does = importer.usually();
            let reads = rule.reads.is_empty() || importer.fields.iter().any(|field| rule.reads.contains(&kind(field)));
            reads && (rule.holds.is_empty() || rule.holds.iter().any(|&behaviour| does.is(behaviour)))
        };
        let marks: String =
            importers.iter().enumerate().map(|(i, importer)| if holds(importer) { char::from(b'A' + i as u8) } else { '.' }).collect();
        writeln!(text, "{} {:<24} {marks}", rule.code, rule.name).unwrap();
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("matrix", text));
}

/// What the check takes a field for: whatever names the person is a login, whatever names the course a course.
fn kind(field: &importer::Field) -> importer::Kind {
    match field.kind {
        _ if field.is_person() => importer::Kind::Login,
        importer::Kind::CourseIdnumber => importer::Kind::Course,
        kind => kind,
    }
}
