//! A Moodle on this machine: answers what a test says, and keeps what it was asked.

#![allow(dead_code, clippy::unwrap_used, reason = "each test uses its part, and may stop")]

use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

pub const TOKEN: &str = "0123456789abcdef0123456789abcdef";

/// A request: its first lines, and its body.
pub struct Request {
    pub head: String,
    pub body: String,
}

impl Request {
    /// Value of a parameter of the body.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.body.split('&').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// Values of a list of the body.
    pub fn values(&self) -> Vec<&str> {
        let pairs = self.body.split('&').filter_map(|pair| pair.split_once('='));
        pairs.filter(|(key, _)| key.starts_with("values%5B")).map(|(_, value)| value).collect()
    }
}

/// Status, header lines, body.
pub type Answer = (u16, &'static str, String);

pub struct Platform {
    pub address: String,
    asked: Arc<Mutex<Vec<Request>>>,
}

impl Platform {
    pub fn new(answer: impl Fn(&Request) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (kept, answer) = (Arc::clone(&asked), Arc::new(answer));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (kept, answer) = (Arc::clone(&kept), Arc::clone(&answer));
                // A program that is killed hangs up in the middle.
                std::thread::spawn(move || serve(stream, &kept, &*answer));
            }
        });
        Self { address, asked }
    }

    /// Everything that was asked, as text.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().iter().map(|request| format!("{}\n{}", request.head, request.body)).collect()
    }
}

fn serve(mut stream: TcpStream, kept: &Mutex<Vec<Request>>, answer: &dyn Fn(&Request) -> Answer) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let (mut head, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 || line == "\r\n" {
            break;
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().ok()?;
        }
        head.push_str(&line);
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let request = Request { head, body: String::from_utf8(body).ok()? };
    let (status, headers, body) = answer(&request);
    kept.lock().unwrap().push(request);
    let head = format!("HTTP/1.1 {status} X\r\n{headers}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes())).ok()
}

/// An answer of web services.
pub fn data(value: &Value) -> Answer {
    (200, "Content-Type: application/json", value.to_string())
}

/// A refusal of web services.
pub fn refusal(code: &str) -> Answer {
    data(&json!({ "exception": "core\\exception\\moodle_exception", "errorcode": code, "message": "…" }))
}

/// Site information of a token that may call these functions.
pub fn info(functions: &[&str]) -> Answer {
    let functions: Vec<Value> = functions.iter().map(|name| json!({ "name": name, "version": "2024100706" })).collect();
    data(&json!({ "sitename": "Ecampus", "username": "svc", "userid": 7, "release": "4.5.6 (Build: 20250811)", "functions": functions }))
}

/// A list of courses, as `core_course_get_courses_by_field` tells it.
pub fn courses(names: impl IntoIterator<Item = String>) -> Answer {
    let course = |(i, name): (usize, String)| {
        json!({ "id": i + 2, "shortname": name, "fullname": format!("Cours {name}"), "categoryname": "UFR",
                "format": "topics", "visible": 1, "idnumber": "", "groupmode": 0, "defaultgroupingid": 0, "enrollmentmethods": ["manual"] })
    };
    data(&json!({ "courses": names.into_iter().enumerate().map(course).collect::<Vec<_>>(), "warnings": [] }))
}
