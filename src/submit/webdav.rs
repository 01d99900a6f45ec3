//! A folder of a WebDAV server: Nextcloud, ownCloud, Apache, rclone.
//!
//! In a folder of one's own the file is put under a temporary name, checked, and then renamed with « do not overwrite »: its
//! name appears in one step, and a cut before that step leaves nothing under it. Whether a name is taken is asked first:
//! some servers ignore a conditional PUT (rclone), others replace without a word.
//!
//! A *file drop* takes a PUT and nothing else: nothing can be seen, renamed or read back, and Nextcloud gives a second file of
//! a name another name by itself. So the name is unique there, and after a cut nothing is known.

use super::{Agreed, Channel, Look, Outcome, Parcel, Standing, State, percent};
use crate::error::{Fault as _, Message};
use crate::plan::unique;
use crate::store::moodle::{Answer, Limits, Login, MoodleFault, Transport};
use crate::watch::Watch;
use std::thread;
use std::time::Duration;
use ureq::http::{Request, Uri};

/// Before a second look at what a lost answer left open.
const PAUSE: Duration = Duration::from_millis(1_500);

/// A folder of a WebDAV server.
pub(super) struct WebDav {
    reader: Reader,
    drop: bool,
}

/// A connection that asks and never writes: it knows HEAD, GET and PROPFIND only.
struct Reader {
    transport: Transport,
    /// With a slash at the end.
    url: String,
    host: String,
    login: Option<Login>,
}

/// A connection that writes. It is made from a yes.
struct Writer<'r>(&'r Reader);

impl WebDav {
    pub(super) fn new(url: String, drop: bool, login: Option<Login>, limits: Limits) -> Self {
        let host = url.parse::<Uri>().ok().and_then(|uri| uri.host().map(str::to_owned)).unwrap_or_default();
        Self { reader: Reader { transport: Transport::new(limits), url, host, login }, drop }
    }

    fn name(&self, parcel: &Parcel<'_>) -> String {
        let plan = parcel.plan;
        if self.drop { unique(&plan.file.name, &plan.today, plan.file.rows, &plan.file.sha256) } else { plan.file.name.clone() }
    }
}

impl Reader {
    fn at(&self, name: &str) -> String {
        format!("{}{}", self.url, percent::encode(name))
    }

