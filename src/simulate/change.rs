//! What changes on a platform by a tool that tells it in all, once its file is read: the difference of the platform's state.

use crate::error::{Level, Message};
use std::fmt;

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

/// Kinds of changes that are counted, in the order in which they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ChangeKind {
    /// Enrolments written.
    Enrolled,
    /// Roles given.
    Roles,
    /// People put into a group.
    Members,
    /// Groups created.
    Groups,
    /// Accounts created.
    Created,
    /// Profiles changed.
    Changed,
    /// Profiles that lose what they hold in fields that the file does not have.
    Reset,
    /// Accounts deleted.
    Deleted,
    /// Enrolments that were there, taken away and written anew.
    Replaced,
    /// Enrolments taken away.
    Unenrolled,
    /// People taken out of a group.
    Left,
    /// Cohorts created.
    Cohorts,
    /// Cohorts deleted.
    CohortsDeleted,
}

impl ChangeKind {
    /// Every kind, in order.
    pub const ALL: [Self; 13] = [
        Self::Enrolled,
        Self::Roles,
        Self::Members,
        Self::Groups,
        Self::Created,
        Self::Changed,
        Self::Reset,
        Self::Deleted,
        Self::Replaced,
        Self::Unenrolled,
        Self::Left,
        Self::Cohorts,
        Self::CohortsDeleted,
    ];

    /// Id of its words, with `count`.
    pub fn words(self) -> &'static str {
        match self {
            Self::Enrolled => "tool-sync-enrolled",
            Self::Roles => "tool-sync-roles",
            Self::Members => "tool-sync-members",
            Self::Groups => "tool-sync-groups",
            Self::Created => "tool-sync-created",
            Self::Changed => "tool-sync-changed",
            Self::Reset => "tool-sync-reset",
            Self::Deleted => "tool-sync-deleted",
            Self::Replaced => "tool-sync-replaced",
            Self::Unenrolled => "tool-sync-unenrolled",
            Self::Left => "tool-sync-left",
            Self::Cohorts => "tool-sync-cohorts",
            Self::CohortsDeleted => "tool-sync-cohorts-deleted",
        }
    }

    /// How grave it is, when it takes something away or makes what a list of enrolments does not ask for.
    pub fn level(self) -> Option<Level> {
        match self {
            Self::Created | Self::Reset | Self::Unenrolled | Self::Left => Some(Level::Warning),
            Self::Deleted | Self::CohortsDeleted => Some(Level::Error),
            _ => None,
        }
    }
}

/// How many changes of a kind there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// Which.
    pub kind: ChangeKind,
    /// How many.
    pub count: usize,
}

impl Count {
    /// What it says.
    pub fn message(&self) -> Message {
        Message::new(self.kind.words()).with("count", self.count)
    }
}
