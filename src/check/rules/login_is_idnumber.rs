#![doc = include_str!("../../../assets/rules/en/login_is_idnumber.md")]

use crate::check::meta::pages;
use crate::check::{By, Context, Edit, Finding, Form, Meta, Need, Safety};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, UnknownAccount};
use crate::table::ValueId;
use crate::text::php;
use crate::watch::Cancelled;
use rustc_hash::FxHashMap;

/// The rule.
pub static META: Meta = Meta {
    code: "C306",
    name: "login_is_idnumber",
    title: "rule-login-is-idnumber",
    level: Level::Error,
    reads: &[Kind::Login],
    holds: &[Behaviour::UnknownAccount(UnknownAccount::Skips), Behaviour::UnknownAccount(UnknownAccount::Creates)],
    needs: &[Need::Accounts],
    pages: pages!("login_is_idnumber"),
    form: Form::Table { judge },
};

/// Fewer may be chance.
const LEAST: usize = 3;

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let mut findings = Vec::new();
    for column in context.columns_of(Kind::Login).filter(|&column| context.by(column) == By::Name) {
        let users = context.users(column);
        let mut logins: FxHashMap<ValueId, &str> = FxHashMap::default();
        let mut unknown = 0;
        for (id, text) in context.values(column)?.filter(|(id, text)| users[id.0 as usize].is_none() && !php::is_empty(text)) {
            unknown += 1;
            let mut owners = context.catalogue().users_numbered(php::trim(text));
            if let (Some(user), None) = (owners.next(), owners.next()) {
                logins.insert(id, &user.username);
            }
        }
        // Chance meetings of a wrong login and a number are left to the rule on unknown accounts.
        if logins.len() >= LEAST && logins.len() * 2 > unknown {
            findings.push(found(context, column, &logins)?);
        }
    }
    Ok(findings)
}

fn found(context: &Context<'_>, column: usize, logins: &FxHashMap<ValueId, &str>) -> Result<Finding, Cancelled> {
    let rows = context.rows_where(column, |id| logins.contains_key(&id))?;
    let cells = context.column(column);
    let edits: Vec<_> = rows.iter().filter_map(|&row| Some((row, (*logins.get(&cells.id(row))?).to_owned()))).collect();
    let message = Message::new("login-is-idnumber").with("values", logins.len()).with("platform", context.platform());
    let title = Message::new("fix-logins").with("cells", edits.len());
    Ok(Finding::new(&META, message).at(column).rows(rows).fix(title, Safety::Ask, Edit::Cells { column, cells: edits }))
}
