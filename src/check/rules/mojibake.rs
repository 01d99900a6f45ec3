#![doc = include_str!("../../../assets/rules/en/mojibake.md")]

use crate::check::meta::pages;
use crate::check::{Form, Look, Meta, Problem, Remedy, Value};
use crate::error::{Level, Message};
use crate::text::mojibake;

/// The rule.
pub static META: Meta = Meta {
    code: "C015",
    name: "mojibake",
    title: "rule-mojibake",
    level: Level::Error,
    reads: super::EVERY,
    holds: &[],
    needs: &[],
    pages: pages!("mojibake"),
    form: Form::Value { judge, mend, costly: false, gather: Some("mojibake-many") },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    if !value.look.has(Look::BEYOND_ASCII) || value.is_known() {
        return None;
    }
    let sound = sound(value)?;
    Some(Problem::new(Level::Error, Message::new("mojibake").with("value", value.shown()).with("sound", sound)))
}

fn mend(value: &Value<'_>) -> Vec<Remedy> {
    sound(value).map(Remedy::safe).into_iter().collect()
}

/// The text as it was before it was damaged, also when something invisible was added since.
pub(super) fn sound(value: &Value<'_>) -> Option<String> {
    mojibake::repaired(value.text).or_else(|| mojibake::repaired(&crate::text::invisible::visible(value.text)))
}
