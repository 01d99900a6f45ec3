//! Writing the file: whole or not at all, read back, with the text that goes with it.

use super::{Work, Workspace};
use crate::error::{Fault, Message};
use crate::export::{self, Draft, ExportFault, Handover, Summary};
use crate::importer::FieldKey;
use crate::locale::Locale;
use crate::store::StoreFault;
use crate::store::atomic::{self, Failed, Readers};
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

/// A file that was written and read back.
#[derive(Clone, Debug)]
pub struct Saved {
    /// Where it stands.
    pub path: PathBuf,
    /// What it holds.
    pub summary: Summary,
    /// Its delimiter.
    pub delimiter: char,
    /// Revision of the work that was written.
    pub revision: u64,
}

impl Saved {
    /// Name without folder.
    pub fn file_name(&self) -> String {
        self.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }
}

/// Why the file was not written. The file that stood there is as it was.
#[derive(Debug)]
pub enum SaveFault {
    /// The content cannot be written in this form.
    Export(ExportFault),
    /// The disk refused.
    Disk(StoreFault),
}

impl fmt::Display for SaveFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().id)
    }
}

impl std::error::Error for SaveFault {}

impl Fault for SaveFault {
    fn message(&self) -> Message {
        match self {
            Self::Export(fault) => fault.message(),
            Self::Disk(fault) => fault.message(),
        }
    }
}

impl Workspace {
    /// Whether the file on the disk holds the work as it stands.
    pub fn is_saved(&self) -> bool {
        let revision = self.work.as_ref().map(Work::revision);
        self.saved.as_ref().is_some_and(|saved| Some(saved.revision) == revision && saved.delimiter == self.out_delimiter)
    }

    /// The file written last, if it still holds the work as it stands.
    pub fn saved(&self) -> Option<&Saved> {
        self.saved.as_ref().filter(|_| self.is_saved())
    }

    /// The first lines of the file, exactly as they would be written.
    pub fn preview(&self, rows: usize) -> Option<String> {
        let work = self.work.as_ref()?;
        let keys = work.mapping().keys();
        Some(export::preview(&self.draft(work, &keys), rows))
    }

    /// Delimiters that no value holds, of those that the importer takes.
    pub fn usable_delimiters(&self) -> Vec<char> {
        let Some(work) = &self.work else { return Vec::new() };
        let keys = work.mapping().keys();
        export::usable_delimiters(&self.draft(work, &keys), &self.importer.form.delimiters)
    }

    /// A name for the file: the one that the platform looks for, or the importer's pattern with platform and day.
    pub fn proposed_file_name(&self) -> String {
        let wanted = self.import_settings().into_iter().find(|setting| setting.key.ends_with("_filelocation"));
        if let Some(name) = wanted.as_ref().and_then(|setting| setting.value.rsplit('/').next()).filter(|name| !name.is_empty()) {
            return name.to_owned();
        }
        let platform: String = crate::text::fold::careful(&self.catalogue().site().platform.name)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join("-");
        let date = jiff::Zoned::now().date().to_string();
        self.importer.form.file_name.replace("{platform}", &platform).replace("{date}", &date)
    }

    /// The text for the platform manager, once the file is written.
    pub fn handover(&self, locale: &Locale) -> Option<String> {
        let saved = self.saved()?;
        let handover = Handover {
            importer: self.importer,
            platform: &self.catalogue().site().platform.name,
            file_name: &saved.file_name(),
            summary: &saved.summary,
            delimiter: saved.delimiter,
            settings: &self.import_settings(),
            prerequisites: &self.catalogue().local().prerequisites,
        };
        Some(export::sheet(&handover, locale))
    }

    fn draft<'a>(&self, work: &'a Work, keys: &'a [FieldKey]) -> Draft<'a> {
        Draft { table: work.table(), keys, delimiter: self.out_delimiter, form: &self.importer.form }
    }

    pub(super) fn start_save(&mut self, path: PathBuf) {
        let Some(work) = &self.work else { return };
        let (table, keys, revision) = (Arc::clone(work.table()), work.mapping().keys(), work.revision());
        let (delimiter, form) = (self.out_delimiter, &self.importer.form);
        self.jobs.save.start(&self.wake, move |watch| {
            let draft = Draft { table: &table, keys: &keys, delimiter, form };
            let written = atomic::write(&path, Readers::AsUsual, |out| export::write(&draft, out, watch));
            match written {
                Ok((summary, written)) => Ok(Saved { path: written.path, summary, delimiter, revision }),
                Err(Failed::Content(fault)) => Err(SaveFault::Export(fault)),
                Err(Failed::Store(fault)) => Err(SaveFault::Disk(fault)),
            }
        });
    }
}
