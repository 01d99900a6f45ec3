//! What a whole institution says of its platforms, in one file: where their catalogues are, which importers with which
//! settings, which roles by which names, local rules, and what nobody changes by mistake.

use super::{Local, Platform};
use crate::error::{Fault, Message};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fmt;

/// The file, read.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Institution {
    /// What it is called.
    pub institution: String,
    /// Its platforms.
    pub platforms: Vec<Described>,
}

/// One platform as the institution describes it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(from = "Map<String, Value>")]
pub struct Described {
    /// The keys as they stand.
    keys: Map<String, Value>,
}

impl From<Map<String, Value>> for Described {
    fn from(keys: Map<String, Value>) -> Self {
        Self { keys }
    }
}

/// Keys that describe the platform itself.
const ABOUT: [&str; 5] = ["name", "url", "academic_year", "database", "moodle"];
/// Keys of [`Local`].
const LOCAL: [&str; 10] = [
    "importers",
    "settings",
    "prerequisites",
    "automatic_groups",
    "closed_courses",
    "closed_categories",
    "roles",
    "assumed",
    "old_after_days",
    "channels",
];
/// The other keys.
const OTHER: [&str; 2] = ["catalogue", "locked"];

/// Why a file is not that of an institution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InstitutionFault {
    /// It is no JSON, or not of that form, from this line on.
    NotOne {
        /// Line of the file, from 1.
        line: usize,
    },
    /// A platform has no name.
    Nameless {
        /// Number of the platform, from 1.
        number: usize,
    },
    /// A key of a platform is not of its form.
    BadKey {
        /// Name of the platform.
        platform: String,
        /// The key.
        key: String,
    },
    /// A key of a platform that nobody knows: a typing error would lift a rule in silence.
    UnknownKey {
        /// Name of the platform.
        platform: String,
        /// The key.
        key: String,
    },
}

impl Institution {
    /// Reads the file (UTF-8 JSON, with or without byte order mark).
    ///
    /// # Errors
    /// When it is not one; the fault says where.
    pub fn parse(bytes: &[u8]) -> Result<Self, InstitutionFault> {
        let text = std::str::from_utf8(bytes).map_err(|_| InstitutionFault::NotOne { line: 1 })?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let read: Self = serde_json::from_str(text).map_err(|error| InstitutionFault::NotOne { line: error.line() })?;
        for (at, platform) in read.platforms.iter().enumerate() {
            if platform.name().trim().is_empty() {
                return Err(InstitutionFault::Nameless { number: at + 1 });
            }
            platform.check()?;
        }
        Ok(read)
    }
}

impl Described {
    /// The name by which people know it.
    pub fn name(&self) -> &str {
        self.keys.get("name").and_then(Value::as_str).unwrap_or_default()
    }

    /// Address or path of its published catalogue.
    pub fn catalogue(&self) -> Option<&str> {
        self.keys.get("catalogue").and_then(Value::as_str)
    }

    /// The keys that the institution sets.
    pub fn set(&self) -> BTreeSet<String> {
        self.keys.keys().filter(|key| !OTHER.contains(&key.as_str()) && *key != "name").cloned().collect()
    }

    /// The keys that nobody changes by mistake: those that are named, or all that are set for `"locked": true`.
    pub fn locked(&self) -> BTreeSet<String> {
        match self.keys.get("locked") {
            Some(Value::Bool(true)) => self.set(),
            Some(Value::Array(keys)) => keys.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            _ => BTreeSet::new(),
        }
    }

    /// The platform with what the institution says of it.
    pub fn about(&self, former: &Platform) -> Platform {
        let text = |key: &str| self.keys.get(key).and_then(Value::as_str).map(str::to_owned);
        Platform {
            name: former.name.clone(),
            url: text("url").or_else(|| former.url.clone()),
            academic_year: text("academic_year").or_else(|| former.academic_year.clone()),
            database: text("database").or_else(|| former.database.clone()),
            moodle: text("moodle").or_else(|| former.moodle.clone()),
            ..former.clone()
        }
    }

    /// What people say of the platform, with what the institution says in its place.
    pub fn local(&self, former: &Local) -> Option<Local> {
        let Ok(Value::Object(mut keys)) = serde_json::to_value(former) else { return None };
        keys.extend(self.keys.iter().filter(|(key, _)| LOCAL.contains(&key.as_str())).map(|(key, value)| (key.clone(), value.clone())));
        serde_json::from_value(Value::Object(keys)).ok()
    }

