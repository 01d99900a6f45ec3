//! The document of a tool that writes a report: same words and keys as the verdicts of real runs. The report is written as
//! the tool says it, then the differences; what is known at the end follows.

use super::super::moodle_upload::Names;
use super::super::outlook::Outlook;
use super::super::simulation::{Heading, Simulation};
use super::super::tool_sync::Reported;
use super::super::verdict::{Change, FileVerdict, RowVerdict, Sink};
use super::object::{Object, escaped, key, list, map};
use super::{Cut, Pieces, put};
use crate::watch::Watch;
use serde_json::{Map, Value, json};
use std::io::Write;

pub(super) fn write(
    bytes: &[u8],
    simulation: &dyn Simulation,
    heading: Heading,
    out: &mut impl Write,
    watch: &Watch,
) -> Result<FileVerdict, Cut> {
    write!(out, "{{\"kind\":\"{}\",\"mode\":\"{}\",\"messages\":[", heading.kind, heading.mode)?;
    let mut writing = Writing { pieces: Pieces::new(out), is_report: true };
    let verdict = simulation.run(bytes, &mut writing, watch)?;
    writing.turn_to_changes();
    let out = writing.pieces.finish()?;
    out.write_all(b"]")?;
    for (key, value) in &rest(&verdict) {
        write!(out, ",\"{key}\":")?;
        put(out, value)?;
    }
    out.write_all(b"}")?;
    Ok(verdict)
}

/// What is known at the end.
fn rest(verdict: &FileVerdict) -> Map<String, Value> {
    let mut rest = Map::new();
    let mut add = |key: &str, value: Value| _ = rest.insert(key.to_owned(), value);
    if let Some(report) = &verdict.report {
        add("result", report.outcome.word().into());
        if let Some(crash) = report.crash {
            add("crash", json!({ "class": crash.class, "reason": crash.cause.word() }));
            add("run_flag_left", crash.mark_left.into());
        }
        if let Some(after) = &report.after {
            add("input_file_kept", after.input_kept.into());
            add("report_stored", after.report.into());
            add("archive_stored", after.archive.into());
            add("failed_rows_file", after.failed_rows.clone().into());
        }
        add("not_told", report.not_told.iter().map(|doubt| json!({ "line": doubt.line, "why": doubt.why.word() })).collect());
    }
    add("outlook", serde_json::to_value(Outlook::of(verdict)).unwrap_or_default());
    rest
}

/// Writes the report, then the differences.
struct Writing<'w, W> {
    pieces: Pieces<'w, W>,
    is_report: bool,
}

impl<W: Write> Writing<'_, W> {
    /// Ends the report.
    fn turn_to_changes(&mut self) {
        if std::mem::take(&mut self.is_report) {
            self.pieces.turn_to(b"],\"changes\":[");
        }
    }
}

impl<W: Write> Sink for Writing<'_, W> {
    fn row(&mut self, _: &RowVerdict, _: &Names<'_>) {}

    fn reported(&mut self, line: &Reported) {
        self.pieces.item(|out| message(out, line));
    }

    fn changed(&mut self, change: &Change) {
        self.turn_to_changes();
        self.pieces.item(|out| self::change(out, change));
    }
}

fn message(out: &mut Vec<u8>, line: &Reported) {
    let mut entry = Object::begin(out, "{\"id\":", line.id);
    if !line.args.is_empty() {
        entry.with(key!("args"), |out| list(out, line.args.iter(), |out, arg| escaped(out, arg)));
    }
    if let Some(number) = line.number {
        entry.number(key!("n"), number.into());
    }
    if line.simulated {
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
    use super::super::super::tool_sync::{Kind, Run, Settings};
    use super::*;
    use crate::catalogue::Catalogue;
    use std::io;

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
        let now = "2026-11-28T12:00:00[Europe/Paris]".parse().unwrap();
        let run = Run { catalogue: &catalogue, settings: &Settings::new(Kind::Enrolments), now: &now };
        super::super::write(text.as_bytes(), &run, &mut out, &watch).unwrap();
        let steps: Vec<u64> = out.1.into_iter().filter(|&done| 0 < done && done < text.len() as u64).collect();
        assert!(steps.len() > 5 && steps.is_sorted(), "{steps:?}");
    }
}
