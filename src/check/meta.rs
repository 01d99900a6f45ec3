//! What a rule says of itself, the shapes in which it runs, and what it finds.

use super::{Context, Edit, Fix, Pair, Problem, Remedy, Safety, Value};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind};
use crate::locale::Language;
use crate::table::{RowId, ValueId};
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

/// One problem: a rule, a value or a group of rows, and what can be done.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Meta,
    /// How grave it is in this case; the rule's own level is the usual one.
    pub level: Level,
    /// What is wrong and what the platform would do.
    pub message: Message,
    /// More that helps to decide.
    pub note: Option<Message>,
    /// Index of the column in the table, when one column is concerned.
    pub column: Option<usize>,
    /// The value that is wrong, in the dictionary of that column.
    pub value: Option<ValueId>,
    /// Every row concerned, sorted; empty when the table as a whole is.
    pub rows: Vec<RowId>,
    /// What can be done, the best first.
    pub fixes: Vec<Fix>,
}

impl Finding {
    /// A finding of a rule, at its usual level, about the table as a whole.
    pub fn new(rule: &'static Meta, message: Message) -> Self {
        Self { rule, level: rule.level, message, note: None, column: None, value: None, rows: Vec::new(), fixes: Vec::new() }
    }

    /// The finding of a problem, without place or rows yet.
    pub(super) fn of(rule: &'static Meta, problem: Problem) -> Self {
        Self { level: problem.level, note: problem.note, ..Self::new(rule, problem.message) }
    }

    /// At another level.
    #[must_use]
    pub fn level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// At a column.
    #[must_use]
    pub fn at(mut self, column: usize) -> Self {
        self.column = Some(column);
        self
    }

    /// At a value of a column.
    #[must_use]
    pub fn on(mut self, column: usize, value: ValueId) -> Self {
        self.column = Some(column);
        self.value = Some(value);
        self
    }

    /// Concerning these rows.
    #[must_use]
    pub fn rows(mut self, rows: Vec<RowId>) -> Self {
        self.rows = rows;
        self
    }

    /// With a note.
    #[must_use]
    pub fn noting(mut self, note: Message) -> Self {
        self.note = Some(note);
        self
    }

    /// With a fix, after those it has.
    #[must_use]
    pub fn fix(mut self, title: Message, safety: Safety, edit: Edit) -> Self {
        self.fixes.push(Fix { title, safety, edit });
        self
    }

    /// With something only a person can do.
    #[must_use]
    pub fn advise(self, title: Message) -> Self {
        self.fix(title, Safety::Manual, Edit::Nothing)
    }
}
