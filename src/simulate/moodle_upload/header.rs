//! The header: which columns Moodle takes, and which file it refuses for a column.

use super::fields::Field;
use super::release::Release;
use crate::catalogue::Site;
use crate::simulate::verdict::FileError;
use crate::text::php;
use rustc_hash::FxHashMap;

/// Columns by what they are for. Numbers are positions in a row.
#[derive(Debug, Default)]
pub struct Columns {
    /// Names as Moodle cleans them, in file order.
    pub names: Vec<String>,
    /// Login.
    pub username: Option<usize>,
    /// Login to rename from.
    pub oldusername: Option<usize>,
    /// Flag to delete.
    pub deleted: Option<usize>,
    /// Network host.
    pub mnethostid: Option<usize>,
    /// Interests.
    pub interests: Option<usize>,
    /// Standard fields of the account.
    pub fields: Vec<(Field, usize)>,
    /// Custom fields: position in the catalogue, or `None` when it tells none; position in a row.
    pub profile: Vec<(Option<usize>, usize)>,
    /// `cohortN`, in file order.
    pub cohorts: Vec<usize>,
    /// Roles and courses, in file order.
    pub steps: Vec<Step>,
}

/// One numbered column that does something, with those of its number.
#[derive(Debug)]
pub enum Step {
    /// `sysroleN`.
    SystemRole(usize),
    /// `categoryroleN` and its `categoryN`.
    CategoryRole {
        /// Column of the role.
        role: usize,
        /// Column of the category; without it nothing happens.
        category: Option<usize>,
    },
    /// `courseN`.
    Course(Course),
}

/// The columns that belong to one `courseN`.
#[derive(Debug, Default)]
pub struct Course {
    /// `courseN`.
    pub course: usize,
    /// `roleN`.
    pub role: Option<usize>,
    /// `typeN`.
    pub kind: Option<usize>,
    /// `enrolstatusN`.
    pub status: Option<usize>,
    /// `enroltimestartN`.
    pub start: Option<usize>,
    /// `enrolperiodN`.
    pub period: Option<usize>,
    /// `groupN`.
    pub group: Option<usize>,
}

/// Standard columns that are no field of [`Field`]; `htmleditor` is taken and does nothing.
const OTHERS: [&str; 6] = ["id", "htmleditor", "oldusername", "deleted", "mnethostid", "interests"];
/// Taken up to 3.10.
const OLD: [&str; 6] = ["skype", "msn", "aim", "yahoo", "icq", "url"];
const NUMBERED: [&str; 11] =
    ["category", "categoryrole", "cohort", "course", "enrolperiod", "enrolstatus", "enroltimestart", "group", "role", "sysrole", "type"];

/// Checks the header as typed. Values stand in [`FileError`] as Moodle shows them.
pub fn read(header: &[impl AsRef<str>], site: &Site, moodle: Release) -> Result<Columns, FileError> {
    if header.len() < 2 {
        return Err(FileError { stage: "header", id: "csvfewcolumns", value: None, fields: Vec::new() });
    }
    let mut columns = Columns::default();
    let mut seen: FxHashMap<String, usize> = FxHashMap::default();
    for (at, typed) in header.iter().enumerate() {
        let typed = php::trim(typed.as_ref());
        let Some((name, profile)) = accept(typed, site, moodle) else {
            let value = Some(typed.to_owned()).filter(|name| !name.is_empty());
            return Err(FileError { stage: "header", id: "invalidfieldname", value, fields: Vec::new() });
        };
        if seen.insert(name.clone(), at).is_some() {
            return Err(FileError { stage: "header", id: "duplicatefieldname", value: Some(name), fields: Vec::new() });
        }
        if name.starts_with("profile_field_") {
            columns.profile.push((profile, at));
        } else if let Some(field) = Field::named(&name).filter(|&field| field != Field::Username) {
            columns.fields.push((field, at));
        }
        columns.names.push(name);
    }
    columns.fields.sort_by_key(|(field, _)| Field::all().position(|other| other == *field));
    columns.link(&seen);
    Ok(columns)
}

