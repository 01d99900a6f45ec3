#![doc = include_str!("../../../assets/rules/en/unknown_column.md")]

use crate::check::meta::pages;
use crate::check::{Context, Finding, Form, Meta};
use crate::error::{Level, Message};
use crate::importer::UnknownColumn;
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C002",
    name: "unknown_column",
    title: "rule-unknown-column",
    level: Level::Info,
    reads: &[],
    holds: &[],
    needs: &[],
    pages: pages!("unknown_column"),
    form: Form::Table { judge },
};

/// More names than this are not read anyway.
const MOST_NAMES: usize = 12;

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let importer = context.subject.importer();
    let is_unknown =
        |header: &&String| !header.trim().is_empty() && importer.known_column(header).is_none() && importer.key_of_header(header).is_none();
    let names: Vec<&str> = context
        .subject
        .left_out
        .iter()
        .filter(is_unknown)
        .map(String::as_str)
        .filter(|header| super::number_with_zero::meant(importer, header).is_none())
        .collect();
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let mut shown = names.iter().take(MOST_NAMES).copied().collect::<Vec<_>>().join(", ");
    if names.len() > MOST_NAMES {
        shown.push_str(", …");
    }
    let message = Message::new("unknown-column")
        .with("columns", names.len())
        .with("names", shown)
        .with("does", context.does.unknown_column.map_or("", UnknownColumn::word));
    Ok(vec![Finding::new(&META, message)])
}
