//! What a simulation says of a file and of each row, whichever tool it simulates, in the words of the real tool.

pub use super::change::{Change, ChangeKind, Count, Record};
pub use super::effect::{Effect, End, Giver, Letter, Method, Moment, Plan, Swap, Tenure, Where};
pub use super::moodle_upload::Why;
pub use super::moodle_upload::state::{CohortId, CourseId, GroupId, Names, RoleId, UserId};
use super::outlook::Ending;
use super::tool_sync::{Report, Reported};
use crate::catalogue::Assumption;

/// Column of Moodle's result table in which a message stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    /// State of the account.
    Status,
    /// Login.
    Username,
    /// First name.
    Firstname,
    /// Last name.
    Lastname,
    /// Address.
    Email,
    /// Password.
    Password,
    /// Way of logging in.
    Auth,
    /// Courses, roles, groups and cohorts.
    Enrolments,
    /// Suspension of the account.
    Suspended,
    /// Theme of the account.
    Theme,
}

impl Column {
    /// Moodle's own word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Username => "username",
            Self::Firstname => "firstname",
            Self::Lastname => "lastname",
            Self::Email => "email",
            Self::Password => "password",
            Self::Auth => "auth",
            Self::Enrolments => "enrolments",
            Self::Suspended => "suspended",
            Self::Theme => "theme",
        }
    }
}

/// How Moodle shows a message, from light to grave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tone {
    /// Plain text.
    Normal,
    /// Something done.
    Info,
    /// Something odd.
    Warning,
    /// Something refused.
    Error,
}

impl Tone {
    /// Moodle's own word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One message of Moodle's result table.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// Where it stands.
    pub column: Column,
    /// How it is shown.
    pub tone: Tone,
    /// String id and component, `unknowncourse/error`. The text depends on the language pack.
    pub id: &'static str,
    /// The value it is about, as typed, when the effects do not tell it.
    pub about: Option<Box<str>>,
    /// False when it depends on something that the catalogue does not tell.
    pub sure: bool,
}

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Outcome {
    /// At least one new enrolment.
    Enrolled,
    /// Something else changed.
    Changed,
    /// Nothing written.
    Unchanged,
    /// Something written beside an error among the enrolments.
    Partial,
    /// Only errors among the enrolments.
    EnrolError,
    /// An account created and nothing else.
    Created,
    /// An account deleted.
    Deleted,
    /// The row stops before enrolments, with a warning.
    Skipped,
    /// The row stops before enrolments, with an error.
    Error,
    /// The whole import ends here.
    Aborted,
    /// The catalogue does not tell enough.
    NotTold,
    /// Kept for a later day.
    Planned,
    /// An empty line, passed over.
    Blank,
}

impl Outcome {
    /// Every outcome, in order.
    pub const ALL: [Self; 13] = [
        Self::Enrolled,
        Self::Changed,
        Self::Unchanged,
        Self::Partial,
        Self::EnrolError,
        Self::Created,
        Self::Deleted,
        Self::Skipped,
        Self::Error,
        Self::Aborted,
        Self::NotTold,
        Self::Planned,
        Self::Blank,
    ];

    /// The word of the contract.
    pub fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Blank => "blank",
            Self::Enrolled => "enrolled",
            Self::Changed => "changed",
            Self::Unchanged => "unchanged",
            Self::Partial => "partial",
            Self::EnrolError => "enrol_error",
            Self::Created => "created",
            Self::Deleted => "deleted",
            Self::Skipped => "skipped",
            Self::Error => "error",
            Self::Aborted => "aborted",
            Self::NotTold => "not_told",
        }
    }
}

/// What becomes of the account of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AccountFate {
    /// Left as it is.
    UpToDate,
    /// Rewritten.
    Updated,
    /// Created.
    Created,
    /// Deleted.
    Deleted,
    /// The row stops before, with a warning.
    Skipped,
    /// The row stops before, with an error.
    Error,
    /// The import ends here.
    Aborted,
    /// No account list.
    NotTold,
    /// The tool writes no accounts.
    Untouched,
}

impl AccountFate {
    /// The word of the contract.
    pub fn word(self) -> &'static str {
        match self {
            Self::UpToDate => "uptodate",
            Self::Updated => "updated",
            Self::Created => "created",
            Self::Deleted => "deleted",
            Self::Skipped => "skipped",
            Self::Error => "error",
            Self::Aborted => "aborted",
            Self::NotTold => "not_told",
            Self::Untouched => "untouched",
        }
    }
}

/// What the tool will do with one row. Reused from row to row: copy what is to be kept.
#[derive(Debug)]
pub struct RowVerdict {
    /// Moodle's line number: 1 is the header; blank lines and line breaks in quotes are not counted.
    pub line: u64,
    /// What becomes of the row.
    pub outcome: Outcome,
    /// What becomes of the account.
    pub account: AccountFate,
    /// Whose row it is, when the account exists or is created.
    pub user: Option<UserId>,
    /// Messages in the order in which Moodle makes them.
    pub said: Vec<Said>,
    /// What is written, with false for what depends on something not told.
    pub effects: Vec<(Effect, bool)>,
    /// What is not told.
    pub not_told: Vec<Why>,
    /// What is assumed, because the people of the platform say so.
    pub assumed: Vec<Assumption>,
    /// The courses that the row names, one by one.
    pub visits: Vec<Visit>,
}

impl RowVerdict {
    /// Nothing is said yet of the row at this line.
    pub(super) fn begin(&mut self, line: u64) {
        self.line = line;
        self.user = None;
        self.said.clear();
        self.effects.clear();
        self.not_told.clear();
        self.assumed.clear();
        self.visits.clear();
    }
}

