//! Another importer for the list, or another reading of it, and the way back.

use super::super::recovery::edits::{Cells, Out, changed_cells, put};
use super::super::{List, Work};
use super::{Around, Sitting, Version};
use crate::error::Message;
use crate::importer::{self, FieldKey, Importer, Kind};
use crate::mapping::{can_convert, carry_over};

/// Versions kept to go back to. Each holds its own table.
const MOST: usize = 4;

/// A version as it was left for another.
struct Left {
    /// What was done then, in words.
    name: Message,
    version: Version,
    /// State of the work that came in its place: later changes of it close the way there again.
    at: u64,
}

/// Versions that were left, and versions that were gone back from.
#[derive(Default)]
pub(super) struct Turns {
    back: Vec<Left>,
    forth: Vec<Left>,
    /// Goes up by one with each turn.
    count: u64,
}

fn is_further_course(importer: &Importer, key: &FieldKey) -> bool {
    key.number.is_some_and(|number| number > 1) && importer.field(key).is_some_and(|field| field.kind == Kind::Course)
}

impl Sitting {
    /// Goes up when another version takes the place of the one before: what is drawn of it begins anew.
    pub fn turn(&self) -> u64 {
        self.turns.count
    }

    /// What "Undo" would take back.
    pub fn next_undo(&self) -> Option<&Message> {
        let own = self.version.work.history().next_undo();
        own.or_else(|| self.turns.back.last().map(|left| &left.name))
    }

    /// What "Redo" would do again.
    pub fn next_redo(&self) -> Option<&Message> {
        let left = self.turns.forth.last().filter(|left| left.at == self.version.work.state());
        self.version.work.history().next_redo().or_else(|| left.map(|left| &left.name))
    }

    pub(in crate::workspace) fn choose_importer(&mut self, id: &str, around: &mut Around<'_>) {
        let version = &mut self.version;
        let Some(to) = importer::find(id).filter(|to| to.id != version.importer.id) else { return };
        // Further courses of a row have no column there: the rows are made anew, and what is lost is told first.
        let further = version.work.mapping().takes.iter().any(|(key, _)| is_further_course(version.importer, key));
        if further && can_convert(version.importer, to) && !to.fields.iter().any(|field| field.kind == Kind::Course && field.is_family()) {
            return version.prepare_conversion(id, around);
        }
        let work = carried_work(version, to);
        let name = Message::new("action-importer").with("importer", Message::new(to.title_id()));
        let list = version.list.clone();
        self.turn_to(name, to, list, work, around);
    }

    /// Leaves the version as it stands for another one, in a way that can be taken back.
    pub(super) fn turn_to(&mut self, name: Message, importer: &'static Importer, list: List, work: Work, around: &mut Around<'_>) {
        let at = work.state();
        let delimiter = self.version.out_delimiter();
        let mut next = Version::of(list, work, importer, around.platform);
        next.keep_delimiter(delimiter, around.platform);
        let version = self.replace(next, around);
        self.turns.forth.clear();
        self.turns.back.push(Left { name, version, at });
        if self.turns.back.len() > MOST {
            self.turns.back.remove(0);
        }
    }

    /// Takes the last action back, or does it again.
    pub(super) fn turn_history(&mut self, back: bool, around: &mut Around<'_>) {
        let work = &mut self.version.work;
        let own = if back { work.undo() } else { work.redo() };
        if own.is_some() {
            self.version.start_check(around);
        }
        if let Some(name) = own.or_else(|| self.turn_back(back, around)) {
            around.notices.done(Message::new(if back { "notice-undone" } else { "notice-redone" }).with("action", name));
        }
    }

    /// Takes the last turn back, or does it again. Returns what it was.
    fn turn_back(&mut self, back: bool, around: &mut Around<'_>) -> Option<Message> {
        let state = self.version.work.state();
        let from = if back { &mut self.turns.back } else { &mut self.turns.forth };
        let Left { name, version, .. } = from.pop_if(|left| back || left.at == state)?;
        // Going forth again is open while the version gone back to is as it is now.
        let at = version.work.state();
        let version = self.replace(version, around);
        let to = if back { &mut self.turns.forth } else { &mut self.turns.back };
        to.push(Left { name: name.clone(), version, at });
        Some(name)
    }

    /// Puts another version in place. Workers of the one before stop.
    fn replace(&mut self, mut version: Version, around: &mut Around<'_>) -> Version {
        version.start_check(around);
        let mut former = std::mem::replace(&mut self.version, version);
        former.rest();
        self.turns.count += 1;
        self.keeper.begin_anew();
        former
    }
}

/// The work of a version for another importer: its columns, and every cell and removal that is not the list's own.
fn carried_work(version: &Version, to: &'static Importer) -> Work {
    let Version { importer, list, work, .. } = version;
    let carried = carry_over(work.mapping(), &list.headers(), importer, to);
    let renamed = |name: &str| carried.fields.iter().find(|(old, _)| old.to_string() == name).map(|(_, new)| new.to_string());
    let cells: Cells = if work.is_changed() { changed_cells(list, work.mapping(), importer, work.table()) } else { Cells::new() };
    let cells: Cells = cells.into_iter().filter_map(|(name, row, text)| Some((renamed(&name)?, row, text))).collect();
    let out = Out::of(work.table());
    let mut new = Work::with_mapping(list, to, carried.mapping);
    new.grow(list, work.added());
    new.start_from(|table, columns| put(table, columns, to, cells, out));
    new
}
