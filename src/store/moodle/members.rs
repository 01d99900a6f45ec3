//! Who is in the groups of the courses, asked for many groups in one call; and the exact names of groups that the pages cut.

use super::ask::{Asking, BATCH};
use super::people::Listed;
use super::told::ToldGroup;
use super::{MoodleFault, queue};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use serde::de::DeserializeOwned;

const MEMBERS: &str = "core_group_get_group_members";
const GROUPS_BY_NUMBER: &str = "core_group_get_groups";

#[derive(Deserialize)]
struct ToldMembers {
    groupid: i64,
    userids: Vec<i64>,
}

fn numbers(groups: &[i64]) -> Vec<(String, String)> {
    groups.iter().enumerate().map(|(i, group)| (format!("groupids[{i}]"), group.to_string())).collect()
}

/// The people of the list in each group. A group that the account may not see is left out.
pub(super) fn ask(
    asking: &mut Asking<'_>,
    groups: &FxHashMap<i64, Vec<ToldGroup>>,
    listed: &Listed,
) -> Result<FxHashMap<i64, Vec<i64>>, MoodleFault> {
    let mut all: Vec<i64> = groups.values().flatten().map(|group| group.id).collect();
    all.sort_unstable();
    if all.is_empty() || !asking.may(MEMBERS) {
        return Ok(FxHashMap::default());
    }
    asking.expect(all.len().div_ceil(BATCH) as u64);
    let jobs: Vec<&[i64]> = all.chunks(BATCH).collect();
    let mut members = FxHashMap::default();
    queue::run(
        &jobs,
        asking.at_once,
        asking.watch,
        |batch| in_halves::<ToldMembers>(asking, MEMBERS, batch),
        |_, told| {
            for ToldMembers { groupid, userids } in told? {
                members.insert(groupid, userids.into_iter().filter(|id| listed.holds(*id, None)).collect());
            }
            Ok(())
        },
    )?;
    Ok(members)
}

/// One group that may not be seen, and the whole call is refused: halves are asked then.
fn in_halves<T: DeserializeOwned>(asking: &Asking<'_>, function: &'static str, groups: &[i64]) -> Result<Vec<T>, MoodleFault> {
    match asking.call(function, &numbers(groups)) {
        Err(MoodleFault::Refused { .. }) if groups.len() > 1 => {
            let (left, right) = groups.split_at(groups.len() / 2);
            let mut told = in_halves(asking, function, left)?;
            told.extend(in_halves(asking, function, right)?);
            Ok(told)
        }
        Err(MoodleFault::Refused { .. }) => Ok(Vec::new()),
        answer => answer,
    }
}

/// The groups of a course in which one name is cut at least, with those that are: asked one by one, only they are refused.
pub(super) fn exact(asking: &Asking<'_>, mut groups: Vec<ToldGroup>) -> Result<Vec<ToldGroup>, MoodleFault> {
    let all: Vec<i64> = groups.iter().map(|group| group.id).collect();
    let told: Vec<ToldGroup> = if asking.may(GROUPS_BY_NUMBER) { in_halves(asking, GROUPS_BY_NUMBER, &all)? } else { Vec::new() };
    let exact: FxHashSet<i64> = told.iter().map(|group| group.id).collect();
    for group in &mut groups {
        group.cut = !exact.contains(&group.id);
        if let Some(told) = told.iter().find(|told| told.id == group.id) {
            group.name.clone_from(&told.name);
        }
    }
    Ok(groups)
}
