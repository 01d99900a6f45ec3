//! What can be taken back: named patches, within a budget of memory.

use crate::error::Message;
use crate::importer::FieldKey;
use crate::mapping::{Mapping, Take};
use crate::table::Patch;
use jiff::Timestamp;
use std::collections::VecDeque;
use std::sync::Arc;

/// One action, as it can be taken back or done again.
#[derive(Clone)]
pub struct Entry {
    /// What the action did, in words: "Undo" names it.
    pub name: Message,
    /// When it was done.
    pub when: Timestamp,
    /// The patch that takes it back (or does it again).
    pub patch: Patch,
    /// The mapping as it was on the other side of the action, when the action changed it.
    pub mapping: Option<Mapping>,
    /// What was asked for, when the action fed a field from elsewhere.
    pub mapped: Option<(FieldKey, Option<Take>)>,
    /// State of the work on the other side of the action.
    pub state: u64,
}

impl Entry {
    fn bytes(&self) -> usize {
        self.patch.bytes() + size_of::<Self>()
    }
}

/// Actions done and actions taken back.
#[derive(Default)]
pub struct History {
    done: VecDeque<Arc<Entry>>,
    undone: Vec<Arc<Entry>>,
    bytes: usize,
}

/// Past this the oldest actions can no longer be taken back. A replacement over a million rows costs 4 MB.
const BUDGET: usize = 256 << 20;

impl History {
    /// Remembers an action that was just done. What was taken back before can no longer be done again.
    pub fn push(&mut self, entry: Entry) {
        self.undone.clear();
        self.put(entry);
    }

    /// The action to take back, if any. Give its counterpart to [`History::undone`].
    pub fn undo(&mut self) -> Option<Entry> {
        let entry = self.done.pop_back()?;
        self.bytes -= entry.bytes();
        Some(Arc::unwrap_or_clone(entry))
    }

    /// Remembers how to do again what was taken back.
    pub fn undone(&mut self, entry: Entry) {
        self.undone.push(Arc::new(entry));
    }

    /// The action to do again, if any. Give its counterpart to [`History::redone`].
    pub fn redo(&mut self) -> Option<Entry> {
        self.undone.pop().map(Arc::unwrap_or_clone)
    }

    /// Remembers how to take back what was done again.
    pub fn redone(&mut self, entry: Entry) {
        self.put(entry);
    }

    /// What was done, the latest last: each with the patch that takes it back. Cheap to clone.
    pub fn done(&self) -> impl DoubleEndedIterator<Item = &Arc<Entry>> {
        self.done.iter()
    }

    /// What "Undo" would take back.
    pub fn next_undo(&self) -> Option<&Message> {
        self.done.back().map(|entry| &entry.name)
    }

    /// What "Redo" would do again.
    pub fn next_redo(&self) -> Option<&Message> {
        self.undone.last().map(|entry| &entry.name)
    }

    fn put(&mut self, entry: Entry) {
        self.bytes += entry.bytes();
        self.done.push_back(Arc::new(entry));
        while self.bytes > BUDGET && self.done.len() > 1 {
            if let Some(oldest) = self.done.pop_front() {
                self.bytes -= oldest.bytes();
            }
        }
    }
}
