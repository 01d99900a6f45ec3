//! What a grid shows, and what it reports. The grid never changes data.

use crate::{error::Level, ui::choices::Choice};
use eframe::egui::Pos2;
use std::{borrow::Cow, rc::Rc};

/// A cell by place in the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// From 0, counted over what the grid shows.
    pub row: u32,
    /// From 0.
    pub column: usize,
}

/// A rectangle of cells, edges included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// First and last row.
    pub rows: (u32, u32),
    /// First and last column.
    pub columns: (usize, usize),
}

impl Area {
    /// Whether the cell lies inside.
    pub fn contains(&self, cell: Cell) -> bool {
        (self.rows.0..=self.rows.1).contains(&cell.row) && (self.columns.0..=self.columns.1).contains(&cell.column)
    }

    /// Number of cells.
    pub fn cells(&self) -> u64 {
        u64::from(self.rows.1 - self.rows.0 + 1) * (self.columns.1 - self.columns.0 + 1) as u64
    }
}

/// How a row is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum RowKind {
    /// A row of data.
    #[default]
    Data,
    /// The line of headers: semibold.
    Header,
    /// A title, a total, a note: hatched and dimmed, not part of the data.
    LeftOut,
}

/// The table behind a grid. Called for visible cells only, on every frame: keep it cheap.
pub trait GridModel {
    /// Number of rows.
    fn rows(&self) -> u32;
    /// Number of columns.
    fn columns(&self) -> usize;
    /// Name at the head of a column.
    fn header(&self, column: usize) -> Cow<'_, str>;
    /// Name of a column as it is heard: whole, where the head has room for a part.
    fn title(&self, column: usize) -> Cow<'_, str> {
        self.header(column)
    }
    /// Small words below the name at the head of a column: how the file calls it. Empty for none.
    fn under(&self, column: usize) -> Cow<'_, str> {
        let _ = column;
        "".into()
    }
    /// Whether the heads have two lines.
    fn tall_heads(&self) -> bool {
        false
    }
    /// The column that stays in sight when the others are scrolled: the one that says who a row is.
    fn pinned(&self) -> Option<usize> {
        None
    }
    /// Whether a column only says whom a row is about, and is not written.
    fn beside(&self, column: usize) -> bool {
        let _ = column;
        false
    }
    /// What is heard of an empty cell.
    fn blank(&self) -> Cow<'_, str> {
        "".into()
    }
    /// Name at the head of the gutter, for example *ligne*.
    fn gutter(&self) -> Cow<'_, str>;
    /// The person's own number of this row.
    fn row_label(&self, row: u32) -> Cow<'_, str>;
    /// Text of a cell.
    fn cell(&self, cell: Cell) -> Cow<'_, str>;
    /// Gravest problem of a cell.
    fn level(&self, cell: Cell) -> Option<Level> {
        let _ = cell;
        None
    }
    /// The problem in words, for the tooltip and for screen readers.
    fn problem(&self, cell: Cell) -> Option<Rc<str>> {
        let _ = cell;
        None
    }
    /// How the row is drawn.
    fn kind(&self, row: u32) -> RowKind {
        let _ = row;
        RowKind::Data
    }
    /// What could be written into the cell, for what is typed so far, best first. Asked once per text.
    fn choices(&self, cell: Cell, typed: &str) -> Vec<Choice> {
        let _ = (cell, typed);
        Vec::new()
    }
    /// Whether the person may change this cell.
    fn editable(&self, cell: Cell) -> bool {
        let _ = cell;
        false
    }
}

/// What a person did in a grid.
#[derive(Clone, Debug, PartialEq)]
pub enum GridEvent {
    /// The cursor went to this cell.
    Cursor(Cell),
    /// New text for a cell, confirmed.
    Edit(Cell, String),
    /// A block of cells pasted on these selected ones.
    Paste(Area, Vec<Vec<String>>),
    /// These cells are to become empty.
    Clear(Area),
    /// These cells were copied as text; `true` when they are to become empty too.
    Copied(Area, bool),
    /// An edit was tried where none is possible.
    Refused(Cell),
    /// What can be done with the selection is asked for, at this point; by a key when `true`.
    Menu(Pos2, bool),
}
