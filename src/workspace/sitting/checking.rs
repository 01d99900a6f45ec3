//! What is wrong with the list: checked on a worker after each change.

use super::super::problems::Marks;
use super::super::totals::Totals;
use super::super::{Panicked, Running, Slot};
use super::version::told;
use super::{Around, Version};
use crate::check::{Finding, Report, check};
use std::time::{Duration, Instant};

/// A finished check.
pub struct Checked {
    /// What was found.
    pub report: Report,
    /// How long it took.
    pub took: Duration,
    /// Revision of the work that was checked.
    pub revision: u64,
    /// Number of the check of this version: the same work is checked again when the platform is known otherwise, and
    /// positions in one report mean nothing in the next.
    pub number: u64,
    /// What it comes to.
    pub totals: Totals,
    pub(in crate::workspace) marks: Marks,
}

/// The check of a version, and its worker: the latest one only, for each change begins anew.
#[derive(Default)]
pub(super) struct Checking {
    slot: Slot<Option<Checked>>,
    /// Checks begun so far.
    begun: u64,
    last: Option<Checked>,
}

impl Checking {
    pub(super) fn is_busy(&self) -> bool {
        self.slot.is_busy()
    }

    pub(super) fn running(&self) -> Option<Running> {
        told(&self.slot, "job-check")
    }

    pub(super) fn cancel(&mut self) {
        self.slot.cancel();
    }
}

impl Version {
    /// The last finished check. It may be older than the last edit: see [`Checked::revision`].
    pub fn checked(&self) -> Option<&Checked> {
        self.checking.last.as_ref()
    }

    /// Whether the last finished check is that of the table as it stands, on the platform as it is known.
    pub fn is_fresh(&self) -> bool {
        self.checked().is_some_and(|checked| checked.number == self.checking.begun)
    }

    /// A finding of the last check, only while its rows and values are those of the table.
    pub(super) fn fresh_finding(&self, finding: usize) -> Option<&Finding> {
        self.checked().filter(|_| self.is_fresh())?.report.findings.get(finding)
    }

    pub(super) fn checked_mut(&mut self) -> Option<&mut Checked> {
        self.checking.last.as_mut()
    }

    /// Checks the table as it stands; a check that runs is dropped.
    pub(in crate::workspace) fn start_check(&mut self, around: &Around<'_>) {
        self.checking.begun += 1;
        let (ready, revision, number) = (self.ready(around.platform), self.work.revision(), self.checking.begun);
        self.checking.slot.start(around.wake, move |watch| {
            let start = Instant::now();
            let report = check(&ready.subject(), watch).ok()?;
            let (marks, totals) = (Marks::new(&report, ready.table()), Totals::new(&report, ready.table()));
            Some(Checked { report, took: start.elapsed(), revision, number, totals, marks })
        });
    }

    pub(super) fn poll_check(&mut self, around: &mut Around<'_>) {
        match self.checking.slot.poll() {
            Some(Ok(Some(checked))) => {
                self.checking.last = Some(checked);
                self.start_forecasts(around);
                self.fix_again(around);
            }
            Some(Err(Panicked)) => around.panicked(),
            Some(Ok(None)) | None => {}
        }
    }
}
