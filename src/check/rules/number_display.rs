#![doc = include_str!("../../../assets/rules/en/number_display.md")]

use crate::check::meta::pages;
use crate::check::{Context, Edit, Finding, Form, Meta, Safety};
use crate::error::{Level, Message};
use crate::importer::Kind;
use crate::table::{Exact, RowId};
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C018",
    name: "number_display",
    title: "rule-number-display",
    level: Level::Error,
    reads: &[],
    holds: &[],
    needs: &[],
    pages: pages!("number_display"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let mut findings = Vec::new();
    for column in 0..context.table().columns().len() {
        context.still_wanted()?;
        findings.extend(in_column(context, column));
    }
    Ok(findings)
}

/// How sure it is that a field of this kind wants the number and not what is shown; `None` when it does not.
fn wanted(kind: Kind) -> Option<Safety> {
    match kind {
        Kind::Login | Kind::Idnumber | Kind::CourseIdnumber | Kind::Days | Kind::Status => Some(Safety::Safe),
        Kind::Course | Kind::Group => Some(Safety::Ask),
        _ => None,
    }
}

fn in_column(context: &Context<'_>, column: usize) -> Option<Finding> {
    let safety = wanted(context.kind(column))?;
    let table = context.table();
    let cells: Vec<Exact> = table.column(column).exact().filter(|exact| !table.is_removed(exact.row)).collect();
    let first = cells.first()?;
    let shown = match table.column(column).dict().get(first.shown).trim() {
        "" => Message::new("number-display-nothing"),
        text => Message::new("number-display-text").with("text", text),
    };
    let message = Message::new("number-display")
        .with("count", cells.len())
        .with("column", context.name(column))
        .with("shown", shown)
        .with("exact", first.number.to_string());
    let numbers: Vec<(RowId, String)> = cells.iter().map(|exact| (exact.row, exact.number.to_string())).collect();
    let title = Message::new("number-display-fix").with("count", numbers.len());
    let rows = cells.iter().map(|exact| exact.row).collect();
    Some(Finding::new(&META, message).at(column).rows(rows).fix(title, safety, Edit::Cells { column, cells: numbers }))
}
