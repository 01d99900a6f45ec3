//! `bordereau read FILE`: what was read.

use super::list::{open_list, unlocked};
use super::output::Output;
use super::{Ended, Exit, options};
use crate::error::{Level, Message};
use crate::read;
use crate::table::RowId;
use crate::watch::Watch;
use crate::workspace::{List, OpenFault, Source, open};
use clap::ArgMatches;
use std::path::PathBuf;

/// Lines of the list shown to a person.
const SHOWN: u32 = 12;

pub(super) fn run(args: &ArgMatches, out: &Output) -> Ended {
    if args.get_flag("json") {
        return json(args, out);
    }
    say(&unlocked(open_list(args), args, out)?, out);
    Ok(Exit::Done)
}

fn json(args: &ArgMatches, out: &Output) -> Ended {
    let path = args.get_one::<PathBuf>("file").cloned().unwrap_or_default();
    let words = |message: &Message| out.locale.message(message);
    match open(Source::Path(path), options::reading(args)?, &Watch::default()) {
        Ok(list) => {
            out.json(&read::book_to_json(&list.book, words));
            Ok(Exit::Done)
        }
        Err(OpenFault::Read(fault)) => {
            out.json(&read::fault_to_json(&fault, words));
            Ok(Exit::Unusable)
        }
        Err(fault @ OpenFault::TooBig { .. }) => {
            out.json(&serde_json::json!({ "outcome": "refuse", "problem": "too-big", "problems": [{
                "class": "too-big", "level": "error", "message": words(&crate::error::Fault::message(&fault)), "place": null,
            }] }));
            Ok(Exit::Unusable)
        }
        Err(fault) => Err(super::Stop::new(Exit::Outside, &fault)),
    }
}

/// What was read, in words, and the first lines.
pub(super) fn say(list: &List, out: &Output) {
    let Some(sheet) = list.sheet() else { return };
    let book = &list.book;
    let kind = Message::new("cli-kind").with("kind", book.kind.word());
    let mut about = vec![list.name.clone(), out.words(&kind)];
    about.extend(book.encoding.clone());
    about.extend(book.delimiter.map(|c| out.words(&Message::new("cli-delimiter").with("delimiter", c.escape_default().to_string()))));
    for part in book.chosen.iter().filter_map(|&index| book.sheets.get(index)).filter(|part| !part.name.is_empty()) {
        about.push(out.words(&Message::new("place-sheet").with("name", part.name.as_str())));
    }
    out.line(about.join(" · "));
    let line = |row: RowId| sheet.table.row_name(row);
    if let Some(header) = list.frame.header {
        out.say(&Message::new("cli-header").with("line", line(header)));
    } else if !list.frame.is_empty() {
        out.say(&Message::new("cli-no-header"));
    }
    if !list.frame.is_empty() {
        let last = RowId(list.frame.end.0 - 1);
        let rows = list.rows();
        let people = rows.len() - list.left_out_rows(&rows).len();
        out.say(&Message::new("cli-data").with("first", line(list.frame.first)).with("last", line(last)).with("count", people));
    }
    for problem in &book.problems {
        let place = problem.place.as_ref().map(|place| out.locale.place(place)).unwrap_or_default();
        let at = if place.is_empty() { String::new() } else { format!(" ({place})") };
        let level = if problem.level == Level::Error { Level::Warning } else { problem.level };
        out.line(format!("{}  {}{at}", out.level(level), out.words(&problem.message)));
    }
    out.line("");
    say_lines(list, out);
}

fn say_lines(list: &List, out: &Output) {
    let Some(table) = list.table() else { return };
    let first = list.frame.header.unwrap_or(list.frame.first).0;
    let last = list.frame.end.0.min(first + SHOWN);
    let cells = |row: u32| -> Vec<&str> { table.columns().iter().map(|column| column.text(RowId(row))).collect() };
    for row in first..last {
        out.line(format!("{:>6}  {}", table.row_name(RowId(row)), cells(row).join(" | ")));
    }
    if last < list.frame.end.0 {
        out.say(&Message::new("cli-more-lines").with("count", list.frame.end.0 - last));
    }
}
