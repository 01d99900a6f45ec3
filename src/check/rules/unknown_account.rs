#![doc = include_str!("../../../assets/rules/en/unknown_account.md")]

use crate::catalogue::User;
use crate::check::meta::pages;
use crate::check::names;
use crate::check::{By, Form, Meta, Need, Problem, Remedy, Value};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, UnknownAccount};
use crate::text::php;

/// The rule.
pub static META: Meta = Meta {
    code: "C301",
    name: "unknown_account",
    title: "rule-unknown-account",
    level: Level::Error,
    reads: &[Kind::Login],
    holds: &[Behaviour::UnknownAccount(UnknownAccount::Skips)],
    needs: &[Need::Accounts],
    pages: pages!("unknown_account"),
    form: Form::Value { judge, mend, costly: true, gather: None },
};

/// Lengths to which a student number that lost its zeros may be filled up.
const WIDTHS: std::ops::RangeInclusive<usize> = 6..=10;

fn judge(value: &Value<'_>) -> Option<Problem> {
    let catalogue = value.context.catalogue();
    if value.user().is_some() || php::is_empty(value.text) || super::other_shape::is_several(value) {
        return None;
    }
    // Nobody asked the platform about it: that is said with what was not checked.
    if !value.context.tells_person(value.column, value.text) {
        return None;
    }
    let several = names::matches(value.context, value.by(), value.text);
    if several > 1 {
        let message = Message::new("several-accounts").with("value", value.shown()).with("count", several);
        return Some(Problem::new(Level::Error, message));
    }
    // Another spelling of a known account is said once, by the rule on spellings.
    if value.by() == By::Name
        && super::login_spelling::tidy(value).is_some_and(|tidy| catalogue.user(&tidy).is_some())
        && names::wrapped(value).is_empty()
    {
        return None;
    }
    let message = match value.by() {
        By::Number => Message::new("unknown-account-number"),
        By::Email => Message::new("unknown-account-email"),
        By::Name | By::Id => Message::new("unknown-account"),
    };
    let message = message.with("value", value.shown()).with("platform", value.context.platform());
    let problem = Problem::new(Level::Error, message);
    let site = catalogue.site();
    let taken_at = site.users_taken_at.as_deref().or(site.platform.extracted_at.as_deref());
    let day = taken_at.and_then(super::words::day);
    Some(match day {
        Some(day) => problem.noting(Message::new("unknown-account-age").with("day", day)),
        None => super::words::aged(problem, value.context),
    })
}

/// Whether nobody else can be meant: a number of the institution, or the address of the account itself. `jean.dupont` of
/// another domain may be another Jean Dupont.
fn is_sure(value: &Value<'_>, login: &str) -> bool {
    let is_number = login.bytes().filter(u8::is_ascii_digit).count() >= 6;
    let email = value.context.catalogue().user(login).and_then(|user| user.email.as_deref()).filter(|email| !email.is_empty());
    let own = email.is_some_and(|email| value.text.to_lowercase().contains(&email.to_lowercase()));
    is_number || own || !value.text.contains('@')
}

/// Accounts that may be meant.
pub(super) fn mend(value: &Value<'_>) -> Vec<Remedy> {
    let catalogue = value.context.catalogue();
    match names::wrapped(value).as_slice() {
        [] => {}
        // Every account is known, and one only fits.
        [one] if catalogue.tells_all_accounts() && names::matches(value.context, value.by(), value.text) < 2 && is_sure(value, one) => {
            return vec![Remedy::safe(one.as_str())];
        }
        several => return several.iter().take(3).map(Remedy::ask).collect(),
    }
    if value.by() != By::Name {
        return otherwise(value);
    }
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

/// What names an account that was named by something else than the importer goes by.
fn otherwise(value: &Value<'_>) -> Vec<Remedy> {
    let catalogue = value.context.catalogue();
    let mut users: Vec<_> = catalogue.user(value.text).into_iter().collect();
    users.extend(catalogue.users_numbered(value.text));
    users.extend(catalogue.users_at(value.text));
    let name = |user: &User| match value.by() {
        By::Number => user.idnumber.as_deref().map(str::to_owned),
        By::Email => user.email.as_deref().map(str::to_owned),
        By::Name | By::Id => None,
    };
    let mut found: Vec<String> = users.into_iter().filter_map(name).filter(|name| !name.is_empty() && *name != value.text).collect();
    found.dedup();
    found.truncate(3);
    if found.is_empty() {
        return vec![Remedy::advise(Message::new("fix-look-up-account"))];
    }
    found.into_iter().map(Remedy::ask).collect()
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
