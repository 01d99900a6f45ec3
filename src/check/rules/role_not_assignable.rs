#![doc = include_str!("../../../assets/rules/en/role_not_assignable.md")]

use crate::check::meta::pages;
use crate::check::{Form, Meta, Need, Problem, Remedy, Value};
use crate::error::{Level, Message};
use crate::importer::Kind;

/// The rule.
pub static META: Meta = Meta {
    code: "C203",
    name: "role_not_assignable",
    title: "rule-role-not-assignable",
    level: Level::Error,
    reads: &[Kind::Role],
    needs: &[Need::Roles],
    pages: pages!("role_not_assignable"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    let role = value.context.catalogue().role(value.text)?;
    let refused = role.assignable_in_course == Some(false);
    let message = || Message::new("role-not-assignable").with("value", value.shown()).with("platform", value.context.platform());
    refused.then(|| Problem::new(Level::Error, message()))
}

fn mend(_: &Value<'_>) -> Vec<Remedy> {
    vec![Remedy::advise(Message::new("fix-choose-role"))]
}
