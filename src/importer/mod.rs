//! What each importer takes: fields, file form, import settings. Descriptions are data in
//! `assets/importers/*.toml`; code knows kinds and forms, an importer combines them.
//!
//! ```
//! use bordereau::importer;
//! let upload = importer::find("moodle-upload-users").unwrap();
//! let key = upload.key_of_header("group2").unwrap();
//! assert_eq!(key.to_string(), "group2");
//! assert!(upload.key_of_header("Groupe de TD").is_none(), "the name must be exactly that of the tool");
//! ```

mod behaviour;
mod field;
mod form;
mod roster;
mod setting;
mod states;
mod titles;

pub use behaviour::{
    Administrator, ApostropheInGroup, Behaviour, DelimiterInValue, Described, Does, EmptyCourse, EmptyPerson, EmptyRole, EnrolledAlready,
    FrontPage, Guest, KnownAccount, LongGroup, ManualMethodOff, NoRow, NumberedColumns, NumericGroup, OddCharacter, OddLogin, OddMoment,
    OuterBlanks, Profile, ReadsDaysAs, ReadsStatusAs, Report, RoleBy, RoleElsewhere, RoleHeld, SeveralAccounts, SharedAddress, Source,
    Stated, UnknownAccount, UnknownCohort, UnknownColumn, UnknownCourse, UnknownGroup, UnknownRole, WelcomeMessage, WithoutManualMethod,
};
pub use field::{Characters, Danger, Field, FieldKey, Kind, KnownColumn, Need};
pub use form::{Evidence, FileForm, Header, Moments, Newline, Quotes};
pub use roster::Roster;
pub use setting::{Setting, Told, delimiter_of};
pub use states::{Absence, absence};
pub use titles::{Meaning, Sense, may_be_title, meaning, says_active, senses};

use crate::error::Message;
use serde::Deserialize;
use std::sync::OnceLock;

/// The program that will read the file, for example Moodle's "Upload users".
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Importer {
    /// Stable name, used by `--importer` and in saved mappings. Its title is message `importer-<id>`.
    pub id: String,
    /// Where it stands among the others, the usual one first.
    pub rank: u32,
    /// What sentences call it: message `tool-<word>`; `None` = "the tool".
    pub called: Option<String>,
    /// The enrolment method that its enrolments belong to.
    #[serde(default = "manual")]
    pub method: String,
    /// What it does where importers differ.
    #[serde(default)]
    pub does: Described,
    /// Name of the simulation of this importer, when there is one.
    pub simulator: Option<String>,
    /// How this description was come by: message `evidence-run` or `evidence-read`.
    pub evidence: Evidence,
    /// What its users should know of it beside its form: each is message `fact-<word>`.
    #[serde(default)]
    pub facts: Vec<String>,
    /// Whether it enrols nobody: the people of the file must be in the course already.
    #[serde(default)]
    pub enrols_nobody: bool,
    /// Whether the file is for one course, chosen on the platform.
    #[serde(default)]
    pub one_course: bool,
    /// The importer to prefer when people are enrolled and nothing else.
    pub prefer: Option<String>,
    /// Bytes it takes.
    pub form: FileForm,
    /// Columns it takes, in the order in which they are written.
    pub fields: Vec<Field>,
    /// Other columns that it knows and that are not asked for, with what they would do.
    #[serde(default)]
    pub columns: Vec<KnownColumn>,
    /// Import settings the platform manager must choose, in the order of the form.
    #[serde(default)]
    pub settings: Vec<Setting>,
}

fn manual() -> String {
    "manual".to_owned()
}

/// Every description of `assets/importers`; the build lists the folder.
const SOURCES: &[&str] = include!(concat!(env!("OUT_DIR"), "/importers.rs"));

/// Every importer that ships, the usual one first.
///
/// # Panics
/// When an embedded description is not well formed, which the tests rule out.
pub fn all() -> &'static [Importer] {
    static ALL: OnceLock<Vec<Importer>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all: Vec<Importer> = SOURCES.iter().map(|source| parse(source).expect("an embedded description is well formed")).collect();
        all.sort_by_key(|importer| importer.rank);
        all
    })
}

