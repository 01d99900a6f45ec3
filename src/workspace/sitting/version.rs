//! The list as it is read and made for one importer. A turn to another importer or another reading is
//! another version; the one before is kept to go back to.

use super::super::{ChosenPlatform, List, Ready, Running, Slot, Work};
use super::Around;
use super::again::FixAgain;
use super::checking::Checking;
use super::convert::Offers;
use super::forecast::Forecasts;
use super::frame::Framing;
use super::matching::Lookup;
use super::returned::ReturnedRows;
use super::saving::Saving;
use super::sound::Sound;
use crate::error::Message;
use crate::importer::{FieldKey, Importer, Roster, delimiter_of};
use crate::mapping::{Layout, laid_out, takes_layouts};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The file in another layout than the work, the revision and the layout that it was made of.
type Laid = ((u64, Layout), Roster<'static>);

/// The list, the work on it, and all that is known of it and made of it.
pub struct Version {
    pub(super) importer: &'static Importer,
    pub(super) list: List,
    pub(super) work: Work,
    /// Highest number of the columns that stand several times (`course2`).
    numbers: u32,
    out_delimiter: char,
    layout: Layout,
    laid: RefCell<Option<Laid>>,
    pub(super) framing: Framing,
    pub(super) checking: Checking,
    pub(super) returned: ReturnedRows,
    pub(super) forecasts: Forecasts,
    pub(super) lookup: Lookup,
    pub(super) offers: Offers,
    pub(super) saving: Saving,
    pub(super) sound: Sound,
    pub(super) fix_again: FixAgain,
    /// The actions that the sheet tells, by their numbers.
    pub(super) in_sheet: BTreeSet<u64>,
}

/// The delimiter that the settings of an importer name on a platform, when the importer takes it.
fn told_delimiter(importer: &Importer, platform: &ChosenPlatform) -> Option<char> {
    let settings = importer.settings_for(platform.catalogue.local().settings_of(&importer.id), &[]);
    let told = settings.into_iter().find(|setting| matches!(setting.key.as_str(), "csvseparator" | "delimiter"))?;
    delimiter_of(&told.value).filter(|told| importer.form.delimiters.contains(told))
}

impl Version {
    /// A list just read, with the columns that its headers propose.
    pub(super) fn new(list: List, importer: &'static Importer, platform: &ChosenPlatform) -> Self {
        let work = Work::with_mapping(&list, importer, list.proposed_on(importer, &platform.catalogue));
        Self::of(list, work, importer, platform)
    }

    /// A list with the work on it.
    pub(super) fn of(list: List, work: Work, importer: &'static Importer, platform: &ChosenPlatform) -> Self {
        let mut version = Self {
            importer,
            list,
            work,
            numbers: 1,
            out_delimiter: told_delimiter(importer, platform).unwrap_or(importer.form.delimiters[0]),
            layout: Layout::default(),
            laid: RefCell::default(),
            framing: Framing::default(),
            checking: Checking::default(),
            returned: ReturnedRows::default(),
            forecasts: Forecasts::default(),
            lookup: Lookup::default(),
            offers: Offers::default(),
            saving: Saving::default(),
            sound: Sound::default(),
            fix_again: FixAgain::default(),
            in_sheet: BTreeSet::new(),
        };
        version.settle_numbers();
        version
    }

    /// Keeps the delimiter of the version before where the importer takes it and nothing names another.
    pub(super) fn keep_delimiter(&mut self, former: char, platform: &ChosenPlatform) {
        if told_delimiter(self.importer, platform).is_none() && self.importer.form.delimiters.contains(&former) {
            self.out_delimiter = former;
        }
    }

    /// Offers as many numbers as the columns have.
    pub(super) fn settle_numbers(&mut self) {
        let highest = self.work.mapping().takes.iter().filter_map(|(key, _)| key.number).max();
        self.numbers = self.numbers.max(highest.unwrap_or(1));
    }

    pub(super) fn add_number(&mut self) {
        self.numbers = self.numbers.saturating_add(1).min(99);
    }

    /// The program that will read the file.
    pub fn importer(&self) -> &'static Importer {
        self.importer
    }

    /// The list.
    pub fn list(&self) -> &List {
        &self.list
    }

    /// The work on it.
    pub fn work(&self) -> &Work {
        &self.work
    }

    /// Delimiter of the file to write.
    pub fn out_delimiter(&self) -> char {
        self.out_delimiter
    }

    pub(super) fn choose_out_delimiter(&mut self, delimiter: char) -> bool {
        let another = self.importer.form.delimiters.contains(&delimiter) && delimiter != self.out_delimiter;
        if another {
            self.out_delimiter = delimiter;
        }
        another
    }

    /// How several courses of a person are written.
    pub fn layout(&self) -> Layout {
        self.layout
    }

    /// The layout that was chosen before the work was left.
    pub(super) fn begin_layout(&mut self, layout: Layout) {
        self.layout = if takes_layouts(self.importer) { layout } else { Layout::AsIs };
    }

    /// Writes them otherwise from now on, where the importer takes both ways.
    pub(super) fn choose_layout(&mut self, layout: Layout, around: &Around<'_>) {
        if layout != self.layout && takes_layouts(self.importer) {
            self.layout = layout;
            self.start_forecasts(around);
        }
    }

    /// The list as the file has it, in the layout that is chosen; made once for each state of the work.
    pub(super) fn made(&self) -> Roster<'static> {
        let at = (self.work.revision(), self.layout);
        if self.layout == Layout::AsIs {
            return self.work.roster(self.importer);
        }
        let mut laid = self.laid.borrow_mut();
        if let Some((known, roster)) = laid.as_ref()
            && *known == at
        {
            return roster.clone();
        }
        let roster = laid_out(&self.work.roster(self.importer), self.layout);
        *laid = Some((at, roster.clone()));
        roster
    }

    /// The fields to offer in the Columns step, in order.
    pub fn offered(&self) -> Vec<FieldKey> {
        let mut keys = self.work.mapping().offered(self.importer);
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

    /// Everything that a check needs, as it stands now.
    pub(super) fn ready(&self, platform: &ChosenPlatform) -> Ready {
        let mut ready = Ready::new(self.list.clone(), &self.work, self.importer, Arc::clone(&platform.catalogue), self.out_delimiter);
        ready.returned = self.returned.rows();
        ready
    }

    /// Whether any worker is at it.
    pub(super) fn is_busy(&self) -> bool {
        self.framing.is_busy()
            || self.checking.is_busy()
            || self.returned.is_busy()
            || self.forecasts.is_busy()
            || self.lookup.is_busy()
            || self.offers.is_busy()
            || self.saving.is_busy()
            || self.sound.is_busy()
    }

    /// The work that runs and that a person would wait for, the most important first.
    pub(super) fn running(&self) -> Option<Running> {
        (self.framing.running())
            .or_else(|| self.saving.running())
            .or_else(|| self.sound.running())
            .or_else(|| self.lookup.running())
            .or_else(|| self.checking.running())
            .or_else(|| self.forecasts.running())
    }

    /// No worker goes on: what it would bring is of a version that was left.
    pub(super) fn rest(&mut self) {
        self.framing = Framing::default();
        self.checking.cancel();
        self.returned.cancel();
        self.forecasts = Forecasts::default();
        self.lookup = Lookup::default();
        self.offers = Offers::default();
        self.saving.cancel();
        self.sound = Sound::default();
    }
}

/// What a slot does, as the status line tells it.
pub(super) fn told<T: Send + 'static>(slot: &Slot<T>, id: &'static str) -> Option<Running> {
    slot.progress().map(|progress| Running { name: Message::new(id), progress })
}
