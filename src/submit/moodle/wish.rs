//! What a row asks for, with what only writing needs; and why something of it is not done.

use crate::error::Message;
use crate::verify::Wanted;

/// One course of one row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wish {
    /// What is asked for.
    pub wanted: Wanted,
    /// Short name of the role to give: the one asked for, else the one of the course; `None` = not told.
    pub role: Option<String>,
    /// From when to when.
    pub period: Period,
    /// Why it is not sent at all, by what is known before.
    pub held: Option<Why>,
}

/// From when to when, in seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// The start, since 1970; `None` = the first second of the day on which it is sent.
    pub start: Option<i64>,
    /// How long it lasts; `None` = without end, or until `end`.
    pub length: Option<i64>,
    /// The end, since 1970.
    pub end: Option<i64>,
    /// Whether the row says something of it.
    pub asked: bool,
}

impl Period {
    /// Start and end as the web service takes them, 0 = no end, for a sending that began on the day of `midnight`.
    pub fn resolve(&self, midnight: i64) -> (i64, i64) {
        let start = self.start.unwrap_or(midnight);
        (start, self.end.or_else(|| start.checked_add(self.length?)).unwrap_or(0))
    }
}

/// Why something was not sent, or not taken.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// There is no such account.
    NoAccount,
    /// The platform does not tell whether there is.
    AccountNotTold,
    /// A site administrator, whom an upload refuses.
    Administrator,
    /// The course is not shown to the account of the token.
    CourseNotShown,
    /// No role is asked for, and which one the course gives is not told.
    RoleNotAsked,
    /// The number of this role is not told.
    RoleNumber(String),
    /// A start, a period or an end that is none.
    BadPeriod(String),
    /// The person is in the course and cannot enter; whether suspended or ended is not told, and the row does not say.
    StatusNotTold,
    /// Which groups the course has, or who is in them, is not told.
    GroupsNotTold,
    /// The person is not in the course.
    NotInCourse,
    /// The platform refused it, by its own word.
    Refused(String),
    /// The platform said yes and did not keep it.
    NotKept,
}

impl Why {
    /// Stable words for scripts.
    pub fn word(&self) -> String {
        match self {
            Self::NoAccount => "no account",
            Self::AccountNotTold => "account not told",
            Self::Administrator => "administrator",
            Self::CourseNotShown => "course not shown",
            Self::RoleNotAsked => "role not asked",
            Self::RoleNumber(_) => "role number not told",
            Self::BadPeriod(_) => "bad period",
            Self::StatusNotTold => "status not told",
            Self::GroupsNotTold => "groups not told",
            Self::NotInCourse => "not in course",
            Self::Refused(code) => return code.clone(),
            Self::NotKept => "not kept",
        }
        .to_owned()
    }

    /// The words for people.
    pub fn message(&self) -> Message {
        match self {
            Self::NoAccount => Message::new("because-no-account"),
            Self::AccountNotTold => Message::new("services-account-not-told"),
            Self::Administrator => Message::new("services-administrator"),
            Self::CourseNotShown => Message::new("services-course-not-shown"),
            Self::RoleNotAsked => Message::new("services-role-not-asked"),
            Self::RoleNumber(role) => Message::new("services-role-number").with("role", role.as_str()),
            Self::BadPeriod(text) => Message::new("services-bad-period").with("text", text.as_str()),
            Self::StatusNotTold => Message::new("services-status-not-told"),
            Self::GroupsNotTold => Message::new("services-groups-not-told"),
            Self::NotInCourse => Message::new("services-not-in-course"),
            Self::NotKept => Message::new("services-not-kept"),
            Self::Refused(code) => match code.as_str() {
                "wsnoinstance" => Message::new("services-no-method"),
                "wsusercannotassign" => Message::new("services-cannot-assign"),
                "usernotconfirmed" => Message::new("services-not-confirmed"),
                "guestsarenotallowed" => Message::new("services-guest"),
                "nopermissions" | "requireloginerror" | "errorcoursecontextnotvalid" => Message::new("services-no-right"),
                code => Message::new("services-refused").with("code", code),
            },
        }
    }
}

/// Something of a row that was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotDone {
    /// Line of the file.
    pub line: u32,
    /// What names the person there.
    pub user: String,
    /// Short name of the course.
    pub course: String,
    /// The group, where it is about one.
    pub group: Option<String>,
    /// Why.
    pub why: Why,
}

impl NotDone {
    pub(super) fn of(wanted: &Wanted, group: Option<&str>, why: Why) -> Self {
        Self { line: wanted.line, user: wanted.user.clone(), course: wanted.course.clone(), group: group.map(str::to_owned), why }
    }
}
