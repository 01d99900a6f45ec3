#![doc = include_str!("../../../assets/rules/en/role_not_offered.md")]

use crate::catalogue::Known;
use crate::check::meta::pages;
use crate::check::{Form, Meta, Problem, Remedy, Safety, Value};
use crate::error::{Level, Message};
use crate::importer::Kind;
use crate::text::php;

/// The rule.
pub static META: Meta = Meta {
    code: "C208",
    name: "role_not_offered",
    title: "rule-role-not-offered",
    level: Level::Error,
    reads: &[Kind::Role],
    holds: &[],
    needs: &[],
    pages: pages!("role_not_offered"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

/// How many roles are proposed.
const CHOICES: usize = 6;

fn judge(value: &Value<'_>) -> Option<Problem> {
    let catalogue = value.context.catalogue();
    if catalogue.local().offers(value.text) != Some(false) || php::is_number(value.text) {
        return None;
    }
    // A role that cannot be given, that does not exist, or that is a name for one, is spoken of by the rule on that.
    let role = catalogue.role(value.text);
    let is_spoken_of = match role {
        Some(role) => role.assignable_in_course.surely_not(),
        None => catalogue.roles() != Known::NotTold || !super::role_label::meant(value).is_empty(),
    };
    let message = || Message::new("role-not-offered").with("value", value.shown()).with("platform", value.context.platform());
    (!is_spoken_of).then(|| Problem::new(Level::Error, message()))
}

fn mend(value: &Value<'_>) -> Vec<Remedy> {
    let offered = value.context.catalogue().offered_roles("").into_iter();
    offered.take(CHOICES).map(|role| super::role_label::remedy(role.shortname, role.label, Safety::Ask)).collect()
}
