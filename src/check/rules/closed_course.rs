#![doc = include_str!("../../../assets/rules/en/closed_course.md")]

use crate::catalogue::Closed;
use crate::check::meta::pages;
use crate::check::{Form, Meta, Problem, Remedy, Value};
use crate::error::{Level, Message};
use crate::importer::Kind;

/// The rule.
pub static META: Meta = Meta {
    code: "C108",
    name: "closed_course",
    title: "rule-closed-course",
    level: Level::Error,
    reads: &[Kind::Course],
    holds: &[],
    needs: &[],
    pages: pages!("closed_course"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    let message =
        match value.context.catalogue().local().closes(value.course().map_or(value.text, |course| &course.shortname), value.course())? {
            Closed::Course => Message::new("closed-course"),
            Closed::Category(category) => Message::new("closed-category").with("category", category),
        };
    Some(Problem::new(Level::Error, message.with("value", value.shown()).with("platform", value.context.platform())))
}

fn mend(_: &Value<'_>) -> Vec<Remedy> {
    vec![Remedy::advise(Message::new("fix-choose-course"))]
}
