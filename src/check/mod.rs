//! Finds what the platform would refuse, ignore in silence, or do in a way that is not meant.
//!
//! A rule is a file of [`rules`]: its help page, a [`Meta`], a function, helpers. Rules run once per
//! distinct value of a column, once per distinct pair of values, or once per table; rows are gathered
//! for bad values only. A million rows are checked again after every edit.
//!
//! ```
//! let rule = bordereau::check::find("unknown_course").unwrap();
//! assert_eq!(rule.code, bordereau::check::find("C102").unwrap().code);
//! ```

mod beside;
mod by;
mod context;
mod edit;
mod engine;
mod enrolled;
mod gather;
pub mod json;
mod look;
mod mend;
mod meta;
mod names;
mod need;
mod pairs;
mod problem;
mod repeats;
mod report;
pub mod returned;
pub mod rules;
mod shared;
mod side_by_side;
mod value;

pub use beside::{Beside, LeftOut, Rival, StateColumn};
pub use by::By;
pub use context::{Context, Number};
pub use edit::{Edit, Fix, Safety};
pub use engine::{check, fixes};
pub use look::Look;
pub use meta::{Finding, Form, Meta, Need, Pages};
pub use problem::{Deed, Problem, Remedy};
pub use report::{NotChecked, Report};
pub use rules::{all, find};
pub use shared::{Asked, Enrolled, Repeat};
pub use value::{Pair, Value};

use crate::catalogue::Catalogue;
use crate::importer::{FieldKey, Importer, Roster, Setting};
use crate::table::{Column, Table};
use jiff::civil::Date;

/// What is checked, and against what.
pub struct Subject<'a> {
    /// The cells as they would be written, for the program that will read the file; removed rows are passed over.
    pub roster: &'a Roster<'a>,
    /// The settings of its import, as they are chosen: what it does depends on them.
    pub settings: &'a [Setting],
    /// What is known of the platform.
    pub catalogue: &'a Catalogue,
    /// Headers of the columns that will not be written.
    pub left_out: &'a [String],
    /// What the list calls the course of each row, in a column that is not written; `None` = no such column.
    pub course_names: Option<&'a Column>,
    /// What the list says beside the cells.
    pub beside: &'a Beside,
    /// Delimiter of the file to write.
    pub delimiter: char,
    /// Rows that came back from an import of this list.
    pub returned: &'a [returned::ReturnedRow],
    /// The day on which the file is thought to be imported.
    pub today: Date,
}

impl<'a> Subject<'a> {
    /// The program that will read the file.
    pub fn importer(&self) -> &'a Importer {
        self.roster.importer()
    }

    /// The field of each column.
    pub fn keys(&self) -> &'a [FieldKey] {
        self.roster.keys()
    }

    /// The cells.
    pub fn table(&self) -> &'a Table {
        self.roster.table()
    }
}
