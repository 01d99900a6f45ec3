//! What comes out: the lines of the report, how the run ends, what is kept afterwards.

use super::super::change::Count;
use super::super::forecast::NoticeKind;
use super::super::outlook::Outlook;
use super::why::{Cause, Doubt};
use std::collections::HashMap;

/// One line of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reported {
    /// Component and language string of Moodle, `hard/…` for text in the code, `missing-string/…`.
    pub id: &'static str,
    /// Arguments in the order of the sentence; `<id>` and `<contextid>` stand for database numbers.
    pub args: Vec<String>,
    /// Printed with the prefix SIMULATION.
    pub simulated: bool,
    /// The number that a `hard/line` shows.
    pub number: Option<u32>,
    /// Line of the file, from 1, at which it is said, or the last one before; `None` before the rows.
    pub line: Option<u32>,
    /// What it comes to, and which argument is the name in question; `None` for a routine.
    pub notice: Option<(NoticeKind, Option<usize>)>,
}

/// What is known at the end of the run.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// How the run ends.
    pub outcome: Outcome,
    /// The last line of the file of which anything is said; 0 when none.
    pub line: u32,
    /// Why it crashed.
    pub crash: Option<Crash>,
    /// What stays and what is kept afterwards; `None` when the run never ends.
    pub after: Option<After>,
    /// What the catalogue could not tell, each once.
    pub not_told: Vec<NotTold>,
    /// What changes, each kind with its number; what does not change is left out.
    pub counts: Vec<Count>,
    /// Roles given to somebody who is not enrolled and will not be: `login (course)`.
    pub roles_alone: Vec<String>,
    /// What becomes of the rows.
    pub outlook: Outlook,
}

/// How a run ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It reached the end of the file.
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
    /// The word of the contract.
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

/// Why a run crashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crash {
    /// PHP class of the error.
    pub class: &'static str,
    /// What happened.
    pub cause: Cause,
    /// Whether the tool's "running" mark stays.
    pub mark_left: bool,
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

/// Something that the catalogue does not tell and on which the outcome depends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotTold {
    /// First line of the file, from 1, that depends on it; `None` for the site as a whole.
    pub line: Option<u32>,
    /// What is missing.
    pub why: Doubt,
}

/// Collects what is not told, the first line for each reason.
#[derive(Debug, Default)]
pub(super) struct Doubts(HashMap<Doubt, Option<u32>>);

impl Doubts {
    /// Adds a reason.
    pub(super) fn add(&mut self, line: Option<u32>, why: Doubt) {
        self.0.entry(why).or_insert(line);
    }

    /// In the order of the file.
    pub(super) fn list(self) -> Vec<NotTold> {
        let mut list: Vec<NotTold> = self.0.into_iter().map(|(why, line)| NotTold { line, why }).collect();
        list.sort_by_key(|doubt| (doubt.line, doubt.why.word()));
        list
    }
}
