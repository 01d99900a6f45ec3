//! Reading an exchange file, and saying precisely why one cannot be read.

use super::Site;
use super::shorthand::Named;
use crate::error::{Fault, Message};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fmt;

/// Why a file is no catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExchangeFault {
    /// The bytes are not UTF-8 text.
    NotText,
    /// The text is not JSON; where it stops being so, from 1.
    NotJson {
        /// Line.
        line: usize,
        /// Column.
        column: usize,
    },
    /// It holds more than any platform has, or is nested deeper than the exchange form.
    TooMuch,
    /// It is JSON, and it is an answer of refusal that a platform gave instead of its data.
    Refusal(String),
    /// It is JSON of another shape.
    NotCatalogue,
    /// There is no list of courses.
    NoCourses,
    /// A list is not a list.
    NotList {
        /// Key of the list.
        list: String,
        /// Line of the file, from 1.
        line: usize,
    },
    /// A row of a list is not as the exchange form says.
    BadRow {
        /// Where in the document: `users[12].username`, counted from 0 as programs count.
        path: String,
        /// Number of the row in its list, from 1.
        row: usize,
        /// Line of the file, from 1.
        line: usize,
    },
}

/// Reads an exchange file (UTF-8 JSON, with or without byte order mark).
///
/// # Errors
/// When it is not one; the fault says where.
pub fn parse(bytes: &[u8]) -> Result<Site, ExchangeFault> {
    let text = std::str::from_utf8(bytes).map_err(|_| ExchangeFault::NotText)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    fits_in_memory(text.as_bytes())?;
    let mut site: Site = serde_json::from_str(text).map_err(|error| reason(text, error.line()))?;
    site.settle();
    Ok(site)
}

/// Objects and lists of a file. A platform of 100 000 accounts and a million enrolments has a fifth of them; each takes up to half
/// a kilobyte of memory, and as little as three bytes of the file.
const MOST_PARTS: u32 = 6_000_000;
/// Objects and lists within each other. The exchange form has five.
const DEEPEST: u32 = 64;

/// Counts, without keeping any of it, what the file would become: small files can be made that fill every memory.
fn fits_in_memory(text: &[u8]) -> Result<(), ExchangeFault> {
    let (mut parts, mut depth) = (0_u32, 0_u32);
    let mut bytes = text.iter();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => {
                while let Some(byte) = bytes.next() {
                    match byte {
                        b'"' => break,
                        b'\\' => drop(bytes.next()),
                        _ => {}
                    }
                }
            }
            b'{' | b'[' => {
                parts += 1;
                depth += 1;
                if parts > MOST_PARTS || depth > DEEPEST {
                    return Err(ExchangeFault::TooMuch);
                }
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}

/// The slow second reading that finds out what was wrong, at which line the first one stopped.
fn reason(text: &str, line: usize) -> ExchangeFault {
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => return ExchangeFault::NotJson { line: error.line(), column: error.column() },
    };
    let Value::Object(lists) = value else { return ExchangeFault::NotCatalogue };
    if let Some(code) = lists.get("errorcode").and_then(Value::as_str) {
        return ExchangeFault::Refusal(code.to_owned());
    }
    if !lists.contains_key("courses") {
        let known = ["platform", "site", "roles", "users", "categories", "cohorts"];
        return if known.iter().any(|key| lists.contains_key(*key)) { ExchangeFault::NoCourses } else { ExchangeFault::NotCatalogue };
    }
    type Fits = fn(&Value) -> bool;
    let checks: [(&str, Fits); 9] = [
        ("courses", fits::<super::Course>),
        ("roles", fits::<Named<super::Role>>),
        ("categories", fits::<super::Category>),
        ("users", fits::<super::User>),
        ("cohorts", fits::<super::Cohort>),
        ("profile_fields", fits::<super::ProfileField>),
        ("enrolments", fits::<super::Enrolment>),
        ("role_assignments", fits::<super::RoleAssignment>),
        ("group_members", fits::<super::GroupMember>),
    ];
    for (list, fits) in checks {
        match lists.get(list) {
            None => {}
            Some(Value::Null) if list != "courses" => {}
            Some(Value::Array(rows)) => {
                if let Some(at) = rows.iter().position(|row| !fits(row)) {
                    let key = culprit(&rows[at], fits).map(|key| format!(".{key}")).unwrap_or_default();
                    return ExchangeFault::BadRow { path: format!("{list}[{at}]{key}"), row: at + 1, line };
                }
            }
            Some(_) => return ExchangeFault::NotList { list: list.to_owned(), line },
        }
    }
    if lists.get("asked").is_some_and(|asked| !fits::<super::AskedFor>(asked)) {
        return ExchangeFault::NotList { list: "asked".to_owned(), line };
    }
    ExchangeFault::NotCatalogue
}

