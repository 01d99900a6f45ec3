//! What is asked of a platform, in which order, and what is said of a refusal. Nothing is kept here but what a refresh that
//! is cut need not ask again.
//!
//! Only documented functions are called, and only those that the token's service names. What takes lists is asked in lists,
//! and several questions are on their way at once.

use super::kept::Kept;
use super::members;
use super::people::{self, Listed, People};
use super::report::{self, Detail};
use super::told::{CourseList, Info, Participants, ToldCategory, ToldCohort, ToldCourse, ToldGroup, ToldParticipant};
use super::wanted::Wanted;
use super::{Client, Missing, MoodleFault, groups, queue};
use crate::text::fold;
use crate::watch::Watch;
use jiff::Timestamp;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

const SITE_INFO: &str = "core_webservice_get_site_info";
const COURSES: &str = "core_course_get_courses_by_field";
const ALL_COURSES: &str = "core_course_get_courses";
const CATEGORIES: &str = "core_course_get_categories";
const COHORTS: &str = "core_cohort_get_cohorts";
const GROUPS: &str = "core_group_get_course_groups";
const PARTICIPANTS: &str = "core_enrol_get_enrolled_users";

/// Groups that were told, by the number of their course.
type GroupsByCourse = FxHashMap<i64, Vec<ToldGroup>>;

/// Participants that were told, by the number of their course.
type PeopleByCourse = FxHashMap<i64, Participants>;

/// Values per call. PHP drops what is beyond 1000 parameters without a word, unless told otherwise.
pub(super) const BATCH: usize = 200;

/// Everything that was answered, before anything is kept.
pub(super) struct Answers {
    pub info: Info,
    pub courses: Vec<ToldCourse>,
    pub categories: Option<Vec<ToldCategory>>,
    pub cohorts: Option<Vec<ToldCohort>>,
    /// By number of the course.
    pub groups: FxHashMap<i64, Vec<ToldGroup>>,
    /// People of the list by number of the group; a group that is not here is not told.
    pub members: FxHashMap<i64, Vec<i64>>,
    pub people: Option<People>,
    /// By number of the course.
    pub participants: FxHashMap<i64, Participants>,
    /// How people are enrolled, where a report tells it.
    pub details: Option<Vec<Detail>>,
    pub missing: Vec<Missing>,
    /// When the first answer was given.
    pub begun: Timestamp,
}

/// What came of a question that may be refused; kept, so that it is not asked again.
#[derive(Serialize, Deserialize)]
enum Reply<T> {
    Told(T),
    Refused(String),
}

pub(super) struct Asking<'a> {
    pub client: &'a Client,
    pub watch: &'a Watch,
    pub at_once: usize,
    pub is_admin: bool,
    pub missing: Vec<Missing>,
    pub kept: Kept,
    allowed: FxHashSet<String>,
    calls: AtomicU64,
    /// Calls that are still to come, as far as it is known.
    total: u64,
}

/// Asks for everything that `wanted` and the token allow, at most `at_once` questions at a time. The watch counts calls.
/// `folder` is where a refresh that was cut left its answers; the second value is to be finished when all is kept.
pub(super) fn ask(client: &Client, wanted: &Wanted, at_once: usize, folder: &Path, watch: &Watch) -> Result<(Answers, Kept), MoodleFault> {
    watch.expect(2);
    let info = site_info(client, watch)?;
    let kept = Kept::open(folder, client.address().as_str(), info.userid, &format!("{wanted:?}"), Timestamp::now());
    let begun = kept.begun();
    let allowed = info.functions.iter().map(|function| function.name.clone()).collect();
    let is_admin = info.userissiteadmin;
    let mut asking = Asking { client, watch, at_once, is_admin, missing: Vec::new(), kept, allowed, calls: AtomicU64::new(1), total: 2 };
    let courses = asking.courses()?;
    let folded: BTreeSet<String> = wanted.courses.iter().map(|name| fold::careful(name)).collect();
    let used: Vec<i64> =
        courses.iter().filter(|course| folded.contains(&fold::careful(&course.shortname))).map(|course| course.id).collect();
    let per_course = if wanted.participants { 2 } else { 1 };
    let batches = wanted.people.as_ref().map_or(0, |people| people.values.len().div_ceil(BATCH) + 1);
    asking.expect((3 + used.len() * per_course + batches) as u64);
    let categories = asking.list("categories", CATEGORIES, "moodle/category:viewcourselist")?;
    let cohorts = asking.list("cohorts", COHORTS, "moodle/cohort:view")?;
    let people = wanted.people.as_ref().map(|people| people::ask(&mut asking, people)).transpose()?.flatten();
    let listed = Listed::of(people.as_ref(), wanted);
    let (groups, participants) = asking.course_by_course(&used, wanted.participants, &listed)?;
    let members = if wanted.participants { members::ask(&mut asking, &groups, &listed)? } else { FxHashMap::default() };
    let named: Vec<(i64, &str)> = courses
        .iter()
        .filter(|course| participants.contains_key(&course.id))
        .map(|course| (course.id, course.shortname.as_str()))
        .collect();
    let details = report::ask(&mut asking, &named, &listed)?;
    let Asking { missing, kept, .. } = asking;
    Ok((Answers { info, courses, categories, cohorts, groups, members, people, participants, details, missing, begun }, kept))
}

