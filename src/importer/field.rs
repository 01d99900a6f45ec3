//! Fields of an importer and the names by which a file may call them.

use super::Meaning;
use serde::Deserialize;
use std::fmt;

/// One column that the importer takes, or a numbered family of columns (`course{n}`).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Name in the header; `{n}` stands for the number of a family. Its label is message `field-<key without {n}>`.
    pub key: String,
    /// What its values are.
    pub kind: Kind,
    /// Whether a file can do without.
    pub need: Need,
    /// What the title of a column must mean to be this field.
    #[serde(default)]
    pub titles: Vec<Meaning>,
    /// What it may mean when no column has a better title, the best first.
    #[serde(default)]
    pub weak_titles: Vec<Meaning>,
    /// Most characters that its values may have; more ends the run or the row.
    pub max_chars: Option<usize>,
    /// Characters that its values may be made of; `None` = any.
    pub characters: Option<Characters>,
    /// The only values that it takes; empty = any.
    #[serde(default)]
    pub choices: Vec<String>,
    /// Whether an empty cell does harm where the column is written.
    #[serde(default)]
    pub never_empty: bool,
    /// Whether the importer overwrites what accounts hold when the column is not in the file.
    #[serde(default)]
    pub reset_when_absent: bool,
    /// Whether a value other than what the account holds makes the importer skip the row.
    #[serde(default)]
    pub same_as_account: bool,
    /// Whether it is one of the fields that can name the person: a file has exactly one of them, and the import
    /// is told which. The first is the usual one.
    #[serde(default)]
    pub one_of: bool,
    /// Whether it is not written: its values say which file a row goes to.
    #[serde(default)]
    pub apart: bool,
    /// Choices that take enrolments, roles or groups away.
    #[serde(default)]
    pub taking_away: Vec<String>,
    /// Choices that make the groups of the row that are missing.
    #[serde(default)]
    pub creating: Vec<String>,
    /// The choice for a row that has groups; `None` = no other than for one without.
    pub for_groups: Option<String>,
    /// Whether its values are read in any case.
    #[serde(default)]
    pub any_case: bool,
    /// Whether it names the person, where its kind alone does not say so.
    #[serde(default)]
    pub names_person: bool,
    /// The setting of the import that says by what its values name an account, a course, a group or a cohort.
    pub named_by: Option<String>,
    /// How many columns of the family belong to the one course of the row; `None` = a number is a course.
    pub several: Option<u32>,
}

/// Characters that values may be made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Characters {
    /// Lower-case letters of ASCII, digits, and `- . _ @` (Moodle's usernames).
    Login,
    /// Starts with a letter or digit of ASCII, then those and `_ @ . -` (identifiers of local_userenrols).
    Identifier,
    /// The same with one `@` and an ending of two to six letters (addresses of local_userenrols).
    Address,
    /// Starts with a letter or digit of ASCII, then ASCII but for some marks (groups of local_userenrols).
    Ascii,
}

impl Characters {
    /// Whether a text is made of them.
    pub fn fit(self, text: &str) -> bool {
        let starts = text.starts_with(|c: char| c.is_ascii_alphanumeric());
        match self {
            Self::Login => text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.' | '_' | '@')),
            Self::Identifier => starts && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '@' | '.' | '-')),
            Self::Address => {
                let ending = text.rsplit('.').next().unwrap_or_default();
                let ends = (2..=6).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphabetic());
                Self::Identifier.fit(text) && text.matches('@').count() == 1 && ends
            }
            Self::Ascii => starts && text.chars().all(|c| matches!(c, ' '..='~') && !"\"#$%!\\^`|~".contains(c)),
        }
    }
}

/// What the values of a field are; rules and pickers go by this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The name by which an account logs in.
    Login,
    /// Short name of a course.
    Course,
    /// Short name of a role.
    Role,
    /// Name of a group of the course.
    Group,
    /// A whole number of days.
    Days,
    /// 0 = active, 1 = suspended.
    Status,
    /// Code of a person at the institution, often the student number.
    Idnumber,
    /// Address of a person.
    Email,
    /// First or last name.
    Name,
    /// Code of a course at the institution.
    CourseIdnumber,
    /// Plugin by which people are enrolled: `manual`.
    Method,
    /// A day or a moment from which an enrolment counts, in the form that the importer says.
    Start,
    /// A day or a moment at which it ends.
    End,
    /// One word of a short list.
    Choice,
    /// A cohort.
    Cohort,
    /// Anything.
    Text,
}

/// Whether a file can do without a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// Every row needs it.
    Required,
    /// May be left out.
    Optional,
}

/// A column of the file to write: a field, and its number when it belongs to a family.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldKey {
    /// Key of the [`Field`].
    pub family: String,
    /// Number in the family, from 1 by custom; Moodle takes any.
    pub number: Option<u32>,
}

