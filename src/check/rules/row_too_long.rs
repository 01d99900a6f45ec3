#![doc = include_str!("../../../assets/rules/en/row_too_long.md")]

use crate::check::meta::pages;
use crate::check::{Context, Finding, Form, Meta};
use crate::error::{Level, Message};
use crate::table::RowId;
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C707",
    name: "row_too_long",
    title: "rule-row-too-long",
    level: Level::Error,
    reads: &[],
    holds: &[],
    needs: &[],
    pages: pages!("row_too_long"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let Some(most) = context.subject.importer().form.max_line_bytes else { return Ok(Vec::new()) };
    let columns = context.table().columns();
    let mut bytes = vec![columns.len().saturating_sub(1); context.table().rows() as usize];
    for column in 0..columns.len() {
        let lengths: Vec<usize> = context.column(column).dict().iter().map(|(_, text)| text.len()).collect();
        context.scan(column, |row, id| bytes[row.0 as usize] += lengths[id.0 as usize])?;
    }
    let rows: Vec<RowId> = (0..).map(RowId).zip(&bytes).filter(|(_, bytes)| **bytes > most).map(|(row, _)| row).collect();
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let message = Message::new("row-too-long").with("rows", rows.len()).with("most", most);
    Ok(vec![Finding::new(&META, message).rows(rows).advise(Message::new("fix-shorten-value"))])
}
