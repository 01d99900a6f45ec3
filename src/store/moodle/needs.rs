//! What a read-only service needs, for the administrator who makes it. `assets/moodle` says the same at length.

use serde::Serialize;

/// One function of a service.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Need {
    /// The function.
    pub function: &'static str,
    /// What the account of the token needs for it, at the place of the courses.
    pub capabilities: &'static [&'static str],
}

const fn need(function: &'static str, capabilities: &'static [&'static str]) -> Need {
    Need { function, capabilities }
}

/// Every function that a refresh calls.
pub const NEEDS: [Need; 12] = [
    need("core_webservice_get_site_info", &["webservice/rest:use"]),
    need("core_course_get_courses_by_field", &["moodle/course:view", "moodle/course:viewhiddencourses", "moodle/course:update"]),
    need("core_course_get_categories", &["moodle/category:viewcourselist", "moodle/category:viewhiddencategories"]),
    need("core_cohort_get_cohorts", &["moodle/cohort:view"]),
    need("core_group_get_course_groups", &["moodle/course:managegroups"]),
    need("core_group_get_groups", &["moodle/course:managegroups"]),
    need("core_group_get_group_members", &["moodle/course:managegroups"]),
    need("core_user_get_users_by_field", &["moodle/user:viewdetails", "moodle/user:viewalldetails"]),
    need("core_enrol_get_enrolled_users", &["moodle/course:viewparticipants", "moodle/site:accessallgroups"]),
    need("core_reportbuilder_list_reports", &["moodle/reportbuilder:view"]),
    need("core_reportbuilder_retrieve_report", &["moodle/reportbuilder:view"]),
    need("core_reportbuilder_set_filters", &["moodle/reportbuilder:view"]),
];
