//! A channel as it is written out: `folder:PATH`, `pickup:PATH`, `mail:OUT.eml?to=ADDRESS`, `webdav:URL`,
//! `sftp://USER@HOST:PORT/PATH?key=FILE&fingerprint=SHA256:…`, `moodle`. It holds no secret.

use super::{Channel, SpecFault, folder, mail, percent, pickup, sftp};
use crate::store::policy::Policy;
use std::path::PathBuf;

/// A channel, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spec {
    /// A folder.
    Folder(PathBuf),
    /// tool_sync's pick-up folder, and the name that is looked for when it is not the usual one.
    Pickup(PathBuf, Option<String>),
    /// A mail draft, and whom it is for.
    Mail(PathBuf, String),
    /// A folder of a WebDAV server.
    WebDav {
        /// Its address, with a slash at the end.
        url: String,
        /// Whether files can only be put there, neither seen nor renamed.
        drop: bool,
    },
    /// A folder reached by SSH.
    Sftp(sftp::Place),
    /// The platform's own web services.
    Moodle,
}

/// What a channel is opened with. None of it is kept.
#[derive(Clone, Debug, Default)]
pub struct Access {
    /// Name and password of a WebDAV server.
    #[cfg(feature = "net")]
    pub login: Option<crate::store::moodle::Login>,
    /// How long an answer is waited for; `None` = as usual.
    #[cfg(feature = "net")]
    pub limits: Option<crate::store::moodle::Limits>,
}

impl Spec {
    /// Reads a channel.
    ///
    /// # Errors
    /// When it is none, or lacks something.
    pub fn parse(text: &str) -> Result<Self, SpecFault> {
        Self::parse_under(text, Policy::of_machine())
    }

    fn parse_under(text: &str, policy: &Policy) -> Result<Self, SpecFault> {
        let spec = Self::written(text)?;
        if policy.allows_channel(spec.word()) { Ok(spec) } else { Err(SpecFault::NotAllowed(spec.word())) }
    }

    /// The word by which it is written.
    fn word(&self) -> &'static str {
        match self {
            Self::Folder(_) => "folder",
            Self::Pickup(..) => "pickup",
            Self::Mail(..) => "mail",
            Self::WebDav { .. } => "webdav",
            Self::Sftp(_) => "sftp",
            Self::Moodle => "moodle",
        }
    }

    fn written(text: &str) -> Result<Self, SpecFault> {
        let text = text.trim();
        if text == "moodle" {
            return Ok(Self::Moodle);
        }
        let (word, rest) = text.split_once(':').ok_or_else(|| SpecFault::Unknown(text.to_owned()))?;
        match word {
            "folder" => Ok(Self::Folder(path(rest, "folder", "folder:PATH")?)),
            "pickup" => {
                let (place, query) = split(rest);
                let name = value(query, "name").filter(|name| !name.is_empty());
                if let Some(name) = name.as_deref().filter(|name| name.contains(['/', '\\'])) {
                    return Err(SpecFault::BadPath(name.to_owned()));
                }
                Ok(Self::Pickup(path(place, "pickup", "pickup:PATH")?, name))
            }
            "mail" => {
                let (place, query) = split(rest);
                let place = path(place, "mail", "mail:OUT.eml?to=ADDRESS")?;
                Ok(Self::Mail(place, recipients(&value(query, "to").unwrap_or_default())?))
            }
            "webdav" => webdav(rest),
            "sftp" => sftp::Place::parse(text).map(Self::Sftp),
            _ => Err(SpecFault::Unknown(text.to_owned())),
        }
    }

    /// The channel behind it; `None` for one that is no place for a file.
    pub fn open(&self, access: &Access) -> Option<Box<dyn Channel>> {
        #[cfg(not(feature = "net"))]
        let _ = access;
        Some(match self {
            Self::Folder(path) => Box::new(folder::Folder { path: path.clone() }),
            Self::Pickup(path, name) => Box::new(pickup::Pickup { path: path.clone(), name: name.clone() }),
            Self::Mail(path, to) => Box::new(mail::Draft { path: path.clone(), to: to.clone() }),
            Self::Sftp(place) => Box::new(sftp::Sftp { place: place.clone() }),
            #[cfg(feature = "net")]
            Self::WebDav { url, drop } => {
                Box::new(super::webdav::WebDav::new(url.clone(), *drop, access.login.clone(), access.limits.unwrap_or_default()))
            }
            #[cfg(not(feature = "net"))]
            Self::WebDav { .. } => return None,
            Self::Moodle => return None,
        })
    }
}

fn path(text: &str, channel: &'static str, what: &'static str) -> Result<PathBuf, SpecFault> {
    if text.is_empty() { Err(SpecFault::Lacks { channel, what }) } else { Ok(PathBuf::from(text)) }
}

/// What stands before the question mark, and after.
pub(super) fn split(text: &str) -> (&str, &str) {
    text.split_once('?').unwrap_or((text, ""))
}

/// A parameter by its name.
pub(super) fn value(query: &str, name: &str) -> Option<String> {
    query.split('&').find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name)).map(|(_, value)| percent::decode(value))
}

