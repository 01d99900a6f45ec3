//! `courseN` with its role, status, start and period.

use super::Why;
use super::ahead::Met;
use super::header;
use super::import::{CourseSlot, Import, Manual, Stop};
use super::person::Row;
use super::release::Release;
use super::settings::Rights;
use super::state::{CourseId, RoleId, UserId};
use super::strtotime::strtotime;
use super::ties::Tie;
use crate::catalogue::{Catalogue, EnrolMethod, Known, Role, RoleLevel, role_displayed_as};
use crate::simulate::verdict::{Column, Effect, End, Fate, Giver, Method, Tenure, Tone, Where};
use crate::text::php;
use rustc_hash::{FxHashMap, FxHashSet};
use std::num::NonZeroI64;

const DAY: i64 = 86_400;

/// Names of roles that are kept with what they lead to.
const MET: usize = 8;

/// Where a role is to be given.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Course,
    Category,
    System,
}

/// What a role column leads to.
pub(super) enum Choice {
    Role(RoleId),
    Unknown,
}

/// The roles of the platform as the tool finds them: by number, or by a short name that is no number.
pub(super) struct Roles {
    names: FxHashMap<Box<str>, RoleId>,
    numbers: FxHashMap<i64, RoleId>,
    /// What the names of the file lead to, the first few of them: a file has the same ones in all rows.
    met: Vec<(Box<str>, Option<RoleId>)>,
    assignable: Vec<[Known<bool>; 3]>,
    basis: Known<()>,
    /// Roles given and taken away on the whole site by this import, and roles given on categories.
    on_site: FxHashMap<(UserId, RoleId), bool>,
    in_categories: FxHashSet<(UserId, RoleId, u32)>,
}

impl Roles {
    pub fn new(catalogue: &Catalogue, rights: Rights) -> Self {
        let (roles, basis): (&[Role], _) = match catalogue.roles() {
            Known::Told(roles) => (roles, Known::Told(())),
            Known::Assumed(roles, what) => (roles, Known::Assumed((), what)),
            Known::NotTold => (&[], Known::NotTold),
        };
        let id = |i: usize| RoleId(i as u32);
        let allowed = |role: &Role, told: Known<bool>| told.map(|yes| yes && (rights == Rights::Administrator || is_standard(role)));
        Self {
            names: roles.iter().enumerate().map(|(i, role)| (role.shortname.as_str().into(), id(i))).collect(),
            numbers: roles.iter().enumerate().filter(|(_, role)| role.id != 0).map(|(i, role)| (role.id, id(i))).collect(),
            met: Vec::new(),
            assignable: roles
                .iter()
                .map(|role| {
                    let levels = [RoleLevel::Course, RoleLevel::Category, RoleLevel::System];
                    levels.map(|level| allowed(role, catalogue.gives(role, level)))
                })
                .collect(),
            basis,
            on_site: FxHashMap::default(),
            in_categories: FxHashSet::default(),
        }
    }

    /// The role of that short name, given or not.
    pub fn named(&self, shortname: &str) -> Option<RoleId> {
        self.names.get(shortname).copied()
    }

    /// The role that a cell names: by number, or by a short name that is no number, which can never be reached.
    fn called(&mut self, name: &str) -> Option<RoleId> {
        if let Some((_, role)) = self.met.iter().find(|(met, _)| **met == *name) {
            return *role;
        }
        let role = match php::array_key(name) {
            Some(number) => self.numbers.get(&number).copied(),
            None => self.named(name).filter(|_| !php::is_numeric(name)),
        };
        if self.met.len() < MET {
            self.met.push((name.into(), role));
        }
        role
    }

    fn assignable(&self, role: RoleId, place: Place) -> Known<bool> {
        self.assignable.get(role.0 as usize).map_or(Known::NotTold, |told| told[place as usize])
    }
}

/// The roles that a manager may give with default permissions.
fn is_standard(role: &Role) -> bool {
    matches!(role.shortname.as_str(), "manager" | "coursecreator" | "editingteacher" | "teacher" | "student")
}

fn given_or_unknown(role: RoleId, given: bool) -> Choice {
    if given { Choice::Role(role) } else { Choice::Unknown }
}

