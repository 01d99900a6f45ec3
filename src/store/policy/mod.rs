//! What an IT service decides for a machine: what is forced, and what is only the usual.
//!
//! Forced values come before what the person chose, usual ones after it; the registry of Windows (group policy) comes before
//! the file. A value that a key does not take is named and left aside, and the rest holds.

mod schema;
mod source;
pub mod templates;

pub use schema::{KEYS, Key, Kind};
pub use source::VARIABLE;

use crate::error::Message;
use std::collections::BTreeMap;
use std::sync::OnceLock;
use toml::{Table, Value};

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Source {
    /// The institution; nobody else changes it.
    Forced,
    /// The person.
    Person,
    /// The institution, as long as the person chooses nothing.
    Usual,
    /// The program.
    BuiltIn,
}

impl Source {
    /// The word of it in documents.
    pub fn word(self) -> &'static str {
        match self {
            Self::Forced => "forced",
            Self::Person => "person",
            Self::Usual => "default",
            Self::BuiltIn => "built-in",
        }
    }
}

/// A value and the place where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The value; its key takes it.
    pub value: Value,
    /// Path of the file, or key of the registry.
    pub place: String,
}

/// All that is decided for this machine.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Policy {
    /// What nobody changes.
    pub forced: BTreeMap<&'static str, Said>,
    /// What holds as long as the person chooses nothing.
    pub usual: BTreeMap<&'static str, Said>,
    /// What is wrong in it.
    pub faults: Vec<Message>,
}

impl Policy {
    /// What is decided for this machine; read once.
    pub fn of_machine() -> &'static Self {
        static POLICY: OnceLock<Policy> = OnceLock::new();
        POLICY.get_or_init(source::read)
    }

    /// Takes up a table of a source; a source that was taken up before comes first.
    fn take(&mut self, table: &Table, place: &str) {
        for (section, content) in table {
            let is_forced = match section.as_str() {
                "forced" => true,
                "default" => false,
                _ => {
                    self.faults.push(Message::new("policy-unknown-section").with("key", section.as_str()).with("place", place));
                    continue;
                }
            };
            let Some(content) = content.as_table() else {
                self.faults.push(Message::new("policy-unknown-section").with("key", section.as_str()).with("place", place));
                continue;
            };
            for (name, value) in flat(content) {
                self.take_one(&name, value, is_forced, place);
            }
        }
    }

    fn take_one(&mut self, name: &str, value: &Value, is_forced: bool, place: &str) {
        let fault = |id: &'static str| Message::new(id).with("key", name).with("place", place);
        let Some(key) = Key::find(name) else { return self.faults.push(fault("policy-unknown-key")) };
        if !key.takes(value) {
            return self.faults.push(fault("policy-bad-value").with("takes", key.takes_what()));
        }
        if !is_forced && !key.of_person {
            return self.faults.push(fault("policy-only-forced"));
        }
        let said = Said { value: value.clone(), place: place.to_owned() };
        let side = if is_forced { &mut self.forced } else { &mut self.usual };
        side.entry(key.name).or_insert(said);
    }

    /// The forced value of a key.
    pub fn forced(&self, name: &str) -> Option<&Value> {
        self.forced.get(name).map(|said| &said.value)
    }

    /// Whether something may be asked of a network.
    pub fn allows_network(&self) -> bool {
        self.forced("network").and_then(Value::as_bool).unwrap_or(true)
    }

    /// Whether files may be handed over by this channel.
    pub fn allows_channel(&self, channel: &str) -> bool {
        let needs_network = matches!(channel, "webdav" | "sftp" | "moodle");
        let is_listed = |list: &Value| list.as_array().is_some_and(|words| words.iter().any(|word| word.as_str() == Some(channel)));
        (self.allows_network() || !needs_network) && self.forced("channels").is_none_or(is_listed)
    }

    /// The settings that hold: what is forced, else what the person chose, else what is usual here.
    pub(super) fn over(&self, person: &Table) -> Table {
        let mut table = Table::new();
        self.usual.iter().for_each(|(name, said)| set(&mut table, name, said.value.clone()));
        merge(&mut table, person);
        let of_person = |name: &str| Key::find(name).is_some_and(|key| key.of_person);
        let forced = self.forced.iter().filter(|(name, _)| of_person(name));
        forced.for_each(|(name, said)| set(&mut table, name, said.value.clone()));
        table
    }

    /// What a person's file keeps of `all`: not what is forced, and not what is usual here; `person` is what stood in it.
    pub(super) fn without(&self, mut all: Table, person: &Table) -> Table {
        for name in self.forced.keys() {
            match get(person, name) {
                Some(own) => set(&mut all, name, own.clone()),
                None => remove(&mut all, name),
            }
        }
        for (name, said) in &self.usual {
            if get(person, name).is_none() && get(&all, name) == Some(&said.value) {
                remove(&mut all, name);
            }
        }
        all
    }
}

