//! Enrolling by a platform's own web services: what is asked for is there at the end, each item written once, whatever is
//! refused, dropped, cut or killed on the way; and nothing of a person is taken away.
#![cfg(feature = "net")]

mod moodle;

use moodle::{Enrolment, Phase, Platform, ROLES, State, TOKEN, Then};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Arc, Mutex};

const WRITES: [&str; 3] = ["enrol_manual_enrol_users", "core_group_create_groups", "core_group_add_group_members"];

fn login(person: usize) -> String {
    format!("{:08}", 55_000_000 + person)
}

fn course(at: usize) -> String {
    format!("COURS_{at}")
}

/// A row per person, with courses, a role and a group of four in each.
fn file(people: usize, courses: usize) -> String {
    let names: Vec<String> = (1..=courses).map(|n| format!("course{n};role{n};group{n}")).collect();
    let mut text = format!("username;{}\n", names.join(";"));
    for person in 0..people {
        let cells: Vec<String> = (0..courses).map(|at| format!("{};student;TD{}", course(at), person % 4 + 1)).collect();
        text.push_str(&format!("{};{}\n", login(person), cells.join(";")));
    }
    text
}

/// Accounts and courses, and nobody in them.
fn empty(people: usize, courses: usize) -> State {
    let mut state = State::default();
    state.users.insert("guest".into(), 1);
    state.users.extend((0..people).map(|person| (login(person), person as i64 + 10)));
    state.courses.extend((0..courses).map(|at| (course(at), at as i64 + 100)));
    state
}

struct Desk(tempfile::TempDir);

impl Desk {
    fn new(file: &str, people: usize, courses: usize) -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        fs::write(desk.path("a.csv"), file).unwrap();
        let method = json!([{ "enrol": "manual", "status": "enabled", "default_role": "student", "enrolperiod_days": 0 }]);
        let courses: Vec<Value> =
            (0..courses).map(|at| json!({ "shortname": course(at), "enrol_methods": method, "groups": [] })).collect();
        let users: Vec<Value> = (0..people).map(|person| json!({ "username": login(person), "confirmed": true })).collect();
        let roles: Vec<Value> =
            ROLES.iter().map(|(id, name)| json!({ "id": id, "shortname": name, "assignable_in_course": true })).collect();
        let site = json!({ "platform": { "name": "Ecampus" }, "site": { "timezone": "Europe/Paris" }, "courses": courses, "users": users,
            "roles": roles, "enrolments": [], "role_assignments": [], "group_members": [] });
        fs::write(desk.path("site.json"), site.to_string()).unwrap();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn command(&self, platform: &Platform, more: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bordereau"));
        let args = ["submit", "a.csv", "--to", "moodle", "--catalogue", "site.json", "--yes", "--json", "--patience", "0.3"];
        command.args(args).args(["--url", &platform.address]).args(more);
        command.current_dir(self.0.path()).env("BORDEREAU_DATA", self.path("data")).env("BORDEREAU_TOKEN", TOKEN);
        command.stdin(Stdio::null());
        command
    }

    fn send(&self, platform: &Platform, more: &[&str]) -> (i32, Value) {
        let Output { status, stdout, stderr } = self.command(platform, more).output().unwrap();
        let said = String::from_utf8_lossy(&stderr).into_owned();
        let told = serde_json::from_slice(&stdout).unwrap_or_else(|error| panic!("{error} {said}"));
        (status.code().unwrap(), told)
    }

    fn receipts(&self) -> Vec<Value> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bordereau"));
        let output = command.args(["receipts", "list", "--json"]).env("BORDEREAU_DATA", self.path("data")).output().unwrap();
        serde_json::from_slice::<Value>(&output.stdout).unwrap()["receipts"].as_array().unwrap().clone()
    }
}

/// Everybody of these is in every course with role and group, and each of it was written once.
fn assert_all_once(state: &State, people: impl Iterator<Item = usize> + Clone, courses: usize) {
    for at in 0..courses {
        let of = at as i64 + 100;
        let names: Vec<&String> = state.groups.values().filter(|(course, ..)| *course == of).map(|(_, name, _)| name).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "no group twice");
        for person in people.clone() {
            let user = person as i64 + 10;
            let enrolment = state.enrolments.get(&(of, user));
            assert_eq!(enrolment, Some(&Enrolment { roles: ["student".to_owned()].into(), active: true }), "{person} in {at}");
            let here = state.groups.values().filter(|(course, _, members)| *course == of && members.contains(&user));
            let here: Vec<&str> = here.map(|(_, name, _)| name.as_str()).collect();
            assert_eq!(here, [format!("TD{}", person % 4 + 1)], "{person} in {at}");
        }
    }
    let twice: Vec<_> = state.written.iter().filter(|(_, times)| **times != 1).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

fn writes(platform: &Platform) -> usize {
    platform.calls.lock().unwrap().iter().filter(|call| WRITES.contains(&call.as_str())).count()
}

