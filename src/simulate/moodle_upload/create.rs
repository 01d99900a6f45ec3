//! A new account.

use super::Why;
use super::clean;
use super::fields::Field;
use super::header::Columns;
use super::import::{Import, Stop};
use super::person::{Person, Row};
use super::release::Release;
use super::settings::Force;
use super::state::UserId;
use super::update::{fits, is_internal};
use crate::simulate::verdict::{Column, Effect, Tone};

impl Import<'_> {
    pub(super) fn create(&mut self, row: Row<'_>, columns: &Columns, person: &mut Person<'_>) -> Result<UserId, Stop> {
        let suspended = if person.given(Field::Suspended).is_some() { "1" } else { "0" };
        person.set(Field::Suspended, suspended);
        let auth = person.given(Field::Auth).unwrap_or("manual").to_owned();
        person.set(Field::Auth, auth.clone());
        if !self.check_auth(&auth, "usernotaddederror/error") {
            return self.error();
        }
        if !self.supports_auth(&auth) {
            self.say(Column::Auth, Tone::Warning, "userauthunsupported/error");
        }
        self.check_email(person)?;
        if person.given(Field::Lang).is_some_and(|lang| self.site.site.langs.is_none() && !self.rules.accepts(Field::Lang, lang)) {
            self.not_told(Why::Languages);
        }
        let (password, forced) = self.password(person, &auth)?;
        let user = self.insert(person, password)?;
        let profile = self.profile_of(row, columns, person, true);
        self.save_profile(&profile, user);
        if forced {
            self.set_preference(user, "auth_forcepasswordchange");
        }
        if password == "to be generated" {
            self.set_preference(user, "create_password");
        }
        self.say(Column::Status, Tone::Normal, "newuser/moodle");
        self.stats.created += 1;
        Ok(user)
    }

    fn check_email(&mut self, person: &Person<'_>) -> Result<(), Stop> {
        let Some(email) = person.given(Field::Email) else {
            self.say(Column::Email, Tone::Error, "invalidemail/moodle");
            self.say(Column::Status, Tone::Error, "usernotaddederror/error");
            return self.error();
        };
        if !self.state.catalogue.tells_all_accounts() {
            self.not_told(Why::AccountFields);
        }
        let mut others = self.state.users_of_email(email);
        if self.state.comparison.is_exact() {
            others.retain(|&other| self.state.value(other, Field::Email).0 == Some(email));
        }
        if !others.is_empty() {
            if !self.allows_same_email() {
                self.say(Column::Email, Tone::Error, "useremailduplicate/error");
                self.say(Column::Status, Tone::Error, "usernotaddederror/error");
                return self.error();
            }
            self.say(Column::Email, Tone::Warning, "useremailduplicate/error");
        }
        if !clean::is_email(email) {
            self.say(Column::Email, Tone::Warning, "invalidemail/moodle");
        }
        Ok(())
    }

    /// The kind of password stored, and whether another must be chosen.
    fn password(&mut self, person: &Person<'_>, auth: &str) -> Result<(&'static str, bool), Stop> {
        if !is_internal(auth) {
            return Ok(("not cached", false));
        }
        if let Some(password) = person.given(Field::Password) {
            let forced = self.forces_change(password);
            // 3.11 has this the wrong way round.
            let inverted = self.release == Release(3, 11) && self.settings.force_change == Force::None;
            return Ok(("hash", forced != inverted));
        }
        if self.settings.password_new {
            self.say(Column::Password, Tone::Warning, "uupasswordcron/tool_uploaduser");
            return Ok(("to be generated", false));
        }
        self.say_of(Column::Password, Tone::Error, "missingfield/error", "password");
        self.say(Column::Status, Tone::Error, "usernotaddederror/error");
        self.error()
    }

    fn insert(&mut self, person: &mut Person<'_>, password: &'static str) -> Result<UserId, Stop> {
        let username = person.username.clone().into_owned();
        if username.to_lowercase() != username {
            return Err(Stop::Import("usernamelowercase"));
        }
        if self.rules.clean_username(&username) != username {
            return Err(Stop::Import("invalidusername"));
        }
        // Found by its address, a person may come with a login that is taken.
        if self.state.find_user(&username).is_some_and(|user| !self.state.is_named(user)) {
            return Err(Stop::Import("dmlwriteexception"));
        }
        let typed: Vec<(Field, String)> = person.values().map(|(field, value)| (field, self.rules.clean(field, value))).collect();
        if !fits(Field::Username, &username) || typed.iter().any(|(field, value)| !fits(*field, value)) {
            return Err(Stop::Import("dmlwriteexception"));
        }
        let user = self.state.create_user(&username);
        for (field, value) in typed {
            if field != Field::Password && field.untouched() != Some(value.as_str()) {
                self.state.set_value(user, field, Some(&value));
            }
            person.set(field, value);
        }
        self.state.set_value(user, Field::Password, Some(password));
        let told: Vec<(&'static str, Box<str>)> = IN_ORDER
            .into_iter()
            .filter_map(|field| {
                let value = if field == Field::Username { Some(username.as_str()) } else { self.state.value(user, field).0 };
                let value = value.filter(|value| !value.is_empty())?;
                let always = matches!(field, Field::Auth | Field::Suspended | Field::Lang);
                (always || field.untouched() != Some(value)).then(|| (field.name(), value.into()))
            })
            .collect();
        self.effect(Effect::UserCreated(user, told));
        Ok(user)
    }
}

/// The order in which the values of a new account are told.
const IN_ORDER: [Field; 29] = [
    Field::Auth,
    Field::Suspended,
    Field::Username,
    Field::Idnumber,
    Field::Firstname,
    Field::Lastname,
    Field::Email,
    Field::Emailstop,
    Field::Phone1,
    Field::Phone2,
    Field::Institution,
    Field::Department,
    Field::Address,
    Field::City,
    Field::Country,
    Field::Lang,
    Field::Theme,
    Field::Timezone,
    Field::Description,
    Field::Descriptionformat,
    Field::Mailformat,
    Field::Maildigest,
    Field::Maildisplay,
    Field::Autosubscribe,
    Field::Firstnamephonetic,
    Field::Lastnamephonetic,
    Field::Middlename,
    Field::Alternatename,
    Field::Password,
];
