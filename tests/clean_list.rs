//! The promise of a check: a list in which it finds no error does on the platform what it says. Any such
//! list is written and played: the file is taken, nothing ends half-way, and every row gives the course,
//! role, group, period and status that its cells name.

use bordereau::catalogue::{Catalogue, Site};
use bordereau::check::{self, Edit, Report, Subject};
use bordereau::error::Level;
use bordereau::export::{self, Draft};
use bordereau::importer::{self, Roster};
use bordereau::simulate::json;
use bordereau::simulate::moodle_upload::{Run, Settings};
use bordereau::table::{Column, Origin, RowId};
use bordereau::text::php;
use bordereau::watch::Watch;
use jiff::civil::Date;
use proptest::prelude::*;
use serde_json::Value;
use std::fs;
use std::path::Path;

const TODAY: Date = Date::constant(2026, 9, 14);
const HEADERS: &[&str] = &[
    "username",
    "course1",
    "role1",
    "group1",
    "enrolperiod1",
    "enrolstatus1",
    "course2",
    "role2",
    "group2",
    "enrolperiod2",
    "enrolstatus2",
];

fn catalogue() -> Catalogue {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/site.json");
    Catalogue::new(serde_json::from_slice::<Site>(&fs::read(path).unwrap()).unwrap())
}

/// Cells of a column: mostly those of a sound list, now and then odd ones.
fn cell(header: &str) -> BoxedStrategy<String> {
    let (sound, odd): (&[&str], &[&str]) = match header.trim_end_matches(|c: char| c.is_ascii_digit()) {
        "username" => (
            &["22300100", "22300107", "22300108", "22300109", "zoe.morel", "martin225", "00001901", "22300101", "22300103"],
            &["ADMIN", "admin", "durand33", " 22300100", "22300100\u{a0}", "guest", "0", "élodie.k", "inconnu", "ancien"],
        ),
        "course" => (
            &["CHIM_L1", "CHIM_L2", "FC30", "Génétique_M2", "L’histoire", ""],
            &["chim_l1", "PHYS-L1", "MATH_L1", "STAGE", "ecampus", "0", " CHIM_L1", "Droit\u{a0}civil", "TD;TP", "CHIM-L1"],
        ),
        "role" => (
            &["student", "teacher", "editingteacher", "tuteur", ""],
            &["manager", "Étudiant", "5", "2024", "guest", "Student", "0", " student"],
        ),
        "group" => (
            &["TD1", "TD2", "TP-A", "", "Groupe B", "A, B"],
            &["101", "1", "102", "td1", "-", "#N/A", "0", "TD1;TD2", "TD\u{a0}1", " TD1 ", "Apogée L1", "01", "1.0", "-5", "\u{200b}"],
        ),
        "enrolperiod" => (
            &["60", "", "120", "0"],
            &["60 jours", "2 mois", "1e2", "060", "99999999999999999999", "-1", "1 000", "36500", "106000000000000"],
        ),
        _ => (&["0", "1", ""], &["2", "01", "actif", " 1", "1.0", "\u{a0}1"]),
    };
    let any_of = |texts: &[&str]| prop::sample::select(texts.iter().map(|&text| text.to_owned()).collect::<Vec<_>>());
    prop_oneof![9 => any_of(sound), 2 => any_of(odd)].boxed()
}

fn rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    let row: Vec<BoxedStrategy<String>> = HEADERS.iter().map(|header| cell(header)).collect();
    prop::collection::vec(row, 1..7)
}

struct List {
    roster: Roster<'static>,
}

impl List {
    fn new(rows: &[Vec<String>], width: usize) -> Self {
        let importer = importer::find("moodle-upload-users").unwrap();
        let keys = HEADERS[..width].iter().map(|name| importer.key_of_header(name).unwrap());
        let column = |i: usize| {
            let mut column = Column::default();
            rows.iter().for_each(|row| column.push(&row[i]));
            column
        };
        Self { roster: Roster::of(importer, keys.zip((0..width).map(column)).collect(), Origin::default()) }
    }

