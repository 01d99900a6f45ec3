//! A platform on this machine whose web services answer as Moodle 4.5 does (`tests/oracle/moodle-webservice-2`).

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
}

pub struct Platform {
    pub address: String,
    pub state: Arc<Mutex<State>>,
    pub calls: Arc<Mutex<Vec<String>>>,
}

impl Platform {
    pub fn new(state: State) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (state, calls) = (Arc::new(Mutex::new(state)), Arc::<Mutex<Vec<String>>>::default());
        let (shared, noted) = (Arc::clone(&state), Arc::clone(&calls));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                serve(stream, &shared, &noted);
            }
        });
        Self { address, state, calls }
    }
}

fn serve(mut stream: TcpStream, state: &Mutex<State>, calls: &Mutex<Vec<String>>) {
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
    reader.read_exact(&mut body).unwrap();
    let form: Vec<(String, String)> = String::from_utf8(body)
        .unwrap()
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (decoded(name), decoded(value)))
        .collect();
    let value = |name: &str| form.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let function = value("wsfunction").unwrap_or_default();
    calls.lock().unwrap().push(function.to_owned());
    let answer = if value("wstoken") == Some(TOKEN) {
        answer(function, &form, &state.lock().unwrap())
    } else {
        json!({ "exception": "core\\exception\\moodle_exception", "errorcode": "invalidtoken", "message": "…" })
    };
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

const FUNCTIONS: [&str; 6] = [
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

fn answer(function: &str, form: &[(String, String)], state: &State) -> Value {
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
        let roles: Vec<Value> = enrolment.roles.iter().map(|role| json!({ "roleid": 5, "shortname": role })).collect();
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
