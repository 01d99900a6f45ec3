#![doc = include_str!("../../../assets/rules/en/account_created.md")]

use crate::check::meta::pages;
use crate::check::{Form, Meta, Need, Problem, Remedy, Value};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, UnknownAccount};
use crate::text::php;

/// The rule.
pub static META: Meta = Meta {
    code: "C711",
    name: "account_created",
    title: "rule-account-created",
    level: Level::Warning,
    reads: &[Kind::Login],
    holds: &[Behaviour::UnknownAccount(UnknownAccount::Creates)],
    needs: &[Need::Accounts],
    pages: pages!("account_created"),
    form: Form::Value { judge, mend, costly: true, gather: None },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    let told = value.context.tells_person(value.column, value.text);
    if !told || php::is_empty(value.text) || value.user().is_some() {
        return None;
    }
    let message = Message::new("account-created").with("value", value.shown()).with("platform", value.context.platform());
    Some(Problem::new(Level::Warning, message))
}

fn mend(value: &Value<'_>) -> Vec<Remedy> {
    super::unknown_account::mend(value)
}
