//! Who is enrolled where, with which roles, in which groups: look-ups by person and course.

use super::{Catalogue, Enrolment, GroupMember, RoleAssignment};
use rustc_hash::FxHashMap;

/// Positions of the rows that tie a person to a course.
pub(super) struct Ties {
    enrolments: Runs,
    roles: Runs,
    members: Runs,
}

/// Rows of one list, grouped by person and course.
#[derive(Default)]
struct Runs {
    rows: Vec<u32>,
    runs: FxHashMap<u64, (u32, u32)>,
}

impl Runs {
    fn new(keys: impl Iterator<Item = Option<u64>>) -> Self {
        let mut keyed: Vec<(u64, u32)> = keys.enumerate().filter_map(|(row, key)| Some((key?, row as u32))).collect();
        keyed.sort_unstable();
        let mut runs = FxHashMap::default();
        for (at, (key, _)) in keyed.iter().enumerate() {
            runs.entry(*key).or_insert((at as u32, 0u32)).1 += 1;
        }
        Self { rows: keyed.into_iter().map(|(_, row)| row).collect(), runs }
    }

    fn of(&self, key: u64) -> &[u32] {
        let Some(&(start, length)) = self.runs.get(&key) else { return &[] };
        self.rows.get(start as usize..(start + length) as usize).unwrap_or_default()
    }
}

fn key(user: u32, course: u32) -> u64 {
    u64::from(user) << 32 | u64::from(course)
}

impl Catalogue {
    fn ties(&self) -> &Ties {
        self.ties.get_or_init(|| {
            let find = |username: &str, course: &str| Some(key(self.user_position(username)?, self.course_position(course)?));
            let site = self.site();
            let enrolments = site.enrolments.as_deref().unwrap_or_default();
            let roles = site.role_assignments.as_deref().unwrap_or_default();
            let members = site.group_members.as_deref().unwrap_or_default();
            Ties {
                enrolments: Runs::new(enrolments.iter().map(|row| find(&row.username, &row.course))),
                roles: Runs::new(roles.iter().map(|row| find(&row.username, &row.course))),
                members: Runs::new(members.iter().map(|row| find(&row.username, &row.course))),
            }
        })
    }

    /// Existing enrolments of a person in a course, both by position in the catalogue.
    pub fn enrolments_in(&self, user: u32, course: u32) -> impl Iterator<Item = &Enrolment> {
        let list = self.site().enrolments.as_deref().unwrap_or_default();
        self.ties().enrolments.of(key(user, course)).iter().filter_map(|&row| list.get(row as usize))
    }

    /// Roles that a person holds in a course, both by position in the catalogue.
    pub fn roles_in(&self, user: u32, course: u32) -> impl Iterator<Item = &RoleAssignment> {
        let list = self.site().role_assignments.as_deref().unwrap_or_default();
        self.ties().roles.of(key(user, course)).iter().filter_map(|&row| list.get(row as usize))
    }

    /// Groups of a course that a person is in, both by position in the catalogue.
    pub fn memberships_in(&self, user: u32, course: u32) -> impl Iterator<Item = &GroupMember> {
        let list = self.site().group_members.as_deref().unwrap_or_default();
        self.ties().members.of(key(user, course)).iter().filter_map(|&row| list.get(row as usize))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Site;

    #[test]
    fn what_ties_a_person_to_a_course_is_found() {
        let site: Site = serde_json::from_str(
            r#"{"courses":[{"shortname":"A"},{"shortname":"B"}],"users":[{"username":"x"},{"username":"y"}],
                "enrolments":[{"username":"y","course":"B","method":"self"},{"username":"y","course":"A","method":"manual"},
                              {"username":"y","course":"B","method":"manual"},{"username":"gone","course":"B","method":"manual"}]}"#,
        )
        .unwrap();
        let catalogue = Catalogue::new(site);
        let methods = |user, course| catalogue.enrolments_in(user, course).map(|e| e.method.as_str()).collect::<Vec<_>>();
        assert_eq!(methods(1, 1), ["self", "manual"]);
        assert_eq!(methods(0, 1), [""; 0]);
        assert_eq!(catalogue.roles_in(1, 1).count() + catalogue.memberships_in(1, 1).count(), 0);
    }
}
