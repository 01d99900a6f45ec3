//! Everything that goes wrong between here and a platform, each in its own sentence.

use super::*;
use crate::error::Fault as _;
use crate::locale::{Language, Locale};

fn fault(reply: Reply) -> MoodleFault {
    let place = tempfile::tempdir().unwrap();
    let platform = Platform::new(HashMap::from([("*", reply)]));
    platform.refresh(&mut store(&place), None, &Wanted::default()).unwrap_err()
}

#[test]
fn every_failure_ends_in_its_own_sentence() {
    let html = |body: &str| Reply::text(200, "text/html", body);
    let redirect = |to: &str| Reply::Answer(303, format!("Location: {to}"), Vec::new());
    let cases = [
        ("moodle-wrong-token", Reply::sample("err_bad_token")),
        ("moodle-wrong-token", Reply::sample("err_bad_token_no_format")),
        ("moodle-wrong-token", Reply::sample("upload_bad_token")),
        ("moodle-no-entry", Reply::sample("err_function_not_in_service")),
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
        ("moodle-services-off", Reply::text(403, "text/html", "")),
        ("moodle-wrong-token", Reply::text(403, "application/json", r#"{"exception":"e","errorcode":"invalidtoken","message":""}"#)),
        ("moodle-failing", Reply::text(429, "text/html", "<html>trop de demandes</html>")),
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
    let nobody = Platform { address: "http://127.0.0.1:9".into(), asked: Arc::default() };
    let plain = TcpListener::bind("127.0.0.1:0").unwrap();
    let deaf = Platform { address: format!("https://{}", plain.local_addr().unwrap()), asked: Arc::default() };
    std::thread::spawn(move || {
        let mut stream = plain.accept().unwrap().0;
        stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").unwrap();
        let _ = stream.read(&mut [0; 1 << 10]);
    });
    let fault = deaf.refresh(&mut store(&tempfile::tempdir().unwrap()), None, &Wanted::default()).unwrap_err();
    assert_eq!(fault.message().id, "moodle-certificate", "it speaks no TLS");
    let place = tempfile::tempdir().unwrap();
    let fault = nobody.refresh(&mut store(&place), None, &Wanted::default()).unwrap_err();
    assert_eq!(fault.message().id, "moodle-unreachable");
}

#[test]
fn a_refresh_that_fails_leaves_the_former_catalogue() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    let (former, source) = known("Ecampus");
    store.replace(&former, &source).unwrap();
    let mut replies = rich();
    replies.insert("core_cohort_get_cohorts", Reply::Cut(b"[".to_vec()));
    let platform = Platform::new(replies);
    let result = platform.refresh(&mut store, Some("Ecampus"), &Wanted::default());
    assert!(matches!(result, Err(MoodleFault::Cut(_))));
    assert_eq!(store.load("Ecampus").unwrap().courses, former.courses);
}

#[test]
fn the_token_travels_in_the_body_only_and_shows_nowhere() {
    let place = tempfile::tempdir().unwrap();
    let platform = Platform::new(rich());
    platform.refresh(&mut store(&place), None, &Wanted::default()).unwrap();
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
fn a_machine_that_says_nothing_does_not_hold_back_whoever_asks_to_stop() {
    let place = tempfile::tempdir().unwrap();
    let platform = Platform::new(HashMap::from([("*", Reply::Silence)]));
    let origin = Origin::Services { address: Address::parse(&platform.address).unwrap() };
    let token = Secret::Token(Token::new(TOKEN).unwrap());
    let watch = Watch::default();
    let begun = std::time::Instant::now();
    let fault = std::thread::scope(|scope| {
        scope.spawn(|| {
            std::thread::sleep(Duration::from_millis(200));
            watch.cancel();
        });
        refresh(&mut store(&place), None, &origin, &token, &Wanted::default(), LIMITS, &watch).unwrap_err()
    });
    assert!(matches!(fault, MoodleFault::Cancelled));
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
}
