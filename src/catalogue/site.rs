//! What is known of a platform, in the exchange form that an administrator exports once.
//!
//! Only `courses` is compulsory. A list that is absent is *not told*, which is not the same as empty.
//! Unknown keys are passed over. Source of the shape: the contract of the exchange file.

use super::Fact;
use super::shorthand::{fitting, further, named_list, number, status};
use crate::error::{Arg, Message};
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A platform as an exchange file tells it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Site {
    /// Name, address, age.
    #[serde(default)]
    pub platform: Platform,
    /// The site's own properties.
    #[serde(default)]
    pub site: SiteInfo,
    /// Roles; `None` = not told.
    #[serde(default, deserialize_with = "named_list", skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<Role>>,
    /// Categories of courses; `None` = not told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub categories: Option<Vec<Category>>,
    /// Courses.
    pub courses: Vec<Course>,
    /// Whether nobody told the courses yet, of a platform that was only named. An exchange file always tells them.
    #[serde(skip)]
    pub courses_untold: bool,
    /// Accounts; `None` = not told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub users: Option<Vec<User>>,
    /// Cohorts; `None` = not told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cohorts: Option<Vec<Cohort>>,
    /// Custom profile fields; `None` = not told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile_fields: Option<Vec<ProfileField>>,
    /// Existing enrolments; `None` = not told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enrolments: Option<Vec<Enrolment>>,
    /// Existing roles in courses; `None` = not told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role_assignments: Option<Vec<RoleAssignment>>,
    /// Existing members of groups; `None` = not told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group_members: Option<Vec<GroupMember>>,
    /// When the accounts left the platform, RFC 3339, where that is another moment than that of the whole; no part of the
    /// exchange form.
    #[serde(skip)]
    pub users_taken_at: Option<String>,
    /// For which names the lists about people tell anything, where that is not the whole platform.
    #[serde(default, skip_serializing_if = "super::AskedFor::is_everything")]
    pub asked: super::AskedFor,
    /// Another place for [`SiteInfo::tool_sync`], moved there when the file is read.
    #[serde(default, skip_serializing)]
    pub base_settings: Option<BTreeMap<String, Option<String>>>,
}

/// Name and age of a catalogue.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Platform {
    /// Name the person knows it by.
    pub name: String,
    /// Address of the site.
    pub url: Option<String>,
    /// Academic year, for example `2026-2027`.
    pub academic_year: Option<String>,
    /// When the data was taken out of the platform, RFC 3339.
    pub extracted_at: Option<String>,
    /// `postgresql`, `mariadb`, `mysql`.
    pub database: Option<String>,
    /// Release of Moodle.
    pub moodle: Option<String>,
    /// Whether this is the sample that ships, which no person has an account on.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
}

impl Platform {
    /// Its name in a sentence: "the platform" where the catalogue gives none.
    pub fn called(&self) -> Arg {
        match self.name.trim() {
            "" => Message::new("the-platform").into(),
            name => name.into(),
        }
    }

    /// Takes over what a former description said and this one does not: an export seldom tells everything.
    pub fn keep_from(&mut self, former: Self) {
        let kept = |now: &mut Option<String>, before: Option<String>| *now = now.take().filter(|text| !text.is_empty()).or(before);
        kept(&mut self.url, former.url);
        kept(&mut self.academic_year, former.academic_year);
        kept(&mut self.database, former.database);
        kept(&mut self.moodle, former.moodle);
    }
}

