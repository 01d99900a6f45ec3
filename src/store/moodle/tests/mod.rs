//! A platform on this machine that replays real answers.

mod certainty;
mod courses;
mod failures;
mod people;
mod published;
mod reported;

use super::*;
use crate::store::Folders;
use crate::store::catalogues::{Source, SourceKind, Store};
use crate::watch::Watch;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

const TOKEN: &str = "0123456789abcdef0123456789abcdef";
const LIMITS: Limits =
    Limits { connect: Duration::from_secs(2), answer: Duration::from_secs(3), call: Duration::from_secs(20), bytes: 1 << 20, at_once: 4 };

/// What the platform of a test does with a call.
#[derive(Clone)]
enum Reply {
    /// Status, header lines, body.
    Answer(u16, String, Vec<u8>),
    /// Promises more than it sends, then hangs up.
    Cut(Vec<u8>),
    /// Says nothing for longer than anyone waits.
    Silence,
    /// Made from the body of the request.
    Made(Arc<dyn Fn(&str) -> Reply + Send + Sync>),
}

impl Reply {
    fn json(value: &Value) -> Self {
        Self::Answer(200, "Content-Type: application/json".into(), value.to_string().into_bytes())
    }

    fn text(status: u16, kind: &str, body: &str) -> Self {
        Self::Answer(status, format!("Content-Type: {kind}"), body.as_bytes().to_vec())
    }

    /// A real answer, kept word for word but for what was left out of long lists.
    fn sample(name: &str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/moodle-webservice").join(format!("{name}.json"));
        let sample: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        let response = &sample["response"];
        let body = response["_not_json"].as_str().map_or_else(|| without_gaps(response.clone()).to_string(), str::to_owned);
        let kind = sample["content_type"].as_str().unwrap();
        Self::text(sample["http_status"].as_u64().unwrap() as u16, kind, &body)
    }
}

/// Long lists of the samples end in a note « … 60 more ».
fn without_gaps(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().filter(|item| !item.is_string()).map(without_gaps).collect(),
        Value::Object(keys) => {
            keys.into_iter().map(|(key, value)| (key, if key_is_plain(&value) { value } else { without_gaps(value) })).collect()
        }
        value => value,
    }
}

/// Lists of words, such as enrolment methods, are whole.
fn key_is_plain(value: &Value) -> bool {
    value.as_array().is_some_and(|items| items.iter().all(|item| item.as_str().is_some_and(|text| !text.starts_with('…'))))
}

type Replies = HashMap<&'static str, Reply>;

/// A platform on this machine: answers each function with its reply, and keeps what it was asked.
struct Platform {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Platform {
    fn new(replies: Replies) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&asked);
        std::thread::spawn(move || {
            let replies = Arc::new(replies);
            for stream in listener.incoming().flatten() {
                let (replies, kept) = (Arc::clone(&replies), Arc::clone(&kept));
                std::thread::spawn(move || serve(stream, &replies, &kept));
            }
        });
        Self { address, asked }
    }

    fn refresh(&self, store: &mut Store, name: Option<&str>, wanted: &Wanted) -> Result<Refreshed, MoodleFault> {
        let origin = Origin::Services { address: Address::parse(&self.address).unwrap() };
        // Each platform of these tests listens at an address of its own, and stands for one and the same site.
        if let Some(name) = name.filter(|name| store.find(name).unwrap().is_some()) {
            origin.keep(store, name).unwrap();
        }
        self.refresh_as_it_is(store, name, wanted)
    }

    fn refresh_as_it_is(&self, store: &mut Store, name: Option<&str>, wanted: &Wanted) -> Result<Refreshed, MoodleFault> {
        let origin = Origin::Services { address: Address::parse(&self.address).unwrap() };
        let token = Secret::Token(Token::new(TOKEN).unwrap());
        refresh(store, name, &origin, &token, wanted, LIMITS, &Watch::default())
    }
}

fn serve(mut stream: TcpStream, replies: &Replies, asked: &Mutex<Vec<String>>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let (mut head, mut length) = (String::new(), 0);
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
        head.push_str(&line);
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    let body = String::from_utf8(body).unwrap();
    let function = body.split('&').find_map(|pair| pair.strip_prefix("wsfunction=")).unwrap_or_default().to_owned();
    asked.lock().unwrap().push(format!("{head}\n{body}"));
    let reply = replies.get(function.as_str()).or_else(|| replies.get("*")).cloned();
    let reply = match reply.unwrap_or_else(|| Reply::sample("err_function_not_in_service")) {
        Reply::Made(make) => make(&body),
        reply => reply,
    };
    match reply {
        Reply::Answer(status, headers, body) => {
            let head = format!("HTTP/1.1 {status} X\r\n{headers}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
            let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
        }
        Reply::Cut(body) => {
            let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len() + 500);
            let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
        }
        Reply::Silence | Reply::Made(_) => std::thread::sleep(Duration::from_secs(6)),
    }
}

fn info(functions: &[&str]) -> Reply {
    let functions: Vec<Value> = functions.iter().map(|name| json!({ "name": name, "version": "2024100706" })).collect();
    Reply::json(&json!({ "sitename": "Oracle Moodle", "userid": 293, "release": "4.5.6 (Build: 20250811)", "functions": functions }))
}

const ALL: [&str; 5] = [
    "core_webservice_get_site_info",
    "core_course_get_courses_by_field",
    "core_course_get_categories",
    "core_cohort_get_cohorts",
    "core_group_get_course_groups",
];

/// A token that may see everything, with real answers.
fn rich() -> Replies {
    HashMap::from([
        (ALL[0], info(&ALL)),
        (ALL[1], Reply::sample("by_field_all_svc")),
        (ALL[2], Reply::sample("categories")),
        (ALL[3], Reply::sample("cohorts_all")),
        (ALL[4], Reply::sample("groups_course")),
    ])
}

fn store(place: &tempfile::TempDir) -> Store {
    Store::open(&Folders::under(place.path())).unwrap().0
}

/// The sample platform under another name.
fn known(name: &str) -> (crate::catalogue::Site, Source) {
    let mut site = crate::catalogue::sample();
    site.platform.name = name.into();
    (site, Source { kind: SourceKind::Exchange, name: "site.json".into() })
}

/// The courses whose groups are asked for.
fn groups_of(course: &str) -> Wanted {
    Wanted { courses: [course.to_owned()].into(), ..Wanted::default() }
}
