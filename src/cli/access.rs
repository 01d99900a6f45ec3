//! With what a depot is entered: from the environment, from the page of a Nextcloud, or from the vault of the system; and
//! `bordereau access list|forget`.

use super::output::Output;
use super::{Exit, Stop};
use crate::submit::{Access, Spec};
use clap::ArgMatches;

/// With what a depot is entered.
#[derive(Default)]
pub(super) struct Entering {
    access: Access,
    #[cfg(feature = "net")]
    given: Option<crate::workspace::Given>,
    #[cfg(feature = "net")]
    arrived: std::cell::Cell<bool>,
}

impl Entering {
    /// For the channel.
    pub(super) fn access(&self) -> &Access {
        &self.access
    }
}

/// The channel, and with what it is entered. With `--sign-in` the person is asked on the page of the Nextcloud, which also
/// tells the address of her folder.
pub(super) fn entering(written: &str, args: &ArgMatches, out: &Output) -> Result<(Spec, Entering), Stop> {
    #[cfg(feature = "net")]
    if args.get_flag("sign-in") {
        return net::signed_in(written, out);
    }
    let spec = Spec::parse(written).map_err(|fault| Stop::new(Exit::Usage, &fault))?;
    #[cfg(feature = "net")]
    let entering = net::known(&spec);
    #[cfg(not(feature = "net"))]
    let (entering, _) = (Entering::default(), (args, out));
    Ok((spec, entering))
}

/// Without the network there is no depot to enter.
#[cfg(not(feature = "net"))]
pub(super) fn run(_: &ArgMatches, _: &Output) -> super::Ended {
    Err(Stop::usage(crate::error::Message::new("submit-no-net")))
}

#[cfg(not(feature = "net"))]
impl Entering {
    pub(super) fn arrived(&self) {}

    pub(super) fn leave(&self, _: &ArgMatches, _: &Output) {}
}

#[cfg(feature = "net")]
pub(super) use net::run;

#[cfg(feature = "net")]
mod net {
    use super::*;
    use crate::cli::kept::outside;
    use crate::cli::{Ended, refresh};
    use crate::error::{Arg, Fault as _, Message};
    use crate::store::Folders;
    use crate::store::accesses::kept_accesses;
    use crate::store::moodle::{Limits, Login, vault};
    use crate::store::receipts::Receipts;
    use crate::submit::nextcloud::Nextcloud;
    use crate::watch::Watch;
    use crate::workspace::{Given, forget_access, forget_accesses, keep_access, revoke};
    use serde_json::json;

    /// What the environment gives, else what the vault keeps.
    pub(super) fn known(spec: &Spec) -> Entering {
        let Spec::WebDav { url, .. } = spec else { return Entering::default() };
        let given = |name: &str| std::env::var(name).ok().filter(|text| !text.is_empty());
        match (given("BORDEREAU_WEBDAV_USER"), given("BORDEREAU_WEBDAV_PASSWORD")) {
            (Some(user), Some(password)) => of(Given { place: url.clone(), login: Login::new(user, password), keep: false, made: false }),
            _ => Entering { access: Access { login: vault::find_login(url).ok().flatten(), limits: None }, ..Entering::default() },
        }
    }

    fn of(given: Given) -> Entering {
        let access = Access { login: Some(given.login.clone()), limits: None };
        Entering { access, given: Some(given), ..Entering::default() }
    }

    pub(super) fn signed_in(written: &str, out: &Output) -> Result<(Spec, Entering), Stop> {
        let stopped = |message: Message| Stop { exit: Exit::Outside, message, place: None };
        let Some(address) = written.trim().strip_prefix("webdav:") else {
            return Err(Stop::usage(Message::new("submit-sign-in-webdav")));
        };
        let server = Nextcloud::of(address, Limits::default()).map_err(|fault| Stop::new(Exit::Usage, &fault))?;
        let asked = server.begin(&Watch::default()).map_err(stopped)?;
        out.aside(&Message::new("submit-sign-in").with("page", asked.page()));
        let granted = refresh::with_progress(out, |watch| server.wait(&asked, watch)).map_err(stopped)?;
        let spec = Spec::parse(&format!("webdav:{}", granted.url)).map_err(|fault| Stop::new(Exit::Usage, &fault))?;
        Ok((spec, of(Given { place: granted.url, login: granted.login, keep: false, made: true })))
    }

    impl Entering {
        /// It let the file in.
        pub(in crate::cli) fn arrived(&self) {
            self.arrived.set(true);
        }

        /// Keeps what was entered with, when that is wanted and it was good for something; takes back what was made and is not
        /// kept.
        pub(in crate::cli) fn leave(&self, args: &ArgMatches, out: &Output) {
            let Some(given) = &self.given else { return };
            let keeps = args.get_flag("remember") && self.arrived.get();
            let kept = keeps && self.keep(given, out);
            if given.made && !kept && !revoke(&given.place, &given.login) {
                out.aside(&Message::new("access-left-there").with("place", given.place.as_str()));
            }
        }

        fn keep(&self, given: &Given, out: &Output) -> bool {
            let receipts = Folders::of_account().and_then(|folders| Receipts::open(&folders));
            match receipts.and_then(|(mut receipts, _)| keep_access(&mut receipts, given)) {
                Ok(settled) => {
                    settled.told.iter().for_each(|told| out.aside(told));
                    settled.done
                }
                Err(fault) => {
                    out.aside(&fault.message());
                    false
                }
            }
        }
    }

    /// `bordereau access list|forget`.
    pub(in crate::cli) fn run(args: &ArgMatches, out: &Output) -> Ended {
        let folders = Folders::of_account().map_err(outside)?;
        match args.subcommand() {
            Some(("forget", args)) => forget(&folders, args, out),
            Some((_, args)) => list(&folders, args, out),
            None => Ok(Exit::Usage),
        }
    }

    fn list(folders: &Folders, args: &ArgMatches, out: &Output) -> Ended {
        let kept = kept_accesses(folders).map_err(outside)?;
        if args.get_flag("json") {
            out.json(&json!({ "accesses": kept }));
            return Ok(Exit::Done);
        }
        if kept.is_empty() {
            out.say(&Message::new("access-none"));
        }
        for access in kept {
            let id = if access.made { "access-line-made" } else { "access-line" };
            out.say(&Message::new(id).with("place", access.place).with("date", Arg::moment_of(&access.kept_at)));
        }
        Ok(Exit::Done)
    }

    fn forget(folders: &Folders, args: &ArgMatches, out: &Output) -> Ended {
        let settled = match args.get_one::<String>("place") {
            Some(place) => {
                let (mut receipts, _) = Receipts::open(folders).map_err(outside)?;
                let forgotten = forget_access(&mut receipts, place).map_err(outside)?;
                vec![forgotten.ok_or_else(|| Stop::usage(Message::new("access-unknown").with("place", place.as_str())))?]
            }
            None if args.get_flag("all") => forget_accesses(folders).map_err(outside)?,
            None => return Err(Stop::usage(Message::new("access-forget-what"))),
        };
        settled.iter().filter_map(|one| one.told.as_ref()).for_each(|told| out.aside(told));
        let count = settled.iter().filter(|one| one.done).count();
        if args.get_flag("json") {
            out.json(&json!({ "forgotten": count }));
        } else {
            out.say(&Message::new("access-forgotten").with("count", count));
        }
        Ok(if count == settled.len() { Exit::Done } else { Exit::Outside })
    }
}
