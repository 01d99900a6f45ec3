//! What each command does.

use super::import::import;
use super::list::From;
use super::open::Source;
use super::returned::Back;
use super::{Cell, Command, Standing, Step, Workspace};
use crate::check::{Edit, Fix, fixes};
use crate::error::{Level, Message};
use crate::read::{Frame, Options, Sheets};
use crate::table::{Change, Patch, RowId};
use std::path::PathBuf;
use std::sync::Arc;

impl Workspace {
    /// Does what was asked. What cannot be done now is passed over: front ends ask first.
    pub fn execute(&mut self, command: Command) {
        match command {
            Command::Open(path) => self.start_open(Source::Path(path), Options::default()),
            Command::OpenPasted(text) => self.open_bytes(From::Pasted, "", text.into_bytes()),
            Command::OpenSample => {
                self.execute(Command::ChoosePlatform(None));
                self.open_bytes(From::Sample, crate::catalogue::SAMPLE_LIST_NAME, crate::catalogue::SAMPLE_LIST.to_vec());
            }
            Command::Close => self.close(),
            Command::TakeSheets(sheets) => self.take_sheets(&sheets),
            Command::FillMerged(fill) => self.take_anew(|options| options.fill_merged = fill),
            Command::SkipHidden(skip) => self.take_anew(|options| options.skip_hidden = skip),
            Command::ChooseEncoding(encoding) => self.reread(|options| options.encoding = encoding),
            Command::ChooseDelimiter(delimiter) => self.reread(|options| options.delimiter = delimiter),
            Command::ChooseFrame(frame) => self.choose_frame(frame),
            Command::ChooseImporter(id) => self.choose_importer(&id),
            Command::OpenReturned(path) => self.open_returned(Back::Path(path)),
            Command::PasteReturned(text) => self.open_returned(Back::Text(text)),
            Command::PrepareConversion(id) => self.prepare_conversion(&id),
            Command::Convert => self.take_conversion(),
            Command::DropConversion => self.drop_conversion(),
            Command::Go(step) => self.go(step),
            Command::Map(key, take) => {
                let (Some(work), Some(list)) = (&mut self.work, &self.list) else { return };
                let name = Message::new("action-map").with("field", key.to_string());
                work.map(list, self.importer, key, take, name);
                self.start_check();
            }
            Command::AddNumber => self.numbers = self.numbers.saturating_add(1).min(99),
            Command::Write(cells) => self.write(cells),
            Command::OpenMatching => self.open_matching(),
            Command::MatchBy(column, by) => self.match_by(column, by),
            Command::MatchWith(path) => self.match_with(path),
            Command::TakeMatching => self.take_matching(),
            Command::CloseMatching => self.close_matching(),
            Command::RemoveRows(rows) => self.remove(rows),
            Command::Fix { finding, fix } => self.fix(finding, fix),
            Command::ReplaceEverywhere { finding, with } => self.replace_everywhere(finding, with),
            Command::Examine(finding) => self.examine(finding),
            Command::FixSafe => self.fix_safe(),
            Command::Undo => self.turn_history(true),
            Command::Redo => self.turn_history(false),
            Command::ChooseOutDelimiter(delimiter) => {
                if self.importer.form.delimiters.contains(&delimiter) && delimiter != self.out_delimiter {
                    self.out_delimiter = delimiter;
                    self.start_check();
                }
            }
            Command::Play(played) => self.play(played),
            Command::Confirm => self.confirm(),
            Command::Save(path) if self.is_confirmed() => self.start_save(path),
            Command::Save(_) => self.notices.say(Level::Warning, Message::new("notice-confirm-first")),
            Command::ChoosePlatform(Some(name)) => self.start_platform(Some(name)),
            Command::ChoosePlatform(None) => self.use_sample(),
            Command::SavePlatform(described) => self.save_platform(*described),
            Command::RemovePlatform(name) => self.remove_platform(name),
            Command::KeepLocal(local) => self.keep_local(*local),
            Command::ImportCatalogue { path, platform } => self.import_catalogue(path, platform),
            #[cfg(feature = "net")]
            Command::Refresh(asked) => self.start_refresh(*asked),
            Command::ChooseLanguage(language) => self.change_settings(|settings| settings.language = language),
            Command::ChooseLimits(limits) => self.change_settings(|settings| settings.limits = limits),
            Command::ChooseTheme(theme) => self.change_settings(|settings| settings.theme = theme),
            Command::KeepRecents(keep) => self.keep_recents(keep),
            Command::ForgetEverything => self.forget_all(),
            Command::Recover => self.recover(),
            Command::ForgetRecoverable => self.forget_recoverable(),
            Command::CancelJobs => self.cancel_jobs(),
        }
    }

