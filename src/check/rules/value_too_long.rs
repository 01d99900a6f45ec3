#![doc = include_str!("../../../assets/rules/en/value_too_long.md")]

use crate::check::meta::pages;
use crate::check::{Form, Meta, Problem, Remedy, Value};
use crate::error::{Level, Message};

/// The rule.
pub static META: Meta = Meta {
    code: "C703",
    name: "value_too_long",
    title: "rule-value-too-long",
    level: Level::Error,
    reads: super::EVERY,
    holds: &[],
    needs: &[],
    pages: pages!("value_too_long"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    let most = super::form::field(value)?.max_chars?;
    let length = value.text.chars().count();
    let message = || Message::new("value-too-long").with("length", length).with("most", most);
    (length > most).then(|| Problem::new(Level::Error, message()))
}

fn mend(_: &Value<'_>) -> Vec<Remedy> {
    vec![Remedy::advise(Message::new("fix-shorten-value"))]
}