/// Addresses as a header takes them.
fn recipients(text: &str) -> Result<String, SpecFault> {
    let addresses: Vec<&str> = text.split(',').map(str::trim).filter(|address| !address.is_empty()).collect();
    for address in &addresses {
        let sound = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_graphic() && !b"()<>[]:;,\\\"".contains(&b));
        let fits = address.split_once('@').is_some_and(|(local, host)| sound(local) && sound(host) && !host.contains('@'));
        if !fits {
            return Err(SpecFault::BadRecipient((*address).to_owned()));
        }
    }
    Ok(addresses.join(", "))
}

fn webdav(text: &str) -> Result<Spec, SpecFault> {
    let (url, query) = split(text);
    let bad = || SpecFault::BadAddress(url.to_owned());
    if url.is_empty() {
        return Err(SpecFault::Lacks { channel: "webdav", what: "webdav:URL" });
    }
    let whole = match url.split_once("://") {
        Some(("davs" | "webdavs", rest)) => format!("https://{rest}"),
        Some(("dav" | "webdav", rest)) => format!("http://{rest}"),
        Some(("https" | "http", _)) => url.to_owned(),
        Some(_) => return Err(bad()),
        None => format!("https://{url}"),
    };
    let (scheme, rest) = whole.split_once("://").ok_or_else(bad)?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let is_here = matches!(name, "localhost" | "127.0.0.1" | "[::1]");
    // A password in the address would reach logs, and one in clear the whole network.
    if name.is_empty() || host.contains('@') || scheme != "https" && !is_here {
        return Err(bad());
    }
    let path = path.trim_matches('/');
    // A share that a Nextcloud shows at /s/TOKEN takes files at another address.
    let shared = path.strip_prefix("index.php/").unwrap_or(path).strip_prefix("s/").filter(|token| !token.contains('/'));
    let path = shared.map_or_else(|| path.to_owned(), |token| format!("public.php/dav/files/{token}"));
    let drop = path.starts_with("public.php/") || query.split('&').any(|flag| flag == "drop");
    let slash = if path.is_empty() { "" } else { "/" };
    Ok(Spec::WebDav { url: format!("{scheme}://{host}/{path}{slash}"), drop })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn webdav(text: &str) -> Result<(String, bool), SpecFault> {
        match Spec::parse(text)? {
            Spec::WebDav { url, drop } => Ok((url, drop)),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_channel_is_read_as_it_is_written() {
        assert_eq!(Spec::parse("folder:/mnt/depot"), Ok(Spec::Folder("/mnt/depot".into())));
        assert_eq!(Spec::parse("pickup:/sync?name=enrols.csv"), Ok(Spec::Pickup("/sync".into(), Some("enrols.csv".into()))));
        assert_eq!(
            Spec::parse("mail:a.eml?to=moodle%40caen.example,b@caen.example"),
            Ok(Spec::Mail("a.eml".into(), "moodle@caen.example, b@caen.example".into()))
        );
        assert_eq!(Spec::parse("moodle"), Ok(Spec::Moodle));
    }

    #[test]
    fn what_is_missing_or_wrong_is_named() {
        for text in ["", "depot", "ftp:x", "folder:", "mail:", "webdav:", "sftp://host"] {
            assert!(Spec::parse(text).is_err(), "{text}");
        }
        for to in ["pas une adresse", "a@b@c", "a%0d%0aBcc:x@y", "é@x.fr", "<a@b>"] {
            assert!(matches!(Spec::parse(&format!("mail:a.eml?to={to}")), Err(SpecFault::BadRecipient(_))), "{to}");
        }
        assert!(matches!(Spec::parse("pickup:/sync?name=../x"), Err(SpecFault::BadPath(_))));
    }

    #[test]
    fn a_channel_that_the_institution_closed_is_refused() {
        let mut policy = Policy::default();
        let said = crate::store::policy::Said { value: toml::Value::Boolean(false), place: "policy.toml".into() };
        policy.forced.insert("network", said);
        assert_eq!(Spec::parse_under("webdav:n.example/s/AbC", &policy), Err(SpecFault::NotAllowed("webdav")));
        assert!(Spec::parse_under("folder:/mnt/depot", &policy).is_ok());
    }

    #[test]
    fn a_webdav_address_is_safe_and_a_share_is_a_drop() {
        assert_eq!(
            webdav("webdav:https://n.example/remote.php/dav/files/u/depot"),
            Ok(("https://n.example/remote.php/dav/files/u/depot/".into(), false))
        );
        assert_eq!(webdav("webdav:n.example/s/AbC"), Ok(("https://n.example/public.php/dav/files/AbC/".into(), true)));
        assert_eq!(webdav("webdav:https://n.example/index.php/s/AbC"), Ok(("https://n.example/public.php/dav/files/AbC/".into(), true)));
        assert_eq!(webdav("webdav:http://127.0.0.1:8080/?drop"), Ok(("http://127.0.0.1:8080/".into(), true)));
        for text in ["webdav:http://n.example/x", "webdav:https://u:p@n.example/", "webdav:ftp://n.example/", "webdav:https:///x"] {
            assert!(matches!(webdav(text), Err(SpecFault::BadAddress(_))), "{text}");
        }
    }
}
