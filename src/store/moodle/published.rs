//! A catalogue that an administrator publishes as an exchange file, at an address or on a share: one export serves a
//! whole team. It is fetched again only when it changed.

use super::address::safe;
use super::transport::{Limits, Transport, without_query};
use super::{MoodleFault, Origin, Refreshed};
use crate::catalogue::{Diff, parse};
use crate::store::StoreFault;
use crate::store::catalogues::{Source, SourceKind, Store};
use crate::watch::Watch;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::path::Path;
use ureq::http::{HeaderMap, Uri};

/// Where the exchange file stands, and which version of it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Published {
    /// Address or path.
    pub place: String,
    etag: Option<String>,
    modified: Option<String>,
    size: Option<u64>,
    /// Of the bytes: a copy made every night has a new date and says nothing new.
    digest: Option<String>,
}

/// A name and a password that the address asks for. They are never shown, stored or logged.
#[derive(Clone)]
pub struct Login {
    user: String,
    password: String,
}

impl Login {
    /// The name and the password.
    pub fn new(user: impl Into<String>, password: impl Into<String>) -> Self {
        Self { user: user.into(), password: password.into() }
    }

    /// The name.
    pub fn user(&self) -> &str {
        &self.user
    }

    /// The password, for the vault.
    pub(super) fn reveal(&self) -> &str {
        &self.password
    }

    /// As a request carries them.
    pub(crate) fn header(&self) -> String {
        format!("Basic {}", STANDARD.encode(format!("{}:{}", self.user, self.password)))
    }
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Login(…)")
    }
}

/// What came of asking.
enum Fetched {
    /// It is what is kept already; the version may have been touched.
    Same(Published),
    /// It is another.
    Other(Vec<u8>, Published),
}

/// A site moves a file now and then, and never in circles.
const REDIRECTIONS: usize = 3;

impl Published {
    /// An exchange file at `place`, an `https` address or a path, of which nothing is kept yet.
    pub fn at(place: impl Into<String>) -> Self {
        let place = place.into();
        let place = place.trim();
        // File managers write addresses of WebDAV and of files in a way of their own.
        let plain = match place.split_once("://") {
            Some(("davs" | "webdavs", rest)) => format!("https://{rest}"),
            Some(("dav" | "webdav", rest)) => format!("http://{rest}"),
            Some(("file", path)) => path.to_owned(),
            _ => place.to_owned(),
        };
        Self { place: plain, ..Self::default() }
    }

    /// The same file at another place: what is kept of it counts there too.
    #[must_use]
    pub fn moved_to(self, place: impl Into<String>) -> Self {
        Self { place: place.into(), ..self }
    }

    /// Whether it is fetched from an address, which may ask for a name and a password.
    pub fn is_address(&self) -> bool {
        self.place.contains("://")
    }

    /// The content and the version that it is now; `None` when it did not change since.
    ///
    /// # Errors
    /// When it cannot be fetched.
    pub fn newer(&self, login: Option<&Login>, limits: Limits, watch: &Watch) -> Result<Option<(Vec<u8>, Self)>, MoodleFault> {
        Ok(match self.fetch(login, limits, watch)? {
            Fetched::Same(_) => None,
            Fetched::Other(bytes, version) => Some((bytes, version)),
        })
    }

    /// The content when it changed since, with the version that it is.
    fn fetch(&self, login: Option<&Login>, limits: Limits, watch: &Watch) -> Result<Fetched, MoodleFault> {
        let Some((bytes, version)) = (if self.is_address() { self.download(login, limits, watch)? } else { self.copy(limits)? }) else {
            return Ok(Fetched::Same(self.clone()));
        };
        let digest = digest(&bytes);
        let is_same = self.digest.as_ref() == Some(&digest);
        let version = Self { digest: Some(digest), ..version };
        Ok(if is_same { Fetched::Same(version) } else { Fetched::Other(bytes, version) })
    }

    fn download(&self, login: Option<&Login>, limits: Limits, watch: &Watch) -> Result<Option<(Vec<u8>, Self)>, MoodleFault> {
        let transport = Transport::new(limits);
        let mut uri = safe(&self.place)?;
        let host = uri.host().unwrap_or_default().to_owned();
        let mut headers: Vec<(&str, String)> = Vec::new();
        headers.extend(self.etag.clone().map(|etag| ("if-none-match", etag)));
        headers.extend(self.modified.clone().map(|modified| ("if-modified-since", modified)));
        // Redirections stay on the same machine, and so does this.
        headers.extend(login.map(|login| ("authorization", login.header())));
        for _ in 0..=REDIRECTIONS {
            let (url, headers) = (uri.clone(), headers.clone());
            let answer = transport.exchange(&host, watch, move |agent| {
                headers.into_iter().fold(agent.get(url), |request, (name, value)| request.header(name, value)).call()
            })?;
            match answer.status {
                304 => return Ok(None),
                401 => return Err(if login.is_some() { MoodleFault::WrongLogin(host) } else { MoodleFault::LoginNeeded(host) }),
                _ => {}
            }
            let Some(to) = answer.redirection() else {
                let (etag, modified) = (header(&answer.headers, "etag"), header(&answer.headers, "last-modified"));
                let version = Self { place: self.place.clone(), etag, modified, size: None, digest: None };
                return Ok(Some((answer.success(&host)?, version)));
            };
            uri = follow(&uri, to).ok_or_else(|| MoodleFault::Redirected { host: host.clone(), to: without_query(to) })?;
        }
        Err(MoodleFault::Redirected { host, to: without_query(&uri.to_string()) })
    }

