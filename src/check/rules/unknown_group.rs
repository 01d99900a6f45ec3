#![doc = include_str!("../../../assets/rules/en/unknown_group.md")]

use super::group_created::{self, Wish};
use crate::check::meta::pages;
use crate::check::{Context, Finding, Form, Meta, Need};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, UnknownGroup};
use crate::text::php;
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C411",
    name: "unknown_group",
    title: "rule-unknown-group",
    level: Level::Warning,
    reads: &[Kind::Course, Kind::Group],
    holds: &[
        Behaviour::UnknownGroup(UnknownGroup::Ignores),
        Behaviour::UnknownGroup(UnknownGroup::Says),
        Behaviour::UnknownGroup(UnknownGroup::ByCommand),
    ],
    needs: &[Need::Groups],
    pages: pages!("unknown_group"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let does = context.does.unknown_group.map_or("", UnknownGroup::word);
    let mut findings = Vec::new();
    for (left, right) in context.pairs(Kind::Course, Kind::Group) {
        let names = context.column(right).dict();
        for missing in group_created::missing(context, left, right, Wish::Join)? {
            let message = Message::new("unknown-group").with("value", php::trim(names.get(missing.group))).with("courses", missing.courses);
            // A group that every row must have is all that the row is for.
            let level = if context.may_be_empty(right) { Level::Warning } else { Level::Error };
            let finding = Finding::new(&META, message.with("does", does)).level(level).on(right, missing.group).rows(missing.rows);
            findings.push(finding.advise(Message::new("fix-choose-group")));
        }
    }
    Ok(findings)
}
