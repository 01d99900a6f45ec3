//! `groupN`: compared in PHP, exactly, by number or by name; what is not found is created.

use super::Why;
use super::import::{Import, Stop};
use super::state::{CourseId, GroupId, UserId};
use crate::simulate::verdict::{Column, Effect, Tone};
use crate::text::php;

/// Longest name of a group, in characters.
const LONGEST: usize = 254;

impl Import<'_> {
    pub(super) fn group(&mut self, name: Option<&str>, slot: usize, user: UserId, met: Option<GroupId>) -> Result<(), Stop> {
        let Some(name) = name else { return Ok(()) };
        let (course, front_page, told) = (self.slots[slot].course, self.slots[slot].front_page, self.slots[slot].groups_told);
        // Everybody belongs to the front page; elsewhere any enrolment counts, active or not.
        if !front_page && !self.is_enrolled(user, course) {
            self.say_of(Column::Enrolments, Tone::Error, "addedtogroupnotenrolled/moodle", name);
            return Ok(());
        }
        let found = met.or_else(|| self.find_group(slot, name));
        // A name that the platform cuts may be this one.
        let cut = |group: &crate::catalogue::Group| group.name_cut && name.starts_with(&group.name);
        let groups = || self.state.course(course).and_then(|course| course.groups.as_deref()).unwrap_or_default();
        let told = told && (found.is_some() || !groups().iter().any(cut));
        if !told {
            self.not_told(Why::Groups);
        }
        let group = match found {
            Some(group) => group,
            None if name.chars().count() > LONGEST => return Err(Stop::Import("dmlwriteexception")),
            None => self.create_group(slot, name, told),
        };
        match self.state.add_member(user, group) {
            Ok(false) => {}
            Ok(true) => self.effect(Effect::MemberAdded(user, group)),
            Err(()) => {
                self.not_told(Why::Groups);
                self.effect(Effect::MemberAdded(user, group));
            }
        }
        self.say(Column::Enrolments, Tone::Info, "addedtogroup/moodle");
        Ok(())
    }

    fn is_enrolled(&mut self, user: UserId, course: CourseId) -> bool {
        let tie = self.tie(user, course);
        if !tie.told && tie.manual.is_none() && !tie.other {
            self.not_told(Why::Enrolments);
            return true;
        }
        tie.manual.is_some() || tie.other
    }

    fn find_group(&mut self, slot: usize, name: &str) -> Option<GroupId> {
        if !self.slots[slot].groups_loaded {
            self.load_groups(slot);
        }
        match php::array_key(name) {
            Some(number) => self.groups.by_number(slot, number),
            None => self.groups.by_name(slot, name),
        }
    }

    fn load_groups(&mut self, slot: usize) {
        self.slots[slot].groups_loaded = true;
        for id in self.state.groups_of(self.slots[slot].course).to_vec() {
            let Some(group) = self.state.group(id) else { continue };
            if group.number != 0 {
                self.groups.put_number(slot, group.number, id);
            }
            // Two groups of one name: the first one, as seen; the platform promises none.
            if !php::is_numeric(&group.name) {
                self.groups.put_name(slot, &group.name, id, true);
            }
        }
    }

    fn create_group(&mut self, slot: usize, name: &str, told: bool) -> GroupId {
        let group = self.state.create_group(self.slots[slot].course, name, told);
        match php::array_key(name) {
            Some(number) => self.groups.put_number(slot, number, group),
            None => self.groups.put_name(slot, name, group, false),
        }
        if told {
            self.effect(Effect::GroupCreated(group));
        }
        group
    }
}
