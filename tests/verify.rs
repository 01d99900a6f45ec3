//! Whether what was asked for is there: a list of 500 people in 5 courses with every kind of difference planted, and what a
//! downloaded list can and cannot tell.
#![cfg(feature = "net")]

mod moodle;

use bordereau::catalogue::{Catalogue, Site};
use bordereau::importer;
use bordereau::simulate::moodle_upload::{Effect, Names, RowVerdict, Run, Settings, Sink, simulate};
use bordereau::store::moodle::{Address, Client, Limits, Token};
use bordereau::verify::{Compared, State as Verdict};
use bordereau::watch::Watch;
use bordereau::workspace::{ReadFile, compare_with_platform, missing_file, read_finished};
use moodle::{Enrolment, Platform, State, TOKEN};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::Arc;

const PEOPLE: usize = 500;
const COURSES: usize = 5;

fn login(person: usize) -> String {
    format!("{:08}", 55_000_000 + person)
}

fn course(course: usize) -> String {
    format!("COURS_{course}")
}

/// A row per person, with five courses, roles and groups.
fn file() -> String {
    let names: Vec<String> = (1..=COURSES).map(|n| format!("course{n};role{n};group{n}")).collect();
    let mut text = format!("username;{}\n", names.join(";"));
    for person in 0..PEOPLE {
        let cells: Vec<String> = (0..COURSES).map(|at| format!("{};student;TD{}", course(at), person % 4 + 1)).collect();
        text.push_str(&format!("{};{}\n", login(person), cells.join(";")));
    }
    text
}

/// Everybody as the file asks.
fn as_asked() -> State {
    let mut state = State::default();
    state.users.insert("guest".into(), 1);
    state.users.extend((0..PEOPLE).map(|person| (login(person), person as i64 + 10)));
    state.courses.extend((0..COURSES).map(|at| (course(at), at as i64 + 100)));
    for at in 0..COURSES {
        for group in 0..4 {
            let members = (0..PEOPLE).filter(|person| person % 4 == group).map(|person| person as i64 + 10).collect();
            state.groups.insert((at * 10 + group) as i64 + 1000, (at as i64 + 100, format!("TD{}", group + 1), members));
        }
        for person in 0..PEOPLE {
            let enrolment = Enrolment { roles: ["student".to_owned()].into(), active: true };
            state.enrolments.insert((at as i64 + 100, person as i64 + 10), enrolment);
        }
    }
    state
}

/// Plants a difference in every seventh place, all kinds in turn, and returns what is to be found.
fn plant(state: &mut State) -> BTreeMap<(String, String), Verdict> {
    let mut planted = BTreeMap::new();
    let kinds = [Verdict::Absent, Verdict::OtherRole, Verdict::OtherGroup, Verdict::NoAccess];
    for (turn, place) in (0..PEOPLE * COURSES).step_by(7).enumerate() {
        let (person, at) = (place / COURSES, place % COURSES);
        let (user, of) = (person as i64 + 10, at as i64 + 100);
        let kind = kinds[turn % kinds.len()];
        match kind {
            Verdict::Absent => {
                state.enrolments.remove(&(of, user));
                state.groups.values_mut().filter(|(group_of, ..)| *group_of == of).for_each(|(.., members)| _ = members.remove(&user));
            }
            Verdict::OtherRole => state.enrolments.get_mut(&(of, user)).unwrap().roles = ["teacher".to_owned()].into(),
            Verdict::OtherGroup => {
                state.groups.values_mut().filter(|(group_of, ..)| *group_of == of).for_each(|(.., members)| _ = members.remove(&user));
            }
            _ => state.enrolments.get_mut(&(of, user)).unwrap().active = false,
        }
        planted.insert((login(person), course(at)), kind);
    }
    // Two people have no account any more.
    for person in [1, 498] {
        let id = state.users.remove(&login(person)).unwrap();
        state.enrolments.retain(|(_, user), _| *user != id);
        (0..COURSES).for_each(|at| _ = planted.insert((login(person), course(at)), Verdict::Absent));
    }
    planted
}

fn catalogue(state: &State) -> Catalogue {
    let courses: Vec<Value> = state
        .courses
        .iter()
        .map(|(name, id)| serde_json::json!({ "id": id, "shortname": name, "enrol_methods": [{ "enrol": "manual", "status": "enabled", "default_role": "student" }], "groups": [] }))
        .collect();
    let users: Vec<Value> = state.users.keys().map(|login| serde_json::json!({ "username": login })).collect();
    let site = serde_json::json!({
        "platform": { "name": "Ecampus" }, "courses": courses, "users": users,
        "roles": [{ "shortname": "student", "assignable_in_course": true }], "enrolments": [], "role_assignments": [], "group_members": [],
    });
    Catalogue::new(serde_json::from_value::<Site>(site).unwrap())
}

fn read(text: &str, catalogue: &Catalogue) -> ReadFile {
    let importer = importer::find("moodle-upload-users").unwrap();
    read_finished("a.csv", &Arc::new(text.as_bytes().to_vec()), importer, catalogue, None, None, &Watch::default()).unwrap()
}

