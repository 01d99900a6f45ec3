//! What could not be had of a platform, and who can give it.

use crate::error::Message;
use serde::Serialize;

/// Something that a refresh could not have.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Missing {
    /// Key of the list in the exchange file, or what of it: `cohorts`, `users`, `course-codes`…
    pub what: &'static str,
    /// Function of the web services that would tell it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function: Option<&'static str>,
    /// Right that the account of the token lacks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub right: Option<&'static str>,
    /// The sentence for people.
    #[serde(skip)]
    pub message: Message,
}

/// The rights to see any account with its login.
const SEE_PEOPLE: &str = "moodle/user:viewdetails, moodle/user:viewalldetails";

impl Missing {
    /// The function is not in the token's service.
    pub(super) fn not_in_service(what: &'static str, function: &'static str) -> Self {
        let message = Message::new("moodle-note-not-in-service").with("what", name(what)).with("function", function);
        Self { what, function: Some(function), right: None, message }
    }

    /// The platform refused it to the account.
    pub(super) fn refused(what: &'static str, function: &'static str, right: &'static str, code: String) -> Self {
        let message = Message::new("moodle-note-right").with("what", name(what)).with("right", right).with("code", code);
        Self { what, function: Some(function), right: Some(right), message }
    }

    /// The platform refused it for some courses.
    pub(super) fn refused_in(what: &'static str, function: &'static str, right: &'static str, code: String, courses: usize) -> Self {
        let message = Message::new("moodle-note-right-in").with("what", name(what)).with("right", right).with("code", code);
        Self { what, function: Some(function), right: Some(right), message: message.with("courses", courses) }
    }

    /// It is told only with a right that the account seems to lack.
    pub(super) fn without_right(what: &'static str, id: &'static str, right: &'static str) -> Self {
        Self { what, function: None, right: Some(right), message: Message::new(id).with("right", right) }
    }

    /// No function tells it.
    pub(super) fn untellable(what: &'static str, id: &'static str) -> Self {
        Self { what, function: None, right: None, message: Message::new(id) }
    }

    /// Courses that are hidden from the account may exist; `count` of them are known to.
    pub(super) fn hidden_courses(count: usize) -> Self {
        let right = "moodle/course:viewhiddencourses, moodle/category:viewhiddencategories";
        let id = if count > 0 { "moodle-note-hidden-some" } else { "moodle-note-hidden" };
        let message = Message::new(id).with("right", right).with("count", count);
        Self { what: "hidden-courses", function: None, right: Some(right), message }
    }

    /// Codes that some courses keep back.
    pub(super) fn codes(courses: usize) -> Self {
        let right = "moodle/course:update";
        let message = Message::new("moodle-note-codes-some").with("right", right).with("courses", courses);
        Self { what: "course-codes", function: None, right: Some(right), message }
    }

    /// A report that lacks columns.
    pub(super) fn report_columns(function: &'static str, titles: &[&str]) -> Self {
        let message = Message::new("moodle-note-report").with("titles", titles.join(", "));
        Self { what: "report", function: Some(function), right: None, message }
    }

    /// Members of groups that are not told.
    pub(super) fn members(function: &'static str, courses: usize) -> Self {
        let right = "moodle/course:managegroups";
        let message = Message::new("moodle-note-members").with("right", right).with("function", function).with("courses", courses);
        Self { what: "group_members", function: Some(function), right: Some(right), message }
    }

    /// People who are not told may exist all the same.
    pub(super) fn people(function: &'static str, found: usize) -> Self {
        let message = Message::new("moodle-note-people").with("right", SEE_PEOPLE).with("found", found);
        Self { what: "users", function: Some(function), right: Some(SEE_PEOPLE), message }
    }

    /// Participants that the account may not see whole.
    pub(super) fn participants(function: &'static str, courses: usize) -> Self {
        let right = "moodle/site:accessallgroups, moodle/user:viewalldetails";
        let message = Message::new("moodle-note-participants").with("right", right).with("courses", courses);
        Self { what: "enrolments", function: Some(function), right: Some(right), message }
    }
}

/// The list in words.
fn name(what: &'static str) -> Message {
    Message::new(match what {
        "categories" => "moodle-what-categories",
        "cohorts" => "moodle-what-cohorts",
        "groups" => "moodle-what-groups",
        "users" => "moodle-what-users",
        "methods" => "moodle-what-methods",
        "report" => "moodle-what-report",
        _ => "moodle-what-participants",
    })
}
