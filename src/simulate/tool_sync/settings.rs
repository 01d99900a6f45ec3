//! The settings of the tool's page that change what it does with a file.

use super::super::simulation::SettingFault;
use crate::catalogue::{Catalogue, Site};
use crate::importer::{Importer, delimiter_of};
use std::collections::BTreeMap;

/// The file kinds that are simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `userimport.csv`.
    Users,
    /// `enrols.csv`.
    Enrolments,
    /// `cohorts.csv`.
    Cohorts,
    /// `groups.csv`.
    Groups,
    /// `groupmembers.csv`.
    GroupMembers,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 5] = [Self::Users, Self::Enrolments, Self::Cohorts, Self::Groups, Self::GroupMembers];

    /// The tool's own word, used in its settings and in the verdicts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Users => "users",
            Self::Enrolments => "enrols",
            Self::Cohorts => "cohorts",
            Self::Groups => "groups",
            Self::GroupMembers => "groupmembers",
        }
    }

    /// The name of the simulation in an importer's description: `tool-sync-users`.
    pub const fn simulator(self) -> &'static str {
        match self {
            Self::Users => "tool-sync-users",
            Self::Enrolments => "tool-sync-enrolments",
            Self::Cohorts => "tool-sync-cohorts",
            Self::Groups => "tool-sync-groups",
            Self::GroupMembers => "tool-sync-group-members",
        }
    }

    /// The setting that says under which path the tool looks for the file.
    fn location(self) -> &'static str {
        match self {
            Self::Users => "users_filelocation",
            Self::Enrolments => "enrols_filelocation",
            Self::Cohorts => "cohorts_filelocation",
            Self::Groups => "groups_filelocation",
            Self::GroupMembers => "groupmembers_filelocation",
        }
    }

    /// The file name that the tool looks for when its setting says nothing.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Users => "userimport.csv",
            Self::Enrolments => "enrols.csv",
            Self::Cohorts => "cohorts.csv",
            Self::Groups => "groups.csv",
            Self::GroupMembers => "groupmembers.csv",
        }
    }
}

/// Whether the tool writes, or is asked to simulate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    /// It writes.
    #[default]
    Real,
    /// The box "Simuler l’opération" is ticked.
    Simulate,
}

impl Mode {
    /// The word of the verdicts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Real => "real",
            Self::Simulate => "simulate",
        }
    }
}

/// What the tool's page is set to. Absent, empty and never saved are the same to the tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Which file.
    pub kind: Kind,
    values: BTreeMap<&'static str, String>,
    /// Really, or simulated.
    pub mode: Mode,
    /// Name under which the file lies in the tool's file area.
    pub file_name: Option<String>,
    /// Whether the file is given to the manual run by its file picker, whatever its name.
    pub picked: bool,
    /// One of the runs that release 4.1 added beside the import: `suspend`, `restore` or `delete`.
    pub extra_run: Option<String>,
}

/// Key, default for which files are made here, and the choices when there are few.
const KEYS: &[(&str, &str, &[&str])] = &[
    ("encoding", "UTF-8", &["UTF-8", "ISO-8859-1"]),
    ("csvseparator", ";", &[";", ","]),
    ("invalidnamesnocheck", "", &[]),
    ("storereport", "1", &[]),
    ("filearchive", "", &[]),
    ("filefailed", "1", &[]),
    ("filecleanup", "", &[]),
    ("discardfileonfailure", "", &[]),
    ("users_filelocation", "userimport.csv", &[]),
    ("users_primaryidentity", "username", &["id", "idnumber", "username", "email"]),
    ("courses_primaryidentity", "shortname", &["id", "idnumber", "shortname"]),
    ("users_protectemails", "1", &[]),
    ("users_createpasswords", "", &[]),
    ("users_sendpasswordtousers", "", &[]),
    ("users_allowrename", "", &[]),
    ("enrols_filelocation", "enrols.csv", &[]),
    ("enrols_courseidentifier", "shortname", &["id", "idnumber", "shortname"]),
    ("enrols_useridentifier", "username", &["id", "idnumber", "username", "email"]),
    ("enrols_defaultcmd", "", &[]),
    ("enrols_protectgroups", "", &[]),
    ("enrols_enableenrolondisabled", "", &[]),
    ("cohorts_filelocation", "cohorts.csv", &[]),
    ("cohorts_useridentifier", "username", &["id", "idnumber", "username", "email"]),
    ("cohorts_cohortidentifier", "idnumber", &["id", "idnumber", "name"]),
    ("cohorts_autocreate", "1", &[]),
    ("groups_filelocation", "groups.csv", &[]),
    ("groupmembers_filelocation", "groupmembers.csv", &[]),
    ("groups_courseidentifier", "shortname", &["id", "idnumber", "shortname"]),
    ("groups_useridentifier", "username", &["id", "idnumber", "username", "email"]),
    ("groups_groupidentifier", "name", &["id", "idnumber", "name"]),
    ("groups_groupingidentifier", "name", &["id", "idnumber", "name"]),
    ("groups_purgeemptygroups", "", &["0", "1", "2"]),
];

