#![doc = include_str!("../../../assets/rules/en/rival_column.md")]

use crate::check::meta::pages;
use crate::check::{Context, Edit, Finding, Form, Meta, Rival, Safety};
use crate::error::{Level, Message};
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C023",
    name: "rival_column",
    title: "rule-rival-column",
    level: Level::Warning,
    reads: &[],
    holds: &[],
    needs: &[],
    pages: pages!("rival_column"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    Ok(context.subject.beside.rivals.iter().filter_map(|rival| found(context, rival)).collect())
}

fn found(context: &Context<'_>, rival: &Rival) -> Option<Finding> {
    let mut rows = rival.rows.clone();
    rows.retain(|&row| !context.table().is_removed(row));
    if rows.is_empty() {
        return None;
    }
    let titles = |columns: &[(usize, String)]| columns.iter().map(|(_, title)| title.as_str()).collect::<Vec<_>>().join(", ");
    let id = if rival.told { "rival-column-told" } else { "rival-column" };
    let label = context.subject.importer().field(&rival.key).map_or_else(String::new, |field| field.label_id());
    let message = Message::new(id)
        .with("label", Message::new(label))
        .with("field", rival.key.to_string())
        .with("taken", rival.taken.1.as_str())
        .with("others", titles(&rival.others))
        .with("count", rival.others.len())
        .with("rows", rows.len());
    let level = if rival.told { Level::Info } else { Level::Warning };
    let mut finding = Finding::new(&META, message).level(level).rows(rows);
    for (first, (column, title)) in std::iter::once(&rival.taken).chain(&rival.others).enumerate() {
        let words = Message::new(if first == 0 { "fix-keep-column" } else { "fix-take-column" }).with("column", title.as_str());
        finding = finding.fix(words, Safety::Ask, Edit::Take(rival.key.clone(), *column));
    }
    Some(finding)
}
