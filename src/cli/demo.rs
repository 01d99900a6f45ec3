//! `bordereau demo`: the whole path on the embedded sample, saying what it does.

use super::list::Prepared;
use super::output::Output;
use super::{Ended, Exit, Stop, check, export, read};
use crate::catalogue::{self, Catalogue};
use crate::check::{Edit, Safety};
use crate::error::{Level, Message};
use crate::importer;
use crate::read::Options;
use crate::store::atomic::{self, Readers};
use crate::watch::Watch;
use crate::workspace::{From, Source, open};
use clap::ArgMatches;
use std::path::PathBuf;
use std::sync::Arc;

/// Name of the clean file.
const FILE: &str = "inscriptions-exemple.csv";
/// Name of the text that goes with it.
const SHEET: &str = "a-transmettre.txt";

pub(super) fn run(args: &ArgMatches, out: &Output) -> Ended {
    let folder = args.get_one::<PathBuf>("into").cloned().unwrap_or_else(|| std::env::temp_dir().join("bordereau-demo"));
    std::fs::create_dir_all(&folder).map_err(|error| Stop::new(Exit::Outside, &crate::store::StoreFault::of_io(&folder, error)))?;
    let bytes = Arc::new(catalogue::SAMPLE_LIST.to_vec());
    let source = Source::Bytes { from: From::Sample, name: catalogue::SAMPLE_LIST_NAME.to_owned(), bytes };
    let list = open(source, Options::default(), &Watch::default()).map_err(|fault| Stop::new(Exit::Unusable, &fault))?;

    title("cli-demo-read", out);
    read::say(&list, out);

    let importer = &importer::all()[0];
    let mapping = list.proposed(importer);
    let mut prepared = Prepared::of(list, mapping, importer, Catalogue::new(catalogue::sample()), importer.form.delimiters[0]);
    title("cli-demo-check", out);
    check::say_list(&prepared, out);
    check::say_report(&prepared.check(), &prepared, out);

    title("cli-demo-fix", out);
    out.say(&Message::new("cli-fixed").with("count", prepared.fix()));
    out.say(&Message::new("cli-demo-decided"));
    decide(&mut prepared, out);
    let (errors, warnings, infos) = prepared.check().counts();
    out.say(&Message::new("cli-left-after-fix").with("errors", errors).with("warnings", warnings).with("infos", infos));

    title("cli-demo-write", out);
    let target = folder.join(FILE);
    let files = export::write(&prepared, &target)?;
    let text = export::handover(&prepared, &files, out);
    atomic::write_bytes(&folder.join(SHEET), Readers::AsUsual, text.as_bytes()).map_err(|fault| Stop::new(Exit::Outside, &fault))?;
    export::say_written(&prepared, &files, out);
    out.say(&Message::new("cli-demo-end").with("folder", folder.display().to_string()));
    Ok(Exit::Done)
}

/// Decides as the person at the desk would: the first proposal for each error, and out with the rows
/// that have none.
fn decide(prepared: &mut Prepared, out: &Output) {
    // An error that a decision brings to light is decided in the next round.
    for _ in 0..5 {
        let report = prepared.check();
        let mut edits: Vec<Edit> = Vec::new();
        for finding in report.findings.iter().filter(|finding| finding.level == Level::Error) {
            let proposed = finding.fixes.iter().find(|fix| fix.safety == Safety::Ask);
            let (title, edit) = match proposed {
                Some(fix) => (fix.title.clone(), fix.edit.clone()),
                None => {
                    let title = Message::new("cli-demo-removed").with("count", finding.rows.len());
                    (title, Edit::RemoveRows(finding.rows.clone()))
                }
            };
            out.line(format!("   {}", out.locale.message(&finding.message)));
            out.line(format!("     → {}", out.locale.message(&title)));
            edits.push(edit);
        }
        if edits.is_empty() {
            break;
        }
        prepared.apply(&edits);
        prepared.fix();
    }
}

fn title(id: &'static str, out: &Output) {
    let text = out.locale.text(id);
    out.line("");
    out.line(&text);
    out.line("─".repeat(text.chars().count()));
}
