//! Method, status and end of enrolments, told by the report that an administrator made: real answers, replayed.

use super::*;
use crate::catalogue::Enrolment;

const FUNCTIONS: [&str; 6] = [
    ALL[0],
    ALL[1],
    "core_enrol_get_enrolled_users",
    "core_reportbuilder_list_reports",
    "core_reportbuilder_retrieve_report",
    "core_reportbuilder_set_filters",
];
const PEOPLE: [&str; 4] = ["55000930", "55000931", "55000932", "55000933"];

/// A real answer of the second set.
fn sample(name: &str) -> Reply {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/moodle-webservice-2").join(format!("{name}.json"));
    let sample: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    Reply::json(&sample["response"])
}

fn platform(report: &str, functions: &[&str]) -> Platform {
    with(sample(report), functions)
}

fn with(report: Reply, functions: &[&str]) -> Platform {
    let course = json!({ "id": 8, "shortname": "PHYS101", "fullname": "Physique", "categoryid": 1, "format": "topics", "visible": 1,
        "groupmode": 0, "defaultgroupingid": 0, "enrollmentmethods": ["manual"] });
    let people: Vec<Value> =
        PEOPLE.iter().zip(30..).map(|(login, id)| json!({ "id": id, "username": login, "roles": [{ "shortname": "student" }] })).collect();
    Platform::new(HashMap::from([
        (FUNCTIONS[0], info(functions)),
        (FUNCTIONS[1], Reply::json(&json!({ "courses": [course] }))),
        (FUNCTIONS[2], Reply::json(&json!(people))),
        (FUNCTIONS[3], sample("verify_reports_list")),
        (FUNCTIONS[4], report),
        (FUNCTIONS[5], sample("verify_report_filter")),
    ]))
}

fn wanted() -> Wanted {
    let people = WantedPeople { by: PersonKey::Login, values: PEOPLE[..3].iter().map(|login| (*login).to_owned()).collect() };
    Wanted { courses: ["PHYS101".to_owned()].into(), participants: true, people: Some(people), anew: false }
}

fn enrolments(store: &mut Store) -> Vec<Enrolment> {
    let mut rows = store.load("P").unwrap().enrolments.unwrap();
    rows.sort_by(|a, b| a.username.cmp(&b.username));
    rows
}

#[test]
fn what_the_report_tells_takes_the_place_of_not_told() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    platform("verify_report_filtered", &FUNCTIONS[..3]).refresh(&mut store, Some("P"), &wanted()).unwrap();
    assert!(enrolments(&mut store).iter().all(|row| !row.is_told()), "without the report nobody says how");
    let telling = platform("verify_report_filtered", &FUNCTIONS);
    let refreshed = telling.refresh(&mut store, Some("P"), &wanted()).unwrap();
    assert!(!refreshed.missing.iter().any(|missing| missing.what == "report"), "{:?}", refreshed.missing);
    let rows = enrolments(&mut store);
    let told: Vec<(&str, &str, &str, Option<i64>)> =
        rows.iter().map(|row| (row.username.as_str(), row.method.as_str(), row.status.as_str(), row.end)).collect();
    let end = Some(1_790_812_800);
    let active = ["active", "suspended", "active"];
    let there = PEOPLE.iter().zip(active).zip([Some(0), Some(0), end]).map(|((login, status), end)| (*login, "manual", status, end));
    assert_eq!(told, there.collect::<Vec<_>>(), "of the list, and of nobody else");
    let asked = telling.asked.lock().unwrap().join("\n");
    assert!(asked.contains("moodlewssettinglang=en") && asked.contains("moodlewssettingtimezone=UTC"), "{asked}");
    assert!(asked.contains("course%3Acourseselector_values"), "for the courses of the list only: {asked}");
}

#[test]
fn a_report_that_may_not_be_seen_or_lacks_a_column_leaves_it_not_told_and_is_named() {
    let refused = |report: &str| {
        let place = tempfile::tempdir().unwrap();
        let mut store = store(&place);
        let refreshed = platform(report, &FUNCTIONS).refresh(&mut store, Some("P"), &wanted()).unwrap();
        assert!(enrolments(&mut store).iter().all(|row| !row.is_told()));
        refreshed.missing.into_iter().find(|missing| missing.what == "report").unwrap()
    };
    assert_eq!(refused("verify_report_other_account").right, Some("moodle/reportbuilder:view"));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/moodle-webservice-2/verify_report_filtered.json");
    let mut sample: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let headers = sample["response"]["data"]["headers"].as_array_mut().unwrap();
    headers.iter_mut().filter(|title| **title == "Status").for_each(|title| *title = json!("État"));
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    let refreshed = with(Reply::json(&sample["response"]), &FUNCTIONS).refresh(&mut store, Some("P"), &wanted()).unwrap();
    assert!(refreshed.missing.iter().any(|missing| missing.message.id == "moodle-note-report"));
}
