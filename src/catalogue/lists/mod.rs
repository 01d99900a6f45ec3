//! Lists of courses, roles, accounts or groups that come as a workbook or a text file: which kind of
//! list it is, which column is what, and what it changes of a platform.

mod columns;

use self::columns::{Columns, Part};
use super::{Cohort, Course, Group, Role, Site, User};
use crate::error::{Fault, Message};
use crate::table::{RowId, Table};
use crate::text::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

/// Whether a header speaks of what people call a course: « Intitulé », « Nom complet du cours ».
pub fn names_course(header: &str) -> bool {
    columns::names_course(header)
}

/// Kinds of lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ListKind {
    /// One course a row.
    Courses,
    /// One role a row.
    Roles,
    /// One account a row.
    Accounts,
    /// One group of a course a row.
    Groups,
    /// One cohort a row.
    Cohorts,
}

/// Why a list cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListFault {
    /// No row of titles, or none that is known.
    NoKnownColumn,
    /// People, and no column of logins.
    NoLogin,
    /// Groups, and no column of short names.
    NoCourse,
    /// People and courses: a list of enrolments, not a part of a catalogue.
    Enrolments,
    /// Titles, and nothing below.
    NoRows,
}

/// What was read from a list.
#[derive(Clone, Debug, Serialize)]
pub struct Taken {
    /// Kind of list.
    pub kind: ListKind,
    /// Rows that say something.
    pub rows: usize,
    /// Rows left out because they have no name, login or group.
    pub nameless: usize,
    /// Rows left out because the same name stood above.
    pub repeated: usize,
    /// Titles of the columns that were not used.
    pub unused: Vec<String>,
    #[serde(skip)]
    content: Content,
}

#[derive(Clone, Debug)]
enum Content {
    Courses(Vec<Course>),
    Roles(Vec<Role>),
    Accounts(Vec<User>),
    Groups(Vec<(String, Group)>),
    Cohorts(Vec<Cohort>),
}

/// Reads the rows `rows` of a table under the titles `headers`, one for each column of the table.
///
/// # Errors
/// When the titles do not tell what kind of list it is, or nothing stands below them.
pub fn take(headers: &[&str], table: &Table, rows: Range<u32>) -> Result<Taken, ListFault> {
    let columns = Columns::new(headers);
    let kind = columns.kind(table, rows.clone())?;
    if rows.is_empty() {
        return Err(ListFault::NoRows);
    }
    let mut reading = Reading { columns: &columns, table, seen: FxHashSet::default(), nameless: 0, repeated: 0 };
    let rows = rows.map(RowId).filter(|&row| !table.is_removed(row));
    let content = match kind {
        ListKind::Courses => Content::Courses(rows.filter_map(|row| reading.course(row)).collect()),
        ListKind::Roles => Content::Roles(rows.filter_map(|row| reading.role(row)).collect()),
        ListKind::Accounts => Content::Accounts(rows.filter_map(|row| reading.account(row)).collect()),
        ListKind::Groups => Content::Groups(rows.filter_map(|row| reading.group(row)).collect()),
        ListKind::Cohorts => Content::Cohorts(rows.filter_map(|row| reading.cohort(row)).collect()),
    };
    let count = match &content {
        Content::Courses(list) => list.len(),
        Content::Roles(list) => list.len(),
        Content::Accounts(list) => list.len(),
        Content::Groups(list) => list.len(),
        Content::Cohorts(list) => list.len(),
    };
    if count == 0 {
        return Err(ListFault::NoRows);
    }
    let unused = headers.iter().zip(&columns.parts).filter(|(header, part)| part.is_none() && !header.trim().is_empty());
    let unused = unused.map(|(header, _)| (*header).to_owned()).collect();
    Ok(Taken { kind, rows: count, nameless: reading.nameless, repeated: reading.repeated, unused, content })
}

impl Taken {
    /// The accounts of a list of accounts; `None` for a list of something else.
    pub fn accounts(self) -> Option<Vec<User>> {
        if let Content::Accounts(users) = self.content { Some(users) } else { None }
    }

