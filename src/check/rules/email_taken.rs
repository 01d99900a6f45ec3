#![doc = include_str!("../../../assets/rules/en/email_taken.md")]

use crate::catalogue::User;
use crate::check::meta::pages;
use crate::check::{Form, Meta, Need, Pair, Problem};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, SharedAddress};

/// The rule.
pub static META: Meta = Meta {
    code: "C308",
    name: "email_taken",
    title: "rule-email-taken",
    level: Level::Error,
    reads: &[Kind::Login, Kind::Email],
    holds: &[Behaviour::SharedAddress(SharedAddress::Refuses)],
    needs: &[Need::Accounts],
    pages: pages!("email_taken"),
    form: Form::Pair { judge, mend: |_| Vec::new() },
};

fn judge(pair: &Pair<'_>) -> Option<Problem> {
    let catalogue = pair.left.context.catalogue();
    let shared = catalogue.site().site.allowaccountssameemail == Some(true);
    if shared || super::form::field(&pair.right).is_some_and(|field| field.same_as_account) {
        return None;
    }
    let (login, email) = (pair.left.text, pair.right.text);
    // A new account is compared by the database, where PostgreSQL minds the case; a known one by Moodle, in any case.
    let minds_case = catalogue.user(login).is_none() && !matches!(catalogue.site().platform.database.as_deref(), Some("mariadb" | "mysql"));
    let is_same = |user: &&User| user.username != login && (!minds_case || user.email.as_deref() == Some(email));
    let owner = catalogue.users_at(email).find(is_same)?;
    let message = Message::new("email-taken").with("email", pair.right.shown()).with("owner", owner.username.as_str());
    Some(Problem::new(Level::Error, message.with("login", pair.left.shown())))
}
