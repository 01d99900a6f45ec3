#![doc = include_str!("../../../assets/rules/en/orphan_column.md")]

use crate::check::meta::pages;
use crate::check::{Context, Finding, Form, Meta};
use crate::error::{Level, Message};
use crate::importer::Kind;
use crate::text::php;
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C005",
    name: "orphan_column",
    title: "rule-orphan-column",
    level: Level::Warning,
    reads: &[],
    holds: super::NUMBERS,
    needs: &[],
    pages: pages!("orphan_column"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let mut findings = Vec::new();
    for set in context.numbers().filter(|set| set.column(Kind::Course).is_none()) {
        for &(_, column) in &set.columns {
            let filled = context.rows_where(column, |id| !php::is_empty(context.column(column).dict().get(id)))?;
            let number = set.number.map_or_else(String::new, |number| number.to_string());
            let message = Message::new("orphan-column").with("column", context.name(column)).with("course", format!("course{number}"));
            if !filled.is_empty() {
                findings.push(Finding::new(&META, message).at(column).rows(filled).advise(Message::new("fix-map-numbers")));
            }
        }
    }
    Ok(findings)
}
