//! What is known of a platform: courses, roles, groups, accounts, and how to find them.
//!
//! ```
//! let site = bordereau::catalogue::sample();
//! assert!(site.platform.sample, "nobody takes the sample for a platform of theirs");
//! ```

mod asked;
mod assumed;
mod by_text;
mod diff;
mod exchange;
mod fact;
mod freshness;
mod index;
pub mod institution;
mod lines;
pub mod lists;
mod local;
mod people;
mod sample;
mod search;
mod shorthand;
mod site;
mod suggest;
#[cfg(test)]
mod tests;
mod ties;
mod untold;

pub use asked::AskedFor;
pub use assumed::{Assumed, RoleLevel, STANDARD_ROLES, StandardRole, role_displayed_as};
pub use diff::{Change, Diff, GroupOf, Renamed};
pub use exchange::{ExchangeFault, parse};
pub use fact::{Assumption, Fact, Known};
pub use freshness::Freshness;
pub use index::{Catalogue, NotTold};
pub use institution::{Institution, InstitutionFault};
pub use lines::entries;
pub use lists::{ListFault, ListKind, Taken, take};
pub use local::{AutomaticGroups, Closed, Local, Offered, RequestedRole};
pub use sample::{SAMPLE_LIST, SAMPLE_LIST_NAME, sample};
pub use site::{
    Category, Cohort, Course, EnrolMethod, Enrolment, Further, Group, GroupMember, Grouping, Platform, ProfileField, Role, RoleAssignment,
    Site, SiteInfo, User,
};
pub use suggest::{Field, Neighbours, Suggestion};
pub use untold::{Topic, Untold};
