#![doc = include_str!("../../../assets/rules/en/several_groups.md")]

use crate::check::meta::pages;
use crate::check::{Form, Meta, Problem, Remedy, Value};
use crate::error::{Level, Message};
use crate::importer::{Kind, UnknownGroup};

/// The rule.
pub static META: Meta = Meta {
    code: "C403",
    name: "several_groups",
    title: "rule-several-groups",
    level: Level::Warning,
    reads: &[Kind::Group],
    holds: super::GROUPS,
    needs: &[],
    pages: pages!("several_groups"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

/// What people put between groups. A slash or a plus counts only between names of one family.
const SURE: &[char] = &[',', ';', '|', '\n'];
const MAYBE: &[char] = &['/', '+', '&'];

fn judge(value: &Value<'_>) -> Option<Problem> {
    let parts = parts(value.text)?;
    if value.context.is_group_name(value.text) {
        return None;
    }
    let message = Message::new("several-groups").with("value", value.shown()).with("count", parts.len());
    let message = message.with("does", value.context.does.unknown_group.map_or("", UnknownGroup::word));
    Some(Problem::new(Level::Warning, message))
}

fn mend(_: &Value<'_>) -> Vec<Remedy> {
    vec![Remedy::advise(Message::new("fix-row-per-group"))]
}

fn parts(text: &str) -> Option<Vec<&str>> {
    let split = |signs: &[char]| -> Vec<&str> { text.split(signs).map(str::trim).filter(|part| !part.is_empty()).collect() };
    let sure = split(SURE);
    if sure.len() > 1 {
        return Some(sure);
    }
    let maybe = split(MAYBE);
    let family = |part: &str| part.chars().take_while(|c| !c.is_ascii_digit()).collect::<String>();
    let alike = maybe.iter().all(|part| part.ends_with(|c: char| c.is_ascii_digit()) && family(part) == family(maybe[0]));
    (maybe.len() > 1 && alike && !family(maybe[0]).is_empty()).then_some(maybe)
}
