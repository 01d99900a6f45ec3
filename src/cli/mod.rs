//! The command line: one file per subcommand, the words of `assets/locale/*/cli.ftl`, the JSON and the
//! exit codes of the contract. The only place that prints.
//!
//! ```
//! use bordereau::cli::{Exit, Next, run};
//! let next = run(["bordereau", "explain", "unknown_course", "--lang", "en"].map(Into::into));
//! assert!(matches!(next, Next::Done(Exit::Done)));
//! ```

mod access;
mod beside;
mod catalogue;
mod check;
pub mod console;
mod convert;
mod demo;
mod explain;
mod export;
mod importers;
#[cfg(feature = "net")]
mod institution;
mod kept;
mod list;
mod manual;
mod options;
mod output;
mod platforms;
mod policy;
mod printable;
mod read;
mod receipts;
mod recipes;
#[cfg(feature = "net")]
mod refresh;
pub mod removal;
mod same;
mod scout;
mod secret;
mod simulate;
mod sound;
mod submit;
mod usage;
mod verify;

use crate::error::{Fault, Message};
use crate::locale::{Language, Locale};
use crate::store::{guarded, save::end_clean_on_signals};
use output::Output;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

/// Exit codes of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done, nothing to report.
    Done = 0,
    /// Done, problems found.
    Problems = 1,
    /// The input cannot be used.
    Unusable = 2,
    /// Wrong usage.
    Usage = 3,
    /// An outside thing failed: disk, network, vault, display.
    Outside = 4,
    /// What was sent may have arrived: not to be repeated, but verified.
    NotKnown = 5,
    /// Stopped by the person.
    Cancelled = 130,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// What the command line asks of the program.
pub enum Next {
    /// It is done.
    Done(Exit),
    /// Open the window.
    Window {
        /// The list to open in it.
        file: Option<PathBuf>,
        /// Open the sample.
        sample: bool,
        /// Language asked for.
        language: Option<Language>,
    },
}

/// Why a subcommand ended early.
pub(crate) struct Stop {
    exit: Exit,
    message: Message,
    place: Option<crate::error::Place>,
}

impl Stop {
    fn new(exit: Exit, fault: &(impl Fault + ?Sized)) -> Self {
        Self { exit, message: fault.message(), place: fault.place() }
    }

    /// Whether a password would open the file.
    fn asks_password(&self) -> bool {
        matches!(self.message.id.as_ref(), "read-password-needed" | "read-wrong-password")
    }

    fn usage(message: Message) -> Self {
        Self { exit: Exit::Usage, message, place: None }
    }
}

type Ended = Result<Exit, Stop>;

/// Runs what the arguments (program name first) say.
pub fn run(args: impl IntoIterator<Item = OsString>) -> Next {
    let mut args: Vec<OsString> = args.into_iter().collect();
    if args.get(1).is_some_and(|arg| arg == guarded::SCOUT) {
        return Next::Done(scout::run());
    }
    if args.get(1).is_some_and(|arg| arg == guarded::SECOND) {
        return Next::Done(scout::look_again());
    }
    end_clean_on_signals();
    guarded::allow_scouts();
    let asked = usage::take_language(&mut args);
    let locale = Locale::new(asked.unwrap_or_else(system_language));
    let out = Output::new(locale);
    let matches = match usage::command(&locale).try_get_matches_from(&args) {
        Ok(matches) => matches,
        Err(error) => return Next::Done(out.ended(usage::explain(&error, &out))),
    };
    if let Some(names) = usage::help_asked(&matches) {
        return Next::Done(out.settled(usage::help(names, &out)));
    }
    let ended = match matches.subcommand() {
        None => return Next::Window { file: matches.get_one::<PathBuf>("file").cloned(), sample: false, language: asked },
        Some(("demo", args)) if args.get_flag("window") => return Next::Window { file: None, sample: true, language: asked },
        Some(("read", args)) => read::run(args, &out),
        Some(("check", args)) => check::run(args, &out),
        Some(("simulate", args)) => simulate::run(args, &out),
        Some(("fix", args)) => export::run(args, &out, true),
        Some(("export", args)) => export::run(args, &out, false),
        Some(("convert", args)) => convert::run(args, &out),
        Some(("importers", args)) => importers::run(args, &out),
        Some(("catalogue", args)) => catalogue::run(args, &out),
        Some(("submit", args)) => submit::run(args, &out),
        Some(("verify", args)) => verify::run(args, &out),
        Some(("receipts", args)) => receipts::run(args, &out),
        Some(("access", args)) => access::run(args, &out),
        Some(("recipes", args)) => recipes::run(args, &out),
        Some(("explain", args)) => explain::run(args, &out),
        Some(("policy", args)) => policy::run(args, &out),
        Some(("completions", args)) => manual::completions(args, &out),
        Some(("manual", args)) => manual::manual(args, &out),
        Some(("demo", args)) => demo::run(args, &out),
        Some(_) => Ok(Exit::Usage),
    };
    Next::Done(out.settled(ended))
}

/// Why the window cannot be shown, and the way without it.
pub fn no_window(cause: &str) -> Message {
    Message::new("cli-no-window").with("cause", cause)
}

/// Why the program that stands beside the launcher does not start.
pub fn not_started(cause: &std::io::Error) -> Message {
    Message::new("cli-not-started").with("cause", cause.to_string())
}

/// Says on the command line why there is no window.
pub fn say_no_window(locale: Locale, message: &Message) -> Exit {
    Output::new(locale).error(message);
    Exit::Outside
}

/// The language of the system.
pub fn system_language() -> Language {
    Language::of_tag(&sys_locale::get_locale().unwrap_or_default())
}
