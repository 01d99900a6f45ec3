#![doc = include_str!("../../../assets/rules/en/existing_account.md")]

use crate::check::meta::pages;
use crate::check::{Form, Meta, Need, Problem, Value};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, KnownAccount};

/// The rule.
pub static META: Meta = Meta {
    code: "C310",
    name: "existing_account",
    title: "rule-existing-account",
    level: Level::Error,
    reads: &[Kind::Login],
    holds: &[Behaviour::KnownAccount(KnownAccount::Skips), Behaviour::KnownAccount(KnownAccount::Doubles)],
    needs: &[Need::Accounts],
    pages: pages!("existing_account"),
    form: Form::Value { judge, mend: |_| Vec::new(), costly: false, gather: Some("existing-account-many") },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    value.user()?;
    let does = value.context.does.known_account?;
    Some(Problem::new(Level::Error, Message::new("existing-account").with("value", value.shown()).with("does", does.word())))
}
