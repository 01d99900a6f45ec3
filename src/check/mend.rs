//! Remedies made good for the rows of a value.

use super::{Context, Deed, Edit, Fix, Remedy};
use crate::error::Message;
use crate::table::{RowId, ValueId};

/// A cell that must not be empty is not emptied: it is asked to be filled. What the field does not take is not offered.
pub(super) fn writable(context: &Context<'_>, column: usize, mut remedies: Vec<Remedy>) -> Vec<Remedy> {
    if let Some(field) = context.field(column) {
        remedies.retain(|remedy| !matches!(&remedy.deed, Deed::Write(to) if !to.is_empty() && !field.takes(to)));
    }
    if !context.may_be_empty(column) {
        for remedy in &mut remedies {
            if matches!(&remedy.deed, Deed::Write(to) if to.is_empty()) {
                *remedy = Remedy::advise(Message::new("fix-fill-cells"));
            }
        }
    }
    remedies
}

/// A remedy made good for the rows of a value.
pub(super) fn fix(remedy: Remedy, column: usize, from: ValueId, rows: &[RowId]) -> Fix {
    let edit = match remedy.deed {
        Deed::Write(to) => Edit::Replace { column, from, to, rows: rows.to_vec() },
        Deed::Delimit(delimiter) => Edit::Delimiter(delimiter),
        Deed::Shape(shape) => Edit::Shape(shape),
        Deed::Advise => Edit::Nothing,
    };
    Fix { title: remedy.title, safety: remedy.safety, edit }
}
