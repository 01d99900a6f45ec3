//! The fields of the tool's form, and what else decides the verdict: database, release, who imports.

use super::super::simulation::SettingFault;
use super::fields::Field;
use super::release::Version;
use crate::importer::Setting;
use rustc_hash::FxHashMap;

/// Names that can be set, but for the fields of accounts that have a default in the form.
const NAMES: [&str; 22] = [
    "delimiter",
    "delimiter_name",
    "encoding",
    "database",
    "moodle",
    "importer",
    "uutype",
    "uuupdatetype",
    "uuforcepasswordchange",
    "uupasswordnew",
    "uupasswordold",
    "uuallowrenames",
    "uuallowdeletes",
    "uuallowsuspends",
    "uustandardusernames",
    "uumatchemail",
    "uunoemailduplicates",
    "uubulk",
    "username",
    "uulegacy1",
    "uulegacy2",
    "uulegacy3",
];
/// How the names of custom fields begin.
const PROFILE: &str = "profile_field_";

/// Settings of one import. The default is what the requester guide asks for.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Column separator chosen in the form.
    pub delimiter: Delimiter,
    /// Encoding chosen in the form, as Moodle names it.
    pub encoding: String,
    /// How the database compares text; `None` = what the catalogue says, else exactly.
    pub database: Option<Database>,
    /// Release of Moodle; `None` = what the catalogue says, else 4.5.
    pub moodle: Option<Version>,
    /// `uutype`.
    pub kind: Kind,
    /// `uuupdatetype`.
    pub update: Update,
    /// `uupasswordnew`: create a password when needed.
    pub password_new: bool,
    /// `uupasswordold`: replace passwords by those of the file.
    pub password_old: bool,
    /// `uuallowrenames`.
    pub renames: bool,
    /// `uuallowdeletes`.
    pub deletes: bool,
    /// `uuallowsuspends`.
    pub suspends: bool,
    /// `uustandardusernames`.
    pub standardise: bool,
    /// `uumatchemail`.
    pub match_email: bool,
    /// `uunoemailduplicates`.
    pub no_email_duplicates: bool,
    /// `uuforcepasswordchange`.
    pub force_change: Force,
    /// `username`: template when the file has no such column.
    pub username: Option<String>,
    /// Defaults typed into the form, templates included.
    pub defaults: FxHashMap<Field, String>,
    /// The same for custom fields, by the name of their column.
    pub profile_defaults: Vec<(String, String)>,
    /// `uulegacy1` to `uulegacy3`: the role for each old type, by number; `None` = the role of that archetype.
    pub old_types: [Option<i64>; 3],
    /// Who imports.
    pub rights: Rights,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            delimiter: Delimiter::Semicolon,
            encoding: "UTF-8".to_owned(),
            database: None,
            moodle: None,
            kind: Kind::Update,
            update: Update::File,
            password_new: true,
            password_old: false,
            renames: false,
            deletes: false,
            suspends: false,
            standardise: false,
            match_email: false,
            no_email_duplicates: true,
            force_change: Force::Weak,
            username: None,
            defaults: FxHashMap::default(),
            profile_defaults: Vec::new(),
            old_types: [None; 3],
            rights: Rights::Administrator,
        }
    }
}

/// Separator of cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// `:`
    Colon,
    /// Tab.
    Tab,
}

impl Delimiter {
    /// The byte itself.
    pub fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Colon => b':',
            Self::Tab => b'\t',
        }
    }

    /// The delimiter of that character; `None` when the form does not offer it.
    pub fn of(c: char) -> Option<Self> {
        [Self::Comma, Self::Semicolon, Self::Colon, Self::Tab].into_iter().find(|d| char::from(d.byte()) == c)
    }
}

/// How the database compares logins, course short names, codes of cohorts and categories, e-mails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Database {
    /// PostgreSQL: byte by byte. What passes here passes everywhere.
    Exact,
    /// MySQL or MariaDB with `utf8mb4_unicode_ci`: case, accents and kinds of blanks do not count.
    UnicodeCi,
}

