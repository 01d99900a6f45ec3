//! A WebDAV folder and a file drop, with everything that goes wrong there: the right state, the right sentence, nothing
//! lost, nothing doubled.
#![cfg(feature = "net")]

mod dav;

use bordereau::locale::{Language, Locale};
use bordereau::plan::{FileFacts, Plan, facts};
use bordereau::store::moodle::{Limits, Login};
use bordereau::submit::{Access, Agreed, Look, Outcome, Parcel, Spec, State};
use bordereau::watch::Watch;
use dav::{Dav, Trouble};
use std::time::Duration;

const BYTES: &[u8] = b"username;course1;role1\n55000901;CHIM_L1;student\n";
const LIMITS: Limits = Limits {
    connect: Duration::from_secs(2),
    answer: Duration::from_millis(800),
    call: Duration::from_secs(5),
    bytes: 1 << 20,
    at_once: 1,
};

fn plan() -> Plan {
    let file = FileFacts { rows: 1, people: 1, courses: 1, ..facts("inscriptions.csv", BYTES) };
    Plan { file, today: "2026-11-28".into(), ..Plan::default() }
}

fn parcel(plan: &Plan) -> Parcel<'_> {
    Parcel { plan, bytes: BYTES, subject: "sujet", text: "texte", wanted_name: "userimport.csv" }
}

fn access() -> Access {
    Access { login: Some(Login::new("scol", "mot de passe")), limits: Some(LIMITS) }
}

fn send(url: &str) -> Outcome {
    let plan = plan();
    let channel = Spec::parse(&format!("webdav:{url}")).unwrap().open(&access()).unwrap();
    let agreed = Agreed::to(&plan, &plan.seal()).unwrap();
    let outcome = channel.send(&parcel(&plan), &agreed, &Watch::default());
    for language in Language::ALL {
        let said = Locale::new(language).message(&outcome.message);
        assert!(!said.starts_with("submit-") && !said.contains('$') && !said.contains("mot de passe\n"), "{said}");
    }
    outcome
}

fn ended(outcome: &Outcome) -> (State, &str) {
    (outcome.state, outcome.message.id.as_ref())
}

#[test]
fn a_file_is_put_in_place_in_one_step_and_read_back() {
    let dav = Dav::new(Trouble::None);
    let outcome = send(&dav.url);
    assert_eq!(ended(&outcome), (State::ReadBack, "submit-read-back"));
    assert_eq!(outcome.place, format!("{}inscriptions.csv", dav.url));
    assert_eq!((dav.names(), dav.file("inscriptions.csv").unwrap().as_slice()), (vec!["inscriptions.csv".to_owned()], BYTES));
    let requests = dav.requests.lock().unwrap();
    assert!(
        requests.iter().all(|request| request.to_lowercase().contains("authorization: basic c2nvbdptb3qgzgugcgfzc2u=")),
        "{requests:?}"
    );
}

#[test]
fn the_same_file_is_not_written_twice_and_another_is_never_replaced() {
    let dav = Dav::new(Trouble::None);
    send(&dav.url);
    let before = dav.writes();
    assert_eq!(ended(&send(&dav.url)), (State::ReadBack, "submit-already-there"));
    assert_eq!(dav.writes(), before);
    dav.files.lock().unwrap().insert("inscriptions.csv".into(), b"celle d'un collegue".to_vec());
    assert_eq!(ended(&send(&dav.url)), (State::Refused, "submit-name-taken"));
    assert_eq!((dav.writes(), dav.file("inscriptions.csv").unwrap().as_slice()), (before, b"celle d'un collegue".as_slice()));
}

#[test]
fn a_rehearsal_writes_nothing() {
    let dav = Dav::new(Trouble::None);
    let plan = plan();
    let channel = Spec::parse(&format!("webdav:{}", dav.url)).unwrap().open(&access()).unwrap();
    let look: &dyn Look = channel.as_ref();
    assert_eq!(look.look(&parcel(&plan), &Watch::default()), Ok(Vec::new()));
    assert_eq!((dav.writes(), dav.names().len()), (0, 0));
}

