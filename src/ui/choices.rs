//! What can be chosen of the platform for a kind of field while typing: the same list, in the same order, in the Columns
//! step, beside a problem, in a cell, and in the rules of the place.

use crate::{
    catalogue::{Catalogue, Course},
    importer::Kind,
};

/// Courses shown for what is typed.
const MOST_COURSES: usize = 40;

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is written.
    pub value: String,
    /// Its words.
    pub text: String,
    /// Small words below; may be empty.
    pub note: String,
}

/// Courses or roles that fit what is typed, best first; nothing for other kinds.
pub fn of(catalogue: &Catalogue, kind: Kind, typed: &str) -> Vec<Choice> {
    match kind {
        Kind::Course => catalogue.search_courses(typed, MOST_COURSES).into_iter().map(course).collect(),
        Kind::Role => {
            let roles = catalogue.offered_roles(typed).into_iter();
            roles.map(|role| Choice { value: role.shortname.to_owned(), text: role.words(), note: String::new() }).collect()
        }
        _ => Vec::new(),
    }
}

/// Groups of a course that fit what is typed, best first.
pub fn of_groups(course: &Course, typed: &str) -> Vec<Choice> {
    let groups = course.search_groups(typed).into_iter();
    groups.map(|group| Choice { value: group.name.clone(), text: group.name.clone(), note: String::new() }).collect()
}

fn course(course: &Course) -> Choice {
    Choice { value: course.shortname.clone(), text: course.shortname.clone(), note: course.fullname.clone() }
}