/// Properties of the site that change what an importer does.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SiteInfo {
    /// Whether courses may exist that are hidden from the account that told the list: who is not in it may be there all the same.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub hidden_courses_untold: bool,
    /// Short name of the front page.
    pub shortname: Option<String>,
    /// Time zone of the server.
    pub timezone: Option<String>,
    /// Default language.
    #[serde(alias = "language")]
    pub lang: Option<String>,
    /// City given to accounts that have none; empty when the site has none.
    pub default_city: Option<String>,
    /// Country code given to accounts that have none; empty (or `not set` in a file) when the site has none.
    pub default_country: Option<String>,
    /// Settings of the plugin tool_sync as its page shows them, by key; `None` = never saved.
    pub tool_sync: Option<BTreeMap<String, Option<String>>>,
    /// Whether two accounts may share an e-mail.
    #[serde(deserialize_with = "maybe_flag")]
    pub allowaccountssameemail: Option<bool>,
    /// Whether a password policy is in force.
    #[serde(deserialize_with = "maybe_flag")]
    pub passwordpolicy: Option<bool>,
    /// Whether usernames may hold any character.
    #[serde(deserialize_with = "maybe_flag")]
    pub extendedusernamechars: Option<bool>,
    /// Authentication plugins that are switched on.
    pub enabled_auth: Option<Vec<String>>,
    /// Authentication plugins that are installed, switched on or not.
    pub installed_auth: Option<Vec<String>>,
    /// Installed languages.
    pub langs: Option<Vec<String>>,
    /// Whether people may have a theme of their own; off unless told.
    #[serde(deserialize_with = "maybe_flag")]
    pub allowuserthemes: Option<bool>,
    /// Installed themes.
    pub themes: Option<Vec<String>>,
    /// Enrolment plugins that are switched on.
    pub enrol_plugins_enabled: Option<Vec<String>>,
    /// Release of Moodle.
    pub release: Option<String>,
    /// Database of the site, in Moodle's words: `postgres`, `pgsql`, `mariadb`, `mysqli`.
    pub db: Option<String>,
}

/// A role.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Role {
    /// Database number; 0 when not told.
    pub id: i64,
    /// What a file must hold.
    pub shortname: String,
    /// What people see.
    pub name: String,
    /// Standard role it is made from.
    pub archetype: Option<String>,
    /// Whether it is a role that is given in courses.
    #[serde(deserialize_with = "flag", skip_serializing_if = "Fact::is_untold")]
    pub assignable_in_course: Fact<bool>,
    /// The same for the whole site.
    #[serde(deserialize_with = "flag", skip_serializing_if = "Fact::is_untold")]
    pub assignable_in_system: Fact<bool>,
    /// The same for a category.
    #[serde(deserialize_with = "flag", skip_serializing_if = "Fact::is_untold")]
    pub assignable_in_category: Fact<bool>,
}

/// A category of courses.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Category {
    /// Database number; 0 when not told.
    pub id: i64,
    /// What people see.
    pub name: String,
    /// What a file must hold.
    pub idnumber: Option<String>,
}

/// A course.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Course {
    /// Database number; 0 when not told.
    pub id: i64,
    /// What a file must hold.
    pub shortname: String,
    /// What people see.
    pub fullname: String,
    /// Code of the institution.
    pub idnumber: Option<String>,
    /// Name of its category.
    pub category: Option<String>,
    /// Whether students see it; `None` = not told.
    #[serde(deserialize_with = "maybe_flag")]
    pub visible: Option<bool>,
    /// Ways of being enrolled; `None` = not told.
    #[serde(deserialize_with = "fitting")]
    pub enrol_methods: Option<Vec<EnrolMethod>>,
    /// Short form of `enrol_methods`: `enabled`, `disabled` or `none`, and no other method. Opened when the file is read.
    #[serde(skip_serializing)]
    pub manual: Option<String>,
    /// Groups, in full or by name; `None` = not told.
    #[serde(deserialize_with = "named_list")]
    pub groups: Option<Vec<Group>>,
    /// Names of groupings; `None` = not told.
    #[serde(deserialize_with = "fitting")]
    pub groupings: Option<Vec<Grouping>>,
}

/// A grouping, by name or with its number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Grouping {
    /// Just the name.
    Name(String),
    /// Name and number.
    Full {
        /// Database number.
        #[serde(default)]
        id: i64,
        /// What people see.
        name: String,
    },
}

/// One way of being enrolled in a course.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EnrolMethod {
    /// Plugin: `manual`, `self`, `cohort`, `database`…
    pub enrol: String,
    /// `enabled`, `disabled`, or [`EnrolMethod::NOT_ENABLED`].
    pub status: String,
    /// Short name of the role given when none is asked for; told to be `None` when the method gives none.
    #[serde(skip_serializing_if = "Fact::is_untold")]
    pub default_role: Fact<Option<String>>,
    /// Days an enrolment lasts when nothing is said; 0 = no end.
    #[serde(deserialize_with = "days", skip_serializing_if = "Fact::is_untold")]
    pub enrolperiod_days: Fact<f64>,
    /// Whether a welcome message is written to the people that it enrols.
    #[serde(alias = "welcome", deserialize_with = "flag", skip_serializing_if = "Fact::is_untold")]
    pub welcome_message: Fact<bool>,
    /// For method `cohort`: code of the cohort that it follows.
    pub cohort: Option<String>,
}

