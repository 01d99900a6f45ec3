//! `bordereau simulate FILE --importer tool-sync-…`: what tool_sync will do with these exact bytes.

use super::options;
use super::output::Output;
use super::{Ended, Exit, Stop};
use crate::catalogue::Catalogue;
use crate::error::Message;
use crate::importer::Importer;
use crate::simulate::tool_sync::{Kind, Outcome, Settings, Summary, foresee, json};
use crate::watch::Watch;
use crate::workspace::load;
use clap::ArgMatches;
use std::path::PathBuf;

/// Lines shown per remark.
const SHOWN: usize = 6;

pub(super) fn run(args: &ArgMatches, catalogue: Catalogue, importer: &Importer, kind: Kind, out: &Output) -> Ended {
    let settings = settings(args, importer, &catalogue)?;
    let file = args.get_one::<PathBuf>("file").cloned().unwrap_or_default();
    let bytes = load(&file).map_err(|fault| Stop::new(Exit::Outside, &fault))?;
    let watch = Watch::default();
    let outcome = if args.get_flag("json") {
        let written = out.stream(|to| Ok(json::write(&bytes, kind, &settings, &catalogue, to, &watch)?.outcome));
        let Some(outcome) = written else { return Ok(Exit::Cancelled) };
        outcome
    } else {
        let Ok(summary) = foresee(&bytes, kind, &settings, &catalogue, &watch) else { return Ok(Exit::Cancelled) };
        say(&summary, out);
        summary.outcome
    };
    Ok(if outcome == Outcome::Completed { Exit::Done } else { Exit::Problems })
}

/// The settings of the platform, then those given here.
fn settings(args: &ArgMatches, importer: &Importer, catalogue: &Catalogue) -> Result<Settings, Stop> {
    let mut settings = Settings::on(catalogue, importer, importer.form.delimiters[0]);
    let mut given: Vec<(String, String)> = options::pairs(args, "set")?;
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
fn say(summary: &Summary, out: &Output) {
    out.say(&summary.outlook().message());
    out.say(&summary.outcome_words());
    summary.crash_words().iter().chain(&summary.open_words()).for_each(|words| out.say(words));
    for count in &summary.counts {
        out.say(&count.message());
    }
    for remark in &summary.remarks {
        out.line("");
        out.line(format!("{}  {}", out.level(remark.level), out.words(&remark.message())));
        if !remark.lines.is_empty() {
            let lines: Vec<String> = remark.lines.iter().take(SHOWN).map(u64::to_string).collect();
            let more = if remark.lines.len() > SHOWN { "…" } else { "" };
            out.line(format!(
                "     {}",
                out.words(&Message::new("cli-rows").with("count", remark.lines.len()).with("lines", lines.join(", ") + more))
            ));
        }
    }
    if !summary.not_told.is_empty() {
        out.line("");
        out.say(&Message::new("tool-sync-not-told").with("count", summary.not_told.len()));
        summary.untold().iter().for_each(|words| out.line(format!("  {}", out.words(words))));
    }
}
