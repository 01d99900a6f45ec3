//! The cohort file: cohorts made, updated, emptied or deleted, and their members.

use super::enrolments::find_user;
use super::header::{self, Record};
use super::run::{Run, Stop};
use super::state::UserId;
use super::why::{Cause, Doubt};

/// Simulates the file.
pub(super) fn simulate(run: &mut Run<'_>) -> Result<(), Stop> {
    run.note("Starting cohorts operations...");
    run.say::<&str>("tool_sync/cohortsstarting", []);
    run.open()?;
    let header = header::cohorts(run)?;
    let mut number = 0;
    while !run.lines.is_over() {
        number += 1;
        let Some(line) = run.row()? else { continue };
        let record = header.record(&line, run.settings.separator());
        row(run, &record, number)?;
    }
    run.finish();
    Ok(())
}

/// A row, with what it names.
struct Order<'r> {
    record: &'r Record,
    /// Field by which cohorts are found: `idnumber`, `name` or `id`.
    field: &'r str,
    key: &'r str,
    userid: &'r str,
    user: Option<UserId>,
    cohort: Option<usize>,
}

fn row(run: &mut Run<'_>, record: &Record, number: u32) -> Result<(), Stop> {
    let settings = run.settings;
    let or = |key: &str, otherwise: &'static str| Some(settings.get(key)).filter(|value| !value.is_empty()).unwrap_or(otherwise);
    let (field, user_field) = (or("cohorts_cohortidentifier", "idnumber"), or("cohorts_useridentifier", "username"));
    let (key, userid) = (record.text(&format!("c{field}")), record.text("userid"));
    let told = [(Doubt::Accounts, run.state.accounts.tells(user_field, userid)), (Doubt::Cohorts, run.state.cohorts.is_known())];
    if let Some((missing, _)) = told.into_iter().find(|(_, told)| !told) {
        run.doubt(missing);
        return Ok(());
    }
    run.state.cohorts.open(&run.state.accounts);
    let cmd = record.filled("cmd").unwrap_or("add");
    run.say("hard/processing", [cmd, field, key, user_field, userid]);
    let filled = |value: &str| !matches!(value, "" | "0");
    let order = Order {
        record,
        field,
        key,
        userid,
        user: filled(userid).then(|| find_user(run, user_field, userid)).flatten(),
        cohort: filled(key).then(|| run.state.cohorts.find(field, key)).flatten(),
    };
    if order.cohort.is_some_and(|at| !run.state.cohorts.tells_members(at)) {
        run.doubt(Doubt::CohortMembers);
    }
    match cmd {
        "add" if !filled(key) => run.say("tool_sync/cohortprimaryidentifiermissing", [field, &number.to_string()]),
        "add" => add(run, &order)?,
        "del" => remove(run, &order),
        "free" => free(run, &order),
        _ => {}
    }
    Ok(())
}

fn add(run: &mut Run<'_>, order: &Order<'_>) -> Result<(), Stop> {
    let (at, name) = match order.cohort {
        Some(at) => {
            let name = run.state.cohorts.get(at).name.clone();
            run.tell("tool_sync/cohortupdated", ["<id>", &name]);
            (Some(at), name)
        }
        None if !run.settings.is_on("cohorts_autocreate") => {
            run.say("tool_sync/cohortnotfound", [order.key, order.field]);
            return Ok(());
        }
        None => match create(run, order)? {
            Some(created) => created,
            None => return Ok(()),
        },
    };
    let Some(user) = order.user else {
        if !matches!(order.userid, "" | "0") {
            run.say("tool_sync/cohortmissinguser", [order.userid]);
        }
        return Ok(());
    };
    let is_new = !at.is_some_and(|at| run.state.cohorts.has(at, user));
    if let Some(at) = at.filter(|_| !run.is_simulated()) {
        run.state.cohorts.join(at, user);
    }
    let told = person(run, user, &name);
    if is_new {
        run.tell("tool_sync/cohortmemberadded", told)
    } else {
        run.say("tool_sync/cohortalreadymember", told)
    }
    Ok(())
}

/// The new cohort with its name; nothing when another one stands in the way.
fn create(run: &mut Run<'_>, order: &Order<'_>) -> Result<Option<(Option<usize>, String)>, Stop> {
    let Some(name) = order.record.filled("cname") else {
        return Err(Stop::crash("dml_write_exception", Cause::CohortName));
    };
    let idnumber = order.record.text("cidnumber");
    let (by, value) = if order.field == "name" { ("idnumber", idnumber) } else { ("name", name) };
    if !value.is_empty() && run.state.cohorts.find(by, value).is_some() {
        run.say("tool_sync/cohortconflict", [by]);
        return Ok(None);
    }
    let at = (!run.is_simulated()).then(|| run.state.cohorts.create(name, idnumber));
    run.tell("tool_sync/cohortcreated", [name]);
    Ok(Some((at, name.to_owned())))
}

/// Without a person that is found, the whole cohort goes.
fn remove(run: &mut Run<'_>, order: &Order<'_>) {
    let real = !run.is_simulated();
    match (order.user, order.cohort) {
        (Some(user), Some(at)) => {
            let name = run.state.cohorts.get(at).name.clone();
            if real {
                run.state.cohorts.leave(at, user);
            }
            let told = person(run, user, &name);
            run.tell("tool_sync/cohortmemberremoved", told);
        }
        (None, Some(at)) => {
            let name = run.state.cohorts.get(at).name.clone();
            if real {
                run.state.cohorts.delete(at);
            }
            run.tell("tool_sync/cohortdeleted", [name]);
        }
        (Some(_), None) => {}
        (None, None) => missing(run),
    }
}

fn free(run: &mut Run<'_>, order: &Order<'_>) {
    let Some(at) = order.cohort else { return missing(run) };
    if run.state.cohorts.size(at) == 0 {
        return;
    }
    let cohort = run.state.cohorts.get(at);
    let told = [cohort.idnumber.clone(), "{$a->name}".to_owned()];
    if !run.is_simulated() {
        run.state.cohorts.empty(at);
    }
    run.say("tool_sync/cohortfreed", told);
}

/// The sentence asks for values that the tool gives under other names.
fn missing(run: &mut Run<'_>) {
    run.say("tool_sync/cohortnotexists", ["{$a->cohortid}", "{$a->cid}"]);
}

fn person(run: &Run<'_>, user: UserId, cohort: &str) -> [String; 3] {
    let account = run.state.accounts.get(user);
    [account.username(), account.get("idnumber").unwrap_or_default(), cohort.to_owned()]
}
