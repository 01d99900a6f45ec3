//! What the tool's report comes to, in our words: which of its lines are more than a routine, and how the run ends.

use super::super::forecast::NoticeKind::{self, *};
use super::report::{Outcome, Report};
use super::why::Doubt;
use crate::error::Message;
use std::collections::BTreeSet;

/// Ids of the tool's report, what they come to, and which argument is a name.
type Row = (&'static [&'static str], NoticeKind, Option<usize>);

const ROWS: &[Row] = &[
    (&["error/invalidfieldname", "tool_sync/errorinvalidcolumnname"], SaysUnknownColumn, Some(0)),
    (&["error/fieldrequired", "tool_sync/errorrequiredcolumn"], SaysMissingColumn, Some(0)),
    (&["tool_sync/invalidseparatordetected"], SaysOtherSeparator, None),
    (&["error/missingfield+erroronline"], SaysEmptyCell, Some(0)),
    (&["tool_sync/filenotfound"], SaysNoFile, Some(0)),
    (&["tool_sync/errornouser", "tool_sync/cohortmissinguser"], SaysUnknownAccount, None),
    (&["error/unknowncourse"], SaysUnknownCourse, Some(0)),
    (&["tool_sync/errornocourse", "tool_sync/errornullcourseidentifier"], SaysUnknownCourseRows, None),
    (&["tool_sync/errornorole"], SaysUnknownRole, None),
    (&["tool_sync/errorbadcmd", "tool_sync/errorgcmdvalue"], SaysUnknownCommand, None),
    (&["tool_sync/cohortnotfound", "tool_sync/cohortnotexists"], SaysUnknownCohort, Some(0)),
    (&["tool_sync/cohortconflict", "tool_sync/cohortprimaryidentifiermissing"], SaysCohortConflict, None),
    (&["tool_sync/cohortdeleted", "tool_sync/cohortfreed"], SaysCohortEmptied, None),
    (&["tool_sync/usercreatecollision", "tool_sync/userupdatecollision"], SaysCollision, None),
    (&["tool_sync/usercreatemailcollision", "tool_sync/userupdatemailcollision"], SaysEmailCollision, None),
    (&["tool_sync/errornomanualenrol", "tool_sync/errornoenrolmethod"], SaysNoMethod, None),
    (&["tool_sync/enrollednot"], SaysNotEnrolled, None),
    (&["moodle/addedtogroupnot", "moodle/addedtogroupnotenrolled", "tool_sync/addedtogroupnot"], SaysNotInGroup, None),
    (&["tool_sync/groupunknown", "missing-string/errornogroup"], SaysUnknownGroup, None),
    (&["tool_sync/removedfromgroupnot"], SaysNotRemoved, None),
    (&["missing-string/errornullgroupidentifier", "missing-string/errornulluseridentifier"], SaysNoIdentifier, None),
];

/// What has to be told for it to be certain that something is not there.
fn unless(kind: NoticeKind) -> &'static [Doubt] {
    match kind {
        SaysUnknownAccount => &[Doubt::Accounts],
        SaysUnknownCourse | SaysUnknownCourseRows => &[Doubt::Courses, Doubt::HiddenCourses, Doubt::CourseCodes],
        SaysUnknownRole => &[Doubt::Roles],
        SaysUnknownCohort => &[Doubt::Cohorts],
        SaysUnknownGroup => &[Doubt::Groups],
        _ => &[],
    }
}

/// What a line of the report comes to, where this is not told; `None` for a routine.
pub(super) fn meaning(id: &str, untold: &[Doubt]) -> Option<(NoticeKind, Option<usize>)> {
    let (_, kind, name) = ROWS.iter().find(|(ids, ..)| ids.contains(&id))?;
    // What is missing may be there all the same: nobody told.
    let is_open = untold.iter().any(|why| unless(*kind).contains(why));
    Some((if is_open { SaysNotTold } else { *kind }, *name))
}

impl Outcome {
    /// Id of its words, with `line`.
    pub fn message_id(self) -> &'static str {
        match self {
            Self::Completed => "tool-sync-completed",
            Self::RefusedHeader => "tool-sync-refused-header",
            Self::StoppedOnRow => "tool-sync-stopped-on-row",
            Self::Crashed => "tool-sync-crashed",
            Self::NeverEnds => "tool-sync-never-ends",
            Self::NoFile => "tool-sync-no-file",
        }
    }
}

impl Report {
    /// How the run ends, in words.
    pub fn ending(&self) -> Message {
        Message::new(self.outcome.message_id()).with("line", self.line)
    }

    /// The same, where the line has another name in the person's list.
    pub fn ending_at(&self, line: String) -> Message {
        Message::new(self.outcome.message_id()).with("line", line)
    }

    /// What stands beside it: why the run crashes, and how many lines depend on what the catalogue does not tell.
    pub fn ending_notes(&self) -> impl Iterator<Item = Message> {
        let open: BTreeSet<_> = self.not_told.iter().map(|doubt| doubt.line).collect();
        let open = (!open.is_empty()).then(|| Message::new("tool-sync-open").with("count", open.len()));
        self.crash.map(|crash| crash.cause.message()).into_iter().chain(open)
    }

    /// What the catalogue does not tell, in words, each once.
    pub fn untold(&self) -> Vec<Message> {
        let mut untold: Vec<Message> = self.not_told.iter().map(|doubt| doubt.why.message()).collect();
        untold.sort_by(|a, b| a.id.cmp(&b.id));
        untold.dedup_by(|a, b| a.id == b.id);
        untold
    }

    /// What is grave among the changes: accounts made or deleted, profiles reset, enrolments taken.
    pub fn grave(&self) -> impl Iterator<Item = Message> {
        self.counts.iter().filter(|count| count.kind.level().is_some()).map(|count| count.message())
    }
}
