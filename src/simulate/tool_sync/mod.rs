//! What tool_sync (ActiveProLearn "Tool Sync") does with exact bytes: users, enrolments, cohorts,
//! groups and their members, really or in the tool's own simulation.
//!
//! Facts: tool_sync 4.1.0 on Moodle 4.5 (PHP 8.2, PostgreSQL 15), files run for real
//! (`tests/oracle/tool-sync`) and the plugin's public code. The traps are played as they are: a long
//! line cut in two, defaults written over profiles, a `deleted` column that deletes whatever it
//! holds, also in simulation. What the catalogue does not tell is listed, never guessed.

mod clean;
mod clock;
mod cohorts;
mod enrolment_groups;
mod enrolments;
mod groups;
mod header;
pub mod json;
mod lines;
mod members;
mod run;
mod settings;
mod state;
mod summary;
mod users;
mod verdict;

pub use settings::{BadSetting, Kind, Mode, Settings};
pub use summary::{Count, Remark, Summary, words};
pub use verdict::{Change, Crash, NotTold, Outcome, Said, Verdict};

use crate::catalogue::Site;
use run::{Run, Stop};

/// Plays the tool over the bytes of a file.
pub fn simulate(bytes: &[u8], kind: Kind, settings: &Settings, site: &Site) -> Verdict {
    let mut run = Run::new(bytes, kind, settings, site);
    let stop = match kind {
        Kind::Users => users::play(&mut run),
        Kind::Enrolments => enrolments::play(&mut run),
        Kind::Cohorts => cohorts::play(&mut run),
        Kind::Groups => groups::play(&mut run),
        Kind::GroupMembers => members::play(&mut run),
    };
    run.verdict(stop.err().unwrap_or(Stop::Completed))
}
