//! A catalogue from a file: an exchange file, or a list of courses, roles, accounts or groups.

use super::list::From;
use super::open::{OpenFault, Source, load, open};
use crate::catalogue::{self, ExchangeFault, ListFault, Taken};
use crate::error::{Fault, Message, Place};
use crate::read::Options;
use crate::store::catalogues::{self, Entry, SourceKind, Store};
use crate::store::{Folders, Settings, StoreFault};
use crate::watch::Watch;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

/// What an import did.
pub struct Imported {
    /// The platform as it is kept now.
    pub entry: Entry,
    /// What a list held; `None` for an exchange file.
    pub list: Option<Taken>,
    /// Things to tell beside.
    pub notices: Vec<Message>,
}

/// Why a catalogue was not imported. The former one is still in use.
#[derive(Debug)]
pub enum ImportFault {
    /// The file could not be opened or read.
    Open(OpenFault),
    /// It begins like an exchange file and is none.
    Exchange(ExchangeFault),
    /// It is a table, and not one of the lists that make a catalogue.
    List(ListFault),
    /// The platform has no name: neither in the file nor given.
    Nameless,
    /// The disk or the database refused.
    Store(StoreFault),
}

impl fmt::Display for ImportFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().id)
    }
}

impl std::error::Error for ImportFault {}

impl Fault for ImportFault {
    fn message(&self) -> Message {
        match self {
            Self::Open(fault) => fault.message(),
            Self::Exchange(fault) => fault.message(),
            Self::List(fault) => fault.message(),
            Self::Nameless => Message::new("import-nameless"),
            Self::Store(fault) => fault.message(),
        }
    }

    fn place(&self) -> Option<Place> {
        match self {
            Self::Open(fault) => fault.place(),
            Self::Exchange(_) | Self::List(_) | Self::Nameless | Self::Store(_) => None,
        }
    }
}

impl std::convert::From<StoreFault> for ImportFault {
    fn from(fault: StoreFault) -> Self {
        Self::Store(fault)
    }
}

/// Imports a file into the stored platform `name`, or the one that an exchange file names.
///
/// # Errors
/// When the file is no catalogue, when no platform is named, or when the disk refuses; then nothing has changed.
pub fn import(folders: &Folders, path: &Path, name: Option<&str>, watch: &Watch) -> Result<Imported, ImportFault> {
    let bytes = load(path).map_err(ImportFault::Open)?;
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (mut store, notices) = Store::open(folders)?;
    store.keep_people_for(Settings::load(folders)?.0.keep_people_days);
    let is_exchange = bytes.iter().find(|byte| !byte.is_ascii_whitespace() && !b"\xef\xbb\xbf".contains(byte)) == Some(&b'{');
    if is_exchange {
        let mut site = catalogue::parse(&bytes).map_err(ImportFault::Exchange)?;
        if let Some(name) = name {
            name.clone_into(&mut site.platform.name);
        }
        if site.platform.name.trim().is_empty() {
            return Err(ImportFault::Nameless);
        }
        let entry = store.replace(&site, &catalogues::Source { kind: SourceKind::Exchange, name: file })?;
        return Ok(Imported { entry, list: None, notices });
    }
    let name = name.ok_or(ImportFault::Nameless)?;
    let taken = take_list(file.clone(), bytes, watch)?;
    let summary = taken.clone();
    let entry = store.update(name, &catalogues::Source { kind: SourceKind::List, name: file }, |site| taken.put_into(site))?;
    Ok(Imported { entry, list: Some(summary), notices })
}

fn take_list(name: String, bytes: Vec<u8>, watch: &Watch) -> Result<Taken, ImportFault> {
    let source = Source::Bytes { from: From::Pasted, name, bytes: Arc::new(bytes) };
    let list = open(source, Options::default(), watch).map_err(ImportFault::Open)?;
    let Some(table) = list.table() else { return Err(ImportFault::List(ListFault::NoRows)) };
    catalogue::take(&list.headers(), table, list.frame.first.0..list.frame.end.0).map_err(ImportFault::List)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SITE: &str = r#"{"platform":{"name":"Ecampus"},"courses":[{"shortname":"CHIM_L1","fullname":"Chimie"}]}"#;

    fn imported(place: &Path, file: &str, content: &str, name: Option<&str>) -> Result<Imported, ImportFault> {
        let path = place.join(file);
        std::fs::write(&path, content).unwrap();
        import(&Folders::under(place.join("data")), &path, name, &Watch::default())
    }

    #[test]
    fn an_exchange_file_then_a_list_of_accounts_make_one_platform() {
        let place = tempfile::tempdir().unwrap();
        assert_eq!(imported(place.path(), "site.json", SITE, None).unwrap().entry.rows("courses"), Some(1));
        let list = "username;firstname;lastname\nu1;Zoé;A\nu2;Noël;B\n";
        let with_accounts = imported(place.path(), "comptes.csv", list, Some("Ecampus")).unwrap();
        assert_eq!((with_accounts.entry.rows("courses"), with_accounts.entry.rows("users")), (Some(1), Some(2)));
    }

    #[test]
    fn what_is_no_catalogue_is_refused_and_the_former_one_stays() {
        let place = tempfile::tempdir().unwrap();
        imported(place.path(), "site.json", SITE, None).unwrap();
        assert!(matches!(imported(place.path(), "a.json", "{\"courses\": 3}", None), Err(ImportFault::Exchange(_))));
        assert!(matches!(imported(place.path(), "b.csv", "shortname;fullname\nA;B\n", None), Err(ImportFault::Nameless)));
        assert!(matches!(imported(place.path(), "c.csv", "couleur;taille\nbleu;3\n", Some("Ecampus")), Err(ImportFault::List(_))));
        let (store, _) = Store::open(&Folders::under(place.path().join("data"))).unwrap();
        assert_eq!(store.entry("Ecampus").unwrap().rows("courses"), Some(1));
    }
}
