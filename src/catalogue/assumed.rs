//! What the people of a platform state where it does not tell, and what follows from it.

use super::{Assumption, Catalogue, EnrolMethod, Fact, Known, Role, Site};
use crate::text::fold;
use serde::{Deserialize, Serialize};

/// What is assumed of a platform, because its people said so. What the platform tells always counts before it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Assumed {
    /// The roles are those that Moodle comes with, given where Moodle gives them, and those that may be asked for here.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub standard_roles: bool,
    /// Short name of the role that the manual method gives when none is asked for; an empty text = none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_role: Option<String>,
    /// Days that an enrolment lasts when no period is asked for; 0 = no end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_period_days: Option<u32>,
    /// Whether courses welcome the people that are enrolled with a message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub welcome_message: Option<bool>,
}

impl Assumed {
    /// Whether nothing is assumed.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// A role that Moodle comes with.
pub struct StandardRole {
    /// What a file must hold.
    pub shortname: &'static str,
    /// Its name on an English site.
    pub english: &'static str,
    /// Its name on a French site.
    pub french: &'static str,
    /// Whether somebody who may give every role gives it in a course, in a category, on the site.
    /// Source: the levels of the roles of a new Moodle 4.5.
    pub given: [bool; 3],
}

const fn standard(shortname: &'static str, english: &'static str, french: &'static str, given: [bool; 3]) -> StandardRole {
    StandardRole { shortname, english, french, given }
}

/// The roles of a new Moodle, in its order.
pub const STANDARD_ROLES: [StandardRole; 8] = [
    standard("manager", "Manager", "Gestionnaire", [true, true, true]),
    standard("coursecreator", "Course creator", "Créateur de cours", [false, true, true]),
    standard("editingteacher", "Teacher", "Enseignant", [true, false, false]),
    standard("teacher", "Non-editing teacher", "Enseignant non-éditeur", [true, false, false]),
    standard("student", "Student", "Étudiant", [true, false, false]),
    standard("guest", "Guest", "Visiteur anonyme", [false, false, false]),
    standard("user", "Authenticated user", "Utilisateur authentifié", [false, false, false]),
    standard("frontpage", "Authenticated user on site home", "Utilisateur authentifié sur la page d’accueil", [false, false, false]),
];

/// The standard role of which a text is the name that people see, in English or French, and not the short name itself.
/// Moodle writes short names in small letters without accents or blanks: such a text is no short name on any site.
pub fn role_displayed_as(text: &str) -> Option<&'static str> {
    let is_short = text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-'));
    let typed = fold::careful(text);
    let role = STANDARD_ROLES.iter().find(|role| [role.english, role.french].iter().any(|name| fold::careful(name) == typed));
    role.filter(|_| !is_short).map(|role| role.shortname)
}

/// The roles that are assumed of a platform whose roles nobody told.
pub(super) fn roles(site: &Site, local: &super::Local) -> Vec<Role> {
    if site.roles.is_some() || !local.assumed.standard_roles {
        return Vec::new();
    }
    let standard = STANDARD_ROLES.iter().map(|role| {
        let [course, category, system] = role.given.map(Fact::Told);
        Role {
            shortname: role.shortname.to_owned(),
            archetype: Some(role.shortname.to_owned()),
            assignable_in_course: course,
            assignable_in_category: category,
            assignable_in_system: system,
            ..Role::default()
        }
    });
    let is_other = |shortname: &str| !STANDARD_ROLES.iter().any(|role| role.shortname == shortname);
    let here = local.roles.iter().flatten().filter(|role| is_other(&role.shortname));
    let here = here.map(|role| Role { shortname: role.shortname.clone(), assignable_in_course: Fact::Told(true), ..Role::default() });
    standard.chain(here).collect()
}

/// Where a role is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoleLevel {
    /// In a course.
    Course,
    /// In a category of courses.
    Category,
    /// On the whole site.
    System,
}

impl Role {
    fn given(&self, level: RoleLevel) -> Fact<bool> {
        match level {
            RoleLevel::Course => self.assignable_in_course,
            RoleLevel::Category => self.assignable_in_category,
            RoleLevel::System => self.assignable_in_system,
        }
    }
}

impl Catalogue {
    /// The roles of the platform: told, or assumed.
    pub fn roles(&self) -> Known<&[Role]> {
        match &self.site().roles {
            Some(roles) => Known::Told(roles),
            None if self.local().assumed.standard_roles => Known::Assumed(&self.assumed_roles, Assumption::StandardRoles),
            None => Known::NotTold,
        }
    }

    /// Whether there is a role of exactly this short name.
    pub fn has_role(&self, shortname: &str) -> Known<bool> {
        match self.roles() {
            Known::Told(_) => Known::Told(self.role(shortname).is_some()),
            assumed => assumed.map(|roles| roles.iter().any(|role| role.shortname == shortname)),
        }
    }

    /// Whether a role may be given there by somebody who may give every role.
    pub fn gives(&self, role: &Role, level: RoleLevel) -> Known<bool> {
        match role.given(level) {
            Fact::Told(given) if self.knows_roles() => Known::Told(given),
            Fact::Told(given) => Known::Assumed(given, Assumption::StandardRoles),
            Fact::NotTold if self.local().assumed.standard_roles => {
                let standard = STANDARD_ROLES.iter().find(|standard| standard.shortname == role.shortname);
                let offered = level == RoleLevel::Course && self.local().offers(&role.shortname) == Some(true);
                match standard {
                    Some(standard) => Known::Assumed(standard.given[level as usize], Assumption::StandardRoles),
                    None if offered => Known::Assumed(true, Assumption::StandardRoles),
                    None => Known::NotTold,
                }
            }
            Fact::NotTold => Known::NotTold,
        }
    }

