#![doc = include_str!("../../../assets/rules/en/email_taken.md")]

use crate::catalogue::User;
use crate::check::meta::pages;
use crate::check::{Context, Form, Meta, Need, Pair, Problem};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, KnownAccount, Profile, SharedAddress};

/// The rule.
pub static META: Meta = Meta {
    code: "C308",
    name: "email_taken",
    title: "rule-email-taken",
    level: Level::Error,
    reads: &[Kind::Login, Kind::Email],
    holds: &[Behaviour::SharedAddress(SharedAddress::Refuses), Behaviour::SharedAddress(SharedAddress::AsTheSite)],
    needs: &[Need::Accounts],
    pages: pages!("email_taken"),
    form: Form::Pair { judge, mend: |_| Vec::new() },
};

fn judge(pair: &Pair<'_>) -> Option<Problem> {
    let catalogue = pair.left.context.catalogue();
    let does = &pair.left.context.does;
    if may_be_shared(pair.left.context) || super::form::field(&pair.right).is_some_and(|field| field.same_as_account) {
        return None;
    }
    let (login, email) = (pair.left.text, pair.right.text);
    // The address of a known account is compared where it is written; a second account is a new one.
    let doubles = does.is(Behaviour::KnownAccount(KnownAccount::Doubles));
    let writes = does.is(Behaviour::Profile(Profile::Overwrites)) || does.is(Behaviour::Profile(Profile::OverwritesAll));
    let is_known = catalogue.user(login).is_some() && !doubles;
    if is_known && !writes {
        return None;
    }
    // A new account is compared by the database, where PostgreSQL minds the case; a known one by Moodle, in any case.
    let minds_case = !is_known && !pair.left.context.database_forgives();
    let is_same = |user: &&User| (doubles || user.username != login) && (!minds_case || user.email.as_deref() == Some(email));
    let owner = catalogue.users_at(email).find(is_same)?;
    let message = Message::new("email-taken").with("email", pair.right.shown()).with("owner", owner.username.as_str());
    Some(Problem::new(Level::Error, message.with("login", pair.left.shown())))
}

/// Whether two accounts may have one address: the site allows it, and the form does not forbid it.
pub(super) fn may_be_shared(context: &Context<'_>) -> bool {
    let allowed = context.catalogue().site().site.allowaccountssameemail == Some(true);
    allowed && context.does.is(Behaviour::SharedAddress(SharedAddress::AsTheSite))
}
