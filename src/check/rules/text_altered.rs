#![doc = include_str!("../../../assets/rules/en/text_altered.md")]

use crate::check::meta::pages;
use crate::check::{Form, Meta, Problem, Remedy, Value};
use crate::error::{Level, Message};

/// The rule.
pub static META: Meta = Meta {
    code: "C708",
    name: "text_altered",
    title: "rule-text-altered",
    level: Level::Error,
    reads: super::EVERY,
    holds: &[],
    needs: &[],
    pages: pages!("text_altered"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    let altered = &value.context.subject.importer().form.altered;
    let text = altered.iter().find(|text| value.text.contains(text.as_str()))?;
    Some(Problem::new(Level::Error, Message::new("text-altered").with("text", text.as_str())))
}

fn mend(_: &Value<'_>) -> Vec<Remedy> {
    vec![Remedy::advise(Message::new("fix-rewrite"))]
}
