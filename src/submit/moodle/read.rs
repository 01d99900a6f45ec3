//! Reads what is there, and answers for each person and course. Nothing is written: only functions that tell are called.

use crate::store::moodle::{
    Asks, Client, CourseList, Info, MoodleFault, PersonKey, ToldCourse, ToldGroup, ToldMembers, ToldParticipant, ToldUser, groups_of,
    in_halves, site_info,
};
use crate::verify::{Because, Seen, Source, There, Wanted};
use crate::watch::Watch;
use serde::de::DeserializeOwned;
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

const COURSES: &str = "core_course_get_courses_by_field";
const USERS: &str = "core_user_get_users_by_field";
const PARTICIPANTS: &str = "core_enrol_get_enrolled_users";
const GROUPS: &str = "core_group_get_course_groups";
const MEMBERS: &str = "core_group_get_group_members";

/// Values per call: PHP takes 1000 parameters unless told otherwise.
const BATCH: usize = 200;
/// Login of the guest account, which every Moodle has: whoever is not shown it is not shown everybody.
const KNOWN_PERSON: &str = "guest";

/// Whom and what is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What the file names people by.
    pub by: PersonKey,
    /// The people, as the file writes them.
    pub people: BTreeSet<String>,
    /// Short names of the courses.
    pub courses: BTreeSet<String>,
}

/// What the platform told.
pub struct Reading {
    /// Number of each person, by what the file calls them.
    people: BTreeMap<String, i64>,
    /// Whether who is not told has no account.
    pub(super) sure: bool,
    pub(super) is_admin: bool,
    pub(super) courses: BTreeMap<String, CourseReading>,
}

/// One course.
pub(super) struct CourseReading {
    pub id: i64,
    pub people: BTreeMap<i64, ToldParticipant>,
    /// Numbers by login, where logins are told.
    logins: BTreeMap<String, i64>,
    /// Whether somebody who is not in the list is not in the course.
    pub whole: bool,
    pub active: Option<BTreeSet<i64>>,
    /// The groups, where they are told.
    pub groups: Option<Vec<ToldGroup>>,
    /// Who is in each group, by its number, where that is told in full.
    pub members: Option<BTreeMap<i64, BTreeSet<i64>>>,
    /// Whether the groups told with people may lack some.
    more_groups: bool,
}

/// A connection that asks and never writes.
pub(super) struct Asker<'a> {
    client: &'a Client,
    watch: &'a Watch,
    info: Info,
    allowed: BTreeSet<String>,
    calls: Cell<u64>,
}

/// Asks the platform. The watch counts calls.
///
/// # Errors
/// When it cannot be asked, or its answer is none. A right that is missing is no error: what it would tell is not told.
pub fn read(client: &Client, asked: &Asked, watch: &Watch) -> Result<Reading, MoodleFault> {
    watch.expect((2 + asked.people.len().div_ceil(BATCH) + asked.courses.len() * 4) as u64);
    Asker::open(client, watch)?.read(asked)
}

impl<'a> Asker<'a> {
    /// Begins to ask.
    pub fn open(client: &'a Client, watch: &'a Watch) -> Result<Self, MoodleFault> {
        let info = site_info(client, watch)?;
        let allowed: BTreeSet<String> = info.functions.iter().map(|function| function.name.clone()).collect();
        for function in [COURSES, PARTICIPANTS] {
            if !allowed.contains(function) {
                return Err(MoodleFault::Refused { function, code: "accessexception".to_owned() });
            }
        }
        Ok(Self { client, watch, info, allowed, calls: Cell::new(1) })
    }

    /// Everything about these people in these courses.
    pub fn read(&self, asked: &Asked) -> Result<Reading, MoodleFault> {
        let (people, sure) = self.people(asked)?;
        let mut courses = BTreeMap::new();
        for shortname in &asked.courses {
            let Some(course) = self.course(shortname)? else { continue };
            if let Some(reading) = self.reading(&course)? {
                courses.insert(shortname.clone(), reading);
            }
        }
        Ok(Reading { people, sure, is_admin: self.info.userissiteadmin, courses })
    }

    fn call<T: DeserializeOwned>(&self, function: &'static str, parameters: &[(String, String)]) -> Result<T, MoodleFault> {
        let answer = self.client.ask(function, parameters, self.watch);
        self.count()?;
        answer
    }

    /// One more call was made, by this connection or beside it.
    pub fn count(&self) -> Result<(), MoodleFault> {
        self.calls.set(self.calls.get() + 1);
        self.watch.reach(self.calls.get()).map_err(|_| MoodleFault::Cancelled)
    }

    /// So many calls are still to come.
    pub fn expect(&self, more: usize) {
        self.watch.expect(self.calls.get() + more as u64);
    }

