//! What comes out: how the run ends, what the tool says, what changes on the site.

use std::collections::BTreeMap;
use std::fmt;

/// Takes what comes out one by one: the report as the tool writes it, then the differences of the site's state.
pub trait Sink {
    /// A line of the report, with what was found not to be told at its line of the file.
    fn said(&mut self, said: &Said, not_told: &[&'static str]);

    /// A difference of the site's state.
    fn changed(&mut self, change: &Change);
}

/// What is known at the end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verdict {
    /// How the run ends.
    pub outcome: Outcome,
    /// Data rows of the file.
    pub rows: u64,
    /// Data rows that the tool came to.
    pub rows_read: u64,
    /// Why it crashed.
    pub crash: Option<Crash>,
    /// What stays and what is kept afterwards; `None` when the run never ends.
    pub after: Option<After>,
    /// What the catalogue could not tell, each once.
    pub not_told: Vec<NotTold>,
}

/// How a run ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It reached the end of the file.
    #[default]
    Completed,
    /// The header is refused: nothing is done.
    RefusedHeader,
    /// Rows above are done; the row and all below are not.
    StoppedOnRow,
    /// The same, by an error; the tool's "running" mark stays.
    Crashed,
    /// The tool loops until it is killed.
    NeverEnds,
    /// The tool looks for another file.
    NoFile,
}

impl Outcome {
    /// The word of the verdicts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::RefusedHeader => "refused_header",
            Self::StoppedOnRow => "stopped_on_row",
            Self::Crashed => "crashed",
            Self::NeverEnds => "never_ends",
            Self::NoFile => "no_file",
        }
    }
}

/// One line of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Component and language string of Moodle, `hard/…` for text in the code, `missing-string/…`.
    pub id: &'static str,
    /// Arguments in the order of the sentence; `<id>` and `<contextid>` stand for database numbers.
    pub args: Vec<String>,
    /// Printed with the prefix SIMULATION.
    pub simulated: bool,
    /// The number that a `hard/line` shows.
    pub number: Option<u32>,
    /// Line of the file, from 1, at which it is said; `None` before and after the rows.
    pub line: Option<u32>,
}

/// Why a run crashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crash {
    /// PHP class of the error.
    pub class: &'static str,
    /// What happened, in English; stable words.
    pub reason: &'static str,
}

/// What stays and what is kept after a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct After {
    /// The file stays in the file area.
    pub input_kept: bool,
    /// A report is stored.
    pub report: bool,
    /// A copy of the file is stored.
    pub archive: bool,
    /// Lines of the failed-rows file, its header first; `None` = no such file.
    pub failed_rows: Option<Vec<String>>,
}

/// One difference of the site's state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A new account with its fields.
    UserCreated(Vec<(&'static str, String)>),
    /// An account whose fields changed.
    UserChanged {
        /// Its login.
        username: String,
        /// Field, before, after.
        fields: Vec<(&'static str, String, String)>,
        /// Fields among them that moved only because the row has no such cell, sorted.
        resets: Vec<&'static str>,
    },
    /// A deleted account.
    UserDeleted {
        /// Its login.
        username: String,
    },
    /// A record that came or went.
    Record {
        /// Whether it came.
        came: bool,
        /// The record.
        record: Record,
    },
}

/// A record of the platform. Written out, it is one readable line, as in the verdicts of real runs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named as in Moodle's tables")]
pub enum Record {
    /// An enrolment. Its start is `now`, Unix seconds, or nothing when it is not told; its end may be missing.
    Enrolment { user: String, course: String, method: String, suspended: bool, start: Option<String>, end: Option<String> },
    /// A role in a course, and the plugin that gave it.
    Role { user: String, course: String, role: String, component: String },
    /// A group.
    Group { course: String, name: String },
    /// A membership of a group, and the plugin that made it.
    Member { user: String, course: String, group: String, component: String },
    /// A cohort.
    Cohort { name: String, idnumber: String },
    /// A membership of a cohort.
    CohortMember { user: String, cohort: String },
    /// A preference of an account.
    Preference { user: String, name: String },
}

impl Record {
    /// The word of the verdicts for its kind and whether it came.
    pub fn op(&self, came: bool) -> &'static str {
        let (added, removed) = match self {
            Self::Enrolment { .. } => ("enrol_added", "enrol_removed"),
            Self::Role { .. } => ("roles_added", "roles_removed"),
            Self::Group { .. } => ("groups_added", "groups_removed"),
            Self::Member { .. } => ("members_added", "members_removed"),
            Self::Cohort { .. } => ("cohorts_added", "cohorts_removed"),
            Self::CohortMember { .. } => ("cohortmembers_added", "cohortmembers_removed"),
            Self::Preference { .. } => ("prefs_added", "prefs_removed"),
        };
        if came { added } else { removed }
    }
}

impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Enrolment { user, course, method, suspended, start, end } => {
                let (start, end) = (start.as_deref().unwrap_or("?"), end.as_deref().unwrap_or("0"));
                write!(f, "{user} | {course} | {method} | status={} | start={start} | end={end}", u8::from(*suspended))
            }
            Self::Role { user, course, role: what, component } | Self::Member { user, course, group: what, component } => {
                write!(f, "{user} | {course} | {what} | component={component}")
            }
            Self::Group { course, name } => write!(f, "{course} | {name}"),
            Self::Cohort { name, idnumber } => write!(f, "{name} | idnumber={idnumber}"),
            Self::CohortMember { user, cohort: what } | Self::Preference { user, name: what } => write!(f, "{user} | {what}"),
        }
    }
}

/// Something that the catalogue does not tell and on which the outcome depends.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NotTold {
    /// First line of the file, from 1, that depends on it; `None` for the site as a whole.
    pub line: Option<u32>,
    /// What is missing, in English; stable words.
    pub why: &'static str,
}

/// Collects what is not told, the first line for each reason.
#[derive(Debug, Default)]
pub(super) struct Doubts(BTreeMap<&'static str, Option<u32>>);

impl Doubts {
    /// Adds a reason.
    pub(super) fn add(&mut self, line: Option<u32>, why: &'static str) {
        self.0.entry(why).or_insert(line);
    }

    /// In the order of the file.
    pub(super) fn list(self) -> Vec<NotTold> {
        let mut list: Vec<NotTold> = self.0.into_iter().map(|(why, line)| NotTold { line, why }).collect();
        list.sort();
        list
    }
}
