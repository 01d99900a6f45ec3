//! Name and password of a depot: typed, or given by the page of a Nextcloud; kept in the vault of the system when the person
//! says so, and taken back where they were made when she forgets them.

use super::{Panicked, Slot, Workspace};
use crate::error::{Fault as _, Level, Message};
use crate::store::accesses::{Access, Dropped, kept_accesses};
use crate::store::moodle::{Limits, Login, vault};
use crate::store::receipts::Receipts;
use crate::store::{Folders, StoreFault};
use crate::submit::nextcloud::{Asked, Granted, Nextcloud};
use crate::watch::Watch;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

/// A server that does not answer holds nobody who closes the window.
const LAST_MOMENT: Duration = Duration::from_secs(3);

/// Name and password for a place.
#[derive(Clone, Debug)]
pub struct Given {
    /// The address of the folder, as its channel writes it.
    pub place: String,
    /// What is entered with.
    pub login: Login,
    /// Whether the vault of the system is to keep them.
    pub keep: bool,
    /// Whether the password was made there for Bordereau.
    pub made: bool,
}

/// How far the person's yes on the page of a Nextcloud is.
#[derive(Clone, Debug, Default)]
pub enum SignIn {
    /// Nothing is asked.
    #[default]
    Idle,
    /// The server is asked for its page.
    Asking,
    /// The person is to say yes on this page.
    Waiting(String),
    /// She did; the folder has this address.
    Done(String),
    /// It came to nothing.
    Failed(Message),
}

/// What was kept could not be taken back where it was made: the person can do it there.
fn left_there(place: &str) -> Message {
    Message::new("access-left-there").with("place", place)
}

/// What came of keeping or forgetting an access.
#[derive(Debug, Default)]
pub struct Settled {
    /// Whether it was done.
    pub done: bool,
    /// What the person is to know.
    pub told: Option<Message>,
}

/// Keeps what a hand-over entered with. The password it replaces is taken back where it was made.
///
/// # Errors
/// When the disk refuses.
pub fn keep_access(receipts: &mut Receipts, given: &Given) -> Result<Settled, StoreFault> {
    let known = vault::find_login(&given.place).ok().flatten();
    let is_same = known.is_some_and(|known| known.header() == given.login.header());
    if is_same && receipts.accesses()?.iter().any(|access| access.place == given.place) {
        return Ok(Settled { done: true, told: None });
    }
    let no_vault = || Settled { done: false, told: Some(Message::new("moodle-no-vault")) };
    let former = forget_access(receipts, &given.place)?.unwrap_or(Settled { done: true, told: None });
    // A locked vault has the former one still, and takes no other.
    if !former.done || !receipts.keep_access(&given.place, &given.login, given.made)? {
        return Ok(no_vault());
    }
    Ok(former)
}

/// Forgets what is kept for a place, here and where it was made; `None` when nothing was.
///
/// # Errors
/// When the disk refuses.
pub fn forget_access(receipts: &mut Receipts, place: &str) -> Result<Option<Settled>, StoreFault> {
    Ok(receipts.forget_access(place)?.map(|dropped| match dropped {
        Dropped::Gone(access, login) => Settled { done: true, told: taken_back(&access, login) },
        Dropped::Locked(access) => Settled { done: false, told: Some(Message::new("access-locked").with("place", access.place)) },
    }))
}

fn taken_back(access: &Access, login: Option<Login>) -> Option<Message> {
    if !access.made {
        return None;
    }
    let done = login.is_some_and(|login| revoke(&access.place, &login));
    (!done).then(|| left_there(&access.place))
}

/// Forgets what is kept for every place. Returns one answer for each.
///
/// # Errors
/// When the disk refuses.
pub fn forget_accesses(folders: &Folders) -> Result<Vec<Settled>, StoreFault> {
    let kept = kept_accesses(folders)?;
    if kept.is_empty() {
        return Ok(Vec::new());
    }
    let (mut receipts, _) = Receipts::open(folders)?;
    kept.iter().filter_map(|access| forget_access(&mut receipts, &access.place).transpose()).collect()
}

/// Takes an application password back where it was made. Returns whether the server did.
pub fn revoke(place: &str, login: &Login) -> bool {
    Nextcloud::of(place, Limits::default()).is_ok_and(|server| server.revoke(login, &Watch::default()).is_ok())
}

/// What runs for accesses in the window.
#[derive(Default)]
pub(super) struct AccessWork {
    begin: Slot<Result<(Arc<Nextcloud>, Asked), Message>>,
    wait: Slot<Result<Granted, Message>>,
    forget: Slot<Result<Vec<Message>, Message>>,
    state: SignIn,
    given: Option<Given>,
    kept: Vec<Access>,
}

impl AccessWork {
    pub(super) fn is_busy(&self) -> bool {
        self.begin.is_busy() || self.wait.is_busy() || self.forget.is_busy()
    }

    /// What the person has just given to enter with.
    pub(super) fn given(&self) -> Option<Given> {
        self.given.clone()
    }
}

