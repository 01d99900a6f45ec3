//! The matching table of the open list: which account is meant by each line, looked up on a worker, taken
//! over when the person says so.

use super::import::ImportFault;
use super::open::load;
use super::{List, Panicked, Workspace};
use crate::catalogue::{Catalogue, User};
use crate::error::Message;
use crate::importer::{FieldKey, Importer, Kind};
use crate::mapping::matching::{By, Directory, Matching, likely};
use crate::mapping::{Take, taken};
use crate::read::Options;
use crate::store::import;
use crate::table::{Change, Patch, RowId, Table};
use crate::watch::Watch;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where accounts are looked up.
#[derive(Clone)]
enum Accounts {
    Platform(Arc<Catalogue>),
    File { name: String, users: Arc<Vec<User>> },
}

impl Accounts {
    fn users(&self) -> &[User] {
        match self {
            Self::Platform(catalogue) => catalogue.site().users.as_deref().unwrap_or_default(),
            Self::File { users, .. } => users,
        }
    }
}

/// Which account is meant by each line of the list.
pub struct MatchingTable {
    accounts: Accounts,
    /// The column of the list that was looked up, from 0.
    pub column: usize,
    /// What was found, one cell per row of the work.
    pub matching: Matching,
}

impl MatchingTable {
    /// The accounts that were looked at; none when neither the platform nor a file tells any.
    pub fn users(&self) -> &[User] {
        self.accounts.users()
    }

    /// Name of the file that tells the accounts; `None` when the platform does.
    pub fn file(&self) -> Option<&str> {
        match &self.accounts {
            Accounts::Platform(_) => None,
            Accounts::File { name, .. } => Some(name),
        }
    }
}

/// The field that holds logins.
pub fn login_key(importer: &Importer) -> Option<FieldKey> {
    importer.fields.iter().find(|field| field.kind == Kind::Login).map(|field| field.numbered(u32::from(field.is_family())))
}

/// Looks up a column of the list, one cell per row of the work.
pub fn match_column(list: &List, column: usize, users: &[User], by: By) -> Matching {
    Matching::new(list.cells(column).unwrap_or_default(), &Directory::new(users, by))
}

/// Reads a file that tells accounts: a list with logins, or an exchange file.
///
/// # Errors
/// When it cannot be opened, or tells no account.
pub fn read_accounts(path: &Path, watch: &Watch) -> Result<Vec<User>, ImportFault> {
    let bytes = load(path).map_err(ImportFault::Open)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    import::accounts(&bytes, &name, &Options::default(), watch).map_err(ImportFault::Content)
}

impl Workspace {
    /// The matching table, while it is looked at.
    pub fn matching(&self) -> Option<&MatchingTable> {
        self.matching.as_ref()
    }

    /// Whether accounts are being looked up.
    pub fn is_matching(&self) -> bool {
        self.jobs.matching.is_busy()
    }

    /// Looks the list up among the accounts of the platform, by the column and the tie that find most.
    pub(super) fn open_matching(&mut self) {
        self.matching = None;
        self.look_up(Accounts::Platform(Arc::clone(&self.platform.catalogue)), None);
    }

    /// Looks another column up, or by another tie.
    pub(super) fn match_by(&mut self, column: usize, by: By) {
        if let Some(accounts) = self.matching.as_ref().map(|table| table.accounts.clone()) {
            self.look_up(accounts, Some((column, by)));
        }
    }

    /// Looks the list up among the accounts that a file tells; `None` = those of the platform.
    pub(super) fn match_with(&mut self, path: Option<PathBuf>) {
        let Some(path) = path else { return self.open_matching() };
        self.start_look_up(move |watch| {
            let users = Arc::new(read_accounts(&path, watch)?);
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            Ok((Accounts::File { name, users }, None))
        });
    }

    fn look_up(&mut self, accounts: Accounts, wanted: Option<(usize, By)>) {
        self.start_look_up(move |_| Ok((accounts, wanted)));
    }

    fn start_look_up(&mut self, accounts: impl FnOnce(&Watch) -> Result<(Accounts, Option<(usize, By)>), ImportFault> + Send + 'static) {
        let Some(list) = &self.list else { return };
        let fallback = login_key(self.importer).and_then(|key| match self.work.as_ref()?.mapping().take(&key)? {
            Take::Column(column) => Some(*column),
            Take::Same(_) => None,
        });
        let list = list.clone();
        self.jobs.matching.start(&self.wake, move |watch| {
            let (accounts, wanted) = accounts(watch)?;
            let rows = list.rows();
            let (column, by) = wanted.unwrap_or_else(|| {
                let column = |i| list.table().map(|sheet| (i, taken(sheet, &rows, &Take::Column(i))));
                let columns: Vec<_> = (0..list.headers().len()).filter_map(column).collect();
                likely(columns.iter().map(|(i, cells)| (*i, cells)), accounts.users()).unwrap_or((fallback.unwrap_or(0), By::Idnumber))
            });
            let matching = match_column(&list, column, accounts.users(), by);
            Ok(MatchingTable { accounts, column, matching })
        });
    }

    pub(super) fn matched(&mut self, result: Result<Result<MatchingTable, ImportFault>, Panicked>) {
        match result {
            Ok(Ok(table)) => self.matching = Some(table),
            Ok(Err(fault)) => self.notices.fault(&fault),
            Err(Panicked) => self.panicked(),
        }
    }

    /// Writes the logins that were found; the other lines stay as they are.
    pub(super) fn take_matching(&mut self) {
        let Some(table) = self.matching.take() else { return };
        let (Some(work), Some(list), Some(key)) = (&mut self.work, &self.list, login_key(self.importer)) else { return };
        if work.column_of(&key).is_none() {
            let name = Message::new("action-map").with("field", key.to_string());
            work.map(list, self.importer, key.clone(), Some(Take::Column(table.column)), name);
        }
        let Some(column) = work.column_of(&key) else { return };
        let logins = table.matching.logins(table.users());
        let name = Message::new("action-match").with("count", logins.len());
        self.edit(name, |table| written(table, column, logins));
    }

    pub(super) fn close_matching(&mut self) {
        self.jobs.matching.cancel();
        self.matching = None;
    }
}

/// The change that writes these logins into a column.
pub fn written(table: &mut Table, column: usize, logins: Vec<(RowId, String)>) -> Patch {
    let mut cells = Vec::new();
    for (row, login) in logins {
        if row.0 < table.rows() && !table.is_removed(row) && table.text(column, row) != login {
            cells.push((row, table.intern(column, &login)));
        }
    }
    if cells.is_empty() { Patch::default() } else { Patch::one(Change::Cells { column, cells }) }
}
