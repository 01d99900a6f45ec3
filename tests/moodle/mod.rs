//! A platform on this machine whose web services answer as Moodle 4.5 does (`tests/oracle/moodle-webservice-2`).
#![allow(dead_code, reason = "each test uses a part of it")]

use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

pub const TOKEN: &str = "0123456789abcdef0123456789abcdef";

/// An enrolment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Enrolment {
    pub roles: BTreeSet<String>,
    pub active: bool,
}

/// What the platform holds.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// Number by login.
    pub users: BTreeMap<String, i64>,
    /// Number by short name.
    pub courses: BTreeMap<String, i64>,
    /// By course and person.
    pub enrolments: BTreeMap<(i64, i64), Enrolment>,
    /// Course, name, members by number of the group.
    pub groups: BTreeMap<i64, (i64, String, BTreeSet<i64>)>,
    /// Courses with separate groups.
    pub separate: BTreeSet<i64>,
    /// Functions that the service does not name.
    pub without: BTreeSet<&'static str>,
    /// Whether the account of the token sees nobody but itself.
    pub blind: bool,
    /// People whom it refuses, with the word it has for it.
    pub refused: BTreeMap<i64, &'static str>,
    /// Parameters of a call beyond which PHP drops them without a word.
    pub limit: Option<usize>,
    /// How often each enrolment, group and membership was written.
    pub written: BTreeMap<String, u32>,
    /// Start and end of what was written, by course and person.
    pub dates: BTreeMap<(i64, i64), (i64, i64)>,
}

/// A moment of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// It was read, and nothing is done.
    Read,
    /// It is done, and nothing is answered.
    Done,
}

/// What becomes of the call at that moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    GoOn,
    /// The connection is cut, and nothing more is done.
    Cut,
}

type Hook = Box<dyn FnMut(&str, Phase) -> Then + Send>;

pub struct Platform {
    pub address: String,
    pub state: Arc<Mutex<State>>,
    pub calls: Arc<Mutex<Vec<String>>>,
}

impl Platform {
    pub fn new(state: State) -> Self {
        Self::with(state, |_, _| Then::GoOn)
    }

    /// A platform at whose calls something happens.
    pub fn with(state: State, hook: impl FnMut(&str, Phase) -> Then + Send + 'static) -> Self {
        let mut hook: Hook = Box::new(hook);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (state, calls) = (Arc::new(Mutex::new(state)), Arc::<Mutex<Vec<String>>>::default());
        let (shared, noted) = (Arc::clone(&state), Arc::clone(&calls));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                serve(stream, &shared, &noted, &mut hook);
            }
        });
        Self { address, state, calls }
    }
}

fn serve(mut stream: TcpStream, state: &Mutex<State>, calls: &Mutex<Vec<String>>, hook: &mut Hook) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut length = 0;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) == 0 {
            return;
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        if line == "\r\n" {
            break;
        }
    }
    let mut body = vec![0; length];
    // A program that was killed sends half of it.
    if reader.read_exact(&mut body).is_err() {
        return;
    }
    let mut form: Vec<(String, String)> = String::from_utf8(body)
        .unwrap()
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (decoded(name), decoded(value)))
        .collect();
    form.truncate(state.lock().unwrap().limit.unwrap_or(usize::MAX));
    let value = |name: &str| form.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let function = value("wsfunction").unwrap_or_default();
    calls.lock().unwrap().push(function.to_owned());
    if hook(function, Phase::Read) == Then::Cut {
        return;
    }
    let answer = if value("wstoken") == Some(TOKEN) {
        answer(function, &form, &mut state.lock().unwrap())
    } else {
        json!({ "exception": "core\\exception\\moodle_exception", "errorcode": "invalidtoken", "message": "…" })
    };
    if hook(function, Phase::Done) == Then::Cut {
        return;
    }
    let body = answer.to_string();
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes()));
}

fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'%' => {
                out.push(u8::from_str_radix(&text[at + 1..at + 3], 16).unwrap());
                at += 2;
            }
            b'+' => out.push(b' '),
            byte => out.push(byte),
        }
        at += 1;
    }
    String::from_utf8(out).unwrap()
}

