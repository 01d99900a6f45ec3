//! Reads what is there, and answers for each person and course. Nothing is written: only functions that tell are called.

use super::told::{Course, Courses, Group, Info, Members, Participant, User};
use crate::store::moodle::{Client, MoodleFault, PersonKey};
use crate::verify::{Because, Seen, Source, There, Wanted};
use crate::watch::Watch;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};

const INFO: &str = "core_webservice_get_site_info";
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
    sure: bool,
    is_admin: bool,
    courses: BTreeMap<String, CourseReading>,
}

/// One course.
struct CourseReading {
    people: BTreeMap<i64, Participant>,
    /// Numbers by login, where logins are told.
    logins: BTreeMap<String, i64>,
    /// Whether somebody who is not in the list is not in the course.
    whole: bool,
    active: Option<BTreeSet<i64>>,
    /// The groups of each person, where they are told in full.
    members: Option<BTreeMap<i64, Vec<String>>>,
    /// Whether the groups told with people may lack some.
    more_groups: bool,
}

struct Asker<'a> {
    client: &'a Client,
    watch: &'a Watch,
    allowed: BTreeSet<String>,
    calls: u64,
}

/// Asks the platform. The watch counts calls.
///
/// # Errors
/// When it cannot be asked, or its answer is none. A right that is missing is no error: what it would tell is not told.
pub fn read(client: &Client, asked: &Asked, watch: &Watch) -> Result<Reading, MoodleFault> {
    let mut asker = Asker { client, watch, allowed: BTreeSet::new(), calls: 0 };
    watch.expect((2 + asked.people.len().div_ceil(BATCH) + asked.courses.len() * 4) as u64);
    let info: Info = asker.call(INFO, &[]).map_err(|fault| match fault {
        MoodleFault::Refused { code, .. } if code == "accessexception" => MoodleFault::NoEntry(client.address().host().to_owned()),
        fault => fault,
    })?;
    asker.allowed = info.functions.iter().map(|function| function.name.clone()).collect();
    for function in [COURSES, PARTICIPANTS] {
        if !asker.allowed.contains(function) {
            return Err(MoodleFault::Refused { function, code: "accessexception".to_owned() });
        }
    }
    let (people, sure) = asker.people(asked, info.userissiteadmin)?;
    let mut courses = BTreeMap::new();
    for shortname in &asked.courses {
        let Some(course) = asker.course(shortname)? else { continue };
        if let Some(reading) = asker.reading(&course, &info)? {
            courses.insert(shortname.clone(), reading);
        }
    }
    Ok(Reading { people, sure, is_admin: info.userissiteadmin, courses })
}

