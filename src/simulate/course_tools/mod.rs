//! Tools that enrol from a file without titles: Moodle's own flat file, and two that serve one course,
//! `local_userenrols` and `local_mass_enroll`. They share one engine, `desk`: who a line names, enrolments, roles, groups.
//!
//! Facts: 570 small files run for real on Moodle 4.5.6 (`tests/oracle/flatfile`, `userenrols`, `mass-enroll`). The
//! silent oddities are simulated as they are; what the catalogue does not tell is listed, never guessed.

mod desk;
mod flatfile;
mod mass_enroll;
mod people;
mod settings;
mod userenrols;

pub use settings::{ColumnUse, Ending, Identifier, Release, Settings};

use super::simulation::{SettingFault, Simulation, Simulator};
use super::verdict::{FileError, FileVerdict, Sink};
use crate::catalogue::Catalogue;
use crate::watch::{Cancelled, Watch};
use desk::Desk;
use jiff::Zoned;

/// Which tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// Moodle's own flat file.
    Flatfile,
    /// `local_userenrols`.
    UserEnrols,
    /// `local_mass_enroll` up to 3.x.
    MassEnroll2,
    /// `local_mass_enroll` 4.
    MassEnroll4,
}

/// One import to simulate.
pub struct Run<'a> {
    /// What is known of the platform.
    pub catalogue: &'a Catalogue,
    /// The fields of the form.
    pub settings: &'a Settings,
    /// When it runs, in the time zone of the site.
    pub now: &'a Zoned,
}

/// Why a line goes no further.
enum Stop {
    /// The line ends here.
    Line,
    /// The whole import ends here, with the string id of an exception.
    Import(&'static str),
}

impl Simulation for Run<'_> {
    fn run(&self, bytes: &[u8], sink: &mut dyn Sink, watch: &Watch) -> Result<FileVerdict, Cancelled> {
        let mut desk = Desk::new(self, sink, watch);
        match self.settings.tool {
            Tool::Flatfile => flatfile::simulate(&mut desk, bytes)?,
            Tool::UserEnrols => userenrols::simulate(&mut desk, bytes)?,
            Tool::MassEnroll2 | Tool::MassEnroll4 => mass_enroll::simulate(&mut desk, bytes)?,
        }
        Ok(desk.verdict())
    }

    fn now(&self) -> &Zoned {
        self.now
    }
}

impl Simulator for Settings {
    fn set(&mut self, key: &str, value: &str) -> Result<(), SettingFault> {
        self.set(key, value)
    }

    fn on<'a>(&'a self, catalogue: &'a Catalogue, now: &'a Zoned) -> Box<dyn Simulation + 'a> {
        Box::new(Run { catalogue, settings: self, now })
    }
}

fn refusal(stage: &'static str, id: &'static str) -> FileError {
    FileError { stage, id, ..FileError::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Site;
    use crate::simulate::verdict::{Names, RowVerdict};

    struct Impatient<'w>(&'w Watch, u64);

    impl Sink for Impatient<'_> {
        fn row(&mut self, _: &RowVerdict, _: &Names<'_>) {
            self.1 += 1;
            if self.1 == 5_000 {
                self.0.cancel();
            }
        }
    }

    #[test]
    fn every_tool_tells_how_far_it_is_and_stops_soon_after_it_is_told_to() {
        let site = r#"{"courses": [{"shortname": "A", "idnumber": "A1", "groups": [], "enrol_methods": [{"enrol": "manual", "status": "enabled"}]}],
                       "roles": [{"id": 5, "shortname": "student", "assignable_in_course": true}], "users": [], "enrolments": []}"#;
        let catalogue = Catalogue::new(serde_json::from_str::<Site>(site).unwrap());
        let now: Zoned = "2026-11-28T12:00:00[Europe/Paris]".parse().unwrap();
        for (tool, line) in [
            (Tool::Flatfile, "add,student,E1,A1\n"),
            (Tool::UserEnrols, "u1\n"),
            (Tool::MassEnroll2, "u1\n"),
            (Tool::MassEnroll4, "u1;x\n"),
        ] {
            let mut settings = Settings::new(tool);
            settings.set("course", "A").unwrap();
            let run = Run { catalogue: &catalogue, settings: &settings, now: &now };
            let watch = Watch::default();
            let mut sink = Impatient(&watch, 0);
            let done = run.run(line.repeat(20_000).as_bytes(), &mut sink, &watch);
            assert_eq!(done.unwrap_err(), Cancelled, "{tool:?}");
            assert!((5_000..6_100).contains(&sink.1), "{tool:?} {}", sink.1);
            assert!(watch.progress().0 > 0 && watch.progress().1 >= watch.progress().0);
        }
    }
}
