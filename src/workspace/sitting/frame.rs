//! The same list read otherwise: other sheets, encoding, delimiter, lines. What was done to it goes along
//! where its lines are found again, and "Undo" goes back to the reading before.

use super::super::open::{OpenFault, Source, open};
use super::super::recovery::edits::{Cells, changed_cells};
use super::super::{List, Panicked, Running, Slot, Work};
use super::version::told;
use super::{Around, Sitting, Version};
use crate::error::{Fault as _, Level, Message};
use crate::read::{Frame, Options, Sheets};
use crate::table::{Change, Patch, RowId, Table};
use std::sync::Arc;

/// The worker that reads the list otherwise.
#[derive(Default)]
pub(super) struct Framing {
    slot: Slot<Result<List, OpenFault>>,
}

impl Framing {
    pub(super) fn is_busy(&self) -> bool {
        self.slot.is_busy()
    }

    pub(super) fn running(&self) -> Option<Running> {
        told(&self.slot, "job-open")
    }
}

impl Version {
    /// Whether the list is being read under other choices.
    pub fn is_rereading(&self) -> bool {
        self.framing.is_busy()
    }

    pub(super) fn cancel_frame(&mut self) -> bool {
        let busy = self.framing.is_busy();
        self.framing.slot.cancel();
        busy
    }

    pub(super) fn take_sheets(&mut self, sheets: &[usize], around: &Around<'_>) {
        let names: Vec<String> = sheets.iter().filter_map(|&index| Some(self.list.book.sheets.get(index)?.name.clone())).collect();
        if !names.is_empty() {
            let options = Options { sheets: Sheets::Named(names), frame: None, ..self.list.options.clone() };
            self.retake(options, None, around);
        }
    }

    /// Changes a choice that leaves every line where it is.
    pub(super) fn take_anew(&mut self, change: impl FnOnce(&mut Options), around: &Around<'_>) {
        let mut options = Options { frame: None, ..self.list.options.clone() };
        change(&mut options);
        self.retake(options, Some(self.list.frame), around);
    }

    /// Makes the list of the open book under other choices; nothing is read again.
    fn retake(&mut self, options: Options, frame: Option<Frame>, around: &Around<'_>) {
        let List { from, name, bytes, book, .. } = self.list.clone();
        self.framing.slot.start(around.wake, move |_| {
            let book = book.retaken(&options).map_err(OpenFault::Read)?;
            let list = List::new(from, name, bytes, options, Arc::new(book));
            Ok(List { frame: frame.unwrap_or(list.frame), ..list })
        });
    }

    /// Reads the bytes again under other choices.
    pub(super) fn reread(&mut self, change: impl FnOnce(&mut Options), around: &Around<'_>) {
        let List { from, name, bytes, mut options, .. } = self.list.clone();
        change(&mut options);
        self.framing.slot.start(around.wake, move |watch| open(Source::Bytes { from, name, bytes }, options, watch));
    }
}

impl Sitting {
    pub(super) fn poll_frame(&mut self, around: &mut Around<'_>) {
        match self.version.framing.slot.poll() {
            Some(Ok(Ok(list))) => self.read_as(list, around),
            Some(Ok(Err(fault))) => around.notices.say(Level::Error, fault.message()),
            Some(Err(Panicked)) => around.panicked(),
            None => {}
        }
    }

    /// Takes other lines of the sheet.
    pub(super) fn choose_frame(&mut self, frame: Frame, around: &mut Around<'_>) {
        let list = self.version.list.clone();
        let rows = list.table().map_or(0, Table::rows);
        let end = RowId(frame.end.0.min(rows));
        let frame = Frame { header: frame.header.filter(|row| row.0 < rows), first: frame.first.min(end), end };
        if frame != list.frame {
            self.read_as(List { frame, ..list }, around);
        }
    }

    /// Goes on with the list as it was read otherwise.
    fn read_as(&mut self, list: List, around: &mut Around<'_>) {
        let version = &self.version;
        let importer = version.importer;
        let same_headers = version.list.headers() == list.headers();
        let mut work = match same_headers {
            true => Work::with_mapping(&list, importer, version.work.mapping().clone()),
            false => Work::new(&list, importer),
        };
        if version.work.is_changed() {
            let cells = changed_cells(&version.list, version.work.mapping(), importer, version.work.table());
            let left_out = version.list.left_out_rows(&version.list.rows());
            let lost = carry_by_line(&version.work, &left_out, &mut work, cells);
            if lost > 0 {
                around.notices.say(Level::Warning, Message::new("notice-reading-lost").with("count", lost));
            }
            work.count_as_changed();
        }
        self.turn_to(Message::new("action-reading"), importer, list, work, around);
    }
}

/// Writes cells and removals of one work into another whose rows come from the same lines. Returns how many found no place.
fn carry_by_line(from: &Work, left_out: &[RowId], to: &mut Work, cells: Cells) -> usize {
    let table = from.table();
    let removed: Vec<RowId> =
        (0..table.rows()).map(RowId).filter(|&row| table.is_removed(row) && left_out.binary_search(&row).is_err()).collect();
    let wanted = cells.len() + removed.len();
    let mut carried = 0;
    let keys = to.mapping().keys();
    to.start_from(|target, _| {
        let mut patch = Patch::default();
        for (name, row, text) in cells {
            let column = keys.iter().position(|key| key.to_string() == name);
            if let (Some(column), Some(row)) = (column, target.find(table.source(RowId(row)))) {
                let to = target.intern(column, &text);
                patch.push(Change::Cells { column, cells: vec![(row, to)] });
                carried += 1;
            }
        }
        let rows: Vec<RowId> = removed.iter().filter_map(|&row| target.find(table.source(row))).collect();
        carried += rows.len();
        if !rows.is_empty() {
            patch.push(Change::Rows { rows, removed: true });
        }
        patch
    });
    wanted - carried
}
