//! A folder reached by SSH, by the system's own `sftp`: agent, jump hosts and hardware keys work as they do there.
//!
//! The key of the machine is pinned by its fingerprint, which its people gave: what the machine shows is compared with it
//! before anything else, and the connection accepts that key and no other. Nothing is ever trusted at first sight.

use super::spec::{split, value};
use super::{Agreed, Channel, Look, Outcome, Parcel, SpecFault, Standing, State, percent};
use crate::error::Message;
use crate::watch::Watch;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use sha2::{Digest as _, Sha256};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// For the connection, in seconds, as `sftp` takes it.
const CONNECT: u32 = 15;
/// For a whole run of `sftp`: files are small.
const PATIENCE: Duration = Duration::from_secs(180);
const LOOK: Duration = Duration::from_millis(50);

/// Where the folder is, and how the machine is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    user: String,
    host: String,
    port: u16,
    path: String,
    /// The file of a private key; `None` = the agent, or as the configuration of SSH says.
    key: Option<PathBuf>,
    /// `SHA256:…`, as `ssh-keygen -l` shows it.
    fingerprint: String,
}

impl Place {
    /// Reads `sftp://USER@HOST:PORT/PATH?key=FILE&fingerprint=SHA256:…`.
    pub(super) fn parse(text: &str) -> Result<Self, SpecFault> {
        let lacks = |what| SpecFault::Lacks { channel: "sftp", what };
        let (whole, query) = split(text);
        let rest = whole.strip_prefix("sftp://").ok_or_else(|| SpecFault::BadAddress(text.to_owned()))?;
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        let (user, machine) = authority.rsplit_once('@').ok_or_else(|| lacks("USER@"))?;
        let (host, port) = match machine.rsplit_once(':') {
            Some((host, port)) => (host, port.parse().map_err(|_| SpecFault::BadAddress(text.to_owned()))?),
            None => (machine, 22),
        };
        let (user, path) = (percent::decode(user), format!("/{}", percent::decode(path).trim_matches('/')));
        // What begins with a hyphen would be an option; a password has no place here.
        let word = |text: &str, more: &str| {
            !text.is_empty() && !text.starts_with('-') && text.chars().all(|c| c.is_ascii_alphanumeric() || more.contains(c))
        };
        if !word(&user, "-_.") || !word(host, "-.") {
            return Err(SpecFault::BadAddress(format!("sftp://…@{host}")));
        }
        if path.chars().any(|c| c.is_control() || "*?[]\"\\".contains(c)) {
            return Err(SpecFault::BadPath(path));
        }
        let fingerprint = value(query, "fingerprint").filter(|text| text.starts_with("SHA256:"));
        let fingerprint = fingerprint.ok_or_else(|| lacks("fingerprint=SHA256:…"))?.trim_end_matches('=').to_owned();
        let key = value(query, "key").filter(|key| !key.is_empty()).map(PathBuf::from);
        Ok(Self { user, host: host.to_owned(), port, path, key, fingerprint })
    }

    fn shown(&self, name: &str) -> String {
        let port = if self.port == 22 { String::new() } else { format!(":{}", self.port) };
        format!("sftp://{}@{}{port}{}/{name}", self.user, self.host, self.path.trim_end_matches('/'))
    }

    fn remote(&self, name: &str) -> String {
        format!("\"{}/{name}\"", self.path.trim_end_matches('/'))
    }
}

/// A folder reached by SSH.
pub(super) struct Sftp {
    pub(super) place: Place,
}

/// A pinned connection from which files can be looked at and fetched, and to which nothing can be written: the only
/// commands it knows are `ls` and `get`.
struct Reader<'p> {
    place: &'p Place,
    /// Holds the pinned key, and what is fetched.
    desk: tempfile::TempDir,
}

/// How a run of `sftp` ended.
struct Ran {
    success: bool,
    /// Whether the connection itself was lost, or never made.
    no_connection: bool,
    errors: String,
}

