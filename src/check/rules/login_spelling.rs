#![doc = include_str!("../../../assets/rules/en/login_spelling.md")]

use crate::catalogue::User;
use crate::check::meta::pages;
use crate::check::names;
use crate::check::{By, Form, Look, Meta, Problem, Remedy, Safety, Value};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, OddLogin, UnknownAccount};
use crate::text::{fold, invisible, php, wrapped};

/// The rule.
pub static META: Meta = Meta {
    code: "C302",
    name: "login_spelling",
    title: "rule-login-spelling",
    level: Level::Error,
    reads: &[Kind::Login],
    holds: &[
        Behaviour::OddLogin(OddLogin::Flags),
        Behaviour::OddLogin(OddLogin::Cleans),
        Behaviour::OddLogin(OddLogin::Lowers),
        Behaviour::OddLogin(OddLogin::Exact),
    ],
    needs: &[],
    pages: pages!("login_spelling"),
    form: Form::Value { judge, mend, costly: false, gather: Some("login-spelling-many") },
};

/// What a login may hold besides small letters and digits when the site keeps to the usual characters.
const SUSPECT: Look = Look::CAPITAL.or(Look::BEYOND_ASCII).or(Look::BLANK).or(Look::CONTROL).or(Look::SIGN).or(Look::UNWRITABLE);

fn judge(value: &Value<'_>) -> Option<Problem> {
    if value.by() != By::Name || super::other_shape::is_several(value) {
        return None;
    }
    let tidy = tidy(value)?;
    // What stands around the login of an account is said by the rule on accounts.
    if value.user().is_none() && !names::wrapped(value).is_empty() && value.context.tells_person(value.column, value.text) {
        return None;
    }
    // An error of a formula has its own rule.
    if value.text.starts_with('#') {
        return None;
    }
    let creates = value.context.does.is(Behaviour::UnknownAccount(UnknownAccount::Creates));
    let told = value.context.tells_person(value.column, value.text);
    let (level, message) = match (value.user(), value.context.does.odd_login?) {
        // The tool makes the login what it has to be, or finds the account as it is written.
        (Some(_), OddLogin::Cleans | OddLogin::Lowers | OddLogin::Exact) => return None,
        (None, OddLogin::Cleans) if creates && !cleaned(value).is_empty() => {
            (Level::Warning, Message::new("login-spelling-cleaned").with("cleaned", cleaned(value)))
        }
        (None, OddLogin::Lowers) if creates && tidy == value.text.to_lowercase() => return None,
        (None, _) if creates => (Level::Error, Message::new("login-spelling-new")),
        // The tool looks for another name than the one in the cell, and nobody told which accounts there are.
        (None, OddLogin::Cleans) if !told => return None,
        (None, OddLogin::Lowers) if !told && tidy == value.text.to_lowercase() => return None,
        (None, _) if !told => (Level::Error, Message::new("login-spelling-untold")),
        (None, _) => (Level::Error, Message::new("login-spelling")),
        (Some(user), OddLogin::Flags) if may_be_written(user) => (Level::Error, Message::new("login-spelling-stops")),
        (Some(user), OddLogin::Flags) if user.username != value.text => {
            (Level::Warning, Message::new("login-spelling-forgiven").with("login", user.username.as_str()))
        }
        (Some(_), OddLogin::Flags) => (Level::Info, Message::new("login-spelling-known")),
    };
    let message = message.with("value", super::invisible_character::marked(value.text)).with("what", what(value.text));
    Some(Problem::new(level, message))
}

/// What a tool that cleans logins makes of it.
fn cleaned(value: &Value<'_>) -> String {
    names::cleaned(value.context, value.text)
}

/// Whether the import may have to write the account, and with it a login that Moodle does not accept any
/// more: the password of an account that logs in elsewhere is replaced by a mark, unless it was before.
fn may_be_written(user: &User) -> bool {
    !user.logs_in_here() && user.further().password.as_deref() != Some("not cached")
}

/// What is wrong, as words.
fn what(text: &str) -> Message {
    if text.chars().any(invisible::is_hidden) {
        Message::new("login-holds-hidden")
    } else if text.contains([' ', '\t']) {
        Message::new("login-holds-blank")
    } else if text.chars().any(char::is_uppercase) {
        Message::new("login-holds-capital")
    } else if text.chars().any(char::is_alphabetic) && !text.is_ascii() {
        Message::new("login-holds-accent")
    } else {
        Message::new("login-holds-sign")
    }
}

fn mend(value: &Value<'_>) -> Vec<Remedy> {
    let catalogue = value.context.catalogue();
    if let Some(user) = value.user() {
        if user.username != value.text {
            return vec![Remedy::safe(user.username.as_str())];
        }
        return vec![Remedy::advise(Message::new("fix-enrol-by-hand"))];
    }
    let Some(tidy) = tidy(value).filter(|tidy| !tidy.is_empty()) else { return Vec::new() };
    let creates = value.context.does.is(Behaviour::UnknownAccount(UnknownAccount::Creates));
    let checked = catalogue.tells_account(&tidy) && !creates;
    let sure = if checked { catalogue.user(&tidy).is_some() } else { is_plain(value.text, &tidy) };
    // Two accounts that differ by their letters only: nobody can tell which is meant.
    let alike: Vec<String> = catalogue.users_reading(value.text).map(|user| user.username.clone()).collect();
    if alike.len() > 1 {
        return alike.into_iter().take(3).map(Remedy::ask).collect();
    }
    vec![Remedy::write(tidy, if sure { Safety::Safe } else { Safety::Ask })]
}

/// Without an account list: only capitals, hidden characters and blanks between digits are beyond doubt.
fn is_plain(text: &str, tidy: &str) -> bool {
    let shown = invisible::revealed(text).to_lowercase();
    let number = tidy.bytes().all(|b| b.is_ascii_digit());
    if number { shown.chars().filter(|c| !c.is_whitespace()).eq(tidy.chars()) } else { shown.trim() == tidy }
}

/// The login as it must have been meant: small letters, no accents, no blanks, only the signs that
/// Moodle takes. `None` when it is as Moodle wants it.
pub(super) fn tidy(value: &Value<'_>) -> Option<String> {
    // What a spreadsheet adds to a number is no part of a login.
    if let Some(number) = wrapped::number(value.text).filter(|number| number.len() >= 6 && value.user().is_none()) {
        return Some(number);
    }
    if !value.look.has(SUSPECT) || value.text == php::clean_username(value.text) {
        return None;
    }
    let extended = value.context.catalogue().site().site.extendedusernamechars == Some(true);
    if extended {
        let lower = value.text.to_lowercase();
        return (lower != value.text).then_some(lower);
    }
    let mut tidy = fold::careful(value.text);
    tidy.retain(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.' | '_' | '@'));
    Some(tidy)
}
