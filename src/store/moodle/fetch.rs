//! The catalogue of a platform from its web services: what the token may see, and what it may not.
//!
//! Only documented functions are called. Web services tell neither the roles of a site nor the settings of an enrolment
//! method: those stay as another source told them.

use super::{Client, MoodleFault};
use crate::catalogue::{Category, Cohort, Course, Diff, EnrolMethod, Group, Site};
use crate::error::Message;
use crate::store::catalogues::{Entry, Source, SourceKind, Store};
use crate::watch::Watch;
use jiff::Timestamp;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

const SITE_INFO: &str = "core_webservice_get_site_info";
const COURSES: &str = "core_course_get_courses_by_field";
const CATEGORIES: &str = "core_course_get_categories";
const COHORTS: &str = "core_cohort_get_cohorts";
const GROUPS: &str = "core_group_get_course_groups";

/// What a refresh brought.
#[derive(Clone, Debug)]
pub struct Refreshed {
    /// The platform as it is kept now.
    pub entry: Entry,
    /// What changed; `None` for a platform that was not known.
    pub diff: Option<Diff>,
    /// What could not be had, and which right would give it.
    pub notes: Vec<Message>,
}

#[derive(Deserialize)]
struct Info {
    sitename: String,
    #[serde(default)]
    release: String,
    #[serde(default)]
    functions: Vec<Function>,
}

#[derive(Deserialize)]
struct Function {
    name: String,
}

#[derive(Deserialize)]
struct CourseList {
    courses: Vec<ToldCourse>,
}

/// A course as `core_course_get_courses_by_field` tells it; `idnumber` and `visible` only to those who may edit it.
#[derive(Deserialize)]
struct ToldCourse {
    id: i64,
    shortname: String,
    fullname: String,
    #[serde(default)]
    categoryname: String,
    format: Option<String>,
    idnumber: Option<String>,
    visible: Option<i64>,
    /// The methods that are switched on, and no others.
    enrollmentmethods: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct ToldCategory {
    id: i64,
    name: String,
    idnumber: Option<String>,
}

#[derive(Deserialize)]
struct ToldCohort {
    id: i64,
    name: String,
    idnumber: Option<String>,
    visible: Option<bool>,
}

#[derive(Deserialize)]
struct ToldGroup {
    id: i64,
    name: String,
    idnumber: Option<String>,
}

/// Everything that was answered, before anything is kept.
struct Answers {
    info: Info,
    courses: Vec<ToldCourse>,
    categories: Option<Vec<Category>>,
    cohorts: Option<Vec<ToldCohort>>,
    groups: FxHashMap<i64, Vec<Group>>,
    notes: Vec<Message>,
}

/// Asks a platform for its courses, categories, cohorts and the groups of the courses in `groups_of` (short names), and keeps
/// them as `name`, or as the platform calls itself. What web services do not tell stays as it was known.
///
/// # Errors
/// When the platform cannot be asked or does not answer with its courses, or the disk refuses: then the former catalogue stays.
pub fn refresh(
    store: &mut Store,
    name: Option<&str>,
    client: &Client,
    groups_of: &[String],
    watch: &Watch,
) -> Result<Refreshed, MoodleFault> {
    let answers = ask(client, groups_of, watch)?;
    let name = name.unwrap_or(&answers.info.sitename).to_owned();
    let known = store.find(&name)?.is_some();
    let source = Source { kind: SourceKind::WebService, name: client.address().host().to_owned() };
    let mut notes = Vec::new();
    let mut diff = Diff::default();
    let entry = store.update(&name, &source, |site| {
        let former = site.clone();
        site.platform.url = Some(client.address().as_str().to_owned());
        notes = answers.put_into(site);
        diff = Diff::between(&former, site);
        let mut lists = vec!["courses"];
        lists.extend(site.categories.is_some().then_some("categories"));
        lists.extend(site.cohorts.is_some().then_some("cohorts"));
        lists
    })?;
    Ok(Refreshed { entry, diff: known.then_some(diff), notes })
}

fn ask(client: &Client, groups_of: &[String], watch: &Watch) -> Result<Answers, MoodleFault> {
    let info: Info = client.call(SITE_INFO, &[], watch)?;
    let allowed: FxHashSet<&str> = info.functions.iter().map(|function| function.name.as_str()).collect();
    if !allowed.contains(COURSES) {
        return Err(MoodleFault::NoCourses(client.address().host().to_owned()));
    }
    let mut notes = Vec::new();
    let allows = |function: &'static str, notes: &mut Vec<Message>| {
        let allows = allowed.contains(function);
        if !allows {
            notes.push(Message::new("moodle-note-not-in-service").with("function", function));
        }
        allows
    };
    let list: CourseList = client.call(COURSES, &[], watch)?;
    let mut categories = None;
    if allows(CATEGORIES, &mut notes) {
        let told: Option<Vec<ToldCategory>> = optional(client.call(CATEGORIES, &[], watch), "moodle/category:viewcourselist", &mut notes)?;
        let category = |told: ToldCategory| Category { id: told.id, name: told.name, idnumber: told.idnumber };
        categories = told.map(|told| told.into_iter().map(category).collect());
    }
    let mut cohorts = None;
    if allows(COHORTS, &mut notes) {
        cohorts = optional(client.call(COHORTS, &[], watch), "moodle/cohort:view", &mut notes)?;
    }
    let mut groups = FxHashMap::default();
    if !groups_of.is_empty() && allows(GROUPS, &mut notes) {
        for course in list.courses.iter().filter(|course| groups_of.contains(&course.shortname)) {
            let parameters = [("courseid".to_owned(), course.id.to_string())];
            let told: Option<Vec<ToldGroup>> = optional(client.call(GROUPS, &parameters, watch), "moodle/course:managegroups", &mut notes)?;
            let group = |told: ToldGroup| Group { id: told.id, name: told.name, idnumber: told.idnumber, automatic: None };
            if let Some(told) = told {
                groups.insert(course.id, told.into_iter().map(group).collect());
            }
        }
    }
    notes.dedup();
    Ok(Answers { info, courses: list.courses, categories, cohorts, groups, notes })
}

