//! `bordereau catalogue import|refresh|info|diff|purge|new|edit|remove`: the platforms that are kept on this machine.

use super::kept::{described, open, outside, platform, show, show_diff};
use super::output::Output;
use super::{Ended, Exit, Stop, options, platforms};
use crate::catalogue::{Catalogue, Local, Untold};
use crate::error::Message;
use crate::store::catalogues::{Entry, Store};
use crate::store::import::{Content, ImportFault, Imported};
use crate::store::{Folders, Forgotten, forget_everything};
use crate::watch::Watch;
use crate::workspace::{load, sentences};
use clap::ArgMatches;
use serde_json::json;
use std::path::{Path, PathBuf};

pub(super) fn run(args: &ArgMatches, out: &Output) -> Ended {
    match args.subcommand() {
        Some(("import", args)) => import(args, out),
        Some(("diff", args)) => diff(args, out),
        Some(("purge", args)) => purge(args, out),
        Some(("new", args)) => platforms::new(args, out),
        Some(("edit", args)) => platforms::edit(args, out),
        Some(("remove", args)) => platforms::remove(args, out),
        #[cfg(feature = "net")]
        Some(("institution", args)) => super::institution::run(args, out),
        #[cfg(feature = "net")]
        Some(("refresh", args)) => super::refresh::run(args, out),
        Some((_, args)) => info(args, out),
        None => Ok(Exit::Usage),
    }
}

fn unusable(fault: ImportFault) -> Stop {
    match fault {
        ImportFault::Store(fault) => outside(fault),
        ImportFault::PlatformNeeded | ImportFault::CoursesFirst(_) => Stop::new(Exit::Usage, &fault),
        fault => Stop::new(Exit::Unusable, &fault),
    }
}

fn content(args: &ArgMatches) -> Result<Content, Stop> {
    let path = args.get_one::<PathBuf>("file").cloned().unwrap_or_default();
    let bytes = load(&path).map_err(|fault| Stop::new(Exit::Outside, &fault))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Content::read(&bytes, &name, platform(args), &options::reading(args)?, &Watch::default()).map_err(unusable)
}

fn import(args: &ArgMatches, out: &Output) -> Ended {
    let content = content(args)?;
    let (mut store, settings) = open(out)?;
    let imported = content.keep(&mut store).map_err(unusable)?;
    if args.get_flag("json") {
        let Imported { entry, diff, taken } = &imported;
        out.json(&json!({ "platform": described(entry, &settings), "diff": diff, "list": taken }));
        return Ok(Exit::Done);
    }
    if let Some(taken) = &imported.taken {
        sentences(taken).iter().for_each(|said| out.say(said));
    }
    show(&imported.entry, &settings, out);
    if let Some(diff) = &imported.diff {
        show_diff(diff, out);
    }
    Ok(Exit::Done)
}

fn diff(args: &ArgMatches, out: &Output) -> Ended {
    let content = content(args)?;
    let (mut store, _) = open(out)?;
    let name = content.platform().to_owned();
    let diff = content.compare(&mut store).map_err(unusable)?;
    if args.get_flag("json") {
        out.json(&json!({ "platform": name, "diff": diff }));
    } else {
        show_diff(&diff, out);
    }
    Ok(Exit::Done)
}

fn info(args: &ArgMatches, out: &Output) -> Ended {
    let (mut store, settings) = open(out)?;
    let entries = match platform(args) {
        Some(name) => vec![store.entry(name).map_err(outside)?],
        None => store.entries().map_err(outside)?,
    };
    if args.get_flag("json") {
        let mut platforms = Vec::new();
        for entry in &entries {
            let mut value = described(entry, &settings);
            let local = store.local(&entry.platform.name).map_err(outside)?;
            value["local"] = serde_json::to_value(&local).unwrap_or_default();
            value["set_by"] = json!(store.set_by_institution(&entry.platform.name).map_err(outside)?);
            if platform(args).is_some() {
                let untold = untold(&mut store, entry, local)?;
                value["not_told"] = json!(untold.open.iter().map(|topic| topic.word()).collect::<Vec<_>>());
                value["assumed"] = json!(untold.assumed.iter().map(|what| what.word()).collect::<Vec<_>>());
            }
            platforms.push(value);
        }
        out.json(&json!({ "platforms": platforms, "chosen": settings.platform }));
        return Ok(Exit::Done);
    }
    if entries.is_empty() {
        out.say(&Message::new("catalogue-none"));
    }
    for (i, entry) in entries.iter().enumerate() {
        if i > 0 {
            out.line("");
        }
        show(entry, &settings, out);
        let local = store.local(&entry.platform.name).map_err(outside)?;
        platforms::show_local(&local, out);
        if let Some(set) = store.set_by_institution(&entry.platform.name).map_err(outside)? {
            let keys = set.set.iter().cloned().collect::<Vec<_>>().join(", ");
            out.say(&Message::new("institution-set").with("institution", set.institution).with("keys", keys));
        }
        if platform(args).is_some() {
            show_untold(&untold(&mut store, entry, local)?, out);
        }
    }
    Ok(Exit::Done)
}

/// What is not told of a platform, and what its people assume.
fn untold(store: &mut Store, entry: &Entry, local: Local) -> Result<Untold, Stop> {
    let site = store.load(&entry.platform.name).map_err(outside)?;
    Ok(Catalogue::new(site).with_local(local).untold())
}

fn show_untold(untold: &Untold, out: &Output) {
    let topics = untold.open.iter().map(|topic| out.locale.message(&topic.message()));
    let assumed = untold.assumed.iter().map(|what| out.locale.text(what.title_id()));
    for (id, topics) in [("catalogue-untold", topics.collect::<Vec<_>>()), ("catalogue-assumed", assumed.collect())] {
        if !topics.is_empty() {
            out.say(&Message::new(id).with("topics", topics.join(", ")));
        }
    }
}

fn purge(args: &ArgMatches, out: &Output) -> Ended {
    if args.get_flag("everything") {
        let folders = Folders::of_account().map_err(outside)?;
        #[cfg(feature = "net")]
        for settled in crate::workspace::forget_accesses(&folders).map_err(outside)? {
            settled.told.iter().for_each(|told| out.aside(told));
        }
        let Forgotten { deleted, windows } = forget_everything(&folders).map_err(outside)?;
        if args.get_flag("json") {
            let names: Vec<_> = deleted.iter().filter_map(|path| Path::file_name(path)).map(|name| name.to_string_lossy()).collect();
            out.json(&json!({ "deleted": names, "open_windows": windows }));
        } else {
            out.say(&Message::new("catalogue-forgot-everything").with("count", deleted.len()));
            if windows > 0 {
                out.say(&Message::new("catalogue-forgot-windows").with("count", windows));
            }
        }
        return Ok(Exit::Done);
    }
    let (mut store, _) = open(out)?;
    let name = platform(args);
    let accounts = store.purge(name).map_err(outside)?;
    let removed = args.get_flag("remove");
    if removed {
        store.remove(name.unwrap_or_default()).map_err(outside)?;
    }
    if args.get_flag("json") {
        out.json(&json!({ "accounts": accounts, "platform": name, "removed": removed }));
    } else if let (true, Some(name)) = (removed, name) {
        out.say(&Message::new("catalogue-removed").with("platform", name));
    } else {
        out.say(&Message::new("catalogue-purged").with("count", accounts));
    }
    Ok(Exit::Done)
}
