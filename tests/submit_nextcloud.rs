//! A depot that is entered by the page of a Nextcloud: what the server is asked, what is written there, and that a password
//! which is not kept is taken back. The server answers as Nextcloud's manual says.
#![cfg(feature = "net")]
#![expect(clippy::unwrap_used, reason = "a test fails loudly when a case is not whole")]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};

const LIST: &str = "username;course1;role1\n55000901;CHIM_L1;student\n55000902;CHIM_L1;student\n";

#[derive(Default)]
struct Kept {
    /// Method and path of every request, and the name it came with.
    requests: Vec<String>,
    files: BTreeMap<String, Vec<u8>>,
    polls: usize,
    password: bool,
}

/// Who answers, and in what it is not like the others.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Usual,
    /// Its page is on another machine.
    OtherPage,
    /// No Nextcloud.
    Plain,
    /// It does not take the password back.
    Stubborn,
}

struct Cloud {
    address: String,
    kept: Arc<Mutex<Kept>>,
}

impl Cloud {
    fn new(kind: Kind) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let kept: Arc<Mutex<Kept>> = Arc::default();
        let (state, own) = (Arc::clone(&kept), address.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                serve(stream, kind, &own, &state);
            }
        });
        Self { address, kept }
    }

    fn requests(&self) -> Vec<String> {
        self.kept.lock().unwrap().requests.clone()
    }
}

fn serve(mut stream: TcpStream, kind: Kind, own: &str, state: &Mutex<Kept>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut head: Vec<String> = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) == 0 {
            return;
        }
        if line == "\r\n" {
            break;
        }
        head.push(line.trim_end().to_owned());
    }
    let value = |name: &str| {
        let found = head.iter().find_map(|line| line.split_once(": ").filter(|(key, _)| key.eq_ignore_ascii_case(name)));
        found.map(|(_, value)| value.to_owned())
    };
    let length: usize = value("content-length").and_then(|text| text.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    let (method, path) = {
        let mut parts = head[0].split(' ');
        (parts.next().unwrap().to_owned(), parts.next().unwrap().to_owned())
    };
    let basic = value("authorization").and_then(|text| STANDARD.decode(text.strip_prefix("Basic ")?).ok());
    let who = basic.map(|bytes| String::from_utf8(bytes).unwrap()).unwrap_or_default();
    let mut kept = state.lock().unwrap();
    kept.requests.push(format!("{method} {path} {who}").trim_end().to_owned());
    let lets_in = kept.password && who == "lea@univ.example:fait-pour-bordereau";
    let found = |value: Value| (200, value.to_string().into_bytes());
    let (status, answer) = match (method.as_str(), path.as_str()) {
        ("POST", "/index.php/login/v2") if kind == Kind::Plain => (404, Vec::new()),
        ("POST", "/index.php/login/v2") => {
            let page = if kind == Kind::OtherPage { "http://ailleurs.example" } else { own };
            let poll = json!({ "token": "jeton", "endpoint": format!("{own}/login/v2/poll") });
            found(json!({ "poll": poll, "login": format!("{page}/login/v2/flow/abc") }))
        }
        ("POST", "/login/v2/poll") => {
            assert_eq!(body, b"token=jeton");
            kept.polls += 1;
            match kept.polls {
                1 => (404, b"[]".to_vec()),
                2 => {
                    kept.password = true;
                    found(json!({ "server": own, "loginName": "lea@univ.example", "appPassword": "fait-pour-bordereau" }))
                }
                _ => (404, b"[]".to_vec()),
            }
        }
        ("DELETE", "/ocs/v2.php/core/apppassword") if lets_in && kind != Kind::Stubborn => {
            kept.password = false;
            found(json!({}))
        }
        ("DELETE", "/ocs/v2.php/core/apppassword") => (503, Vec::new()),
        _ if !lets_in => (401, Vec::new()),
        ("GET", "/ocs/v1.php/cloud/user?format=json") => found(json!({ "ocs": { "data": { "id": "u0042" } } })),
        ("PROPFIND", _) => (207, b"<d:multistatus xmlns:d=\"DAV:\"/>".to_vec()),
        ("GET", _) => kept.files.get(&path).map_or((404, Vec::new()), |content| (200, content.clone())),
        ("PUT", _) => {
            kept.files.insert(path, body);
            (201, Vec::new())
        }
        ("MOVE", _) => {
            let to = value("destination").unwrap().replace(own, "");
            let content = kept.files.remove(&path).unwrap();
            kept.files.insert(to, content);
            (201, Vec::new())
        }
        _ => (405, Vec::new()),
    };
    drop(kept);
    let _ = write!(stream, "HTTP/1.1 {status} X\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", answer.len());
    let _ = stream.write_all(&answer);
}

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
