#![doc = include_str!("../../../assets/rules/en/dangerous_column.md")]

use crate::check::meta::pages;
use crate::check::{Context, Finding, Form, Meta};
use crate::error::{Level, Message};
use crate::importer::Danger;
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C003",
    name: "dangerous_column",
    title: "rule-dangerous-column",
    level: Level::Warning,
    reads: &[],
    holds: &[],
    needs: &[],
    pages: pages!("dangerous_column"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let dangers =
        context.subject.left_out.iter().filter_map(|header| Some((header, context.subject.importer().known_column(header)?.danger)));
    let found = dangers.filter(|(_, danger)| *danger != Danger::OverwritesProfile).map(|(header, danger)| {
        let message = Message::new(format!("danger-{}", danger.word())).with("column", header.as_str());
        Finding::new(&META, message).noting(Message::new("dangerous-column-left-out"))
    });
    Ok(found.collect())
}