fn compared(platform: &Platform, file: &ReadFile, catalogue: &Catalogue) -> Compared {
    let address = Address::parse(&platform.address).unwrap();
    let client = Client::new(address, Token::new(TOKEN).unwrap(), Limits::default());
    compare_with_platform(file, &client, catalogue, &Watch::default()).unwrap()
}

/// The enrolments that an import of these bytes makes.
struct Enrolled(BTreeSet<(String, String)>);

impl Sink for Enrolled {
    fn row(&mut self, verdict: &RowVerdict, names: &Names<'_>) {
        for (effect, _) in &verdict.effects {
            if let Effect::Enrolled { user, course, .. } = effect {
                self.0.insert((names.user(*user).to_owned(), names.shortname(*course).to_owned()));
            }
        }
    }
}

#[test]
fn every_difference_that_was_planted_is_found_and_none_is_invented() {
    let mut state = as_asked();
    let planted = plant(&mut state);
    let catalogue = catalogue(&state);
    let platform = Platform::new(state);
    let file = read(&file(), &catalogue);
    let compared = compared(&platform, &file, &catalogue);
    assert_eq!(compared.rows.len(), PEOPLE * COURSES);
    for row in &compared.rows {
        let expected = planted.get(&(row.wanted.user.clone(), row.wanted.course.clone())).copied().unwrap_or(Verdict::AsAsked);
        assert_eq!(row.state, expected, "{:?}", row.wanted);
        assert_eq!(row.not_told, ["end"], "no function tells when an enrolment ends");
        let is_gone = [login(1), login(498)].contains(&row.wanted.user);
        assert_eq!(row.wanted.because.map(|why| why.word()), is_gone.then_some("no account"), "{:?}", row.wanted);
    }
    let sum: u64 = compared.courses.iter().map(|line| line.as_asked + line.absent + line.different + line.not_told).sum();
    assert_eq!(sum as usize, PEOPLE * COURSES);
    assert!(platform.calls.lock().unwrap().len() <= 30, "{} calls", platform.calls.lock().unwrap().len());

    // What is missing, played: exactly what is missing, but for people without an account.
    let absent = |(_, kind): &(&(String, String), &Verdict)| **kind == Verdict::Absent;
    let missing: BTreeSet<(String, String)> = planted.iter().filter(absent).map(|(pair, _)| pair.clone()).collect();
    let bytes = missing_file(&file, &compared, &Watch::default()).unwrap().unwrap();
    let again = read(std::str::from_utf8(&bytes).unwrap(), &catalogue);
    let asked: BTreeSet<(String, String)> = again
        .asked
        .iter()
        .flat_map(|asked| asked.courses.iter().map(|course| (asked.login.clone().unwrap(), course.course.clone())))
        .collect();
    assert_eq!(asked, missing);
    let groups = again.asked.iter().flat_map(|asked| &asked.courses).all(|course| course.groups.len() == 1 && course.role.is_some());
    assert!(groups, "role and group go with their course");
    let now = "2026-11-28T12:00:00[Europe/Paris]".parse().unwrap();
    let mut enrolled = Enrolled(BTreeSet::new());
    let run = Run { catalogue: &catalogue, settings: &Settings::default(), now: &now };
    simulate(&bytes, &run, &mut enrolled, &Watch::default()).unwrap();
    let possible: BTreeSet<(String, String)> = missing.into_iter().filter(|(user, _)| ![login(1), login(498)].contains(user)).collect();
    assert_eq!(enrolled.0, possible);
}

#[test]
fn a_list_that_is_all_there_has_nothing_missing() {
    let state = as_asked();
    let catalogue = catalogue(&state);
    let file = read(&file(), &catalogue);
    let compared = compared(&Platform::new(state), &file, &catalogue);
    assert!(compared.is_as_asked());
    assert!(missing_file(&file, &compared, &Watch::default()).unwrap().is_none());
}

#[test]
fn what_the_token_may_not_see_is_not_told_and_never_absent() {
    let mut state = as_asked();
    plant(&mut state);
    state.separate.insert(100);
    state.without.extend(["core_group_get_group_members", "core_group_get_course_groups"]);
    let hidden = state.courses.remove(&course(1)).unwrap();
    let known = catalogue(&as_asked());
    let platform = Platform::new(state);
    let file = read(&file(), &known);
    let compared = compared(&platform, &file, &known);
    for row in &compared.rows {
        // An empty answer of a course with separate groups, and a course that is not shown, prove nothing.
        if [course(0), course(1)].contains(&row.wanted.course) {
            let gone = [login(1), login(498)].contains(&row.wanted.user);
            assert!(row.state == Verdict::NotTold || gone, "{:?}", row.wanted);
        }
    }
    assert!(hidden > 0 && !compared.is_as_asked());
}