    fn open_bytes(&mut self, from: From, name: &str, bytes: Vec<u8>) {
        self.start_open(Source::Bytes { from, name: name.to_owned(), bytes: Arc::new(bytes) }, Options::default());
    }

    fn close(&mut self) {
        self.jobs.open.cancel();
        self.jobs.check.cancel();
        self.close_matching();
        self.purge_journal();
        self.list = None;
        self.work = None;
        self.turns = super::turn::Turns::default();
        self.checked = None;
        self.forget_forecasts();
        self.saved = None;
        self.refused = None;
        self.step = Step::Open;
    }

    fn take_sheets(&mut self, sheets: &[usize]) {
        let Some(list) = &self.list else { return };
        let names: Vec<String> = sheets.iter().filter_map(|&index| Some(list.book.sheets.get(index)?.name.clone())).collect();
        if !names.is_empty() {
            let options = Options { sheets: Sheets::Named(names), frame: None, ..list.options.clone() };
            self.retake(options, None);
        }
    }

    /// Changes a choice that leaves every line where it is.
    fn take_anew(&mut self, change: impl FnOnce(&mut Options)) {
        let Some(list) = &self.list else { return };
        let mut options = Options { frame: None, ..list.options.clone() };
        change(&mut options);
        let frame = list.frame;
        self.retake(options, Some(frame));
    }

    fn reread(&mut self, change: impl FnOnce(&mut Options)) {
        let Some(list) = &self.list else { return };
        let mut options = list.options.clone();
        change(&mut options);
        self.reopen(options);
    }

    fn choose_frame(&mut self, frame: Frame) {
        let Some(list) = &mut self.list else { return };
        let rows = list.table().map_or(0, |table| table.rows());
        let end = RowId(frame.end.0.min(rows));
        let frame = Frame { header: frame.header.filter(|row| row.0 < rows), first: frame.first.min(end), end };
        if frame == list.frame {
            return;
        }
        let same_header = frame.header == list.frame.header;
        list.frame = frame;
        let mapping = self.work.as_ref().filter(|_| same_header).map(|work| work.mapping().clone());
        self.begin_work(mapping);
    }

    fn go(&mut self, step: Step) {
        if self.standing(step) != Standing::Closed {
            self.step = step;
        }
    }

    fn write(&mut self, cells: Vec<(Cell, String)>) {
        let name = match cells.as_slice() {
            [(_, text)] if text.is_empty() => Message::new("action-clear").with("count", 1),
            [(_, text)] => Message::new("action-write").with("text", text.as_str()),
            _ if cells.iter().all(|(_, text)| text.is_empty()) => Message::new("action-clear").with("count", cells.len()),
            _ => Message::new("action-write-many").with("count", cells.len()),
        };
        self.edit(name, |table| {
            let (rows, columns) = (table.rows(), table.columns().len());
            let mut patch = Patch::default();
            for ((row, column), text) in cells {
                // A paste may reach past the last row or column.
                if row.0 < rows && column < columns && table.text(column, row) != text {
                    let to = table.intern(column, &text);
                    patch.push(Change::Cells { column, cells: vec![(row, to)] });
                }
            }
            patch
        });
    }

