//! One piece of work: the list that is open, the columns, the findings, the file to write, and
//! everything a person can do with them. The window draws from it and sends it commands.
//!
//! ```
//! use bordereau::workspace::{Command, Workspace};
//! let (ring, bell) = std::sync::mpsc::channel();
//! let mut workspace = Workspace::new(None, std::sync::Arc::new(move || drop(ring.send(()))));
//! workspace.execute(Command::OpenSample);
//! while workspace.is_busy() {
//!     bell.recv().unwrap();
//!     workspace.tick();
//! }
//! assert!(workspace.sitting().is_some());
//! ```

#[cfg(feature = "net")]
mod access;
mod changes;
mod command;
mod execute;
mod forecasting;
mod handing;
mod history;
mod import;
#[cfg(feature = "net")]
mod institution;
mod job;
mod leaving;
mod list;
mod matching;
mod memory;
mod news;
mod notice;
mod open;
mod opening;
mod plan;
mod platforms;
mod problems;
mod proving;
mod ready;
mod recipes;
mod recovery;
#[cfg(feature = "net")]
mod refresh;
mod returned;
mod save;
mod sending;
#[cfg(feature = "net")]
mod services;
mod sheet;
mod since;
mod sitting;
mod sound;
mod step;
#[cfg(test)]
mod tests;
mod totals;
mod verify;
mod view;
mod work;

#[cfg(feature = "net")]
pub use access::{Given, Settled, SignIn, forget_access, forget_accesses, keep_access, revoke};
pub use changes::{Changed, ChangedValue, changes};
pub use command::{Cell, Command};
pub use forecasting::forecast_ready;
pub use handing::{Handing, HandingFault, ToHand, hand_over, never_asked, said_before};
pub use history::History;
pub use import::ImportFault;
#[cfg(feature = "net")]
pub use institution::OfInstitution;
pub use job::{Panicked, Running, Slot, Wake};
pub use leaving::{Answer, Leaving, Question};
pub use list::{From, List};
pub use matching::{MatchingTable, login_key, match_column, read_accounts, written};
pub use news::{News, sentences};
pub use notice::{Notice, Notices};
pub use open::{LARGEST, OpenFault, Source, load, open};
pub use plan::{PlanFault, Planned, ReadFile, Wish, plan, read_finished};
pub use platforms::{ChosenPlatform, Described};
pub use problems::Mark;
pub use proving::{Against, Proof, Subject};
pub use ready::Ready;
pub use recipes::{Again, Proposal};
pub use recovery::Recoverable;
#[cfg(feature = "net")]
pub use refresh::{Refresh, Trouble};
pub use returned::{Back, ReturnedFault, looks_returned, match_returned};
pub use save::{Save, SaveFault, Saved, SavedFile, Standings, Told, handover, standing_words};
pub use sending::{Hand, HandWish, Handed, Prepared, Remains};
#[cfg(feature = "net")]
pub use services::{PATIENCE, services};
pub use since::Since;
pub use sitting::{Checked, Decision, ListForecast, Offer, Simulated, Sitting, Version, site_now};
pub use sound::{LeftOut, keep_sound};
pub use step::{Standing, Step};
pub use totals::Totals;
#[cfg(feature = "net")]
pub use verify::compare_with_platform;
pub use verify::{AgainstFault, compare_with_list, missing_file, wanted};
pub use work::Work;

use crate::importer::{self, Importer};
use crate::store::Folders;
use opening::Opening;
use platforms::PlatformWork;
use recovery::Recovery;
use sitting::Around;

/// The state of the program: what belongs to one opened list is its [`Sitting`]'s.
pub struct Workspace {
    folders: Option<Folders>,
    wake: Wake,
    /// The importer that the next list is opened for.
    usual: &'static Importer,
    platform: ChosenPlatform,
    platforms: PlatformWork,
    sending: sending::SendingWork,
    recipes: recipes::RecipeWork,
    since: since::SinceWork,
    memory: memory::Memory,
    notices: Notices,
    sitting: Option<Sitting>,
    /// Sittings so far.
    opened: u64,
    opening: Opening,
    recovery: Recovery,
    question: Option<Question>,
    /// The sitting and the state of its work that the person said may be left.
    given_up: Option<(u64, u64)>,
    quitting: bool,
}

