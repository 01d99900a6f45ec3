//! A row as an account: which one it touches, what is written on it.

use super::super::clean;
use super::super::header::Record;
use super::super::lines;
use super::super::run::{Run, Stop};
use super::super::state::{Key, UserId};
use super::super::why::{Cause, Doubt};
use super::Who;
use crate::catalogue::Fact;

/// What a row wants an account to be.
pub(super) struct Draft {
    /// Lower case, as the tool makes it.
    pub username: String,
    /// Raw, as messages show them.
    pub firstname: String,
    /// The same.
    pub lastname: String,
    /// The same; empty when there is no such cell.
    pub idnumber: String,
    /// `None` when there is no such cell.
    pub email: Option<String>,
    /// Field, value, whether it is a default and not a cell.
    fields: Vec<(&'static str, String, bool)>,
    /// The password cell is there and empty.
    password_to_come: bool,
}

/// Fields that a cell fills and that the site keeps.
const FIELDS: [&str; 20] = [
    "idnumber",
    "firstname",
    "lastname",
    "institution",
    "department",
    "city",
    "country",
    "lang",
    "timezone",
    "maildisplay",
    "maildigest",
    "phone1",
    "phone2",
    "address",
    "description",
    "auth",
    "suspended",
    "deleted",
    "email",
    "password",
];

impl Draft {
    pub(super) fn new(run: &mut Run<'_>, record: &Record) -> Self {
        let text = |name: &str| record.text(name).to_owned();
        let password = record.get("password");
        let fields = FIELDS.into_iter().filter_map(|field| match record.get(field) {
            Some(value) => Some((field, shaped(field, value), false)),
            None => default_of(run, field).map(|value| (field, value, true)),
        });
        let fields = fields.collect();
        Self {
            username: text("username").to_lowercase(),
            firstname: text("firstname"),
            lastname: text("lastname"),
            idnumber: text("idnumber"),
            email: record.get("email").map(str::to_owned),
            fields,
            password_to_come: password.is_some_and(|value| matches!(value, "" | "0")),
        }
    }

    /// The field by which the tool finds accounts: "id" and anything never saved come down to the login.
    pub(super) fn identity(run: &Run<'_>) -> Key {
        match run.settings.get("users_primaryidentity") {
            "idnumber" => Key::Idnumber,
            "email" => Key::Email,
            _ => Key::Username,
        }
    }

    /// The value by which it is found; `None` when the row has no such cell (an absent number is an empty one).
    pub(super) fn key(&self, identity: Key) -> Option<&str> {
        match identity {
            Key::Username => Some(&self.username),
            Key::Idnumber => Some(&self.idnumber),
            Key::Email => self.email.as_deref(),
        }
    }

    /// The account that the row touches.
    pub(super) fn find(&self, run: &Run<'_>) -> Result<Option<UserId>, Stop> {
        let identity = Self::identity(run);
        let by_key = self.key(identity).filter(|value| identity != Key::Username && !matches!(*value, "" | "0"));
        Ok(match by_key {
            Some(value) => run.state.accounts.find(identity, value),
            None => run.state.accounts.find(Key::Username, &self.username),
        })
    }

    /// `prénom nom as [login] (numéro)` of the update message.
    fn shown(&self) -> String {
        let [first, last, login, number] = [&self.firstname, &self.lastname, &self.username, &self.idnumber].map(|text| lines::sound(text));
        format!("{first} {last} as [{login}] ({number})")
    }