/// The importer of that id.
pub fn find(id: &str) -> Option<&'static Importer> {
    all().iter().find(|importer| importer.id == id)
}

/// The first of these ids that ships, else the usual importer.
pub fn usual(ids: &[String]) -> &'static Importer {
    ids.iter().find_map(|id| find(id)).unwrap_or(&all()[0])
}

/// Reads a description.
///
/// # Errors
/// When it is not TOML, or not of this shape.
pub fn parse(source: &str) -> Result<Importer, toml::de::Error> {
    toml::from_str(source)
}

impl Importer {
    /// Message id of its title.
    pub fn title_id(&self) -> String {
        format!("importer-{}", self.id)
    }

    /// Message id of what it is for, in a few words.
    pub fn note_id(&self) -> String {
        format!("importer-{}-note", self.id)
    }

    /// The description of a key: `course2` gives the field `course{n}`.
    pub fn field(&self, key: &FieldKey) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == key.family)
    }

    /// The key that a header names when it is written exactly as this importer wants it, but for
    /// case and outer blanks (Moodle compares trimmed and in lower case).
    pub fn key_of_header(&self, header: &str) -> Option<FieldKey> {
        let name = crate::text::php::trim(header).to_lowercase();
        self.fields.iter().find_map(|field| field.key_of(&name))
    }

    /// The known column that a header names, other than the fields.
    pub fn known_column(&self, header: &str) -> Option<&KnownColumn> {
        let name = crate::text::php::trim(header).to_lowercase();
        self.columns.iter().find(|column| column.names.iter().any(|pattern| field::matches(pattern, &name)))
    }

    /// The settings of the import, those in `changed` with the values given there. A key that the description
    /// does not name comes last, shown as it is.
    pub fn settings_with<'a>(&self, changed: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<Setting> {
        let mut settings = self.settings.clone();
        for (key, value) in changed {
            match settings.iter_mut().find(|setting| setting.key == key) {
                Some(setting) => setting.choose(value),
                None => settings.push(Setting::unnamed(key, value)),
            }
        }
        settings
    }

    /// Message ids of what its users should know of it.
    pub fn fact_ids(&self) -> impl Iterator<Item = String> + '_ {
        self.facts.iter().map(|fact| format!("fact-{fact}"))
    }

    /// Message id of how its behaviour is known.
    pub fn evidence_id(&self) -> &'static str {
        match self.evidence {
            Evidence::Run => "evidence-run",
            Evidence::Read => "evidence-read",
        }
    }

    /// The keys that every file must have: the required fields, families with number 1, and the usual one of those
    /// that can name the person.
    pub fn required(&self) -> impl Iterator<Item = FieldKey> + '_ {
        let usual = self.naming().next().map(|field| field.key.as_str());
        let is_required = move |field: &&Field| field.need == Need::Required || Some(field.key.as_str()) == usual;
        self.fields.iter().filter(is_required).map(|field| field.numbered(1))
    }

    /// The required keys that a file with these keys lacks.
    pub fn missing(&self, keys: &[FieldKey]) -> Vec<FieldKey> {
        let named = keys.iter().any(|key| self.field(key).is_some_and(|field| field.one_of));
        let instead = |key: &FieldKey| named && self.field(key).is_some_and(|field| field.one_of);
        self.required().filter(|key| !keys.contains(key) && !instead(key)).collect()
    }

    /// The fields of which a file has exactly one to name the person; none where there is no choice.
    pub fn naming(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.one_of)
    }

    /// The settings of the import of a file with these keys: the field that names the person is the one that it has.
    pub fn settings_for<'a>(&self, changed: impl Iterator<Item = (&'a str, &'a str)>, keys: &[FieldKey]) -> Vec<Setting> {
        let mut settings = self.settings_with(changed);
        let naming = keys.iter().find(|key| self.field(key).is_some_and(|field| field.one_of));
        if let (Some(key), Some(setting)) = (naming, settings.iter_mut().find(|setting| setting.names_person)) {
            setting.choose(&key.family);
        }
        settings
    }

    /// What it does with its settings as they usually are.
    pub fn usually(&self) -> Does {
        self.does.under(&self.settings)
    }

    /// What sentences call it.
    pub fn tool(&self) -> Message {
        Message::new(self.called.as_ref().map_or_else(|| "tool-any".to_owned(), |word| format!("tool-{word}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_embedded_description_is_well_formed() {
        for source in SOURCES {
            parse(source).unwrap();
        }
    }

    #[test]
    fn a_numbered_header_gives_its_field_and_number() {
        let importer = find("moodle-upload-users").unwrap();
        let key = importer.key_of_header(" Course12 ").unwrap();
        assert_eq!((key.family.as_str(), key.number), ("course{n}", Some(12)));
        assert_eq!(key.to_string(), "course12");
        assert_eq!(importer.key_of_header("course"), None, "a family asks for its number");
        assert_eq!(importer.key_of_header("nom"), None);
    }

    #[test]
    fn columns_that_do_more_than_an_enrolment_are_known() {
        let importer = find("moodle-upload-users").unwrap();
        assert_eq!(importer.known_column("SysRole1").unwrap().danger, Danger::SiteRole);
        assert_eq!(importer.known_column("profile_field_statut").unwrap().danger, Danger::OverwritesProfile);
        assert!(importer.known_column("commentaire").is_none());
    }

    #[test]
    fn ids_are_given_once_and_name_their_file_and_the_usual_one_is_first() {
        let ids: Vec<&str> = all().iter().map(|importer| importer.id.as_str()).collect();
        assert_eq!(ids[0], "moodle-upload-users");
        for (i, id) in ids.iter().enumerate() {
            assert!(!ids[..i].contains(id), "{id}");
        }
        for importer in all() {
            assert!(importer.prefer.as_deref().is_none_or(|id| find(id).is_some()), "{}", importer.id);
            assert!(importer.form.delimiters.iter().all(char::is_ascii), "{}", importer.id);
        }
    }

    #[test]
    fn the_forms_of_the_other_importers_are_told() {
        let form = |id: &str| &find(id).unwrap().form;
        assert_eq!((form("tool-sync-users").max_line_bytes, form("tool-sync-users").moments), (Some(1_000), Some(Moments::Seconds)));
        assert_eq!(form("tool-sync-enrolments").moments, Some(Moments::Stamp));
        assert_eq!(form("tool-sync-users").passed_over, ['(', '[', '-', '#', '/']);
        assert_eq!((form("userenrols").header, form("userenrols").max_file_bytes), (Header::None, Some(51_200)));
        assert_eq!(form("mass-enroll-2").header, Header::SkippedLine);
        assert_eq!(form("flatfile").header, Header::None);
        assert_eq!(find("flatfile").unwrap().evidence, Evidence::Run);
        assert_eq!(find("tool-sync-users").unwrap().prefer.as_deref(), Some("tool-sync-enrolments"));
    }

    #[test]
    fn characters_that_one_importer_takes_another_does_not() {
        for (characters, text, fits) in [
            (Characters::Login, "m.durand_1-a@x", true),
            (Characters::Login, "Durand", false),
            (Characters::Identifier, "E000901", true),
            (Characters::Identifier, "55 000 901", false),
            (Characters::Ascii, "TD 1 (lundi)", true),
            (Characters::Ascii, "TD#1", false),
            (Characters::Address, "ana@univ.fr", true),
            (Characters::Address, "ana@campus.university", false),
            (Characters::Address, "luc+moodle@univ.fr", false),
            (Characters::Ascii, "TD été", false),
            (Characters::Ascii, "_TD1", false),
        ] {
            assert_eq!(characters.fit(text), fits, "{text}");
        }
    }

    #[test]
    fn a_file_needs_username_course1_and_role1() {
        let keys: Vec<String> = find("moodle-upload-users").unwrap().required().map(|key| key.to_string()).collect();
        assert_eq!(keys, ["username", "course1", "role1"]);
    }
}
