//! `bordereau demo`: the whole path on the embedded sample, saying what it does.

use super::list::Prepared;
use super::output::Output;
use super::{Ended, Exit, Stop, check, export, read};
use crate::catalogue::{self, Catalogue};
use crate::check::{Edit, Safety};
use crate::error::{Level, Message};
use crate::importer;
use crate::read::Options;
use crate::store::atomic::Failed;
use crate::store::save::{self, Guard, Plan};
use crate::store::{Folders, StoreFault};
use crate::watch::Watch;
use crate::workspace::{From, Source, open};
use clap::ArgMatches;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Name of the clean file.
const FILE: &str = "inscriptions-exemple.csv";
/// Name of the text that goes with it.
const SHEET: &str = "a-transmettre.txt";

pub(super) fn run(args: &ArgMatches, out: &Output) -> Ended {
    let folder = folder(args).map_err(|fault| Stop::new(Exit::Outside, &fault))?;
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
    let one = |path: &Path| vec![path.to_owned()];
    let (ready, target) = (&prepared.ready, export::Target::new(save::free(&folder.join(FILE), one)));
    let files = crate::export::files(&ready.roster, ready.delimiter);
    let files = export::write(&prepared, &files, ready.delimiter, &target, out)?.unwrap_or_default();
    let text = export::handover(&prepared, &files, out);
    write_sheet(&save::free(&folder.join(SHEET), one), &text).map_err(|fault| Stop::new(Exit::Outside, &fault))?;
    export::say_written(&prepared, &files, out);
    out.say(&Message::new("cli-demo-end").with("folder", folder.display().to_string()));
    Ok(Exit::Done)
}

/// The folder that was asked for, else a new one that nobody else can enter: names in the shared temporary folder can be
/// taken in advance by somebody else.
fn folder(args: &ArgMatches) -> Result<PathBuf, StoreFault> {
    if let Some(folder) = args.get_one::<PathBuf>("into") {
        return std::fs::create_dir_all(folder).map(|()| folder.clone()).map_err(|error| StoreFault::of_io(folder, error));
    }
    let made = tempfile::Builder::new().prefix("bordereau-demo-").tempdir();
    made.map(tempfile::TempDir::keep).map_err(|error| StoreFault::of_io(&std::env::temp_dir(), error))
}

fn write_sheet(path: &Path, text: &str) -> Result<(), StoreFault> {
    let plan = Plan::look(&[path.to_owned()], Guard { folders: Folders::of_account().ok(), ..Guard::default() })?;
    plan.write(|_, out| out.write_all(text.as_bytes())).map(drop).map_err(|failed| match failed {
        Failed::Store(fault) => fault,
        Failed::Content(error) => StoreFault::of_io(path, error),
    })
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
            out.line(format!("   {}", out.words(&finding.message)));
            out.line(format!("     → {}", out.words(&title)));
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