#[test]
fn everybody_is_enrolled_as_asked_and_a_second_time_writes_nothing() {
    let (people, courses) = (230, 2);
    let desk = Desk::new(&file(people, courses), people, courses);
    let platform = Platform::new(empty(people, courses));
    let (code, told) = desk.send(&platform, &["--dry-run"]);
    assert_eq!((code, writes(&platform)), (0, 0), "a rehearsal writes nothing: {told}");
    assert!(told["remarks"].as_array().unwrap().len() >= 4, "in what it differs is said before: {told}");
    let (code, told) = desk.send(&platform, &[]);
    assert_eq!((code, told["state"].as_str(), told["channel"].as_str()), (0, Some("read-back"), Some("moodle")), "{told}");
    assert_eq!(told["verified"], json!({ "as-asked": 460 }));
    assert_all_once(&platform.state.lock().unwrap(), 0..people, courses);
    assert!(platform.state.lock().unwrap().dates.values().all(|(start, end)| *start > 0 && *end == 0), "it starts today, at midnight");
    assert_eq!(desk.receipts()[0]["verified"]["as_asked"], 460);
    let before = writes(&platform);
    assert_eq!(desk.send(&platform, &[]).0, 4, "it was handed over before");
    let (code, told) = desk.send(&platform, &["--again"]);
    assert_eq!((code, told["state"].as_str(), writes(&platform)), (0, Some("read-back"), before));
}

#[test]
fn one_who_is_refused_costs_nobody_else_and_is_named() {
    let (people, courses) = (130, 2);
    let desk = Desk::new(&file(people, courses), people, courses);
    let mut state = empty(people, courses);
    state.refused.insert(17 + 10, "usernotconfirmed");
    state.users.remove(&login(20));
    let platform = Platform::new(state);
    let (code, told) = desk.send(&platform, &["--with-problems"]);
    assert_eq!((code, told["state"].as_str()), (1, Some("handed-over")), "{told}");
    let others = (0..people).filter(|person| ![17, 20].contains(person));
    assert_all_once(&platform.state.lock().unwrap(), others, courses);
    let not_done: BTreeSet<(u64, String, String)> = told["not_done"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["line"].as_u64().unwrap(), one["course"].as_str().unwrap().into(), one["because"].as_str().unwrap().into()))
        .collect();
    let expected = |line: u64, because: &str| (0..courses).map(|at| (line, course(at), because.to_owned())).collect::<Vec<_>>();
    let all = [expected(19, "usernotconfirmed"), expected(19, "not in course"), expected(22, "no account")].concat();
    assert_eq!(not_done, all.into_iter().collect());
    assert_eq!(told["verified"], json!({ "as-asked": 256, "absent": 4 }));
}

#[test]
fn what_php_drops_without_a_word_is_missed_and_sent_again_in_smaller_parts() {
    let (people, courses) = (130, 1);
    // With four parameters of its own a call of 100 is cut between two items, or in the middle of one.
    for limit in [4 + 6 * 30, 300] {
        let desk = Desk::new(&file(people, courses), people, courses);
        let platform = Platform::new(State { limit: Some(limit), ..empty(people, courses) });
        let (code, told) = desk.send(&platform, &[]);
        assert_eq!((code, told["state"].as_str()), (0, Some("read-back")), "{limit} {told}");
        assert_all_once(&platform.state.lock().unwrap(), 0..people, courses);
    }
}

#[test]
fn a_lost_answer_is_settled_by_reading_back() {
    let (people, courses) = (230, 1);
    for function in WRITES {
        let desk = Desk::new(&file(people, courses), people, courses);
        let mut once = true;
        let platform = Platform::with(empty(people, courses), move |called, phase| {
            let cut = called == function && phase == Phase::Done && std::mem::take(&mut once);
            if cut { Then::Cut } else { Then::GoOn }
        });
        let (code, told) = desk.send(&platform, &[]);
        assert_eq!((code, told["state"].as_str()), (0, Some("read-back")), "{function} {told}");
        assert_all_once(&platform.state.lock().unwrap(), 0..people, courses);
    }
}

#[test]
fn what_never_arrived_is_not_sent_again_by_itself_and_the_next_hand_over_goes_on() {
    let (people, courses) = (230, 1);
    for function in WRITES {
        let desk = Desk::new(&file(people, courses), people, courses);
        let mut once = true;
        let platform = Platform::with(empty(people, courses), move |called, phase| {
            let cut = called == function && phase == Phase::Read && std::mem::take(&mut once);
            if cut { Then::Cut } else { Then::GoOn }
        });
        let (code, told) = desk.send(&platform, &[]);
        assert_eq!((code, told["state"].as_str()), (5, Some("not-known")), "{function} {told}");
        let (code, told) = desk.send(&platform, &[]);
        assert_eq!((code, told["state"].as_str()), (0, Some("read-back")), "{function} {told}");
        assert_all_once(&platform.state.lock().unwrap(), 0..people, courses);
        let states: Vec<Value> = desk.receipts().iter().map(|receipt| receipt["state"].clone()).collect();
        assert_eq!(states, ["read-back", "handed-over"], "what was open is known now");
    }
}

