//! What no export of a platform tells, and its people know: how files are imported, who feeds which
//! groups, what may be asked for. Kept beside the catalogue; a refresh leaves it alone.

use super::{Catalogue, Course, Role};
use crate::text::fold;
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
    /// What is assumed where the platform does not tell.
    #[serde(skip_serializing_if = "super::Assumed::is_nothing")]
    pub assumed: super::Assumed,
    /// Days after which the catalogue is said to be old; `None` = as everywhere.
    pub old_after_days: Option<u16>,
    /// Ways of handing a finished file over, by a name of the place, each as it is written out for `submit --to`. No secrets.
    pub channels: BTreeMap<String, String>,
}

/// Why a course may not be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed<'a> {
    /// By its own short name.
    Course,
    /// By the category of this name.
    Category(&'a str),
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

impl RequestedRole {
    /// Short name, label and synonyms.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        [&self.shortname, &self.label].into_iter().chain(&self.synonyms)
    }

    /// Whether people mean this role by `text`: its label or a synonym, case and accents aside.
    pub fn is_called(&self, text: &str) -> bool {
        let typed = fold::careful(text);
        !typed.is_empty() && self.names().skip(1).any(|name| fold::careful(name) == typed)
    }
}

/// Whether a name is of a pattern, where `*` stands for any characters; case and accents do not count.
pub fn fits(pattern: &str, name: &str) -> bool {
    let (pattern, name) = (fold::careful(pattern), fold::careful(name));
    let mut pieces = pattern.split('*');
    let first = pieces.next().unwrap_or_default();
    let Some(mut rest) = name.strip_prefix(first).filter(|_| !pattern.is_empty()) else { return false };
    let Some(last) = pieces.next_back() else { return rest.is_empty() };
    for piece in pieces {
        match rest.find(piece) {
            Some(at) => rest = &rest[at + piece.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

impl Local {
    /// The pattern by which a course may not be asked for; its category counts when the platform tells it.
    pub fn closes<'a>(&'a self, shortname: &str, course: Option<&'a Course>) -> Option<Closed<'a>> {
        let by_name = self.closed_courses.iter().any(|pattern| fits(pattern, shortname));
        let category = course.and_then(|course| course.category.as_deref());
        let closed = |category: &&str| self.closed_categories.iter().any(|pattern| fits(pattern, category));
        if by_name { Some(Closed::Course) } else { category.filter(closed).map(Closed::Category) }
    }

    /// Whether another system fills this group of this course.
    pub fn fills(&self, shortname: &str, group: &str) -> bool {
        self.automatic_groups.iter().any(|automatic| fits(&automatic.course, shortname) && fits(&automatic.group, group))
    }

    /// Whether a role may be asked for; `None` when nobody said which may.
    pub fn offers(&self, shortname: &str) -> Option<bool> {
        Some(self.roles.as_ref()?.iter().any(|role| role.shortname == shortname))
    }

    /// What a role is called here.
    pub fn label_of(&self, shortname: &str) -> Option<&str> {
        let role = self.roles.iter().flatten().find(|role| role.shortname == shortname)?;
        Some(role.label.as_str()).filter(|label| !label.is_empty())
    }

    /// The settings of an import that differ from the importer's usual ones.
    pub fn settings_of(&self, importer: &str) -> impl Iterator<Item = (&str, &str)> {
        self.settings.get(importer).into_iter().flatten().map(|(key, value)| (key.as_str(), value.as_str()))
    }
}

/// A role that a person can choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered<'a> {
    /// What the file holds.
    pub shortname: &'a str,
    /// What people call it; empty when nobody told.
    pub label: &'a str,
}

impl Offered<'_> {
    /// Label and short name, as a list shows them.
    pub fn words(&self) -> String {
        match self.label {
            "" => self.shortname.to_owned(),
            label => format!("{label} ({})", self.shortname),
        }
    }
}

impl Catalogue {
    /// What people call a role: here, else on the platform.
    pub fn role_label(&self, shortname: &str) -> Option<&str> {
        let told = || self.role(shortname).map(|role| role.name.as_str()).filter(|name| !name.is_empty());
        self.local().label_of(shortname).or_else(told)
    }

    /// The roles that may be asked for and given in a course, those that fit `text` best first: by short name, by name, by
    /// what they are called here. When the platform does not tell its roles, those that its people told stand for them.
    pub fn offered_roles(&self, text: &str) -> Vec<Offered<'_>> {
        let offer = |shortname| Offered { shortname, label: self.role_label(shortname).unwrap_or_default() };
        let may = |role: &&Role| !role.assignable_in_course.surely_not() && self.local().offers(&role.shortname) != Some(false);
        if self.knows_roles() {
            return self.search_roles(text).into_iter().filter(may).map(|role| offer(&role.shortname)).collect();
        }
        let typed = fold::careful(text);
        let fitting = |role: &&RequestedRole| role.names().any(|name| fold::careful(name).contains(&typed));
        self.local().roles.iter().flatten().filter(fitting).map(|role| offer(&role.shortname)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{Site, sample};

    #[test]
    fn a_star_stands_for_any_characters_and_case_and_accents_do_not_count() {
        for (pattern, name, fitting) in [
            ("DEMO*", "demo_chimie", true),
            ("DEMO*", "CHIM_DEMO", false),
            ("*_TEST", "Été_test", true),
            ("ete_*", "Été_test", true),
            ("CHIM*TP*", "CHIM_L1_TP_2", true),
            ("CHIM*TP", "CHIM_L1_TP_2", false),
            ("A*A", "A", false),
            ("CHIM_L1", "chim_l1", true),
            ("CHIM_L1", "CHIM_L1_TP", false),
            ("*", "n’importe", true),
            ("", "", false),
        ] {
            assert_eq!(fits(pattern, name), fitting, "{pattern} {name}");
        }
    }

    fn role(shortname: &str, label: &str, synonyms: &[&str]) -> RequestedRole {
        let synonyms = synonyms.iter().map(ToString::to_string).collect();
        RequestedRole { shortname: shortname.into(), label: label.into(), synonyms }
    }

    #[test]
    fn the_roles_that_may_be_asked_for_go_by_the_names_of_the_place() {
        let roles = vec![role("student", "Apprenant", &["élève"]), role("editingteacher", "Responsable de cours", &[])];
        let local = Local { roles: Some(roles), ..Local::default() };
        let catalogue = Catalogue::new(sample()).with_local(local.clone());
        let words = |catalogue: &Catalogue, text: &str| catalogue.offered_roles(text).iter().map(Offered::words).collect::<Vec<_>>();
        assert_eq!(words(&catalogue, ""), ["Responsable de cours (editingteacher)", "Apprenant (student)"]);
        assert_eq!(words(&catalogue, "Elev"), ["Apprenant (student)"]);
        assert_eq!(words(&catalogue, "etu"), ["Apprenant (student)"], "the platform’s own name finds it too");
        let untold = Catalogue::new(Site { courses: Vec::new(), ..Site::default() }).with_local(local);
        assert_eq!(words(&untold, "respons"), ["Responsable de cours (editingteacher)"]);
    }
}
