//! Writing the file: whole or not at all, read back, with the text that goes with it.

use crate::catalogue::Catalogue;
use crate::error::{Fault, Message};
use crate::export::{self, Draft, ExportFault, Handover, OneFile, Sent, Summary};
use crate::importer::{FileForm, Importer, Setting};
use crate::locale::Locale;
use crate::store::StoreFault;
use crate::store::atomic::{self, Failed, Readers};
use crate::watch::Watch;
use std::fmt;
use std::path::{Path, PathBuf};

/// What was written and read back.
#[derive(Clone, Debug)]
pub struct Saved {
    /// The files; at least one.
    pub files: Vec<SavedFile>,
    /// Their delimiter.
    pub delimiter: char,
    /// State of the work that was written.
    pub state: u64,
}

/// One file that was written and read back.
#[derive(Clone, Debug)]
pub struct SavedFile {
    /// Where it stands.
    pub path: PathBuf,
    /// What it holds.
    pub summary: Summary,
    /// Short name of the course to choose on the platform, for a tool that takes one course at a time.
    pub course: Option<String>,
}

impl SavedFile {
    /// Name without folder.
    pub fn name(&self) -> String {
        self.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }
}

impl Saved {
    /// Rows of all files.
    pub fn rows(&self) -> u64 {
        self.files.iter().map(|file| file.summary.rows).sum()
    }

    /// Bytes of all files.
    pub fn bytes(&self) -> u64 {
        self.files.iter().map(|file| file.summary.bytes).sum()
    }

    /// Names of the files.
    pub fn names(&self) -> String {
        self.files.iter().map(SavedFile::name).collect::<Vec<_>>().join(", ")
    }
}

/// Writes the files of a list beside each other, each whole or not at all, after all were tried.
///
/// # Errors
/// When one of them cannot be written in the form of the importer (then none is written), or the disk refuses.
pub fn write_files(files: &[OneFile], form: &FileForm, delimiter: char, target: &Path, watch: &Watch) -> Result<Vec<SavedFile>, SaveFault> {
    fn draft<'a>(file: &'a OneFile, delimiter: char, form: &'a FileForm) -> Draft<'a> {
        Draft { table: &file.table, keys: &file.keys, delimiter, form }
    }
    if files.len() > 1 {
        for file in files {
            export::write(&draft(file, delimiter, form), &mut std::io::sink(), watch).map_err(SaveFault::Export)?;
        }
    }
    let mut saved = Vec::new();
    for (file, path) in files.iter().zip(export::places(target, files)) {
        match atomic::write(&path, Readers::AsUsual, |out| export::write(&draft(file, delimiter, form), out, watch)) {
            Ok((summary, written)) => saved.push(SavedFile { path: written.path, summary, course: file.course.clone() }),
            Err(Failed::Content(fault)) => return Err(SaveFault::Export(fault)),
            Err(Failed::Store(fault)) => return Err(SaveFault::Disk(fault)),
        }
    }
    Ok(saved)
}

/// The text that goes with files that were written.
pub fn handover(
    files: &[SavedFile],
    importer: &Importer,
    catalogue: &Catalogue,
    delimiter: char,
    settings: &[Setting],
    locale: &Locale,
) -> String {
    let names: Vec<String> = files.iter().map(SavedFile::name).collect();
    let sent: Vec<Sent<'_>> =
        std::iter::zip(files, &names).map(|(file, name)| Sent { name, summary: &file.summary, course: file.course.as_deref() }).collect();
    let handover = Handover {
        importer,
        platform: &catalogue.site().platform.name,
        files: &sent,
        delimiter,
        settings,
        prerequisites: &catalogue.local().prerequisites,
        untold: &catalogue.untold(),
    };
    export::sheet(&handover, locale)
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
