#![doc = include_str!("../../../assets/rules/en/email_repeated.md")]

use crate::check::meta::pages;
use crate::check::{Context, Finding, Form, Meta};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, SharedAddress, UnknownAccount};
use crate::table::ValueId;
use crate::text::php;
use crate::watch::Cancelled;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// The rule.
pub static META: Meta = Meta {
    code: "C309",
    name: "email_repeated",
    title: "rule-email-repeated",
    level: Level::Error,
    reads: &[Kind::Login, Kind::Email],
    holds: &[Behaviour::SharedAddress(SharedAddress::Refuses), Behaviour::SharedAddress(SharedAddress::AsTheSite)],
    needs: &[],
    pages: pages!("email_repeated"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    if super::email_taken::may_be_shared(context) || !context.does.is(Behaviour::UnknownAccount(UnknownAccount::Creates)) {
        return Ok(Vec::new());
    }
    let mut findings = Vec::new();
    for (logins, emails) in context.pairs(Kind::Login, Kind::Email) {
        let text = |column, id| php::trim(context.column(column).dict().get(id));
        let mut owners: FxHashMap<ValueId, BTreeSet<&str>> = FxHashMap::default();
        for &(login, email) in context.distinct_pairs(logins, emails)?.iter() {
            if !text(logins, login).is_empty() && !text(emails, email).is_empty() {
                owners.entry(email).or_default().insert(text(logins, login));
            }
        }
        for (email, owners) in owners.into_iter().filter(|(_, owners)| owners.len() > 1) {
            let message = Message::new("email-repeated").with("email", text(emails, email)).with("people", owners.len());
            findings.push(Finding::new(&META, message).on(emails, email).rows(context.rows_where(emails, |id| id == email)?));
        }
    }
    Ok(findings)
}
