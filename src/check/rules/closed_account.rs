#![doc = include_str!("../../../assets/rules/en/closed_account.md")]

use crate::check::meta::pages;
use crate::check::{Form, Meta, Need, Problem, Remedy, Value};
use crate::error::{Level, Message};
use crate::importer::Kind;

/// The rule.
pub static META: Meta = Meta {
    code: "C303",
    name: "closed_account",
    title: "rule-closed-account",
    level: Level::Warning,
    reads: &[Kind::Login],
    holds: super::ENROLS,
    needs: &[Need::Accounts],
    pages: pages!("closed_account"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    let user = value.user()?;
    let enabled = value.context.catalogue().site().site.enabled_auth.as_ref();
    let message = if user.suspended == Some(true) {
        Message::new("closed-account-suspended")
    } else if user.auth.as_deref() == Some("nologin") {
        Message::new("closed-account-nologin")
    } else if user.confirmed == Some(false) {
        Message::new("closed-account-unconfirmed")
    } else if user
        .auth
        .as_deref()
        .is_some_and(|auth| enabled.is_some_and(|enabled| !auth.is_empty() && enabled.iter().all(|one| one != auth)))
    {
        // Where accounts are written, a method that is not even installed makes Moodle refuse the row.
        let written = value.context.does.profile.is_some();
        let level = if written { Level::Error } else { Level::Warning };
        return Some(Problem::new(
            level,
            Message::new("closed-account-method").with("value", value.shown()).with("does", if written { "writes" } else { "reads" }),
        ));
    } else {
        return None;
    };
    Some(Problem::new(Level::Warning, message.with("value", value.shown())))
}

fn mend(_: &Value<'_>) -> Vec<Remedy> {
    vec![Remedy::advise(Message::new("fix-ask-for-account"))]
}
