#![doc = include_str!("../../../assets/rules/en/group_escaped.md")]

use crate::check::meta::pages;
use crate::check::{Form, Meta, Problem, Remedy, Value};
use crate::error::{Level, Message};
use crate::importer::{ApostropheInGroup, Behaviour, Kind};

/// The rule.
pub static META: Meta = Meta {
    code: "C412",
    name: "group_escaped",
    title: "rule-group-escaped",
    level: Level::Warning,
    reads: &[Kind::Group],
    holds: &[Behaviour::ApostropheInGroup(ApostropheInGroup::Escapes)],
    needs: &[],
    pages: pages!("group_escaped"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    // A group that is there is found.
    let made = value.text.contains('\'') && !value.context.is_group_name(value.text);
    made.then(|| Problem::new(Level::Warning, Message::new("group-escaped").with("value", value.shown())))
}

fn mend(value: &Value<'_>) -> Vec<Remedy> {
    vec![Remedy::ask(value.text.replace('\'', " "))]
}
