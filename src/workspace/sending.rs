//! Handing over from the window: prepared and looked at by a worker, shown, and sent on a click; and the receipts of it.

use super::{Handing, Panicked, Proof, Running, Slot, ToHand, Version, Workspace, hand_over};
use crate::catalogue::Catalogue;
use crate::error::{Fault as _, Level, Message};
use crate::importer::Importer;
use crate::locale::{Language, Locale};
use crate::simulate::forecast::Limits;
use crate::store::Folders;
use crate::store::receipts::{Receipt, Receipts};
use crate::submit::{Access, Agreed, Channel, Outcome, Spec, Stale};
use crate::watch::Watch;
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file that is to be handed over, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandWish {
    /// The file.
    pub file: PathBuf,
    /// Short name of its course, for a tool that takes one course at a time.
    pub course: Option<String>,
    /// The channel as it is written out, or its name on the platform.
    pub to: String,
    /// Language of the texts that go with it.
    pub language: Language,
}

/// What was prepared, and waits for a yes.
pub struct Prepared {
    /// What it is.
    pub handing: Handing,
    /// What the channel says of it: what to know, or why it would not take it.
    pub looked: Result<Vec<Message>, Message>,
    /// The receipt after which it may not go there again by itself.
    pub before: Option<Receipt>,
    channel: Box<dyn Channel>,
    seal: String,
    #[cfg(feature = "net")]
    given: Option<super::Given>,
}

/// What came of it.
pub struct Handed {
    /// Number of its receipt.
    pub receipt: String,
    /// What happened.
    pub outcome: Outcome,
    /// One line that says what it is, for a message to the one who imports.
    pub subject: String,
    /// The text that goes with it: file, hash, settings, and no student's name.
    pub text: String,
    /// What could not be kept of it.
    unkept: Vec<Message>,
    /// Whether the vault has what was given to enter with.
    #[cfg(feature = "net")]
    kept: bool,
}

/// Where a hand-over stands.
#[derive(Default)]
pub enum Hand {
    /// Nothing is under way.
    #[default]
    Idle,
    /// It is being looked at.
    Preparing,
    /// It waits for a yes.
    Ready(Box<Prepared>),
    /// It is being sent.
    Sending,
    /// It is over.
    Over(Box<Handed>),
    /// It could not be prepared, or not begun.
    Failed(Message),
}

/// What runs for hand-overs, and what is known of former ones.
#[derive(Default)]
pub(super) struct SendingWork {
    hand: Hand,
    prepare: Slot<Result<Box<Prepared>, Message>>,
    send: Slot<Result<Box<Handed>, Message>>,
    pub(super) verify: Slot<Proof>,
    pub(super) proof: Option<Proof>,
    pub(super) receipts: Vec<Receipt>,
    look: Slot<FxHashMap<String, Remains>>,
    #[cfg(feature = "net")]
    pub(super) access: super::access::AccessWork,
    pub(super) remains: FxHashMap<String, Remains>,
}

/// What still stands of a file that went, when a worker looked last: a share may take its time to answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Remains {
    /// The file itself.
    pub file: bool,
    /// The folder that it was in.
    pub folder: bool,
}

impl Remains {
    fn of(receipt: &Receipt) -> Self {
        let source = receipt.source.as_deref();
        Self { file: source.is_some_and(Path::is_file), folder: source.and_then(Path::parent).is_some_and(Path::is_dir) }
    }
}

impl SendingWork {
    pub(super) fn running(&self) -> Option<Running> {
        let of = |progress: Option<(u64, u64)>, id: &'static str| progress.map(|progress| Running { name: Message::new(id), progress });
        of(self.send.progress(), "job-send")
            .or_else(|| of(self.prepare.progress(), "job-prepare"))
            .or_else(|| of(self.verify.progress(), "job-verify"))
    }

    /// Whether any worker is at it.
    pub(super) fn is_busy(&self) -> bool {
        #[cfg(feature = "net")]
        if self.access.is_busy() {
            return true;
        }
        self.prepare.is_busy() || self.send.is_busy() || self.verify.is_busy() || self.look.is_busy()
    }
}

/// What a worker needs to prepare.
struct Job {
    folders: Folders,
    wish: HandWish,
    catalogue: Arc<Catalogue>,
    importer: &'static Importer,
    limits: Limits,
    /// What was changed in the list and is to be told.
    changes: Vec<Message>,
    #[cfg(feature = "net")]
    origin: Option<crate::store::moodle::Origin>,
    #[cfg(feature = "net")]
    given: Option<super::Given>,
}

impl Workspace {
    /// Where the hand-over stands.
    pub fn hand(&self) -> &Hand {
        &self.sending.hand
    }

    /// What was handed over so far, the latest first.
    pub fn receipts(&self) -> &[Receipt] {
        &self.sending.receipts
    }

