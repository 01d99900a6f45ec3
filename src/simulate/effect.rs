//! What a simulation writes on the platform: enrolments, roles, groups, accounts.

use super::moodle_upload::state::{CohortId, CourseId, GroupId, RoleId, UserId};
use std::num::NonZeroI64;

/// A start or an end, in seconds since 1970; `None` = no limit, which Moodle stores as 0.
pub type Moment = Option<NonZeroI64>;

/// The end of an enrolment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// None, which Moodle stores as 0.
    Never,
    /// In seconds since 1970.
    At(NonZeroI64),
    /// The course may have a period of its own, and the catalogue does not say.
    NotTold,
}

impl From<Moment> for End {
    fn from(moment: Moment) -> Self {
        moment.map_or(Self::Never, Self::At)
    }
}

/// An enrolment by one method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tenure {
    /// Suspended in the course.
    pub suspended: bool,
    /// First second.
    pub start: Moment,
    /// Last second.
    pub end: End,
}

/// A value before and after; `None` = nothing stored.
pub type Swap = (Option<Box<str>>, Option<Box<str>>);

/// Something that is written on the platform.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// A new account; its values, in the order of Moodle's own table.
    UserCreated(UserId, Vec<(&'static str, Box<str>)>),
    /// Values of an account replaced.
    UserChanged(UserId, Vec<(&'static str, Swap)>),
    /// An account deleted.
    UserDeleted(UserId),
    /// A custom profile field, by its short name.
    ProfileChanged(UserId, Box<(Box<str>, Swap)>),
    /// A preference of the account.
    PreferenceChanged(UserId, &'static str, Box<Swap>),
    /// An interest added to the profile.
    InterestAdded(UserId, Box<str>),
    /// A new enrolment.
    Enrolled {
        /// Whose.
        user: UserId,
        /// Where.
        course: CourseId,
        /// By the manual method, or by a cohort.
        method: Method,
        /// Whether the method lets people in.
        enabled: bool,
        /// From when to when.
        tenure: Tenure,
    },
    /// An enrolment that was there is rewritten.
    EnrolmentChanged {
        /// Whose.
        user: UserId,
        /// Where.
        course: CourseId,
        /// By which method.
        method: Method,
        /// As it was.
        old: Tenure,
        /// As it will be.
        new: Tenure,
    },
    /// The catalogue tells no enrolments: created, or rewritten if there is one.
    EnrolmentWritten {
        /// Whose.
        user: UserId,
        /// Where.
        course: CourseId,
        /// As it will be.
        tenure: Tenure,
    },
    /// A role given.
    RoleAssigned(UserId, RoleId, Where, Giver),
    /// A role taken away, and who had given it.
    RoleRemoved(UserId, RoleId, Where, Giver),
    /// An enrolment taken away.
    EnrolmentRemoved(UserId, CourseId, Method),
    /// A way of enrolling added to a course.
    MethodCreated(CourseId, Method),
    /// Something kept for a later day.
    Planned(Box<Plan>),
    /// What was kept for a later day is dropped.
    PlanDropped(UserId, CourseId, RoleId),
    /// A new grouping.
    GroupingCreated(CourseId, Box<str>),
    /// A group put into a grouping.
    InGrouping(GroupId, Box<str>),
    /// A person taken out of a group.
    MemberRemoved(UserId, GroupId),
    /// A message that a person receives about a course.
    Notified(UserId, CourseId, Letter),
    /// A new group.
    GroupCreated(GroupId),
    /// A person put into a group.
    MemberAdded(UserId, GroupId),
    /// A new cohort.
    CohortCreated(CohortId),
    /// A person put into a cohort.
    CohortMemberAdded(UserId, CohortId),
    /// Moodle stores empty values for the custom fields of an account that it writes.
    ProfileDefaults(UserId),
}

/// An enrolment, or the end of one, that is kept until its first day.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Whether it takes the enrolment away.
    pub takes_away: bool,
    /// Whose.
    pub user: UserId,
    /// Where.
    pub course: CourseId,
    /// With which role.
    pub role: RoleId,
    /// First second.
    pub start: Moment,
    /// Last second.
    pub end: Moment,
}

/// What a message to a person is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Letter {
    /// The welcome message of the course.
    Welcome,
    /// That the person, or a student, was enrolled.
    Enrolled,
}

/// Way of being enrolled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// By hand, or by a tool that does as by hand.
    Manual,
    /// Because a cohort is synchronised with the course.
    Cohort,
    /// By the flat file.
    Flatfile,
    /// By the person.
    OneSelf,
    /// Because of another course.
    Meta,
    /// By a table of another program.
    Database,
    /// By something else.
    Other,
}

impl Method {
    /// Moodle's own word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Manual => "manual",
            Self::Cohort => "cohort",
            Self::Flatfile => "flatfile",
            Self::OneSelf => "self",
            Self::Meta => "meta",
            Self::Database => "database",
            Self::Other => "other",
        }
    }

    /// The method of that name in Moodle.
    pub fn of(word: &str) -> Self {
        let known = [Self::Manual, Self::Cohort, Self::Flatfile, Self::OneSelf, Self::Meta, Self::Database];
        known.into_iter().find(|method| method.word() == word).unwrap_or(Self::Other)
    }
}

/// Where a role holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Where {
    /// In a course.
    Course(CourseId),
    /// In a category, by its position in the catalogue.
    Category(u32),
    /// On the whole site.
    System,
}

/// Who gives a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Giver {
    /// The tool itself.
    Tool,
    /// A cohort synchronised with the course.
    CohortSync,
    /// The flat file.
    Flatfile,
    /// Another way of enrolling.
    Other,
}

impl Giver {
    /// Moodle's name of what gives it; `None` when a person could have given it.
    pub fn component(self) -> Option<&'static str> {
        match self {
            Self::Tool => None,
            Self::CohortSync => Some("enrol_cohort"),
            Self::Flatfile => Some("enrol_flatfile"),
            Self::Other => Some("enrol_other"),
        }
    }
}

impl Effect {
    /// Place in the order in which effects are told: account, enrolments, roles, groups, cohorts.
    pub(in crate::simulate) fn rank(&self) -> u8 {
        match self {
            Self::UserCreated(..) | Self::UserChanged(..) | Self::UserDeleted(..) => 0,
            Self::ProfileChanged(..) => 1,
            Self::PreferenceChanged(..) => 2,
            Self::Enrolled { .. }
            | Self::EnrolmentChanged { .. }
            | Self::EnrolmentWritten { .. }
            | Self::EnrolmentRemoved(..)
            | Self::MethodCreated(..)
            | Self::Planned(_)
            | Self::PlanDropped(..) => 3,
            Self::RoleAssigned(..) | Self::RoleRemoved(..) => 4,
            Self::GroupCreated(..) | Self::GroupingCreated(..) | Self::InGrouping(..) => 5,
            Self::MemberAdded(..) | Self::MemberRemoved(..) => 6,
            Self::CohortCreated(..) => 7,
            Self::CohortMemberAdded(..) => 8,
            Self::InterestAdded(..) => 9,
            Self::ProfileDefaults(..) | Self::Notified(..) => 10,
        }
    }
}
