//! What is kept of the work while it goes on, and how it comes back after a crash.

use super::list::{From, List};
use super::open::Source;
use super::{Work, Workspace};
use crate::error::Message;
use crate::importer::{self, FieldKey, Importer};
use crate::mapping::{Mapping, Saved, work_table};
use crate::read::{Frame, Options, Sheets};
use crate::store::{Journal, StoreFault};
use crate::table::{Change, Patch, RowId, Table, ValueId};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::Arc;

/// The state of the work: how the list is read, its columns, and every cell that is not as the list has it.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Kept {
    name: String,
    path: Option<PathBuf>,
    sheets: Vec<String>,
    fill_merged: bool,
    skip_hidden: bool,
    encoding: Option<String>,
    delimiter: Option<char>,
    /// Header, first line, line after the last, from 0.
    frame: (Option<u32>, u32, u32),
    mapping: Saved,
    cells: Cells,
    removed: Vec<u32>,
}

/// Work of a former run that did not end by itself.
pub struct Recoverable {
    kept: Kept,
    bytes: Vec<u8>,
    journal: Journal,
}

impl Recoverable {
    /// Name of the list.
    pub fn name(&self) -> &str {
        &self.kept.name
    }
}

/// Keeps the work in the journal; runs on a worker.
pub(super) struct Keeping {
    pub(super) journal: Arc<Journal>,
    pub(super) epoch: u64,
    pub(super) importer: &'static Importer,
    pub(super) list: List,
    pub(super) mapping: Mapping,
    pub(super) table: Arc<Table>,
    pub(super) with_bytes: bool,
}

impl Keeping {
    pub(super) fn keep(self) -> Result<(), StoreFault> {
        let list = &self.list;
        let headers = list.headers();
        let kept = Kept {
            name: list.name.clone(),
            path: match &list.from {
                From::Path(path) => Some(path.clone()),
                From::Pasted | From::Sample => None,
            },
            sheets: list.sheet_names().into_iter().map(str::to_owned).collect(),
            fill_merged: list.options.fill_merged,
            skip_hidden: list.options.skip_hidden,
            encoding: list.options.encoding.clone(),
            delimiter: list.options.delimiter,
            frame: (list.frame.header.map(|row| row.0), list.frame.first.0, list.frame.end.0),
            mapping: Saved::of(&self.mapping, &headers, self.importer),
            cells: changed_cells(list, &self.mapping, &self.table),
            removed: (0..self.table.rows()).filter(|&row| self.table.is_removed(RowId(row))).collect(),
        };
        let bytes = serde_json::to_vec(&kept).unwrap_or_default();
        self.journal.keep(self.epoch, self.with_bytes.then_some(list.bytes.as_slice()), &bytes)
    }
}

/// Cells to write: name of the field, row of the work, text.
pub(super) type Cells = Vec<(String, u32, String)>;

/// Every cell whose text is not what the list gives.
pub(super) fn changed_cells(list: &List, mapping: &Mapping, table: &Table) -> Cells {
    let Some(sheet) = list.table() else { return Cells::new() };
    let fresh = work_table(sheet, &list.rows(), mapping);
    let mut cells = Vec::new();
    for (i, (key, _)) in mapping.takes.iter().enumerate() {
        let (old, new) = (fresh.column(i), table.column(i));
        // Ids of the two dictionaries that mean the same text.
        let same: Vec<Option<ValueId>> = new.dict().iter().map(|(_, text)| old.dict().find(text)).collect();
        new.for_each(|row, id| {
            if same[id.0 as usize] != Some(old.id(row)) {
                cells.push((key.to_string(), row.0, new.dict().get(id).to_owned()));
            }
        });
    }
    cells
}

/// What puts cells and removed rows into a work.
pub(super) fn put(
    table: &mut Table,
    column_of: &dyn Fn(&FieldKey) -> Option<usize>,
    importer: &Importer,
    cells: Cells,
    removed: Vec<u32>,
) -> Patch {
    let mut patch = Patch::default();
    for (name, row, text) in cells {
        let column = importer.key_of_header(&name).and_then(|key| column_of(&key));
        if let Some(column) = column.filter(|_| row < table.rows()) {
            let to = table.intern(column, &text);
            patch.push(Change::Cells { column, cells: vec![(RowId(row), to)] });
        }
    }
    let rows: Vec<RowId> = removed.into_iter().filter(|&row| row < table.rows()).map(RowId).collect();
    if !rows.is_empty() {
        patch.push(Change::Rows { rows, removed: true });
    }
    patch
}

