//! What the names of several sheets mean when the sheets are taken together.

use super::{Mapping, Take};
use crate::importer::{Importer, Kind};
use crate::text::fold;

/// Words that name a group in front of its number or letter, folded.
const GROUP_WORDS: [&str; 9] = ["td", "tp", "cm", "g", "gr", "grp", "gpe", "groupe", "group"];
/// What spreadsheets call a sheet that nobody named, folded.
const UNNAMED: [&str; 5] = ["feuil", "feuille", "sheet", "tableau", "table"];

/// Whether sheet names are names of groups: a word for a group, or one name that only its number or letter
/// tells apart. `Feuil1` and years are none.
pub fn look_like_groups(names: &[&str]) -> bool {
    let stems: Vec<String> = names.iter().map(|name| stem(&fold::careful(name))).collect();
    let is_group = |stem: &String| GROUP_WORDS.contains(&stem.trim_end_matches([' ', '-', '_', '.']));
    let is_unnamed = |stem: &String| UNNAMED.contains(&stem.trim());
    let are_years = names.iter().all(|name| name.trim().len() >= 4 && name.trim().starts_with("20"));
    let alike = stems.windows(2).all(|pair| pair[0] == pair[1]);
    names.len() > 1 && !are_years && !stems.iter().any(is_unnamed) && (alike || stems.iter().all(is_group))
}

/// The name without the number or the single letter at its end.
fn stem(name: &str) -> String {
    let without = name.trim_end_matches(|c: char| c.is_ascii_digit());
    if without.len() < name.len() {
        return without.to_owned();
    }
    match name.char_indices().next_back() {
        Some((0, _)) => String::new(),
        Some((at, letter)) if letter.is_alphabetic() && !name[..at].ends_with(char::is_alphabetic) => name[..at].to_owned(),
        _ => name.to_owned(),
    }
}

/// Feeds the first group field from the column of sheet names, unless a column of the list does.
pub fn propose_group(mapping: &mut Mapping, column: usize, importer: &Importer) {
    let Some(field) = importer.fields.iter().find(|field| field.kind == Kind::Group) else { return };
    let key = field.numbered(1);
    if mapping.take(&key).is_none() && mapping.field_of(column).is_none() {
        mapping.set(importer, key, Some(Take::Column(column)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_groups_are_known_and_other_names_are_not() {
        for names in [&["TD1", "TD2", "TD3"][..], &["Groupe A", "Groupe B"], &["A", "B"], &["L1 Info 1", "L1 Info 2"], &["TD 1", "TP 2"]] {
            assert!(look_like_groups(names), "{names:?}");
        }
        for names in [&["Feuil1", "Feuil2"][..], &["Sheet1", "Sheet2"], &["2024", "2025"], &["Étudiants", "Notes"], &["TD1"]] {
            assert!(!look_like_groups(names), "{names:?}");
        }
    }
}
