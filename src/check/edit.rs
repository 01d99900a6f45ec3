//! One way of putting a finding right, and what it changes.

use crate::error::Message;
use crate::importer::FieldKey;
use crate::shape::Shape;
use crate::table::{Change, Patch, RowId, Table, ValueId};

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
