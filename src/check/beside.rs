//! What a list says beside the cells that are written: titles, lines that were passed over, columns that say
//! whether somebody is out.

use crate::importer::{FieldKey, Meaning};
use crate::shape::Offer;
use crate::table::{Column, RowId};

/// What stands beside the cells.
#[derive(Clone, Default)]
pub struct Beside {
    /// For each column of the table its title in the list; empty for one value for all rows.
    pub titles: Vec<String>,
    /// Rows of the table that reading did not take as people. They are removed until somebody takes them in.
    pub left_out: Vec<LeftOut>,
    /// Columns that say whether somebody is out, mapped or not.
    pub states: Vec<StateColumn>,
    /// Rows that are struck through in the workbook.
    pub struck: Vec<RowId>,
    /// Shapes that the list seems to have, and is not read in.
    pub shapes: Vec<Offer>,
    /// For each column of the table the place in the file of the column of the list, as shapes name it; `None` for one value for
    /// all rows, and for a column that several became.
    pub sources: Vec<Option<usize>>,
    /// Fields that several columns of the list could feed, while nobody has said which.
    pub rivals: Vec<Rival>,
    /// Sheets of the workbook that nobody chose, and how many people stand on each who are not on the list.
    pub sheets: Vec<(String, usize)>,
}

/// A field, the column of the list that feeds it, and others that mean the same; each by its place and its title.
#[derive(Clone, Debug)]
pub struct Rival {
    /// The field.
    pub key: FieldKey,
    /// The column that feeds it.
    pub taken: (usize, String),
    /// The others.
    pub others: Vec<(usize, String)>,
    /// Rows of the table in which one of them says something else.
    pub rows: Vec<RowId>,
    /// Whether the accounts of the platform tell the one from the others.
    pub told: bool,
}

/// A row that reading did not take as a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The row.
    pub row: RowId,
    /// What it was taken for: message `left-out-<word>`.
    pub why: &'static str,
    /// Whether it may be a person all the same.
    pub person: bool,
}

/// A column that may say that somebody is out.
#[derive(Clone)]
pub struct StateColumn {
    /// Its title in the list.
    pub title: String,
    /// What its title means: a state, a mark, a remark.
    pub meaning: Meaning,
    /// One cell per row of the table.
    pub cells: Column,
}

impl Beside {
    /// Nothing is told.
    pub const NOTHING: &'static Self = &Self {
        titles: Vec::new(),
        left_out: Vec::new(),
        states: Vec::new(),
        struck: Vec::new(),
        shapes: Vec::new(),
        sources: Vec::new(),
        rivals: Vec::new(),
        sheets: Vec::new(),
    };

    /// The shape in which the cells of a column of the table that hold several values become lines of their own.
    pub fn splits(&self, column: usize) -> Option<&Offer> {
        let source = self.sources.get(column).copied().flatten()?;
        self.shapes.iter().find(|offer| offer.shape.split.contains(&source))
    }

    /// Whether the empty cells of a column of the table seem to mean the value above.
    pub fn fills(&self, column: usize) -> bool {
        let source = self.sources.get(column).copied().flatten();
        source.is_some_and(|source| self.shapes.iter().any(|offer| offer.shape.fill.contains(&source)))
    }
}