    /// The same; `None` when the account may not.
    fn may_call<T: DeserializeOwned>(&self, function: &'static str, parameters: &[(String, String)]) -> Result<Option<T>, MoodleFault> {
        if !self.may(function) {
            return Ok(None);
        }
        told(self.call(function, parameters))
    }

    fn users(&self, field: &str, values: &[String]) -> Result<Vec<ToldUser>, MoodleFault> {
        let mut users = Vec::new();
        // One value that Moodle takes for ill-formed spoils the whole call, and nothing says which: halves are asked then.
        let mut batches: Vec<&[String]> = values.chunks(BATCH).rev().collect();
        while let Some(batch) = batches.pop() {
            let mut parameters = vec![("field".to_owned(), field.to_owned())];
            parameters.extend(batch.iter().enumerate().map(|(i, value)| (format!("values[{i}]"), value.clone())));
            match self.call::<Vec<ToldUser>>(USERS, &parameters) {
                Ok(told) => users.extend(told),
                Err(MoodleFault::Refused { code, .. }) if code == "invalidparameter" && batch.len() > 1 => {
                    let (left, right) = batch.split_at(batch.len() / 2);
                    batches.extend([right, left]);
                }
                Err(MoodleFault::Refused { .. }) => {}
                Err(fault) => return Err(fault),
            }
        }
        Ok(users)
    }

    fn people(&self, asked: &Asked) -> Result<(BTreeMap<String, i64>, bool), MoodleFault> {
        if !self.may(USERS) {
            return Ok((BTreeMap::new(), false));
        }
        let sure = self.info.userissiteadmin || !self.users("username", &[KNOWN_PERSON.to_owned()])?.is_empty();
        // Two spellings of one login are one person.
        let mut spelled: BTreeMap<String, Vec<&String>> = BTreeMap::new();
        for name in &asked.people {
            if let Some(value) = asked.by.askable(name) {
                spelled.entry(value).or_default().push(name);
            }
        }
        let values: Vec<String> = spelled.keys().cloned().collect();
        let mut people = BTreeMap::new();
        for user in self.users(asked.by.field(), &values)? {
            let name = match asked.by {
                PersonKey::Login => user.username,
                PersonKey::Idnumber => user.idnumber.map(Into::into),
                PersonKey::Email => user.email.map(|email| email.to_lowercase()),
            };
            // Without a right of its own the login is not told, and nothing says whose number this is.
            for name in name.and_then(|name| spelled.get(&name)).into_iter().flatten() {
                people.insert((*name).clone(), user.id);
            }
        }
        Ok((people, sure))
    }

    fn course(&self, shortname: &str) -> Result<Option<ToldCourse>, MoodleFault> {
        let parameters = [("field".to_owned(), "shortname".to_owned()), ("value".to_owned(), shortname.to_owned())];
        let told: Option<CourseList> = self.may_call(COURSES, &parameters)?;
        let courses = told.map(|told| told.courses).unwrap_or_default();
        let exact = courses.iter().find(|course| course.shortname == shortname).cloned();
        // A database that does not mind case gives the course that the importer would find too.
        Ok(exact.or_else(|| courses.into_iter().next()))
    }

    /// The participants of a course; `None` when they may not be seen.
    pub fn participants(&self, course: i64, more: &[(&str, &str)]) -> Result<Option<Vec<ToldParticipant>>, MoodleFault> {
        let mut parameters = vec![("courseid".to_owned(), course.to_string())];
        for (i, (name, value)) in [("userfields", "id,username,roles,groups")].iter().chain(more).enumerate() {
            parameters.push((format!("options[{i}][name]"), (*name).to_owned()));
            parameters.push((format!("options[{i}][value]"), (*value).to_owned()));
        }
        self.may_call(PARTICIPANTS, &parameters)
    }

    /// The groups of a course; `None` when they may not be seen.
    pub fn groups(&self, course: i64) -> Result<Option<Vec<ToldGroup>>, MoodleFault> {
        if !self.may(GROUPS) {
            return Ok(None);
        }
        told(groups_of(self, course))
    }

    /// Who is in these groups, whatever is shown to whom; `None` when that is not told.
    pub fn members(&self, groups: &[i64]) -> Result<Option<BTreeMap<i64, BTreeSet<i64>>>, MoodleFault> {
        if !self.may(MEMBERS) {
            return Ok(None);
        }
        let mut members = BTreeMap::new();
        for batch in groups.chunks(BATCH) {
            for ToldMembers { groupid, userids } in in_halves(self, MEMBERS, batch)? {
                members.insert(groupid, userids.into_iter().collect());
            }
        }
        Ok((members.len() == groups.len()).then_some(members))
    }