impl Grouping {
    /// Its name.
    pub fn name(&self) -> &str {
        match self {
            Self::Name(name) | Self::Full { name, .. } => name,
        }
    }
}

impl EnrolMethod {
    /// Where only the methods that are switched on are told: this one is disabled, or the course has none.
    pub const NOT_ENABLED: &str = "not-enabled";
}

/// A group of a course.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Group {
    /// Database number; 0 when not told.
    pub id: i64,
    /// What a file must hold.
    pub name: String,
    /// Code of the institution.
    pub idnumber: Option<String>,
    /// Whether an automatic feed rewrites it every night.
    #[serde(deserialize_with = "maybe_flag")]
    pub automatic: Option<bool>,
    /// Whether the name is perhaps only the beginning of the real one: the platform does not output it whole.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub name_cut: bool,
}

/// An account.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct User {
    /// Database number; 0 when not told.
    pub id: i64,
    /// Login.
    pub username: String,
    /// Code of the institution, often the student number.
    pub idnumber: Option<Box<str>>,
    /// Address.
    pub email: Option<Box<str>>,
    /// First name.
    pub firstname: Option<Box<str>>,
    /// Last name.
    pub lastname: Option<Box<str>>,
    /// Way of logging in: `manual`, `cas`, `nologin`…
    pub auth: Option<Box<str>>,
    /// Whether the account is suspended.
    #[serde(deserialize_with = "maybe_flag")]
    pub suspended: Option<bool>,
    /// Whether the account was deleted.
    #[serde(deserialize_with = "maybe_flag")]
    pub deleted: Option<bool>,
    /// Whether the account was confirmed.
    #[serde(deserialize_with = "maybe_flag")]
    pub confirmed: Option<bool>,
    /// Whether it is a site administrator.
    #[serde(deserialize_with = "flag", skip_serializing_if = "Fact::is_untold")]
    pub siteadmin: Fact<bool>,
    /// When it was created, RFC 3339.
    pub created_at: Option<Box<str>>,
    /// What few catalogues tell; `None` when nothing of it is told. A platform has a hundred thousand accounts.
    #[serde(flatten, deserialize_with = "further")]
    pub further: Option<Box<Further>>,
}

/// Fields of a profile that few catalogues tell.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Further {
    /// Institution.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub institution: Option<Box<str>>,
    /// Department.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<Box<str>>,
    /// City.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<Box<str>>,
    /// Country code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<Box<str>>,
    /// Language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<Box<str>>,
    /// Time zone, `99` = the server's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timezone: Option<Box<str>>,
    /// Who sees the e-mail, 0 nobody, 1 everybody, 2 fellow participants.
    #[serde(deserialize_with = "number", skip_serializing_if = "Option::is_none")]
    pub maildisplay: Option<i64>,
    /// Forum mails, 0 one by one, 1 daily and whole, 2 daily and titles only.
    #[serde(deserialize_with = "number", skip_serializing_if = "Option::is_none")]
    pub maildigest: Option<i64>,
    /// Kind of stored password: `hash`, `not cached`, `empty`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<Box<str>>,
}

impl Further {
    /// As an account keeps it: nothing where nothing is told.
    pub fn kept(self) -> Option<Box<Self>> {
        (self != Self::default()).then(|| Box::new(self))
    }

    /// What is told here, and where it is not told, what is told there.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            institution: self.institution.or(other.institution),
            department: self.department.or(other.department),
            city: self.city.or(other.city),
            country: self.country.or(other.country),
            lang: self.lang.or(other.lang),
            timezone: self.timezone.or(other.timezone),
            maildisplay: self.maildisplay.or(other.maildisplay),
            maildigest: self.maildigest.or(other.maildigest),
            password: self.password.or(other.password),
        }
    }
}

impl User {
    /// What few catalogues tell.
    pub fn further(&self) -> &Further {
        static UNTOLD: LazyLock<Further> = LazyLock::new(Further::default);
        self.further.as_deref().unwrap_or(&UNTOLD)
    }

