#![doc = include_str!("../../../assets/rules/en/empty_cell.md")]

use crate::check::meta::pages;
use crate::check::{By, Context, Edit, Finding, Form, Meta, Safety};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, EmptyCourse, EmptyPerson, Field, Kind};
use crate::table::RowId;
use crate::text::php;
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C010",
    name: "empty_cell",
    title: "rule-empty-cell",
    level: Level::Error,
    reads: &[],
    holds: &[],
    needs: &[],
    pages: pages!("empty_cell"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let subject = context.subject;
    let blank = blank_rows(context)?;
    let mut findings = Vec::new();
    for key in subject.importer().required().filter(|_| speaks(context)) {
        let Some(column) = subject.keys().iter().position(|k| *k == key) else { continue };
        // A value that is written once for the lines below is said as such.
        if subject.beside.fills(column) {
            continue;
        }
        // A login is not missed where people are found by address.
        if context.kind(column) == Kind::Text && context.field(column).is_some_and(Field::is_person) {
            continue;
        }
        for zero in [false, true] {
            let dict = context.column(column).dict();
            let mut rows = context.rows_where(column, |id| php::is_empty(dict.get(id)) && (php::trim(dict.get(id)) == "0") == zero)?;
            rows.retain(|row| blank.binary_search(row).is_err() && !is_spared(context, column, *row));
            if !rows.is_empty() {
                findings.push(found(context, column, zero, rows)?);
            }
        }
    }
    if !blank.is_empty() {
        let title = Message::new("fix-remove-rows").with("rows", blank.len());
        let does = context.does.empty_person;
        let message = Message::new("empty-row").with("rows", blank.len()).with("does", does.map_or("", EmptyPerson::word));
        let harmful = matches!(does, Some(EmptyPerson::Guest | EmptyPerson::Stops));
        let finding = Finding::new(&META, message).level(if harmful { Level::Error } else { Level::Warning }).rows(blank.clone());
        // What is blank in the file may name somebody in a column that is not written.
        findings.push(finding.fix(title, Safety::Ask, Edit::RemoveRows(blank)));
    }
    Ok(findings)
}

/// Whether cells of the fields that every row needs are spoken of here: where an empty course does nothing, an empty
/// role gives the default one, and a missing person refuses the row.
pub(super) fn speaks(context: &Context<'_>) -> bool {
    let does = context.does;
    does.is(Behaviour::EmptyCourse(EmptyCourse::Nothing))
        && matches!(does.empty_person, Some(EmptyPerson::Refuses | EmptyPerson::FindsOtherwise))
}

/// A role is not missed where its course is empty, nor a course where the row has another one.
fn is_spared(context: &Context<'_>, column: usize, row: RowId) -> bool {
    let is_empty = |column| php::is_empty(context.table().text(column, row));
    match context.kind(column) {
        Kind::Role => context.pairs(Kind::Course, Kind::Role).iter().any(|&(course, role)| role == column && is_empty(course)),
        Kind::Course => context.columns_of(Kind::Course).any(|other| !is_empty(other)),
        _ => false,
    }
}

/// Rows in which every cell is empty.
pub(super) fn blank_rows(context: &Context<'_>) -> Result<Vec<RowId>, Cancelled> {
    let table = context.table();
    let Some(first) = context.person_column().or((!table.columns().is_empty()).then_some(0)) else { return Ok(Vec::new()) };
    let dict = context.column(first).dict();
    let mut rows = context.rows_where(first, |id| php::trim(dict.get(id)).is_empty())?;
    rows.retain(|&row| (0..table.columns().len()).all(|column| php::trim(table.text(column, row)).is_empty()));
    Ok(rows)
}

fn found(context: &Context<'_>, column: usize, zero: bool, rows: Vec<RowId>) -> Result<Finding, Cancelled> {
    let message = match (context.kind(column), zero) {
        (_, true) => Message::new("empty-cell-zero"),
        (Kind::Login, _) if context.by(column) == By::Email => Message::new("empty-cell-address"),
        (Kind::Login, _) => Message::new("empty-cell-login"),
        (Kind::Course, _) => Message::new("empty-cell-course"),
        (Kind::Role, _) => Message::new("empty-cell-role"),
        _ => Message::new("empty-cell"),
    };
    let message = message.with("column", context.name(column)).with("rows", rows.len());
    let mut finding = Finding::new(&META, message).at(column);
    if context.kind(column) == Kind::Role {
        // Who lacks a role is somebody all the same.
        finding = super::role_by_default::offer(context, finding, Some(column), &rows)?;
    } else {
        let title = Message::new("fix-remove-rows").with("rows", rows.len());
        finding = finding.fix(title, Safety::Ask, Edit::RemoveRows(rows.clone()));
    }
    Ok(finding.rows(rows))
}
