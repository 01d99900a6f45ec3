//! A Nextcloud on this machine: its page that lets a program in, the password it makes, and its folders. It answers as
//! Nextcloud's manual says; `lea` with `secret` is let in too.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

#[derive(Default)]
pub struct Kept {
    /// Method and path of every request, and the name it came with.
    pub requests: Vec<String>,
    pub files: BTreeMap<String, Vec<u8>>,
    polls: usize,
    /// Whether the password that was made still lets in.
    pub password: bool,
}

/// Who answers, and in what it is not like the others.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Usual,
    /// Its page is on another machine.
    OtherPage,
    /// No Nextcloud.
    Plain,
    /// It does not take the password back.
    Stubborn,
}

pub struct Cloud {
    pub address: String,
    pub kept: Arc<Mutex<Kept>>,
}

impl Cloud {
    pub fn new(kind: Kind) -> Self {
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

    pub fn requests(&self) -> Vec<String> {
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
    let lets_in = kept.password && who == "lea@univ.example:fait-pour-bordereau" || who == "lea:secret";
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
