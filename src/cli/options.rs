//! The shared options, from what clap matched to what the program takes.

use super::output::Output;
use super::{Exit, Stop};
use crate::catalogue::{Catalogue, Local, Site};
use crate::error::Message;
use crate::importer::{self, FieldKey, Importer};
use crate::mapping::{Layout, Mapping, Saved, Take, takes_layouts};
use crate::read::{HeaderAt, Options, Sheets};
use crate::shape::What;
use crate::simulate::forecast::Limits;
use crate::store::catalogues::Store;
use crate::store::{Folders, Settings, StoreFault};
use crate::text::fold;
use crate::workspace::load;
use clap::ArgMatches;
use std::path::{Path, PathBuf};

/// Which sheets, and how the file is to be read.
pub(super) fn reading(args: &ArgMatches) -> Result<Options, Stop> {
    let delimiter = match args.get_one::<String>("delimiter") {
        Some(text) => Some(delimiter(text)?),
        None => None,
    };
    let names: Vec<String> = args.get_many::<String>("sheet").into_iter().flatten().cloned().collect();
    let sheets = match names.as_slice() {
        [] => Sheets::Likeliest,
        // No sheet can be called so.
        _ if names.iter().any(|name| name == "*") => Sheets::Filled,
        _ => Sheets::Named(names),
    };
    let flag = |name: &str| matches!(args.try_get_one::<bool>(name), Ok(Some(true)));
    let (fill_merged, skip_hidden, whole_cells) = (flag("fill-merged"), flag("skip-hidden"), flag("whole-cells"));
    let (header, rows) = (header(args)?, rows(args)?);
    Ok(Options {
        sheets,
        fill_merged,
        skip_hidden,
        whole_cells,
        encoding: text(args, "encoding"),
        delimiter,
        header,
        rows,
        password: super::secret::of_file(args)?,
        ..Options::default()
    })
}

/// `--header N` or `--header none`.
fn header(args: &ArgMatches) -> Result<HeaderAt, Stop> {
    let given = args.try_get_one::<String>("header").ok().flatten().map(String::as_str);
    Ok(match given {
        None => HeaderAt::Found,
        Some("none" | "aucun") => HeaderAt::None,
        Some(text) => match text.trim().parse() {
            Ok(line) if line > 0 => HeaderAt::Line(line),
            _ => return Err(Stop::usage(Message::new("cli-bad-header").with("text", text))),
        },
    })
}

/// `--rows A-B`: the first and the last line of people, by their numbers in the file; either may be left out.
fn rows(args: &ArgMatches) -> Result<Option<(u32, u32)>, Stop> {
    let Some(given) = args.try_get_one::<String>("rows").ok().flatten() else { return Ok(None) };
    let number =
        |text: &str, usual: u32| if text.trim().is_empty() { Some(usual) } else { text.trim().parse().ok().filter(|line| *line > 0) };
    let range = match given.split_once('-') {
        Some((from, to)) => number(from, 1).zip(number(to, u32::MAX)),
        None => number(given, 0).zip(number(given, 0)),
    };
    let range = range.filter(|(from, to)| *from > 0 && from <= to);
    range.map(Some).ok_or_else(|| Stop::usage(Message::new("cli-bad-rows").with("text", given.as_str())))
}

/// `--reshape auto` or the names of shapes, between commas.
pub(super) fn shapes(args: &ArgMatches) -> Result<Vec<What>, Stop> {
    let mut wanted = Vec::new();
    for word in args.try_get_many::<String>("reshape").ok().flatten().into_iter().flatten().flat_map(|given| given.split(',')) {
        match (word.trim(), What::of(word.trim())) {
            ("auto", _) => wanted.extend(What::ALL),
            (_, Some(what)) => wanted.push(what),
            (bad, None) => {
                let known: Vec<&str> = What::ALL.iter().map(|what| what.word()).collect();
                return Err(Stop::usage(Message::new("cli-bad-reshape").with("text", bad).with("choices", known.join(", "))));
            }
        }
    }
    Ok(wanted)
}

