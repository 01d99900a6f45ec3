//! What came back: data, or one of the many things that are none. Every error of Moodle comes with HTTP 200.

use super::MoodleFault;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// Both shapes of a refusal: REST says `exception`, the log-in and upload doors say `error`.
#[derive(Deserialize)]
struct Refusal {
    #[serde(default)]
    exception: Option<serde::de::IgnoredAny>,
    #[serde(default)]
    error: Option<serde::de::IgnoredAny>,
    errorcode: Option<String>,
}

/// The data of an answer.
pub(super) fn decode<T: DeserializeOwned>(bytes: &[u8], function: &'static str, host: &str) -> Result<T, MoodleFault> {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii();
    let host = host.to_owned();
    if start.is_empty() {
        return Err(MoodleFault::Empty(host));
    }
    if start.starts_with(b"<") {
        return Err(page(start, host));
    }
    if start.starts_with(b"{")
        && let Ok(refusal) = serde_json::from_slice::<Refusal>(start)
        && (refusal.exception.is_some() || refusal.error.is_some())
    {
        return Err(refused(refusal.errorcode.unwrap_or_default(), function, host));
    }
    serde_json::from_slice(start).map_err(|error| if error.is_eof() { MoodleFault::Cut(host) } else { MoodleFault::NotMoodle(host) })
}

/// What a page in place of data says.
fn page(bytes: &[u8], host: String) -> MoodleFault {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(64 << 10)]).to_lowercase();
    if head.starts_with("<?xml") && head.contains("<errorcode>invalidtoken<") {
        MoodleFault::WrongToken(host)
    } else if head.contains("maintenance") {
        MoodleFault::Maintenance(host)
    } else {
        MoodleFault::Page(host)
    }
}

fn refused(code: String, function: &'static str, host: String) -> MoodleFault {
    match code.as_str() {
        "invalidtoken" | "invalidtimedtoken" => MoodleFault::WrongToken(host),
        "servicenotavailable" | "enablewsdescription" | "restprotocolnotenabled" => MoodleFault::ServicesOff(host),
        "sitemaintenance" | "upgraderunning" => MoodleFault::Maintenance(host),
        _ => MoodleFault::Refused { function, code },
    }
}
