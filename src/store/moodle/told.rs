//! Shapes of the answers of Moodle 4.5: only what is used. A key that is absent is not told.

use crate::catalogue::User;
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Info {
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
pub(super) struct Function {
    pub name: String,
}

#[derive(Deserialize)]
pub(super) struct CourseList {
    pub courses: Vec<ToldCourse>,
}

/// A course as `core_course_get_courses_by_field` tells it, or `core_course_get_courses`, which tells neither the name of
/// the category nor the methods. Most is told only to those who may edit the course.
#[derive(Deserialize)]
pub(super) struct ToldCourse {
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
        for name in [&mut self.shortname, &mut self.fullname, &mut self.categoryname] {
            // The ampersand last: it opens the others.
            for (code, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#039;", "'"), ("&amp;", "&")] {
                *name = name.replace(code, sign);
            }
        }
        self
    }
}

#[derive(Deserialize)]
pub(super) struct ToldCategory {
    pub id: i64,
    pub name: String,
    pub idnumber: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct ToldCohort {
    pub id: i64,
    pub name: String,
    pub idnumber: Option<String>,
    pub visible: Option<bool>,
}

#[derive(Clone, Deserialize)]
pub(super) struct ToldGroup {
    pub id: i64,
    pub name: String,
    pub idnumber: Option<String>,
    /// 0 = everybody sees who is in it.
    pub visibility: Option<i64>,
}

/// An account as `core_user_get_users_by_field` tells it. The login is told only with `moodle/user:viewalldetails`.
#[derive(Deserialize)]
pub(super) struct ToldUser {
    pub id: i64,
    pub username: Option<String>,
    pub idnumber: Option<String>,
    pub email: Option<String>,
    pub firstname: Option<String>,
    pub lastname: Option<String>,
    pub institution: Option<String>,
    pub department: Option<String>,
    pub city: Option<String>,
    pub country: Option<String>,
    pub lang: Option<String>,
    pub timezone: Option<String>,
    pub auth: Option<String>,
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
            institution: self.institution,
            department: self.department,
            city: self.city,
            country: self.country,
            lang: self.lang,
            timezone: self.timezone,
            auth: self.auth,
            suspended: self.suspended,
            confirmed: self.confirmed,
            ..User::default()
        })
    }
}

/// A participant of a course as `core_enrol_get_enrolled_users` tells it: neither how they were enrolled nor until when.
#[derive(Deserialize)]
pub(super) struct ToldParticipant {
    pub id: i64,
    pub username: Option<String>,
    #[serde(default)]
    pub roles: Vec<ToldRole>,
    /// Told to those who see them; a person without groups may lack the key too.
    pub groups: Option<Vec<ToldGroup>>,
}

#[derive(Deserialize)]
pub(super) struct ToldRole {
    pub shortname: String,
}
