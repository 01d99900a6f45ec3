//! What the catalogue does not tell of a run, and what brings a run down.

use crate::error::Message;

/// An enum with a stable English word and the id of our own words for each of its variants.
macro_rules! worded {
    ($(#[$about:meta])* $name:ident { $($kind:ident $word:literal $id:literal),* $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[allow(missing_docs, reason = "the word of each says what it is")]
        pub enum $name {
            $($kind),*
        }

        impl $name {
            /// The stable English word.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$kind => $word),*
                }
            }

            /// What it says to people.
            pub fn message(self) -> Message {
                Message::new(match self {
                    $(Self::$kind => $id),*
                })
            }
        }
    };
}

worded! {
    /// Something that the catalogue does not tell and on which the outcome depends.
    Doubt {
        Accounts "accounts" "untold-accounts",
        Cohorts "cohorts" "untold-cohorts",
        CohortMembers "members of the cohorts" "untold-cohorts",
        Roles "roles" "untold-roles",
        Courses "courses" "untold-courses",
        HiddenCourses "hidden courses" "untold-courses",
        CourseCodes "codes of the courses" "untold-codes",
        Enrolments "existing enrolments" "untold-enrolments",
        Starts "start of the enrolments" "untold-starts",
        Administrators "who administers the site" "untold-administrators",
        Methods "enrolment methods of the courses" "untold-methods",
        Groups "groups of the courses" "untold-groups",
        GroupMembers "members of the groups" "untold-groups",
        Groupings "groupings that a file updates" "untold-groups",
        TimeZone "time zone of the site" "untold-site",
        Languages "languages of the site" "untold-site",
        DefaultCity "default city of the site" "untold-profiles",
        DefaultCountry "default country of the site" "untold-profiles",
        SiteLanguage "language of the site" "untold-profiles",
        Enable "what the command enable does" "untold-profiles",
        Institution "institution of the accounts" "untold-profiles",
        Department "department of the accounts" "untold-profiles",
        City "city of the accounts" "untold-profiles",
        Country "country of the accounts" "untold-profiles",
        Language "language of the accounts" "untold-profiles",
        AccountTimeZone "time zone of the accounts" "untold-profiles",
        MailDisplay "e-mail display of the accounts" "untold-profiles",
        MailDigest "mail digest of the accounts" "untold-profiles",
        Idnumber "idnumber of the accounts" "untold-profiles",
        PersonNames "names of the accounts" "untold-profiles",
        Email "e-mail of the accounts" "untold-profiles",
        Auth "authentication of the accounts" "untold-profiles",
        Suspension "suspension of the accounts" "untold-profiles",
        OtherFields "other fields of the accounts" "untold-profiles",
    }
}

worded! {
    /// What brought a run down.
    Cause {
        Login "login refused: forbidden character" "tool-crash-login",
        Long "value longer than the database column" "tool-crash-long",
        Date "date that is no number of seconds" "tool-crash-date",
        RoleGiven "unknown role given to a role-only assignment" "tool-crash-role",
        RoleTaken "unknown role taken away" "tool-crash-role",
        CourseNumber "course number that is no number" "tool-crash-course-number",
        Ghost "account to delete not found, a ghost account was made then deleted" "tool-crash-delete",
        GroupName "group without a name" "tool-crash-name",
        CohortName "cohort without a name" "tool-crash-name",
        NoKey "account looked for by a field without a name" "tool-crash-defect",
        NoFile "no file opened in this run type" "tool-crash-defect",
        NoHeader "undefined header lists in this run type" "tool-crash-defect",
        Rename "function of an old Moodle called (rename)" "tool-crash-defect",
        Replace "function of an old Moodle called (greplace)" "tool-crash-defect",
        GroupingTable "table of groupings under a wrong name" "tool-crash-defect",
        GroupCourse "group created with a course name for a number" "tool-crash-defect",
        Disable "undefined constant (disable)" "tool-crash-defect",
    }
}