/// The clean name of a column and, for a custom field, its position in the catalogue.
fn accept(typed: &str, site: &Site, moodle: Release) -> Option<(String, Option<usize>)> {
    let lower = typed.to_lowercase();
    let standard = |name: &str| Field::named(name).is_some() || OTHERS.contains(&name) || (moodle < Release(3, 11) && OLD.contains(&name));
    if standard(&lower) {
        return Some((lower, None));
    }
    if lower.starts_with("profile_field_") {
        // Without the list of custom fields any name may be one.
        let Some(fields) = &site.profile_fields else {
            return typed.starts_with("profile_field_").then(|| (typed.to_owned(), None));
        };
        let position = |name: &str| fields.iter().position(|field| field.column == name);
        if let Some(at) = position(typed) {
            return Some((typed.to_owned(), Some(at)));
        }
        return position(&lower).map(|at| (lower, Some(at)));
    }
    let (stem, _) = numbered(&lower)?;
    let known = NUMBERED.contains(&stem) && (moodle >= Release(4, 1) || !stem.starts_with("category"));
    known.then_some((lower, None))
}

/// `course12` → `course`, `12`. The digits stay text: `course01` does not go with `role1`.
fn numbered(name: &str) -> Option<(&str, &str)> {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &name[stem.len()..];
    (!digits.is_empty()).then_some((stem, digits))
}

impl Columns {
    fn link(&mut self, seen: &FxHashMap<String, usize>) {
        let find = |name: &str| seen.get(name).copied();
        self.username = find("username");
        self.oldusername = find("oldusername");
        self.deleted = find("deleted");
        self.mnethostid = find("mnethostid");
        self.interests = find("interests");
        for (at, name) in self.names.iter().enumerate() {
            let Some((stem, digits)) = numbered(name) else { continue };
            let sibling = |stem: &str| find(&format!("{stem}{digits}"));
            match stem {
                "cohort" => self.cohorts.push(at),
                "sysrole" => self.steps.push(Step::SystemRole(at)),
                "categoryrole" => self.steps.push(Step::CategoryRole { role: at, category: sibling("category") }),
                "course" => self.steps.push(Step::Course(Course {
                    course: at,
                    role: sibling("role"),
                    kind: sibling("type"),
                    status: sibling("enrolstatus"),
                    start: sibling("enroltimestart"),
                    period: sibling("enrolperiod"),
                    group: sibling("group"),
                })),
                _ => {}
            }
        }
    }

    /// Whether the file has this standard column.
    pub fn has(&self, field: Field) -> bool {
        self.fields.iter().any(|(other, _)| *other == field)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(header: &[&str]) -> Result<Vec<String>, FileError> {
        read(header, &Site::default(), Release(4, 5)).map(|columns| columns.names)
    }

    #[test]
    fn case_and_outer_blanks_do_not_count_in_a_header() {
        assert_eq!(names(&[" USERNAME", "Course1 "]).unwrap(), ["username", "course1"]);
        assert_eq!(names(&["username", "course1\u{a0}"]).unwrap_err().value.as_deref(), Some("course1\u{a0}"));
    }

    #[test]
    fn digits_are_compared_as_text() {
        let columns = read(&["username", "course01", "role1"], &Site::default(), Release(4, 5)).unwrap();
        assert!(matches!(&columns.steps[..], [Step::Course(Course { role: None, .. })]));
    }

    #[test]
    fn a_release_takes_its_own_columns() {
        let header = ["username", "category1"];
        assert!(read(&header, &Site::default(), Release(3, 11)).is_err());
        assert!(read(&header, &Site::default(), Release(4, 1)).is_ok());
        assert_eq!(names(&["username"]).unwrap_err().id, "csvfewcolumns");
        assert_eq!(names(&["username", "Username"]).unwrap_err().value.as_deref(), Some("username"));
    }
}
