//! A list of participants that was downloaded from Moodle, or comes from elsewhere: who is in one course, or in several.

use super::{Seen, Source, There, Wanted};
use crate::catalogue::Catalogue;
use crate::table::{RowId, Table};
use crate::text::fold;
use std::collections::{BTreeMap, BTreeSet};

/// What names a person, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// Login.
    pub login: Option<String>,
    /// Number at the institution.
    pub idnumber: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
}

/// What a list lacks to be compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListLacks {
    /// A column that names people by login, number or address.
    People,
    /// The course: no column names it, and nobody said it.
    Course,
}

/// What a column of such a list holds. Titles of Moodle's own downloads in French and English, and of reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Login,
    Idnumber,
    Email,
    Roles,
    Groups,
    Status,
    Course,
}

const TITLES: [(Part, &[&str]); 7] = [
    (Part::Login, &["username", "nom d'utilisateur", "identifiant", "identifiant de connexion", "login", "compte"]),
    (
        Part::Idnumber,
        &[
            "idnumber",
            "id number",
            "numero d'identification",
            "n° d'identification",
            "n° etudiant",
            "numero etudiant",
            "code etudiant",
            "matricule",
        ],
    ),
    (Part::Email, &["email", "email address", "e-mail", "adresse de courriel", "courriel", "adresse e-mail", "adresse mail", "mail"]),
    (Part::Roles, &["roles", "role", "roles dans le cours", "role short name", "nom abrege du role"]),
    (Part::Groups, &["groups", "group", "groupes", "groupe", "group name", "nom du groupe"]),
    (Part::Status, &["status", "statut", "etat", "enrolment status", "statut de l'inscription", "statut d'inscription"]),
    (Part::Course, &["course", "cours", "course short name", "nom abrege du cours", "nom abrege", "shortname", "espace de cours"]),
];

/// Words of Moodle for an enrolment that lets in, and for one that does not.
const ACTIVE: [&str; 3] = ["active", "actif", "actifs"];
const CLOSED: [&str; 8] = ["suspended", "suspendu", "not current", "inactive", "inactif", "pas en cours", "non en cours", "non actuel"];

/// Names that every Moodle gives its standard roles.
const ROLES: [(&str, &[&str]); 5] = [
    ("student", &["student", "etudiant", "etudiante"]),
    ("editingteacher", &["teacher", "enseignant", "editing teacher", "enseignant editeur"]),
    ("teacher", &["non-editing teacher", "enseignant non editeur", "enseignant non-editeur"]),
    ("manager", &["manager", "gestionnaire"]),
    ("guest", &["guest", "visiteur anonyme"]),
];

struct Line {
    roles: Option<Vec<String>>,
    groups: Option<String>,
    access: Option<bool>,
}

/// Who is where, by a list.
pub struct ListSource<'a> {
    catalogue: &'a Catalogue,
    /// What each person of the file is called otherwise, by what the file calls them.
    people: BTreeMap<String, Person>,
    /// The lines of each course.
    courses: BTreeMap<String, Vec<Line>>,
    /// The lines of a person, by course, way of naming, and folded name.
    found: BTreeMap<(String, Naming, String), Vec<usize>>,
    /// The columns that name people.
    naming: Vec<Naming>,
    /// Columns whose values are those of the file.
    same: BTreeSet<Naming>,
    blind: Vec<&'static str>,
}

/// Ways of naming a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Naming {
    Login,
    Idnumber,
    Email,
}

impl Naming {
    const ALL: [Self; 3] = [Self::Login, Self::Idnumber, Self::Email];

    fn of(self, person: &Person) -> Option<&str> {
        match self {
            Self::Login => person.login.as_deref(),
            Self::Idnumber => person.idnumber.as_deref(),
            Self::Email => person.email.as_deref(),
        }
    }
}

impl<'a> ListSource<'a> {
    /// The source behind the rows of a list. `course` is the short name of its course when no column says it; `people` are
    /// those of the file, by what it calls them.
    ///
    /// # Errors
    /// When nobody can be found in it, or nothing says which course it is of.
    pub fn new(
        table: &Table,
        headers: &[&str],
        rows: &[RowId],
        course: Option<&str>,
        people: BTreeMap<String, Person>,
        catalogue: &'a Catalogue,
    ) -> Result<Self, ListLacks> {
        let at = |part: Part| headers.iter().position(|header| part_of(header) == Some(part));
        let cell = |column: Option<usize>, row: RowId| {
            column.map(|column| table.text(column, row).trim().to_owned()).filter(|text| !text.is_empty())
        };
        let columns = [(Naming::Login, at(Part::Login)), (Naming::Idnumber, at(Part::Idnumber)), (Naming::Email, at(Part::Email))];
        let naming: Vec<Naming> = columns.iter().filter(|(_, column)| column.is_some()).map(|(part, _)| *part).collect();
        if naming.is_empty() {
            return Err(ListLacks::People);
        }
        let named = at(Part::Course);
        if course.is_none() && named.is_none() {
            return Err(ListLacks::Course);
        }
        let mut source =
            Self { catalogue, people, courses: BTreeMap::new(), found: BTreeMap::new(), naming, same: BTreeSet::new(), blind: vec!["end"] };
        if let Some(course) = course {
            source.courses.entry(course.to_owned()).or_default();
        }
        for &row in rows {
            let Some(course) = course.map(str::to_owned).or_else(|| cell(named, row)) else { continue };
            let person = Person { login: cell(columns[0].1, row), idnumber: cell(columns[1].1, row), email: cell(columns[2].1, row) };
            let line = Line {
                roles: at(Part::Roles).and_then(|column| source.roles(table.text(column, row))),
                groups: at(Part::Groups).map(|column| table.text(column, row).trim().to_owned()),
                access: cell(at(Part::Status), row).and_then(|text| access(&text)),
            };
            let lines = source.courses.entry(course.clone()).or_default();
            lines.push(line);
            let place = lines.len() - 1;
            for part in Naming::ALL {
                if let Some(text) = part.of(&person) {
                    source.found.entry((course.clone(), part, fold::careful(text))).or_default().push(place);
                }
            }
        }
        source.learn();
        Ok(source)
    }

