//! Which sheets of a book hold a list, and which of them are meant.

use super::{
    ReadFault, Sheet, Sheets,
    join::keys_of,
    titles::{self, places},
};
use crate::importer::Meaning;
use std::sync::Arc;

/// Whether every visible sheet with a list has the same columns, by words or by meaning: one list, cut into sheets.
pub(super) fn is_cut(sheets: &[Arc<Sheet>]) -> bool {
    let all = lists(sheets);
    let Some((&first, others)) = all.split_first().filter(|(_, others)| !others.is_empty()) else { return false };
    if sheets[first].frame.header.is_none() {
        return false;
    }
    let keys = keys_of(&sheets[first]);
    others.iter().all(|&index| {
        let own = keys_of(&sheets[index]);
        sheets[index].frame.header.is_some() && own.len() == keys.len() && places(&keys, &own).iter().all(Option::is_some)
    })
}

/// The visible sheets that hold a list.
pub(super) fn lists(sheets: &[Arc<Sheet>]) -> Vec<usize> {
    (0..sheets.len()).filter(|&index| is_list(&sheets[index])).collect()
}

/// Indexes of the sheets that are asked for; at least one.
pub(super) fn chosen(sheets: &[Arc<Sheet>], wanted: &Sheets, active: usize) -> Result<Vec<usize>, ReadFault> {
    let named = |name: &String| {
        let found = sheets.iter().position(|sheet| sheet.name == *name);
        found.ok_or_else(|| ReadFault::new("unknown-sheet", "read-unknown-sheet").with("sheet", name.as_str()))
    };
    let mut chosen: Vec<usize> = match wanted {
        Sheets::Likeliest => Vec::new(),
        Sheets::Named(names) => names.iter().map(named).collect::<Result<_, _>>()?,
        Sheets::Filled => (0..sheets.len()).filter(|&index| is_visible(&sheets[index])).collect(),
    };
    let mut seen = Vec::new();
    chosen.retain(|index| !seen.contains(index) && (seen.push(*index), true).1);
    if chosen.is_empty() {
        chosen.push(likeliest(sheets, active));
    }
    Ok(chosen)
}

fn is_visible(sheet: &Sheet) -> bool {
    !sheet.hidden && sheet.table.rows() > 0
}

/// One column alone is a list when its title tells people apart.
pub(super) fn is_list(sheet: &Sheet) -> bool {
    is_visible(sheet) && !sheet.frame.is_empty() && (sheet.table.columns().len() > 1 || worth(sheet).0)
}

/// The visible sheet with a list whose titles name most of what an importer takes, people with identifiers before all;
/// among equals the one that was open when the book was saved, then the first. Else the first with anything to show.
fn likeliest(sheets: &[Arc<Sheet>], active: usize) -> usize {
    let first = |wanted: fn(&Sheet) -> bool| sheets.iter().position(|sheet| wanted(sheet));
    let lists: Vec<usize> = (0..sheets.len()).filter(|&index| is_list(&sheets[index])).collect();
    let words: Vec<(bool, usize)> = lists.iter().map(|&index| worth(&sheets[index])).collect();
    let best = words.iter().copied().max().unwrap_or_default();
    let mut equal = lists.iter().zip(&words).filter(|(_, worth)| **worth == best || best == (false, 0)).map(|(&index, _)| index);
    let open = equal.clone().find(|&index| index == active && best != (false, 0));
    open.or_else(|| equal.next()).or_else(|| first(is_visible)).or_else(|| first(|sheet| sheet.table.rows() > 0)).unwrap_or(0)
}

/// Whether the titles tell people apart, and how many of them an importer takes, up to three: more say no more.
fn worth(sheet: &Sheet) -> (bool, usize) {
    let Some(header) = sheet.frame.header else { return (false, 0) };
    let titles = sheet.table.columns().iter().take(200).filter_map(|column| titles::sense(column.text(header).trim()));
    let titles: Vec<Meaning> =
        titles.filter(|sense| sense.sure).map(|sense| sense.meaning).filter(|meaning| *meaning != Meaning::Other).collect();
    (titles.iter().any(|meaning| meaning.is_identity()), titles.len().min(3))
}