impl Workspace {
    /// Work that a former run left behind, until it is taken up or dropped.
    pub fn recoverable(&self) -> Option<&Recoverable> {
        self.recoverable.as_ref()
    }

    /// Looks for work that a former run left behind, and begins the journal of this one.
    pub(super) fn begin_journal(&mut self) {
        let Some(folders) = &self.folders else { return };
        let found = Journal::left_behind(folders).ok().flatten();
        self.recoverable = found.and_then(|journal| {
            let (bytes, work) = journal.kept()?;
            Some(Recoverable { kept: serde_json::from_slice(&work).ok()?, bytes, journal })
        });
        match Journal::begin(folders) {
            Ok(journal) => self.journal = Some(Arc::new(journal)),
            Err(fault) => self.notices.fault(&fault),
        }
    }

    /// Keeps the work when it changed since it was kept last. One worker at a time; the next change waits.
    pub(super) fn keep_journal(&mut self) {
        let (Some(journal), Some(list), Some(work)) = (&self.journal, &self.list, &self.work) else { return };
        let state = (self.opened, work.revision());
        if self.jobs.keep.is_busy() || self.kept == Some(state) || !work.is_edited() {
            return;
        }
        let keeping = Keeping {
            journal: Arc::clone(journal),
            epoch: journal.epoch(),
            importer: self.importer,
            list: list.clone(),
            mapping: work.mapping().clone(),
            table: Arc::clone(work.table()),
            with_bytes: self.kept.is_none_or(|(opened, _)| opened != self.opened),
        };
        self.kept = Some(state);
        self.jobs.keep.start(&self.wake, move |_| keeping.keep());
    }

    /// Forgets what was kept: the work is saved, or was given up.
    pub(super) fn purge_journal(&mut self) {
        self.jobs.keep.cancel();
        if let Some(journal) = &self.journal {
            journal.purge();
        }
        self.kept = None;
    }

    /// The program ends by itself: nothing is to be recovered.
    pub fn end(&mut self) {
        self.jobs = super::jobs::Jobs::default();
        if let Some(journal) = self.journal.take() {
            journal.purge();
            if let Some(journal) = Arc::into_inner(journal) {
                journal.end();
            }
        }
    }

    /// Takes up the work that was left behind.
    pub(super) fn recover(&mut self) {
        let Some(Recoverable { kept, bytes, journal }) = self.recoverable.take() else { return };
        let from = kept.path.clone().map_or(From::Pasted, From::Path);
        let (header, first, end) = kept.frame;
        let frame = Frame { header: header.map(RowId), first: RowId(first), end: RowId(end) };
        let options = Options {
            sheets: Sheets::Named(kept.sheets.clone()),
            fill_merged: kept.fill_merged,
            skip_hidden: kept.skip_hidden,
            encoding: kept.encoding.clone(),
            delimiter: kept.delimiter,
            frame: Some(frame),
        };
        let source = Source::Bytes { from, name: kept.name.clone(), bytes: Arc::new(bytes) };
        self.start_open(source, options);
        self.recovering = Some(kept.into());
        journal.end();
    }

    /// Drops the work that was left behind.
    pub(super) fn forget_recoverable(&mut self) {
        if let Some(recoverable) = self.recoverable.take() {
            recoverable.journal.end();
        }
    }
}

/// What is to be done once the list of recovered work is read again.
pub(super) struct Recovering {
    mapping: Saved,
    cells: Cells,
    removed: Vec<u32>,
}

impl std::convert::From<Kept> for Recovering {
    fn from(kept: Kept) -> Self {
        Self { mapping: kept.mapping, cells: kept.cells, removed: kept.removed }
    }
}

impl Recovering {
    /// The importer that the work was made for; `None` when it is no longer known.
    pub(super) fn importer(&self) -> Option<&'static Importer> {
        importer::find(&self.mapping.importer)
    }

    /// The columns as they were.
    pub(super) fn mapping(&self, list: &List, importer: &Importer) -> Option<Mapping> {
        self.mapping.resolve(&list.headers(), importer).ok()
    }

    /// Puts the cells and rows back as they were, as one action that can be taken back.
    pub(super) fn apply(self, work: &mut Work, importer: &Importer) {
        let keys: Vec<FieldKey> = work.mapping().keys();
        let column = move |key: &FieldKey| keys.iter().position(|other| other == key);
        work.edit(Message::new("action-recover"), |table| put(table, &column, importer, self.cells, self.removed));
    }
}
