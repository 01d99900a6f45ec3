//! From the arguments to a table ready to be checked or written.

use super::options;
use super::output::Output;
use super::{Exit, Stop};
use crate::catalogue::Catalogue;
use crate::check::returned::{ReturnedRow, SentList};
use crate::check::{Edit, Report, Subject, check};
use crate::error::Message;
use crate::importer::{FieldKey, Importer};
use crate::mapping::matching::By;
use crate::mapping::{Mapping, Take};
use crate::table::{Column, Table};
use crate::watch::Watch;
use crate::workspace::{Back, List, OpenFault, Source, Work, login_key, match_column, match_returned, open, read_accounts, written};
use clap::ArgMatches;
use jiff::civil::Date;
use std::path::PathBuf;
use std::sync::Arc;

/// A list, its columns, and the platform it is for.
pub(super) struct Prepared {
    pub(super) list: List,
    pub(super) importer: &'static Importer,
    pub(super) catalogue: Catalogue,
    pub(super) table: Arc<Table>,
    pub(super) keys: Vec<FieldKey>,
    pub(super) left_out: Vec<String>,
    pub(super) delimiter: char,
    /// What the list calls the courses, in a column that is not written.
    course_names: Option<Column>,
    /// Rows that came back from an import of the list.
    pub(super) returned: Vec<ReturnedRow>,
    /// What came of looking logins up.
    pub(super) matched: Option<Message>,
    today: Date,
}

impl Prepared {
    /// Opens the file and the catalogue that the arguments name.
    pub(super) fn new(args: &ArgMatches, out: &Output) -> Result<Self, Stop> {
        let catalogue = options::catalogue(args, out)?;
        let importer = options::importer(args, catalogue.local())?;
        let delimiter = options::out_delimiter(args, importer)?;
        let list = open_list(args)?;
        let mut mapping = options::mapping(args, &list.headers(), list.proposed(importer), importer)?;
        let lookup = lookup(args, &list)?;
        let login = login_key(importer);
        if let (Some((column, _)), Some(key)) = (lookup, login.as_ref().filter(|key| mapping.take(key).is_none())) {
            mapping.set(importer, key.clone(), Some(Take::Column(column)));
        }
        let mut prepared = Self::of(list, mapping, importer, catalogue, delimiter);
        if let (Some((column, by)), Some(login)) = (lookup, login) {
            prepared.look_up(args, column, by, &login)?;
        }
        Ok(prepared)
    }

    /// The same for a list and a catalogue that are there already.
    pub(super) fn of(list: List, mapping: Mapping, importer: &'static Importer, catalogue: Catalogue, delimiter: char) -> Self {
        let headers = list.headers().into_iter().enumerate();
        let left_out = headers.filter(|(column, _)| mapping.field_of(*column).is_none()).map(|(_, header)| header.to_owned()).collect();
        let course_names = list.course_names(&mapping);
        let work = Work::with_mapping(&list, mapping);
        let (table, keys) = (Arc::clone(work.table()), work.mapping().keys());
        Self {
            list,
            importer,
            catalogue,
            table,
            keys,
            left_out,
            course_names,
            delimiter,
            returned: Vec::new(),
            matched: None,
            today: jiff::Zoned::now().date(),
        }
    }

    /// Matches what came back of an import of the list.
    pub(super) fn match_returned(&mut self, back: PathBuf) -> Result<Message, Stop> {
        let sent = SentList { table: &self.table, keys: &self.keys, importer: self.importer };
        let found = match_returned(Back::Path(back), &sent, &Watch::default()).map_err(|fault| Stop::new(Exit::Unusable, &fault))?;
        let told = Message::new("notice-returned").with("rows", found.rows.len()).with("strangers", found.strangers);
        self.returned = found.rows;
        Ok(told)
    }