    fn check(&self) -> Result<(), InstitutionFault> {
        let platform = || self.name().to_owned();
        for (key, value) in &self.keys {
            let known = [&ABOUT[..], &LOCAL, &OTHER].iter().any(|keys| keys.contains(&key.as_str()));
            if !known {
                return Err(InstitutionFault::UnknownKey { platform: platform(), key: key.clone() });
            }
            let alone = Self { keys: Map::from_iter([(key.clone(), value.clone())]) };
            let fits = match key.as_str() {
                "locked" => value.is_boolean() || value.as_array().is_some_and(|keys| keys.iter().all(Value::is_string)),
                "catalogue" => value.is_string(),
                key if ABOUT.contains(&key) => value.is_string(),
                _ => alone.local(&Local::default()).is_some(),
            };
            if !fits {
                return Err(InstitutionFault::BadKey { platform: platform(), key: key.clone() });
            }
        }
        // A key that is locked by a wrong name is not locked.
        match self.locked().into_iter().find(|key| !ABOUT.contains(&key.as_str()) && !LOCAL.contains(&key.as_str())) {
            Some(key) => Err(InstitutionFault::UnknownKey { platform: platform(), key }),
            None => Ok(()),
        }
    }
}

/// Keys of what people say of a platform that differ between two versions.
pub fn changed(former: (&Platform, &Local), newer: (&Platform, &Local)) -> BTreeSet<String> {
    let keys = |(about, local): (&Platform, &Local)| -> Map<String, Value> {
        let mut keys = Map::new();
        for value in [serde_json::to_value(about), serde_json::to_value(local)] {
            if let Ok(Value::Object(more)) = value {
                keys.extend(more);
            }
        }
        keys
    };
    let (former, newer) = (keys(former), keys(newer));
    let all = former.keys().chain(newer.keys());
    all.filter(|key| former.get(*key) != newer.get(*key)).cloned().collect()
}

impl Fault for InstitutionFault {
    fn message(&self) -> Message {
        match self {
            Self::NotOne { line } => Message::new("institution-not-one").with("line", line.to_string()),
            Self::Nameless { number } => Message::new("institution-nameless").with("number", number.to_string()),
            Self::BadKey { platform, key } => {
                Message::new("institution-bad-key").with("platform", platform.as_str()).with("key", key.as_str())
            }
            Self::UnknownKey { platform, key } => {
                Message::new("institution-unknown-key").with("platform", platform.as_str()).with("key", key.as_str())
            }
        }
    }
}

impl fmt::Display for InstitutionFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().id)
    }
}

impl std::error::Error for InstitutionFault {}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"{"institution": "Université d’exemple", "platforms": [
        {"name": "Ecampus", "url": "https://ecampus.example.org", "catalogue": "https://ecampus.example.org/catalogue.json",
         "importers": ["moodle-upload-users"], "roles": [{"shortname": "student", "label": "Étudiant"}],
         "assumed": {"default_role": "student"}, "closed_courses": ["DEMO*"], "locked": ["roles"]},
        {"name": "Prélude", "academic_year": "2026-2027", "locked": true}]}"#;

    #[test]
    fn what_it_says_takes_the_place_of_what_was_said_and_the_rest_stays() {
        let read = Institution::parse(FILE.as_bytes()).unwrap();
        let former = Local { prerequisites: vec!["un jour avant".into()], closed_courses: vec!["VIEUX*".into()], ..Local::default() };
        let local = read.platforms[0].local(&former).unwrap();
        assert_eq!((local.prerequisites.len(), local.closed_courses.as_slice()), (1, &["DEMO*".to_owned()][..]));
        assert_eq!((local.label_of("student"), local.assumed.default_role.as_deref()), (Some("Étudiant"), Some("student")));
        assert_eq!(read.platforms[0].locked(), ["roles".to_owned()].into());
        assert_eq!(read.platforms[1].locked(), ["academic_year".to_owned()].into());
        let about = read.platforms[1].about(&Platform { name: "Prélude".into(), url: Some("https://p".into()), ..Platform::default() });
        assert_eq!((about.url.as_deref(), about.academic_year.as_deref()), (Some("https://p"), Some("2026-2027")));
        assert_eq!(changed((&Platform::default(), &former), (&Platform::default(), &local)).len(), 4);
    }

    #[test]
    fn what_is_not_of_its_form_is_named() {
        let fault = |text: &str| Institution::parse(text.as_bytes()).unwrap_err();
        assert_eq!(fault("{\n\"institution\": 3}"), InstitutionFault::NotOne { line: 2 });
        assert_eq!(fault(r#"{"institution": "U", "platforms": [{"url": "https://e"}]}"#), InstitutionFault::Nameless { number: 1 });
        let with = |key: &str| format!(r#"{{"institution": "U", "platforms": [{{"name": "E", {key}}}]}}"#);
        let (platform, key) = ("E".to_owned(), "roles".to_owned());
        assert_eq!(fault(&with(r#""roles": "student""#)), InstitutionFault::BadKey { platform: platform.clone(), key });
        let unknown = InstitutionFault::UnknownKey { platform, key: "role".to_owned() };
        assert_eq!(fault(&with(r#""role": []"#)), unknown);
        assert_eq!(fault(&with(r#""roles": [], "locked": ["role"]"#)), unknown);
    }
}
