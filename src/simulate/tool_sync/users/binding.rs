//! Cohort and courses of a row.

use super::super::header::Record;
use super::super::run::{Run, Stop};
use super::super::state::{CourseId, Held, Member};
use super::super::why::{Cause, Doubt};
use super::Who;

/// The cohort column: a name, created for the whole site when missing.
pub(super) fn cohort(run: &mut Run<'_>, record: &Record, user: Who) {
    let Some(name) = record.filled("cohort") else { return };
    if !run.state.cohorts.is_known() {
        run.doubt(Doubt::Cohorts);
        return;
    }
    run.state.cohorts.open(&run.state.accounts);
    let found = run.state.cohorts.find("name", name);
    if found.is_some_and(|at| !run.state.cohorts.tells_members(at)) {
        run.doubt(Doubt::CohortMembers);
    }
    if run.is_simulated() {
        if found.is_none() {
            run.tell("tool_sync/creatingcohort", [name]);
        }
        if !found.zip(user).is_some_and(|(at, user)| run.state.cohorts.has(at, user)) {
            run.tell("tool_sync/registeringincohort", [name]);
        }
        return;
    }
    let at = found.unwrap_or_else(|| run.state.cohorts.create(name, record.text("cohortid")));
    if let Some(user) = user {
        run.state.cohorts.join(at, user);
    }
}

/// One numbered set of columns.
struct Binding<'r> {
    course: &'r str,
    role: Option<&'r str>,
    /// `enrol1` holds for all courses; the other numbers are never read.
    method: Option<&'r str>,
    group: Option<&'r str>,
    start: &'r str,
    end: &'r str,
    remote: bool,
}

/// `course1`, `course2`… up to the first missing number.
pub(super) fn courses(run: &mut Run<'_>, record: &Record, username: &str, user: Who, success: &mut bool) -> Result<(), Stop> {
    for number in 1.. {
        let name = |stem: &str| format!("{stem}{number}");
        let Some(course) = record.get(&name("course")) else { return Ok(()) };
        let binding = Binding {
            course,
            role: record.filled(&name("role")),
            method: record.filled("enrol1"),
            group: record.filled(&name("group")),
            start: record.text(&name("start")),
            end: record.text(&name("end")),
            remote: record.filled(&name("wwwroot")).is_some(),
        };
        if !matches!(course, "" | "0") && !binding.remote {
            bind(run, &binding, username, user, success)?;
        }
    }
    Ok(())
}

fn bind(run: &mut Run<'_>, binding: &Binding<'_>, username: &str, user: Who, success: &mut bool) -> Result<(), Stop> {
    let identity = match run.settings.get("courses_primaryidentity") {
        "" => "idnumber",
        field => field,
    };
    if identity == "id" && !is_integer(binding.course) {
        return Err(Stop::crash("dml_read_exception", Cause::CourseNumber));
    }
    let Some(course) = run.find_course(identity, binding.course) else {
        run.say("error/unknowncourse", [binding.course]);
        return Ok(());
    };
    if let Some(user) = user {
        run.doubt_enrolments(user, course);
    }
    let method = method(run, binding, course);
    let pair = [username, binding.course];
    match (binding.role, method) {
        (Some(role), Some(method)) => {
            if run.state.has_role(role).is_none() {
                run.doubt(Doubt::Roles);
            }
            // An unknown role enrols without any role.
            enrol(run, binding, user, course, method, run.state.has_role(role).unwrap_or(true).then_some(role))?;
            run.tell("tool_sync/enrolled", pair);
            *success = true;
        }
        (Some(role), None) => *success |= assign(run, role, user, course)?,
        (None, Some(method)) => {
            enrol(run, binding, user, course, method, Some("student"))?;
            run.tell("tool_sync/enrolled", pair);
        }
        (None, None) => {}
    }
    if *success {
        group(run, binding, user, course);
    } else {
        run.say("tool_sync/enrollednot", pair);
    }
    Ok(())
}

/// The method, when the course has an enabled one of that exact name.
fn method<'b>(run: &mut Run<'_>, binding: &Binding<'b>, course: CourseId) -> Option<&'b str> {
    let method = binding.method?;
    let has = run.state.ties.course(course).has_method(method, false);
    if has.is_none() {
        run.doubt(Doubt::Methods);
    }
    if has.unwrap_or(method == "manual") {
        return Some(method);
    }
    run.say::<&str>("tool_sync/errornomanualenrol", []);
    None
}

fn enrol(run: &mut Run<'_>, binding: &Binding<'_>, user: Who, course: CourseId, method: &str, role: Option<&str>) -> Result<(), Stop> {
    let Some(user) = user.filter(|_| !run.is_simulated()) else { return Ok(()) };
    let date = |text: &str, otherwise: &str| match text {
        "" | "0" => Ok(otherwise.to_owned()),
        text if is_integer(text) => Ok(text.to_owned()),
        _ => Err(Stop::crash("dml_write_exception", Cause::Date)),
    };
    let (start, end) = (date(binding.start, "now")?, date(binding.end, "0")?);
    run.state.ties.enrol(user, course, method, &start, &end);
    if let Some(role) = role {
        let component = if by_hand(method) { String::new() } else { format!("enrol_{method}") };
        run.state.ties.give(user, course, Held { role: role.to_owned(), component });
    }
    Ok(())
}

/// Whether roles given with this method may be changed by hand afterwards, so that they bear no component.
fn by_hand(method: &str) -> bool {
    matches!(method, "manual" | "self" | "fee" | "paypal")
}

/// A role without an enrolment. Whether it counts as a success: in a simulation it does not.
fn assign(run: &mut Run<'_>, role: &str, user: Who, course: CourseId) -> Result<bool, Stop> {
    let known = run.state.has_role(role);
    if known.is_none() {
        run.doubt(Doubt::Roles);
    }
    let user = user.filter(|_| !run.is_simulated());
    if let Some(user) = user {
        if known == Some(false) {
            return Err(Stop::crash("core\\exception\\coding_exception", Cause::RoleGiven));
        }
        run.state.ties.give(user, course, Held { role: role.to_owned(), component: String::new() });
    }
    run.tell("tool_sync/roleadded", [role, "<contextid>"]);
    Ok(user.is_some())
}

/// The group: created when missing, joined by people who are enrolled.
fn group(run: &mut Run<'_>, binding: &Binding<'_>, user: Who, course: CourseId) {
    let Some(name) = binding.group else { return };
    if run.state.ties.course(course).told.groups.is_none() {
        run.doubt(Doubt::Groups);
    }
    let found = run.state.ties.course(course).group(name);
    let group = match found {
        Some(group) => group,
        None if run.is_simulated() => {
            run.tell::<&str>("missing-string/groupadded", []);
            return;
        }
        None => run.state.ties.create_group(course, name, ""),
    };
    let holds_role = user.is_some_and(|user| !run.state.ties.of(user, course).held.is_empty());
    let Some(user) = user.filter(|_| holds_role) else {
        run.say("moodle/addedtogroupnotenrolled", [name]);
        return;
    };
    if run.is_simulated() {
        run.tell("moodle/addedtogroup", [name]);
    } else if run.state.ties.join(user, course, Member { group, component: String::new() }) {
        run.say("moodle/addedtogroup", [name]);
    } else {
        run.say("moodle/addedtogroupnot", [name]);
    }
}

fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}
