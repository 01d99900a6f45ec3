//! The names of the fields that an importer reads: in the person's words, and as they are written.

use crate::{
    importer::{FieldKey, Importer},
    locale::Locale,
};

/// *Espace de cours 2* for `course2`.
pub fn name(importer: &Importer, key: &FieldKey, locale: &Locale) -> String {
    let label = importer.field(key).map_or_else(|| key.to_string(), |field| locale.text(&field.label_id()));
    match key.number {
        Some(number) if number > 1 => format!("{label} {number}"),
        _ => label,
    }
}

/// *Espace de cours (course1)*: both names, for those who only hear one.
pub fn both(importer: &Importer, key: &FieldKey, locale: &Locale) -> String {
    let (name, written) = (name(importer, key, locale), key.to_string());
    if name == written { name } else { format!("{name} ({written})") }
}
