//! The verdict as one JSON document, in the words, keys and order of the contract.

use super::moodle_upload::{Effect, FileError, FileVerdict, Giver, Names, Outcome, RowVerdict, Run, Sink, Swap, Tenure, Where, simulate};
use crate::watch::{Cancelled, Watch};
use serde_json::{Map, Value, json};

/// Plays an import and gives the document of `simulate --json`.
///
/// # Errors
/// When the watch asks to stop.
pub fn document(bytes: &[u8], run: &Run<'_>, watch: &Watch) -> Result<(Value, FileVerdict), Cancelled> {
    let mut rows = Rows::new(run);
    let verdict = simulate(bytes, run, &mut rows, watch)?;
    let file_error = verdict.file_error.as_ref().map(file_error);
    let mut document = Map::new();
    document.insert("file_error".into(), json!(file_error));
    document.insert("accepted_columns".into(), json!(verdict.accepted_columns));
    document.insert("aborted".into(), json!(verdict.aborted.map(|aborted| json!({ "at_line": aborted.at_line, "id": aborted.id }))));
    document.insert("rows_read".into(), json!(verdict.rows_read));
    document.insert("rows_processed".into(), json!(verdict.rows_processed));
    document.insert("rows".into(), Value::Array(rows.rows));
    let summary = Outcome::ALL.into_iter().filter(|&outcome| verdict.count(outcome) > 0);
    document.insert("summary".into(), summary.map(|outcome| (outcome.word().to_owned(), json!(verdict.count(outcome)))).collect());
    document.insert("not_told".into(), Value::Array(rows.not_told));
    Ok((Value::Object(document), verdict))
}

fn file_error(fault: &FileError) -> Value {
    let mut error = json!({ "stage": fault.stage, "id": fault.id, "value": fault.value });
    if !fault.fields.is_empty() {
        error["fields"] = json!(fault.fields);
    }
    error
}

/// Gathers rows as JSON.
struct Rows {
    /// Midnight of the day of the import.
    today: i64,
    rows: Vec<Value>,
    not_told: Vec<Value>,
}

impl Rows {
    fn new(run: &Run<'_>) -> Self {
        let today = run.now.start_of_day().map_or(0, |midnight| midnight.timestamp().as_second());
        Self { today, rows: Vec::new(), not_told: Vec::new() }
    }
}

impl Sink for Rows {
    fn row(&mut self, verdict: &RowVerdict, names: &Names<'_>) {
        let messages: Vec<Value> = verdict
            .said
            .iter()
            .map(|said| {
                let mut message = json!({ "col": said.column.word(), "level": said.tone.word(), "id": said.id });
                mark_unsure(&mut message, said.sure);
                message
            })
            .collect();
        let effects: Vec<Value> = verdict
            .effects
            .iter()
            .map(|(told, sure)| {
                let mut value = effect(told, names, self.today);
                mark_unsure(&mut value, *sure);
                value
            })
            .collect();
        let mut row = json!({ "line": verdict.line, "outcome": verdict.outcome.word(), "account": verdict.account.word(),
            "messages": messages, "effects": effects });
        if verdict.has_warnings() {
            row["warnings"] = json!(true);
        }
        self.rows.push(row);
        self.not_told.extend(verdict.not_told.iter().map(|why| json!({ "line": verdict.line, "why": why.word() })));
    }
}

fn mark_unsure(value: &mut Value, sure: bool) {
    if !sure {
        value["sure"] = json!(false);
    }
}

