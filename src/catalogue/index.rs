//! Look-ups over a [`Site`]: exact as the platform makes them, and folded as a person reads.

use super::by_text::ByText;
use super::{Course, Group, Local, Role, Site, User};
use crate::table::{Dict, ValueId};
use crate::text::fold;
use std::borrow::Cow;
use std::sync::OnceLock;

/// A platform ready to be asked. Built once when a platform is chosen.
pub struct Catalogue {
    site: Site,
    local: Local,
    /// Roles that its people assume, where the platform does not tell its own.
    pub(super) assumed_roles: Vec<Role>,
    courses: Exact,
    roles: Exact,
    users: Exact,
    courses_folded: ByText,
    /// Courses by full name and by code of the institution.
    courses_named: OnceLock<ByText>,
    users_folded: OnceLock<ByText>,
    pub(super) people: super::people::People,
    pub(super) suggestions: OnceLock<super::suggest::Grams>,
    pub(super) names: OnceLock<super::search::Names>,
    pub(super) ties: OnceLock<super::ties::Ties>,
}

/// The same without the room that lists take in advance while they grow: a platform grows no more, and stays in memory.
fn fitted(mut site: Site) -> Site {
    site.courses.shrink_to_fit();
    site.users.iter_mut().for_each(Vec::shrink_to_fit);
    site.enrolments.iter_mut().for_each(Vec::shrink_to_fit);
    site.role_assignments.iter_mut().for_each(Vec::shrink_to_fit);
    site.group_members.iter_mut().for_each(Vec::shrink_to_fit);
    site
}

impl Catalogue {
    /// Builds the indexes. 20 000 courses and 60 000 accounts take a few milliseconds.
    pub fn new(site: Site) -> Self {
        let site = fitted(site);
        let courses = Exact::new(site.courses.len(), |i| &site.courses[i].shortname);
        let roles = site.roles.as_deref().unwrap_or_default();
        let roles = Exact::new(roles.len(), |i| &roles[i].shortname);
        let users = site.users.as_deref().unwrap_or_default();
        // A deleted account keeps its row and loses its name: it can never be found.
        let users = Exact::of((0..users.len()).filter(|&i| users[i].deleted != Some(true)), |i| &users[i].username);
        let courses_folded = ByText::new((0..).zip(&site.courses).map(|(i, course)| (i, fold::careful_cow(&course.shortname))));
        Self {
            site,
            local: Local::default(),
            assumed_roles: Vec::new(),
            courses,
            roles,
            users,
            courses_folded,
            courses_named: OnceLock::new(),
            users_folded: OnceLock::new(),
            people: Default::default(),
            suggestions: OnceLock::new(),
            names: OnceLock::new(),
            ties: OnceLock::new(),
        }
    }

    /// The same platform with what the people who work with it say of it.
    #[must_use]
    pub fn with_local(self, local: Local) -> Self {
        Self { assumed_roles: super::assumed::roles(&self.site, &local), local, ..self }
    }

    /// What the people who work with the platform say of it: nothing, unless told.
    pub fn local(&self) -> &Local {
        &self.local
    }

    /// Everything that is known of the platform.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// The course of exactly this short name: case, accents and blanks count.
    pub fn course(&self, shortname: &str) -> Option<&Course> {
        self.course_position(shortname).and_then(|i| self.site.courses.get(i as usize))
    }

    /// Where in `site().courses` the course of exactly this short name stands.
    pub fn course_position(&self, shortname: &str) -> Option<u32> {
        self.courses.find(shortname)
    }

    /// Courses whose short name reads the same but for case, accents, blanks, apostrophes and dashes.
    pub fn courses_reading(&self, shortname: &str) -> impl Iterator<Item = &Course> {
        self.courses_folded.find(&fold::careful_cow(shortname)).map(|i| &self.site.courses[i as usize])
    }

    /// Courses whose full name or code of the institution is exactly this, in their order.
    pub fn courses_named(&self, name: &str) -> impl Iterator<Item = &Course> {
        self.courses_by_name().find(name).map(|i| &self.site.courses[i as usize])
    }

    pub(super) fn courses_by_name(&self) -> &ByText {
        self.courses_named.get_or_init(|| {
            let names = (0..).zip(&self.site.courses).flat_map(|(i, course)| {
                let code = course.idnumber.as_deref().filter(|code| *code != course.fullname);
                [Some(course.fullname.as_str()), code].into_iter().flatten().map(move |name| (i, Cow::Borrowed(name)))
            });
            ByText::new(names)
        })
    }

    /// Whether the courses of the platform are known.
    pub fn knows_courses(&self) -> bool {
        !self.site.courses_untold
    }

    /// Whether a course that is not in the list is known not to exist.
    pub fn tells_all_courses(&self) -> bool {
        self.knows_courses() && !self.site.site.hidden_courses_untold
    }

    /// Whether the roles of the platform are known.
    pub fn knows_roles(&self) -> bool {
        self.site.roles.is_some()
    }

