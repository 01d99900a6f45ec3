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
pub use summary::{Count, Remark, Summary, foresee, words};
pub use verdict::{Change, Crash, NotTold, Outcome, Record, Said, Sink, Verdict};

use crate::catalogue::Site;
use crate::watch::{Cancelled, Watch};
use run::{Run, Stop};

/// Plays the tool over the bytes of a file; the watch counts them. What it says goes to the sink as it says it.
///
/// # Errors
/// When the watch asks to stop; what was given to the sink stays given.
pub fn simulate(
    bytes: &[u8],
    kind: Kind,
    settings: &Settings,
    site: &Site,
    sink: &mut dyn Sink,
    watch: &Watch,
) -> Result<Verdict, Cancelled> {
    watch.expect(bytes.len() as u64);
    let mut run = Run::new(bytes, kind, settings, site, sink, watch);
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

    /// Counts what comes, and asks to stop after so much.
    struct Impatient<'w> {
        watch: &'w Watch,
        patience: usize,
        said: usize,
    }

    impl Sink for Impatient<'_> {
        fn said(&mut self, _: &Said, _: &[&'static str]) {
            self.said += 1;
            if self.said == self.patience {
                self.watch.cancel();
            }
        }

        fn changed(&mut self, _: &Change) {}
    }

    #[test]
    fn a_long_file_is_given_up_when_nobody_waits_for_it() {
        let text = "rolename;uid;cid;enrol\n".to_owned() + &"student;E1;A;manual\n".repeat(5_000);
        let site: Site = serde_json::from_str(r#"{"courses": [], "users": [], "roles": []}"#).unwrap();
        let play = |patience| {
            let watch = Watch::default();
            let mut sink = Impatient { watch: &watch, patience, said: 0 };
            let verdict = simulate(text.as_bytes(), Kind::Enrolments, &Settings::default(), &site, &mut sink, &watch);
            (verdict, sink.said, watch.progress().0)
        };
        let (whole, said, done) = play(usize::MAX);
        assert!(whole.is_ok() && said > 5_000 && done == text.len() as u64);
        let (stopped, said, _) = play(1_000);
        assert_eq!(stopped.unwrap_err(), Cancelled);
        assert!((1_000..1_000 + 1_024).contains(&said), "{said} lines were said");
    }
}
