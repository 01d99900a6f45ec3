//! `bordereau export FILE -o OUT` and `bordereau fix FILE -o OUT`: the exact file, as it stands or after
//! the safe fixes.

use super::list::Prepared;
use super::output::Output;
use super::sound::{self, Left};
use super::{Ended, Exit, Stop, check, same};
use crate::check::Report;
use crate::error::Message;
use crate::export::{self, OneFile};
use crate::importer::Importer;
use crate::watch::Watch;
use crate::workspace::{self, SaveFault, SavedFile, write_files};
use clap::ArgMatches;
use serde_json::json;
use std::path::{Path, PathBuf};

pub(super) fn run(args: &ArgMatches, out: &Output, fix: bool) -> Ended {
    let mut prepared = Prepared::new(args, out)?;
    let target = args.get_one::<PathBuf>("output").cloned().unwrap_or_default();
    let missing: Vec<String> = prepared.ready.importer.missing(&prepared.ready.keys).iter().map(ToString::to_string).collect();
    if !missing.is_empty() {
        return Err(Stop {
            exit: Exit::Problems,
            message: Message::new("cli-missing-fields").with("fields", missing.join(", ")),
            place: None,
        });
    }
    let fixed = if fix { prepared.fix() } else { 0 };
    let left = if args.get_flag("only-sound") { sound::leave_out(&mut prepared, args, out)? } else { Left::default() };
    let files = write(&prepared, &target)?;
    let kept = same::keep(&prepared, args, fix, out);
    let report = prepared.check();
    if args.get_flag("json") {
        let mut told = document(&files, fixed, &report);
        left.put_into(&mut told);
        told["kept_as"] = json!(kept);
        out.json(&told);
    } else {
        if fix {
            out.say(&Message::new("cli-fixed").with("count", fixed));
        }
        say_written(&prepared, &files, out);
        left.say(out);
        check::say_report(&report, &prepared, out);
    }
    // Nobody is lost in silence: a person who is not in the file is a problem.
    Ok(if left.is_empty() { check::exit(&report) } else { Exit::Problems })
}

/// Writes the file whole or not at all, and reads it back.
pub(super) fn write(prepared: &Prepared, target: &Path) -> Result<Vec<SavedFile>, Stop> {
    let files = export::files(&prepared.ready.table, &prepared.ready.keys, prepared.ready.importer, prepared.ready.delimiter);
    write_all(prepared, &files, prepared.ready.importer, prepared.ready.delimiter, target)
}

/// The same for files that are made already. The list that was opened is never written over.
pub(super) fn write_all(
    prepared: &Prepared,
    files: &[OneFile],
    importer: &Importer,
    delimiter: char,
    target: &Path,
) -> Result<Vec<SavedFile>, Stop> {
    for place in export::places(target, files) {
        refuse_source(prepared, &place)?;
    }
    write_files(files, &importer.form, delimiter, target, &Watch::default()).map_err(|fault| match fault {
        SaveFault::Export(fault) => Stop::new(Exit::Problems, &fault),
        SaveFault::Disk(fault) => Stop::new(Exit::Outside, &fault),
    })
}

/// Where the files stand.
pub(super) fn say_files(files: &[SavedFile], out: &Output) {
    for file in files {
        out.say(&Message::new("cli-written").with("path", file.path.display().to_string()).with("rows", file.summary.rows));
    }
}

/// Where the files stand, and the settings to choose.
pub(super) fn say_written(prepared: &Prepared, files: &[SavedFile], out: &Output) {
    say_files(files, out);
    out.line("");
    let sample = prepared.ready.catalogue.site().platform.sample;
    if sample && prepared.ready.list.from != crate::workspace::From::Sample {
        out.say(&Message::new("cli-handover-sample"));
    } else {
        out.line(handover(prepared, files, out).trim_end());
    }
    out.line("");
}

/// The text for the platform manager.
pub(super) fn handover(prepared: &Prepared, files: &[SavedFile], out: &Output) -> String {
    let catalogue = &prepared.ready.catalogue;
    let settings = prepared.ready.importer.settings_for(catalogue.local().settings_of(&prepared.ready.importer.id), &prepared.ready.keys);
    workspace::handover(files, prepared.ready.importer, catalogue, prepared.ready.delimiter, &settings, &out.locale)
}

/// Each file, for scripts.
pub(super) fn described(files: &[SavedFile]) -> serde_json::Value {
    let one = |file: &SavedFile| {
        json!({
            "path": file.path.display().to_string(),
            "rows": file.summary.rows,
            "bytes": file.summary.bytes,
            "sha256": file.summary.digest,
            "course": file.course,
        })
    };
    files.iter().map(one).collect()
}

/// The person's own file is never written over.
pub(super) fn refuse_source(prepared: &Prepared, target: &Path) -> Result<(), Stop> {
    let crate::workspace::From::Path(source) = &prepared.ready.list.from else { return Ok(()) };
    let same = matches!((source.canonicalize(), target.canonicalize()), (Ok(a), Ok(b)) if a == b);
    if same { Err(Stop::usage(Message::new("cli-same-file"))) } else { Ok(()) }
}

fn document(files: &[SavedFile], fixed: usize, report: &Report) -> serde_json::Value {
    let (errors, warnings, infos) = report.counts();
    // There is always one; the keys beside `files` speak of the first.
    let first = &files[0];
    json!({
        "path": first.path.display().to_string(),
        "rows": first.summary.rows,
        "bytes": first.summary.bytes,
        "sha256": first.summary.digest,
        "files": described(files),
        "fixes_applied": fixed,
        "counts": { "error": errors, "warning": warnings, "info": infos },
    })
}
