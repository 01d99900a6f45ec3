#![doc = include_str!("../../../assets/rules/en/end_is_past.md")]

use super::moment;
use crate::check::meta::pages;
use crate::check::{Form, Meta, Problem, Remedy, Value};
use crate::error::{Level, Message};
use crate::importer::Kind;

/// The rule.
pub static META: Meta = Meta {
    code: "C510",
    name: "end_is_past",
    title: "rule-end-is-past",
    level: Level::Warning,
    reads: &[Kind::End],
    holds: super::ENROLS,
    needs: &[],
    pages: pages!("end_is_past"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    let end = moment::day(value.context, value.text).filter(|end| *end <= value.context.subject.today)?;
    Some(Problem::new(Level::Warning, Message::new("end-is-past").with("value", value.shown()).with("day", super::words::date(end))))
}

fn mend(_: &Value<'_>) -> Vec<Remedy> {
    vec![Remedy::advise(Message::new("fix-date-is-past"))]
}
