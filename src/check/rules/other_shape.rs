#![doc = include_str!("../../../assets/rules/en/other_shape.md")]

use crate::check::meta::pages;
use crate::check::{Context, Edit, Finding, Form, Meta, Safety, Value};
use crate::error::{Level, Message};
use crate::shape::{Offer, What, may_be_several};
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
    let shape = &offer.shape;
    let flagged = |(at, source): (usize, &Option<usize>)| {
        let column = context.table().columns().get(at)?;
        let flags = |is: &dyn Fn(&str) -> bool| -> Vec<bool> { column.dict().iter().map(|(_, text)| is(text)).collect() };
        match source.as_ref()? {
            source if shape.split.contains(source) => Some((column, flags(&|text| may_be_several(text) && shape.parts_of(text).is_some()))),
            source if shape.fill.contains(source) => Some((column, flags(&|text| text.trim().is_empty()))),
            _ => None,
        }
    };
    let flagged: Vec<(&Column, Vec<bool>)> = context.subject.beside.sources.iter().enumerate().filter_map(flagged).collect();
    if flagged.is_empty() {
        return offer.rows.clone();
    }
    let is_concerned = |row: &RowId| flagged.iter().any(|(column, flags)| flags[column.id(*row).0 as usize]);
    (0..context.table().rows()).map(RowId).filter(is_concerned).collect()
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
