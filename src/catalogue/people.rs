//! What people have already: enrolments, roles, groups; and people by number or address.

use super::by_text::ByText;
use super::{Catalogue, Enrolment, GroupMember, RoleAssignment, User};
use crate::text::fold;
use std::borrow::Cow;
use std::sync::OnceLock;

/// An index over a list of the site, made when it is first asked.
#[derive(Default)]
pub(super) struct Asked(OnceLock<ByText>);

impl Asked {
    fn find<'a, T, K: Fn(&'a T) -> Option<Cow<'a, str>>>(
        &'a self,
        list: Option<&'a [T]>,
        text: &str,
        key: K,
    ) -> impl Iterator<Item = &'a T> + use<'a, T, K> {
        let list = list.unwrap_or_default();
        let index = self.0.get_or_init(|| ByText::new((0..).zip(list).filter_map(|(i, entry)| Some((i, key(entry)?)))));
        index.find(text).filter_map(|i| list.get(i as usize))
    }
}

/// Indexes of [`Catalogue`] over people.
#[derive(Default)]
pub(super) struct People {
    enrolments: Asked,
    roles: Asked,
    groups: Asked,
    idnumbers: Asked,
    emails: Asked,
}

impl Catalogue {
    /// Enrolments of a login in all courses; none when they are not told.
    pub fn enrolments_of(&self, username: &str) -> impl Iterator<Item = &Enrolment> {
        self.people.enrolments.find(self.site().enrolments.as_deref(), username, |entry| Some(Cow::Borrowed(entry.username.as_str())))
    }

    /// Roles that a login holds in courses; none when they are not told.
    pub fn roles_held_by(&self, username: &str) -> impl Iterator<Item = &RoleAssignment> {
        self.people.roles.find(self.site().role_assignments.as_deref(), username, |entry| Some(Cow::Borrowed(entry.username.as_str())))
    }

    /// Groups that a login is in; none when they are not told.
    pub fn groups_of(&self, username: &str) -> impl Iterator<Item = &GroupMember> {
        self.people.groups.find(self.site().group_members.as_deref(), username, |entry| Some(Cow::Borrowed(entry.username.as_str())))
    }

    /// Accounts of that identification number, exactly; none when accounts are not told.
    pub fn users_numbered(&self, idnumber: &str) -> impl Iterator<Item = &User> {
        self.people.idnumbers.find(self.site().users.as_deref(), idnumber, |user| alive(user, user.idnumber.as_deref()?).map(Cow::Borrowed))
    }

    /// Accounts of that e-mail address in any case; none when accounts are not told.
    pub fn users_at(&self, email: &str) -> impl Iterator<Item = &User> {
        let email = fold::careful_cow(email);
        self.people.emails.find(self.site().users.as_deref(), &email, |user| alive(user, user.email.as_deref()?).map(fold::careful_cow))
    }
}

impl User {
    /// Whether Moodle itself keeps the password; true too when the way of logging in is not told.
    /// Source: `is_internal` of the authentication plugins of Moodle 4.5.
    pub fn logs_in_here(&self) -> bool {
        matches!(self.auth.as_deref(), None | Some("" | "manual" | "email" | "nologin" | "none" | "webservice" | "lti"))
    }
}

fn alive<'a>(user: &User, text: &'a str) -> Option<&'a str> {
    (user.deleted != Some(true) && !text.is_empty()).then_some(text)
}
