//! The matching table of a list: which account is meant by each line, looked up on a worker, taken over
//! when the person says so.

use super::super::import::ImportFault;
use super::super::matching::{Accounts, MatchingTable, login_key, look_up, read_accounts, written};
use super::super::{Panicked, Running, Slot};
use super::version::told;
use super::{Around, Version};
use crate::error::Message;
use crate::mapping::Take;
use crate::mapping::matching::By;
use crate::watch::Watch;
use std::path::PathBuf;
use std::sync::Arc;

/// The matching table that is looked at, and its worker.
#[derive(Default)]
pub(super) struct Lookup {
    slot: Slot<Result<MatchingTable, ImportFault>>,
    table: Option<MatchingTable>,
}

impl Lookup {
    pub(super) fn is_busy(&self) -> bool {
        self.slot.is_busy()
    }

    pub(super) fn running(&self) -> Option<Running> {
        told(&self.slot, "job-matching")
    }
}

impl Version {
    /// The matching table, while it is looked at.
    pub fn matching(&self) -> Option<&MatchingTable> {
        self.lookup.table.as_ref()
    }

    /// Whether accounts are being looked up.
    pub fn is_matching(&self) -> bool {
        self.lookup.is_busy()
    }

    /// Looks the list up among the accounts of the platform, by the column and the tie that find most.
    pub(super) fn open_matching(&mut self, around: &Around<'_>) {
        self.lookup.table = None;
        let accounts = Accounts::Platform(Arc::clone(&around.platform.catalogue));
        self.start_look_up(move |_| Ok((accounts, None)), around);
    }

    /// Looks another column up, or by another tie.
    pub(super) fn match_by(&mut self, column: usize, by: By, around: &Around<'_>) {
        if let Some(accounts) = self.matching().map(|table| table.accounts().clone()) {
            self.start_look_up(move |_| Ok((accounts, Some((column, by)))), around);
        }
    }

    /// Looks the list up among the accounts that a file tells; `None` = those of the platform.
    pub(super) fn match_with(&mut self, path: Option<PathBuf>, around: &Around<'_>) {
        let Some(path) = path else { return self.open_matching(around) };
        let accounts = move |watch: &Watch| {
            let users = Arc::new(read_accounts(&path, watch)?);
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            Ok((Accounts::File { name, users }, None))
        };
        self.start_look_up(accounts, around);
    }

    fn start_look_up(
        &mut self,
        accounts: impl FnOnce(&Watch) -> Result<(Accounts, Option<(usize, By)>), ImportFault> + Send + 'static,
        around: &Around<'_>,
    ) {
        let fallback = login_key(self.importer).and_then(|key| match self.work.mapping().take(&key)? {
            Take::Column(column) => Some(*column),
            Take::Same(_) => None,
        });
        let list = self.list.clone();
        self.lookup.slot.start(around.wake, move |watch| {
            let (accounts, wanted) = accounts(watch)?;
            Ok(look_up(&list, accounts, wanted, fallback.unwrap_or(0)))
        });
    }

    pub(super) fn poll_matching(&mut self, around: &mut Around<'_>) {
        match self.lookup.slot.poll() {
            Some(Ok(Ok(table))) => self.lookup.table = Some(table),
            Some(Ok(Err(fault))) => around.notices.fault(&fault),
            Some(Err(Panicked)) => around.panicked(),
            None => {}
        }
    }

    /// Writes the logins that were found; the other lines stay as they are.
    pub(super) fn take_matching(&mut self, around: &Around<'_>) {
        let Some(table) = self.lookup.table.take() else { return };
        let Some(key) = login_key(self.importer) else { return };
        if self.work.column_of(&key).is_none() {
            let name = Message::new("action-map").with("field", key.to_string());
            self.work.map(&self.list, self.importer, key.clone(), Some(Take::Column(table.column)), name);
        }
        let Some(column) = self.work.column_of(&key) else { return };
        let logins = table.matching.logins(table.users());
        let name = Message::new("action-match").with("count", logins.len());
        if !self.edit(name, |table| written(table, column, logins), around) {
            // The column alone may be new.
            self.start_check(around);
        }
    }

    pub(super) fn close_matching(&mut self) {
        self.lookup = Lookup::default();
    }
}
