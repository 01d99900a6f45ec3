//! Writing the file: whole or not at all, read back, with the text that goes with it.

use crate::catalogue::Catalogue;
use crate::error::{Arg, Fault, Message};
use crate::export::{self, Draft, ExportFault, Handover, OneFile, Sent, Summary};
use crate::importer::{Importer, Setting};
use crate::locale::Locale;
use crate::mapping::Layout;
use crate::store::StoreFault;
use crate::store::atomic::{Failed, Written};
use crate::store::save::{self, Guard, Plan, Standing};
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
    /// How several courses of a person were written.
    pub layout: Layout,
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
    /// What tells later that it still stands as it was written.
    pub written: Written,
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

/// What is to be saved, and where.
pub struct Save<'a> {
    /// The files; at least one.
    pub files: &'a [OneFile<'a>],
    /// Their delimiter.
    pub delimiter: char,
    /// The place of the only file, or the pattern for those of several.
    pub target: &'a Path,
    /// What is never written over, and what may be without a question.
    pub guard: Guard,
    /// Whether the person said yes to replacing what stands there.
    pub replace: bool,
}

impl Save<'_> {
    /// Writes all files, each whole, or none.
    ///
    /// # Errors
    /// When nobody could be enrolled by them, when one cannot be written in the form of the importer, when something stands there
    /// that nobody said yes to replace, or when the disk refuses. Then everything is as it was.
    pub fn write(&self, watch: &Watch) -> Result<Vec<SavedFile>, SaveFault> {
        self.fits(watch)?;
        let Self { files, target, replace, .. } = *self;
        let plan = Plan::look(&export::places(target, files), self.guard.clone()).map_err(SaveFault::Disk)?;
        let standing: Vec<Standing> = plan.standing().cloned().collect();
        if !standing.is_empty() && !replace {
            let free = save::free(target, |target| export::places(target, files));
            return Err(SaveFault::Stands(Standings { target: target.to_owned(), standing, of: files.len(), free }));
        }
        let plan = if replace { plan.replacing() } else { plan };
        let written = plan.write(|number, out| export::write(&self.draft(&files[number]), out, watch)).map_err(|fault| match fault {
            Failed::Content(fault) => SaveFault::Export(fault),
            Failed::Store(fault) => SaveFault::Disk(fault),
        })?;
        let saved = |(file, (summary, written)): (&OneFile<'_>, (Summary, Written))| SavedFile {
            path: written.path.clone(),
            summary,
            course: file.course.clone(),
            written,
        };
        Ok(files.iter().zip(written).map(saved).collect())
    }

    /// Tries all files before the first is written, and refuses those that would do nothing for anybody.
    ///
    /// # Errors
    /// What stands in the way of the first that cannot be written.
    pub fn fits(&self, watch: &Watch) -> Result<(), SaveFault> {
        for file in self.files {
            let lacking = export::lacking(&file.roster);
            if !lacking.is_empty() {
                return Err(SaveFault::Export(ExportFault::EnrolsNobody(lacking)));
            }
            if self.files.len() > 1 {
                export::write(&self.draft(file), &mut std::io::sink(), watch).map_err(SaveFault::Export)?;
            }
        }
        Ok(())
    }

    fn draft<'a>(&self, file: &'a OneFile<'_>) -> Draft<'a> {
        Draft { roster: &file.roster, delimiter: self.delimiter }
    }
}

/// What stands where files are to go: the question is the person's to answer.
#[derive(Clone, Debug)]
pub struct Standings {
    /// Where the file was to go, or the pattern for several.
    pub target: PathBuf,
    /// The files that stand there; at least one.
    pub standing: Vec<Standing>,
    /// How many files were to be written.
    pub of: usize,
    /// A place beside it where nothing stands, for all of the files.
    pub free: PathBuf,
}

impl Standings {
    /// The whole in words: what is there, since when, and the name that is free.
    pub fn message(&self) -> Message {
        let (first, free) = (&self.standing[0], self.free.file_name().unwrap_or_default().to_string_lossy().into_owned());
        let what = standing_words(first);
        let count = self.standing.len();
        if count == 1 && self.of == 1 {
            return Message::new("save-stands").with("file", what).with("free", free);
        }
        Message::new("save-stands-of-set").with("file", what).with("count", count).with("of", self.of).with("free", free)
    }
}

/// One file that stands there: its name, what it holds, when it was written, who has it open.
pub fn standing_words(standing: &Standing) -> Message {
    let name = standing.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let holds = match standing.lines {
        Some(lines) => Message::new("save-standing-lines").with("count", lines),
        None => Message::new("save-standing-size").with("size", standing.bytes.div_ceil(1_024)),
    };
    let words = Message::new("save-standing").with("name", name).with("holds", holds);
    let words = words.with("when", standing.modified.map_or(Arg::Text(String::new()), |at| Arg::Moment(at.as_second())));
    match &standing.opened_by {
        Some(who) => Message::new("save-standing-open").with("file", words).with("who", who.as_str()),
        None => words,
    }
}

/// What the text that goes with a file tells beside it.
#[derive(Clone, Copy, Default)]
pub struct Told<'a> {
    /// What becomes of the rows; `None` where it was not simulated.
    pub outlook: Option<&'a Message>,
    /// What people will receive because of the file.
    pub welcome: &'a [Message],
    /// What was changed in the list.
    pub changes: &'a [Message],
}

/// The text that goes with files that were written.
pub fn handover(
    files: &[SavedFile],
    importer: &Importer,
    catalogue: &Catalogue,
    delimiter: char,
    settings: &[Setting],
    told: &Told<'_>,
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
        outlook: told.outlook,
        welcome: told.welcome,
        changes: told.changes,
    };
    export::sheet(&handover, locale)
}

/// Why the file was not written. The file that stood there is as it was.
#[derive(Debug)]
pub enum SaveFault {
    /// The content cannot be written in this form.
    Export(ExportFault),
    /// Something stands there that nobody said yes to replace.
    Stands(Standings),
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
            Self::Stands(standings) => standings.message(),
            Self::Disk(fault) => fault.message(),
        }
    }
}
