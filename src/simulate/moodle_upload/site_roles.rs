//! `sysroleN` and `categoryroleN`: roles on the whole site and on a category of courses.

use super::Why;
use super::enrol::{Choice, Place};
use super::import::Import;
use super::person::Row;
use super::state::UserId;
use crate::simulate::verdict::{Column, Effect, Giver, Tone, Where};

impl Import<'_> {
    pub(super) fn system_role(&mut self, row: Row<'_>, at: usize, user: UserId) {
        let Some(typed) = row.given(Some(at)) else { return };
        // A leading hyphen takes the role away.
        let (removes, name) = typed.strip_prefix('-').map_or((false, typed), |name| (true, name));
        let role = match self.choose_role(name, Place::System) {
            Choice::Role(role) => role,
            Choice::Unknown => return self.say_of(Column::Enrolments, Tone::Error, "unknownrole/error", name),
        };
        let held = self.holds_on_site(user, role);
        if held.is_none() {
            self.not_told(Why::RoleAssignments);
        }
        match (removes, held.unwrap_or(false)) {
            (true, true) => {
                self.site_role(user, role, false);
                self.say_of(Column::Enrolments, Tone::Info, "unassignedsysrole/tool_uploaduser", name);
                self.effect(Effect::RoleRemoved(user, role, Where::System, Giver::Tool));
            }
            (false, false) => {
                self.site_role(user, role, true);
                self.say_of(Column::Enrolments, Tone::Info, "assignedsysrole/tool_uploaduser", name);
                self.effect(Effect::RoleAssigned(user, role, Where::System, Giver::Tool));
            }
            _ => {}
        }
    }

    pub(super) fn category_role(&mut self, row: Row<'_>, role: usize, category: Option<usize>, user: UserId) {
        let Some(typed) = row.given(category).filter(|_| self.knows_categories()) else { return };
        let Some(categories) = self.site.categories.as_deref() else { return self.not_told(Why::Categories) };
        let same = |code: &str| self.state.comparison.same(code, typed);
        let Some(at) = categories.iter().position(|category| category.idnumber.as_deref().is_some_and(same)) else {
            return self.say_of(Column::Enrolments, Tone::Error, "unknowncategory/error", typed);
        };
        let Some(name) = row.given(Some(role)) else {
            return self.say(Column::Enrolments, Tone::Error, "missingcategoryrole/error");
        };
        match self.choose_role(name, Place::Category) {
            Choice::Unknown => self.say_of(Column::Enrolments, Tone::Error, "unknownrole/error", name),
            Choice::Role(role) => {
                if self.give_in_category(user, role, at as u32) {
                    self.effect(Effect::RoleAssigned(user, role, Where::Category(at as u32), Giver::Tool));
                }
            }
        }
    }
}
