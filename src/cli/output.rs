//! Standard output and standard error, through one door.

use super::Stop;
use crate::error::{Level, Message};
use crate::locale::Locale;
use crate::simulate::json::Cut;
use serde::Serialize;
use std::io::{BufWriter, Write as _, stderr, stdout};

/// Where a subcommand says what it has to say.
pub(super) struct Output {
    pub(super) locale: Locale,
}

impl Output {
    pub(super) fn new(locale: Locale) -> Self {
        Self { locale }
    }

    /// One line for a person. A reader that went away (`| head`) is no failure.
    pub(super) fn line(&self, text: impl AsRef<str>) {
        let _ = writeln!(stdout().lock(), "{}", text.as_ref());
    }

    /// A message for a person.
    pub(super) fn say(&self, message: &Message) {
        self.line(self.locale.message(message));
    }

    /// A message beside the result, on standard error.
    pub(super) fn aside(&self, message: &Message) {
        let _ = writeln!(stderr().lock(), "{}", self.locale.message(message));
    }

    /// An error, on standard error.
    pub(super) fn error(&self, message: &Message) {
        self.aside(&Message::new("cli-error").with("text", message.clone()));
    }

    /// The one JSON document of a subcommand.
    pub(super) fn json(&self, document: &impl Serialize) {
        let mut out = BufWriter::with_capacity(1 << 16, stdout().lock());
        let written = serde_json::to_writer(&mut out, document).map_err(std::io::Error::from);
        let _ = written.and_then(|()| out.write_all(b"\n")).and_then(|()| out.flush());
    }

    /// A JSON document written piece by piece. A reader that went away is no failure; `None` when stopped.
    pub(super) fn stream<T>(&self, write: impl FnOnce(&mut BufWriter<std::io::StdoutLock<'static>>) -> Result<T, Cut>) -> Option<T> {
        let mut out = BufWriter::with_capacity(1 << 16, stdout().lock());
        let done = write(&mut out);
        let _ = out.write_all(b"\n").and_then(|()| out.flush());
        done.ok()
    }

    /// Why a subcommand ended early, with its place.
    pub(super) fn stop(&self, stop: &Stop) {
        match &stop.place {
            Some(place) => {
                let place = self.locale.place(place);
                self.error(&Message::new("cli-at").with("place", place).with("text", stop.message.clone()));
            }
            None => self.error(&stop.message),
        }
    }

    /// The sign and the word of a level.
    pub(super) fn level(&self, level: Level) -> String {
        let sign = match level {
            Level::Error => '✖',
            Level::Warning => '▲',
            Level::Info => '●',
        };
        format!("{sign} {}", self.locale.text(level.message_id()))
    }
}
