//! A first mapping from the headers alone. The person sees it, with samples, before anything follows from it.

use super::{Mapping, Take};
use crate::importer::{Field, FieldKey, Importer, Meaning, Sense, senses};
use crate::text::fold;

/// How sure a header is, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The very name that the importer wants.
    Name,
    /// A name that means this field.
    Synonym,
    /// A name that often means it.
    Maybe,
    /// A name of something that may stand in its place: its rank among these, and whether it is unsure.
    Weak(usize, bool),
}

/// Fields found among the headers. Each field takes one column and each column one field; of several
/// columns that fit, the better fit wins, then the first.
pub fn propose(headers: &[&str], importer: &Importer) -> Mapping {
    let mut candidates: Vec<(Fit, usize, FieldKey)> = Vec::new();
    for (column, header) in headers.iter().enumerate() {
        let senses = senses(header);
        candidates.extend(importer.fields.iter().filter_map(|field| fit(field, header, &senses)).map(|(fit, key)| (fit, column, key)));
    }
    candidates.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut mapping = Mapping::default();
    for (_, column, key) in candidates {
        if mapping.take(&key).is_none() && mapping.field_of(column).is_none() {
            mapping.takes.push((key, Take::Column(column)));
        }
    }
    // Of several columns that can name the person, the usual one is taken.
    let usual = importer.naming().map(|field| field.numbered(1)).find(|key| mapping.take(key).is_some());
    mapping.takes.retain(|(key, _)| usual.as_ref() == Some(key) || importer.field(key).is_none_or(|field| !field.one_of));
    mapping.sort(importer);
    mapping
}

fn fit(field: &Field, header: &str, senses: &[Sense]) -> Option<(Fit, FieldKey)> {
    let name = fold::loose(header);
    if let Some(number) = numbered(&fold::loose(field.stem()), &name, field.is_family())
        && (number != 0 || !field.is_family())
    {
        return Some((Fit::Name, field.numbered(number)));
    }
    let among = |meanings: &[Meaning]| {
        meanings.iter().enumerate().find_map(|(rank, meaning)| Some((rank, senses.iter().find(|sense| sense.meaning == *meaning)?)))
    };
    if let Some((_, sense)) = among(&field.titles) {
        return Some((if sense.sure { Fit::Synonym } else { Fit::Maybe }, field.numbered(sense.number)));
    }
    among(&field.weak_titles).map(|(rank, sense)| (Fit::Weak(rank, !sense.sure), field.numbered(sense.number)))
}

/// `0` for the bare stem, else the number behind it.
fn numbered(stem: &str, name: &str, family: bool) -> Option<u32> {
    let digits = name.strip_prefix(stem)?;
    if digits.is_empty() {
        return Some(0);
    }
    let sound = family && digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
    if sound { digits.parse().ok() } else { None }
}
