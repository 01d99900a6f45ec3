#![doc = include_str!("../../../assets/rules/en/role_not_assignable.md")]

use crate::check::meta::pages;
use crate::check::{Form, Meta, Need, Problem, Remedy, Value};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, RoleElsewhere};

/// The rule.
pub static META: Meta = Meta {
    code: "C203",
    name: "role_not_assignable",
    title: "rule-role-not-assignable",
    level: Level::Error,
    reads: &[Kind::Role],
    holds: &[Behaviour::RoleElsewhere(RoleElsewhere::Refuses), Behaviour::RoleElsewhere(RoleElsewhere::Gives)],
    needs: &[Need::Roles],
    pages: pages!("role_not_assignable"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    let role = super::unknown_role::role(value)?;
    let does = value.context.does.role_elsewhere?;
    let elsewhere = role.assignable_in_course == Some(false);
    let level = if does == RoleElsewhere::Gives { Level::Warning } else { Level::Error };
    let message = Message::new("role-not-assignable").with("value", value.shown()).with("platform", value.context.platform());
    elsewhere.then(|| Problem::new(level, message.with("does", does.word())))
}

fn mend(_: &Value<'_>) -> Vec<Remedy> {
    vec![Remedy::advise(Message::new("fix-choose-role"))]
}
