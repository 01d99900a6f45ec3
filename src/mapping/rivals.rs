//! Several columns of a list that mean the same thing, such as the address of the institution and a private one: only one of
//! them feeds a field, and it is the person who says which.

use super::propose::with_account;
use super::{Mapping, Take};
use crate::catalogue::Catalogue;
use crate::importer::{FieldKey, Importer, Kind, Meaning, senses};
use crate::table::{RowId, Table};
use crate::text::php;

/// Rows looked at.
const TRIED: usize = 2_000;

/// A field, the column that feeds it, and the others that mean the same and say something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rivals {
    /// The field.
    pub key: FieldKey,
    /// The column that feeds it.
    pub taken: usize,
    /// The other columns.
    pub others: Vec<usize>,
    /// Rows in which one of the others says something else.
    pub rows: Vec<RowId>,
    /// Whether the accounts of the platform tell the one from the others.
    pub told: bool,
}

/// The fields for which nobody has said which of several columns is meant; rows by their positions in `rows`.
pub fn rivals(
    mapping: &Mapping,
    titles: &[&str],
    sheet: &Table,
    rows: &[RowId],
    importer: &Importer,
    catalogue: &Catalogue,
) -> Vec<Rivals> {
    let sense = |column: usize| senses(titles[column]).into_iter().next().filter(|sense| sense.meaning != Meaning::Other);
    let known = |column: usize| with_account(sheet, column, &rows[..rows.len().min(TRIED)], catalogue);
    let mut found = Vec::new();
    for (key, take) in &mapping.takes {
        let Take::Column(taken) = *take else { continue };
        let Some(field) = importer.field(key).filter(|_| taken < titles.len() && !mapping.is_settled(key)) else { continue };
        // Several groups are several rows; that is asked as a shape.
        let Some(meant) = sense(taken).filter(|_| field.kind != Kind::Group) else { continue };
        let differs = |other: usize, row: RowId| {
            let text = php::trim(sheet.text(other, row));
            !text.is_empty() && text != php::trim(sheet.text(taken, row))
        };
        let is_rival = |other: &usize| {
            let same = sense(*other).is_some_and(|sense| (sense.meaning, sense.number) == (meant.meaning, meant.number));
            *other != taken && mapping.field_of(*other).is_none() && same && rows.iter().take(TRIED).any(|&row| differs(*other, row))
        };
        let others: Vec<usize> = (0..titles.len()).filter(is_rival).collect();
        if others.is_empty() {
            continue;
        }
        let identity = matches!(field.kind, Kind::Login | Kind::Idnumber | Kind::Email);
        let told = identity && known(taken) > 0 && others.iter().all(|&other| known(other) == 0);
        let differing = (0..).zip(rows).filter(|&(_, &row)| others.iter().any(|&other| differs(other, row)));
        found.push(Rivals { key: key.clone(), taken, rows: differing.map(|(at, _)| RowId(at)).collect(), others, told });
    }
    found
}
