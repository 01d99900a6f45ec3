#![doc = include_str!("../../../assets/rules/en/other_shape.md")]

use super::role_label;
use crate::check::meta::pages;
use crate::check::{Context, Edit, Finding, Form, Meta, Safety, Value};
use crate::error::{Level, Message};
use crate::importer::Kind;
use crate::shape::{Offer, What};
use crate::table::RowId;
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C021",
    name: "other_shape",
    title: "rule-other-shape",
    level: Level::Error,
    reads: &[],
    holds: &[],
    needs: &[],
    pages: pages!("other_shape"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    // Several groups in a cell are said by the rule of groups, value by value.
    let offers = context.subject.beside.shapes.iter().filter(|offer| offer.what != What::SeveralGroups);
    let mut findings = Vec::new();
    for offer in offers {
        let rows = rows(context, offer)?;
        if !rows.is_empty() {
            findings.push(found(offer, rows));
        }
    }
    findings.extend(unclear_roles(context)?);
    Ok(findings)
}

/// Cells that name several roles where it is written nowhere who has which: there is nothing to offer, and all the more to say.
fn unclear_roles(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let mut findings = Vec::new();
    for column in context.columns_of(Kind::Role) {
        let dict = context.column(column).dict();
        let is_unclear = |text: &str| role_label::names_several(context.catalogue(), text) && !is_offered(context, column, text);
        let rows = context.rows_where(column, |id| is_unclear(dict.get(id)))?;
        if !rows.is_empty() {
            let message = Message::new("other-shape-unclear-roles").with("columns", context.name(column)).with("rows", rows.len());
            findings.push(Finding::new(&META, message).at(column).rows(rows));
        }
    }
    Ok(findings)
}

fn found(offer: &Offer, rows: Vec<RowId>) -> Finding {
    let level = if offer.what == What::Groups { Level::Warning } else { Level::Error };
    let columns = offer.titles.join(", ");
    let message = Message::new(format!("other-shape-{}", offer.what.word())).with("columns", columns).with("rows", rows.len());
    let finding = Finding::new(&META, message.with("count", offer.titles.len())).level(level).rows(rows);
    finding.fix(title(offer), Safety::Ask, Edit::Shape(offer.shape.clone()))
}

/// The rows concerned. Cells with several values, and those that are empty where the value above is meant, are looked for in the
/// list as it is now: somebody may have changed some.
fn rows(context: &Context<'_>, offer: &Offer) -> Result<Vec<RowId>, Cancelled> {
    let shape = &offer.shape;
    if shape.split.is_empty() && shape.fill.is_empty() {
        return Ok(offer.rows.iter().copied().filter(|&row| !context.table().is_removed(row)).collect());
    }
    let mut rows = Vec::new();
    for (column, source) in (0..context.table().columns().len()).zip(&context.subject.beside.sources) {
        let Some(source) = *source else { continue };
        let dict = context.column(column).dict();
        rows.extend(context.rows_where(column, |id| shape.concerns(source, dict.get(id)))?);
    }
    rows.sort_unstable();
    rows.dedup();
    Ok(rows)
}

/// The words of the button.
pub(super) fn title(offer: &Offer) -> Message {
    Message::new(format!("fix-shape-{}", offer.what.word()))
}

/// Whether a value is several, which are said as such and become lines of their own.
pub(super) fn is_several(value: &Value<'_>) -> bool {
    is_offered(value.context, value.column, value.raw)
}

fn is_offered(context: &Context<'_>, column: usize, text: &str) -> bool {
    context.subject.beside.splits(column).is_some_and(|offer| offer.shape.parts_of(text).is_some())
}
