//! A depot that is entered by the page of a Nextcloud: what the server is asked, what is written there, and that a password
//! which is not kept is taken back.
#![cfg(feature = "net")]
#![expect(clippy::unwrap_used, reason = "a test fails loudly when a case is not whole")]

mod cloud;

use cloud::{Cloud, Kind};
use serde_json::Value;
use std::process::{Command, Output};

const LIST: &str = "username;course1;role1\n55000901;CHIM_L1;student\n55000902;CHIM_L1;student\n";

fn submit(cloud: &Cloud, path: &str, more: &[&str]) -> (i32, Value, String) {
    let desk = tempfile::tempdir().unwrap();
    std::fs::write(desk.path().join("inscriptions.csv"), LIST).unwrap();
    let to = format!("webdav:{}{path}", cloud.address);
    let args = [&["submit", "inscriptions.csv", "--to", &to, "--sign-in", "--json", "--lang", "en"], more].concat();
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_bordereau"))
        .args(args)
        .current_dir(desk.path())
        .env("BORDEREAU_DATA", desk.path().join("data"))
        // No vault: nothing of this test may reach the one of the person who runs it.
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
        .output()
        .unwrap();
    let stderr = String::from_utf8_lossy(&stderr).into_owned();
    (status.code().unwrap(), serde_json::from_slice(&stdout).unwrap_or_default(), stderr)
}

#[test]
fn the_person_lets_it_in_on_her_page_and_the_password_is_given_back() {
    let cloud = Cloud::new(Kind::Usual);
    let (code, sent, told) = submit(&cloud, "/apps/files/files/12?dir=/Scolarit%C3%A9/Depot", &["--yes", "--with-problems"]);
    assert_eq!((code, sent["state"].as_str()), (0, Some("read-back")), "{sent} {told}");
    let place = "/remote.php/dav/files/u0042/Scolarit%C3%A9/Depot/inscriptions.csv";
    assert_eq!(sent["where"].as_str(), Some(format!("{}{place}", cloud.address).as_str()));
    assert!(told.contains(&format!("{}/login/v2/flow/abc", cloud.address)), "{told}");
    assert!(!told.contains("fait-pour-bordereau") && !sent.to_string().contains("fait-pour-bordereau"));
    let kept = cloud.kept.lock().unwrap();
    assert_eq!((kept.files.len(), kept.files.get(place).unwrap().as_slice()), (1, LIST.as_bytes()));
    assert!(!kept.password, "what is not kept here is deleted there: {:?}", kept.requests);
}

#[test]
fn a_rehearsal_gives_the_password_back_too() {
    let cloud = Cloud::new(Kind::Usual);
    let (code, told, _) = submit(&cloud, "", &["--dry-run", "--with-problems"]);
    assert_eq!((code, told["dry_run"].as_bool()), (0, Some(true)), "{told}");
    let kept = cloud.kept.lock().unwrap();
    assert!(kept.files.is_empty() && !kept.password, "{:?}", kept.requests);
}

#[test]
fn without_a_vault_nothing_is_kept_and_that_is_said() {
    let cloud = Cloud::new(Kind::Usual);
    let (code, _, told) = submit(&cloud, "", &["--yes", "--remember", "--with-problems"]);
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("vault") && !cloud.kept.lock().unwrap().password, "{told}");
}

#[test]
fn a_password_that_is_not_taken_back_is_said_to_be_there_still() {
    let cloud = Cloud::new(Kind::Stubborn);
    let (code, _, told) = submit(&cloud, "", &["--yes", "--with-problems"]);
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("Security"), "{told}");
}

#[test]
fn a_page_on_another_machine_is_not_opened_and_a_server_without_one_is_named() {
    for kind in [Kind::OtherPage, Kind::Plain] {
        let cloud = Cloud::new(kind);
        let (code, _, told) = submit(&cloud, "", &["--yes", "--with-problems"]);
        assert_eq!(code, 4, "{told}");
        assert!(told.contains("no Nextcloud") && !told.contains("ailleurs"), "{told}");
        assert_eq!(cloud.requests().len(), 1, "nothing more is asked: {:?}", cloud.requests());
    }
}