    /// What stands in a field of the profile, by the name that importers give it; `None` when that is not told, or the field is none
    /// of text.
    pub fn profile(&self, field: &str) -> Option<&str> {
        let further = self.further();
        let text = match field {
            "firstname" => &self.firstname,
            "lastname" => &self.lastname,
            "institution" => &further.institution,
            "department" => &further.department,
            "city" => &further.city,
            "country" => &further.country,
            "lang" => &further.lang,
            "timezone" => &further.timezone,
            _ => return None,
        };
        text.as_deref()
    }
}

/// A cohort.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Cohort {
    /// Database number; 0 when not told.
    pub id: i64,
    /// What people see.
    pub name: String,
    /// What a file must hold.
    pub idnumber: Option<String>,
    /// `system` or the category.
    pub context: Option<String>,
    /// Whether it is shown.
    #[serde(deserialize_with = "maybe_flag")]
    pub visible: Option<bool>,
    /// Plugin that manages it; empty when by hand.
    pub component: Option<String>,
    /// Logins of its members; `None` = not told.
    pub members: Option<Vec<String>>,
}

/// A custom profile field.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProfileField {
    /// Column name, `profile_field_…`.
    pub column: String,
    /// `text`, `menu`, `checkbox`, `datetime`, `textarea`.
    pub datatype: String,
    /// Whether two accounts may not share a value.
    #[serde(deserialize_with = "maybe_flag")]
    pub forceunique: Option<bool>,
    /// Choices of a menu.
    pub options: Option<Vec<String>>,
    /// Longest text that a text field takes, in characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_length: Option<usize>,
}

/// An existing enrolment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Enrolment {
    /// Login.
    pub username: String,
    /// Short name of the course.
    pub course: String,
    /// Plugin: `manual`, `cohort`…; [`Enrolment::UNTOLD`] where nobody said how the person is enrolled.
    pub method: String,
    /// `active` or `suspended`; a file may say 0 and 1.
    #[serde(deserialize_with = "status")]
    pub status: String,
    /// Days from the day of the catalogue; `None` = no start.
    pub start_day: Option<f64>,
    /// Days from the day of the catalogue; `None` = no end.
    pub end_day: Option<f64>,
    /// Start in Unix seconds, when it is told so precisely.
    #[serde(alias = "timestart", deserialize_with = "number", skip_serializing_if = "Option::is_none")]
    pub start: Option<i64>,
    /// End in Unix seconds, 0 = none, when it is told so precisely.
    #[serde(alias = "timeend", deserialize_with = "number", skip_serializing_if = "Option::is_none")]
    pub end: Option<i64>,
    /// Role held with it, where no list of roles is given apart. Moved there when the file is read.
    #[serde(skip_serializing)]
    pub role: Option<String>,
    /// Group joined with it, where no list of members is given apart. Moved there when the file is read.
    #[serde(skip_serializing)]
    pub group: Option<String>,
}

impl Enrolment {
    /// In place of a method that is not told; neither are status, start and end then.
    pub const UNTOLD: &str = "not-told";

    /// Whether it is told how the person is enrolled.
    pub fn is_told(&self) -> bool {
        self.method != Self::UNTOLD
    }
}

/// An existing role of a person in a course.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RoleAssignment {
    /// Login.
    pub username: String,
    /// Short name of the course.
    pub course: String,
    /// Short name of the role.
    pub role: String,
    /// Plugin that gave it; empty when by hand.
    pub component: Option<String>,
}

/// An existing membership.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct GroupMember {
    /// Login.
    pub username: String,
    /// Short name of the course.
    pub course: String,
    /// Name of the group.
    pub group: String,
    /// Database number of the group; 0 when not told.
    pub group_id: i64,
}

/// Moodle writes flags as booleans, as 0 and 1, and as text.
fn maybe_flag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<bool>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Flag {
        Bool(bool),
        Number(f64),
        Text(String),
    }
    Ok(Option::<Flag>::deserialize(deserializer)?.map(|flag| match flag {
        Flag::Bool(yes) => yes,
        Flag::Number(number) => number != 0.0,
        Flag::Text(text) => !matches!(text.as_str(), "" | "0" | "false"),
    }))
}

/// The same, where every use has to tell "no" from "not told".
fn flag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Fact<bool>, D::Error> {
    maybe_flag(deserializer).map(Fact::from)
}

fn days<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Fact<f64>, D::Error> {
    Option::deserialize(deserializer).map(Fact::from)
}
