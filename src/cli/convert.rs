//! `bordereau convert FILE --for ID -o OUT`: the same list for another importer, one file per course
//! where the tool takes one course at a time, cut where it takes no file that long.

use super::list::Prepared;
use super::output::Output;
use super::{Ended, Exit, Stop};
use crate::error::Message;
use crate::export::{self, Draft, Summary};
use crate::importer::{self, Importer};
use crate::mapping::{self, Converted, File, Original};
use crate::store::atomic::{self, Failed, Readers};
use crate::table::{RowId, Table};
use crate::text::fold;
use crate::watch::Watch;
use clap::ArgMatches;
use serde_json::json;
use std::path::{Path, PathBuf};

pub(super) fn run(args: &ArgMatches, out: &Output) -> Ended {
    let prepared = Prepared::new(args, out)?;
    let id = args.get_one::<String>("for").map(String::as_str).unwrap_or_default();
    let to = importer::find(id).ok_or_else(|| Stop::usage(Message::new("cli-unknown-importer").with("id", id)))?;
    if !mapping::can_convert(prepared.importer, to) {
        return Err(Stop::usage(Message::new("cli-cannot-convert").with("from", prepared.importer.id.as_str()).with("to", id)));
    }
    let subject = prepared.subject();
    let made = mapping::convert(
        &Original {
            table: subject.table,
            keys: subject.keys,
            importer: subject.importer,
            catalogue: subject.catalogue,
            today: subject.today,
        },
        to,
    );
    let as_json = args.get_flag("json");
    if !as_json {
        made.losses.iter().for_each(|loss| out.say(&loss.message));
    }
    let target = args.get_one::<PathBuf>("output").cloned().unwrap_or_default();
    super::export::refuse_source(&prepared, &target)?;
    let written = write(&made, to, &target)?;
    if as_json {
        out.json(&document(&made, &written, out));
    } else {
        for (path, summary) in &written {
            out.say(&Message::new("cli-written").with("path", path.display().to_string()).with("rows", summary.rows));
        }
    }
    Ok(if made.losses.is_empty() { Exit::Done } else { Exit::Problems })
}

/// Each file whole or not at all.
fn write(made: &Converted, to: &Importer, target: &Path) -> Result<Vec<(PathBuf, Summary)>, Stop> {
    let mut written = Vec::new();
    for file in &made.files {
        let delimiter = delimiter(file, to);
        let draft = Draft { table: &file.table, keys: &file.keys, delimiter, form: &to.form };
        let parts = export::parts(&draft);
        for (number, part) in (1..).zip(&parts) {
            let number = (parts.len() > 1).then_some(number);
            let path = named(target, file.course.as_deref(), number);
            let table = rows(&file.table, &part.rows);
            let draft = Draft { table: &table, ..draft };
            let summary = match atomic::write(&path, Readers::AsUsual, |out| export::write(&draft, out, &Watch::default())) {
                Ok((summary, _)) => summary,
                Err(Failed::Content(fault)) => return Err(Stop::new(Exit::Problems, &fault)),
                Err(Failed::Store(fault)) => return Err(Stop::new(Exit::Outside, &fault)),
            };
            written.push((path, summary));
        }
    }
    Ok(written)
}

/// The first delimiter of the importer that no value holds.
fn delimiter(file: &File, to: &Importer) -> char {
    let first = to.form.delimiters[0];
    let draft = Draft { table: &file.table, keys: &file.keys, delimiter: first, form: &to.form };
    export::usable_delimiters(&draft, &to.form.delimiters).first().copied().unwrap_or(first)
}

fn rows(table: &Table, rows: &[RowId]) -> Table {
    let mut origin = table.origin_of_rows();
    rows.iter().for_each(|&row| origin.push(table.source(row)));
    Table::new(table.columns().iter().map(|column| column.pick(rows)).collect(), origin)
}

/// `liste.csv` for the course `CHIM_L1` and the second part: `liste-CHIM_L1-2.csv`.
fn named(target: &Path, course: Option<&str>, part: Option<usize>) -> PathBuf {
    let plain = |name: &str| -> String {
        let sound = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' };
        if name.is_ascii() { name.to_owned() } else { fold::careful(name) }.chars().map(sound).collect()
    };
    let stem = target.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let course = course.map(|course| format!("-{}", plain(course))).unwrap_or_default();
    let part = part.map(|part| format!("-{part}")).unwrap_or_default();
    let ending = target.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    target.with_file_name(format!("{stem}{course}{part}{ending}"))
}

fn document(made: &Converted, written: &[(PathBuf, Summary)], out: &Output) -> serde_json::Value {
    json!({
        "files": written.iter().map(|(path, summary)| json!({
            "path": path.display().to_string(),
            "rows": summary.rows,
            "bytes": summary.bytes,
            "sha256": summary.digest,
        })).collect::<Vec<_>>(),
        "losses": made.losses.iter().map(|loss| json!({
            "loss": loss.message.id,
            "message": out.locale.message(&loss.message),
            "count": loss.rows.len(),
        })).collect::<Vec<_>>(),
    })
}
