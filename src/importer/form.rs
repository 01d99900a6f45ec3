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
    /// Longest line in bytes that is read as one, its end not counted; the tail of a longer one is a line of its own.
    pub max_line_bytes: Option<usize>,
    /// Longest file in bytes; more goes into several files.
    pub max_file_bytes: Option<u64>,
    /// Whether a row ends after its last filled cell: what follows would be taken for more.
    #[serde(default)]
    pub ragged: bool,
    /// A row that begins with one of these is passed over in silence.
    #[serde(default)]
    pub passed_over: Vec<char>,
    /// Texts that change in a value while it is read.
    #[serde(default)]
    pub altered: Vec<String>,
    /// How days and moments are written.
    pub moments: Option<Moments>,
}

/// How days and moments are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Moments {
    /// Unix seconds.
    Seconds,
    /// `YYYY-MM-DD hh:mm:ss`.
    Stamp,
}

/// How the description of an importer was come by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// Files were really run.
    Run,
    /// Its code was read, and nothing run.
    Read,
}

/// What the first line of the file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Header {
    /// The names of the fields.
    Names,
    /// Any line: it is not looked at, and a first row of data would be lost.
    SkippedLine,
    /// The first row of data: a line of names would be taken for a person.
    None,
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
