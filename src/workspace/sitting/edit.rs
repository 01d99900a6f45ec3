//! What a person does to the cells and rows, and the fixes of findings.

use super::super::Cell;
use super::{Around, Sitting, Version};
use crate::check::{Edit, Fix, fixes};
use crate::error::{Level, Message};
use crate::importer::FieldKey;
use crate::mapping::Take;
use crate::table::{Change, Order, Patch, RowId, Table};

impl Version {
    /// Does what `make` says in a way that can be taken back. Returns whether anything changed.
    pub(super) fn edit(&mut self, name: Message, make: impl FnOnce(&mut Table) -> Patch, around: &Around<'_>) -> bool {
        let changed = self.work.edit(name, make);
        if changed {
            self.start_check(around);
        }
        changed
    }

    pub(super) fn map(&mut self, key: FieldKey, take: Option<Take>, around: &Around<'_>) {
        let name = Message::new("action-map").with("field", key.to_string());
        self.work.map(&self.list, self.importer, key, take, name);
        self.settle_numbers();
        self.start_check(around);
    }

    pub(super) fn write(&mut self, cells: Vec<(Cell, String)>, around: &Around<'_>) {
        let name = match cells.as_slice() {
            [(_, text)] if text.is_empty() => Message::new("action-clear").with("count", 1),
            [(_, text)] => Message::new("action-write").with("text", text.as_str()),
            _ if cells.iter().all(|(_, text)| text.is_empty()) => Message::new("action-clear").with("count", cells.len()),
            _ => Message::new("action-write-many").with("count", cells.len()),
        };
        self.write_as(name, cells, around);
    }

    pub(super) fn write_as(&mut self, name: Message, cells: Vec<(Cell, String)>, around: &Around<'_>) {
        let make = |table: &mut Table| {
            let (rows, columns) = (table.rows(), table.columns().len());
            let mut changed = vec![Vec::new(); columns];
            for ((row, column), text) in cells {
                // What is selected may reach beyond the columns that are written.
                if row.0 < rows && column < columns && table.text(column, row) != text {
                    changed[column].push((row, table.intern(column, &text)));
                }
            }
            let mut patch = Patch::default();
            for (column, cells) in changed.into_iter().enumerate().filter(|(_, cells)| !cells.is_empty()) {
                patch.push(Change::Cells { column, cells });
            }
            patch
        };
        self.edit(name, make, around);
    }

    pub(super) fn put_aside(&mut self, rows: &[RowId], around: &Around<'_>) {
        let name = Message::new("action-aside").with("count", rows.len());
        self.edit(name, |_| Patch::aside(rows), around);
    }

    pub(super) fn bring_back(&mut self, rows: &[RowId], around: &Around<'_>) {
        let name = Message::new("action-bring-back").with("count", rows.len());
        self.edit(name, |_| Patch::bring_back(rows), around);
    }

    pub(super) fn add_rows(&mut self, count: u32, around: &Around<'_>) {
        self.work.add_rows(&self.list, count, Message::new("action-add").with("count", count));
        self.start_check(around);
    }

    pub(super) fn order_rows(&mut self, name: Message, order: Option<Order>, around: &Around<'_>) {
        // The rows may have been read anew since the order was made.
        let make = |table: &mut Table| match order.map(|order| table.ordered(order.iter().copied())) {
            order if order.as_ref() == table.order() => Patch::default(),
            order => Patch::one(Change::Order(order)),
        };
        self.edit(name, make, around);
    }

    pub(super) fn take_back(&mut self, number: u64, around: &mut Around<'_>) {
        let Some((action, later)) = self.work.take_back(number) else { return };
        self.start_check(around);
        match later {
            0 => around.notices.done(Message::new("notice-taken-back").with("action", action)),
            _ => around.notices.say(Level::Warning, Message::new("notice-taken-back-partly").with("action", action).with("later", later)),
        }
    }

    pub(super) fn remove(&mut self, rows: Vec<RowId>, around: &Around<'_>) {
        let name = Message::new("action-remove").with("count", rows.len());
        let make = |table: &mut Table| {
            let rows = rows.into_iter().filter(|row| row.0 < table.rows()).collect();
            Patch::one(Change::Rows { rows, removed: true })
        };
        self.edit(name, make, around);
    }

    /// Looks for the fixes that take too long to be looked for in every finding.
    pub(super) fn examine(&mut self, finding: usize, around: &Around<'_>) {
        if !self.is_fresh() {
            return;
        }
        let ready = self.ready(around.platform);
        let Some(found) = self.checked_mut().and_then(|checked| checked.report.findings.get_mut(finding)) else { return };
        if found.fixes.is_empty() {
            found.fixes = fixes(&ready.subject(), found);
        }
    }

    pub(super) fn replace_everywhere(&mut self, finding: usize, with: String, around: &Around<'_>) {
        let found = self.fresh_finding(finding).and_then(|found| Some((found.column?, found.value?, found.rows.clone())));
        if let Some((column, from, rows)) = found {
            let name = Message::new("action-replace").with("text", with.as_str());
            self.edit(name, |table| Edit::Replace { column, from, to: with, rows }.patch(table), around);
        }
    }

    pub(super) fn fix_safe(&mut self, around: &Around<'_>) {
        if !self.is_fresh() {
            return;
        }
        let edits: Vec<Edit> =
            self.checked().map(|checked| checked.report.safe_fixes().map(|fix| fix.edit.clone()).collect()).unwrap_or_default();
        let name = Message::new("action-fix-safe").with("count", edits.len());
        let make = |table: &mut Table| {
            let mut patch = Patch::default();
            for edit in &edits {
                patch.append(edit.patch(table));
            }
            patch
        };
        self.edit(name, make, around);
    }
}

impl Sitting {
    pub(super) fn fix(&mut self, finding: usize, fix: usize, around: &mut Around<'_>) {
        let found = self.version.fresh_finding(finding).and_then(|finding| finding.fixes.get(fix));
        let Some(Fix { edit, title, .. }) = found.cloned() else { return };
        match edit {
            Edit::Delimiter(delimiter) => self.choose_out_delimiter(delimiter, around),
            Edit::Importer(id) => self.version.prepare_conversion(&id, around),
            Edit::Shape(shape) => self.version.reshape(&shape, around),
            Edit::Take(key, column) => self.version.map(key, Some(Take::Column(column)), around),
            edit => {
                self.version.edit(title, |table| edit.patch(table), around);
            }
        }
    }

    pub(super) fn choose_out_delimiter(&mut self, delimiter: char, around: &Around<'_>) {
        if self.version.choose_out_delimiter(delimiter) {
            self.version.start_check(around);
        }
    }
}
