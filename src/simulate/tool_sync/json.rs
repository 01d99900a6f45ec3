//! The verdict in the form of the contract: same words and keys as the verdicts of real runs.

use super::settings::{Kind, Settings};
use super::verdict::{Change, Said, Verdict};
use serde_json::{Map, Value, json};

/// The document of `simulate FILE --importer tool-sync-… --json`.
pub fn document(verdict: &Verdict, kind: Kind, settings: &Settings) -> Value {
    let mut document = Map::new();
    let mut put = |key: &str, value: Value| _ = document.insert(key.to_owned(), value);
    put("kind", kind.word().into());
    put("mode", settings.mode.word().into());
    put("result", verdict.outcome.word().into());
    put("messages", verdict.said.iter().map(said).collect());
    put("changes", verdict.changes.iter().map(change).collect());
    if let Some(crash) = verdict.crash {
        put("crash", json!({ "class": crash.class, "reason": crash.reason }));
        put("run_flag_left", settings.extra_run.as_deref().is_none_or(|run| run != "restore").into());
    }
    if let Some(after) = &verdict.after {
        put("input_file_kept", after.input_kept.into());
        put("report_stored", after.report.into());
        put("archive_stored", after.archive.into());
        put("failed_rows_file", after.failed_rows.clone().into());
    }
    put("not_told", verdict.not_told.iter().map(|doubt| json!({ "line": doubt.line, "why": doubt.why })).collect());
    Value::Object(document)
}

fn said(said: &Said) -> Value {
    let mut message = Map::from_iter([("id".to_owned(), Value::from(said.id.as_ref()))]);
    if !said.args.is_empty() {
        message.insert("args".to_owned(), said.args.clone().into());
    }
    if let Some(number) = said.number {
        message.insert("n".to_owned(), number.into());
    }
    if said.simulated {
        message.insert("simulation".to_owned(), true.into());
    }
    Value::Object(message)
}

fn change(change: &Change) -> Value {
    match change {
        Change::UserCreated(fields) => {
            let user: Map<String, Value> = fields.iter().map(|(field, value)| ((*field).to_owned(), Value::from(value.as_str()))).collect();
            json!({ "op": "user_created", "user": user })
        }
        Change::UserChanged { username, fields, resets } => {
            let fields: Map<String, Value> =
                fields.iter().map(|(field, before, now)| ((*field).to_owned(), json!([before, now]))).collect();
            json!({ "op": "user_changed", "username": username, "fields": fields, "default_resets": resets })
        }
        Change::UserDeleted { username } => json!({ "op": "user_deleted", "username": username }),
        Change::Record { op, what } => json!({ "op": op, "what": what }),
    }
}
