//! `bordereau catalogue refresh`: asks the platform itself for its catalogue, or takes the one that is published.

use super::catalogue::{open, outside, platform, show, show_diff};
use super::output::Output;
use super::{Ended, Exit, Stop, catalogue};
use crate::error::{Fault as _, Message};
use crate::store::Settings;
use crate::store::moodle::{Address, Client, Limits, MoodleFault, Published, Refreshed, Token, refresh, refresh_published, vault};
use crate::watch::Watch;
use clap::ArgMatches;
use serde_json::json;
use std::io::{IsTerminal as _, stdin};

/// Where a script puts the token. It is never an argument: other users of the machine see those.
const VARIABLE: &str = "BORDEREAU_TOKEN";

pub(super) fn run(args: &ArgMatches, out: &Output) -> Ended {
    let (mut store, settings) = open(out)?;
    let name = platform(args);
    let known = name.map(|name| store.find(name)).transpose().map_err(outside)?.flatten();
    let from = args.get_one::<String>("from").map(Published::at);
    let is_asked = args.contains_id("url") || args.get_flag("forget-token");
    let published = match (from, name) {
        (None, Some(name)) if !is_asked => Published::of(&store, name).map_err(outside)?,
        (from, _) => from,
    };
    if let Some(published) = published {
        let refreshed = refresh_published(&mut store, name, &published, Limits::default(), &Watch::default()).map_err(stop)?;
        match refreshed {
            Some(refreshed) => say(&refreshed, &settings, args, out),
            None if args.get_flag("json") => out.json(&json!({ "unchanged": true })),
            None => out.say(&Message::new("catalogue-no-change")),
        }
        return Ok(Exit::Done);
    }
    let url = args.get_one::<String>("url").cloned().or_else(|| known.as_ref()?.platform.url.clone());
    let url = url.ok_or_else(|| Stop::usage(Message::new("moodle-url-needed")))?;
    let address = Address::parse(&url).map_err(stop)?;
    if args.get_flag("forget-token") {
        vault::forget(&address).map_err(|_| no_vault())?;
        out.say(&Message::new("moodle-token-forgotten").with("host", address.host()));
        return Ok(Exit::Done);
    }
    let token = token(&address, out)?;
    if args.get_flag("remember") && vault::keep(&address, &token).is_err() {
        out.aside(&Message::new("moodle-no-vault"));
    }
    out.aside(&Message::new("moodle-asking").with("host", address.host()));
    let groups_of: Vec<String> = args.get_many::<String>("groups-of").into_iter().flatten().cloned().collect();
    let client = Client::new(address, token, Limits::default());
    let refreshed = refresh(&mut store, name, &client, &groups_of, &Watch::default()).map_err(stop)?;
    say(&refreshed, &settings, args, out);
    Ok(Exit::Done)
}

fn say(refreshed: &Refreshed, settings: &Settings, args: &ArgMatches, out: &Output) {
    if args.get_flag("json") {
        let notes: Vec<_> = refreshed.notes.iter().map(|note| json!({ "id": note.id, "message": out.locale.message(note) })).collect();
        out.json(&json!({ "platform": catalogue::described(&refreshed.entry, settings), "diff": refreshed.diff, "notes": notes }));
        return;
    }
    show(&refreshed.entry, settings, out);
    for note in &refreshed.notes {
        out.line(format!("  ● {}", out.locale.message(note)));
    }
    if let Some(diff) = &refreshed.diff {
        show_diff(diff, out);
    }
}

fn stop(fault: MoodleFault) -> Stop {
    match fault {
        MoodleFault::Store(fault) => outside(fault),
        MoodleFault::BadAddress(_) | MoodleFault::BadToken => Stop::new(Exit::Usage, &fault),
        MoodleFault::Exchange(_) => Stop::new(Exit::Unusable, &fault),
        MoodleFault::Cancelled => Stop::new(Exit::Cancelled, &fault),
        fault => Stop::new(Exit::Outside, &fault),
    }
}

fn no_vault() -> Stop {
    Stop { exit: Exit::Outside, message: Message::new("moodle-no-vault"), place: None }
}

/// The token: of the variable, of the vault, else asked.
fn token(address: &Address, out: &Output) -> Result<Token, Stop> {
    if let Ok(text) = std::env::var(VARIABLE) {
        return Token::new(&text).map_err(stop);
    }
    if let Ok(Some(token)) = vault::find(address) {
        return Ok(token);
    }
    let mut text = String::new();
    if stdin().is_terminal() {
        let question = out.locale.message(&Message::new("moodle-ask-token").with("host", address.host()));
        text = rpassword::prompt_password(question).unwrap_or_default();
    } else {
        // A script may hand it over by a pipe.
        let _ = stdin().read_line(&mut text);
    }
    Token::new(&text).map_err(|fault| Stop { exit: Exit::Usage, message: fault.message(), place: None })
}
