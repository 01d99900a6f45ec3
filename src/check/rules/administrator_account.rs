#![doc = include_str!("../../../assets/rules/en/administrator_account.md")]

use crate::check::meta::pages;
use crate::check::{Form, Meta, Need, Problem, Remedy, Value};
use crate::error::{Level, Message};
use crate::importer::{Administrator, Behaviour, Kind};

/// The rule.
pub static META: Meta = Meta {
    code: "C304",
    name: "administrator_account",
    title: "rule-administrator-account",
    level: Level::Error,
    reads: &[Kind::Login],
    holds: &[Behaviour::Administrator(Administrator::Refuses)],
    needs: &[Need::Accounts, Need::Administrators],
    pages: pages!("administrator_account"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    let user = value.user()?;
    let administrator = user.siteadmin.surely();
    administrator.then(|| Problem::new(Level::Error, Message::new("administrator-account").with("value", value.shown())))
}

fn mend(_: &Value<'_>) -> Vec<Remedy> {
    vec![Remedy::advise(Message::new("fix-enrol-by-hand"))]
}
