//! `bordereau catalogue refresh`: asks the platform itself for its catalogue, or takes the one that is published.

use super::kept::{described, open, outside, platform, show, show_diff};
use super::list::{open_at, unlocked};
use super::output::Output;
use super::{Ended, Exit, Stop, options};
use crate::error::{Fault as _, Message};
use crate::store::Settings;
use crate::store::catalogues::Store;
use crate::store::moodle::{
    Address, Client, Limits, Login, MoodleFault, NEEDS, Origin, PeopleAsked, Published, Refreshed, Secret, Token, Wanted, refresh,
};
use crate::watch::Watch;
use crate::workspace::Work;
use clap::ArgMatches;
use serde_json::json;
use std::io::{IsTerminal as _, stdin};
use std::path::PathBuf;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// Where a script puts the token. It is never an argument: other users of the machine see those.
const TOKEN: &str = "BORDEREAU_TOKEN";
/// Where a script puts the password of a published catalogue.
const PASSWORD: &str = "BORDEREAU_PASSWORD";
/// More questions at once would be no courtesy to the platform.
const MOST_AT_ONCE: usize = 6;
/// Between two lines about how far it is.
const PACE: Duration = Duration::from_secs(2);

pub(super) fn run(args: &ArgMatches, out: &Output) -> Ended {
    if args.get_flag("needs") {
        return Ok(say_needs(args, out));
    }
    let (mut store, settings) = open(out)?;
    let name = platform(args);
    let origin = origin(&store, name, args)?;
    if args.get_flag("forget-token") {
        return forget(&origin, out);
    }
    let wanted = wanted(&store, name, args, out)?;
    let at_once = args.get_one::<u8>("at-once").copied().map_or(Limits::AT_ONCE, usize::from).clamp(1, MOST_AT_ONCE);
    let limits = Limits { at_once, ..Limits::default() };
    let secret = secret(&origin, args, out)?;
    if args.get_flag("remember") && !secret.keep(&origin) {
        out.aside(&Message::new("moodle-no-vault"));
    }
    out.aside(&Message::new("moodle-asking").with("host", origin.shown()));
    let refreshed = with_progress(out, |watch| refresh(&mut store, name, &origin, &secret, &wanted, limits, watch)).map_err(stop)?;
    say(&refreshed, &settings, args, out);
    Ok(Exit::Done)
}

/// What the account and the service of a token need, for its administrator.
fn say_needs(args: &ArgMatches, out: &Output) -> Exit {
    if args.get_flag("json") {
        out.json(&json!({ "needs": NEEDS }));
        return Exit::Done;
    }
    out.say(&Message::new("moodle-needs"));
    for need in NEEDS {
        out.line(format!("  {:<36} {}", need.function, need.capabilities.join(", ")));
    }
    out.say(&Message::new("moodle-needs-token"));
    Exit::Done
}

/// Where it is asked: as the arguments say, else as the platform remembers.
fn origin(store: &Store, name: Option<&str>, args: &ArgMatches) -> Result<Origin, Stop> {
    let parse = if args.get_flag("allow-http") { Address::parse_in_clear } else { Address::parse };
    let remembered = name.map(|name| Origin::of(store, name)).transpose().map_err(outside)?.flatten();
    if let Some(place) = args.get_one::<String>("from") {
        // The next refresh may start in another folder.
        let whole = std::path::absolute(place).ok().filter(|path| path.exists()).and_then(|path| path.to_str().map(str::to_owned));
        let published = Published::at(whole.as_ref().unwrap_or(place));
        return Ok(match remembered {
            // What is kept of this very file need not be fetched again.
            Some(Origin::Published(known)) if known.place == published.place => Origin::Published(known),
            _ => Origin::Published(published),
        });
    }
    if let Some(url) = args.get_one::<String>("url") {
        return Ok(Origin::Services { address: parse(url).map_err(stop)? });
    }
    let Some(known) = remembered else { return Err(Stop::usage(Message::new("moodle-url-needed"))) };
    let agreed = name.map(|name| Origin::agreed(store, name)).transpose().map_err(outside)?.flatten();
    match (known, agreed) {
        (Origin::Services { address }, None) => {
            // Whoever made the imported catalogue chose this address, not the person whose token it is.
            Err(Stop::usage(Message::new("moodle-url-unconfirmed").with("url", address.as_str())))
        }
        (known, _) => Ok(known),
    }
}

