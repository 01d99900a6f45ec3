#![doc = include_str!("../../../assets/rules/en/role_number.md")]

use crate::catalogue::{Known, Role};
use crate::check::meta::pages;
use crate::check::{Form, Meta, Problem, Remedy, Safety, Value};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, RoleBy};
use crate::text::php;

/// The rule.
pub static META: Meta = Meta {
    code: "C204",
    name: "role_number",
    title: "rule-role-number",
    level: Level::Error,
    reads: &[Kind::Role],
    holds: &[Behaviour::RoleBy(RoleBy::ShortnameOrId)],
    needs: &[],
    pages: pages!("role_number"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

/// The role whose database number was typed.
pub(super) fn role<'a>(value: &Value<'a>) -> Option<&'a Role> {
    let number: i64 = Some(value.text).filter(|text| php::is_number(text))?.parse().ok()?;
    let roles = value.context.catalogue().site().roles.as_deref()?;
    roles.iter().find(|role| role.id == number && number != 0)
}

fn judge(value: &Value<'_>) -> Option<Problem> {
    if !php::is_number(value.text) || php::is_empty(value.text) {
        return None;
    }
    let message = match role(value) {
        Some(role) => Message::new("role-number").with("value", value.shown()).with("role", role.shortname.as_str()),
        None if value.context.catalogue().role(value.text).is_some() => Message::new("role-number-name").with("value", value.shown()),
        None if value.context.catalogue().roles() != Known::NotTold => return None,
        None => Message::new("role-number-untold").with("value", value.shown()),
    };
    Some(Problem::new(Level::Error, message))
}

fn mend(value: &Value<'_>) -> Vec<Remedy> {
    match role(value) {
        Some(role) => vec![super::role_label::remedy(&role.shortname, &role.name, Safety::Ask)],
        None => vec![Remedy::advise(Message::new("fix-choose-role"))],
    }
}
