//! The application password of a Nextcloud, given by its own page in the person's browser: login flow, version 2.
//!
//! Where people enter by CAS or with two factors there is no password that a program could use. The server makes one for the
//! program instead, and takes it back when it is told to. Source: Nextcloud's developer manual, « Login Flow » and
//! « Deleting an app password ».

use super::spec::{Spec, split, value};
use super::webdav::{never_left, of};
use super::{SpecFault, percent};
use crate::error::Message;
use crate::store::moodle::{Answer, Limits, Login, MoodleFault, Transport};
use crate::watch::Watch;
use serde_json::Value;
use std::thread;
use std::time::{Duration, Instant};
use ureq::http::{Request, Uri};

/// Between two questions whether the person has answered.
const PAUSE: Duration = Duration::from_secs(2);
/// Between two looks whether the waiting is to stop.
const LOOK: Duration = Duration::from_millis(50);
/// The server forgets the question after this time.
const PATIENCE: Duration = Duration::from_secs(20 * 60);

/// A Nextcloud, found from any of its addresses.
pub struct Nextcloud {
    transport: Transport,
    /// `https://cloud.univ.example/nextcloud`, without a slash at the end.
    base: String,
    host: String,
    /// The folder for files, when the address says it in full.
    folder: Option<String>,
    /// The folder as the page of files names it.
    path: String,
}

/// A question that waits for the person in the browser.
pub struct Asked {
    page: String,
    endpoint: String,
    token: String,
}

impl Asked {
    /// The page on which the person says yes.
    pub fn page(&self) -> &str {
        &self.page
    }
}

/// What the person said yes to.
pub struct Granted {
    /// Name and application password.
    pub login: Login,
    /// The address of the folder, with a slash at the end.
    pub url: String,
}

impl Nextcloud {
    /// The server of an address: its own, that of a folder as WebDAV names it, or what the browser shows of a folder.
    ///
    /// # Errors
    /// When it is no safe address.
    pub fn of(address: &str, limits: Limits) -> Result<Self, SpecFault> {
        let address = address.trim();
        let Spec::WebDav { url, .. } = Spec::parse(&format!("webdav:{address}"))? else {
            return Err(SpecFault::BadAddress(address.to_owned()));
        };
        let host = url.parse::<Uri>().ok().and_then(|uri| uri.host().map(str::to_owned)).unwrap_or_default();
        let after_host = url.find("://").map_or(0, |at| at + 3);
        let parts = ["/remote.php/", "/public.php/", "/index.php/", "/apps/"];
        let end = parts.iter().filter_map(|part| url[after_host..].find(part)).min().map_or(url.len(), |at| after_host + at);
        let folder = url.contains("/remote.php/dav/files/").then(|| url.clone());
        let path = value(split(address).1, "dir").unwrap_or_default();
        Ok(Self { transport: Transport::new(limits), base: url[..end].trim_end_matches('/').to_owned(), host, folder, path })
    }

    /// Begins: the server names the page to open.
    ///
    /// # Errors
    /// When it does not answer, or is no Nextcloud.
    pub fn begin(&self, watch: &Watch) -> Result<Asked, Message> {
        let answer = self.ask("POST", "/index.php/login/v2", None, "", watch)?;
        let told = json(&answer).ok_or_else(|| self.fault("submit-no-nextcloud"))?;
        let text = |at: &str| told.pointer(at).and_then(Value::as_str).unwrap_or_default().to_owned();
        let asked = Asked { page: text("/login"), endpoint: text("/poll/endpoint"), token: text("/poll/token") };
        // The password is fetched from where it was asked for, and the person enters hers nowhere else.
        let is_here = |url: &str| url.strip_prefix(&self.origin()).is_some_and(|rest| rest.starts_with('/'));
        if asked.token.is_empty() || !is_here(&asked.page) || !is_here(&asked.endpoint) {
            return Err(self.fault("submit-no-nextcloud"));
        }
        Ok(asked)
    }

    /// Waits until the person has said yes.
    ///
    /// # Errors
    /// When she did not in time, the waiting was stopped, or the server can no longer be asked.
    pub fn wait(&self, asked: &Asked, watch: &Watch) -> Result<Granted, Message> {
        let since = Instant::now();
        while since.elapsed() < PATIENCE {
            let body = format!("token={}", percent::encode(&asked.token));
            let path = asked.endpoint.strip_prefix(&self.origin()).unwrap_or_default();
            let answer = match self.request("POST", &format!("{}{path}", self.origin()), None, &body, watch) {
                Ok(answer) => answer,
                // A network that fails for a moment costs one question: the answer is given once, and only when it is there.
                Err(fault) if never_left(&fault) => {
                    pause(watch)?;
                    continue;
                }
                Err(fault) => return Err(of(fault)),
            };
            if answer.status == 200 {
                let told = json(&answer).ok_or_else(|| self.fault("submit-no-nextcloud"))?;
                let text = |at: &str| told.get(at).and_then(Value::as_str).filter(|text| !text.is_empty());
                let (Some(user), Some(password)) = (text("loginName"), text("appPassword")) else {
                    return Err(self.fault("submit-no-nextcloud"));
                };
                let login = Login::new(user, password);
                return match self.address(&login, watch) {
                    Ok(url) => Ok(Granted { login, url }),
                    Err(why) => {
                        // A password that nobody can use is not left behind.
                        let _ = self.revoke(&login, &Watch::default());
                        Err(why)
                    }
                };
            }
            if answer.status != 404 {
                return Err(self.fault("submit-failing").with("status", answer.status.to_string()));
            }
            pause(watch)?;
        }
        Err(self.fault("submit-sign-in-late"))
    }

