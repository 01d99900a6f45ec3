//! What is kept of the work while it goes on, and how it comes back after a crash.

pub(super) mod edits;
mod keeper;
mod kept;
mod left;

pub(super) use keeper::Keeper;
pub use left::Recoverable;
pub(super) use left::{Recovery, TakingUp};