/// What a number of columns leads to when it goes on to its group.
enum Next {
    Group,
    Stop,
}

impl<'a> Import<'a> {
    pub(super) fn course(&mut self, row: Row<'_>, columns: &header::Course, user: UserId, met: Met) -> Result<(), Stop> {
        let Some(typed) = row.given(Some(columns.course)) else { return Ok(()) };
        let slot = match met.slot.or_else(|| self.courses.get(typed)) {
            Some(slot) => slot,
            None => {
                let Some(course) = self.state.find_course(typed) else {
                    if !self.state.catalogue.tells_all_courses() {
                        self.not_told(if self.state.knows_courses() { Why::HiddenCourses } else { Why::Courses });
                        self.visit(None, None, Fate::NotTold);
                        return Ok(());
                    }
                    self.say_of(Column::Enrolments, Tone::Error, "unknowncourse/error", typed);
                    self.visit(None, None, Fate::Refused);
                    return Ok(());
                };
                self.open_slot(typed, course)
            }
        };
        let (course, front_page) = (self.slots[slot].course, self.slots[slot].front_page);
        let next = if front_page { self.front_page(row, columns, user, course) } else { self.enrol(row, columns, user, slot)? };
        match next {
            Next::Group => self.group(row.given(columns.group), slot, user, met.group),
            Next::Stop => {
                self.visit(Some(course), None, Fate::Refused);
                Ok(())
            }
        }
    }

    /// Notes a course under the name typed, with what each of its rows will ask.
    fn open_slot(&mut self, typed: &str, course: CourseId) -> usize {
        let manual = match self.manual_method(course) {
            None => Manual::NotTold,
            Some(None) => Manual::None,
            Some(Some(method)) if method.status == EnrolMethod::NOT_ENABLED => Manual::NotTold,
            Some(Some(method)) => Manual::Method {
                enabled: method.status != "disabled",
                default_role: self.state.catalogue.default_role(method),
                seconds: self.state.catalogue.default_period(method).map(|days| (days * DAY as f64) as i64),
            },
        };
        let groups_told = self.state.course(course).is_some_and(|course| course.groups.is_some());
        self.slots.push(CourseSlot {
            course,
            front_page: self.is_front_page(course),
            manual,
            groups_told,
            groups_loaded: false,
            welcome: None,
            welcomed: 0,
        });
        self.courses.insert(typed, self.slots.len() - 1);
        self.slots.len() - 1
    }

    fn is_front_page(&self, course: CourseId) -> bool {
        let front = self.site.site.shortname.as_deref();
        front.is_some() && self.state.course(course).map(|course| course.shortname.as_str()) == front
    }

    /// The front page has no enrolments: the role alone is given.
    fn front_page(&mut self, row: Row<'_>, columns: &header::Course, user: UserId, course: CourseId) -> Next {
        let Some(name) = row.given(columns.role) else { return Next::Group };
        match self.choose_role(name, Place::Course) {
            Choice::Unknown => {
                self.say_of(Column::Enrolments, Tone::Error, "unknownrole/error", name);
                return Next::Stop;
            }
            Choice::Role(role) => {
                let mut tie = self.tie(user, course);
                self.give(user, course, &mut tie, role);
                self.state.ties.set(user, course, tie);
                self.visit(Some(course), Some(role), Fate::Changed);
                self.say(Column::Enrolments, Tone::Info, "enrolledincourserole/enrol_manual");
            }
        }
        Next::Group
    }

    fn enrol(&mut self, row: Row<'_>, columns: &header::Course, user: UserId, slot: usize) -> Result<Next, Stop> {
        let course = self.slots[slot].course;
        // Without a manual method nothing is checked and nothing is said.
        let (enabled, default_role, seconds) = match self.slots[slot].manual {
            Manual::NotTold => {
                self.not_told(Why::Methods);
                (true, Known::NotTold, Known::NotTold)
            }
            Manual::None => {
                self.visit(Some(course), None, Fate::Ignored);
                return Ok(Next::Group);
            }
            Manual::Method { enabled, default_role, seconds } => (enabled, default_role, seconds),
        };
        let role = match self.role_of(row, columns, default_role)? {
            Some(role) => role,
            None => return Ok(Next::Stop),
        };
        let status = match columns.status.and_then(|at| row.cell(at)) {
            Some("0") => Some(false),
            Some("1") => Some(true),
            _ => None,
        };
        let (start, end) = self.span(row, columns, seconds)?;
        self.enrol_person(user, course, enabled, status, start, end, role);
        self.welcome(slot, role);
        self.say(Column::Enrolments, Tone::Info, "enrolledincourserole/enrol_manual");
        Ok(Next::Group)
    }

