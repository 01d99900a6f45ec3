//! Some rows of a file, and some courses of them: what is to be sent again.

use crate::importer::{FieldKey, Roster};
use crate::table::{Column, RowId};

/// The rows named, each with the courses of these numbers only, moved together to the first numbers. A file without
/// numbered courses keeps its rows whole.
pub fn picked<'a>(roster: &Roster<'a>, rows: &[(RowId, Vec<u32>)]) -> Roster<'a> {
    let (table, keys, importer) = (roster.table(), roster.keys(), roster.importer());
    let is_numbered = |key: &FieldKey| importer.field(key).is_some_and(|field| field.is_family());
    let courses = |key: &FieldKey| is_numbered(key) && importer.field(key).is_some_and(|f| f.kind == crate::importer::Kind::Course);
    let most = if keys.iter().any(courses) { rows.iter().map(|(_, numbers)| numbers.len()).max().unwrap_or(0) } else { 0 };
    let mut columns: Vec<(FieldKey, Column)> = Vec::new();
    for (at, key) in keys.iter().enumerate().filter(|(_, key)| most == 0 || !is_numbered(key)) {
        let ids: Vec<RowId> = rows.iter().map(|(row, _)| *row).collect();
        columns.push((key.clone(), table.column(at).pick(&ids)));
    }
    for number in (1..).take(most) {
        for field in importer.fields.iter().filter(|field| field.is_family()) {
            let mut column = Column::default();
            let mut filled = false;
            for (row, numbers) in rows {
                let old = numbers.get(number as usize - 1).map(|&old| field.numbered(old));
                let at = old.and_then(|old| roster.column_of(&old));
                let text = at.map_or("", |at| table.text(at, *row));
                filled |= !text.is_empty();
                column.push(text);
            }
            if filled {
                columns.push((field.numbered(number), column));
            }
        }
    }
    Roster::of(importer, columns, roster.origin_of(rows.iter().map(|(row, _)| *row)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::importer::find;
    use crate::table::Origin;

    #[test]
    fn the_courses_that_are_wanted_move_to_the_first_numbers() {
        let importer = find("moodle-upload-users").unwrap();
        let names = ["username", "course1", "role1", "course2", "role2", "group2"];
        let keys: Vec<FieldKey> = names.iter().map(|name| importer.key_of_header(name).unwrap()).collect();
        let column = |cells: [&str; 2]| {
            let mut column = Column::default();
            cells.iter().for_each(|cell| column.push(cell));
            column
        };
        let cells = [["a", "b"], ["A", "A"], ["student", "student"], ["B", "C"], ["teacher", "student"], ["TD1", ""]];
        let mut origin = Origin::default();
        (0..2).for_each(|line| origin.push(crate::table::Source { sheet: 0, line: line + 2 }));
        let roster = Roster::of(importer, keys.into_iter().zip(cells.into_iter().map(column)).collect(), origin);
        let picked = picked(&roster, &[(RowId(0), vec![2]), (RowId(1), vec![1, 2])]);
        let keys: Vec<String> = picked.keys().iter().map(ToString::to_string).collect();
        assert_eq!(keys, ["username", "course1", "role1", "group1", "course2", "role2"]);
        let row = |row| (0..keys.len()).map(|at| picked.table().text(at, RowId(row))).collect::<Vec<_>>();
        assert_eq!(row(0), ["a", "B", "teacher", "TD1", "", ""]);
        assert_eq!(row(1), ["b", "A", "student", "", "C", "student"]);
        assert_eq!(picked.table().source(RowId(1)).line, 3);
    }
}
