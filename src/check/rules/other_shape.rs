#![doc = include_str!("../../../assets/rules/en/other_shape.md")]

use crate::check::meta::pages;
use crate::check::{Context, Edit, Finding, Form, Meta, Safety, Value};
use crate::error::{Level, Message};
use crate::shape::{Offer, What};
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
    let mut rows = offer.rows.clone();
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

/// The words of the button.
pub(super) fn title(offer: &Offer) -> Message {
    Message::new(format!("fix-shape-{}", offer.what.word()))
}

/// Whether a value is several, which are said as such and become lines of their own.
pub(super) fn is_several(value: &Value<'_>) -> bool {
    let Some(offer) = value.context.subject.beside.splits(value.column) else { return false };
    offer.shape.parts_of(value.raw).is_some()
}
