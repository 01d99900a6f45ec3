//! Another importer for the list that is open, and the way back.

use super::recovery::{Cells, changed_cells, put};
use super::{List, Work, Workspace};
use crate::error::Message;
use crate::importer::{self, FieldKey, Importer, Kind, delimiter_of};
use crate::mapping::{can_convert, carry_over};
use crate::table::RowId;

/// Works kept to go back to. Each holds its own table.
const MOST: usize = 4;

/// A work as it was left for another importer.
struct Left {
    /// What was done then, in words.
    name: Message,
    importer: &'static Importer,
    list: List,
    work: Work,
    numbers: u32,
    out_delimiter: char,
    /// Revision of the work that came in its place: later changes of it close the way there again.
    at: u64,
}

/// Works that were left, and works that were gone back from.
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

impl Workspace {
    /// The importers that the people of the platform use, and all others.
    pub fn importers(&self) -> (Vec<&'static Importer>, Vec<&'static Importer>) {
        let used = &self.platform.catalogue.local().importers;
        let in_use: Vec<&Importer> = used.iter().filter_map(|id| importer::find(id)).collect();
        let others = importer::all().iter().filter(|importer| !used.contains(&importer.id)).collect();
        (in_use, others)
    }

    /// Goes up when another importer takes the place of the one before: what is drawn of the work begins anew.
    pub fn turn(&self) -> u64 {
        self.turns.count
    }

    /// What "Undo" would take back.
    pub fn next_undo(&self) -> Option<&Message> {
        let own = self.work.as_ref()?.history().next_undo();
        own.or_else(|| self.turns.back.last().map(|left| &left.name))
    }

    /// What "Redo" would do again.
    pub fn next_redo(&self) -> Option<&Message> {
        let work = self.work.as_ref()?;
        let left = self.turns.forth.last().filter(|left| left.at == work.revision());
        work.history().next_redo().or_else(|| left.map(|left| &left.name))
    }

    pub(super) fn choose_importer(&mut self, id: &str) {
        let Some(to) = importer::find(id).filter(|to| to.id != self.importer.id) else { return };
        let (Some(list), Some(work)) = (&self.list, &self.work) else { return self.take_importer(to) };
        // Further courses of a row have no column there: the rows are made anew, and what is lost is told first.
        let further = work.mapping().takes.iter().any(|(key, _)| is_further_course(self.importer, key));
        if further && can_convert(self.importer, to) && !to.fields.iter().any(|field| field.kind == Kind::Course && field.is_family()) {
            return self.prepare_conversion(id);
        }
        let carried = carry_over(work.mapping(), &list.headers(), self.importer, to);
        let renamed = |name: &str| carried.fields.iter().find(|(old, _)| old.to_string() == name).map(|(_, new)| new.to_string());
        let cells: Cells = if work.is_edited() { changed_cells(list, work.mapping(), work.table()) } else { Cells::new() };
        let cells: Cells = cells.into_iter().filter_map(|(name, row, text)| Some((renamed(&name)?, row, text))).collect();
        let removed: Vec<u32> = (0..work.table().rows()).filter(|&row| work.table().is_removed(RowId(row))).collect();
        let name = Message::new("action-importer").with("importer", Message::new(to.title_id()));
        let list = list.clone();
        self.turn_to(name, to, list, |list| {
            let mut work = Work::with_mapping(list, carried.mapping);
            work.start_from(|table, columns| put(table, columns, to, cells, removed));
            work
        });
    }

    /// Goes on with another importer: the file, its delimiter and its columns are those of that one from now on.
    pub(super) fn take_importer(&mut self, importer: &'static Importer) {
        self.importer = importer;
        let told = self.import_settings().into_iter().find(|setting| matches!(setting.key.as_str(), "csvseparator" | "delimiter"));
        let told = told.and_then(|setting| delimiter_of(&setting.value)).filter(|told| importer.form.delimiters.contains(told));
        let known = importer.form.delimiters.contains(&self.out_delimiter).then_some(self.out_delimiter);
        self.out_delimiter = told.or(known).unwrap_or(importer.form.delimiters[0]);
        self.numbers = 1;
    }

    /// Leaves the work as it stands for another one, in a way that can be taken back.
    pub(super) fn turn_to(&mut self, name: Message, importer: &'static Importer, list: List, work: impl FnOnce(&List) -> Work) {
        let new = work(&list);
        let at = new.revision();
        let former = self.leave(name, at);
        self.take_importer(importer);
        self.list = Some(list);
        self.work = Some(new);
        self.turns.forth.clear();
        self.turns.back.extend(former);
        if self.turns.back.len() > MOST {
            self.turns.back.remove(0);
        }
        self.turned();
    }

    /// Takes the last turn back, or does it again. Returns what it was.
    pub(super) fn turn_back(&mut self, back: bool) -> Option<Message> {
        let open = back || self.work.as_ref().map(Work::revision) == self.turns.forth.last().map(|left| left.at);
        let from = if back { &mut self.turns.back } else { &mut self.turns.forth };
        let from = if open { from } else { return None };
        let Left { name, importer, list, work, numbers, out_delimiter, .. } = from.pop()?;
        let at = work.revision();
        let former = self.leave(name.clone(), at);
        let to = if back { &mut self.turns.forth } else { &mut self.turns.back };
        to.extend(former);
        (self.importer, self.list, self.work) = (importer, Some(list), Some(work));
        self.turned();
        (self.numbers, self.out_delimiter) = (numbers, out_delimiter);
        self.start_check();
        Some(name)
    }

    fn leave(&mut self, name: Message, at: u64) -> Option<Left> {
        let (list, work) = (self.list.take()?, self.work.take()?);
        Some(Left { name, importer: self.importer, list, work, numbers: self.numbers, out_delimiter: self.out_delimiter, at })
    }

    /// Whatever was known of the former work holds no more.
    fn turned(&mut self) {
        self.turns.count += 1;
        self.opened += 1;
        self.close_matching();
        self.drop_conversion();
        self.settle_work();
    }
}
