//! A platform's own web services: asking a real Moodle for its catalogue.
//!
//! Facts: Moodle 4.5 web services over REST; `tests/oracle/moodle-webservice` holds real answers, errors included.

mod address;
mod answer;
mod client;
mod fault;
mod fetch;
#[cfg(test)]
mod tests;
pub mod vault;

pub use address::Address;
pub use client::{Client, Limits, Token};
pub use fault::MoodleFault;
pub use fetch::{Refreshed, refresh};