#[test]
fn every_refusal_has_its_sentence_and_leaves_nothing() {
    for (method, status, id) in [
        ("PROPFIND", 401, "submit-wrong-login"),
        ("PROPFIND", 403, "submit-no-right"),
        ("PROPFIND", 404, "submit-no-folder"),
        ("PROPFIND", 302, "submit-redirected"),
        ("PROPFIND", 503, "submit-maintenance"),
        ("PUT", 403, "submit-no-right"),
        ("PUT", 409, "submit-no-folder"),
        ("PUT", 413, "submit-too-large"),
        ("PUT", 423, "submit-locked"),
        ("PUT", 507, "submit-no-room"),
        ("PUT", 500, "submit-failing"),
        ("MOVE", 403, "submit-no-right"),
        ("MOVE", 405, "submit-not-webdav"),
    ] {
        let dav = Dav::new(Trouble::Status(method, status));
        let outcome = send(&dav.url);
        assert_eq!(ended(&outcome), (State::Refused, id), "{method} {status}");
        assert!(dav.names().is_empty(), "{method} {status}");
        assert!(!format!("{:?}", outcome.message).contains("secret"));
    }
}

#[test]
fn a_name_that_appears_meanwhile_is_left_alone() {
    let dav = Dav::new(Trouble::Race);
    assert_eq!(ended(&send(&dav.url)), (State::Refused, "submit-name-appeared"));
    assert_eq!(
        (dav.names(), dav.file("inscriptions.csv").unwrap().as_slice()),
        (vec!["inscriptions.csv".to_owned()], b"un autre".as_slice())
    );
}

#[test]
fn a_cut_while_sending_leaves_nothing_under_the_name() {
    for trouble in [Trouble::CutWhileSending, Trouble::CutBefore("PUT"), Trouble::CutAfter("PUT")] {
        let dav = Dav::new(trouble);
        assert_eq!(ended(&send(&dav.url)), (State::Refused, "submit-cut"), "{trouble:?}");
        assert!(dav.names().is_empty(), "{trouble:?}");
    }
}

#[test]
fn a_lost_answer_is_settled_by_reading_back_and_never_by_sending_again() {
    let dav = Dav::new(Trouble::CutAfter("MOVE"));
    assert_eq!(ended(&send(&dav.url)), (State::ReadBack, "submit-read-back"));
    assert_eq!(dav.names(), ["inscriptions.csv"]);
    let dav = Dav::new(Trouble::CutBefore("MOVE"));
    assert_eq!(ended(&send(&dav.url)), (State::NotKnown, "submit-cut-unknown"));
    let moves = dav.requests.lock().unwrap().iter().filter(|request| request.starts_with("MOVE")).count();
    assert_eq!(moves, 1);
}

#[test]
fn a_slow_machine_and_a_damaged_file_are_told() {
    let dav = Dav::new(Trouble::Silence("PROPFIND"));
    assert_eq!(ended(&send(&dav.url)), (State::Refused, "submit-slow"));
    let dav = Dav::new(Trouble::Damage);
    assert_eq!(ended(&send(&dav.url)), (State::Refused, "submit-arrived-otherwise"));
    assert!(dav.names().is_empty());
}

#[test]
fn no_machine_and_no_certificate_send_nothing() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    assert_eq!(ended(&send(&format!("http://{closed}/depot/"))), (State::Refused, "submit-unreachable"));
    // It speaks no TLS.
    let plain = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}/depot/", plain.local_addr().unwrap());
    std::thread::spawn(move || {
        for mut stream in plain.incoming().flatten() {
            let _ = std::io::Write::write_all(&mut stream, b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        }
    });
    for url in [url.clone(), format!("{url}?drop")] {
        assert_eq!(ended(&send(&url)), (State::Refused, "submit-certificate"));
    }
}

#[test]
fn a_drop_gets_a_unique_name_and_says_what_it_cannot_prove() {
    let dav = Dav::new(Trouble::None);
    let outcome = send(&format!("{}?drop", dav.url));
    assert_eq!(ended(&outcome), (State::HandedOver, "submit-dropped"));
    let name = dav.names().remove(0);
    assert!(name.starts_with("inscriptions_2026-11-28_1lignes_") && name.ends_with(".csv"), "{name}");
    assert_eq!(dav.file(&name).unwrap(), BYTES);
    assert!(dav.requests.lock().unwrap().iter().all(|request| request.starts_with("PUT")));
    let refused = Dav::new(Trouble::Status("PUT", 507));
    assert_eq!(ended(&send(&format!("{}?drop", refused.url))), (State::Refused, "submit-no-room"));
}

#[test]
fn a_drop_that_was_cut_is_not_known_whatever_came_of_it() {
    for trouble in [Trouble::CutWhileSending, Trouble::CutAfter("PUT"), Trouble::CutBefore("PUT"), Trouble::Silence("PUT")] {
        let dav = Dav::new(trouble);
        assert_eq!(ended(&send(&format!("{}?drop", dav.url))), (State::NotKnown, "submit-drop-unknown"), "{trouble:?}");
        assert_eq!(dav.requests.lock().unwrap().len(), 1, "{trouble:?}");
    }
}
