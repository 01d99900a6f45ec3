//! The groups of a course with their exact names, for everybody who asks a platform.

use super::MoodleFault;
use super::told::ToldGroup;
use rustc_hash::FxHashSet;
use serde::de::DeserializeOwned;

const GROUPS: &str = "core_group_get_course_groups";
const GROUPS_BY_NUMBER: &str = "core_group_get_groups";

/// Somebody who asks a platform and writes nothing.
pub(crate) trait Asks {
    /// Calls a function that only tells.
    fn ask<T: DeserializeOwned>(&self, function: &'static str, parameters: &[(String, String)]) -> Result<T, MoodleFault>;

    /// The same with names as the pages of the platform write them.
    fn ask_shown<T: DeserializeOwned>(&self, function: &'static str, parameters: &[(String, String)]) -> Result<T, MoodleFault>;

    /// Whether the service of the token names the function.
    fn may(&self, function: &str) -> bool;
}

/// The groups of a course.
pub(crate) fn groups_of(asks: &impl Asks, course: i64) -> Result<Vec<ToldGroup>, MoodleFault> {
    let parameters = [("courseid".to_owned(), course.to_string())];
    match asks.ask(GROUPS, &parameters) {
        // One name that looks like markup, `Niveau <10 ans`, and the whole course is refused; as the pages show them,
        // names pass, and that one is cut.
        Err(MoodleFault::Refused { code, .. }) if code == "invalidresponse" => {
            let shown: Vec<ToldGroup> = asks.ask_shown(GROUPS, &parameters)?;
            exact(asks, shown.into_iter().map(ToldGroup::read_as_shown).collect())
        }
        answer => answer,
    }
}

/// The groups of a course in which one name is cut at least, with those that are: asked one by one, only they are refused.
fn exact(asks: &impl Asks, mut groups: Vec<ToldGroup>) -> Result<Vec<ToldGroup>, MoodleFault> {
    let all: Vec<i64> = groups.iter().map(|group| group.id).collect();
    let told: Vec<ToldGroup> = if asks.may(GROUPS_BY_NUMBER) { in_halves(asks, GROUPS_BY_NUMBER, &all)? } else { Vec::new() };
    let exact: FxHashSet<i64> = told.iter().map(|group| group.id).collect();
    for group in &mut groups {
        group.cut = !exact.contains(&group.id);
        if let Some(told) = told.iter().find(|told| told.id == group.id) {
            group.name.clone_from(&told.name);
        }
    }
    Ok(groups)
}

/// One group that may not be seen, and the whole call is refused: halves are asked then.
pub(crate) fn in_halves<T: DeserializeOwned>(asks: &impl Asks, function: &'static str, groups: &[i64]) -> Result<Vec<T>, MoodleFault> {
    let numbers: Vec<(String, String)> =
        groups.iter().enumerate().map(|(i, group)| (format!("groupids[{i}]"), group.to_string())).collect();
    match asks.ask(function, &numbers) {
        Err(MoodleFault::Refused { .. }) if groups.len() > 1 => {
            let (left, right) = groups.split_at(groups.len() / 2);
            let mut told = in_halves(asks, function, left)?;
            told.extend(in_halves(asks, function, right)?);
            Ok(told)
        }
        Err(MoodleFault::Refused { .. }) => Ok(Vec::new()),
        answer => answer,
    }
}
