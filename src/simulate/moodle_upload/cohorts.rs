//! `cohortN`: found by number or by code, else created.

use super::Why;
use super::import::{Import, Stop};
use super::person::Row;
use super::release::Release;
use super::state::{CohortId, CourseId, UserId};
use crate::catalogue::Fact;
use crate::simulate::verdict::{Column, Effect, End, Giver, Method, Tenure, Tone, Where};
use crate::text::php;

/// What a cohort column leads to; the tool remembers it for the whole import.
#[derive(Clone, Copy)]
pub(super) enum Found {
    Cohort(CohortId),
    Refused(&'static str),
    NotTold,
}

impl Import<'_> {
    pub(super) fn cohort(&mut self, row: Row<'_>, at: usize, user: UserId) -> Result<(), Stop> {
        let Some(typed) = row.given(Some(at)) else { return Ok(()) };
        let found = match self.cohorts.get(typed) {
            Some(found) => *found,
            None => {
                let found = self.find_cohort(typed)?;
                self.cohorts.insert(typed.into(), found);
                found
            }
        };
        match found {
            Found::Refused(id) => self.say_of(Column::Enrolments, Tone::Error, id, typed),
            Found::NotTold => self.not_told(Why::Cohorts),
            Found::Cohort(cohort) => self.join_cohort(user, cohort, typed),
        }
        Ok(())
    }

    fn find_cohort(&mut self, typed: &str) -> Result<Found, Stop> {
        if self.site.cohorts.is_none() {
            return Ok(Found::NotTold);
        }
        // A whole number is the database number, never a code.
        let cohort = match php::array_key(typed) {
            Some(number) => match self.state.cohort_by_number(number) {
                Some(cohort) => cohort,
                None => return Ok(Found::Refused("unknowncohort/core_cohort")),
            },
            None => match self.state.cohort_by_code(typed) {
                Some(cohort) => cohort,
                None if typed.chars().count() > 100 => return Err(Stop::Import("dmlwriteexception")),
                None => {
                    let cohort = self.state.create_cohort(typed);
                    self.effect(Effect::CohortCreated(cohort));
                    cohort
                }
            },
        };
        let managed =
            self.state.listed_cohort(cohort).and_then(|cohort| cohort.component.as_deref()).is_some_and(|plugin| !plugin.is_empty());
        Ok(if managed { Found::Refused("external/core_cohort") } else { Found::Cohort(cohort) })
    }

    fn join_cohort(&mut self, user: UserId, cohort: CohortId, typed: &str) {
        let joined = self.state.add_to_cohort(user, cohort);
        if joined == Ok(false) {
            return;
        }
        if joined.is_err() {
            self.not_told(Why::Cohorts);
        }
        self.say_of(Column::Enrolments, Tone::Info, "useradded/core_cohort", typed);
        self.effect(Effect::CohortMemberAdded(user, cohort));
        self.sync_cohort(user, cohort);
    }

    /// A course that follows the cohort enrols the person at once.
    fn sync_cohort(&mut self, user: UserId, cohort: CohortId) {
        let Some(listed) = self.state.listed_cohort(cohort) else { return };
        if !self.plugin_enabled("cohort") {
            return;
        }
        for (at, course) in self.site.courses.iter().enumerate() {
            let methods = course.enrol_methods.as_deref().unwrap_or_default();
            for method in methods.iter().filter(|method| method.enrol == "cohort" && method.status == "enabled") {
                let follows = match &method.cohort {
                    Some(code) => Some(listed.idnumber.as_deref() == Some(code)),
                    None => self.seems_synced(&course.shortname, listed.members.as_deref().unwrap_or_default()),
                };
                match follows {
                    None => self.not_told(Why::CohortSync),
                    Some(false) => {}
                    Some(true) => {
                        let course = CourseId(at as u32);
                        let tenure = Tenure { suspended: false, start: None, end: End::Never };
                        let mut tie = self.tie(user, course);
                        tie.other = true;
                        self.effect(Effect::Enrolled { user, course, method: Method::Cohort, enabled: true, tenure });
                        let role = match &method.default_role {
                            Fact::Told(name) => name.as_deref().and_then(|name| self.roles.named(name)),
                            Fact::NotTold => {
                                self.not_told(Why::CohortSync);
                                None
                            }
                        };
                        if let Some(role) = role {
                            self.state.ties.give(user, course, &mut tie, role, Giver::CohortSync);
                            self.effect(Effect::RoleAssigned(user, role, Where::Course(course), Giver::CohortSync));
                        }
                        self.state.ties.set(user, course, tie);
                    }
                }
            }
        }
    }

    /// Where the catalogue does not say which cohort a course follows, who is enrolled by it shows it:
    /// just the members of the cohort. `None` when nothing can be told from that.
    fn seems_synced(&self, course: &str, members: &[String]) -> Option<bool> {
        let enrolments = self
            .site
            .enrolments
            .as_deref()
            .filter(|_| self.state.catalogue.tells_enrolments(course) && self.site.asked.people.is_none())?;
        if enrolments.iter().any(|e| e.course == course && !e.is_told()) {
            return None;
        }
        let mut enrolled: Vec<&str> =
            enrolments.iter().filter(|e| e.course == course && e.method == "cohort").map(|e| e.username.as_str()).collect();
        let mut members: Vec<&str> = members.iter().map(String::as_str).collect();
        if enrolled.is_empty() {
            // Nobody came by a cohort: a cohort with members is not the one.
            return if members.is_empty() { None } else { Some(false) };
        }
        enrolled.sort_unstable();
        members.sort_unstable();
        Some(enrolled == members)
    }

    pub(super) fn plugin_enabled(&self, plugin: &str) -> bool {
        self.site.site.enrol_plugins_enabled.as_ref().is_none_or(|enabled| enabled.iter().any(|name| name == plugin))
    }

    /// Releases before 4.1 know no categories.
    pub(super) fn knows_categories(&self) -> bool {
        self.release >= Release(4, 1)
    }
}