impl<'p> Reader<'p> {
    /// Asks the machine for its keys and pins the one that is known.
    fn new(place: &'p Place, watch: &Watch) -> Result<Self, Message> {
        let desk = tempfile::tempdir().map_err(|error| io_fault(&error))?;
        let mut scan = Command::new("ssh-keyscan");
        scan.args(["-T", "10", "-p", &place.port.to_string(), "--", &place.host]);
        let (ran, out) = run(scan, "", watch)?;
        let keys: Vec<&str> = out.lines().filter(|line| !line.starts_with('#') && line.split(' ').count() >= 3).collect();
        if keys.is_empty() {
            return Err(place.fault(if ran.errors.contains("getaddrinfo") { "submit-sftp-no-host" } else { "submit-unreachable" }));
        }
        let shown: Vec<(String, &str)> = keys.iter().filter_map(|line| Some((fingerprint(line)?, *line))).collect();
        let Some((_, line)) = shown.iter().find(|(print, _)| *print == place.fingerprint) else {
            let shown = shown.into_iter().map(|(print, _)| print).collect::<Vec<_>>().join(", ");
            return Err(place.fault("submit-sftp-other-key").with("shown", shown).with("pinned", place.fingerprint.as_str()));
        };
        std::fs::write(desk.path().join("known_hosts"), format!("{line}\n")).map_err(|error| io_fault(&error))?;
        Ok(Self { place, desk })
    }

    fn command(&self) -> Command {
        let mut sftp = Command::new("sftp");
        let known = self.desk.path().join("known_hosts");
        sftp.arg("-b").arg("-").arg("-P").arg(self.place.port.to_string());
        let option = |command: &mut Command, text: String| _ = command.arg("-o").arg(text);
        option(&mut sftp, "BatchMode=yes".into());
        option(&mut sftp, "StrictHostKeyChecking=yes".into());
        option(&mut sftp, format!("UserKnownHostsFile=\"{}\"", known.display()));
        option(&mut sftp, "GlobalKnownHostsFile=none".into());
        option(&mut sftp, "UpdateHostKeys=no".into());
        option(&mut sftp, format!("ConnectTimeout={CONNECT}"));
        option(&mut sftp, "ServerAliveInterval=10".into());
        if let Some(key) = &self.place.key {
            sftp.arg("-i").arg(key);
            option(&mut sftp, "IdentitiesOnly=yes".into());
        }
        sftp.arg("--").arg(format!("{}@{}", self.place.user, self.place.host));
        sftp
    }

    fn batch(&self, commands: &str, watch: &Watch) -> Result<Ran, Message> {
        Ok(run(self.command(), commands, watch)?.0)
    }

    /// What stands under a name. A folder whose content may not be read tells nothing: `None`.
    fn standing(&self, parcel: &Parcel<'_>, name: &str, watch: &Watch) -> Result<Option<Standing>, Message> {
        let folder = format!("{}/", self.place.path.trim_end_matches('/'));
        let there = self.batch(&format!("ls -1 \"{folder}\"\n"), watch)?;
        let hidden = !there.no_connection && there.errors.contains("Permission denied") && !there.success;
        if !there.success && !hidden {
            return Err(self.place.of(&there));
        }
        let copy = self.desk.path().join("copy");
        let _ = std::fs::remove_file(&copy);
        let got = self.batch(&format!("get {} \"{}\"\n", self.place.remote(name), copy.display()), watch)?;
        if got.success {
            return std::fs::read(&copy).map(|bytes| Some(Standing::of(&bytes, parcel.plan))).map_err(|error| io_fault(&error));
        }
        if got.no_connection {
            return Err(self.place.of(&got));
        }
        // In a folder that hides its names, a file that cannot be fetched may be there all the same.
        let is_free = got.errors.contains("not found") || got.errors.contains("No such file");
        if is_free {
            Ok(Some(Standing::Free))
        } else if hidden {
            Ok(None)
        } else {
            Ok(Some(Standing::Other))
        }
    }
}

impl Place {
    fn fault(&self, id: &'static str) -> Message {
        Message::new(id).with("host", self.host.as_str())
    }

    /// What the words of `sftp` mean.
    fn of(&self, ran: &Ran) -> Message {
        let has = |text: &str| ran.errors.contains(text);
        if has("Host key verification failed") || has("IDENTIFICATION HAS CHANGED") {
            return self.fault("submit-sftp-other-key").with("shown", "").with("pinned", self.fingerprint.as_str());
        }
        if ran.no_connection {
            let id = if has("Permission denied") || has("Too many authentication failures") {
                "submit-sftp-no-entry"
            } else if has("Could not resolve") {
                "submit-sftp-no-host"
            } else if has("timed out") {
                "submit-slow"
            } else {
                "submit-unreachable"
            };
            return self.fault(id);
        }
        let id = if has("Permission denied") {
            "submit-sftp-no-right"
        } else if has("not found") || has("No such file") {
            "submit-sftp-no-folder"
        } else if has("No space left") || has("Disc quota") || has("quota") {
            "submit-sftp-no-room"
        } else {
            // The protocol has one word, « Failure », for a full disk and much else.
            "submit-sftp-failed"
        };
        self.fault(id).with("path", self.path.as_str())
    }
}

