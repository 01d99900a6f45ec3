#![doc = include_str!("../../../assets/rules/en/cell_never_empty.md")]

use crate::check::meta::pages;
use crate::check::{Context, Finding, Form, Meta};
use crate::error::{Level, Message};
use crate::importer::Need;
use crate::text::php;
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C701",
    name: "cell_never_empty",
    title: "rule-cell-never-empty",
    level: Level::Error,
    reads: &[],
    needs: &[],
    pages: pages!("cell_never_empty"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let mut found = Vec::new();
    let importer = context.subject.importer;
    // Cells without which there is no row at all have their own rule, where it holds.
    let has_own = |column: usize| {
        let required = importer.required().any(|key| context.subject.keys.get(column) == Some(&key));
        required && !importer.without.iter().any(|name| name == "empty_cell")
    };
    for (column, field) in super::form::fields(context).filter(|(column, field)| field.never_empty && !has_own(*column)) {
        let cells = context.column(column).dict();
        let rows = context.rows_where(column, |id| php::is_empty(cells.get(id)))?;
        if rows.is_empty() {
            continue;
        }
        let message = Message::new(if field.need == Need::Required { "cell-never-empty-required" } else { "cell-never-empty-optional" });
        let level = if field.need == Need::Required { Level::Error } else { Level::Warning };
        let message = message.with("rows", rows.len()).with("field", Message::new(field.label_id()));
        found.push(Finding::new(&META, message).level(level).at(column).rows(rows).advise(Message::new("fix-fill-cells")));
    }
    Ok(found)
}
