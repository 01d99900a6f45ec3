//! What was done to a list, as texts by field and row: it outlives the tables it was made in.

use super::super::work::of_added;
use super::super::{List, Work};
use crate::importer::{FieldKey, Importer};
use crate::mapping::Mapping;
use crate::table::{Change, Patch, RowId, Table, ValueId};
use serde::{Deserialize, Serialize};

/// Cells to write: name of the field, row of the work, text.
pub(in crate::workspace) type Cells = Vec<(String, u32, String)>;

/// Every cell whose text is not what the list gives.
pub(in crate::workspace) fn changed_cells(list: &List, mapping: &Mapping, importer: &Importer, table: &Table) -> Cells {
    let fresh = list.work_table(&list.rows(), mapping, importer);
    let listed = fresh.rows();
    let mut cells = Vec::new();
    for (i, (key, take)) in mapping.takes.iter().enumerate() {
        let (old, new) = (fresh.column(i), table.column(i));
        // Ids of the two dictionaries that mean the same text.
        let same: Vec<Option<ValueId>> = new.dict().iter().map(|(_, text)| old.dict().find(text)).collect();
        new.for_each(|row, id| {
            let changed = match row.0 < listed {
                true => same[id.0 as usize] != Some(old.id(row)),
                false => new.dict().get(id) != of_added(take),
            };
            if changed {
                cells.push((key.to_string(), row.0, new.dict().get(id).to_owned()));
            }
        });
    }
    cells
}

/// Rows that are out of the file, and the order of the others.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(in crate::workspace) struct Out {
    /// All of them.
    pub(in crate::workspace) removed: Vec<u32>,
    /// Those that are out for this time only.
    #[serde(default)]
    pub(in crate::workspace) aside: Vec<u32>,
    /// All rows as they are written, where that is not the order of the list.
    #[serde(default)]
    pub(in crate::workspace) order: Option<Vec<u32>>,
}

impl Out {
    pub(in crate::workspace) fn of(table: &Table) -> Self {
        let rows = |holds: &dyn Fn(RowId) -> bool| (0..table.rows()).filter(|&row| holds(RowId(row))).collect();
        let order = table.order().map(|_| numbers(table.all_rows()));
        Self { removed: rows(&|row| table.is_removed(row)), aside: rows(&|row| table.is_aside(row)), order }
    }
}

/// What puts cells and rows that are out into a work.
pub(in crate::workspace) fn put(
    table: &mut Table,
    column_of: &dyn Fn(&FieldKey) -> Option<usize>,
    importer: &Importer,
    cells: Cells,
    Out { removed, aside, order }: Out,
) -> Patch {
    let mut patch = Patch::default();
    for (name, row, text) in cells {
        let column = importer.key_of_header(&name).and_then(|key| column_of(&key));
        if let Some(column) = column.filter(|_| row < table.rows()) {
            let to = table.intern(column, &text);
            patch.push(Change::Cells { column, cells: vec![(RowId(row), to)] });
        }
    }
    // Lines that reading left out and somebody took in.
    let taken_in: Vec<RowId> = (0..table.rows()).map(RowId).filter(|row| table.is_removed(*row) && !removed.contains(&row.0)).collect();
    if !taken_in.is_empty() {
        patch.push(Change::Rows { rows: taken_in, removed: false });
    }
    let rows: Vec<RowId> = removed.into_iter().map(RowId).filter(|&row| row.0 < table.rows() && !table.is_removed(row)).collect();
    if !rows.is_empty() {
        patch.push(Change::Rows { rows, removed: true });
    }
    let rows: Vec<RowId> = aside.into_iter().map(RowId).filter(|row| row.0 < table.rows()).collect();
    if !rows.is_empty() {
        patch.push(Change::Aside { rows, aside: true });
    }
    if let Some(order) = order {
        patch.push(Change::Order(Some(table.ordered(order.into_iter().map(RowId)))));
    }
    patch
}

fn numbers(rows: impl Iterator<Item = RowId>) -> Vec<u32> {
    rows.map(|row| row.0).collect()
}

