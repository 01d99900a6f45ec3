//! Accounts: found by login, number or e-mail, written field by field.

use crate::catalogue::{Site, User};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// Place of an account in the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in super::super) struct UserId(pub u32);

/// An account: what the catalogue tells, and what the run wrote over it.
#[derive(Debug, Default)]
pub(in super::super) struct Account<'a> {
    /// As the catalogue tells it; `None` for an account that the run created.
    pub told: Option<&'a User>,
    /// Fields that the run wrote.
    pub written: BTreeMap<&'static str, String>,
    /// Fields among them whose last value came from no cell.
    pub resets: BTreeSet<&'static str>,
    /// Preferences that the run set, each `name=value`.
    pub preferences: BTreeSet<&'static str>,
    /// When the run last wrote it, 0 = never: a database gives rows back in that order.
    pub touched: u32,
    /// Whether the run deleted it.
    pub deleted: bool,
}

impl Account<'_> {
    /// The present value of a field; `None` when the catalogue does not tell it.
    pub(in super::super) fn get(&self, field: &str) -> Option<String> {
        self.written.get(field).cloned().or_else(|| self.before(field))
    }

    /// The value before the run; `None` when the catalogue does not tell it.
    pub(in super::super) fn before(&self, field: &str) -> Option<String> {
        let user = self.told?;
        let flag = |flag: Option<bool>| flag.map(|yes| if yes { "1" } else { "0" }.to_owned());
        let text = |text: &Option<Box<str>>| text.as_deref().map(str::to_owned);
        match field {
            "username" => Some(user.username.clone()),
            "idnumber" => text(&user.idnumber),
            "email" => text(&user.email),
            "auth" => text(&user.auth),
            "maildisplay" => user.further().maildisplay.map(|n| n.to_string()),
            "maildigest" => user.further().maildigest.map(|n| n.to_string()),
            "suspended" => flag(user.suspended),
            "deleted" => flag(user.deleted),
            "confirmed" => flag(user.confirmed),
            _ => user.profile(field).map(str::to_owned),
        }
    }

    /// The present login.
    pub(in super::super) fn username(&self) -> String {
        self.get("username").unwrap_or_default()
    }
}

/// What an account is found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Key {
    Username,
    Idnumber,
    Email,
}

impl Key {
    /// The field of that name.
    pub(in super::super) fn of(field: &str) -> Option<Self> {
        match field {
            "username" => Some(Self::Username),
            "idnumber" => Some(Self::Idnumber),
            "email" => Some(Self::Email),
            _ => None,
        }
    }

    fn field(self) -> &'static str {
        match self {
            Self::Username => "username",
            Self::Idnumber => "idnumber",
            Self::Email => "email",
        }
    }
}

/// All accounts, with an index for each key.
pub(in super::super) struct Accounts<'a> {
    list: Vec<Account<'a>>,
    by: [FxHashMap<String, Vec<UserId>>; 3],
    known: bool,
    /// Logins of which it is told whether they exist; `None` = all.
    asked: Option<&'a BTreeSet<String>>,
    clock: u32,
}

impl<'a> Accounts<'a> {
    pub(super) fn new(site: &'a Site) -> Self {
        let users = site.users.as_deref().unwrap_or_default();
        let alive = users.iter().filter(|user| user.deleted != Some(true));
        let list: Vec<Account<'_>> = alive.map(|user| Account { told: Some(user), ..Account::default() }).collect();
        let mut accounts = Self { list, by: Default::default(), known: site.users.is_some(), asked: site.asked.users.as_ref(), clock: 0 };
        for at in 0..accounts.list.len() {
            for key in [Key::Username, Key::Idnumber, Key::Email] {
                accounts.index(UserId(at as u32), key);
            }
        }
        accounts
    }

    /// Whether the catalogue tells if there is an account of this value in a field: `username`, `idnumber`, `email` or `id`.
    pub(in super::super) fn tells(&self, field: &str, value: &str) -> bool {
        let Some(asked) = self.asked.filter(|_| self.known) else { return self.known };
        let there = match Key::of(field) {
            Some(key) => self.find(key, value).is_some(),
            None => value.parse().is_ok_and(|id: i64| self.list.iter().any(|account| account.told.is_some_and(|told| told.id == id))),
        };
        there || (field == "username" && asked.contains(&value.to_lowercase()))
    }

    /// Whether all accounts are told: else another one may have the same e-mail.
    pub(in super::super) fn are_whole(&self) -> bool {
        self.known && self.asked.is_none()
    }

    /// Every account of the run.
    pub(in super::super) fn all(&self) -> impl Iterator<Item = (UserId, &Account<'a>)> {
        (0..).map(UserId).zip(&self.list)
    }

    pub(in super::super) fn get(&self, id: UserId) -> &Account<'a> {
        &self.list[id.0 as usize]
    }

    /// The accounts of exactly this key, those that the run deleted left out.
    pub(in super::super) fn find_all(&self, key: Key, value: &str) -> impl Iterator<Item = UserId> + '_ {
        let ids = self.by[key as usize].get(value).map(Vec::as_slice).unwrap_or_default();
        ids.iter().copied().filter(|id| !self.get(*id).deleted)
    }

    /// The first account of exactly this key.
    pub(in super::super) fn find(&self, key: Key, value: &str) -> Option<UserId> {
        self.find_all(key, value).next()
    }

    /// A new account, not yet written.
    pub(in super::super) fn create(&mut self) -> UserId {
        self.list.push(Account::default());
        UserId((self.list.len() - 1) as u32)
    }

    /// Writes fields; the flag says whether the value came from no cell.
    pub(in super::super) fn write(&mut self, id: UserId, fields: impl IntoIterator<Item = (&'static str, String, bool)>) {
        self.clock += 1;
        for (field, value, by_default) in fields {
            let account = &mut self.list[id.0 as usize];
            account.touched = self.clock;
            if by_default {
                account.resets.insert(field);
            } else {
                account.resets.remove(field);
            }
            match Key::of(field) {
                None => {
                    account.written.insert(field, value);
                }
                Some(key) => {
                    self.unindex(id, key);
                    self.list[id.0 as usize].written.insert(field, value);
                    self.index(id, key);
                }
            }
        }
    }

    /// Sets a preference.
    pub(in super::super) fn prefer(&mut self, id: UserId, preference: &'static str) {
        self.list[id.0 as usize].preferences.insert(preference);
    }

    pub(super) fn delete(&mut self, id: UserId) {
        self.clock += 1;
        let account = &mut self.list[id.0 as usize];
        (account.deleted, account.touched) = (true, self.clock);
    }

    fn index(&mut self, id: UserId, key: Key) {
        if let Some(value) = self.get(id).get(key.field()) {
            self.by[key as usize].entry(value).or_default().push(id);
        }
    }

    fn unindex(&mut self, id: UserId, key: Key) {
        if let Some(value) = self.get(id).get(key.field())
            && let Some(ids) = self.by[key as usize].get_mut(&value)
        {
            ids.retain(|other| *other != id);
        }
    }
}
