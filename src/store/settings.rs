//! What the person chose: platform, theme, language, how long things are kept.

use super::atomic::{self, Readers};
use super::catalogues::KEEP_PEOPLE_DAYS;
use super::policy::{self, Key, Policy, Source};
use super::{Folders, StoreFault, aside};
use crate::error::Message;
use crate::simulate::forecast::Limits;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

const FILE: &str = "settings.toml";

/// The settings file. Keys that this version does not know are kept as they are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Name of the platform in use; `None` = the sample.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform: Option<String>,
    /// `fr` or `en`; `None` = as the system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Light, dark, or as the system.
    pub theme: Theme,
    /// Whether the files that were opened are remembered.
    pub recents: bool,
    /// Days for which accounts are kept after an import.
    pub keep_people_days: u16,
    /// Days for which receipts are kept; `None` = until somebody forgets them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keep_receipts_days: Option<u16>,
    /// Days after which a catalogue is said to be old.
    pub old_after_days: u16,
    /// From how much on a file needs an explicit yes before it is written.
    pub limits: Limits,
    #[serde(flatten)]
    other: toml::Table,
    /// Values of known keys that this version does not take: they stay in the file until another is chosen.
    #[serde(skip)]
    not_taken: toml::Table,
    /// The file as it stood: what the person chose, without what the institution says.
    #[serde(skip)]
    person: toml::Table,
}

/// The value of a key that holds, and where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The value; `None` when the program has none of its own.
    pub value: Option<toml::Value>,
    /// Whose it is.
    pub source: Source,
    /// Where the institution says it.
    pub place: Option<String>,
}

/// Colours of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Dark ink on a light ground.
    Light,
    /// Light ink on a dark ground.
    Dark,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            platform: None,
            language: None,
            theme: Theme::System,
            recents: true,
            keep_people_days: KEEP_PEOPLE_DAYS,
            keep_receipts_days: None,
            old_after_days: 14,
            limits: Limits::default(),
            other: toml::Table::new(),
            not_taken: toml::Table::new(),
            person: toml::Table::new(),
        }
    }
}

