//! Settings of an import: which there are, what they can be set to, the words for them.

use crate::error::Message;
use serde::Deserialize;

/// What stands for the delimiter of the file at hand.
const DELIMITER: &str = "{delimiter}";

/// One setting of the import, with the value the requester guide asks for.
/// Its label is message `setting-<key>`, what it really does `setting-<key>-note`, the label of a value
/// `setting-<key>-<value>` (in lower case, dots as hyphens).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// Name of the form field.
    pub key: String,
    /// Value to choose; `{delimiter}` is the delimiter of the file.
    pub value: String,
    /// Whether any text can be its value, shown as it is.
    #[serde(default)]
    pub literal: bool,
    /// Values that can be chosen, in the order of the form. Without any, a setting that is not literal stays as it is.
    #[serde(default)]
    pub choices: Vec<String>,
    /// When the person who imports is told of it.
    #[serde(default)]
    pub told: Told,
    /// Whether its value is the field that names the person: it follows the columns of the file.
    #[serde(default)]
    pub names_person: bool,
    /// The usual value, when `value` is another.
    #[serde(skip)]
    pub usual: Option<String>,
    /// Whether no description names it: there are no words for it.
    #[serde(skip)]
    pub unnamed: bool,
}

/// When the person who imports is told of a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Told {
    /// Always.
    #[default]
    Always,
    /// When it is not the usual one: nobody touches it otherwise.
    WhenChanged,
    /// Never: it is a fact of the platform, not a field of a form.
    Never,
}

impl Setting {
    /// A setting that no description names, shown as it is.
    pub(super) fn unnamed(key: &str, value: &str) -> Self {
        Self {
            key: key.to_owned(),
            value: value.to_owned(),
            literal: true,
            choices: Vec::new(),
            told: Told::Always,
            names_person: false,
            usual: Some(String::new()),
            unnamed: true,
        }
    }

    /// Chooses a value; the usual one is remembered.
    pub fn choose(&mut self, value: &str) {
        let usual = self.usual.take().unwrap_or_else(|| self.value.clone());
        value.clone_into(&mut self.value);
        self.usual = (usual != value).then_some(usual);
    }

    /// Goes back to the usual value.
    pub fn reset(&mut self) {
        if let Some(usual) = self.usual.take() {
            self.value = usual;
        }
    }

    /// Whether its value is not the usual one.
    pub fn is_changed(&self) -> bool {
        self.usual.is_some()
    }

    /// Whether the text for the person who imports names it.
    pub fn is_told(&self) -> bool {
        match self.told {
            Told::Always => true,
            Told::WhenChanged => self.is_changed(),
            Told::Never => false,
        }
    }

    /// The value to give to the tool for a file with this delimiter.
    pub fn value_for(&self, delimiter: char) -> String {
        if self.value == DELIMITER { delimiter_word(delimiter).to_owned() } else { self.value.clone() }
    }

    /// Its label.
    pub fn label(&self) -> Message {
        if self.unnamed {
            return Message::new("setting-as-it-is").with("value", self.key.as_str());
        }
        Message::new(format!("setting-{}", self.key))
    }

    /// Message id of what it really does; there may be none.
    pub fn note_id(&self) -> String {
        format!("setting-{}-note", self.key)
    }

    /// The words for its value, for a file with this delimiter.
    pub fn value_words(&self, delimiter: char) -> Message {
        self.words(&self.value_for(delimiter))
    }

    /// The words for one of its choices.
    pub fn choice_words(&self, choice: &str) -> Message {
        if choice == DELIMITER { Message::new("setting-as-in-the-file") } else { self.words(choice) }
    }

    fn words(&self, value: &str) -> Message {
        let described = !self.choices.is_empty() && self.value != DELIMITER;
        // What was kept by another version of the program may be no choice any more.
        if self.literal || described && !self.choices.iter().any(|choice| choice == value) {
            return Message::new("setting-as-it-is").with("value", value);
        }
        Message::new(format!("setting-{}-{}", self.key, value.to_lowercase().replace('.', "-")))
    }
}

/// The delimiter that a value of a setting names, by its word or as it is.
pub fn delimiter_of(value: &str) -> Option<char> {
    [',', ';', ':', '\t'].into_iter().find(|&c| value == delimiter_word(c) || value.chars().eq([c]))
}

fn delimiter_word(delimiter: char) -> &'static str {
    match delimiter {
        ',' => "comma",
        '\t' => "tab",
        ':' => "colon",
        _ => "semicolon",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::importer::find;

    #[test]
    fn a_value_that_is_not_the_usual_one_is_known_as_such() {
        let importer = find("moodle-upload-users").unwrap();
        let settings = importer.settings_with([("uutype", "2"), ("city", "Caen"), ("uuallowdeletes", "0")].into_iter());
        let changed: Vec<&str> = settings.iter().filter(|setting| setting.is_changed()).map(|setting| setting.key.as_str()).collect();
        assert_eq!(changed, ["uutype", "city"]);
        let mut kind = settings.into_iter().find(|setting| setting.key == "uutype").unwrap();
        kind.reset();
        assert_eq!((kind.value.as_str(), kind.is_changed()), ("3", false));
    }

    #[test]
    fn the_person_who_imports_is_told_of_what_there_is_to_choose() {
        let told = |changed: &[(&str, &str)]| {
            let settings = find("moodle-upload-users").unwrap().settings_with(changed.iter().copied());
            settings.into_iter().filter(Setting::is_told).map(|setting| setting.key).collect::<Vec<_>>()
        };
        assert!(!told(&[]).contains(&"uumatchemail".to_owned()));
        assert!(told(&[("uumatchemail", "1")]).contains(&"uumatchemail".to_owned()));
        assert!(!told(&[("database", "mariadb")]).contains(&"database".to_owned()), "no field of the form");
    }

    #[test]
    fn the_delimiter_is_that_of_the_file_unless_one_is_chosen() {
        let mut settings = find("moodle-upload-users").unwrap().settings_with([].into_iter());
        let delimiter = settings.iter_mut().find(|setting| setting.key == "delimiter").unwrap();
        assert_eq!((delimiter.value_for(','), delimiter.value_words('\t').id.as_ref()), ("comma".to_owned(), "setting-delimiter-tab"));
        delimiter.choose("colon");
        assert_eq!((delimiter.value_for(','), delimiter.is_changed()), ("colon".to_owned(), true));
    }

    #[test]
    fn what_a_setting_can_be_set_to_holds_its_usual_value_once() {
        for importer in crate::importer::all() {
            for setting in importer.settings.iter().filter(|setting| !setting.choices.is_empty()) {
                let same = |choice: &&String| **choice == setting.value;
                assert_eq!(setting.choices.iter().filter(same).count(), 1, "{} {}", importer.id, setting.key);
                assert!(!setting.literal, "{} {}", importer.id, setting.key);
            }
        }
    }
}