#[test]
fn nobody_is_let_in_moved_or_taken_away_without_a_word() {
    let text = "username;course1;role1;enrolperiod1;group1\n55000000;COURS_0;student;30;TD2\n55000001;COURS_0;student;;TD2\n";
    let desk = Desk::new(text, 3, 1);
    let mut state = empty(3, 1);
    let student = |active| Enrolment { roles: ["teacher".to_owned(), "student".to_owned()].into(), active };
    state.enrolments.insert((100, 10), student(false));
    state.enrolments.insert((100, 11), student(true));
    state.enrolments.insert((100, 12), student(true));
    state.groups.insert(1, (100, "TD1".into(), [11, 12].into()));
    let before = state.enrolments.clone();
    let platform = Platform::new(state);
    let (code, told) = desk.send(&platform, &["--with-problems"]);
    let state = platform.state.lock().unwrap();
    assert_eq!(state.enrolments, before, "{told}");
    assert_eq!((code, told["not_done"][0]["because"].as_str()), (1, Some("status not told")), "{told}");
    let groups: Vec<(&str, Vec<i64>)> =
        state.groups.values().map(|(_, name, members)| (name.as_str(), members.iter().copied().collect())).collect();
    assert_eq!(groups, [("TD1", vec![11, 12]), ("TD2", vec![10, 11])], "other groups stay");
}

#[test]
fn a_service_that_lets_nobody_enrol_is_refused_before_anything_leaves() {
    let desk = Desk::new(&file(3, 1), 3, 1);
    let mut state = empty(3, 1);
    state.without.insert("enrol_manual_enrol_users");
    let platform = Platform::new(state);
    let (code, told) = desk.send(&platform, &[]);
    assert_eq!((code, told["state"].as_str(), writes(&platform)), (4, Some("refused"), 0), "{told}");
}

/// Numbers that look thrown, the same in every run.
struct Thrown(u64);

impl Thrown {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

#[test]
fn killed_at_fifty_points_everybody_is_enrolled_once() {
    const KILLS: usize = 50;
    let (people, courses) = (500, 5);
    let desk = Desk::new(&file(people, courses), people, courses);
    let child: Arc<Mutex<Option<Child>>> = Arc::default();
    // How many more calls until the program dies, at which moment of that call, and whether only those count that write.
    let fuse: Arc<Mutex<Option<(u64, Phase, bool)>>> = Arc::default();
    let (victim, burning) = (Arc::clone(&child), Arc::clone(&fuse));
    let platform = Platform::with(empty(people, courses), move |called, phase| {
        let mut fuse = burning.lock().unwrap();
        let Some((calls, at, writing)) = *fuse else { return Then::GoOn };
        if at != phase || writing && !WRITES.contains(&called) {
            return Then::GoOn;
        }
        *fuse = calls.checked_sub(1).map(|calls| (calls, at, writing));
        if fuse.is_none() {
            match victim.lock().unwrap().take() {
                Some(mut victim) => {
                    victim.kill().unwrap();
                    victim.wait().unwrap();
                }
                // The end of a call whose program is gone: it is meant for the next.
                None => *fuse = Some((0, at, writing)),
            }
        }
        // What had arrived is done all the same.
        Then::GoOn
    });
    let mut thrown = Thrown(14);
    let mut killed = 0;
    let mut writing = 0;
    while killed < KILLS {
        let at = if thrown.below(2) == 0 { Phase::Read } else { Phase::Done };
        // A run asks some fifty questions before it writes.
        let reading = (thrown.below(50), at, false);
        let writing_fuse = (u64::from(thrown.below(4) == 0), at, true);
        *fuse.lock().unwrap() = Some(if thrown.below(3) == 0 { reading } else { writing_fuse });
        let before = writes(&platform);
        let mut command = desk.command(&platform, &[]);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        *child.lock().unwrap() = Some(command.spawn().unwrap());
        loop {
            let mut running = child.lock().unwrap();
            let Some(program) = running.as_mut() else { break };
            if let Some(status) = program.try_wait().unwrap() {
                panic!("it ended by itself after {killed} kills: {status}");
            }
            drop(running);
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        killed += 1;
        writing += usize::from(writes(&platform) > before);
    }
    let (code, told) = desk.send(&platform, &[]);
    assert_eq!((code, told["state"].as_str()), (0, Some("read-back")), "{told}");
    assert_all_once(&platform.state.lock().unwrap(), 0..people, courses);
    assert!(writing >= 20, "only {writing} of them while it wrote");
    let receipts = desk.receipts();
    let known = |receipt: &Value| ["read-back", "handed-over"].contains(&receipt["state"].as_str().unwrap());
    assert!(receipts.len() > writing && receipts.iter().all(known), "what was cut is known at the end");
}
