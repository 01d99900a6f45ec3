//! Which column of the person's list is which field of the importer, and the table that follows.
//!
//! ```
//! use bordereau::{importer, mapping::{Take, propose}};
//! let upload = importer::find("moodle-upload-users").unwrap();
//! let mapping = propose(&["Nom", "Identifiant", "Groupe"], upload);
//! let login = upload.key_of_header("username").unwrap();
//! assert_eq!(mapping.take(&login), Some(&Take::Column(1)));
//! ```

mod apply;
mod asked;
mod carried;
mod carry;
mod convert;
mod inventory;
mod layout;
pub mod matching;
mod propose;
mod recipe;
mod rivals;
mod saved;
mod shapes;
mod sheets;
mod status;
#[cfg(test)]
mod tests;

pub use apply::{data_rows, field_column, taken, work_table};
pub use asked::{Asked, AskedCourse, asked, by_places};
pub use carried::{Original, Typed};
pub use carry::{CarriedOver, carry_over};
pub use convert::{Converted, Loss, can_convert, convert};
pub use inventory::{Sensitive, course_names, sensitive};
pub use layout::{Layout, laid_out, takes_layouts};
pub use propose::{by_values, keep_by_title, name_people, prefer_known, propose};
pub use recipe::{Decided, KeptShape, Likeness, Recipe};
pub use rivals::{Rivals, rivals};
pub use saved::{Entry as SavedEntry, MappingFault, Saved};
pub use shapes::{Seen, shapes};
pub use sheets::{look_like_groups, propose_group};

use crate::importer::{FieldKey, Importer};

/// Where the values of a field come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Take {
    /// A column of the list, from 0.
    Column(usize),
    /// One value for all rows.
    Same(String),
}

/// The fields to write, in order, and where each comes from.
#[derive(Clone, Debug, Default)]
pub struct Mapping {
    /// One entry per column to write.
    pub takes: Vec<(FieldKey, Take)>,
    /// Fields of which somebody has said where they come from.
    settled: Vec<FieldKey>,
}

/// The same fields from the same places, whoever said so.
impl PartialEq for Mapping {
    fn eq(&self, other: &Self) -> bool {
        self.takes == other.takes
    }
}

impl Eq for Mapping {}

impl Mapping {
    /// Where a field comes from, if it is written at all.
    pub fn take(&self, key: &FieldKey) -> Option<&Take> {
        self.takes.iter().find(|(other, _)| other == key).map(|(_, take)| take)
    }

    /// The field that a column of the list feeds.
    pub fn field_of(&self, column: usize) -> Option<&FieldKey> {
        self.takes.iter().find(|(_, take)| *take == Take::Column(column)).map(|(key, _)| key)
    }

    /// Sets or unsets a field; entries stay in the order in which the importer's fields are written,
    /// number by number.
    pub fn set(&mut self, importer: &Importer, key: FieldKey, take: Option<Take>) {
        let naming = take.is_some() && importer.field(&key).is_some_and(|field| field.one_of);
        let same = |other: &FieldKey| *other == key || naming && importer.field(other).is_some_and(|field| field.one_of);
        self.takes.retain(|(other, _)| !same(other));
        if let Some(take) = take {
            self.takes.push((key, take));
        }
        self.sort(importer);
    }

    /// Fields from these places, as proposed.
    pub fn of(takes: Vec<(FieldKey, Take)>) -> Self {
        Self { takes, settled: Vec::new() }
    }

    /// Whether somebody has said where this field comes from.
    pub fn is_settled(&self, key: &FieldKey) -> bool {
        self.settled.contains(key)
    }

    /// Notes that somebody has said where this field comes from.
    pub fn settle(&mut self, key: FieldKey) {
        if !self.is_settled(&key) {
            self.settled.push(key);
        }
    }

    /// The keys in order, one per column of the work table.
    pub fn keys(&self) -> Vec<FieldKey> {
        self.takes.iter().map(|(key, _)| key.clone()).collect()
    }

    /// Required fields that nothing feeds yet.
    pub fn missing(&self, importer: &Importer) -> Vec<FieldKey> {
        importer.missing(&self.keys())
    }

    /// The keys to offer: every field once, families for each number in use and always number 1.
    pub fn offered(&self, importer: &Importer) -> Vec<FieldKey> {
        let mut numbers: Vec<u32> = self.takes.iter().filter_map(|(key, _)| key.number).collect();
        numbers.push(1);
        numbers.sort_unstable();
        numbers.dedup();
        let single = importer.fields.iter().filter(|field| !field.is_family()).map(|field| field.numbered(0));
        let families = numbers.iter().flat_map(|&n| importer.fields.iter().filter(|f| f.is_family()).map(move |f| f.numbered(n)));
        single.chain(families).collect()
    }

    /// Whether a field is compulsory: a second course asks for nothing.
    pub fn is_required(importer: &Importer, key: &FieldKey) -> bool {
        key.number.is_none_or(|n| n == 1) && importer.required().any(|required| required == *key)
    }

    fn sort(&mut self, importer: &Importer) {
        let rank = |key: &FieldKey| importer.fields.iter().position(|field| field.key == key.family);
        self.takes.sort_by_key(|(key, _)| (key.number.unwrap_or(0), rank(key)));
    }
}
