//! Puts what was answered over what was known. Web services tell neither the roles of a site nor the settings of an
//! enrolment method: those stay as another source told them, and so does everything that was not answered.

use super::ask::Answers;
use super::people::{Listed, People};
use super::told::{ToldCategory, ToldCohort, ToldCourse, ToldGroup};
use super::{Missing, Wanted, participants};
use crate::catalogue::{Category, Cohort, Course, EnrolMethod, Group, Site, User};
use jiff::Timestamp;
use rustc_hash::FxHashMap;

/// Between the places of two categories. Source: `MAX_COURSES_IN_CATEGORY` of Moodle.
const SORT_STEP: i64 = 10_000;

/// What came of it.
pub(super) struct Merged {
    /// Keys of the lists that are as the web services tell them now.
    pub lists: Vec<&'static str>,
    pub missing: Vec<Missing>,
}

impl Answers {
    /// Puts what was told over `site`. `taken_on` is when its courses left the platform, where the site itself does not say.
    pub(super) fn put_into(mut self, wanted: &Wanted, site: &mut Site, taken_on: Option<Timestamp>) -> Merged {
        let now = self.begun;
        let unseen = self.unseen_courses();
        let listed = Listed::of(self.people.as_ref(), wanted);
        let former = site.platform.extracted_at.as_ref().and_then(|at| at.parse().ok()).or(taken_on);
        participants::move_days(site, former, now);
        site.platform.extracted_at = Some(now.to_string());
        let release = self.info.release.split(' ').next().unwrap_or_default();
        if !release.is_empty() {
            site.platform.moodle = Some(release.to_owned());
            site.site.release = Some(self.info.release.clone());
        }
        if let Some(front) = self.courses.iter().find(|course| course.format.as_deref() == Some("site")) {
            site.site.shortname = Some(front.shortname.clone());
        }
        let mut lists = vec!["courses"];
        if let Some(categories) = self.categories.take() {
            let category = |told: ToldCategory| Category { id: told.id, name: told.name, idnumber: told.idnumber };
            site.categories = Some(categories.into_iter().map(category).collect());
            lists.push("categories");
        }
        if let Some(told) = self.cohorts.take() {
            site.cohorts = Some(cohorts(told, site.cohorts.take().unwrap_or_default()));
            lists.push("cohorts");
        }
        if let Some(people) = self.people.take() {
            lists.extend(put_people(people, site).then_some("users"));
        }
        lists.extend(participants::put_into(&mut self, &listed, site));
        self.say_what_is_missing(site, unseen);
        site.site.hidden_courses_untold = unseen != Some(0);
        let sees_hidden = unseen == Some(0);
        let group = |told: ToldGroup| Group { id: told.id, name: told.name, idnumber: told.idnumber, automatic: None, name_cut: told.cut };
        let groups = self.groups.into_iter().map(|(course, told)| (course, told.into_iter().map(group).collect()));
        put_courses(self.courses, &mut groups.collect(), sees_hidden, site);
        Merged { lists, missing: self.missing }
    }

    /// How many courses there are that the account may not see; `None` when nobody can tell. A hidden course that is shown
    /// proves nothing: rights may end at a category. But each category says how many courses it has, and the places of the
    /// categories have no gap where none is kept back.
    fn unseen_courses(&self) -> Option<usize> {
        if self.info.userissiteadmin {
            return Some(0);
        }
        let categories = self.categories.as_ref().filter(|categories| !categories.is_empty())?;
        let mut told: FxHashMap<i64, i64> = FxHashMap::default();
        self.courses.iter().for_each(|course| *told.entry(course.categoryid).or_default() += 1);
        let mut places = Vec::new();
        let mut unseen = 0;
        for category in categories {
            places.push(category.sortorder?);
            unseen += (category.coursecount? - told.get(&category.id).copied().unwrap_or(0)).max(0);
        }
        places.sort_unstable();
        let whole = places.iter().zip(1..).all(|(place, at)| *place == at * SORT_STEP);
        (whole || unseen > 0).then(|| usize::try_from(unseen).unwrap_or(0))
    }

    fn say_what_is_missing(&mut self, site: &Site, unseen: Option<usize>) {
        let codeless = self.courses.iter().filter(|course| course.idnumber.is_none()).count();
        if codeless > 0 && codeless == self.courses.len() {
            self.missing.push(Missing::without_right("course-codes", "moodle-note-codes", "moodle/course:update"));
        } else if codeless > 0 {
            self.missing.push(Missing::codes(codeless));
        }
        if self.courses.iter().all(|course| course.enrollmentmethods.is_none()) {
            self.missing.push(Missing::not_in_service("methods", "core_course_get_courses_by_field"));
        }
        if unseen != Some(0) {
            self.missing.push(Missing::hidden_courses(unseen.unwrap_or(0)));
        }
        if site.roles.is_none() {
            self.missing.push(Missing::untellable("roles", "moodle-note-roles"));
        }
    }
}

