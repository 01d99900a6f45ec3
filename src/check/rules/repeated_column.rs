#![doc = include_str!("../../../assets/rules/en/repeated_column.md")]

use crate::check::meta::pages;
use crate::check::{Context, Finding, Form, Meta};
use crate::error::{Level, Message};
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C008",
    name: "repeated_column",
    title: "rule-repeated-column",
    level: Level::Error,
    reads: &[],
    holds: &[],
    needs: &[],
    pages: pages!("repeated_column"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let keys = context.subject.keys();
    let again = (0..keys.len()).filter(|&column| keys[..column].contains(&keys[column]));
    let message = |column: usize| Message::new("repeated-column").with("column", context.name(column));
    Ok(again.map(|column| Finding::new(&META, message(column)).at(column).advise(Message::new("fix-map-column"))).collect())
}
