//! What is wrong with a channel as it is written, and with a plan that is no longer true.

use crate::error::{Fault, Message};
use std::fmt;

/// Why a channel cannot be used as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SpecFault {
    /// It begins with no word that names a channel.
    Unknown(String),
    /// The channel asks for something that is not there: a path, an address, a key.
    Lacks {
        /// The channel.
        channel: &'static str,
        /// What it lacks, as it is to be written.
        what: &'static str,
    },
    /// An e-mail address that cannot stand in a message.
    BadRecipient(String),
    /// An address that is none, or one over which a password would travel in clear.
    BadAddress(String),
    /// A path or a name with a sign that the channel gives another meaning to.
    BadPath(String),
    /// The institution closed this channel on this machine.
    NotAllowed(&'static str),
}

impl Fault for SpecFault {
    fn message(&self) -> Message {
        match self {
            Self::Unknown(text) => Message::new("submit-unknown-channel").with("text", text.as_str()),
            Self::Lacks { channel, what } => Message::new("submit-channel-lacks").with("channel", *channel).with("what", *what),
            Self::BadRecipient(text) => Message::new("submit-bad-recipient").with("text", text.as_str()),
            Self::BadAddress(text) => Message::new("submit-bad-address").with("text", text.as_str()),
            Self::NotAllowed(channel) => Message::new("submit-not-allowed").with("channel", *channel),
            Self::BadPath(text) => Message::new("submit-bad-path").with("text", text.as_str()),
        }
    }
}

impl fmt::Display for SpecFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().id)
    }
}

impl std::error::Error for SpecFault {}

/// The file, the settings, or what is known of the platform changed since the plan was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stale;

impl Fault for Stale {
    fn message(&self) -> Message {
        Message::new("submit-stale")
    }
}

impl fmt::Display for Stale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("submit-stale")
    }
}

impl std::error::Error for Stale {}