    /// The short name of the role that a manual method gives when none is asked for; `None` inside = it gives none.
    pub fn default_role<'a>(&'a self, method: &'a EnrolMethod) -> Known<Option<&'a str>> {
        match (&method.default_role, &self.local().assumed.default_role) {
            (Fact::Told(role), _) => Known::Told(role.as_deref()),
            (Fact::NotTold, Some(role)) => Known::Assumed(Some(role.as_str()).filter(|role| !role.is_empty()), Assumption::DefaultRole),
            (Fact::NotTold, None) => Known::NotTold,
        }
    }

    /// The days that an enrolment by a manual method lasts when no period is asked for; 0 = no end.
    pub fn default_period(&self, method: &EnrolMethod) -> Known<f64> {
        match (method.enrolperiod_days, self.local().assumed.default_period_days) {
            (Fact::Told(days), _) => Known::Told(days),
            (Fact::NotTold, Some(days)) => Known::Assumed(f64::from(days), Assumption::DefaultPeriod),
            (Fact::NotTold, None) => Known::NotTold,
        }
    }

    /// Whether a manual method writes a welcome message to the people that it enrols.
    pub fn welcomes(&self, method: &EnrolMethod) -> Known<bool> {
        match (method.welcome_message, self.local().assumed.welcome_message) {
            (Fact::Told(welcomes), _) => Known::Told(welcomes),
            (Fact::NotTold, Some(welcomes)) => Known::Assumed(welcomes, Assumption::Welcome),
            (Fact::NotTold, None) => Known::NotTold,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{Local, parse};

    fn catalogue(json: &str, assumed: Assumed) -> Catalogue {
        Catalogue::new(parse(json.as_bytes()).unwrap()).with_local(Local { assumed, ..Local::default() })
    }

    fn everything() -> Assumed {
        Assumed { standard_roles: true, default_role: Some("student".into()), default_period_days: Some(0), welcome_message: Some(true) }
    }

    const BARE: &str = r#"{"courses":[{"shortname":"A","enrol_methods":[{"enrol":"manual","status":"enabled"}]}]}"#;

    #[test]
    fn what_nobody_told_is_not_told() {
        let catalogue = catalogue(BARE, Assumed::default());
        let method = &catalogue.course("A").unwrap().enrol_methods.as_ref().unwrap()[0];
        assert_eq!((catalogue.default_role(method), catalogue.default_period(method)), (Known::NotTold, Known::NotTold));
        assert_eq!((catalogue.roles(), catalogue.welcomes(method)), (Known::NotTold, Known::NotTold));
    }

    #[test]
    fn what_people_state_is_an_assumption_and_what_the_platform_tells_counts_before_it() {
        let assumed = catalogue(BARE, everything());
        let method = &assumed.course("A").unwrap().enrol_methods.as_ref().unwrap()[0];
        assert_eq!(assumed.default_role(method), Known::Assumed(Some("student"), Assumption::DefaultRole));
        assert_eq!(assumed.default_period(method), Known::Assumed(0.0, Assumption::DefaultPeriod));
        let Known::Assumed(roles, Assumption::StandardRoles) = assumed.roles() else { panic!("assumed") };
        let given = |name: &str| assumed.gives(roles.iter().find(|role| role.shortname == name).unwrap(), RoleLevel::Course);
        assert_eq!(given("student"), Known::Assumed(true, Assumption::StandardRoles));
        assert_eq!(given("coursecreator"), Known::Assumed(false, Assumption::StandardRoles));
        let told = catalogue(
            r#"{"roles":[{"shortname":"student","assignable_in_course":false},{"shortname":"teacher"},{"shortname":"tuteur"}],
                "courses":[{"shortname":"A","enrol_methods":[{"enrol":"manual","status":"enabled","default_role":null,"enrolperiod_days":30}]}]}"#,
            everything(),
        );
        let method = &told.course("A").unwrap().enrol_methods.as_ref().unwrap()[0];
        assert_eq!((told.default_role(method), told.default_period(method)), (Known::Told(None), Known::Told(30.0)));
        let given = |name: &str| told.gives(told.role(name).unwrap(), RoleLevel::Course);
        assert_eq!(given("student"), Known::Told(false));
        assert_eq!(given("teacher"), Known::Assumed(true, Assumption::StandardRoles));
        assert_eq!(given("tuteur"), Known::NotTold, "a role of the place is no standard one");
    }

    #[test]
    fn a_name_that_people_see_is_told_from_a_short_name() {
        for (text, role) in [
            ("Student", Some("student")),
            ("Teacher", Some("editingteacher")),
            ("Étudiant", Some("student")),
            ("etudiant", None),
            ("student", None),
            ("teacher", None),
            ("Non-editing teacher", Some("teacher")),
            ("Moniteur", None),
            ("", None),
        ] {
            assert_eq!(role_displayed_as(text), role, "{text}");
        }
    }
}