    fn check(&self, catalogue: &Catalogue) -> Report {
        check::check(
            &Subject {
                roster: &self.roster,
                settings: &self.roster.importer().settings,
                catalogue,
                left_out: &[],
                course_names: None,
                beside: bordereau::check::Beside::NOTHING,
                returned: &[],
                delimiter: ';',
                today: TODAY,
            },
            &Watch::default(),
        )
        .unwrap()
    }

    /// Applies the safe fixes, then takes out the rows with errors, until no error is left.
    fn clear(&mut self, catalogue: &Catalogue) {
        loop {
            let report = self.check(catalogue);
            let safe: Vec<Edit> = report.safe_fixes().map(|fix| fix.edit.clone()).collect();
            let errors = report.findings.iter().filter(|finding| finding.level == Level::Error);
            let wrong: Vec<RowId> = errors.flat_map(|finding| finding.rows.clone()).collect();
            let edits = if safe.is_empty() { vec![Edit::RemoveRows(wrong.clone())] } else { safe.clone() };
            for edit in edits {
                self.roster.edit(|table, _| _ = edit.patch(table).apply(table));
            }
            if safe.is_empty() && wrong.is_empty() {
                return;
            }
        }
    }

    fn cell(&self, name: &str, row: RowId) -> &str {
        let column = self.roster.keys().iter().position(|key| key.to_string() == name);
        column.map_or("", |column| php::trim(self.roster.table().text(column, row)))
    }
}

fn effects<'a>(row: &'a Value, kind: &'a str, course: &'a str) -> impl Iterator<Item = &'a Value> {
    row["effects"].as_array().into_iter().flatten().filter(move |effect| effect["type"] == kind && effect["course"] == course)
}

/// What one numbered course of a row asks for, against what the simulation did.
fn assert_done(list: &List, catalogue: &Catalogue, id: RowId, number: u32, row: &Value) {
    let cell = |stem: &str| list.cell(&format!("{stem}{number}"), id);
    let name = cell("course");
    // Two numbers may write the same enrolment: only what is alone is told by its effects.
    if php::is_empty(name) || list.cell("course1", id) == list.cell("course2", id) {
        return;
    }
    let course = catalogue.course(name).unwrap();
    let user = catalogue.user_position(list.cell("username", id));
    let (user, at) = (user.unwrap(), catalogue.course_position(name).unwrap());
    // The role: given now, or held already. Without one it is that of the course.
    if !php::is_empty(cell("role")) {
        let given = effects(row, "role_assigned", name).any(|effect| effect["role"] == cell("role"));
        let held = catalogue.roles_in(user, at).any(|held| held.role == cell("role"));
        assert!(given || held || twice(list, id), "no role {}: {row:#}", cell("role"));
    }
    if !php::is_empty(cell("group")) {
        let put = effects(row, "group_member_added", name).all(|effect| effect["group"] == cell("group"));
        assert!(put, "{row:#}");
    }
    // The enrolment as it stands after the row: what is written now, else what was there.
    let before = catalogue.enrolments_in(user, at).find(|held| held.method == "manual");
    let created = effects(row, "enrol_created", name).find(|effect| effect["method"] == "manual");
    let changes = effects(row, "enrol_changed", name).next().map(|effect| &effect["changes"]);
    if twice(list, id) || (created.is_none() && before.is_none()) {
        assert!(twice(list, id), "not enrolled: {row:#}");
        return;
    }
    let after = |key: &str, old: Value| match (created, changes) {
        (Some(effect), _) => effect[key].clone(),
        (None, Some(changes)) if !changes[key].is_null() => changes[key][1].clone(),
        _ => old,
    };
    let default = match course.manual_method().ok().flatten().map(|method| method.enrolperiod_days) {
        Some(bordereau::catalogue::Fact::Told(days)) => days,
        _ => 0.0,
    };
    let days = if php::is_empty(cell("enrolperiod")) { default as i64 } else { php::int(cell("enrolperiod")) };
    let end = if days > 0 { Value::from(format!("+{days} d")) } else { Value::Null };
    let old_end = before.and_then(|held| held.end_day).map_or(Value::Null, |day| format!("{day:+} d").into());
    assert_eq!(after("end", old_end), end, "{row:#}");
    let old_status = before.map_or("active", |held| if held.status == "suspended" { "suspended" } else { "active" });
    let status = match cell("enrolstatus") {
        "1" => "suspended",
        "0" => "active",
        // Said by a rule, and no error: without a status, one that was suspended stays so.
        _ => old_status,
    };
    assert_eq!(after("status", old_status.into()), status, "{row:#}");
}

