//! The exact bytes for an importer, and the text that goes with them.
//!
//! ```
//! use bordereau::{export::{Draft, write}, importer::{self, Roster}, table::{Column, Origin}, watch::Watch};
//! let upload = importer::find("moodle-upload-users").unwrap();
//! let logins = (upload.key_of_header("username").unwrap(), Column::filled("00001901", 1));
//! let draft = Draft { roster: &Roster::of(upload, vec![logins], Origin::default()), delimiter: ';' };
//! let mut bytes = Vec::new();
//! write(&draft, &mut bytes, &Watch::default()).unwrap();
//! assert!(String::from_utf8(bytes).unwrap().ends_with("00001901\n"));
//! ```

mod files;
mod fit;
mod handover;
mod page;
mod picked;
mod rest;
mod split;
#[cfg(test)]
mod tests;
mod write;

pub use files::{OneFile, files, places};
pub use fit::lacking;
pub use handover::{Handover, Sent, sheet};
pub use page::{CoursePart, Page, page};
pub use picked::picked;
pub use rest::{RestRow, rest_workbook};
pub use split::{Part, parts};
pub use write::{Draft, ExportFault, Obstacle, Summary, preview, write};

/// The delimiters that can be offered for this table: those that stand in no value.
pub fn usable_delimiters(draft: &Draft<'_>, choices: &[char]) -> Vec<char> {
    choices.iter().copied().filter(|&delimiter| write::find_obstacle(&Draft { delimiter, ..*draft }).is_none()).collect()
}
