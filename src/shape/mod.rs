//! Lists whose lines are not yet one person in one course: values written once for the lines below, several values in a
//! cell, a column for each course, several columns of groups. A [`Shape`] says what is to be done with which columns;
//! [`reshaped`] makes the lines. Nothing is dropped: a line that names no course or group stays a line.
//!
//! ```
//! use bordereau::{shape::{Shape, reshaped}, table::{Column, Origin, RowId, Table}};
//! let mut columns = [Column::default(), Column::default()];
//! for (login, courses) in [("Login", "Cours"), ("00001901", "CHIM_L1, PHYS_L1")] {
//!     columns[0].push(login);
//!     columns[1].push(courses);
//! }
//! let table = Table::new(columns.into(), Origin::default());
//! let shape = Shape { split: vec![1], ..Shape::default() };
//! let lines = reshaped(&table, Some(RowId(0)), RowId(1)..RowId(2), &[], &shape).table;
//! assert_eq!((lines.text(1, RowId(1)), lines.text(1, RowId(2))), ("CHIM_L1", "PHYS_L1"));
//! assert_eq!(lines.text(0, RowId(2)), "00001901", "the person stands in each line");
//! ```

mod cell;
mod lines;

pub use cell::{Mark, loose_parts, mark, may_be_several, may_stand_between, parts, yes_or_no};
pub use lines::{COURSE_HEADER, GROUP_HEADER, Reshaped, reshaped};

use crate::table::RowId;
use serde::{Deserialize, Serialize};

/// What is to be done with the columns of a list, each from 0, before they become fields.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Shape {
    /// Their values are written once: an empty cell means the value above.
    pub fill: Vec<usize>,
    /// Their cells may hold several values: a line for each.
    pub split: Vec<usize>,
    /// Those of `split` that are left as they are on a line that becomes several by something else too: which of the lines, or
    /// all of them, is not written.
    pub alone: Vec<usize>,
    /// Each is a course, with a mark, a date or a group in its cells: a line for each.
    pub courses: Vec<usize>,
    /// Each holds a group: a line for each.
    pub groups: Vec<usize>,
    /// Values that look like several and are one, such as the exact name of a course.
    pub whole: Vec<String>,
    /// Values that do not look like several and are: the platform knows each of their parts.
    pub cut: Vec<String>,
}

impl Shape {
    /// Whether the list stays as it stands.
    pub fn is_nothing(&self) -> bool {
        self.fill.is_empty() && self.split.is_empty() && self.courses.is_empty() && self.groups.is_empty()
    }

    /// Both, each column once.
    #[must_use]
    pub fn with(mut self, other: &Self) -> Self {
        let add = |to: &mut Vec<usize>, from: &[usize]| {
            to.extend_from_slice(from);
            to.sort_unstable();
            to.dedup();
        };
        add(&mut self.fill, &other.fill);
        add(&mut self.split, &other.split);
        add(&mut self.alone, &other.alone);
        add(&mut self.courses, &other.courses);
        add(&mut self.groups, &other.groups);
        let gather = |to: &mut Vec<String>, from: &[String]| {
            let new: Vec<String> = from.iter().filter(|text| !to.contains(text)).cloned().collect();
            to.extend(new);
        };
        gather(&mut self.whole, &other.whole);
        gather(&mut self.cut, &other.cut);
        self
    }

    /// Whether a cell of a column is one that the shape is about: it holds several values, or none where the value above is meant.
    pub fn concerns(&self, column: usize, text: &str) -> bool {
        self.split.contains(&column) && self.parts_of(text).is_some() || self.fill.contains(&column) && text.trim().is_empty()
    }

    /// The values of a cell of a column that is split; `None` for one.
    pub fn parts_of<'t>(&self, text: &'t str) -> Option<Vec<&'t str>> {
        if !may_be_several(text) {
            return None;
        }
        let among = |list: &[String]| list.iter().any(|value| value == text.trim());
        match parts(text) {
            Some(parts) => Some(parts).filter(|_| !among(&self.whole)),
            None => Some(loose_parts(text)).filter(|parts| parts.len() > 1 && among(&self.cut)),
        }
    }
}

/// In what way a list may have another shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A column for each course.
    Courses,
    /// Several columns of groups.
    Groups,
    /// Several courses in a cell.
    SeveralCourses,
    /// Several groups in a cell.
    SeveralGroups,
    /// Several people in a cell.
    SeveralPeople,
    /// Several roles in a cell.
    SeveralRoles,
    /// Values written once for the lines below.
    WrittenOnce,
}

impl What {
    /// All, in the order in which they are asked.
    pub const ALL: [Self; 7] = [
        Self::Courses,
        Self::Groups,
        Self::SeveralCourses,
        Self::SeveralGroups,
        Self::SeveralPeople,
        Self::SeveralRoles,
        Self::WrittenOnce,
    ];

    /// The word of the command line and of message ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Courses => "courses",
            Self::Groups => "groups",
            Self::SeveralCourses => "several-courses",
            Self::SeveralGroups => "several-groups",
            Self::SeveralPeople => "several-people",
            Self::SeveralRoles => "several-roles",
            Self::WrittenOnce => "written-once",
        }
    }

    /// The one of that word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|what| what.word() == word)
    }
}

/// A shape that a list seems to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// In what way.
    pub what: What,
    /// What would be done.
    pub shape: Shape,
    /// Titles of the columns concerned.
    pub titles: Vec<String>,
    /// The rows that would become several or be filled, ascending.
    pub rows: Vec<RowId>,
}
