//! What a file asks for, beside what is there: person by person and course by course, one of six answers, and never more
//! than the source can tell.
//!
//! ```
//! use bordereau::verify::{Seen, Source, State, There, Wanted, compare};
//! struct Nobody;
//! impl Source for Nobody {
//!     fn seen(&self, _: &Wanted) -> Seen {
//!         Seen { there: There::No, ..Seen::default() }
//!     }
//!     fn blind(&self) -> &[&'static str] {
//!         &[]
//!     }
//! }
//! let wanted = [Wanted { line: 2, user: "00001901".to_owned(), course: "CHIM_L1".to_owned(), ..Wanted::default() }];
//! assert_eq!(compare(&wanted, &Nobody).rows[0].state, State::Absent);
//! ```

mod compare;
mod json;
mod list;
#[cfg(test)]
mod tests;

pub use compare::compare;
pub use json::document;
pub use list::{ListLacks, ListSource, Person};

use crate::error::Message;
use serde::Serialize;
use std::collections::BTreeMap;

/// One course of one row of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Line of the file, from 1.
    pub line: u32,
    /// What names the person there.
    pub user: String,
    /// Short name of the course.
    pub course: String,
    /// Number of the columns that ask for it.
    pub number: u32,
    /// Role asked for; `None` = the one that the platform gives when nothing is asked.
    pub role: Option<String>,
    /// Groups asked for.
    pub groups: Vec<String>,
    /// Whether a suspended enrolment is asked for; `None` = nothing is said.
    pub suspended: Option<bool>,
    /// Why it may not be there, by the forecast.
    pub because: Option<Because>,
}

/// Whether somebody is in a course.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum There {
    /// Yes.
    Yes,
    /// No.
    No,
    /// The source does not tell.
    #[default]
    NotTold,
}

/// What a source tells of a person in a course.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Whether they are in it.
    pub there: There,
    /// Short names of the roles they hold there; `None` = not told.
    pub roles: Option<Vec<String>>,
    /// The groups they are in; `None` = not told.
    pub groups: Option<Vec<String>>,
    /// Whether there may be groups that are not told.
    pub more_groups: bool,
    /// Whether they can enter now; `None` = not told.
    pub access: Option<bool>,
}

/// Where answers come from.
pub trait Source {
    /// What it tells of a person in a course.
    fn seen(&self, wanted: &Wanted) -> Seen;

    /// What it tells of nobody: `end`.
    fn blind(&self) -> &[&'static str];

    /// Why somebody is not there, where the source itself tells.
    fn because(&self, _: &Wanted) -> Option<Because> {
        None
    }
}

/// How a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// As it was asked for, as far as the source tells.
    AsAsked,
    /// The person is not in the course.
    Absent,
    /// The role that was asked for is not held.
    OtherRole,
    /// A group that was asked for does not hold the person.
    OtherGroup,
    /// The person cannot enter now: suspended, ended, not begun, or the method is off.
    NoAccess,
    /// A suspended enrolment was asked for, and the person can enter.
    OtherStatus,
    /// The source tells nothing of this person in this course.
    NotTold,
}

impl State {
    /// Every state, in order.
    pub const ALL: [Self; 7] =
        [Self::AsAsked, Self::Absent, Self::OtherRole, Self::OtherGroup, Self::NoAccess, Self::OtherStatus, Self::NotTold];

    /// The word of the contract.
    pub fn word(self) -> &'static str {
        match self {
            Self::AsAsked => "as-asked",
            Self::Absent => "absent",
            Self::OtherRole => "other-role",
            Self::OtherGroup => "other-group",
            Self::NoAccess => "no-access",
            Self::OtherStatus => "other-status",
            Self::NotTold => "not-told",
        }
    }

    /// The words for people.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::AsAsked => "verify-as-asked",
            Self::Absent => "verify-absent",
            Self::OtherRole => "verify-other-role",
            Self::OtherGroup => "verify-other-group",
            Self::NoAccess => "verify-no-access",
            Self::OtherStatus => "verify-other-status",
            Self::NotTold => "verify-not-told",
        })
    }
}

