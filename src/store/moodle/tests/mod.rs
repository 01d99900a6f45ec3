use super::*;
use crate::catalogue;
use crate::error::Fault as _;
use crate::locale::{Language, Locale};
use crate::store::Folders;
use crate::store::catalogues::Store;
use crate::watch::Watch;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

const TOKEN: &str = "0123456789abcdef0123456789abcdef";

/// What the platform of a test does with a call.
#[derive(Clone)]
enum Reply {
    /// Status, header lines, body.
    Answer(u16, String, Vec<u8>),
    /// Promises more than it sends, then hangs up.
    Cut(Vec<u8>),
    /// Says nothing for longer than anyone waits.
    Silence,
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
            for stream in listener.incoming().flatten() {
                serve(stream, &replies, &kept);
            }
        });
        Self { address, asked }
    }

    fn client(&self) -> Client {
        let limits =
            Limits { connect: Duration::from_secs(2), answer: Duration::from_secs(3), call: Duration::from_secs(20), bytes: 1 << 20 };
        Client::new(Address::parse(&self.address).unwrap(), Token::new(TOKEN).unwrap(), limits)
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
    match reply.unwrap_or_else(|| Reply::sample("err_function_not_in_service")) {
        Reply::Answer(status, headers, body) => {
            let head = format!("HTTP/1.1 {status} X\r\n{headers}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
            let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
        }
        Reply::Cut(body) => {
            let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len() + 500);
            let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
        }
        Reply::Silence => std::thread::sleep(Duration::from_secs(6)),
    }
}

