#![doc = include_str!("../../../assets/rules/en/guest_account.md")]

use crate::check::meta::pages;
use crate::check::{Form, Meta, Problem, Value};
use crate::error::{Level, Message};
use crate::importer::Kind;

/// The rule.
pub static META: Meta = Meta {
    code: "C305",
    name: "guest_account",
    title: "rule-guest-account",
    level: Level::Error,
    reads: &[Kind::Login],
    needs: &[],
    pages: pages!("guest_account"),
    form: Form::Value { judge, mend: |_| Vec::new(), costly: false, gather: None },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    let guest = value.text.eq_ignore_ascii_case("guest");
    guest.then(|| Problem::new(Level::Error, Message::new("guest-account").with("value", value.shown())))
}
