//! From the arguments to a table ready to be checked or written.

use super::options;
use super::output::Output;
use super::{Exit, Stop};
use crate::catalogue::Catalogue;
use crate::check::{Edit, Report, Subject, check};
use crate::importer::{FieldKey, Importer};
use crate::mapping::Mapping;
use crate::table::Table;
use crate::watch::Watch;
use crate::workspace::{List, OpenFault, Source, Work, open};
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
    today: Date,
}

impl Prepared {
    /// Opens the file and the catalogue that the arguments name.
    pub(super) fn new(args: &ArgMatches, out: &Output) -> Result<Self, Stop> {
        let catalogue = options::catalogue(args, out)?;
        let importer = options::importer(args, &catalogue)?;
        let delimiter = options::out_delimiter(args, importer)?;
        let list = open_list(args)?;
        let mapping = options::mapping(args, &list.headers(), list.proposed(importer), importer)?;
        Ok(Self::of(list, mapping, importer, catalogue, delimiter))
    }

    /// The same for a list and a catalogue that are there already.
    pub(super) fn of(list: List, mapping: Mapping, importer: &'static Importer, catalogue: Catalogue, delimiter: char) -> Self {
        let headers = list.headers().into_iter().enumerate();
        let left_out = headers.filter(|(column, _)| mapping.field_of(*column).is_none()).map(|(_, header)| header.to_owned()).collect();
        let work = Work::with_mapping(&list, mapping);
        let (table, keys) = (Arc::clone(work.table()), work.mapping().keys());
        Self { list, importer, catalogue, table, keys, left_out, delimiter, today: jiff::Zoned::now().date() }
    }

    /// What is checked, and against what.
    pub(super) fn subject(&self) -> Subject<'_> {
        Subject {
            importer: self.importer,
            catalogue: &self.catalogue,
            keys: &self.keys,
            table: &self.table,
            left_out: &self.left_out,
            delimiter: self.delimiter,
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
    let path = args.get_one::<PathBuf>("file").cloned().unwrap_or_default();
    open(Source::Path(path), options::reading(args)?, &Watch::default()).map_err(|fault| {
        let exit = match fault {
            OpenFault::Disk(_) => Exit::Outside,
            OpenFault::TooBig { .. } | OpenFault::Read(_) => Exit::Unusable,
        };
        Stop::new(exit, &fault)
    })
}
