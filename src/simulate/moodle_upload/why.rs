//! What the catalogue does not tell and a forecast depends on.

use crate::error::Message;

/// Something that the catalogue does not tell and that the verdict of a row depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Why {
    /// Which courses there are.
    Courses,
    /// Which courses there are beside those that the asking account may see.
    HiddenCourses,
    /// Whether the account exists.
    Accounts,
    /// Values of the account's own fields.
    AccountFields,
    /// Whether the account is one of the site's administrators, which the tool refuses.
    Administrators,
    /// Which roles there are.
    Roles,
    /// Where the role may be given.
    RoleLevels,
    /// Which role an enrolment gives when none is asked for.
    DefaultRole,
    /// How long an enrolment lasts when no period is asked for.
    DefaultPeriod,
    /// How people are enrolled in the course.
    Methods,
    /// Who is enrolled already.
    Enrolments,
    /// Groups of the course.
    Groups,
    /// Cohorts.
    Cohorts,
    /// Which courses a cohort is synchronised with.
    CohortSync,
    /// Categories.
    Categories,
    /// Roles already held.
    RoleAssignments,
    /// Custom profile fields.
    ProfileFields,
    /// Which authentication plugins are installed.
    AuthPlugins,
    /// Which languages are installed.
    Languages,
    /// Which correction of the release of Moodle it is.
    Release,
}

impl Why {
    /// Every reason, in order.
    pub const ALL: [Self; 20] = [
        Self::Courses,
        Self::HiddenCourses,
        Self::Accounts,
        Self::AccountFields,
        Self::Administrators,
        Self::Roles,
        Self::RoleLevels,
        Self::DefaultRole,
        Self::DefaultPeriod,
        Self::Methods,
        Self::Enrolments,
        Self::Groups,
        Self::Cohorts,
        Self::CohortSync,
        Self::Categories,
        Self::RoleAssignments,
        Self::ProfileFields,
        Self::AuthPlugins,
        Self::Languages,
        Self::Release,
    ];

    /// Stable words for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Courses => "no course list",
            Self::HiddenCourses => "no list of hidden courses",
            Self::Accounts => "no account list",
            Self::AccountFields => "no values of account fields",
            Self::Administrators => "no list of site administrators",
            Self::Roles => "no role list",
            Self::RoleLevels => "no list of roles that may be given",
            Self::DefaultRole => "no default role",
            Self::DefaultPeriod => "no default period",
            Self::Methods => "no enrolment methods",
            Self::Enrolments => "no enrolment list",
            Self::Groups => "no group list",
            Self::Cohorts => "no cohort list",
            Self::CohortSync => "no cohort synchronisation",
            Self::Categories => "no category list",
            Self::RoleAssignments => "no list of given roles",
            Self::ProfileFields => "no profile fields",
            Self::AuthPlugins => "no authentication plugins",
            Self::Languages => "no installed languages",
            Self::Release => "no full release of Moodle",
        }
    }

    /// The sentence for people.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Courses => "not-told-courses",
            Self::HiddenCourses => "not-told-hidden-courses",
            Self::Accounts => "not-told-accounts",
            Self::AccountFields => "not-told-account-fields",
            Self::Administrators => "not-told-administrators",
            Self::Roles => "not-told-roles",
            Self::RoleLevels => "not-told-role-levels",
            Self::DefaultRole => "not-told-default-role",
            Self::DefaultPeriod => "not-told-default-period",
            Self::Methods => "not-told-methods",
            Self::Enrolments => "not-told-enrolments",
            Self::Groups => "not-told-groups",
            Self::Cohorts => "not-told-cohorts",
            Self::CohortSync => "not-told-cohort-sync",
            Self::Categories => "not-told-categories",
            Self::RoleAssignments => "not-told-role-assignments",
            Self::ProfileFields => "not-told-profile-fields",
            Self::AuthPlugins => "not-told-auth-plugins",
            Self::Languages => "not-told-languages",
            Self::Release => "not-told-release",
        })
    }

    /// Whether the outcome of the row depends on it.
    pub fn decides(self) -> bool {
        !matches!(
            self,
            Self::AccountFields
                | Self::Administrators
                | Self::DefaultPeriod
                | Self::ProfileFields
                | Self::AuthPlugins
                | Self::Languages
                | Self::CohortSync
                | Self::RoleAssignments
        )
    }
}
