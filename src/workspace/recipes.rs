//! « As last time »: what was decided for a list is kept once its file is written, proposed when a list with these titles is
//! opened again, and done again in one step that can be taken back.

use super::{List, Panicked, Slot, Version, Workspace};
use crate::error::{Fault as _, Level, Message};
use crate::importer::{self, Importer};
use crate::mapping::{Decided, Likeness, Mapping, Recipe, Take};
use crate::store::receipts::Receipts;
use crate::store::{Kept, StoreFault};
use crate::table::Table;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is to be done again with the list that is open.
#[derive(Clone, Debug)]
pub struct Again {
    /// What was decided, without what is left out this time.
    pub recipe: Recipe,
    /// Names of the fields that stay as they are now.
    pub stay: BTreeSet<String>,
}

impl From<&Kept> for Again {
    fn from(kept: &Kept) -> Self {
        Self { recipe: kept.recipe.clone(), stay: BTreeSet::new() }
    }
}

/// What was decided for a list like the one that is open.
pub struct Proposal<'a> {
    /// What it is.
    pub kept: &'a Kept,
    /// Titles that it needs and that the list has no more.
    pub missing: Arc<[String]>,
    /// Values of the list that it would write otherwise.
    pub values: Arc<[Translation]>,
}

/// Field, from, to.
type Translation = (String, String, String);

/// Place of a recipe, the titles that it lacks, the values that it translates.
type Found = (usize, Arc<[String]>, Arc<[Translation]>);

/// What is kept after a change, and what is said of it.
type Changed = (Vec<Kept>, Option<Message>);

/// What a proposal was made for: the list, its version, the revision of the work, what is kept.
type Seen = (u64, u64, u64, u64);

/// What is kept, and the worker that keeps.
#[derive(Default)]
pub(super) struct RecipeWork {
    kept: Vec<Kept>,
    keep: Slot<Result<Changed, Message>>,
    /// The sitting in which nothing is proposed any more: it was taken, or refused.
    settled: Option<u64>,
    /// Goes up with each change of what is kept.
    changes: u64,
    found: RefCell<Option<(Seen, Option<Found>)>>,
}

impl RecipeWork {
    pub(super) fn is_busy(&self) -> bool {
        self.keep.is_busy()
    }

    fn know(&mut self, kept: Vec<Kept>) {
        self.kept = kept;
        self.changes += 1;
    }
}

/// A list as it was decided on, to be learnt from by a worker.
pub(super) struct Worked {
    list: List,
    mapping: Mapping,
    importer: &'static Importer,
    table: Arc<Table>,
    delimiter: char,
    fixed: bool,
}

impl Worked {
    pub(super) fn of(version: &Version, fixed: bool) -> Self {
        Self {
            list: version.list().clone(),
            mapping: version.work().mapping().clone(),
            importer: version.importer(),
            table: Arc::clone(version.work().table()),
            delimiter: version.out_delimiter(),
            fixed,
        }
    }

    fn recipe(&self, platform: &str) -> Option<Recipe> {
        // A list in another shape is known again by its titles in the file.
        let of_file = self.list.unshaped().ok()?;
        Recipe::of(&Decided {
            headers: &self.list.headers(),
            file_headers: &of_file.headers(),
            shape: &self.list.options.shape,
            mapping: &self.mapping,
            importer: self.importer,
            taken: &self.list.work_table(&self.list.rows(), &self.mapping, self.importer),
            written: &self.table,
            platform,
            delimiter: self.delimiter,
            fixed: self.fixed,
        })
    }
}

/// The values of a list that a recipe writes otherwise.
fn translations(recipe: &Recipe, list: &List, mapping: &Mapping) -> Vec<Translation> {
    let Some(table) = list.table() else { return Vec::new() };
    let mut found = Vec::new();
    for (key, take) in &mapping.takes {
        let (Take::Column(column), Some(values)) = (take, recipe.values.get(&key.to_string())) else { continue };
        let there = table.columns().get(*column);
        let stands = |from: &&String| there.is_some_and(|column| column.dict().find(from).is_some());
        found.extend(values.keys().filter(stands).map(|from| (key.to_string(), from.clone(), values[from].clone())));
    }
    found
}

impl Workspace {
    /// What was decided for lists so far, the latest first.
    pub fn recipes(&self) -> &[Kept] {
        &self.recipes.kept
    }

    /// How a recipe fits the list that is open.
    pub fn likeness(&self, recipe: &Recipe) -> Likeness {
        self.list().map_or(Likeness::Other, |list| recipe.likeness(&list.headers()))
    }