impl fmt::Display for FieldKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.number {
            Some(number) => f.write_str(&self.family.replace("{n}", &number.to_string())),
            None => f.write_str(&self.family),
        }
    }
}

impl Field {
    /// Whether it is a numbered family.
    pub fn is_family(&self) -> bool {
        self.key.contains("{n}")
    }

    /// The column of this field with that number; the number is dropped when it is no family.
    pub fn numbered(&self, number: u32) -> FieldKey {
        FieldKey { family: self.key.clone(), number: self.is_family().then_some(number) }
    }

    /// Whether every row says by it which person it is about.
    pub fn is_person(&self) -> bool {
        self.kind == Kind::Login || self.one_of || self.names_person
    }

    /// Whether its form holds this text: its length and its characters.
    pub fn takes(&self, text: &str) -> bool {
        self.max_chars.is_none_or(|most| text.chars().count() <= most) && self.characters.is_none_or(|characters| characters.fit(text))
    }

    /// Key without its number: `course`.
    pub fn stem(&self) -> &str {
        self.key.trim_end_matches("{n}")
    }

    /// The word by which the importer does what a list of enrolments asks for; `None` where the column is
    /// better left out. `groups` says whether the list has groups.
    pub fn usual(&self, groups: bool) -> Option<&str> {
        let first = self.choices.first().map(String::as_str);
        match self.kind {
            Kind::Method => first,
            Kind::Choice if self.for_groups.is_some() => self.for_groups.as_deref().filter(|_| groups),
            Kind::Choice if self.need == Need::Required => first,
            _ => None,
        }
    }

    /// Message id of its label.
    pub fn label_id(&self) -> String {
        format!("field-{}", self.stem())
    }

    pub(super) fn key_of(&self, name: &str) -> Option<FieldKey> {
        if !self.is_family() {
            return (self.key == name).then(|| self.numbered(0));
        }
        let digits = name.strip_prefix(self.stem())?;
        // Moodle compares the digits as text: `course01` is not `course1`.
        let plain = digits.starts_with(|c: char| ('1'..='9').contains(&c)) || digits == "0";
        (plain && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok())?.map(|n| self.numbered(n))
    }
}

/// A column that the importer knows beside its fields.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownColumn {
    /// Names in lower case; `{n}` stands for a number, a final `*` for anything.
    pub names: Vec<String>,
    /// What it would do.
    pub danger: Danger,
}

/// What a known column would do beside enrolling. Explained by message `danger-<word>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Danger {
    /// Deletes accounts, or keeps their rows from being enrolled.
    Deletes,
    /// Deletes the account of every row, whatever the cell holds.
    DeletesAlways,
    /// Renames accounts, or keeps their rows from being enrolled.
    Renames,
    /// Ends the run at the first filled cell, or makes second accounts.
    RenameCrashes,
    /// Renames groups, and writes over their number and description with blanks too.
    RenamesGroups,
    /// Suspends accounts.
    Suspends,
    /// Suspends accounts, and opens them where the cell is empty.
    SuspendsOrOpens,
    /// Changes passwords.
    Password,
    /// Changes the way people log in.
    Auth,
    /// Gives a role on the whole site.
    SiteRole,
    /// Gives a role on a category of courses.
    CategoryRole,
    /// Adds to cohorts, and creates cohorts.
    Cohort,
    /// An old way of giving a role.
    OldType,
    /// A date read the American way.
    StartDate,
    /// Changes settings of the account.
    AccountSetting,
    /// Replaces names, e-mail and other profile fields, with blanks too.
    OverwritesProfile,
}

impl Danger {
    /// The word in message ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Deletes => "deletes",
            Self::DeletesAlways => "deletes-always",
            Self::Renames => "renames",
            Self::RenameCrashes => "rename-crashes",
            Self::RenamesGroups => "renames-groups",
            Self::Suspends => "suspends",
            Self::SuspendsOrOpens => "suspends-or-opens",
            Self::Password => "password",
            Self::Auth => "auth",
            Self::SiteRole => "site-role",
            Self::CategoryRole => "category-role",
            Self::Cohort => "cohort",
            Self::OldType => "old-type",
            Self::StartDate => "start-date",
            Self::AccountSetting => "account-setting",
            Self::OverwritesProfile => "overwrites-profile",
        }
    }
}

pub(super) fn matches(pattern: &str, name: &str) -> bool {
    if let Some(stem) = pattern.strip_suffix("{n}") {
        return name.strip_prefix(stem).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()));
    }
    match pattern.strip_suffix('*') {
        Some(stem) => name.len() > stem.len() && name.starts_with(stem),
        None => pattern == name,
    }
}
