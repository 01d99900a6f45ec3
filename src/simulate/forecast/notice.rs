//! What is worth knowing of an import, in words.

use crate::error::{Level, Message};

/// Something that the person should know before the file is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it is.
    pub kind: NoticeKind,
    /// How many rows, people or things.
    pub count: u64,
    /// Moodle's line numbers, the first of them.
    pub lines: Vec<u64>,
    /// Names: logins, courses, roles, groups; the first different ones.
    pub names: Vec<String>,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $level:ident $title:literal $note:literal),* $(,)?) => {
        /// What can be noticed. The order is the order in which it is shown within a level.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum NoticeKind {
            $($(#[$doc])* $kind),*
        }

        impl NoticeKind {
            /// Every kind, in order.
            pub const ALL: &'static [Self] = &[$(Self::$kind),*];

            /// How grave it is.
            pub fn level(self) -> Level {
                match self {
                    $(Self::$kind => Level::$level),*
                }
            }

            /// Id of its title, with `count` and `names`.
            pub fn title_id(self) -> &'static str {
                match self {
                    $(Self::$kind => $title),*
                }
            }

            /// Id of its explanation; none where the title says all.
            pub fn note_id(self) -> Option<&'static str> {
                let id = match self {
                    $(Self::$kind => $note),*
                };
                Some(id).filter(|id| !id.is_empty())
            }
        }
    };
}