    /// The role of exactly this short name; `None` too when roles are not told.
    pub fn role(&self, shortname: &str) -> Option<&Role> {
        let roles = self.site.roles.as_deref()?;
        self.roles.find(shortname).and_then(|i| roles.get(i as usize))
    }

    /// Whether the accounts of the platform are known.
    pub fn knows_accounts(&self) -> bool {
        self.site.users.is_some()
    }

    /// The account of exactly this login; `None` too when accounts are not told.
    pub fn user(&self, username: &str) -> Option<&User> {
        self.user_position(username).and_then(|i| self.site.users.as_deref()?.get(i as usize))
    }

    /// Where in the account list the account of exactly this login stands; deleted accounts are never found.
    pub fn user_position(&self, username: &str) -> Option<u32> {
        self.users.find(username)
    }

    /// As [`Catalogue::user_position`], for many logins at once.
    pub fn user_positions<'t>(&self, usernames: impl Iterator<Item = &'t str> + Clone) -> Vec<Option<u32>> {
        self.users.find_all(usernames)
    }

    /// The login of the account at a position of the list, from where look-ups by login have just been.
    pub fn login_at(&self, position: u32) -> Option<&str> {
        let near = self.users.key_at(position);
        near.or_else(|| self.site.users.as_deref()?.get(position as usize).map(|user| user.username.as_str()))
    }

    /// The short name of the course at a position of the list, from where look-ups by name have just been.
    pub fn shortname_at(&self, position: u32) -> Option<&str> {
        let near = self.courses.key_at(position);
        near.or_else(|| self.site.courses.get(position as usize).map(|course| course.shortname.as_str()))
    }

    /// Accounts whose login reads the same but for case, accents and blanks.
    pub fn users_reading(&self, username: &str) -> impl Iterator<Item = &User> {
        let users = self.site.users.as_deref().unwrap_or_default();
        let index = self.users_folded.get_or_init(|| {
            let alive = (0..).zip(users).filter(|(_, user)| user.deleted != Some(true));
            ByText::new(alive.map(|(i, user)| (i, fold::careful_cow(&user.username))))
        });
        index.find(&fold::careful_cow(username)).map(|i| &users[i as usize])
    }
}

impl Course {
    /// The manual enrolment method, when the course has one. `Err` when the methods are not told.
    #[inline]
    pub fn manual_method(&self) -> Result<Option<&super::EnrolMethod>, NotTold> {
        let methods = self.enrol_methods.as_deref().ok_or(NotTold)?;
        Ok(methods.iter().find(|method| method.enrol == "manual"))
    }

    /// The group of exactly this name. `Err` when the groups are not told, or one of them that may have this name.
    pub fn group(&self, name: &str) -> Result<Option<&Group>, NotTold> {
        let groups = self.groups.as_deref().ok_or(NotTold)?;
        let found = groups.iter().find(|group| !group.name_cut && group.name == name);
        let perhaps = found.is_none() && groups.iter().any(|group| group.name_cut && name.starts_with(&group.name));
        if perhaps { Err(NotTold) } else { Ok(found) }
    }
}

/// The catalogue does not say: not the same as "there is none".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotTold;

/// An index of positions by key. The keys stand close together: a look-up touches little memory.
#[derive(Default)]
struct Exact {
    keys: Dict,
    /// Position by id of the key; the empty text is an id that may be no key.
    positions: Vec<u32>,
}

/// No key.
const NONE: u32 = u32::MAX;

impl Exact {
    fn new<'a>(count: usize, key: impl Fn(usize) -> &'a String) -> Self {
        Self::of(0..count, key)
    }

    /// Where two share a key the first one counts.
    fn of<'a>(positions: impl Iterator<Item = usize>, key: impl Fn(usize) -> &'a String) -> Self {
        let mut index = Self { keys: Dict::default(), positions: vec![NONE] };
        for i in positions {
            let id = index.keys.intern(key(i)).0 as usize;
            match index.positions.get_mut(id) {
                None => index.positions.push(i as u32),
                Some(position) if *position == NONE => *position = i as u32,
                Some(_) => {}
            }
        }
        index
    }

    fn find(&self, name: &str) -> Option<u32> {
        self.position(self.keys.find(name)?)
    }

    fn find_all<'t>(&self, names: impl Iterator<Item = &'t str> + Clone) -> Vec<Option<u32>> {
        self.keys.find_all(names).into_iter().map(|id| self.position(id?)).collect()
    }

    fn position(&self, id: ValueId) -> Option<u32> {
        let position = *self.positions.get(id.0 as usize)?;
        (position != NONE).then_some(position)
    }

    /// The key at a position, when all before it have keys of their own, as in nearly every list.
    fn key_at(&self, position: u32) -> Option<&str> {
        let id = ValueId(position.checked_add(1)?);
        (self.position(id) == Some(position)).then(|| self.keys.get(id))
    }
}
