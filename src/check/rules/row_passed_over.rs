#![doc = include_str!("../../../assets/rules/en/row_passed_over.md")]

use crate::check::meta::pages;
use crate::check::{Context, Finding, Form, Meta};
use crate::error::{Level, Message};
use crate::text::php;
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C706",
    name: "row_passed_over",
    title: "rule-row-passed-over",
    level: Level::Error,
    reads: &[],
    holds: &[],
    needs: &[],
    pages: pages!("row_passed_over"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let signs = &context.subject.importer().form.passed_over;
    if signs.is_empty() || context.subject.keys().is_empty() {
        return Ok(Vec::new());
    }
    let cells = context.column(0).dict();
    let rows = context.rows_where(0, |id| php::trim(cells.get(id)).starts_with(signs.as_slice()))?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let message = Message::new("row-passed-over").with("rows", rows.len()).with("field", context.name(0));
    Ok(vec![Finding::new(&META, message).at(0).rows(rows).advise(Message::new("fix-first-cell"))])
}
