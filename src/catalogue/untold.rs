//! Everything that a forecast may depend on and the platform does not tell, in one list: for the card of the platform, for
//! scripts, and for whoever receives the file.

use super::{Assumption, Catalogue, EnrolMethod, Known, RoleLevel};
use crate::error::Message;

/// Something that a platform can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Topic {
    /// Which courses there are.
    Courses,
    /// Which courses there are that the asking account may not see.
    HiddenCourses,
    /// Codes of courses.
    CourseCodes,
    /// How people are enrolled in courses.
    Methods,
    /// The role that an enrolment without a role gives.
    DefaultRole,
    /// How long an enrolment without a period lasts.
    DefaultPeriod,
    /// Whether people are welcomed with a message.
    Welcome,
    /// Which roles there are.
    Roles,
    /// Where roles may be given.
    RoleLevels,
    /// Who has an account.
    Accounts,
    /// Who administers the site.
    Administrators,
    /// Who is enrolled already.
    Enrolments,
    /// How, since when and until when.
    EnrolmentDetails,
    /// Which roles people hold.
    HeldRoles,
    /// Groups of courses.
    Groups,
    /// Who is in them.
    Members,
    /// Cohorts.
    Cohorts,
    /// Who is in them.
    CohortMembers,
    /// Custom profile fields.
    ProfileFields,
}

impl Topic {
    /// Stable words for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Courses => "courses",
            Self::HiddenCourses => "hidden courses",
            Self::CourseCodes => "course codes",
            Self::Methods => "enrolment methods",
            Self::DefaultRole => "default role",
            Self::DefaultPeriod => "default period",
            Self::Welcome => "welcome message",
            Self::Roles => "roles",
            Self::RoleLevels => "roles that may be given",
            Self::Accounts => "accounts",
            Self::Administrators => "site administrators",
            Self::Enrolments => "enrolments",
            Self::EnrolmentDetails => "how people are enrolled",
            Self::HeldRoles => "given roles",
            Self::Groups => "groups",
            Self::Members => "group members",
            Self::Cohorts => "cohorts",
            Self::CohortMembers => "cohort members",
            Self::ProfileFields => "profile fields",
        }
    }

    /// The words for people.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Courses => "topic-courses",
            Self::HiddenCourses => "topic-hidden-courses",
            Self::CourseCodes => "topic-course-codes",
            Self::Methods => "topic-methods",
            Self::DefaultRole => "topic-default-role",
            Self::DefaultPeriod => "topic-default-period",
            Self::Welcome => "topic-welcome",
            Self::Roles => "topic-roles",
            Self::RoleLevels => "topic-role-levels",
            Self::Accounts => "topic-accounts",
            Self::Administrators => "topic-administrators",
            Self::Enrolments => "topic-enrolments",
            Self::EnrolmentDetails => "topic-enrolment-details",
            Self::HeldRoles => "topic-held-roles",
            Self::Groups => "topic-groups",
            Self::Members => "topic-members",
            Self::Cohorts => "topic-cohorts",
            Self::CohortMembers => "topic-cohort-members",
            Self::ProfileFields => "topic-profile-fields",
        })
    }
}

/// What is not told of a platform.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Untold {
    /// What nobody says, for some courses or people at least.
    pub open: Vec<Topic>,
    /// What its people say in its place.
    pub assumed: Vec<Assumption>,
}

impl Untold {
    fn add<T>(&mut self, topic: Topic, known: &Known<T>) {
        match known {
            Known::Told(_) => {}
            Known::NotTold if self.open.contains(&topic) => {}
            Known::NotTold => self.open.push(topic),
            Known::Assumed(_, what) if self.assumed.contains(what) => {}
            Known::Assumed(_, what) => self.assumed.push(*what),
        }
    }

    fn open_when(&mut self, topic: Topic, is_open: bool) {
        if is_open {
            self.open.push(topic);
        }
    }
}

impl Catalogue {
    /// What is not told of the platform, for some of its courses and people at least.
    pub fn untold(&self) -> Untold {
        let site = self.site();
        let mut untold = Untold::default();
        untold.open_when(Topic::Courses, !self.knows_courses());
        untold.open_when(Topic::HiddenCourses, self.knows_courses() && !self.tells_all_courses());
        untold.open_when(Topic::CourseCodes, site.courses.iter().any(|course| course.idnumber.is_none()));
        let is_untold = |course: &super::Course| match course.manual_method() {
            Ok(None) => false,
            Ok(Some(method)) => method.status == EnrolMethod::NOT_ENABLED,
            Err(_) => true,
        };
        untold.open_when(Topic::Methods, site.courses.iter().any(is_untold));
        for method in site.courses.iter().filter_map(|course| course.manual_method().ok().flatten()) {
            untold.add(Topic::DefaultRole, &self.default_role(method));
            untold.add(Topic::DefaultPeriod, &self.default_period(method));
            untold.add(Topic::Welcome, &self.welcomes(method));
        }
        untold.add(Topic::Roles, &self.roles());
        for role in site.roles.iter().flatten() {
            untold.add(Topic::RoleLevels, &self.gives(role, RoleLevel::Course));
        }
        untold.open_when(Topic::Accounts, !self.tells_all_accounts());
        let any_untold = site.users.as_ref().is_none_or(|users| users.iter().any(|user| user.siteadmin.is_untold()));
        untold.open_when(Topic::Administrators, any_untold);
        let partly = |asked: &Option<std::collections::BTreeSet<String>>| asked.is_some();
        untold.open_when(Topic::Enrolments, site.enrolments.is_none() || partly(&site.asked.enrolments));
        untold.open_when(Topic::EnrolmentDetails, site.enrolments.iter().flatten().any(|enrolment| !enrolment.is_told()));
        untold.open_when(Topic::HeldRoles, site.role_assignments.is_none() || partly(&site.asked.role_assignments));
        untold.open_when(Topic::Groups, site.courses.iter().any(|course| course.groups.is_none()));
        untold.open_when(Topic::Members, site.group_members.is_none() || partly(&site.asked.group_members));
        untold.open_when(Topic::Cohorts, site.cohorts.is_none());
        untold.open_when(Topic::CohortMembers, site.cohorts.iter().flatten().any(|cohort| cohort.members.is_none()));
        untold.open_when(Topic::ProfileFields, site.profile_fields.is_none());
        untold.open.sort_unstable();
        untold.assumed.sort_unstable();
        untold
    }
}
