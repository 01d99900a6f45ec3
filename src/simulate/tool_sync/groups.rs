//! The group file: groups and groupings made or renamed.

use super::header::{self, Header, Record};
use super::lines::Line;
use super::run::{Run, Stop};
use super::state::{CourseId, GroupId};
use super::why::{Cause, Doubt};

const REQUIRED: &[&str] = &["courseid", "name"];
const OPTIONAL: &[&str] = &["type", "idnumber", "updateid", "selfgrouping", "grouping", "description"];

/// Simulates the file. The number shown goes up with groups only: a grouping ends its row too early.
pub(super) fn simulate(run: &mut Run<'_>) -> Result<(), Stop> {
    run.open()?;
    let header = header::strict(run, REQUIRED, OPTIONAL)?;
    let mut number = 2;
    while !run.lines.is_over() {
        run.say_line(number);
        let counted = match run.row()? {
            Some(line) => {
                let record = header.record(&line, run.settings.separator());
                row(run, &header, &line, &record, number)?
            }
            None => true,
        };
        number += u32::from(counted);
    }
    run.finish();
    Ok(())
}

/// Says why a row has no course, and keeps it for the failed rows.
pub(super) fn course(run: &mut Run<'_>, header: &Header, line: &Line, record: &Record, number: u32) -> Option<CourseId> {
    let cell = record.text("courseid");
    if matches!(cell, "" | "0") {
        run.say("tool_sync/errornullcourseidentifier", [number.to_string()]);
        run.fail(header, line);
        return None;
    }
    let found = run.find_course(run.settings.get("groups_courseidentifier"), cell);
    if found.is_none() {
        // The sentence asks for values that this part of the tool does not have.
        let place = format!("{{$a->mycmd}} {{$a->myrole}} {{$a->myuser}} {cell}");
        run.say("tool_sync/errornocourse", [number.to_string(), place]);
        run.fail(header, line);
    }
    found
}

/// Whether the number goes up.
fn row(run: &mut Run<'_>, header: &Header, line: &Line, record: &Record, number: u32) -> Result<bool, Stop> {
    let Some(course) = course(run, header, line, record, number) else { return Ok(true) };
    if run.state.ties.course(course).told.groups.is_none() {
        run.doubt(Doubt::Groups);
    }
    let is_group = record.get("type").unwrap_or("group") == "group";
    let updates = header.names.iter().any(|name| name == "updateid");
    let group = match (updates, is_group) {
        (false, true) => Some(add_group(run, course, record)?),
        (false, false) => {
            add_grouping(run, course, record);
            return Ok(false);
        }
        (true, true) => match update_group(run, course, record)? {
            Some(group) => Some(group),
            None => return Ok(false),
        },
        (true, false) => {
            run.note("With explicit group or grouping id for Updates.");
            run.doubt(Doubt::Groupings);
            return Ok(false);
        }
    };
    if group.is_some() {
        bind(run, course, record);
    }
    Ok(true)
}

fn add_group(run: &mut Run<'_>, course: CourseId, record: &Record) -> Result<Option<GroupId>, Stop> {
    run.note("without explicit groupid (addonly)");
    run.note("Group type");
    let (name, idnumber) = (record.text("name"), record.text("idnumber"));
    if record.filled("idnumber").is_none() && record.filled("name").is_none() {
        return Err(Stop::crash("TypeError", Cause::GroupName));
    }
    let found = run.state.ties.course(course).group_where(|group| match record.filled("idnumber") {
        Some(wanted) => group.idnumber == wanted,
        None => group.name == name,
    });
    if found.is_some() {
        return Ok(found);
    }
    let created = (!run.is_simulated()).then(|| run.state.ties.create_group(course, name, idnumber));
    run.tell("tool_sync/groupcreated", [name, "<id>"]);
    Ok(created)
}

fn add_grouping(run: &mut Run<'_>, course: CourseId, record: &Record) {
    run.note("without explicit groupid (addonly)");
    run.note("Grouping type");
    let name = record.text("name");
    if run.state.ties.course(course).grouping_where(|grouping| grouping.name == name).is_none() {
        run.note("Making new");
        run.note("Saving");
        if !run.is_simulated() {
            run.state.ties.create_grouping(course, name, record.text("idnumber"));
        }
        run.tell("hard/note", [format!("making new grouping {name} in course <id>")]);
    }
    run.note("Groupings done.");
}

/// Name and number are written over, by empty cells too.
fn update_group(run: &mut Run<'_>, course: CourseId, record: &Record) -> Result<Option<Option<GroupId>>, Stop> {
    run.note("With explicit group or grouping id for Updates.");
    let field = run.settings.get("groups_groupidentifier").to_owned();
    let wanted = record.text("updateid");
    let is_it = |group: &super::state::Group| if field == "name" { group.name == wanted } else { group.idnumber == wanted };
    // Groups are looked for on the whole site, and the first one found must be of this course.
    let found = run.state.ties.courses().find_map(|(at, course)| course.group_where(is_it).map(|group| (at, group)));
    let name = record.text("name");
    match found {
        Some((at, _)) if at != course => {
            run.note(format!("course <id> do not match with existing group for {name}"));
            Ok(None)
        }
        Some((_, group)) => {
            run.note("Updating group");
            if !run.is_simulated() {
                run.state.ties.rename_group(course, group, name, record.text("idnumber"));
            }
            run.tell("hard/note", [format!("Group \"{name}\" updated in course <id>")]);
            Ok(Some(Some(group)))
        }
        None if run.settings.get("groups_courseidentifier") == "id" || run.is_simulated() => {
            let created = (!run.is_simulated()).then(|| run.state.ties.create_group(course, name, record.text("idnumber")));
            run.tell("hard/note", [format!("Group \"{name}\" created in course <id>")]);
            Ok(Some(created))
        }
        // The cell itself is written where the database wants the number of the course.
        None => Err(Stop::crash("dml_write_exception", Cause::GroupCourse)),
    }
}

/// The grouping column names a grouping by its number.
fn bind(run: &mut Run<'_>, course: CourseId, record: &Record) {
    if record.filled("selfgrouping").is_some() {
        run.note("selfgrouping");
        let name = record.text("name");
        if run.state.ties.course(course).grouping_where(|grouping| grouping.name == name).is_none() {
            if !run.is_simulated() {
                run.state.ties.create_grouping(course, name, record.text("idnumber"));
            }
            run.tell("hard/note", [format!("Self-grouping group {name}")]);
        }
    }
    let Some(wanted) = record.filled("grouping") else { return };
    if run.state.ties.course(course).grouping_where(|grouping| grouping.idnumber == wanted).is_some() {
        run.tell("hard/note", [format!("Binding group {} to grouping <id>", record.text("name"))]);
    } else {
        run.note(format!("ERROR: Unkown grouping IDNumber {wanted}"));
    }
}