impl Look for Sftp {
    fn word(&self) -> &'static str {
        "sftp"
    }

    fn place(&self, parcel: &Parcel<'_>) -> String {
        self.place.shown(&parcel.plan.file.name)
    }

    fn look(&self, parcel: &Parcel<'_>, watch: &Watch) -> Result<Vec<Message>, Message> {
        let name = name(parcel)?;
        match Reader::new(&self.place, watch)?.standing(parcel, name, watch)? {
            Some(Standing::Free) => Ok(Vec::new()),
            Some(Standing::Same) => Ok(vec![Message::new("submit-already-there")]),
            Some(Standing::Other) => Err(super::folder::taken(name)),
            None => Ok(vec![Message::new("submit-sftp-hidden")]),
        }
    }
}

impl Channel for Sftp {
    fn send(&self, parcel: &Parcel<'_>, _: &Agreed, watch: &Watch) -> Outcome {
        let place = self.place(parcel);
        let before = name(parcel).and_then(|name| {
            let reader = Reader::new(&self.place, watch)?;
            let standing = reader.standing(parcel, name, watch)?;
            Ok((name, reader, standing))
        });
        let (name, reader, hidden) = match before {
            Ok((_, _, Some(Standing::Same))) => return Outcome::new(State::ReadBack, place, Message::new("submit-already-there")),
            Ok((name, _, Some(Standing::Other))) => return Outcome::refused(place, super::folder::taken(name)),
            Ok((name, reader, standing)) => (name, reader, standing.is_none()),
            Err(message) => return Outcome::refused(place, message),
        };
        let file = reader.desk.path().join("file");
        if let Err(error) = std::fs::write(&file, parcel.bytes) {
            return Outcome::refused(place, io_fault(&error));
        }
        let aside = format!("_bordereau-{}.tmp", parcel.plan.file.sha256.get(..16).unwrap_or_default());
        // `-l`: the plain rename of the protocol, which fails where the name exists. A former attempt may have left a piece.
        let commands = format!(
            "put \"{}\" {aside}\nrename -l {aside} {}\n",
            file.display(),
            self.place.remote(name),
            aside = self.place.remote(&aside),
        );
        let sent = match reader.batch(&commands, watch) {
            Ok(sent) => sent,
            // The program was there a moment ago: it was stopped, or took too long.
            Err(message) => return self.after(&reader, parcel, name, hidden, message, watch),
        };
        if !sent.success && !sent.no_connection {
            let _ = reader.batch(&format!("-rm {}\n", self.place.remote(&aside)), watch);
            let appeared = matches!(reader.standing(parcel, name, watch), Ok(Some(Standing::Other)));
            let why = if appeared { super::folder::taken(name) } else { self.place.of(&sent) };
            return self.after(&reader, parcel, name, hidden, why, watch);
        }
        let done = Message::new("submit-handed-over");
        if sent.success && hidden {
            return Outcome::new(State::HandedOver, place, done);
        }
        let why = if sent.success { Message::new("submit-not-what-was-sent") } else { self.place.fault("submit-cut") };
        self.after(&reader, parcel, name, hidden, why, watch)
    }
}

impl Sftp {
    /// What stands there after a sending whose end is not sure. Only an answer of the machine counts.
    fn after(&self, reader: &Reader<'_>, parcel: &Parcel<'_>, name: &str, hidden: bool, why: Message, watch: &Watch) -> Outcome {
        let place = self.place(parcel);
        match reader.standing(parcel, name, watch) {
            Ok(Some(Standing::Same)) => Outcome::new(State::ReadBack, place, Message::new("submit-read-back")),
            // It gets its name in one step, and last: without a name it is not there.
            Ok(Some(Standing::Free)) => Outcome::refused(place, why),
            Ok(Some(Standing::Other)) if why.id == "submit-name-taken" => Outcome::refused(place, why),
            Ok(Some(Standing::Other)) => Outcome::new(State::NotKnown, place, Message::new("submit-not-what-was-sent")),
            Ok(None) if hidden && why.id != "submit-cut" => Outcome::refused(place, why),
            Ok(None) | Err(_) => {
                Outcome::new(State::NotKnown, place, Message::new("submit-cut-unknown").with("host", self.place.host.as_str()))
            }
        }
    }
}

/// The name, when it means nothing else to `sftp`.
fn name<'p>(parcel: &'p Parcel<'_>) -> Result<&'p str, Message> {
    let name = parcel.plan.file.name.as_str();
    let odd = |c: char| c.is_control() || "*?[]\"\\/".contains(c);
    if name.chars().any(odd) { Err(Message::new("submit-bad-path").with("text", name)) } else { Ok(name) }
}

