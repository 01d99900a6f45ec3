//! One piece of work: the list that is open, the columns, the findings, the file to write, and
//! everything a person can do with them. The window draws from it and sends it commands.

mod command;
mod convert;
mod execute;
mod forecast;
mod foreseen;
mod history;
mod import;
mod job;
mod jobs;
mod list;
mod matching;
mod memory;
mod news;
mod notice;
mod open;
mod plan;
mod platforms;
mod problems;
mod ready;
mod recovery;
#[cfg(feature = "net")]
mod refresh;
mod returned;
mod save;
mod step;
#[cfg(test)]
mod tests;
mod totals;
mod turn;
mod work;

pub use command::{Cell, Command};
pub use convert::Offer;
pub use forecast::{Forecast, Played, site_now};
pub use foreseen::Foreseen;
pub use history::History;
pub use import::ImportFault;
pub use job::{Panicked, Slot, Wake};
pub use list::{From, List};
pub use matching::{MatchingTable, login_key, match_column, read_accounts, written};
pub use news::{News, sentences};
pub use notice::{Notice, Notices};
pub use open::{LARGEST, OpenFault, Source, load, open};
pub use plan::{PlanFault, Planned, ReadFile, Wish, plan, read_finished};
pub use platforms::Described;
pub use problems::Mark;
pub use ready::Ready;
pub use recovery::Recoverable;
#[cfg(feature = "net")]
pub use refresh::{Refresh, Trouble};
pub use returned::{Back, ReturnedFault, looks_returned, match_returned};
pub use save::{SaveFault, Saved, SavedFile, handover, write_files};
pub use step::{Standing, Step};
pub use totals::Totals;
pub use work::Work;

use crate::catalogue::Catalogue;
use crate::check::Report;
use crate::check::returned::ReturnedRow;
use crate::error::Message;
use crate::importer::{self, FieldKey, Importer};
use crate::store::{Folders, Journal};
use jobs::Jobs;
use problems::Marks;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// The platform that the work is checked against.
#[derive(Clone)]
pub struct ChosenPlatform {
    /// Name it is stored under; `None` for the sample.
    pub stored: Option<String>,
    /// What is known of it.
    pub catalogue: Arc<Catalogue>,
    /// Where its catalogue was asked for the last time, else its own address; `None` when neither is known.
    #[cfg(feature = "net")]
    pub origin: Option<crate::store::moodle::Origin>,
}

impl ChosenPlatform {
    /// The sample that ships.
    fn sample() -> Self {
        Self::new(None, Catalogue::new(crate::catalogue::sample()))
    }

    fn new(stored: Option<String>, catalogue: Catalogue) -> Self {
        Self {
            stored,
            catalogue: Arc::new(catalogue),
            #[cfg(feature = "net")]
            origin: None,
        }
    }
}

/// A finished check.
pub struct Checked {
    /// What was found.
    pub report: Report,
    /// How long it took.
    pub took: Duration,
    /// Revision of the work that was checked.
    pub revision: u64,
    /// What it comes to.
    pub totals: Totals,
    marks: Marks,
}

/// The state of the program.
pub struct Workspace {
    folders: Option<Folders>,
    wake: Wake,
    importer: &'static Importer,
    platform: ChosenPlatform,
    list: Option<List>,
    first_look: Option<Arc<OnceLock<List>>>,
    rereading: bool,
    work: Option<Work>,
    turns: turn::Turns,
    offer: Option<Offer>,
    returned: Arc<Vec<ReturnedRow>>,
    numbers: u32,
    checked: Option<Checked>,
    forecast: Option<Forecast>,
    as_opened: Option<forecast::AsOpened>,
    matching: Option<MatchingTable>,
    played: Played,
    /// What the person said yes to.
    confirmed: Vec<Message>,
    out_delimiter: char,
    saved: Option<Saved>,
    step: Step,
    refused: Option<Message>,
    news: Option<News>,
    #[cfg(feature = "net")]
    trouble: Option<Trouble>,
    notices: Notices,
    memory: memory::Memory,
    jobs: Jobs,
    journal: Option<Arc<Journal>>,
    /// Number of the opening, to tell lists apart, and revision of the work that was kept last.
    opened: u64,
    kept: Option<(u64, u64)>,
    recoverable: Option<Recoverable>,
    recovering: Option<recovery::Recovering>,
}

