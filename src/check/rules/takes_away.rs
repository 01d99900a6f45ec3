#![doc = include_str!("../../../assets/rules/en/takes_away.md")]

use crate::check::meta::pages;
use crate::check::{Form, Meta, Problem, Remedy, Value};
use crate::error::{Level, Message};
use crate::importer::Kind;

/// The rule.
pub static META: Meta = Meta {
    code: "C714",
    name: "takes_away",
    title: "rule-takes-away",
    level: Level::Warning,
    reads: &[Kind::Choice],
    holds: &[],
    needs: &[],
    pages: pages!("takes_away"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    let takes = super::form::field(value)?.taking_away.iter().any(|choice| choice.eq_ignore_ascii_case(value.text));
    takes.then(|| Problem::new(Level::Warning, Message::new("takes-away").with("value", value.shown())))
}

fn mend(_: &Value<'_>) -> Vec<Remedy> {
    Vec::new()
}