impl Asker<'_> {
    fn call<T: DeserializeOwned>(&mut self, function: &'static str, parameters: &[(String, String)]) -> Result<T, MoodleFault> {
        let answer = self.client.call(function, parameters, self.watch);
        self.calls += 1;
        self.watch.reach(self.calls).map_err(|_| MoodleFault::Cancelled)?;
        answer
    }

    /// The same; `None` when the account may not.
    fn may<T: DeserializeOwned>(&mut self, function: &'static str, parameters: &[(String, String)]) -> Result<Option<T>, MoodleFault> {
        if !self.allowed.contains(function) {
            return Ok(None);
        }
        match self.call(function, parameters) {
            Ok(answer) => Ok(Some(answer)),
            Err(MoodleFault::Refused { .. }) => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    fn users(&mut self, field: &str, values: &[String]) -> Result<Vec<User>, MoodleFault> {
        let mut users = Vec::new();
        // One value that Moodle takes for ill-formed spoils the whole call, and nothing says which: halves are asked then.
        let mut batches: Vec<&[String]> = values.chunks(BATCH).rev().collect();
        while let Some(batch) = batches.pop() {
            let mut parameters = vec![("field".to_owned(), field.to_owned())];
            parameters.extend(batch.iter().enumerate().map(|(i, value)| (format!("values[{i}]"), value.clone())));
            match self.call::<Vec<User>>(USERS, &parameters) {
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

    fn people(&mut self, asked: &Asked, is_admin: bool) -> Result<(BTreeMap<String, i64>, bool), MoodleFault> {
        if !self.allowed.contains(USERS) {
            return Ok((BTreeMap::new(), false));
        }
        let sure = is_admin || !self.users("username", &[KNOWN_PERSON.to_owned()])?.is_empty();
        let spelled: BTreeMap<String, &String> = asked.people.iter().filter_map(|name| Some((asked.by.askable(name)?, name))).collect();
        let values: Vec<String> = spelled.keys().cloned().collect();
        let mut people = BTreeMap::new();
        for user in self.users(asked.by.field(), &values)? {
            let name = match asked.by {
                PersonKey::Login => user.username,
                PersonKey::Idnumber => user.idnumber,
                PersonKey::Email => user.email.map(|email| email.to_lowercase()),
            };
            // Without a right of its own the login is not told, and nothing says whose number this is.
            if let Some(name) = name.and_then(|name| spelled.get(&name)) {
                people.insert((*name).clone(), user.id);
            }
        }
        Ok((people, sure))
    }

    fn course(&mut self, shortname: &str) -> Result<Option<Course>, MoodleFault> {
        let parameters = [("field".to_owned(), "shortname".to_owned()), ("value".to_owned(), shortname.to_owned())];
        let told: Option<Courses> = self.may(COURSES, &parameters)?;
        let courses = told.map(|told| told.courses).unwrap_or_default();
        let exact = courses.iter().find(|course| course.shortname == shortname).cloned();
        // A database that does not mind case gives the course that the importer would find too.
        Ok(exact.or_else(|| courses.into_iter().next()))
    }

    /// `None` when the course may not be looked into.
    fn reading(&mut self, course: &Course, info: &Info) -> Result<Option<CourseReading>, MoodleFault> {
        let fields = |more: &[(&str, &str)]| {
            let mut parameters = vec![("courseid".to_owned(), course.id.to_string())];
            let all = [("userfields", "id,username,roles,groups")];
            for (i, (name, value)) in all.iter().chain(more).enumerate() {
                parameters.push((format!("options[{i}][name]"), (*name).to_owned()));
                parameters.push((format!("options[{i}][value]"), (*value).to_owned()));
            }
            parameters
        };
        let Some(people) = self.may::<Vec<Participant>>(PARTICIPANTS, &fields(&[]))? else { return Ok(None) };
        let active: Option<Vec<Participant>> = self.may(PARTICIPANTS, &fields(&[("onlyactive", "1")]))?;
        let groups: Option<Vec<Group>> = self.may(GROUPS, &[("courseid".to_owned(), course.id.to_string())])?;
        let members = match groups {
            Some(groups) => self.members(&groups)?,
            None => None,
        };
        let is_own = |person: &Participant| Some(person.id) == info.userid;
        // An account that is not in the course itself and is shown somebody is shown everybody.
        let is_outside = info.userid.is_some() && !people.is_empty() && !people.iter().any(is_own);
        let whole = info.userissiteadmin || is_outside || course.groupmode.is_some_and(|mode| mode != 1);
        let shown = people.iter().any(|person| person.groups.is_some() && !is_own(person));
        let more_groups = !(course.defaultgroupingid == Some(0) && (info.userissiteadmin || whole && shown));
        Ok(Some(CourseReading {
            logins: people.iter().filter_map(|person| Some((person.username.clone()?, person.id))).collect(),
            people: people.into_iter().map(|person| (person.id, person)).collect(),
            whole,
            active: active.map(|people| people.into_iter().map(|person| person.id).collect()),
            members,
            more_groups,
        }))
    }

    /// Who is in which group, whatever is shown to whom.
    fn members(&mut self, groups: &[Group]) -> Result<Option<BTreeMap<i64, Vec<String>>>, MoodleFault> {
        let mut by_person: BTreeMap<i64, Vec<String>> = BTreeMap::new();
        for batch in groups.chunks(BATCH) {
            let parameters: Vec<(String, String)> =
                batch.iter().enumerate().map(|(i, group)| (format!("groupids[{i}]"), group.id.to_string())).collect();
            let Some(told) = self.may::<Vec<Members>>(MEMBERS, &parameters)? else { return Ok(None) };
            for Members { groupid, userids } in told {
                let Some(group) = batch.iter().find(|group| group.id == groupid) else { continue };
                userids.into_iter().for_each(|user| by_person.entry(user).or_default().push(group.name.clone()));
            }
        }
        Ok(Some(by_person))
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
        let known = self.people.get(&wanted.user).copied().or_else(|| course.logins.get(&wanted.user.to_lowercase()).copied());
        let Some((id, person)) = known.and_then(|id| Some((id, course.people.get(&id)?))) else {
            let named = course.logins.len() == course.people.len();
            let sure = course.whole && (known.is_some() || self.sure || named);
            return if sure { gone } else { Seen::default() };
        };
        let shown = || person.groups.iter().flatten().map(|group| group.name.clone()).collect();
        let (groups, more_groups) = match &course.members {
            Some(members) => (members.get(&id).cloned().unwrap_or_default(), false),
            None => (shown(), course.more_groups),
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