    /// `None` when the course may not be looked into.
    fn reading(&self, course: &ToldCourse) -> Result<Option<CourseReading>, MoodleFault> {
        let Some(people) = self.participants(course.id, &[])? else { return Ok(None) };
        let active = self.participants(course.id, &[("onlyactive", "1")])?;
        let groups = self.groups(course.id)?;
        let members = match &groups {
            Some(groups) => self.members(&groups.iter().map(|group| group.id).collect::<Vec<_>>())?,
            None => None,
        };
        let info = &self.info;
        let is_own = |person: &ToldParticipant| Some(person.id) == info.userid;
        // An account that is not in the course itself and is shown somebody is shown everybody.
        let is_outside = info.userid.is_some() && !people.is_empty() && !people.iter().any(is_own);
        let whole = info.userissiteadmin || is_outside || course.groupmode.is_some_and(|mode| mode != 1);
        let shown = people.iter().any(|person| person.groups.is_some() && !is_own(person));
        let more_groups = !(course.defaultgroupingid == Some(0) && (info.userissiteadmin || whole && shown));
        Ok(Some(CourseReading {
            id: course.id,
            logins: people.iter().filter_map(|person| Some((person.username.clone()?, person.id))).collect(),
            people: people.into_iter().map(|person| (person.id, person)).collect(),
            whole,
            active: active.map(|people| people.into_iter().map(|person| person.id).collect()),
            groups,
            members,
            more_groups,
        }))
    }
}

impl Asks for Asker<'_> {
    fn ask<T: DeserializeOwned>(&self, function: &'static str, parameters: &[(String, String)]) -> Result<T, MoodleFault> {
        self.call(function, parameters)
    }

    fn ask_shown<T: DeserializeOwned>(&self, function: &'static str, parameters: &[(String, String)]) -> Result<T, MoodleFault> {
        self.client.call_shown(function, parameters, self.watch)
    }

    fn may(&self, function: &str) -> bool {
        self.allowed.contains(function)
    }
}

/// A refusal is no fault: what it would tell is not told.
fn told<T>(answer: Result<T, MoodleFault>) -> Result<Option<T>, MoodleFault> {
    match answer {
        Ok(answer) => Ok(Some(answer)),
        Err(MoodleFault::Refused { .. }) => Ok(None),
        Err(fault) => Err(fault),
    }
}

impl CourseReading {
    /// The number of a person by the login with which the course shows them.
    fn by_login(&self, user: &str) -> Option<i64> {
        self.logins.get(&user.to_lowercase()).copied()
    }

    /// The groups of a person, where they are told in full.
    fn groups_of(&self, person: i64) -> Option<Vec<String>> {
        let (groups, members) = (self.groups.as_ref()?, self.members.as_ref()?);
        let of = |group: &&ToldGroup| members.get(&group.id).is_some_and(|members| members.contains(&person));
        Some(groups.iter().filter(of).map(|group| group.name.clone()).collect())
    }
}

impl Reading {
    /// The number of a person, as far as it is told.
    pub(super) fn person(&self, user: &str, course: &CourseReading) -> Option<i64> {
        self.people.get(user).copied().or_else(|| course.by_login(user))
    }
}

impl Source for Reading {
    fn seen(&self, wanted: &Wanted) -> Seen {
        let gone = Seen { there: There::No, ..Seen::default() };
        let Some(course) = self.courses.get(&wanted.course) else {
            // A course that is not shown may be there; one that no list of the platform has is not.
            let is_none = self.is_admin || wanted.because == Some(Because::UnknownCourse);
            return if is_none { gone } else { Seen::default() };
        };
        let known = self.person(&wanted.user, course);
        let Some((id, person)) = known.and_then(|id| Some((id, course.people.get(&id)?))) else {
            let named = course.logins.len() == course.people.len();
            let sure = course.whole && (known.is_some() || self.sure || named);
            return if sure { gone } else { Seen::default() };
        };
        let shown = || person.groups.iter().flatten().map(|group| group.name.clone()).collect();
        // A name that the platform cuts may be any that begins so.
        let is_cut = course.groups.iter().flatten().any(|group| group.cut);
        let (groups, more_groups) = match course.groups_of(id) {
            Some(groups) => (groups, is_cut),
            None => (shown(), course.more_groups || is_cut),
        };
        Seen {
            there: There::Yes,
            roles: Some(person.roles.iter().map(|role| role.shortname.clone()).collect()),
            groups: Some(groups),
            more_groups,
            access: course.active.as_ref().map(|active| active.contains(&id)),
        }
    }

    fn blind(&self) -> &[&'static str] {
        &["end"]
    }

    fn because(&self, wanted: &Wanted) -> Option<Because> {
        let no_account = self.sure && !self.people.contains_key(&wanted.user);
        no_account.then_some(Because::NoAccount)
    }
}
