#![doc = include_str!("../../../assets/rules/en/no_row.md")]

use crate::check::meta::pages;
use crate::check::{Context, Finding, Form, Meta};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, NoRow};
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C716",
    name: "no_row",
    title: "rule-no-row",
    level: Level::Error,
    reads: &[],
    holds: &[Behaviour::NoRow(NoRow::Endless), Behaviour::NoRow(NoRow::Nothing)],
    needs: &[],
    pages: pages!("no_row"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let Some(does) = context.does.no_row.filter(|_| context.table().kept() == 0) else { return Ok(Vec::new()) };
    Ok(vec![Finding::new(&META, Message::new("no-row").with("does", does.word()))])
}
