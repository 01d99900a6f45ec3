#![doc = include_str!("../../../assets/rules/en/unknown_account.md")]

use crate::check::meta::pages;
use crate::check::{Form, Meta, Need, Problem, Remedy, Value};
use crate::error::{Level, Message};
use crate::importer::Kind;
use crate::text::php;

/// The rule.
pub static META: Meta = Meta {
    code: "C301",
    name: "unknown_account",
    title: "rule-unknown-account",
    level: Level::Error,
    reads: &[Kind::Login],
    needs: &[Need::Accounts],
    pages: pages!("unknown_account"),
    form: Form::Value { judge, mend, costly: true, gather: None },
};

/// Lengths to which a student number that lost its zeros may be filled up.
const WIDTHS: std::ops::RangeInclusive<usize> = 6..=10;

fn judge(value: &Value<'_>) -> Option<Problem> {
    let catalogue = value.context.catalogue();
    if value.context.users(value.column)[value.id.0 as usize].is_some() || php::is_empty(value.text) {
        return None;
    }
    // Nobody asked the platform about it: that is said with what was not checked.
    if !catalogue.tells_account(value.text) {
        return None;
    }
    // Another spelling of a known account is said once, by the rule on spellings.
    if super::login_spelling::tidy(value).is_some_and(|tidy| catalogue.user(&tidy).is_some()) {
        return None;
    }
    let message = Message::new("unknown-account").with("value", value.shown()).with("platform", value.context.platform());
    let problem = Problem::new(Level::Error, message);
    let site = catalogue.site();
    let taken_at = site.users_taken_at.as_deref().or(site.platform.extracted_at.as_deref());
    let day = taken_at.and_then(super::words::day);
    Some(match day {
        Some(day) => problem.noting(Message::new("unknown-account-age").with("day", day)),
        None => super::words::aged(problem, value.context),
    })
}

/// Accounts that may be meant.
pub(super) fn mend(value: &Value<'_>) -> Vec<Remedy> {
    let catalogue = value.context.catalogue();
    let mut logins: Vec<String> = catalogue.users_numbered(value.text).map(|user| user.username.clone()).collect();
    if value.text.contains('@') {
        logins.extend(catalogue.users_at(value.text).map(|user| user.username.clone()));
    }
    logins.extend(catalogue.users_reading(value.text).map(|user| user.username.clone()));
    logins.extend(other_zeros(value.text).into_iter().filter(|login| catalogue.user(login).is_some()));
    logins.dedup();
    logins.truncate(3);
    let mut remedies: Vec<Remedy> = logins.into_iter().map(Remedy::ask).collect();
    if remedies.is_empty() {
        remedies.push(Remedy::advise(Message::new("fix-look-up-account")));
    }
    remedies
}

/// The number with zeros in front, or without those it has: spreadsheets drop them.
fn other_zeros(text: &str) -> Vec<String> {
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return Vec::new();
    }
    let bare = text.trim_start_matches('0');
    let filled = WIDTHS.filter(|&width| width > bare.len()).map(|width| format!("{bare:0>width$}"));
    std::iter::once(bare.to_owned()).chain(filled).filter(|other| other != text).collect()
}
