//! Everything that belongs to one opened list: the list, the work on it, what was found, forecast, made
//! and written of it, and the workers that make these. Another list is another sitting: what comes late
//! from a worker of the former one has nowhere to land.

mod again;
mod checking;
mod commands;
mod convert;
mod decide;
mod edit;
mod forecast;
mod frame;
mod matching;
mod returned;
mod saving;
mod sound;
mod turn;
mod version;

pub use checking::Checked;
pub use convert::Offer;
pub use decide::Decision;
pub use forecast::{ListForecast, Simulated, site_now};
pub use version::Version;

use super::job::Wake;
use super::list::From;
use super::recipes::Worked;
use super::recovery::{Keeper, TakingUp};
use super::{ChosenPlatform, List, Notices, Running, Step, Work};
use crate::error::{Level, Message};
use crate::importer::Importer;
use crate::simulate::forecast::Limits;
use crate::store::Folders;
use crate::store::atomic::Written;
use turn::Turns;

/// What a sitting needs of the program around it.
pub(super) struct Around<'a> {
    pub(super) wake: &'a Wake,
    pub(super) platform: &'a ChosenPlatform,
    pub(super) folders: Option<&'a Folders>,
    pub(super) limits: &'a Limits,
    pub(super) notices: &'a mut Notices,
}

impl Around<'_> {
    fn panicked(&mut self) {
        self.notices.panicked();
    }
}

/// One opened list and everything that belongs to it.
pub struct Sitting {
    number: u64,
    version: Version,
    turns: Turns,
    pub(super) step: Step,
    pub(super) keeper: Keeper,
    /// What was written here: as long as it stands so, it may be written anew without a question.
    written: Vec<Written>,
    /// What was decided for the list, since its file was written last.
    decided: Option<Worked>,
}

impl Sitting {
    /// A sitting on a list just opened. `number` tells it from all others of this run.
    pub(super) fn new(number: u64, list: List, importer: &'static Importer, around: &Around<'_>) -> Self {
        let mut version = Version::new(list, importer, around.platform);
        version.start_check(around);
        Self { number, version, turns: Turns::default(), step: Step::Open, keeper: Keeper::default(), written: Vec::new(), decided: None }
    }

    /// A sitting that goes on with the work of a former run, in its journal.
    pub(super) fn taken_up(number: u64, list: List, usual: &'static Importer, taken: TakingUp, around: &Around<'_>) -> Self {
        let TakingUp { journal, number: kept_list, work: kept } = taken;
        let importer = kept.importer().unwrap_or(usual);
        let list = kept.frame(list);
        let work = match kept.base_mapping(importer) {
            Some(mapping) => Work::with_mapping(&list, importer, mapping),
            None => Work::new(&list, importer),
        };
        let mut version = Version::of(list, work, importer, around.platform);
        version.choose_out_delimiter(kept.out_delimiter());
        version.begin_layout(kept.layout());
        let step = kept.step();
        kept.replay(&mut version.work, &version.list, importer);
        version.settle_numbers();
        version.start_check(around);
        Self {
            number,
            version,
            turns: Turns::default(),
            step,
            keeper: Keeper::take_up(journal, kept_list),
            written: Vec::new(),
            decided: None,
        }
    }

    /// Tells this sitting from all others of the run.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// The list as it is read and made for one importer now.
    pub fn version(&self) -> &Version {
        &self.version
    }

    /// Takes in what workers finished.
    pub(super) fn tick(&mut self, around: &mut Around<'_>) {
        self.poll_frame(around);
        self.version.poll_check(around);
        if self.version.poll_returned(around) {
            self.step = Step::Check;
        }
        self.version.poll_offer(around);
        let written = self.version.poll_save(around);
        // The sample is nobody's list: nothing is learnt from it.
        if !written.is_empty() && self.version.list.from != From::Sample {
            self.decided = Some(Worked::of(&self.version, self.version.is_fixed()));
        }
        self.written.extend(written);
        self.version.poll_sound(around);
        self.version.poll_forecasts(around);
        self.version.poll_matching(around);
    }

    /// What was decided for the list whose file was just written, once.
    pub(super) fn take_decided(&mut self) -> Option<Worked> {
        self.decided.take()
    }

    /// Whether work would be lost if the list were left now: it was changed, and no file holds it.
    pub fn has_unsaved_work(&self) -> bool {
        self.version.work.is_changed() && !self.version.is_saved()
    }

    /// Whether any worker is at it.
    pub(super) fn is_busy(&self) -> bool {
        self.version.is_busy()
    }

    pub(super) fn running(&self) -> Option<Running> {
        self.version.running()
    }

    pub(super) fn version_mut(&mut self) -> &mut Version {
        &mut self.version
    }

    pub(super) fn cancel(&mut self, around: &mut Around<'_>) {
        if self.version.cancel_frame() {
            around.notices.say(Level::Info, Message::new("notice-cancelled"));
        }
        self.version.cancel_save();
    }
}
