//! The table that will be written, its mapping, and every change made to it.

use super::changes;
use super::history::{Entry, History};
use super::list::List;
use crate::error::Message;
use crate::importer::{FieldKey, Importer, Roster};
use crate::mapping::{Mapping, Take};
use crate::table::{Change, Patch, RowId, Source, Table};
use jiff::Timestamp;
use std::sync::Arc;

/// The person's work on one list.
pub struct Work {
    table: Arc<Table>,
    mapping: Mapping,
    rows: Vec<RowId>,
    history: History,
    revision: u64,
    /// What the work holds now, by number: taking an action back brings the former number back.
    state: u64,
    /// The state that holds nothing but the list; `None` when work was put in from the start.
    pristine: Option<u64>,
}

impl Work {
    /// Work on `list` with the columns that the headers propose.
    pub fn new(list: &List, importer: &Importer) -> Self {
        let mapping = list.proposed(importer);
        Self::with_mapping(list, importer, mapping)
    }

    /// Work on `list` with these columns. Lines that are not taken as people are removed, until somebody takes them in.
    pub fn with_mapping(list: &List, importer: &Importer, mapping: Mapping) -> Self {
        let mut work = Self::of_every_line(list, importer, mapping);
        let removed = list.left_out_rows(&work.rows);
        if !removed.is_empty() {
            Patch::one(Change::Rows { rows: removed, removed: true }).apply(Arc::make_mut(&mut work.table));
        }
        work
    }

    /// Work on every line of `list` that holds anything, whatever it looks like: a finished file.
    pub fn of_every_line(list: &List, importer: &Importer, mapping: Mapping) -> Self {
        let rows = list.rows();
        let table = list.work_table(&rows, &mapping, importer);
        Self { table: Arc::new(table), mapping, rows, history: History::default(), revision: 0, state: 0, pristine: Some(0) }
    }

    /// The table as it stands. Cheap to clone: a worker that holds it sees no later change.
    pub fn table(&self) -> &Arc<Table> {
        &self.table
    }

