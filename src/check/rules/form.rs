//! What the importer's description says of a column.

use crate::check::{Context, Value};
use crate::importer::Field;

/// The field of every column, left to right.
pub(super) fn fields<'a>(context: &Context<'a>) -> impl Iterator<Item = (usize, &'a Field)> {
    context.subject.roster.fields()
}

/// The field of a value's column.
pub(super) fn field<'a>(value: &Value<'a>) -> Option<&'a Field> {
    value.context.subject.roster.field(value.column)
}
