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
use crate::watch::{Cancelled, Watch};
use run::{Run, Stop};

/// Plays the tool over the bytes of a file; the watch counts them.
///
/// # Errors
/// When the watch asks to stop.
pub fn simulate(bytes: &[u8], kind: Kind, settings: &Settings, site: &Site, watch: &Watch) -> Result<Verdict, Cancelled> {
    watch.expect(bytes.len() as u64);
    let mut run = Run::new(bytes, kind, settings, site, watch);
    let stop = match kind {
        Kind::Users => users::play(&mut run),
        Kind::Enrolments => enrolments::play(&mut run),
        Kind::Cohorts => cohorts::play(&mut run),
        Kind::Groups => groups::play(&mut run),
        Kind::GroupMembers => members::play(&mut run),
    };
    match stop.err().unwrap_or(Stop::Completed) {
        Stop::Cancelled => Err(Cancelled),
        stop => {
            watch.reach(bytes.len() as u64)?;
            Ok(run.verdict(stop))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_file_is_given_up_when_nobody_waits_for_it() {
        let text = "username;shortname;role\n".to_owned() + &"u1;A;student\n".repeat(5_000);
        let site: Site = serde_json::from_str(r#"{"courses": [], "users": [], "roles": []}"#).unwrap();
        let watch = Watch::default();
        let whole = simulate(text.as_bytes(), Kind::Enrolments, &Settings::default(), &site, &watch);
        assert!(whole.is_ok() && watch.progress().0 == text.len() as u64);
        watch.cancel();
        assert_eq!(simulate(text.as_bytes(), Kind::Enrolments, &Settings::default(), &site, &watch).unwrap_err(), Cancelled);
    }
}
