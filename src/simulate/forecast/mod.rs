//! What an import would change, told for people: course by course, what to know before sending, what
//! Moodle's final page will say and where it misleads, and what needs an explicit yes.

mod compare;
mod gather;
mod join;
mod lots;
mod notice;
#[cfg(test)]
mod report_tests;
mod reports;
#[cfg(test)]
mod tests;

pub use gather::Gather;
pub use lots::{Happens, Lot};
pub use notice::{Notice, NoticeKind};
pub use reports::Loss;

use super::outlook::Outlook;
use super::simulation::Simulation;
use super::verdict::{FileVerdict, Outcome, Stats, Why};
use crate::error::{Level, Message};
use crate::watch::{Cancelled, Watch};
use serde::{Deserialize, Serialize};

/// Everything that the step *Prévoir* shows.
#[derive(Clone, Debug)]
pub struct Forecast {
    /// What the simulation says of the file as a whole.
    pub file: FileVerdict,
    /// One entry per course that the file reaches, in the order of the file.
    pub courses: Vec<CourseLine>,
    /// Rows that meet the same end for the same reason, the gravest first.
    pub lots: Vec<Lot>,
    /// What to know, the gravest first.
    pub notices: Vec<Notice>,
    /// Totals over all rows.
    pub totals: Totals,
    /// Accounts that lose what they hold in fields that the file does not have.
    pub losses: Vec<Loss>,
}

/// One course of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CourseLine {
    /// Short name.
    pub shortname: String,
    /// What people see.
    pub fullname: String,
    /// New enrolments.
    pub enrolled: u64,
    /// Enrolled, or rewritten when enrolled already: existing enrolments are not told.
    pub written: u64,
    /// Enrolments rewritten.
    pub changed: u64,
    /// Left as they are.
    pub unchanged: u64,
    /// Refused: unknown account or role.
    pub refused: u64,
    /// Nothing written and nothing said: the course has no manual method.
    pub ignored: u64,
    /// The catalogue does not tell enough.
    pub not_told: u64,
    /// Enrolments that lose their end date.
    pub ends_removed: u64,
    /// People per role, by short name.
    pub roles: Vec<(String, u64)>,
    /// Groups that people are put into.
    pub groups: Vec<GroupLine>,
}

/// One group of a course.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupLine {
    /// Its name.
    pub name: String,
    /// Whether the import creates it.
    pub created: bool,
    /// People put into it.
    pub members: u64,
    /// Existing groups of the course whose name reads the same but for case, accents, blanks or signs.
    pub near: Vec<String>,
}

/// Totals over all rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// New enrolments.
    pub enrolled: u64,
    /// Enrolled, or rewritten when enrolled already: existing enrolments are not told.
    pub written: u64,
    /// Enrolments rewritten.
    pub changed: u64,
    /// Of the new enrolments, those that rest on what people assume of the platform.
    pub enrolled_assumed: u64,
    /// Of those that are new or rewritten, the same.
    pub written_assumed: u64,
    /// Of the rewritten ones, the same.
    pub changed_assumed: u64,
    /// Of the rows refused, the same.
    pub refused_assumed: u64,
    /// Groups created.
    pub groups_created: u64,
    /// People who would be able to manage: role manager, in a course or on the site.
    pub managers: u64,
    /// Roles given on the whole site.
    pub site_roles: u64,
}

/// From how much on an import needs an explicit yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Limits {
    /// New and changed enrolments.
    pub enrolments: u64,
    /// Courses.
    pub courses: u64,
    /// Groups created.
    pub groups_created: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { enrolments: 1_000, courses: 30, groups_created: 30 }
    }
}

/// Simulates an import and gathers what comes of it.
///
/// # Errors
/// When the watch asks to stop.
pub fn forecast(bytes: &[u8], simulation: &dyn Simulation, watch: &Watch) -> Result<Forecast, Cancelled> {
    let mut gather = Gather::new(simulation.now());
    let file = simulation.run(bytes, &mut gather, watch)?;
    Ok(gather.finish(file))
}

