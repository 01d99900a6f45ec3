//! The group columns of the enrolment file.

use super::enrolments::Enrolment;
use super::run::{Run, Stop};
use super::state::{GroupId, Member};
use super::why::{Cause, Doubt};

/// `gcmd` with `g1` to `g9`, after the enrolment of the row.
pub(super) fn simulate(run: &mut Run<'_>, row: &Enrolment<'_>) -> Result<(), Stop> {
    match row.record.filled("gcmd") {
        None => {}
        Some("gadd") => add(run, row, false, false),
        Some("gaddcreate") => add(run, row, true, false),
        Some("greplace") => replace(run, row, false)?,
        Some("greplacecreate") => replace(run, row, true)?,
        Some("gdel") => remove(run, row),
        Some(_) => run.say("tool_sync/errorgcmdvalue", row.place()),
    }
    Ok(())
}

fn names<'r>(row: &Enrolment<'r>) -> impl Iterator<Item = &'r str> {
    let record = row.record;
    (1..10).filter_map(move |number| record.filled(&format!("g{number}")))
}

fn find(run: &mut Run<'_>, row: &Enrolment<'_>, name: &str) -> Option<GroupId> {
    if run.state.ties.course(row.course).told.groups.is_none() {
        run.doubt(Doubt::Groups);
    }
    run.state.ties.course(row.course).group(name)
}

/// Login and database number of the person, as group messages show them.
fn person(run: &Run<'_>, row: &Enrolment<'_>) -> String {
    format!("{} (<id>)", run.state.accounts.get(row.user).username())
}

fn add(run: &mut Run<'_>, row: &Enrolment<'_>, create: bool, replacing: bool) {
    let shortname = run.state.ties.course(row.course).told.shortname.clone();
    for name in names(row) {
        let group = match find(run, row, name) {
            Some(group) => Some(group),
            None if create => {
                let group = (!run.is_simulated()).then(|| run.state.ties.create_group(row.course, name, ""));
                run.tell("tool_sync/groupcreated", [name, &shortname]);
                group
            }
            None => {
                run.say("tool_sync/groupunknown", [name, &shortname]);
                continue;
            }
        };
        if run.state.ties.of(row.user, row.course).held.is_empty() {
            run.say("moodle/addedtogroupnotenrolled", [name]);
            continue;
        }
        let component = if run.settings.is_on("enrols_protectgroups") && !replacing { "tool_sync" } else { "" };
        let joined = match group.filter(|_| !run.is_simulated()) {
            Some(group) => run.state.ties.join(row.user, row.course, Member { group, component: component.to_owned() }),
            None => true,
        };
        // The sentence asks for a value that the tool gives under another name.
        let told = [person(run, row), "{$a->mygroup}".to_owned()];
        if joined { run.tell("tool_sync/addedtogroup", told) } else { run.say("tool_sync/addedtogroupnot", told) }
    }
}

/// Removes every membership of the course, then calls a function that Moodle no longer has.
fn replace(run: &mut Run<'_>, row: &Enrolment<'_>, create: bool) -> Result<(), Stop> {
    if !run.is_simulated() {
        run.state.ties.leave(row.user, row.course, |_| true);
        return Err(Stop::crash("Error", Cause::Replace));
    }
    run.tell("tool_sync/groupassigndeleted", [row.who.as_str(), row.record.text("cid")]);
    add(run, row, create, true);
    Ok(())
}

fn remove(run: &mut Run<'_>, row: &Enrolment<'_>) {
    for name in names(row) {
        let group = find(run, row, name);
        let told = [person(run, row), name.to_owned()];
        match group {
            Some(group) => {
                if !run.is_simulated() {
                    run.state.ties.leave(row.user, row.course, |other| other == group);
                }
                run.tell("tool_sync/removedfromgroup", told);
            }
            None => run.tell("tool_sync/removedfromgroupnot", told),
        }
    }
}
