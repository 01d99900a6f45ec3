//! Writing the file of a version, and what was written.

use super::super::list::From;
use super::super::save::{Save, SaveFault, Saved, Standings, Told, handover};
use super::super::sheet::for_sheet;
use super::super::{ChosenPlatform, Panicked, Running, Slot, changes};
use super::version::told;
use super::{Around, Sitting, Version};
use crate::error::{Level, Message};
use crate::export::{self, Draft, OneFile};
use crate::locale::Locale;
use crate::store::atomic::Written;
use crate::store::save::{self, Guard};
use std::path::{Path, PathBuf};

/// What was written last, and the worker that writes.
#[derive(Default)]
pub(super) struct Saving {
    slot: Slot<Result<Saved, SaveFault>>,
    saved: Option<Saved>,
    /// Where the file goes that was asked for before it was simulated.
    waiting: Option<PathBuf>,
    /// What stands where the file was to go, until the person answers.
    replacing: Option<Standings>,
}

impl Saving {
    pub(super) fn is_busy(&self) -> bool {
        self.slot.is_busy() || self.waiting.is_some()
    }

    pub(super) fn running(&self) -> Option<Running> {
        told(&self.slot, "job-save")
    }

    /// Stops the worker. What waits to be written is not.
    pub(super) fn cancel(&mut self) {
        self.waiting = None;
        self.slot.cancel();
    }
}

impl Version {
    /// Whether the file on the disk holds the work as it stands.
    pub fn is_saved(&self) -> bool {
        let state = self.work.state();
        self.saving
            .saved
            .as_ref()
            .is_some_and(|saved| saved.state == state && saved.delimiter == self.out_delimiter() && saved.layout == self.layout())
    }

    /// The file written last, if it still holds the work as it stands.
    pub fn saved(&self) -> Option<&Saved> {
        self.saving.saved.as_ref().filter(|_| self.is_saved())
    }

    /// The first lines of the first file, exactly as they would be written.
    pub fn preview(&self, rows: usize) -> Option<String> {
        Some(export::preview(&self.draft(self.files().first()?), rows))
    }

    /// Delimiters that no value holds, of those that the importer takes.
    pub fn usable_delimiters(&self) -> Vec<char> {
        let files = self.files();
        let usable = |file: &OneFile<'_>| export::usable_delimiters(&self.draft(file), &self.importer.form.delimiters);
        let each: Vec<Vec<char>> = files.iter().map(usable).collect();
        self.importer.form.delimiters.iter().copied().filter(|c| each.iter().all(|usable| usable.contains(c))).collect()
    }

    /// A name for the file: the one that the platform looks for, or the importer's pattern with platform and day.
    pub fn proposed_file_name(&self, platform: &ChosenPlatform) -> String {
        let settings = self.import_settings(platform);
        let wanted = settings.iter().find(|setting| setting.key.ends_with("_filelocation"));
        if let Some(name) = wanted.and_then(|setting| setting.value.rsplit('/').next()).filter(|name| !name.is_empty()) {
            return name.to_owned();
        }
        let platform: String = crate::text::fold::careful(&platform.catalogue.site().platform.name)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join("-");
        let date = jiff::Zoned::now().date().to_string();
        self.importer.form.file_name.replace("{platform}", &platform).replace("{date}", &date)
    }

    /// The text for the platform manager, once the file is written.
    pub fn handover(&self, platform: &ChosenPlatform, locale: &Locale) -> Option<String> {
        let saved = self.saved()?;
        let settings = self.import_settings(platform);
        let simulated = self.forecast().and_then(|forecast| forecast.result.as_ref().ok());
        let outlook = self.forecast().and_then(super::ListForecast::outlook_words);
        let welcome = simulated.map(|told| told.welcome()).unwrap_or_default();
        let told = Told { outlook: outlook.as_ref(), welcome: &welcome, changes: &self.sheet_changes() };
        Some(handover(&saved.files, self.importer, &platform.catalogue, saved.delimiter, &settings, &told, locale))
    }

    /// The changes that the person wants told in the sheet, in words that name nobody.
    pub fn sheet_changes(&self) -> Vec<Message> {
        if self.in_sheet.is_empty() {
            return Vec::new();
        }
        let all = changes(&self.work);
        for_sheet(self.importer, all.iter().filter(|changed| self.in_sheet.contains(&changed.number)))
    }

