#![doc = include_str!("../../../assets/rules/en/role_not_assignable.md")]

use crate::catalogue::{Known, RoleLevel};
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
    needs: &[Need::Roles, Need::RoleLevels],
    pages: pages!("role_not_assignable"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    let catalogue = value.context.catalogue();
    let (Known::Told(roles) | Known::Assumed(roles, _)) = catalogue.roles() else { return None };
    let role = roles.iter().find(|role| role.shortname == value.text)?;
    let given = catalogue.gives(role, RoleLevel::Course);
    let refused = matches!(given, Known::Told(false) | Known::Assumed(false, _));
    let message = || Message::new("role-not-assignable").with("value", value.shown()).with("platform", value.context.platform());
    let problem = refused.then(|| Problem::new(Level::Error, message()))?;
    Some(if matches!(given, Known::Assumed(..)) { problem.noting(Message::new("role-supposed")) } else { problem })
}

fn mend(_: &Value<'_>) -> Vec<Remedy> {
    vec![Remedy::advise(Message::new("fix-choose-role"))]
}