impl Database {
    /// The database of that name; `None` when it is not one that Moodle runs on.
    pub fn of(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "postgresql" | "postgres" | "pgsql" => Some(Self::Exact),
            "mariadb" | "mysql" | "mysqli" | "auroramysql" => Some(Self::UnicodeCi),
            _ => None,
        }
    }
}

/// `uutype`: which accounts may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 0: add new only.
    AddNew,
    /// 1: add all, append a number to logins when needed.
    AddNumbered,
    /// 2: add new and update existing.
    AddAndUpdate,
    /// 3: update existing only.
    Update,
}

impl Kind {
    /// Whether it can create accounts.
    pub fn creates(self) -> bool {
        self != Self::Update
    }

    /// Whether it only adds.
    pub fn only_adds(self) -> bool {
        matches!(self, Self::AddNew | Self::AddNumbered)
    }
}

/// `uuupdatetype`: what of an existing account is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Update {
    /// 0: nothing.
    Nothing,
    /// 1: override with file.
    File,
    /// 2: override with file and defaults.
    FileAndDefaults,
    /// 3: fill in missing from file and defaults.
    Missing,
}

/// `uuforcepasswordchange`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Force {
    /// 0: nobody.
    None,
    /// 1: people with a weak password.
    Weak,
    /// 2: everybody.
    All,
}

/// Rights of the person who imports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rights {
    /// A site administrator: every role that can be given in that place.
    Administrator,
    /// The manager role with its default permissions: standard roles only.
    Manager,
}

/// A yes or no as forms and people write it.
pub(in crate::simulate) fn flag(value: &str) -> Option<bool> {
    match value {
        "0" | "" | "no" | "false" => Some(false),
        "1" | "yes" | "true" => Some(true),
        _ => None,
    }
}

impl Settings {
    /// The settings that are chosen for an import of a file with this delimiter.
    ///
    /// # Errors
    /// When one of them is not known here, or its value is none that the form offers.
    pub fn of(chosen: &[Setting], delimiter: char) -> Result<Self, SettingFault> {
        let mut settings = Self::default();
        for setting in chosen {
            settings.set(&setting.key, &setting.value_for(delimiter))?;
        }
        Ok(settings)
    }

