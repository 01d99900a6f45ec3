//! Shapes of the answers: only what is used. A key that is absent is not told.

use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Info {
    pub userid: Option<i64>,
    #[serde(default)]
    pub userissiteadmin: bool,
    #[serde(default)]
    pub functions: Vec<Function>,
}

#[derive(Deserialize)]
pub(super) struct Function {
    pub name: String,
}

#[derive(Deserialize)]
pub(super) struct Courses {
    pub courses: Vec<Course>,
}

#[derive(Clone, Deserialize)]
pub(super) struct Course {
    pub id: i64,
    pub shortname: String,
    /// 1 = separate groups: without a right of their own people see nobody outside their group.
    pub groupmode: Option<i64>,
    /// Where there is one, only its groups are told with the participants.
    pub defaultgroupingid: Option<i64>,
}

#[derive(Deserialize)]
pub(super) struct User {
    pub id: i64,
    pub username: Option<String>,
    pub idnumber: Option<String>,
    pub email: Option<String>,
}

#[derive(Clone, Deserialize)]
pub(super) struct Participant {
    pub id: i64,
    pub username: Option<String>,
    #[serde(default)]
    pub roles: Vec<Role>,
    /// Absent for a person in no group, and for those who may not see groups.
    pub groups: Option<Vec<Group>>,
}

#[derive(Clone, Deserialize)]
pub(super) struct Role {
    pub shortname: String,
}

#[derive(Clone, Deserialize)]
pub(super) struct Group {
    pub id: i64,
    pub name: String,
}

#[derive(Deserialize)]
pub(super) struct Members {
    pub groupid: i64,
    pub userids: Vec<i64>,
}