/// Courses that were hidden and are not told to an account that sees no hidden one stay as they were known.
fn put_courses(told: Vec<ToldCourse>, groups: &mut FxHashMap<i64, Vec<Group>>, sees_hidden: bool, site: &mut Site) {
    let names: FxHashMap<i64, String> = site.categories.iter().flatten().map(|category| (category.id, category.name.clone())).collect();
    let mut known = Known::new(std::mem::take(&mut site.courses));
    site.courses = told
        .into_iter()
        .map(|mut told| {
            if let (true, Some(name)) = (told.categoryname.is_empty(), names.get(&told.categoryid)) {
                told.categoryname.clone_from(name);
            }
            let former = known.take(&told);
            told.over(former, groups)
        })
        .collect();
    if !sees_hidden {
        site.courses.extend(known.courses.into_iter().flatten().filter(|course| course.visible == Some(false)));
    }
}

fn cohorts(told: Vec<ToldCohort>, known: Vec<Cohort>) -> Vec<Cohort> {
    let mut known: FxHashMap<i64, Cohort> = known.into_iter().map(|cohort| (cohort.id, cohort)).collect();
    let cohort = |told: ToldCohort| {
        let former = known.remove(&told.id).unwrap_or_default();
        Cohort { id: told.id, name: told.name, idnumber: told.idnumber, visible: told.visible, ..former }
    };
    told.into_iter().map(cohort).collect()
}

/// Whether the list of accounts is now what was answered. A list of the whole platform is brought up to date for the people
/// that were asked, and stays of its own date; without the right to see everybody nothing is taken away.
fn put_people(people: People, site: &mut Site) -> bool {
    let asked = people.asked;
    let Some(former) = site.users.take() else {
        (site.users, site.asked.users) = (Some(people.users), Some(asked));
        return true;
    };
    let is_whole = site.asked.users.is_none();
    if !is_whole && people.sure {
        (site.users, site.asked.users) = (Some(people.users), Some(asked));
        return true;
    }
    let mut found: FxHashMap<String, User> = people.users.into_iter().map(|user| (user.username.clone(), user)).collect();
    let mut users: Vec<User> = Vec::with_capacity(former.len());
    for known in former {
        let login = known.username.to_lowercase();
        match found.remove(&known.username).or_else(|| found.remove(&login)) {
            Some(told) => users.push(over(told, known)),
            None if people.sure && asked.contains(&login) => {}
            None => users.push(known),
        }
    }
    let mut new: Vec<User> = found.into_values().collect();
    new.sort_by_key(|user| user.id);
    users.extend(new);
    site.users = Some(users);
    if let Some(known) = &mut site.asked.users {
        known.extend(asked);
    }
    false
}

/// The account as it is told, with what was known of it and is not told.
fn over(told: User, known: User) -> User {
    let (new, old) = (told.further.unwrap_or_default(), known.further.unwrap_or_default());
    User {
        idnumber: told.idnumber.or(known.idnumber),
        email: told.email.or(known.email),
        firstname: told.firstname.or(known.firstname),
        lastname: told.lastname.or(known.lastname),
        further: new.or(*old).kept(),
        auth: told.auth.or(known.auth),
        suspended: told.suspended.or(known.suspended),
        confirmed: told.confirmed.or(known.confirmed),
        id: told.id,
        username: told.username,
        deleted: None,
        ..known
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
            let has_none = known.enrol_methods.as_ref().is_some_and(|methods| !methods.iter().any(|method| method.enrol == "manual"));
            let is_off = !has_none && !names.iter().any(|name| name == "manual") && self.format.as_deref() != Some("site");
            let method = |name: String| {
                let known = known.enrol_methods.iter().flatten().find(|method| method.enrol == name).cloned();
                EnrolMethod { status: "enabled".into(), ..known.unwrap_or(EnrolMethod { enrol: name, ..EnrolMethod::default() }) }
            };
            let mut methods: Vec<EnrolMethod> = names.into_iter().map(method).collect();
            if is_off {
                let known = known.enrol_methods.iter().flatten().find(|method| method.enrol == "manual").cloned();
                let off = known.unwrap_or(EnrolMethod { enrol: "manual".into(), ..EnrolMethod::default() });
                let status = if off.status == "disabled" { off.status.clone() } else { EnrolMethod::NOT_ENABLED.into() };
                methods.push(EnrolMethod { status, ..off });
            }
            methods
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
