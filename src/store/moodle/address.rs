//! The address of a platform, from what a person copies out of the browser.

use super::MoodleFault;
use super::transport::without_query;
use serde::{Deserialize, Serialize};
use ureq::http::Uri;
use ureq::http::uri::Authority;

/// Where a platform answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    base: String,
    host: String,
}

/// First folders of Moodle's own pages: what stands before them is the platform.
const PAGES: [&str; 16] = [
    "login",
    "my",
    "course",
    "user",
    "mod",
    "admin",
    "enrol",
    "group",
    "calendar",
    "theme",
    "webservice",
    "local",
    "report",
    "grade",
    "message",
    "blocks",
];

impl Address {
    /// The platform behind `text`: any page of it will do. Without a scheme it is `https`.
    ///
    /// # Errors
    /// [`MoodleFault::BadAddress`] when it is no address, [`MoodleFault::InClear`] when it would send the token in clear over
    /// the network.
    pub fn parse(text: &str) -> Result<Self, MoodleFault> {
        Ok(Self::of(&safe(text)?))
    }

    /// The same for a network that the person trusts: the token may travel in clear.
    ///
    /// # Errors
    /// [`MoodleFault::BadAddress`].
    pub fn parse_in_clear(text: &str) -> Result<Self, MoodleFault> {
        Ok(Self::of(&read(text)?))
    }

    fn of(uri: &Uri) -> Self {
        let (scheme, authority) = (uri.scheme_str().unwrap_or_default(), uri.authority().map_or("", Authority::as_str));
        let host = uri.host().unwrap_or_default().to_owned();
        let folders: Vec<&str> = uri
            .path()
            .split('/')
            .filter(|part| !part.is_empty())
            .take_while(|part| !PAGES.contains(part) && !part.ends_with(".php"))
            .collect();
        let path = folders.into_iter().map(|folder| format!("/{folder}")).collect::<String>();
        Self { base: format!("{scheme}://{authority}{path}"), host }
    }

    /// The address without a slash at its end.
    pub fn as_str(&self) -> &str {
        &self.base
    }

    /// Whether both lead to one site: encrypted or not makes no other.
    pub(super) fn is_same_site(&self, other: &Self) -> bool {
        let place = |address: &Self| address.base.split_once("://").map(|(_, place)| place.to_lowercase());
        place(self) == place(other)
    }

    /// Name of the machine, for sentences.
    pub fn host(&self) -> &str {
        &self.host
    }

    pub(super) fn service(&self) -> String {
        format!("{}/webservice/rest/server.php", self.base)
    }
}

/// An address to which a request may go: `https`, or this very machine; without a password in it.
///
/// # Errors
/// [`MoodleFault::BadAddress`], [`MoodleFault::InClear`].
pub(super) fn safe(text: &str) -> Result<Uri, MoodleFault> {
    let uri = read(text)?;
    let is_safe = uri.scheme_str() == Some("https") || uri.host().is_some_and(is_here);
    if is_safe { Ok(uri) } else { Err(MoodleFault::InClear(shown(text))) }
}

fn read(text: &str) -> Result<Uri, MoodleFault> {
    let text = text.trim();
    let bad = || MoodleFault::BadAddress(shown(text));
    let whole = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    let uri: Uri = whole.parse().map_err(|_| bad())?;
    let (scheme, authority) = (uri.scheme_str().ok_or_else(bad)?, uri.authority().ok_or_else(bad)?);
    let host = authority.host();
    // A bare word is a typing error more often than a machine; a password in the address would reach logs.
    let fits = matches!(scheme, "https" | "http") && (host.contains('.') || is_here(host) || scheme == "http");
    if fits && !host.is_empty() && !authority.as_str().contains('@') { Ok(uri) } else { Err(bad()) }
}

/// The address as a sentence may repeat it: without a password and without what follows the question mark.
fn shown(text: &str) -> String {
    let text = without_query(text.trim());
    let start = text.find("://").map_or(0, |at| at + 3);
    let end = text[start..].find('/').map_or(text.len(), |at| start + at);
    match text[start..end].rfind('@') {
        Some(at) => format!("{}…@{}", &text[..start], &text[start + at + 1..]),
        None => text,
    }
}

fn is_here(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1" | "[::1]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_page_of_the_platform_tells_its_address() {
        for (text, base) in [
            ("https://ecampus.example.fr", "https://ecampus.example.fr"),
            (" ecampus.example.fr/ ", "https://ecampus.example.fr"),
            ("https://ecampus.example.fr/course/view.php?id=3#section-2", "https://ecampus.example.fr"),
            ("https://www.example.fr/moodle/my/", "https://www.example.fr/moodle"),
            ("https://www.example.fr:8443/moodle/index.php", "https://www.example.fr:8443/moodle"),
            ("http://localhost:8000/login/index.php", "http://localhost:8000"),
            ("https://www.example.fr/ent/moodle/pluginfile.php/3/x", "https://www.example.fr/ent/moodle"),
        ] {
            assert_eq!(Address::parse(text).unwrap().as_str(), base, "{text}");
        }
    }

    #[test]
    fn an_address_that_would_leak_the_token_is_refused() {
        for text in ["", "ecampus", "ftp://ecampus.example.fr", "https://moi:secret@ecampus.example.fr", "https://"] {
            assert!(matches!(Address::parse(text), Err(MoodleFault::BadAddress(_))), "{text}");
            assert!(matches!(Address::parse_in_clear(text), Err(MoodleFault::BadAddress(_))), "{text}");
        }
        let said = |text: &str| match Address::parse(text) {
            Err(MoodleFault::BadAddress(text) | MoodleFault::InClear(text)) => text,
            other => panic!("{other:?}"),
        };
        assert_eq!(said("https://moi:secret@ecampus.example.fr/my/?key=secret"), "https://…@ecampus.example.fr/my/");
        assert_eq!(
            said("http://ecampus.example.fr/webservice/rest/server.php?wstoken=abc"),
            "http://ecampus.example.fr/webservice/rest/server.php"
        );
        assert!(matches!(Address::parse("http://ecampus.example.fr"), Err(MoodleFault::InClear(_))));
        assert_eq!(Address::parse_in_clear("http://moodle/ent/").unwrap().as_str(), "http://moodle/ent");
    }
}
