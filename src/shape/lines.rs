//! The lines that a list becomes under a shape.

use super::Shape;
use super::cell::{Mark, mark};
use crate::table::{Column, RowId, Table};
use crate::text::fold;
use std::borrow::Cow;
use std::ops::Range;

/// Header of the column of courses that several columns become. The same in every language: saved mappings name columns
/// by their headers.
pub const COURSE_HEADER: &str = "Cours";
/// Header of the column of groups that several columns become.
pub const GROUP_HEADER: &str = "Groupe";

/// A list in another shape.
pub struct Reshaped {
    /// The cells. Rows know their lines in the person's file, several rows the same line.
    pub table: Table,
    /// For each row the row that it was made of, ascending.
    pub of: Vec<RowId>,
    /// For each column the column that it was; `None` for one that several became.
    pub columns: Vec<Option<usize>>,
}

/// What a column of the new list is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Kept(usize),
    Course,
    Group,
}

/// One new line: cells that differ from those of its old line, its course and its group.
#[derive(Clone, Default)]
struct Line<'t> {
    cells: Vec<(usize, &'t str)>,
    course: &'t str,
    group: Cow<'t, str>,
}

/// Makes the lines of `rows`; the others, and those of `skipped` (ascending), stay as they are. `header` is the line of titles.
/// Columns that are not there are passed over.
pub fn reshaped(table: &Table, header: Option<RowId>, rows: Range<RowId>, skipped: &[RowId], shape: &Shape) -> Reshaped {
    let job = Job::new(table, header, rows.clone(), shape);
    let mut columns = vec![Column::default(); job.places.len()];
    let mut origin = table.origin_of_rows();
    let mut of = Vec::new();
    let mut above: Vec<&str> = vec![""; job.fill.len()];
    for row in (0..table.rows()).map(RowId) {
        let is_data = row >= rows.start && row < rows.end && skipped.binary_search(&row).is_err() && !is_blank(table, row);
        let lines = if is_data { job.lines(row, &mut above) } else { vec![job.other(header == Some(row))] };
        for line in &lines {
            for (place, column) in job.places.iter().zip(&mut columns) {
                column.push(match *place {
                    Place::Course => line.course,
                    Place::Group => &line.group,
                    Place::Kept(old) => {
                        let changed = line.cells.iter().rev().find(|(index, _)| *index == old);
                        changed.map_or_else(|| table.text(old, row), |(_, text)| text)
                    }
                });
            }
            origin.push(table.source(row));
            of.push(row);
        }
    }
    let columns_of = job.places.iter().map(|place| if let Place::Kept(old) = place { Some(*old) } else { None }).collect();
    Reshaped { table: Table::new(columns, origin), of, columns: columns_of }
}

fn is_blank(table: &Table, row: RowId) -> bool {
    table.columns().iter().all(|column| column.text(row).trim().is_empty())
}

struct Job<'t, 's> {
    table: &'t Table,
    fill: Vec<usize>,
    split: Vec<usize>,
    courses: Vec<(usize, &'t str)>,
    /// Columns of groups, each with the word before a bare number or letter.
    groups: Vec<(usize, String)>,
    shape: &'s Shape,
    places: Vec<Place>,
}

impl<'t, 's> Job<'t, 's> {
    fn new(table: &'t Table, header: Option<RowId>, rows: Range<RowId>, shape: &'s Shape) -> Self {
        let there = |columns: &[usize]| -> Vec<usize> { columns.iter().copied().filter(|&c| c < table.columns().len()).collect() };
        let title = |column: usize| header.map_or("", |row| table.text(column, row).trim());
        let courses: Vec<(usize, &str)> = there(&shape.courses).into_iter().map(|column| (column, title(column))).collect();
        let apart: Vec<usize> = there(&shape.groups).into_iter().filter(|column| !shape.courses.contains(column)).collect();
        let groups: Vec<(usize, String)> = apart.iter().map(|&column| (column, last_word(title(column)))).collect();
        let names_group = |&(column, _): &(usize, &str)| {
            (rows.start.0..rows.end.0).any(|row| matches!(mark(table.text(column, RowId(row))), Mark::Group(_)))
        };
        let has_group = !groups.is_empty() || courses.iter().any(names_group);
        let mut places = Vec::new();
        for column in 0..table.columns().len() {
            let (is_course, is_group) = (courses.iter().any(|(c, _)| *c == column), apart.contains(&column));
            if !is_course && !is_group {
                places.push(Place::Kept(column));
            }
            if is_course && !places.contains(&Place::Course) {
                places.push(Place::Course);
            }
            if (is_course || is_group) && has_group && !places.contains(&Place::Group) && (is_group || groups.is_empty()) {
                places.push(Place::Group);
            }
        }
        Self { table, fill: there(&shape.fill), split: there(&shape.split), courses, groups, shape, places }
    }