    fn copy(&self, limits: Limits) -> Result<Option<(Vec<u8>, Self)>, MoodleFault> {
        let path = Path::new(&self.place);
        let fault = |error| StoreFault::of_io(path, error);
        let about = path.metadata().map_err(fault)?;
        let modified = about.modified().ok().and_then(|at| Timestamp::try_from(at).ok()).map(|at| at.to_string());
        if modified.is_some() && modified == self.modified && self.size == Some(about.len()) {
            return Ok(None);
        }
        let size = Some(about.len());
        if about.len() > limits.bytes {
            return Err(MoodleFault::TooBig(self.place.clone(), limits.bytes >> 20));
        }
        let bytes = std::fs::read(path).map_err(fault)?;
        Ok(Some((bytes, Self { place: self.place.clone(), etag: None, modified, size, digest: None })))
    }

    /// File name or machine, to show as the source.
    pub(super) fn shown(&self) -> String {
        match safe(&self.place).ok().filter(|_| self.place.contains("://")) {
            Some(uri) => uri.host().unwrap_or_default().to_owned(),
            None => Path::new(&self.place).file_name().unwrap_or_default().to_string_lossy().into_owned(),
        }
    }
}

/// Takes a published catalogue when it changed, and remembers where it stands.
pub(super) fn refresh(
    store: &mut Store,
    name: Option<&str>,
    published: &Published,
    login: Option<&Login>,
    limits: Limits,
    watch: &Watch,
) -> Result<Refreshed, MoodleFault> {
    let known = name.map(|name| store.find(name)).transpose()?.flatten();
    // What is kept of a platform that is gone says nothing.
    let published = if known.is_some() { published.clone() } else { Published::at(published.place.clone()) };
    let fetched = published.fetch(login, limits, watch)?;
    let (bytes, version) = match (fetched, known) {
        (Fetched::Same(version), Some(entry)) => {
            Origin::Published(version).keep(store, &entry.platform.name)?;
            return Ok(Refreshed { entry, unchanged: true, diff: None, told: Vec::new(), people: None, missing: Vec::new() });
        }
        // A server that says "not modified" without having been asked whether.
        (Fetched::Same(_), None) => return Err(MoodleFault::Empty(published.shown())),
        (Fetched::Other(bytes, version), _) => (bytes, version),
    };
    let start = bytes.trim_ascii_start();
    if start.is_empty() {
        return Err(MoodleFault::Empty(published.shown()));
    }
    if start.starts_with(b"<") {
        return Err(MoodleFault::Page(published.shown()));
    }
    let site = parse(&bytes).map_err(MoodleFault::Exchange)?;
    let name = name.unwrap_or(&site.platform.name).to_owned();
    let is_known = store.find(&name)?.is_some_and(|entry| entry.rows("courses").is_some_and(|rows| rows > 0));
    let source = Source { kind: SourceKind::Address, name: published.shown() };
    let told = crate::store::catalogues::told(&site);
    let mut diff = Diff::default();
    let entry = store.update(&name, &source, |former| {
        diff = Diff::between(former, &site);
        *former = site;
        told.clone()
    })?;
    Origin::Published(version).keep(store, &entry.platform.name)?;
    Ok(Refreshed { entry, unchanged: false, diff: is_known.then_some(diff), told, people: None, missing: Vec::new() })
}

/// The next address, when it is on the same machine and as safe.
fn follow(from: &Uri, to: &str) -> Option<Uri> {
    let whole = if to.starts_with('/') { format!("{}://{}{to}", from.scheme_str()?, from.authority()?) } else { to.to_owned() };
    let next = whole.contains("://").then(|| safe(&whole).ok()).flatten()?;
    (next.authority() == from.authority() && next.scheme() == from.scheme()).then_some(next)
}

fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    Some(headers.get(name)?.to_str().ok()?.to_owned())
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_travels_as_the_standard_says_and_shows_nowhere() {
        let login = Login::new("Aladdin", "open sesame");
        assert_eq!(login.header(), "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
        assert_eq!(format!("{login:?}"), "Login(…)");
    }
}
