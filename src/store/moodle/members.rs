//! Who is in the groups of the courses, asked for many groups in one call.

use super::ask::{Asking, BATCH};
use super::groups::in_halves;
use super::people::Listed;
use super::told::{ToldGroup, ToldMembers};
use super::{MoodleFault, queue};
use rustc_hash::FxHashMap;

const MEMBERS: &str = "core_group_get_group_members";

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
