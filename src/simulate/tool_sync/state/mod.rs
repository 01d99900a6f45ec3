//! The site as the run changes it: accounts, courses with their groups, who is tied to what.

mod accounts;
mod cohorts;
mod difference;
mod ties;

pub(super) use accounts::{Key, UserId};
pub(super) use ties::{CourseId, Group, GroupId, Held, Member};

use crate::catalogue::Site;
use accounts::Accounts;
use cohorts::Cohorts;
use ties::Ties;

/// Everything that a run can change, over the catalogue that stays as it is.
pub(super) struct State<'a> {
    pub site: &'a Site,
    pub accounts: Accounts<'a>,
    pub ties: Ties<'a>,
    pub cohorts: Cohorts<'a>,
}

impl<'a> State<'a> {
    pub(super) fn new(site: &'a Site) -> Self {
        let accounts = Accounts::new(site);
        let ties = Ties::new(site, &accounts);
        Self { site, accounts, ties, cohorts: Cohorts::new(site) }
    }

    /// Whether a role of exactly this short name exists; `None` when roles are not told.
    pub(super) fn has_role(&self, shortname: &str) -> Option<bool> {
        Some(self.site.roles.as_ref()?.iter().any(|role| role.shortname == shortname))
    }

    /// Deletes an account: its enrolments, roles, groups and cohorts go with it.
    pub(super) fn delete(&mut self, user: UserId) {
        self.accounts.delete(user);
        self.ties.forget(user);
        self.cohorts.forget(user);
    }
}
