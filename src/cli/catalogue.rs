//! `bordereau catalogue import|refresh|info|diff|purge|new|edit|remove`: the platforms that are kept on this machine.

use super::options;
use super::output::Output;
use super::{Ended, Exit, Stop, platforms};
use crate::catalogue::{Catalogue, Diff, Local, Untold};
use crate::error::Message;
use crate::locale::Language;
use crate::store::catalogues::{Entry, SourceKind, Store};
use crate::store::import::{Content, ImportFault, Imported};
use crate::store::{Folders, Forgotten, Settings, StoreFault, forget_everything};
use crate::watch::Watch;
use crate::workspace::{load, sentences};
use clap::ArgMatches;
use jiff::{Timestamp, Zoned, tz::TimeZone};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// The sentences that count the rows of a list, in the order in which they are said. Other lists mean nothing to a person.
const COUNTS: [(&str, &str); 5] = [
    ("courses", "catalogue-count-courses"),
    ("roles", "catalogue-count-roles"),
    ("users", "catalogue-count-accounts"),
    ("cohorts", "catalogue-count-cohorts"),
    ("enrolments", "catalogue-count-enrolments"),
];

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

/// The database and the settings of the account; what was set aside or forgotten is said beside the result.
pub(super) fn open(out: &Output) -> Result<(Store, Settings), Stop> {
    let folders = Folders::of_account().map_err(outside)?;
    let (settings, notice) = Settings::load(&folders).map_err(outside)?;
    let (mut store, notices) = Store::open(&folders).map_err(outside)?;
    store.keep_people_for(settings.keep_people_days);
    notice.iter().chain(&notices).for_each(|notice| out.aside(notice));
    Ok((store, settings))
}

pub(super) fn outside(fault: StoreFault) -> Stop {
    let exit = match fault {
        StoreFault::UnknownPlatform(_) | StoreFault::KnownPlatform(_) | StoreFault::NamelessPlatform => Exit::Usage,
        _ => Exit::Outside,
    };
    Stop::new(exit, &fault)
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

pub(super) fn platform(args: &ArgMatches) -> Option<&str> {
    args.get_one::<String>("platform").map(String::as_str)
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

pub(super) fn show_diff(diff: &Diff, out: &Output) {
    if diff.is_empty() {
        out.say(&Message::new("catalogue-no-change"));
    }
    for message in diff.messages() {
        out.line(format!("  {}", out.words(&message)));
    }
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

/// An entry as JSON, with its age.
pub(super) fn described(entry: &Entry, settings: &Settings) -> Value {
    let freshness = entry.freshness(Timestamp::now(), Zoned::now().date(), settings.old_after_days);
    let mut value = serde_json::to_value(entry).unwrap_or_default();
    if let Value::Object(keys) = &mut value {
        keys.insert("age_days".into(), json!(freshness.days));
        keys.insert("is_old".into(), json!(freshness.is_old));
        keys.insert("is_other_year".into(), json!(freshness.other_year.is_some()));
    }
    value
}

pub(super) fn show(entry: &Entry, settings: &Settings, out: &Output) {
    let platform = &entry.platform;
    let about = [Some(&platform.name), platform.url.as_ref(), platform.academic_year.as_ref()];
    out.line(about.into_iter().flatten().cloned().collect::<Vec<_>>().join(" · "));
    if entry.rows("courses").is_none() {
        out.line(format!("  {}", out.locale.text("catalogue-no-courses")));
    }
    let freshness = entry.freshness(Timestamp::now(), Zoned::now().date(), settings.old_after_days);
    let age = out.words(&freshness.age());
    for (name, id) in COUNTS {
        let Some(list) = entry.lists.iter().find(|list| list.list == name) else { continue };
        let count = out.words(&Message::new(id).with("count", list.rows));
        let kind = out.locale.text(match list.source.kind {
            SourceKind::Exchange => "catalogue-source-exchange",
            SourceKind::List => "catalogue-source-list",
            SourceKind::WebService => "catalogue-source-web-service",
            SourceKind::Address => "catalogue-source-address",
        });
        // Told only for those that were asked for, and perhaps on another day than the rest.
        let asked = list.asked.map(|asked| out.words(&Message::new(asked_for(name)).with("asked", asked))).unwrap_or_default();
        let day = day(&list.taken_at, out).map(|day| format!(", {day}")).unwrap_or_default();
        out.line(format!("  {count}{asked} — {kind}, {}{day}", list.source.name));
    }
    out.say(&Message::new("catalogue-age").with("age", age));
    if let Some(date) = entry.forget_people_at.as_deref().and_then(|at| day(at, out)) {
        out.say(&Message::new("catalogue-forget-at").with("date", date));
    }
    for warning in freshness.warnings() {
        out.line(format!("  ▲ {}", out.words(&warning)));
    }
}

/// The words for a list that tells nothing beyond what was asked for.
fn asked_for(list: &str) -> &'static str {
    if list == "users" { "catalogue-asked-people" } else { "catalogue-asked-courses" }
}

/// The day of an RFC 3339 time as the language writes it.
fn day(at: &str, out: &Output) -> Option<String> {
    let form = match out.locale.language() {
        Language::French => "%d/%m/%Y",
        Language::English => "%-d %B %Y",
    };
    Some(at.parse::<Timestamp>().ok()?.to_zoned(TimeZone::system()).strftime(form).to_string())
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
