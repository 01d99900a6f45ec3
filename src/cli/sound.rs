//! `--only-sound` and `--rest FILE.xlsx`: the rows that could go now, and the others in a workbook with the reasons.

use super::beside::{sources, write_beside};
use super::list::Prepared;
use super::output::Output;
use super::{Exit, Stop};
use crate::error::Message;
use crate::export::rest_workbook;
use crate::watch::Watch;
use crate::workspace::keep_sound;
use clap::ArgMatches;
use serde_json::{Value, json};
use std::path::PathBuf;

/// Rows named to a person before the rest is counted.
const SHOWN: usize = 20;

/// The rows that were left out of the file.
#[derive(Default)]
pub(super) struct Left {
    /// How each is called in the person's list, and why it was left out.
    rows: Vec<(String, Vec<String>)>,
    rest: Option<PathBuf>,
}

/// Leaves out every row in which something would be refused. The others' workbook is written first: nobody is lost.
pub(super) fn leave_out(prepared: &mut Prepared, args: &ArgMatches, out: &Output) -> Result<Left, Stop> {
    let whole = |message| Stop {
        exit: Exit::Problems,
        message: Message::new("sound-not-whole").with("why", Message::clone(&message)),
        place: None,
    };
    let left = keep_sound(&mut prepared.ready, &Watch::default()).map_err(whole)?;
    let (headers, rows) = left.rest(&prepared.ready.list, &prepared.ready, &prepared.mapping, &out.locale);
    let names = left.rows.keys().map(|row| prepared.ready.table().row_name(*row));
    let named = names.zip(rows.iter().map(|row| row.reasons.clone())).collect();
    let rest = args.get_one::<PathBuf>("rest").filter(|_| !rows.is_empty()).cloned();
    if let Some(path) = &rest {
        let (title, sheet) = (out.locale.text("sound-reasons"), out.locale.text("sound-sheet"));
        let bytes = rest_workbook(&headers, &rows, &title, &sheet).map_err(|error| Stop {
            exit: Exit::Problems,
            message: Message::new("sound-no-workbook").with("why", error.to_string()),
            place: None,
        })?;
        write_beside(sources(prepared), path, args.get_flag("replace"), &bytes)?;
    }
    Ok(Left { rows: named, rest })
}

impl Left {
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub(super) fn say(&self, out: &Output) {
        if self.rows.is_empty() {
            return;
        }
        let lines: Vec<&str> = self.rows.iter().take(SHOWN).map(|(name, _)| name.as_str()).collect();
        let more = if self.rows.len() > SHOWN { "…" } else { "" };
        out.say(&Message::new("sound-left").with("count", self.rows.len()).with("lines", lines.join(", ") + more));
        if let Some(rest) = &self.rest {
            out.say(&Message::new("sound-rest").with("path", rest.display().to_string()));
        }
    }

    pub(super) fn put_into(&self, document: &mut Value) {
        let rows = self.rows.iter().map(|(name, reasons)| json!({ "row": name, "reasons": reasons }));
        document["left_out"] = rows.collect();
        document["rest"] = json!(self.rest.as_ref().map(|path| path.display().to_string()));
    }
}
