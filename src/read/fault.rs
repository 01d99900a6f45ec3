//! Why a file cannot be used.

use crate::error::{Fault, Message, Place};
use crate::watch::Cancelled;

/// Why a file gives no table. `class` is the word of `read FILE --json`.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadFault {
    /// The contract's word: `corrupt`, `encrypted`, `empty-file`, `not-a-spreadsheet`, …
    pub class: &'static str,
    /// The sentence to show.
    pub message: Message,
    /// Where reading stopped, when there is a place.
    pub place: Option<Place>,
}

impl ReadFault {
    /// The class of a reading that the person stopped; no contract word, no sentence is due.
    pub const CANCELLED: &'static str = "cancelled";

    pub(super) fn new(class: &'static str, id: &'static str) -> Self {
        Self { class, message: Message::new(id), place: None }
    }

    pub(super) fn with(mut self, name: &'static str, value: impl Into<crate::error::Arg>) -> Self {
        self.message = self.message.with(name, value);
        self
    }

    pub(super) fn corrupt() -> Self {
        Self::new("corrupt", "read-corrupt")
    }

    pub(super) fn too_big() -> Self {
        Self::new("too-big", "read-too-big")
    }

    pub(super) fn not_a_spreadsheet() -> Self {
        Self::new("not-a-spreadsheet", "read-not-a-spreadsheet")
    }

    pub(super) fn encrypted() -> Self {
        Self::new("encrypted", "read-encrypted")
    }

    pub(super) fn password_needed() -> Self {
        Self::new("encrypted", "read-password-needed")
    }

    pub(super) fn wrong_password() -> Self {
        Self::new("encrypted", "read-wrong-password")
    }

    pub(super) fn endless_line(line: u32, mebibytes: usize) -> Self {
        let fault = Self::new("not-a-table", "read-endless-line").with("mebibytes", mebibytes);
        Self { place: Some(Place { line: Some(line), ..Place::default() }), ..fault }
    }

    pub(super) fn empty() -> Self {
        Self::new("empty", "read-empty")
    }

    /// A file that a process of its own could not read within its memory and time.
    pub fn overwhelming() -> Self {
        Self::new("corrupt", "read-took-too-long")
    }

    /// Whether our reader calls the file damaged, where another may know better.
    pub fn is_damage(&self) -> bool {
        self.class == "corrupt" && self.message.id == "read-corrupt"
    }

    /// Whether a password would open the file.
    pub fn asks_password(&self) -> bool {
        self.class == "encrypted" && matches!(self.message.id.as_ref(), "read-password-needed" | "read-wrong-password")
    }

    /// Whether the person stopped the reading.
    pub fn is_cancelled(&self) -> bool {
        self.class == Self::CANCELLED
    }
}

impl From<Cancelled> for ReadFault {
    fn from(_: Cancelled) -> Self {
        Self::new(Self::CANCELLED, "read-cancelled")
    }
}

impl std::fmt::Display for ReadFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.class)
    }
}

impl std::error::Error for ReadFault {}

impl Fault for ReadFault {
    fn message(&self) -> Message {
        self.message.clone()
    }

    fn place(&self) -> Option<Place> {
        self.place.clone()
    }
}
