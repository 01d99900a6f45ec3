//! What every error and every message of the domain is made of: an id, arguments, a place.
//!
//! Domain code never writes prose. It names a message of `assets/locale`; only `locale` renders it.
//!
//! ```
//! use bordereau::{error::Message, locale::{Language, Locale}};
//! let gone = Message::new("moodle-bad-proxy").with("variable", "HTTPS_PROXY");
//! assert!(Locale::new(Language::English).message(&gone).starts_with("The setting HTTPS_PROXY"));
//! ```

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A value that a message shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Arg {
    /// Text, shown as it is.
    Text(String),
    /// A count or a quantity, shown with the grouping of the language and usable for plurals.
    Number(i64),
    /// A moment, shown as a day and an hour of this machine's time zone; seconds since 1970.
    Moment(i64),
    /// Another message, rendered first.
    Message(Box<Message>),
}

impl Arg {
    /// A moment as it is kept, RFC 3339; a text that is none stays a text.
    pub fn moment_of(kept: &str) -> Self {
        kept.parse::<jiff::Timestamp>().map_or_else(|_| Self::Text(kept.to_owned()), |at| Self::Moment(at.as_second()))
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

macro_rules! numbers {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Arg {
            fn from(number: $kind) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )*};
}
numbers!(u8, u16, u32, u64, usize, i32, i64);

/// A sentence of the word catalogue, not yet rendered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// Id in `assets/locale/*/*.ftl`.
    pub id: Cow<'static, str>,
    /// Arguments by name, in no particular order.
    pub args: Vec<(Cow<'static, str>, Arg)>,
}

impl Message {
    /// A sentence without arguments yet.
    pub fn new(id: impl Into<Cow<'static, str>>) -> Self {
        Self { id: id.into(), args: Vec::new() }
    }

    /// Adds an argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name.into(), value.into()));
        self
    }
}

/// A place in the person's file, as their spreadsheet names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Name of the sheet; `None` for a text file or when it does not matter.
    pub sheet: Option<String>,
    /// Line from 1.
    pub line: Option<u32>,
    /// Column from 0; shown as a letter.
    pub column: Option<u32>,
}

/// How grave something is. The order is from light to grave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Good to know.
    Info,
    /// The platform will accept it, and probably not do what is meant.
    Warning,
    /// The platform will refuse the row or the file, or do harm.
    Error,
}

impl Level {
    /// The word of the contract: `info`, `warning`, `error`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// Message id of its name.
    pub fn message_id(self) -> &'static str {
        match self {
            Self::Info => "level-info",
            Self::Warning => "level-warning",
            Self::Error => "level-error",
        }
    }
}

/// An error of the domain: it says what happened by message id, and where.
pub trait Fault: std::error::Error {
    /// The sentence to show: what is wrong, why it matters, what to do.
    fn message(&self) -> Message;

    /// Where, when there is a place.
    fn place(&self) -> Option<Place> {
        None
    }
}

/// The letters by which a spreadsheet names a column: 0 → `A`, 25 → `Z`, 26 → `AA`.
pub fn column_letters(mut index: u32) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (index % 26) as u8));
        if index < 26 {
            break;
        }
        index = index / 26 - 1;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        for (index, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")] {
            assert_eq!(column_letters(index), letters);
        }
    }
}
