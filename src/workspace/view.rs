//! What front ends read of the list that is open. Without one there is nothing to say.

use super::{
    Cell, Checked, From, List, ListForecast, Mark, MatchingTable, Offer, Saved, Simulated, Sitting, Standings, Step, Version, Work,
    Workspace,
};
use crate::catalogue::Catalogue;
use crate::check::Report;
use crate::check::returned::ReturnedRow;
use crate::error::Message;
use crate::importer::{self, FieldKey, Importer, Setting};
use crate::locale::Locale;
use crate::mapping::Layout;
use crate::store::Folders;
use std::path::{Path, PathBuf};

impl Workspace {
    /// Everything that belongs to the list that is open.
    pub fn sitting(&self) -> Option<&Sitting> {
        self.sitting.as_ref()
    }

    pub(super) fn version(&self) -> Option<&Version> {
        self.sitting.as_ref().map(Sitting::version)
    }

    /// The program that will read the file.
    pub fn importer(&self) -> &'static Importer {
        self.version().map_or(self.usual, Version::importer)
    }

    /// What is known of the platform.
    pub fn catalogue(&self) -> &Catalogue {
        &self.platform.catalogue
    }

    /// The platform that the work is checked against.
    pub fn platform(&self) -> &super::ChosenPlatform {
        &self.platform
    }

    /// The list that is open.
    pub fn list(&self) -> Option<&List> {
        self.version().map(Version::list)
    }

    /// The work on it.
    pub fn work(&self) -> Option<&Work> {
        self.version().map(Version::work)
    }

    /// The last finished check. It may be older than the last edit: see [`Checked::revision`].
    pub fn checked(&self) -> Option<&Checked> {
        self.version()?.checked()
    }

    /// Number of the last finished check, 0 before the first: what was made of another report is of no use.
    pub fn check_number(&self) -> u64 {
        self.checked().map_or(0, |checked| checked.number)
    }

    /// What the last finished check found.
    pub fn report(&self) -> Option<&Report> {
        self.checked().map(|checked| &checked.report)
    }

    /// Whether the last finished check is that of the table as it stands.
    pub fn is_fresh(&self) -> bool {
        self.version().is_none_or(Version::is_fresh)
    }

    /// What is wrong with a cell of the work table, as of the last check.
    pub fn mark(&self, cell: Cell) -> Option<Mark> {
        self.checked()?.marks.of(cell)
    }

    /// The next cell with a warning or an error after `from` in reading order, or the one before;
    /// past the end it begins again.
    pub fn next_problem(&self, from: Option<Cell>, forward: bool) -> Option<Cell> {
        self.checked()?.marks.next(from, forward)
    }

    /// The step the person is at.
    pub fn step(&self) -> Step {
        self.sitting.as_ref().map_or(Step::Open, |sitting| sitting.step)
    }

    /// What the person was told.
    pub fn notices(&self) -> &super::Notices {
        &self.notices
    }

    /// Where the program keeps its own files; `None` when it keeps none.
    pub fn folders(&self) -> Option<&Folders> {
        self.folders.as_ref()
    }

    /// The fields to offer in the Columns step, in order.
    pub fn offered(&self) -> Vec<FieldKey> {
        self.version().map(Version::offered).unwrap_or_default()
    }

    /// Headers of the columns of the list that no field takes, with their positions.
    pub fn left_out(&self) -> Vec<(usize, &str)> {
        self.version().map(|version| version.list().columns_left_out(version.work().mapping())).unwrap_or_default()
    }

    /// The workbook of the rows that were left out last, and how many they are.
    pub fn rest_of_rows(&self) -> Option<(&Path, usize)> {
        self.version()?.rest_of_rows()
    }

    /// Whether the list is being read under other choices.
    pub fn is_rereading(&self) -> bool {
        self.version().is_some_and(Version::is_rereading)
    }

    /// Whether leaving now would lose something: work that was not written to a file since.
    pub fn has_unsaved_work(&self) -> bool {
        self.sitting.as_ref().is_some_and(Sitting::has_unsaved_work)
    }

    /// Delimiter of the file to write.
    pub fn out_delimiter(&self) -> char {
        self.version().map_or(self.usual.form.delimiters[0], Version::out_delimiter)
    }

    /// How several courses of a person are written.
    pub fn layout(&self) -> Layout {
        self.version().map_or_else(Layout::default, Version::layout)
    }

    /// Tells the open list from all others of this run, and its versions from each other: what is drawn of one is of no
    /// use for another.
    pub fn showing(&self) -> Option<(u64, u64)> {
        self.sitting.as_ref().map(|sitting| (sitting.number(), sitting.turn()))
    }

    /// What "Undo" would take back.
    pub fn next_undo(&self) -> Option<&Message> {
        self.sitting.as_ref()?.next_undo()
    }

    /// What "Redo" would do again.
    pub fn next_redo(&self) -> Option<&Message> {
        self.sitting.as_ref()?.next_redo()
    }

    /// The importers that the people of the platform use, and all others.
    pub fn importers(&self) -> (Vec<&'static Importer>, Vec<&'static Importer>) {
        let used = &self.platform.catalogue.local().importers;
        let in_use: Vec<&Importer> = used.iter().filter_map(|id| importer::find(id)).collect();
        let others = importer::all().iter().filter(|importer| !used.contains(&importer.id)).collect();
        (in_use, others)
    }

    /// The importers for which the list can be made instead.
    pub fn convertible(&self) -> Vec<&'static Importer> {
        self.version().map(Version::convertible).unwrap_or_default()
    }

    /// The same list for another importer, while it is looked at.
    pub fn offer(&self) -> Option<&Offer> {
        self.version()?.offer()
    }

    /// The rows that came back of the import of this list.
    pub fn returned(&self) -> &[ReturnedRow] {
        self.version().map(Version::returned).unwrap_or_default()
    }

    /// The matching table, while it is looked at.
    pub fn matching(&self) -> Option<&MatchingTable> {
        self.version()?.matching()
    }

    /// Whether accounts are being looked up.
    pub fn is_matching(&self) -> bool {
        self.version().is_some_and(Version::is_matching)
    }

    /// Whether the importer can be simulated.
    pub fn can_forecast(&self) -> bool {
        crate::simulate::registry::can_simulate(self.importer())
    }

    /// The last finished simulation of the file that would be written.
    pub fn forecast(&self) -> Option<&ListForecast> {
        self.version()?.forecast()
    }

    /// The last finished simulation of these bytes.
    pub fn forecast_of(&self, simulated: Simulated) -> Option<&ListForecast> {
        self.version()?.forecast_of(simulated)
    }

    /// Whether it is that of the work as it stands, on the platform as it is known.
    pub fn is_forecast_fresh(&self) -> bool {
        !self.platforms.is_loading() && self.version().is_none_or(Version::is_forecast_fresh)
    }

    /// Which bytes are shown in detail.
    pub fn simulated(&self) -> Simulated {
        self.version().map_or(Simulated::Made, Version::simulated)
    }

    /// Whether the list could be sent as it is: a text with the importer's own headers.
    pub fn could_be_sent_as_opened(&self) -> bool {
        self.version().is_some_and(Version::could_be_sent_as_opened)
    }

    /// Settings of the import on the platform in use, in the order of the form.
    pub fn import_settings(&self) -> Vec<Setting> {
        match self.version() {
            Some(version) => version.import_settings(&self.platform),
            None => self.usual.settings_for(self.platform.catalogue.local().settings_of(&self.usual.id), &[]),
        }
    }

    /// What needs an explicit yes before the file is written.
    pub fn to_confirm(&self) -> Vec<Message> {
        self.version().map(|version| version.to_confirm(&self.settings().limits)).unwrap_or_default()
    }

    /// Whether the person said yes to what needs it, or nothing does.
    pub fn is_confirmed(&self) -> bool {
        self.version().is_none_or(|version| version.is_confirmed(&self.settings().limits))
    }

    /// Whether the file on the disk holds the work as it stands.
    pub fn is_saved(&self) -> bool {
        self.version().is_some_and(Version::is_saved)
    }

    /// The file written last, if it still holds the work as it stands.
    pub fn saved(&self) -> Option<&Saved> {
        self.version()?.saved()
    }

    /// What stands where the file was to go, until the person answers whether it is replaced.
    pub fn replacing(&self) -> Option<&Standings> {
        self.version()?.replacing()
    }

    /// `target`, or a name beside it, where nothing stands for any file that the list becomes.
    pub fn free_target(&self, target: &Path) -> PathBuf {
        self.version().map_or_else(|| target.to_owned(), |version| version.free_target(target))
    }

    /// Where the files would stand; more than one for a tool that takes one course at a time.
    pub fn targets(&self, target: &Path) -> Vec<PathBuf> {
        self.version().map(|version| version.targets(target)).unwrap_or_default()
    }

    /// The first lines of the first file, exactly as they would be written.
    pub fn preview(&self, rows: usize) -> Option<String> {
        self.version()?.preview(rows)
    }

    /// Delimiters that no value holds, of those that the importer takes.
    pub fn usable_delimiters(&self) -> Vec<char> {
        self.version().map(Version::usable_delimiters).unwrap_or_default()
    }

    /// A name for the file.
    pub fn proposed_file_name(&self) -> String {
        self.version().map(|version| version.proposed_file_name(&self.platform)).unwrap_or_default()
    }

    /// Whether a list of the person's own is judged by the sample platform: nothing that is said of it holds.
    pub fn is_judged_by_sample(&self) -> bool {
        self.platform.stored.is_none() && self.list().is_some_and(|list| list.from != From::Sample)
    }

    /// The text for the platform manager, once the file is written; none that speaks of the sample platform.
    pub fn handover(&self, locale: &Locale) -> Option<String> {
        self.version().filter(|_| !self.is_judged_by_sample())?.handover(&self.platform, locale)
    }

    /// Whether the sheet that goes with the file tells this action.
    pub fn is_in_sheet(&self, number: u64) -> bool {
        self.version().is_some_and(|version| version.is_in_sheet(number))
    }

    /// The files that the list becomes: the course of each, its number, its rows.
    pub fn planned_files(&self) -> Vec<(Option<String>, Option<usize>, u32)> {
        self.version().map(Version::planned_files).unwrap_or_default()
    }
}
