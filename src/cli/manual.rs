//! `bordereau completions SHELL` and `bordereau manual`: what packages install beside the program.

use super::output::Output;
use super::{Ended, Exit, Stop, usage};
use crate::error::Message;
use clap::ArgMatches;
use clap_complete::{Shell, generate};
use clap_mangen::Man;

/// Prints the completions of a shell.
pub(super) fn completions(args: &ArgMatches, out: &Output) -> Ended {
    let Some(&shell) = args.get_one::<Shell>("shell") else { return Ok(Exit::Usage) };
    let mut text = Vec::new();
    generate(shell, &mut usage::command(&out.locale), "bordereau", &mut text);
    written(&text, out)
}

/// Prints the manual: the page of the program, or of one of its commands.
pub(super) fn manual(args: &ArgMatches, out: &Output) -> Ended {
    let names: Vec<&str> = args.get_many::<String>("command").into_iter().flatten().map(String::as_str).collect();
    let title = names.iter().fold("bordereau".to_owned(), |title, name| format!("{title}-{name}"));
    let command = usage::named(names, &out.locale)?.version(env!("CARGO_PKG_VERSION"));
    let mut text = Vec::new();
    // The date would change the page of one version from build to build.
    let made =
        Man::new(command).title(title).section("1").source(concat!("Bordereau ", env!("CARGO_PKG_VERSION"))).date("").render(&mut text);
    made.map_err(|cause| Stop { exit: Exit::Outside, message: refused(&cause), place: None })?;
    written(&text, out)
}

fn written(text: &[u8], out: &Output) -> Ended {
    out.plain(text).map_err(|cause| Stop { exit: Exit::Outside, message: refused(&cause), place: None })?;
    Ok(Exit::Done)
}

fn refused(cause: &std::io::Error) -> Message {
    Message::new("cli-output-refused").with("reason", cause.to_string())
}
