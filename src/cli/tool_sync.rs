//! `bordereau simulate FILE --importer tool-sync-…`: what tool_sync will do with these exact bytes.

use super::options;
use super::output::Output;
use super::{Ended, Exit, Stop};
use crate::catalogue::Catalogue;
use crate::error::Message;
use crate::importer::Importer;
use crate::simulate::tool_sync::{Change, Kind, Outcome, Settings, Verdict, json, simulate};
use crate::workspace::load;
use clap::ArgMatches;
use std::path::PathBuf;

pub(super) fn run(args: &ArgMatches, catalogue: Catalogue, importer: &Importer, kind: Kind, out: &Output) -> Ended {
    let settings = settings(args, importer, &catalogue)?;
    let file = args.get_one::<PathBuf>("file").cloned().unwrap_or_default();
    let bytes = load(&file).map_err(|fault| Stop::new(Exit::Outside, &fault))?;
    let verdict = simulate(&bytes, kind, &settings, catalogue.site());
    if args.get_flag("json") {
        out.json(&json::document(&verdict, kind, &settings));
    } else {
        say(&verdict, out);
    }
    Ok(if verdict.outcome == Outcome::Completed { Exit::Done } else { Exit::Problems })
}

/// The settings of the platform, then those given here.
fn settings(args: &ArgMatches, importer: &Importer, catalogue: &Catalogue) -> Result<Settings, Stop> {
    let mut settings = Settings::of(catalogue.site());
    let local = catalogue.local().settings_of(&importer.id);
    let mut given: Vec<(String, String)> = local.map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
    given.extend(options::pairs(args, "set")?);
    for (option, key) in [("delimiter", "csvseparator"), ("encoding", "encoding")] {
        given.extend(args.get_one::<String>(option).map(|value| (key.to_owned(), value.clone())));
    }
    for (key, value) in given {
        settings.set(&key, &value).map_err(|bad| {
            let message = if Settings::keys().any(|known| known == bad.key) || bad.key == "mode" {
                "tool-sync-bad-setting"
            } else {
                "tool-sync-unknown-setting"
            };
            Stop::usage(Message::new(message).with("key", bad.key).with("value", bad.value))
        })?;
    }
    Ok(settings)
}

/// The verdict, for a person.
fn say(verdict: &Verdict, out: &Output) {
    let outcome = match verdict.outcome {
        Outcome::Completed => "tool-sync-completed",
        Outcome::RefusedHeader => "tool-sync-refused-header",
        Outcome::StoppedOnRow => "tool-sync-stopped-on-row",
        Outcome::Crashed => "tool-sync-crashed",
        Outcome::NeverEnds => "tool-sync-never-ends",
        Outcome::NoFile => "tool-sync-no-file",
    };
    let last = verdict.said.iter().rev().find_map(|said| said.line).unwrap_or(0);
    out.say(&Message::new(outcome).with("line", last));
    let count = |wanted: fn(&Change) -> bool| verdict.changes.iter().filter(|change| wanted(change)).count();
    let record =
        |op: &str| verdict.changes.iter().filter(|change| matches!(change, Change::Record { op: held, .. } if *held == op)).count();
    for (id, number) in [
        ("tool-sync-created", count(|change| matches!(change, Change::UserCreated(_)))),
        ("tool-sync-deleted", count(|change| matches!(change, Change::UserDeleted { .. }))),
        ("tool-sync-changed", count(|change| matches!(change, Change::UserChanged { .. }))),
        ("tool-sync-reset", count(|change| matches!(change, Change::UserChanged { resets, .. } if !resets.is_empty()))),
        ("tool-sync-enrolled", record("enrol_added")),
        ("tool-sync-unenrolled", record("enrol_removed")),
        ("tool-sync-roles", record("roles_added")),
        ("tool-sync-groups", record("groups_added")),
        ("tool-sync-members", record("members_added")),
        ("tool-sync-left", record("members_removed")),
        ("tool-sync-cohorts", record("cohorts_added")),
    ] {
        if number > 0 {
            out.say(&Message::new(id).with("count", number));
        }
    }
    let skipped = verdict.after.as_ref().and_then(|after| after.failed_rows.as_ref()).map_or(0, |rows| rows.len().saturating_sub(1));
    if skipped > 0 {
        out.say(&Message::new("tool-sync-skipped").with("count", skipped));
    }
    if !verdict.not_told.is_empty() {
        out.say(&Message::new("tool-sync-not-told").with("count", verdict.not_told.len()));
    }
}
