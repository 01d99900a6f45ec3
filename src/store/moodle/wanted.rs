//! What a list wants to know of a platform beside its courses: the people and the courses that it names.

use crate::catalogue::User;
use crate::importer::{FieldKey, Importer, Kind};
use crate::table::{RowId, Table};
use crate::text::{fold, php};
use std::collections::BTreeSet;

/// What is asked for beside the lists of the whole platform.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Short names of the courses whose groups are asked for, in any case.
    pub courses: BTreeSet<String>,
    /// Whether the participants of these courses are asked for too, with their roles and groups.
    pub participants: bool,
    /// The people of whom it is asked whether they have an account.
    pub people: Option<WantedPeople>,
}

/// People by one property of theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedPeople {
    /// The property.
    pub by: PersonKey,
    /// Its values as the list writes them.
    pub values: BTreeSet<String>,
}

/// What a list names people by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonKey {
    /// Login.
    Login,
    /// Number at the institution.
    Idnumber,
    /// E-mail address.
    Email,
}

impl PersonKey {
    /// Moodle's name of the field.
    pub(super) fn field(self) -> &'static str {
        match self {
            Self::Login => "username",
            Self::Idnumber => "idnumber",
            Self::Email => "email",
        }
    }

    pub(super) fn of(self, user: &User) -> Option<&str> {
        match self {
            Self::Login => Some(&user.username),
            Self::Idnumber => user.idnumber.as_deref(),
            Self::Email => user.email.as_deref(),
        }
    }

    /// The value as it can be asked: one that Moodle takes for ill-formed would spoil the whole call.
    pub(super) fn askable(self, text: &str) -> Option<String> {
        let value = match self {
            // A login with accents or blanks is asked as it must have been meant.
            Self::Login => php::clean_username(&fold::careful(text).replace(' ', "")),
            Self::Idnumber => text.to_owned(),
            Self::Email => text.to_lowercase(),
        };
        let fits = !value.is_empty() && value.chars().count() <= 255 && (self != Self::Email || value.contains('@'));
        fits.then_some(value)
    }

    fn kind(self) -> Kind {
        match self {
            Self::Login => Kind::Login,
            Self::Idnumber => Kind::Idnumber,
            Self::Email => Kind::Email,
        }
    }
}

impl Wanted {
    /// The courses, their participants and the people that a list names: by login where it has one, else by number, else by
    /// address. `keys` are the fields of the columns of `table`.
    pub fn of(importer: &Importer, keys: &[FieldKey], table: &Table) -> Self {
        let values = |kind| values(importer, keys, table, kind);
        let people = [PersonKey::Login, PersonKey::Idnumber, PersonKey::Email].into_iter().find_map(|by| {
            let values = values(by.kind());
            (!values.is_empty()).then_some(WantedPeople { by, values })
        });
        Self { courses: values(Kind::Course), participants: true, people }
    }
}

/// The values of the columns of a kind that a kept row holds.
fn values(importer: &Importer, keys: &[FieldKey], table: &Table, kind: Kind) -> BTreeSet<String> {
    let is_it = |key: &FieldKey| importer.field(key).is_some_and(|field| field.kind == kind);
    let columns = keys.iter().enumerate().filter(|(_, key)| is_it(key)).map(|(column, _)| column);
    let mut found = BTreeSet::new();
    for column in columns {
        let mut used = vec![false; table.column(column).dict().len()];
        for row in (0..table.rows()).map(RowId).filter(|row| !table.is_removed(*row)) {
            used[table.column(column).id(row).0 as usize] = true;
        }
        let texts = table.column(column).dict().iter().filter(|(id, _)| used[id.0 as usize]).map(|(_, text)| php::trim(text));
        found.extend(texts.filter(|text| !php::is_empty(text)).map(str::to_owned));
    }
    found
}