impl Settings {
    /// The settings for which Bordereau makes its files of this kind; not the tool's own defaults.
    pub fn new(kind: Kind) -> Self {
        let values = KEYS.iter().map(|(key, value, _)| (*key, (*value).to_owned())).collect();
        Self { kind, values, mode: Mode::default(), file_name: None, picked: false, extra_run: None }
    }

    /// The settings of a platform, as far as its catalogue tells them.
    pub fn of(kind: Kind, site: &Site) -> Self {
        let mut settings = Self::new(kind);
        settings.take(site);
        settings
    }

    fn take(&mut self, site: &Site) {
        for (key, value) in site.site.tool_sync.iter().flatten() {
            // A key of another release is no reason to stop.
            let _ = self.set(key, value.as_deref().unwrap_or_default());
        }
    }

    /// Takes what the platform tells of an import of a file with this delimiter: its catalogue, then its people. The
    /// separator is that of the file where nobody tells it.
    pub(super) fn tell(&mut self, catalogue: &Catalogue, importer: &Importer, delimiter: char) {
        self.take(catalogue.site());
        let _ = self.set("csvseparator", &delimiter.to_string());
        let told = catalogue.site().site.tool_sync.iter().flatten().filter_map(|(key, value)| Some((key.as_str(), value.as_deref()?)));
        for (key, value) in told.filter(|(key, _)| *key == "csvseparator").chain(catalogue.local().settings_of(&importer.id)) {
            // What does not fit leaves the setting as it was.
            let _ = self.set(key, value);
        }
        // The file is given the name under which the platform looks for it.
        self.file_name = Some(self.get(self.kind.location()).to_owned()).filter(|name| !name.is_empty());
    }

    /// Sets one: a setting of the tool's page, or `delimiter`, `mode`, `filename`, `source`, `run`. A separator may be given
    /// by its word.
    ///
    /// # Errors
    /// When there is no such key, or the value is none of its choices.
    pub fn set(&mut self, key: &str, value: &str) -> Result<(), SettingFault> {
        let fault = |unknown| SettingFault { key: key.to_owned(), value: value.to_owned(), unknown };
        let separator = delimiter_of(value).filter(|_| matches!(key, "delimiter" | "csvseparator")).map(String::from);
        let value = separator.as_deref().unwrap_or(value);
        match (key, value) {
            ("mode", "real") => self.mode = Mode::Real,
            ("mode", "simulate") => self.mode = Mode::Simulate,
            ("filename", name) => self.file_name = Some(name.to_owned()),
            ("source", "standard") => self.picked = false,
            ("source", "picked") => self.picked = true,
            ("run", "import") => self.extra_run = None,
            ("run", "suspend" | "restore" | "delete") => self.extra_run = Some(value.to_owned()),
            ("mode" | "source" | "run", _) => return Err(fault(false)),
            _ => {
                let key = if key == "delimiter" { "csvseparator" } else { key };
                let (key, _, choices) = KEYS.iter().find(|(known, ..)| *known == key).ok_or_else(|| fault(true))?;
                if !value.is_empty() && !choices.is_empty() && !choices.contains(&value) {
                    return Err(fault(false));
                }
                self.values.insert(key, value.to_owned());
            }
        }
        Ok(())
    }

    /// The value of a setting; empty when it was never saved.
    pub fn get(&self, key: &str) -> &str {
        self.values.get(key).map(String::as_str).unwrap_or_default()
    }

    /// Whether a box is ticked, as PHP's `empty` sees it.
    pub(super) fn is_on(&self, key: &str) -> bool {
        !matches!(self.get(key), "" | "0")
    }

    /// Whether the file is read as UTF-8.
    pub(super) fn is_utf8(&self) -> bool {
        self.get("encoding") == "UTF-8"
    }

    /// The separator of every file of the site; the tool falls back to the semicolon.
    pub fn separator(&self) -> char {
        self.get("csvseparator").chars().next().unwrap_or(';')
    }

    /// Path in the file area at which the tool looks, when it is not the path of this file.
    pub(super) fn missed_location(&self) -> Option<String> {
        let usual = self.kind.file_name();
        let wanted = Some(self.get(self.kind.location())).filter(|name| !name.is_empty()).unwrap_or(usual);
        let name = self.file_name.as_deref().unwrap_or(usual);
        let rooted = |path: &str| format!("/{}", path.trim_start_matches('/'));
        (!self.picked && rooted(wanted) != rooted(name)).then(|| rooted(wanted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_or_a_choice_that_the_tool_does_not_have_is_refused() {
        let mut settings = Settings::new(Kind::Users);
        assert!(settings.set("users_primaryidentity", "login").is_err());
        assert!(settings.set("csvseparateur", ";").is_err());
        assert!(settings.set("mode", "essai").is_err());
        assert_eq!(settings.set("csvseparator", ","), Ok(()));
        assert_eq!(settings.separator(), ',');
    }

    #[test]
    fn another_configured_name_means_that_the_file_is_not_seen_unless_it_is_picked() {
        let mut settings = Settings::new(Kind::Users);
        assert_eq!(settings.missed_location(), None);
        settings.set("users_filelocation", "autre.csv").unwrap();
        assert_eq!(settings.missed_location().as_deref(), Some("/autre.csv"));
        settings.set("source", "picked").unwrap();
        assert_eq!(settings.missed_location(), None);
    }
}
