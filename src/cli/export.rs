//! `bordereau export FILE -o OUT` and `bordereau fix FILE -o OUT`: the exact file, as it stands or after
//! the safe fixes.

use super::list::Prepared;
use super::output::Output;
use super::{Ended, Exit, Stop, check};
use crate::check::Report;
use crate::error::Message;
use crate::export::{self, Draft, Handover, Summary};
use crate::store::atomic::{self, Failed, Readers};
use crate::watch::Watch;
use clap::ArgMatches;
use serde_json::json;
use std::path::{Path, PathBuf};

pub(super) fn run(args: &ArgMatches, out: &Output, fix: bool) -> Ended {
    let mut prepared = Prepared::new(args, out)?;
    let target = args.get_one::<PathBuf>("output").cloned().unwrap_or_default();
    refuse_source(&prepared, &target)?;
    let missing: Vec<String> = prepared.importer.required().filter(|key| !prepared.keys.contains(key)).map(|key| key.to_string()).collect();
    if !missing.is_empty() {
        return Err(Stop {
            exit: Exit::Problems,
            message: Message::new("cli-missing-fields").with("fields", missing.join(", ")),
            place: None,
        });
    }
    let fixed = if fix { prepared.fix() } else { 0 };
    let summary = write(&prepared, &target)?;
    let report = prepared.check();
    if args.get_flag("json") {
        out.json(&document(&summary, &target, fixed, &report));
    } else {
        if fix {
            out.say(&Message::new("cli-fixed").with("count", fixed));
        }
        say_written(&prepared, &summary, &target, out);
        check::say_report(&report, &prepared, out);
    }
    Ok(check::exit(&report))
}

/// Writes the file whole or not at all, and reads it back.
pub(super) fn write(prepared: &Prepared, target: &Path) -> Result<Summary, Stop> {
    let draft = Draft { table: &prepared.table, keys: &prepared.keys, delimiter: prepared.delimiter, form: &prepared.importer.form };
    match atomic::write(target, Readers::AsUsual, |file| export::write(&draft, file, &Watch::default())) {
        Ok((summary, _)) => Ok(summary),
        Err(Failed::Content(fault)) => Err(Stop::new(Exit::Problems, &fault)),
        Err(Failed::Store(fault)) => Err(Stop::new(Exit::Outside, &fault)),
    }
}

/// Where the file stands, and the settings to choose.
pub(super) fn say_written(prepared: &Prepared, summary: &Summary, target: &Path, out: &Output) {
    out.say(&Message::new("cli-written").with("path", target.display().to_string()).with("rows", summary.rows));
    out.line("");
    out.line(handover(prepared, summary, target, out).trim_end());
    out.line("");
}

/// The text for the platform manager.
pub(super) fn handover(prepared: &Prepared, summary: &Summary, target: &Path, out: &Output) -> String {
    let file_name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let platform = &prepared.catalogue.site().platform.name;
    let local = prepared.catalogue.local();
    let settings = &prepared.importer.settings_with(local.settings_of(&prepared.importer.id));
    let prerequisites = &prepared.catalogue.local().prerequisites;
    let handover = Handover {
        importer: prepared.importer,
        platform,
        file_name: &file_name,
        summary,
        delimiter: prepared.delimiter,
        settings,
        prerequisites,
    };
    export::sheet(&handover, &out.locale)
}

/// The person's own file is never written over.
pub(super) fn refuse_source(prepared: &Prepared, target: &Path) -> Result<(), Stop> {
    let crate::workspace::From::Path(source) = &prepared.list.from else { return Ok(()) };
    let same = matches!((source.canonicalize(), target.canonicalize()), (Ok(a), Ok(b)) if a == b);
    if same { Err(Stop::usage(Message::new("cli-same-file"))) } else { Ok(()) }
}

fn document(summary: &Summary, target: &Path, fixed: usize, report: &Report) -> serde_json::Value {
    let (errors, warnings, infos) = report.counts();
    json!({
        "path": target.display().to_string(),
        "rows": summary.rows,
        "bytes": summary.bytes,
        "sha256": summary.digest,
        "fixes_applied": fixed,
        "counts": { "error": errors, "warning": warnings, "info": infos },
    })
}
