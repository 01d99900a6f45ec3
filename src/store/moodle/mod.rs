//! A platform's own web services, or an exchange file that its administrator publishes: catalogues from the network.
//!
//! Facts: Moodle 4.5 web services over REST; `tests/oracle/moodle-webservice` holds real answers, errors included.

mod address;
mod answer;
mod ask;
mod client;
mod fault;
mod merge;
mod missing;
mod participants;
mod published;
mod refresh;
mod secret;
#[cfg(test)]
mod tests;
mod told;
mod transport;
pub mod vault;
mod wanted;

pub use address::Address;
pub use client::{Client, Token};
pub use fault::MoodleFault;
pub use missing::Missing;
pub use published::{Login, Published};
pub use refresh::{Origin, PeopleAsked, Refreshed, Secret, refresh};
pub use transport::Limits;
pub(crate) use transport::{Answer, Transport};
pub use wanted::{PersonKey, Wanted, WantedPeople};
