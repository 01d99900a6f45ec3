//! Whether a file would do anything at all for anybody.

use crate::importer::{FieldKey, Kind, Roster};
use crate::table::Table;

/// The fields without which nobody could be enrolled: those that the file lacks, and those that tell who or where and are
/// empty on every row. None for a list without a row.
pub fn lacking(roster: &Roster<'_>) -> Vec<FieldKey> {
    let (table, keys, importer) = (roster.table(), roster.keys(), roster.importer());
    let mut lacking = importer.missing(keys);
    let names_somebody = |kind| matches!(kind, Kind::Login | Kind::Idnumber | Kind::Course | Kind::CourseIdnumber | Kind::Cohort);
    for key in importer.required() {
        let Some(field) = importer.field(&key).filter(|field| names_somebody(field.kind)) else { continue };
        // Of the fields that can name the person the file has one, perhaps not the usual one.
        let is_same =
            |other: &FieldKey| other.family == key.family || field.one_of && importer.field(other).is_some_and(|other| other.one_of);
        let columns: Vec<usize> = (0..keys.len()).filter(|&column| is_same(&keys[column])).collect();
        if !columns.is_empty() && columns.iter().all(|&column| is_blank(table, column)) {
            lacking.push(keys[columns[0]].clone());
        }
    }
    lacking
}

fn is_blank(table: &Table, column: usize) -> bool {
    table.kept() > 0 && table.kept_rows().all(|row| crate::text::php::trim(table.text(column, row)).is_empty())
}