    /// Puts the list in place of the one that `site` has, and returns the keys of the lists that changed. Details that
    /// the list does not tell (methods and groups of a course, rights of a role) stay as they were known.
    pub fn put_into(self, site: &mut Site) -> Vec<&'static str> {
        match self.content {
            Content::Courses(mut courses) => {
                site.site.hidden_courses_untold = false;
                let mut known: FxHashMap<String, Course> =
                    std::mem::take(&mut site.courses).into_iter().map(|course| (course.shortname.clone(), course)).collect();
                for course in &mut courses {
                    if let Some(known) = known.remove(&course.shortname) {
                        keep_course(course, known);
                    }
                }
                site.courses = courses;
                vec!["courses"]
            }
            Content::Roles(mut roles) => {
                for role in &mut roles {
                    if let Some(known) = site.roles.iter().flatten().find(|known| known.shortname == role.shortname) {
                        keep_role(role, known);
                    }
                }
                site.roles = Some(roles);
                vec!["roles"]
            }
            Content::Accounts(users) => {
                site.users = Some(users);
                site.asked.users = None;
                vec!["users"]
            }
            Content::Cohorts(mut cohorts) => {
                for cohort in &mut cohorts {
                    let known = site.cohorts.iter().flatten().find(|known| known.name == cohort.name && known.idnumber == cohort.idnumber);
                    if let Some(known) = known {
                        cohort.members = known.members.clone();
                        cohort.id = if cohort.id == 0 { known.id } else { cohort.id };
                    }
                }
                site.cohorts = Some(cohorts);
                vec!["cohorts"]
            }
            Content::Groups(groups) => {
                let mut by_course: FxHashMap<String, Vec<Group>> = FxHashMap::default();
                for (course, group) in groups {
                    by_course.entry(course).or_default().push(group);
                }
                for course in &mut site.courses {
                    if let Some(groups) = by_course.remove(&course.shortname) {
                        course.groups = Some(groups);
                    }
                }
                vec!["courses"]
            }
        }
    }
}

fn keep_course(course: &mut Course, known: Course) {
    course.enrol_methods = known.enrol_methods;
    course.groups = known.groups;
    course.groupings = known.groupings;
    course.idnumber = course.idnumber.take().or(known.idnumber);
    course.category = course.category.take().or(known.category);
    course.visible = course.visible.or(known.visible);
    if course.id == 0 {
        course.id = known.id;
    }
}

fn keep_role(role: &mut Role, known: &Role) {
    role.archetype = role.archetype.take().or_else(|| known.archetype.clone());
    role.assignable_in_course = role.assignable_in_course.or(known.assignable_in_course);
    role.assignable_in_system = known.assignable_in_system;
    role.assignable_in_category = known.assignable_in_category;
    if role.name.is_empty() {
        role.name.clone_from(&known.name);
    }
    if role.id == 0 {
        role.id = known.id;
    }
}

struct Reading<'a> {
    columns: &'a Columns,
    table: &'a Table,
    seen: FxHashSet<String>,
    nameless: usize,
    repeated: usize,
}