    /// Whether the sheet tells this action.
    pub fn is_in_sheet(&self, number: u64) -> bool {
        self.in_sheet.contains(&number)
    }

    pub(super) fn tell_in_sheet(&mut self, numbers: &[u64], told: bool) {
        for number in numbers {
            if told {
                self.in_sheet.insert(*number);
            } else {
                self.in_sheet.remove(number);
            }
        }
    }

    /// The files that the list becomes: the course of each, its number, its rows.
    pub fn planned_files(&self) -> Vec<(Option<String>, Option<usize>, u32)> {
        self.files().into_iter().map(|file| (file.course, file.part, file.roster.table().kept())).collect()
    }

    fn files(&self) -> Vec<OneFile<'static>> {
        export::files(&self.made(), self.out_delimiter())
    }

    fn draft<'a>(&self, file: &'a OneFile<'_>) -> Draft<'a> {
        Draft { roster: &file.roster, delimiter: self.out_delimiter() }
    }

    /// What stands where the file was to go, until the person answers whether it is replaced.
    pub fn replacing(&self) -> Option<&Standings> {
        self.saving.replacing.as_ref()
    }

    /// `target`, or a name beside it, where nothing stands for any file that the list becomes.
    pub fn free_target(&self, target: &Path) -> PathBuf {
        let files = self.files();
        save::free(target, |target| export::places(target, &files))
    }

    /// Where the files would stand; more than one for a tool that takes one course at a time.
    pub fn targets(&self, target: &Path) -> Vec<PathBuf> {
        export::places(target, &self.files())
    }

    fn start_save(&mut self, path: PathBuf, replace: bool, own: Vec<Written>, around: &Around<'_>) {
        let source = if let From::Path(source) = &self.list.from { Some(source.clone()) } else { None };
        let guard = Guard { folders: around.folders.cloned(), sources: source.into_iter().collect(), own };
        let (made, state, layout, delimiter) = (self.made(), self.work.state(), self.layout(), self.out_delimiter());
        self.saving.replacing = None;
        self.saving.slot.start(around.wake, move |watch| {
            let files = export::files(&made, delimiter);
            let files = Save { files: &files, delimiter, target: &path, guard, replace }.write(watch)?;
            Ok(Saved { files, delimiter, state, layout })
        });
    }

    /// Takes in what was written; returns it once.
    pub(super) fn poll_save(&mut self, around: &mut Around<'_>) -> Vec<Written> {
        match self.saving.slot.poll() {
            Some(Ok(Ok(saved))) => {
                around.notices.done(Message::new("notice-saved").with("name", saved.names()).with("rows", saved.rows()));
                let written = saved.files.iter().map(|file| file.written.clone()).collect();
                self.saving.saved = Some(saved);
                return written;
            }
            Some(Ok(Err(SaveFault::Stands(standings)))) => {
                around.notices.say(Level::Warning, standings.message());
                self.saving.replacing = Some(standings);
            }
            Some(Ok(Err(fault))) => around.notices.fault(&fault),
            Some(Err(Panicked)) => around.panicked(),
            None => {}
        }
        Vec::new()
    }

    pub(super) fn cancel_save(&mut self) {
        self.saving.cancel();
    }
}

impl Sitting {
    /// Keeps in mind where the file goes, until what the platform makes of it is known.
    pub(in crate::workspace) fn save_later(&mut self, path: PathBuf, around: &mut Around<'_>) {
        self.version_mut().saving.waiting = Some(path);
        around.notices.say(Level::Info, Message::new("notice-save-waits"));
    }

    /// Where a file that waits goes; it waits no longer.
    pub(in crate::workspace) fn take_waiting(&mut self) -> Option<PathBuf> {
        self.version_mut().saving.waiting.take()
    }

    pub(in crate::workspace) fn save(&mut self, path: PathBuf, around: &Around<'_>) {
        let own = self.written.clone();
        self.version_mut().start_save(path, false, own, around);
    }

    /// What the person answers to the question whether what stands there is replaced.
    pub(super) fn answer_replace(&mut self, yes: bool, around: &Around<'_>) {
        let own = self.written.clone();
        let version = self.version_mut();
        if let Some(standings) = version.saving.replacing.take().filter(|_| yes) {
            version.start_save(standings.target, true, own, around);
        }
    }
}