    /// Writes the logins that a column of the list tells, looked up among the accounts.
    fn look_up(&mut self, args: &ArgMatches, column: usize, by: By, login: &FieldKey) -> Result<(), Stop> {
        let of_file = match args.get_one::<PathBuf>("match-with") {
            Some(path) => Some(read_accounts(path, &Watch::default()).map_err(|fault| Stop::new(Exit::Unusable, &fault))?),
            None => None,
        };
        let site = self.catalogue.site();
        let Some(users) = of_file.as_deref().or(site.users.as_deref()) else {
            return Err(Stop::usage(Message::new("cli-match-no-accounts").with("platform", site.platform.name.as_str())));
        };
        let matching = match_column(&self.list, column, users, by);
        let (counts, logins) = (matching.counts(), matching.logins(users));
        if let Some(target) = self.keys.iter().position(|key| key == login) {
            let table = Arc::make_mut(&mut self.table);
            let patch = written(table, target, logins);
            patch.apply(table);
        }
        let header = self.list.headers().get(column).map(|header| (*header).to_owned()).unwrap_or_default();
        let matched = Message::new("cli-matched").with("column", header).with("found", counts.found);
        self.matched = Some(matched.with("nobody", counts.nobody).with("several", counts.several));
        Ok(())
    }

    /// What is checked, and against what.
    pub(super) fn subject(&self) -> Subject<'_> {
        Subject {
            importer: self.importer,
            catalogue: &self.catalogue,
            keys: &self.keys,
            table: &self.table,
            left_out: &self.left_out,
            course_names: self.course_names.as_ref(),
            delimiter: self.delimiter,
            returned: &self.returned,
            today: self.today,
        }
    }

    /// Everything that is found in the table as it stands.
    pub(super) fn check(&self) -> Report {
        // Nobody can cancel a watch that nobody else holds.
        check(&self.subject(), &Watch::default()).unwrap_or_default()
    }

    /// Applies the safe fixes until none is left. Returns how many were applied.
    pub(super) fn fix(&mut self) -> usize {
        let mut applied = 0;
        // Each round settles what the round before brought to light; sound rules need two or three.
        for _ in 0..10 {
            let report = self.check();
            let edits: Vec<_> = report.safe_fixes().map(|fix| fix.edit.clone()).collect();
            if edits.is_empty() {
                break;
            }
            applied += edits.len();
            self.apply(&edits);
        }
        applied
    }

    /// Applies edits of a report of this very table.
    pub(super) fn apply(&mut self, edits: &[Edit]) {
        let table = Arc::make_mut(&mut self.table);
        for edit in edits {
            let patch = edit.patch(table);
            patch.apply(table);
        }
    }
}

/// Opens the file that the arguments name, with their choices of sheet, encoding and delimiter.
pub(super) fn open_list(args: &ArgMatches) -> Result<List, Stop> {
    open_at(args.get_one::<PathBuf>("file").cloned().unwrap_or_default(), args)
}

/// The same for another path.
pub(super) fn open_at(path: PathBuf, args: &ArgMatches) -> Result<List, Stop> {
    open(Source::Path(path), options::reading(args)?, &Watch::default()).map_err(|fault| {
        let exit = match fault {
            OpenFault::Disk(_) => Exit::Outside,
            OpenFault::TooBig { .. } | OpenFault::Read(_) => Exit::Unusable,
        };
        Stop::new(exit, &fault)
    })
}

/// The column to look logins up by, and what to compare it with.
fn lookup(args: &ArgMatches, list: &List) -> Result<Option<(usize, By)>, Stop> {
    let Some(given) = args.get_one::<String>("match") else { return Ok(None) };
    let bad = || Stop::usage(Message::new("cli-bad-match").with("text", given.as_str()));
    let (column, by) = given.rsplit_once('=').ok_or_else(bad)?;
    let by = By::of(by.trim()).ok_or_else(bad)?;
    let found = list.headers().iter().position(|header| header.trim() == column.trim());
    let found = found.ok_or_else(|| Stop::usage(Message::new("cli-no-match-column").with("column", column)))?;
    Ok(Some((found, by)))
}
