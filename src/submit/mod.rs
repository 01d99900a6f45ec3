//! Handing a finished file over: each way is a [`Channel`], in a file of its own.
//!
//! What is sent is a sealed [`Plan`], on a yes to exactly that plan, and never by itself. What came of it
//! is one of four: handed over, read back and the same, refused (the file stands where it was), or not known. After « not
//! known » nothing is sent again by itself: bytes may have arrived.
//!
//! ```
//! use bordereau::{plan::Plan, submit::Agreed};
//! let mut plan = Plan::default();
//! let shown = plan.seal();
//! assert!(Agreed::to(&plan, &shown).is_ok());
//! plan.file.rows = 12;
//! assert!(Agreed::to(&plan, &shown).is_err(), "a yes holds for the plan that was shown");
//! ```

mod fault;
mod folder;
mod mail;
#[cfg(feature = "net")]
pub mod moodle;
#[cfg(feature = "net")]
pub mod nextcloud;
mod percent;
mod pickup;
mod sftp;
mod spec;
mod standing;
#[cfg(feature = "net")]
mod webdav;

pub use fault::{SpecFault, Stale};
pub use mail::mailto;
pub use spec::{Access, Spec};
pub use standing::Standing;

use crate::error::Message;
use crate::plan::Plan;
use crate::watch::Watch;

/// What is handed over, with what goes with it.
pub struct Parcel<'a> {
    /// What was agreed to.
    pub plan: &'a Plan,
    /// The bytes of the plan.
    pub bytes: &'a [u8],
    /// One line that says what it is.
    pub subject: &'a str,
    /// The text for the one who imports: file, hash, settings. No student's name.
    pub text: &'a str,
    /// The name under which the platform's own pick-up looks for it.
    pub wanted_name: &'a str,
}

/// A yes to exactly one plan. Nothing is sent without it.
pub struct Agreed(());

impl Agreed {
    /// The yes of a person who was shown the plan with this seal.
    ///
    /// # Errors
    /// When the plan is another by now.
    pub fn to(plan: &Plan, shown: &str) -> Result<Self, Stale> {
        if plan.seal() == shown { Ok(Self(())) } else { Err(Stale) }
    }
}

/// What came of a sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It was taken; what stands there now cannot be read from here.
    HandedOver,
    /// It was read back, and is the same, byte for byte.
    ReadBack,
    /// It was not taken. Nothing of it stands there under its name.
    Refused,
    /// The connection was lost at a moment when it may have arrived.
    NotKnown,
}

impl State {
    /// The word of the contract.
    pub fn word(self) -> &'static str {
        match self {
            Self::HandedOver => "handed-over",
            Self::ReadBack => "read-back",
            Self::Refused => "refused",
            Self::NotKnown => "not-known",
        }
    }
}

/// A sending that is over.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Which of the four.
    pub state: State,
    /// Where it stands, or was to stand; without secrets.
    pub place: String,
    /// What happened, and what to do.
    pub message: Message,
    /// What came of it row by row, where the platform itself was written to.
    #[cfg(feature = "net")]
    pub enrolled: Option<Box<moodle::Enrolled>>,
}

impl Outcome {
    fn new(state: State, place: impl Into<String>, message: Message) -> Self {
        Self {
            state,
            place: place.into(),
            message,
            #[cfg(feature = "net")]
            enrolled: None,
        }
    }

    fn refused(place: impl Into<String>, message: Message) -> Self {
        Self::new(State::Refused, place, message)
    }
}

/// What can be known of a channel without writing anything there. A rehearsal has this and nothing more.
pub trait Look: Send + Sync {
    /// Its word: `folder`, `pickup`, `mail`, `webdav`, `sftp`, `moodle`.
    fn word(&self) -> &'static str;

    /// Where the file would stand; without secrets.
    fn place(&self, parcel: &Parcel<'_>) -> String;

    /// Looks whether the file could be handed over now, and returns what to know before.
    ///
    /// # Errors
    /// The sentence that says why it could not, and what to do.
    fn look(&self, parcel: &Parcel<'_>, watch: &Watch) -> Result<Vec<Message>, Message>;
}

/// A way of handing a file over.
pub trait Channel: Look {
    /// Hands it over, once.
    fn send(&self, parcel: &Parcel<'_>, agreed: &Agreed, watch: &Watch) -> Outcome;
}
