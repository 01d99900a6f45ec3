//! The keys of a policy: the one place from which the file, the registry, the templates and the page are made.

use crate::error::Message;
use crate::locale::Language;
use toml::Value;

/// A key that an institution can set.
#[derive(Debug, PartialEq, Eq)]
pub struct Key {
    /// Its name, the same in the file and in the registry.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// Whether a person can choose it too; one that only an institution sets has no default to offer.
    pub of_person: bool,
}

/// What a key takes.
#[derive(Debug, PartialEq, Eq)]
pub enum Kind {
    /// Yes or no.
    Flag,
    /// A whole number between two, both included.
    Number(i64, i64),
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Some of these words.
    Some(&'static [&'static str]),
    /// A path or an address.
    Place,
}

/// The languages of the program, by their codes.
const LANGUAGES: [&str; Language::ALL.len()] = {
    let mut codes = [""; Language::ALL.len()];
    let mut at = 0;
    while at < codes.len() {
        codes[at] = Language::ALL[at].code();
        at += 1;
    }
    codes
};

/// All keys. None is a secret, and none may become one: the file and the registry can be read by every account.
pub const KEYS: &[Key] = &[
    Key { name: "language", kind: Kind::Choice(&LANGUAGES), of_person: true },
    Key { name: "theme", kind: Kind::Choice(&["system", "light", "dark"]), of_person: true },
    Key { name: "recents", kind: Kind::Flag, of_person: true },
    Key { name: "keep_people_days", kind: Kind::Number(1, 3650), of_person: true },
    Key { name: "keep_receipts_days", kind: Kind::Number(1, 3650), of_person: true },
    Key { name: "old_after_days", kind: Kind::Number(1, 3650), of_person: true },
    Key { name: "limits.enrolments", kind: Kind::Number(0, 10_000_000), of_person: true },
    Key { name: "limits.courses", kind: Kind::Number(0, 10_000_000), of_person: true },
    Key { name: "limits.groups_created", kind: Kind::Number(0, 10_000_000), of_person: true },
    Key { name: "institution", kind: Kind::Place, of_person: false },
    Key { name: "network", kind: Kind::Flag, of_person: false },
    Key { name: "channels", kind: Kind::Some(&["folder", "pickup", "mail", "webdav", "sftp", "moodle"]), of_person: false },
];

impl Key {
    /// The key of a name.
    pub fn find(name: &str) -> Option<&'static Self> {
        KEYS.iter().find(|key| key.name == name)
    }

    /// Its words: what it is, in a line.
    pub fn title(&self) -> Message {
        Message::new(format!("policy-{}", self.id()))
    }

    /// Its name where no dot may stand.
    pub fn id(&self) -> String {
        self.name.replace(['.', '_'], "-")
    }

    /// The value, when the key takes it.
    pub fn takes(&self, value: &Value) -> bool {
        match (&self.kind, value) {
            (Kind::Flag, Value::Boolean(_)) => true,
            (Kind::Number(least, most), Value::Integer(number)) => (least..=most).contains(&number),
            (Kind::Choice(words), Value::String(text)) => words.contains(&text.as_str()),
            (Kind::Some(words), Value::Array(values)) => values.iter().all(|v| v.as_str().is_some_and(|text| words.contains(&text))),
            (Kind::Place, Value::String(text)) => !text.trim().is_empty(),
            _ => false,
        }
    }

    /// What the registry says: numbers for flags and numbers, texts for the rest, lists with a semicolon between.
    pub fn of_registry(&self, text: Option<&str>, number: Option<u32>) -> Option<Value> {
        match (&self.kind, text, number) {
            (Kind::Flag, _, Some(number)) => Some(Value::Boolean(number != 0)),
            (Kind::Number(..), _, Some(number)) => Some(Value::Integer(number.into())),
            (Kind::Some(_), Some(text), _) => {
                let words = text.split(';').map(str::trim).filter(|word| !word.is_empty());
                Some(Value::Array(words.map(|word| Value::String(word.to_owned())).collect()))
            }
            (Kind::Choice(_) | Kind::Place, Some(text), _) => Some(Value::String(text.trim().to_owned())),
            _ => None,
        }
    }

    /// What it takes, in a word or two.
    pub fn takes_what(&self) -> String {
        match &self.kind {
            Kind::Flag => "true, false".to_owned(),
            Kind::Number(least, most) => format!("{least} … {most}"),
            Kind::Choice(words) => words.join(", "),
            Kind::Some(words) => format!("[{}]", words.join(", ")),
            Kind::Place => "C:\\…, /…, https://…".to_owned(),
        }
    }
}
