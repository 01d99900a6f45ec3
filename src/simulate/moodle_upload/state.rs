//! The platform as the import changes it, row after row: an overlay over the catalogue, which is
//! never copied.

mod names;

pub use names::Names;

use super::collate::Comparison;
use super::fields::Field;
use super::ties::Ties;
use crate::catalogue::{Catalogue, Cohort, Course, Known, Role, User};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::hash_map::Entry;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);
    )*};
}
ids!(
    /// An account: of the catalogue, created by the import, or only named by the file.
    UserId,
    /// A course, by its position in the catalogue.
    CourseId,
    /// A role: of the catalogue, or only named by the file.
    RoleId,
    /// A group: of the catalogue, or created by the import.
    GroupId,
    /// A cohort: of the catalogue, or created by the import.
    CohortId
);

/// A group that the import has met.
#[derive(Clone, Debug)]
pub struct GroupRow {
    /// Its course.
    pub course: CourseId,
    /// Its name.
    pub name: Box<str>,
    /// Database number; 0 when not told, or created by the import.
    pub number: i64,
    /// Whether the import creates it.
    pub created: bool,
}

/// Values of an account that differ from those of the catalogue.
#[derive(Debug, Default)]
struct Overlay {
    values: Vec<(Field, Option<Box<str>>)>,
    profile: Vec<(Box<str>, Box<str>)>,
    preferences: Vec<&'static str>,
    profile_written: bool,
}

/// What every row asks of an account, in one byte: accounts of the catalogue are large, and far apart.
struct Trait;

impl Trait {
    const ADMINISTRATOR: u8 = 1;
    const MANUAL_LOGIN: u8 = 2;
    const SUSPENDED: u8 = 4;
    const CANNOT_LOG_IN: u8 = 8;
    /// Nobody told whether it is an administrator of the site.
    const PERHAPS_ADMINISTRATOR: u8 = 16;

    fn of(user: &User) -> u8 {
        let auth = Field::Auth.told(user);
        let mut traits = 0;
        for (holds, bit) in [
            (user.siteadmin.surely(), Self::ADMINISTRATOR),
            (user.siteadmin.is_untold(), Self::PERHAPS_ADMINISTRATOR),
            (auth.unwrap_or_else(|| Field::Auth.untouched()) == Some("manual"), Self::MANUAL_LOGIN),
            (user.suspended == Some(true), Self::SUSPENDED),
            (auth == Some(Some("nologin")) || user.confirmed == Some(false), Self::CANNOT_LOG_IN),
        ] {
            traits |= if holds { bit } else { 0 };
        }
        traits
    }
}

/// The platform while the import runs.
pub struct State<'a> {
    pub(in crate::simulate) catalogue: &'a Catalogue,
    pub(in crate::simulate) comparison: Comparison,
    pub(super) ties: Ties,
    /// The login that the present row is about to ask for, and where the catalogue has it.
    expected: (String, Option<u32>),
    /// Logins of the accounts that are not of the catalogue.
    extra: Vec<Box<str>>,
    /// Accounts that the file names and the catalogue does not tell.
    named: FxHashSet<UserId>,
    /// Logins that the import gives or takes away, over those of the catalogue.
    names: FxHashMap<Box<str>, Option<UserId>>,
    /// Logins by key, for databases that do not compare bytes; made when first needed.
    keyed: Option<FxHashMap<Box<[u8]>, UserId>>,
    /// [`Trait`]s of the accounts of the catalogue, before the import.
    traits: Vec<u8>,
    overlays: FxHashMap<UserId, Overlay>,
    emails: Option<FxHashMap<Box<[u8]>, Vec<UserId>>>,
    groups: Vec<GroupRow>,
    /// Groups of each course that the import has loaded.
    course_groups: FxHashMap<CourseId, Vec<GroupId>>,
    members: FxHashSet<u64>,
    created_cohorts: Vec<Box<str>>,
    cohort_members: FxHashSet<u64>,
    named_roles: Vec<Box<str>>,
    courses_keyed: Option<FxHashMap<Box<[u8]>, CourseId>>,
}

fn pair(a: u32, b: u32) -> u64 {
    u64::from(a) << 32 | u64::from(b)
}

