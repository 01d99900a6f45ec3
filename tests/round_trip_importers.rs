//! A list exported for each importer says the same to that importer: every person has the course, the role,
//! the group and the end of the list.

use bordereau::catalogue::{self, Catalogue, Site};
use bordereau::export::{Draft, OneFile, files, write};
use bordereau::importer::{self, FieldKey, Importer, Roster};
use bordereau::mapping::{Original, convert};
use bordereau::simulate::moodle_upload::{self, Run};
use bordereau::simulate::simulation::Simulation as _;
use bordereau::simulate::verdict::{Change, Names, Record, RowVerdict, Sink};
use bordereau::simulate::{json, tool_sync};
use bordereau::table::{Column, Origin, Source, Table};
use bordereau::watch::Watch;
use jiff::civil::Date;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

const TODAY: Date = Date::constant(2026, 9, 14);

/// Two courses for one person, an end, groups that exist and groups that do not.
const LIST: &str = "username;firstname;lastname;email;course1;role1;group1;enrolperiod1;course2;role2;group2
55000901;Léa;Martin;lea.martin@etu.example.org;cours_test;student;groupe_1;60;UE-BIO-101;teacher;TP3
55000902;Noé;Lefèvre;noe.lefevre@etu.example.org;cours_test;student;TD2;60;;;
00123456;Zoé;Petit;zoe.petit@etu.example.org;UE-BIO-101;student;;;;;
prof.roux;Anne;Roux;anne.roux@example.org;UE-BIO-101;editingteacher;;;;;";

/// Login, course, what is given there: a role, a group, an end.
type Facts = BTreeSet<(String, String, String)>;

fn facts(rows: &[(&str, &str, &str)]) -> Facts {
    rows.iter().map(|(person, course, fact)| ((*person).to_owned(), (*course).to_owned(), (*fact).to_owned())).collect()
}

/// What the list asks for.
fn asked() -> Facts {
    facts(&[
        ("55000901", "cours_test", "role student"),
        ("55000901", "cours_test", "group groupe_1"),
        ("55000901", "cours_test", "end 2026-11-13"),
        ("55000901", "UE-BIO-101", "role teacher"),
        ("55000901", "UE-BIO-101", "group TP3"),
        ("55000902", "cours_test", "role student"),
        ("55000902", "cours_test", "group TD2"),
        ("55000902", "cours_test", "end 2026-11-13"),
        ("00123456", "UE-BIO-101", "role student"),
        ("prof.roux", "UE-BIO-101", "role editingteacher"),
    ])
}

fn without(facts: Facts, kinds: &[&str]) -> Facts {
    facts.into_iter().filter(|(.., fact)| !kinds.iter().any(|kind| fact.starts_with(kind))).collect()
}

fn site() -> Site {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/tool-sync/fixture.json");
    catalogue::parse(&std::fs::read(path).unwrap()).unwrap()
}

fn list(importer: &'static Importer) -> Roster<'static> {
    let mut lines = LIST.lines();
    let keys: Vec<FieldKey> = lines.next().unwrap().split(';').map(|name| importer.key_of_header(name).unwrap()).collect();
    let mut columns = vec![Column::default(); keys.len()];
    let mut origin = Origin::default();
    for (line, row) in (2..).zip(lines) {
        origin.push(Source { sheet: 0, line });
        columns.iter_mut().zip(row.split(';')).for_each(|(column, cell)| column.push(cell));
    }
    Roster::new(importer, keys, Table::new(columns, origin))
}

/// The files of the list for an importer.
fn made(id: &str) -> Vec<(Option<String>, Vec<u8>)> {
    let from = importer::find("moodle-create-accounts").unwrap();
    let to = importer::find(id).unwrap();
    let mut roster = list(from);
    let catalogue = Catalogue::new(site());
    if from.id != to.id {
        roster = convert(&Original { roster: &roster, catalogue: &catalogue, today: TODAY }, to).roster;
    }
    let delimiter = to.form.delimiters[0];
    let bytes = |file: &OneFile<'_>| {
        let mut out = Vec::new();
        write(&Draft { roster: &file.roster, delimiter }, &mut out, &Watch::default()).unwrap();
        out
    };
    files(&roster, delimiter).iter().map(|file| (file.course.clone(), bytes(file))).collect()
}

/// What Moodle's own upload does with the file.
fn moodle(id: &str) -> Facts {
    let mut site = site();
    // Nobody is enrolled before, so that every role and group of the list is given anew.
    (site.enrolments, site.role_assignments, site.group_members) = (Some(Vec::new()), Some(Vec::new()), Some(Vec::new()));
    for user in site.users.iter_mut().flatten() {
        (user.auth, user.suspended, user.confirmed) = (Some("manual".into()), Some(false), Some(true));
    }
    let catalogue = Catalogue::new(site);
    let now = TODAY.at(12, 0, 0, 0).in_tz("Europe/Paris").unwrap();
    let settings =
        moodle_upload::Settings::of(&importer::find(id).unwrap().settings, importer::find(id).unwrap().form.delimiters[0]).unwrap();
    let mut out = Vec::new();
    let run = Run { catalogue: &catalogue, settings: &settings, now: &now };
    json::write(&made(id)[0].1, &run, &mut out, &Watch::default()).unwrap();
    let verdict: Value = serde_json::from_slice(&out).unwrap();
    let effects = verdict["rows"].as_array().unwrap().iter().flat_map(|row| row["effects"].as_array().unwrap());
    let text = |effect: &Value, key: &str| effect[key].as_str().unwrap_or_default().to_owned();
    effects
        .filter_map(|effect| {
            let fact = match effect["type"].as_str().unwrap() {
                "role_assigned" => format!("role {}", text(effect, "role")),
                "group_member_added" => format!("group {}", text(effect, "group")),
                "enrol_created" if effect["end"] == "+60 d" => "end 2026-11-13".to_owned(),
                // The list asks for no end, and the platform does not tell whether its course gives one.
                "enrol_created" if effect["end"] == "not_told" => return None,
                "enrol_created" if !effect["end"].is_null() => format!("end {}", effect["end"]),
                _ => return None,
            };
            Some((text(effect, "user"), text(effect, "course"), fact))
        })
        .collect()
}

