//! Reversible edits. Applying a patch gives the patch that takes it back.

use super::{Column, Order, RowId, Table, ValueId};

/// One step of a [`Patch`].
#[derive(Clone)]
pub enum Change {
    /// The rows of one column that held `from` hold `to` instead.
    Replace {
        /// Index of the column.
        column: usize,
        /// Rows concerned; those that hold something else are left alone.
        rows: Vec<RowId>,
        /// What stands there.
        from: ValueId,
        /// What is to stand there.
        to: ValueId,
    },
    /// Single cells of one column, each with its new value.
    Cells {
        /// Index of the column.
        column: usize,
        /// Rows and their new values.
        cells: Vec<(RowId, ValueId)>,
    },
    /// The rows are left out of everything (`removed`), or taken back in.
    Rows {
        /// Rows concerned.
        rows: Vec<RowId>,
        /// Left out, or taken back in.
        removed: bool,
    },
    /// The rows are out of the file for this time only, or not: says how they are removed, and removes none.
    Aside {
        /// Rows concerned.
        rows: Vec<RowId>,
        /// For this time only, or for good.
        aside: bool,
    },
    /// The rows are written in this order; `None` = that of their ids.
    Order(Option<Order>),
    /// The whole column is another one (a mapping changed).
    Column {
        /// Index of the column.
        column: usize,
        /// What stands there from now on.
        with: Box<Column>,
    },
    /// A column is put in at this place.
    Insert {
        /// Index it will have.
        column: usize,
        /// The column.
        with: Box<Column>,
    },
    /// The column at this place is taken out.
    Delete {
        /// Index of the column.
        column: usize,
    },
}

/// What one action of the person did to the table, as changes in order.
#[derive(Clone, Default)]
pub struct Patch {
    changes: Vec<Change>,
}

impl Patch {
    /// A patch of one change.
    pub fn one(change: Change) -> Self {
        Self { changes: vec![change] }
    }

    /// Rows that leave the file for this time only.
    pub fn aside(rows: &[RowId]) -> Self {
        let changes = vec![Change::Rows { rows: rows.to_vec(), removed: true }, Change::Aside { rows: rows.to_vec(), aside: true }];
        Self { changes }
    }

    /// Rows that come back into the file, however they left it.
    pub fn bring_back(rows: &[RowId]) -> Self {
        let changes = vec![Change::Aside { rows: rows.to_vec(), aside: false }, Change::Rows { rows: rows.to_vec(), removed: false }];
        Self { changes }
    }

    /// Adds a change after the others.
    pub fn push(&mut self, change: Change) {
        self.changes.push(change);
    }

    /// Adds the changes of another patch after the others.
    pub fn append(&mut self, mut other: Self) {
        self.changes.append(&mut other.changes);
    }

    /// Whether applying it does nothing.
    pub fn is_empty(&self) -> bool {
        self.changes.iter().all(|change| match change {
            Change::Replace { rows, .. } | Change::Rows { rows, .. } | Change::Aside { rows, .. } => rows.is_empty(),
            Change::Cells { cells, .. } => cells.is_empty(),
            Change::Order(_) | Change::Column { .. } | Change::Insert { .. } | Change::Delete { .. } => false,
        })
    }

    /// The changes, in order.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The columns that it puts in, each by the place where it ends, with the number of its rows.
    pub fn inserted(&self) -> Vec<(usize, usize)> {
        let mut places: Vec<(usize, usize)> = Vec::new();
        for change in &self.changes {
            match change {
                Change::Insert { column, with } => {
                    places.iter_mut().filter(|(place, _)| place >= column).for_each(|(place, _)| *place += 1);
                    places.push((*column, with.len()));
                }
                Change::Delete { column } => {
                    places.retain(|(place, _)| place != column);
                    places.iter_mut().filter(|(place, _)| place > column).for_each(|(place, _)| *place -= 1);
                }
                _ => {}
            }
        }
        places
    }

    /// Bytes that keeping this patch in a history costs.
    pub fn bytes(&self) -> usize {
        self.changes
            .iter()
            .map(|change| match change {
                Change::Replace { rows, .. } | Change::Rows { rows, .. } | Change::Aside { rows, .. } => rows.capacity() * 4,
                Change::Cells { cells, .. } => cells.capacity() * 8,
                Change::Column { with, .. } | Change::Insert { with, .. } => with.bytes(),
                Change::Order(order) => order.as_ref().map_or(0, |order| order.len() * 4),
                Change::Delete { .. } => 0,
            })
            .sum::<usize>()
            + size_of::<Self>()
    }

    /// Applies the changes in order and returns the patch that undoes them.
    ///
    /// # Panics
    /// When a column, row or value id is not one of `table`, or an order names a row twice.
    pub fn apply(self, table: &mut Table) -> Self {
        let mut undo: Vec<Change> = self.changes.into_iter().map(|change| apply(change, table)).collect();
        undo.reverse();
        Self { changes: undo }
    }
}

fn apply(change: Change, table: &mut Table) -> Change {
    match change {
        Change::Replace { column, mut rows, from, to } => {
            let cells = table.column_mut(column);
            rows.retain(|&row| cells.id(row) == from);
            for &row in &rows {
                cells.swap(row, to);
            }
            Change::Replace { column, rows, from: to, to: from }
        }
        Change::Cells { column, cells: mut list } => {
            let cells = table.column_mut(column);
            for (row, id) in &mut list {
                *id = cells.swap(*row, *id);
            }
            list.reverse();
            Change::Cells { column, cells: list }
        }
        Change::Rows { mut rows, removed } => {
            rows.retain(|&row| table.is_removed(row) != removed);
            for &row in &rows {
                table.set_removed(row, removed);
            }
            Change::Rows { rows, removed: !removed }
        }
        Change::Aside { mut rows, aside } => {
            rows.retain(|&row| table.set_aside(row, aside));
            Change::Aside { rows, aside: !aside }
        }
        Change::Order(order) => {
            assert!(order.as_ref().is_none_or(|order| table.can_order(order)), "an order of other rows");
            Change::Order(std::mem::replace(&mut table.order, order))
        }
        Change::Column { column, mut with } => {
            with.push_empty((table.rows() as usize).saturating_sub(with.len()));
            let old = std::mem::replace(table.column_mut(column), *with);
            Change::Column { column, with: Box::new(old) }
        }
        Change::Insert { column, with } => {
            table.insert_column(column, *with);
            Change::Delete { column }
        }
        Change::Delete { column } => {
            let old = table.delete_column(column);
            Change::Insert { column, with: Box::new(old) }
        }
    }
}
