//! Lists that lie on their side: the titles stand below each other in the first column, and each person has a column. The sheet
//! stays as the spreadsheet shows it; the list has a line for each person, and the person who opened it is told.

use super::{Sheet, frame, parted::Parted, titles};
use crate::{
    error::{Level, Message, Place},
    importer::Meaning,
    read::{Class, Offer, Problem},
    table::{Column, Origin, RowId, Source, Table},
};

/// Lines of such a list; a list with more titles is none.
const MOST_LINES: u32 = 60;
/// People that are looked at to see whether they are people.
const SAMPLE: usize = 200;

/// The list of a sheet with a line for each person, when it lies on its side.
pub(super) fn turned(sheet: &Sheet) -> Option<Parted> {
    let table = &sheet.table;
    let side = Side::of(table)?;
    let made = side.upright(table);
    let place = Place { sheet: Some(sheet.name.clone()).filter(|name| !name.is_empty()), ..Place::default() };
    let message = Message::new("read-turned").with("count", side.people.len());
    let problem = Problem::new(Class::Turned, Level::Warning, message).at(place).offering([Offer::Upright(false)]);
    Some(Parted { table: made, problem })
}

/// Where titles and people stand in a list that lies on its side.
struct Side {
    /// The column of the titles.
    titles: usize,
    /// Its lines, from the first title to the last.
    lines: Vec<RowId>,
    /// The line that tells the people apart.
    identity: RowId,
    /// The columns of the people.
    people: Vec<usize>,
}

impl Side {
    /// `None` for a list that stands as lists do, and where anything stands around the titles that is no part of it.
    fn of(table: &Table) -> Option<Self> {
        if table.rows() > MOST_LINES || table.columns().len() < 3 {
            return None;
        }
        let filled = |column: &usize| !is_empty(table.column(*column));
        let mut columns = (0..table.columns().len()).filter(filled);
        let titles = columns.next()?;
        let people: Vec<usize> = columns.collect();
        let lines: Vec<RowId> = (0..table.rows()).map(RowId).filter(|row| frame::filled(table, row.0) > 0).collect();
        let side = Self { titles, identity: identity(table, titles, &people, &lines)?, lines, people };
        side.is_sure(table).then_some(side)
    }

    /// Every line has a title of its own, and those that are known say more than one thing of a person.
    fn is_sure(&self, table: &Table) -> bool {
        let title = |row: &RowId| table.text(self.titles, *row).trim();
        if self.people.len() < 2 || self.lines.iter().any(|row| title(row).is_empty()) {
            return false;
        }
        let mut known: Vec<(Meaning, u32)> = Vec::new();
        for sense in self.lines.iter().filter_map(|row| titles::sense(title(row))) {
            if sense.sure && titles::is_strong(sense.meaning) && !known.contains(&(sense.meaning, sense.number)) {
                known.push((sense.meaning, sense.number));
            }
        }
        known.len() > 1 && known.len() * 2 >= self.lines.len() && titles::lines(table).is_empty()
    }

    /// The same cells, a line for each person. No line of the sheet is theirs alone: they are numbered as they now stand.
    fn upright(&self, table: &Table) -> Table {
        let mut origin: Origin = table.origin_of_rows();
        let sheet = table.source(self.identity).sheet;
        for line in (1..).take(1 + self.people.len()) {
            origin.push(Source { sheet, line });
        }
        let column = |&row: &RowId| {
            let mut column = Column::default();
            std::iter::once(&self.titles).chain(&self.people).for_each(|&of| column.push(table.text(of, row)));
            column
        };
        Table::new(self.lines.iter().map(column).collect(), origin)
    }
}

/// The line whose title tells people apart and whose cells do: numbers or addresses, each another one.
fn identity(table: &Table, titles: usize, people: &[usize], lines: &[RowId]) -> Option<RowId> {
    lines.iter().copied().find(|&row| {
        let sense = titles::sense(table.text(titles, row).trim());
        let mut cells: Vec<&str> =
            people.iter().take(SAMPLE).map(|&of| table.text(of, row).trim()).filter(|text| !text.is_empty()).collect();
        let count = cells.len();
        let values = cells.iter().filter(|cell| frame::is_value(cell)).count();
        cells.sort_unstable();
        cells.dedup();
        sense.is_some_and(|sense| sense.sure && sense.meaning.is_identity()) && count > 1 && cells.len() == count && values * 5 >= count * 4
    })
}