    /// A line that is no data: titles, notes, blanks.
    fn other(&self, is_header: bool) -> Line<'t> {
        match is_header {
            true => Line { cells: Vec::new(), course: COURSE_HEADER, group: GROUP_HEADER.into() },
            false => Line::default(),
        }
    }

    fn lines(&self, row: RowId, above: &mut [&'t str]) -> Vec<Line<'t>> {
        let mut first = Line::default();
        for (&column, last) in self.fill.iter().zip(above.iter_mut()) {
            let text = self.table.text(column, row);
            if text.trim().is_empty() {
                first.cells.push((column, *last));
            } else {
                *last = text;
            }
        }
        let lines = self.split(row, first);
        let lines: Vec<Line<'t>> = lines.into_iter().flat_map(|line| self.by_course(row, line)).collect();
        lines.into_iter().flat_map(|line| self.by_group(row, line)).collect()
    }

    /// A line for each value of the cells that hold several. Cells with as many values go together, but for those of `alone`; a
    /// line whose cells hold different numbers of them stays whole: nobody can tell which belong together.
    fn split(&self, row: RowId, line: Line<'t>) -> Vec<Line<'t>> {
        let several = |&column: &usize| {
            let filled = line.cells.iter().find(|(index, _)| *index == column);
            let text = filled.map_or_else(|| self.table.text(column, row), |(_, text)| *text);
            self.shape.parts_of(text).map(|parts| (column, parts))
        };
        let mut cells: Vec<(usize, Vec<&'t str>)> = self.split.iter().filter_map(several).collect();
        let is_alone = |column: &usize| self.shape.alone.contains(column);
        if self.taken(row) > 1 || cells.iter().any(|(column, _)| !is_alone(column)) {
            cells.retain(|(column, _)| !is_alone(column));
        }
        let Some(count) = cells.first().map(|(_, parts)| parts.len()) else { return vec![line] };
        if cells.iter().any(|(_, parts)| parts.len() != count) {
            return vec![line];
        }
        let one = |at: usize| {
            let mut line = line.clone();
            line.cells.extend(cells.iter().map(|(column, parts)| (*column, parts[at])));
            line
        };
        (0..count).map(one).collect()
    }

    /// How many of the columns of courses a line takes.
    fn taken(&self, row: RowId) -> usize {
        self.courses.iter().filter(|(column, _)| mark(self.table.text(*column, row)) != Mark::Out).count()
    }

    fn by_course(&self, row: RowId, line: Line<'t>) -> Vec<Line<'t>> {
        let taken = |&(column, title): &(usize, &'t str)| match mark(self.table.text(column, row)) {
            Mark::Out => None,
            Mark::In => Some(Line { course: title, ..line.clone() }),
            Mark::Group(group) => Some(Line { course: title, group: group.into(), ..line.clone() }),
        };
        let lines: Vec<Line<'t>> = self.courses.iter().filter_map(taken).collect();
        if lines.is_empty() { vec![line] } else { lines }
    }

    fn by_group(&self, row: RowId, line: Line<'t>) -> Vec<Line<'t>> {
        // The group that stands in the column of a course is that course's.
        if !line.group.is_empty() {
            return vec![line];
        }
        let named = |(column, word): &(usize, String)| {
            let text = self.table.text(*column, row).trim();
            let bare = text.chars().count() <= 2 && text.chars().all(char::is_alphanumeric) && !text.is_empty();
            // "1" below TD is not the "1" below TP.
            let group: Cow<'t, str> = if bare { format!("{word}{text}").into() } else { text.into() };
            (!text.is_empty()).then(|| Line { group, ..line.clone() })
        };
        let lines: Vec<Line<'t>> = self.groups.iter().filter_map(named).collect();
        if lines.is_empty() { vec![line] } else { lines }
    }
}

/// The word of a title that is put before a bare number or letter: `TD` of `Groupe de TD`.
fn last_word(title: &str) -> String {
    let word = title.split_whitespace().next_back().unwrap_or_default();
    let general = ["groupe", "groupes", "group", "gr", "grp", "gpe"].contains(&fold::careful(word).as_str());
    if general { String::new() } else { word.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{Origin, Source};

    fn table(lines: &[&str]) -> Table {
        let cells: Vec<Vec<&str>> = lines.iter().map(|line| line.split(';').collect()).collect();
        let column = |index: usize| {
            let mut column = Column::default();
            cells.iter().for_each(|line| column.push(line.get(index).copied().unwrap_or_default()));
            column
        };
        let mut origin = Origin::default();
        (1..=lines.len() as u32).for_each(|line| origin.push(Source { sheet: 0, line }));
        Table::new((0..cells[0].len()).map(column).collect(), origin)
    }

    fn made(lines: &[&str], shape: &Shape) -> Vec<String> {
        let table = table(lines);
        let made = reshaped(&table, Some(RowId(0)), RowId(1)..RowId(table.rows()), &[], shape);
        let line = |row: u32| made.table.columns().iter().map(|column| column.text(RowId(row)).to_owned()).collect::<Vec<_>>().join(";");
        (0..made.table.rows()).map(line).collect()
    }

    #[test]
    fn a_cross_below_a_course_is_a_line_and_nobody_without_a_cross_is_lost() {
        let shape = Shape { courses: vec![1, 2], ..Shape::default() };
        let lines = made(&["login;CHIM;PHYS;note", "a;X;x;n1", "b;;oui;n2", "c;;;n3"], &shape);
        assert_eq!(lines, ["login;Cours;note", "a;CHIM;n1", "a;PHYS;n1", "b;PHYS;n2", "c;;n3"]);
    }

    #[test]
    fn a_group_below_a_course_is_the_group_in_that_course() {
        let shape = Shape { courses: vec![1, 2], ..Shape::default() };
        assert_eq!(made(&["login;CHIM;PHYS", "a;TD1;X"], &shape), ["login;Cours;Groupe", "a;CHIM;TD1", "a;PHYS;"]);
    }

    #[test]
    fn several_columns_of_groups_are_as_many_lines_and_bare_numbers_keep_their_word() {
        let shape = Shape { groups: vec![1, 2], ..Shape::default() };
        let lines = made(&["login;Groupe TD;Groupe TP", "a;TD1;TP1", "b;1;1", "c;;"], &shape);
        assert_eq!(lines, ["login;Groupe", "a;TD1", "a;TP1", "b;TD1", "b;TP1", "c;"]);
    }

    #[test]
    fn values_written_once_are_filled_down_before_cells_are_split() {
        let shape = Shape { fill: vec![1], split: vec![0, 1], ..Shape::default() };
        let lines = made(&["login;course", "a;c1, c2", "b;", "c, d;c3"], &shape);
        assert_eq!(lines, ["login;course", "a;c1", "a;c2", "b;c1", "b;c2", "c;c3", "d;c3"]);
        let uneven = Shape { split: vec![0, 1], ..Shape::default() };
        assert_eq!(made(&["course;group", "a, b;1, 2, 3", "a, b;1, 2"], &uneven), ["course;group", "a, b;1, 2, 3", "a;1", "b;2"]);
    }
}