impl Workspace {
    /// A workspace without a list, on the sample platform. `wake` is called from workers when there is
    /// something to look at: then call [`Workspace::tick`]. Without `folders` nothing is kept.
    ///
    /// # Panics
    /// When no importer ships, which the tests rule out.
    pub fn new(folders: Option<Folders>, wake: Wake) -> Self {
        let mut workspace = Self {
            folders,
            wake,
            usual: &importer::all()[0],
            platform: ChosenPlatform::sample(),
            platforms: PlatformWork::default(),
            sending: sending::SendingWork::default(),
            recipes: recipes::RecipeWork::default(),
            since: since::SinceWork::default(),
            memory: memory::Memory::default(),
            notices: Notices::default(),
            sitting: None,
            opened: 0,
            opening: Opening::default(),
            recovery: Recovery::default(),
            question: None,
            given_up: None,
            quitting: false,
        };
        workspace.look_behind();
        workspace.remember_former();
        workspace.look_at_receipts();
        workspace.look_at_recipes();
        workspace
    }

    /// Takes in what workers finished. Call it once per frame, and after each wake.
    pub fn tick(&mut self) {
        self.poll_platforms();
        self.poll_opening();
        self.poll_sending();
        #[cfg(feature = "net")]
        self.poll_access();
        self.poll_recipes();
        self.poll_since();
        if let (Some(sitting), mut around) = self.parts() {
            sitting.tick(&mut around);
        }
        self.save_what_waited();
        if let Some(worked) = self.sitting.as_mut().and_then(Sitting::take_decided) {
            self.keep_recipe(worked);
        }
        if let (Some(sitting), Some(folders)) = (&mut self.sitting, &self.folders) {
            sitting.keep(folders, self.platform.stored.as_deref(), &self.wake, &mut self.notices);
        }
    }

    /// The list that is open, and what it needs of the program around it.
    fn parts(&mut self) -> (&mut Option<Sitting>, Around<'_>) {
        let around = Around {
            wake: &self.wake,
            platform: &self.platform,
            folders: self.folders.as_ref(),
            limits: &self.memory.settings.limits,
            notices: &mut self.notices,
        };
        (&mut self.sitting, around)
    }

    /// Does something with the list that is open, if one is.
    fn with_sitting(&mut self, act: impl FnOnce(&mut Sitting, &mut Around<'_>)) {
        if let (Some(sitting), mut around) = self.parts() {
            act(sitting, &mut around);
        }
    }

    /// Whether anything runs.
    pub fn is_busy(&self) -> bool {
        self.opening.is_busy()
            || self.platforms.is_busy()
            || self.sending.is_busy()
            || self.recipes.is_busy()
            || self.since.is_busy()
            || self.sitting.as_ref().is_some_and(Sitting::is_busy)
    }

    /// Whether the work is being kept in case the program dies: nobody waits for that.
    pub fn is_keeping(&self) -> bool {
        self.sitting.as_ref().is_some_and(|sitting| sitting.keeper.is_busy())
    }

    /// The work that runs and that a person would wait for, the most important first.
    pub fn running(&self) -> Option<Running> {
        (self.opening.running())
            .or_else(|| self.platforms.running())
            .or_else(|| self.sending.running())
            .or_else(|| self.sitting.as_ref()?.running())
    }

    /// The sitting ends on purpose: its work was saved, or given up.
    fn leave(&mut self) {
        if let Some(mut sitting) = self.sitting.take() {
            sitting.keeper.forget();
            self.usual = sitting.version().importer();
        }
        (self.given_up, self.question) = (None, None);
    }

    /// The program ends. What is open is kept for the next run unless nothing is unsaved or the person gave it up;
    /// what former runs left behind stays.
    pub fn end(&mut self) {
        self.opening.cancel();
        self.platforms = PlatformWork::default();
        #[cfg(feature = "net")]
        self.end_access();
        if self.may_leave() {
            self.leave();
        }
    }
}
