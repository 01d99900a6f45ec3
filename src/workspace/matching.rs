//! Which account is meant by each line of a list, and where accounts are looked up.

use super::List;
use super::import::ImportFault;
use super::open::load;
use crate::catalogue::{Catalogue, User};
use crate::importer::{FieldKey, Importer, Kind};
use crate::mapping::matching::{By, Directory, Matching, likely};
use crate::mapping::{Take, taken};
use crate::read::Options;
use crate::store::import;
use crate::table::{Change, Patch, RowId, Table};
use crate::watch::Watch;
use std::path::Path;
use std::sync::Arc;

/// Where accounts are looked up.
#[derive(Clone)]
pub(super) enum Accounts {
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

    pub(super) fn accounts(&self) -> &Accounts {
        &self.accounts
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

/// The matching table of a list: of the column and the tie that are `wanted`, else of those that find most.
pub(super) fn look_up(list: &List, accounts: Accounts, wanted: Option<(usize, By)>, fallback: usize) -> MatchingTable {
    let rows = list.rows();
    let (column, by) = wanted.unwrap_or_else(|| {
        let column = |i| list.table().map(|sheet| (i, taken(sheet, &rows, &Take::Column(i))));
        let columns: Vec<_> = (0..list.headers().len()).filter_map(column).collect();
        likely(columns.iter().map(|(i, cells)| (*i, cells)), accounts.users()).unwrap_or((fallback, By::Idnumber))
    });
    let matching = match_column(list, column, accounts.users(), by);
    MatchingTable { accounts, column, matching }
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