impl Reading<'_> {
    /// The cell without the blanks around it, which Moodle takes off names too; `None` when it is empty.
    fn text(&self, part: Part, row: RowId) -> Option<String> {
        let text = unlinked(self.table.text(self.columns.find(part)?, row).trim());
        (!text.is_empty()).then(|| text.into_owned())
    }

    fn id(&self, row: RowId) -> i64 {
        self.text(Part::Id, row).and_then(|text| text.parse().ok()).unwrap_or(0)
    }

    fn flag(&self, part: Part, row: RowId) -> Option<bool> {
        flag(&self.text(part, row)?)
    }

    /// The name by which the row is known, counted when it is missing or stood above.
    fn name(&mut self, part: Part, row: RowId) -> Option<String> {
        let Some(name) = self.text(part, row) else {
            self.nameless += 1;
            return None;
        };
        if self.seen.insert(name.clone()) {
            Some(name)
        } else {
            self.repeated += 1;
            None
        }
    }

    fn course(&mut self, row: RowId) -> Option<Course> {
        Some(Course {
            shortname: self.name(Part::Shortname, row)?,
            id: self.id(row),
            fullname: self.text(Part::Fullname, row).unwrap_or_default(),
            idnumber: self.text(Part::Idnumber, row),
            category: self.text(Part::Category, row),
            visible: self.flag(Part::Visible, row),
            ..Course::default()
        })
    }

    fn role(&mut self, row: RowId) -> Option<Role> {
        Some(Role {
            shortname: self.name(Part::Shortname, row)?,
            id: self.id(row),
            name: self.text(Part::Fullname, row).unwrap_or_default(),
            archetype: self.text(Part::Archetype, row),
            assignable_in_course: self.flag(Part::InCourse, row).into(),
            ..Role::default()
        })
    }

    fn account(&mut self, row: RowId) -> Option<User> {
        Some(User {
            username: self.name(Part::Username, row)?,
            id: self.id(row),
            idnumber: self.text(Part::Idnumber, row).map(Into::into),
            email: self.text(Part::Email, row).map(Into::into),
            firstname: self.text(Part::Firstname, row).map(Into::into),
            lastname: self.text(Part::Lastname, row).map(Into::into),
            auth: self.text(Part::Auth, row).map(Into::into),
            suspended: self.flag(Part::Suspended, row),
            created_at: self.text(Part::CreatedAt, row).map(Into::into),
            ..User::default()
        })
    }

    fn cohort(&mut self, row: RowId) -> Option<Cohort> {
        let idnumber = self.text(Part::Cohort, row).or_else(|| self.text(Part::Idnumber, row));
        let name = self.text(Part::Fullname, row);
        // Cohorts may have the same name; a code is given once.
        let known_by = idnumber.clone().or_else(|| name.clone());
        let Some(known_by) = known_by else {
            self.nameless += 1;
            return None;
        };
        if !self.seen.insert(known_by) {
            self.repeated += 1;
            return None;
        }
        Some(Cohort {
            id: self.id(row),
            name: name.unwrap_or_default(),
            idnumber,
            context: self.text(Part::Category, row),
            visible: self.flag(Part::Visible, row),
            component: self.text(Part::Component, row),
            members: None,
        })
    }

    fn group(&mut self, row: RowId) -> Option<(String, Group)> {
        let (Some(course), Some(name)) = (self.text(Part::Shortname, row), self.text(Part::Group, row)) else {
            self.nameless += 1;
            return None;
        };
        if !self.seen.insert(format!("{course}\0{name}")) {
            self.repeated += 1;
            return None;
        }
        let group =
            Group { id: 0, name, idnumber: self.text(Part::Idnumber, row), automatic: self.flag(Part::Automatic, row), name_cut: false };
        Some((course, group))
    }
}

/// The words of a link that a report writes as HTML: `<a href="…">BIO_L1</a>`.
fn unlinked(text: &str) -> Cow<'_, str> {
    let Some((words, _)) = text.strip_prefix("<a ").and_then(|rest| rest.split_once('>')).and_then(|(_, rest)| rest.split_once("</a>"))
    else {
        return text.into();
    };
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#039;", "'"), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")];
    named.iter().fold(words.to_owned(), |words, (entity, sign)| words.replace(entity, sign)).trim().to_owned().into()
}

/// Yes and no as spreadsheets and people write them.
fn flag(text: &str) -> Option<bool> {
    match fold::careful(text).as_str() {
        "1" | "oui" | "yes" | "true" | "vrai" | "x" | "o" | "y" | "visible" | "affiche" => Some(true),
        "0" | "non" | "no" | "false" | "faux" | "n" | "masque" | "cache" | "hidden" => Some(false),
        _ => None,
    }
}

impl Fault for ListFault {
    fn message(&self) -> Message {
        match self {
            Self::NoKnownColumn => Message::new("list-no-known-column"),
            Self::NoLogin => Message::new("list-no-login"),
            Self::NoCourse => Message::new("list-no-course"),
            Self::Enrolments => Message::new("list-enrolments"),
            Self::NoRows => Message::new("list-no-rows"),
        }
    }
}

impl fmt::Display for ListFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().id)
    }
}

impl std::error::Error for ListFault {}
