//! A look at the rows to come. Each row asks for a few places far apart in memory; asked for together, the
//! waits overlap instead of adding up.

use super::header::Step;
use super::import::Import;
use super::person::Row;
use super::state::UserId;
use crate::text::php;
use std::borrow::Cow;
use std::hint::black_box;

/// Rows that are looked at together.
pub(super) const ROWS: usize = 32;

impl Import<'_> {
    /// Touches what these rows will ask for. Nothing is decided here.
    pub(super) fn look_ahead(&self, rows: &[Vec<Cow<'_, str>>]) {
        let mut asked = Vec::with_capacity(ROWS);
        for cells in rows {
            let row = Row::new(cells);
            let login = self.columns.username.and_then(|at| row.cell(at));
            let Some(user) = login.and_then(|login| self.state.catalogue.user_position(login)) else { continue };
            for step in &self.columns.steps {
                let Step::Course(course) = step else { continue };
                let slot = row.given(Some(course.course)).and_then(|typed| self.courses.get(typed));
                asked.extend(slot.map(|slot| (UserId(user), slot, row.given(course.group))));
            }
        }
        for (user, slot, _) in &asked {
            black_box(self.state.ties.get(*user, self.slots[*slot].course));
        }
        for (_, slot, name) in &asked {
            let group = name.filter(|name| php::array_key(name).is_none()).and_then(|name| self.groups.by_name(*slot, name));
            black_box(group.and_then(|group| self.state.group(group)).map(|group| group.course));
        }
    }
}
