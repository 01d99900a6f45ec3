//! The enrolment file: people enrolled, unenrolled, moved to another role. Errors go row by row.

use super::clock::{self, Time};
use super::enrolment_groups;
use super::header::{self, Header, Record};
use super::lines::Line;
use super::run::{Run, Stop};
use super::state::{CourseId, Held, Key, UserId};
use super::why::{Cause, Doubt};

const REQUIRED: &[&str] = &["rolename", "cid", "uid"];
const OPTIONAL: &[&str] = &["starttime", "endtime", "cmd", "enrol", "gcmd", "g1", "g2", "g3", "g4", "g5", "g6", "g7", "g8", "g9"];

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
    run.finish();
    Ok(())
}

/// A row whose person and course are found.
pub(super) struct Enrolment<'r> {
    pub record: &'r Record,
    pub number: u32,
    pub user: UserId,
    pub course: CourseId,
    /// `login (uid)`.
    pub who: String,
    cmd: &'r str,
    method: Option<&'r str>,
    start: String,
    end: String,
}

impl Enrolment<'_> {
    /// Number of the row, then command, role, person and course in one.
    pub(super) fn place(&self) -> [String; 2] {
        let Self { record, number, who, cmd, .. } = self;
        [number.to_string(), format!("{cmd} {} {who} {}", record.text("rolename"), record.text("cid"))]
    }

    fn pair(&self) -> [&str; 2] {
        [&self.who, self.record.text("cid")]
    }
}

fn row(run: &mut Run<'_>, header: &Header, line: &Line, record: &Record, number: u32) -> Result<(), Stop> {
    if !run.state.accounts.tells(run.settings.get("enrols_useridentifier"), record.text("uid")) {
        run.doubt(Doubt::Accounts);
        return Ok(());
    }
    let settings = run.settings;
    let default = Some(settings.get("enrols_defaultcmd")).filter(|cmd| !cmd.is_empty()).unwrap_or("add");
    let cmd = record.get("cmd").unwrap_or(default);
    // A column that is there and empty means manual; no column means a role without an enrolment.
    let method = record.get("enrol").map(|cell| if matches!(cell, "" | "0") { "manual" } else { cell });
    let (start, end) = (time(run, record.get("starttime"), "now"), time(run, record.get("endtime"), "0"));
    let (uid, cid) = (record.text("uid"), record.text("cid"));
    let Some(user) = find_user(run, settings.get("enrols_useridentifier"), uid) else {
        run.say("tool_sync/errornouser", [number.to_string(), format!("{cmd} {} {uid} {cid}", record.text("rolename"))]);
        run.fail(header, line);
        return Ok(());
    };
    if matches!(cid, "" | "0") {
        run.say("tool_sync/errornullcourseidentifier", [number.to_string()]);
        run.fail(header, line);
        return Ok(());
    }
    let who = format!("{} ({uid})", run.state.accounts.get(user).username());
    let Some(course) = run.find_course(settings.get("enrols_courseidentifier"), cid) else {
        run.say("tool_sync/errornocourse", [number.to_string(), format!("{cmd} {} {who} {cid}", record.text("rolename"))]);
        run.fail(header, line);
        return Ok(());
    };
    run.doubt_enrolments(user, course);
    let method = present_method(run, course, method);
    let enrolment = Enrolment { record, number, user, course, who, cmd, method, start, end };
    if command(run, header, line, &enrolment)? {
        enrolment_groups::simulate(run, &enrolment)?;
    }
    Ok(())
}

/// The account of that value. The number of a person without one is never looked for here.
pub(super) fn find_user(run: &Run<'_>, field: &str, value: &str) -> Option<UserId> {
    match Key::of(field) {
        Some(key) => Some(value).filter(|value| !value.is_empty()).and_then(|value| run.state.accounts.find(key, value)),
        None => {
            let id: i64 = value.parse().ok()?;
            run.state.accounts.all().find(|(_, account)| account.told.is_some_and(|told| told.id == id && id != 0)).map(|(id, _)| id)
        }
    }
}

fn time(run: &mut Run<'_>, cell: Option<&str>, otherwise: &str) -> String {
    match cell.map(|cell| clock::parse(cell, run.state.site)) {
        Some(Time::Second(second)) => second.to_string(),
        Some(Time::Untold) => {
            run.doubt(Doubt::TimeZone);
            "?".to_owned()
        }
        Some(Time::Default) | None => otherwise.to_owned(),
    }
}

