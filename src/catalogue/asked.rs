//! Lists about people that tell only what was asked for: a login that was asked and is not in the list is no account,
//! one that nobody asked for is not told.

use super::Catalogue;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// For which names the lists about people tell anything. `None` = for the whole platform, as far as the list is told at all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AskedFor {
    /// Logins, as they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub users: Option<BTreeSet<String>>,
    /// Short names of courses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enrolments: Option<BTreeSet<String>>,
    /// Short names of courses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_assignments: Option<BTreeSet<String>>,
    /// Short names of courses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_members: Option<BTreeSet<String>>,
    /// Logins of whom these three lists tell anything; of others nothing is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<BTreeSet<String>>,
}

impl AskedFor {
    /// Whether every list that is told is told for the whole platform.
    pub fn is_everything(&self) -> bool {
        *self == Self::default()
    }

    /// The names for which a list tells anything, by its key in the exchange file.
    pub fn of(&self, list: &str) -> Option<&BTreeSet<String>> {
        match list {
            "users" => self.users.as_ref(),
            "enrolments" => self.enrolments.as_ref(),
            "role_assignments" => self.role_assignments.as_ref(),
            "group_members" => self.group_members.as_ref(),
            _ => None,
        }
    }

    /// Sets the names for which a list tells anything. A list that is always told for the whole platform takes none.
    pub fn set(&mut self, list: &str, names: Option<BTreeSet<String>>) {
        match list {
            "users" => self.users = names,
            "enrolments" => self.enrolments = names,
            "role_assignments" => self.role_assignments = names,
            "group_members" => self.group_members = names,
            _ => {}
        }
    }
}

fn tells(names: Option<&BTreeSet<String>>, name: &str) -> bool {
    names.is_none_or(|names| names.contains(name))
}

impl Catalogue {
    /// Whether it is told if an account of exactly this login exists. Where only some were asked for: a login with capitals
    /// can never be asked, and an account that has them is found by its number or address alone. What is somebody's number
    /// or address is nobody's login.
    pub fn tells_account(&self, username: &str) -> bool {
        let is_found = || self.user(username).is_some();
        let is_other = || self.users_numbered(username).next().is_some() || self.users_at(username).next().is_some();
        self.knows_accounts() && (tells(self.site().asked.users.as_ref(), username) || is_found() || is_other())
    }

    /// Whether it is told what ties the person of this login to courses, where the courses are.
    pub fn tells_ties_of(&self, username: &str) -> bool {
        tells(self.site().asked.people.as_ref(), username)
    }

    /// Whether all accounts of the platform are told.
    pub fn tells_all_accounts(&self) -> bool {
        self.knows_accounts() && self.site().asked.users.is_none()
    }

    /// Whether it is told who is enrolled in the course of this short name. The way of being enrolled may be missing.
    pub fn tells_enrolments(&self, course: &str) -> bool {
        self.site().enrolments.is_some() && tells(self.site().asked.enrolments.as_ref(), course)
    }

    /// Whether it is told which roles people hold in the course of this short name.
    pub fn tells_held_roles(&self, course: &str) -> bool {
        self.site().role_assignments.is_some() && tells(self.site().asked.role_assignments.as_ref(), course)
    }

    /// Whether the manual method of a course writes to the people that it enrols; `None` = neither told nor stated.
    pub fn sends_welcome(&self, course: &super::Course) -> Option<bool> {
        match self.welcomes(course.manual_method().ok()??) {
            super::Known::Told(sends) | super::Known::Assumed(sends, _) => Some(sends),
            super::Known::NotTold => None,
        }
    }

    /// Whether somebody is the contact of the course of this short name, in whose name it writes to people; `None` = not
    /// told. As Moodle is installed, those are its teachers with the right to edit.
    pub fn contact_in(&self, course: &str) -> Option<bool> {
        let assignments = self.site().role_assignments.as_deref()?;
        // Of a list that was asked for, the roles of its people are known, and a teacher is seldom one of them.
        let told = self.tells_held_roles(course) && self.site().asked.people.is_none();
        let found = assignments.iter().any(|row| row.course == course && row.role == "editingteacher");
        (told || found).then_some(found)
    }

    /// Whether it is told who is in the groups of the course of this short name.
    pub fn tells_memberships(&self, course: &str) -> bool {
        self.site().group_members.is_some() && tells(self.site().asked.group_members.as_ref(), course)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::parse;

    #[test]
    fn a_login_that_nobody_asked_for_is_not_told() {
        let site =
            r#"{"courses":[{"shortname":"A"}],"users":[{"username":"x"}],"enrolments":[],"asked":{"users":["x","y"],"enrolments":["A"]}}"#;
        let catalogue = Catalogue::new(parse(site.as_bytes()).unwrap());
        assert!(
            catalogue.tells_account("x") && catalogue.tells_account("y") && !catalogue.tells_account("Y") && !catalogue.tells_account("z")
        );
        assert!(catalogue.knows_accounts() && !catalogue.tells_all_accounts());
        assert!(catalogue.tells_enrolments("A") && !catalogue.tells_enrolments("B") && !catalogue.tells_memberships("A"));
        let again = serde_json::to_vec(catalogue.site()).unwrap();
        assert_eq!(parse(&again).unwrap().asked, catalogue.site().asked);
    }

    #[test]
    fn a_course_whose_teacher_is_not_of_the_list_may_have_one() {
        let site = |asked: &str| {
            let rows = r#""role_assignments":[{"username":"x","course":"A","role":"student"}]"#;
            Catalogue::new(parse(format!(r#"{{"courses":[{{"shortname":"A"}}],{rows}{asked}}}"#).as_bytes()).unwrap())
        };
        assert_eq!(site("").contact_in("A"), Some(false));
        assert_eq!(site(r#","asked":{"role_assignments":["A"],"people":["x"]}"#).contact_in("A"), None);
    }

    #[test]
    fn a_list_without_limits_tells_the_whole_platform() {
        let catalogue = Catalogue::new(parse(br#"{"courses":[],"users":[]}"#).unwrap());
        assert!(catalogue.tells_account("x") && catalogue.tells_all_accounts() && !catalogue.tells_enrolments("A"));
        assert!(!String::from_utf8(serde_json::to_vec(catalogue.site()).unwrap()).unwrap().contains("asked"));
    }
}