    /// Every name that can be set. One ends with `_`: it is the beginning of the names of custom fields.
    pub fn keys() -> impl Iterator<Item = &'static str> {
        let fields = Field::all().filter(|field| field.has_default()).map(Field::name);
        NAMES.into_iter().chain(fields).chain([PROFILE])
    }

    /// Sets one field by its name in the tool's form; `database` and `moodle` also take `catalogue`, for what the
    /// catalogue says.
    ///
    /// # Errors
    /// When the name is unknown, or the value is not one that the form offers.
    pub fn set(&mut self, key: &str, value: &str) -> Result<(), SettingFault> {
        let fault = |unknown| SettingFault { key: key.to_owned(), value: value.to_owned(), unknown };
        if !Self::keys().any(|known| known == key || (known == PROFILE && key.starts_with(PROFILE))) {
            return Err(fault(true));
        }
        let bad = || fault(false);
        let flag = || flag(value).ok_or_else(bad);
        match key {
            "delimiter" | "delimiter_name" => self.delimiter = delimiter(value).ok_or_else(bad)?,
            "encoding" => {
                super::decode::knows(value).then_some(()).ok_or_else(bad)?;
                self.encoding = value.to_owned();
            }
            "database" if value == "catalogue" => self.database = None,
            "moodle" if value == "catalogue" => self.moodle = None,
            "database" => self.database = Some(Database::of(value).ok_or_else(bad)?),
            "moodle" => self.moodle = Some(Version::of(value).ok_or_else(bad)?),
            "importer" => {
                self.rights = match value {
                    "admin" | "administrator" => Rights::Administrator,
                    "manager" => Rights::Manager,
                    _ => return Err(bad()),
                }
            }
            "uutype" => {
                let kinds = [Kind::AddNew, Kind::AddNumbered, Kind::AddAndUpdate, Kind::Update];
                self.kind = choice(value, &kinds).ok_or_else(bad)?;
            }
            "uuupdatetype" => {
                let kinds = [Update::Nothing, Update::File, Update::FileAndDefaults, Update::Missing];
                self.update = choice(value, &kinds).ok_or_else(bad)?;
            }
            "uuforcepasswordchange" => self.force_change = choice(value, &[Force::None, Force::Weak, Force::All]).ok_or_else(bad)?,
            "uupasswordnew" => self.password_new = flag()?,
            "uupasswordold" => self.password_old = flag()?,
            "uuallowrenames" => self.renames = flag()?,
            "uuallowdeletes" => self.deletes = flag()?,
            "uuallowsuspends" => self.suspends = flag()?,
            "uustandardusernames" => self.standardise = flag()?,
            "uumatchemail" => self.match_email = flag()?,
            "uunoemailduplicates" => self.no_email_duplicates = flag()?,
            // Selection for bulk actions changes nothing on the platform.
            "uubulk" => {}
            "username" => self.username = Some(value.to_owned()),
            "uulegacy1" | "uulegacy2" | "uulegacy3" => {
                let at = usize::from(key.as_bytes()[key.len() - 1] - b'1');
                self.old_types[at] = Some(value.parse().map_err(|_| bad())?);
            }
            _ if key.starts_with(PROFILE) => {
                self.profile_defaults.retain(|(column, _)| column != key);
                self.profile_defaults.push((key.to_owned(), value.to_owned()));
            }
            _ => match Field::named(key).filter(|field| field.has_default()) {
                Some(field) => {
                    self.defaults.insert(field, value.to_owned());
                }
                None => return Err(fault(true)),
            },
        }
        Ok(())
    }
}

fn delimiter(value: &str) -> Option<Delimiter> {
    match value {
        "comma" => Some(Delimiter::Comma),
        "semicolon" => Some(Delimiter::Semicolon),
        "colon" => Some(Delimiter::Colon),
        "tab" => Some(Delimiter::Tab),
        _ => {
            let mut chars = value.chars();
            chars.next().filter(|_| chars.next().is_none()).and_then(Delimiter::of)
        }
    }
}

fn choice<T: Copy>(value: &str, choices: &[T]) -> Option<T> {
    value.parse::<usize>().ok().and_then(|i| choices.get(i)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_is_set_by_the_names_of_its_fields() {
        let mut settings = Settings::default();
        for (key, value) in [("uutype", "2"), ("delimiter", "comma"), ("database", "mariadb"), ("moodle", "4.1.3"), ("city", "Caen")] {
            settings.set(key, value).unwrap();
        }
        assert_eq!((settings.kind, settings.delimiter), (Kind::AddAndUpdate, Delimiter::Comma));
        assert_eq!((settings.database, settings.moodle), (Some(Database::UnicodeCi), Version::of("4.1.3")));
        assert_eq!(settings.defaults[&Field::City], "Caen");
    }

    #[test]
    fn every_choice_of_the_descriptions_is_one_of_the_form() {
        let simulated = crate::importer::all().iter().filter(|importer| importer.simulator.as_deref() == Some("moodle-upload"));
        for importer in simulated {
            for mut setting in importer.settings.clone() {
                assert!(setting.choices.len() > 1, "{} {}", importer.id, setting.key);
                for choice in setting.choices.clone() {
                    setting.choose(&choice);
                    Settings::default().set(&setting.key, &setting.value_for(';')).unwrap();
                }
            }
            Settings::of(&importer.settings, ',').unwrap();
        }
    }

    #[test]
    fn a_wrong_setting_says_which() {
        let fault = Settings::default().set("uutype", "7").unwrap_err();
        assert!(!fault.unknown && fault.key == "uutype");
        assert!(Settings::default().set("colour", "red").unwrap_err().unknown);
    }
}
