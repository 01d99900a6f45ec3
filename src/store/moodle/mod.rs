//! A platform's own web services, or an exchange file that its administrator publishes: catalogues from the network.
//!
//! Facts: Moodle 4.5 web services over REST; `tests/oracle/moodle-webservice` holds real answers, errors included.

mod address;
mod answer;
mod client;
mod fault;
mod fetch;
mod published;
#[cfg(test)]
mod tests;
mod transport;
pub mod vault;

pub use address::Address;
pub use client::{Client, Token};
pub use fault::MoodleFault;
pub use fetch::{Refreshed, refresh};
pub use published::{Published, refresh_published};
pub use transport::Limits;