impl Workspace {
    /// How far the page of a Nextcloud is.
    pub fn sign_in(&self) -> &SignIn {
        &self.sending.access.state
    }

    /// Places whose name and password are kept.
    pub fn accesses(&self) -> &[Access] {
        &self.sending.access.kept
    }

    pub(super) fn set_accesses(&mut self, kept: Vec<Access>) {
        self.sending.access.kept = kept;
    }

    /// Asks the Nextcloud of an address for the page on which the person says yes.
    pub(super) fn begin_sign_in(&mut self, address: String) {
        let work = &mut self.sending.access;
        work.wait.cancel();
        work.state = SignIn::Asking;
        work.begin.start(&self.wake, move |watch| {
            let server = Nextcloud::of(&address, Limits::default()).map_err(|fault| fault.message())?;
            let asked = server.begin(watch)?;
            Ok((Arc::new(server), asked))
        });
    }

    /// Name and password as the person typed them.
    pub(super) fn give_login(&mut self, given: Given) {
        self.drop_given();
        self.sending.access.given = Some(given);
    }

    /// Whether the vault is to keep what the page of a Nextcloud gave.
    pub(super) fn keep_given(&mut self, keep: bool) {
        if let Some(given) = &mut self.sending.access.given {
            given.keep = keep;
        }
    }

    /// Gives up what was asked for or given. A password that was made for nothing is taken back where it was made.
    pub(super) fn drop_sign_in(&mut self) {
        let work = &mut self.sending.access;
        work.begin.cancel();
        work.wait.cancel();
        work.state = SignIn::Idle;
        self.drop_given();
    }

    /// The program ends: what is being taken back gets a moment for it.
    pub(super) fn end_access(&mut self) {
        self.drop_sign_in();
        let since = Instant::now();
        while self.sending.access.forget.is_busy() && since.elapsed() < LAST_MOMENT {
            thread::sleep(Duration::from_millis(20));
            self.sending.access.forget.poll();
        }
    }

    /// The vault has what was given: it is not taken back when the dialogue goes.
    pub(super) fn given_is_kept(&mut self) {
        self.sending.access.given = None;
    }

    fn drop_given(&mut self) {
        let work = &mut self.sending.access;
        let Some(given) = work.given.take().filter(|given| given.made) else { return };
        let run = move |_: &Watch| Ok(if revoke(&given.place, &given.login) { Vec::new() } else { vec![left_there(&given.place)] });
        work.forget.start(&self.wake, run);
    }

    /// Forgets what is kept for a place, or for all.
    pub(super) fn forget_access(&mut self, place: Option<String>) {
        let Some(folders) = self.folders.clone() else { return };
        self.sending.access.forget.start(&self.wake, move |_| {
            let forget = || match &place {
                None => forget_accesses(&folders),
                Some(place) => Ok(forget_access(&mut Receipts::open(&folders)?.0, place)?.into_iter().collect()),
            };
            let told = |all: Vec<Settled>| all.into_iter().filter_map(|one| one.told).collect();
            forget().map(told).map_err(|fault| fault.message())
        });
    }

    /// Takes back, where they were made, the passwords that are about to be forgotten with everything else.
    pub(super) fn take_back_accesses(&mut self, folders: &Folders) {
        let made = kept_accesses(folders).unwrap_or_default().into_iter().filter(|access| access.made);
        let with_login = |access: Access| (vault::find_login(&access.place).ok().flatten(), access);
        let made: Vec<(Option<Login>, Access)> = made.map(with_login).collect();
        if !made.is_empty() {
            let run = move |_: &Watch| Ok(made.into_iter().filter_map(|(login, access)| taken_back(&access, login)).collect());
            self.sending.access.forget.start(&self.wake, run);
        }
    }

    pub(super) fn poll_access(&mut self) {
        let work = &mut self.sending.access;
        match work.begin.poll() {
            Some(Ok(Ok((server, asked)))) => {
                work.state = SignIn::Waiting(asked.page().to_owned());
                work.wait.start(&self.wake, move |watch| server.wait(&asked, watch));
            }
            Some(Ok(Err(why))) => work.state = SignIn::Failed(why),
            Some(Err(Panicked)) => {
                work.state = SignIn::Idle;
                self.notices.panicked();
            }
            None => {}
        }
        let work = &mut self.sending.access;
        match work.wait.poll() {
            Some(Ok(Ok(Granted { login, url }))) => {
                work.state = SignIn::Done(url.clone());
                work.given = Some(Given { place: url, login, keep: true, made: true });
            }
            Some(Ok(Err(why))) => work.state = SignIn::Failed(why),
            Some(Err(Panicked)) => {
                work.state = SignIn::Idle;
                self.notices.panicked();
            }
            None => {}
        }
        match self.sending.access.forget.poll() {
            Some(Ok(Ok(told))) => {
                told.into_iter().for_each(|why| self.notices.say(Level::Warning, why));
                self.look_at_receipts();
            }
            Some(Ok(Err(why))) => self.notices.say(Level::Error, why),
            Some(Err(Panicked)) => self.notices.panicked(),
            None => {}
        }
    }
}
