#![doc = include_str!("../../../assets/rules/en/group_code.md")]

use crate::catalogue::{Group, Grouping};
use crate::check::meta::pages;
use crate::check::{By, Form, Meta, Need, Pair, Problem, Remedy};
use crate::error::{Level, Message};
use crate::importer::{Kind, UnknownGroup};

/// The rule.
pub static META: Meta = Meta {
    code: "C407",
    name: "group_code",
    title: "rule-group-code",
    level: Level::Warning,
    reads: &[Kind::Course, Kind::Group],
    holds: super::GROUPS,
    needs: &[Need::Groups],
    pages: pages!("group_code"),
    form: Form::Pair { judge, mend },
};

fn judge(pair: &Pair<'_>) -> Option<Problem> {
    let typed = pair.right.text;
    if pair.right.by() != By::Name {
        return None;
    }
    let course = pair.left.course()?;
    let groups = course.groups.as_deref()?;
    if groups.iter().any(|group| group.name == typed) {
        return None;
    }
    let value = pair.right.shown();
    let message = if let Some(group) = coded(groups, typed) {
        Message::new("group-code").with("value", value).with("group", group.name.as_str())
    } else if course.groupings.iter().flatten().any(|grouping| name(grouping) == typed) {
        Message::new("group-code-grouping").with("value", value)
    } else {
        return None;
    };
    let message = message.with("does", pair.right.context.does.unknown_group.map_or("", UnknownGroup::word));
    Some(Problem::new(Level::Warning, message))
}

fn mend(pair: &Pair<'_>) -> Vec<Remedy> {
    let groups = pair.left.course().and_then(|course| course.groups.as_deref()).unwrap_or_default();
    match coded(groups, pair.right.text) {
        Some(group) => vec![Remedy::ask(group.name.as_str())],
        None => vec![Remedy::advise(Message::new("fix-choose-group"))],
    }
}

fn coded<'a>(groups: &'a [Group], typed: &str) -> Option<&'a Group> {
    groups.iter().find(|group| group.idnumber.as_deref() == Some(typed))
}

fn name(grouping: &Grouping) -> &str {
    match grouping {
        Grouping::Name(name) | Grouping::Full { name, .. } => name,
    }
}
