//! What tool_sync (ActiveProLearn "Tool Sync") does with exact bytes: users, enrolments, cohorts,
//! groups and their members, really or in the tool's own simulation.
//!
//! Facts: tool_sync 4.1.0 on Moodle 4.5 (PHP 8.2, PostgreSQL 15), files run for real
//! (`tests/oracle/tool-sync`) and the plugin's public code. The traps are simulated as they are: a long
//! line cut in two, defaults written over profiles, a `deleted` column that deletes whatever it
//! holds, also in simulation. What the catalogue does not tell is listed, never guessed.

mod clean;
mod clock;
mod cohorts;
mod enrolment_groups;
mod enrolments;
mod groups;
mod header;
mod lines;
mod members;
mod report;
mod run;
mod settings;
mod state;
mod tally;
mod users;
mod why;
mod words;

pub use report::{After, Crash, NotTold, Outcome, Report, Reported};
pub use settings::{Kind, Mode, Settings};
pub use why::{Cause, Doubt};

use super::simulation::{Heading, SettingFault, Simulation, Simulator};
use super::verdict::{FileVerdict, Sink};
use crate::catalogue::Catalogue;
use crate::importer::{Importer, Setting};
use crate::watch::{Cancelled, Watch};
use jiff::Zoned;
use run::Stop;

/// One import to simulate.
pub struct Run<'a> {
    /// What is known of the platform.
    pub catalogue: &'a Catalogue,
    /// What the tool's page is set to, and which file it reads.
    pub settings: &'a Settings,
    /// When it runs, in the time zone of the site.
    pub now: &'a Zoned,
}

impl Simulation for Run<'_> {
    fn run(&self, bytes: &[u8], sink: &mut dyn Sink, watch: &Watch) -> Result<FileVerdict, Cancelled> {
        watch.expect(bytes.len() as u64);
        let mut run = run::Run::new(bytes, self.settings, self.catalogue, sink, watch);
        let stop = match self.settings.kind {
            Kind::Users => users::simulate(&mut run),
            Kind::Enrolments => enrolments::simulate(&mut run),
            Kind::Cohorts => cohorts::simulate(&mut run),
            Kind::Groups => groups::simulate(&mut run),
            Kind::GroupMembers => members::simulate(&mut run),
        };
        match stop.err().unwrap_or(Stop::Completed) {
            Stop::Cancelled => Err(Cancelled),
            stop => {
                watch.reach(bytes.len() as u64)?;
                Ok(run.verdict(stop))
            }
        }
    }

    fn now(&self) -> &Zoned {
        self.now
    }

    fn heading(&self) -> Option<Heading> {
        Some(Heading { kind: self.settings.kind.word(), mode: self.settings.mode.word() })
    }
}

impl Simulator for Settings {
    fn tell(&mut self, catalogue: &Catalogue, importer: &Importer, delimiter: char) {
        self.tell(catalogue, importer, delimiter);
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), SettingFault> {
        self.set(key, value)
    }

    /// What is as usual says nothing where the platform tells its own.
    fn choose(&mut self, setting: &Setting, delimiter: char) -> Result<(), SettingFault> {
        if setting.is_changed() { self.set(&setting.key, &setting.value_for(delimiter)) } else { Ok(()) }
    }

    fn on<'a>(&'a self, catalogue: &'a Catalogue, now: &'a Zoned) -> Box<dyn Simulation + 'a> {
        Box::new(Run { catalogue, settings: self, now })
    }
}

#[cfg(test)]
mod tests {
    use super::super::verdict::{Names, RowVerdict};
    use super::*;

    /// Counts what comes, and asks to stop after so much.
    struct Impatient<'w> {
        watch: &'w Watch,
        patience: usize,
        said: usize,
    }

    impl Sink for Impatient<'_> {
        fn row(&mut self, _: &RowVerdict, _: &Names<'_>) {}

        fn reported(&mut self, _: &Reported) {
            self.said += 1;
            if self.said == self.patience {
                self.watch.cancel();
            }
        }
    }

    #[test]
    fn a_long_file_is_given_up_when_nobody_waits_for_it() {
        let text = "rolename;uid;cid;enrol\n".to_owned() + &"student;E1;A;manual\n".repeat(5_000);
        let catalogue = Catalogue::new(serde_json::from_str(r#"{"courses": [], "users": [], "roles": []}"#).unwrap());
        let now: Zoned = "2026-11-28T12:00:00[Europe/Paris]".parse().unwrap();
        let settings = Settings::new(Kind::Enrolments);
        let simulated = |patience| {
            let watch = Watch::default();
            let mut sink = Impatient { watch: &watch, patience, said: 0 };
            let verdict = Run { catalogue: &catalogue, settings: &settings, now: &now }.run(text.as_bytes(), &mut sink, &watch);
            (verdict, sink.said, watch.progress().0)
        };
        let (whole, said, done) = simulated(usize::MAX);
        assert!(whole.is_ok() && said > 5_000 && done == text.len() as u64);
        let (stopped, said, _) = simulated(1_000);
        assert_eq!(stopped.unwrap_err(), Cancelled);
        assert!((1_000..1_000 + 1_024).contains(&said), "{said} lines were said");
    }
}
