#![doc = include_str!("../../../assets/rules/en/several_groups.md")]

use crate::check::meta::pages;
use crate::check::{Deed, Form, Meta, Problem, Remedy, Safety, Value};
use crate::error::{Level, Message};
use crate::importer::{Kind, UnknownGroup};
use crate::shape::parts;

/// The rule.
pub static META: Meta = Meta {
    code: "C403",
    name: "several_groups",
    title: "rule-several-groups",
    level: Level::Warning,
    reads: &[Kind::Group],
    holds: super::GROUPS,
    needs: &[],
    pages: pages!("several_groups"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    let parts = parts(value.text)?;
    if value.context.is_group_name(value.text) {
        return None;
    }
    let message = Message::new("several-groups").with("value", value.shown()).with("count", parts.len());
    let message = message.with("does", value.context.does.unknown_group.map_or("", UnknownGroup::word));
    Some(Problem::new(Level::Warning, message))
}

fn mend(value: &Value<'_>) -> Vec<Remedy> {
    let offer = value.context.subject.beside.splits(value.column).filter(|_| super::other_shape::is_several(value));
    match offer {
        Some(offer) => {
            vec![Remedy { title: super::other_shape::title(offer), safety: Safety::Ask, deed: Deed::Shape(offer.shape.clone()) }]
        }
        None => vec![Remedy::advise(Message::new("fix-row-per-group"))],
    }
}