    fn remove(&mut self, rows: Vec<RowId>) {
        let name = Message::new("action-remove").with("count", rows.len());
        self.edit(name, |table| {
            let rows = rows.into_iter().filter(|row| row.0 < table.rows()).collect();
            Patch::one(Change::Rows { rows, removed: true })
        });
    }

    pub(super) fn edit(&mut self, name: Message, make: impl FnOnce(&mut crate::table::Table) -> Patch) -> bool {
        let changed = self.work.as_mut().is_some_and(|work| work.edit(name, make));
        if changed {
            self.start_check();
        }
        changed
    }

    fn fix(&mut self, finding: usize, fix: usize) {
        let found = self.fresh_finding(finding).and_then(|finding| finding.fixes.get(fix));
        if let Some(fix) = found.cloned() {
            self.apply(fix);
        }
    }

    fn apply(&mut self, fix: Fix) {
        match fix.edit {
            Edit::Delimiter(delimiter) => self.execute(Command::ChooseOutDelimiter(delimiter)),
            Edit::Importer(id) => self.prepare_conversion(&id),
            edit => {
                self.edit(fix.title, |table| edit.patch(table));
            }
        }
    }

    /// Looks for the fixes that take too long to be looked for in every finding.
    fn examine(&mut self, finding: usize) {
        if !self.is_fresh() {
            return;
        }
        let Some(ready) = self.ready() else { return };
        let Some(found) = self.checked.as_mut().and_then(|checked| checked.report.findings.get_mut(finding)) else { return };
        if found.fixes.is_empty() {
            found.fixes = fixes(&ready.subject(), found);
        }
    }

    fn replace_everywhere(&mut self, finding: usize, with: String) {
        let found = self.fresh_finding(finding).and_then(|found| Some((found.column?, found.value?, found.rows.clone())));
        if let Some((column, from, rows)) = found {
            let name = Message::new("action-replace").with("text", with.as_str());
            self.edit(name, |table| Edit::Replace { column, from, to: with, rows }.patch(table));
        }
    }

    fn fix_safe(&mut self) {
        if !self.is_fresh() {
            return;
        }
        let edits: Vec<Edit> = self.report().map(|report| report.safe_fixes().map(|fix| fix.edit.clone()).collect()).unwrap_or_default();
        let name = Message::new("action-fix-safe").with("count", edits.len());
        self.edit(name, |table| {
            let mut patch = Patch::default();
            for edit in &edits {
                patch.append(edit.patch(table));
            }
            patch
        });
    }

    /// A finding of the last check, only while its rows and values are those of the table.
    fn fresh_finding(&self, finding: usize) -> Option<&crate::check::Finding> {
        self.report().filter(|_| self.is_fresh())?.findings.get(finding)
    }

    fn turn_history(&mut self, back: bool) {
        let Some(work) = &mut self.work else { return };
        let own = if back { work.undo() } else { work.redo() };
        if let Some(name) = own.or_else(|| self.turn_back(back)) {
            self.notices.done(Message::new(if back { "notice-undone" } else { "notice-redone" }).with("action", name));
            self.start_check();
        }
    }

    fn keep_recents(&mut self, keep: bool) {
        self.change_settings(|settings| settings.recents = keep);
        if let Some(folders) = self.folders.as_ref().filter(|_| !keep)
            && let Err(fault) = self.memory.recents.forget(folders)
        {
            self.notices.fault(&fault);
        }
    }

    fn import_catalogue(&mut self, path: PathBuf, platform: Option<String>) {
        let Some(folders) = self.folders.clone() else { return };
        self.jobs.import.start(&self.wake, move |watch| import(&folders, &path, platform.as_deref(), watch));
    }

    fn cancel_jobs(&mut self) {
        if self.jobs.open.is_busy() {
            self.jobs.open.cancel();
            self.notices.say(Level::Info, Message::new("notice-cancelled"));
        }
        self.jobs.save.cancel();
        #[cfg(feature = "net")]
        self.cancel_refresh();
    }
}
