//! What the person chose: platform, theme, language, how long things are kept.

use super::atomic::{self, Readers};
use super::catalogues::KEEP_PEOPLE_DAYS;
use super::{Folders, StoreFault, aside};
use crate::error::Message;
use crate::simulate::consequences::Limits;
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
    /// Days after which a catalogue is said to be old.
    pub old_after_days: u16,
    /// From how much on a file needs an explicit yes before it is written.
    pub limits: Limits,
    #[serde(flatten)]
    other: toml::Table,
    /// Values of known keys that this version does not take: they stay in the file until another is chosen.
    #[serde(skip)]
    not_taken: toml::Table,
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
            old_after_days: 14,
            limits: Limits::default(),
            other: toml::Table::new(),
            not_taken: toml::Table::new(),
        }
    }
}

impl Settings {
    /// Reads the settings; the usual ones when there is no file. A file that does not parse is set aside, with a notice.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn load(folders: &Folders) -> Result<(Self, Option<Message>), StoreFault> {
        let path = folders.config().join(FILE);
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok((Self::default(), None)),
            Err(error) => return Err(StoreFault::of_io(&path, error)),
        };
        if let Some(table) = std::str::from_utf8(&bytes).ok().and_then(|text| text.parse::<toml::Table>().ok()) {
            let settings = Self::of(table);
            let keys: Vec<&str> = settings.not_taken.keys().map(String::as_str).collect();
            let notice = (!keys.is_empty()).then(|| Message::new("store-settings-not-taken").with("keys", keys.join(", ")));
            return Ok((settings, notice));
        }
        let kept = aside::set_aside(&path, "damaged", Timestamp::now())?;
        let notice = Message::new("store-settings-set-aside").with("path", kept.display().to_string());
        Ok((Self::default(), Some(notice)))
    }

    /// What a file says, each key by itself: one that this version does not take does not cost the others.
    fn of(table: toml::Table) -> Self {
        let mut taken = toml::Table::new();
        let mut not_taken = toml::Table::new();
        for (key, value) in table {
            let alone: toml::Table = [(key.clone(), value.clone())].into_iter().collect();
            let place = if alone.try_into::<Self>().is_ok() { &mut taken } else { &mut not_taken };
            place.insert(key, value);
        }
        Self { not_taken, ..taken.try_into().unwrap_or_default() }
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
        let path = folders.config_file(FILE)?;
        let text = self
            .table()
            .and_then(|table| toml::to_string(&table))
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
        assert_eq!(Settings::load(&folders).unwrap().0, settings);
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
}