    /// What was decided for a list like the one that is open, while it was neither taken nor refused and would change something.
    pub fn proposal(&self) -> Option<Proposal<'_>> {
        let sitting = self.sitting.as_ref().filter(|sitting| self.recipes.settled != Some(sitting.number()))?;
        let now = (sitting.number(), sitting.turn(), sitting.version().work().revision(), self.recipes.changes);
        let mut found = self.recipes.found.borrow_mut();
        if found.as_ref().is_none_or(|(of, _)| *of != now) {
            *found = Some((now, self.look_for_recipe()));
        }
        let (place, missing, values) = found.as_ref()?.1.clone()?;
        Some(Proposal { kept: self.recipes.kept.get(place)?, missing, values })
    }

    /// Those with the very same titles first, the latest of them.
    fn look_for_recipe(&self) -> Option<Found> {
        let (list, work) = (self.list()?, self.work()?);
        let headers = list.headers();
        let platform = self.catalogue().site().platform.name.as_str();
        let fits = |kept: &&Kept| kept.recipe.platform == platform && importer::find(&kept.recipe.columns.importer).is_some();
        let likeness = |(place, kept): (usize, &Kept)| (kept.recipe.likeness(&headers), std::cmp::Reverse(place));
        let all = self.recipes.kept.iter().enumerate().filter(|(_, kept)| fits(kept));
        let (_, std::cmp::Reverse(place)) = all.map(likeness).max().filter(|(likeness, _)| *likeness > Likeness::Other)?;
        let recipe = &self.recipes.kept[place].recipe;
        let importer = importer::find(&recipe.columns.importer)?;
        let (mapping, mut missing) = recipe.mapping(&headers, importer);
        missing.retain(|title| !recipe.shape.makes(title));
        let values = translations(recipe, list, &mapping);
        let changes = mapping != *work.mapping() || importer.id != self.importer().id || !values.is_empty() || !recipe.shape.is_nothing();
        changes.then(|| (place, missing.into(), values.into()))
    }

    /// Does again what was decided.
    pub(super) fn do_again(&mut self, again: &Again) {
        self.settle_recipe();
        self.with_sitting(|sitting, around| sitting.do_again(again, around));
    }

    /// Nothing more is proposed for this list.
    pub(super) fn settle_recipe(&mut self) {
        self.recipes.settled = self.sitting.as_ref().map(super::Sitting::number);
    }

    pub(super) fn look_at_recipes(&mut self) {
        let Some(folders) = self.folders.as_ref().filter(|folders| Receipts::are_kept(folders)) else {
            return self.recipes.know(Vec::new());
        };
        match Receipts::open(folders).and_then(|(receipts, _)| receipts.recipes()) {
            Ok(kept) => self.recipes.know(kept),
            Err(fault) => self.notices.fault(&fault),
        }
    }

    /// Keeps what was decided for a list whose file was written.
    pub(super) fn keep_recipe(&mut self, worked: Worked) {
        let platform = self.catalogue().site().platform.name.clone();
        self.change_recipes(move |receipts| {
            if let Some(recipe) = worked.recipe(&platform) {
                receipts.keep_recipe(None, &recipe).map_err(told)?;
            }
            Ok(None)
        });
    }

    /// Gives a recipe another name, unless another one has it.
    pub(super) fn name_recipe(&mut self, name: &str, to: &str) {
        let to = to.trim();
        if to.is_empty() || to == name {
            return;
        }
        let Some(kept) = self.recipes.kept.iter().find(|kept| kept.name == name).cloned() else { return };
        if self.recipes.kept.iter().any(|kept| kept.name == to) {
            return self.notices.say(Level::Warning, Message::new("notice-recipe-taken").with("name", to));
        }
        let (name, to) = (name.to_owned(), to.to_owned());
        self.change_recipes(move |receipts| {
            receipts.keep_recipe(Some(&to), &kept.recipe).map_err(told)?;
            receipts.forget_recipe(&name).map_err(told)?;
            Ok(None)
        });
    }

    pub(super) fn forget_recipe(&mut self, name: &str) {
        let name = name.to_owned();
        self.change_recipes(move |receipts| receipts.forget_recipe(&name).map(|_| None).map_err(told));
    }

    /// Takes a recipe that a colleague wrote to a file, under the name of the file.
    pub(super) fn import_recipe(&mut self, path: PathBuf) {
        self.change_recipes(move |receipts| {
            let bytes = super::load(&path).map_err(|fault| fault.message())?;
            let recipe = Recipe::parse(&String::from_utf8_lossy(&bytes)).map_err(|fault| fault.message())?;
            let kept = receipts.recipes().map_err(told)?;
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let taken = |name: &str| kept.iter().any(|kept| kept.name == name);
            let mut numbered = (2..).map(|number| format!("{stem} {number}"));
            let name = if taken(&stem) { numbered.find(|name| !taken(name)).unwrap_or_default() } else { stem };
            receipts.keep_recipe(Some(&name), &recipe).map_err(told)?;
            Ok(Some(Message::new("recipe-kept").with("name", name)))
        });
    }

    /// Writes a recipe to a file, where none stands yet.
    pub(super) fn write_recipe(&mut self, name: &str, path: &Path) {
        let Some(kept) = self.recipes.kept.iter().find(|kept| kept.name == name) else { return };
        match crate::store::save::write_new(path, kept.recipe.to_text().as_bytes(), self.folders.as_ref()) {
            Ok(()) => self.notices.done(Message::new("recipe-written").with("path", path.display().to_string())),
            Err(fault) => self.notices.fault(&fault),
        }
    }

    /// Changes what is kept by a worker, which says at its end what came of it.
    fn change_recipes(&mut self, change: impl FnOnce(&mut Receipts) -> Result<Option<Message>, Message> + Send + 'static) {
        let Some(folders) = self.folders.clone() else { return };
        self.recipes.keep.start(&self.wake, move |_| {
            let (mut receipts, _) = Receipts::open(&folders).map_err(told)?;
            let said = change(&mut receipts)?;
            Ok((receipts.recipes().map_err(told)?, said))
        });
    }

    pub(super) fn poll_recipes(&mut self) {
        match self.recipes.keep.poll() {
            Some(Ok(Ok((kept, said)))) => {
                self.recipes.know(kept);
                said.into_iter().for_each(|said| self.notices.done(said));
            }
            Some(Ok(Err(why))) => self.notices.say(Level::Error, why),
            Some(Err(Panicked)) => self.notices.panicked(),
            None => {}
        }
    }
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that map_err wants")]
fn told(fault: StoreFault) -> Message {
    fault.message()
}
