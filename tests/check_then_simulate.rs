//! A file without a fault for the rules does on Moodle what its table says.

use bordereau::catalogue::{Catalogue, Site};
use bordereau::check::{self, Subject};
use bordereau::error::Level;
use bordereau::export::{Draft, write};
use bordereau::importer::{self, FieldKey, Roster};
use bordereau::simulate::moodle_upload::{Effect, End, Names, Outcome, RowVerdict, Run, Settings, Sink, Where, simulate};
use bordereau::table::{Column, Origin, Table};
use bordereau::watch::Watch;
use proptest::prelude::*;

const FIELDS: [&str; 6] = ["username", "course1", "role1", "group1", "enrolperiod1", "enrolstatus1"];
const DAY: i64 = 86_400;

fn catalogue() -> Catalogue {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracle/moodle-uploaduser/fixture.json");
    let site: Site = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    Catalogue::new(site)
}

/// Values as lists hold them: mostly right, now and then wrong.
fn row() -> impl Strategy<Value = [String; 6]> {
    let of = |values: &'static [&'static str]| prop::sample::select(values).prop_map(str::to_owned);
    let user =
        prop_oneof![8 => (920..990u32).prop_map(|n| format!("55000{n}")), 1 => of(&["DUPONT", "hélène", "", "0", "99999999", "suspendu1"])];
    let course =
        prop_oneof![8 => of(&["cours_test", "PHYS101", "Génétique_M2", "R&D", "STAGE_30J"]), 1 => of(&["phys101", "SANS_MANUEL", ""])];
    let role = prop_oneof![8 => of(&["student", "teacher", "editingteacher", "tuteur"]), 1 => of(&["Étudiant", "", "observateur"])];
    let group = prop_oneof![6 => of(&["", "groupe_1", "TD9", "Groupe d’été"]), 1 => of(&["101", "#N/A", "TD1,TD2"])];
    let period = prop_oneof![6 => of(&["", "60", "365"]), 1 => of(&["2 mois", "31/12/2026", "0", "-5"])];
    let status = prop_oneof![6 => of(&["", "0", "1"]), 1 => of(&["suspendu", "2"])];
    (user, course, role, group, period, status).prop_map(|(a, b, c, d, e, f)| [a, b, c, d, e, f])
}

/// What a row has done: course, role, group, suspended, days.
#[derive(Default)]
struct Done(Vec<(Outcome, Seen)>);

#[derive(Clone, Debug, Default, PartialEq)]
struct Seen {
    course: Option<String>,
    role: Option<String>,
    group: Option<String>,
    suspended: Option<bool>,
    days: Option<i64>,
}

impl Sink for Done {
    fn row(&mut self, verdict: &RowVerdict, names: &Names<'_>) {
        let mut seen = Seen::default();
        if let [visit] = verdict.visits.as_slice() {
            seen.course = visit.course.map(|course| names.shortname(course).to_owned());
            seen.role = visit.role.map(|role| names.role(role).to_owned());
        }
        for (effect, _) in &verdict.effects {
            match effect {
                Effect::Enrolled { tenure, .. } | Effect::EnrolmentChanged { new: tenure, .. } => {
                    seen.suspended = Some(tenure.suspended);
                    let end = if let End::At(end) = tenure.end { Some(end) } else { None };
                    seen.days = end.zip(tenure.start).map(|(end, start)| (end.get() - start.get()) / DAY);
                }
                Effect::MemberAdded(_, group) => seen.group = names.group(*group).map(|group| group.name.to_string()),
                Effect::RoleAssigned(_, _, Where::System | Where::Category(_), _) => panic!("no such column"),
                _ => {}
            }
        }
        self.0.push((verdict.outcome, seen));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_file_without_an_error_does_what_its_table_says(rows in prop::collection::vec(row(), 1..6)) {
        let importer = importer::find("moodle-upload-users").unwrap();
        let keys: Vec<FieldKey> = FIELDS.iter().map(|name| importer.key_of_header(name).unwrap()).collect();
        let mut columns = vec![Column::default(); FIELDS.len()];
        for row in &rows {
            for (column, cell) in columns.iter_mut().zip(row) {
                column.push(cell);
            }
        }
        let roster = Roster::new(importer, keys, Table::new(columns, Origin::default()));
        let catalogue = catalogue();
        let now: jiff::Zoned = "2026-11-21T12:00:00[Europe/Paris]".parse().unwrap();
        let subject =
            Subject { roster: &roster, settings: &importer.settings, catalogue: &catalogue, left_out: &[], course_names: None, beside: bordereau::check::Beside::NOTHING, returned: &[], delimiter: ';', today: now.date() };
        let report = check::check(&subject, &Watch::default()).unwrap();
        let faulty: Vec<usize> = report
            .findings
            .iter()
            .filter(|finding| finding.level == Level::Error)
            .flat_map(|finding| finding.rows.iter().map(|row| row.0 as usize))
            .collect();
        let mut bytes = Vec::new();
        prop_assume!(write(&Draft { roster: &roster, delimiter: ';' }, &mut bytes, &Watch::default()).is_ok());
        let run = Run { catalogue: &catalogue, settings: &Settings::default(), now: &now };
        let mut done = Done::default();
        let verdict = simulate(&bytes, &run, &mut done, &Watch::default()).unwrap();
        prop_assert!(verdict.file_error.is_none() && verdict.aborted.is_none());
        prop_assert_eq!(done.0.len(), rows.len());
        for (at, ([_, course, role, group, period, _], (outcome, seen))) in rows.iter().zip(&done.0).enumerate() {
            if faulty.contains(&at) {
                continue;
            }
            prop_assert!(matches!(outcome, Outcome::Enrolled | Outcome::Changed | Outcome::Unchanged), "{:?} {:?}", rows[at], outcome);
            prop_assert_eq!(seen.course.as_deref(), Some(course.as_str()).filter(|c| !c.is_empty()), "{:?}", rows[at]);
            prop_assert!(role.is_empty() || seen.role.as_deref() == Some(role.as_str()), "{:?} {:?}", rows[at], seen);
            // Who is in the group already is not put there again.
            prop_assert!(seen.group.is_none() || seen.group.as_deref() == Some(group.as_str()), "{:?} {:?}", rows[at], seen);
            if let (Some(days), Some(_)) = (period.parse::<i64>().ok().filter(|&days| days > 0), seen.suspended) {
                prop_assert_eq!(seen.days, Some(days), "{:?}", rows[at]);
            }
        }
    }
}