const FUNCTIONS: [&str; 9] = [
    "enrol_manual_enrol_users",
    "core_group_create_groups",
    "core_group_add_group_members",
    "core_webservice_get_site_info",
    "core_course_get_courses_by_field",
    "core_user_get_users_by_field",
    "core_enrol_get_enrolled_users",
    "core_group_get_course_groups",
    "core_group_get_group_members",
];

fn refusal(code: &str) -> Value {
    json!({ "exception": "moodle_exception", "errorcode": code, "message": "…" })
}

/// Numbers of the roles.
pub const ROLES: [(i64, &str); 3] = [(3, "editingteacher"), (4, "teacher"), (5, "student")];

/// The items of a list of the form, value by value; `None` when one lacks a value.
fn items<const N: usize>(form: &[(String, String)], list: &str, names: [&str; N]) -> Option<Vec<[String; N]>> {
    let value = |at: usize, name: &str| {
        let key = format!("{list}[{at}][{name}]");
        form.iter().find(|(found, _)| *found == key).map(|(_, value)| value.clone())
    };
    let mut found = Vec::new();
    for at in 0.. {
        let values = names.map(|name| value(at, name));
        if values.iter().all(Option::is_none) {
            break;
        }
        if values.iter().any(Option::is_none) {
            return None;
        }
        found.push(values.map(Option::unwrap));
    }
    (!found.is_empty()).then_some(found)
}

/// One transaction: one bad item, and nothing is kept.
fn enrol(form: &[(String, String)], state: &mut State) -> Value {
    let names = ["roleid", "userid", "courseid", "timestart", "timeend", "suspend"];
    let Some(found) = items(form, "enrolments", names) else { return refusal("invalidparameter") };
    let found: Vec<[i64; 6]> = found.into_iter().map(|item| item.map(|text| text.parse().unwrap())).collect();
    for [role, user, course, ..] in &found {
        if let Some(code) = state.refused.get(user) {
            return refusal(code);
        }
        let known = state.users.values().any(|id| id == user) && state.courses.values().any(|id| id == course);
        if !known || ROLES.iter().all(|(id, _)| id != role) {
            return refusal("invalidparameter");
        }
    }
    for [role, user, course, start, end, suspend] in found {
        let name = ROLES.iter().find(|(id, _)| *id == role).unwrap().1;
        let enrolment = state.enrolments.entry((course, user)).or_default();
        enrolment.roles.insert(name.to_owned());
        enrolment.active = suspend == 0;
        state.dates.insert((course, user), (start, end));
        *state.written.entry(format!("{course} {user} {name}")).or_default() += 1;
    }
    Value::Null
}

fn create_groups(form: &[(String, String)], state: &mut State) -> Value {
    let Some(found) = items(form, "groups", ["courseid", "name", "description"]) else { return refusal("invalidparameter") };
    let found: Vec<(i64, String)> = found.into_iter().map(|[course, name, _]| (course.parse().unwrap(), name)).collect();
    let taken = |(course, name): &(i64, String)| state.groups.values().any(|(of, known, _)| of == course && known == name);
    if found.iter().any(taken) || found.iter().collect::<BTreeSet<_>>().len() < found.len() {
        return refusal("invalidparameter");
    }
    for (course, name) in &found {
        let id = state.groups.keys().max().map_or(1000, |last| last + 1);
        *state.written.entry(format!("group {course} {name}")).or_default() += 1;
        state.groups.insert(id, (*course, name.clone(), BTreeSet::new()));
    }
    json!([])
}

fn add_members(form: &[(String, String)], state: &mut State) -> Value {
    let Some(found) = items(form, "members", ["groupid", "userid"]) else { return refusal("invalidparameter") };
    let found: Vec<[i64; 2]> = found.into_iter().map(|item| item.map(|text| text.parse().unwrap())).collect();
    let fits =
        |[group, user]: &[i64; 2]| state.groups.get(group).is_some_and(|(course, ..)| state.enrolments.contains_key(&(*course, *user)));
    if !found.iter().all(fits) {
        return refusal("invalidparameter");
    }
    for [group, user] in found {
        state.groups.get_mut(&group).unwrap().2.insert(user);
        *state.written.entry(format!("member {group} {user}")).or_default() += 1;
    }
    Value::Null
}

