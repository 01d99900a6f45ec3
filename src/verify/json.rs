//! The verification as one JSON document, in the words and keys of the contract.

use super::{Compared, Row};
use serde_json::{Map, Value, json};

/// The document of `verify --json`. `source` is `web-services`, `report` or `list`.
pub fn document(compared: &Compared, source: &str, asked_at: &str) -> Value {
    let summary: Map<String, Value> =
        compared.summary().into_iter().map(|(state, count)| (state.word().to_owned(), count.into())).collect();
    json!({
        "source": source,
        "asked_at": asked_at,
        "rows": compared.rows.iter().map(row).collect::<Vec<_>>(),
        "courses": compared.courses,
        "summary": summary,
    })
}

fn row(row: &Row) -> Value {
    let mut value = json!({
        "line": row.wanted.line,
        "user": row.wanted.user,
        "course": row.wanted.course,
        "state": row.state,
        "differences": row.differences,
        "not_told": row.not_told,
    });
    if let Some(why) = row.wanted.because {
        value["because"] = why.word().into();
    }
    value
}
