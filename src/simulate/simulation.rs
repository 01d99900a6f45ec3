//! What every simulation has in common: it is set, it runs over bytes, and what comes of it goes to one sink.

use super::verdict::{FileVerdict, Sink};
use crate::catalogue::Catalogue;
use crate::error::{Fault, Message};
use crate::importer::{Importer, Setting};
use crate::watch::{Cancelled, Watch};
use jiff::Zoned;
use std::fmt;

/// A setting that is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingFault {
    /// Name of the setting.
    pub key: String,
    /// Value given.
    pub value: String,
    /// Whether the name itself is unknown.
    pub unknown: bool,
}

impl fmt::Display for SettingFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "setting {}={}", self.key, self.value)
    }
}

impl std::error::Error for SettingFault {}

impl Fault for SettingFault {
    fn message(&self) -> Message {
        let id = if self.unknown { "simulate-unknown-setting" } else { "simulate-bad-setting" };
        Message::new(id).with("key", self.key.as_str()).with("value", self.value.as_str())
    }
}

/// One import, ready to be simulated.
pub trait Simulation {
    /// Simulates the bytes of a file. What comes of it goes to the sink as it comes.
    ///
    /// # Errors
    /// When the watch asks to stop; what was given to the sink stays given.
    fn run(&self, bytes: &[u8], sink: &mut dyn Sink, watch: &Watch) -> Result<FileVerdict, Cancelled>;

    /// When it runs, in the time zone of the site.
    fn now(&self) -> &Zoned;

    /// What stands above the report of a tool that writes one; `None` when the tool is told row by row.
    fn heading(&self) -> Option<Heading> {
        None
    }
}

/// Which report of a tool it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The tool's word for the file.
    pub kind: &'static str,
    /// The tool's word for whether it writes.
    pub mode: &'static str,
}

/// A tool with its settings.
pub trait Simulator: Send {
    /// Takes what the platform tells of the tool's own settings, for an import of a file with this delimiter.
    fn tell(&mut self, _catalogue: &Catalogue, _importer: &Importer, _delimiter: char) {}

    /// Sets one field by its name in the tool's form.
    ///
    /// # Errors
    /// When the name is unknown, or the value is not one that the form offers.
    fn set(&mut self, key: &str, value: &str) -> Result<(), SettingFault>;

    /// Takes a setting of the import.
    ///
    /// # Errors
    /// As [`Simulator::set`].
    fn choose(&mut self, setting: &Setting, delimiter: char) -> Result<(), SettingFault> {
        self.set(&setting.key, &setting.value_for(delimiter))
    }

    /// The import on a platform, at a moment in the time zone of the site.
    fn on<'a>(&'a self, catalogue: &'a Catalogue, now: &'a Zoned) -> Box<dyn Simulation + 'a>;
}