/// The method, when the course has one of that exact name that is enabled or may be disabled.
fn present_method<'r>(run: &mut Run<'_>, course: CourseId, method: Option<&'r str>) -> Option<&'r str> {
    let disabled = run.settings.is_on("enrols_enableenrolondisabled");
    if let Some(method) = method {
        let has = run.state.ties.course(course).has_method(method, disabled);
        if has.is_none() {
            run.doubt(Doubt::Methods);
        }
        if has.unwrap_or(method == "manual") {
            return Some(method);
        }
    }
    run.say::<&str>("tool_sync/errornoenrolmethod", []);
    None
}

/// Whether the groups of the row are looked at afterwards.
fn command(run: &mut Run<'_>, header: &Header, line: &Line, row: &Enrolment<'_>) -> Result<bool, Stop> {
    let known = run.state.has_role(row.record.text("rolename"));
    if known.is_none() {
        run.doubt(Doubt::Roles);
    }
    let known = known.unwrap_or(true);
    match row.cmd {
        "del" | "delete" => remove(run, row, known)?,
        "add" if known => add(run, row),
        "shift" if known => shift(run, row),
        "add" | "shift" => {
            run.say("tool_sync/errornorole", row.place());
            run.fail(header, line);
            return Ok(row.cmd == "add");
        }
        "disable" => return Err(Stop::crash("Error", Cause::Disable)),
        "enable" => run.doubt(Doubt::Enable),
        _ => {
            run.say("tool_sync/errorbadcmd", row.place());
            run.fail(header, line);
        }
    }
    Ok(true)
}

fn add(run: &mut Run<'_>, row: &Enrolment<'_>) {
    let role = row.record.text("rolename");
    if let Some(method) = row.method {
        enrol(run, row, method);
        return;
    }
    let by_hand = Held { role: role.to_owned(), component: String::new() };
    if run.state.ties.of(row.user, row.course).held.contains(&by_hand) {
        run.say("tool_sync/alreadyassigned", [row.who.as_str(), role, row.record.text("cid")]);
        return;
    }
    assign(run, row);
}

fn enrol(run: &mut Run<'_>, row: &Enrolment<'_>, method: &str) {
    if !run.is_simulated() {
        run.state.ties.enrol(row.user, row.course, method, &row.start, &row.end);
        let component = if method == "manual" || method == "self" { String::new() } else { format!("enrol_{method}") };
        run.state.ties.give(row.user, row.course, Held { role: row.record.text("rolename").to_owned(), component });
    }
    run.tell("tool_sync/enrolled", row.pair());
}

/// A role without an enrolment: it bears the name of the last enabled method of the course.
fn assign(run: &mut Run<'_>, row: &Enrolment<'_>) {
    let role = row.record.text("rolename");
    if !run.is_simulated() {
        let methods = run.state.ties.course(row.course).told.enrol_methods.as_deref().unwrap_or_default();
        let last = methods.iter().rfind(|method| method.status == "enabled");
        let component = last.map(|method| format!("enrol_{}", method.enrol)).unwrap_or_default();
        run.state.ties.give(row.user, row.course, Held { role: role.to_owned(), component });
    }
    run.tell("tool_sync/assign", [role, &row.who, row.record.text("cid")]);
}

fn remove(run: &mut Run<'_>, row: &Enrolment<'_>, known: bool) -> Result<(), Stop> {
    let real = !run.is_simulated();
    let role = row.record.text("rolename");
    if let Some(method) = row.method {
        if real {
            run.state.ties.unenrol(row.user, row.course, method);
        }
        run.tell("tool_sync/unenrolled", row.pair());
    } else if known {
        if real {
            run.state.ties.take(row.user, row.course, |held| held.role == role && held.component.is_empty());
        }
        run.tell("tool_sync/unassign", [role, &row.who, row.record.text("cid")]);
    } else if real {
        return Err(Stop::crash("core\\exception\\coding_exception", Cause::RoleTaken));
    } else {
        run.tell("tool_sync/unassignall", row.pair());
    }
    Ok(())
}

/// Out, then in with the new role: groups are lost on the way.
fn shift(run: &mut Run<'_>, row: &Enrolment<'_>) {
    let real = !run.is_simulated();
    if let Some(method) = row.method {
        if real {
            run.state.ties.unenrol(row.user, row.course, method);
        }
        run.tell("tool_sync/unenrolled", row.pair());
        enrol(run, row, method);
        return;
    }
    let held = run.state.ties.of(row.user, row.course).held.len();
    if real {
        run.state.ties.take(row.user, row.course, |held| held.component.is_empty());
    }
    for _ in 0..held {
        run.tell("tool_sync/unassign", [row.record.text("rolename"), &row.who, row.record.text("cid")]);
    }
    assign(run, row);
}
