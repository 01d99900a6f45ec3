//! Disk and database: files written whole or not at all, the cached catalogues, settings, recents.
//!
//! Everything that Bordereau keeps for itself is readable by its owner only, stands in two folders
//! ([`Folders`]), and can be forgotten on demand.
//!
//! ```
//! use bordereau::store::{Folders, Recents, forget_everything};
//! let home = tempfile::tempdir().unwrap();
//! let folders = Folders::under(home.path());
//! Recents::default().add(&folders, "liste.xlsx".as_ref()).unwrap();
//! assert!(Recents::load(&folders).files()[0].ends_with("liste.xlsx"));
//! forget_everything(&folders).unwrap();
//! assert!(Recents::load(&folders).files().is_empty());
//! ```

#[cfg(feature = "net")]
pub mod accesses;
mod aside;
pub mod atomic;
pub mod catalogues;
mod connect;
pub mod drawing;
mod fault;
mod folders;
mod forget;
pub mod guarded;
mod held;
pub mod import;
pub mod institution;
mod journal;
mod load;
#[cfg(feature = "net")]
pub mod moodle;
mod platforms;
pub mod policy;
pub mod receipts;
mod recents;
mod recipes;
mod rows;
pub mod save;
mod schema;
mod settings;
mod sites;
#[cfg(test)]
mod tests;

pub use fault::StoreFault;
pub use folders::Folders;
pub use forget::{Forgotten, forget_everything};
pub use journal::{Journal, LeftBehind};
pub use load::load;
pub use recents::Recents;
pub use recipes::Kept;
pub use settings::{Held, Settings, Theme};