/// What is asked for beside the courses: what the list of `--for` names, and the courses of `--groups-of`.
fn wanted(store: &Store, name: Option<&str>, args: &ArgMatches, out: &Output) -> Result<Wanted, Stop> {
    let mut wanted = Wanted::default();
    if let Some(path) = args.get_one::<PathBuf>("for") {
        let local = name.map(|name| store.local(name)).transpose().map_err(outside)?.unwrap_or_default();
        let importer = options::importer(args, &local)?;
        let list = unlocked(open_at(path.clone(), args), args, out)?;
        let mapping = options::mapping(args, &list.headers(), list.proposed(importer), importer)?;
        let work = Work::with_mapping(&list, importer, mapping);
        wanted = Wanted::of(&work.roster(importer));
        let columns: Vec<_> = (0..list.headers().len()).filter_map(|column| list.cells(column)).collect();
        wanted = wanted.or_addresses(columns.iter());
        if wanted.people.is_none() {
            out.aside(&Message::new("moodle-nobody-named"));
        }
    }
    wanted.anew = args.get_flag("anew");
    wanted.courses.extend(args.get_many::<String>("groups-of").into_iter().flatten().cloned());
    Ok(wanted)
}

/// Runs the work, and says on standard error now and then how far it is.
pub(super) fn with_progress<T: Send>(out: &Output, work: impl FnOnce(&Watch) -> T + Send) -> T {
    let watch = Watch::default();
    thread::scope(|scope| {
        let (ended, end) = channel();
        let watch = &watch;
        let worker = scope.spawn(move || {
            let result = work(watch);
            // Nobody waits any more only when this very thread was given up.
            let _ = ended.send(());
            result
        });
        let (mut said, begun) = (0, std::time::Instant::now());
        while end.recv_timeout(PACE) == Err(RecvTimeoutError::Timeout) {
            let (done, total) = watch.progress();
            if done > said {
                said = done;
                out.aside(&Message::new("moodle-progress").with("done", done).with("total", total.max(done)));
            } else {
                // A list of thousands of courses is one answer, and takes its time.
                out.aside(&Message::new("moodle-waiting").with("seconds", begun.elapsed().as_secs()));
            }
        }
        match worker.join() {
            Ok(result) => result,
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

fn say(refreshed: &Refreshed, settings: &Settings, args: &ArgMatches, out: &Output) {
    if args.get_flag("json") {
        let missing: Vec<_> = refreshed
            .missing
            .iter()
            .map(|missing| {
                let mut value = serde_json::to_value(missing).unwrap_or_default();
                value["message"] = out.locale.message(&missing.message).into();
                value
            })
            .collect();
        out.json(&json!({
            "platform": described(&refreshed.entry, settings),
            "unchanged": refreshed.unchanged,
            "told": refreshed.told,
            "people": refreshed.people,
            "missing": missing,
            "diff": refreshed.diff,
        }));
        return;
    }
    if refreshed.unchanged {
        out.say(&Message::new("moodle-nothing-new").with("host", shown(refreshed)));
        return;
    }
    show(&refreshed.entry, settings, out);
    if let Some(PeopleAsked { asked, found, sure }) = refreshed.people {
        let id = if sure { "moodle-people" } else { "moodle-people-unsure" };
        out.line(format!("  {}", out.words(&Message::new(id).with("asked", asked).with("found", found))));
    }
    for missing in &refreshed.missing {
        out.aside(&Message::new("moodle-missing").with("text", missing.message.clone()));
    }
    if let Some(diff) = &refreshed.diff {
        show_diff(diff, out);
    }
}

/// Where the courses of the platform came from.
fn shown(refreshed: &Refreshed) -> String {
    refreshed.entry.lists.iter().find(|list| list.list == "courses").map(|list| list.source.name.clone()).unwrap_or_default()
}

pub(super) fn stop(fault: MoodleFault) -> Stop {
    match fault {
        MoodleFault::Store(fault) => outside(fault),
        MoodleFault::BadAddress(_) | MoodleFault::InClear(_) | MoodleFault::BadToken => Stop::new(Exit::Usage, &fault),
        MoodleFault::Exchange(_) => Stop::new(Exit::Unusable, &fault),
        MoodleFault::Cancelled => Stop::new(Exit::Cancelled, &fault),
        fault => Stop::new(Exit::Outside, &fault),
    }
}

fn forget(origin: &Origin, out: &Output) -> Ended {
    if !origin.forget_secret() {
        return Err(Stop { exit: Exit::Outside, message: Message::new("moodle-no-vault"), place: None });
    }
    out.say(&Message::new("moodle-token-forgotten").with("host", origin.shown()));
    Ok(Exit::Done)
}

fn secret(origin: &Origin, args: &ArgMatches, out: &Output) -> Result<Secret, Stop> {
    match origin {
        Origin::Services { address } => token(origin, address, out),
        Origin::Published(published) if published.is_address() => {
            if let Some(user) = args.get_one::<String>("user") {
                let password = match std::env::var(PASSWORD) {
                    Ok(password) => password,
                    Err(_) => ask(Message::new("moodle-ask-password").with("host", origin.shown()).with("user", user.as_str()), out),
                };
                return Ok(Secret::Login(Login::new(user, password)));
            }
            Ok(Secret::kept(origin).unwrap_or_default())
        }
        Origin::Published(_) => Ok(Secret::None),
    }
}

/// The web services of the platform that the arguments name, with the token that goes with them.
pub(super) fn client(args: &ArgMatches, out: &Output) -> Result<Client, Stop> {
    let (store, settings) = open(out)?;
    let name = platform(args).map(str::to_owned).or(settings.platform);
    let agreed = name.as_deref().map(|name| Origin::agreed(&store, name)).transpose().map_err(outside)?.flatten();
    let parse = if args.get_flag("allow-http") { Address::parse_in_clear } else { Address::parse };
    let origin = match (args.get_one::<String>("url"), agreed) {
        (Some(url), _) => Origin::Services { address: parse(url).map_err(stop)? },
        (None, Some(origin @ Origin::Services { .. })) => origin,
        (None, _) => {
            // Whoever made the catalogue chose its address, not the person whose token it is.
            let entry = name.as_deref().map(|name| store.find(name)).transpose().map_err(outside)?.flatten();
            let url = entry.and_then(|entry| entry.platform.url);
            let unsaid = url.map(|url| Message::new("moodle-url-unconfirmed").with("url", url));
            return Err(Stop::usage(unsaid.unwrap_or_else(|| Message::new("moodle-url-needed"))));
        }
    };
    match secret(&origin, args, out)? {
        Secret::Token(token) => match origin {
            Origin::Services { address } => Ok(Client::new(address, token, Limits::default())),
            Origin::Published(_) => Err(Stop::usage(Message::new("moodle-url-needed"))),
        },
        _ => Err(stop(MoodleFault::BadToken)),
    }
}

/// The token: of the variable, of the vault, else asked.
fn token(origin: &Origin, address: &Address, out: &Output) -> Result<Secret, Stop> {
    if let Some(text) = std::env::var(TOKEN).ok().filter(|text| !text.is_empty()) {
        return Token::new(&text).map(Secret::Token).map_err(stop);
    }
    if let Some(secret) = Secret::kept(origin) {
        return Ok(secret);
    }
    let text = ask(Message::new("moodle-ask-token").with("host", address.host()), out);
    Token::new(&text).map(Secret::Token).map_err(|fault| Stop { exit: Exit::Usage, message: fault.message(), place: None })
}

/// A secret typed by the person, or handed over by a pipe.
fn ask(question: Message, out: &Output) -> String {
    if stdin().is_terminal() {
        return rpassword::prompt_password(out.words(&question)).unwrap_or_default();
    }
    // What cannot be read is no secret, and is said to be none.
    super::secret::first_line(stdin().lock()).unwrap_or_default()
}
