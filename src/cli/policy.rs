//! `bordereau policy show|templates`: what holds on this machine, and where each value comes from.

use super::kept::outside;
use super::output::Output;
use super::{Ended, Exit};
use crate::error::Message;
use crate::store::policy::{KEYS, Policy, Source, templates};
use crate::store::{Folders, Settings, StoreFault, atomic};
use clap::ArgMatches;
use serde_json::json;
use std::path::PathBuf;

pub(super) fn run(args: &ArgMatches, out: &Output) -> Ended {
    match args.subcommand() {
        Some(("show", args)) => show(args, out),
        Some(("templates", args)) => write_templates(args, out),
        _ => Ok(Exit::Usage),
    }
}

fn show(args: &ArgMatches, out: &Output) -> Ended {
    let (settings, notice) = match Folders::of_account() {
        Ok(folders) => Settings::load(&folders).map_err(outside)?,
        Err(_) => Default::default(),
    };
    let policy = Policy::of_machine();
    let held: Vec<_> = KEYS.iter().map(|key| (key, settings.held(key, policy))).collect();
    let exit = if policy.faults.is_empty() { Exit::Done } else { Exit::Problems };
    if args.get_flag("json") {
        let keys: Vec<_> = held
            .iter()
            .map(|(key, held)| json!({ "key": key.name, "value": held.value, "source": held.source.word(), "place": held.place }))
            .collect();
        let faults: Vec<_> = policy.faults.iter().map(|fault| out.locale.message(fault)).collect();
        out.json(&json!({ "keys": keys, "faults": faults }));
        return Ok(exit);
    }
    notice.iter().for_each(|notice| out.aside(notice));
    for (key, held) in held {
        let value = held.value.as_ref().map_or_else(|| out.locale.text("policy-not-set"), ToString::to_string);
        let source = Message::new(match held.source {
            Source::Forced => "policy-source-forced",
            Source::Person => "policy-source-person",
            Source::Usual => "policy-source-default",
            Source::BuiltIn => "policy-source-built-in",
        });
        let place = held.place.map(|place| format!("  ({place})")).unwrap_or_default();
        out.line(format!("{:<22} {value:<24} {}{place}", key.name, out.words(&source)));
    }
    for fault in &policy.faults {
        out.line(format!("▲ {}", out.words(fault)));
    }
    Ok(exit)
}

fn write_templates(args: &ArgMatches, out: &Output) -> Ended {
    let into = args.get_one::<PathBuf>("into").cloned().unwrap_or_default();
    let files = templates::all();
    let taken = files.iter().map(|(name, _)| into.join(name)).find(|path| path.exists());
    if let Some(path) = taken {
        return Err(outside(StoreFault::Stands(path)));
    }
    for (name, text) in &files {
        let path = into.join(name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| outside(StoreFault::of_io(folder, error)))?;
        }
        atomic::write_bytes(&path, atomic::Readers::AsUsual, text.as_bytes()).map_err(outside)?;
        out.line(path.display().to_string());
    }
    Ok(Exit::Done)
}