impl Workspace {
    /// A workspace without a list, on the sample platform. `wake` is called from workers when there is
    /// something to look at: then call [`Workspace::tick`]. Without `folders` nothing is kept.
    ///
    /// # Panics
    /// When no importer ships, which the tests rule out.
    pub fn new(folders: Option<Folders>, wake: Wake) -> Self {
        let importer = &importer::all()[0];
        let mut workspace = Self {
            folders,
            wake,
            importer,
            platform: ChosenPlatform::sample(),
            list: None,
            first_look: None,
            rereading: false,
            work: None,
            turns: turn::Turns::default(),
            offer: None,
            returned: Arc::default(),
            numbers: 1,
            checked: None,
            forecast: None,
            as_opened: None,
            matching: None,
            played: Played::Made,
            confirmed: Vec::new(),
            out_delimiter: importer.form.delimiters[0],
            saved: None,
            step: Step::Open,
            refused: None,
            news: None,
            #[cfg(feature = "net")]
            trouble: None,
            notices: Notices::default(),
            memory: memory::Memory::default(),
            jobs: Jobs::default(),
            journal: None,
            opened: 0,
            kept: None,
            recoverable: None,
            recovering: None,
        };
        workspace.begin_journal();
        workspace.remember_former();
        workspace
    }

    /// The program that will read the file.
    pub fn importer(&self) -> &'static Importer {
        self.importer
    }

    /// The platform that the work is checked against.
    pub fn platform(&self) -> &ChosenPlatform {
        &self.platform
    }

    /// What is known of the platform.
    pub fn catalogue(&self) -> &Catalogue {
        &self.platform.catalogue
    }

    /// The list that is open.
    pub fn list(&self) -> Option<&List> {
        self.list.as_ref()
    }

    /// The work on it.
    pub fn work(&self) -> Option<&Work> {
        self.work.as_ref()
    }

    /// The last finished check. It may be older than the last edit: see [`Checked::revision`].
    pub fn checked(&self) -> Option<&Checked> {
        self.checked.as_ref()
    }

    /// What the last finished check found.
    pub fn report(&self) -> Option<&Report> {
        self.checked.as_ref().map(|checked| &checked.report)
    }

    /// Whether the last finished check is that of the table as it stands.
    pub fn is_fresh(&self) -> bool {
        self.checked.as_ref().map(|checked| checked.revision) == self.work.as_ref().map(Work::revision)
    }

    /// The step the person is at.
    pub fn step(&self) -> Step {
        self.step
    }

    /// Why the last file could not be opened, until another one is.
    pub fn refused(&self) -> Option<&Message> {
        self.refused.as_ref()
    }

    /// What the person was told.
    pub fn notices(&self) -> &Notices {
        &self.notices
    }

    /// The same, to tell more.
    pub fn notices_mut(&mut self) -> &mut Notices {
        &mut self.notices
    }

    /// Where the program keeps its own files; `None` when it keeps none.
    pub fn folders(&self) -> Option<&Folders> {
        self.folders.as_ref()
    }

    /// The fields to offer in the Columns step, in order.
    pub fn offered(&self) -> Vec<FieldKey> {
        let Some(work) = &self.work else { return Vec::new() };
        let mut keys = work.mapping().offered(self.importer);
        for number in 2..=self.numbers {
            for field in self.importer.fields.iter().filter(|field| field.is_family()) {
                let key = field.numbered(number);
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
        keys
    }

    /// Headers of the columns of the list that no field takes, with their positions.
    pub fn left_out(&self) -> Vec<(usize, &str)> {
        let (Some(list), Some(work)) = (&self.list, &self.work) else { return Vec::new() };
        list.left_out(work.mapping())
    }

    /// Whether closing now would lose something: edits that were not written to a file since.
    pub fn has_unsaved_work(&self) -> bool {
        self.work.as_ref().is_some_and(Work::is_edited) && !self.is_saved()
    }

    /// Delimiter of the file to write.
    pub fn out_delimiter(&self) -> char {
        self.out_delimiter
    }
}