/// The first question. One refusal has many causes; Moodle forgets a token that has expired as it refuses it, and knows it no
/// more when it is asked again.
pub(crate) fn site_info(client: &Client, watch: &Watch) -> Result<Info, MoodleFault> {
    let host = || client.address().host().to_owned();
    match client.call(SITE_INFO, &[], watch) {
        Err(MoodleFault::Refused { code, .. }) if code == "accessexception" => match client.call::<Info>(SITE_INFO, &[], watch) {
            Err(MoodleFault::WrongToken(_)) => Err(MoodleFault::ExpiredToken(host())),
            Err(MoodleFault::Refused { code, .. }) if code == "accessexception" => Err(MoodleFault::NoEntry(host())),
            answer => answer,
        },
        answer => answer,
    }
}

/// A question about one course.
enum Job {
    Groups(i64),
    Participants(i64),
}

/// What one course told.
enum Got {
    Groups(i64, Result<Vec<ToldGroup>, MoodleFault>),
    Participants(i64, Result<Participants, MoodleFault>),
}

impl Asking<'_> {
    /// More calls than were expected are to come.
    pub fn expect(&mut self, more: u64) {
        self.total += more;
        self.watch.expect(self.total);
    }

    /// One call, from whichever thread.
    pub fn call<T: DeserializeOwned>(&self, function: &'static str, parameters: &[(String, String)]) -> Result<T, MoodleFault> {
        let answer = self.client.ask(function, parameters, self.watch);
        self.counted()?;
        answer
    }

    fn counted(&self) -> Result<(), MoodleFault> {
        let calls = self.calls.fetch_add(1, Ordering::Relaxed) + 1;
        self.watch.reach(calls).map_err(|_| MoodleFault::Cancelled)
    }

    /// Whether the service names the function.
    pub fn may(&self, function: &str) -> bool {
        self.allowed.contains(function)
    }

    /// The same; notes it when it does not.
    pub fn allows(&mut self, what: &'static str, function: &'static str) -> bool {
        let allows = self.may(function);
        if !allows {
            self.missing.push(Missing::not_in_service(what, function));
        }
        allows
    }

    fn courses(&mut self) -> Result<Vec<ToldCourse>, MoodleFault> {
        if let Some(kept) = self.kept.find("courses") {
            return Ok(kept);
        }
        let courses = self.ask_courses()?;
        self.kept.put("courses", &courses);
        Ok(courses)
    }

    fn ask_courses(&self) -> Result<Vec<ToldCourse>, MoodleFault> {
        let none = || MoodleFault::NoCourses(self.client.address().host().to_owned());
        if self.may(COURSES) {
            return match self.call(COURSES, &[]) {
                // One stored name that Moodle itself takes for ill-formed spoils the whole answer; as the pages show it, it passes.
                Err(MoodleFault::Refused { code, .. }) if code == "invalidresponse" => {
                    let list: CourseList = self.client.call_shown(COURSES, &[], self.watch)?;
                    Ok(list.courses.into_iter().map(ToldCourse::read_as_shown).collect())
                }
                answer => answer.map(|list: CourseList| list.courses),
            };
        }
        if !self.may(ALL_COURSES) {
            return Err(none());
        }
        // One course without access, and the whole call is refused.
        match self.call(ALL_COURSES, &[]) {
            Err(MoodleFault::Refused { .. }) => Err(none()),
            answer => answer,
        }
    }

    /// A list that the account may be refused: then the right that is missing is noted, and the work goes on.
    fn list<T: DeserializeOwned + Serialize>(
        &mut self,
        what: &'static str,
        function: &'static str,
        right: &'static str,
    ) -> Result<Option<T>, MoodleFault> {
        if !self.allows(what, function) {
            return Ok(None);
        }
        let reply = match self.kept.find(function) {
            Some(reply) => reply,
            None => {
                let reply = match self.call(function, &[]) {
                    Ok(told) => Reply::Told(told),
                    Err(MoodleFault::Refused { code, .. }) => Reply::Refused(code),
                    Err(fault) => return Err(fault),
                };
                self.kept.put(function, &reply);
                reply
            }
        };
        Ok(match reply {
            Reply::Told(told) => Some(told),
            Reply::Refused(code) => {
                self.missing.push(Missing::refused(what, function, right, code));
                None
            }
        })
    }

    /// Groups and participants of the courses that the list names: some courses may be refused.
    fn course_by_course(
        &mut self,
        courses: &[i64],
        with_participants: bool,
        listed: &Listed,
    ) -> Result<(GroupsByCourse, PeopleByCourse), MoodleFault> {
        let (mut groups, mut participants) = (FxHashMap::default(), FxHashMap::default());
        let (mut no_groups, mut no_participants) = (Refusals::default(), Refusals::default());
        let ask_groups = !courses.is_empty() && self.allows("groups", GROUPS);
        let ask_people = with_participants && !courses.is_empty() && self.allows("enrolments", PARTICIPANTS);
        let mut jobs = Vec::new();
        for &course in courses {
            if ask_groups {
                match self.kept.find(&key(GROUPS, course)) {
                    None => jobs.push(Job::Groups(course)),
                    Some(reply) => put(&mut groups, &mut no_groups, course, reply),
                }
            }
            if ask_people {
                match self.kept.find(&key(PARTICIPANTS, course)) {
                    None => jobs.push(Job::Participants(course)),
                    Some(reply) => put(&mut participants, &mut no_participants, course, reply),
                }
            }
        }
        // What was answered before is not to come any more.
        let known = (courses.len() * (usize::from(ask_groups) + usize::from(ask_people)) - jobs.len()) as u64;
        self.calls.fetch_add(known, Ordering::Relaxed);
        let kept = std::mem::take(&mut self.kept);
        let mut keep = kept;
        let ended = queue::run(
            &jobs,
            self.at_once,
            self.watch,
            |job| match *job {
                Job::Groups(course) => Got::Groups(course, groups::groups_of(self, course)),
                Job::Participants(course) => Got::Participants(course, self.participants_of(course, listed)),
            },
            |_, got| {
                match got {
                    Got::Groups(course, answer) => {
                        let reply = reply(answer)?;
                        keep.put(&key(GROUPS, course), &reply);
                        put(&mut groups, &mut no_groups, course, reply);
                    }
                    Got::Participants(course, answer) => {
                        let reply = reply(answer)?;
                        keep.put(&key(PARTICIPANTS, course), &reply);
                        put(&mut participants, &mut no_participants, course, reply);
                    }
                }
                Ok(())
            },
        );
        self.kept = keep;
        ended?;
        for (what, function, right, refusals) in [
            ("groups", GROUPS, "moodle/course:managegroups", no_groups),
            ("enrolments", PARTICIPANTS, "moodle/course:viewparticipants", no_participants),
        ] {
            if refusals.count > 0 {
                self.missing.push(Missing::refused_in(what, function, right, refusals.code, refusals.count));
            }
        }
        Ok((groups, participants))
    }

    fn participants_of(&self, course: i64, listed: &Listed) -> Result<Participants, MoodleFault> {
        let fields = [("courseid", course.to_string()), ("options[0][name]", "userfields".to_owned())];
        let fields = fields.into_iter().chain([("options[0][value]", "id,username,roles,groups".to_owned())]);
        let parameters: Vec<(String, String)> = fields.map(|(name, value)| (name.to_owned(), value)).collect();
        let everybody: Vec<ToldParticipant> = self.call(PARTICIPANTS, &parameters)?;
        Ok(Participants::of(everybody, listed))
    }
}

