//! Bordereau prepares enrolment lists for Moodle: it opens the list as the person sees it, guides to
//! the columns that the importer wants, checks against a cached catalogue of the platform, and writes
//! the exact file.
//!
//! The house has floors; a module imports from lower floors only (`tests/floors.rs` holds it so):
//!
//! | floor | modules | |
//! |---|---|---|
//! | 5 | [`ui`], [`cli`] | the window and the command line; egui only in `ui`, printing only in `cli` |
//! | 4 | [`workspace`] | one piece of work: state, commands, history, jobs |
//! | 3 | [`store`], [`submit`] | disk, database, network; ways of handing a file over |
//! | 2 | [`read`], [`mapping`], [`check`], [`simulate`], [`export`], [`plan`], [`verify`] | pure functions, siblings that do not know each other |
//! | 1 | [`importer`], [`catalogue`], [`locale`], [`shape`], [`text`] | descriptions as data, and look-ups |
//! | 0 | [`table`], [`error`], [`watch`] | columns, reversible edits, what messages are made of |

#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr))]

pub mod catalogue;
pub mod check;
pub mod cli;
pub mod error;
pub mod export;
pub mod importer;
pub mod locale;
pub mod mapping;
pub mod plan;
pub mod read;
pub mod shape;
pub mod simulate;
pub mod store;
pub mod submit;
pub mod table;
pub mod text;
#[cfg(feature = "gui")]
pub mod ui;
pub mod verify;
pub mod watch;
pub mod workspace;
