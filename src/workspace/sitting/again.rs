//! What was decided for a former list, done again with this one.

use super::super::recipes::Again;
use super::super::{List, Step, Work};
use super::{Around, Sitting, Version};
use crate::error::{Level, Message};
use crate::importer::{self, Importer};
use crate::mapping::{Mapping, Recipe, Take};

/// Rounds of safe fixes: each may bring another one to light, and sound rules need two or three.
const ROUNDS: u8 = 4;

/// Safe fixes that were said yes to beforehand, and those that were made.
#[derive(Default)]
pub(super) struct FixAgain {
    rounds: u8,
    fixes: usize,
    /// Whether they belong to what is decided for this list.
    decided: bool,
}

impl Version {
    /// Whether the safe fixes belong to what was decided for this list.
    pub(super) fn is_fixed(&self) -> bool {
        let by_hand = || self.work.history().done().any(|entry| entry.name.id == "action-fix-safe");
        self.fix_again.decided || by_hand()
    }

    /// Makes the safe fixes that were said yes to, once the check knows them.
    pub(super) fn fix_again(&mut self, around: &mut Around<'_>) {
        if self.fix_again.rounds == 0 {
            return;
        }
        self.fix_again.rounds -= 1;
        match self.checked().map_or(0, |checked| checked.totals.safe) {
            0 => {
                let fixes = std::mem::take(&mut self.fix_again.fixes);
                self.fix_again.rounds = 0;
                if fixes > 0 {
                    around.notices.done(Message::new("notice-fixed-again").with("count", fixes));
                }
            }
            safe => {
                self.fix_again.fixes += safe;
                self.fix_safe(around);
            }
        }
    }
}

impl Sitting {
    /// The columns, the translations, the delimiter and the safe fixes of a former list. "Undo" goes back to this one as it was.
    pub(in crate::workspace) fn do_again(&mut self, again: &Again, around: &mut Around<'_>) {
        let recipe = &again.recipe;
        let Some(importer) = importer::find(&recipe.columns.importer) else { return };
        let list = self.in_shape_again(recipe, importer, around);
        let (mapping, missing) = self.mapping_again(again, &list, importer, around);
        let mut work = Work::with_mapping(&list, importer, mapping);
        let keys = work.mapping().keys();
        work.edit(Message::new("action-translate-again"), |table| recipe.translation(table, &keys));
        self.turn_to(Message::new("action-again"), importer, list, work, around);
        self.choose_out_delimiter(recipe.delimiter, around);
        self.version.fix_again = FixAgain { rounds: if recipe.fixed { ROUNDS } else { 0 }, fixes: 0, decided: recipe.fixed };
        let lacks = !self.version.work().mapping().missing(importer).is_empty();
        // What is asked about is asked where it can be answered.
        self.step = if lacks || !missing.is_empty() { Step::Columns } else { Step::Check };
        if missing.is_empty() {
            around.notices.done(told(recipe));
        } else {
            around.notices.say(Level::Warning, Message::new("notice-again-missing").with("columns", missing.join(", ")));
        }
    }

    /// The list in the shape in which the former one was read, where it has it too.
    fn in_shape_again(&self, recipe: &Recipe, importer: &Importer, around: &Around<'_>) -> List {
        let list = self.version.list();
        if recipe.shape.is_nothing() || !list.options.shape.is_nothing() {
            return list.clone();
        }
        let shaped = list.clone().shaped(|offer| recipe.shape.takes(offer), importer, &around.platform.catalogue);
        shaped.unwrap_or_else(|_| list.clone())
    }

    /// The columns of the recipe; a field whose title is gone keeps the column that the titles propose, and what stays stays. The
    /// titles that are gone are returned beside.
    fn mapping_again(&self, again: &Again, list: &List, importer: &Importer, around: &Around<'_>) -> (Mapping, Vec<String>) {
        let (Again { recipe, stay }, now) = (again, self.version.work().mapping());
        let (mut mapping, missing) = recipe.mapping(&list.headers(), importer);
        let proposed = list.proposed_on(importer, &around.platform.catalogue);
        for name in recipe.columns.fields.keys().chain(stay) {
            let Some(key) = importer.key_of_header(name).filter(|key| mapping.take(key).is_none()) else { continue };
            let take = if stay.contains(name) { now.take(&key) } else { proposed.take(&key) };
            let free = |take: &&Take| !matches!(take, Take::Column(column) if mapping.field_of(*column).is_some());
            if let Some(take) = take.filter(free).cloned() {
                mapping.set(importer, key, Some(take));
            }
        }
        (mapping, missing)
    }
}

fn told(recipe: &Recipe) -> Message {
    let (fields, values) = recipe.counts();
    Message::new("notice-again").with("fields", fields).with("values", values)
}