    fn ask(
        &self,
        method: &'static str,
        url: &str,
        headers: &[(&'static str, String)],
        body: &[u8],
        watch: &Watch,
    ) -> Result<Answer, MoodleFault> {
        let mut request = Request::builder().method(method).uri(url);
        if let Some(login) = &self.login {
            request = request.header("authorization", login.header());
        }
        // Without it some versions of Nextcloud refuse to write to a public share.
        request = request.header("x-requested-with", "XMLHttpRequest");
        for (name, value) in headers {
            request = request.header(*name, value);
        }
        let bad = |_| MoodleFault::BadAddress(self.url.clone());
        if body.is_empty() {
            let request = request.body(()).map_err(bad)?;
            return self.transport.exchange(&self.host, watch, move |agent| agent.run(request));
        }
        let request = request.body(body.to_vec()).map_err(bad)?;
        self.transport.exchange(&self.host, watch, move |agent| agent.run(request))
    }

    /// The sentence for a status that is no success.
    fn of_status(&self, answer: &Answer) -> Message {
        let at = |id: &'static str| Message::new(id).with("host", self.host.as_str());
        match answer.status {
            300..=399 => {
                at("submit-redirected").with("to", answer.redirection().and_then(|to| to.split(['?', '#']).next()).unwrap_or_default())
            }
            401 if self.login.is_none() => at("submit-login-needed"),
            401 => at("submit-wrong-login"),
            403 => at("submit-no-right"),
            404 | 409 | 410 => at("submit-no-folder"),
            405 | 501 => at("submit-not-webdav"),
            412 => at("submit-name-appeared"),
            413 => at("submit-too-large"),
            423 => at("submit-locked"),
            503 => at("submit-maintenance"),
            507 => at("submit-no-room"),
            status => at("submit-failing").with("status", status.to_string()),
        }
    }

    /// Whether the folder is there and lets this account in.
    fn folder(&self, watch: &Watch) -> Result<(), Message> {
        let asked = self.ask("PROPFIND", &self.url, &[("depth", "0".into())], b"", watch).map_err(of)?;
        if (200..300).contains(&asked.status) { Ok(()) } else { Err(self.of_status(&asked)) }
    }

    /// What stands under a name.
    fn standing(&self, name: &str, parcel: &Parcel<'_>, watch: &Watch) -> Result<Standing, Message> {
        let asked = self.ask("GET", &self.at(name), &[], b"", watch).map_err(of)?;
        match asked.status {
            404 | 410 => Ok(Standing::Free),
            200 => Ok(Standing::of(&asked.bytes, parcel.plan)),
            // There is something, and it may not be read: it is not ours to replace.
            403 | 405 => Ok(Standing::Other),
            _ => Err(self.of_status(&asked)),
        }
    }
}

impl<'r> Writer<'r> {
    fn new(reader: &'r Reader, _: &Agreed) -> Self {
        Self(reader)
    }

    fn put(&self, name: &str, parcel: &Parcel<'_>, watch: &Watch) -> Result<Answer, MoodleFault> {
        let headers = [
            ("content-type", "text/csv; charset=utf-8".to_owned()),
            // Answered with 412 where it is honoured, and without harm where it is not.
            ("if-none-match", "*".to_owned()),
            // Nextcloud answers with the hash of what it received.
            ("x-hash", "sha256".to_owned()),
        ];
        self.0.ask("PUT", &self.0.at(name), &headers, parcel.bytes, watch)
    }

    fn rename(&self, from: &str, to: &str, watch: &Watch) -> Result<Answer, MoodleFault> {
        self.0.ask("MOVE", &self.0.at(from), &[("destination", self.0.at(to)), ("overwrite", "F".to_owned())], b"", watch)
    }

    /// Takes a temporary file of ours away again. What cannot be reached stays, under a name that says what it is.
    fn clear(&self, name: &str, watch: &Watch) {
        let _ = self.0.ask("DELETE", &self.0.at(name), &[], b"", watch);
    }
}

impl Look for WebDav {
    fn word(&self) -> &'static str {
        "webdav"
    }

    fn place(&self, parcel: &Parcel<'_>) -> String {
        self.reader.at(&self.name(parcel))
    }

    fn look(&self, parcel: &Parcel<'_>, watch: &Watch) -> Result<Vec<Message>, Message> {
        if self.drop {
            return Ok(vec![Message::new("submit-drop-blind").with("host", self.reader.host.as_str())]);
        }
        self.reader.folder(watch)?;
        match self.reader.standing(&self.name(parcel), parcel, watch)? {
            Standing::Free => Ok(Vec::new()),
            Standing::Same => Ok(vec![Message::new("submit-already-there")]),
            Standing::Other => Err(super::folder::taken(&parcel.plan.file.name)),
        }
    }
}

impl Channel for WebDav {
    fn send(&self, parcel: &Parcel<'_>, agreed: &Agreed, watch: &Watch) -> Outcome {
        let writer = Writer::new(&self.reader, agreed);
        if self.drop { self.drop_into(&writer, parcel, watch) } else { self.put_into_place(&writer, parcel, watch) }
    }
}

impl WebDav {
    fn put_into_place(&self, writer: &Writer<'_>, parcel: &Parcel<'_>, watch: &Watch) -> Outcome {
        let (place, name) = (self.place(parcel), self.name(parcel));
        let refused = |message| Outcome::refused(place.clone(), message);
        match self.reader.folder(watch).and_then(|()| self.reader.standing(&name, parcel, watch)) {
            Ok(Standing::Free) => {}
            Ok(Standing::Same) => return Outcome::new(State::ReadBack, place, Message::new("submit-already-there")),
            Ok(Standing::Other) => return refused(super::folder::taken(&name)),
            Err(message) => return refused(message),
        }
        let aside = format!("_bordereau-{}-{}.tmp", parcel.plan.file.sha256.get(..12).unwrap_or_default(), std::process::id());
        match writer.put(&aside, parcel, watch) {
            Ok(answer) if matches!(answer.status, 200 | 201 | 204) => {}
            Ok(answer) => {
                writer.clear(&aside, watch);
                return refused(self.reader.of_status(&answer));
            }
            // Nothing has the name of the file yet, whatever became of these bytes.
            Err(fault) => {
                writer.clear(&aside, &Watch::default());
                return refused(of(fault));
            }
        }
        match self.reader.standing(&aside, parcel, watch) {
            Ok(Standing::Same) => {}
            Ok(_) => {
                writer.clear(&aside, watch);
                return refused(Message::new("submit-arrived-otherwise").with("host", self.reader.host.as_str()));
            }
            Err(message) => {
                writer.clear(&aside, &Watch::default());
                return refused(message);
            }
        }
        match writer.rename(&aside, &name, watch) {
            Ok(answer) if matches!(answer.status, 200 | 201 | 204) => self.read_back(parcel, watch),
            Ok(answer) => {
                writer.clear(&aside, watch);
                refused(self.reader.of_status(&answer))
            }
            // The answer was lost, and with it whether the name was given.
            Err(_) => {
                thread::sleep(PAUSE);
                self.read_back(parcel, &Watch::default())
            }
        }
    }

