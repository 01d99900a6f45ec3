//! `bordereau catalogue institution`: the file in which an institution describes its platforms.

use super::kept::{open, outside};
use super::output::Output;
use super::{Ended, Exit, Stop};
use crate::catalogue::{Local, Platform};
use crate::error::{Fault as _, Message};
use crate::store::Folders;
use crate::store::catalogues::Store;
use crate::store::institution::{self, Remembered, TakeFault, Taken};
use crate::store::moodle::Origin;
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
    let taken = institution::take(&folders, args.get_one::<String>("from").map(String::as_str), &Watch::default()).map_err(stop)?;
    match taken {
        Taken::Nowhere => Err(Stop::usage(Message::new("institution-nowhere"))),
        Taken::Same(_) => {
            if args.get_flag("json") {
                out.json(&json!({ "unchanged": true }));
            } else {
                out.say(&Message::new("institution-same"));
            }
            Ok(Exit::Done)
        }
        Taken::New(taken) => say(&taken, args, out),
    }
}

fn stop(fault: TakeFault) -> Stop {
    match fault {
        TakeFault::Fetch(fault) => Stop::new(Exit::Outside, &fault),
        TakeFault::Form(fault) => Stop { exit: Exit::Unusable, message: fault.message(), place: None },
        TakeFault::Store(fault) => outside(fault),
    }
}

fn say(taken: &Remembered, args: &ArgMatches, out: &Output) -> Ended {
    if args.get_flag("json") {
        out.json(&json!({ "unchanged": false, "institution": taken.institution, "platforms": taken.platforms }));
        return Ok(Exit::Done);
    }
    let message = Message::new("institution-taken").with("institution", taken.institution.as_str());
    out.say(&message.with("count", taken.platforms.len()).with("platforms", taken.platforms.join(", ")));
    let (store, _) = open(out)?;
    for name in &taken.platforms {
        if let Some(Origin::Published(_)) = Origin::of(&store, name).map_err(outside)? {
            out.say(&Message::new("institution-refresh").with("platform", name.as_str()));
        }
    }
    Ok(Exit::Done)
}

/// Refuses a change of what the institution locked.
pub(super) fn guard(store: &Store, name: &str, former: (&Platform, &Local), newer: (&Platform, &Local)) -> Result<(), Stop> {
    let Some(set) = store.set_by_institution(name).map_err(outside)? else { return Ok(()) };
    set.refuses(former, newer).map_or(Ok(()), |message| Err(Stop::usage(message)))
}