    /// Takes the application password back there.
    ///
    /// # Errors
    /// When the server does not do it: the person can, on its page.
    pub fn revoke(&self, login: &Login, watch: &Watch) -> Result<(), Message> {
        let answer = self.ask("DELETE", "/ocs/v2.php/core/apppassword", Some(login), "", watch)?;
        match answer.status {
            // What is not known there any more is taken back already.
            200 | 401 | 404 => Ok(()),
            status => Err(self.fault("submit-failing").with("status", status.to_string())),
        }
    }

    /// The folder as WebDAV names it. The name to log in with may differ from the one that the address wants.
    fn address(&self, login: &Login, watch: &Watch) -> Result<String, Message> {
        if let Some(folder) = &self.folder {
            return Ok(folder.clone());
        }
        let answer = self.ask("GET", "/ocs/v1.php/cloud/user?format=json", Some(login), "", watch)?;
        let told = json(&answer);
        let id = told.as_ref().and_then(|told| told.pointer("/ocs/data/id")).and_then(Value::as_str);
        let user = percent::encode(id.unwrap_or_else(|| login.user()));
        let parts = self.path.split('/').filter(|part| !matches!(*part, "" | "." | "..")).map(percent::encode);
        let path: String = parts.map(|part| part + "/").collect();
        Ok(format!("{}/remote.php/dav/files/{user}/{path}", self.base))
    }

    fn origin(&self) -> String {
        let after = self.base.find("://").map_or(0, |at| at + 3);
        let end = self.base[after..].find('/').map_or(self.base.len(), |at| after + at);
        self.base[..end].to_owned()
    }

    fn fault(&self, id: &'static str) -> Message {
        Message::new(id).with("host", self.host.as_str())
    }

    fn ask(&self, method: &'static str, path: &str, login: Option<&Login>, body: &str, watch: &Watch) -> Result<Answer, Message> {
        self.request(method, &format!("{}{path}", self.base), login, body, watch).map_err(of)
    }

    fn request(&self, method: &'static str, url: &str, login: Option<&Login>, body: &str, watch: &Watch) -> Result<Answer, MoodleFault> {
        // The server lists the password under this name.
        let mut request = Request::builder().method(method).uri(url).header("user-agent", "Bordereau").header("ocs-apirequest", "true");
        if let Some(login) = login {
            request = request.header("authorization", login.header());
        }
        if method == "POST" {
            request = request.header("content-type", "application/x-www-form-urlencoded");
        }
        let bad = |_| MoodleFault::BadAddress(self.base.clone());
        if method == "POST" {
            let request = request.body(body.to_owned()).map_err(bad)?;
            return self.transport.exchange(&self.host, watch, move |agent| agent.run(request));
        }
        let request = request.body(()).map_err(bad)?;
        self.transport.exchange(&self.host, watch, move |agent| agent.run(request))
    }
}

/// What a successful answer says, when it says it in JSON.
fn json(answer: &Answer) -> Option<Value> {
    (answer.status == 200).then(|| serde_json::from_slice(&answer.bytes).ok()).flatten()
}

fn pause(watch: &Watch) -> Result<(), Message> {
    let since = Instant::now();
    while since.elapsed() < PAUSE {
        if watch.is_cancelled() {
            return Err(Message::new("submit-cancelled"));
        }
        thread::sleep(LOOK);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(address: &str) -> (String, Option<String>, String) {
        let found = Nextcloud::of(address, Limits::default()).unwrap();
        (found.base, found.folder, found.path)
    }

    #[test]
    fn the_server_is_found_from_any_of_its_addresses() {
        let base = "https://nuage.univ.example".to_owned();
        assert_eq!(of("nuage.univ.example"), (base.clone(), None, String::new()));
        let folder = "https://nuage.univ.example/remote.php/dav/files/u1/Depot/".to_owned();
        assert_eq!(of("https://nuage.univ.example/remote.php/dav/files/u1/Depot"), (base.clone(), Some(folder), String::new()));
        assert_eq!(of("https://nuage.univ.example/apps/files/files/12?dir=/Scolarit%C3%A9/Depot").2, "/Scolarité/Depot");
        assert_eq!(of("https://univ.example/nuage/index.php/apps/files/?dir=/a").0, "https://univ.example/nuage");
        assert!(Nextcloud::of("http://nuage.univ.example", Limits::default()).is_err(), "no password goes in clear");
    }
}
