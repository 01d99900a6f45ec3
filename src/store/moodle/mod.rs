//! A platform's own web services, or an exchange file that its administrator publishes: catalogues from the network.
//!
//! Facts: Moodle 4.5 web services over REST; `tests/oracle/moodle-webservice` holds real answers, errors included.

mod address;
mod answer;
mod ask;
mod client;
mod fault;
mod groups;
pub(in crate::store) mod kept;
mod members;
mod merge;
mod missing;
mod needs;
mod participants;
mod people;
mod proxy;
mod published;
mod queue;
mod refresh;
mod report;
mod secret;
mod sent;
#[cfg(test)]
mod tests;
mod told;
mod transport;
pub mod vault;
mod wanted;

pub use address::Address;
pub(crate) use ask::site_info;
pub use client::{Client, Token};
pub use fault::MoodleFault;
pub(crate) use groups::{Asks, groups_of, in_halves};
pub use missing::Missing;
pub use needs::{NEEDS, Need};
pub use published::{Login, Published};
pub use refresh::{Origin, PeopleAsked, Refreshed, Secret, refresh};
pub use sent::{Sent, Which};
pub(crate) use told::{CourseList, Info, ToldCourse, ToldGroup, ToldMembers, ToldParticipant, ToldUser};
pub use transport::Limits;
pub(crate) use transport::{Answer, Transport};
pub use wanted::{PersonKey, Wanted, WantedPeople};
