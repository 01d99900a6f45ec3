//! What no export of a platform tells, and its people know: how files are imported, who feeds which
//! groups, what may be asked for. Kept beside the catalogue; a refresh leaves it alone.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the people who work with a platform say of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Local {
    /// Ids of the importers in use, the usual one first; empty = not told.
    pub importers: Vec<String>,
    /// Settings of an import that differ from the importer's usual ones: by importer id, then by key.
    pub settings: BTreeMap<String, BTreeMap<String, String>>,
    /// What must be true before a request, in the words of the place, one sentence each: "account at least a day old".
    pub prerequisites: Vec<String>,
    /// Groups that another system fills.
    pub automatic_groups: Vec<AutomaticGroups>,
    /// Short names of courses that may not be asked for; `*` stands for any characters.
    pub closed_courses: Vec<String>,
    /// Names of categories that may not be asked for, with the same `*`.
    pub closed_categories: Vec<String>,
    /// Roles that may be asked for; `None` = any.
    pub roles: Option<Vec<RequestedRole>>,
    /// Days after which the catalogue is said to be old; `None` = as everywhere.
    pub old_after_days: Option<u16>,
}

/// Groups that another system fills: a member added by hand is removed by the next night.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AutomaticGroups {
    /// Short names of the courses, `*` for any characters.
    pub course: String,
    /// Names of the groups, `*` for any characters.
    pub group: String,
}

/// A role that may be asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RequestedRole {
    /// What the file holds.
    pub shortname: String,
    /// What it is called here: « Étudiant ».
    pub label: String,
    /// What else people write for it.
    pub synonyms: Vec<String>,
}

impl Local {
    /// The settings of an import that differ from the importer's usual ones.
    pub fn settings_of(&self, importer: &str) -> impl Iterator<Item = (&str, &str)> {
        self.settings.get(importer).into_iter().flatten().map(|(key, value)| (key.as_str(), value.as_str()))
    }
}
