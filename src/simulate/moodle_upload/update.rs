//! An existing account: what the file replaces, what is refused, what is said.

use super::Why;
use super::clean;
use super::fields::{Field, Form};
use super::header::Columns;
use super::import::{Import, Stop};
use super::person::{Person, Row};
use super::release::Release;
use super::settings::{Force, Update};
use super::state::UserId;
use crate::simulate::verdict::{AccountFate, Column, Effect, Swap, Tone};
use crate::text::php;
use std::borrow::Cow;

/// Values to be written, and whether anything differs as PHP compares it.
#[derive(Default)]
struct Changes {
    values: Vec<(Field, String)>,
    differs: bool,
}

impl Import<'_> {
    pub(super) fn update(&mut self, row: Row<'_>, columns: &Columns, person: &mut Person<'_>, user: UserId) -> Result<AccountFate, Stop> {
        if self.is_admin(user) {
            self.say(Column::Status, Tone::Error, "usernotupdatedadmin/error");
            return self.error();
        }
        let mut changes = Changes::default();
        let mut profile = Vec::new();
        if self.settings.update != Update::Nothing {
            self.compare_auth(person, user, &mut changes);
            self.compare_fields(person, user, &mut changes)?;
            changes.differs |= row.given(columns.mnethostid).is_some_and(|host| host != "1");
            profile = self.profile_of(row, columns, person, false);
            changes.differs |= self.compare_profile(&mut profile, user);
        }
        // Nearly all accounts have the usual plugin: no look at the account for them.
        let auth = match changes.get(Field::Auth) {
            Some(auth) => Cow::Owned(auth.to_owned()),
            None if self.state.keeps_manual_login(user) => Cow::Borrowed("manual"),
            None => Cow::Owned(self.state.value(user, Field::Auth).0.unwrap_or_default().to_owned()),
        };
        if auth != "manual" && !self.check_auth(&auth, "usernotupdatederror/error") {
            return self.error();
        }
        self.compare_suspension(person, user, &mut changes);
        self.compare_password(person, user, &auth, &mut changes);
        if self.state.is_named(user) {
            return Ok(AccountFate::NotTold);
        }
        if !changes.differs {
            self.say(Column::Status, Tone::Normal, "useraccountuptodate/tool_uploaduser");
            return Ok(AccountFate::UpToDate);
        }
        self.write(user, changes)?;
        self.say(Column::Status, Tone::Normal, "useraccountupdated/tool_uploaduser");
        self.stats.updated += 1;
        self.save_profile(&profile, user);
        Ok(AccountFate::Updated)
    }

    fn compare_auth(&mut self, person: &Person<'_>, user: UserId, changes: &mut Changes) {
        let Some(auth) = person.given(Field::Auth) else { return };
        if self.settings.update == Update::Missing && self.release >= Release(4, 0) {
            return;
        }
        if self.stored(user, Field::Auth).as_deref() == Some(auth) {
            return;
        }
        self.say_of(Column::Auth, Tone::Info, "(changed value)", auth);
        if !self.supports_auth(auth) {
            self.say(Column::Auth, Tone::Warning, "userauthunsupported/error");
        }
        changes.set(Field::Auth, auth);
    }

    fn compare_fields(&mut self, person: &mut Person<'_>, user: UserId, changes: &mut Changes) -> Result<(), Stop> {
        let typed: Vec<(Field, String)> = person.values().map(|(field, value)| (field, value.to_owned())).collect();
        for (field, value) in typed {
            if matches!(field, Field::Username | Field::Password | Field::Auth | Field::Suspended) {
                continue;
            }
            let stored = self.stored(user, field);
            let keep = match self.settings.update {
                Update::Missing => stored.as_deref().is_some_and(|stored| !stored.is_empty()),
                Update::File => person.is_default(field),
                _ => false,
            };
            if keep || stored.as_deref() == Some(value.as_str()) {
                continue;
            }
            if field == Field::Email && !self.check_new_email(stored.as_deref(), &value)? {
                continue;
            }
            if field == Field::Lang && value.is_empty() {
                continue;
            }
            if field == Field::Lang && self.site.site.langs.is_none() && !self.rules.accepts(field, &value) {
                self.not_told(Why::Languages);
            }
            if let Some(column) = shown(field) {
                self.say_of(column, Tone::Info, "(changed value)", &value);
            }
            changes.set(field, &value);
        }
        Ok(())
    }

    /// False when the address is left alone: only its case differs.
    fn check_new_email(&mut self, stored: Option<&str>, email: &str) -> Result<bool, Stop> {
        if !self.state.users_of_email(email).is_empty() {
            let case_only = stored.unwrap_or_default().to_lowercase() == email.to_lowercase();
            if case_only && self.release >= Release(3, 11) {
                return Ok(false);
            }
            if !self.allows_same_email() {
                self.say(Column::Email, Tone::Error, "useremailduplicate/error");
                self.say(Column::Status, Tone::Error, "usernotupdatederror/error");
                return self.error();
            }
            self.say(Column::Email, Tone::Warning, "useremailduplicate/error");
        }
        if !clean::is_email(email) {
            self.say(Column::Email, Tone::Warning, "invalidemail/moodle");
        }
        Ok(true)
    }

    fn compare_suspension(&mut self, person: &mut Person<'_>, user: UserId, changes: &mut Changes) {
        let Some(typed) = person.value(Field::Suspended).filter(|typed| self.settings.suspends && !typed.is_empty()) else { return };
        let flag = if typed == "0" { "0" } else { "1" };
        person.set(Field::Suspended, flag);
        if self.stored(user, Field::Suspended).as_deref() != Some(flag) {
            self.say_of(Column::Suspended, Tone::Info, "(changed value)", flag);
            changes.set(Field::Suspended, flag);
        }
    }

    fn compare_password(&mut self, person: &Person<'_>, user: UserId, auth: &str, changes: &mut Changes) {
        if !is_internal(auth) {
            for name in ["create_password", "auth_forcepasswordchange"] {
                self.unset_preference(user, name);
            }
            // No catalogue but a dump of the database tells; "not cached" is what Moodle itself keeps for accounts of an outside login.
            if matches!(self.state.value(user, Field::Password), (kind, true) if kind != Some("not cached")) {
                changes.set(Field::Password, "not cached");
            }
            return;
        }
        let settings = self.settings;
        let replaces =
            settings.password_old && !settings.kind.only_adds() && matches!(settings.update, Update::File | Update::FileAndDefaults);
        let Some(password) = person.given(Field::Password).filter(|_| replaces) else { return };
        if self.forces_change(password) {
            self.set_preference(user, "auth_forcepasswordchange");
        } else {
            self.unset_preference(user, "auth_forcepasswordchange");
        }
        self.unset_preference(user, "create_password");
        changes.set(Field::Password, "hash");
    }

    /// Whether the person must choose another password; says so when it is weak.
    pub(super) fn forces_change(&mut self, password: &str) -> bool {
        let weak = self.site.site.passwordpolicy != Some(false) && clean::is_weak_password(password);
        let forced = self.settings.force_change == Force::All || (self.settings.force_change == Force::Weak && weak);
        if forced && weak {
            self.stats.weak_passwords += 1;
            self.say(Column::Password, Tone::Warning, "invalidpasswordpolicy/error");
        }
        forced
    }

    pub(super) fn set_preference(&mut self, user: UserId, name: &'static str) {
        if self.state.set_preference(user, name) {
            self.effect(Effect::PreferenceChanged(user, name, Box::new((None, Some("1".into())))));
        }
    }

    fn unset_preference(&mut self, user: UserId, name: &'static str) {
        if self.state.unset_preference(user, name) {
            self.effect(Effect::PreferenceChanged(user, name, Box::new((Some("1".into()), None))));
        }
    }

    /// Says an unknown authentication plugin; false when the row ends there.
    pub(super) fn check_auth(&mut self, auth: &str, consequence: &'static str) -> bool {
        if auth.is_empty() || self.rules.auths.iter().any(|known| known == auth) {
            // A plugin of its own since 5.0, which a university that uses it has installed.
            if self.version.leaves_cas_out() && matches!(auth, "cas" | "mnet") && self.site.site.installed_auth.is_none() {
                let enabled = self.site.site.enabled_auth.iter().flatten().any(|name| name == auth);
                if !enabled {
                    self.not_told(Why::AuthPlugins);
                }
            }
            return true;
        }
        if self.site.site.installed_auth.is_none() {
            self.not_told(Why::AuthPlugins);
        }
        self.say_of(Column::Auth, Tone::Error, "userautherror/error", auth);
        self.say(Column::Status, Tone::Error, consequence);
        false
    }

    /// Whether the plugin is switched on and can be set by hand.
    pub(super) fn supports_auth(&self, auth: &str) -> bool {
        let enabled = self.site.site.enabled_auth.as_ref();
        matches!(auth, "manual" | "nologin") || enabled.is_none_or(|enabled| enabled.iter().any(|name| name == auth))
    }

    pub(super) fn allows_same_email(&self) -> bool {
        self.site.site.allowaccountssameemail == Some(true) && !self.settings.no_email_duplicates
    }

    /// What an account holds; notes when it is only what an untouched account holds.
    fn stored(&mut self, user: UserId, field: Field) -> Option<String> {
        let (value, told) = self.state.value(user, field);
        let value = value.map(str::to_owned);
        if !told && !self.state.is_named(user) {
            self.not_told(Why::AccountFields);
        }
        value
    }

    /// Notes what is replaced in an account; a rename in the same row is told with it.
    pub(super) fn user_changed(&mut self, user: UserId, swaps: Vec<(&'static str, Swap)>) {
        let renamed = self.effects().iter_mut().find_map(|(effect, _)| match effect {
            Effect::UserChanged(other, told) if *other == user => Some(told),
            _ => None,
        });
        match renamed {
            Some(told) => told.extend(swaps),
            None => self.effect(Effect::UserChanged(user, swaps)),
        }
    }

    /// Writes an account, corrected as Moodle corrects it. A value that does not fit ends the import.
    fn write(&mut self, user: UserId, mut changes: Changes) -> Result<(), Stop> {
        let username = self.state.username(user).to_owned();
        if username.to_lowercase() != username {
            return Err(Stop::Import("usernamelowercase"));
        }
        if self.rules.clean_username(&username) != username {
            return Err(Stop::Import("invalidusername"));
        }
        changes.values.sort_by_key(|(field, _)| *field);
        let mut swaps: Vec<(&'static str, Swap)> = Vec::new();
        for (field, typed) in &changes.values {
            let clean = self.rules.clean(*field, typed);
            if !fits(*field, &clean) {
                return Err(Stop::Import("dmlwriteexception"));
            }
            let old = self.state.value(user, *field).0.map(Box::from);
            let new: Option<Box<str>> = Some(clean.as_str().into());
            // Two hashes of one password differ.
            if old != new || *field == Field::Password {
                swaps.push((field.name(), (old, new)));
            }
            self.state.set_value(user, *field, Some(&clean));
        }
        if !swaps.is_empty() {
            self.user_changed(user, swaps);
        }
        Ok(())
    }
}

impl Changes {
    fn set(&mut self, field: Field, value: &str) {
        self.values.push((field, value.to_owned()));
        self.differs = true;
    }

    fn get(&self, field: Field) -> Option<&str> {
        self.values.iter().find(|(other, _)| *other == field).map(|(_, value)| value.as_str())
    }
}

/// Whether the database takes a clean value.
pub(super) fn fits(field: Field, value: &str) -> bool {
    let number_fits = field.form() != Form::Integer || i16::try_from(php::int(value)).is_ok();
    number_fits && field.max_chars().is_none_or(|most| value.len() <= most || value.chars().count() <= most)
}

/// Whether passwords of this plugin are kept by Moodle itself.
pub(super) fn is_internal(auth: &str) -> bool {
    matches!(auth, "" | "manual" | "email" | "nologin" | "none" | "webservice" | "lti")
}

/// The column of the result table that shows a field.
fn shown(field: Field) -> Option<Column> {
    Some(match field {
        Field::Firstname => Column::Firstname,
        Field::Lastname => Column::Lastname,
        Field::Email => Column::Email,
        Field::Theme => Column::Theme,
        _ => return None,
    })
}
