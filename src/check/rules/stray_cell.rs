#![doc = include_str!("../../../assets/rules/en/stray_cell.md")]

use crate::check::meta::pages;
use crate::check::{Context, Finding, Form, Meta};
use crate::error::{Level, Message};
use crate::importer::Kind;
use crate::text::php;
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C011",
    name: "stray_cell",
    title: "rule-stray-cell",
    level: Level::Warning,
    reads: &[Kind::Course],
    holds: super::NUMBERS,
    needs: &[],
    pages: pages!("stray_cell"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let table = context.table();
    let mut findings = Vec::new();
    for set in context.numbers() {
        let Some(column) = set.column(Kind::Course) else { continue };
        let dict = context.column(column).dict();
        let mut rows = context.rows_where(column, |id| php::is_empty(dict.get(id)))?;
        let is_filled = |row, column: usize| !php::is_empty(table.text(column, row));
        // An empty course1 is an error of its own, unless the row has another course.
        let has_other = |row| context.columns_of(Kind::Course).any(|column| is_filled(row, column));
        rows.retain(|&row| set.number != Some(1) || has_other(row));
        rows.retain(|&row| set.columns.iter().any(|&(kind, column)| kind != Kind::Course && is_filled(row, column)));
        if !rows.is_empty() {
            let message = Message::new("stray-cell").with("column", context.name(column)).with("rows", rows.len());
            findings.push(Finding::new(&META, message).at(column).rows(rows));
        }
    }
    Ok(findings)
}