    /// Reads the receipts. A sending that a program left in the middle is told.
    pub(super) fn look_at_receipts(&mut self) {
        let Some(folders) = self.folders.as_ref().filter(|folders| Receipts::are_kept(folders)) else { return };
        let keep = self.memory.settings.keep_receipts_days;
        let known = Receipts::open(folders).and_then(|(mut receipts, notices)| {
            receipts.forget_older(keep, jiff::Timestamp::now())?;
            Ok((receipts.list()?, receipts, notices))
        });
        match known {
            Ok((receipts, store, notices)) => {
                #[cfg(feature = "net")]
                self.set_accesses(store.accesses().unwrap_or_default());
                drop(store);
                let all = receipts.clone();
                self.sending.receipts = receipts;
                let remains = move || all.iter().map(|receipt| (receipt.id.clone(), Remains::of(receipt))).collect();
                self.sending.look.start(&self.wake, move |_| remains());
                notices.into_iter().for_each(|notice| self.notices.say(Level::Warning, notice));
            }
            Err(fault) => self.notices.fault(&fault),
        }
    }

    pub(super) fn forget_receipt(&mut self, id: &str) {
        let Some(folders) = &self.folders else { return };
        let forgotten = Receipts::open(folders).and_then(|(mut receipts, _)| receipts.forget(id));
        if let Err(fault) = forgotten {
            self.notices.fault(&fault);
        }
        self.look_at_receipts();
    }

    pub(super) fn prepare_hand_over(&mut self, wish: HandWish) {
        // What leaves is never given up for something else.
        let Some(folders) = self.folders.clone().filter(|_| !self.sending.send.is_busy()) else { return };
        let importer = self.importer();
        // What is told of the list belongs to the file that was made of it, and to no other.
        let made =
            self.version().filter(|version| version.saved().is_some_and(|saved| saved.files.iter().any(|file| file.path == wish.file)));
        let changes = made.map(Version::sheet_changes).unwrap_or_default();
        let job = Job {
            folders,
            wish,
            catalogue: if self.is_judged_by_sample() { Arc::new(super::never_asked()) } else { Arc::clone(&self.platform.catalogue) },
            importer,
            limits: self.memory.settings.limits,
            changes,
            #[cfg(feature = "net")]
            origin: self.platform.origin.clone(),
            #[cfg(feature = "net")]
            given: self.sending.access.given(),
        };
        self.sending.hand = Hand::Preparing;
        self.sending.prepare.start(&self.wake, move |watch| job.prepare(watch));
    }

    /// The person's yes to what was shown.
    pub(super) fn send_prepared(&mut self) {
        let Some(folders) = self.folders.clone() else { return };
        match std::mem::take(&mut self.sending.hand) {
            Hand::Ready(prepared) => {
                self.sending.hand = Hand::Sending;
                self.sending.send.start(&self.wake, move |watch| prepared.send(&folders, watch));
            }
            other => self.sending.hand = other,
        }
    }

    pub(super) fn drop_hand_over(&mut self) {
        if !self.sending.send.is_busy() {
            self.sending.prepare.cancel();
            self.sending.hand = Hand::Idle;
            #[cfg(feature = "net")]
            self.drop_sign_in();
        }
    }

    pub(super) fn poll_sending(&mut self) {
        if let Some(Ok(remains)) = self.sending.look.poll() {
            self.sending.remains = remains;
        }
        match self.sending.verify.poll() {
            Some(Ok(proof)) => {
                self.sending.proof = Some(proof);
                self.look_at_receipts();
            }
            Some(Err(Panicked)) => self.notices.panicked(),
            None => {}
        }
        match self.sending.prepare.poll() {
            // Who was not let in is asked for another name and password where they are typed.
            Some(Ok(Ok(prepared))) => match prepared.not_let_in() {
                Some(why) => self.sending.hand = Hand::Failed(why),
                None => self.sending.hand = Hand::Ready(prepared),
            },
            Some(Ok(Err(why))) => self.sending.hand = Hand::Failed(why),
            Some(Err(Panicked)) => {
                self.sending.hand = Hand::Idle;
                self.notices.panicked();
            }
            None => {}
        }
        match self.sending.send.poll() {
            Some(Ok(Ok(mut handed))) => {
                handed.unkept.drain(..).for_each(|why| self.notices.say(Level::Warning, why));
                #[cfg(feature = "net")]
                if handed.kept {
                    self.given_is_kept();
                }
                self.sending.hand = Hand::Over(handed);
                self.look_at_receipts();
            }
            Some(Ok(Err(why))) => self.sending.hand = Hand::Failed(why),
            Some(Err(Panicked)) => {
                self.sending.hand = Hand::Idle;
                self.notices.panicked();
                self.look_at_receipts();
            }
            None => {}
        }
    }
}

/// The web services of the platform in use, with the token that the vault keeps.
#[cfg(feature = "net")]
pub(super) fn client(origin: Option<crate::store::moodle::Origin>) -> Result<crate::store::moodle::Client, Message> {
    use crate::store::moodle::{Client, Limits, Origin, Secret};
    let origin = origin.filter(|origin| matches!(origin, Origin::Services { .. }));
    let origin = origin.ok_or_else(|| Message::new("moodle-url-needed"))?;
    match (Secret::kept(&origin), origin) {
        (Some(Secret::Token(token)), Origin::Services { address }) => Ok(Client::new(address, token, Limits::default())),
        _ => Err(Message::new("ui-hand-no-token")),
    }
}

