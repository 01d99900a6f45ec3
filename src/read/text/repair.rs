//! Texts that lost something on their way: titles parted by another sign than the lines below, lines without their ends.

use crate::{
    error::{Level, Message, Place},
    importer::senses,
    read::{Class, Problem},
    table::{Change, Column, Origin, Patch, RowId, Source, Table},
};

/// Signs that may part the titles.
const SIGNS: [char; 5] = ['\t', ';', ',', '|', ':'];
/// Lines looked at.
const SAMPLE: u32 = 60;
/// Cells of one long line; more are no list that lost its line ends.
const MOST_CELLS: usize = 100_000;

/// Parts the first line where it is one cell and the lines below are several, when that makes as many titles.
pub(super) fn titles_parted_otherwise(table: &mut Table, delimiter: Option<char>) -> Option<Problem> {
    let width = table.columns().len();
    let filled = |row: u32| table.columns().iter().filter(|column| !column.text(RowId(row)).trim().is_empty()).count();
    let first = (0..table.rows().min(SAMPLE)).find(|&row| filled(row) > 0)?;
    let below = || (first + 1..table.rows().min(first + SAMPLE)).map(filled).filter(|&cells| cells > 0);
    if width < 2 || filled(first) != 1 || below().count() == 0 || !below().all(|cells| cells * 2 > width) {
        return None;
    }
    let text = table.text(0, RowId(first)).to_owned();
    let parted = SIGNS.iter().filter(|sign| Some(**sign) != delimiter).find_map(|sign| {
        let titles: Vec<&str> = text.split(*sign).map(str::trim).collect();
        let known = titles.iter().filter(|title| senses(title).iter().any(|sense| sense.sure)).count();
        (titles.len() == width && known > 0).then_some(titles)
    })?;
    let mut patch = Patch::default();
    for (column, title) in parted.iter().enumerate() {
        let id = table.intern(column, title);
        patch.push(Change::Cells { column, cells: vec![(RowId(first), id)] });
    }
    patch.apply(table);
    let place = Place { line: Some(table.source(RowId(first)).line), ..Place::default() };
    Some(Problem::new(Class::HeaderDelimiter, Level::Warning, Message::new("read-header-delimiter")).at(place))
}

/// The lines of a list that stand one behind the other on a single line: titles that are known, then as many cells
/// again and again.
pub(super) fn one_long_line(table: &Table) -> Option<(Table, Problem)> {
    if table.rows() != 1 || table.columns().len() > MOST_CELLS {
        return None;
    }
    let cells: Vec<&str> = table.columns().iter().map(|column| column.text(RowId(0))).collect();
    let is_title = |cell: &&&str| senses(cell.trim()).iter().any(|sense| sense.sure);
    let width = cells.iter().take_while(is_title).count();
    if width < 2 || cells.len() < width * 2 || !cells.len().is_multiple_of(width) {
        return None;
    }
    let mut columns = vec![Column::default(); width];
    let mut origin = Origin::default();
    for row in cells.chunks(width) {
        columns.iter_mut().zip(row).for_each(|(column, cell)| column.push(cell));
        origin.push(Source { sheet: 0, line: 1 });
    }
    let problem = Problem::new(Class::OneLine, Level::Warning, Message::new("read-one-line").with("count", cells.len() / width - 1));
    Some((Table::new(columns, origin), problem))
}
