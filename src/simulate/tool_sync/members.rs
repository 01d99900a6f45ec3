//! The file of group members.

use super::enrolments::find_user;
use super::groups;
use super::header::{self, Header, Record};
use super::lines::Line;
use super::run::{Run, Stop};
use super::state::{CourseId, GroupId, Member, UserId};
use super::why::{Cause, Doubt};

const REQUIRED: &[&str] = &["groupid", "userid"];
const OPTIONAL: &[&str] = &["courseid", "cmd"];

/// Simulates the file.
pub(super) fn simulate(run: &mut Run<'_>) -> Result<(), Stop> {
    run.open()?;
    let header = header::strict(run, REQUIRED, OPTIONAL)?;
    let mut number = 2;
    while !run.lines.is_over() {
        run.say_line(number);
        if let Some(line) = run.row()? {
            let record = header.record(&line, run.settings.separator());
            row(run, &header, &line, &record, number)?;
        }
        number += 1;
    }
    purge(run)?;
    run.finish();
    Ok(())
}

fn row(run: &mut Run<'_>, header: &Header, line: &Line, record: &Record, number: u32) -> Result<(), Stop> {
    if !run.state.accounts.tells(run.settings.get("groups_useridentifier"), record.text("userid")) {
        run.doubt(Doubt::Accounts);
        return Ok(());
    }
    let Some(course) = groups::course(run, header, line, record, number) else { return Ok(()) };
    let Some(group) = group(run, course, record) else {
        run.fail(header, line);
        return Ok(());
    };
    let Some(user) = user(run, record, number) else {
        run.fail(header, line);
        return Ok(());
    };
    match record.filled("cmd").unwrap_or("add") {
        "add" => add(run, record, course, group, user),
        "shift" => {
            if !run.is_simulated() {
                run.state.ties.leave(user, course, |_| true);
                return Err(Stop::crash("Error", Cause::Replace));
            }
            run.tell("tool_sync/groupassigndeleted", [record.text("userid"), record.text("courseid")]);
            add(run, record, course, group, user);
        }
        // It reads a variable that is never set: nobody is ever removed.
        "del" if run.is_simulated() => run.tell("tool_sync/removedfromgroup", ["{$a->myuser}", record.text("groupid")]),
        "del" => run.say("tool_sync/removedfromgroupnot", ["{$a->myuser}", "{$a->group}"]),
        _ => {}
    }
    Ok(())
}

fn group(run: &mut Run<'_>, course: CourseId, record: &Record) -> Option<GroupId> {
    let told = run.state.ties.course(course).told;
    if told.groups.is_none() {
        run.doubt(Doubt::Groups);
    }
    let wanted = record.text("groupid");
    if matches!(wanted, "" | "0") {
        run.say::<&str>("missing-string/errornullgroupidentifier", []);
        return None;
    }
    let field = run.settings.get("groups_groupidentifier");
    let by_id = |wanted: &str| {
        let id: i64 = wanted.parse().ok().filter(|id| *id != 0)?;
        let at = told.groups.as_deref()?.iter().position(|group| group.id == id)?;
        Some(GroupId(at as u32))
    };
    let found = match field {
        "id" => by_id(wanted),
        "idnumber" => run.state.ties.course(course).group_where(|group| group.idnumber == wanted),
        _ => run.state.ties.course(course).group(wanted),
    };
    if found.is_none() {
        run.say::<&str>("missing-string/errornogroup", []);
    }
    found
}

fn user(run: &mut Run<'_>, record: &Record, number: u32) -> Option<UserId> {
    let wanted = record.text("userid");
    if matches!(wanted, "" | "0") {
        run.say::<&str>("missing-string/errornulluseridentifier", []);
        return None;
    }
    let found = find_user(run, run.settings.get("groups_useridentifier"), wanted);
    if found.is_none() {
        let place = format!("{{$a->mycmd}} {{$a->myrole}} {wanted} {}", record.text("courseid"));
        run.say("tool_sync/errornouser", [number.to_string(), place]);
    }
    found
}

/// Only people with a role in the course can be grouped, and only enrolled ones stay.
fn add(run: &mut Run<'_>, record: &Record, course: CourseId, group: GroupId, user: UserId) {
    if run.state.ties.of(user, course).held.is_empty() {
        run.say("moodle/addedtogroupnotenrolled", [record.text("groupid")]);
        return;
    }
    let told = [record.text("userid"), record.text("groupid")];
    if run.is_simulated() || run.state.ties.join(user, course, Member { group, component: "tool_sync".to_owned() }) {
        run.tell("tool_sync/addedtogroup", told);
    } else {
        run.say("tool_sync/addedtogroupnot", told);
    }
}

/// Empty groups of the whole site go, not only those of the file.
fn purge(run: &mut Run<'_>) -> Result<(), Stop> {
    let (groups, groupings) = match run.settings.get("groups_purgeemptygroups") {
        "1" => (true, false),
        "2" => (true, true),
        _ => (false, false),
    };
    if groups {
        if run.state.site.group_members.is_none() {
            run.doubt(Doubt::GroupMembers);
            return Ok(());
        }
        let real = !run.is_simulated();
        for _ in run.state.ties.purge_empty_groups(real) {
            run.tell::<&str>("missing-string/removeemptygroup", []);
        }
    }
    if groupings {
        return Err(Stop::crash("dml_read_exception", Cause::GroupingTable));
    }
    Ok(())
}