fn info(functions: &[&str]) -> Reply {
    let functions: Vec<Value> = functions.iter().map(|name| json!({ "name": name, "version": "2024100706" })).collect();
    Reply::json(&json!({ "sitename": "Oracle Moodle", "release": "4.5.6 (Build: 20250811)", "functions": functions }))
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

fn fault(reply: Reply) -> MoodleFault {
    let place = tempfile::tempdir().unwrap();
    let platform = Platform::new(HashMap::from([("*", reply)]));
    refresh(&mut store(&place), None, &platform.client(), &[], &Watch::default()).unwrap_err()
}

#[test]
fn every_failure_ends_in_its_own_sentence() {
    let html = |body: &str| Reply::text(200, "text/html", body);
    let redirect = |to: &str| Reply::Answer(303, format!("Location: {to}"), Vec::new());
    let cases = [
        ("moodle-wrong-token", Reply::sample("err_bad_token")),
        ("moodle-wrong-token", Reply::sample("err_bad_token_no_format")),
        ("moodle-wrong-token", Reply::sample("upload_bad_token")),
        ("moodle-refused", Reply::sample("err_function_not_in_service")),
        ("moodle-refused", Reply::sample("err_unknown_function")),
        ("moodle-refused", Reply::sample("courses_all_svc")),
        ("moodle-refused", Reply::sample("cohorts_svc")),
        ("moodle-refused", Reply::sample("err_missing_param")),
        ("moodle-services-off", Reply::sample("token_unknown_service")),
        ("moodle-page", Reply::sample("err_no_format")),
        ("moodle-empty", Reply::sample("token_unknown_user_cas_unconfigured")),
        ("moodle-maintenance", html("<!DOCTYPE html><title>Site en maintenance</title>")),
        ("moodle-maintenance", Reply::text(503, "text/html", "")),
        ("moodle-page", html("<html><form action=\"/cas/login\"><input name=\"password\"></form></html>")),
        ("moodle-page", Reply::text(403, "text/html", "<html>pare-feu</html>")),
        ("moodle-not-moodle", html("It works!")),
        ("moodle-not-moodle", Reply::json(&json!({ "status": "ok" }))),
        ("moodle-not-moodle", Reply::json(&json!(null))),
        ("moodle-not-there", Reply::text(404, "text/html", "")),
        ("moodle-failing", Reply::text(500, "text/html", "")),
        ("moodle-proxy", Reply::text(407, "text/html", "")),
        ("moodle-redirected", redirect("https://elsewhere.example.org/login?ticket=secret")),
        ("moodle-cut", Reply::Cut(b"{\"sitename\":".to_vec())),
        ("moodle-cut", Reply::text(200, "application/json", "{\"sitename\":\"Ora")),
        ("moodle-slow", Reply::Silence),
        ("moodle-too-big", Reply::Answer(200, "Content-Type: application/json".into(), vec![b' '; 50 << 20])),
        ("moodle-no-courses", info(&ALL[..1])),
    ];
    for (id, reply) in cases {
        let fault = fault(reply);
        assert_eq!(fault.message().id, id, "{fault:?}");
        for language in Language::ALL {
            let sentence = Locale::new(language).message(&fault.message());
            assert!(sentence.len() > 40 && !sentence.contains("{$") && !sentence.contains("secret"), "{sentence}");
        }
    }
    let nobody = Client::new(Address::parse("http://127.0.0.1:9").unwrap(), Token::new(TOKEN).unwrap(), Limits::default());
    let place = tempfile::tempdir().unwrap();
    let fault = refresh(&mut store(&place), None, &nobody, &[], &Watch::default()).unwrap_err();
    assert_eq!(fault.message().id, "moodle-unreachable");
}

#[test]
fn a_rich_token_brings_courses_methods_categories_cohorts_and_groups() {
    let place = tempfile::tempdir().unwrap();
    let platform = Platform::new(rich());
    let mut store = store(&place);
    let refreshed = refresh(&mut store, None, &platform.client(), &["cours_test".to_owned()], &Watch::default()).unwrap();
    let site = store.load("oracle moodle").unwrap();
    assert_eq!(
        (refreshed.entry.rows("courses"), refreshed.entry.rows("categories"), refreshed.entry.rows("cohorts")),
        (Some(3), Some(3), Some(3))
    );
    let course = site.courses.iter().find(|course| course.shortname == "cours_test").unwrap();
    assert_eq!(course.manual_method().unwrap().unwrap().status, "enabled");
    assert_eq!((course.category.as_deref(), course.groups.as_ref().map(Vec::len)), (Some("UFR Sciences"), Some(3)));
    assert_eq!((site.platform.moodle.as_deref(), site.site.shortname.as_deref()), (Some("4.5.6"), Some("oracle")));
    assert_eq!(site.platform.url.as_deref(), Some(platform.address.as_str()));
    assert!(site.users.is_none() && site.roles.is_none(), "web services do not tell them");
    assert!(refreshed.notes.iter().any(|note| note.id == "moodle-note-roles"));
}

#[test]
fn a_poor_token_brings_the_courses_and_says_what_is_missing() {
    let place = tempfile::tempdir().unwrap();
    let replies = rich().into_iter().map(|(function, reply)| match function {
        "core_webservice_get_site_info" => (function, info(&ALL[..4])),
        "core_cohort_get_cohorts" => (function, Reply::sample("cohorts_svc")),
        _ => (function, reply),
    });
    let platform = Platform::new(replies.collect());
    let refreshed =
        refresh(&mut store(&place), Some("Ecampus"), &platform.client(), &["cours_test".to_owned()], &Watch::default()).unwrap();
    let notes: Vec<_> = refreshed.notes.iter().map(|note| note.id.as_ref()).collect();
    assert!(notes.contains(&"moodle-note-right") && notes.contains(&"moodle-note-not-in-service"), "{notes:?}");
    assert_eq!((refreshed.entry.rows("courses"), refreshed.entry.rows("cohorts")), (Some(3), None));
}

#[test]
fn what_web_services_do_not_tell_stays_as_another_source_told_it() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    let mut former = catalogue::sample();
    former.platform.name = "Ecampus".into();
    former.courses[0].enrol_methods.as_mut().unwrap()[0].enrolperiod_days = Some(30.0);
    let source = crate::store::catalogues::Source { kind: crate::store::catalogues::SourceKind::Exchange, name: "site.json".into() };
    store.replace(&former, &source).unwrap();
    let platform = Platform::new(rich());
    let refreshed = refresh(&mut store, Some("ecampus"), &platform.client(), &[], &Watch::default()).unwrap();
    let site = store.load("Ecampus").unwrap();
    assert_eq!((site.users.as_ref().map(Vec::len), site.roles.as_ref().map(Vec::len)), (Some(200), Some(11)));
    let course = site.courses.iter().find(|course| course.id == former.courses[0].id).unwrap();
    assert_eq!(course.groups, former.courses[0].groups);
    assert_eq!(course.manual_method().unwrap().unwrap().enrolperiod_days, Some(30.0));
    assert_eq!(refreshed.diff.unwrap().courses_renamed[0].from, "CHIM_L1");
}

#[test]
fn a_refresh_that_fails_leaves_the_former_catalogue() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    let source = crate::store::catalogues::Source { kind: crate::store::catalogues::SourceKind::Exchange, name: "site.json".into() };
    store.replace(&catalogue::sample(), &source).unwrap();
    let name = catalogue::sample().platform.name;
    let mut replies = rich();
    replies.insert("core_cohort_get_cohorts", Reply::Cut(b"[".to_vec()));
    let platform = Platform::new(replies);
    let result = refresh(&mut store, Some(&name), &platform.client(), &[], &Watch::default());
    assert!(matches!(result, Err(MoodleFault::Cut(_))));
    assert_eq!(store.load(&name).unwrap().courses, catalogue::sample().courses);
}

