//! What was changed in the list, action by action and value by value, and the way back for a single one.

use super::Work;
use super::history::Entry;
use crate::error::Message;
use crate::importer::FieldKey;
use crate::table::{Change, Order, Patch, RowId, Table, ValueId};
use jiff::Timestamp;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Values of one action that are told apart; the others are counted.
const MOST: usize = 200;

/// One action, by what it changed.
#[derive(Clone, Debug)]
pub struct Changed {
    /// Tells the action from the others of this work.
    pub number: u64,
    /// What was done, in words.
    pub name: Message,
    /// When.
    pub when: Timestamp,
    /// Values that became others, in the order in which they were met.
    pub values: Vec<ChangedValue>,
    /// Changes of values that are not told apart, and their cells.
    pub more: (usize, usize),
    /// Rows that left the file, for good or for this time.
    pub out: Vec<RowId>,
    /// Rows that came into it.
    pub back: Vec<RowId>,
    /// Whether it can be taken back by itself: a column that is fed from elsewhere cannot.
    pub alone: bool,
}

/// One value that became another one in some rows of a field.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedValue {
    /// The field.
    pub field: FieldKey,
    /// What stood there.
    pub from: String,
    /// What was put there.
    pub to: String,
    /// The rows.
    pub rows: Vec<RowId>,
}

/// What an action did, as the table was then.
struct Did {
    entry: Arc<Entry>,
    keys: Vec<FieldKey>,
    /// Column, row, what stood there, what was put there.
    cells: Vec<(usize, RowId, ValueId, ValueId)>,
    /// Rows that left the file or came into it.
    rows: Vec<(RowId, bool)>,
    /// The orders before and after, when the rows were put in another one.
    order: Option<(Option<Order>, Option<Order>)>,
}

/// Walks back through the history, the latest action first. `look` says whether to go on.
fn back_through(work: &Work, mut look: impl FnMut(&Table, Did) -> bool) {
    let mut table = Table::clone(work.table());
    let mut mapping = work.mapping().clone();
    for entry in work.history().done().rev() {
        let forth = entry.patch.clone().apply(&mut table);
        let keys = mapping.keys();
        let (mut cells, mut rows, mut order) = (Vec::new(), Vec::new(), None);
        for change in forth.changes().iter().filter(|_| entry.mapped.is_none()) {
            match change {
                Change::Replace { column, rows, from, to } => cells.extend(rows.iter().map(|&row| (*column, row, *from, *to))),
                Change::Cells { column, cells: list } => {
                    cells.extend(list.iter().map(|&(row, to)| (*column, row, table.column(*column).id(row), to)));
                }
                Change::Rows { rows: list, removed } => rows.extend(list.iter().map(|&row| (row, *removed))),
                Change::Order(to) => order = Some((table.order().cloned(), to.clone())),
                Change::Aside { .. } | Change::Column { .. } | Change::Insert { .. } | Change::Delete { .. } => {}
            }
        }
        if let Some(before) = &entry.mapping {
            mapping = before.clone();
        }
        if !look(&table, Did { entry: Arc::clone(entry), keys, cells, rows, order }) {
            return;
        }
    }
}

/// Everything that was done and can be taken back, the latest first.
pub fn changes(work: &Work) -> Vec<Changed> {
    let mut all = Vec::new();
    back_through(work, |table, did| {
        all.push(told(table, did));
        true
    });
    all
}

fn told(table: &Table, Did { entry, keys, cells, rows, .. }: Did) -> Changed {
    let mut places: FxHashMap<(usize, ValueId, ValueId), Option<usize>> = FxHashMap::default();
    let (mut values, mut more) = (Vec::<ChangedValue>::new(), (0, 0));
    for (column, row, from, to) in cells {
        let place = *places.entry((column, from, to)).or_insert_with(|| {
            let field = keys.get(column).filter(|_| values.len() < MOST)?;
            let text = |id| table.column(column).dict().get(id).to_owned();
            values.push(ChangedValue { field: field.clone(), from: text(from), to: text(to), rows: Vec::new() });
            Some(values.len() - 1)
        });
        match place {
            Some(place) => values[place].rows.push(row),
            None => more.1 += 1,
        }
    }
    more.0 = places.values().filter(|place| place.is_none()).count();
    let of = |out: bool| rows.iter().filter(|(_, removed)| *removed == out).map(|(row, _)| *row).collect();
    Changed {
        number: entry.state,
        name: entry.name.clone(),
        when: entry.when,
        values,
        more,
        out: of(true),
        back: of(false),
        alone: entry.mapped.is_none(),
    }
}

/// What takes back one action of all: cells that still hold what it put there get back what stood there, rows that it left
/// out come back. Returns its words, the patch for the table as it stands, and how many cells hold something else by now.
pub(super) fn take_back(work: &Work, number: u64) -> Option<(Message, Patch, usize)> {
    let mut found = None;
    back_through(work, |then, did| {
        if did.entry.state != number {
            return true;
        }
        found = did.entry.mapped.is_none().then(|| undoing(work, then, &did));
        false
    });
    found
}

fn undoing(work: &Work, then: &Table, did: &Did) -> (Message, Patch, usize) {
    let now = work.table();
    let (mut patch, mut later) = (Patch::default(), 0);
    let mut by_column: FxHashMap<usize, Vec<(RowId, ValueId)>> = FxHashMap::default();
    for &(column, row, from, to) in &did.cells {
        let place = did.keys.get(column).and_then(|key| work.column_of(key));
        let texts = then.column(column).dict();
        match place.filter(|&place| now.text(place, row) == texts.get(to)) {
            // A dictionary only grows, and the column may be another one by now: the text is what counts.
            Some(place) => match now.column(place).dict().find(texts.get(from)) {
                Some(id) => by_column.entry(place).or_default().push((row, id)),
                None => later += 1,
            },
            None => later += 1,
        }
    }
    by_column.into_iter().for_each(|(column, cells)| patch.push(Change::Cells { column, cells }));
    let rows = |out: bool| -> Vec<RowId> { did.rows.iter().filter(|(_, removed)| *removed == out).map(|(row, _)| *row).collect() };
    patch.append(Patch::bring_back(&rows(true)));
    patch.push(Change::Rows { rows: rows(false), removed: true });
    match &did.order {
        Some((before, after)) if now.order() == after.as_ref() => patch.push(Change::Order(before.clone())),
        // Rows were added since, or put in a third order.
        Some(_) => later += 1,
        None => {}
    }
    (did.entry.name.clone(), patch, later)
}
