//! Whether a document is of the form that a published schema says: the words of JSON Schema that ours use.

use serde_json::Value;

/// Where a document is not of its schema, and how; empty = it is.
pub fn faults(schema: &Value, document: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    judge(schema, schema, document, "", &mut faults);
    faults
}

fn judge(root: &Value, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    for (word, says) in schema.as_object().unwrap_or_else(|| panic!("{at}: a schema is an object")) {
        match word.as_str() {
            "$schema" | "title" | "description" | "$defs" => {}
            "$ref" => {
                let there = root.pointer(says.as_str().and_then(|name| name.strip_prefix('#')).unwrap_or_default());
                judge(root, there.unwrap_or_else(|| panic!("{says} is nowhere")), value, at, faults);
            }
            "type" => {
                let is_one = says.as_array().map_or_else(|| is_a(says, value), |types| types.iter().any(|one| is_a(one, value)));
                faults.extend((!is_one).then(|| format!("{at}: {value} is no {says}")));
            }
            "enum" => {
                faults.extend((!says.as_array().is_some_and(|all| all.contains(value))).then(|| format!("{at}: {value} is none of {says}")))
            }
            "anyOf" => {
                let fits = |one: &Value| {
                    let mut faults = Vec::new();
                    judge(root, one, value, at, &mut faults);
                    faults.is_empty()
                };
                faults.extend((!says.as_array().is_some_and(|all| all.iter().any(fits))).then(|| format!("{at}: {value} fits no form")));
            }
            "required" => {
                let missing = says
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(Value::as_str)
                    .filter(|key| value.is_object() && value.get(key).is_none());
                faults.extend(missing.map(|key| format!("{at}: {key} is missing")));
            }
            "properties" => {
                for (key, says) in says.as_object().into_iter().flatten() {
                    value.get(key).into_iter().for_each(|value| judge(root, says, value, &format!("{at}.{key}"), faults));
                }
            }
            "additionalProperties" => {
                let named = |key: &str| schema.pointer("/properties").is_some_and(|named| named.get(key).is_some());
                for (key, value) in value.as_object().into_iter().flatten().filter(|(key, _)| !named(key)) {
                    match says {
                        Value::Bool(false) => faults.push(format!("{at}: {key} is not known")),
                        says => judge(root, says, value, &format!("{at}.{key}"), faults),
                    }
                }
            }
            "items" => {
                for (number, value) in value.as_array().into_iter().flatten().enumerate() {
                    judge(root, says, value, &format!("{at}[{number}]"), faults);
                }
            }
            other => panic!("{at}: {other} is not judged"),
        }
    }
}

fn is_a(kind: &Value, value: &Value) -> bool {
    match kind.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("boolean") => value.is_boolean(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        Some("null") => value.is_null(),
        other => panic!("{other:?} is no kind"),
    }
}
