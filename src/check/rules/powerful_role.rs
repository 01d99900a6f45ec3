#![doc = include_str!("../../../assets/rules/en/powerful_role.md")]

use crate::check::meta::pages;
use crate::check::{Form, Meta, Problem, Remedy, Value};
use crate::error::{Level, Message};
use crate::importer::Kind;

/// The rule.
pub static META: Meta = Meta {
    code: "C205",
    name: "powerful_role",
    title: "rule-powerful-role",
    level: Level::Warning,
    reads: &[Kind::Role],
    holds: &[],
    needs: &[],
    pages: pages!("powerful_role"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    let role = value.context.catalogue().role(value.text);
    let archetype = role.and_then(|role| role.archetype.as_deref()).unwrap_or(value.text);
    let powerful = matches!(archetype, "manager" | "coursecreator") && role.is_none_or(|role| !role.assignable_in_course.surely_not());
    powerful.then(|| Problem::new(Level::Warning, Message::new("powerful-role").with("value", value.shown())))
}

fn mend(_: &Value<'_>) -> Vec<Remedy> {
    vec![Remedy::advise(Message::new("fix-choose-role"))]
}
