//! What the person is told beside their work: shown for a moment, kept in a log.

use crate::error::{Fault, Level, Message};

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Number of the notice, from 1, never used twice.
    pub number: u64,
    /// `None` for good news.
    pub level: Option<Level>,
    /// The sentence.
    pub message: Message,
}

/// Notices, oldest first. They are never dropped while the program runs; a front end shows the new ones
/// for a moment and the log on demand.
#[derive(Default)]
pub struct Notices {
    log: Vec<Notice>,
}

impl Notices {
    /// Good news.
    pub fn done(&mut self, message: Message) {
        self.put(None, message);
    }

    /// Something to know or to do.
    pub fn say(&mut self, level: Level, message: Message) {
        self.put(Some(level), message);
    }

    /// Something failed.
    pub fn fault(&mut self, fault: &impl Fault) {
        self.put(Some(Level::Error), fault.message());
    }

    /// A worker ended by a fault of the program.
    pub fn panicked(&mut self) {
        self.say(Level::Error, Message::new("notice-panicked"));
    }

    /// All notices, oldest first.
    pub fn log(&self) -> &[Notice] {
        &self.log
    }

    fn put(&mut self, level: Option<Level>, message: Message) {
        let number = self.log.len() as u64 + 1;
        self.log.push(Notice { number, level, message });
    }
}
