//! What a rule says of itself, and the shapes in which it runs.

use super::{Context, Finding, Pair, Safety, Value};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind};
use crate::locale::Language;
use crate::shape::Shape;
use crate::watch::Cancelled;
use std::fmt;

/// A rule: its names, what it needs, its page, its function.
pub struct Meta {
    /// Stable and never given to another rule: `C102`.
    pub code: &'static str,
    /// Reads well after "allow": `unknown_course`.
    pub name: &'static str,
    /// Message id of its title: `rule-unknown-course`.
    pub title: &'static str,
    /// How grave its findings usually are.
    pub level: Level,
    /// Kinds of columns without which it has nothing to say: any of them for a rule on values,
    /// all of them for the others.
    pub reads: &'static [Kind],
    /// What the importer must do for it to hold, any of them; empty = whatever it does.
    pub holds: &'static [Behaviour],
    /// Parts of the catalogue it depends on.
    pub needs: &'static [Need],
    /// Help pages.
    pub pages: Pages,
    /// How it runs.
    pub form: Form,
}

impl fmt::Debug for Meta {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.name)
    }
}

impl Meta {
    /// The help page: Markdown, a title and four short parts.
    pub fn page(&self, language: Language) -> &'static str {
        match language {
            Language::French => self.pages.french,
            Language::English => self.pages.english,
        }
    }
}

/// The help page of a rule in both languages, from `assets/rules`.
pub struct Pages {
    /// French page.
    pub french: &'static str,
    /// English page; it is the documentation of the rule's module too.
    pub english: &'static str,
}

/// The pages of a rule by its name.
macro_rules! pages {
    ($name:literal) => {
        $crate::check::Pages {
            french: include_str!(concat!("../../../assets/rules/fr/", $name, ".md")),
            english: include_str!(concat!("../../../assets/rules/en/", $name, ".md")),
        }
    };
}
pub(super) use pages;

/// A part of the catalogue that a rule depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Need {
    /// The list of courses.
    Courses,
    /// The list of accounts.
    Accounts,
    /// The list of roles, told or assumed.
    Roles,
    /// Where roles may be given.
    RoleLevels,
    /// Who administers the site.
    Administrators,
    /// The role that the courses of rows without a role give.
    DefaultRole,
    /// How long enrolments in the courses last when no period is asked for.
    DefaultPeriod,
    /// The groups of the courses that the table uses.
    Groups,
    /// The enrolment methods of those courses.
    Methods,
    /// Whether those courses are shown to students.
    Visibility,
    /// Who is enrolled already.
    Enrolments,
    /// Which roles people hold in courses already.
    HeldRoles,
    /// Which groups people are in already.
    Memberships,
}

/// How a rule runs.
#[derive(Clone, Copy)]
pub enum Form {
    /// Once per distinct value of every column of the kinds it reads; never on an empty cell.
    Value {
        /// Whether something is wrong with it.
        judge: fn(&Value<'_>) -> Option<Problem>,
        /// What could be written instead, the best first.
        mend: fn(&Value<'_>) -> Vec<Remedy>,
        /// Whether `mend` takes so long that it is run for the most frequent values only.
        costly: bool,
        /// Message that gathers the values of a column when dozens of them are wrong in the same way
        /// (`$values` of them, for example `$value`); `None` when each asks for its own decision.
        gather: Option<&'static str>,
    },
    /// Once per distinct pair of values of the two kinds it reads, in columns of the same number.
    /// The finding stands at the second; pairs with the same second value and the same problem are
    /// one finding.
    Pair {
        /// Whether something is wrong with them together.
        judge: fn(&Pair<'_>) -> Option<Problem>,
        /// What could be written instead of the second.
        mend: fn(&Pair<'_>) -> Vec<Remedy>,
    },
    /// Once.
    Table {
        /// Everything that is wrong.
        judge: fn(&Context<'_>) -> Result<Vec<Finding>, Cancelled>,
    },
}

/// What a rule has to say of a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// How grave.
    pub level: Level,
    /// What is wrong and what the platform would do.
    pub message: Message,
    /// More that helps to decide.
    pub note: Option<Message>,
}

impl Problem {
    /// A problem without a note.
    pub fn new(level: Level, message: Message) -> Self {
        Self { level, message, note: None }
    }

    /// The finding of this problem, without place or rows yet.
    pub(super) fn found(self, rule: &'static Meta) -> Finding {
        Finding { level: self.level, note: self.note, ..Finding::new(rule, self.message) }
    }

    /// Adds the note.
    #[must_use]
    pub fn noting(mut self, note: Message) -> Self {
        self.note = Some(note);
        self
    }
}

/// What could be written instead of a value, or done.
#[derive(Clone, Debug)]
pub struct Remedy {
    /// Words of the button.
    pub title: Message,
    /// Whether it may be applied without asking.
    pub safety: Safety,
    /// What is done.
    pub deed: Deed,
}

/// What a [`Remedy`] does.
#[derive(Clone, Debug)]
pub enum Deed {
    /// Writes this text in place of the value, in all its rows.
    Write(String),
    /// Writes the file with this delimiter.
    Delimit(char),
    /// Reads the list in this shape.
    Shape(Shape),
    /// Leaves it to the person.
    Advise,
}

impl Remedy {
    /// "Write …", applied without asking.
    pub fn safe(to: impl Into<String>) -> Self {
        Self::write(to, Safety::Safe)
    }

    /// "Write …", offered.
    pub fn ask(to: impl Into<String>) -> Self {
        Self::write(to, Safety::Ask)
    }

    /// "Write …", or "Empty the cell" for an empty text.
    pub fn write(to: impl Into<String>, safety: Safety) -> Self {
        let to = to.into();
        let title = if to.is_empty() { Message::new("fix-empty") } else { Message::new("fix-write").with("to", to.as_str()) };
        Self { title, safety, deed: Deed::Write(to) }
    }

    /// Something only a person can do.
    pub fn advise(title: Message) -> Self {
        Self { title, safety: Safety::Manual, deed: Deed::Advise }
    }
}
