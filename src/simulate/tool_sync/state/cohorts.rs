//! Cohorts and their members.

use super::accounts::{Accounts, UserId};
use crate::catalogue::Site;
use std::collections::BTreeSet;

/// A cohort as the run sees it.
#[derive(Clone, Debug)]
pub(in super::super) struct Cohort {
    pub name: String,
    pub idnumber: String,
    id: i64,
    members: BTreeSet<UserId>,
    before: Option<BTreeSet<UserId>>,
    deleted: bool,
}

/// All cohorts. Members that the catalogue does not tell count as none; the caller says so.
pub(in super::super) struct Cohorts<'a> {
    list: Vec<Cohort>,
    told: &'a Site,
    /// Cohorts whose members the catalogue tells by login are opened once, when the first is asked for.
    opened: bool,
}

impl<'a> Cohorts<'a> {
    pub(super) fn new(site: &'a Site) -> Self {
        let list = site.cohorts.iter().flatten().map(|cohort| Cohort {
            name: cohort.name.clone(),
            idnumber: cohort.idnumber.clone().unwrap_or_default(),
            id: cohort.id,
            members: BTreeSet::new(),
            before: Some(BTreeSet::new()),
            deleted: false,
        });
        Self { list: list.collect(), told: site, opened: false }
    }

    /// Whether the catalogue has a list of cohorts.
    pub(in super::super) fn is_known(&self) -> bool {
        self.told.cohorts.is_some()
    }

    /// Whether the catalogue tells the members of a cohort that was there before.
    pub(in super::super) fn tells_members(&self, at: usize) -> bool {
        self.told.cohorts.as_deref().and_then(|list| list.get(at)).is_none_or(|cohort| cohort.members.is_some())
    }

    /// Brings in the members that the catalogue tells.
    pub(in super::super) fn open(&mut self, accounts: &Accounts<'_>) {
        if std::mem::replace(&mut self.opened, true) {
            return;
        }
        for (cohort, told) in self.list.iter_mut().zip(self.told.cohorts.iter().flatten()) {
            let logins = told.members.iter().flatten();
            cohort.members = logins.filter_map(|login| accounts.find(super::accounts::Key::Username, login)).collect();
            cohort.before = Some(cohort.members.clone());
        }
    }

    /// The cohort of exactly this value in the field that the tool goes by.
    pub(in super::super) fn find(&self, field: &str, value: &str) -> Option<usize> {
        self.list.iter().position(|cohort| {
            !cohort.deleted
                && match field {
                    "name" => cohort.name == value,
                    "id" => cohort.id != 0 && value.parse() == Ok(cohort.id),
                    _ => cohort.idnumber == value,
                }
        })
    }

    pub(in super::super) fn get(&self, at: usize) -> &Cohort {
        &self.list[at]
    }

    /// Creates a cohort of the whole site.
    pub(in super::super) fn create(&mut self, name: &str, idnumber: &str) -> usize {
        self.list.push(Cohort {
            name: name.to_owned(),
            idnumber: idnumber.to_owned(),
            id: 0,
            members: BTreeSet::new(),
            before: None,
            deleted: false,
        });
        self.list.len() - 1
    }

    /// Adds a member; false when the person is one already.
    pub(in super::super) fn join(&mut self, at: usize, user: UserId) -> bool {
        self.list[at].members.insert(user)
    }

    /// Whether the person is a member.
    pub(in super::super) fn has(&self, at: usize, user: UserId) -> bool {
        self.list[at].members.contains(&user)
    }

    /// How many members it has.
    pub(in super::super) fn size(&self, at: usize) -> usize {
        self.list[at].members.len()
    }

    /// Takes a member out.
    pub(in super::super) fn leave(&mut self, at: usize, user: UserId) {
        self.list[at].members.remove(&user);
    }

    /// Takes every member out.
    pub(in super::super) fn empty(&mut self, at: usize) {
        self.list[at].members.clear();
    }

    /// Deletes a cohort with its memberships.
    pub(in super::super) fn delete(&mut self, at: usize) {
        self.empty(at);
        self.list[at].deleted = true;
    }

    pub(super) fn forget(&mut self, user: UserId) {
        self.list.iter_mut().for_each(|cohort| {
            cohort.members.remove(&user);
        });
    }

    /// Each cohort: the record, whether it was there before and is there now, members before and now.
    pub(super) fn differences(&self) -> impl Iterator<Item = (&Cohort, bool, bool, BTreeSet<UserId>, &BTreeSet<UserId>)> {
        self.list
            .iter()
            .map(|cohort| (cohort, cohort.before.is_some(), !cohort.deleted, cohort.before.clone().unwrap_or_default(), &cohort.members))
    }
}
