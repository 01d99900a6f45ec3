//! The document of the contract: same words and keys as the verdicts of real runs. The report is written as the tool says
//! it, then the differences; what is known at the end follows.

use super::super::json::object::{Object, escaped, key, list, map};
use super::super::json::{Cut, put};
use super::settings::{Kind, Settings};
use super::summary::{Gather, Summary};
use super::verdict::{Change, Said, Sink};
use crate::catalogue::Catalogue;
use crate::watch::Watch;
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// Plays a file and writes the document of `simulate FILE --importer tool-sync-… --json`.
///
/// # Errors
/// When the watch asks to stop, or the writer fails.
pub fn write(
    bytes: &[u8],
    kind: Kind,
    settings: &Settings,
    catalogue: &Catalogue,
    out: &mut impl Write,
    watch: &Watch,
) -> Result<Summary, Cut> {
    write!(out, "{{\"kind\":\"{}\",\"mode\":\"{}\",\"messages\":[", kind.word(), settings.mode.word())?;
    let mut writing = Writing { out, piece: Vec::new(), first: true, is_report: true, gather: Gather::new(catalogue), failed: None };
    let verdict = super::simulate(bytes, kind, settings, catalogue.site(), &mut writing, watch)?;
    writing.turn_to_changes();
    writing.pass_on();
    let Writing { out, gather, failed, .. } = writing;
    if let Some(error) = failed {
        return Err(Cut::Io(error));
    }
    out.write_all(b"]")?;
    let mut rest = Map::new();
    let mut add = |key: &str, value: Value| _ = rest.insert(key.to_owned(), value);
    add("result", verdict.outcome.word().into());
    if let Some(crash) = verdict.crash {
        add("crash", json!({ "class": crash.class, "reason": crash.reason }));
        add("run_flag_left", settings.extra_run.as_deref().is_none_or(|run| run != "restore").into());
    }
    if let Some(after) = &verdict.after {
        add("input_file_kept", after.input_kept.into());
        add("report_stored", after.report.into());
        add("archive_stored", after.archive.into());
        add("failed_rows_file", after.failed_rows.clone().into());
    }
    add("not_told", verdict.not_told.iter().map(|doubt| json!({ "line": doubt.line, "why": doubt.why })).collect());
    let summary = gather.finish(verdict);
    add("outlook", serde_json::to_value(summary.outlook()).unwrap_or_default());
    for (key, value) in &rest {
        write!(out, ",\"{key}\":")?;
        put(out, value)?;
    }
    out.write_all(b"}")?;
    Ok(summary)
}

/// Bytes that leave together.
const TOGETHER: usize = 1 << 16;

/// Writes the report, then the differences.
struct Writing<'w, 'c, W> {
    out: &'w mut W,
    piece: Vec<u8>,
    first: bool,
    is_report: bool,
    gather: Gather<'c>,
    failed: Option<io::Error>,
}

impl<W: Write> Writing<'_, '_, W> {
    fn pass_on(&mut self) {
        if self.failed.is_none() {
            self.failed = self.out.write_all(&self.piece).err();
        }
        self.piece.clear();
    }

    fn item(&mut self, write: impl FnOnce(&mut Vec<u8>)) {
        self.piece.extend_from_slice(if std::mem::take(&mut self.first) { b"\n" } else { b",\n" });
        write(&mut self.piece);
        if self.piece.len() >= TOGETHER {
            self.pass_on();
        }
    }

    /// Ends the report.
    fn turn_to_changes(&mut self) {
        if std::mem::take(&mut self.is_report) {
            self.piece.extend_from_slice(b"],\"changes\":[");
            self.first = true;
        }
    }
}

impl<W: Write> Sink for Writing<'_, '_, W> {
    fn said(&mut self, said: &Said, not_told: &[&'static str]) {
        self.gather.said(said, not_told);
        self.item(|out| message(out, said));
    }

    fn changed(&mut self, change: &Change) {
        self.gather.changed(change);
        self.turn_to_changes();
        self.item(|out| self::change(out, change));
    }
}

fn message(out: &mut Vec<u8>, said: &Said) {
    let mut entry = Object::begin(out, "{\"id\":", said.id);
    if !said.args.is_empty() {
        entry.with(key!("args"), |out| list(out, said.args.iter(), |out, arg| escaped(out, arg)));
    }
    if let Some(number) = said.number {
        entry.number(key!("n"), number.into());
    }
    if said.simulated {
        entry.yes(key!("simulation"));
    }
    entry.end();
}

fn change(out: &mut Vec<u8>, change: &Change) {
    match change {
        Change::UserCreated(fields) => {
            let mut entry = Object::begin(out, "{\"op\":", "user_created");
            entry.with(key!("user"), |out| map(out, fields.iter().map(|(field, value)| (*field, value.as_str())), escaped));
            entry.end();
        }
        Change::UserChanged { username, fields, resets } => {
            let mut entry = Object::begin(out, "{\"op\":", "user_changed");
            entry.text(key!("username"), username);
            let moves = fields.iter().map(|(field, before, now)| (*field, [before.as_str(), now.as_str()]));
            entry.with(key!("fields"), |out| map(out, moves, |out, both| list(out, both.into_iter(), escaped)));
            entry.with(key!("default_resets"), |out| list(out, resets.iter().copied(), escaped));
            entry.end();
        }
        Change::UserDeleted { username } => {
            let mut entry = Object::begin(out, "{\"op\":", "user_deleted");
            entry.text(key!("username"), username);
            entry.end();
        }
        Change::Record { came, record } => {
            let mut entry = Object::begin(out, "{\"op\":", record.op(*came));
            entry.text(key!("what"), &record.to_string());
            entry.end();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Notes how far the run was whenever something arrived.
    struct Noting<'w>(&'w Watch, Vec<u64>);

    impl Write for Noting<'_> {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.1.push(self.0.progress().0);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn the_report_is_written_while_the_file_is_read() {
        let text = "rolename;uid;cid;enrol\n".to_owned() + &"student;E1;A;manual\n".repeat(20_000);
        let site = serde_json::from_str(r#"{"courses": [], "users": [], "roles": []}"#).unwrap();
        let (catalogue, watch) = (Catalogue::new(site), Watch::default());
        let mut out = Noting(&watch, Vec::new());
        write(text.as_bytes(), Kind::Enrolments, &Settings::default(), &catalogue, &mut out, &watch).unwrap();
        let steps: Vec<u64> = out.1.into_iter().filter(|&done| 0 < done && done < text.len() as u64).collect();
        assert!(steps.len() > 5 && steps.is_sorted(), "{steps:?}");
    }
}