impl Job {
    fn prepare(self, watch: &Watch) -> Result<Box<Prepared>, Message> {
        let receipts = Receipts::open(&self.folders).map_err(|fault| fault.message())?.0;
        let last = receipts.last_file(&self.catalogue.site().platform.name, &self.importer.id).map_err(|fault| fault.message())?;
        let to = ToHand {
            file: &self.wish.file,
            catalogue: &self.catalogue,
            importer: self.importer,
            chosen: &[],
            course: self.wish.course.as_deref(),
            limits: self.limits,
            last: last.as_ref(),
            changes: &self.changes,
        };
        let mut handing = Handing::prepare(&to, &Locale::new(self.wish.language), watch).map_err(|fault| fault.message())?;
        let channel = self.channel(&handing)?;
        handing.aim(channel.as_ref());
        let seal = handing.planned.plan.seal();
        let looked = channel.look(&handing.parcel(), watch);
        let before = handing.sent_before(&receipts).map_err(|fault| fault.message())?;
        #[cfg(feature = "net")]
        let given = self.given.clone().filter(|given| matches!(self.spec(), Ok(Spec::WebDav { url, .. }) if url == given.place));
        Ok(Box::new(Prepared {
            handing,
            looked,
            before,
            channel,
            seal,
            #[cfg(feature = "net")]
            given,
        }))
    }

    fn channel(&self, handing: &Handing) -> Result<Box<dyn Channel>, Message> {
        let spec = self.spec()?;
        if spec == Spec::Moodle {
            return self.services(handing);
        }
        spec.open(&self.access(&spec)).ok_or_else(|| Message::new("submit-no-net"))
    }

    fn spec(&self) -> Result<Spec, Message> {
        let written = self.catalogue.local().channels.get(&self.wish.to).unwrap_or(&self.wish.to);
        Spec::parse(written).map_err(|fault| fault.message())
    }

    /// What the person has just given for this place, else what the vault of the system keeps for it.
    fn access(&self, spec: &Spec) -> Access {
        #[cfg(feature = "net")]
        if let Spec::WebDav { url, .. } = spec {
            let given = self.given.as_ref().filter(|given| given.place == *url).map(|given| given.login.clone());
            let login = given.or_else(|| crate::store::moodle::vault::find_login(url).ok().flatten());
            return Access { login, limits: None };
        }
        let _ = spec;
        Access::default()
    }

    #[cfg(feature = "net")]
    fn services(&self, handing: &Handing) -> Result<Box<dyn Channel>, Message> {
        let client = client(self.origin.clone())?;
        let planned = &handing.planned;
        let (folders, patience) = (self.folders.clone(), super::PATIENCE);
        let services = super::services(&planned.file, self.importer, &self.catalogue, &planned.now, client, folders, patience);
        Ok(Box::new(services))
    }

    #[cfg(not(feature = "net"))]
    fn services(&self, _: &Handing) -> Result<Box<dyn Channel>, Message> {
        Err(Message::new("submit-no-net"))
    }
}

impl Prepared {
    /// Why the place wants another name and password, when it does.
    fn not_let_in(&self) -> Option<Message> {
        let why = self.looked.as_ref().err()?;
        matches!(why.id.as_ref(), "submit-login-needed" | "submit-wrong-login").then(|| why.clone())
    }

    fn send(self: Box<Self>, folders: &Folders, watch: &Watch) -> Result<Box<Handed>, Message> {
        let agreed = Agreed::to(&self.handing.planned.plan, &self.seal).map_err(|Stale| Stale.message())?;
        let (mut receipts, _) = Receipts::open(folders).map_err(|fault| fault.message())?;
        let (file, parcel) = (self.handing.file.as_path(), self.handing.parcel());
        let (receipt, outcome, unkept) =
            hand_over((file, &parcel), self.channel.as_ref(), &agreed, &mut receipts, watch).map_err(|fault| fault.message())?;
        let told = unkept.iter().map(|fault| fault.message());
        #[cfg(feature = "net")]
        let (told, kept) = {
            let good = |given: &super::Given| given.keep && outcome.state != crate::submit::State::Refused;
            let kept = self.given.filter(good).map(|given| super::keep_access(&mut receipts, &given));
            let failed = |fault: crate::store::StoreFault| super::Settled { done: false, told: Some(fault.message()) };
            let settled = kept.map(|kept| kept.unwrap_or_else(failed)).unwrap_or_default();
            (told.chain(settled.told), settled.done)
        };
        let told = told.collect();
        let (subject, text) = (parcel.subject.to_owned(), parcel.text.to_owned());
        Ok(Box::new(Handed {
            receipt,
            outcome,
            subject,
            text,
            unkept: told,
            #[cfg(feature = "net")]
            kept,
        }))
    }
}
