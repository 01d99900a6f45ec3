//! The rows of a list under the fields of an importer.

use super::{Field, FieldKey, Importer};
use crate::table::{Column, Origin, RowId, Table};
use std::sync::Arc;

/// A list for an importer: cells, and the field of each column. There are always as many fields as columns. Cheap to clone:
/// the cells are shared.
#[derive(Clone)]
pub struct Roster<'a> {
    importer: &'a Importer,
    keys: Arc<[FieldKey]>,
    table: Arc<Table>,
}

impl<'a> Roster<'a> {
    /// The columns of a table under these fields.
    ///
    /// # Panics
    /// When there are not as many fields as columns.
    pub fn new(importer: &'a Importer, keys: impl Into<Arc<[FieldKey]>>, table: impl Into<Arc<Table>>) -> Self {
        let (keys, table) = (keys.into(), table.into());
        assert_eq!(keys.len(), table.columns().len(), "a field for each column");
        Self { importer, keys, table }
    }

    /// Columns with their fields, of rows from these lines.
    pub fn of(importer: &'a Importer, columns: Vec<(FieldKey, Column)>, origin: Origin) -> Self {
        let (keys, columns): (Vec<FieldKey>, Vec<Column>) = columns.into_iter().unzip();
        Self { importer, keys: keys.into(), table: Arc::new(Table::new(columns, origin)) }
    }

    /// The program that the list is for.
    pub fn importer(&self) -> &'a Importer {
        self.importer
    }

    /// The field of each column.
    pub fn keys(&self) -> &[FieldKey] {
        &self.keys
    }

    /// The cells; removed rows are not of the list.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// The same, to be held on to.
    pub fn shared(&self) -> &Arc<Table> {
        &self.table
    }

    /// What the importer says of a column; `None` when it knows no such field.
    pub fn field(&self, column: usize) -> Option<&'a Field> {
        self.importer.field(self.keys.get(column)?)
    }

    /// The field of every column that the importer knows, left to right.
    pub fn fields(&self) -> impl Iterator<Item = (usize, &'a Field)> {
        (0..self.keys.len()).filter_map(|column| Some((column, self.field(column)?)))
    }

    /// The column of a field.
    pub fn column_of(&self, key: &FieldKey) -> Option<usize> {
        self.keys.iter().position(|other| other == key)
    }

    /// Some of the columns, and some of the rows in this order.
    pub fn picked(&self, columns: impl IntoIterator<Item = usize>, rows: &[RowId]) -> Self {
        let column = |column: usize| (self.keys[column].clone(), self.table.column(column).pick(rows));
        Self::of(self.importer, columns.into_iter().map(column).collect(), self.origin_of(rows.iter().copied()))
    }

    /// The lines that these rows come from.
    pub fn origin_of(&self, rows: impl IntoIterator<Item = RowId>) -> Origin {
        let mut origin = self.table.origin_of_rows();
        rows.into_iter().for_each(|row| origin.push(self.table.source(row)));
        origin
    }

    /// Changes cells or rows.
    ///
    /// # Panics
    /// When it adds or takes away a column.
    pub fn edit(&mut self, change: impl FnOnce(&mut Table, &[FieldKey])) {
        change(Arc::make_mut(&mut self.table), &self.keys);
        assert_eq!(self.keys.len(), self.table.columns().len(), "a field for each column");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::importer::find;
    use crate::table::{Change, Patch, Source};

    fn roster() -> Roster<'static> {
        let importer = find("moodle-upload-users").unwrap();
        let mut origin = Origin::default();
        [2, 3].into_iter().for_each(|line| origin.push(Source { sheet: 0, line }));
        let columns = ["username", "course1"].map(|name| (importer.key_of_header(name).unwrap(), Column::filled(name, 2)));
        Roster::of(importer, columns.into(), origin)
    }

    #[test]
    fn what_is_picked_keeps_its_fields_and_its_lines() {
        let picked = roster().picked([1], &[RowId(1)]);
        assert_eq!((picked.keys().len(), picked.table().rows(), picked.table().source(RowId(0)).line), (1, 1, 3));
        assert_eq!(picked.field(0).unwrap().kind, crate::importer::Kind::Course);
    }

    #[test]
    #[should_panic(expected = "a field for each column")]
    fn a_column_without_a_field_is_no_list() {
        let whole = roster();
        Roster::new(whole.importer(), &whole.keys()[..1], Arc::clone(whole.shared()));
    }

    #[test]
    #[should_panic(expected = "a field for each column")]
    fn no_edit_takes_a_column_away() {
        roster().edit(|table, _| _ = Patch::one(Change::Delete { column: 0 }).apply(table));
    }
}