/// Whether an earlier row of the list writes the same enrolment: effects then tell what differs from that row.
fn twice(list: &List, id: RowId) -> bool {
    let names = |row| [list.cell("course1", row), list.cell("course2", row)];
    list.roster.table().kept_rows().take_while(|&row| row != id).any(|row| {
        let shared = names(row).into_iter().any(|name| !php::is_empty(name) && names(id).contains(&name));
        shared && list.cell("username", row) == list.cell("username", id)
    })
}

fn count(row: &Value, id: &str) -> usize {
    row["messages"].as_array().into_iter().flatten().filter(|message| message["id"] == id).count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 384, ..ProptestConfig::default() })]

    #[test]
    fn a_list_without_an_error_does_what_it_says(rows in rows(), width in 3..=HEADERS.len()) {
        let catalogue = catalogue();
        let mut list = List::new(&rows, width);
        list.clear(&catalogue);
        if list.roster.table().kept() == 0 {
            return Ok(());
        }
        let draft = Draft { roster: &list.roster, delimiter: ';' };
        let mut bytes = Vec::new();
        export::write(&draft, &mut bytes, &Watch::default()).unwrap();
        let settings = Settings::default();
        let now = TODAY.at(12, 0, 0, 0).in_tz("Europe/Paris").unwrap();
        let mut written = Vec::new();
        json::write(&bytes, &Run { catalogue: &catalogue, settings: &settings, now: &now }, &mut written, &Watch::default()).unwrap();
        let simulated: Value = serde_json::from_slice(&written).unwrap();
        prop_assert!(simulated["file_error"].is_null(), "{}", simulated["file_error"]);
        prop_assert!(simulated["aborted"].is_null(), "{}", simulated["aborted"]);
        let verdicts = simulated["rows"].as_array().unwrap();
        prop_assert_eq!(verdicts.len(), list.roster.table().kept() as usize);
        for (id, row) in list.roster.table().kept_rows().zip(verdicts) {
            let goes_on = |m: &Value| m["id"] == "invalidusername/error" || m["id"] == "error/moodle";
            let refused = row["messages"].as_array().unwrap().iter().any(|m| m["level"] == "error" && !goes_on(m));
            prop_assert!(!refused, "{:#}\n{}", row, String::from_utf8_lossy(&bytes));
            let courses = [1, 2].iter().filter(|n| !php::is_empty(list.cell(&format!("course{n}"), id))).count();
            prop_assert_eq!(count(row, "enrolledincourserole/enrol_manual"), courses, "{:#}", row);
            let grouped = |n: &&u32| !php::is_empty(list.cell(&format!("course{n}"), id)) && !php::is_empty(list.cell(&format!("group{n}"), id));
            prop_assert_eq!(count(row, "addedtogroup/moodle"), [1, 2].iter().filter(grouped).count(), "{:#}", row);
            assert_done(&list, &catalogue, id, 1, row);
            assert_done(&list, &catalogue, id, 2, row);
        }
    }
}