/// What becomes of one course of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The course; `None` when there is none of that name.
    pub course: Option<CourseId>,
    /// The role given or confirmed.
    pub role: Option<RoleId>,
    /// How it ends.
    pub fate: Fate,
}

/// How one course of a row ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// A new enrolment.
    Enrolled,
    /// Enrolled, or rewritten when the person was enrolled already: existing enrolments are not told.
    Written,
    /// The enrolment that was there is rewritten, or a role added.
    Changed,
    /// Everything was so already.
    Unchanged,
    /// Unknown course or role, or the row stopped before.
    Refused,
    /// No manual method: nothing is written and nothing is said.
    Ignored,
    /// The catalogue does not tell enough.
    NotTold,
}

impl RowVerdict {
    pub(in crate::simulate) fn new() -> Self {
        Self {
            line: 1,
            outcome: Outcome::Unchanged,
            account: AccountFate::UpToDate,
            user: None,
            said: Vec::new(),
            effects: Vec::new(),
            not_told: Vec::new(),
            assumed: Vec::new(),
            visits: Vec::new(),
        }
    }

    /// Whether a warning or an error stands beside an outcome that looks like a success.
    pub fn has_warnings(&self) -> bool {
        let fine = matches!(self.outcome, Outcome::Enrolled | Outcome::Changed | Outcome::Unchanged | Outcome::Created);
        fine && self.said.iter().any(|said| said.tone >= Tone::Warning)
    }
}

/// Takes what comes of an import as it comes: a million rows need no million structures. A tool is told row by row, or it
/// writes a report and is told by what changes in all.
pub trait Sink {
    /// One row, in file order.
    fn row(&mut self, verdict: &RowVerdict, names: &Names<'_>);

    /// A line of the report, as the tool writes it.
    fn reported(&mut self, _line: &Reported) {}

    /// A difference of the platform's state, once the file is read.
    fn changed(&mut self, _change: &Change) {}

    /// What the tool does once the file is read, when it does more.
    fn after(&mut self, _effects: &[Effect], _names: &Names<'_>) {}
}

/// A file that Moodle refuses as a whole; nothing is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileError {
    /// `read`, `header` or `form`; `course` when the course does not take the import.
    pub stage: &'static str,
    /// Moodle's string id.
    pub id: &'static str,
    /// The column name or the value at fault.
    pub value: Option<String>,
    /// Fields of the form that are refused, for stage `form`.
    pub fields: Vec<&'static str>,
}

/// An exception that ends the import: rows above are written, rows below are not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aborted {
    /// Moodle's line number.
    pub at_line: u64,
    /// String id of what the page shows.
    pub id: &'static str,
}

/// The counters of Moodle's final page. Courses, roles and groups that fail are in none of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// Users created.
    pub created: u64,
    /// Users updated.
    pub updated: u64,
    /// Users deleted.
    pub deleted: u64,
    /// Deletions refused.
    pub delete_errors: u64,
    /// Users renamed.
    pub renamed: u64,
    /// Renames refused.
    pub rename_errors: u64,
    /// Users skipped.
    pub skipped: u64,
    /// Weak passwords.
    pub weak_passwords: u64,
    /// Errors.
    pub errors: u64,
}

/// What the simulation says of the whole file.
#[derive(Clone, Debug, Default)]
pub struct FileVerdict {
    /// Why the file is refused as a whole, if it is.
    pub file_error: Option<FileError>,
    /// Columns as Moodle names them; `None` when the file is refused.
    pub accepted_columns: Option<Vec<String>>,
    /// Where the import ends half-way, if it does.
    pub aborted: Option<Aborted>,
    /// Data rows of the file.
    pub rows_read: u64,
    /// Data rows treated.
    pub rows_processed: u64,
    /// Counters of the final page.
    pub stats: Stats,
    /// Rows per outcome, in the order of [`Outcome::ALL`].
    pub summary: [u64; Outcome::ALL.len()],
    /// Rows per reason, in the order of [`Why::ALL`].
    pub not_told: [u64; Why::ALL.len()],
    /// Rows per assumption, in the order of [`Assumption::ALL`].
    pub assumed: [u64; Assumption::ALL.len()],
    /// Rows that rest on any assumption.
    pub rows_assumed: u64,
    /// Courses whose welcome message goes out.
    pub welcome: Vec<Welcome>,
    /// How the run of a tool ends that writes a report in place of a page of results.
    pub report: Option<Box<Report>>,
}

/// The welcome message of a course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Welcome {
    /// The course.
    pub course: CourseId,
    /// Messages that the import sends there.
    pub messages: u64,
    /// Whether it is known that the course sends them.
    pub told: bool,
}

impl FileVerdict {
    /// Rows with this outcome.
    pub fn count(&self, outcome: Outcome) -> u64 {
        Outcome::ALL.iter().position(|&other| other == outcome).map_or(0, |i| self.summary[i])
    }

    /// How the import ends.
    pub fn ending(&self) -> Ending {
        match (&self.file_error, &self.aborted) {
            (Some(_), _) => Ending::Refused,
            (None, Some(aborted)) => Ending::Stopped(aborted.at_line),
            (None, None) => Ending::Whole,
        }
    }

    /// Whether the platform would refuse the file, or stop in the middle of it.
    pub fn is_refused(&self) -> bool {
        self.file_error.is_some() || self.aborted.is_some()
    }
}

impl FileVerdict {
    /// Counts one more welcome message of a course.
    pub(in crate::simulate) fn welcome(&mut self, course: CourseId, told: bool) {
        match self.welcome.iter_mut().rfind(|welcome| welcome.course == course) {
            Some(welcome) => welcome.messages += 1,
            None => self.welcome.push(Welcome { course, messages: 1, told }),
        }
    }
}
