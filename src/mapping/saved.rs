//! A mapping as a small file that can be used again: fields by name, columns by header.

use super::{Mapping, Take};
use crate::error::{Fault, Message};
use crate::importer::Importer;
use crate::text::fold;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// What the file holds.
///
/// ```toml
/// importer = "moodle-upload-users"
///
/// [fields]
/// username = { column = "N° étudiant" }
/// course1 = { value = "CHIM_L1" }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Saved {
    /// Importer it was made for.
    pub importer: String,
    /// Fields by the name they have in the header to write.
    pub fields: BTreeMap<String, Entry>,
}

/// Where a field comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Entry {
    /// Header of the column.
    Column(String),
    /// One value for all rows.
    Value(String),
}

/// Why a saved mapping cannot be used.
#[derive(Debug, PartialEq, Eq)]
pub enum MappingFault {
    /// It is no mapping file.
    NotAMapping {
        /// What the parser said.
        cause: String,
    },
    /// It was made for another importer.
    OtherImporter {
        /// The importer it names.
        importer: String,
    },
    /// It names a field that the importer does not have.
    UnknownField {
        /// The name.
        field: String,
    },
    /// It names a column that the list does not have.
    MissingColumn {
        /// The header.
        column: String,
    },
}

impl fmt::Display for MappingFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().id)
    }
}

impl std::error::Error for MappingFault {}

impl Fault for MappingFault {
    fn message(&self) -> Message {
        match self {
            Self::NotAMapping { cause } => Message::new("mapping-not-a-mapping").with("cause", cause.as_str()),
            Self::OtherImporter { importer } => Message::new("mapping-other-importer").with("importer", importer.as_str()),
            Self::UnknownField { field } => Message::new("mapping-unknown-field").with("field", field.as_str()),
            Self::MissingColumn { column } => Message::new("mapping-missing-column").with("column", column.as_str()),
        }
    }
}

impl Saved {
    /// Titles of the columns that it needs.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.fields.values().filter_map(|entry| if let Entry::Column(title) = entry { Some(title.as_str()) } else { None })
    }

    /// Reads the file's text.
    ///
    /// # Errors
    /// When it is not a mapping.
    pub fn parse(text: &str) -> Result<Self, MappingFault> {
        toml::from_str(text).map_err(|error| MappingFault::NotAMapping { cause: error.message().to_owned() })
    }

    /// The file's text.
    pub fn to_text(&self) -> String {
        toml::to_string(self).unwrap_or_default()
    }

    /// A mapping as it can be used again with a list that has the same headers.
    pub fn of(mapping: &Mapping, headers: &[&str], importer: &Importer) -> Self {
        let entry = |take: &Take| match take {
            Take::Column(column) => headers.get(*column).map(|header| Entry::Column((*header).to_owned())),
            Take::Same(value) => Some(Entry::Value(value.clone())),
        };
        let fields = mapping.takes.iter().filter_map(|(key, take)| Some((key.to_string(), entry(take)?))).collect();
        Self { importer: importer.id.clone(), fields }
    }

    /// The mapping for a list with these headers; headers are compared without case, accents and punctuation.
    ///
    /// # Errors
    /// When it is for another importer, or names a field or a column that is not there.
    pub fn resolve(&self, headers: &[&str], importer: &Importer) -> Result<Mapping, MappingFault> {
        if self.importer != importer.id {
            return Err(MappingFault::OtherImporter { importer: self.importer.clone() });
        }
        let mut mapping = Mapping::default();
        for (name, entry) in &self.fields {
            let key = importer.key_of_header(name).ok_or_else(|| MappingFault::UnknownField { field: name.clone() })?;
            let take = match entry {
                Entry::Value(value) => Take::Same(value.clone()),
                Entry::Column(column) => {
                    Take::Column(position(column, headers).ok_or_else(|| MappingFault::MissingColumn { column: column.clone() })?)
                }
            };
            mapping.set(importer, key.clone(), Some(take));
            mapping.settle(key);
        }
        Ok(mapping)
    }
}

fn position(column: &str, headers: &[&str]) -> Option<usize> {
    let wanted = fold::loose(column);
    headers.iter().position(|header| *header == column).or_else(|| headers.iter().position(|header| fold::loose(header) == wanted))
}
