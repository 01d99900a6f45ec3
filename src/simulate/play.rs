//! What every simulation has in common: it is chosen by name, it is set, it is played over bytes, and its verdicts go
//! to one sink.

use super::course_tools::{self, Tool};
use super::moodle_upload::{self, SettingFault};
use super::verdict::{FileVerdict, Sink};
use crate::catalogue::Catalogue;
use crate::importer::{Importer, Setting};
use crate::watch::{Cancelled, Watch};
use jiff::Zoned;

/// One import, ready to be played.
pub trait Play {
    /// Plays the bytes of a file. Verdicts go to the sink row by row.
    ///
    /// # Errors
    /// When the watch asks to stop; what was given to the sink stays given.
    fn play(&self, bytes: &[u8], sink: &mut dyn Sink, watch: &Watch) -> Result<FileVerdict, Cancelled>;

    /// When it runs, in the time zone of the site.
    fn now(&self) -> &Zoned;
}

/// A tool with its settings.
pub trait Simulator: Send {
    /// Sets one field by its name in the tool's form.
    ///
    /// # Errors
    /// When the name is unknown, or the value is not one that the form offers.
    fn set(&mut self, key: &str, value: &str) -> Result<(), SettingFault>;

    /// The import on a platform, at a moment in the time zone of the site.
    fn on<'a>(&'a self, catalogue: &'a Catalogue, now: &'a Zoned) -> Box<dyn Play + 'a>;
}

/// The simulation of that name, with the tool's usual settings.
pub fn named(name: &str) -> Option<Box<dyn Simulator>> {
    if name == moodle_upload::NAME {
        return Some(Box::new(moodle_upload::Settings::default()));
    }
    Tool::of(name).map(|tool| Box::new(course_tools::Settings::new(tool)) as Box<dyn Simulator>)
}

/// The simulation of an importer with the settings that are chosen for a file with this delimiter; `None` when there is none.
///
/// # Errors
/// When a setting is not known, or its value is none that the form offers.
pub fn of(importer: &Importer, chosen: &[Setting], delimiter: char) -> Option<Result<Box<dyn Simulator>, SettingFault>> {
    let mut simulator = named(importer.simulator.as_deref()?)?;
    for setting in chosen {
        if let Err(fault) = simulator.set(&setting.key, &setting.value_for(delimiter)) {
            return Some(Err(fault));
        }
    }
    Some(Ok(simulator))
}

impl Play for moodle_upload::Run<'_> {
    fn play(&self, bytes: &[u8], sink: &mut dyn Sink, watch: &Watch) -> Result<FileVerdict, Cancelled> {
        moodle_upload::simulate(bytes, self, sink, watch)
    }

    fn now(&self) -> &Zoned {
        self.now
    }
}

impl Simulator for moodle_upload::Settings {
    fn set(&mut self, key: &str, value: &str) -> Result<(), SettingFault> {
        self.set(key, value)
    }

    fn on<'a>(&'a self, catalogue: &'a Catalogue, now: &'a Zoned) -> Box<dyn Play + 'a> {
        Box::new(moodle_upload::Run { catalogue, settings: self, now })
    }
}