/// The values of a table, with those of inner tables under `outer.inner`.
fn flat(table: &Table) -> Vec<(String, &Value)> {
    let mut found = Vec::new();
    for (name, value) in table {
        match value {
            Value::Table(inner) => found.extend(flat(inner).into_iter().map(|(rest, value)| (format!("{name}.{rest}"), value))),
            value => found.push((name.clone(), value)),
        }
    }
    found
}

/// The value of a key, which may stand in an inner table.
pub fn get<'a>(table: &'a Table, name: &str) -> Option<&'a Value> {
    match name.split_once('.') {
        Some((outer, inner)) => get(table.get(outer)?.as_table()?, inner),
        None => table.get(name),
    }
}

fn set(table: &mut Table, name: &str, value: Value) {
    let Some((outer, inner)) = name.split_once('.') else {
        table.insert(name.to_owned(), value);
        return;
    };
    let place = table.entry(outer).or_insert_with(|| Value::Table(Table::new()));
    if !place.is_table() {
        *place = Value::Table(Table::new());
    }
    if let Some(table) = place.as_table_mut() {
        set(table, inner, value);
    }
}

fn remove(table: &mut Table, name: &str) {
    match name.split_once('.') {
        Some((outer, inner)) => {
            if let Some(table) = table.get_mut(outer).and_then(Value::as_table_mut) {
                remove(table, inner);
            }
        }
        None => {
            table.remove(name);
        }
    }
}

fn merge(table: &mut Table, over: &Table) {
    for (name, value) in over {
        match (table.get_mut(name), value) {
            (Some(Value::Table(under)), Value::Table(over)) => merge(under, over),
            _ => {
                table.insert(name.clone(), value.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(text: &str) -> Policy {
        let mut policy = Policy::default();
        policy.take(&text.parse().unwrap(), "/etc/xdg/bordereau/policy.toml");
        policy
    }

    #[test]
    fn forced_comes_before_the_person_and_the_usual_after() {
        let policy = policy("[forced]\nrecents = false\nlimits.courses = 5\n[default]\ntheme = \"dark\"\nlanguage = \"en\"");
        assert!(policy.faults.is_empty(), "{:?}", policy.faults);
        let person: Table = "recents = true\nlanguage = \"fr\"\n[limits]\ncourses = 50\nenrolments = 7".parse().unwrap();
        let held = policy.over(&person);
        let expected: Table =
            "recents = false\ntheme = \"dark\"\nlanguage = \"fr\"\n[limits]\ncourses = 5\nenrolments = 7".parse().unwrap();
        assert_eq!(held, expected);
        let kept = policy.without(held, &person);
        assert_eq!(kept, person, "what the person chose stays theirs, and nothing of the institution is taken for it");
    }

    #[test]
    fn a_wrong_value_is_named_and_the_rest_holds() {
        let policy = policy("[forced]\nrecents = \"no\"\ntoken = \"abc\"\nlanguage = \"en\"\n[default]\nnetwork = false\n[else]\na = 1");
        let ids: Vec<&str> = policy.faults.iter().map(|fault| fault.id.as_ref()).collect();
        assert_eq!(policy.forced.keys().collect::<Vec<_>>(), [&"language"]);
        assert!(ids.contains(&"policy-bad-value") && ids.contains(&"policy-unknown-key"), "{ids:?}");
        assert!(ids.contains(&"policy-only-forced") && ids.contains(&"policy-unknown-section"), "{ids:?}");
    }

    #[test]
    fn channels_and_the_network_can_be_closed() {
        let open = Policy::default();
        assert!(open.allows_network() && open.allows_channel("sftp"));
        let some = policy("[forced]\nchannels = [\"folder\", \"webdav\"]");
        assert!(some.allows_channel("folder") && some.allows_channel("webdav") && !some.allows_channel("mail"));
        let none = policy("[forced]\nnetwork = false");
        assert!(!none.allows_network() && none.allows_channel("folder") && !none.allows_channel("sftp"));
    }

    #[test]
    fn the_first_source_wins() {
        let mut both = policy("[forced]\nlanguage = \"fr\"");
        both.take(&"[forced]\nlanguage = \"en\"\nrecents = true".parse().unwrap(), "elsewhere");
        assert_eq!(both.forced("language").and_then(Value::as_str), Some("fr"));
        assert_eq!(both.forced["recents"].place, "elsewhere");
    }
}
