//! What a person types and nobody sees, or a script hands over by a pipe or a file: never an argument, for other users of
//! the machine see those.

use super::output::Output;
use super::{Exit, Stop};
use crate::error::{Arg, Message};
use crate::read::Password;
use clap::ArgMatches;
use std::io::{BufRead as _, BufReader, Read, stdin};
use std::path::{Path, PathBuf};

/// Bytes of a secret that is handed over: a pipe may never end.
const LONGEST: u64 = 4_096;

/// The first line of what is handed over.
pub(super) fn first_line(from: impl Read) -> std::io::Result<String> {
    let mut text = String::new();
    BufReader::new(from.take(LONGEST)).read_line(&mut text)?;
    text.truncate(text.trim_end_matches(['\r', '\n']).len());
    Ok(text)
}

/// The password of `--password-file`; `-` is the standard input.
pub(super) fn of_file(args: &ArgMatches) -> Result<Option<Password>, Stop> {
    let Some(path) = args.try_get_one::<PathBuf>("password-file").ok().flatten() else { return Ok(None) };
    let read = if path == Path::new("-") { first_line(stdin().lock()) } else { std::fs::File::open(path).and_then(first_line) };
    let text = read.map_err(|error| {
        let message = Message::new("cli-no-password-file").with("path", path.to_string_lossy().into_owned());
        Stop { exit: Exit::Outside, message: message.with("cause", Arg::from(error.to_string())), place: None }
    })?;
    match Password::new(&text) {
        Some(password) => Ok(Some(password)),
        None => Err(Stop::usage(Message::new("cli-empty-password"))),
    }
}

/// The password of a workbook, asked on the terminal; `None` where nobody can be asked or nothing is typed.
#[cfg(feature = "net")]
pub(super) fn ask_password(name: &str, again: bool, out: &Output) -> Option<Password> {
    use std::io::{IsTerminal as _, stderr};
    if !stdin().is_terminal() || !stderr().is_terminal() {
        return None;
    }
    let question = Message::new(if again { "cli-ask-password-again" } else { "cli-ask-password" }).with("name", name);
    Password::new(&rpassword::prompt_password(out.words(&question)).ok()?)
}

/// Without the package that hides what is typed nobody is asked.
#[cfg(not(feature = "net"))]
pub(super) fn ask_password(_: &str, _: bool, _: &Output) -> Option<Password> {
    None
}
