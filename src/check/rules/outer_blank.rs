#![doc = include_str!("../../../assets/rules/en/outer_blank.md")]

use crate::check::meta::pages;
use crate::check::{Form, Meta, Problem, Remedy, Value};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, OuterBlanks};

/// The rule.
pub static META: Meta = Meta {
    code: "C014",
    name: "outer_blank",
    title: "rule-outer-blank",
    level: Level::Info,
    reads: super::EVERY,
    holds: &[],
    needs: &[],
    pages: pages!("outer_blank"),
    form: Form::Value { judge, mend, costly: false, gather: Some("outer-blank-many") },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    if value.raw.len() == value.text.len() {
        return None;
    }
    let message = Message::new("outer-blank").with("value", value.shown());
    if !value.context.does.is(Behaviour::OuterBlanks(OuterBlanks::Keeps)) {
        return Some(Problem::new(Level::Info, message.with("does", OuterBlanks::Trims.word())));
    }
    let level = if value.kind == Kind::Login { Level::Error } else { Level::Warning };
    Some(Problem::new(level, message.with("does", OuterBlanks::Keeps.word())))
}

fn mend(value: &Value<'_>) -> Vec<Remedy> {
    vec![Remedy::safe(value.text)]
}
