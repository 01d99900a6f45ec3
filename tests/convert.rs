//! The same list for another importer, and what that importer does with it.

use bordereau::catalogue::{self, Catalogue, Site};
use bordereau::export::{Draft, OneFile, files, write};
use bordereau::importer::{self, FieldKey, Importer, Roster};
use bordereau::mapping::{Converted, Original, can_convert, convert};
use bordereau::simulate::simulation::Simulation as _;
use bordereau::simulate::tool_sync::{Kind, Outcome, Run, Settings};
use bordereau::simulate::verdict::{Change, Names, RowVerdict, Sink};
use bordereau::table::{Column, Origin, RowId, Source, Table};
use bordereau::watch::Watch;
use jiff::civil::Date;
use std::path::Path;

const TODAY: Date = Date::constant(2026, 9, 14);

fn site() -> Site {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/tool-sync/fixture.json");
    catalogue::parse(&std::fs::read(path).unwrap()).unwrap()
}

fn list<'a>(importer: &'a Importer, text: &str) -> Roster<'a> {
    let mut lines = text.lines();
    let keys: Vec<FieldKey> = lines.next().unwrap().split(';').map(|name| importer.key_of_header(name).unwrap()).collect();
    let mut columns = vec![Column::default(); keys.len()];
    let mut origin = Origin::default();
    for (line, row) in (2..).zip(lines) {
        origin.push(Source { sheet: 0, line });
        columns.iter_mut().zip(row.split(';')).for_each(|(column, cell)| column.push(cell));
    }
    Roster::new(importer, keys, Table::new(columns, origin))
}

fn converted(from: &str, to: &str, text: &str) -> Converted<'static> {
    let (from, to) = (importer::find(from).unwrap(), importer::find(to).unwrap());
    assert!(can_convert(from, to), "{} to {}", from.id, to.id);
    let catalogue = Catalogue::new(site());
    convert(&Original { roster: &list(from, text), catalogue: &catalogue, today: TODAY }, to)
}

fn made<'a>(converted: &Converted<'a>) -> Vec<OneFile<'a>> {
    files(&converted.roster, ';')
}

fn bytes(file: &OneFile<'_>) -> Vec<u8> {
    let mut out = Vec::new();
    write(&Draft { roster: &file.roster, delimiter: ';' }, &mut out, &Watch::default()).unwrap();
    out
}

fn text(file: &OneFile<'_>) -> String {
    String::from_utf8(bytes(file)).unwrap()
}

/// Keeps what a run changes.
#[derive(Default)]
struct Changes(Vec<Change>);

