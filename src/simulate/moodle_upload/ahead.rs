//! A look at the rows to come. Each row asks for a few places far apart in memory; asked for together, the
//! waits overlap instead of adding up. What is found is kept: the row itself needs not look again.

use super::header::Step;
use super::import::Import;
use super::person::Row;
use super::state::{CourseId, GroupId, UserId};
use std::borrow::Cow;
use std::hint::black_box;

/// Rows that are looked at together.
pub(super) const ROWS: usize = 32;

/// What the look found for the rows of a block.
#[derive(Default)]
pub(super) struct Ahead {
    /// By row: the account of the catalogue that has exactly the login typed.
    accounts: Vec<Option<u32>>,
    /// By row and course column.
    met: Vec<Met>,
    /// Course columns of a row.
    courses: usize,
}

/// What one course column of a row names, as far as the import has met it already.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Met {
    /// The course under the name typed.
    pub slot: Option<usize>,
    /// Its group under the name typed.
    pub group: Option<GroupId>,
}

impl Ahead {
    pub fn account(&self, row: usize) -> Option<u32> {
        self.accounts.get(row).copied().flatten()
    }

    pub fn met(&self, row: usize, course: usize) -> Met {
        self.met.get(row * self.courses + course).copied().unwrap_or_default()
    }
}

/// The login of a row as typed.
pub(super) fn login<'r>(row: Row<'r>, at: Option<usize>) -> &'r str {
    at.and_then(|at| row.cell(at)).unwrap_or_default()
}

impl Import<'_> {
    /// Looks for what these rows will ask for. Nothing is decided here. Each step is short and goes over all rows: only then
    /// the waits overlap.
    pub(super) fn look_ahead(&mut self, rows: &[Vec<Cow<'_, str>>]) {
        let columns = &self.columns;
        let rows = || rows.iter().map(|cells| Row::new(cells));
        let accounts = self.state.catalogue.user_positions(rows().map(|row| login(row, columns.username)));
        let courses = columns.steps.iter().filter_map(|step| if let Step::Course(course) = step { Some(course) } else { None });
        let width = courses.clone().count();
        let mut met = vec![Met::default(); accounts.len() * width];
        for (k, course) in courses.enumerate() {
            let slots = self.courses.get_all(rows().map(|row| row.given(Some(course.course)).unwrap_or_default()));
            let asked: Vec<(usize, usize, UserId)> =
                slots.iter().zip(&accounts).enumerate().filter_map(|(i, (slot, user))| Some((i, (*slot)?, UserId((*user)?)))).collect();
            let ties: Vec<(UserId, CourseId)> = asked.iter().map(|&(_, slot, user)| (user, self.slots[slot].course)).collect();
            for (user, course) in ties {
                black_box(self.state.ties.get(user, course));
            }
            let texts = self.groups.texts_of(rows().map(|row| row.given(course.group).unwrap_or_default()));
            let groups = asked.iter().map(|&(i, slot, _)| self.groups.of_text(slot, texts[i]?));
            let groups: Vec<Option<GroupId>> = groups.collect();
            for group in groups.iter().flatten() {
                black_box(self.state.group(*group).map(|group| group.course));
            }
            for (&(i, slot, _), group) in asked.iter().zip(groups) {
                met[i * width + k] = Met { slot: Some(slot), group };
            }
        }
        self.ahead = Ahead { accounts, met, courses: width };
    }
}