fn answer(function: &str, form: &[(String, String)], state: &mut State) -> Value {
    if state.without.contains(function) {
        return refusal("accessexception");
    }
    let value = |name: &str| form.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str());
    let number = |name: &str| value(name).parse::<i64>().unwrap_or(0);
    let listed = |start: &str| form.iter().filter(|(key, _)| key.starts_with(start)).map(|(_, value)| value.as_str()).collect::<Vec<_>>();
    match function {
        "core_webservice_get_site_info" => {
            let functions = FUNCTIONS.iter().filter(|name| !state.without.contains(*name)).map(|name| json!({ "name": name }));
            json!({ "sitename": "Ecampus", "userid": 2, "release": "4.5.6", "functions": functions.collect::<Vec<_>>() })
        }
        "core_course_get_courses_by_field" => {
            let course = state.courses.get_key_value(value("value"));
            let shown = course.map(|(name, id)| {
                let mode = i64::from(state.separate.contains(id));
                json!({ "id": id, "shortname": name, "fullname": name, "groupmode": mode, "defaultgroupingid": 0 })
            });
            json!({ "courses": shown.into_iter().collect::<Vec<_>>() })
        }
        "core_user_get_users_by_field" => {
            let asked = listed("values");
            if asked.iter().any(|login| login.chars().any(char::is_uppercase)) {
                return refusal("invalidparameter");
            }
            let seen = state.users.iter().filter(|(login, _)| asked.contains(&login.as_str()) && !state.blind);
            seen.map(|(login, id)| json!({ "id": id, "username": login })).collect()
        }
        "core_enrol_get_enrolled_users" => participants(number("courseid"), value("options[1][name]") == "onlyactive", state),
        "core_group_get_course_groups" => {
            let course = number("courseid");
            let groups = state.groups.iter().filter(|(_, (of, ..))| *of == course);
            groups.map(|(id, (_, name, _))| json!({ "id": id, "name": name, "visibility": 0 })).collect()
        }
        "core_group_get_group_members" => {
            let ids: Vec<i64> = listed("groupids").iter().map(|id| id.parse().unwrap()).collect();
            let groups = state.groups.iter().filter(|(id, _)| ids.contains(id));
            groups.map(|(id, (.., members))| json!({ "groupid": id, "userids": members })).collect()
        }
        "enrol_manual_enrol_users" => enrol(form, state),
        "core_group_create_groups" => create_groups(form, state),
        "core_group_add_group_members" => add_members(form, state),
        _ => refusal("accessexception"),
    }
}

fn participants(course: i64, only_active: bool, state: &State) -> Value {
    if state.separate.contains(&course) {
        return json!([]);
    }
    let logins: BTreeMap<i64, &String> = state.users.iter().map(|(login, id)| (*id, login)).collect();
    let here = state.enrolments.iter().filter(|((of, _), enrolment)| *of == course && (!only_active || enrolment.active));
    here.map(|((_, user), enrolment)| {
        let roles: Vec<Value> = enrolment
            .roles
            .iter()
            .map(|role| json!({ "roleid": ROLES.iter().find(|(_, name)| name == role).map_or(0, |(id, _)| *id), "shortname": role }))
            .collect();
        let groups: Vec<Value> = state
            .groups
            .iter()
            .filter(|(_, (of, _, members))| *of == course && members.contains(user))
            .map(|(id, (_, name, _))| json!({ "id": id, "name": name }))
            .collect();
        let mut person = json!({ "id": user, "fullname": "…", "roles": roles });
        if let Some(login) = logins.get(user) {
            person["username"] = json!(login);
        }
        if !groups.is_empty() {
            person["groups"] = groups.into();
        }
        person
    })
    .collect()
}
