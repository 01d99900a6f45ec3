//! `bordereau verify FILE`: is every row of the file on the platform, as it was asked for.

use super::kept::outside;
use super::options;
use super::output::Output;
use super::{Ended, Exit, Stop};
use crate::catalogue::Catalogue;
use crate::error::{Fault as _, Message};
use crate::export::ExportFault;
use crate::plan::facts;
use crate::store::Folders;
use crate::store::receipts::{Receipts, Verified};
use crate::verify::{Compared, document};
use crate::watch::Watch;
use crate::workspace::{ReadFile, compare_with_list, load, missing_file, read_finished};
use clap::ArgMatches;
use jiff::Timestamp;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Reasons shown before the rest is counted.
const SHOWN: usize = 20;
/// Rows named per reason.
const ROWS: usize = 6;

pub(super) fn run(args: &ArgMatches, out: &Output) -> Ended {
    let catalogue = super::submit::catalogue(args, out)?;
    let importer = options::importer(args, catalogue.local())?;
    let path = args.get_one::<PathBuf>("file").cloned().unwrap_or_default();
    let bytes = Arc::new(load(&path).map_err(|fault| Stop::new(Exit::Unusable, &fault))?);
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let course = args.get_one::<String>("course").map(String::as_str);
    let of_file = course.filter(|_| importer.one_course);
    let delimiter = options::reading(args)?.delimiter;
    let file = read_finished(&name, &bytes, importer, &catalogue, delimiter, of_file, &Watch::default()).map_err(|fault| Stop {
        exit: Exit::Unusable,
        message: fault.message(),
        place: None,
    })?;
    let now = Timestamp::now();
    let asked_at = now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    let (source, compared) = compared(args, &file, course, &catalogue, out)?;
    let missing = args.get_one::<PathBuf>("missing");
    let written = missing.map(|missing| write_missing(args, &file, &compared, missing)).transpose()?;
    keep(&name, &bytes, &compared, now, out);
    if args.get_flag("json") {
        let mut told = document(&compared, source, &asked_at);
        told["message"] = out.locale.message(&compared.verdict()).into();
        out.json(&told);
    } else {
        say(&compared, out);
        match (missing, written.flatten()) {
            (Some(missing), Some(rows)) => {
                out.say(&Message::new("cli-written").with("path", missing.display().to_string()).with("rows", rows));
            }
            (Some(_), None) => out.say(&Message::new("verify-nothing-missing")),
            _ => {}
        }
    }
    Ok(if compared.is_as_asked() { Exit::Done } else { Exit::Problems })
}

fn compared(
    args: &ArgMatches,
    file: &ReadFile,
    course: Option<&str>,
    catalogue: &Catalogue,
    out: &Output,
) -> Result<(&'static str, Compared), Stop> {
    if let Some(against) = args.get_one::<PathBuf>("against") {
        let options = crate::read::Options::default();
        let compared = compare_with_list(file, against.clone(), options, course, catalogue, &Watch::default()).map_err(|fault| {
            let lacks_course = matches!(fault, crate::workspace::AgainstFault::Lacks(crate::verify::ListLacks::Course));
            let exit = if lacks_course { Exit::Usage } else { Exit::Outside };
            Stop { exit, message: fault.message(), place: None }
        })?;
        return Ok(("list", compared));
    }
    ask(args, file, catalogue, out)
}

#[cfg(feature = "net")]
fn ask(args: &ArgMatches, file: &ReadFile, catalogue: &Catalogue, out: &Output) -> Result<(&'static str, Compared), Stop> {
    let client = super::refresh::client(args, out)?;
    out.aside(&Message::new("moodle-asking").with("host", client.address().host()));
    let asked = super::refresh::with_progress(out, |watch| crate::workspace::compare_with_platform(file, &client, catalogue, watch));
    Ok(("web-services", asked.map_err(super::refresh::stop)?))
}

#[cfg(not(feature = "net"))]
fn ask(_: &ArgMatches, _: &ReadFile, _: &Catalogue, _: &Output) -> Result<(&'static str, Compared), Stop> {
    Err(Stop::usage(Message::new("submit-no-net")))
}

/// Writes what is missing, and returns how many rows; `None` when nothing is. A file that stands there stays unless the person
/// said otherwise: it may be the only copy of another list.
fn write_missing(args: &ArgMatches, file: &ReadFile, compared: &Compared, path: &Path) -> Result<Option<usize>, Stop> {
    let bytes = missing_file(file, compared, &Watch::default());
    let bytes = bytes.map_err(|fault: ExportFault| Stop::new(Exit::Problems, &fault))?;
    let Some(bytes) = bytes else { return Ok(None) };
    let sources = ["file", "against"].iter().filter_map(|of| args.get_one::<PathBuf>(of).cloned()).collect();
    super::beside::write_beside(sources, path, args.get_flag("replace"), &bytes)?;
    Ok(Some(compared.missing().len()))
}

/// Keeps the counts with the receipts of these very bytes.
fn keep(name: &str, bytes: &[u8], compared: &Compared, now: Timestamp, out: &Output) {
    let kept = (|| -> Result<(), Stop> {
        let folders = Folders::of_account().map_err(outside)?;
        let (mut receipts, _) = Receipts::open(&folders).map_err(outside)?;
        let verified = Verified::of(compared, now);
        for receipt in receipts.of_content(&facts(name, bytes).sha256).map_err(outside)? {
            receipts.keep_verified(&receipt.id, &verified).map_err(outside)?;
        }
        Ok(())
    })();
    // A verification is worth its answer even where nothing can be kept.
    if let Err(stop) = kept {
        out.aside(&stop.message);
    }
}

/// The verdict in one sentence, then reasons with counts, then what was not looked at.
fn say(compared: &Compared, out: &Output) {
    out.say(&compared.verdict());
    let reasons = compared.reasons();
    for (state, why, course, count) in reasons.iter().take(SHOWN) {
        let told = match why {
            Some(why) => Message::new("verify-reason-because").with("state", state.message()).with("because", why.message()),
            None => Message::new("verify-reason").with("state", state.message()),
        };
        out.line(format!("  {}", out.locale.message(&told.with("course", course.as_str()).with("count", *count))));
        let same = compared.rows.iter().filter(|row| row.state == *state && row.wanted.because == *why && row.wanted.course == *course);
        let lines: Vec<String> = same.take(ROWS).map(|row| row.wanted.line.to_string()).collect();
        let more = if *count > ROWS as u64 { "…" } else { "" };
        let lines = Message::new("cli-rows").with("count", *count).with("lines", lines.join(", ") + more);
        out.line(format!("     {}", out.locale.message(&lines)));
    }
    if reasons.len() > SHOWN {
        out.say(&Message::new("cli-more-findings").with("count", reasons.len() - SHOWN));
    }
    let mut blind: Vec<&str> = compared.rows.iter().flat_map(|row| row.not_told.iter().copied()).collect();
    blind.sort_unstable();
    blind.dedup();
    for what in blind {
        out.say(&Message::new(match what {
            "end" => "verify-blind-end",
            "status" => "verify-blind-status",
            "group" => "verify-blind-group",
            _ => "verify-blind-role",
        }));
    }
}
