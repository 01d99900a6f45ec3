//! A list ready to be checked: its table and columns, and the platform it is for.

use super::{List, Work};
use crate::catalogue::Catalogue;
use crate::check::returned::ReturnedRow;
use crate::check::{Beside, Subject};
use crate::importer::{Importer, Roster, Setting};
use crate::mapping::{Mapping, course_names};
use crate::table::{Column, Table};
use jiff::civil::Date;
use std::sync::{Arc, OnceLock};

/// A [`Subject`] that owns what it speaks of. Made at once, whatever the size of the list: what takes a look at every row
/// waits until somebody checks.
pub struct Ready {
    /// The list as it was opened.
    pub list: List,
    /// The cells as they would be written, for the program that will read the file.
    pub roster: Roster<'static>,
    /// The settings of its import on this platform.
    pub settings: Vec<Setting>,
    /// What is known of the platform.
    pub catalogue: Arc<Catalogue>,
    /// Headers of the columns of the list that will not be written.
    pub left_out: Vec<String>,
    /// Delimiter of the file to write.
    pub delimiter: char,
    /// Rows that came back from an import of the list.
    pub returned: Arc<Vec<ReturnedRow>>,
    today: Date,
    /// Position in the list of the column that names the courses.
    naming: Option<usize>,
    names: OnceLock<Option<Column>>,
    mapping: Mapping,
    beside: OnceLock<Beside>,
}

impl Ready {
    /// The work on a list as it stands now, and what it is for.
    pub fn new(list: List, work: &Work, importer: &'static Importer, catalogue: Arc<Catalogue>, delimiter: char) -> Self {
        let left_out = list.columns_left_out(work.mapping()).into_iter().map(|(_, header)| header.to_owned()).collect();
        let naming = course_names(&list.headers(), work.mapping());
        let roster = work.roster(importer);
        Self {
            settings: importer.settings_for(catalogue.local().settings_of(&importer.id), roster.keys()),
            roster,
            catalogue,
            left_out,
            delimiter,
            returned: Arc::default(),
            today: jiff::Zoned::now().date(),
            naming,
            names: OnceLock::new(),
            mapping: work.mapping().clone(),
            beside: OnceLock::new(),
            list,
        }
    }

    /// The program that will read the file.
    pub fn importer(&self) -> &'static Importer {
        self.roster.importer()
    }

    /// The cells as they would be written.
    pub fn table(&self) -> &Table {
        self.roster.table()
    }

    /// A column of the list with a cell for each row of the work: rows that were added have none there.
    fn whole(&self, mut cells: Column) -> Column {
        cells.resize(self.table().rows() as usize);
        cells
    }

    /// Changes settings of the import, beside what is kept for the platform.
    pub fn choose(&mut self, chosen: &[(String, String)]) {
        let kept = self.catalogue.local().settings_of(&self.importer().id);
        let chosen = chosen.iter().map(|(key, value)| (key.as_str(), value.as_str()));
        self.settings = self.importer().settings_for(kept.chain(chosen), self.roster.keys());
    }

    /// What is checked, and against what.
    pub fn subject(&self) -> Subject<'_> {
        Subject {
            roster: &self.roster,
            settings: &self.settings,
            catalogue: &self.catalogue,
            left_out: &self.left_out,
            course_names: self.names.get_or_init(|| Some(self.whole(self.list.cells(self.naming?)?))).as_ref(),
            beside: self.beside.get_or_init(|| {
                let mut beside = self.list.beside(&self.mapping, self.importer(), &self.catalogue);
                for state in &mut beside.states {
                    state.cells = self.whole(std::mem::take(&mut state.cells));
                }
                beside
            }),
            delimiter: self.delimiter,
            returned: &self.returned,
            today: self.today,
        }
    }
}
