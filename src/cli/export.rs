//! `bordereau export FILE -o OUT` and `bordereau fix FILE -o OUT`: the exact file, as it stands or after
//! the safe fixes.

use super::beside::{guard, sources, stop};
use super::list::Prepared;
use super::output::Output;
use super::sound::{self, Left};
use super::{Ended, Exit, Stop, check, options, same};
use crate::check::Report;
use crate::error::Message;
use crate::export::{self, Draft, ExportFault, OneFile};
use crate::mapping::laid_out;
use crate::simulate::forecast::Forecast;
use crate::watch::Watch;
use crate::workspace::{self, Save, SavedFile, Told};
use clap::ArgMatches;
use serde_json::json;
use std::mem::replace;
use std::path::PathBuf;

pub(super) fn run(args: &ArgMatches, out: &Output, fix: bool) -> Ended {
    let mut prepared = Prepared::new(args, out)?;
    let fixed = if fix { prepared.fix() } else { 0 };
    let target = Target::of(args);
    let left = if args.get_flag("only-sound") { sound::leave_out(&mut prepared, args, out)? } else { Left::default() };
    let layout = options::layout(args, prepared.ready.importer())?;
    let laid = laid_out(&prepared.ready.roster, layout);
    let files = export::files(&laid, prepared.ready.delimiter);
    let written = write(&prepared, &files, prepared.ready.delimiter, &target, out)?;
    let kept = prepared.recipe(fix).and_then(|recipe| same::keep(&recipe, args, out));
    let report = prepared.check();
    // What is forecast is what was written; what is found names the rows of the list.
    let read = replace(&mut prepared.ready.roster, laid);
    let Some(files) = written else {
        out.aside(&check::counts(&report));
        return Ok(if leaves_somebody_out(&report) { Exit::Problems } else { check::exit(&report) });
    };
    if args.get_flag("json") {
        let mut told = document(&files, fixed, &report);
        left.put_into(&mut told);
        told["kept_as"] = json!(kept);
        told["outlook"] = json!(workspace::forecast_ready(&prepared.ready, &Watch::default()).map(|told| told.outlook()));
        out.json(&told);
    } else {
        if fix {
            out.say(&Message::new("cli-fixed").with("count", fixed));
        }
        say_written(&prepared, &files, out);
        prepared.ready.roster = read;
        left.say(out);
        check::say_report(&report, &prepared, out);
    }
    // Nobody is lost in silence: a person who is not in the file is a problem.
    Ok(if left.is_empty() && !leaves_somebody_out(&report) { check::exit(&report) } else { Exit::Problems })
}

/// Whether a line that may be a person is not written, be it that the command named other lines.
fn leaves_somebody_out(report: &Report) -> bool {
    report.findings.iter().any(|finding| finding.message.id == "row-left-out-person")
}

/// Where the files go.
pub(super) struct Target {
    /// `-` is standard output.
    path: PathBuf,
    /// Whether what stands there is replaced.
    replace: bool,
}

impl Target {
    pub(super) fn of(args: &ArgMatches) -> Self {
        Self { path: args.get_one::<PathBuf>("output").cloned().unwrap_or_default(), replace: args.get_flag("replace") }
    }

    /// Whether it is standard output: then nothing else goes there.
    pub(super) fn is_output(&self) -> bool {
        self.path.as_os_str() == "-"
    }

    /// A place where nothing stands yet.
    pub(super) fn new(path: PathBuf) -> Self {
        Self { path, replace: false }
    }
}

/// Writes the files whole or not at all, and reads them back; `None` when the only one went to standard output.
pub(super) fn write(
    prepared: &Prepared,
    files: &[OneFile<'_>],
    delimiter: char,
    target: &Target,
    out: &Output,
) -> Result<Option<Vec<SavedFile>>, Stop> {
    let save = Save { files, delimiter, target: &target.path, guard: guard(sources(prepared)), replace: target.replace };
    if target.is_output() {
        save.fits(&Watch::default()).map_err(stop)?;
        let [file] = files else { return Err(Stop::usage(Message::new("cli-one-output").with("count", files.len()))) };
        let draft = Draft { roster: &file.roster, delimiter };
        let bytes = out.bytes(|to| export::write(&draft, to, &Watch::default()));
        return bytes
            .map(|_| None)
            .map_err(|fault| Stop::new(if matches!(fault, ExportFault::Io(_)) { Exit::Outside } else { Exit::Problems }, &fault));
    }
    save.write(&Watch::default()).map(Some).map_err(stop)
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
    let ready = &prepared.ready;
    let forecast = workspace::forecast_ready(ready, &Watch::default());
    let outlook = forecast.as_ref().map(|forecast| forecast.outlook().message());
    let welcome = forecast.as_ref().map(Forecast::welcome).unwrap_or_default();
    let told = Told { outlook: outlook.as_ref(), welcome: &welcome, changes: &[] };
    // The settings that the forecast was simulated with, those of `--set` among them.
    workspace::handover(files, ready.importer(), &ready.catalogue, ready.delimiter, &ready.settings, &told, &out.locale)
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