impl Sink for Changes {
    fn row(&mut self, _: &RowVerdict, _: &Names<'_>) {}

    fn changed(&mut self, change: &Change) {
        self.0.push(change.clone());
    }
}

fn simulated(file: &OneFile, kind: Kind) -> (Outcome, Vec<Change>) {
    let mut changes = Changes::default();
    let bytes = bytes(file);
    let (catalogue, settings) = (Catalogue::new(site()), Settings::new(kind));
    let now = TODAY.at(12, 0, 0, 0).in_tz("Europe/Paris").unwrap();
    let run = Run { catalogue: &catalogue, settings: &settings, now: &now };
    let verdict = run.run(&bytes, &mut changes, &Watch::default()).unwrap();
    (verdict.report.unwrap().outcome, changes.0)
}

fn records(changes: &[Change]) -> Vec<String> {
    let record = |change: &Change| if let Change::Record { record, .. } = change { Some(record.to_string()) } else { None };
    changes.iter().filter_map(record).collect()
}

const MOODLE: &str = "username;course1;role1;group1;enrolperiod1;course2;role2
55000901;cours_test;student;groupe_1;60;UE-BIO-101;teacher
55000902;cours_test;student;TD2;;;";

#[test]
fn numbered_columns_become_one_row_per_course_and_the_tool_does_what_the_list_says() {
    let made = converted("moodle-upload-users", "tool-sync-enrolments", MOODLE);
    assert_eq!(made.losses, []);
    let (outcome, changes) = simulated(&self::made(&made)[0], Kind::Enrolments);
    assert_eq!(outcome, Outcome::Completed);
    assert_eq!(
        records(&changes),
        [
            "55000901 | UE-BIO-101 | manual | status=0 | start=now | end=0",
            "55000901 | cours_test | manual | status=0 | start=now | end=1794524400",
            "55000902 | cours_test | manual | status=0 | start=now | end=0",
            "55000901 | UE-BIO-101 | teacher | component=",
            "55000901 | cours_test | student | component=",
            "55000902 | cours_test | student | component=",
            "cours_test | TD2",
            "55000901 | cours_test | groupe_1 | component=",
            "55000902 | cours_test | TD2 | component=",
        ]
    );
}

#[test]
fn a_users_file_carries_the_profiles_that_the_catalogue_tells_so_that_nothing_is_reset() {
    let made = converted("moodle-upload-users", "tool-sync-users", MOODLE);
    assert_eq!(made.losses, []);
    let (outcome, changes) = simulated(&self::made(&made)[0], Kind::Users);
    assert_eq!(outcome, Outcome::Completed);
    assert!(!changes.iter().any(|change| matches!(change, Change::UserChanged { .. })), "{changes:?}");
    assert_eq!(records(&changes).len(), 9);
}

#[test]
fn rows_of_one_person_become_numbered_columns_and_a_date_becomes_days() {
    let list = "uid;cid;rolename;enrol;endtime;g1;g2
55000901;cours_test;student;manual;2026-11-13 00:00:00;TD1;TD2
55000902;cours_test;student;manual;;;
55000901;UE-BIO-101;teacher;manual;;;";
    let made = converted("tool-sync-enrolments", "moodle-upload-users", list);
    assert_eq!(made.losses, []);
    assert_eq!(
        text(&self::made(&made)[0]),
        "username;course1;role1;group1;enrolperiod1;course2;role2;group2;enrolperiod2;course3;role3
55000901;cours_test;student;TD1;60;cours_test;student;TD2;60;UE-BIO-101;teacher
55000902;cours_test;student;;;;;;;;
"
    );
}

#[test]
fn a_tool_for_one_course_gets_a_file_per_course_and_what_it_cannot_take_is_told() {
    let made = converted("moodle-upload-users", "mass-enroll-2", MOODLE);
    let losses = made.losses.clone();
    let made = self::made(&made);
    let files: Vec<(Option<&str>, String)> = made.iter().map(|file| (file.course.as_deref(), text(file))).collect();
    assert_eq!(
        files,
        [
            (Some("cours_test"), "idnumber;group\nE000901;groupe_1\nE000902;TD2\n".to_owned()),
            (Some("UE-BIO-101"), "idnumber;group\nE000901;\n".to_owned()),
        ]
    );
    let losses: Vec<(&str, &[RowId])> = losses.iter().map(|loss| (loss.message.id.as_ref(), loss.rows.as_slice())).collect();
    assert_eq!(losses, [("convert-no-end", [RowId(0)].as_slice()), ("convert-no-role", &[RowId(0), RowId(1)])]);
}

#[test]
fn a_flat_file_names_people_and_courses_by_their_numbers() {
    let made =
        converted("moodle-upload-users", "flatfile", "username;course1;role1\n55000901;cours_test;student\ndupont01;cours_test;student");
    let mut out = Vec::new();
    write(&Draft { roster: &made.roster, delimiter: ',' }, &mut out, &Watch::default()).unwrap();
    assert_eq!(String::from_utf8(out).unwrap(), "add,student,E000901,C-TEST\nadd,student,,C-TEST\n");
    assert_eq!(made.losses[0].message.id, "convert-no-identifier");
    assert_eq!(made.losses[0].rows, [RowId(1)]);
}

#[test]
fn a_list_of_groups_or_cohorts_is_for_no_other_tool() {
    let find = |id| importer::find(id).unwrap();
    assert!(!can_convert(find("tool-sync-groups"), find("moodle-upload-users")));
    assert!(!can_convert(find("moodle-upload-users"), find("tool-sync-cohorts")));
    assert!(!can_convert(find("flatfile"), find("flatfile")));
}

#[test]
fn a_tool_that_enrols_nobody_says_so_before_it_is_chosen() {
    let made = converted("moodle-upload-users", "tool-sync-group-members", MOODLE);
    let losses: Vec<&str> = made.losses.iter().map(|loss| loss.message.id.as_ref()).collect();
    assert!(losses.contains(&"convert-no-enrolment") && !losses.contains(&"convert-no-role"), "{losses:?}");
}
