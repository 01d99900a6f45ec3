//! The tools that are simulated, each an entry: a newcomer is one more line here.

use super::simulation::{SettingFault, Simulator};
use super::{course_tools, moodle_upload, tool_sync};
use crate::catalogue::Catalogue;
use crate::importer::{Importer, Setting};
use course_tools::Tool;
use tool_sync::Kind;

/// A tool that is simulated: its name in the descriptions of importers, and its usual settings.
type Entry = (&'static str, fn() -> Box<dyn Simulator>);

/// Every tool that is simulated.
const TOOLS: [Entry; 10] = [
    (moodle_upload::NAME, || Box::new(moodle_upload::Settings::default())),
    ("flatfile", || Box::new(course_tools::Settings::new(Tool::Flatfile))),
    ("userenrols", || Box::new(course_tools::Settings::new(Tool::UserEnrols))),
    ("mass-enroll-2", || Box::new(course_tools::Settings::new(Tool::MassEnroll2))),
    ("mass-enroll-4", || Box::new(course_tools::Settings::new(Tool::MassEnroll4))),
    (Kind::Users.simulator(), || Box::new(tool_sync::Settings::new(Kind::Users))),
    (Kind::Enrolments.simulator(), || Box::new(tool_sync::Settings::new(Kind::Enrolments))),
    (Kind::Cohorts.simulator(), || Box::new(tool_sync::Settings::new(Kind::Cohorts))),
    (Kind::Groups.simulator(), || Box::new(tool_sync::Settings::new(Kind::Groups))),
    (Kind::GroupMembers.simulator(), || Box::new(tool_sync::Settings::new(Kind::GroupMembers))),
];

/// The simulation of that name, with the tool's usual settings.
pub fn named(name: &str) -> Option<Box<dyn Simulator>> {
    TOOLS.iter().find(|(known, _)| *known == name).map(|(_, usual)| usual())
}

/// Whether an importer can be simulated.
pub fn can_simulate(importer: &Importer) -> bool {
    importer.simulator.as_deref().is_some_and(|name| TOOLS.iter().any(|(known, _)| *known == name))
}

/// The simulation of an importer on a platform, with the settings that are chosen for a file with this delimiter; `None`
/// when there is none.
///
/// # Errors
/// When a setting is not known, or its value is none that the form offers.
pub fn of(
    importer: &Importer,
    catalogue: &Catalogue,
    chosen: &[Setting],
    delimiter: char,
) -> Option<Result<Box<dyn Simulator>, SettingFault>> {
    let mut simulator = named(importer.simulator.as_deref()?)?;
    simulator.tell(catalogue, importer, delimiter);
    let refused = chosen.iter().find_map(|setting| simulator.choose(setting, delimiter).err());
    Some(refused.map_or(Ok(simulator), Err))
}