/// A list that the account may be refused: then the right that is missing is noted, and the work goes on.
fn optional<T>(answer: Result<T, MoodleFault>, right: &'static str, notes: &mut Vec<Message>) -> Result<Option<T>, MoodleFault> {
    match answer {
        Ok(value) => Ok(Some(value)),
        Err(MoodleFault::Refused { function, code }) => {
            notes.push(Message::new("moodle-note-right").with("function", function).with("right", right).with("code", code));
            Ok(None)
        }
        Err(fault) => Err(fault),
    }
}

impl Answers {
    /// Puts what was told over what was known, and returns the notes.
    fn put_into(mut self, site: &mut Site) -> Vec<Message> {
        site.platform.extracted_at = Some(Timestamp::now().to_string());
        let release = self.info.release.split(' ').next().unwrap_or_default();
        if !release.is_empty() {
            site.platform.moodle = Some(release.to_owned());
            site.site.release = Some(self.info.release.clone());
        }
        if self.courses.iter().all(|course| course.idnumber.is_none()) {
            self.notes.push(Message::new("moodle-note-codes").with("right", "moodle/course:update"));
        }
        if self.courses.iter().all(|course| course.visible != Some(0)) {
            self.notes.push(Message::new("moodle-note-hidden").with("right", "moodle/course:viewhiddencourses"));
        }
        if site.roles.is_none() {
            self.notes.push(Message::new("moodle-note-roles"));
        }
        if let Some(front) = self.courses.iter().find(|course| course.format.as_deref() == Some("site")) {
            site.site.shortname = Some(front.shortname.clone());
        }
        let mut known = Known::new(std::mem::take(&mut site.courses));
        let groups = &mut self.groups;
        let renewed = self.courses.into_iter().map(|told| {
            let former = known.take(&told);
            told.over(former, groups)
        });
        site.courses = renewed.collect();
        if let Some(categories) = self.categories {
            site.categories = Some(categories);
        }
        if let Some(told) = self.cohorts {
            let known = site.cohorts.take().unwrap_or_default();
            let cohort = |told: ToldCohort| {
                let former = known.iter().find(|cohort| cohort.id == told.id).cloned().unwrap_or_default();
                Cohort { id: told.id, name: told.name, idnumber: told.idnumber, visible: told.visible, ..former }
            };
            site.cohorts = Some(told.into_iter().map(cohort).collect());
        }
        self.notes
    }
}

/// The courses that were known, by number, or by short name when a list without numbers told them.
struct Known {
    courses: Vec<Option<Course>>,
    by_id: FxHashMap<i64, usize>,
    by_name: FxHashMap<String, usize>,
}

impl Known {
    fn new(courses: Vec<Course>) -> Self {
        let numbered = courses.iter().enumerate().filter(|(_, course)| course.id != 0);
        let by_id = numbered.map(|(i, course)| (course.id, i)).collect();
        let nameless = courses.iter().enumerate().filter(|(_, course)| course.id == 0);
        let by_name = nameless.map(|(i, course)| (course.shortname.clone(), i)).collect();
        Self { courses: courses.into_iter().map(Some).collect(), by_id, by_name }
    }

    fn take(&mut self, told: &ToldCourse) -> Option<Course> {
        let at = *self.by_id.get(&told.id).or_else(|| self.by_name.get(&told.shortname))?;
        self.courses[at].take()
    }
}

impl ToldCourse {
    /// This course with what was known of it and is not told here.
    fn over(self, known: Option<Course>, groups: &mut FxHashMap<i64, Vec<Group>>) -> Course {
        let known = known.unwrap_or_default();
        let methods = self.enrollmentmethods.map(|names| {
            let method = |name: String| {
                let known = known.enrol_methods.iter().flatten().find(|method| method.enrol == name).cloned();
                EnrolMethod { status: "enabled".into(), ..known.unwrap_or(EnrolMethod { enrol: name, ..EnrolMethod::default() }) }
            };
            names.into_iter().map(method).collect()
        });
        Course {
            id: self.id,
            shortname: self.shortname,
            fullname: self.fullname,
            idnumber: self.idnumber.or(known.idnumber),
            category: Some(self.categoryname).filter(|name| !name.is_empty()).or(known.category),
            visible: self.visible.map(|visible| visible != 0).or(known.visible),
            enrol_methods: methods.or(known.enrol_methods),
            groups: groups.remove(&self.id).or(known.groups),
            groupings: known.groupings,
            manual: None,
        }
    }
}