impl Settings {
    /// Reads the settings, with what the institution decides for this machine; the usual ones when there is no file. A file
    /// that does not parse is set aside, with a notice.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn load(folders: &Folders) -> Result<(Self, Option<Message>), StoreFault> {
        Self::load_under(folders, Policy::of_machine())
    }

    fn load_under(folders: &Folders, policy: &Policy) -> Result<(Self, Option<Message>), StoreFault> {
        let path = folders.config().join(FILE);
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok((Self::of(toml::Table::new(), policy), None)),
            Err(error) => return Err(StoreFault::of_io(&path, error)),
        };
        if let Some(table) = std::str::from_utf8(&bytes).ok().and_then(|text| text.parse::<toml::Table>().ok()) {
            let settings = Self::of(table, policy);
            let keys: Vec<&str> = settings.not_taken.keys().map(String::as_str).collect();
            let notice = (!keys.is_empty()).then(|| Message::new("store-settings-not-taken").with("keys", keys.join(", ")));
            return Ok((settings, notice));
        }
        let kept = aside::set_aside(&path, "damaged", Timestamp::now())?;
        let notice = Message::new("store-settings-set-aside").with("path", kept.display().to_string());
        Ok((Self::of(toml::Table::new(), policy), Some(notice)))
    }

    /// What a file says, each key by itself: one that this version does not take does not cost the others.
    fn of(person: toml::Table, policy: &Policy) -> Self {
        let mut taken = toml::Table::new();
        let mut not_taken = toml::Table::new();
        for (key, value) in policy.over(&person) {
            let alone: toml::Table = [(key.clone(), value.clone())].into_iter().collect();
            let place = if alone.try_into::<Self>().is_ok() { &mut taken } else { &mut not_taken };
            place.insert(key, value);
        }
        Self { not_taken, person, ..taken.try_into().unwrap_or_default() }
    }

    /// The same settings with what the institution forces: a change of those has no effect.
    pub fn held_to_policy(self) -> Self {
        self.held_to(Policy::of_machine())
    }

    fn held_to(self, policy: &Policy) -> Self {
        if policy.forced.is_empty() {
            return self;
        }
        let Ok(table) = toml::Table::try_from(&self) else { return self };
        match policy.over(&table).try_into::<Self>() {
            Ok(held) => Self { not_taken: self.not_taken, person: self.person, ..held },
            Err(_) => self,
        }
    }

    /// The value of a key that holds under a policy, and where it comes from.
    pub fn held(&self, key: &Key, policy: &Policy) -> Held {
        let of = |said: &policy::Said, source| Held { value: Some(said.value.clone()), source, place: Some(said.place.clone()) };
        if let Some(said) = policy.forced.get(key.name) {
            return of(said, Source::Forced);
        }
        let own = policy::get(&self.person, key.name).filter(|value| key.takes(value));
        match (own, policy.usual.get(key.name)) {
            (Some(own), _) => Held { value: Some(own.clone()), source: Source::Person, place: None },
            (None, Some(said)) => of(said, Source::Usual),
            (None, None) => {
                let usual = toml::Table::try_from(Self::default()).unwrap_or_default();
                Held { value: policy::get(&usual, key.name).cloned(), source: Source::BuiltIn, place: None }
            }
        }
    }

    /// The file: what stands in it untaken stays, unless the person chose something in its place.
    fn table(&self) -> Result<toml::Table, toml::ser::Error> {
        let mut table = toml::Table::try_from(self)?;
        let usual = toml::Table::try_from(Self::default())?;
        for (key, value) in &self.not_taken {
            if table.get(key) == usual.get(key) {
                table.insert(key.clone(), value.clone());
            }
        }
        Ok(table)
    }

    /// Writes the settings.
    ///
    /// # Errors
    /// When the disk refuses; then the former ones stay.
    pub fn save(&self, folders: &Folders) -> Result<(), StoreFault> {
        self.save_under(folders, Policy::of_machine())
    }

    fn save_under(&self, folders: &Folders, policy: &Policy) -> Result<(), StoreFault> {
        let path = folders.config_file(FILE)?;
        let text = self
            .table()
            .and_then(|table| toml::to_string(&policy.without(table, &self.person)))
            .map_err(|error| StoreFault::Io(path.clone(), std::io::Error::other(error)))?;
        atomic::write_bytes(&path, Readers::Owner, text.as_bytes())?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_and_keys_of_a_later_version_survive() {
        let place = tempfile::tempdir().unwrap();
        let folders = Folders::under(place.path());
        assert_eq!(Settings::load(&folders).unwrap(), (Settings::default(), None));
        let path = folders.config_file(FILE).unwrap();
        std::fs::write(&path, "theme = \"dark\"\n[shortcuts]\nquit = \"Ctrl+Q\"\n").unwrap();
        let (mut settings, notice) = Settings::load(&folders).unwrap();
        assert_eq!((settings.theme, settings.recents, notice), (Theme::Dark, true, None));
        settings.platform = Some("Écampus".into());
        settings.limits.courses = 5;
        settings.save(&folders).unwrap();
        let again = Settings::load(&folders).unwrap().0;
        assert_eq!(Settings { person: settings.person.clone(), ..again }, settings);
        assert!(std::fs::read_to_string(path).unwrap().contains("quit = \"Ctrl+Q\""));
    }

    #[test]
    fn one_value_that_is_not_taken_does_not_cost_the_others_and_stays() {
        let place = tempfile::tempdir().unwrap();
        let folders = Folders::under(place.path());
        let path = folders.config_file(FILE).unwrap();
        let text = "platform = \"Ecampus\"\ntheme = \"sepia\"\nrecents = false\nkeep_people_days = -3\nlimits = \"none\"\n";
        std::fs::write(&path, text).unwrap();
        let (mut settings, notice) = Settings::load(&folders).unwrap();
        assert_eq!((settings.platform.as_deref(), settings.theme, settings.recents), (Some("Ecampus"), Theme::System, false));
        assert_eq!((settings.keep_people_days, &settings.limits), (KEEP_PEOPLE_DAYS, &Limits::default()));
        let notice = format!("{:?}", notice.unwrap());
        assert!(["theme", "keep_people_days", "limits"].iter().all(|key| notice.contains(key)), "{notice}");
        settings.keep_people_days = 30;
        settings.save(&folders).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains("sepia") && text.contains("keep_people_days = 30") && !text.contains("-3"), "{text}");
        assert_eq!(std::fs::read_dir(folders.config()).unwrap().count(), 1, "nothing is set aside");
    }

    #[test]
    fn settings_that_do_not_parse_are_set_aside() {
        let place = tempfile::tempdir().unwrap();
        let folders = Folders::under(place.path());
        std::fs::write(folders.config_file(FILE).unwrap(), b"theme = \"\xff").unwrap();
        let (settings, notice) = Settings::load(&folders).unwrap();
        assert_eq!((settings, notice.unwrap().id.as_ref()), (Settings::default(), "store-settings-set-aside"));
        assert_eq!(std::fs::read_dir(folders.config()).unwrap().count(), 1);
    }

    #[test]
    fn what_the_institution_says_holds_and_is_not_written_as_the_persons_choice() {
        let place = tempfile::tempdir().unwrap();
        let folders = Folders::under(place.path());
        let said = |value: toml::Value| policy::Said { value, place: "policy.toml".into() };
        let mut policy = Policy::default();
        policy.forced.insert("recents", said(false.into()));
        policy.usual.insert("theme", said("dark".into()));
        policy.usual.insert("keep_people_days", said(30.into()));
        let (mut settings, _) = Settings::load_under(&folders, &policy).unwrap();
        assert_eq!((settings.recents, settings.theme, settings.keep_people_days), (false, Theme::Dark, 30));
        settings.recents = true;
        settings.theme = Theme::Light;
        let settings = settings.held_to(&policy);
        assert!(!settings.recents);
        settings.save_under(&folders, &policy).unwrap();
        let text = std::fs::read_to_string(folders.config_file(FILE).unwrap()).unwrap();
        assert!(text.contains("light") && !text.contains("recents") && !text.contains("keep_people_days"), "{text}");
        let (settings, _) = Settings::load_under(&folders, &policy).unwrap();
        let source = |name| settings.held(Key::find(name).unwrap(), &policy).source;
        let sources = ["recents", "theme", "keep_people_days", "language"].map(source);
        assert_eq!(sources, [Source::Forced, Source::Person, Source::Usual, Source::BuiltIn]);
        let free = Settings::load_under(&folders, &Policy::default()).unwrap().0;
        assert_eq!((free.recents, free.keep_people_days), (true, KEEP_PEOPLE_DAYS), "without the policy nothing of it is left");
    }
}
