//! A WebDAV folder on this machine that fails as real ones do.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What goes wrong, by the method it happens to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trouble {
    #[default]
    None,
    /// It answers with this status and does nothing.
    Status(&'static str, u16),
    /// It hangs up in the middle of the body, and keeps what it has.
    CutWhileSending,
    /// It does what it is asked, and hangs up without an answer.
    CutAfter(&'static str),
    /// It hangs up before it does anything.
    CutBefore(&'static str),
    /// It says nothing for longer than anyone waits.
    Silence(&'static str),
    /// It keeps something else than what it was sent.
    Damage,
    /// A file of the name appears between the look and the renaming.
    Race,
}

pub struct Dav {
    pub url: String,
    pub files: Arc<Mutex<BTreeMap<String, Vec<u8>>>>,
    pub requests: Arc<Mutex<Vec<String>>>,
}

impl Dav {
    pub fn new(trouble: Trouble) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/depot/", listener.local_addr().unwrap());
        let files: Arc<Mutex<BTreeMap<String, Vec<u8>>>> = Arc::default();
        let requests: Arc<Mutex<Vec<String>>> = Arc::default();
        let (kept, noted) = (Arc::clone(&files), Arc::clone(&requests));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                serve(stream, trouble, &kept, &noted);
            }
        });
        Self { url, files, requests }
    }

    pub fn file(&self, name: &str) -> Option<Vec<u8>> {
        self.files.lock().unwrap().get(name).cloned()
    }

    pub fn names(&self) -> Vec<String> {
        self.files.lock().unwrap().keys().cloned().collect()
    }

    pub fn writes(&self) -> usize {
        let is_write = |request: &&String| !["GET", "HEAD", "PROPFIND"].iter().any(|method| request.starts_with(method));
        self.requests.lock().unwrap().iter().filter(is_write).count()
    }
}

fn serve(mut stream: TcpStream, trouble: Trouble, files: &Mutex<BTreeMap<String, Vec<u8>>>, requests: &Mutex<Vec<String>>) {
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
    let method = head[0].split(' ').next().unwrap().to_owned();
    let name = |url: &str| url.rsplit('/').next().unwrap().to_owned();
    let at = name(head[0].split(' ').nth(1).unwrap());
    requests.lock().unwrap().push(head.join("\n"));
    let of = |wanted: &str| wanted == method;
    if method == "PUT" && trouble == Trouble::CutWhileSending {
        let mut part = vec![0; length / 2];
        reader.read_exact(&mut part).unwrap();
        files.lock().unwrap().insert(at, part);
        return;
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    match trouble {
        Trouble::Status(wanted, status) if of(wanted) => return answer(&mut stream, status, &[]),
        Trouble::CutBefore(wanted) if of(wanted) => return,
        Trouble::Silence(wanted) if of(wanted) => return std::thread::sleep(Duration::from_secs(3)),
        _ => {}
    }
    let mut files = files.lock().unwrap();
    let (status, body) = match method.as_str() {
        "PROPFIND" => (207, b"<d:multistatus xmlns:d=\"DAV:\"/>".to_vec()),
        "GET" => files.get(&at).map_or((404, Vec::new()), |content| (200, content.clone())),
        "PUT" => {
            if trouble == Trouble::Damage {
                body[0] ^= 1;
            }
            (if files.insert(at, body).is_some() { 204 } else { 201 }, Vec::new())
        }
        "MOVE" => {
            let to = name(&value("destination").unwrap());
            if trouble == Trouble::Race {
                files.insert(to.clone(), b"un autre".to_vec());
            }
            match files.contains_key(&to) {
                true => (412, Vec::new()),
                false => {
                    let content = files.remove(&at).unwrap();
                    files.insert(to, content);
                    (201, Vec::new())
                }
            }
        }
        "DELETE" => (if files.remove(&at).is_some() { 204 } else { 404 }, Vec::new()),
        _ => (405, Vec::new()),
    };
    drop(files);
    if matches!(trouble, Trouble::CutAfter(wanted) if of(wanted)) {
        return;
    }
    answer(&mut stream, status, &body);
}

fn answer(stream: &mut TcpStream, status: u16, body: &[u8]) {
    let location = if status == 302 { "Location: https://ailleurs.example/login?secret=1\r\n" } else { "" };
    let head = format!("HTTP/1.1 {status} X\r\n{location}Content-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
}
