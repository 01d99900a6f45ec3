//! What is asked of a platform, in which order, and what is said of a refusal. Nothing is kept here.
//!
//! Only documented functions are called, and only those that the token's service names.

use super::told::{CourseList, Info, ToldCategory, ToldCohort, ToldCourse, ToldGroup, ToldParticipant, ToldUser};
use super::wanted::{PersonKey, Wanted};
use super::{Client, Missing, MoodleFault};
use crate::catalogue::{Category, User};
use crate::text::fold;
use crate::watch::Watch;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};

const SITE_INFO: &str = "core_webservice_get_site_info";
const COURSES: &str = "core_course_get_courses_by_field";
const ALL_COURSES: &str = "core_course_get_courses";
const CATEGORIES: &str = "core_course_get_categories";
const COHORTS: &str = "core_cohort_get_cohorts";
const GROUPS: &str = "core_group_get_course_groups";
const USERS: &str = "core_user_get_users_by_field";
const PARTICIPANTS: &str = "core_enrol_get_enrolled_users";

/// Values per call: PHP takes 1000 parameters unless told otherwise.
const BATCH: usize = 200;

/// Login of the guest account: every Moodle has it, it cannot be deleted, and it is in no course. The token's own account
/// proves nothing: everybody is told their own.
const KNOWN_PERSON: &str = "guest";

/// Everything that was answered, before anything is kept.
pub(super) struct Answers {
    pub info: Info,
    pub courses: Vec<ToldCourse>,
    pub categories: Option<Vec<Category>>,
    pub cohorts: Option<Vec<ToldCohort>>,
    /// By number of the course.
    pub groups: FxHashMap<i64, Vec<ToldGroup>>,
    pub people: Option<People>,
    /// By number of the course.
    pub participants: FxHashMap<i64, Vec<ToldParticipant>>,
    pub missing: Vec<Missing>,
}

/// Accounts that were asked for.
pub(super) struct People {
    pub users: Vec<User>,
    /// Logins of which it is sure now whether they exist.
    pub asked: BTreeSet<String>,
    /// Whether the right to see everybody is proven: else who is not told may exist all the same.
    pub sure: bool,
    /// How many people were asked for.
    pub wanted: usize,
    /// How many of them there are, as far as it can be seen.
    pub found: usize,
}

struct Asking<'a> {
    client: &'a Client,
    watch: &'a Watch,
    allowed: FxHashSet<String>,
    is_admin: bool,
    missing: Vec<Missing>,
    calls: u64,
}

/// Asks for everything that `wanted` and the token allow. The watch counts calls.
pub(super) fn ask(client: &Client, wanted: &Wanted, watch: &Watch) -> Result<Answers, MoodleFault> {
    watch.expect(2);
    let info: Info = client.call(SITE_INFO, &[], watch).map_err(|fault| match fault {
        MoodleFault::Refused { code, .. } if code == "accessexception" => MoodleFault::NoEntry(client.address().host().to_owned()),
        fault => fault,
    })?;
    let allowed = info.functions.iter().map(|function| function.name.clone()).collect();
    let mut asking = Asking { client, watch, allowed, is_admin: info.userissiteadmin, missing: Vec::new(), calls: 1 };
    let courses = asking.courses()?;
    let folded: BTreeSet<String> = wanted.courses.iter().map(|name| fold::careful(name)).collect();
    let used: Vec<i64> =
        courses.iter().filter(|course| folded.contains(&fold::careful(&course.shortname))).map(|course| course.id).collect();
    let per_course = if wanted.participants { 2 } else { 1 };
    let batches = wanted.people.as_ref().map_or(0, |people| people.values.len().div_ceil(BATCH) + 1);
    watch.expect((4 + used.len() * per_course + batches) as u64);
    let categories = asking.list("categories", CATEGORIES, &[], "moodle/category:viewcourselist")?.map(|told: Vec<ToldCategory>| {
        told.into_iter().map(|told| Category { id: told.id, name: told.name, idnumber: told.idnumber }).collect()
    });
    let cohorts = asking.list("cohorts", COHORTS, &[], "moodle/cohort:view")?;
    let groups = asking.per_course("groups", GROUPS, &used, "moodle/course:managegroups", &[])?;
    let people = wanted.people.as_ref().map(|people| asking.people(people.by, &people.values)).transpose()?.flatten();
    let participants = if wanted.participants {
        let fields = [("options[0][name]", "userfields"), ("options[0][value]", "id,username,roles,groups")];
        asking.per_course("enrolments", PARTICIPANTS, &used, "moodle/course:viewparticipants", &fields)?
    } else {
        FxHashMap::default()
    };
    Ok(Answers { info, courses, categories, cohorts, groups, people, participants, missing: asking.missing })
}

