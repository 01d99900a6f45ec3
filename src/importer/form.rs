//! The bytes an importer takes, and the settings of its own form.

use serde::Deserialize;

/// Form of the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileForm {
    /// What stands on the first line.
    pub header: Header,
    /// Delimiters it takes, the preferred one first. One ASCII character each.
    pub delimiters: Vec<char>,
    /// Whether values may be quoted.
    pub quotes: Quotes,
    /// Encoding label.
    pub encoding: String,
    /// Line ends.
    pub newline: Newline,
    /// Proposed file name; `{platform}` and `{date}` are filled in.
    pub file_name: String,
}

/// What the first line of the file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Header {
    /// The names of the fields.
    Names,
}

/// Whether values may be quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quotes {
    /// Never: a value that would need quotes is refused.
    Never,
}

/// Line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Newline {
    /// One line feed.
    Lf,
}

/// One setting of the import form, with the value the requester guide asks for.
/// Its label is message `setting-<key>`, the label of its value `setting-<key>-<value>`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// Name of the form field.
    pub key: String,
    /// Value to choose; `{delimiter}` is the delimiter of the file.
    pub value: String,
}
