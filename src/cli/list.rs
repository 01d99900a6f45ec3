//! From the arguments to a table ready to be checked or written.

use super::options;
use super::output::Output;
use super::secret::ask_password;
use super::{Exit, Stop, same};
use crate::catalogue::Catalogue;
use crate::check::{Edit, Report, check};
use crate::error::Message;
use crate::importer::{self, FieldKey, Importer};
use crate::mapping::matching::By;
use crate::mapping::{Decided, KeptShape, Mapping, Recipe, Take};
use crate::read::Options;
use crate::shape::Offer;
use crate::table::Table;
use crate::watch::Watch;
use crate::workspace::{Back, List, OpenFault, Ready, Source, Work, login_key, match_column, match_returned, open, read_accounts, written};
use clap::ArgMatches;
use std::path::PathBuf;
use std::sync::Arc;
use std::{panic, thread};

/// A list, its columns, the platform it is for, and what was done to it on the way.
pub(super) struct Prepared {
    pub(super) ready: Ready,
    /// Which column is which field.
    pub(super) mapping: Mapping,
    /// The table as the list gave it.
    pub(super) taken: Arc<Table>,
    /// What came of looking logins up.
    pub(super) matched: Option<Message>,
}

impl Prepared {
    /// Opens the file and the catalogue that the arguments name.
    pub(super) fn new(args: &ArgMatches, out: &Output) -> Result<Self, Stop> {
        // A large list and a large catalogue take as long as each other: a second core reads the one meanwhile.
        let (catalogue, list) = thread::scope(|scope| {
            let list = scope.spawn(|| open_list(args));
            let catalogue = options::catalogue(args, out);
            if let Ok(catalogue) = &catalogue
                && leaves_a_processor(args)
                && !list.is_finished()
            {
                catalogue.warm_for_check();
            }
            (catalogue, list.join().unwrap_or_else(|panicked| panic::resume_unwind(panicked)))
        });
        let catalogue = catalogue?;
        let list = unlocked(list, args, out)?.without_bytes();
        let recipe = same::recipe(args, &catalogue, &list.headers(), out)?;
        let importer = match recipe.as_ref().filter(|_| args.get_one::<String>("importer").is_none()) {
            Some(kept) => importer::find(&kept.recipe.columns.importer),
            None => None,
        };
        let importer = importer.map_or_else(|| options::importer(args, catalogue.local()), Ok)?;
        let list = in_shape(list, args, importer, &catalogue, recipe.as_ref().map(|kept| &kept.recipe.shape))?;
        let usual = recipe.as_ref().map(|kept| kept.recipe.delimiter);
        let delimiter = options::out_delimiter(args, importer, usual)?;
        let proposed = recipe
            .as_ref()
            .map_or_else(|| list.proposed_on(importer, &catalogue), |kept| same::mapping(kept, &list.headers(), importer, out));
        let mut mapping = options::mapping(args, &list.headers(), proposed, importer)?;
        let lookup = lookup(args, &list)?;
        let login = login_key(importer);
        if let (Some((column, _)), Some(key)) = (lookup, login.as_ref().filter(|key| mapping.take(key).is_none())) {
            mapping.set(importer, key.clone(), Some(Take::Column(column)));
        }
        let chosen = options::settings(args, importer)?;
        let mut prepared = Self::of(list, mapping, importer, catalogue, delimiter);
        prepared.ready.choose(&chosen);
        if let Some(kept) = &recipe {
            prepared.ready.roster.edit(|table, keys| kept.recipe.translate(table, keys));
        }
        if let (Some((column, by)), Some(login)) = (lookup, login) {
            prepared.look_up(args, column, by, &login)?;
        }
        Ok(prepared)
    }

    /// The same for a list and a catalogue that are there already.
    pub(super) fn of(list: List, mapping: Mapping, importer: &'static Importer, catalogue: Catalogue, delimiter: char) -> Self {
        let work = Work::with_mapping(&list, importer, mapping);
        let (mapping, taken) = (work.mapping().clone(), Arc::clone(work.table()));
        Self { ready: Ready::new(list, &work, importer, Arc::new(catalogue), delimiter), mapping, taken, matched: None }
    }

    /// Matches what came back of an import of the list.
    pub(super) fn match_returned(&mut self, back: PathBuf) -> Result<Message, Stop> {
        let found =
            match_returned(Back::Path(back), &self.ready.roster, &Watch::default()).map_err(|fault| Stop::new(Exit::Unusable, &fault))?;
        let told = Message::new("notice-returned").with("rows", found.rows.len()).with("strangers", found.strangers);
        self.ready.returned = Arc::new(found.rows);
        Ok(told)
    }

    /// Writes the logins that a column of the list tells, looked up among the accounts.
    fn look_up(&mut self, args: &ArgMatches, column: usize, by: By, login: &FieldKey) -> Result<(), Stop> {
        let of_file = match args.get_one::<PathBuf>("match-with") {
            Some(path) => Some(read_accounts(path, &Watch::default()).map_err(|fault| Stop::new(Exit::Unusable, &fault))?),
            None => None,
        };
        let site = self.ready.catalogue.site();
        let Some(users) = of_file.as_deref().or(site.users.as_deref()) else {
            return Err(Stop::usage(Message::new("cli-match-no-accounts").with("platform", site.platform.called())));
        };
        let matching = match_column(&self.ready.list, column, users, by);
        let (counts, logins) = (matching.counts(), matching.logins(users));
        if let Some(target) = self.ready.roster.column_of(login) {
            self.ready.roster.edit(|table, _| {
                let patch = written(table, target, logins);
                patch.apply(table);
            });
        }
        let header = self.ready.list.headers().get(column).map(|header| (*header).to_owned()).unwrap_or_default();
        let matched = Message::new("cli-matched").with("column", header).with("found", counts.found);
        self.matched = Some(matched.with("nobody", counts.nobody).with("several", counts.several));
        Ok(())
    }