/// `--layout rows` or `--layout numbered`, where the importer takes both.
pub(super) fn layout(args: &ArgMatches, importer: &Importer) -> Result<Layout, Stop> {
    let Some(given) = args.try_get_one::<String>("layout").ok().flatten() else { return Ok(Layout::AsIs) };
    let layout = Layout::of(given).unwrap_or_default();
    // One row per course is what a tool without numbered columns takes anyway.
    if layout == Layout::Numbered && !takes_layouts(importer) {
        return Err(Stop::usage(Message::new("cli-no-layout").with("importer", Message::new(importer.title_id()))));
    }
    Ok(layout)
}

fn delimiter(text: &str) -> Result<char, Stop> {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(one), None) => Ok(one),
        _ => match text {
            "tab" | "\\t" => Ok('\t'),
            "comma" => Ok(','),
            "semicolon" => Ok(';'),
            "colon" => Ok(':'),
            _ => Err(Stop::usage(Message::new("cli-bad-delimiter").with("text", text))),
        },
    }
}

/// The importer asked for, else the usual one of the platform, else the usual one.
pub(super) fn importer(args: &ArgMatches, local: &Local) -> Result<&'static Importer, Stop> {
    match args.get_one::<String>("importer") {
        None => Ok(importer::usual(&local.importers)),
        Some(id) => importer::find(id).ok_or_else(|| Stop::usage(Message::new("cli-unknown-importer").with("id", id.as_str()))),
    }
}

/// Delimiter of the file to write: `--set delimiter=…`, else the usual one, else the importer's first.
pub(super) fn out_delimiter(args: &ArgMatches, importer: &Importer, usual: Option<char>) -> Result<char, Stop> {
    let usual = usual.filter(|usual| importer.form.delimiters.contains(usual));
    let mut chosen = usual.unwrap_or(importer.form.delimiters[0]);
    for (_, value) in pairs(args, "set")?.into_iter().filter(|(key, _)| key == "delimiter") {
        chosen = delimiter(&value)?;
        if !importer.form.delimiters.contains(&chosen) {
            return Err(Stop::usage(Message::new("cli-bad-delimiter").with("text", value)));
        }
    }
    Ok(chosen)
}

/// The settings of the import that `--set` changes, other than the delimiter of the file.
pub(super) fn settings(args: &ArgMatches, importer: &Importer) -> Result<Vec<(String, String)>, Stop> {
    let given: Vec<_> = pairs(args, "set")?.into_iter().filter(|(key, _)| key != "delimiter").collect();
    for (key, value) in &given {
        let setting = importer.settings.iter().find(|setting| setting.key == *key);
        let setting = setting.ok_or_else(|| Stop::usage(Message::new("cli-unknown-setting").with("key", key.as_str())))?;
        if !setting.literal && !setting.choices.contains(value) {
            let message = Message::new("cli-bad-setting").with("key", key.as_str()).with("value", value.as_str());
            return Err(Stop::usage(message.with("choices", setting.choices.join(", "))));
        }
    }
    Ok(given)
}

/// The catalogue: an exchange file, a stored platform, the platform chosen in the window, or the sample. What was set
/// aside or forgotten on the way is said beside the result.
pub(super) fn catalogue(args: &ArgMatches, out: &Output) -> Result<Catalogue, Stop> {
    let outside = |fault: StoreFault| {
        let exit = if matches!(fault, StoreFault::UnknownPlatform(_)) { Exit::Usage } else { Exit::Outside };
        Stop::new(exit, &fault)
    };
    if let Some(path) = args.get_one::<PathBuf>("catalogue") {
        return Ok(Catalogue::new(exchange_file(path)?));
    }
    let folders = Folders::of_account();
    let chosen = match (args.get_one::<String>("platform"), &folders) {
        (Some(name), _) => Some(name.clone()),
        (None, Ok(folders)) => {
            let (settings, notice) = Settings::load(folders).map_err(outside)?;
            notice.iter().for_each(|notice| out.aside(notice));
            settings.platform
        }
        (None, Err(_)) => None,
    };
    let Some(name) = chosen else {
        return Ok(Catalogue::new(crate::catalogue::sample()));
    };
    let (mut store, notices) = Store::open(&folders.map_err(outside)?).map_err(outside)?;
    notices.iter().for_each(|notice| out.aside(notice));
    let site = store.load(&name).map_err(outside)?;
    Ok(Catalogue::new(site).with_local(store.local(&name).map_err(outside)?))
}

