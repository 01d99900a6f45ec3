//! Whose row it is: the login is checked and looked for, accounts are deleted or renamed, and the kind
//! of import says whether the row goes on.

use super::Why;
use super::fields::Field;
use super::header::Columns;
use super::import::{Import, Stop};
use super::person::{Person, Row, expand};
use super::release::Release;
use super::settings::Kind;
use super::state::UserId;
use crate::simulate::verdict::{AccountFate, Column, Effect, Swap, Tone};
use crate::text::php;

/// Number of the site itself among network hosts.
const LOCAL_HOST: i64 = 1;

impl Import<'_> {
    /// The existing account of a row; `Ok(None)` when one is to be created.
    pub(super) fn find_account(&mut self, row: Row<'_>, columns: &Columns, person: &mut Person<'_>) -> Result<Option<UserId>, Stop> {
        self.check_names(person)?;
        let typed = person.username.clone();
        if self.settings.standardise {
            person.username = self.rules.clean_username(&typed).into_owned().into();
        }
        self.check_username(&person.username)?;
        let mut found = self.look_up(row, columns, person)?;
        if found.is_some() && self.settings.kind == Kind::AddNumbered {
            person.username = self.next_free(&person.username).into();
            found = None;
        }
        if typed != person.username {
            self.say_of(Column::Username, Tone::Info, "(changed value)", &person.username.clone());
        }
        self.check_theme(person);
        person.fill(self.settings, &self.site.site, found.is_none());
        self.delete(row, columns, found)?;
        self.check_profile(row, columns, person, found)?;
        let found = self.rename(row, columns, person, found)?;
        self.check_taken_login(person)?;
        match (self.settings.kind, found) {
            (Kind::AddNew, Some(_)) => {
                self.stats.skipped += 1;
                self.say(Column::Status, Tone::Warning, "usernotaddedregistered/error");
                Err(Stop::Row(AccountFate::Skipped))
            }
            (Kind::Update, None) => {
                self.stats.skipped += 1;
                self.say_of(Column::Status, Tone::Warning, "usernotupdatednotexists/error", &person.username.clone());
                Err(Stop::Row(AccountFate::Skipped))
            }
            _ => Ok(found),
        }
    }

    /// Kinds that only add want both names, and may make the login from them.
    fn check_names(&mut self, person: &mut Person<'_>) -> Result<(), Stop> {
        if !self.settings.kind.only_adds() {
            return Ok(());
        }
        let mut missing = false;
        for (field, column) in [(Field::Firstname, Column::Firstname), (Field::Lastname, Column::Lastname)] {
            if person.value(field).unwrap_or_default().is_empty() {
                self.say_of(Column::Status, Tone::Error, "missingfield/error", field.name());
                self.say(column, Tone::Error, "error/moodle");
                missing = true;
            }
        }
        if missing {
            return self.error();
        }
        // An empty cell is no missing column: the template is not used for it.
        if let Some(template) = self.settings.username.as_deref().filter(|_| self.columns.username.is_none()) {
            person.username = expand(template, person).into();
        }
        Ok(())
    }

    fn check_username(&mut self, username: &str) -> Result<(), Stop> {
        if matches!(username, "" | "0") && !self.matches_email() {
            self.say_of(Column::Status, Tone::Error, "missingfield/error", "username");
            self.say(Column::Username, Tone::Error, "error/moodle");
            return self.error();
        }
        if username == "guest" {
            self.say(Column::Status, Tone::Error, "guestnoeditprofileother/error");
            return self.error();
        }
        if self.rules.clean_username(username) != username {
            self.say_of(Column::Status, Tone::Error, "invalidusername/error", username);
            self.say(Column::Username, Tone::Error, "error/moodle");
            self.stats.errors += 1;
        }
        Ok(())
    }

    fn look_up(&mut self, row: Row<'_>, columns: &Columns, person: &Person<'_>) -> Result<Option<UserId>, Stop> {
        if let Some(host) = row.given(columns.mnethostid) {
            let exact = self.state.comparison.is_exact();
            // PostgreSQL takes nothing but a whole number.
            if exact && host.parse::<i64>().is_err() {
                return Err(Stop::Import("dmlreadexception"));
            }
            if !(php::is_numeric(host) && php::int(host) == LOCAL_HOST) {
                self.say(Column::Status, Tone::Error, "errormnetadd/tool_uploaduser");
                return self.error();
            }
        }
        // Whose e-mail it is can only be said where all accounts are known.
        let whole = !self.matches_email() || self.state.catalogue.tells_all_accounts();
        let found = self.state.find_user(&person.username);
        let told = self.matches_email()
            || found.is_some_and(|user| !self.state.is_named(user))
            || self.state.catalogue.tells_account(&person.username);
        if !whole || !told {
            self.not_told(Why::Accounts);
            return Ok(Some(self.state.name_user(&person.username)));
        }
        if !self.matches_email() {
            return Ok(found);
        }
        let Some(email) = person.value(Field::Email) else { return Ok(None) };
        let mut found = self.state.users_of_email(email);
        if self.release < Release(4, 5) && self.state.comparison.is_exact() {
            found.retain(|&user| self.state.value(user, Field::Email).0 == Some(email));
        }
        match found.as_slice() {
            [] => Ok(None),
            [user] => Ok(Some(*user)),
            _ => {
                self.say_of(Column::Status, Tone::Warning, "duplicateemail/tool_uploaduser", email);
                self.error()
            }
        }
    }

    /// Whether people are found by their address: not in the kinds that only add, and not before 4.1.
    fn matches_email(&self) -> bool {
        self.settings.match_email && !self.settings.kind.only_adds() && self.release >= Release(4, 1)
    }

    /// Add and update by address: a login that is that of another address is passed over. Before 4.5 it is not: the account
    /// is made again, and the database ends the import.
    fn check_taken_login(&mut self, person: &Person<'_>) -> Result<(), Stop> {
        if self.settings.kind != Kind::AddAndUpdate || !self.matches_email() || self.release < Release(4, 5) {
            return Ok(());
        }
        let Some(named) = self.state.find_user(&person.username) else { return Ok(()) };
        let email = person.value(Field::Email).unwrap_or_default().to_lowercase();
        if self.state.value(named, Field::Email).0.unwrap_or_default().to_lowercase() == email {
            return Ok(());
        }
        self.stats.skipped += 1;
        self.say(Column::Status, Tone::Warning, "usernotaddedusernameexists/error");
        Err(Stop::Row(AccountFate::Skipped))
    }

    /// The login with the next number that is free.
    fn next_free(&mut self, username: &str) -> String {
        if !self.state.catalogue.tells_all_accounts() {
            self.not_told(Why::Accounts);
        }
        let mut name = username.to_owned();
        loop {
            let stem = name.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            let (stem, digits) = name.split_at(stem);
            name = match digits.parse::<i64>() {
                Ok(number) => format!("{stem}{}", number.saturating_add(1)),
                Err(_) => format!("{name}2"),
            };
            if self.state.find_user(&name).is_none() {
                return name;
            }
        }
    }

    fn check_theme(&mut self, person: &mut Person<'_>) {
        let Some(theme) = person.value(Field::Theme) else { return };
        let installed = |themes: &Vec<String>| themes.iter().any(|name| name == theme);
        let known = self.site.site.themes.as_ref().map_or(matches!(theme, "boost" | "classic"), installed);
        let id = match theme {
            _ if self.site.site.allowuserthemes != Some(true) => "userthemesnotallowed/tool_uploaduser",
            "" => "notheme/tool_uploaduser",
            _ if !known => "invalidtheme/tool_uploaduser",
            _ => return,
        };
        self.say(Column::Status, Tone::Warning, id);
        person.remove(Field::Theme);
    }

    fn delete(&mut self, row: Row<'_>, columns: &Columns, found: Option<UserId>) -> Result<(), Stop> {
        if row.given(columns.deleted).is_none() {
            return Ok(());
        }
        if !self.settings.deletes || self.settings.kind.only_adds() {
            self.stats.skipped += 1;
            self.say(Column::Status, Tone::Warning, "usernotdeletedoff/error");
            return Err(Stop::Row(AccountFate::Skipped));
        }
        let id = match found {
            None => "usernotdeletedmissing/error",
            Some(user) if self.is_admin(user) => "usernotdeletedadmin/error",
            Some(user) => {
                self.effect(Effect::UserDeleted(user));
                self.state.delete_user(user);
                self.stats.deleted += 1;
                self.say(Column::Status, Tone::Normal, "userdeleted/tool_uploaduser");
                return Err(Stop::Row(AccountFate::Deleted));
            }
        };
        self.stats.delete_errors += 1;
        self.say(Column::Status, Tone::Error, id);
        Err(Stop::Row(AccountFate::Error))
    }

    fn rename(&mut self, row: Row<'_>, columns: &Columns, person: &Person<'_>, found: Option<UserId>) -> Result<Option<UserId>, Stop> {
        let mut typed = row.given(columns.oldusername).map(str::to_owned);
        let mut found = found;
        // Found by the address, with renames allowed: the account takes the login of the row, whatever the column of
        // former logins says.
        if self.settings.renames && self.matches_email() && !person.username.is_empty() && person.username != "0" {
            let present = found.map(|user| self.state.username(user).to_owned());
            if present.as_deref() != Some(&*person.username) {
                (typed, found) = (present, None);
            }
        }
        let Some(old) = typed.filter(|old| !php::is_empty(old)) else { return Ok(found) };
        if !self.settings.renames || self.settings.kind.only_adds() {
            self.stats.skipped += 1;
            self.say(Column::Status, Tone::Warning, "usernotrenamedoff/error");
            return Err(Stop::Row(AccountFate::Skipped));
        }
        let refuse = |import: &mut Self, id| {
            import.stats.rename_errors += 1;
            import.say(Column::Status, Tone::Error, id);
            Err(Stop::Row(AccountFate::Error))
        };
        if found.is_some_and(|user| !self.state.is_named(user)) {
            return refuse(self, "usernotrenamedexists/error");
        }
        let old = if self.settings.standardise { self.rules.clean_username(&old).into_owned() } else { old };
        if !self.state.tells_user(&old) {
            self.not_told(Why::Accounts);
        }
        let Some(user) = self.state.find_user(&old) else { return refuse(self, "usernotrenamedmissing/error") };
        if self.is_admin(user) {
            return refuse(self, "usernotrenamedadmin/error");
        }
        // A login that is somebody else's cannot be stored, nor one that is too long.
        let taken = self.state.find_user(&person.username).is_some_and(|other| other != user && !self.state.is_named(other));
        if taken || person.username.chars().count() > 100 {
            return Err(Stop::Import("dmlwriteexception"));
        }
        let swap: Swap = (Some(self.state.username(user).into()), Some(person.username.as_ref().into()));
        self.state.rename_user(user, &person.username);
        self.user_changed(user, vec![("username", swap)]);
        self.stats.renamed += 1;
        self.say_of(Column::Username, Tone::Info, "(changed value)", &person.username);
        self.say(Column::Status, Tone::Normal, "userrenamed/tool_uploaduser");
        Ok(Some(user))
    }

    /// Accounts of the site's administrators are refused. Few catalogues tell who is one: the others leave it open.
    pub(super) fn is_admin(&mut self, user: UserId) -> bool {
        if self.state.is_perhaps_administrator(user) {
            self.not_told(Why::Administrators);
        }
        self.state.is_administrator(user)
    }

    /// Ends a row with an error that the final page counts.
    pub(super) fn error<T>(&mut self) -> Result<T, Stop> {
        self.stats.errors += 1;
        Err(Stop::Row(AccountFate::Error))
    }
}
