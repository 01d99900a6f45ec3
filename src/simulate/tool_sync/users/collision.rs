//! Rows that are skipped because login, key or e-mail belong together otherwise on the site.

use super::super::run::Run;
use super::super::state::{Key, UserId};
use super::super::why::Doubt;
use super::account::Draft;

/// Whether an update is refused.
pub(super) fn on_update(run: &mut Run<'_>, draft: &Draft, user: UserId) -> bool {
    let identity = Draft::identity(run);
    let key = draft.key(identity).unwrap_or_default().to_owned();
    if identity != Key::Username && crossed(run, draft, identity) {
        let told = [required(&key), format!("(<id>) {}", owner(draft, " "))];
        run.say("tool_sync/userupdatecollision", told);
        return true;
    }
    let Some(email) = checked_email(draft, identity) else { return false };
    if run.state.accounts.find_all(Key::Email, email).any(|other| other != user) {
        run.say("tool_sync/userupdatemailcollision", [format!("(<id>) , {}", owner(draft, ""))]);
        return true;
    }
    let present = run.state.accounts.get(user).get("email");
    if present.is_none() || !run.state.accounts.are_whole() {
        run.doubt(Doubt::Email);
    }
    // The account's own e-mail may not differ either: an e-mail is never changed by this tool.
    let differs = present.is_some_and(|present| present != email);
    if differs {
        let told = [required(&key), format!("(<id>) , {}", owner(draft, " "))];
        run.say("tool_sync/userupdatemailcollision", told);
    }
    differs
}

/// Whether a creation is refused.
pub(super) fn on_creation(run: &mut Run<'_>, draft: &Draft) -> bool {
    let identity = Draft::identity(run);
    if identity != Key::Username && crossed(run, draft, identity) {
        let key = draft.key(identity).unwrap_or_default();
        run.say("tool_sync/usercreatecollision", [required(key), owner(draft, " ")]);
        return true;
    }
    let email = checked_email(draft, identity);
    let taken = email.is_some_and(|email| run.state.accounts.find(Key::Email, email).is_some());
    if email.is_some() && !taken && !run.state.accounts.are_whole() {
        run.doubt(Doubt::Email);
    }
    if taken {
        run.say("tool_sync/usercreatemailcollision", [masked(&owner(draft, ""))]);
    }
    taken
}

/// Another account has this login with a different key, or this key with a different login.
fn crossed(run: &mut Run<'_>, draft: &Draft, identity: Key) -> bool {
    let Some(key) = draft.key(identity).map(str::to_owned) else { return false };
    // Guest has no number on any platform, so an empty number always belongs to somebody else too.
    if identity == Key::Idnumber && key.is_empty() {
        return true;
    }
    let field = if identity == Key::Idnumber { "idnumber" } else { "email" };
    let accounts = &run.state.accounts;
    let other_key = accounts.find_all(Key::Username, &draft.username).any(|id| accounts.get(id).get(field).is_some_and(|held| held != key));
    let other_login = accounts.find_all(identity, &key).any(|id| accounts.get(id).username() != draft.username);
    other_key || other_login
}

/// The e-mail that the row gives, unless accounts are found by it.
fn checked_email(draft: &Draft, identity: Key) -> Option<&str> {
    draft.email.as_deref().filter(|email| identity != Key::Email && !matches!(*email, "" | "0"))
}

fn required(key: &str) -> String {
    format!("Required : {key} as")
}

fn owner(draft: &Draft, tail: &str) -> String {
    format!("{} , [{}], {}, {}{tail}", draft.username, draft.idnumber, draft.firstname, draft.lastname)
}

/// A number at the start of a message is shown as a database number is.
fn masked(text: &str) -> String {
    match text.split_once(" , ") {
        Some((start, rest)) if !start.is_empty() && start.bytes().all(|byte| byte.is_ascii_digit()) => format!("<id> , {rest}"),
        _ => text.to_owned(),
    }
}
