//! What ties each person to each course while the import runs: enrolments and roles, in few bytes.

use super::state::{CourseId, GroupId, RoleId, UserId};
use super::verdict::{Giver, Tenure};
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
    of: FxHashMap<u64, Held>,
    kinds: Vec<Tie>,
    ids: FxHashMap<Tie, u32>,
    /// Roles beyond the 128th.
    far_roles: FxHashSet<(u64, u32, bool)>,
}

/// What is held of a person in a course: which tie, and the first group that the import met.
#[derive(Clone, Copy)]
struct Held {
    tie: u32,
    group: u32,
}

const NO_GROUP: u32 = u32::MAX;

fn key(user: UserId, course: CourseId) -> u64 {
    u64::from(user.0) << 32 | u64::from(course.0)
}

impl Ties {
    pub fn with_room(rows: usize) -> Self {
        Self { of: FxHashMap::with_capacity_and_hasher(rows, Default::default()), ..Self::default() }
    }

    /// The tie of a person and a course, made the first time.
    pub fn get(&self, user: UserId, course: CourseId) -> Option<Tie> {
        self.of.get(&key(user, course)).and_then(|held| self.kinds.get(held.tie as usize)).copied()
    }

    pub fn set(&mut self, user: UserId, course: CourseId, tie: Tie) {
        let kinds = &mut self.kinds;
        let id = *self.ids.entry(tie).or_insert_with(|| {
            kinds.push(tie);
            (kinds.len() - 1) as u32
        });
        self.of.entry(key(user, course)).and_modify(|held| held.tie = id).or_insert(Held { tie: id, group: NO_GROUP });
    }

    /// Notes the first group of a person in a course. `None` when there is no tie, or another group was first;
    /// otherwise whether the group is new.
    pub fn first_group(&mut self, user: UserId, course: CourseId, group: GroupId) -> Option<bool> {
        let held = self.of.get_mut(&key(user, course))?;
        match held.group {
            NO_GROUP => {
                held.group = group.0;
                Some(true)
            }
            first if first == group.0 => Some(false),
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
