//! The list beside the file that was handed over last: which rows are new, which say something else, who is not in it any more.

use super::{Slot, Workspace, read_finished, site_now};
use crate::catalogue::Catalogue;
use crate::importer::Roster;
use crate::mapping::{Asked, AskedCourse, Original, asked};
use crate::store::receipts::{Receipt, ReceiptState};
use crate::table::RowId;
use crate::watch::Watch;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// How the list differs from the file of a receipt.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Since {
    /// When that file was handed over, RFC 3339.
    pub when: String,
    /// Rows that ask for an enrolment that it did not ask for.
    pub new: Vec<RowId>,
    /// Rows whose role, groups, status or dates it told otherwise.
    pub changed: Vec<RowId>,
    /// Rows that it held as they are.
    pub same: Vec<RowId>,
    /// People and courses that it held and that the list does not ask for any more.
    pub gone: Vec<(String, String)>,
}

/// The list, its version, the revision of its work and the receipt that were compared.
type Compared = (u64, u64, u64, String);

/// The last comparison, and its worker.
#[derive(Default)]
pub(super) struct SinceWork {
    of: Option<Compared>,
    slot: Slot<Option<Since>>,
    found: Option<Since>,
}

impl SinceWork {
    pub(super) fn is_busy(&self) -> bool {
        self.slot.is_busy()
    }
}

struct Job {
    receipt: Receipt,
    roster: Roster<'static>,
    catalogue: Arc<Catalogue>,
}

impl Workspace {
    /// How the list that is open differs from the file that was handed over last, once that is known.
    pub fn since(&self) -> Option<&Since> {
        self.since.found.as_ref().filter(|_| self.since.of.is_some() && self.since.of == self.comparable().map(|(of, _)| of))
    }

    /// Whether there is something to compare that was not compared yet.
    pub fn wants_since(&self) -> bool {
        self.comparable().is_some_and(|(of, _)| self.since.of.as_ref() != Some(&of))
    }

    /// The last file that went to this platform for this importer, where it still stands.
    fn comparable(&self) -> Option<(Compared, &Receipt)> {
        let ((list, version), work) = (self.showing()?, self.work()?);
        // A tool that takes one course at a time gets one file per course: no single one is the last.
        let importer = Some(self.importer()).filter(|importer| !importer.one_course)?;
        let platform = self.catalogue().site().platform.name.as_str();
        let went = |receipt: &&Receipt| {
            let of = if self.is_judged_by_sample() { "" } else { platform };
            let there = matches!(receipt.state, ReceiptState::HandedOver | ReceiptState::ReadBack | ReceiptState::PickedUp);
            there && receipt.plan.platform == of && receipt.plan.importer == importer.id
        };
        let receipt = self.receipts().iter().find(went).filter(|receipt| self.remains(receipt).file)?;
        Some(((list, version, work.revision(), receipt.id.clone()), receipt))
    }

    pub(super) fn look_since(&mut self) {
        let Some((of, receipt)) = self.comparable().map(|(of, receipt)| (of, receipt.clone())) else { return };
        let (Some(work), importer, catalogue) = (self.work(), self.importer(), Arc::clone(&self.platform.catalogue)) else { return };
        let job = Job { receipt, roster: work.roster(importer), catalogue };
        self.since.of = Some(of);
        self.since.found = None;
        self.since.slot.start(&self.wake, move |watch| job.compare(watch));
    }

    pub(super) fn poll_since(&mut self) {
        match self.since.slot.poll() {
            Some(Ok(found)) => self.since.found = found,
            Some(Err(super::Panicked)) => self.notices.panicked(),
            None => {}
        }
    }
}

impl Job {
    /// Nothing where the file is no longer the one that went.
    fn compare(&self, watch: &Watch) -> Option<Since> {
        let source = self.receipt.source.as_deref()?;
        let bytes = Arc::new(super::load(source).ok()?);
        if !self.receipt.plan.is_of(&bytes) {
            return None;
        }
        let name = self.receipt.plan.file.name.as_str();
        let former = read_finished(name, &bytes, self.roster.importer(), &self.catalogue, None, None, watch).ok()?;
        let today = site_now(&self.catalogue).date();
        let Self { roster, catalogue, .. } = self;
        let now = asked(&Original { roster, catalogue, today }, None);
        Some(Since { when: self.receipt.begun_at.clone(), ..differences(&former.asked, &now) })
    }
}

/// What is asked for one person in one course, whatever columns it stood in.
fn details(course: &AskedCourse) -> AskedCourse {
    let mut details = AskedCourse { number: 0, ..course.clone() };
    details.groups.sort();
    details
}

fn differences(former: &[Asked], now: &[Asked]) -> Since {
    let pairs = |asked: &[Asked]| -> FxHashMap<(String, String), Vec<AskedCourse>> {
        let mut pairs: FxHashMap<(String, String), Vec<AskedCourse>> = FxHashMap::default();
        for row in asked {
            for course in &row.courses {
                let Some(person) = row.person() else { continue };
                pairs.entry((person.to_owned(), course.course.clone())).or_default().push(details(course));
            }
        }
        pairs
    };
    let (before, after) = (pairs(former), pairs(now));
    let mut since = Since::default();
    for row in now {
        let Some(person) = row.person() else {
            since.new.push(row.row);
            continue;
        };
        let known = |course: &AskedCourse| before.get(&(person.to_owned(), course.course.clone()));
        if row.courses.is_empty() || row.courses.iter().any(|course| known(course).is_none()) {
            since.new.push(row.row);
        } else if row.courses.iter().any(|course| known(course).is_none_or(|told| !told.contains(&details(course)))) {
            since.changed.push(row.row);
        } else {
            since.same.push(row.row);
        }
    }
    since.gone = before.into_keys().filter(|pair| !after.contains_key(pair)).collect();
    since.gone.sort();
    since
}
