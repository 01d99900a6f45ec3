#![doc = include_str!("../../../assets/rules/en/email_differs.md")]

use crate::check::meta::pages;
use crate::check::{Form, Meta, Need, Pair, Problem, Remedy};
use crate::error::{Level, Message};
use crate::importer::Kind;

/// The rule.
pub static META: Meta = Meta {
    code: "C712",
    name: "email_differs",
    title: "rule-email-differs",
    level: Level::Error,
    reads: &[Kind::Login, Kind::Email],
    holds: &[],
    needs: &[Need::Accounts],
    pages: pages!("email_differs"),
    form: Form::Pair { judge, mend },
};

fn judge(pair: &Pair<'_>) -> Option<Problem> {
    if !super::form::field(&pair.right).is_some_and(|field| field.same_as_account) {
        return None;
    }
    let held = pair.left.context.catalogue().user(&pair.left.text.to_lowercase())?.email.as_deref()?;
    let message = || Message::new("email-differs").with("login", pair.left.shown()).with("email", pair.right.shown());
    (held != pair.right.text).then(|| Problem::new(Level::Error, message()))
}

fn mend(pair: &Pair<'_>) -> Vec<Remedy> {
    let user = pair.left.context.catalogue().user(&pair.left.text.to_lowercase());
    user.and_then(|user| user.email.as_deref()).map(Remedy::ask).into_iter().collect()
}
