//! What the settings form of the tool refuses before any row is treated.

use super::fields::Field;
use super::header::Columns;
use super::settings::{Settings, Update};
use crate::simulate::verdict::FileError;

/// The refusal of the form, with the fields it would mark.
pub(super) fn check(columns: &Columns, settings: &Settings) -> Option<FileError> {
    let mut fields = Vec::new();
    let creates = settings.kind.creates();
    if !columns.has(Field::Password) {
        if creates && !settings.password_new {
            fields.push("uupasswordnew");
        }
        if settings.password_old && !settings.kind.only_adds() {
            fields.push("uupasswordold");
        }
    }
    if settings.kind.only_adds() && settings.update != Update::Nothing {
        fields.push("uuupdatetype");
    }
    if creates {
        if !columns.has(Field::Firstname) || !columns.has(Field::Lastname) {
            fields.push("uutype");
        }
        if !columns.has(Field::Email) && settings.defaults.get(&Field::Email).is_none_or(String::is_empty) {
            fields.push("email");
        }
        if columns.username.is_none() && settings.username.as_ref().is_none_or(String::is_empty) {
            fields.push("username");
        }
    }
    (!fields.is_empty()).then_some(FileError { stage: "form", id: "form", value: None, fields })
}