impl Forecast {
    /// What becomes of the rows.
    pub fn outlook(&self) -> Outlook {
        Outlook::of(&self.file)
    }

    /// What needs an explicit yes before the file is sent. Empty = nothing.
    pub fn to_confirm(&self, limits: &Limits) -> Vec<Message> {
        let mut asked = Vec::new();
        asked.extend(self.outlook().to_confirm());
        asked.extend(self.file.report.iter().flat_map(|report| report.grave()));
        let mut ask = |count: u64, over: bool, id: &'static str| {
            if over {
                asked.push(Message::new(id).with("count", count));
            }
        };
        let enrolments = self.totals.enrolled + self.totals.written + self.totals.changed;
        let courses = self.courses.len() as u64;
        ask(self.totals.site_roles, self.totals.site_roles > 0, "confirm-site-roles");
        ask(self.totals.managers, self.totals.managers > 0, "confirm-managers");
        ask(self.file.stats.deleted, self.file.stats.deleted > 0, "confirm-deleted");
        ask(self.file.stats.created, self.file.stats.created > 0, "confirm-created");
        ask(enrolments, enrolments > limits.enrolments, "confirm-enrolments");
        ask(courses, courses > limits.courses, "confirm-courses");
        ask(self.totals.groups_created, self.totals.groups_created > limits.groups_created, "confirm-groups");
        asked
    }

    /// Whether the tool ends with a page of counters, as *Upload users* does.
    pub fn has_final_page(&self) -> bool {
        self.file.accepted_columns.is_some()
    }

    /// What Moodle's final page will say: counters only, none of them about enrolments.
    pub fn final_page(&self) -> Message {
        if self.file.aborted.is_some() {
            return Message::new("final-page-aborted");
        }
        let Stats { updated, created, errors, skipped, .. } = self.file.stats;
        let id = if created > 0 { "final-page-created" } else { "final-page" };
        Message::new(id).with("updated", updated).with("created", created).with("errors", errors).with("skipped", skipped)
    }

    /// Where the final page misleads; nothing when it does not.
    pub fn final_page_misleads(&self) -> Option<Message> {
        if !self.has_final_page() {
            return None;
        }
        let hidden = self.file.count(Outcome::EnrolError) + self.file.count(Outcome::Partial);
        if hidden > 0 {
            return Some(Message::new("final-page-hides").with("count", hidden));
        }
        let nothing = self.count_of(NoticeKind::NoManualMethod) + self.count_of(NoticeKind::DisabledMethod);
        (nothing > 0).then(|| Message::new("final-page-no-effect").with("count", nothing))
    }

    /// Why rows cannot be forecast, with how many rows each time; the most frequent reason first.
    pub fn reasons(&self) -> Vec<(Why, u64)> {
        let counted = Why::ALL.into_iter().zip(self.file.not_told).filter(|(why, count)| why.decides() && *count > 0);
        let mut reasons: Vec<(Why, u64)> = counted.collect();
        reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        reasons
    }

    /// To whom the courses write, in words, for the text that goes with the file.
    pub fn welcome(&self) -> Vec<Message> {
        let of = |notice: &&Notice| matches!(notice.kind, NoticeKind::Welcome | NoticeKind::WelcomeNotTold);
        self.notices.iter().filter(of).flat_map(|notice| [Some(notice.title()), notice.note()]).flatten().collect()
    }

    /// How many times something is noticed.
    pub fn count_of(&self, kind: NoticeKind) -> u64 {
        self.notices.iter().find(|notice| notice.kind == kind).map_or(0, |notice| notice.count)
    }

    /// The gravest level among the notices.
    pub fn gravest(&self) -> Option<Level> {
        self.notices.iter().map(|notice| notice.kind.level()).max()
    }
}