fn is_empty(column: &Column) -> bool {
    column.dict().iter().all(|(_, text)| text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(lines: &[&str]) -> Option<Vec<String>> {
        let width = lines.iter().map(|line| line.split('|').count()).max().unwrap_or(1);
        let mut columns = vec![Column::default(); width];
        let mut origin = Origin::default();
        for (line, number) in lines.iter().zip(1..) {
            let cells: Vec<&str> = line.split('|').collect();
            columns.iter_mut().enumerate().for_each(|(at, column)| column.push(cells.get(at).copied().unwrap_or_default()));
            origin.push(Source { sheet: 0, line: number });
        }
        let table = turned(&Sheet { table: Table::new(columns, origin), ..Sheet::default() })?.table;
        let cells = |row: u32| table.columns().iter().map(|column| column.text(RowId(row))).collect::<Vec<_>>().join("|");
        Some((0..table.rows()).map(cells).collect())
    }

    #[test]
    fn people_beside_each_other_become_lines_and_whoever_has_no_number_stays() {
        let lines = ["Nom|DUPONT|PETIT|LE GALL", "N° étudiant|55000901|55000902|", "Groupe|TD1|TD2|TD1"];
        let expected = ["Nom|N° étudiant|Groupe", "DUPONT|55000901|TD1", "PETIT|55000902|TD2", "LE GALL||TD1"];
        assert_eq!(rows(&lines).unwrap(), expected);
        let apart = ["|||", "|Adresse mail|a@etu.example|b@etu.example", "|||", "|Rôle|student|student"];
        assert_eq!(rows(&apart).unwrap(), ["Adresse mail|Rôle", "a@etu.example|student", "b@etu.example|student"]);
    }

    proptest! {
        #[test]
        fn whatever_lies_on_its_side_reads_as_the_list_that_stands(
            people in prop::collection::vec(("Q[A-Z]{2,8}", "(TD[1-9])?", "[a-zé ]{0,12}"), 2..40),
        ) {
            let person = |((name, group, remark), number): (&(String, String, String), u32)| {
                [name.clone(), number.to_string(), group.clone(), remark.clone()]
            };
            let mut standing = vec![["Nom", "N° étudiant", "Groupe", "Remarque"].map(str::to_owned)];
            standing.extend(people.iter().zip(55_000_900..).map(person));
            let line = |title: usize| standing.iter().map(|cells| cells[title].as_str()).collect::<Vec<_>>().join("|");
            let lying: Vec<String> = (0..4).map(line).collect();
            let made = rows(&lying.iter().map(String::as_str).collect::<Vec<_>>());
            prop_assert_eq!(made, Some(standing.iter().map(|cells| cells.join("|")).collect::<Vec<_>>()));
        }
    }

    #[test]
    fn a_list_that_stands_a_form_and_a_table_of_words_stay_as_they_are() {
        assert!(rows(&["Nom|N° étudiant|Groupe", "DUPONT|55000901|TD1", "PETIT|55000902|TD2"]).is_none());
        assert!(rows(&["Nom|DUPONT", "N° étudiant|55000901", "Groupe|TD1"]).is_none(), "one person may be a form");
        assert!(rows(&["username|identifiant|texte", "email|adresse|texte", "course1|cours|texte"]).is_none(), "words, no people");
        assert!(rows(&["Nom|DUPONT|PETIT", "N° étudiant|55000901|55000901"]).is_none(), "the same number twice tells nobody apart");
        assert!(rows(&["Liste L1||", "Nom|DUPONT|PETIT", "Salle|A1|A2", "Heure|8|9", "Bureau|3|4", "Login|1|2"]).is_none());
        assert!(rows(&["N° étudiant|55000901|55000902", "|TD1|TD2"]).is_none(), "a line without a title");
    }
}
