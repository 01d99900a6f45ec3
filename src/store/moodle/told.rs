//! Shapes of the answers of Moodle 4.5: only what is used. A key that is absent is not told.

use super::people::Listed;
use crate::catalogue::{Further, User};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
pub(crate) struct Info {
    pub sitename: String,
    pub userid: Option<i64>,
    #[serde(default)]
    pub userissiteadmin: bool,
    #[serde(default)]
    pub release: String,
    #[serde(default)]
    pub functions: Vec<Function>,
}

#[derive(Deserialize)]
pub(crate) struct Function {
    pub name: String,
}

#[derive(Deserialize)]
pub(crate) struct CourseList {
    pub courses: Vec<ToldCourse>,
}

/// A course as `core_course_get_courses_by_field` tells it, or `core_course_get_courses`, which tells neither the name of
/// the category nor the methods. Most is told only to those who may edit the course.
#[derive(Clone, Deserialize, Serialize)]
pub(crate) struct ToldCourse {
    pub id: i64,
    pub shortname: String,
    pub fullname: String,
    #[serde(default)]
    pub categoryid: i64,
    #[serde(default)]
    pub categoryname: String,
    pub format: Option<String>,
    pub idnumber: Option<String>,
    pub visible: Option<i64>,
    /// 1 = separate groups: without a right of their own people see nobody outside their group.
    pub groupmode: Option<i64>,
    /// Where there is one, only its groups are told with the participants.
    pub defaultgroupingid: Option<i64>,
    /// The methods that are switched on, and no others.
    pub enrollmentmethods: Option<Vec<String>>,
}

impl ToldCourse {
    /// The course behind one whose names came as the pages write them.
    pub fn read_as_shown(mut self) -> Self {
        [&mut self.shortname, &mut self.fullname, &mut self.categoryname].into_iter().for_each(read_as_shown);
        self
    }
}

/// The name behind one that came as the pages write it.
fn read_as_shown(name: &mut String) {
    // The ampersand last: it opens the others.
    for (code, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#039;", "'"), ("&amp;", "&")] {
        *name = name.replace(code, sign);
    }
}

#[derive(Deserialize, Serialize)]
pub(crate) struct ToldCategory {
    pub id: i64,
    pub name: String,
    pub idnumber: Option<String>,
    /// How many courses it has, those that the account may not see included.
    pub coursecount: Option<i64>,
    /// 10000 for the first category of the site, 20000 for the second, and so on: one that is not shown leaves a gap.
    pub sortorder: Option<i64>,
}

#[derive(Deserialize, Serialize)]
pub(crate) struct ToldCohort {
    pub id: i64,
    pub name: String,
    pub idnumber: Option<String>,
    pub visible: Option<bool>,
}

#[derive(Clone, Deserialize, Serialize)]
pub(crate) struct ToldGroup {
    pub id: i64,
    pub name: String,
    pub idnumber: Option<String>,
    /// 0 = everybody sees who is in it.
    pub visibility: Option<i64>,
    /// Whether the name is perhaps only the beginning of the real one.
    #[serde(default)]
    pub cut: bool,
}

impl ToldGroup {
    /// The group behind one whose name came as the pages write it.
    pub fn read_as_shown(mut self) -> Self {
        read_as_shown(&mut self.name);
        self
    }
}

/// An account as `core_user_get_users_by_field` tells it. The login is told only with `moodle/user:viewalldetails`.
#[derive(Deserialize, Serialize)]
pub(crate) struct ToldUser {
    pub id: i64,
    pub username: Option<String>,
    pub idnumber: Option<Box<str>>,
    pub email: Option<Box<str>>,
    pub firstname: Option<Box<str>>,
    pub lastname: Option<Box<str>>,
    pub institution: Option<Box<str>>,
    pub department: Option<Box<str>>,
    pub city: Option<Box<str>>,
    pub country: Option<Box<str>>,
    pub lang: Option<Box<str>>,
    pub timezone: Option<Box<str>>,
    pub auth: Option<Box<str>>,
    pub suspended: Option<bool>,
    pub confirmed: Option<bool>,
}

impl ToldUser {
    /// The account; `None` when its login is kept back.
    pub fn into_user(self) -> Option<User> {
        Some(User {
            id: self.id,
            username: self.username?,
            idnumber: self.idnumber,
            email: self.email,
            firstname: self.firstname,
            lastname: self.lastname,
            auth: self.auth,
            suspended: self.suspended,
            confirmed: self.confirmed,
            further: Further {
                institution: self.institution,
                department: self.department,
                city: self.city,
                country: self.country,
                lang: self.lang,
                timezone: self.timezone,
                ..Further::default()
            }
            .kept(),
            ..User::default()
        })
    }
}

/// A participant of a course as `core_enrol_get_enrolled_users` tells it: neither how they were enrolled nor until when.
#[derive(Clone, Deserialize, Serialize)]
pub(crate) struct ToldParticipant {
    pub id: i64,
    pub username: Option<String>,
    #[serde(default)]
    pub roles: Vec<ToldRole>,
    /// Told to those who see them; a person without groups may lack the key too.
    pub groups: Option<Vec<ToldGroup>>,
}

#[derive(Clone, Deserialize, Serialize)]
pub(crate) struct ToldRole {
    /// Number of the role on this platform.
    #[serde(default)]
    pub roleid: i64,
    pub shortname: String,
}

/// Who is in a group, as `core_group_get_group_members` tells it.
#[derive(Deserialize)]
pub(crate) struct ToldMembers {
    pub groupid: i64,
    pub userids: Vec<i64>,
}

/// What is kept of the participants of a course: those of the list, and of the others nothing but numbers.
#[derive(Deserialize, Serialize)]
pub(super) struct Participants {
    pub rows: Vec<ToldParticipant>,
    pub count: usize,
    /// Whether somebody came without a login.
    pub unnamed: bool,
    /// Numbers of all, and of those who were shown with their groups: they say how much the account sees. Not stored.
    pub ids: Vec<i64>,
    pub in_groups: Vec<i64>,
}

impl Participants {
    pub fn of(everybody: Vec<ToldParticipant>, listed: &Listed) -> Self {
        Self {
            count: everybody.len(),
            unnamed: everybody.iter().any(|person| person.username.is_none()),
            ids: everybody.iter().map(|person| person.id).collect(),
            in_groups: everybody.iter().filter(|person| person.groups.is_some()).map(|person| person.id).collect(),
            rows: everybody.into_iter().filter(|person| listed.holds(person.id, person.username.as_deref())).collect(),
        }
    }
}
