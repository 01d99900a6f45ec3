//! `bordereau catalogue institution`: the file in which an institution describes its platforms.

use super::catalogue::{open, outside};
use super::output::Output;
use super::{Ended, Exit, Stop};
use crate::catalogue::Institution;
use crate::catalogue::institution::changed;
use crate::catalogue::{Local, Platform};
use crate::error::{Fault as _, Message};
use crate::store::catalogues::Store;
use crate::store::moodle::{Limits, Published};
use crate::store::{Folders, institution};
use crate::watch::Watch;
use clap::ArgMatches;
use serde_json::json;

/// Takes the file that stands on the machine, or at the place that is named or was named before.
pub(super) fn run(args: &ArgMatches, out: &Output) -> Ended {
    let folders = Folders::of_account().map_err(outside)?;
    if args.get_flag("forget") {
        institution::forget(&folders).map_err(outside)?;
        out.say(&Message::new("institution-forgotten"));
        return Ok(Exit::Done);
    }
    let named = args.get_one::<String>("from").map(Published::at);
    let remembered = institution::remembered::<Published>(&folders);
    let on_machine = institution::on_this_machine().and_then(|path| path.to_str().map(Published::at));
    // The same place again: what was taken need not be fetched a second time.
    let published = match (named, remembered) {
        (Some(named), Some(known)) if known.place == named.place => Some(known),
        (Some(named), _) => Some(named),
        (None, known) => known.or(on_machine),
    };
    let Some(published) = published else { return Err(Stop::usage(Message::new("institution-nowhere"))) };
    let fetched = published.newer(None, Limits::default(), &Watch::default());
    let Some((bytes, version)) = fetched.map_err(|fault| Stop::new(Exit::Outside, &fault))? else {
        if args.get_flag("json") {
            out.json(&json!({ "unchanged": true }));
        } else {
            out.say(&Message::new("institution-same"));
        }
        return Ok(Exit::Done);
    };
    let read = Institution::parse(&bytes).map_err(|fault| Stop { exit: Exit::Unusable, message: fault.message(), place: None })?;
    let (mut store, _) = open(out)?;
    let names = store.take_institution(&read).map_err(outside)?;
    institution::remember(&folders, &version).map_err(outside)?;
    if args.get_flag("json") {
        out.json(&json!({ "unchanged": false, "institution": read.institution, "platforms": names }));
        return Ok(Exit::Done);
    }
    let message = Message::new("institution-taken").with("institution", read.institution.as_str());
    out.say(&message.with("count", names.len()).with("platforms", names.join(", ")));
    for platform in read.platforms.iter().filter(|platform| platform.catalogue().is_some()) {
        out.say(&Message::new("institution-refresh").with("platform", platform.name()));
    }
    Ok(Exit::Done)
}

/// Refuses a change of what the institution locked.
pub(super) fn guard(store: &Store, name: &str, former: (&Platform, &Local), newer: (&Platform, &Local)) -> Result<(), Stop> {
    let Some(set) = store.set_by_institution(name).map_err(outside)? else { return Ok(()) };
    let touched: Vec<String> = changed(former, newer).into_iter().filter(|key| set.locked.contains(key)).collect();
    if touched.is_empty() {
        return Ok(());
    }
    let message = Message::new("institution-locked").with("institution", set.institution.as_str()).with("keys", touched.join(", "));
    Err(Stop::usage(message))
}
