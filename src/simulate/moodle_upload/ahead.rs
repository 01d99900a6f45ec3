//! A look at the rows to come. Each row asks for a few places far apart in memory; asked for together, the
//! waits overlap instead of adding up. What is found is kept: the row itself needs not look again.

use super::header::Step;
use super::import::Import;
use super::person::Row;
use super::state::{GroupId, UserId};
use crate::text::php;
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
    /// Looks for what these rows will ask for. Nothing is decided here.
    pub(super) fn look_ahead(&mut self, rows: &[Vec<Cow<'_, str>>]) {
        let columns = &self.columns;
        let logins = rows.iter().map(|cells| login(Row::new(cells), columns.username));
        let accounts = self.state.catalogue.user_positions(logins);
        let courses: Vec<_> =
            columns.steps.iter().filter_map(|step| if let Step::Course(course) = step { Some(course) } else { None }).collect();
        let mut met = vec![Met::default(); rows.len() * courses.len()];
        let mut asked = Vec::with_capacity(met.len());
        for (k, course) in courses.iter().enumerate() {
            let names = rows.iter().map(|cells| Row::new(cells).given(Some(course.course)).unwrap_or_default());
            let slots = self.courses.get_all(names);
            for (i, (slot, cells)) in slots.into_iter().zip(rows).enumerate() {
                let (Some(slot), Some(user)) = (slot, accounts[i]) else { continue };
                met[i * courses.len() + k].slot = Some(slot);
                asked.push((i * courses.len() + k, UserId(user), slot, Row::new(cells).given(course.group)));
            }
        }
        for (_, user, slot, _) in &asked {
            black_box(self.state.ties.get(*user, self.slots[*slot].course));
        }
        for (place, _, slot, name) in &asked {
            let name = name.filter(|name| php::array_key(name).is_none());
            met[*place].group = name.and_then(|name| self.groups.by_name(*slot, name));
        }
        for group in met.iter().filter_map(|met| met.group) {
            black_box(self.state.group(group).map(|group| group.course));
        }
        self.ahead = Ahead { accounts, met, courses: courses.len() };
    }
}
