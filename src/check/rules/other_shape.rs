#![doc = include_str!("../../../assets/rules/en/other_shape.md")]

use crate::check::meta::pages;
use crate::check::{Context, Edit, Finding, Form, Meta, Safety, Value};
use crate::error::{Level, Message};
use crate::shape::{Offer, What};
use crate::table::{Column, RowId};
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
    Ok(offers.filter_map(|offer| found(context, offer)).collect())
}

fn found(context: &Context<'_>, offer: &Offer) -> Option<Finding> {
    let mut rows = rows(context, offer);
    rows.retain(|&row| !context.table().is_removed(row));
    if rows.is_empty() {
        return None;
    }
    let level = if offer.what == What::Groups { Level::Warning } else { Level::Error };
    let columns = offer.titles.join(", ");
    let message = Message::new(format!("other-shape-{}", offer.what.word())).with("columns", columns).with("rows", rows.len());
    let finding = Finding::new(&META, message.with("count", offer.titles.len())).level(level).rows(rows);
    Some(finding.fix(title(offer), Safety::Ask, Edit::Shape(offer.shape.clone())))
}

/// The rows concerned. Cells with several values, and those that are empty where the value above is meant, are looked for in the
/// list as it is now: somebody may have changed some.
fn rows(context: &Context<'_>, offer: &Offer) -> Vec<RowId> {
    let (table, shape) = (context.table(), &offer.shape);
    if shape.split.is_empty() && shape.fill.is_empty() {
        return offer.rows.clone();
    }
    let columns = table.columns().iter().zip(&context.subject.beside.sources).filter_map(|(column, source)| Some((column, (*source)?)));
    let told: Vec<(&Column, Vec<bool>)> =
        columns.map(|(column, source)| (column, column.dict().iter().map(|(_, text)| shape.concerns(source, text)).collect())).collect();
    let is_concerned = |row: &RowId| told.iter().any(|(column, concerned)| concerned[column.id(*row).0 as usize]);
    (0..table.rows()).map(RowId).filter(is_concerned).collect()
}

/// The words of the button.
pub(super) fn title(offer: &Offer) -> Message {
    Message::new(format!("fix-shape-{}", offer.what.word()))
}

/// Whether a value is several, which are said as such and become lines of their own.
pub(super) fn is_several(value: &Value<'_>) -> bool {
    let Some(offer) = value.context.subject.beside.splits(value.column) else { return false };
    offer.shape.parts_of(value.raw).is_some()
}
