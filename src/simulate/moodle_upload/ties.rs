//! What ties each person to each course while the import runs: enrolments and roles, in few bytes.

use super::state::{CourseId, GroupId, RoleId, UserId};
use crate::simulate::verdict::{Giver, Tenure};
use rustc_hash::{FxHashMap, FxHashSet};

/// Enrolments and roles of one person in one course.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Tie {
    /// Enrolment by the manual method.
    pub manual: Option<Tenure>,
    /// Enrolled by another method too.
    pub other: bool,
    /// Whether what was there before the import is told.
    pub told: bool,
    pub given: u128,
    pub synced: u128,
}

/// Ties by person and course. Few are different from each other, so each is kept once.
#[derive(Default)]
pub(super) struct Ties {
    of: Flat,
    kinds: Vec<Tie>,
    ids: FxHashMap<Tie, u32>,
    /// Roles beyond the 128th.
    far_roles: FxHashSet<(u64, u32, bool)>,
}

fn key(user: UserId, course: CourseId) -> u64 {
    u64::from(user.0) << 32 | u64::from(course.0)
}

impl Ties {
    pub fn with_room(rows: usize) -> Self {
        Self { of: Flat::with_room(rows), ..Self::default() }
    }

    /// The tie of a person and a course, made the first time.
    pub fn get(&self, user: UserId, course: CourseId) -> Option<Tie> {
        let (tie, _) = self.of.get(key(user, course))?;
        self.kinds.get(tie as usize).copied()
    }

    pub fn set(&mut self, user: UserId, course: CourseId, tie: Tie) {
        let kinds = &mut self.kinds;
        let id = *self.ids.entry(tie).or_insert_with(|| {
            kinds.push(tie);
            (kinds.len() - 1) as u32
        });
        self.of.put(key(user, course), id, None);
    }

    /// Notes the first group of a person in a course. `None` when there is no tie, or another group was first;
    /// otherwise whether the group is new.
    pub fn first_group(&mut self, user: UserId, course: CourseId, group: GroupId) -> Option<bool> {
        match self.of.get(key(user, course))? {
            (tie, NO_GROUP) => {
                self.of.put(key(user, course), tie, Some(group.0));
                Some(true)
            }
            (_, first) if first == group.0 => Some(false),
            _ => None,
        }
    }

    /// Gives a role; true when it was not held from the same giver.
    pub fn give(&mut self, user: UserId, course: CourseId, tie: &mut Tie, role: RoleId, giver: Giver) -> bool {
        let set = if giver == Giver::Tool { &mut tie.given } else { &mut tie.synced };
        match 1u128.checked_shl(role.0) {
            Some(bit) => {
                let new = *set & bit == 0;
                *set |= bit;
                new
            }
            None => self.far_roles.insert((key(user, course), role.0, giver == Giver::Tool)),
        }
    }
}

const NO_GROUP: u32 = u32::MAX;

/// Which tie and which first group belong to a key: one flat table, where a look-up touches one place in
/// memory, and an entry that is made stands where the look-up for it had been.
#[derive(Default)]
struct Flat {
    /// Key plus one (0 = free), and both numbers. The length is a power of two.
    cells: Vec<[u64; 2]>,
    used: usize,
}

impl Flat {
    fn with_room(entries: usize) -> Self {
        let length = (entries + entries / 3 + 1).next_power_of_two();
        Self { cells: vec![[0; 2]; length], used: 0 }
    }

    /// Where the key stands, or would stand; `None` in a table without any room.
    fn place(&self, key: u64) -> Option<usize> {
        let mask = self.cells.len().checked_sub(1)?;
        // Keys of one course differ in their high half only: a multiplication spreads them.
        let mut at = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & mask;
        loop {
            let held = self.cells[at][0];
            if held == 0 || held == key + 1 {
                return Some(at);
            }
            at = (at + 1) & mask;
        }
    }

    fn get(&self, key: u64) -> Option<(u32, u32)> {
        let [held, value] = self.cells[self.place(key)?];
        (held != 0).then_some(((value >> 32) as u32, value as u32))
    }

    /// Without a group, the one that was there stays.
    fn put(&mut self, key: u64, tie: u32, group: Option<u32>) {
        if (self.used + 1) * 4 > self.cells.len() * 3 {
            self.grow();
        }
        let Some(at) = self.place(key) else { return };
        let cell = &mut self.cells[at];
        self.used += usize::from(cell[0] == 0);
        let group = group.unwrap_or(if cell[0] == 0 { NO_GROUP } else { cell[1] as u32 });
        *cell = [key + 1, u64::from(tie) << 32 | u64::from(group)];
    }

    fn grow(&mut self) {
        let mut larger = Self { cells: vec![[0; 2]; (self.cells.len() * 2).max(64)], used: self.used };
        for [held, value] in self.cells.iter().filter(|cell| cell[0] != 0) {
            if let Some(at) = larger.place(held - 1) {
                larger.cells[at] = [*held, *value];
            }
        }
        *self = larger;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_flat_table_holds_what_a_map_holds(entries in prop::collection::vec((0u32..40, 0u32..9, any::<u32>(), any::<u32>()), 0..400)) {
            let (mut flat, mut map) = (Flat::default(), FxHashMap::default());
            for (user, course, tie, group) in entries {
                let key = key(UserId(user), CourseId(course));
                prop_assert_eq!(flat.get(key), map.get(&key).copied());
                flat.put(key, tie, Some(group));
                map.insert(key, (tie, group));
            }
            for (key, value) in map {
                prop_assert_eq!(flat.get(key), Some(value));
            }
        }
    }

    #[test]
    fn a_second_group_in_a_course_is_not_the_first_one() {
        let mut ties = Ties::default();
        let (user, course) = (UserId(3), CourseId(7));
        assert_eq!(ties.first_group(user, course, GroupId(1)), None, "no tie");
        ties.set(user, course, Tie::default());
        assert_eq!(ties.first_group(user, course, GroupId(1)), Some(true));
        ties.set(user, course, Tie { told: true, ..Tie::default() });
        assert_eq!(ties.first_group(user, course, GroupId(1)), Some(false), "a new tie keeps the group");
        assert_eq!(ties.first_group(user, course, GroupId(2)), None);
    }
}
