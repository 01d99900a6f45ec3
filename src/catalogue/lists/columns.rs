//! Which column of a list holds what, and what kind of list the columns make.

use super::{ListFault, ListKind};
use crate::table::{RowId, Table};
use crate::text::fold;
use std::ops::Range;

/// What a column of a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Id,
    /// « Cours », « Rôle »: a short name where no column says that it is one, else what people see.
    Label,
    Shortname,
    Fullname,
    Idnumber,
    Category,
    Visible,
    Archetype,
    InCourse,
    Username,
    Email,
    Firstname,
    Lastname,
    Auth,
    Suspended,
    CreatedAt,
    Group,
    Automatic,
    /// Code of a cohort, under a title that says so.
    Cohort,
    Description,
    Component,
}

/// Header texts, folded. A header may add what it speaks of: « nom abrégé du cours », "course short name".
/// Sources: column titles of Moodle's own exports in French and English, and of the schools' systems.
const HEADERS: [(Part, &[&str]); 21] = [
    (Part::Id, &["id", "courseid", "userid"]),
    (Part::Label, &["cours", "espace de cours", "course", "role", "code"]),
    (Part::Shortname, &["shortname", "nom abrege", "nom court", "short name", "coursename", "courseshortname"]),
    (Part::Fullname, &["fullname", "nom complet", "full name", "intitule", "libelle", "titre", "title", "name", "nom personnalise"]),
    (
        Part::Idnumber,
        &[
            "idnumber",
            "id number",
            "numero d'identification",
            "n° d'identification",
            "no d'identification",
            "n° etudiant",
            "no etudiant",
            "numero etudiant",
            "num etu",
            "cod_etu",
            "code etudiant",
            "code apogee",
        ],
    ),
    (Part::Category, &["category", "categorie", "nom de la categorie", "category name", "category_path", "categorie de cours"]),
    (Part::Visible, &["visible", "visibilite", "visibility", "affiche"]),
    (Part::Archetype, &["archetype", "modele", "type de role"]),
    (Part::InCourse, &["assignable_in_course", "attribuable dans un cours", "attribuable"]),
    (
        Part::Username,
        &["username", "identifiant", "identifiant de connexion", "login", "uid", "compte", "nom d'utilisateur", "persopass", "etupass"],
    ),
    (
        Part::Email,
        &["email", "e-mail", "mail", "courriel", "adresse de courriel", "adresse mail", "adresse electronique", "email address", "mel"],
    ),
    (Part::Firstname, &["firstname", "first name", "prenom", "prenoms", "lib_pr1_ind"]),
    (Part::Lastname, &["lastname", "last name", "surname", "nom", "nom de famille", "nom d'usage", "nom de naissance", "lib_nom_pat_ind"]),
    (Part::Auth, &["auth", "authentification", "methode d'authentification", "authentication"]),
    (Part::Suspended, &["suspended", "suspendu", "compte suspendu"]),
    (Part::CreatedAt, &["created_at", "timecreated", "date de creation", "cree le", "time created"]),
    (Part::Group, &["group", "groupe", "nom du groupe", "group name", "groupname"]),
    (Part::Automatic, &["automatic", "automatique", "groupe automatique"]),
    (
        Part::Cohort,
        &[
            "cohort id",
            "cohortid",
            "cidnumber",
            "id de cohorte",
            "id de la cohorte",
            "id cohorte",
            "identifiant de cohorte",
            "identifiant de la cohorte",
            "identifiant cohorte",
            "code de la cohorte",
            "code cohorte",
        ],
    ),
    (Part::Description, &["description"]),
    (Part::Component, &["component", "composant", "source"]),
];

/// What Moodle's report builder adds to the title of a name that is a link.
const LINKED: [&str; 3] = [" avec lien", " avec un lien", " with link"];

/// Short names that every Moodle has: a list that holds them is a list of roles.
const STANDARD_ROLES: [&str; 4] = ["student", "editingteacher", "teacher", "manager"];

/// Which column holds what.
pub(super) struct Columns {
    /// One for each column; `None` = not used.
    pub(super) parts: Vec<Option<Part>>,
}

