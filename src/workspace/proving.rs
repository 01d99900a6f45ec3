//! Whether what was handed over is there: asked of the platform, or compared with a list of participants that it gave.

use super::{AgainstFault, ChosenPlatform, From, ReadFile, Remains, Workspace, compare_with_list};
use crate::catalogue::Catalogue;
use crate::error::{Fault as _, Message};
use crate::importer::{self, Importer};
use crate::plan::Plan;
use crate::read::Options;
use crate::store::Folders;
use crate::store::receipts::{Receipt, Receipts, Verified};
use crate::verify::{Compared, ListLacks};
use crate::watch::Watch;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// What this receipt stands for.
    Receipt(String),
    /// A file that went to the platform in whatever way.
    File(PathBuf),
}

/// What tells who is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Against {
    /// The web services of the platform in use.
    Platform,
    /// A list of participants that the platform gave.
    List(PathBuf),
}

/// Whether what was handed over is there.
pub struct Proof {
    /// What was verified.
    pub of: Subject,
    /// What was found, or why nothing could be.
    pub result: Result<Compared, Message>,
    /// The file of what is missing, when something is.
    missing: Option<Vec<u8>>,
}

impl Proof {
    /// Whether something can be sent again.
    pub fn has_missing(&self) -> bool {
        self.missing.is_some()
    }
}

/// What a worker needs to verify.
struct Job {
    folders: Folders,
    receipt: Option<Receipt>,
    file: PathBuf,
    importer: Option<&'static Importer>,
    catalogue: Arc<Catalogue>,
    against: Against,
    platform: ChosenPlatform,
}

impl Workspace {
    /// Whether a verification runs.
    pub fn is_verifying(&self) -> bool {
        self.sending.verify.is_busy()
    }

    /// The last verification.
    pub fn proof(&self) -> Option<&Proof> {
        self.sending.proof.as_ref()
    }

    /// What still stands of the file of a receipt, as far as that was looked at.
    pub fn remains(&self, receipt: &Receipt) -> Remains {
        self.sending.remains.get(&receipt.id).copied().unwrap_or_default()
    }

    /// Whether the platform in use can be asked who is there.
    pub fn can_ask_platform(&self) -> bool {
        #[cfg(feature = "net")]
        return matches!(self.platform.origin, Some(crate::store::moodle::Origin::Services { .. }));
        #[cfg(not(feature = "net"))]
        false
    }

    /// Whether the platform of a receipt can be asked: it is the one in use, and the file stands where it stood.
    pub fn can_verify(&self, receipt: &Receipt) -> bool {
        let platform = self.catalogue().site().platform.name == receipt.plan.platform;
        platform && self.can_ask_platform() && self.remains(receipt).file
    }

    pub(super) fn verify(&mut self, of: Subject, against: Against) {
        let Some(folders) = self.folders.clone() else { return };
        let receipt = match &of {
            Subject::Receipt(id) => match self.sending.receipts.iter().find(|receipt| receipt.id == *id) {
                Some(receipt) => Some(receipt.clone()),
                None => return,
            },
            Subject::File(_) => None,
        };
        let file = match (&of, &receipt) {
            (Subject::File(path), _) => path.clone(),
            (_, receipt) => receipt.as_ref().and_then(|receipt| receipt.source.clone()).unwrap_or_default(),
        };
        let importer = match &receipt {
            Some(receipt) => importer::find(&receipt.plan.importer),
            None => Some(self.importer()),
        };
        let (catalogue, platform) = (Arc::clone(&self.platform.catalogue), self.platform.clone());
        let job = Job { folders, receipt, file, importer, catalogue, against, platform };
        self.sending.proof = None;
        self.sending.verify.start(&self.wake, move |watch| {
            let (result, missing) = match job.compare(watch) {
                Ok((compared, missing)) => (Ok(compared), missing),
                Err(why) => (Err(why), None),
            };
            Proof { of, result, missing }
        });
    }

    /// Opens what a verification found missing, as a list of its own.
    pub(super) fn open_missing(&mut self) {
        let Some(bytes) = self.sending.proof.as_mut().and_then(|proof| proof.missing.take()) else { return };
        self.open_bytes(From::Pasted, "", bytes);
    }
}

impl Job {
    fn compare(&self, watch: &Watch) -> Result<(Compared, Option<Vec<u8>>), Message> {
        let changed = || Message::new("ui-receipts-changed");
        let importer = self.importer.ok_or_else(changed)?;
        let bytes = Arc::new(super::load(&self.file).map_err(|fault| fault.message())?);
        let plan = self.receipt.as_ref().map(|receipt| &receipt.plan);
        if plan.is_some_and(|plan| !plan.is_of(&bytes)) {
            return Err(changed());
        }
        let course = plan.and_then(|plan| plan.settings.get("course")).map(String::as_str).filter(|_| importer.one_course);
        if importer.one_course && course.is_none() {
            return Err(Message::new("ui-verify-needs-receipt"));
        }
        let name = |plan: &Plan| plan.file.name.clone();
        let name = plan.map_or_else(|| self.file.file_name().unwrap_or_default().to_string_lossy().into_owned(), name);
        let file = super::read_finished(&name, &bytes, importer, &self.catalogue, None, course, watch).map_err(|fault| fault.message())?;
        let compared = match &self.against {
            Against::Platform => self.ask_platform(&file, watch)?,
            Against::List(list) => self.compare_with(&file, list, watch)?,
        };
        if let Some(receipt) = &self.receipt {
            let kept = Receipts::open(&self.folders)
                .and_then(|(mut receipts, _)| receipts.keep_verified(&receipt.id, &Verified::of(&compared, jiff::Timestamp::now())));
            kept.map_err(|fault| fault.message())?;
        }
        let missing = super::missing_file(&file, &compared, watch).ok().flatten();
        Ok((compared, missing))
    }

    /// A list that does not say its course is that of the one course of the file.
    fn compare_with(&self, file: &ReadFile, list: &Path, watch: &Watch) -> Result<Compared, Message> {
        let wanted = super::wanted(file, &self.catalogue);
        let first = wanted.first().map(|one| one.course.as_str());
        let course = first.filter(|first| wanted.iter().all(|one| one.course == *first));
        let compared = compare_with_list(file, list.to_owned(), Options::default(), course, &self.catalogue, watch);
        compared.map_err(|fault| match fault {
            AgainstFault::Lacks(ListLacks::Course) => Message::new("ui-verify-which-course"),
            fault => fault.message(),
        })
    }

    #[cfg(feature = "net")]
    fn ask_platform(&self, file: &ReadFile, watch: &Watch) -> Result<Compared, Message> {
        let client = super::sending::client(self.platform.origin.clone())?;
        super::compare_with_platform(file, &client, &self.catalogue, watch).map_err(|fault| fault.message())
    }

    #[cfg(not(feature = "net"))]
    fn ask_platform(&self, _: &ReadFile, _: &Watch) -> Result<Compared, Message> {
        let _ = &self.platform;
        Err(Message::new("submit-no-net"))
    }
}