/// Days after which a catalogue is said to be old: as the platform's people say, else as the settings do.
pub(super) fn old_after_days(local: &Local, out: &Output) -> u16 {
    local.old_after_days.unwrap_or_else(|| {
        let loaded = Folders::of_account().ok().and_then(|folders| Settings::load(&folders).ok());
        let (settings, notice) = loaded.unwrap_or_default();
        notice.iter().for_each(|notice| out.aside(notice));
        settings.old_after_days
    })
}

fn exchange_file(path: &Path) -> Result<Site, Stop> {
    let bytes = load(path).map_err(|fault| Stop::new(Exit::Outside, &fault))?;
    crate::catalogue::parse(&bytes).map_err(|fault| Stop::new(Exit::Unusable, &fault))
}

/// The mapping: a saved one, or what the headers propose; then the values given for all rows.
pub(super) fn mapping(args: &ArgMatches, headers: &[&str], proposed: Mapping, importer: &Importer) -> Result<Mapping, Stop> {
    let unusable = |fault: &dyn crate::error::Fault| Stop { exit: Exit::Usage, message: fault.message(), place: None };
    let mut mapping = match args.get_one::<PathBuf>("map") {
        None => proposed,
        Some(path) => {
            let bytes = load(path).map_err(|fault| Stop::new(Exit::Outside, &fault))?;
            let saved = Saved::parse(&String::from_utf8_lossy(&bytes)).map_err(|fault| unusable(&fault))?;
            saved.resolve(headers, importer).map_err(|fault| unusable(&fault))?
        }
    };
    let field =
        |name: &str| importer.key_of_header(name).ok_or_else(|| Stop::usage(Message::new("mapping-unknown-field").with("field", name)));
    for (name, title) in pairs(args, "column")? {
        let key = field(&name)?;
        let wanted = fold::loose(&title);
        let found = headers.iter().position(|header| header.trim() == title.trim());
        let found = found.or_else(|| headers.iter().position(|header| fold::loose(header) == wanted));
        let column = found.ok_or_else(|| Stop::usage(Message::new("mapping-missing-column").with("column", title)))?;
        // A column feeds one field.
        if let Some(other) = mapping.field_of(column).filter(|other| **other != key).cloned() {
            mapping.set(importer, other, None);
        }
        mapping.set(importer, key.clone(), Some(Take::Column(column)));
        mapping.settle(key);
    }
    for (name, value) in pairs(args, "value")? {
        let key: FieldKey = field(&name)?;
        mapping.set(importer, key, Some(Take::Same(value)));
    }
    Ok(mapping)
}

/// Options of the form `KEY=VALUE`, in the order given.
pub(super) fn pairs(args: &ArgMatches, name: &str) -> Result<Vec<(String, String)>, Stop> {
    let given = args.try_get_many::<String>(name).ok().flatten().into_iter().flatten();
    given
        .map(|text| match text.split_once('=') {
            Some((key, value)) => Ok((key.trim().to_owned(), value.to_owned())),
            None => Err(Stop::usage(Message::new("cli-not-a-pair").with("text", text.as_str()))),
        })
        .collect()
}

fn text(args: &ArgMatches, name: &str) -> Option<String> {
    args.get_one::<String>(name).cloned()
}

/// From how much on an import needs an explicit yes, as the account chose.
pub(super) fn limits() -> Limits {
    let settings = Folders::of_account().ok().and_then(|folders| Settings::load(&folders).ok());
    settings.map(|(settings, _)| settings.limits).unwrap_or_default()
}
