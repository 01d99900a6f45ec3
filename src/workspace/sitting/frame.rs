//! The same list read otherwise: other sheets, encoding, delimiter, lines. What was done to it goes along
//! where its lines are found again, and "Undo" goes back to the reading before.

use super::super::open::{OpenFault, Source, open};
use super::super::recovery::edits::{Cells, changed_cells};
use super::super::{List, Panicked, Running, Slot, Work};
use super::version::told;
use super::{Around, Sitting, Version};
use crate::error::{Fault as _, Level, Message};
use crate::mapping::keep_by_title;
use crate::read::{Frame, Options, Sheets};
use crate::shape::Shape;
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

    /// Reads the list in this shape beside the one that it has.
    pub(super) fn reshape(&mut self, shape: &Shape, around: &Around<'_>) {
        let shape = self.list.options.shape.clone().with(shape);
        self.take_shape(shape, around);
    }

    /// Reads the list as it stands in the file.
    pub(super) fn unshape(&mut self, around: &Around<'_>) {
        if !self.list.options.shape.is_nothing() {
            self.take_shape(Shape::default(), around);
        }
    }

    fn take_shape(&mut self, shape: Shape, around: &Around<'_>) {
        // Lines chosen by hand stay chosen: a shape is put on the lines as they stand in the file.
        let by_hand = self.list.book.places.is_empty() && self.list.frame != self.list.book.list.frame;
        let frame = if by_hand { Some(self.list.frame) } else { self.list.options.frame };
        self.retake(Options { shape, frame, ..self.list.options.clone() }, None, around);
    }

    /// Makes the list of the open book under other choices; nothing is read again.
    fn retake(&mut self, options: Options, frame: Option<Frame>, around: &Around<'_>) {
        let list = self.list.clone();
        self.framing.slot.start(around.wake, move |_| {
            let book = list.book.retaken(&options).map_err(OpenFault::Read)?;
            let list = list.retaken(options, book);
            let frame = frame.unwrap_or(list.frame);
            Ok(list.framed(frame))
        });
    }

    /// Reads the bytes again under other choices.
    pub(super) fn reread(&mut self, change: impl FnOnce(&mut Options), around: &Around<'_>) {
        let list = self.list.clone();
        let mut options = list.options.clone();
        change(&mut options);
        self.framing.slot.start(around.wake, move |watch| {
            let bytes = Arc::clone(list.bytes());
            open(Source::Bytes { from: list.from, name: list.name, bytes }, options, watch)
        });
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
            self.read_as(list.framed(frame), around);
        }
    }

    /// Goes on with the list as it was read otherwise.
    fn read_as(&mut self, list: List, around: &mut Around<'_>) {
        let version = &self.version;
        let importer = version.importer;
        let same_headers = version.list.headers() == list.headers();
        let reshaped = version.list.options.shape != list.options.shape;
        let mut work = match same_headers {
            true => Work::with_mapping(&list, importer, version.work.mapping().clone()),
            false if reshaped => {
                let kept = keep_by_title(version.work.mapping(), &version.list.headers(), &list.headers(), importer);
                Work::with_mapping(&list, importer, kept)
            }
            false => Work::new(&list, importer),
        };
        if version.work.is_changed() {
            let cells = changed_cells(&version.list, version.work.mapping(), importer, version.work.table());
            let left_out = version.list.left_out_rows(&version.list.rows());
            work.grow(&list, version.work.added());
            let lost = carry_by_line(&version.work, &left_out, &mut work, cells);
            if lost > 0 {
                around.notices.say(Level::Warning, Message::new("notice-reading-lost").with("count", lost));
            }
            work.count_as_changed();
        }
        let name = if reshaped { "action-reshape" } else { "action-reading" };
        self.turn_to(Message::new(name), importer, list, work, around);
    }
}

/// Writes cells, removals and the order of one work into another whose rows come from the same lines. Returns how many found no place.
fn carry_by_line(from: &Work, left_out: &[RowId], to: &mut Work, cells: Cells) -> usize {
    let table = from.table();
    let removed: Vec<RowId> =
        (0..table.rows()).map(RowId).filter(|&row| table.is_removed(row) && left_out.binary_search(&row).is_err()).collect();
    let wanted = cells.len() + removed.len();
    let mut carried = 0;
    let keys = to.mapping().keys();
    let (listed, new_listed) = (from.listed(), to.listed());
    to.start_from(|target, _| {
        // Added rows stand in no line: they are told by their number.
        let place = |target: &Table, row: RowId| match row.0.checked_sub(listed) {
            Some(number) => vec![RowId(new_listed + number)],
            None => same_rows(table, row, target),
        };
        let mut patch = Patch::default();
        for (name, row, text) in cells {
            let column = keys.iter().position(|key| key.to_string() == name);
            let rows = place(target, RowId(row));
            if let Some(column) = column.filter(|_| !rows.is_empty()) {
                let to = target.intern(column, &text);
                patch.push(Change::Cells { column, cells: rows.into_iter().map(|row| (row, to)).collect() });
                carried += 1;
            }
        }
        let added = (listed..table.rows()).map(RowId).filter(|&row| !table.is_removed(row)).flat_map(|row| place(target, row)).collect();
        patch.push(Change::Rows { rows: added, removed: false });
        let found: Vec<Vec<RowId>> = removed.iter().map(|&row| place(target, row)).filter(|rows| !rows.is_empty()).collect();
        carried += found.len();
        let mut rows: Vec<RowId> = found.into_iter().flatten().collect();
        rows.sort_unstable();
        rows.dedup();
        patch.push(Change::Rows { rows, removed: true });
        let aside = removed.iter().filter(|&&row| table.is_aside(row)).flat_map(|&row| place(target, row)).collect();
        patch.push(Change::Aside { rows: aside, aside: true });
        if table.order().is_some() {
            patch.push(Change::Order(Some(target.ordered(table.all_rows().flat_map(|row| place(target, row))))));
        }
        patch
    });
    wanted - carried
}

/// The rows of another table that come from the line of this row: the one in its place where the line became as many rows in both,
/// else all of them.
fn same_rows(table: &Table, row: RowId, target: &Table) -> Vec<RowId> {
    let source = table.source(row);
    let of = |table: &Table| -> Vec<RowId> {
        let first = table.find(source).map_or(table.rows(), |row| row.0);
        (first..table.rows()).map(RowId).take_while(|&row| table.source(row) == source).collect()
    };
    let (here, there) = (of(table), of(target));
    match here.iter().position(|other| *other == row).filter(|_| here.len() == there.len()) {
        Some(place) => vec![there[place]],
        None => there,
    }
}
