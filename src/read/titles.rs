//! Lines of titles, known by their words: what `assets/synonyms` knows, whatever the shape of the line.

use super::frame::{filled, is_value};
use crate::{
    importer::{Meaning, Sense, may_be_title, senses},
    table::{RowId, Table},
    text::fold,
};

/// Lines from the top that are looked at whole.
const SEARCHED: u32 = 60;
/// Further down only columns with fewer distinct values than this are looked through for titles.
const FEW_VALUES: usize = 2_000;
/// Columns looked at.
const COLUMNS: usize = 200;
/// Lines of titles in one sheet; more are no titles.
const MOST: usize = 4_096;

/// A line of titles.
#[derive(Clone, Debug)]
pub(super) struct TitleLine {
    pub(super) row: u32,
    /// Different meanings that an importer or a person's name needs.
    pub(super) strong: usize,
    /// Cells whose title is known.
    pub(super) known: usize,
    /// Whether one of them tells people apart.
    pub(super) identity: bool,
}

/// The likeliest meaning of a title, for the line it stands in.
pub(super) fn sense(title: &str) -> Option<Sense> {
    may_be_title(title).then(|| senses(title).into_iter().next()).flatten()
}

/// What makes a line of titles, rather than what may stand beside it.
fn is_strong(meaning: Meaning) -> bool {
    meaning.is_person()
        || matches!(
            meaning,
            Meaning::Course
                | Meaning::CourseNumber
                | Meaning::CourseName
                | Meaning::Role
                | Meaning::Group
                | Meaning::Days
                | Meaning::Suspended
                | Meaning::Active
                | Meaning::EnrolmentStatus
                | Meaning::Start
                | Meaning::End
                | Meaning::Cohort
        )
}

/// Every line of titles among these columns, top to bottom.
pub(super) fn lines(table: &Table) -> Vec<TitleLine> {
    let top = table.rows().min(SEARCHED);
    let mut rows: Vec<u32> = (0..top).collect();
    rows.extend(further(table, top));
    rows.into_iter().filter_map(|row| line(table, row)).take(MOST).collect()
}

/// Lines below the top that hold a title in a column of few values, or where every value is another one.
fn further(table: &Table, top: u32) -> Vec<u32> {
    let mut found = Vec::new();
    if table.rows() <= top {
        return found;
    }
    for column in table.columns().iter().take(COLUMNS).filter(|column| column.dict().len() <= FEW_VALUES) {
        let is_title: Vec<bool> = column.dict().iter().map(|(_, text)| sense(text.trim()).is_some_and(|s| is_strong(s.meaning))).collect();
        if is_title.contains(&true) {
            column.for_each(|row, id| {
                if row.0 >= top && is_title[id.0 as usize] && found.len() < MOST * 8 {
                    found.push(row.0);
                }
            });
        }
    }
    found.sort_unstable();
    // Titles stand beside each other: one word alone is a value.
    let mut rows: Vec<u32> = found.chunk_by(|a, b| a == b).filter(|run| run.len() > 1).map(|run| run[0]).collect();
    if rows.is_empty() && table.columns().len() <= 2 {
        rows = found;
        rows.dedup();
    }
    rows
}

/// `Groupe 1` is the name of a group; only `group1` is a title that cannot be one.
fn is_group_value(cell: &str, sense: Sense) -> bool {
    sense.meaning == Meaning::Group
        && cell.bytes().any(|byte| byte.is_ascii_digit())
        && !cell.to_ascii_lowercase().starts_with("group1")
        && fold::careful(cell) != format!("group{}", sense.number)
}

