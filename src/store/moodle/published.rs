//! A catalogue that an administrator publishes as an exchange file, at an address or on a share: one export serves a
//! whole team. It is fetched again only when it changed.

use super::address::safe;
use super::transport::{Limits, Transport, of_ureq, redirection, without_query};
use super::{MoodleFault, Refreshed};
use crate::catalogue::{Diff, parse};
use crate::store::StoreFault;
use crate::store::catalogues::{Source, SourceKind, Store};
use crate::watch::Watch;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
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
}

/// Key under which the platform remembers it.
const KEY: &str = "published";
/// A site moves a file now and then, and never in circles.
const REDIRECTIONS: usize = 3;

impl Published {
    /// An exchange file at `place`, an `https` address or a path, of which nothing is kept yet.
    pub fn at(place: impl Into<String>) -> Self {
        Self { place: place.into(), ..Self::default() }
    }

    /// The same file at another place: what is kept of it counts there too.
    #[must_use]
    pub fn moved_to(self, place: impl Into<String>) -> Self {
        Self { place: place.into(), ..self }
    }

    /// Where the catalogue of a platform was published, when it was taken from there.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn of(store: &Store, name: &str) -> Result<Option<Self>, StoreFault> {
        store.remembered(name, KEY)
    }

    /// The content when it changed since, with the version that it is; `None` when it did not.
    fn fetch(&self, limits: Limits, watch: &Watch) -> Result<Option<(Vec<u8>, Self)>, MoodleFault> {
        if self.place.contains("://") { self.download(limits, watch) } else { self.copy(limits) }
    }

    fn download(&self, limits: Limits, watch: &Watch) -> Result<Option<(Vec<u8>, Self)>, MoodleFault> {
        let transport = Transport::new(limits);
        let mut uri = safe(&self.place)?;
        let host = uri.host().unwrap_or_default().to_owned();
        for _ in 0..=REDIRECTIONS {
            let mut request = transport.agent.get(uri.clone());
            if let Some(etag) = &self.etag {
                request = request.header("if-none-match", etag);
            }
            if let Some(modified) = &self.modified {
                request = request.header("if-modified-since", modified);
            }
            let response = request.call().map_err(|error| of_ureq(&host, error))?;
            if response.status().as_u16() == 304 {
                return Ok(None);
            }
            let Some(to) = redirection(&response) else {
                let version = Self {
                    place: self.place.clone(),
                    etag: header(response.headers(), "etag"),
                    modified: header(response.headers(), "last-modified"),
                };
                return Ok(Some((transport.read(response, &host, watch)?, version)));
            };
            uri = follow(&uri, &to).ok_or_else(|| MoodleFault::Redirected { host: host.clone(), to: without_query(&to) })?;
        }
        Err(MoodleFault::Redirected { host, to: without_query(&uri.to_string()) })
    }

    fn copy(&self, limits: Limits) -> Result<Option<(Vec<u8>, Self)>, MoodleFault> {
        let path = Path::new(&self.place);
        let fault = |error| StoreFault::of_io(path, error);
        let about = path.metadata().map_err(fault)?;
        let modified = about.modified().ok().and_then(|at| Timestamp::try_from(at).ok()).map(|at| at.to_string());
        if modified.is_some() && modified == self.modified {
            return Ok(None);
        }
        if about.len() > limits.bytes {
            return Err(MoodleFault::TooBig(self.place.clone(), limits.bytes >> 20));
        }
        let bytes = std::fs::read(path).map_err(fault)?;
        Ok(Some((bytes, Self { place: self.place.clone(), etag: None, modified })))
    }

    /// File name or machine, to show as the source.
    fn shown(&self) -> String {
        match safe(&self.place).ok().filter(|_| self.place.contains("://")) {
            Some(uri) => uri.host().unwrap_or_default().to_owned(),
            None => Path::new(&self.place).file_name().unwrap_or_default().to_string_lossy().into_owned(),
        }
    }
}

/// Takes a published catalogue when it changed, and remembers where it stands. `None` when it did not change.
///
/// The platform is kept under `name`, or as the file calls it.
///
/// # Errors
/// When it cannot be had or is no exchange file, or the disk refuses: then the former catalogue stays.
pub fn refresh_published(
    store: &mut Store,
    name: Option<&str>,
    published: &Published,
    limits: Limits,
    watch: &Watch,
) -> Result<Option<Refreshed>, MoodleFault> {
    let Some((bytes, version)) = published.fetch(limits, watch)? else { return Ok(None) };
    let start = bytes.trim_ascii_start();
    if start.starts_with(b"<") {
        return Err(MoodleFault::Page(published.shown()));
    }
    let site = parse(&bytes).map_err(MoodleFault::Exchange)?;
    let name = name.unwrap_or(&site.platform.name).to_owned();
    let known = store.find(&name)?.is_some();
    let source = Source { kind: SourceKind::Address, name: published.shown() };
    let mut diff = Diff::default();
    let entry = store.update(&name, &source, |former| {
        diff = Diff::between(former, &site);
        *former = site;
        crate::store::catalogues::told(former)
    })?;
    store.remember(&name, KEY, &version)?;
    Ok(Some(Refreshed { entry, diff: known.then_some(diff), notes: Vec::new() }))
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
