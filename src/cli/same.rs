//! `--same-as NAME|last` and `--save-as NAME`: what was decided for a list, done again with the next.

use super::kept::outside;
use super::output::Output;
use super::{Exit, Stop};
use crate::catalogue::Catalogue;
use crate::error::Message;
use crate::importer::Importer;
use crate::mapping::{Mapping, Recipe};
use crate::store::receipts::Receipts;
use crate::store::{Folders, Kept};
use clap::ArgMatches;

/// The recipe that `--same-as` names; `last` is the latest of the platform that fits the titles.
pub(super) fn recipe(args: &ArgMatches, catalogue: &Catalogue, headers: &[&str], out: &Output) -> Result<Option<Kept>, Stop> {
    let Ok(Some(name)) = args.try_get_one::<String>("same-as") else { return Ok(None) };
    let (receipts, notices) = Receipts::open(&Folders::of_account().map_err(outside)?).map_err(outside)?;
    notices.iter().for_each(|notice| out.aside(notice));
    let platform = catalogue.site().platform.name.as_str();
    let found = if name == "last" {
        receipts.last_recipe(platform, headers).map_err(outside)?
    } else {
        receipts.recipes().map_err(outside)?.into_iter().find(|kept| kept.name == *name)
    };
    let kept = found.ok_or_else(|| Stop::usage(Message::new("same-none").with("name", name.as_str())))?;
    let (fields, values) = kept.recipe.counts();
    let day = kept.kept_at.get(..10).unwrap_or(&kept.kept_at).to_owned();
    out.aside(&Message::new("same-as").with("name", kept.name.as_str()).with("day", day).with("fields", fields).with("values", values));
    if kept.recipe.platform != platform {
        out.aside(&Message::new("same-other-platform").with("platform", kept.recipe.platform.as_str()));
    }
    Ok(Some(kept))
}

/// The columns of a recipe in a list with these titles. What it needs and is not there is said.
pub(super) fn mapping(kept: &Kept, headers: &[&str], importer: &Importer, out: &Output) -> Mapping {
    let (mapping, missing) = kept.recipe.mapping(headers, importer);
    if !missing.is_empty() {
        out.aside(&Message::new("same-missing").with("columns", missing.join(", ")));
    }
    mapping
}

/// Keeps what was decided, once the file is written. A recipe that cannot be kept stands in nobody's way.
pub(super) fn keep(recipe: &Recipe, args: &ArgMatches, out: &Output) -> Option<String> {
    let name = args.get_one::<String>("save-as").map(String::as_str);
    let kept = (|| -> Result<String, Stop> {
        let (mut receipts, _) = Receipts::open(&Folders::of_account().map_err(outside)?).map_err(outside)?;
        receipts.keep_recipe(name, recipe).map_err(outside)
    })();
    match kept {
        Ok(name) => Some(name),
        Err(Stop { exit: Exit::Outside, message, .. }) => {
            out.aside(&message);
            None
        }
        Err(_) => None,
    }
}