kinds! {
    /// The whole file is refused.
    FileRefused Error "foresee-file-refused" "foresee-file-refused-note",
    /// The settings form is refused.
    FormRefused Error "foresee-form-refused" "foresee-form-refused-note",
    /// The import ends half-way.
    Aborted Error "foresee-aborted" "foresee-aborted-note",
    /// A role on the whole site.
    SiteRole Error "foresee-site-role" "foresee-site-role-note",
    /// Accounts deleted.
    AccountsDeleted Error "foresee-accounts-deleted" "foresee-accounts-deleted-note",
    /// No account of that login.
    UnknownAccount Error "foresee-unknown-account" "foresee-unknown-account-note",
    /// The row stops at its account for another reason.
    AccountRefused Error "foresee-account-refused" "foresee-account-refused-note",
    /// No course of that short name.
    UnknownCourse Error "foresee-unknown-course" "foresee-unknown-course-note",
    /// No role of that short name, or one that may not be given.
    UnknownRole Error "foresee-unknown-role" "foresee-unknown-role-note",
    /// Another refusal among the enrolments.
    OtherRefusal Error "foresee-other-refusal" "foresee-other-refusal-note",
    /// The course has no manual enrolment.
    NoManualMethod Error "foresee-no-manual-method" "foresee-no-manual-method-note",
    /// The manual enrolment of the course is switched off.
    DisabledMethod Warning "foresee-disabled-method" "foresee-disabled-method-note",
    /// A line without a person enrols the guest account.
    GuestEnrolled Error "foresee-guest-enrolled" "foresee-guest-enrolled-note",
    /// An enrolment is taken away.
    EnrolmentRemoved Warning "foresee-enrolment-removed" "foresee-enrolment-removed-note",
    /// Put into a group of a course where the person is not enrolled.
    NotInCourse Error "foresee-not-in-course" "foresee-not-in-course-note",
    /// The end date of an enrolment is removed.
    EndRemoved Warning "foresee-end-removed" "foresee-end-removed-note",
    /// An enrolment that was over is opened again.
    Reopened Warning "foresee-reopened" "foresee-reopened-note",
    /// A suspended enrolment stays so.
    StaysSuspended Warning "foresee-stays-suspended" "foresee-stays-suspended-note",
    /// The person gets the role manager in a course.
    Manager Warning "foresee-manager" "foresee-manager-note",
    /// The person keeps another role in the course.
    RoleAdded Warning "foresee-role-added" "foresee-role-added-note",
    /// The account is suspended.
    SuspendedAccount Warning "foresee-suspended-account" "foresee-suspended-account-note",
    /// The account cannot log in, or is not confirmed.
    ClosedAccount Warning "foresee-closed-account" "foresee-closed-account-note",
    /// The enrolment is suspended by the file.
    SuspendedEnrolment Info "foresee-suspended-enrolment" "foresee-suspended-enrolment-note",
    /// Students do not see the course.
    HiddenCourse Warning "foresee-hidden-course" "foresee-hidden-course-note",
    /// A group is created whose name is nearly that of another one.
    NearGroup Warning "foresee-near-group" "foresee-near-group-note",
    /// A group is created.
    GroupCreated Info "foresee-group-created" "foresee-group-created-note",
    /// A cohort is created.
    CohortCreated Warning "foresee-cohort-created" "foresee-cohort-created-note",
    /// Values of a profile are erased.
    ProfileErased Warning "foresee-profile-erased" "foresee-profile-erased-note",
    /// Values of a profile are replaced.
    ProfileChanged Warning "foresee-profile-changed" "foresee-profile-changed-note",
    /// Accounts are created.
    AccountsCreated Warning "foresee-accounts-created" "foresee-accounts-created-note",
    /// Something is kept for a later day.
    Planned Info "foresee-planned" "foresee-planned-note",
    /// A way of enrolling is added to a course.
    MethodCreated Warning "foresee-method-created" "foresee-method-created-note",
    /// A grouping is created.
    GroupingCreated Info "foresee-grouping-created" "foresee-grouping-created-note",
    /// People receive the welcome message of a course.
    Welcome Warning "foresee-welcome" "foresee-welcome-note",
    /// Whether people receive the welcome message is not told.
    WelcomeNotTold Warning "foresee-welcome-not-told" "foresee-welcome-not-told-note",
    /// Rows that do nothing.
    NothingDone Info "foresee-nothing-done" "foresee-nothing-done-note",
    /// Who is enrolled already is not told; the rest of these rows is.
    EnrolmentsNotTold Warning "foresee-enrolments-not-told" "foresee-enrolments-not-told-note",
    /// The course may have a default period: nobody can tell when these enrolments end.
    EndsNotTold Warning "foresee-ends-not-told" "not-told-default-period",
    /// Rows that cannot be told.
    NotTold Warning "foresee-not-told" "foresee-not-told-note",
    /// Nobody told whether these people administer the site.
    AdministratorsNotTold Info "foresee-administrators-not-told" "not-told-administrators",
    /// Rows that rest on the usual roles of Moodle, because the platform does not tell its own.
    RolesAssumed Info "foresee-roles-assumed" "foresee-assumed-note",
    /// Rows that rest on a default role that the people of the platform name.
    DefaultRoleAssumed Info "foresee-default-role-assumed" "foresee-assumed-note",
    /// Rows that rest on a default period that the people of the platform give.
    DefaultPeriodAssumed Info "foresee-default-period-assumed" "foresee-assumed-note",
    /// Name and number name two cohorts.
    SaysCohortConflict Error "tool-says-cohort-conflict" "",
    /// A whole cohort is emptied or deleted.
    SaysCohortEmptied Error "tool-says-cohort-emptied" "",
    /// Login and number belong to two accounts.
    SaysCollision Error "tool-says-collision" "",
    /// The address is not that of the account, or that of another one.
    SaysEmailCollision Error "tool-says-email-collision" "",
    /// A cell that the tool requires is empty.
    SaysEmptyCell Error "tool-says-empty-cell" "",
    /// A column that the tool requires is not there.
    SaysMissingColumn Error "tool-says-missing-column" "",
    /// The tool looks for a file of another name.
    SaysNoFile Error "tool-says-no-file" "",
    /// A row names no group or no person.
    SaysNoIdentifier Error "tool-says-no-identifier" "",
    /// The header has another separator than the site.
    SaysOtherSeparator Error "tool-says-other-separator" "",
    /// No such account, says the report.
    SaysUnknownAccount Error "tool-says-unknown-account" "",
    /// No such cohort.
    SaysUnknownCohort Error "tool-says-unknown-cohort" "",
    /// A column that the tool does not know.
    SaysUnknownColumn Error "tool-says-unknown-column" "",
    /// No such command.
    SaysUnknownCommand Error "tool-says-unknown-command" "",
    /// No such course, says the report, with its name.
    SaysUnknownCourse Error "tool-says-unknown-course" "",
    /// No such course, says the report, without its name.
    SaysUnknownCourseRows Error "tool-says-unknown-course-rows" "",
    /// No such group.
    SaysUnknownGroup Error "tool-says-unknown-group" "",
    /// No such role, says the report.
    SaysUnknownRole Error "tool-says-unknown-role" "",
    /// The course has no such way of enrolling.
    SaysNoMethod Warning "tool-says-no-method" "",
    /// A person is not enrolled.
    SaysNotEnrolled Warning "tool-says-not-enrolled" "",
    /// A person is not put into the group.
    SaysNotInGroup Warning "tool-says-not-in-group" "",
    /// A person is not taken out of the group.
    SaysNotRemoved Warning "tool-says-not-removed" "",
    /// The report would say that something is missing; nobody told whether it is.
    SaysNotTold Warning "tool-says-not-told" "",
    /// A role without an enrolment.
    SaysRoleOnly Warning "tool-says-role-only" "",
    /// Rows kept in the file of failed rows.
    SaysSkipped Warning "tool-says-skipped" "",
}

impl Notice {
    /// Lines kept per notice: they are the way to its rows.
    pub const LINES: usize = 100_000;
    /// Names kept per notice, but for those of a report, which are all kept.
    pub const NAMES: usize = 5;

    /// The title: what, how many, which.
    pub fn title(&self) -> Message {
        self.title_with(usize::MAX)
    }

    /// The same, with so many names at most.
    pub fn title_with(&self, most: usize) -> Message {
        let names = self.names.get(..most).unwrap_or(&self.names).join(", ");
        let id = match self.kind {
            NoticeKind::FileRefused if !names.is_empty() => "foresee-file-refused-named",
            NoticeKind::AccountRefused if !names.is_empty() => "foresee-account-refused-named",
            kind => kind.title_id(),
        };
        Message::new(id).with("count", self.count).with("names", names)
    }

    /// Why it matters and what to do, where the title does not say it.
    pub fn note(&self) -> Option<Message> {
        Some(Message::new(self.kind.note_id()?).with("count", self.count))
    }

    /// How many lines of the file it is about. A report speaks of things, and may speak of a line more than once.
    pub fn line_count(&self) -> u64 {
        if self.kind.note_id().is_some() { self.count } else { self.lines.len() as u64 }
    }
}