impl groups::Asks for Asking<'_> {
    fn ask<T: DeserializeOwned>(&self, function: &'static str, parameters: &[(String, String)]) -> Result<T, MoodleFault> {
        self.call(function, parameters)
    }

    fn ask_shown<T: DeserializeOwned>(&self, function: &'static str, parameters: &[(String, String)]) -> Result<T, MoodleFault> {
        self.client.call_shown(function, parameters, self.watch)
    }

    fn may(&self, function: &str) -> bool {
        Asking::may(self, function)
    }
}

#[derive(Default)]
struct Refusals {
    count: usize,
    code: String,
}

fn key(function: &str, course: i64) -> String {
    format!("{function}:{course}")
}

fn reply<T>(answer: Result<T, MoodleFault>) -> Result<Reply<T>, MoodleFault> {
    match answer {
        Ok(told) => Ok(Reply::Told(told)),
        Err(MoodleFault::Refused { code, .. }) => Ok(Reply::Refused(code)),
        Err(fault) => Err(fault),
    }
}

fn put<T>(told: &mut FxHashMap<i64, T>, refusals: &mut Refusals, course: i64, reply: Reply<T>) {
    match reply {
        Reply::Told(answer) => {
            told.insert(course, answer);
        }
        Reply::Refused(code) => *refusals = Refusals { count: refusals.count + 1, code },
    }
}
