//! What a platform's importer will do with exact bytes, row by row, before the file is sent.
//!
//! ```
//! use bordereau::{catalogue::{Catalogue, sample}, simulate::{forecast::forecast, registry}, watch::Watch};
//! let (catalogue, now) = (Catalogue::new(sample()), "2026-11-28T09:00:00+01:00[Europe/Paris]".parse().unwrap());
//! let upload = registry::named("moodle-upload").unwrap();
//! let told = forecast(b"", &*upload.on(&catalogue, &now), &Watch::default()).unwrap();
//! assert!(told.file.is_refused(), "an empty file is refused");
//! ```

pub mod change;
pub mod course_tools;
pub mod effect;
pub mod forecast;
pub mod json;
pub mod moodle_upload;
pub mod outlook;
pub mod registry;
pub mod simulation;
pub mod tool_sync;
pub mod verdict;
