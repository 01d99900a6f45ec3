//! What a rule has to say of a value, and what could be done about it.

use super::Safety;
use crate::error::{Level, Message};
use crate::shape::Shape;

/// What a rule has to say of a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// How grave.
    pub level: Level,
    /// What is wrong and what the platform would do.
    pub message: Message,
    /// More that helps to decide.
    pub note: Option<Message>,
}

impl Problem {
    /// A problem without a note.
    pub fn new(level: Level, message: Message) -> Self {
        Self { level, message, note: None }
    }

    /// Adds the note.
    #[must_use]
    pub fn noting(mut self, note: Message) -> Self {
        self.note = Some(note);
        self
    }
}

/// What could be written instead of a value, or done.
#[derive(Clone, Debug)]
pub struct Remedy {
    /// Words of the button.
    pub title: Message,
    /// Whether it may be applied without asking.
    pub safety: Safety,
    /// What is done.
    pub deed: Deed,
}

/// What a [`Remedy`] does.
#[derive(Clone, Debug)]
pub enum Deed {
    /// Writes this text in place of the value, in all its rows.
    Write(String),
    /// Writes the file with this delimiter.
    Delimit(char),
    /// Reads the list in this shape.
    Shape(Shape),
    /// Leaves it to the person.
    Advise,
}

impl Remedy {
    /// "Write …", applied without asking.
    pub fn safe(to: impl Into<String>) -> Self {
        Self::write(to, Safety::Safe)
    }

    /// "Write …", offered.
    pub fn ask(to: impl Into<String>) -> Self {
        Self::write(to, Safety::Ask)
    }

    /// "Write …", or "Empty the cell" for an empty text.
    pub fn write(to: impl Into<String>, safety: Safety) -> Self {
        let to = to.into();
        let title = if to.is_empty() { Message::new("fix-empty") } else { Message::new("fix-write").with("to", to.as_str()) };
        Self { title, safety, deed: Deed::Write(to) }
    }

    /// Something only a person can do.
    pub fn advise(title: Message) -> Self {
        Self { title, safety: Safety::Manual, deed: Deed::Advise }
    }
}
