//! The header line: found after blanks and comments, then checked by name.

use super::lines::{self, Line};
use super::run::{Run, Stop};

/// Columns in the order of the file.
pub(super) struct Header {
    /// Names as the tool compares them.
    pub names: Vec<String>,
    /// The line without its end, as it goes to the failed-rows file.
    pub line: String,
}

impl Header {
    /// The cells of a row by name: the last of two same names wins, cells beyond the header vanish.
    pub(super) fn record(&self, row: &Line, separator: char) -> Record {
        let mut cells: Vec<(String, String)> = Vec::new();
        for (name, cell) in self.names.iter().zip(lines::cells(&row.bytes, separator)) {
            match cells.iter_mut().find(|(known, _)| known == name) {
                Some((_, value)) => *value = cell,
                None => cells.push((name.clone(), cell)),
            }
        }
        Record { cells }
    }
}

/// The cells that a row has, in the order of the header.
pub(super) struct Record {
    /// Name and trimmed text; a short row has fewer.
    pub cells: Vec<(String, String)>,
}

impl Record {
    /// The cell of that name; `None` when the row stops before it or there is no such column.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.cells.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The cell, empty when there is none.
    pub(super) fn text(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default()
    }

    /// The cell unless PHP's `empty` says that it holds nothing.
    pub(super) fn filled(&self, name: &str) -> Option<&str> {
        self.get(name).filter(|value| !matches!(*value, "" | "0"))
    }
}

/// Finds the header line. A file without one makes the tool read nothing for ever.
///
/// Users files take the first line with a plain read, the others with the tool's own.
pub(super) fn find(run: &mut Run<'_>, plain_first: bool) -> Result<Line, Stop> {
    let utf8 = run.settings.is_utf8();
    let mut first = true;
    loop {
        let read = if first && plain_first { run.lines.raw() } else { run.lines.read(utf8) };
        let Some(mut line) = read else { return Err(Stop::NeverEnds) };
        if !lines::is_passed_over(&mut line, first, utf8) {
            return Ok(line);
        }
        first = false;
    }
}

/// What a users file may hold beside its required columns. Source: run and code of 4.1.0.
const USERS: &[&str] = &[
    "mnethostid",
    "institution",
    "department",
    "city",
    "country",
    "lang",
    "maildisplay",
    "maildigest",
    "timezone",
    "idnumber",
    "email",
    "auth",
    "icq",
    "phone1",
    "phone2",
    "address",
    "url",
    "description",
    "mailformat",
    "htmleditor",
    "autosubscribe",
    "trackforums",
    "cohort",
    "cohortid",
    "password",
    "suspended",
    "deleted",
    "oldusername",
];
/// Names that merely contain one of these pass; only `wwwroot` wants its digits.
const USERS_PARTS: &[&str] = &["course", "group", "role", "enrol", "start", "end", "profile_field_"];
const USERS_REQUIRED: [&str; 3] = ["username", "firstname", "lastname"];

/// The header of a users file: exact, untrimmed, case-sensitive.
pub(super) fn users(run: &mut Run<'_>) -> Result<Header, Stop> {
    let line = find(run, true)?;
    let names = split(&line, run.settings.separator());
    if !run.settings.is_on("invalidnamesnocheck")
        && let Some(bad) = names.iter().find(|name| !is_users_name(name))
    {
        run.say("error/invalidfieldname", [bad.trim()]);
        return Err(Stop::RefusedHeader);
    }
    if let Some(missing) = USERS_REQUIRED.iter().find(|wanted| !names.iter().any(|name| name == *wanted)) {
        run.say("error/fieldrequired", [*missing]);
        return Err(Stop::RefusedHeader);
    }
    Ok(Header { names, line: lines::text(&line.bytes) })
}

fn is_users_name(name: &str) -> bool {
    let numbered = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
    USERS_REQUIRED.contains(&name)
        || USERS.contains(&name)
        || USERS_PARTS.iter().any(|part| name.contains(part))
        || name.match_indices("wwwroot").any(|(at, word)| numbered(&name[at + word.len()..]))
}

/// The header of an enrolment, group or member file: trimmed, and no other name is taken.
pub(super) fn strict(run: &mut Run<'_>, required: &[&str], optional: &[&str]) -> Result<Header, Stop> {
    let line = find(run, false)?;
    let names: Vec<String> = lines::cells(&line.bytes, run.settings.separator());
    if let Some(bad) = names.iter().find(|name| !required.contains(&name.as_str()) && !optional.contains(&name.as_str())) {
        run.say("tool_sync/errorinvalidcolumnname", [bad.as_str()]);
        return Err(Stop::RefusedHeader);
    }
    if let Some(missing) = required.iter().find(|wanted| !names.iter().any(|name| name == *wanted)) {
        run.say("tool_sync/errorrequiredcolumn", [*missing]);
        return Err(Stop::RefusedHeader);
    }
    Ok(Header { line: names.join(&run.settings.separator().to_string()), names })
}

/// The header of a cohort file: any names, but no other separator in the line.
pub(super) fn cohorts(run: &mut Run<'_>) -> Result<Header, Stop> {
    let line = find(run, false)?;
    let separator = run.settings.separator();
    if [b'\t', b',', b';', b':'].iter().any(|&other| char::from(other) != separator && line.bytes.contains(&other)) {
        run.say::<&str>("tool_sync/invalidseparatordetected", []);
        return Err(Stop::RefusedHeader);
    }
    Ok(Header { names: split(&line, separator), line: lines::text(&line.bytes) })
}

fn split(line: &Line, separator: char) -> Vec<String> {
    line.bytes.split(|&byte| char::from(byte) == separator).map(|name| String::from_utf8_lossy(name).into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_contains_a_known_word_passes_and_wwwroot_wants_its_number() {
        for name in ["calendar", "mygroup", "enrolperiod1", "wwwroot1", "profile_field_x", "course"] {
            assert!(is_users_name(name), "{name}");
        }
        for name in ["wwwroot", "Username", " firstname", "", "id", "nom"] {
            assert!(!is_users_name(name), "{name}");
        }
    }

    #[test]
    fn of_two_same_columns_the_last_wins_and_a_short_row_has_fewer_cells() {
        let header = Header { names: ["a", "b", "a"].map(String::from).to_vec(), line: String::new() };
        let row = |text: &str| header.record(&Line { bytes: text.as_bytes().to_vec(), number: 2 }, ';');
        assert_eq!(row("1; 2 ;3;4").cells, [("a".into(), "3".into()), ("b".into(), "2".into())]);
        assert_eq!(row("1").get("b"), None);
    }
}
