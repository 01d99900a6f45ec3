//! The report in the form of the contract (`check FILE --json`).

use super::{Edit, Finding, Fix, Report, Subject};
use crate::error::Message;
use serde_json::{Value, json};

/// Row numbers listed per finding; `count` tells how many there are.
const MOST_ROWS: usize = 1_000;

/// The document of `check FILE --json`. `words` renders a message in the language asked for; rows are
/// line numbers of the person's own file.
pub fn document(report: &Report, subject: &Subject<'_>, words: impl Fn(&Message) -> String) -> Value {
    let (errors, warnings, infos) = report.counts();
    json!({
        "findings": report.findings.iter().map(|finding| one(finding, subject, &words)).collect::<Vec<_>>(),
        "not_checked": report.not_checked.iter()
            .map(|unchecked| json!({ "rule": unchecked.rule.name, "why": words(&unchecked.why) }))
            .collect::<Vec<_>>(),
        "counts": { "error": errors, "warning": warnings, "info": infos },
    })
}

fn one(finding: &Finding, subject: &Subject<'_>, words: &impl Fn(&Message) -> String) -> Value {
    let table = subject.table;
    let column = finding.column.and_then(|column| subject.keys.get(column)).map(ToString::to_string);
    let value = finding.column.zip(finding.value).map(|(column, id)| table.column(column).dict().get(id));
    json!({
        "code": finding.rule.code,
        "rule": finding.rule.name,
        "level": finding.level.word(),
        "message": words(&finding.message),
        "note": finding.note.as_ref().map(words),
        "column": column,
        "value": value,
        "rows": finding.rows.iter().take(MOST_ROWS).map(|&row| table.source(row).line).collect::<Vec<_>>(),
        "count": finding.rows.len(),
        "fixes": finding.fixes.iter().map(|fix| remedy(fix, words)).collect::<Vec<_>>(),
    })
}

fn remedy(fix: &Fix, words: &impl Fn(&Message) -> String) -> Value {
    let to = match &fix.edit {
        Edit::Replace { to, .. } => Some(to.as_str()),
        _ => None,
    };
    json!({ "title": words(&fix.title), "safety": fix.safety.word(), "replace_with": to })
}
