//! The columns chosen for one importer, taken over for another.

use super::{Mapping, Take, propose};
use crate::importer::{Field, FieldKey, Importer, Kind};

/// What becomes of the columns when another importer is chosen for the same list.
pub struct CarriedOver {
    /// The columns for the other importer.
    pub mapping: Mapping,
    /// Fields whose values are the same for both: as they were, and as they are now.
    pub fields: Vec<(FieldKey, FieldKey)>,
}

/// Keeps what both importers call differently and mean alike, and proposes the rest from the headers.
pub fn carry_over(mapping: &Mapping, headers: &[&str], from: &Importer, to: &Importer) -> CarriedOver {
    let mut carried = CarriedOver { mapping: Mapping::default(), fields: Vec::new() };
    for (key, take) in &mapping.takes {
        if let Some(other) = counterpart(key, from, to).filter(|other| carried.mapping.take(other).is_none()) {
            carried.fields.push((key.clone(), other.clone()));
            if mapping.is_settled(key) {
                carried.mapping.settle(other.clone());
            }
            carried.mapping.set(to, other, Some(take.clone()));
        }
    }
    for (key, take) in propose(headers, to).takes {
        let is_named = |key: &FieldKey| to.field(key).is_some_and(|field| field.one_of);
        if is_named(&key) && carried.mapping.takes.iter().any(|(other, _)| is_named(other)) {
            continue;
        }
        let is_free = matches!(take, Take::Column(column) if carried.mapping.field_of(column).is_none());
        if is_free && carried.mapping.take(&key).is_none() {
            carried.mapping.set(to, key, Some(take));
        }
    }
    settle(&mut carried.mapping, to);
    carried
}

/// Gives the columns that have one sensible value that value.
fn settle(mapping: &mut Mapping, importer: &Importer) {
    let groups = mapping.takes.iter().any(|(key, _)| is(importer, key, Kind::Group));
    for field in &importer.fields {
        let key = field.numbered(1);
        if let Some(value) = field.usual(groups).filter(|_| mapping.take(&key).is_none()) {
            mapping.set(importer, key, Some(Take::Same(value.to_owned())));
        }
    }
}

fn is(importer: &Importer, key: &FieldKey, kind: Kind) -> bool {
    importer.field(key).is_some_and(|field| field.kind == kind)
}

/// Whether courses stand in numbered columns.
fn is_numbered(importer: &Importer) -> bool {
    importer.fields.iter().any(|field| field.kind == Kind::Course && field.is_family())
}

/// The field of the other importer that holds the same values.
fn counterpart(key: &FieldKey, from: &Importer, to: &Importer) -> Option<FieldKey> {
    let field = from.field(key)?;
    let number = match (is_numbered(from), is_numbered(to)) {
        (true, false) if key.number.is_some_and(|number| number != 1) => return None,
        (true, false) => 1,
        // Further groups of one course have no place of their own in numbered columns.
        (false, true) if key.number.is_some_and(|number| number != 1) => return None,
        (false, true) => 1,
        _ => key.number.unwrap_or(1),
    };
    to.fields.iter().find(|other| alike(field, other)).map(|other| other.numbered(number))
}

fn alike(field: &Field, other: &Field) -> bool {
    field.kind == other.kind
        && match field.kind {
            Kind::Name | Kind::Text | Kind::Choice => field.key == other.key && field.choices == other.choices,
            _ => true,
        }
}
