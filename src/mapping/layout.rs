//! One row per course or numbered columns: the same list in both ways, chosen when the file is written. Nothing is lost on
//! the way: no cell is dropped, no two enrolments become one.

use crate::importer::{Field, FieldKey, Importer, Kind, Roster};
use crate::table::{Column, RowId, ValueId};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// How the courses of a person are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// As they stand.
    #[default]
    AsIs,
    /// A row for each course.
    Rows,
    /// A row for each person: `course1`, `course2`…
    Numbered,
}

impl Layout {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::AsIs, Self::Rows, Self::Numbered];

    /// The word of the command line and of message ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::AsIs => "as-is",
            Self::Rows => "rows",
            Self::Numbered => "numbered",
        }
    }

    /// The one of that word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|layout| layout.word() == word)
    }
}

/// Whether an importer takes both: its courses stand in numbered columns.
pub fn takes_layouts(importer: &Importer) -> bool {
    importer.fields.iter().any(|field| field.kind == Kind::Course && field.is_family())
}

/// One course of a row: the row and the number of its columns.
type Set = (RowId, u32);

/// The kept rows of a list in that layout; the list as it stands where the importer takes one way only.
pub fn laid_out<'a>(roster: &Roster<'a>, layout: Layout) -> Roster<'a> {
    if layout == Layout::AsIs || !takes_layouts(roster.importer()) {
        return roster.clone();
    }
    let is_numbered = |column: &usize| roster.keys()[*column].number.is_some() && roster.field(*column).is_some_and(Field::is_family);
    let (numbered, plain): (Vec<usize>, Vec<usize>) = (0..roster.keys().len()).partition(is_numbered);
    let job = Job { roster, numbered, plain };
    let rows = match layout {
        Layout::Rows => roster.table().kept_rows().flat_map(|row| one_each(row, job.sets(row))).collect(),
        _ => job.gathered(),
    };
    job.written(&rows)
}

fn one_each(row: RowId, sets: Vec<Set>) -> Vec<(RowId, Vec<Set>)> {
    if sets.is_empty() { vec![(row, sets)] } else { sets.into_iter().map(|set| (row, vec![set])).collect() }
}

struct Job<'j, 'a> {
    roster: &'j Roster<'a>,
    /// Columns of the numbered families.
    numbered: Vec<usize>,
    /// The others: what is said of the person.
    plain: Vec<usize>,
}

