#![doc = include_str!("../../../assets/rules/en/opposite_status.md")]

use crate::check::meta::pages;
use crate::check::{Context, Edit, Finding, Form, Meta, Safety};
use crate::error::{Level, Message};
use crate::importer::{Kind, says_active};
use crate::table::RowId;
use crate::text::php;
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C509",
    name: "opposite_status",
    title: "rule-opposite-status",
    level: Level::Info,
    reads: &[Kind::Status],
    holds: &[],
    needs: &[],
    pages: pages!("opposite_status"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let mut findings = Vec::new();
    for column in context.columns_of(Kind::Status) {
        let title = context.subject.beside.titles.get(column).map(String::as_str).unwrap_or_default();
        if says_active(title) != Some(true) {
            continue;
        }
        let dict = context.column(column).dict();
        let of = |digit: &str| context.rows_where(column, |id| php::trim(dict.get(id)) == digit);
        let (active, suspended) = (of("0")?, of("1")?);
        let message = Message::new("opposite-status").with("title", title).with("active", active.len()).with("suspended", suspended.len());
        findings.push(Finding::new(&META, message).at(column).rows(suspended));
        let empty = context.rows_where(column, |id| php::trim(dict.get(id)).is_empty())?;
        findings.extend(unmarked(title, column, empty, active.len()));
    }
    Ok(findings)
}

/// Where active people are marked, an empty cell may mean the contrary.
fn unmarked(title: &str, column: usize, empty: Vec<RowId>, active: usize) -> Option<Finding> {
    if empty.is_empty() || active == 0 {
        return None;
    }
    let message = Message::new("opposite-status-empty").with("title", title).with("count", empty.len());
    let write = |digit: &str| Edit::Cells { column, cells: empty.iter().map(|&row| (row, digit.to_owned())).collect() };
    let finding = Finding::new(&META, message).level(Level::Warning).at(column).rows(empty.clone());
    let finding = finding.fix(Message::new("fix-status-suspended"), Safety::Ask, write("1"));
    Some(finding.fix(Message::new("fix-status-active"), Safety::Ask, write("0")))
}
