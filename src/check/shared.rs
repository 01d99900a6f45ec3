//! What the rules of a check share: it is made once, when the first of them asks for it.

use crate::catalogue::{Course, Enrolment, Known};
use crate::table::{RowId, ValueId};
use crate::text::php;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// What is made once, when a rule asks for it.
#[derive(Default)]
pub(super) struct Names<'a> {
    pub(super) courses: OnceLock<FxHashMap<&'a str, &'a Course>>,
    pub(super) tells_numbers: OnceLock<bool>,
    pub(super) tells_emails: OnceLock<bool>,
}

/// One enrolment asked for: a row and the set of columns in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The row.
    pub row: RowId,
    /// Index of the set among those that have a course.
    pub set: u16,
}

/// An enrolment that was asked for above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// Where it stands first.
    pub first: Asked,
    /// Where it stands again.
    pub again: Asked,
}

/// One row and one numbered course of it, with the enrolments that the person has there.
pub struct Enrolled<'a> {
    /// The row.
    pub row: RowId,
    /// Index of the course column.
    pub column: usize,
    /// The course, as a value of that column.
    pub value: ValueId,
    /// The course.
    pub course: &'a Course,
    /// What the row says of the period; empty when nothing.
    pub period: &'a str,
    /// Column of the period.
    pub period_column: Option<usize>,
    /// What the row says of the status; empty when nothing.
    pub status: &'a str,
    /// Column of the status.
    pub status_column: Option<usize>,
    /// What the row says of the end; empty when nothing.
    pub ends: &'a str,
    /// Whether the duration of the course holds where the row says nothing.
    pub(super) defaults: bool,
    /// The method by which the importer enrols.
    pub(super) method: &'a str,
    pub(super) enrolments: Vec<&'a Enrolment>,
    /// Days that the course itself gives.
    pub(super) default_period: Known<f64>,
}

impl<'a> Enrolled<'a> {
    /// The enrolment by the method of the importer: the one that an import changes.
    pub fn own(&self) -> Option<&'a Enrolment> {
        self.enrolments.iter().copied().find(|enrolment| enrolment.method == self.method)
    }

    /// The enrolments by other methods: an import leaves them as they are.
    pub fn others(&self) -> impl Iterator<Item = &'a Enrolment> + '_ {
        self.enrolments.iter().copied().filter(|enrolment| enrolment.method != self.method)
    }

    /// Whether the import would leave the enrolment without an end: the row gives no period and the
    /// course is known to have none of its own.
    pub fn loses_end(&self) -> bool {
        let gives_none = matches!(self.default_period, Known::Told(days) | Known::Assumed(days, _) if days <= 0.0);
        php::is_empty(self.period) && php::is_empty(self.ends) && (gives_none || !self.defaults)
    }
}
