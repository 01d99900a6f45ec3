#![doc = include_str!("../../../assets/rules/en/guest_account.md")]

use crate::check::meta::pages;
use crate::check::{By, Form, Meta, Problem, Value};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Guest, Kind};

/// The rule.
pub static META: Meta = Meta {
    code: "C305",
    name: "guest_account",
    title: "rule-guest-account",
    level: Level::Error,
    reads: &[Kind::Login],
    holds: &[Behaviour::Guest(Guest::Refuses), Behaviour::Guest(Guest::Enrols)],
    needs: &[],
    pages: pages!("guest_account"),
    form: Form::Value { judge, mend: |_| Vec::new(), costly: false, gather: None },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    let guest = value.by() == By::Name && value.text.eq_ignore_ascii_case("guest");
    let does = value.context.does.guest?;
    let level = if does == Guest::Enrols { Level::Warning } else { Level::Error };
    guest.then(|| Problem::new(level, Message::new("guest-account").with("value", value.shown()).with("does", does.word())))
}
