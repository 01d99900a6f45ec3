//! Adds up what a run says and changes, for what becomes of the rows.

use super::super::change::{Change, ChangeKind, Count, Record};
use super::super::outlook::{Ending, Outlook};
use super::super::verdict::FileVerdict;
use super::report::Reported;
use crate::catalogue::Catalogue;
use crate::error::Level;
use std::collections::BTreeSet;

/// The sum so far.
#[derive(Default)]
pub(super) struct Tally {
    /// Lines of the file of which an error is said.
    in_error: BTreeSet<u64>,
    /// How often each kind of change was met.
    counts: [usize; ChangeKind::ALL.len()],
    /// Person, course and method of the enrolments that came.
    enrolled: BTreeSet<[String; 3]>,
    roles_alone: Vec<String>,
}

impl Tally {
    pub(super) fn reported(&mut self, reported: &Reported) {
        if reported.notice.is_some_and(|(kind, _)| kind.level() == Level::Error) {
            self.in_error.extend(reported.line.map(u64::from));
        }
    }

    pub(super) fn changed(&mut self, change: &Change, catalogue: &Catalogue) {
        match change {
            Change::UserCreated(_) => self.count(ChangeKind::Created),
            Change::UserChanged { resets, .. } => {
                self.count(ChangeKind::Changed);
                if !resets.is_empty() {
                    self.count(ChangeKind::Reset);
                }
            }
            Change::UserDeleted { .. } => self.count(ChangeKind::Deleted),
            Change::Record { came, record } => self.record(*came, record, catalogue),
        }
    }

    fn count(&mut self, kind: ChangeKind) {
        self.counts[kind as usize] += 1;
    }

    fn record(&mut self, came: bool, record: &Record, catalogue: &Catalogue) {
        match (record, came) {
            (Record::Enrolment { user, course, method, .. }, true) => {
                self.count(ChangeKind::Enrolled);
                self.enrolled.insert([user, course, method].map(String::clone));
            }
            // One that goes and comes back in one: only its dates or its status move.
            (Record::Enrolment { user, course, method, .. }, false) => {
                let comes_back = self.enrolled.contains(&[user, course, method].map(String::clone));
                self.count(if comes_back { ChangeKind::Replaced } else { ChangeKind::Unenrolled });
            }
            (Record::Role { user, course, .. }, true) => {
                self.count(ChangeKind::Roles);
                self.role(user, course, catalogue);
            }
            (Record::Group { .. }, true) => self.count(ChangeKind::Groups),
            (Record::Member { .. }, came) => self.count(if came { ChangeKind::Members } else { ChangeKind::Left }),
            (Record::Cohort { .. }, came) => self.count(if came { ChangeKind::Cohorts } else { ChangeKind::CohortsDeleted }),
            (Record::Role { .. } | Record::Group { .. }, false) | (Record::CohortMember { .. } | Record::Preference { .. }, _) => {}
        }
    }

    /// A role given to somebody who is not enrolled and will not be is not among the participants.
    fn role(&mut self, user: &str, course: &str, catalogue: &Catalogue) {
        let comes = self.enrolled.range([user.to_owned(), course.to_owned(), String::new()]..).next();
        let comes = comes.is_some_and(|[person, place, _]| person == user && place == course);
        if !comes && !catalogue.enrolments_of(user).any(|enrolment| enrolment.course == course) {
            self.roles_alone.push(format!("{user} ({course})"));
        }
    }

    /// What becomes of the rows. The tool tells what it refuses by line, and what it writes only in all: of the rows that are
    /// not refused, as many are taken for new enrolments, then for other changes, as it writes.
    pub(super) fn outlook(&self, file: &FileVerdict, is_open: bool) -> Outlook {
        let (rows, read, ending) = (file.rows_read, file.rows_processed, file.ending());
        let stops_at = if let Ending::Stopped(line) = ending { Some(line) } else { None };
        let in_error = self.in_error.len() + usize::from(stops_at.is_some_and(|line| !self.in_error.contains(&line)));
        let refused = match ending {
            Ending::Refused => rows,
            Ending::Whole | Ending::Stopped(_) => rows.min(in_error as u64 + (rows - read)),
        };
        let taken = rows - refused;
        if is_open {
            return Outlook { rows, refused, not_told: taken, ending, ..Outlook::default() };
        }
        let enrolments = self.counts[ChangeKind::Enrolled as usize];
        let enrolled = taken.min(enrolments as u64);
        let others = self.counts.iter().sum::<usize>() - enrolments;
        let changed = (taken - enrolled).min(others as u64);
        Outlook { rows, enrolled, changed, unchanged: taken - enrolled - changed, refused, ending, ..Outlook::default() }
    }

    /// The changes by kind, and the roles without an enrolment.
    pub(super) fn finish(self) -> (Vec<Count>, Vec<String>) {
        let counted = ChangeKind::ALL.into_iter().zip(self.counts).filter(|(_, count)| *count > 0);
        (counted.map(|(kind, count)| Count { kind, count }).collect(), self.roles_alone)
    }
}
