//! Row by row, by person and course: rows that ask for the same person in the same course ask together.

use super::{Because, Compared, CourseLine, Difference, Row, Seen, Source, State, There, Wanted};
use std::collections::HashMap;

/// What the rows of one person in one course ask for together.
#[derive(Default)]
struct Together {
    /// The last word on it counts, as on the platform.
    suspended: Option<bool>,
    /// The gravest state of its rows: for counting people once.
    counted: bool,
}

/// Compares what is asked for with what a source tells.
pub fn compare(wanted: &[Wanted], source: &dyn Source) -> Compared {
    let mut together: HashMap<(&str, &str), Together> = HashMap::new();
    for one in wanted {
        let entry = together.entry((&one.user, &one.course)).or_default();
        entry.suspended = one.suspended.or(entry.suspended);
    }
    let mut compared = Compared::default();
    let mut at: HashMap<&str, usize> = HashMap::new();
    // Each person counts once in a course, by the worst of their rows.
    let mut worst: HashMap<(&str, &str), State> = HashMap::new();
    for one in wanted {
        let suspended = together.get(&(one.user.as_str(), one.course.as_str())).and_then(|entry| entry.suspended);
        let mut row = row(one, suspended, &source.seen(one), source.blind());
        if row.state == State::Absent {
            row.wanted.because = source.because(one).or(row.wanted.because);
        }
        let kept = worst.entry((&one.user, &one.course)).or_insert(row.state);
        *kept = worse(*kept, row.state);
        compared.rows.push(row);
    }
    for one in wanted {
        let place = *at.entry(&one.course).or_insert_with(|| {
            compared.courses.push(CourseLine { course: one.course.clone(), ..CourseLine::default() });
            compared.courses.len() - 1
        });
        let Some(entry) = together.get_mut(&(one.user.as_str(), one.course.as_str())) else { continue };
        if std::mem::replace(&mut entry.counted, true) {
            continue;
        }
        let line = &mut compared.courses[place];
        match worst.get(&(one.user.as_str(), one.course.as_str())) {
            Some(State::AsAsked) | None => line.as_asked += 1,
            Some(State::Absent) => line.absent += 1,
            Some(State::NotTold) => line.not_told += 1,
            Some(_) => line.different += 1,
        }
    }
    compared
}

/// Of two rows of one person, the state that says more of what is wrong.
fn worse(one: State, other: State) -> State {
    let rank = |state: State| match state {
        State::AsAsked => 0,
        State::NotTold => 1,
        State::Absent => 3,
        _ => 2,
    };
    if rank(other) > rank(one) { other } else { one }
}

fn row(wanted: &Wanted, suspended: Option<bool>, seen: &Seen, blind: &[&'static str]) -> Row {
    let plain = |state| Row { wanted: wanted.clone(), state, differences: Vec::new(), not_told: blind.to_vec() };
    match seen.there {
        There::NotTold => return plain(State::NotTold),
        There::No => return plain(State::Absent),
        There::Yes => {}
    }
    let mut row = plain(State::AsAsked);
    let mut states = Vec::new();
    match (&wanted.role, &seen.roles) {
        (Some(role), Some(held)) if !held.contains(role) => {
            states.push(State::OtherRole);
            row.differences.push(Difference { what: "role", asked: role.clone(), found: held.join(", ") });
        }
        (Some(_), Some(_)) => {}
        // Which role nothing gives is a setting of the course that no source tells.
        (_, None) | (None, Some(_)) => row.unsure("role"),
    }
    for group in &wanted.groups {
        match &seen.groups {
            Some(groups) if groups.contains(group) => {}
            Some(groups) if !seen.more_groups => {
                states.push(State::OtherGroup);
                row.differences.push(Difference { what: "group", asked: group.clone(), found: groups.join(", ") });
            }
            _ => row.unsure("group"),
        }
    }
    match (suspended, seen.access) {
        (_, None) => row.unsure("status"),
        (Some(true), Some(true)) => {
            states.push(State::OtherStatus);
            row.differences.push(Difference { what: "status", asked: "1".to_owned(), found: "0".to_owned() });
        }
        (Some(true), Some(false)) | (_, Some(true)) => {}
        (_, Some(false)) => {
            states.push(State::NoAccess);
            row.differences.push(Difference { what: "access", asked: "now".to_owned(), found: "none".to_owned() });
        }
    }
    row.state = states.into_iter().min().unwrap_or(State::AsAsked);
    // Somebody who is there and cannot enter has another reason than somebody who is not there.
    let fits = |why: &Because| {
        *why == Because::MethodOff && row.state == State::NoAccess || *why == Because::UnknownRole && row.state == State::OtherRole
    };
    row.wanted.because = row.wanted.because.filter(fits);
    row
}

impl Row {
    fn unsure(&mut self, what: &'static str) {
        if !self.not_told.contains(&what) {
            self.not_told.push(what);
        }
    }
}