impl Columns {
    pub(super) fn new(headers: &[&str]) -> Self {
        let mut columns = Self { parts: headers.iter().map(|header| part_of(header)).collect() };
        let label = if columns.find(Part::Shortname).is_some() { Part::Fullname } else { Part::Shortname };
        columns.rename(Part::Label, label);
        // « Nom » is a family name beside a first name or a login, and a title in lists of courses and roles.
        if columns.find(Part::Shortname).is_some() && columns.find(Part::Username).is_none() && columns.find(Part::Firstname).is_none() {
            columns.rename(Part::Lastname, Part::Fullname);
        }
        if columns.is_of_cohorts() {
            columns.rename(Part::Lastname, Part::Fullname);
        }
        // The first column of a kind counts.
        let parts = &mut columns.parts;
        for i in 1..parts.len() {
            if parts[i].is_some() && parts[..i].contains(&parts[i]) {
                parts[i] = None;
            }
        }
        columns
    }

    fn rename(&mut self, from: Part, to: Part) {
        self.parts.iter_mut().filter(|part| **part == Some(from)).for_each(|part| *part = Some(to));
    }

    pub(super) fn find(&self, part: Part) -> Option<usize> {
        self.parts.iter().position(|&found| found == Some(part))
    }

    /// Moodle's own list of cohorts: names, codes and descriptions, and nobody's login.
    fn is_of_cohorts(&self) -> bool {
        let has = |part| self.find(part).is_some();
        let others = [Part::Shortname, Part::Username, Part::Firstname, Part::Email, Part::Group].into_iter().any(has);
        let named = has(Part::Fullname) || has(Part::Lastname);
        !others && named && (has(Part::Cohort) || has(Part::Idnumber) && has(Part::Description))
    }

    pub(super) fn kind(&self, table: &Table, rows: Range<u32>) -> Result<ListKind, ListFault> {
        let has = |part| self.find(part).is_some();
        if has(Part::Username) {
            return if has(Part::Shortname) { Err(ListFault::Enrolments) } else { Ok(ListKind::Accounts) };
        }
        if self.is_of_cohorts() {
            return Ok(ListKind::Cohorts);
        }
        if has(Part::Group) {
            return if has(Part::Shortname) { Ok(ListKind::Groups) } else { Err(ListFault::NoCourse) };
        }
        if has(Part::Firstname) || has(Part::Email) {
            return Err(ListFault::NoLogin);
        }
        let Some(shortname) = self.find(Part::Shortname) else { return Err(ListFault::NoKnownColumn) };
        let is_role = |row: u32| STANDARD_ROLES.contains(&table.text(shortname, RowId(row)).trim());
        let holds_roles = !has(Part::Category) && rows.take(200).filter(|&row| is_role(row)).count() >= 2;
        Ok(if has(Part::Archetype) || has(Part::InCourse) || holds_roles { ListKind::Roles } else { ListKind::Courses })
    }
}

/// Whether a header speaks of what people call a course.
pub(super) fn names_course(header: &str) -> bool {
    matches!(part_of(header), Some(Part::Fullname | Part::Label))
}

fn part_of(header: &str) -> Option<Part> {
    let folded = fold::careful(header);
    // Moodle's report builder offers each name with a link too.
    let folded = LINKED.iter().find_map(|link| folded.strip_suffix(link)).map_or(folded.clone(), str::to_owned);
    let about = [" du cours", " de l'utilisateur", " du role", " (cours)", " (utilisateur)"];
    let whole = about.iter().find_map(|about| folded.strip_suffix(about)).unwrap_or(&folded);
    let whole = ["course ", "user ", "role "].iter().find_map(|about| whole.strip_prefix(about)).unwrap_or(whole);
    let find = |text: &str| HEADERS.iter().find(|(_, names)| names.contains(&text)).map(|&(part, _)| part);
    // `course1` of a file of enrolments speaks of a course too.
    let unnumbered = whole.trim_end_matches(|c: char| c.is_ascii_digit());
    find(&folded).or_else(|| find(whole)).or_else(|| find(&whole.replace([' ', '_'], ""))).or_else(|| find(unnumbered))
}