/// The line as titles, when its words say so.
fn line(table: &Table, row: u32) -> Option<TitleLine> {
    let cells: Vec<&str> =
        table.columns().iter().take(COLUMNS).map(|column| column.text(RowId(row)).trim()).filter(|text| !text.is_empty()).collect();
    let values = cells.iter().filter(|cell| is_value(cell)).count();
    if cells.is_empty() {
        return None;
    }
    let found: Vec<Sense> = cells.iter().filter_map(|cell| sense(cell).filter(|sense| !is_group_value(cell, *sense))).collect();
    let known = found.len();
    let mut meanings: Vec<(Meaning, u32)> = found.iter().filter(|s| is_strong(s.meaning)).map(|s| (s.meaning, s.number)).collect();
    meanings.sort_unstable_by_key(|&(meaning, number)| (meaning, number));
    meanings.dedup();
    let strong = meanings.len();
    let identity = found.iter().any(|s| s.meaning.is_identity() && s.sure);
    let sure = found.iter().filter(|s| s.sure && is_strong(s.meaning)).count();
    // One lone cell is as much a value as a title.
    let alone = cells.len() == 1 && table.columns().len() == 1 && table.rows() > 1;
    let enough = match strong {
        0 => false,
        // The same title again and again: lists side by side.
        1 => identity && (alone || cells.len() == 2 && values == 0 || known == cells.len() && known > 1),
        // Dates and weeks may be titles beside words that are.
        _ => sure > 0 && (known * 4 >= cells.len() || strong > 2) && (values * 5 <= cells.len() * 2 || identity && !is_value(cells[0])),
    };
    enough.then_some(TitleLine { row, strong, known, identity })
}

/// The titles of a table, each as it is compared with those of another: by its words, how often they stood to the
/// left, and by its meaning.
#[derive(Clone, Debug)]
pub(super) struct Key {
    /// The column.
    pub(super) column: usize,
    /// Folded title, and how often it stood to the left; columns without a title go by their place.
    pub(super) words: (String, usize),
    /// What it means, with its number.
    pub(super) meaning: Option<(Meaning, u32)>,
}

/// The columns of a table that hold a title or, below, anything.
pub(super) fn keys(table: &Table, columns: std::ops::Range<usize>, header: Option<RowId>, mut used: impl FnMut(usize) -> bool) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::new();
    for column in columns {
        let title = header.map(|row| table.text(column, row)).unwrap_or_default();
        let name = fold::careful(title);
        if name.is_empty() && !used(column) {
            continue;
        }
        let before = keys.iter().filter(|key| key.words.0 == name).count();
        let meaning = sense(title.trim()).map(|sense| (sense.meaning, sense.number)).filter(|(meaning, _)| *meaning != Meaning::Other);
        keys.push(Key { column, words: (name, before), meaning });
    }
    keys
}

/// For each column of `new`, the place among `old` of the column that holds the same: the same words first, then the
/// only one on either side that means the same.
pub(super) fn places(old: &[Key], new: &[Key]) -> Vec<Option<usize>> {
    let mut places: Vec<Option<usize>> = new.iter().map(|key| old.iter().position(|other| other.words == key.words)).collect();
    for (index, key) in new.iter().enumerate() {
        let Some(meaning) = key.meaning.filter(|_| places[index].is_none()) else { continue };
        let free_new = new.iter().zip(&places).filter(|(key, place)| place.is_none() && key.meaning == Some(meaning)).count();
        let mut free_old = (0..old.len()).filter(|place| old[*place].meaning == Some(meaning) && !places.contains(&Some(*place)));
        if let (1, Some(place), None) = (free_new, free_old.next(), free_old.next()) {
            places[index] = Some(place);
        }
    }
    places
}

/// Whether two tables have columns that hold the same, nearly all of them.
pub(super) fn alike(old: &[Key], new: &[Key]) -> bool {
    let titled = |keys: &[Key]| keys.iter().filter(|key| !key.words.0.is_empty()).count();
    let shared = places(old, new).iter().zip(new).filter(|(place, key)| place.is_some() && !key.words.0.is_empty()).count();
    let all = titled(old) + titled(new) - shared;
    all > 0 && shared * 10 >= all * 6
}

/// Whether every filled cell of `row` repeats the title of its column.
pub(super) fn repeats(table: &Table, header: RowId, row: RowId) -> bool {
    let mut same = 0;
    for column in table.columns() {
        let (title, cell) = (column.text(header), column.text(row));
        if cell.trim().is_empty() {
            continue;
        }
        if column.id(header) != column.id(row) && fold::careful(title) != fold::careful(cell) {
            return false;
        }
        same += 1;
    }
    same > 0 && same * 2 >= filled(table, header.0)
}
