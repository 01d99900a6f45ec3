//! `bordereau recipes list|show|import|forget`: what was decided for lists, to be done again with the next. They hold values of
//! courses, roles and groups, and nobody.

use super::kept::outside;
use super::output::Output;
use super::{Ended, Exit, Stop};
use crate::error::Message;
use crate::mapping::Recipe;
use crate::store::receipts::Receipts;
use crate::store::{Folders, Kept};
use crate::workspace::load;
use clap::ArgMatches;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

pub(super) fn run(args: &ArgMatches, out: &Output) -> Ended {
    let folders = Folders::of_account().map_err(outside)?;
    let (mut receipts, notices) = Receipts::open(&folders).map_err(outside)?;
    notices.iter().for_each(|notice| out.aside(notice));
    match args.subcommand() {
        Some(("show", args)) => show(&receipts, args, out),
        Some(("import", args)) => import(&mut receipts, args, out),
        Some(("forget", args)) => forget(&mut receipts, args, out),
        Some((_, args)) => list(&receipts, args, out),
        None => Ok(Exit::Usage),
    }
}

fn named(args: &ArgMatches) -> &str {
    args.get_one::<String>("name").map(String::as_str).unwrap_or_default()
}

fn unknown(name: &str) -> Stop {
    Stop::usage(Message::new("recipe-unknown").with("name", name))
}

fn list(receipts: &Receipts, args: &ArgMatches, out: &Output) -> Ended {
    let wanted = args.get_one::<String>("platform");
    let mut all = receipts.recipes().map_err(outside)?;
    all.retain(|kept| wanted.is_none_or(|platform| *platform == kept.recipe.platform));
    if args.get_flag("json") {
        out.json(&json!({ "recipes": all.iter().map(described).collect::<Vec<_>>() }));
        return Ok(Exit::Done);
    }
    if all.is_empty() {
        out.say(&Message::new("recipe-none"));
    }
    for kept in &all {
        let (fields, values) = kept.recipe.counts();
        let day = kept.kept_at.get(..10).unwrap_or(&kept.kept_at);
        let line = Message::new("recipe-line").with("name", kept.name.as_str()).with("day", day);
        out.say(&line.with("platform", kept.recipe.platform.as_str()).with("fields", fields).with("values", values));
    }
    Ok(Exit::Done)
}

/// Shows one; with `-o` its text goes to a file, to be given to a colleague.
fn show(receipts: &Receipts, args: &ArgMatches, out: &Output) -> Ended {
    let kept = receipts.recipes().map_err(outside)?.into_iter().find(|kept| kept.name == named(args));
    let kept = kept.ok_or_else(|| unknown(named(args)))?;
    let text = kept.recipe.to_text();
    if let Some(path) = args.get_one::<PathBuf>("output") {
        super::beside::write_beside(Vec::new(), path, args.get_flag("replace"), text.as_bytes())?;
        out.say(&Message::new("recipe-written").with("path", path.display().to_string()));
        return Ok(Exit::Done);
    }
    if args.get_flag("json") {
        let mut told = described(&kept);
        told["text"] = text.into();
        out.json(&told);
    } else {
        out.line(text);
    }
    Ok(Exit::Done)
}

/// Takes one that was written to a file.
fn import(receipts: &mut Receipts, args: &ArgMatches, out: &Output) -> Ended {
    let path = args.get_one::<PathBuf>("file").map_or(Path::new(""), PathBuf::as_path);
    let bytes = load(path).map_err(|fault| Stop::new(Exit::Unusable, &fault))?;
    let recipe = Recipe::parse(&String::from_utf8_lossy(&bytes)).map_err(|fault| Stop::new(Exit::Unusable, &fault))?;
    let name = args.get_one::<String>("name").map(String::as_str);
    let taken = name.is_some_and(|name| receipts.recipes().is_ok_and(|all| all.iter().any(|kept| kept.name == name)));
    if taken && !args.get_flag("replace") {
        return Err(Stop::usage(Message::new("recipe-taken").with("name", name.unwrap_or_default())));
    }
    let name = receipts.keep_recipe(name, &recipe).map_err(outside)?;
    if args.get_flag("json") {
        out.json(&json!({ "recipe": name }));
    } else {
        out.say(&Message::new("recipe-kept").with("name", name));
    }
    Ok(Exit::Done)
}

fn forget(receipts: &mut Receipts, args: &ArgMatches, out: &Output) -> Ended {
    if !receipts.forget_recipe(named(args)).map_err(outside)? {
        return Err(unknown(named(args)));
    }
    if args.get_flag("json") {
        out.json(&json!({ "forgotten": named(args) }));
    } else {
        out.say(&Message::new("recipe-forgotten").with("name", named(args)));
    }
    Ok(Exit::Done)
}

/// A recipe for scripts.
fn described(kept: &Kept) -> Value {
    let (fields, values) = kept.recipe.counts();
    json!({
        "recipe": kept.name,
        "kept_at": kept.kept_at,
        "platform": kept.recipe.platform,
        "importer": kept.recipe.columns.importer,
        "titles": kept.recipe.titles,
        "fields": fields,
        "values": values,
    })
}
