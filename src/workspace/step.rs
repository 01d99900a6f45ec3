//! The steps of the work, and what each says of itself in a few words.

use super::Workspace;
use crate::error::Message;
use crate::simulate::outlook::Outlook;

/// A step of the rail, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Step {
    /// Open the list, see what was read.
    #[default]
    Open,
    /// Match columns to fields.
    Columns,
    /// See and repair problems.
    Check,
    /// See what the platform will do.
    Forecast,
    /// Write the file and hand it over.
    Export,
}

/// Where a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Cannot be entered yet.
    Closed,
    /// Something is left to do.
    Open,
    /// Nothing was found, and not everything could be looked at.
    Partly,
    /// Nothing is left to do.
    Done,
}

impl Step {
    /// All steps, in order.
    pub const ALL: [Self; 5] = [Self::Open, Self::Columns, Self::Check, Self::Forecast, Self::Export];

    /// Message id of its name.
    pub fn title_id(self) -> &'static str {
        match self {
            Self::Open => "step-open",
            Self::Columns => "step-columns",
            Self::Check => "step-check",
            Self::Forecast => "step-forecast",
            Self::Export => "step-export",
        }
    }

    /// The step after this one.
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).copied()
    }

    /// The step before this one.
    pub fn previous(self) -> Option<Self> {
        (self as usize).checked_sub(1).and_then(|i| Self::ALL.get(i)).copied()
    }
}

impl Workspace {
    /// Where a step stands.
    pub fn standing(&self, step: Step) -> Standing {
        let Some(work) = self.work() else { return if step == Step::Open { Standing::Open } else { Standing::Closed } };
        let complete = work.mapping().missing(self.importer()).is_empty();
        match step {
            Step::Open => Standing::Done,
            Step::Columns if complete => Standing::Done,
            Step::Columns => Standing::Open,
            Step::Check if self.errors() == Some(0) && complete && self.is_judged_by_sample() => Standing::Partly,
            Step::Check if self.errors() == Some(0) && complete => match self.unchecked() {
                0 => Standing::Done,
                _ => Standing::Partly,
            },
            Step::Check => Standing::Open,
            Step::Forecast if self.is_clean() && self.is_confirmed() => Standing::Done,
            Step::Forecast => Standing::Open,
            Step::Export if self.is_saved() => Standing::Done,
            Step::Export => Standing::Open,
        }
    }

    /// What a step says below its name; `None` when it has nothing to say yet.
    pub fn standing_words(&self, step: Step) -> Option<Message> {
        let work = self.work()?;
        match step {
            Step::Open => Some(Message::new("standing-open").with("name", self.list()?.name.as_str())),
            Step::Columns => Some(match work.mapping().missing(self.importer()).len() {
                0 => Message::new("standing-columns-ready").with("count", work.mapping().takes.len()),
                missing => Message::new("standing-columns-missing").with("count", missing),
            }),
            Step::Check => {
                let totals = &self.checked()?.totals;
                let count = totals.errors + totals.warnings;
                Some(match self.unchecked() {
                    unchecked if unchecked > 0 && count == 0 => Message::new("standing-check-partly"),
                    _ => Message::new("standing-check").with("count", count),
                })
            }
            Step::Forecast => Some(self.outlook()?.short()),
            Step::Export => Some(Message::new(if self.is_saved() { "standing-export-saved" } else { "standing-export-ready" })),
        }
    }

    /// What becomes of the rows of the file as the work stands; `None` while it is not known.
    pub fn outlook(&self) -> Option<Outlook> {
        self.forecast().filter(|_| self.is_forecast_fresh())?.outlook()
    }

    /// The same in one sentence.
    pub fn outlook_words(&self) -> Option<Message> {
        self.forecast().filter(|_| self.is_forecast_fresh())?.outlook_words()
    }

    /// Whether the file was simulated, and the platform would take every row of it.
    fn is_clean(&self) -> bool {
        self.outlook().is_some_and(|outlook| outlook.is_clean())
    }

    /// Checks that could not be made, for something that nobody told.
    pub fn unchecked(&self) -> usize {
        self.report().map_or(0, |report| report.not_checked.len())
    }

    fn errors(&self) -> Option<usize> {
        self.checked().map(|checked| checked.totals.errors)
    }
}
