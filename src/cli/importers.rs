//! `bordereau importers list|show`: what each importer takes.

use super::output::Output;
use super::{Ended, Exit, Stop};
use crate::error::Message;
use crate::importer::{self, Importer, Need, Source, Stated};
use clap::ArgMatches;
use serde_json::json;

pub(super) fn run(args: &ArgMatches, out: &Output) -> Ended {
    match args.subcommand() {
        Some(("show", args)) => {
            let id = args.get_one::<String>("id").map(String::as_str).unwrap_or_default();
            let importer = importer::find(id).ok_or_else(|| Stop::usage(Message::new("cli-unknown-importer").with("id", id)))?;
            if args.get_flag("json") {
                out.json(&described(importer, out));
            } else {
                show(importer, out);
            }
        }
        Some((_, args)) if args.get_flag("json") => {
            out.json(&importer::all().iter().map(|importer| described(importer, out)).collect::<Vec<_>>());
        }
        _ => {
            for importer in importer::all() {
                out.line(format!("{}  {}", importer.id, out.locale.text(&importer.title_id())));
            }
        }
    }
    Ok(Exit::Done)
}

fn show(importer: &Importer, out: &Output) {
    out.line(out.locale.text(&importer.title_id()));
    out.line("");
    for field in &importer.fields {
        let need = out.locale.text(if field.need == Need::Required { "cli-required" } else { "cli-optional" });
        out.line(format!("  {:<16} {} ({need})", field.numbered(1).to_string(), out.locale.text(&field.label_id())));
    }
    out.line("");
    let delimiters: Vec<String> = importer.form.delimiters.iter().map(ToString::to_string).collect();
    out.line(out.locale.text(importer.evidence_id()));
    importer.fact_ids().for_each(|fact| out.line(format!("  {}", out.locale.text(&fact))));
    out.line("");
    importer.does.told().iter().for_each(|told| out.line(format!("  {}", behaviour(told, out))));
    out.line("");
    out.say(&Message::new("cli-form").with("encoding", importer.form.encoding.as_str()).with("delimiters", delimiters.join(" ")));
}

/// "Unknown account: the row does nothing (run “usr_unknown”)".
fn behaviour(told: &Stated<'_>, out: &Output) -> String {
    let mut text = out.locale.message(&Message::new(format!("does-{}", told.word)).with("is", told.value));
    if let Some(with) = told.with {
        let settings: Vec<String> = with.iter().map(|(key, values)| format!("{key} = {}", values.join("|"))).collect();
        text = format!("{text}, {}", out.locale.message(&Message::new("does-with").with("settings", settings.join(", "))));
    }
    let source = told.source.map(|source| match source {
        Source::Run(place) => Message::new("does-run").with("place", place),
        Source::Read(place) => Message::new("does-read").with("place", place),
    });
    match source {
        Some(source) => format!("{text} ({})", out.locale.message(&source)),
        None => text,
    }
}

fn described(importer: &Importer, out: &Output) -> serde_json::Value {
    json!({
        "id": importer.id,
        "title": out.locale.text(&importer.title_id()),
        "fields": importer.fields.iter().map(|field| json!({
            "key": field.key,
            "label": out.locale.text(&field.label_id()),
            "required": field.need == Need::Required,
        })).collect::<Vec<_>>(),
        "delimiters": importer.form.delimiters,
        "encoding": importer.form.encoding,
        "evidence": out.locale.text(importer.evidence_id()),
        "facts": importer.fact_ids().map(|fact| out.locale.text(&fact)).collect::<Vec<_>>(),
        "does": importer.does.told().iter().map(|told| json!({
            "word": told.word,
            "value": told.value,
            "with": told.with,
            "source": told.source.map(Source::word),
            "place": told.source.map(Source::place),
        })).collect::<Vec<_>>(),
        "one_course": importer.one_course,
        "file_name": importer.form.file_name,
        "max_line_bytes": importer.form.max_line_bytes,
        "max_file_bytes": importer.form.max_file_bytes,
        "settings": importer.settings.iter().map(|setting| json!({ "key": setting.key, "value": setting.value })).collect::<Vec<_>>(),
    })
}
