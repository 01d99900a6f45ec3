//! Standard output and standard error, through one door.

use super::printable::{Escaped, on_one_line, printable};
use super::{Ended, Exit, Stop};
use crate::error::{Level, Message};
use crate::export::ExportFault;
use crate::locale::Locale;
use crate::simulate::json::Cut;
use serde::Serialize;
use std::cell::RefCell;
use std::io::{self, BufWriter, ErrorKind, StdoutLock, Write as _, stderr, stdout};

/// Where a subcommand says what it has to say.
pub(super) struct Output {
    pub(super) locale: Locale,
    /// Why not everything that was said arrived.
    refused: RefCell<Option<io::Error>>,
}

type Json = BufWriter<Escaped<StdoutLock<'static>>>;

impl Output {
    pub(super) fn new(locale: Locale) -> Self {
        Self { locale, refused: RefCell::default() }
    }

    /// The words of a message, on one line but for what the program itself sets on several.
    pub(super) fn words(&self, message: &Message) -> String {
        self.locale.message(&on_one_line(message))
    }

    /// One line for a person, or several of the program's own. A reader that went away (`| head`) is no failure.
    pub(super) fn line(&self, text: impl AsRef<str>) {
        match writeln!(stdout().lock(), "{}", printable(text.as_ref())) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => self.refuse(error),
            _ => {}
        }
    }

    /// A message for a person.
    pub(super) fn say(&self, message: &Message) {
        self.line(self.words(message));
    }

    /// A message beside the result, on standard error.
    pub(super) fn aside(&self, message: &Message) {
        let _ = writeln!(stderr().lock(), "{}", printable(&self.words(message)));
    }

    /// An error, on standard error.
    pub(super) fn error(&self, message: &Message) {
        self.aside(&Message::new("cli-error").with("text", message.clone()));
    }

    /// The one JSON document of a subcommand.
    pub(super) fn json(&self, document: &impl Serialize) {
        // Whoever waits for a document waits for a whole one: a reader that went away is a failure here.
        let written = self.stream(|out| serde_json::to_writer(out, document).map_err(|error| Cut::Io(error.into())));
        debug_assert!(written.is_some(), "nobody can stop it");
    }

    /// A JSON document written piece by piece; `None` when the person stopped it. What standard output refuses is said at the end.
    pub(super) fn stream<T: Default>(&self, write: impl FnOnce(&mut Json) -> Result<T, Cut>) -> Option<T> {
        let mut out = BufWriter::with_capacity(1 << 16, Escaped::new(stdout().lock()));
        let done = write(&mut out).and_then(|value| {
            out.write_all(b"\n")?;
            out.flush()?;
            Ok(value)
        });
        match done {
            Ok(value) => Some(value),
            Err(Cut::Cancelled) => None,
            Err(Cut::Io(error)) => {
                self.refuse(error);
                Some(T::default())
            }
        }
    }

    /// The exact bytes of a file. Nothing is escaped: they are for a program.
    pub(super) fn bytes<T>(
        &self,
        write: impl FnOnce(&mut BufWriter<StdoutLock<'static>>) -> Result<T, ExportFault>,
    ) -> Result<T, ExportFault> {
        let mut out = BufWriter::with_capacity(1 << 16, stdout().lock());
        let value = write(&mut out)?;
        out.flush()?;
        Ok(value)
    }

    /// A text of the program itself for another program, as it stands. A reader that went away is no failure.
    pub(super) fn plain(&self, text: &[u8]) -> io::Result<()> {
        let mut out = stdout().lock();
        match out.write_all(text).and_then(|()| out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error),
            _ => Ok(()),
        }
    }

    fn refuse(&self, error: io::Error) {
        self.refused.borrow_mut().get_or_insert(error);
    }

    /// How it ended: `exit`, unless standard output did not take all that was said.
    pub(super) fn ended(&self, exit: Exit) -> Exit {
        if let Err(error) = stdout().flush()
            && error.kind() != ErrorKind::BrokenPipe
        {
            self.refuse(error);
        }
        match self.refused.take() {
            Some(error) => {
                self.error(&Message::new("cli-output-refused").with("reason", error.to_string()));
                Exit::Outside
            }
            None => exit,
        }
    }

    /// How a subcommand ended, once said why when it was early.
    pub(super) fn settled(&self, ended: Ended) -> Exit {
        let exit = ended.unwrap_or_else(|stop| {
            self.stop(&stop);
            stop.exit
        });
        self.ended(exit)
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
