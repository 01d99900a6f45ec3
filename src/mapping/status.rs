//! Active and suspended: people write the one or the other, in words or digits, and the title says which is meant.

use crate::importer::says_active;
use crate::shape::yes_or_no;
use crate::table::{Column, ValueId};
use crate::text::fold;
use rustc_hash::FxHashMap;

/// Words that say it themselves, whatever the title.
const ACTIVE: [&str; 10] = ["actif", "active", "actifs", "actives", "activee", "en cours", "enabled", "inscrit", "inscrite", "valide"];
const SUSPENDED: [&str; 13] = [
    "suspendu",
    "suspendue",
    "suspendus",
    "suspended",
    "inactif",
    "inactive",
    "desactive",
    "desactivee",
    "disabled",
    "bloque",
    "bloquee",
    "annule",
    "annulee",
];

/// The digit that Moodle wants for a value under a title: 0 = active, 1 = suspended. `None` when it cannot be told.
pub(super) fn digit(value: &str, title: &str) -> Option<&'static str> {
    let folded = fold::careful(value);
    let word = folded.as_str();
    let of = |active: bool| if active { "0" } else { "1" };
    if ACTIVE.contains(&word) {
        return Some(of(true));
    }
    if SUSPENDED.contains(&word) {
        return Some(of(false));
    }
    let yes_means = says_active(title)?;
    yes_or_no(word).map(|yes| of(yes == yes_means))
}

/// A column of states as Moodle wants it; what cannot be told stays, and the check says so.
pub(super) fn translated(column: Column, title: &str) -> Column {
    if says_active(title).is_none() {
        return column;
    }
    let exact: FxHashMap<u32, String> = column.exact().map(|exact| (exact.row.0, exact.number.to_string())).collect();
    let new: Vec<&str> = column.dict().iter().map(|(_, text)| digit(text, title).unwrap_or(text)).collect();
    let mut out = Column::default();
    for (row, id) in (0..).zip(column.iter()) {
        let shown = new[id.0 as usize];
        // A zero that the spreadsheet hides is a zero.
        let hidden = exact.get(&row).and_then(|number| digit(number, title));
        out.push(if id == ValueId::EMPTY {
            hidden.unwrap_or(shown)
        } else {
            hidden.filter(|_| digit(column.dict().get(id), title).is_none()).unwrap_or(shown)
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_under_active_is_0_and_under_suspended_1() {
        for (title, value, wanted) in [
            ("Actif", "1", Some("0")),
            ("Actif", "0", Some("1")),
            ("Active ?", "Oui", Some("0")),
            ("En cours", "NON", Some("1")),
            ("is_active", "FALSE", Some("1")),
            ("Suspendu", "Oui", Some("1")),
            ("Suspendu", "Non", Some("0")),
            ("Suspendu", "Actif", Some("0")),
            ("Statut d’inscription", "Suspendue", Some("1")),
            ("Statut d’inscription", "Oui", None),
            ("enrolstatus1", "1", None),
            ("Actif", "peut-être", None),
        ] {
            assert_eq!(digit(value, title), wanted, "{title} {value}");
        }
        let column: Column = {
            let mut column = Column::default();
            ["1", "", "0", "?"].iter().for_each(|text| column.push(text));
            column
        };
        let texts: Vec<String> = {
            let out = translated(column, "Actif");
            (0..4).map(|row| out.text(crate::table::RowId(row)).to_owned()).collect()
        };
        assert_eq!(texts, ["0", "", "1", "?"]);
    }
}