/// What tool_sync does with the file.
fn synchronised(kind: tool_sync::Kind) -> Facts {
    let mut site = site();
    (site.enrolments, site.role_assignments, site.group_members) = (Some(Vec::new()), Some(Vec::new()), Some(Vec::new()));
    let bytes = &made(kind.simulator())[0].1;
    let mut gained = Gained::default();
    let (catalogue, settings) = (Catalogue::new(site), tool_sync::Settings::new(kind));
    let now = TODAY.at(12, 0, 0, 0).in_tz("Europe/Paris").unwrap();
    let run = tool_sync::Run { catalogue: &catalogue, settings: &settings, now: &now };
    let verdict = run.run(bytes, &mut gained, &Watch::default()).unwrap();
    assert_eq!(verdict.report.unwrap().outcome, tool_sync::Outcome::Completed);
    gained.0
}

/// What people get of tool_sync.
#[derive(Default)]
struct Gained(Facts);

impl Sink for Gained {
    fn row(&mut self, _: &RowVerdict, _: &Names<'_>) {}

    fn changed(&mut self, change: &Change) {
        let Change::Record { came, record } = change else { panic!("no account changes: {change:?}") };
        let fact = match record {
            _ if !came => return,
            Record::Role { user, course, role, .. } => (user, course, format!("role {role}")),
            Record::Member { user, course, group, .. } => (user, course, format!("group {group}")),
            Record::Enrolment { user, course, end: Some(end), .. } if end != "0" => {
                // The first second of 13 November 2026 in Paris.
                let end = if end == "1794524400" { "2026-11-13" } else { end };
                (user, course, format!("end {end}"))
            }
            _ => return,
        };
        self.0.insert((fact.0.clone(), fact.1.clone(), fact.2));
    }
}

/// What a tool for one course reads in its files: an identifier, then a group. Source: its code.
fn one_course(id: &str, login_of: impl Fn(&str) -> String) -> Facts {
    let form = &importer::find(id).unwrap().form;
    let skipped = usize::from(form.header != importer::Header::None);
    let mut facts = Facts::new();
    for (course, bytes) in made(id) {
        let course = course.expect("each file is for a course");
        for line in String::from_utf8(bytes).unwrap().lines().skip(skipped) {
            let (person, group) = line.split_once(form.delimiters[0]).unwrap_or((line, ""));
            facts.insert((login_of(person), course.clone(), "enrolled".to_owned()));
            if !group.is_empty() {
                facts.insert((login_of(person), course.clone(), format!("group {group}")));
            }
        }
    }
    facts
}

fn login_of_number(number: &str) -> String {
    site().users.unwrap().into_iter().find(|user| user.idnumber.as_deref() == Some(number)).unwrap().username
}

/// What a tool without roles and dates in its file is asked for.
fn asked_of_one_course() -> Facts {
    let enrolled =
        asked().into_iter().filter(|(.., fact)| fact.starts_with("role")).map(|(who, course, _)| (who, course, "enrolled".into()));
    without(asked(), &["role", "end"]).into_iter().chain(enrolled).collect()
}

#[test]
fn moodles_own_upload_gives_what_the_list_asks_for() {
    assert_eq!(moodle("moodle-upload-users"), asked());
    assert_eq!(moodle("moodle-create-accounts"), asked());
}

#[test]
fn tool_sync_gives_what_the_list_asks_for_and_changes_no_account() {
    assert_eq!(synchronised(tool_sync::Kind::Users), asked());
    assert_eq!(synchronised(tool_sync::Kind::Enrolments), asked());
}

#[test]
fn the_tools_for_one_course_read_every_person_and_group_of_each_course() {
    assert_eq!(one_course("userenrols", str::to_owned), asked_of_one_course());
    assert_eq!(one_course("mass-enroll-2", login_of_number), asked_of_one_course());
    assert_eq!(one_course("mass-enroll-4", login_of_number), asked_of_one_course());
}

#[test]
fn the_flat_file_names_the_same_people_courses_and_roles() {
    let site = site();
    let course = |number: &str| site.courses.iter().find(|course| course.idnumber.as_deref() == Some(number)).unwrap().shortname.clone();
    let bytes = made("flatfile").remove(0).1;
    let mut read = Facts::new();
    for line in String::from_utf8(bytes).unwrap().lines() {
        let cells: Vec<&str> = line.split(',').collect();
        let mut fact = |fact: String| _ = read.insert((login_of_number(cells[2]), course(cells[3]), fact));
        fact(format!("role {}", cells[1]));
        // The fifth cell is the start, the sixth the end, in Unix seconds.
        assert_eq!((cells[0], cells.get(4).copied().unwrap_or_default()), ("add", ""), "{line}");
        match cells.get(5).copied().unwrap_or_default() {
            "" => {}
            "1794524400" => fact("end 2026-11-13".to_owned()),
            other => fact(other.to_owned()),
        }
    }
    assert_eq!(read, without(asked(), &["group"]));
}
