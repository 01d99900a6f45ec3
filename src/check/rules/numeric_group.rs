#![doc = include_str!("../../../assets/rules/en/numeric_group.md")]

use crate::check::meta::pages;
use crate::check::{Form, Look, Meta, Pair, Problem, Remedy};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, NumericGroup};
use crate::text::php;

/// The rule.
pub static META: Meta = Meta {
    code: "C402",
    name: "numeric_group",
    title: "rule-numeric-group",
    level: Level::Warning,
    reads: &[Kind::Course, Kind::Group],
    holds: &[Behaviour::NumericGroup(NumericGroup::Id)],
    needs: &[],
    pages: pages!("numeric_group"),
    form: Form::Pair { judge, mend },
};

fn judge(pair: &Pair<'_>) -> Option<Problem> {
    let typed = pair.right.text;
    if pair.right.look.has(Look::LETTER) || !php::is_number(typed) || php::is_empty(typed) {
        return None;
    }
    let groups = pair.left.course().and_then(|course| course.groups.as_deref()).unwrap_or_default();
    let value = pair.right.shown();
    if let Some(other) = groups.iter().find(|group| group.id != 0 && group.id.to_string() == typed) {
        let message = Message::new("numeric-group-is-id").with("value", value).with("group", other.name.as_str());
        return Some(Problem::new(Level::Error, message.with("course", pair.left.shown())));
    }
    let message = match groups.iter().any(|group| group.name == typed) {
        true => Message::new("numeric-group-existing"),
        false => Message::new("numeric-group"),
    };
    Some(Problem::new(Level::Warning, message.with("value", value)))
}

fn mend(pair: &Pair<'_>) -> Vec<Remedy> {
    let typed = pair.right.text.trim_start_matches('-');
    let groups = pair.left.course().and_then(|course| course.groups.as_deref()).unwrap_or_default();
    let ends_so = |name: &str| {
        let number = name.trim_start_matches(|c: char| !c.is_ascii_digit());
        number.len() < name.len() && number.trim_start_matches('0') == typed
    };
    let mut names: Vec<String> = groups.iter().map(|group| group.name.clone()).filter(|name| ends_so(name)).take(2).collect();
    if names.is_empty() {
        names = vec![format!("TD{typed}"), format!("Groupe {typed}")];
    }
    names.into_iter().map(Remedy::ask).collect()
}
