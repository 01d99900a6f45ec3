#![doc = include_str!("../../../assets/rules/en/no_row.md")]

use crate::check::meta::pages;
use crate::check::{Context, Finding, Form, Meta};
use crate::error::{Level, Message};
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C716",
    name: "no_row",
    title: "rule-no-row",
    level: Level::Error,
    reads: &[],
    needs: &[],
    pages: pages!("no_row"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    Ok(if context.table().kept() == 0 { vec![Finding::new(&META, Message::new("no-row"))] } else { Vec::new() })
}
