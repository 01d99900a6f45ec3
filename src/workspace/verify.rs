//! Whether what a file asks for is there: from the file to what it wants, and from a list of participants to a source.

use super::{List, OpenFault, ReadFile, Source as Opened, open};
use crate::catalogue::Catalogue;
use crate::error::{Fault, Message};
use crate::export::{self, Draft, ExportFault};
use crate::mapping::{Asked, AskedCourse};
use crate::read::Options;
use crate::table::RowId;
use crate::verify::{Because, Compared, ListLacks, ListSource, Person, Wanted};
use crate::watch::Watch;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Why a list cannot be compared with.
#[derive(Debug)]
pub enum AgainstFault {
    /// It cannot be read.
    Open(OpenFault),
    /// It lacks people or course.
    Lacks(ListLacks),
}

impl std::fmt::Display for AgainstFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message().id)
    }
}

impl std::error::Error for AgainstFault {}

impl Fault for AgainstFault {
    fn message(&self) -> Message {
        match self {
            Self::Open(fault) => fault.message(),
            Self::Lacks(ListLacks::People) => Message::new("verify-list-no-people"),
            Self::Lacks(ListLacks::Course) => Message::new("verify-list-no-course"),
        }
    }
}

/// What a file wants, course by course. Rows that take something away, or that name nobody, want nothing.
pub fn wanted(file: &ReadFile, catalogue: &Catalogue) -> Vec<Wanted> {
    file.asked.iter().flat_map(|asked| wanted_of(file, asked, catalogue)).map(|(_, wanted)| wanted).collect()
}

/// What one row wants.
pub(super) fn wanted_of<'a>(file: &ReadFile, asked: &'a Asked, catalogue: &Catalogue) -> Vec<(&'a AskedCourse, Wanted)> {
    let Some(user) = asked.person() else { return Vec::new() };
    let of = |course: &'a AskedCourse| {
        let wanted = Wanted {
            line: file.roster.table().source(asked.row).line,
            user: user.to_owned(),
            course: course.course.clone(),
            number: course.number,
            role: course.role.clone(),
            groups: course.groups.clone(),
            suspended: course.suspended,
            because: because(asked, &course.course, course.role.as_deref(), catalogue),
        };
        (course, wanted)
    };
    asked.courses.iter().filter(|course| !course.takes_away).map(of).collect()
}

/// What a file names its people by: login, else number, else address.
#[cfg(feature = "net")]
pub(super) fn people_named_by(file: &ReadFile) -> crate::store::moodle::PersonKey {
    use crate::store::moodle::PersonKey;
    let has = |name: fn(&Asked) -> bool| file.asked.iter().any(name);
    if has(|asked| asked.login.is_some()) {
        PersonKey::Login
    } else if has(|asked| asked.idnumber.is_some()) {
        PersonKey::Idnumber
    } else {
        PersonKey::Email
    }
}

/// Why somebody would not be there, by what is known of the platform.
fn because(asked: &Asked, course: &str, role: Option<&str>, catalogue: &Catalogue) -> Option<Because> {
    let named = catalogue.course(course);
    if named.is_none() && catalogue.tells_all_courses() {
        return Some(Because::UnknownCourse);
    }
    if let Some(login) = asked.login.as_deref().filter(|login| catalogue.tells_account(login)) {
        match catalogue.user(login) {
            None => return Some(Because::NoAccount),
            Some(user) if user.siteadmin.surely() || login == "guest" => return Some(Because::AccountRefused),
            Some(_) => {}
        }
    }
    if role.is_some_and(|role| catalogue.knows_roles() && catalogue.role(role).is_none()) {
        return Some(Because::UnknownRole);
    }
    match named?.manual_method().ok()? {
        None => Some(Because::NoManualMethod),
        Some(method) => (method.status == "disabled").then_some(Because::MethodOff),
    }
}

/// The people of a file, with every name that it has for them.
fn people(file: &ReadFile) -> BTreeMap<String, Person> {
    let person = |asked: &Asked| Person { login: asked.login.clone(), idnumber: asked.idnumber.clone(), email: asked.email.clone() };
    file.asked.iter().filter_map(|asked| Some((asked.person()?.to_owned(), person(asked)))).collect()
}

/// Opens a list of participants and compares the file with it. `course` is the course of the list when no column says it.
///
/// # Errors
/// When it cannot be read, or lacks people or course.
pub fn compare_with_list(
    file: &ReadFile,
    against: PathBuf,
    options: Options,
    course: Option<&str>,
    catalogue: &Catalogue,
    watch: &Watch,
) -> Result<Compared, AgainstFault> {
    let list: List = open(Opened::Path(against), options, watch).map_err(AgainstFault::Open)?;
    let wanted = wanted(file, catalogue);
    let (headers, rows) = (list.headers(), list.rows());
    let Some(table) = list.table() else { return Err(AgainstFault::Lacks(ListLacks::People)) };
    let source = ListSource::new(table, &headers, &rows, course, people(file), catalogue).map_err(AgainstFault::Lacks)?;
    Ok(crate::verify::compare(&wanted, &source))
}

/// Compares the file with what the platform's web services tell.
///
/// # Errors
/// When the platform cannot be asked.
#[cfg(feature = "net")]
pub fn compare_with_platform(
    file: &ReadFile,
    client: &crate::store::moodle::Client,
    catalogue: &Catalogue,
    watch: &Watch,
) -> Result<Compared, crate::store::moodle::MoodleFault> {
    use crate::submit::moodle::{Asked, read};
    let wanted = wanted(file, catalogue);
    let by = people_named_by(file);
    let people = wanted.iter().map(|one| one.user.clone()).collect();
    let courses = wanted.iter().map(|one| one.course.clone()).collect();
    let reading = read(client, &Asked { by, people, courses }, watch)?;
    Ok(crate::verify::compare(&wanted, &reading))
}

/// The file of what is missing, ready to be sent; `None` when nothing is.
///
/// # Errors
/// When a value cannot be written in this form.
pub fn missing_file(file: &ReadFile, compared: &Compared, watch: &Watch) -> Result<Option<Vec<u8>>, ExportFault> {
    let table = file.roster.table();
    let at: BTreeMap<u32, RowId> = table.kept_rows().map(|row| (table.source(row).line, row)).collect();
    let rows: Vec<(RowId, Vec<u32>)> =
        compared.missing().into_iter().filter_map(|(line, numbers)| Some((*at.get(&line)?, numbers))).collect();
    if rows.is_empty() {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    let draft = Draft { roster: &export::picked(&file.roster, &rows), delimiter: file.delimiter };
    export::write(&draft, &mut bytes, watch)?;
    Ok(Some(bytes))
}
