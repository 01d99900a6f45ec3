#![doc = include_str!("../../../assets/rules/en/cell_never_empty.md")]

use super::empty_cell;
use crate::check::meta::pages;
use crate::check::{Context, Edit, Finding, Form, Meta, Safety};
use crate::error::{Level, Message};
use crate::importer::{EmptyCourse, EmptyPerson, EmptyRole, Field, Kind, Need};
use crate::text::php;
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C701",
    name: "cell_never_empty",
    title: "rule-cell-never-empty",
    level: Level::Error,
    reads: &[],
    holds: &[],
    needs: &[],
    pages: pages!("cell_never_empty"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let mut found = Vec::new();
    let blank = empty_cell::blank_rows(context)?;
    let required: Vec<_> = context.subject.importer().required().collect();
    // Cells without which there is no row at all have their own rule, where it holds.
    let has_own =
        |column: usize| empty_cell::speaks(context) && context.subject.keys().get(column).is_some_and(|key| required.contains(key));
    for (column, field) in super::form::fields(context).filter(|(column, field)| field.never_empty && !has_own(*column)) {
        let cells = context.column(column).dict();
        let mut rows = context.rows_where(column, |id| php::is_empty(cells.get(id)))?;
        rows.retain(|row| blank.binary_search(row).is_err());
        if rows.is_empty() {
            continue;
        }
        let is_asked = field.need == Need::Required || field.is_person();
        let message = Message::new(if is_asked { "cell-never-empty-required" } else { "cell-never-empty-optional" });
        let message =
            message.with("rows", rows.len()).with("field", Message::new(field.label_id())).with("does", does(context, column, field));
        let finding = Finding::new(&META, message).level(if is_asked { Level::Error } else { Level::Warning }).at(column);
        let finding = finding.rows(rows.clone()).advise(Message::new("fix-fill-cells"));
        let title = Message::new("fix-remove-rows").with("rows", rows.len());
        found.push(if is_asked { finding.fix(title, Safety::Ask, Edit::RemoveRows(rows)) } else { finding });
    }
    Ok(found)
}

/// What the tool does at an empty cell of the field.
fn does(context: &Context<'_>, column: usize, field: &Field) -> &'static str {
    let person = context.does.empty_person;
    match context.kind(column) {
        Kind::Login => person.map_or("", EmptyPerson::word),
        Kind::Course => context.does.empty_course.map_or("", EmptyCourse::word),
        Kind::Role => context.does.empty_role.map_or("", EmptyRole::word),
        // Other fields that every row needs are looked at with the person.
        _ if field.need == Need::Required => person.filter(|does| *does != EmptyPerson::Guest).map_or("", EmptyPerson::word),
        _ => "",
    }
}