    /// The fields as they are stored, or the crash that a value too long is.
    fn stored(&self, run: &mut Run<'_>, with_email: bool) -> Result<Vec<(&'static str, String, bool)>, Stop> {
        let raw = self.fields.iter().find(|(field, ..)| *field == "lang");
        if raw.is_some_and(|(_, value, _)| !clean::is_known_language(value, run.state.site)) {
            run.doubt(Doubt::Languages);
        }
        let kept = self.fields.iter().filter(|(field, ..)| with_email || *field != "email");
        let stored =
            kept.map(|(field, value, by_default)| (*field, clean::cleaned(field, &lines::sound(value), run.state.site), *by_default));
        let stored: Vec<_> = stored.collect();
        let too_long =
            |(field, value, _): &(&'static str, String, bool)| clean::limit(field).is_some_and(|most| value.chars().count() > most);
        if stored.iter().any(too_long) || clean::limit("username").is_some_and(|most| self.username.chars().count() > most) {
            return Err(Stop::crash("dml_write_exception", Cause::Long));
        }
        Ok(stored)
    }
}

/// A cell as the tool shapes it before Moodle sees it.
fn shaped(field: &str, value: &str) -> String {
    match field {
        "country" => value.to_uppercase(),
        "lang" => value.to_lowercase().replace("_utf8", ""),
        "password" => match value {
            "" | "0" => "to be generated".to_owned(),
            "*NOPASS*" => value.to_owned(),
            _ => "HASH".to_owned(),
        },
        _ => value.to_owned(),
    }
}

/// What an absent cell writes over the account. The tool has these defaults whatever the site's users hold.
fn default_of(run: &mut Run<'_>, field: &str) -> Option<String> {
    let site = &run.state.site.site;
    let (value, untold) = match field {
        "idnumber" | "institution" | "department" => (Some(String::new()), None),
        "maildisplay" => (Some("1".to_owned()), None),
        "maildigest" => (Some("0".to_owned()), None),
        "city" => (site.default_city.clone(), site.default_city.is_none().then_some(Doubt::DefaultCity)),
        // The tool's own fallback where the site has no country.
        "country" => {
            let country = site.default_country.as_ref().map(|code| if code.is_empty() { "NZ" } else { code }.to_owned());
            (country.or_else(|| Some("NZ".to_owned())), site.default_country.is_none().then_some(Doubt::DefaultCountry))
        }
        "lang" => (site.lang.clone().map(|lang| lang.to_lowercase()), site.lang.is_none().then_some(Doubt::SiteLanguage)),
        "timezone" => (site.timezone.clone(), site.timezone.is_none().then_some(Doubt::TimeZone)),
        _ => return None,
    };
    if let Some(untold) = untold {
        run.doubt(untold);
    }
    value
}

/// Whatever the `deleted` cell holds, an account that is found is deleted, in a simulation too.
/// False when there is no such account: the row goes on.
pub(super) fn delete(run: &mut Run<'_>, draft: &Draft) -> Result<bool, Stop> {
    let identity = run.settings.get("users_primaryidentity");
    if identity.is_empty() {
        return Err(Stop::crash("dml_read_exception", Cause::NoKey));
    }
    let found = match Key::of(identity) {
        Some(key) => draft.key(key).filter(|value| !value.is_empty()).and_then(|value| run.state.accounts.find(key, value)),
        None => None,
    };
    if let Some(user) = found {
        match run.state.accounts.get(user).told.map(|told| told.siteadmin) {
            Some(Fact::Told(true)) => return Ok(true),
            Some(Fact::NotTold) => run.doubt(Doubt::Administrators),
            Some(Fact::Told(false)) | None => {}
        }
        run.state.delete(user);
    }
    Ok(found.is_some())
}

/// Writes the row over an account.
pub(super) fn update(run: &mut Run<'_>, draft: &Draft, user: UserId) -> Result<Who, Stop> {
    if !run.is_simulated() {
        let account = run.state.accounts.get(user);
        if account.get("username").is_none_or(|login| login != draft.username && !clean::is_login(&draft.username, run.state.site)) {
            return Err(bad_login());
        }
        let stored = draft.stored(run, !run.settings.is_on("users_protectemails"))?;
        run.state.accounts.write(user, stored);
    }
    run.tell("tool_sync/useraccountupdated", [draft.shown()]);
    if draft.password_to_come && !run.is_simulated() {
        run.state.accounts.prefer(user, "create_password=1");
    }
    Ok(Some(user))
}

/// Creates the account.
pub(super) fn create(run: &mut Run<'_>, draft: &Draft) -> Result<Who, Stop> {
    if run.is_simulated() {
        run.tell("tool_sync/useraccountadded", [draft.username.as_str()]);
        return Ok(None);
    }
    if !clean::is_login(&draft.username, run.state.site) {
        return Err(bad_login());
    }
    let mut stored = draft.stored(run, true)?;
    stored.push(("username", draft.username.clone(), false));
    let ghost = stored.iter().any(|(field, value, _)| *field == "deleted" && value == "1");
    let password = stored.iter().any(|(field, ..)| *field == "password");
    let user = run.state.accounts.create();
    run.state.accounts.write(user, stored);
    if ghost {
        // Moodle looks for the new account among those that are not deleted.
        return Err(Stop::crash("dml_missing_record_exception", Cause::Ghost));
    }
    run.say("tool_sync/useraccountadded", [format!("<id> , {}", draft.username)]);
    if !password && run.settings.is_on("users_createpasswords") {
        run.state.accounts.prefer(user, "create_password=1");
        run.state.accounts.prefer(user, "auth_forcepasswordchange=1");
    }
    if draft.password_to_come {
        run.state.accounts.prefer(user, "create_password=1");
    }
    Ok(Some(user))
}

fn bad_login() -> Stop {
    Stop::crash("core\\exception\\moodle_exception", Cause::Login)
}
