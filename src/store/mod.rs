//! Disk and database: files written whole or not at all, the cached catalogues, settings, recents.
//!
//! Everything that Bordereau keeps for itself is readable by its owner only, stands in two folders
//! ([`Folders`]), and can be forgotten on demand.

mod aside;
pub mod atomic;
pub mod catalogues;
mod fault;
mod folders;
pub mod guarded;
pub mod import;
mod journal;
#[cfg(feature = "net")]
pub mod moodle;
mod platforms;
pub mod receipts;
mod recents;
mod recipes;
mod rows;
mod schema;
mod settings;
mod sites;
#[cfg(test)]
mod tests;

pub use fault::StoreFault;
pub use folders::Folders;
pub use journal::{Journal, LeftBehind};
pub use recents::{Recents, forget_everything};
pub use recipes::Kept;
pub use settings::{Settings, Theme};
