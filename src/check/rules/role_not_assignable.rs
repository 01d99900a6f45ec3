#![doc = include_str!("../../../assets/rules/en/role_not_assignable.md")]

use crate::catalogue::{Known, RoleLevel};
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
    needs: &[Need::Roles, Need::RoleLevels],
    pages: pages!("role_not_assignable"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    let catalogue = value.context.catalogue();
    let does = value.context.does.role_elsewhere?;
    let (Known::Told(roles) | Known::Assumed(roles, _)) = catalogue.roles() else { return None };
    let shortname = super::role_label::given(value).map_or(value.text, |role| role.shortname.as_str());
    let role = roles.iter().find(|role| role.shortname == shortname)?;
    let given = catalogue.gives(role, RoleLevel::Course);
    let refused = matches!(given, Known::Told(false) | Known::Assumed(false, _));
    let level = if does == RoleElsewhere::Gives { Level::Warning } else { Level::Error };
    let message = || Message::new("role-not-assignable").with("value", value.shown()).with("platform", value.context.platform());
    let problem = refused.then(|| Problem::new(level, message().with("does", does.word())))?;
    Some(if matches!(given, Known::Assumed(..)) { problem.noting(Message::new("role-supposed")) } else { problem })
}

fn mend(_: &Value<'_>) -> Vec<Remedy> {
    vec![Remedy::advise(Message::new("fix-choose-role"))]
}