/// `SHA256:…` of a line of `ssh-keyscan`: host, kind, key in base64.
fn fingerprint(line: &str) -> Option<String> {
    let key = STANDARD.decode(line.split(' ').nth(2)?.trim()).ok()?;
    Some(format!("SHA256:{}", STANDARD_NO_PAD.encode(Sha256::digest(key))))
}

fn io_fault(error: &io::Error) -> Message {
    Message::new("submit-io").with("reason", error.to_string())
}

/// Runs a program of OpenSSH with `input`, and gives it up when it takes too long or the work is to stop.
fn run(mut command: Command, input: &str, watch: &Watch) -> Result<(Ran, String), Message> {
    // Its sentences are read: in English, whatever the desk speaks.
    command.env("LC_ALL", "C").env_remove("SSH_ASKPASS").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let program = Path::new(command.get_program()).display().to_string();
    let mut child = command.spawn().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Message::new("submit-sftp-missing").with("program", program),
        _ => io_fault(&error),
    })?;
    if let Some(mut stdin) = child.stdin.take() {
        // A program that ended already says why by itself.
        let _ = stdin.write_all(input.as_bytes());
    }
    let listen = |stream: Option<Box<dyn io::Read + Send>>| {
        thread::spawn(move || {
            let mut text = Vec::new();
            if let Some(mut stream) = stream {
                // What was said until it broke off is enough.
                let _ = stream.read_to_end(&mut text);
            }
            String::from_utf8_lossy(&text).into_owned()
        })
    };
    let out = listen(child.stdout.take().map(|stream| Box::new(stream) as _));
    let errors = listen(child.stderr.take().map(|stream| Box::new(stream) as _));
    let since = Instant::now();
    let status = loop {
        match child.try_wait() {
            Ok(Some(status)) => break Some(status),
            Ok(None) if watch.is_cancelled() || since.elapsed() > PATIENCE => {
                let _ = child.kill();
                let _ = child.wait();
                break None;
            }
            Ok(None) => thread::sleep(LOOK),
            Err(error) => return Err(io_fault(&error)),
        }
    };
    let (out, errors) = (out.join().unwrap_or_default(), errors.join().unwrap_or_default());
    let Some(status) = status else {
        return Err(if watch.is_cancelled() { Message::new("submit-cancelled") } else { Message::new("submit-slow").with("host", "") });
    };
    // 255 is the connection's own failure; `sftp` says « Connection closed » and 255 or 1.
    let no_connection =
        !status.success() && (status.code() == Some(255) || errors.contains("Connection closed") || errors.contains("Connection to"));
    Ok((Ran { success: status.success(), no_connection, errors }, out))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPEC: &str = "sftp://depot@ftp.caen.example:2222/moodle/entrants?key=/home/a/.ssh/id&fingerprint=SHA256:AbC";

    #[test]
    fn a_place_is_read_and_shown_without_its_key() {
        let place = Place::parse(SPEC).unwrap();
        assert_eq!((place.user.as_str(), place.port, place.path.as_str()), ("depot", 2222, "/moodle/entrants"));
        assert_eq!(place.shown("a.csv"), "sftp://depot@ftp.caen.example:2222/moodle/entrants/a.csv");
        assert_eq!(place.remote("a.csv"), "\"/moodle/entrants/a.csv\"");
    }

    #[test]
    fn without_the_key_of_the_machine_there_is_no_connection() {
        for text in ["sftp://a@h/x", "sftp://a@h/x?fingerprint=MD5:00", "sftp://h/x?fingerprint=SHA256:a"] {
            assert!(matches!(Place::parse(text), Err(SpecFault::Lacks { .. })), "{text}");
        }
    }

    #[test]
    fn what_could_be_an_option_or_a_pattern_is_refused() {
        for text in ["sftp://-oProxyCommand=x@h/x", "sftp://a@-h/x", "sftp://a@h/x*", "sftp://a@h/%22", "sftp://a@h/%0A"] {
            let fault = Place::parse(&format!("{text}?fingerprint=SHA256:a")).unwrap_err();
            assert!(matches!(fault, SpecFault::BadAddress(_) | SpecFault::BadPath(_)), "{text} {fault:?}");
        }
    }

    #[test]
    fn the_fingerprint_is_that_which_ssh_shows() {
        // `ssh-keygen -l` says so of this key of zeros, which has no private half.
        let line = "h ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        assert_eq!(fingerprint(line).as_deref(), Some("SHA256:kmYcvdi2GkPeWxB6XLjrZB8JHsy2Hm8luHMFp9GMvqk"));
        assert_eq!(fingerprint("h ssh-ed25519 pas-du-base64"), None);
    }
}
