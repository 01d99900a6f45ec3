//! What a list wants to know of a platform beside its courses: the people and the courses that it names.

use crate::catalogue::User;
use crate::importer::{Kind, Roster};
use crate::table::Column;
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
    /// Whether what is known of the platform is given up: it is another site now.
    pub anew: bool,
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
    pub(crate) fn field(self) -> &'static str {
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
    pub(crate) fn askable(self, text: &str) -> Option<String> {
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
    /// address.
    pub fn of(roster: &Roster<'_>) -> Self {
        let values = |kind| values(roster, kind);
        let people = [PersonKey::Login, PersonKey::Idnumber, PersonKey::Email].into_iter().find_map(|by| {
            let values = values(by.kind());
            (!values.is_empty()).then_some(WantedPeople { by, values })
        });
        Self { courses: values(Kind::Course), participants: true, people, anew: false }
    }

    /// The same with the people that `columns` name by address, where the list names nobody otherwise: the column in which
    /// most cells are addresses.
    #[must_use]
    pub fn or_addresses<'c>(mut self, columns: impl Iterator<Item = &'c Column>) -> Self {
        if self.people.is_some() {
            return self;
        }
        let addresses = |column: &Column| {
            let texts = column.dict().iter().map(|(_, text)| php::trim(text)).filter(|text| !text.is_empty());
            let (with, without): (Vec<&str>, Vec<&str>) = texts.partition(|text| PersonKey::Email.askable(text).is_some());
            (with.len() > without.len()).then(|| with.into_iter().map(str::to_owned).collect::<BTreeSet<String>>())
        };
        let most = columns.filter_map(addresses).max_by_key(BTreeSet::len);
        self.people = most.map(|values| WantedPeople { by: PersonKey::Email, values });
        self
    }
}

/// The values of the columns of a kind that a kept row holds.
fn values(roster: &Roster<'_>, kind: Kind) -> BTreeSet<String> {
    let table = roster.table();
    let columns = roster.fields().filter(|(_, field)| field.kind == kind).map(|(column, _)| column);
    let mut found = BTreeSet::new();
    for column in columns {
        let mut used = vec![false; table.column(column).dict().len()];
        for row in table.kept_rows() {
            used[table.column(column).id(row).0 as usize] = true;
        }
        let texts = table.column(column).dict().iter().filter(|(id, _)| used[id.0 as usize]).map(|(_, text)| php::trim(text));
        found.extend(texts.filter(|text| !php::is_empty(text)).map(str::to_owned));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Origin;

    fn wanted(columns: &[(&str, &[&str])]) -> Wanted {
        let importer = crate::importer::find("moodle-upload-users").unwrap();
        let column = |(name, cells): &(&str, &[&str])| {
            let mut column = Column::default();
            cells.iter().for_each(|cell| column.push(cell));
            (importer.key_of_header(name).unwrap(), column)
        };
        Wanted::of(&Roster::of(importer, columns.iter().map(column).collect(), Origin::default()))
    }

    #[test]
    fn a_list_says_whom_and_which_courses_to_ask_for() {
        let people = ["55000901", " 55000902 ", "", "55000901"];
        let wanted = wanted(&[("username", &people), ("course1", &["A", "B", "A", ""]), ("course2", &["C", "", "", ""])]);
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<BTreeSet<_>>();
        assert_eq!(wanted.courses, texts(&["A", "B", "C"]));
        assert_eq!(wanted.people, Some(WantedPeople { by: PersonKey::Login, values: texts(&["55000901", "55000902"]) }));
        assert!(wanted.participants);
    }

    #[test]
    fn what_moodle_would_take_for_ill_formed_is_asked_as_it_must_have_been_meant() {
        let login = |text| PersonKey::Login.askable(text);
        assert_eq!(
            (login("DUPONT"), login("hélène "), login("5500 0901")),
            (Some("dupont".into()), Some("helene".into()), Some("55000901".into()))
        );
        assert_eq!((login("«»"), PersonKey::Email.askable("pas une adresse")), (None, None));
        assert_eq!(PersonKey::Idnumber.askable("E22300225").as_deref(), Some("E22300225"));
    }
}
