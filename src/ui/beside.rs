//! Columns of the list that are not written and say whom a row is about: they stand beside the fields.

use crate::{table::Column, text::fold::careful, workspace::Workspace};

/// Headers, folded, that name a person or say how to reach one.
const TELLING: &[&str] = &[
    "nom",
    "noms",
    "nom de famille",
    "nom usuel",
    "nom d'usage",
    "nom patronymique",
    "prenom",
    "prenoms",
    "nom prenom",
    "nom et prenom",
    "name",
    "last name",
    "lastname",
    "surname",
    "first name",
    "firstname",
    "given name",
    "full name",
    "mail",
    "mel",
    "email",
    "e-mail",
    "courriel",
    "adresse mail",
    "adresse e-mail",
    "adresse electronique",
    "remarque",
    "remarques",
    "commentaire",
    "commentaires",
];

/// One of them.
pub struct Beside {
    /// Position in the list.
    pub column: usize,
    /// Its header.
    pub name: String,
    /// One cell per row of the work.
    pub cells: Column,
}

/// The columns that are shown, and of which list and columns they were taken.
#[derive(Default)]
pub struct View {
    of: Option<((u64, u64), Vec<usize>, u64)>,
    /// What the person chose; `None` until then.
    chosen: Option<Vec<usize>>,
    all: Vec<Beside>,
}

impl View {
    /// The columns, left to right.
    pub fn all(&self) -> &[Beside] {
        &self.all
    }

    /// Takes them again when the list, its columns in use or the choice changed.
    pub fn update(&mut self, space: &Workspace) {
        let (Some(list), Some(work), Some(showing)) = (space.list(), space.work(), space.showing()) else {
            return self.all.clear();
        };
        let columns = self.columns(space);
        let now = Some((showing, columns.clone(), u64::from(work.table().rows())));
        if self.of == now {
            return;
        }
        let headers = list.headers();
        let beside = |&column: &usize| {
            let name = headers.get(column)?.trim().to_owned();
            let mut cells = list.cells(column)?;
            // Rows that were added have nothing there.
            cells.resize(work.table().rows() as usize);
            Some(Beside { column, name, cells })
        };
        self.all = columns.iter().filter_map(beside).collect();
        self.of = now;
    }

    fn columns(&self, space: &Workspace) -> Vec<usize> {
        let free = space.left_out();
        match &self.chosen {
            Some(chosen) => free.iter().map(|(column, _)| *column).filter(|column| chosen.contains(column)).collect(),
            None => {
                let telling = |header: &str| TELLING.contains(&careful(header).trim_end_matches([':', '.']));
                free.iter().filter(|(_, header)| telling(header)).map(|(column, _)| *column).collect()
            }
        }
    }

    /// Shows a column, or no longer.
    pub fn turn(&mut self, column: usize) {
        let mut chosen: Vec<usize> = self.all.iter().map(|beside| beside.column).collect();
        match chosen.iter().position(|other| *other == column) {
            Some(place) => drop(chosen.remove(place)),
            None => chosen.push(column),
        }
        self.chosen = Some(chosen);
    }
}