/// The key without which a row would be in order.
fn culprit(row: &Value, fits: fn(&Value) -> bool) -> Option<String> {
    let keys = row.as_object()?;
    let without = |key: &String| {
        let others = keys.iter().filter(|(other, _)| *other != key);
        Value::Object(others.map(|(other, value)| (other.clone(), value.clone())).collect())
    };
    keys.keys().find(|key| fits(&without(key))).cloned()
}

fn fits<T: DeserializeOwned>(row: &Value) -> bool {
    T::deserialize(row).is_ok()
}

impl Fault for ExchangeFault {
    fn message(&self) -> Message {
        match self {
            Self::NotText => Message::new("exchange-not-text"),
            Self::NotJson { line, column } => {
                Message::new("exchange-not-json").with("line", line.to_string()).with("column", column.to_string())
            }
            Self::TooMuch => Message::new("exchange-too-much"),
            Self::Refusal(code) => Message::new("exchange-refusal").with("code", code.as_str()),
            Self::NotCatalogue => Message::new("exchange-not-catalogue"),
            Self::NoCourses => Message::new("exchange-no-courses"),
            Self::NotList { list, line } => Message::new("exchange-not-list").with("list", list.as_str()).with("line", line.to_string()),
            Self::BadRow { path, row, line } => {
                Message::new("exchange-bad-row").with("path", path.as_str()).with("row", row.to_string()).with("line", line.to_string())
            }
        }
    }
}

impl fmt::Display for ExchangeFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().id)
    }
}

impl std::error::Error for ExchangeFault {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_being_no_catalogue_is_told_apart() {
        let list = |name: &str| name.to_owned();
        for (bytes, fault) in [
            (b"\xff\xfe{\0".as_slice(), ExchangeFault::NotText),
            (b"", ExchangeFault::NotJson { line: 1, column: 0 }),
            (b"shortname;fullname\nA;B\n", ExchangeFault::NotJson { line: 1, column: 1 }),
            (b"{\"courses\": [\n{\"shortname\": \"A\"},]}", ExchangeFault::NotJson { line: 2, column: 20 }),
            (b"[]", ExchangeFault::NotCatalogue),
            (b"{\"a\":1}", ExchangeFault::NotCatalogue),
            (b"{\"exception\":\"x\",\"errorcode\":\"invalidtoken\",\"message\":\"\"}", ExchangeFault::Refusal(list("invalidtoken"))),
            (b"{\"users\":[]}", ExchangeFault::NoCourses),
            (b"{\n\"courses\":{}}", ExchangeFault::NotList { list: list("courses"), line: 2 }),
            (b"{\"courses\":null}", ExchangeFault::NotList { list: list("courses"), line: 1 }),
            (b"{\"courses\":[],\"asked\":{\"users\":\"a\"}}", ExchangeFault::NotList { list: list("asked"), line: 1 }),
            (
                b"{\"courses\":[],\n\"users\":[{\"username\":\"a\"},\n{\"username\":7,\"auth\":\"cas\"}]}",
                ExchangeFault::BadRow { path: list("users[1].username"), row: 2, line: 3 },
            ),
        ] {
            assert_eq!(parse(bytes).map(|_| ()), Err(fault));
        }
    }

    #[test]
    fn a_file_that_would_fill_the_memory_is_refused_before_it_does() {
        let many = format!("{{\"courses\":[{}{{}}]}}", "{},".repeat(MOST_PARTS as usize));
        assert_eq!(parse(many.as_bytes()).map(|_| ()), Err(ExchangeFault::TooMuch));
        let deep = format!("{{\"courses\":[],\"x\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(parse(deep.as_bytes()).map(|_| ()), Err(ExchangeFault::TooMuch));
        let brackets = format!("{{\"courses\":[{{\"shortname\":\"{}\\\"{{\"}}]}}", "[".repeat(200));
        assert_eq!(parse(brackets.as_bytes()).map(|site| site.courses.len()), Ok(1), "those of a name do not count");
    }

    #[test]
    fn a_byte_order_mark_does_not_matter() {
        assert_eq!(parse("\u{feff}{\"courses\":[]}".as_bytes()).map(|site| site.courses.len()), Ok(0));
    }
}