#[test]
fn the_token_travels_in_the_body_only_and_shows_nowhere() {
    let place = tempfile::tempdir().unwrap();
    let platform = Platform::new(rich());
    refresh(&mut store(&place), None, &platform.client(), &[], &Watch::default()).unwrap();
    let asked = platform.asked.lock().unwrap();
    assert_eq!(asked.len(), 4);
    for request in asked.iter() {
        let (head, body) = request.split_once("\n\n").or_else(|| request.rsplit_once('\n')).unwrap();
        assert!(!head.contains(TOKEN) && body.contains(TOKEN) && head.starts_with("POST /webservice/rest/server.php HTTP/1.1"));
    }
    let token = Token::new(&format!(" {TOKEN}\n")).unwrap();
    assert_eq!(format!("{token:?}"), "Token(…)");
    for bad in ["", "court", "pas un jeton du tout, une phrase", "0123456789abcdef&wsfunction=x"] {
        assert!(matches!(Token::new(bad), Err(MoodleFault::BadToken)));
    }
    let bytes = std::fs::read(place.path().join("catalogues.db")).unwrap();
    assert!(!bytes.windows(TOKEN.len()).any(|window| window == TOKEN.as_bytes()));
}

#[test]
fn a_published_catalogue_is_taken_once_and_again_when_it_changed() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    let limits = Limits::default();
    let answer = |etag: &str, course: &str| {
        let body = json!({ "platform": { "name": "Ecampus" }, "courses": [{ "shortname": course }] }).to_string();
        Reply::Answer(200, format!("ETag: {etag}"), body.into_bytes())
    };
    let first = Platform::new(HashMap::from([("*", answer("\"v1\"", "A"))]));
    let published = Published::at(format!("{}/site.json", first.address));
    let refreshed = refresh_published(&mut store, None, &published, limits, &Watch::default()).unwrap().unwrap();
    assert_eq!((refreshed.entry.lists[0].source.name.as_str(), refreshed.diff), ("127.0.0.1", None));
    let kept = Published::of(&store, "ecampus").unwrap().unwrap();
    assert_eq!(kept.place, published.place);

    let same = Platform::new(HashMap::from([("*", Reply::Answer(304, String::from("X: y"), Vec::new()))]));
    let kept = kept.moved_to(format!("{}/site.json", same.address));
    assert!(refresh_published(&mut store, Some("Ecampus"), &kept, limits, &Watch::default()).unwrap().is_none());
    assert!(same.asked.lock().unwrap()[0].to_lowercase().contains("if-none-match: \"v1\""));

    let changed = Platform::new(HashMap::from([("*", answer("\"v2\"", "B"))]));
    let kept = kept.moved_to(format!("{}/site.json", changed.address));
    let diff = refresh_published(&mut store, Some("Ecampus"), &kept, limits, &Watch::default()).unwrap().unwrap().diff.unwrap();
    assert_eq!((diff.courses_added, diff.courses_removed), (vec!["B".to_owned()], vec!["A".to_owned()]));
}

#[test]
fn a_catalogue_on_a_share_is_read_again_when_its_date_changed() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    let file = place.path().join("site.json");
    std::fs::write(&file, r#"{"courses":[{"shortname":"A"}]}"#).unwrap();
    let published = Published::at(file.to_str().unwrap());
    let limits = Limits::default();
    assert!(refresh_published(&mut store, Some("P"), &published, limits, &Watch::default()).unwrap().is_some());
    let kept = Published::of(&store, "P").unwrap().unwrap();
    assert!(refresh_published(&mut store, Some("P"), &kept, limits, &Watch::default()).unwrap().is_none());
    let later = std::time::SystemTime::now() + Duration::from_secs(60);
    std::fs::File::options().write(true).open(&file).unwrap().set_modified(later).unwrap();
    assert!(refresh_published(&mut store, Some("P"), &kept, limits, &Watch::default()).unwrap().is_some());
}

#[test]
fn a_published_catalogue_that_is_none_leaves_the_former_one() {
    for (id, reply) in [
        ("moodle-page", Reply::text(200, "text/html", "<html>connexion</html>")),
        ("exchange-not-json", Reply::text(200, "application/json", "{\"courses\": [")),
        ("moodle-not-there", Reply::text(404, "text/html", "")),
        ("moodle-redirected", Reply::Answer(302, "Location: https://elsewhere.example.org/site.json?key=secret".into(), Vec::new())),
        ("moodle-redirected", Reply::Answer(302, "Location: /again".into(), Vec::new())),
        ("moodle-cut", Reply::Cut(b"{\"courses\":[]}".to_vec())),
    ] {
        let place = tempfile::tempdir().unwrap();
        let platform = Platform::new(HashMap::from([("*", reply)]));
        let published = Published::at(format!("{}/site.json", platform.address));
        let fault = refresh_published(&mut store(&place), Some("P"), &published, Limits::default(), &Watch::default()).unwrap_err();
        assert_eq!(fault.message().id, id);
    }
    let place = tempfile::tempdir().unwrap();
    let unsafe_place = Published::at("http://ecampus.example.org/site.json");
    let fault = refresh_published(&mut store(&place), Some("P"), &unsafe_place, Limits::default(), &Watch::default()).unwrap_err();
    assert_eq!(fault.message().id, "moodle-bad-address");
}
