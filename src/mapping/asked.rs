//! What a file asks for: people, and the courses of each.

use super::carried::{self, Membership, Original, Typed};
use super::{Mapping, Take};
use crate::importer::{Importer, Kind};
use crate::table::RowId;
use crate::text::php;

/// What one row asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The row.
    pub row: RowId,
    /// Login of the person.
    pub login: Option<String>,
    /// Number of the person at the institution.
    pub idnumber: Option<String>,
    /// E-mail address of the person.
    pub email: Option<String>,
    /// The courses, in the order of their numbers.
    pub courses: Vec<AskedCourse>,
}

/// One course of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedCourse {
    /// Number of its columns; 1 where they have none.
    pub number: u32,
    /// Short name.
    pub course: String,
    /// Role asked for; `None` = the one that the platform gives when nothing is asked.
    pub role: Option<String>,
    /// Groups.
    pub groups: Vec<String>,
    /// Whether a suspended enrolment is asked for; `None` = as it is, or active.
    pub suspended: Option<bool>,
    /// Start, period and end as they are written.
    pub typed: Typed,
    /// Whether the row takes something away instead.
    pub takes_away: bool,
}

impl Asked {
    /// What names the person: login, else number, else address.
    pub fn person(&self) -> Option<&str> {
        self.login.as_deref().or(self.idnumber.as_deref()).or(self.email.as_deref())
    }
}

/// What the kept rows ask for. `only` is the course of a file for a tool that takes one course at a time.
pub fn asked(original: &Original<'_>, only: Option<&str>) -> Vec<Asked> {
    original.roster.table().kept_rows().map(|row| of_row(original, row, only)).collect()
}

fn of_row(original: &Original<'_>, row: RowId, only: Option<&str>) -> Asked {
    let (entry, mut sets) = carried::numbered(original, row);
    if let (Some(only), true) = (only, sets.values().all(|set| set.course.is_empty())) {
        only.clone_into(&mut sets.entry(1).or_default().course);
    }
    let takes_away = takes_away(original, row);
    let one = |(number, set): (u32, Membership)| AskedCourse {
        number,
        typed: set.typed,
        suspended: set.status.as_deref().map(|status| status != "0"),
        role: Some(set.role).filter(|role| !role.is_empty()),
        course: set.course,
        groups: set.groups,
        takes_away,
    };
    let courses = sets.into_iter().filter(|(_, set)| !set.course.is_empty()).map(one).collect();
    let email = original.roster.fields().find(|(_, field)| field.kind == Kind::Email);
    let email = email.map(|(column, _)| php::trim(original.roster.table().text(column, row)).to_owned()).filter(|text| !text.is_empty());
    Asked { row, login: entry.login, idnumber: entry.idnumber, email, courses }
}

/// Whether a word of the row takes enrolments, roles or groups away.
fn takes_away(original: &Original<'_>, row: RowId) -> bool {
    let is_it = |column, word: &String| *word == php::trim(original.roster.table().text(column, row));
    original.roster.fields().any(|(column, field)| field.taking_away.iter().any(|word| is_it(column, word)))
}

/// The columns of a file without names above: each is the field of its place.
pub fn by_places(importer: &Importer, columns: usize) -> Mapping {
    let naming = importer.naming().next().map(|field| field.key.as_str());
    let here = importer.fields.iter().filter(|field| !field.apart && (!field.one_of || Some(field.key.as_str()) == naming));
    let takes = here.take(columns).enumerate().map(|(column, field)| (field.numbered(1), Take::Column(column)));
    Mapping::of(takes.collect())
}