impl Asking<'_> {
    fn call<T: DeserializeOwned>(&mut self, function: &'static str, parameters: &[(String, String)]) -> Result<T, MoodleFault> {
        let answer = self.client.call(function, parameters, self.watch);
        self.calls += 1;
        self.watch.reach(self.calls).map_err(|_| MoodleFault::Cancelled)?;
        answer
    }

    /// Whether the service names the function; notes it when it does not.
    fn allows(&mut self, what: &'static str, function: &'static str) -> bool {
        let allows = self.allowed.contains(function);
        if !allows {
            self.missing.push(Missing::not_in_service(what, function));
        }
        allows
    }

    fn courses(&mut self) -> Result<Vec<ToldCourse>, MoodleFault> {
        let none = || MoodleFault::NoCourses(self.client.address().host().to_owned());
        if self.allowed.contains(COURSES) {
            return match self.call(COURSES, &[]) {
                // One stored name that Moodle itself takes for ill-formed spoils the whole answer; as the pages show it, it passes.
                Err(MoodleFault::Refused { code, .. }) if code == "invalidresponse" => {
                    let list: CourseList = self.client.call_shown(COURSES, self.watch)?;
                    Ok(list.courses.into_iter().map(ToldCourse::read_as_shown).collect())
                }
                answer => answer.map(|list: CourseList| list.courses),
            };
        }
        if !self.allowed.contains(ALL_COURSES) {
            return Err(none());
        }
        // One course without access, and the whole call is refused.
        match self.call(ALL_COURSES, &[]) {
            Err(MoodleFault::Refused { .. }) => Err(MoodleFault::NoCourses(self.client.address().host().to_owned())),
            answer => answer,
        }
    }

    /// A list that the account may be refused: then the right that is missing is noted, and the work goes on.
    fn list<T: DeserializeOwned>(
        &mut self,
        what: &'static str,
        function: &'static str,
        parameters: &[(String, String)],
        right: &'static str,
    ) -> Result<Option<T>, MoodleFault> {
        if !self.allows(what, function) {
            return Ok(None);
        }
        match self.call(function, parameters) {
            Ok(value) => Ok(Some(value)),
            Err(MoodleFault::Refused { function, code }) => {
                self.missing.push(Missing::refused(what, function, right, code));
                Ok(None)
            }
            Err(fault) => Err(fault),
        }
    }

    /// The same, course by course: some may be refused.
    fn per_course<T: DeserializeOwned>(
        &mut self,
        what: &'static str,
        function: &'static str,
        courses: &[i64],
        right: &'static str,
        options: &[(&str, &str)],
    ) -> Result<FxHashMap<i64, T>, MoodleFault> {
        let mut told = FxHashMap::default();
        if courses.is_empty() || !self.allows(what, function) {
            return Ok(told);
        }
        let mut refusals = (0, String::new());
        for &course in courses {
            let mut parameters = vec![("courseid".to_owned(), course.to_string())];
            parameters.extend(options.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
            match self.call(function, &parameters) {
                Ok(answer) => {
                    told.insert(course, answer);
                }
                Err(MoodleFault::Refused { code, .. }) => refusals = (refusals.0 + 1, code),
                Err(fault) => return Err(fault),
            }
        }
        if let (count @ 1.., code) = refusals {
            self.missing.push(Missing::refused_in(what, function, right, code, count));
        }
        Ok(told)
    }

    fn people(&mut self, by: PersonKey, values: &BTreeSet<String>) -> Result<Option<People>, MoodleFault> {
        if values.is_empty() || !self.allows("users", USERS) {
            return Ok(None);
        }
        // Without the right the list is empty, exactly as for people who do not exist.
        let sure = self.is_admin || !self.users(PersonKey::Login.field(), &[KNOWN_PERSON])?.0.is_empty();
        // As they can be asked, with what the list holds.
        let spelled: BTreeMap<String, &str> = values.iter().filter_map(|text| Some((by.askable(text)?, text.as_str()))).collect();
        let keys: Vec<&str> = spelled.keys().map(String::as_str).collect();
        let (mut users, refused) = self.users(by.field(), &keys)?;
        let there: FxHashSet<String> = users.iter().filter_map(|user| by.of(user)).map(fold::careful).collect();
        let is_there = |key: &str| there.contains(&fold::careful(key));
        let found = keys.iter().filter(|key| is_there(key)).count();
        let mut asked: BTreeSet<String> = BTreeSet::new();
        if sure && by == PersonKey::Login {
            asked.extend(keys.iter().filter(|key| !refused.contains(key)).map(|&key| key.to_owned()));
            // Lists often hold student numbers where the platform wants logins.
            let strangers: Vec<&str> = spelled.iter().filter(|(key, _)| !is_there(key)).map(|(_, text)| *text).collect();
            users.extend(self.users(PersonKey::Idnumber.field(), &strangers)?.0);
        }
        let mut seen = FxHashSet::default();
        users.retain(|user| seen.insert(user.id));
        asked.extend(users.iter().map(|user| user.username.to_lowercase()));
        if !sure {
            self.missing.push(Missing::people(USERS, found));
        }
        Ok(Some(People { users, asked, sure, wanted: keys.len(), found }))
    }

    /// Accounts by the values of a field, batch by batch, and the values to which there was no answer.
    fn users<'v>(&mut self, field: &str, values: &[&'v str]) -> Result<(Vec<User>, Vec<&'v str>), MoodleFault> {
        let (mut users, mut refused) = (Vec::new(), Vec::new());
        // One value that Moodle takes for ill-formed spoils the whole call, and nothing says which: halves are asked then.
        let mut batches: Vec<&[&str]> = values.chunks(BATCH).rev().collect();
        while let Some(batch) = batches.pop() {
            let mut parameters = vec![("field".to_owned(), field.to_owned())];
            parameters.extend(batch.iter().enumerate().map(|(i, value)| (format!("values[{i}]"), (*value).to_owned())));
            match self.call::<Vec<ToldUser>>(USERS, &parameters) {
                Ok(told) => users.extend(told.into_iter().filter_map(ToldUser::into_user)),
                Err(MoodleFault::Refused { code, .. }) if code == "invalidparameter" && batch.len() > 1 => {
                    let (left, right) = batch.split_at(batch.len() / 2);
                    batches.extend([right, left]);
                }
                Err(MoodleFault::Refused { .. }) => refused.extend(batch),
                Err(fault) => return Err(fault),
            }
        }
        Ok((users, refused))
    }
}
