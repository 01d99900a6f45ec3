//! What is said of a platform as lines of text, one entry each: the form in which people write and read it.

use super::{AutomaticGroups, RequestedRole};

/// The texts of `lines` that are not blank, without the blanks around them.
pub fn entries(lines: &str) -> Vec<String> {
    lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

impl RequestedRole {
    /// `student = Étudiant, apprenant`: short name, label, synonyms. `None` for a line without a short name.
    pub fn of_line(line: &str) -> Option<Self> {
        let (shortname, names) = line.split_once('=').unwrap_or((line, ""));
        let mut names = names.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned);
        let label = names.next().unwrap_or_default();
        let role = Self { shortname: shortname.trim().to_owned(), label, synonyms: names.collect() };
        (!role.shortname.is_empty()).then_some(role)
    }

    /// The line that [`RequestedRole::of_line`] reads.
    pub fn line(&self) -> String {
        let names: Vec<&str> = self.names().skip(1).map(String::as_str).filter(|name| !name.is_empty()).collect();
        if names.is_empty() { self.shortname.clone() } else { format!("{} = {}", self.shortname, names.join(", ")) }
    }
}

impl AutomaticGroups {
    /// `CHIM_* = TD*`: courses, groups; groups alone are those of every course. `None` for a line without groups.
    pub fn of_line(line: &str) -> Option<Self> {
        let (course, group) = line.split_once('=').unwrap_or(("*", line));
        let course = Some(course.trim()).filter(|course| !course.is_empty()).unwrap_or("*");
        let groups = Self { course: course.to_owned(), group: group.trim().to_owned() };
        (!groups.group.is_empty()).then_some(groups)
    }

    /// The line that [`AutomaticGroups::of_line`] reads.
    pub fn line(&self) -> String {
        format!("{} = {}", self.course, self.group)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_and_its_names_stand_on_one_line() {
        let role = RequestedRole::of_line(" student = Étudiant , apprenant,, élève ").unwrap();
        assert_eq!((role.shortname.as_str(), role.label.as_str(), role.synonyms.len()), ("student", "Étudiant", 2));
        assert_eq!(role.line(), "student = Étudiant, apprenant, élève");
        assert_eq!(RequestedRole::of_line("teacher").unwrap().line(), "teacher");
        assert_eq!(RequestedRole::of_line(" = Étudiant"), None);
    }

    #[test]
    fn groups_without_a_course_are_those_of_every_course() {
        assert_eq!(AutomaticGroups::of_line("TD*").unwrap().line(), "* = TD*");
        assert_eq!(AutomaticGroups::of_line("CHIM_* = TD A").unwrap().line(), "CHIM_* = TD A");
        assert_eq!(AutomaticGroups::of_line("CHIM_* ="), None);
        assert_eq!(entries(" A \n\n B\n"), ["A", "B"]);
    }
}
