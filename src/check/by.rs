//! By what the cells of a column name an account, a course or a group: login or short name, code, address, database id.

use super::Subject;
use crate::importer::{Behaviour, Does, EmptyPerson, Field, Kind};

/// By what something is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum By {
    /// Login of an account, short name of a course, name of a group.
    #[default]
    Name,
    /// Code at the institution.
    Number,
    /// Address of a person.
    Email,
    /// Number in the database: a catalogue says little of it.
    Id,
}

/// Kind of every column, and by what its values name things. Whatever names the person is of the kind of logins,
/// whatever names the course of the kind of courses.
pub(super) fn of_columns(subject: &Subject<'_>, does: &Does) -> Vec<(Kind, By)> {
    // Where people are found by address, a file with addresses needs no login.
    let by_address =
        does.is(Behaviour::EmptyPerson(EmptyPerson::FindsOtherwise)) && subject.roster.fields().any(|(_, field)| field.kind == Kind::Email);
    let of = |field: &Field| match field.kind {
        Kind::Email if by_address => (Kind::Login, By::Email),
        Kind::Login if by_address => (Kind::Text, By::Name),
        _ if field.is_person() => (Kind::Login, by(subject, field)),
        Kind::Course | Kind::CourseIdnumber => (Kind::Course, by(subject, field)),
        kind => (kind, by(subject, field)),
    };
    (0..subject.keys().len()).map(|column| subject.roster.field(column).map_or((Kind::Text, By::Name), of)).collect()
}

fn by(subject: &Subject<'_>, field: &Field) -> By {
    let chosen = field.named_by.as_ref().and_then(|key| subject.settings.iter().find(|setting| setting.key == *key));
    match (chosen.map(|setting| setting.value.as_str()), field.kind) {
        (Some("idnumber"), _) | (None, Kind::Idnumber | Kind::CourseIdnumber) => By::Number,
        (Some("email"), _) | (None, Kind::Email) => By::Email,
        (Some("id"), _) => By::Id,
        _ => By::Name,
    }
}
