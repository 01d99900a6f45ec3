//! What a newer catalogue changes against the former one.

use super::{Course, Site};
use crate::error::Message;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

/// The difference between two catalogues of one platform. Accounts are counted, never named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// Short names of courses that are new.
    pub courses_added: Vec<String>,
    /// Short names of courses that are gone.
    pub courses_removed: Vec<String>,
    /// Courses known by their number or code whose short name changed.
    pub courses_renamed: Vec<Renamed>,
    /// Short names of courses that are not shown any more: gone, or hidden from the account that asks.
    pub courses_unseen: Vec<String>,
    /// Short names of courses that students no longer see, and saw.
    pub courses_hidden: Vec<String>,
    /// Short names of courses that students see, and did not.
    pub courses_shown: Vec<String>,
    /// Short names of courses that can no longer be enrolled in by hand, and could.
    pub manual_lost: Vec<String>,
    /// Short names of courses that can be enrolled in by hand, and could not.
    pub manual_gained: Vec<String>,
    /// Short names of roles that are new.
    pub roles_added: Vec<String>,
    /// Short names of roles that are gone.
    pub roles_removed: Vec<String>,
    /// Short names of roles that are called otherwise, or may be given in a course and could not, or the other way round.
    pub roles_changed: Vec<String>,
    /// Groups that are new, in courses that were known.
    pub groups_added: Vec<GroupOf>,
    /// Groups that are gone from courses that remain.
    pub groups_removed: Vec<GroupOf>,
    /// Number of accounts that were not told before, where not all are told.
    pub accounts_told: usize,
    /// Number of accounts that are new.
    pub accounts_added: usize,
    /// Number of accounts that are gone.
    pub accounts_removed: usize,
}

/// What no longer is.
const LOSSES: [&str; 8] = [
    "diff-courses-renamed",
    "diff-courses-removed",
    "diff-courses-unseen",
    "diff-courses-hidden",
    "diff-manual-lost",
    "diff-roles-removed",
    "diff-groups-removed",
    "diff-accounts-removed",
];

/// One kind of change.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The sentence, with the first few names.
    pub message: Message,
    /// All names; none for people, who are counted only.
    pub names: Vec<String>,
    /// Whether it can break a list that was in order.
    pub is_loss: bool,
}

impl Change {
    /// Names that the sentence itself holds.
    pub const SHOWN: usize = 5;
}

/// A short name that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Renamed {
    /// What files held until now.
    pub from: String,
    /// What they must hold from now on.
    pub to: String,
}

/// A group and its course.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GroupOf {
    /// Short name of the course.
    pub course: String,
    /// Name of the group.
    pub group: String,
}