/// Why somebody is probably not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Because {
    /// There is no such account.
    NoAccount,
    /// The account is refused: suspended, not confirmed, administrator, guest.
    AccountRefused,
    /// There is no such course.
    UnknownCourse,
    /// There is no such role, or it may not be given.
    UnknownRole,
    /// The course has no manual method.
    NoManualMethod,
    /// The manual method of the course is off.
    MethodOff,
}

impl Because {
    /// Stable words for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Self::NoAccount => "no account",
            Self::AccountRefused => "account refused",
            Self::UnknownCourse => "unknown course",
            Self::UnknownRole => "unknown role",
            Self::NoManualMethod => "no manual method",
            Self::MethodOff => "manual method off",
        }
    }

    /// The words for people.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::NoAccount => "because-no-account",
            Self::AccountRefused => "because-account-refused",
            Self::UnknownCourse => "because-unknown-course",
            Self::UnknownRole => "because-unknown-role",
            Self::NoManualMethod => "because-no-manual-method",
            Self::MethodOff => "because-method-off",
        })
    }
}

/// Something that is otherwise than asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// `role`, `group`, `access`, `status`.
    pub what: &'static str,
    /// What was asked for.
    pub asked: String,
    /// What is there, several separated by commas; empty when nothing is.
    pub found: String,
}

/// One course of one row, compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What was asked for.
    pub wanted: Wanted,
    /// How it stands.
    pub state: State,
    /// What is otherwise, the gravest first.
    pub differences: Vec<Difference>,
    /// What the source does not tell of it.
    pub not_told: Vec<&'static str>,
}

/// A course, added up. Each person counts once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CourseLine {
    /// Short name.
    pub course: String,
    /// As asked.
    pub as_asked: u64,
    /// Absent.
    pub absent: u64,
    /// There, otherwise than asked.
    pub different: u64,
    /// The source tells nothing.
    pub not_told: u64,
}

/// A file, compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// The rows, in the order of the file.
    pub rows: Vec<Row>,
    /// The courses, in the order in which they are first met.
    pub courses: Vec<CourseLine>,
}

impl Compared {
    /// How many rows stand in each state.
    pub fn summary(&self) -> BTreeMap<State, u64> {
        let mut counts = BTreeMap::new();
        for row in &self.rows {
            *counts.entry(row.state).or_default() += 1;
        }
        counts
    }

    /// How many stand in a state.
    pub fn count(&self, state: State) -> u64 {
        self.rows.iter().filter(|row| row.state == state).count() as u64
    }

    /// Whether everything is as asked: what cannot be told does not count as such.
    pub fn is_as_asked(&self) -> bool {
        self.rows.iter().all(|row| row.state == State::AsAsked)
    }

    /// The verdict in one sentence.
    pub fn verdict(&self) -> Message {
        let (all, fine) = (self.rows.len() as u64, self.count(State::AsAsked));
        let (absent, untold) = (self.count(State::Absent), self.count(State::NotTold));
        let message = Message::new("verify-verdict").with("asked", all).with("fine", fine).with("absent", absent);
        message.with("different", all - fine - absent - untold).with("untold", untold)
    }

    /// What is not as asked, by state, reason and course, the most rows first.
    pub fn reasons(&self) -> Vec<(State, Option<Because>, String, u64)> {
        let mut counts: BTreeMap<(State, Option<Because>, &str), u64> = BTreeMap::new();
        for row in self.rows.iter().filter(|row| row.state != State::AsAsked) {
            *counts.entry((row.state, row.wanted.because, &row.wanted.course)).or_default() += 1;
        }
        let mut list: Vec<_> = counts.into_iter().map(|((state, why, course), count)| (state, why, course.to_owned(), count)).collect();
        list.sort_by_key(|(.., count)| std::cmp::Reverse(*count));
        list
    }

    /// The rows and the numbers of their columns that are absent: what is to be sent again.
    pub fn missing(&self) -> Vec<(u32, Vec<u32>)> {
        let mut lines: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for row in self.rows.iter().filter(|row| row.state == State::Absent) {
            lines.entry(row.wanted.line).or_default().push(row.wanted.number);
        }
        lines.into_iter().collect()
    }
}
