//! Taking a file into the database: an exchange file, or a list read as any list is.

use super::StoreFault;
use super::catalogues::{Entry, Source, SourceKind, Store};
use crate::catalogue::lists::{self, Taken};
use crate::catalogue::{Diff, ExchangeFault, ListFault, ListKind, Site, User, parse};
use crate::error::{Fault, Message, Place};
use crate::read::{Options, ReadFault, Sheet, read};
use crate::watch::Watch;
use std::fmt;

/// Why a file was not taken.
#[derive(Debug)]
pub enum ImportFault {
    /// It is no exchange file.
    Exchange(ExchangeFault),
    /// It is no list that can be read.
    Read(ReadFault),
    /// It is a list of something else.
    List(ListFault),
    /// It is a list, and nobody said of which platform.
    PlatformNeeded,
    /// It is a list of roles, accounts or groups of a platform whose courses are not known yet.
    CoursesFirst(String),
    /// The disk or the database refused.
    Store(StoreFault),
}

/// What was taken.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The platform as it is kept now.
    pub entry: Entry,
    /// What changed; `None` for a platform of which no course was known.
    pub diff: Option<Diff>,
    /// For a list: its kind, its rows, the columns that were not used.
    pub taken: Option<Taken>,
}

/// What a file holds, before anything is written.
pub struct Content {
    name: String,
    source: Source,
    what: What,
}

enum What {
    Site(Box<Site>),
    List(Taken),
}

impl Content {
    /// Reads a file. `name` is its file name, `platform` the name to keep it under: an exchange file may name the
    /// platform itself, and is called after the file when it does not.
    ///
    /// # Errors
    /// When it is neither an exchange file nor a list, or a list without a platform.
    pub fn read(bytes: &[u8], name: &str, platform: Option<&str>, options: &Options, watch: &Watch) -> Result<Self, ImportFault> {
        let platform = platform.map(str::trim).filter(|platform| !platform.is_empty());
        if is_exchange(bytes, name) {
            let site = parse(bytes).map_err(ImportFault::Exchange)?;
            let named = Some(site.platform.name.trim()).filter(|name| !name.is_empty());
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            let called = platform.or(named).unwrap_or(stem).to_owned();
            let source = Source { kind: SourceKind::Exchange, name: name.to_owned() };
            return Ok(Self { name: called, source, what: What::Site(Box::new(site)) });
        }
        let book = read(bytes, name, options, watch).map_err(ImportFault::Read)?;
        let taken = book.main_sheet().map_or(Err(ListFault::NoKnownColumn), take).map_err(ImportFault::List)?;
        let platform = platform.ok_or(ImportFault::PlatformNeeded)?.to_owned();
        Ok(Self { name: platform, source: Source { kind: SourceKind::List, name: name.to_owned() }, what: What::List(taken) })
    }

    /// Name of the platform it is for.
    pub fn platform(&self) -> &str {
        &self.name
    }

    /// Keeps it. A list changes its own part of the platform, an exchange file replaces the whole.
    ///
    /// # Errors
    /// When the disk or the database refuses; then the former catalogue stays.
    pub fn keep(self, store: &mut Store) -> Result<Imported, ImportFault> {
        let entry = store.find(&self.name).map_err(ImportFault::Store)?;
        let (known, had_courses) = (entry.is_some(), entry.as_ref().is_some_and(|entry| entry.rows("courses").is_some()));
        // Roles and accounts of a platform that was only named are of use; groups belong to courses.
        let in_order = match &self.what {
            What::Site(_) => true,
            What::List(taken) => match taken.kind {
                ListKind::Courses => true,
                ListKind::Roles | ListKind::Accounts | ListKind::Cohorts => known,
                ListKind::Groups => had_courses,
            },
        };
        if !in_order {
            return Err(ImportFault::CoursesFirst(self.name));
        }
        let taken = if let What::List(taken) = &self.what { Some(taken.clone()) } else { None };
        let mut diff = Diff::default();
        let entry = store.update(&self.name, &self.source, |site| {
            let former = had_courses.then(|| site.clone());
            let lists = self.what.put_into(site);
            if let Some(former) = former {
                diff = Diff::between(&former, site);
            }
            lists
        });
        Ok(Imported { entry: entry.map_err(ImportFault::Store)?, diff: had_courses.then_some(diff), taken })
    }

    /// What keeping it would change. Nothing is written.
    ///
    /// # Errors
    /// When the platform is not known, or the database cannot be read.
    pub fn compare(self, store: &mut Store) -> Result<Diff, ImportFault> {
        let former = store.load(&self.name).map_err(ImportFault::Store)?;
        let mut newer = former.clone();
        self.what.put_into(&mut newer);
        Ok(Diff::between(&former, &newer))
    }
}

/// The accounts that a file tells: a list of accounts, or an exchange file that has some.
///
/// # Errors
/// When it is neither.
pub fn accounts(bytes: &[u8], name: &str, options: &Options, watch: &Watch) -> Result<Vec<User>, ImportFault> {
    let users = if is_exchange(bytes, name) {
        parse(bytes).map_err(ImportFault::Exchange)?.users
    } else {
        let book = read(bytes, name, options, watch).map_err(ImportFault::Read)?;
        book.main_sheet().map_or(Err(ListFault::NoKnownColumn), take).map_err(ImportFault::List)?.accounts()
    };
    users.ok_or(ImportFault::List(ListFault::NoLogin))
}

