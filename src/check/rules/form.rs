//! What the importer's description says of a column.

use crate::check::{Context, Value};
use crate::importer::Field;

/// The field of every column, left to right.
pub(super) fn fields<'a>(context: &Context<'a>) -> impl Iterator<Item = (usize, &'a Field)> {
    let subject = context.subject;
    subject.keys.iter().enumerate().filter_map(|(column, key)| Some((column, subject.importer.field(key)?)))
}

/// The field of a value's column.
pub(super) fn field<'a>(value: &Value<'a>) -> Option<&'a Field> {
    let subject = value.context.subject;
    subject.importer.field(subject.keys.get(value.column)?)
}