/// One change of an action, as texts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum KeptChange {
    /// Cells of one field: rows of the work, and positions of their new texts.
    Cells { field: String, texts: Vec<String>, cells: Vec<(u32, u32)> },
    /// Rows left out, or taken back in.
    Rows { rows: Vec<u32>, removed: bool },
    /// Rows put aside, or no longer.
    Aside { rows: Vec<u32>, aside: bool },
    /// All rows as they are written; `None` = as the list has them.
    Order(Option<Vec<u32>>),
}

/// A patch as texts; `None` when it does more than change cells and rows. `table` is the one it applies to.
pub(super) fn as_texts(patch: &Patch, keys: &[FieldKey], table: &Table) -> Option<Vec<KeptChange>> {
    let cells_of = |column: usize, cells: &mut dyn Iterator<Item = (RowId, ValueId)>| {
        let dict = table.column(column).dict();
        let (mut texts, mut places): (Vec<String>, rustc_hash::FxHashMap<ValueId, u32>) = Default::default();
        let cells = cells
            .map(|(row, id)| {
                let place = *places.entry(id).or_insert_with(|| {
                    texts.push(dict.get(id).to_owned());
                    texts.len() as u32 - 1
                });
                (row.0, place)
            })
            .collect();
        Some(KeptChange::Cells { field: keys.get(column)?.to_string(), texts, cells })
    };
    let one = |change: &Change| match change {
        Change::Replace { column, rows, to, .. } => cells_of(*column, &mut rows.iter().map(|&row| (row, *to))),
        Change::Cells { column, cells } => cells_of(*column, &mut cells.iter().copied()),
        Change::Rows { rows, removed } => Some(KeptChange::Rows { rows: numbers(rows.iter().copied()), removed: *removed }),
        Change::Aside { rows, aside } => Some(KeptChange::Aside { rows: numbers(rows.iter().copied()), aside: *aside }),
        Change::Order(order) => Some(KeptChange::Order(order.as_ref().map(|order| numbers(order.iter().copied())))),
        Change::Column { .. } | Change::Insert { .. } | Change::Delete { .. } => None,
    };
    patch.changes().iter().map(one).collect()
}

/// Does an action again that was kept as texts. What has no place any more is passed over.
pub(super) fn again(changes: Vec<KeptChange>, work: &Work, importer: &Importer) -> impl FnOnce(&mut Table) -> Patch + use<> {
    let column = |field: &str| importer.key_of_header(field).and_then(|key| work.column_of(&key));
    let placed: Vec<(Option<usize>, KeptChange)> = changes
        .into_iter()
        .map(|change| match &change {
            KeptChange::Cells { field, .. } => (column(field), change),
            KeptChange::Rows { .. } | KeptChange::Aside { .. } | KeptChange::Order(_) => (None, change),
        })
        .collect();
    move |table| {
        let rows = table.rows();
        let mut patch = Patch::default();
        for (column, change) in placed {
            match (column, change) {
                (Some(column), KeptChange::Cells { texts, cells, .. }) => {
                    let ids: Vec<ValueId> = texts.iter().map(|text| table.intern(column, text)).collect();
                    let cells = cells.into_iter().filter(|(row, _)| *row < rows);
                    let cells = cells.filter_map(|(row, place)| Some((RowId(row), *ids.get(place as usize)?))).collect();
                    patch.push(Change::Cells { column, cells });
                }
                (_, KeptChange::Rows { rows: list, removed }) => {
                    let rows = list.into_iter().filter(|&row| row < rows).map(RowId).collect();
                    patch.push(Change::Rows { rows, removed });
                }
                (_, KeptChange::Aside { rows: list, aside }) => {
                    let rows = list.into_iter().filter(|&row| row < rows).map(RowId).collect();
                    patch.push(Change::Aside { rows, aside });
                }
                (_, KeptChange::Order(order)) => {
                    patch.push(Change::Order(order.map(|order| table.ordered(order.into_iter().map(RowId)))));
                }
                (None, KeptChange::Cells { .. }) => {}
            }
        }
        patch
    }
}
