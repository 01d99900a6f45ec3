//! Disk and database: files written whole or not at all, the cached catalogues, settings, recents.
//!
//! Everything that Bordereau keeps for itself is readable by its owner only, stands in two folders
//! ([`Folders`]), and can be forgotten on demand.

pub mod atomic;
mod fault;
mod folders;

pub use fault::StoreFault;
pub use folders::Folders;