impl What {
    fn put_into(self, site: &mut Site) -> Vec<&'static str> {
        match self {
            Self::Site(newer) => {
                *site = *newer;
                super::catalogues::told(site)
            }
            Self::List(taken) => taken.put_into(site),
        }
    }
}

/// Nobody's list begins with a brace; a file that is called `.json` is meant as one even when it is damaged.
fn is_exchange(bytes: &[u8], name: &str) -> bool {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let first = start.iter().find(|byte| !byte.is_ascii_whitespace());
    first == Some(&b'{') || name.to_ascii_lowercase().ends_with(".json")
}

fn take(sheet: &Sheet) -> Result<Taken, ListFault> {
    let header = sheet.frame.header.ok_or(ListFault::NoKnownColumn)?;
    let headers: Vec<&str> = (0..sheet.table.columns().len()).map(|column| sheet.table.text(column, header)).collect();
    lists::take(&headers, &sheet.table, sheet.frame.first.0..sheet.frame.end.0)
}

impl Fault for ImportFault {
    fn message(&self) -> Message {
        match self {
            Self::Exchange(fault) => fault.message(),
            Self::Read(fault) => fault.message(),
            Self::List(fault) => fault.message(),
            Self::PlatformNeeded => Message::new("import-platform-needed"),
            Self::CoursesFirst(name) => Message::new("import-courses-first").with("platform", name.as_str()),
            Self::Store(fault) => fault.message(),
        }
    }

    fn place(&self) -> Option<Place> {
        match self {
            Self::Read(fault) => fault.place(),
            _ => None,
        }
    }
}

impl fmt::Display for ImportFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().id)
    }
}

impl std::error::Error for ImportFault {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Folders;

    fn import(store: &mut Store, text: &str, name: &str, platform: Option<&str>) -> Result<Imported, ImportFault> {
        Content::read(text.as_bytes(), name, platform, &Options::default(), &Watch::default())?.keep(store)
    }

    fn store(place: &tempfile::TempDir) -> Store {
        Store::open(&Folders::under(place.path())).unwrap().0
    }

    #[test]
    fn an_exchange_file_is_kept_under_its_own_name_the_given_one_or_the_files() {
        let place = tempfile::tempdir().unwrap();
        let mut store = store(&place);
        let named = r#"{"platform":{"name":"Ecampus"},"courses":[{"shortname":"A"}]}"#;
        let name = |imported: Imported| imported.entry.platform.name;
        assert_eq!(name(import(&mut store, named, "x.json", None).unwrap()), "Ecampus");
        assert_eq!(name(import(&mut store, named, "x.json", Some("Prélude")).unwrap()), "Prélude");
        assert_eq!(name(import(&mut store, r#" {"courses":[]}"#, "universitice.txt", None).unwrap()), "universitice");
        assert!(matches!(import(&mut store, "{", "x", None), Err(ImportFault::Exchange(_))));
    }

    #[test]
    fn lists_build_a_platform_piece_by_piece() {
        let place = tempfile::tempdir().unwrap();
        let mut store = store(&place);
        let courses = "shortname;fullname\nCHIM_L1;Chimie\nPHYS_L1;Physique\n";
        assert!(matches!(import(&mut store, courses, "cours.csv", None), Err(ImportFault::PlatformNeeded)));
        let early = import(&mut store, "username;idnumber\n55000901;1\n", "comptes.csv", Some("Prélude"));
        assert!(matches!(early, Err(ImportFault::CoursesFirst(_))), "nothing could be checked without courses");
        let first = import(&mut store, courses, "cours.csv", Some("Prélude")).unwrap();
        assert!(first.diff.is_none());
        let accounts = import(&mut store, "username;idnumber\n55000901;1\n55000902;2\n", "comptes.csv", Some("prelude")).unwrap();
        assert_eq!((accounts.entry.rows("courses"), accounts.entry.rows("users")), (Some(2), Some(2)));
        assert!(accounts.diff.unwrap().is_empty(), "accounts were not told before");
        let fewer = import(&mut store, "shortname;fullname\nCHIM_L1;Chimie générale\n", "cours.csv", Some("Prélude")).unwrap();
        assert_eq!(fewer.diff.unwrap().courses_removed, ["PHYS_L1"]);
        assert_eq!(fewer.entry.rows("users"), Some(2));
        let other = import(&mut store, "Salle;Bâtiment\nB12;Sciences\n", "salles.csv", Some("Prélude"));
        assert!(matches!(other, Err(ImportFault::List(ListFault::NoKnownColumn))));
    }

    #[test]
    fn comparing_writes_nothing() {
        let place = tempfile::tempdir().unwrap();
        let mut store = store(&place);
        import(&mut store, r#"{"courses":[{"shortname":"A"}]}"#, "p.json", None).unwrap();
        let content = Content::read(br#"{"courses":[{"shortname":"B"}]}"#, "p.json", None, &Options::default(), &Watch::default()).unwrap();
        let diff = content.compare(&mut store).unwrap();
        assert_eq!((diff.courses_added, diff.courses_removed), (vec!["B".to_owned()], vec!["A".to_owned()]));
        assert_eq!(store.load("p").unwrap().courses[0].shortname, "A");
    }
}
