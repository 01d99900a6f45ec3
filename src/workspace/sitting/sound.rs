//! « Only the rows without an error »: the others go into a workbook with their reasons first, and then out of the file.

use super::super::list::From;
use super::super::{LeftOut, Panicked, Running, Slot, keep_sound};
use super::version::told;
use super::{Around, Version};
use crate::error::{Fault as _, Message};
use crate::export::rest_workbook;
use crate::locale::{Language, Locale};
use crate::store::atomic::Failed;
use crate::store::save::{self, Guard, Plan};
use crate::store::{Folders, StoreFault};
use crate::table::RowId;
use std::path::{Path, PathBuf};

/// The rows that were left out, and where they stand.
struct Left {
    rows: Vec<RowId>,
    rest: PathBuf,
    revision: u64,
}

/// The worker that looks which rows could go, and where the others went.
#[derive(Default)]
pub(super) struct Sound {
    slot: Slot<Result<Option<Left>, Message>>,
    rest: Option<(PathBuf, usize)>,
}

impl Sound {
    pub(super) fn is_busy(&self) -> bool {
        self.slot.is_busy()
    }

    pub(super) fn running(&self) -> Option<Running> {
        told(&self.slot, "job-sound")
    }
}

impl Version {
    /// The workbook of the rows that were left out last, and how many they are.
    pub fn rest_of_rows(&self) -> Option<(&Path, usize)> {
        self.sound.rest.as_ref().map(|(path, rows)| (path.as_path(), *rows))
    }

    /// Leaves out every row in which something would be refused, once the workbook of them stands beside `target`.
    pub(super) fn start_sound(&mut self, target: &Path, language: Language, around: &Around<'_>) {
        let mut ready = self.ready(around.platform);
        let (mapping, revision, locale) = (self.work.mapping().clone(), self.work.revision(), Locale::new(language));
        let source = if let From::Path(source) = &self.list.from { Some(source.clone()) } else { None };
        let (folders, target) = (around.folders.cloned(), rest_beside(target, &locale));
        self.sound.slot.start(around.wake, move |watch| {
            let left = keep_sound(&mut ready, watch)?;
            if left.rows.is_empty() {
                return Ok(None);
            }
            let (headers, rows) = left.rest(&ready.list, &ready, &mapping, &locale);
            let (title, sheet) = (locale.text("sound-reasons"), locale.text("sound-sheet"));
            let bytes = rest_workbook(&headers, &rows, &title, &sheet)
                .map_err(|error| Message::new("sound-no-workbook").with("why", error.to_string()))?;
            let rest = write(&target, &bytes, folders, source).map_err(|fault| fault.message())?;
            let LeftOut { rows } = left;
            Ok(Some(Left { rows: rows.into_keys().collect(), rest, revision }))
        });
    }

    pub(super) fn poll_sound(&mut self, around: &mut Around<'_>) {
        match self.sound.slot.poll() {
            Some(Ok(Ok(Some(left)))) if left.revision == self.work.revision() => {
                let said = Message::new("notice-sound").with("count", left.rows.len());
                around.notices.done(said.with("path", left.rest.display().to_string()));
                self.sound.rest = Some((left.rest, left.rows.len()));
                self.remove(left.rows, around);
            }
            // The list was changed meanwhile: the workbook stands, and nothing is left out by what is no longer true.
            Some(Ok(Ok(_))) | None => {}
            Some(Ok(Err(why))) => around.notices.say(crate::error::Level::Warning, Message::new("sound-not-whole").with("why", why)),
            Some(Err(Panicked)) => around.panicked(),
        }
    }
}

/// `inscriptions.csv` → `inscriptions-reste.xlsx`.
fn rest_beside(target: &Path, locale: &Locale) -> PathBuf {
    let stem = target.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    target.with_file_name(format!("{stem}-{}.xlsx", locale.text("sound-sheet").to_lowercase()))
}

/// Writes it there, or under a name beside it where nothing stands.
fn write(target: &Path, bytes: &[u8], folders: Option<Folders>, source: Option<PathBuf>) -> Result<PathBuf, StoreFault> {
    let free = save::free(target, |target| vec![target.to_owned()]);
    let guard = Guard { folders, sources: source.into_iter().collect(), own: Vec::new() };
    let written = Plan::look(std::slice::from_ref(&free), guard)?.write(|_, out| std::io::Write::write_all(out, bytes));
    match written {
        Ok(_) => Ok(free),
        Err(Failed::Store(fault)) => Err(fault),
        Err(Failed::Content(error)) => Err(StoreFault::of_io(&free, error)),
    }
}
