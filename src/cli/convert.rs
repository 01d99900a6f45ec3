//! `bordereau convert FILE --for ID -o OUT`: the same list for another importer, one file per course
//! where the tool takes one course at a time, cut where it takes no file that long.

use super::list::Prepared;
use super::output::Output;
use super::{Ended, Exit, Stop};
use crate::error::Message;
use crate::export::{self, Draft};
use crate::importer;
use crate::mapping::{self, Converted, Loss, Original};
use clap::ArgMatches;
use serde_json::json;

pub(super) fn run(args: &ArgMatches, out: &Output) -> Ended {
    let prepared = Prepared::new(args, out)?;
    let id = args.get_one::<String>("for").map(String::as_str).unwrap_or_default();
    let to = importer::find(id).ok_or_else(|| Stop::usage(Message::new("cli-unknown-importer").with("id", id)))?;
    let from = prepared.ready.importer();
    if !mapping::can_convert(from, to) {
        return Err(Stop::usage(Message::new("cli-cannot-convert").with("from", from.id.as_str()).with("to", id)));
    }
    let subject = prepared.ready.subject();
    let original = Original { roster: subject.roster, catalogue: subject.catalogue, today: subject.today };
    let made = mapping::convert(&original, to);
    let as_json = args.get_flag("json");
    let target = super::export::Target::of(args);
    if target.is_output() {
        made.losses.iter().for_each(|loss| out.aside(&loss.message));
    } else if !as_json {
        made.losses.iter().for_each(|loss| out.say(&loss.message));
    }
    let delimiter = delimiter(&made);
    let laid = mapping::laid_out(&made.roster, super::options::layout(args, to)?);
    let files = export::files(&laid, delimiter);
    let exit = if made.losses.is_empty() { Exit::Done } else { Exit::Problems };
    let Some(written) = super::export::write(&prepared, &files, delimiter, &target, out)? else { return Ok(exit) };
    if as_json {
        out.json(&json!({ "files": super::export::described(&written), "losses": losses(&made.losses, out) }));
    } else {
        super::export::say_files(&written, out);
    }
    Ok(exit)
}

/// The first delimiter of the importer that no value holds.
fn delimiter(made: &Converted<'_>) -> char {
    let choices = &made.roster.importer().form.delimiters;
    let draft = Draft { roster: &made.roster, delimiter: choices[0] };
    export::usable_delimiters(&draft, choices).first().copied().unwrap_or(choices[0])
}

fn losses(losses: &[Loss], out: &Output) -> serde_json::Value {
    let one = |loss: &Loss| json!({ "loss": loss.message.id, "message": out.locale.message(&loss.message), "count": loss.rows.len() });
    losses.iter().map(one).collect()
}