impl<'a> State<'a> {
    pub(in crate::simulate) fn new(catalogue: &'a Catalogue, comparison: Comparison, rows: u64) -> Self {
        // Growing step by step costs more than the room that a file of refusals would not use.
        let room = usize::try_from(rows).unwrap_or(0).min(4 << 20);
        Self {
            catalogue,
            comparison,
            ties: Ties::with_room(room),
            expected: (String::new(), catalogue.user_position("")),
            extra: Vec::new(),
            named: FxHashSet::default(),
            names: FxHashMap::default(),
            keyed: None,
            traits: catalogue.site().users.iter().flatten().map(Trait::of).collect(),
            overlays: FxHashMap::default(),
            emails: None,
            groups: Vec::new(),
            course_groups: FxHashMap::default(),
            members: FxHashSet::default(),
            created_cohorts: Vec::new(),
            cohort_members: FxHashSet::default(),
            named_roles: Vec::new(),
            courses_keyed: None,
        }
    }

    fn users(&self) -> &'a [User] {
        self.catalogue.site().users.as_deref().unwrap_or_default()
    }

    /// The account of the catalogue behind an id.
    pub(in crate::simulate) fn listed(&self, user: UserId) -> Option<&'a User> {
        self.users().get(user.0 as usize)
    }

    fn had(&self, user: UserId, bit: u8) -> bool {
        self.traits.get(user.0 as usize).is_some_and(|traits| traits & bit != 0)
    }

    /// Whether it is an administrator of the site.
    pub(in crate::simulate) fn is_administrator(&self, user: UserId) -> bool {
        self.had(user, Trait::ADMINISTRATOR)
    }

    /// Whether it may be an administrator of the site, and nobody told.
    pub(super) fn is_perhaps_administrator(&self, user: UserId) -> bool {
        self.had(user, Trait::PERHAPS_ADMINISTRATOR)
    }

    /// Whether the account logs in by the usual plugin, and the import did not touch it.
    pub(in crate::simulate) fn keeps_manual_login(&self, user: UserId) -> bool {
        self.had(user, Trait::MANUAL_LOGIN) && !self.overlays.contains_key(&user)
    }

    /// Notes where the catalogue has a login that is about to be asked for.
    pub(super) fn expect(&mut self, username: &str, position: Option<u32>) {
        self.expected.0.clear();
        self.expected.0.push_str(username);
        self.expected.1 = position;
    }

    /// The account of that login, as the database finds it.
    pub(in crate::simulate) fn find_user(&mut self, username: &str) -> Option<UserId> {
        if let Some(found) = self.names.get(username) {
            return *found;
        }
        let (expected, position) = &self.expected;
        if let Some(found) = if expected == username { *position } else { self.catalogue.user_position(username) } {
            return Some(UserId(found));
        }
        if self.comparison.is_exact() {
            return None;
        }
        let key = self.comparison.key(username);
        self.keyed().get(&key).copied()
    }

    fn keyed(&mut self) -> &mut FxHashMap<Box<[u8]>, UserId> {
        let (users, names, comparison) = (self.users(), &self.names, &self.comparison);
        self.keyed.get_or_insert_with(|| {
            let mut keyed = FxHashMap::default();
            let mut put = |name: &str, user| {
                keyed.entry(comparison.key(name)).or_insert(user);
            };
            for (i, user) in users.iter().enumerate() {
                if user.deleted != Some(true) && !names.contains_key(user.username.as_str()) {
                    put(&user.username, UserId(i as u32));
                }
            }
            for (name, user) in names {
                if let Some(user) = user {
                    put(name, *user);
                }
            }
            keyed
        })
    }

    fn give_name(&mut self, name: &str, user: Option<UserId>) {
        self.names.insert(name.into(), user);
        if let Some(keyed) = &mut self.keyed {
            match user {
                Some(user) => keyed.insert(self.comparison.key(name), user),
                None => keyed.remove(&self.comparison.key(name)),
            };
        }
    }

    /// A new account. Its values are set one by one.
    pub(in crate::simulate) fn create_user(&mut self, username: &str) -> UserId {
        let user = UserId((self.users().len() + self.extra.len()) as u32);
        self.extra.push(username.into());
        self.give_name(username, Some(user));
        user
    }

    /// An account of which only the login is known, because the catalogue does not tell whether it exists.
    pub(in crate::simulate) fn name_user(&mut self, username: &str) -> UserId {
        match self.names.get(username) {
            Some(Some(user)) => *user,
            _ => {
                let user = self.create_user(username);
                self.named.insert(user);
                user
            }
        }
    }

    /// Whether the catalogue tells if the account of that login exists, or the import made it.
    pub(in crate::simulate) fn tells_user(&mut self, username: &str) -> bool {
        self.find_user(username).is_some_and(|user| !self.is_named(user)) || self.catalogue.tells_account(username)
    }

    /// Whether only the login of the account is known.
    pub(in crate::simulate) fn is_named(&self, user: UserId) -> bool {
        self.named.contains(&user)
    }

    /// Whether the account is made by the import itself.
    pub(in crate::simulate) fn is_new(&self, user: UserId) -> bool {
        user.0 as usize >= self.users().len() && !self.is_named(user)
    }

    pub(in crate::simulate) fn delete_user(&mut self, user: UserId) {
        let name = self.username(user).to_owned();
        self.forget_email(user);
        self.give_name(&name, None);
    }

    pub(in crate::simulate) fn rename_user(&mut self, user: UserId, to: &str) {
        let old = self.username(user).to_owned();
        self.give_name(&old, None);
        self.give_name(to, Some(user));
        self.set_value(user, Field::Username, Some(to));
    }

    /// Login of an account.
    pub fn username(&self, user: UserId) -> &str {
        if let Some(name) = self.overlaid(user, Field::Username) {
            return name.unwrap_or_default();
        }
        let extra = || self.extra.get((user.0 as usize).checked_sub(self.users().len())?).map(|name| &**name);
        self.catalogue.login_at(user.0).or_else(extra).unwrap_or_default()
    }

    fn overlaid(&self, user: UserId, field: Field) -> Option<Option<&str>> {
        let values = &self.overlays.get(&user)?.values;
        values.iter().find(|(other, _)| *other == field).map(|(_, value)| value.as_deref())
    }

    /// What an account holds in a field. False when it is only what an untouched account holds.
    pub(in crate::simulate) fn value(&self, user: UserId, field: Field) -> (Option<&str>, bool) {
        if let Some(value) = self.overlaid(user, field) {
            return (value, true);
        }
        match self.listed(user).map(|listed| field.told(listed)) {
            Some(Some(told)) => (told, true),
            Some(None) => (field.untouched(), false),
            None => (field.untouched(), self.is_new(user)),
        }
    }

    pub(in crate::simulate) fn set_value(&mut self, user: UserId, field: Field, value: Option<&str>) {
        if field == Field::Email {
            self.forget_email(user);
        }
        let values = &mut self.overlays.entry(user).or_default().values;
        match values.iter_mut().find(|(other, _)| *other == field) {
            Some((_, old)) => *old = value.map(Into::into),
            None => values.push((field, value.map(Into::into))),
        }
        if let (Field::Email, Some(email), Some(emails)) = (field, value, &mut self.emails) {
            emails.entry(email_key(&self.comparison, email)).or_default().push(user);
        }
    }

    fn forget_email(&mut self, user: UserId) {
        let Some(email) = self.value(user, Field::Email).0 else { return };
        let key = email_key(&self.comparison, email);
        if let Some(emails) = &mut self.emails
            && let Some(users) = emails.get_mut(&key)
        {
            users.retain(|&other| other != user);
        }
    }

    /// Accounts with this e-mail, case put aside (and accents where the database does so).
    pub(in crate::simulate) fn users_of_email(&mut self, email: &str) -> Vec<UserId> {
        if self.emails.is_none() {
            let mut emails: FxHashMap<Box<[u8]>, Vec<UserId>> = FxHashMap::default();
            for i in 0..self.users().len() + self.extra.len() {
                let user = UserId(i as u32);
                if self.names.get(self.username(user)).is_some_and(Option::is_none)
                    || self.listed(user).is_some_and(|u| u.deleted == Some(true))
                {
                    continue;
                }
                if let (Some(email), true) = self.value(user, Field::Email) {
                    emails.entry(email_key(&self.comparison, email)).or_default().push(user);
                }
            }
            self.emails = Some(emails);
        }
        let key = email_key(&self.comparison, email);
        self.emails.as_ref().and_then(|emails| emails.get(&key)).cloned().unwrap_or_default()
    }

    /// What is stored in a custom field; `None` = nothing, or not told.
    pub(in crate::simulate) fn profile_value(&self, user: UserId, column: &str) -> Option<&str> {
        let profile = &self.overlays.get(&user)?.profile;
        profile.iter().find(|(name, _)| **name == *column).map(|(_, value)| &**value)
    }

    pub(in crate::simulate) fn set_profile_value(&mut self, user: UserId, column: &str, value: &str) {
        let profile = &mut self.overlays.entry(user).or_default().profile;
        match profile.iter_mut().find(|(name, _)| **name == *column) {
            Some((_, old)) => *old = value.into(),
            None => profile.push((column.into(), value.into())),
        }
    }

    /// Whether this import has stored the value in a custom field of another account.
    pub(in crate::simulate) fn holds_profile_value(&self, column: &str, value: &str, but: Option<UserId>) -> bool {
        let holds = |overlay: &Overlay| overlay.profile.iter().any(|(name, stored)| **name == *column && **stored == *value);
        self.overlays.iter().any(|(user, overlay)| Some(*user) != but && holds(overlay))
    }

    /// Notes that the custom fields of an account are stored; true the first time.
    pub(in crate::simulate) fn write_profile(&mut self, user: UserId) -> bool {
        !std::mem::replace(&mut self.overlays.entry(user).or_default().profile_written, true)
    }

    /// Sets a preference of an account; true when it was not set by this import.
    pub(in crate::simulate) fn set_preference(&mut self, user: UserId, name: &'static str) -> bool {
        let preferences = &mut self.overlays.entry(user).or_default().preferences;
        let new = !preferences.contains(&name);
        if new {
            preferences.push(name);
        }
        new
    }

    /// Takes a preference away; true when this import had set it.
    pub(in crate::simulate) fn unset_preference(&mut self, user: UserId, name: &'static str) -> bool {
        let Some(overlay) = self.overlays.get_mut(&user) else { return false };
        let before = overlay.preferences.len();
        overlay.preferences.retain(|other| *other != name);
        overlay.preferences.len() < before
    }

    /// Whether a course that is not found does not exist.
    pub(in crate::simulate) fn knows_courses(&self) -> bool {
        self.catalogue.knows_courses()
    }

    /// The course of that short name, as the database finds it.
    pub(in crate::simulate) fn find_course(&mut self, shortname: &str) -> Option<CourseId> {
        if let Some(found) = self.catalogue.course_position(shortname) {
            return Some(CourseId(found));
        }
        if self.comparison.is_exact() {
            return None;
        }
        let (courses, comparison) = (&self.catalogue.site().courses, &self.comparison);
        let keyed = self.courses_keyed.get_or_insert_with(|| {
            let mut keyed = FxHashMap::default();
            for (i, course) in courses.iter().enumerate() {
                keyed.entry(comparison.key(&course.shortname)).or_insert(CourseId(i as u32));
            }
            keyed
        });
        keyed.get(&comparison.key(shortname)).copied()
    }

    pub(in crate::simulate) fn course(&self, course: CourseId) -> Option<&'a Course> {
        self.catalogue.site().courses.get(course.0 as usize)
    }

    /// The roles that are told or assumed.
    pub(super) fn roles(&self) -> &'a [Role] {
        match self.catalogue.roles() {
            Known::Told(roles) | Known::Assumed(roles, _) => roles,
            Known::NotTold => &[],
        }
    }

    /// A role of which only the short name is known, because there is no role list.
    pub(in crate::simulate) fn name_role(&mut self, shortname: &str) -> RoleId {
        let at = self.named_roles.iter().position(|name| **name == *shortname).unwrap_or_else(|| {
            self.named_roles.push(shortname.into());
            self.named_roles.len() - 1
        });
        RoleId((self.roles().len() + at) as u32)
    }

    /// The groups of a course, those created by the import included.
    pub(in crate::simulate) fn groups_of(&mut self, course: CourseId) -> &[GroupId] {
        if let Entry::Vacant(vacant) = self.course_groups.entry(course) {
            let listed = self.catalogue.site().courses.get(course.0 as usize).and_then(|course| course.groups.as_deref());
            let mut ids = Vec::new();
            for group in listed.unwrap_or_default() {
                ids.push(GroupId(self.groups.len() as u32));
                self.groups.push(GroupRow { course, name: group.name.as_str().into(), number: group.id, created: false });
            }
            vacant.insert(ids);
        }
        self.course_groups.get(&course).map(Vec::as_slice).unwrap_or_default()
    }

    /// A group under a name that was not found; it is new only when the groups of the course are told.
    pub(in crate::simulate) fn create_group(&mut self, course: CourseId, name: &str, told: bool) -> GroupId {
        self.groups_of(course);
        let group = GroupId(self.groups.len() as u32);
        self.groups.push(GroupRow { course, name: name.into(), number: 0, created: told });
        self.course_groups.entry(course).or_default().push(group);
        group
    }

    /// A group that the import has met.
    pub fn group(&self, group: GroupId) -> Option<&GroupRow> {
        self.groups.get(group.0 as usize)
    }

    /// Puts a person into a group. `Ok(true)` when it was not a member; `Err` when that is not told.
    pub(in crate::simulate) fn add_member(&mut self, user: UserId, group: GroupId) -> Result<bool, ()> {
        let Some(row) = self.groups.get(group.0 as usize) else { return Ok(true) };
        // Nearly everybody is put into one group per course: that one needs no entry of its own.
        let member = pair(user.0, group.0);
        let new = !self.members.contains(&member)
            && self.ties.first_group(user, row.course, group).unwrap_or_else(|| self.members.insert(member));
        if !new {
            return Ok(false);
        }
        if row.created || self.is_new(user) {
            return Ok(true);
        }
        let course = || self.catalogue.site().courses.get(row.course.0 as usize).map_or("", |course| &course.shortname);
        let told = self.catalogue.site().group_members.is_some()
            && self.catalogue.tells_memberships(course())
            && self.catalogue.tells_ties_of(self.username(user));
        if !told || self.listed(user).is_none() {
            return Err(());
        }
        let mut memberships = self.catalogue.memberships_in(user.0, row.course.0);
        let same = |number: i64, name: &str| if number != 0 && row.number != 0 { number == row.number } else { name == &*row.name };
        Ok(!memberships.any(|member| same(member.group_id, &member.group)))
    }

    fn listed_cohorts(&self) -> &'a [Cohort] {
        self.catalogue.site().cohorts.as_deref().unwrap_or_default()
    }

    pub(in crate::simulate) fn cohort_by_number(&self, number: i64) -> Option<CohortId> {
        self.listed_cohorts().iter().position(|cohort| cohort.id == number && number != 0).map(|i| CohortId(i as u32))
    }

    pub(in crate::simulate) fn cohort_by_code(&self, code: &str) -> Option<CohortId> {
        let same = |stored: &str| self.comparison.same(stored, code);
        let listed = self.listed_cohorts().iter().position(|cohort| cohort.idnumber.as_deref().is_some_and(same));
        let created = || self.created_cohorts.iter().position(|name| same(name)).map(|i| i + self.listed_cohorts().len());
        listed.or_else(created).map(|i| CohortId(i as u32))
    }

    pub(in crate::simulate) fn create_cohort(&mut self, code: &str) -> CohortId {
        self.created_cohorts.push(code.into());
        CohortId((self.listed_cohorts().len() + self.created_cohorts.len() - 1) as u32)
    }

    pub(in crate::simulate) fn listed_cohort(&self, cohort: CohortId) -> Option<&'a Cohort> {
        self.listed_cohorts().get(cohort.0 as usize)
    }

    /// Puts a person into a cohort. `Ok(true)` when it was not a member; `Err` when that is not told.
    pub(in crate::simulate) fn add_to_cohort(&mut self, user: UserId, cohort: CohortId) -> Result<bool, ()> {
        if !self.cohort_members.insert(pair(user.0, cohort.0)) {
            return Ok(false);
        }
        let Some(listed) = self.listed_cohort(cohort) else { return Ok(true) };
        if self.is_new(user) {
            return Ok(true);
        }
        let members = listed.members.as_ref().ok_or(())?;
        let login = self.username(user);
        Ok(!members.iter().any(|member| member == login))
    }

    /// Names of accounts, courses, roles, groups and cohorts.
    pub fn names(&self) -> Names<'_> {
        Names { state: self }
    }
}

fn email_key(comparison: &Comparison, email: &str) -> Box<[u8]> {
    if comparison.is_exact() { email.to_lowercase().into_bytes().into() } else { comparison.key(email) }
}
