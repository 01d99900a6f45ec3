//! The report in the form of the contract (`check FILE --json`).

use super::{Edit, Finding, Fix, Report, Subject};
use crate::error::Message;
use crate::table::{RowId, Table};
use serde::ser::{SerializeMap as _, SerializeSeq as _};
use serde::{Serialize, Serializer};

/// Row numbers listed per finding; `count` tells how many there are.
const MOST_ROWS: usize = 1_000;

/// The document of `check FILE --json`, written as it is serialised: a million rows can have tens of
/// thousands of findings. `words` renders a message in the language asked for; rows are line numbers
/// of the person's own file.
pub fn document<'a, W: Fn(&Message) -> String>(report: &'a Report, subject: &'a Subject<'a>, words: W) -> impl Serialize + use<'a, W> {
    Document { report, subject, words }
}

struct Document<'a, W> {
    report: &'a Report,
    subject: &'a Subject<'a>,
    words: W,
}

impl<W: Fn(&Message) -> String> Serialize for Document<'_, W> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (errors, warnings, infos) = self.report.counts();
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("findings", &Findings(self))?;
        map.serialize_entry("not_checked", &NotChecked(self))?;
        map.serialize_entry("counts", &Counts { error: errors, warning: warnings, info: infos })?;
        map.end()
    }
}

#[derive(Serialize)]
struct Counts {
    error: usize,
    warning: usize,
    info: usize,
}

struct Findings<'a, W>(&'a Document<'a, W>);

impl<W: Fn(&Message) -> String> Serialize for Findings<'_, W> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.report.findings.iter().map(|finding| shape(finding, self.0.subject, &self.0.words)))
    }
}

struct NotChecked<'a, W>(&'a Document<'a, W>);

impl<W: Fn(&Message) -> String> Serialize for NotChecked<'_, W> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shape<'a> {
            rule: &'a str,
            why: String,
        }
        let words = &self.0.words;
        serializer.collect_seq(self.0.report.not_checked.iter().map(|item| Shape { rule: item.rule.name, why: words(&item.why) }))
    }
}

#[derive(Serialize)]
struct FindingShape<'a> {
    code: &'a str,
    rule: &'a str,
    level: &'a str,
    message: String,
    note: Option<String>,
    column: Option<String>,
    value: Option<&'a str>,
    rows: Lines<'a>,
    /// Sheet of each of the rows, when the list is made of several.
    #[serde(skip_serializing_if = "Option::is_none")]
    sheets: Option<Vec<&'a str>>,
    count: usize,
    fixes: Vec<FixShape<'a>>,
}

#[derive(Serialize)]
struct FixShape<'a> {
    title: String,
    safety: &'a str,
    replace_with: Option<&'a str>,
}

fn shape<'a>(finding: &'a Finding, subject: &'a Subject<'_>, words: &impl Fn(&Message) -> String) -> FindingShape<'a> {
    FindingShape {
        code: finding.rule.code,
        rule: finding.rule.name,
        level: finding.level.word(),
        message: words(&finding.message),
        note: finding.note.as_ref().map(words),
        column: finding.column.and_then(|column| subject.keys().get(column)).map(ToString::to_string),
        value: finding.column.zip(finding.value).map(|(column, id)| subject.table().column(column).dict().get(id)),
        rows: Lines { table: subject.table(), rows: &finding.rows },
        sheets: finding
            .rows
            .iter()
            .take(MOST_ROWS)
            .map(|&row| subject.table().sheet(row))
            .collect::<Option<Vec<_>>>()
            .filter(|s| !s.is_empty()),
        count: finding.rows.len(),
        fixes: finding.fixes.iter().map(|fix| fix_shape(fix, words)).collect(),
    }
}

fn fix_shape<'a>(fix: &'a Fix, words: &impl Fn(&Message) -> String) -> FixShape<'a> {
    let replace_with = match &fix.edit {
        Edit::Replace { to, .. } => Some(to.as_str()),
        _ => None,
    };
    FixShape { title: words(&fix.title), safety: fix.safety.word(), replace_with }
}

/// Rows as the person's file numbers them.
struct Lines<'a> {
    table: &'a Table,
    rows: &'a [RowId],
}

impl Serialize for Lines<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let shown = &self.rows[..self.rows.len().min(MOST_ROWS)];
        let mut seq = serializer.serialize_seq(Some(shown.len()))?;
        for &row in shown {
            seq.serialize_element(&self.table.source(row).line)?;
        }
        seq.end()
    }
}