impl Diff {
    /// What changed from `former` to `newer`. A list that one of them does not tell gives no difference.
    pub fn between(former: &Site, newer: &Site) -> Self {
        let mut diff = Self::default();
        if !former.courses_untold && !newer.courses_untold {
            diff.compare_courses(&former.courses, &newer.courses);
            if newer.site.hidden_courses_untold {
                diff.courses_unseen = std::mem::take(&mut diff.courses_removed);
            }
        }
        if let (Some(former), Some(newer)) = (&former.roles, &newer.roles) {
            let names = |roles: &[super::Role]| roles.iter().map(|role| role.shortname.clone()).collect::<Vec<_>>();
            (diff.roles_added, diff.roles_removed) = apart(&names(former), &names(newer));
            let before = |role: &super::Role| former.iter().find(|known| known.shortname == role.shortname);
            // What one of them does not tell is no change.
            let differs = |role: &super::Role, known: &super::Role| {
                let (now, before) = (role.assignable_in_course, known.assignable_in_course);
                let given = !now.is_untold() && !before.is_untold() && now != before;
                given || (!role.name.is_empty() && !known.name.is_empty() && role.name != known.name)
            };
            let changed = newer.iter().filter(|role| before(role).is_some_and(|known| differs(role, known)));
            diff.roles_changed = changed.map(|role| role.shortname.clone()).collect();
        }
        let whole = former.asked.users.is_none() && newer.asked.users.is_none();
        if let (true, Some(former), Some(newer)) = (whole, &former.users, &newer.users) {
            let names = |users: &[super::User]| {
                let there = users.iter().filter(|user| user.deleted != Some(true));
                there.map(|user| user.username.clone()).collect::<Vec<_>>()
            };
            let (added, removed) = apart(&names(former), &names(newer));
            (diff.accounts_added, diff.accounts_removed) = (added.len(), removed.len());
        }
        if let (false, Some(users)) = (whole, &newer.users) {
            let known: FxHashSet<&str> = former.users.iter().flatten().map(|user| user.username.as_str()).collect();
            diff.accounts_told = users.iter().filter(|user| !known.contains(user.username.as_str())).count();
        }
        diff
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The changes in a few sentences, the gravest first. Empty when nothing changed.
    pub fn messages(&self) -> Vec<Message> {
        self.changes().into_iter().map(|change| change.message).collect()
    }

    /// The changes, the gravest first, each with every name that it concerns. Empty when nothing changed.
    pub fn changes(&self) -> Vec<Change> {
        let groups = |groups: &[GroupOf]| groups.iter().map(|of| format!("{} ({})", of.group, of.course)).collect();
        let renamed = self.courses_renamed.iter().map(|renamed| format!("{} → {}", renamed.from, renamed.to)).collect();
        let named = [
            ("diff-courses-renamed", renamed),
            ("diff-courses-removed", self.courses_removed.clone()),
            ("diff-courses-unseen", self.courses_unseen.clone()),
            ("diff-courses-hidden", self.courses_hidden.clone()),
            ("diff-manual-lost", self.manual_lost.clone()),
            ("diff-roles-removed", self.roles_removed.clone()),
            ("diff-roles-changed", self.roles_changed.clone()),
            ("diff-groups-removed", groups(&self.groups_removed)),
            ("diff-courses-added", self.courses_added.clone()),
            ("diff-courses-shown", self.courses_shown.clone()),
            ("diff-manual-gained", self.manual_gained.clone()),
            ("diff-roles-added", self.roles_added.clone()),
            ("diff-groups-added", groups(&self.groups_added)),
        ];
        let named = named.into_iter().filter(|(_, names)| !names.is_empty()).map(|(id, names): (_, Vec<String>)| {
            let message = Message::new(id).with("count", names.len()).with("names", some(&names));
            Change { message, names, is_loss: LOSSES.contains(&id) }
        });
        let counted = [
            ("diff-accounts-told", self.accounts_told),
            ("diff-accounts-added", self.accounts_added),
            ("diff-accounts-removed", self.accounts_removed),
        ];
        let counted = counted.into_iter().filter(|(_, count)| *count > 0);
        named
            .chain(counted.map(|(id, count)| Change {
                message: Message::new(id).with("count", count),
                names: Vec::new(),
                is_loss: LOSSES.contains(&id),
            }))
            .collect()
    }

    fn compare_courses(&mut self, former: &[Course], newer: &[Course]) {
        let by_name: FxHashMap<&str, &Course> = former.iter().map(|course| (course.shortname.as_str(), course)).collect();
        let names: FxHashSet<&str> = newer.iter().map(|course| course.shortname.as_str()).collect();
        let gone: Vec<&Course> = former.iter().filter(|course| !names.contains(course.shortname.as_str())).collect();
        // The number of a course never changes; its code is the next best. Without both nothing says that it is the same.
        let by_id: FxHashMap<i64, usize> =
            gone.iter().enumerate().filter(|(_, course)| course.id != 0).map(|(i, course)| (course.id, i)).collect();
        let by_code: FxHashMap<&str, usize> = gone.iter().enumerate().filter_map(|(i, course)| Some((code(course)?, i))).collect();
        let mut renamed: FxHashSet<usize> = FxHashSet::default();
        for course in newer {
            if let Some(known) = by_name.get(course.shortname.as_str()) {
                self.compare_course(known, course);
                continue;
            }
            let same = by_id.get(&course.id).or_else(|| by_code.get(code(course)?).filter(|&&i| gone[i].id == 0 || course.id == 0));
            match same {
                Some(&i) if renamed.insert(i) => {
                    self.courses_renamed.push(Renamed { from: gone[i].shortname.clone(), to: course.shortname.clone() });
                    self.compare_course(gone[i], course);
                }
                _ => self.courses_added.push(course.shortname.clone()),
            }
        }
        let left = gone.iter().enumerate().filter(|(i, _)| !renamed.contains(i));
        self.courses_removed = left.map(|(_, course)| course.shortname.clone()).collect();
    }

    fn compare_course(&mut self, former: &Course, newer: &Course) {
        let manual = |course: &Course| course.manual_method().ok().map(|method| method.is_some_and(|method| method.status == "enabled"));
        match (former.visible, newer.visible) {
            (Some(true), Some(false)) => self.courses_hidden.push(newer.shortname.clone()),
            (Some(false), Some(true)) => self.courses_shown.push(newer.shortname.clone()),
            _ => {}
        }
        match (manual(former), manual(newer)) {
            (Some(true), Some(false)) => self.manual_lost.push(newer.shortname.clone()),
            (Some(false), Some(true)) => self.manual_gained.push(newer.shortname.clone()),
            _ => {}
        }
        if let (Some(before), Some(after)) = (&former.groups, &newer.groups) {
            let names = |groups: &[super::Group]| groups.iter().map(|group| group.name.clone()).collect::<Vec<_>>();
            let (added, removed) = apart(&names(before), &names(after));
            let of = |group: String| GroupOf { course: newer.shortname.clone(), group };
            self.groups_added.extend(added.into_iter().map(of));
            self.groups_removed.extend(removed.into_iter().map(of));
        }
    }
}

fn code(course: &Course) -> Option<&str> {
    course.idnumber.as_deref().filter(|code| !code.is_empty())
}

/// What only `newer` has, and what only `former` has, in their order.
fn apart(former: &[String], newer: &[String]) -> (Vec<String>, Vec<String>) {
    let only = |here: &[String], there: &[String]| {
        let there: FxHashSet<&String> = there.iter().collect();
        here.iter().filter(|name| !there.contains(name)).cloned().collect()
    };
    (only(newer, former), only(former, newer))
}

/// The first few names, for a sentence.
fn some(names: &[String]) -> String {
    let more = if names.len() > Change::SHOWN { ", …" } else { "" };
    names[..names.len().min(Change::SHOWN)].join(", ") + more
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::sample;

    #[test]
    fn nothing_changed_gives_no_word() {
        let diff = Diff::between(&sample(), &sample());
        assert!(diff.is_empty() && diff.messages().is_empty());
    }

    #[test]
    fn every_change_is_named() {
        let former = sample();
        let mut newer = sample();
        newer.courses[0].shortname = "CHIM_L1_2026".into();
        newer.courses.remove(1);
        newer.courses.push(Course { shortname: "NEUF".into(), ..Course::default() });
        newer.courses[2].enrol_methods = Some(Vec::new());
        newer.courses[2].groups.as_mut().unwrap().pop();
        newer.roles.as_mut().unwrap().pop();
        newer.roles.as_mut().unwrap()[0].name = "Gestionnaire de composante".into();
        newer.users.as_mut().unwrap().truncate(190);
        let diff = Diff::between(&former, &newer);
        assert_eq!(diff.courses_renamed, [Renamed { from: "CHIM_L1".into(), to: "CHIM_L1_2026".into() }]);
        assert_eq!((diff.courses_added.as_slice(), diff.courses_removed.as_slice()), (&["NEUF".into()][..], &["CHIM_L1_TP".into()][..]));
        assert_eq!((diff.manual_lost.as_slice(), diff.groups_removed.len()), (&["PHYS_L1".into()][..], 1));
        assert_eq!((diff.roles_removed.as_slice(), diff.accounts_removed), (&["observateur".into()][..], 10));
        let ids: Vec<_> = diff.messages().into_iter().map(|message| message.id.into_owned()).collect();
        assert_eq!(
            ids,
            [
                "diff-courses-renamed",
                "diff-courses-removed",
                "diff-manual-lost",
                "diff-roles-removed",
                "diff-roles-changed",
                "diff-groups-removed",
                "diff-courses-added",
                "diff-accounts-removed"
            ]
        );
    }
}
