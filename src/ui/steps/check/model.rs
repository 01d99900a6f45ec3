//! The work as the grid draws it: the fields to write, the columns beside, the problem of each cell.

use crate::{
    error::{Level, Message},
    importer::{FieldKey, Kind},
    locale::{Language, Locale},
    table::{RowId, Table},
    ui::{
        beside::Beside,
        choices::{self, Choice},
        fields,
        grid::{Cell, GridModel, RowKind},
        parts::badge::level_word,
        rows,
    },
    workspace::{Work, Workspace},
};
use rustc_hash::FxHashMap;
use std::{borrow::Cow, cell::RefCell, rc::Rc};

/// Words of problems that were put together for one check: the grid asks for those in sight in every frame.
#[derive(Default)]
pub struct Words {
    of: Option<(u64, Language)>,
    by_finding: RefCell<FxHashMap<usize, Rc<str>>>,
}

/// More words than this are not kept.
const MOST_WORDS: usize = 4_096;

impl Words {
    /// Forgets the words of another check, or in another language.
    pub fn update(&mut self, space: &Workspace, locale: &Locale) {
        let of = Some((space.check_number(), locale.language()));
        if self.of != of || self.by_finding.get_mut().len() > MOST_WORDS {
            *self = Self { of, ..Self::default() };
        }
    }

    fn of(&self, finding: usize, make: impl FnOnce() -> Option<String>) -> Option<Rc<str>> {
        if let Some(words) = self.by_finding.borrow().get(&finding) {
            return Some(Rc::clone(words));
        }
        let words: Rc<str> = make()?.into();
        self.by_finding.borrow_mut().insert(finding, Rc::clone(&words));
        Some(words)
    }
}

/// The work as the grid draws it.
pub struct WorkModel<'a> {
    space: &'a Workspace,
    words: &'a Words,
    table: &'a Table,
    keys: Vec<String>,
    names: Vec<String>,
    titles: Vec<String>,
    beside: &'a [Beside],
    rows: &'a rows::View,
    /// The column that says who a row is.
    login: Option<usize>,
    locale: &'a Locale,
}

impl<'a> WorkModel<'a> {
    /// The work under the names that its fields have for people.
    pub fn new(
        space: &'a Workspace,
        work: &'a Work,
        words: &'a Words,
        beside: &'a [Beside],
        rows: &'a rows::View,
        locale: &'a Locale,
    ) -> Self {
        let keys = work.mapping().keys();
        Self {
            space,
            words,
            table: work.table(),
            titles: keys.iter().map(|key| fields::both(space.importer(), key, locale)).collect(),
            names: keys.iter().map(|key| fields::name(space.importer(), key, locale)).collect(),
            login: keys.iter().position(|key| space.importer().field(key).is_some_and(|field| field.kind == Kind::Login)),
            keys: keys.iter().map(ToString::to_string).collect(),
            beside,
            rows,
            locale,
        }
    }

    /// The row at a place on the screen.
    fn row(&self, place: u32) -> RowId {
        self.rows.id(place).unwrap_or(RowId(place))
    }
}

impl GridModel for WorkModel<'_> {
    fn rows(&self) -> u32 {
        self.rows.count(self.table)
    }
    fn columns(&self) -> usize {
        self.fields() + self.beside.len()
    }
    fn header(&self, column: usize) -> Cow<'_, str> {
        let name = match self.besides(column) {
            Some(beside) => beside.name.as_str(),
            None => self.names[column].as_str(),
        };
        match self.rows.order() {
            Some((of, down)) if of == column => format!("{name} {}", if down { "↓" } else { "↑" }).into(),
            _ => name.into(),
        }
    }
    fn under(&self, column: usize) -> Cow<'_, str> {
        match self.besides(column) {
            Some(_) => self.locale.text("ui-beside-unwritten").into(),
            None if self.keys[column] == self.names[column] => "".into(),
            None => self.keys[column].as_str().into(),
        }
    }
    fn tall_heads(&self) -> bool {
        true
    }
    fn pinned(&self) -> Option<usize> {
        self.login
    }
    fn beside(&self, column: usize) -> bool {
        column >= self.fields()
    }
    fn title(&self, column: usize) -> Cow<'_, str> {
        match self.besides(column) {
            Some(beside) => format!("{} ({})", beside.name, self.locale.text("ui-beside-unwritten")).into(),
            None => self.titles[column].as_str().into(),
        }
    }
    fn blank(&self) -> Cow<'_, str> {
        self.locale.text("ui-empty").into()
    }
    fn gutter(&self) -> Cow<'_, str> {
        self.locale.text("ui-line").into()
    }
    fn row_label(&self, row: u32) -> Cow<'_, str> {
        self.table.row_name(self.row(row)).into()
    }
    fn cell(&self, cell: Cell) -> Cow<'_, str> {
        match self.besides(cell.column) {
            Some(beside) => beside.cells.text(self.row(cell.row)).into(),
            None => self.table.text(cell.column, self.row(cell.row)).into(),
        }
    }
    fn level(&self, cell: Cell) -> Option<Level> {
        self.space.mark((self.row(cell.row), cell.column)).map(|mark| mark.level)
    }
    fn problem(&self, cell: Cell) -> Option<Rc<str>> {
        let mark = self.space.mark((self.row(cell.row), cell.column))?;
        self.words.of(mark.finding, || {
            let found = self.space.report()?.findings.get(mark.finding)?;
            let words = Message::new("ui-pair").with("a", self.locale.text(found.rule.title)).with("b", found.message.clone());
            Some(format!("{}, {}", level_word(mark.level, self.locale), self.locale.message(&words)))
        })
    }
    fn kind(&self, row: u32) -> RowKind {
        if self.table.is_removed(self.row(row)) { RowKind::LeftOut } else { RowKind::Data }
    }
    fn editable(&self, cell: Cell) -> bool {
        !self.beside(cell.column)
    }
    fn choices(&self, cell: Cell, typed: &str) -> Vec<Choice> {
        let keys = self.space.work().map(|work| work.mapping().keys()).unwrap_or_default();
        let kind_of = |key: &FieldKey| self.space.importer().field(key).map(|field| field.kind);
        let Some((key, kind)) = keys.get(cell.column).and_then(|key| Some((key, kind_of(key)?))) else { return Vec::new() };
        if kind != Kind::Group {
            return choices::of(self.space.catalogue(), kind, typed);
        }
        // The groups of the course that stands in the same row.
        let is_its = |other: &FieldKey| kind_of(other) == Some(Kind::Course) && other.number == key.number;
        let course = keys.iter().position(is_its).map(|column| self.table.text(column, self.row(cell.row)));
        let course = course.and_then(|shortname| self.space.catalogue().course(shortname.trim()));
        course.map(|course| choices::of_groups(course, typed)).unwrap_or_default()
    }
}

impl WorkModel<'_> {
    /// Number of columns that are written.
    fn fields(&self) -> usize {
        self.table.columns().len().min(self.keys.len())
    }

    fn besides(&self, column: usize) -> Option<&Beside> {
        self.beside.get(column.checked_sub(self.fields())?)
    }
}