    fn read_back(&self, parcel: &Parcel<'_>, watch: &Watch) -> Outcome {
        let place = self.place(parcel);
        match self.reader.standing(&self.name(parcel), parcel, watch) {
            Ok(Standing::Same) => Outcome::new(State::ReadBack, place, Message::new("submit-read-back")),
            Ok(Standing::Other) => Outcome::new(State::NotKnown, place, Message::new("submit-not-what-was-sent")),
            Ok(Standing::Free) | Err(_) => {
                Outcome::new(State::NotKnown, place, Message::new("submit-cut-unknown").with("host", self.reader.host.as_str()))
            }
        }
    }

    fn drop_into(&self, writer: &Writer<'_>, parcel: &Parcel<'_>, watch: &Watch) -> Outcome {
        let place = self.place(parcel);
        match writer.put(&self.name(parcel), parcel, watch) {
            Ok(answer) if matches!(answer.status, 200 | 201 | 204) => {
                match answer.headers.get("x-hash-sha256").and_then(|hash| hash.to_str().ok()) {
                    Some(hash) if hash.eq_ignore_ascii_case(&parcel.plan.file.sha256) => {
                        Outcome::new(State::ReadBack, place, Message::new("submit-hash-confirmed"))
                    }
                    Some(_) => Outcome::new(State::NotKnown, place, Message::new("submit-not-what-was-sent")),
                    None => Outcome::new(State::HandedOver, place, Message::new("submit-dropped")),
                }
            }
            Ok(answer) => Outcome::refused(place, self.reader.of_status(&answer)),
            Err(fault) if never_left(&fault) => Outcome::refused(place, of(fault)),
            Err(_) => Outcome::new(State::NotKnown, place, Message::new("submit-drop-unknown").with("host", self.reader.host.as_str())),
        }
    }
}

/// Whether the request cannot have reached the machine.
pub(super) fn never_left(fault: &MoodleFault) -> bool {
    matches!(
        fault,
        MoodleFault::Unreachable(_)
            | MoodleFault::Certificate(_)
            | MoodleFault::Proxy(_)
            | MoodleFault::BadAddress(_)
            | MoodleFault::InClear(_)
    )
}

/// The sentence for a request that got no answer.
pub(super) fn of(fault: MoodleFault) -> Message {
    let at = |id: &'static str, host: String| Message::new(id).with("host", host);
    match fault {
        MoodleFault::Unreachable(host) => at("submit-unreachable", host),
        MoodleFault::Certificate(host) => at("submit-certificate", host),
        MoodleFault::Proxy(host) => at("submit-proxy", host),
        MoodleFault::Slow(host) => at("submit-slow", host),
        MoodleFault::Cut(host) => at("submit-cut", host),
        MoodleFault::Cancelled => Message::new("submit-cancelled"),
        fault => fault.message(),
    }
}