    /// Finds the columns that hold what the file calls people by.
    fn learn(&mut self) {
        for part in Naming::ALL.into_iter().filter(|part| self.naming.contains(part)) {
            let values: BTreeSet<&str> = self.found.keys().filter(|(_, of, _)| *of == part).map(|(.., text)| text.as_str()).collect();
            let known = self.people.keys().filter(|name| values.contains(fold::careful(name).as_str())).count();
            // A few equal texts may be chance; half of the people are not.
            if part == Naming::Login || known * 2 > self.people.len() {
                self.same.insert(part);
            }
        }
    }

    /// Short names of the roles of a cell; `None` when one of them is not known.
    fn roles(&self, text: &str) -> Option<Vec<String>> {
        let known = self.catalogue.site().roles.as_deref().unwrap_or_default();
        let one = |name: &str| {
            let folded = fold::careful(name);
            if known.iter().any(|role| role.shortname == name) {
                return Some(name.to_owned());
            }
            let called = known.iter().find(|role| {
                let label = self.catalogue.role_label(&role.shortname).unwrap_or(&role.name);
                fold::careful(&role.name) == folded || fold::careful(label) == folded
            });
            let standard = || {
                ROLES.iter().find(|(short, names)| *short == name || names.contains(&folded.as_str())).map(|(short, _)| (*short).to_owned())
            };
            called.map(|role| role.shortname.clone()).or_else(standard)
        };
        text.split(',').map(str::trim).filter(|name| !name.is_empty()).map(one).collect()
    }

    /// The names of a person of the file, by the columns of the list.
    fn names(&self, user: &str) -> Vec<(Naming, String)> {
        let person = self.people.get(user).cloned().unwrap_or_default();
        let mut names: Vec<(Naming, String)> = self.same.iter().map(|part| (*part, user.to_owned())).collect();
        let account = person.login.as_deref().or(Some(user)).and_then(|login| self.catalogue.user(login));
        let told = Person {
            login: person.login.or_else(|| account.map(|user| user.username.clone())),
            idnumber: person.idnumber.or_else(|| account.and_then(|user| user.idnumber.as_deref().map(str::to_owned))),
            email: person.email.or_else(|| account.and_then(|user| user.email.as_deref().map(str::to_owned))),
        };
        for part in &self.naming {
            if let Some(text) = part.of(&told).filter(|text| !text.is_empty()) {
                names.push((*part, text.to_owned()));
            }
        }
        names
    }
}

impl Source for ListSource<'_> {
    fn seen(&self, wanted: &Wanted) -> Seen {
        let Some(lines) = self.courses.get(&wanted.course) else { return Seen::default() };
        let names = self.names(&wanted.user);
        let found: BTreeSet<usize> = names
            .iter()
            .filter_map(|(part, text)| self.found.get(&(wanted.course.clone(), *part, fold::careful(text))))
            .flatten()
            .copied()
            .collect();
        if found.is_empty() {
            // Somebody whose name in this list is not known may be in it all the same.
            let there = if names.is_empty() { There::NotTold } else { There::No };
            return Seen { there, ..Seen::default() };
        }
        let lines: Vec<&Line> = found.iter().filter_map(|&at| lines.get(at)).collect();
        let roles: Option<Vec<String>> =
            lines.iter().map(|line| line.roles.clone()).collect::<Option<Vec<_>>>().map(|roles| roles.concat());
        let groups: Option<Vec<String>> = lines.iter().map(|line| line.groups.as_deref()).collect::<Option<Vec<_>>>().map(|cells| {
            // A name may hold a comma itself: a group that was asked for is looked for as a whole.
            let has = |group: &&String| cells.iter().any(|cell| holds(cell, group));
            let asked: Vec<String> = wanted.groups.iter().filter(has).cloned().collect();
            let others = cells.iter().flat_map(|cell| cell.split(", ")).filter(|name| !name.is_empty());
            let more: Vec<String> = others.map(str::to_owned).filter(|name| !asked.contains(name)).collect();
            [asked, more].concat()
        });
        let told: Vec<bool> = lines.iter().filter_map(|line| line.access).collect();
        let access = if told.is_empty() { None } else { Some(told.contains(&true)) };
        Seen { there: There::Yes, roles, groups, more_groups: false, access }
    }

    fn blind(&self) -> &[&'static str] {
        &self.blind
    }
}

/// Whether a cell with names separated by commas holds a group.
fn holds(cell: &str, group: &str) -> bool {
    cell == group || format!(", {cell}, ").contains(&format!(", {group}, "))
}

fn access(text: &str) -> Option<bool> {
    let folded = fold::careful(text);
    if ACTIVE.contains(&folded.as_str()) {
        Some(true)
    } else if CLOSED.contains(&folded.as_str()) {
        Some(false)
    } else {
        None
    }
}

fn part_of(header: &str) -> Option<Part> {
    let folded = fold::careful(header);
    TITLES.iter().find(|(_, titles)| titles.contains(&folded.as_str())).map(|(part, _)| *part)
}
