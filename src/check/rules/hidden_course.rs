#![doc = include_str!("../../../assets/rules/en/hidden_course.md")]

use crate::check::meta::pages;
use crate::check::{Form, Meta, Need, Problem, Remedy, Value};
use crate::error::{Level, Message};
use crate::importer::Kind;

/// The rule.
pub static META: Meta = Meta {
    code: "C106",
    name: "hidden_course",
    title: "rule-hidden-course",
    level: Level::Warning,
    reads: &[Kind::Course],
    holds: super::ENROLS,
    needs: &[Need::Visibility],
    pages: pages!("hidden_course"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    let hidden = value.course()?.visible == Some(false);
    hidden.then(|| Problem::new(Level::Warning, Message::new("hidden-course").with("value", value.shown())))
}

fn mend(_: &Value<'_>) -> Vec<Remedy> {
    vec![Remedy::advise(Message::new("fix-ask-to-show"))]
}
