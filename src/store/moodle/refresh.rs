//! One way to bring a platform up to date, for the window and the command line: where it is asked, with which secret, for what.

use super::ask::{self, Answers};
use super::published::{self, Login, Published};
use super::{Address, Client, Limits, Missing, MoodleFault, Token, Wanted};
use crate::catalogue::{Diff, Platform, Site};
use crate::store::StoreFault;
use crate::store::catalogues::{Entry, Source, SourceKind, Store};
use crate::watch::Watch;
use serde::{Deserialize, Serialize};

/// Where the catalogue of a platform is asked for. Remembered with the platform; it holds no secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Origin {
    /// The platform's own web services.
    Services {
        /// The platform.
        address: Address,
    },
    /// An exchange file that its administrator publishes.
    Published(Published),
}

/// What an origin wants to be opened with. A refresh keeps none.
#[derive(Clone, Debug, Default)]
pub enum Secret {
    /// Nothing: a file on a share, or one that anybody may read.
    #[default]
    None,
    /// For web services.
    Token(Token),
    /// For an address that asks for a name and a password.
    Login(Login),
}

/// What a refresh brought.
#[derive(Clone, Debug)]
pub struct Refreshed {
    /// The platform as it is kept now.
    pub entry: Entry,
    /// Whether there was nothing new: then nothing was written.
    pub unchanged: bool,
    /// What changed; `None` for a platform that was not known, or where there was nothing new.
    pub diff: Option<Diff>,
    /// Keys of the lists that were told now; the others are as they were.
    pub told: Vec<&'static str>,
    /// What became of the people that were asked for.
    pub people: Option<PeopleAsked>,
    /// What could not be had, and which function or right would give it.
    pub missing: Vec<Missing>,
}

/// What became of the people that were asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PeopleAsked {
    /// How many were asked for.
    pub asked: usize,
    /// How many of them have an account.
    pub found: usize,
    /// Whether the others have none: false when the account of the token may not see everybody.
    pub sure: bool,
}

/// Key under which a platform remembers its origin.
const KEY: &str = "origin";

impl Origin {
    /// Where the catalogue of a platform was taken from the last time, else the web services at its address; `None` when
    /// neither is known. An address that only an imported catalogue names is a proposal: see [`Origin::agreed`].
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn of(store: &Store, name: &str) -> Result<Option<Self>, StoreFault> {
        let agreed = Self::agreed(store, name)?;
        let url = store.find(name)?.and_then(|entry| entry.platform.url);
        Ok(agreed.or_else(|| Self::at(url.as_deref())))
    }

    /// The same as far as a person said it: a secret goes nowhere else, whatever address an imported catalogue names.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn agreed(store: &Store, name: &str) -> Result<Option<Self>, StoreFault> {
        store.remembered(name, KEY)
    }

    /// The web services at an address.
    pub(in crate::store) fn at(url: Option<&str>) -> Option<Self> {
        url.and_then(|url| Address::parse(url).ok()).map(|address| Self::Services { address })
    }

    /// Remembers it with the platform, before a first refresh or in place of another.
    ///
    /// # Errors
    /// [`StoreFault::UnknownPlatform`], or when the disk refuses.
    pub fn keep(&self, store: &mut Store, name: &str) -> Result<(), StoreFault> {
        store.remember(name, KEY, self)
    }

    /// Name of the machine or of the file, for sentences.
    pub fn shown(&self) -> String {
        match self {
            Self::Services { address } => address.host().to_owned(),
            Self::Published(published) => published.shown(),
        }
    }
}

/// Asks for the catalogue of a platform and keeps it as `name`, or as it calls itself. The watch counts calls.
///
/// # Errors
/// When it cannot be had whole, or the disk refuses: then the former catalogue stays.
pub fn refresh(
    store: &mut Store,
    name: Option<&str>,
    origin: &Origin,
    secret: &Secret,
    wanted: &Wanted,
    limits: Limits,
    watch: &Watch,
) -> Result<Refreshed, MoodleFault> {
    match origin {
        Origin::Published(published) => {
            let login = if let Secret::Login(login) = secret { Some(login) } else { None };
            published::refresh(store, name, published, login, limits, watch)
        }
        Origin::Services { address } => {
            let Secret::Token(token) = secret else { return Err(MoodleFault::BadToken) };
            if let Some(name) = name.filter(|_| !wanted.anew) {
                of_this_site(store, name, address)?;
            }
            let client = Client::new(address.clone(), token.clone(), limits);
            let folder = store.path.parent().map(std::path::Path::to_owned).unwrap_or_default();
            let (answers, kept) = ask::ask(&client, wanted, limits.at_once, &folder, watch)?;
            let refreshed = keep(store, name, address, wanted, answers)?;
            origin.keep(store, &refreshed.entry.platform.name)?;
            kept.finish();
            Ok(refreshed)
        }
    }
}

/// Accounts and enrolments of one site say nothing of another: a platform is asked where it was asked before, or begun anew.
fn of_this_site(store: &Store, name: &str, address: &Address) -> Result<(), MoodleFault> {
    let Some(entry) = store.find(name)?.filter(|entry| !entry.lists.is_empty()) else { return Ok(()) };
    let origin = store.remembered::<Origin>(name, KEY)?;
    let former = match origin {
        Some(Origin::Services { address }) => Some(address),
        Some(Origin::Published(_)) | None => entry.platform.url.as_deref().and_then(|url| Address::parse_in_clear(url).ok()),
    };
    match former {
        Some(former) if !former.is_same_site(address) => {
            Err(MoodleFault::OtherSite { name: entry.platform.name, former: former.as_str().to_owned(), now: address.as_str().to_owned() })
        }
        _ => Ok(()),
    }
}

fn keep(store: &mut Store, name: Option<&str>, address: &Address, wanted: &Wanted, answers: Answers) -> Result<Refreshed, MoodleFault> {
    let name = name.unwrap_or(&answers.info.sitename).to_owned();
    let known = store.find(&name)?;
    let taken_on = known.as_ref().and_then(|entry| entry.taken_at("courses"));
    let source = Source { kind: SourceKind::WebService, name: address.host().to_owned() };
    let people = answers.people.as_ref().map(|people| PeopleAsked { asked: people.wanted, found: people.found, sure: people.sure });
    let (mut diff, mut missing, mut told) = (Diff::default(), Vec::new(), Vec::new());
    let entry = store.update(&name, &source, |site| {
        if wanted.anew {
            *site = Site { platform: Platform { name: site.platform.name.clone(), ..Platform::default() }, ..Site::default() };
        }
        let former = site.clone();
        site.platform.url = Some(address.as_str().to_owned());
        let merged = answers.put_into(wanted, site, taken_on.filter(|_| !wanted.anew));
        diff = Diff::between(&former, site);
        missing = merged.missing;
        told.clone_from(&merged.lists);
        merged.lists
    })?;
    Ok(Refreshed {
        entry,
        unchanged: false,
        diff: known.is_some_and(|entry| !wanted.anew && entry.rows("courses").is_some_and(|rows| rows > 0)).then_some(diff),
        told,
        people,
        missing,
    })
}