    /// Since 4.4 the course writes to everybody whom a row enrols, enrolled already or not, once it has a contact.
    fn welcome(&mut self, slot: usize, role: RoleId) {
        if self.release < Release(4, 4) || !self.sure() {
            return;
        }
        let slot = &mut self.slots[slot];
        let (sends, contact) = match slot.welcome {
            Some(known) => known,
            None => {
                let course = self.site.courses.get(slot.course.0 as usize);
                let sends = course.and_then(|course| self.state.catalogue.sends_welcome(course));
                (sends, course.and_then(|course| self.state.catalogue.contact_in(&course.shortname)))
            }
        };
        if sends != Some(false) && contact != Some(false) {
            slot.welcomed += 1;
        }
        // Roles are given after the message is sent.
        let is_contact = self.contact_role == Some(role);
        slot.welcome = Some((sends, if is_contact { Some(true) } else { contact }));
    }

    /// The manual method; the outer `None` = not told.
    fn manual_method(&self, course: CourseId) -> Option<Option<&'a EnrolMethod>> {
        if !self.plugin_enabled("manual") {
            return Some(None);
        }
        self.state.course(course)?.manual_method().ok()
    }

    /// The role to give. `Ok(None)` when this number stops.
    fn role_of(&mut self, row: Row<'_>, columns: &header::Course, default: Known<Option<&str>>) -> Result<Option<RoleId>, Stop> {
        if let Some(name) = row.given(columns.role) {
            return Ok(self.choose_or_say(name));
        }
        if let Some(kind) = row.given(columns.kind) {
            return Ok(self.old_type(kind));
        }
        let default = match default {
            Known::Told(role) => role,
            Known::Assumed(role, what) => {
                self.assume(what);
                role
            }
            Known::NotTold => {
                self.not_told(Why::DefaultRole);
                return Ok(Some(self.state.name_role("")));
            }
        };
        // 3.11 gives the default role without looking whether it may be given.
        if self.release < Release(4, 1) {
            return Ok(default.and_then(|name| self.roles.named(name)));
        }
        match default {
            Some(name) => Ok(self.choose_or_say(name)),
            None => {
                self.say_of(Column::Enrolments, Tone::Error, "unknownrole/error", "");
                Ok(None)
            }
        }
    }

    fn choose_or_say(&mut self, name: &str) -> Option<RoleId> {
        match self.choose_role(name, Place::Course) {
            Choice::Role(role) => Some(role),
            Choice::Unknown => {
                self.say_of(Column::Enrolments, Tone::Error, "unknownrole/error", name);
                None
            }
        }
    }

    /// `typeN`: 1 student, 2 teacher, 3 teacher without editing, compared as PHP compares.
    fn old_type(&mut self, typed: &str) -> Option<RoleId> {
        let archetype = match typed {
            "1" => "student",
            "2" => "editingteacher",
            "3" => "teacher",
            _ => {
                let outside = if php::is_numeric(typed) {
                    typed.trim().parse::<f64>().is_ok_and(|number| !(1.0..=3.0).contains(&number))
                } else {
                    !("1"..="3").contains(&typed)
                };
                if outside {
                    self.say_of(Column::Enrolments, Tone::Error, "typeN", typed);
                }
                return None;
            }
        };
        let chosen = self.settings.old_types[usize::from(typed.as_bytes()[0] - b'1')];
        let roles = match self.state.catalogue.roles() {
            Known::Told(roles) => roles,
            Known::Assumed(roles, what) => {
                self.assume(what);
                roles
            }
            Known::NotTold => {
                self.not_told(Why::Roles);
                return Some(self.state.name_role(archetype));
            }
        };
        if let Some(number) = chosen {
            return (number != 0).then(|| self.roles.numbers.get(&number).copied()).flatten();
        }
        let of_archetype = |role: &Role| role.archetype.as_deref() == Some(archetype) && role.shortname == archetype;
        let any = |role: &Role| role.archetype.as_deref() == Some(archetype) || role.shortname == archetype;
        let at = roles.iter().position(of_archetype).or_else(|| roles.iter().position(any))?;
        Some(RoleId(at as u32))
    }

    /// The role that a text names, if the person who imports may give it there.
    pub(super) fn choose_role(&mut self, name: &str, place: Place) -> Choice {
        match self.roles.basis {
            Known::Told(()) => {}
            Known::Assumed((), what) => self.assume(what),
            Known::NotTold if role_displayed_as(name).is_some() => return Choice::Unknown,
            Known::NotTold => {
                self.not_told(Why::Roles);
                return Choice::Role(self.state.name_role(name));
            }
        }
        let Some(role) = self.roles.called(name) else { return Choice::Unknown };
        match self.roles.assignable(role, place) {
            Known::Told(given) => given_or_unknown(role, given),
            Known::Assumed(given, what) => {
                self.assume(what);
                given_or_unknown(role, given)
            }
            Known::NotTold => {
                self.not_told(Why::RoleLevels);
                Choice::Role(role)
            }
        }
    }

    /// Start and end of an enrolment.
    fn span(&mut self, row: Row<'_>, columns: &header::Course, default_length: Known<i64>) -> Result<(i64, End), Stop> {
        let typed = row.given(columns.start).and_then(|text| strtotime(text, self.now));
        let start = typed.unwrap_or(self.today);
        let Some(period) = row.given(columns.period) else {
            let after = |length: i64| End::from(NonZeroI64::new(if length > 0 { start.saturating_add(length) } else { 0 }));
            let end = match default_length {
                Known::Told(length) => after(length),
                Known::Assumed(length, what) => {
                    self.assume(what);
                    after(length)
                }
                Known::NotTold => {
                    self.not_told(Why::DefaultPeriod);
                    End::NotTold
                }
            };
            return Ok((start, end));
        };
        let days = php::int(period);
        if days <= 0 {
            return Ok((start, End::Never));
        }
        // What PHP can only count with a float is no number for the database.
        let end = days.checked_mul(DAY).and_then(|length| start.checked_add(length));
        end.map(|end| (start, End::from(NonZeroI64::new(end)))).ok_or(Stop::Import("dmlwriteexception"))
    }

    #[allow(clippy::too_many_arguments, reason = "one enrolment has that many sides")]
    fn enrol_person(&mut self, user: UserId, course: CourseId, enabled: bool, status: Option<bool>, start: i64, end: End, role: RoleId) {
        let before = self.effects().len();
        let mut tie = self.tie(user, course);
        let suspended = status.unwrap_or(tie.manual.is_some_and(|old| old.suspended));
        let tenure = Tenure { suspended, start: NonZeroI64::new(start), end };
        let old = tie.manual.replace(tenure);
        if old.is_some_and(|old| end == End::NotTold && (old.suspended, old.start) == (tenure.suspended, tenure.start)) {
            // Rewritten or left as it is, by the period of the course.
            self.leave_open();
        }
        match old {
            None if !tie.told => {
                self.not_told(Why::Enrolments);
                self.effect(Effect::EnrolmentWritten { user, course, tenure });
            }
            None => self.effect(Effect::Enrolled { user, course, method: Method::Manual, enabled, tenure }),
            Some(old) if old != tenure => self.change_enrolment(user, course, old, tenure),
            Some(_) => {}
        }
        let tells_roles = self.tells_held_roles(course) && self.state.catalogue.tells_ties_of(self.state.username(user));
        if old.is_some() && !tells_roles {
            self.not_told(Why::RoleAssignments);
        }
        tie.told = true;
        self.give(user, course, &mut tie, role);
        self.state.ties.set(user, course, tie);
        let written = self.effects().len() > before || old.is_some_and(|old| old != tenure);
        let fate = match old {
            None => Fate::Enrolled,
            Some(_) if written => Fate::Changed,
            Some(_) => Fate::Unchanged,
        };
        self.visit(Some(course), Some(role), fate);
    }

    /// Where there is no list, not even the name of the course is looked at.
    fn tells_enrolments(&self, course: CourseId) -> bool {
        self.site.enrolments.is_some() && self.state.catalogue.tells_enrolments(self.shortname(course))
    }

    fn tells_held_roles(&self, course: CourseId) -> bool {
        self.site.role_assignments.is_some() && self.state.catalogue.tells_held_roles(self.shortname(course))
    }

    fn shortname(&self, course: CourseId) -> &str {
        self.site.courses.get(course.0 as usize).map_or("", |course| &course.shortname)
    }

    /// Two changes in one row are told as one.
    fn change_enrolment(&mut self, user: UserId, course: CourseId, old: Tenure, new: Tenure) {
        for (effect, _) in self.effects() {
            match effect {
                Effect::Enrolled { user: u, course: c, method: Method::Manual, tenure, .. } if (*u, *c) == (user, course) => {
                    *tenure = new;
                    return;
                }
                Effect::EnrolmentChanged { user: u, course: c, new: last, .. } if (*u, *c) == (user, course) => {
                    *last = new;
                    return;
                }
                _ => {}
            }
        }
        self.effect(Effect::EnrolmentChanged { user, course, method: Method::Manual, old, new });
    }

    fn give(&mut self, user: UserId, course: CourseId, tie: &mut Tie, role: RoleId) {
        if self.state.ties.give(user, course, tie, role, Giver::Tool) {
            self.effect(Effect::RoleAssigned(user, role, Where::Course(course), Giver::Tool));
        }
    }

    /// Enrolments and roles of a person in a course, as they are now.
    pub(super) fn tie(&mut self, user: UserId, course: CourseId) -> Tie {
        if let Some(tie) = self.state.ties.get(user, course) {
            return tie;
        }
        let catalogue = self.state.catalogue;
        let told = (self.tells_enrolments(course) && catalogue.tells_ties_of(self.state.username(user))) || self.state.is_new(user);
        let mut tie = Tie { told, ..Tie::default() };
        if self.state.listed(user).is_none() {
            return tie;
        }
        // An exact moment holds whatever the age of the catalogue.
        let days = |days: Option<f64>| days.map(|days| self.today + (days * DAY as f64).round() as i64);
        let moment = |exact: Option<i64>, day: Option<f64>| exact.or_else(|| days(day)).and_then(NonZeroI64::new);
        let catalogue = self.state.catalogue;
        for enrolment in catalogue.enrolments_in(user.0, course.0) {
            if enrolment.method == "manual" {
                let suspended = enrolment.status == "suspended";
                tie.manual = Some(Tenure {
                    suspended,
                    start: moment(enrolment.start, enrolment.start_day),
                    end: moment(enrolment.end, enrolment.end_day).into(),
                });
            } else {
                tie.other = true;
                // In the course, and nobody said how: by the manual method perhaps.
                tie.told &= enrolment.is_told();
            }
        }
        for assignment in catalogue.roles_in(user.0, course.0) {
            if let Some(role) = self.roles.named(&assignment.role) {
                let by_hand = assignment.component.as_deref().is_none_or(str::is_empty);
                self.state.ties.give(user, course, &mut tie, role, if by_hand { Giver::Tool } else { Giver::CohortSync });
            }
        }
        tie
    }

    /// Whether a person holds a role on the whole site; `None` = not told.
    pub(super) fn holds_on_site(&self, user: UserId, role: RoleId) -> Option<bool> {
        if let Some(held) = self.roles.on_site.get(&(user, role)) {
            return Some(*held);
        }
        // Roles on the whole site are in no course that was asked about.
        let assignments = self.site.role_assignments.as_deref().filter(|_| self.site.asked.role_assignments.is_none())?;
        let (login, name) = (self.state.username(user), self.state.roles().get(role.0 as usize)?.shortname.as_str());
        Some(assignments.iter().any(|row| row.course.is_empty() && row.username == login && row.role == name))
    }

    pub(super) fn site_role(&mut self, user: UserId, role: RoleId, held: bool) {
        self.roles.on_site.insert((user, role), held);
    }

    /// Gives a role on a category; false when this import has given it already.
    pub(super) fn give_in_category(&mut self, user: UserId, role: RoleId, category: u32) -> bool {
        self.roles.in_categories.insert((user, role, category))
    }
}
