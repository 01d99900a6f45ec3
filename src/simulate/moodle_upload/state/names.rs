//! Names behind the ids of a verdict, and what an account holds while the import runs.

use super::super::fields::Field;
use super::{CohortId, CourseId, GroupId, GroupRow, RoleId, State, Trait, UserId};
use crate::catalogue::{Course, User};

/// Turns the ids of a verdict into names.
#[derive(Clone, Copy)]
pub struct Names<'s> {
    pub(super) state: &'s State<'s>,
}

impl<'s> Names<'s> {
    /// Login of an account.
    pub fn user(&self, user: UserId) -> &'s str {
        self.state.username(user)
    }

    /// The account in the catalogue; `None` when the import creates it, or there is no account list.
    pub fn account(&self, user: UserId) -> Option<&'s User> {
        self.state.listed(user)
    }

    /// What an account holds at this point of the import; `None` = nothing or not told.
    pub fn value(&self, user: UserId, field: Field) -> Option<&'s str> {
        let (value, told) = self.state.value(user, field);
        value.filter(|_| told)
    }

    /// Whether the account is suspended at this point of the import, as far as it is told.
    pub fn is_suspended(&self, user: UserId) -> bool {
        if self.state.overlays.contains_key(&user) {
            return self.value(user, Field::Suspended) == Some("1");
        }
        self.state.had(user, Trait::SUSPENDED)
    }

    /// Whether nobody can log in with the account at this point of the import: its login is closed, or it was
    /// never confirmed.
    pub fn cannot_log_in(&self, user: UserId) -> bool {
        if self.state.overlays.contains_key(&user) {
            let unconfirmed = self.account(user).is_some_and(|user| user.confirmed == Some(false));
            return self.value(user, Field::Auth) == Some("nologin") || unconfirmed;
        }
        self.state.had(user, Trait::CANNOT_LOG_IN)
    }

    /// The course.
    pub fn course(&self, course: CourseId) -> Option<&'s Course> {
        self.state.course(course)
    }

    /// Short name of a course.
    pub fn shortname(&self, course: CourseId) -> &'s str {
        self.state.catalogue.shortname_at(course.0).unwrap_or_default()
    }

    /// Short name of a role.
    pub fn role(&self, role: RoleId) -> &'s str {
        let roles = self.state.roles();
        match roles.get(role.0 as usize) {
            Some(role) => &role.shortname,
            None => self.state.named_roles.get(role.0 as usize - roles.len()).map_or("", |name| name),
        }
    }

    /// Short names of the roles that a person held in a course before the import.
    pub fn roles_before(&self, user: UserId, course: CourseId) -> impl Iterator<Item = &'s str> {
        let listed = self.state.listed(user).map(|_| self.state.catalogue.roles_in(user.0, course.0));
        listed.into_iter().flatten().map(|row| row.role.as_str())
    }

    /// A group.
    pub fn group(&self, group: GroupId) -> Option<&'s GroupRow> {
        self.state.group(group)
    }

    /// Name of a category, by its position in the catalogue.
    pub fn category(&self, at: u32) -> &'s str {
        let categories = self.state.catalogue.site().categories.as_deref().unwrap_or_default();
        categories.get(at as usize).map_or("", |category| &category.name)
    }

    /// Name and code of a cohort.
    pub fn cohort(&self, cohort: CohortId) -> (&'s str, &'s str) {
        let listed = self.state.listed_cohorts();
        match listed.get(cohort.0 as usize) {
            Some(cohort) => (&cohort.name, cohort.idnumber.as_deref().unwrap_or_default()),
            None => {
                let name = self.state.created_cohorts.get(cohort.0 as usize - listed.len()).map_or("", |name| &**name);
                (name, name)
            }
        }
    }
}