impl<'a> Job<'_, 'a> {
    /// The courses of a row, in the order of their numbers; a number without any cell is none.
    fn sets(&self, row: RowId) -> Vec<Set> {
        let filled = self.numbered.iter().filter(|&&column| self.roster.table().column(column).id(row) != ValueId::EMPTY);
        let mut numbers: Vec<u32> = filled.filter_map(|&column| self.roster.keys()[column].number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().map(|number| (row, number)).collect()
    }

    /// Rows that say the same of a person become one, where the first of them stands. Rows that name nobody are not one person,
    /// and a row without a course stays a row.
    fn gathered(&self) -> Vec<(RowId, Vec<Set>)> {
        let mut places: FxHashMap<Vec<ValueId>, usize> = FxHashMap::default();
        let mut out: Vec<(RowId, Vec<Set>)> = Vec::new();
        for row in self.roster.table().kept_rows() {
            let sets = self.sets(row);
            let person: Vec<ValueId> = self.plain.iter().map(|&column| self.roster.table().column(column).id(row)).collect();
            let named = self.plain.iter().any(|&column| !self.roster.table().text(column, row).trim().is_empty());
            if sets.is_empty() || !named {
                out.push((row, sets));
                continue;
            }
            match places.get(&person) {
                Some(&place) => out[place].1.extend(sets),
                None => {
                    places.insert(person, out.len());
                    out.push((row, sets));
                }
            }
        }
        out
    }

    fn written(&self, rows: &[(RowId, Vec<Set>)]) -> Roster<'a> {
        let (table, keys, importer) = (self.roster.table(), self.roster.keys(), self.roster.importer());
        let most = rows.iter().map(|(_, sets)| sets.len()).max().unwrap_or(0).max(1);
        let all: Vec<RowId> = rows.iter().map(|(row, _)| *row).collect();
        let mut made: Vec<(FieldKey, Column)> =
            self.plain.iter().map(|&column| (keys[column].clone(), table.column(column).pick(&all))).collect();
        let families: BTreeSet<&str> = self.numbered.iter().map(|&column| keys[column].family.as_str()).collect();
        for field in importer.fields.iter().filter(|field| families.contains(field.key.as_str())) {
            let of_number: FxHashMap<u32, usize> = self
                .numbered
                .iter()
                .filter(|&&column| keys[column].family == field.key)
                .filter_map(|&column| Some((keys[column].number?, column)))
                .collect();
            for at in 0..most {
                let mut column = Column::default();
                for (_, sets) in rows {
                    let cell = sets.get(at).and_then(|(row, number)| Some(table.text(*of_number.get(number)?, *row)));
                    column.push(cell.unwrap_or_default());
                }
                made.push((field.numbered(at as u32 + 1), column));
            }
        }
        let rank = |key: &FieldKey| (key.number.unwrap_or(0), importer.fields.iter().position(|field| field.key == key.family));
        made.sort_by_key(|(key, _)| rank(key));
        Roster::of(importer, made, self.roster.origin_of(all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{Origin, Table};
    use proptest::prelude::*;

    const FAMILIES: [&str; 3] = ["course{n}", "role{n}", "group{n}"];

    fn usual() -> &'static Importer {
        crate::importer::find("moodle-upload-users").unwrap()
    }

    /// A list of people with so many numbers; a cell of `None` is empty.
    fn list(rows: &[(u8, Vec<[Option<u8>; 3]>)], numbers: usize) -> Roster<'static> {
        let mut keys = vec![usual().key_of_header("username").unwrap()];
        let mut columns = vec![Column::default()];
        rows.iter().for_each(|(who, _)| columns[0].push(&format!("p{who}")));
        for number in 1..=numbers {
            for (index, family) in FAMILIES.iter().enumerate() {
                keys.push(FieldKey { family: (*family).to_owned(), number: Some(number as u32) });
                let mut column = Column::default();
                let cell = |sets: &Vec<[Option<u8>; 3]>| sets.get(number - 1).and_then(|set| set[index]);
                rows.iter().for_each(|(_, sets)| column.push(&cell(sets).map_or_else(String::new, |n| format!("{}{n}", &family[..1]))));
                columns.push(column);
            }
        }
        Roster::new(usual(), keys, Table::new(columns, Origin::default()))
    }

    /// Every enrolment of a table: the person and the cells of one number; a row without any counts as one without cells.
    fn enrolments(roster: &Roster<'_>) -> Vec<(String, Vec<String>)> {
        let (keys, table) = (roster.keys(), roster.table());
        let mut all = Vec::new();
        for row in table.kept_rows() {
            let before = all.len();
            for number in 1..=200 {
                let cell = |family: &&str| {
                    let column = keys.iter().position(|key| key.family == **family && key.number == Some(number));
                    column.map_or_else(String::new, |column| table.text(column, row).to_owned())
                };
                let cells: Vec<String> = FAMILIES.iter().map(cell).collect();
                if cells.iter().any(|cell| !cell.is_empty()) {
                    all.push((table.text(0, row).to_owned(), cells));
                }
            }
            if all.len() == before {
                all.push((table.text(0, row).to_owned(), Vec::new()));
            }
        }
        all.sort();
        all
    }

    fn people() -> impl Strategy<Value = Vec<(u8, Vec<[Option<u8>; 3]>)>> {
        let cell = proptest::option::weighted(0.7, 0u8..4);
        let set = [cell.clone(), cell.clone(), cell];
        proptest::collection::vec((0u8..6, proptest::collection::vec(set, 0..4)), 0..12)
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

        #[test]
        fn no_enrolment_is_lost_or_made_in_either_layout(rows in people()) {
            let mut roster = list(&rows, 3);
            let wanted = enrolments(&roster);
            for layout in [Layout::Rows, Layout::Numbered, Layout::Rows, Layout::Numbered] {
                roster = laid_out(&roster, layout);
                prop_assert_eq!(&enrolments(&roster), &wanted);
                if layout == Layout::Rows {
                    prop_assert!(roster.keys().iter().all(|key| key.number.is_none_or(|number| number == 1)));
                }
            }
        }

        #[test]
        fn there_and_back_is_the_same_list(rows in people()) {
            // One row a person, numbers without gaps: the form that numbered columns have.
            let numbered = laid_out(&list(&rows, 3), Layout::Numbered);
            let again = laid_out(&laid_out(&numbered, Layout::Rows), Layout::Numbered);
            prop_assert_eq!(again.keys(), numbered.keys());
            let cells = |table: &Table| -> Vec<Vec<String>> {
                table.kept_rows().map(|row| table.columns().iter().map(|column| column.text(row).to_owned()).collect()).collect()
            };
            prop_assert_eq!(cells(again.table()), cells(numbered.table()));
        }
    }
}
