//! `bordereau receipts list|show|forget`: what was handed over, and what came of it.

use super::kept::outside;
use super::output::Output;
use super::{Ended, Exit, Stop};
use crate::error::Message;
use crate::store::receipts::{Receipt, ReceiptState, Receipts};
use crate::store::{Folders, Settings};
use clap::ArgMatches;
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Value, json};
use std::path::Path;

pub(super) fn run(args: &ArgMatches, out: &Output) -> Ended {
    let folders = Folders::of_account().map_err(outside)?;
    let (mut receipts, notices) = Receipts::open(&folders).map_err(outside)?;
    notices.iter().for_each(|notice| out.aside(notice));
    let keep = Settings::load(&folders).map_err(outside)?.0.keep_receipts_days;
    receipts.forget_older(keep, Timestamp::now()).map_err(outside)?;
    look_at_pickups(&mut receipts)?;
    match args.subcommand() {
        Some(("show", args)) => show(&receipts, args, out),
        Some(("forget", args)) => forget(&mut receipts, args, out),
        Some((_, args)) => list(&receipts, args, out),
        None => Ok(Exit::Usage),
    }
}

/// A file that is gone from a pick-up folder that can still be seen was taken.
fn look_at_pickups(receipts: &mut Receipts) -> Result<(), Stop> {
    for receipt in receipts.list().map_err(outside)? {
        let waits = receipt.plan.channel == "pickup" && matches!(receipt.state, ReceiptState::ReadBack | ReceiptState::HandedOver);
        let path = Path::new(&receipt.place);
        if waits && path.parent().is_some_and(Path::is_dir) && matches!(path.try_exists(), Ok(false)) {
            receipts.set_state(&receipt.id, ReceiptState::PickedUp).map_err(outside)?;
        }
    }
    Ok(())
}

fn list(receipts: &Receipts, args: &ArgMatches, out: &Output) -> Ended {
    let all = receipts.list().map_err(outside)?;
    let wanted = args.get_one::<String>("platform");
    let all: Vec<Receipt> = all.into_iter().filter(|receipt| wanted.is_none_or(|name| *name == receipt.plan.platform)).collect();
    if args.get_flag("json") {
        out.json(&json!({ "receipts": all.iter().map(described).collect::<Vec<_>>() }));
        return Ok(Exit::Done);
    }
    if all.is_empty() {
        out.say(&Message::new("receipt-none"));
    }
    all.iter().for_each(|receipt| out.say(&line(receipt)));
    Ok(Exit::Done)
}

fn show(receipts: &Receipts, args: &ArgMatches, out: &Output) -> Ended {
    let id = args.get_one::<String>("id").cloned().unwrap_or_default();
    let receipt = receipts.find(&id).map_err(outside)?;
    let receipt = receipt.ok_or_else(|| Stop::usage(Message::new("receipt-unknown").with("id", id)))?;
    if args.get_flag("json") {
        out.json(&described(&receipt));
        return Ok(Exit::Done);
    }
    out.say(&line(&receipt));
    let ended = receipt.ended_at.clone().unwrap_or_else(|| "—".to_owned());
    out.say(&Message::new("receipt-date").with("begun", receipt.begun_at.as_str()).with("ended", ended));
    out.say(&Message::new("submit-digest").with("digest", receipt.plan.file.sha256.as_str()));
    if let Some(source) = &receipt.source {
        out.say(&Message::new("receipt-source").with("path", source.display().to_string()));
    }
    if let Some((done, all)) = receipt.parts {
        out.say(&Message::new("receipt-parts").with("done", done).with("all", all));
    }
    if let Some(verified) = &receipt.verified {
        let message = Message::new("receipt-verified").with("date", verified.asked_at.as_str()).with("asked", verified.asked);
        let message = message.with("as_asked", verified.as_asked).with("absent", verified.absent);
        out.say(&message.with("different", verified.different).with("not_told", verified.not_told));
    }
    Ok(Exit::Done)
}

fn forget(receipts: &mut Receipts, args: &ArgMatches, out: &Output) -> Ended {
    let ids: Vec<&String> = args.get_many::<String>("id").into_iter().flatten().collect();
    let before = args.get_one::<String>("before");
    let count = if args.get_flag("all") {
        receipts.forget_before(None).map_err(outside)?
    } else if let Some(text) = before {
        let bad = || Stop::usage(Message::new("receipt-bad-date").with("text", text.as_str()));
        let day: Date = text.parse().map_err(|_| bad())?;
        let midnight = day.to_zoned(jiff::tz::TimeZone::system()).map_err(|_| bad())?;
        receipts.forget_before(Some(midnight.timestamp())).map_err(outside)?
    } else if ids.is_empty() {
        return Err(Stop::usage(Message::new("receipt-forget-what")));
    } else {
        let mut count = 0;
        for id in ids {
            if !receipts.forget(id).map_err(outside)? {
                return Err(Stop::usage(Message::new("receipt-unknown").with("id", id.as_str())));
            }
            count += 1;
        }
        count
    };
    if args.get_flag("json") {
        out.json(&json!({ "forgotten": count }));
    } else {
        out.say(&Message::new("receipt-forgotten").with("count", count));
    }
    Ok(Exit::Done)
}

fn line(receipt: &Receipt) -> Message {
    let file = &receipt.plan.file;
    let message = Message::new("receipt-line").with("id", receipt.id.as_str()).with("state", receipt.state.message());
    let message = message.with("platform", receipt.platform()).with("name", file.name.as_str());
    message.with("rows", file.rows).with("place", receipt.place.as_str())
}

/// A receipt for scripts, in the words of `submit --json`.
fn described(receipt: &Receipt) -> Value {
    let plan = &receipt.plan;
    json!({
        "receipt": receipt.id,
        "state": receipt.state,
        "begun_at": receipt.begun_at,
        "ended_at": receipt.ended_at,
        "platform": plan.platform,
        "importer": plan.importer,
        "settings": plan.settings,
        "channel": plan.channel,
        "where": receipt.place,
        "file": plan.file,
        "roles": plan.roles,
        "forecast": plan.forecast,
        "plan": plan.seal(),
        "source": receipt.source,
        "batches": receipt.parts.map(|(done, all)| json!({ "acknowledged": done, "total": all })),
        "verified": receipt.verified,
    })
}