/// One effect in the words of the contract; days count from `today`, seconds since 1970 of a midnight.
pub fn effect(effect: &Effect, names: &Names<'_>, today: i64) -> Value {
    match effect {
        Effect::UserCreated(_, values) => {
            let mut object = Map::new();
            object.insert("type".into(), json!("user_created"));
            object.extend(values.iter().map(|(name, value)| ((*name).to_owned(), json!(value))));
            Value::Object(object)
        }
        Effect::UserChanged(user, swaps) => {
            let changes: Map<String, Value> = swaps.iter().map(|(name, swap)| ((*name).to_owned(), pair(swap))).collect();
            json!({ "type": "user_changed", "user": names.user(*user), "changes": changes })
        }
        Effect::UserDeleted(user) => json!({ "type": "user_deleted", "user": names.user(*user) }),
        Effect::ProfileChanged(user, name, (from, to)) => {
            json!({ "type": "profile_field_changed", "user": names.user(*user), "name": name, "from": from, "to": to })
        }
        Effect::PreferenceChanged(user, name, (from, to)) => {
            json!({ "type": "preference_changed", "user": names.user(*user), "name": name, "from": from, "to": to })
        }
        Effect::InterestAdded(user, name) => json!({ "type": "interest_added", "user": names.user(*user), "name": name }),
        Effect::Enrolled { user, course, method, enabled, tenure } => json!({
            "type": "enrol_created", "user": names.user(*user), "course": names.shortname(*course), "method": method.word(),
            "method_enabled": enabled, "status": status(tenure), "start": day(tenure.start, today), "end": day(tenure.end, today),
        }),
        Effect::EnrolmentWritten { user, course, tenure } => json!({
            "type": "enrol_written", "user": names.user(*user), "course": names.shortname(*course), "method": "manual",
            "status": status(tenure), "start": day(tenure.start, today), "end": day(tenure.end, today),
        }),
        Effect::EnrolmentChanged { user, course, old, new } => {
            let mut changes = Map::new();
            if old.suspended != new.suspended {
                changes.insert("status".into(), json!([status(old), status(new)]));
            }
            if old.start != new.start {
                changes.insert("start".into(), json!([day(old.start, today), day(new.start, today)]));
            }
            if old.end != new.end {
                changes.insert("end".into(), json!([day(old.end, today), day(new.end, today)]));
            }
            json!({ "type": "enrol_changed", "user": names.user(*user), "course": names.shortname(*course), "method": "manual",
                "changes": changes })
        }
        Effect::RoleAssigned(user, role, place, giver) => {
            let mut object = json!({ "type": "role_assigned", "user": names.user(*user), "role": names.role(*role) });
            put_place(&mut object, place, names);
            if *giver == Giver::CohortSync {
                object["component"] = json!("enrol_cohort");
            }
            object
        }
        Effect::RoleRemoved(user, role, place) => {
            let mut object = json!({ "type": "role_removed", "user": names.user(*user), "role": names.role(*role) });
            put_place(&mut object, place, names);
            object
        }
        Effect::GroupCreated(group) => {
            let row = names.group(*group);
            json!({ "type": "group_created", "course": row.map(|row| names.shortname(row.course)), "name": row.map(|row| &row.name) })
        }
        Effect::MemberAdded(user, group) => {
            let row = names.group(*group);
            let mut object = json!({ "type": "group_member_added", "user": names.user(*user),
                "course": row.map(|row| names.shortname(row.course)), "group": row.map(|row| &row.name) });
            if let Some(number) = row.map(|row| row.number).filter(|&number| number != 0) {
                object["group_id"] = json!(number);
            }
            object
        }
        Effect::CohortCreated(cohort) => {
            let (name, code) = names.cohort(*cohort);
            json!({ "type": "cohort_created", "name": name, "idnumber": code, "visible": 1 })
        }
        Effect::CohortMemberAdded(user, cohort) => {
            let (name, code) = names.cohort(*cohort);
            json!({ "type": "cohort_member_added", "user": names.user(*user), "cohort_name": name, "cohort_idnumber": code })
        }
        Effect::ProfileDefaults(user) => json!({ "type": "profile_defaults_written", "user": names.user(*user) }),
    }
}

fn put_place(object: &mut Value, place: &Where, names: &Names<'_>) {
    match place {
        Where::Course(course) => object["course"] = json!(names.shortname(*course)),
        Where::Category(at) => object["category"] = json!(names.category(*at)),
        Where::System => object["context"] = json!("system"),
    }
}

fn pair((old, new): &Swap) -> Value {
    json!([old, new])
}

fn status(tenure: &Tenure) -> &'static str {
    if tenure.suspended { "suspended" } else { "active" }
}

/// `today`, `+60 d`, `+160.9583 d`; null = no limit.
fn day(moment: Option<i64>, today: i64) -> Option<String> {
    const DAY: i64 = 86_400;
    let seconds = moment?.saturating_sub(today);
    Some(match (seconds, seconds % DAY) {
        (0, _) => "today".to_owned(),
        (_, 0) => format!("{:+} d", seconds / DAY),
        _ => format!("{:+.4} d", seconds as f64 / DAY as f64),
    })
}