    /// The table under its fields, for the importer that they are of.
    pub fn roster<'a>(&self, importer: &'a Importer) -> Roster<'a> {
        Roster::new(importer, self.mapping.keys(), Arc::clone(&self.table))
    }

    /// Which column feeds which field.
    pub fn mapping(&self) -> &Mapping {
        &self.mapping
    }

    /// Bumped by every change: results for an older revision are stale.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// What the work holds, by number: the same number means the same cells and columns, also after "Undo".
    pub fn state(&self) -> u64 {
        self.state
    }

    /// Whether something was done that the list alone would not bring back.
    pub fn is_changed(&self) -> bool {
        self.pristine != Some(self.state)
    }

    /// Whether it held more than the list from its start.
    pub fn began_changed(&self) -> bool {
        self.pristine.is_none()
    }

    /// Number of rows that came from the list: those after them were added.
    pub fn listed(&self) -> u32 {
        self.rows.len() as u32
    }

    /// Number of rows that were added, those taken back included.
    pub fn added(&self) -> u32 {
        self.table.rows().saturating_sub(self.listed())
    }

    /// Whether the row was added here, and holds nothing but what stands in every row: adding it was taken back.
    pub fn is_bare(&self, row: RowId) -> bool {
        let own =
            |(column, (_, take)): (usize, &(FieldKey, Take))| matches!(take, Take::Column(_)) && !self.table.text(column, row).is_empty();
        row.0 >= self.listed() && !self.mapping.takes.iter().enumerate().any(own)
    }

    /// Rows that are out of the file, and hold something.
    pub fn rows_out(&self) -> impl Iterator<Item = RowId> + '_ {
        let all = if self.table.has_removed() { self.table.rows() } else { 0 };
        (0..all).map(RowId).filter(|&row| self.table.is_removed(row) && !self.is_bare(row))
    }

    /// What can be taken back and done again.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The column of the table that holds a field.
    pub fn column_of(&self, key: &FieldKey) -> Option<usize> {
        self.mapping.takes.iter().position(|(other, _)| other == key)
    }

    /// Does what `make` says and remembers how to take it back. Returns whether anything changed.
    pub fn edit(&mut self, name: Message, make: impl FnOnce(&mut Table) -> Patch) -> bool {
        let table = Arc::make_mut(&mut self.table);
        let patch = make(table);
        if patch.is_empty() {
            return false;
        }
        let undo = patch.apply(table);
        if undo.is_empty() {
            return false;
        }
        let state = self.advance();
        self.history.push(Entry { name, when: Timestamp::now(), patch: undo, mapping: None, mapped: None, state });
        true
    }

    /// Adds empty rows below the others, as one action. Their lines go on counting after the last one of the list.
    pub fn add_rows(&mut self, list: &List, count: u32, name: Message) {
        let first = self.table.rows();
        self.grow(list, count);
        let rows = (first..first + count).map(RowId).collect();
        self.edit(name, |_| Patch::one(Change::Rows { rows, removed: false }));
    }

    /// Makes room for rows below the others: they are out of the file until an action takes them in.
    pub(super) fn grow(&mut self, list: &List, count: u32) {
        // Without columns there is no cell that could make a row.
        if self.mapping.takes.is_empty() {
            return;
        }
        let texts: Vec<&str> = self.mapping.takes.iter().map(|(_, take)| of_added(take)).collect();
        let last = list.table().map_or(0, Table::last_line);
        let table = Arc::make_mut(&mut self.table);
        for _ in 0..count {
            let line = last + 1 + table.rows() - self.rows.len() as u32;
            table.append(&texts, Source { sheet: Source::ADDED, line });
        }
    }

    /// Goes on to a state that was never there. Returns the one before.
    fn advance(&mut self) -> u64 {
        self.revision += 1;
        std::mem::replace(&mut self.state, self.revision)
    }

    /// Puts in what belongs to the work from its start: it cannot be taken back. `make` gets the table and
    /// the position of each field.
    pub fn start_from(&mut self, make: impl FnOnce(&mut Table, &dyn Fn(&FieldKey) -> Option<usize>) -> Patch) {
        let column = |key: &FieldKey| self.mapping.takes.iter().position(|(other, _)| other == key);
        let table = Arc::make_mut(&mut self.table);
        let patch = make(table, &column);
        if !patch.is_empty() {
            patch.apply(table);
            self.count_as_changed();
            self.advance();
        }
    }

    /// The work holds what was done by hand before it began.
    pub fn count_as_changed(&mut self) {
        self.pristine = None;
    }

    /// Feeds a field from elsewhere, or no longer. Edits in the other columns stay.
    pub fn map(&mut self, list: &List, importer: &Importer, key: FieldKey, take: Option<Take>, name: Message) {
        let before = self.mapping.clone();
        if self.mapping.take(&key) == take.as_ref() {
            // Saying yes to what was proposed is an answer too.
            if take.is_some() && !self.mapping.is_settled(&key) {
                self.mapping.settle(key.clone());
                let state = self.advance();
                let mapped = Some((key, take));
                self.history.push(Entry { name, when: Timestamp::now(), patch: Patch::default(), mapping: Some(before), mapped, state });
            }
            return;
        }
        let mut patch = Patch::default();
        let old = self.column_of(&key);
        // A column of the list feeds one field only: it leaves the one it fed.
        let robbed = match &take {
            Some(Take::Column(column)) => self.mapping.field_of(*column).filter(|other| **other != key).cloned(),
            _ => None,
        };
        if let Some(column) = old {
            patch.push(Change::Delete { column });
        }
        self.mapping.set(importer, key.clone(), None);
        if let Some(other) = robbed {
            if let Some(column) = self.column_of(&other) {
                patch.push(Change::Delete { column });
            }
            self.mapping.set(importer, other, None);
        }
        let mapped = Some((key.clone(), take.clone()));
        if let Some(take) = take {
            let mut with = Box::new(list.field_column(&self.rows, &key, &take, importer));
            (self.rows.len()..self.table.rows() as usize).for_each(|_| with.push(of_added(&take)));
            self.mapping.set(importer, key.clone(), Some(take));
            self.mapping.settle(key.clone());
            if let Some(column) = self.column_of(&key) {
                patch.push(Change::Insert { column, with });
            }
        }
        let undo = patch.apply(Arc::make_mut(&mut self.table));
        let state = self.advance();
        self.history.push(Entry { name, when: Timestamp::now(), patch: undo, mapping: Some(before), mapped, state });
    }

    /// Takes back one action of all, by its number, as an action of its own. Returns what it was, and how many cells hold
    /// something else by now and are left alone.
    pub fn take_back(&mut self, number: u64) -> Option<(Message, usize)> {
        let (name, patch, later) = changes::take_back(self, number)?;
        self.edit(Message::new("action-take-back").with("action", name.clone()), |_| patch).then_some((name, later))
    }

    /// Takes the last action back. Returns what it was.
    pub fn undo(&mut self) -> Option<Message> {
        let entry = self.history.undo()?;
        let name = entry.name.clone();
        let counterpart = self.turn(entry);
        self.history.undone(counterpart);
        Some(name)
    }

    /// Does again what was taken back last. Returns what it was.
    pub fn redo(&mut self) -> Option<Message> {
        let entry = self.history.redo()?;
        let name = entry.name.clone();
        let counterpart = self.turn(entry);
        self.history.redone(counterpart);
        Some(name)
    }

    /// Rows that were added while a column was out hold in it what every row holds.
    fn fill_added(&mut self, inserted: &[(usize, usize)]) {
        let table = Arc::make_mut(&mut self.table);
        for &(column, had) in inserted {
            let Some((_, Take::Same(text))) = self.mapping.takes.get(column) else { continue };
            let id = table.intern(column, text);
            let cells = (had as u32..table.rows()).map(|row| (RowId(row), id)).collect();
            Patch::one(Change::Cells { column, cells }).apply(table);
        }
    }

    fn turn(&mut self, entry: Entry) -> Entry {
        let inserted = entry.patch.inserted();
        let patch = entry.patch.apply(Arc::make_mut(&mut self.table));
        let mapping = entry.mapping.map(|mapping| std::mem::replace(&mut self.mapping, mapping));
        self.fill_added(&inserted);
        self.revision += 1;
        let state = std::mem::replace(&mut self.state, entry.state);
        Entry { name: entry.name, when: entry.when, patch, mapping, mapped: entry.mapped, state }
    }
}

/// What an added row holds in a column that is fed so.
pub(super) fn of_added(take: &Take) -> &str {
    match take {
        Take::Same(text) => text,
        Take::Column(_) => "",
    }
}
