#![doc = include_str!("../../../assets/rules/en/lost_character.md")]

use crate::check::meta::pages;
use crate::check::{Form, Look, Meta, Problem, Remedy, Value};
use crate::error::{Level, Message};

/// The rule.
pub static META: Meta = Meta {
    code: "C016",
    name: "lost_character",
    title: "rule-lost-character",
    level: Level::Error,
    reads: super::EVERY,
    holds: &[],
    needs: &[],
    pages: pages!("lost_character"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

/// What decoders write in place of what they could not read.
const LOST: char = '\u{fffd}';

fn judge(value: &Value<'_>) -> Option<Problem> {
    let lost = value.look.has(Look::BEYOND_ASCII) && value.text.contains(LOST);
    lost.then(|| Problem::new(Level::Error, Message::new("lost-character").with("value", value.shown())))
}

fn mend(_: &Value<'_>) -> Vec<Remedy> {
    vec![Remedy::advise(Message::new("fix-other-encoding"))]
}