#[test]
fn an_account_that_sees_nobody_proves_no_absence_by_the_accounts() {
    let mut state = as_asked();
    state.blind = true;
    let known = catalogue(&state);
    let file = read("username;course1;role1\n55000003;COURS_0;student\n99999999;COURS_0;student\n", &known);
    let compared = compared(&Platform::new(state), &file, &known);
    // The participants have their logins: who is not among them is not there, whatever the accounts tell.
    let states: Vec<&str> = compared.rows.iter().map(|row| row.state.word()).collect();
    assert_eq!(states, ["as-asked", "absent"]);
}

struct Desk(tempfile::TempDir);

impl Desk {
    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_bordereau"))
            .args(args)
            .current_dir(self.0.path())
            .env("BORDEREAU_DATA", self.path("data"))
            .env("BORDEREAU_TOKEN", TOKEN)
            .output()
            .unwrap()
    }

    fn json(&self, args: &[&str]) -> (i32, Value) {
        let output = self.run(args);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code().unwrap(), serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error} {said}")))
    }
}

#[test]
fn the_command_says_row_by_row_and_writes_what_is_missing() {
    let desk = Desk(tempfile::tempdir().unwrap());
    let mut state = as_asked();
    state.enrolments.remove(&(101, 12));
    let platform = Platform::new(state);
    fs::write(
        desk.path("a.csv"),
        "username;course1;role1;course2;role2\n55000001;COURS_0;student;COURS_1;student\n55000002;COURS_0;student;COURS_1;student\n",
    )
    .unwrap();
    fs::create_dir(desk.path("depot")).unwrap();
    assert_eq!(desk.run(&["submit", "a.csv", "--to", "folder:depot", "--yes"]).status.code(), Some(0));
    let args = ["verify", "a.csv", "--url", &platform.address, "--missing", "manque.csv", "--json"];
    let (code, told) = desk.json(&args);
    assert_eq!((code, told["source"].as_str(), told["rows"].as_array().unwrap().len()), (1, Some("web-services"), 4), "{told}");
    let row = &told["rows"][3];
    assert_eq!(
        (row["line"].as_u64(), row["user"].as_str(), row["course"].as_str(), row["state"].as_str()),
        (Some(3), Some("55000002"), Some("COURS_1"), Some("absent"))
    );
    assert_eq!(told["summary"], serde_json::json!({ "as-asked": 3, "absent": 1 }));
    assert_eq!(fs::read_to_string(desk.path("manque.csv")).unwrap(), "username;course1;role1\n55000002;COURS_1;student\n");
    let (_, receipts) = desk.json(&["receipts", "list", "--json"]);
    let verified = &receipts["receipts"][0]["verified"];
    assert_eq!((verified["asked"].as_u64(), verified["as_asked"].as_u64(), verified["absent"].as_u64()), (Some(4), Some(3), Some(1)));
    let (code, _) = desk.json(&["verify", "manque.csv", "--url", &platform.address, "--json"]);
    assert_eq!(code, 1);
    platform.state.lock().unwrap().enrolments.insert((101, 12), Enrolment { roles: ["student".to_owned()].into(), active: true });
    assert_eq!(desk.json(&["verify", "a.csv", "--url", &platform.address, "--json"]).0, 0);
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    assert_eq!(desk.run(&["verify", "a.csv", "--url", &format!("http://{closed}")]).status.code(), Some(4));
}

#[test]
fn a_list_downloaded_from_moodle_stands_for_the_platform() {
    let desk = Desk(tempfile::tempdir().unwrap());
    fs::write(desk.path("a.csv"), "username;course1;role1;group1\na;X;student;TD1\nb;X;student;TD1\nc;X;student;TD1\n").unwrap();
    let list = "Prénom,Nom,Nom d'utilisateur,Groupes\nAda,Un,a,\"TD1, TP2\"\nBob,Deux,b,TD2\n";
    fs::write(desk.path("participants.csv"), list).unwrap();
    let verify = ["verify", "a.csv", "--against", "participants.csv"];
    assert_eq!(desk.run(&verify).status.code(), Some(3), "nothing says of which course it is");
    let (code, told) = desk.json(&[&verify[..], &["--course", "X", "--json"]].concat());
    let states: Vec<&str> = told["rows"].as_array().unwrap().iter().map(|row| row["state"].as_str().unwrap()).collect();
    assert_eq!((code, states), (1, vec!["as-asked", "other-group", "absent"]));
    assert_eq!(told["source"], "list");
    let untold: Vec<&str> = told["rows"][0]["not_told"].as_array().unwrap().iter().map(|what| what.as_str().unwrap()).collect();
    assert_eq!(untold, ["end", "role", "status"]);
    fs::write(desk.path("noms.csv"), "Prénom,Nom\nAda,Un\n").unwrap();
    assert_eq!(desk.run(&["verify", "a.csv", "--against", "noms.csv", "--course", "X"]).status.code(), Some(4));
    assert_eq!(desk.run(&["verify", "a.csv", "--against", "absent.csv", "--course", "X"]).status.code(), Some(4));
}
