//! What a check gives back: findings, their fixes, and what could not be checked.

use super::Meta;
use crate::error::{Level, Message};
use crate::importer::FieldKey;
use crate::shape::Shape;
use crate::table::{Change, Patch, RowId, Table, ValueId};

/// Everything a check found, gravest first, and what it could not look at.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Findings: gravest level first, then by rule, then the most rows first.
    pub findings: Vec<Finding>,
    /// Rules that would have something to say here and lack a part of the catalogue.
    pub not_checked: Vec<NotChecked>,
}

impl Report {
    /// Number of findings of each level: errors, warnings, infos.
    pub fn counts(&self) -> (usize, usize, usize) {
        let of = |level| self.findings.iter().filter(|finding| finding.level == level).count();
        (of(Level::Error), of(Level::Warning), of(Level::Info))
    }

    /// The fixes that may be applied without asking, in order.
    pub fn safe_fixes(&self) -> impl Iterator<Item = &Fix> {
        self.findings.iter().flat_map(|finding| &finding.fixes).filter(|fix| fix.safety == Safety::Safe)
    }
}

/// One problem: a rule, a value or a group of rows, and what can be done.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Meta,
    /// How grave it is in this case; the rule's own level is the usual one.
    pub level: Level,
    /// What is wrong and what the platform would do.
    pub message: Message,
    /// More that helps to decide.
    pub note: Option<Message>,
    /// Index of the column in the table, when one column is concerned.
    pub column: Option<usize>,
    /// The value that is wrong, in the dictionary of that column.
    pub value: Option<ValueId>,
    /// Every row concerned, sorted; empty when the table as a whole is.
    pub rows: Vec<RowId>,
    /// What can be done, the best first.
    pub fixes: Vec<Fix>,
}

impl Finding {
    /// A finding of a rule, at its usual level, about the table as a whole.
    pub fn new(rule: &'static Meta, message: Message) -> Self {
        Self { rule, level: rule.level, message, note: None, column: None, value: None, rows: Vec::new(), fixes: Vec::new() }
    }

    /// At another level.
    #[must_use]
    pub fn level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// At a column.
    #[must_use]
    pub fn at(mut self, column: usize) -> Self {
        self.column = Some(column);
        self
    }

    /// At a value of a column.
    #[must_use]
    pub fn on(mut self, column: usize, value: ValueId) -> Self {
        self.column = Some(column);
        self.value = Some(value);
        self
    }

    /// Concerning these rows.
    #[must_use]
    pub fn rows(mut self, rows: Vec<RowId>) -> Self {
        self.rows = rows;
        self
    }

    /// With a note.
    #[must_use]
    pub fn noting(mut self, note: Message) -> Self {
        self.note = Some(note);
        self
    }

    /// With a fix, after those it has.
    #[must_use]
    pub fn fix(mut self, title: Message, safety: Safety, edit: Edit) -> Self {
        self.fixes.push(Fix { title, safety, edit });
        self
    }

    /// With something only a person can do.
    #[must_use]
    pub fn advise(self, title: Message) -> Self {
        self.fix(title, Safety::Manual, Edit::Nothing)
    }
}

/// One way of putting a finding right.
#[derive(Clone, Debug)]
pub struct Fix {
    /// What it will do, as the words of a button.
    pub title: Message,
    /// Whether it may be applied without asking.
    pub safety: Safety,
    /// What it changes.
    pub edit: Edit,
}

/// How much a fix must be thought about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Safety {
    /// Keeps the meaning whatever the case: "fix all" applies it.
    Safe,
    /// Sound, and somebody has to decide.
    Ask,
    /// Only a person can do it: the title says what.
    Manual,
}

impl Safety {
    /// The word of the contract: `safe`, `ask`, `manual`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Ask => "ask",
            Self::Manual => "manual",
        }
    }
}

/// What a fix changes.
#[derive(Clone, Debug)]
pub enum Edit {
    /// The rows of one column that hold `from` hold `to` instead.
    Replace {
        /// Index of the column.
        column: usize,
        /// What stands there.
        from: ValueId,
        /// What is to stand there.
        to: String,
        /// Rows concerned.
        rows: Vec<RowId>,
    },
    /// Cells of one column, each with its own new value.
    Cells {
        /// Index of the column.
        column: usize,
        /// Rows and their new texts.
        cells: Vec<(RowId, String)>,
    },
    /// The rows are left out of the file.
    RemoveRows(Vec<RowId>),
    /// The rows are left out of the file for this time, and stay in the list of what is put aside.
    Aside(Vec<RowId>),
    /// Rows that were left out are taken in.
    TakeIn(Vec<RowId>),
    /// The file is written with another delimiter. No cell changes: its patch is empty.
    Delimiter(char),
    /// The list is made for this importer, by its id. No cell changes: its patch is empty.
    Importer(String),
    /// The list is read in another shape: its lines are made anew. No cell changes: its patch is empty.
    Shape(Shape),
    /// The field is fed by this column of the list. No cell changes by it: its patch is empty.
    Take(FieldKey, usize),
    /// Nothing that a program can do alone.
    Nothing,
}

impl Edit {
    /// The edit as a reversible change of the table; new texts are added to its dictionaries.
    ///
    /// # Panics
    /// When the edit names a column or a value that `table` does not have.
    pub fn patch(&self, table: &mut Table) -> Patch {
        match self {
            Self::Replace { column, from, to, rows } => {
                let to = table.intern(*column, to);
                Patch::one(Change::Replace { column: *column, rows: rows.clone(), from: *from, to })
            }
            Self::Cells { column, cells } => {
                let cells = cells.iter().map(|(row, text)| (*row, table.intern(*column, text))).collect();
                Patch::one(Change::Cells { column: *column, cells })
            }
            Self::RemoveRows(rows) => Patch::one(Change::Rows { rows: rows.clone(), removed: true }),
            Self::Aside(rows) => Patch::aside(rows),
            Self::TakeIn(rows) => Patch::bring_back(rows),
            Self::Delimiter(_) | Self::Importer(_) | Self::Shape(_) | Self::Take(..) | Self::Nothing => Patch::default(),
        }
    }
}

/// A rule that could not look, wholly or in part, and why.
#[derive(Clone, Debug)]
pub struct NotChecked {
    /// The rule.
    pub rule: &'static Meta,
    /// What the catalogue does not tell.
    pub why: Message,
}
