//! What is about to be handed over, sealed: the bytes, the importer and its settings, the platform and the age of what is
//! known of it, what will happen to every row, and the channel. A change of any part gives another seal, and what was
//! agreed to under the former one is stale.
//!
//! ```
//! use bordereau::plan::Plan;
//! let mut plan = Plan { channel: "folder".to_owned(), ..Plan::default() };
//! let shown = plan.seal();
//! plan.channel = "mail".to_owned();
//! assert_ne!(plan.seal(), shown, "what was agreed to is another plan now");
//! ```

mod name;

pub use name::{plain, unique};

use crate::error::Message;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;

/// Version of the shape of a plan: the first number counts.
pub const FORMAT: &str = "1.0";

/// The file of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileFacts {
    /// Name without folder.
    pub name: String,
    /// Length.
    pub bytes: u64,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
    /// Rows, the line of names not counted.
    pub rows: u64,
    /// Different people.
    pub people: u64,
    /// Different courses.
    pub courses: u64,
}

/// What the platform will do, in rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForecastFacts {
    /// Rows with at least one new enrolment.
    pub enrolled: u64,
    /// Rows that change something else.
    pub changed: u64,
    /// Rows that change nothing.
    #[serde(default)]
    pub unchanged: u64,
    /// Rows refused, wholly or in one of their courses.
    pub refused: u64,
    /// Rows of which the catalogue does not tell enough.
    pub not_told: u64,
    /// Rows that stand on something assumed.
    pub assumed: u64,
    /// Groups that will be created.
    #[serde(default)]
    pub groups_created: u64,
    /// SHA-256 over line and outcome of every row.
    #[serde(default)]
    pub rows_sha256: String,
}

/// How old what is known of the platform is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Knowledge {
    /// When the list of courses left the platform, RFC 3339; `None` = never asked, or nobody said.
    pub taken_at: Option<String>,
    /// `sample` for the platform that ships, which nobody has an account on.
    #[serde(default)]
    pub sample: bool,
}

/// Everything that was agreed to. It is never changed: another file or another setting makes another plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// [`FORMAT`].
    pub format: String,
    /// The bytes.
    pub file: FileFacts,
    /// Id of the importer.
    pub importer: String,
    /// Its settings by the names of its form.
    pub settings: BTreeMap<String, String>,
    /// Name of the platform.
    pub platform: String,
    /// Its address, when it is known.
    pub url: Option<String>,
    /// What the forecast stands on.
    pub catalogue: Knowledge,
    /// What will happen; `None` when nothing simulates this importer.
    pub forecast: Option<ForecastFacts>,
    /// Enrolments per role.
    pub roles: BTreeMap<String, u64>,
    /// Word of the channel.
    pub channel: String,
    /// Where it goes, without secrets.
    pub place: String,
    /// The day from which days are counted, `2026-11-28`, in the time zone of the site.
    pub today: String,
}

impl Plan {
    /// SHA-256 over every part.
    pub fn seal(&self) -> String {
        // Maps are sorted and structures keep their order: the same plan gives the same text.
        hex(&Sha256::digest(serde_json::to_vec(self).unwrap_or_default()))
    }

    /// Whether these are the bytes that were planned.
    pub fn is_of(&self, bytes: &[u8]) -> bool {
        self.file.bytes == bytes.len() as u64 && self.file.sha256 == hex(&Sha256::digest(bytes))
    }

    /// What is out of the ordinary beside what was handed over to the same platform the last time.
    pub fn jump_since(&self, last: &FileFacts) -> Option<Message> {
        let (now, before) = (self.file.rows, last.rows);
        // A list that grows by a few people is usual; half as many again, or half of them gone, is not.
        let is_jump = now.abs_diff(before) > 20 && (now > before + before / 2 || now < before / 2);
        is_jump.then(|| Message::new("submit-confirm-jump").with("rows", now).with("before", before))
    }
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The facts of a file.
pub fn facts(name: &str, bytes: &[u8]) -> FileFacts {
    FileFacts { name: name.to_owned(), bytes: bytes.len() as u64, sha256: hex(&Sha256::digest(bytes)), ..FileFacts::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> Plan {
        Plan {
            format: FORMAT.into(),
            file: FileFacts { rows: 126, people: 122, courses: 4, ..facts("inscriptions.csv", b"username\na\n") },
            importer: "moodle-upload-users".into(),
            settings: BTreeMap::from([("uutype".into(), "3".into())]),
            platform: "Ecampus".into(),
            forecast: Some(ForecastFacts { enrolled: 126, ..ForecastFacts::default() }),
            channel: "folder".into(),
            place: "/depot".into(),
            today: "2026-11-28".into(),
            ..Plan::default()
        }
    }

    #[test]
    fn a_change_of_any_part_gives_another_seal() {
        let of = |change: fn(&mut Plan)| {
            let mut plan = plan();
            change(&mut plan);
            plan.seal()
        };
        let changes: [fn(&mut Plan); 12] = [
            |_| (),
            |plan| plan.file.name.push('2'),
            |plan| plan.file.sha256.push('0'),
            |plan| plan.importer.push('x'),
            |plan| _ = plan.settings.insert("uutype".into(), "2".into()),
            |plan| plan.platform.push('x'),
            |plan| plan.url = Some("https://ecampus.example.org".into()),
            |plan| plan.catalogue.taken_at = Some("2026-11-28T08:00:00Z".into()),
            |plan| plan.forecast.as_mut().unwrap().rows_sha256.push('0'),
            |plan| plan.forecast = None,
            |plan| plan.place.push('x'),
            |plan| plan.today = "2026-11-29".into(),
        ];
        let seals: std::collections::BTreeSet<String> = changes.into_iter().map(of).collect();
        assert_eq!(seals.len(), changes.len());
        assert_eq!(of(|_| ()), of(|_| ()));
    }

    #[test]
    fn only_the_planned_bytes_are_the_planned_bytes() {
        assert!(plan().is_of(b"username\na\n"));
        assert!(!plan().is_of(b"username\nb\n") && !plan().is_of(b""));
    }

    #[test]
    fn half_the_list_gone_is_a_jump_and_a_few_more_people_are_not() {
        let jump = |rows| plan().jump_since(&FileFacts { rows, ..FileFacts::default() }).is_some();
        assert!(jump(412) && jump(60) && !jump(130) && !jump(120) && !jump(126));
    }
}