    /// Everything that is found in the table as it stands.
    pub(super) fn check(&self) -> Report {
        // Nobody can cancel a watch that nobody else holds.
        check(&self.ready.subject(), &Watch::default()).unwrap_or_default()
    }

    /// Applies the safe fixes until none is left. Returns how many were applied.
    pub(super) fn fix(&mut self) -> usize {
        let mut applied = 0;
        // Each round settles what the round before brought to light; sound rules need two or three.
        for _ in 0..10 {
            let report = self.check();
            let edits: Vec<_> = report.safe_fixes().map(|fix| fix.edit.clone()).collect();
            if edits.is_empty() {
                break;
            }
            applied += edits.len();
            self.apply(&edits);
        }
        applied
    }

    /// What was decided for the list, to be done again with the next; `None` when it cannot be kept.
    pub(super) fn recipe(&self, fixed: bool) -> Option<Recipe> {
        let ready = &self.ready;
        let headers = ready.list.headers();
        // A list in another shape is known again by its titles in the file.
        let of_file = ready.list.unshaped().ok()?;
        Recipe::of(&Decided {
            headers: &headers,
            file_headers: &of_file.headers(),
            shape: &ready.list.options.shape,
            mapping: &self.mapping,
            importer: ready.importer(),
            taken: &self.taken,
            written: ready.table(),
            platform: &ready.catalogue.site().platform.name,
            delimiter: ready.delimiter,
            fixed,
        })
    }

    /// Applies edits of a report of this very table.
    pub(super) fn apply(&mut self, edits: &[Edit]) {
        self.ready.roster.edit(|table, _| {
            for edit in edits {
                let patch = edit.patch(table);
                patch.apply(table);
            }
        });
    }
}

/// Opens the file that the arguments name, with their choices of sheet, encoding and delimiter.
pub(super) fn open_list(args: &ArgMatches) -> Result<List, Stop> {
    open_at(args.get_one::<PathBuf>("file").cloned().unwrap_or_default(), args)
}

/// Whether reading the list leaves a processor mostly idle: a workbook does, a large text takes two and their memory.
fn leaves_a_processor(args: &ArgMatches) -> bool {
    let ending = args.get_one::<PathBuf>("file").and_then(|path| path.extension()).unwrap_or_default();
    ["xlsx", "xlsm", "xlsb", "xls", "ods"].iter().any(|workbook| ending.eq_ignore_ascii_case(workbook))
}

/// The list in the shapes that `--reshape` names, or in which the last one like it was read: `auto` takes all that it seems
/// to have.
fn in_shape(list: List, args: &ArgMatches, importer: &Importer, catalogue: &Catalogue, kept: Option<&KeptShape>) -> Result<List, Stop> {
    let wanted = options::shapes(args)?;
    let kept = kept.filter(|kept| !kept.is_nothing());
    if wanted.is_empty() && kept.is_none() {
        return Ok(list);
    }
    let named = |offer: &Offer| wanted.contains(&offer.what) || kept.is_some_and(|kept| kept.takes(offer));
    list.shaped(named, importer, catalogue).map_err(|fault| Stop::new(Exit::Unusable, &fault))
}

/// How often a password is asked for.
const TRIES: usize = 3;

/// The same list; a workbook that a password protects is opened by the one that the person types.
pub(super) fn unlocked(mut opened: Result<List, Stop>, args: &ArgMatches, out: &Output) -> Result<List, Stop> {
    let named = |option: &str| args.try_get_one::<PathBuf>(option).ok().flatten();
    let path = named("file").or_else(|| named("for")).cloned().unwrap_or_default();
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // Who hands a password over is not asked for another.
    let given = named("password-file").is_some();
    for attempt in 0..TRIES {
        let stop = match opened {
            Err(stop) if stop.asks_password() && !given => stop,
            settled => return settled,
        };
        let Some(password) = ask_password(&name, attempt > 0, out) else { return Err(stop) };
        opened = open_with(path.clone(), Options { password: Some(password), ..options::reading(args)? });
    }
    opened
}

/// The same for another path.
pub(super) fn open_at(path: PathBuf, args: &ArgMatches) -> Result<List, Stop> {
    open_with(path, options::reading(args)?)
}

fn open_with(path: PathBuf, options: Options) -> Result<List, Stop> {
    open(Source::Path(path), options, &Watch::default()).map_err(|fault| {
        let exit = match fault {
            OpenFault::Disk(_) => Exit::Outside,
            OpenFault::TooBig { .. } | OpenFault::Read(_) => Exit::Unusable,
        };
        Stop::new(exit, &fault)
    })
}

/// The column to look logins up by, and what to compare it with.
fn lookup(args: &ArgMatches, list: &List) -> Result<Option<(usize, By)>, Stop> {
    let Some(given) = args.get_one::<String>("match") else { return Ok(None) };
    let bad = || Stop::usage(Message::new("cli-bad-match").with("text", given.as_str()));
    let (column, by) = given.rsplit_once('=').ok_or_else(bad)?;
    let by = By::of(by.trim()).ok_or_else(bad)?;
    let found = list.headers().iter().position(|header| header.trim() == column.trim());
    let found = found.ok_or_else(|| Stop::usage(Message::new("cli-no-match-column").with("column", column)))?;
    Ok(Some((found, by)))
}
