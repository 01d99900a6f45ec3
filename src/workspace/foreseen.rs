//! What a simulation gives, whichever importer was played.

use crate::catalogue::Catalogue;
use crate::error::Message;
use crate::importer::{Importer, Setting};
use crate::simulate::consequences::{Consequences, Limits, foresee};
use crate::simulate::{moodle_upload, tool_sync};
use crate::watch::Watch;

/// Name of the simulation that plays Moodle's *Upload users*.
const MOODLE_UPLOAD: &str = "moodle-upload";

/// What will happen.
pub enum Foreseen {
    /// In Moodle's *Upload users*.
    Moodle(Box<Consequences>),
    /// In tool_sync.
    ToolSync(Box<tool_sync::Summary>),
}

impl Foreseen {
    /// What Moodle's *Upload users* will do, when that is what was played.
    pub fn moodle(&self) -> Option<&Consequences> {
        match self {
            Self::Moodle(consequences) => Some(consequences),
            Self::ToolSync(_) => None,
        }
    }

    /// What needs an explicit yes before the file is written.
    pub(super) fn to_confirm(&self, limits: &Limits) -> Vec<Message> {
        match self {
            Self::Moodle(consequences) => consequences.to_confirm(limits),
            Self::ToolSync(summary) => summary.to_confirm(),
        }
    }

    /// Whether the whole file is read, every row of it is taken, and nothing is left untold.
    pub(super) fn is_clean(&self) -> bool {
        match self {
            Self::Moodle(consequences) => {
                let totals = &consequences.totals;
                !consequences.file.is_refused() && totals.rows_refused + totals.rows_not_told == 0
            }
            Self::ToolSync(summary) => summary.is_clean(),
        }
    }

    /// Enrolments that are written.
    pub(super) fn enrolments(&self) -> u64 {
        match self {
            Self::Moodle(consequences) => {
                let totals = &consequences.totals;
                totals.enrolled + totals.written + totals.changed
            }
            Self::ToolSync(summary) => summary.enrolments() as u64,
        }
    }
}

/// A simulation with the settings of its form.
pub(super) enum Simulation {
    Moodle(moodle_upload::Settings),
    ToolSync(tool_sync::Kind, tool_sync::Settings),
}

/// Whether an importer can be played in advance.
pub(super) fn can_play(importer: &Importer) -> bool {
    importer.simulator.as_deref().is_some_and(|name| name == MOODLE_UPLOAD || tool_sync::Kind::of_simulator(name).is_some())
}

impl Simulation {
    /// The simulation of an importer on a platform; `None` when there is none.
    pub(super) fn of(
        importer: &Importer,
        catalogue: &Catalogue,
        settings: &[Setting],
        delimiter: char,
    ) -> Option<Result<Self, moodle_upload::SettingFault>> {
        let name = importer.simulator.as_deref()?;
        if let Some(kind) = tool_sync::Kind::of_simulator(name) {
            return Some(Ok(Self::ToolSync(kind, tool_sync::Settings::on(catalogue, importer, delimiter))));
        }
        (name == MOODLE_UPLOAD).then(|| Ok(Self::Moodle(moodle_upload::Settings::of(settings, delimiter)?)))
    }

    /// Plays the bytes of a file; `None` when it was stopped.
    pub(super) fn play(&self, bytes: &[u8], catalogue: &Catalogue, watch: &Watch) -> Option<Foreseen> {
        match self {
            Self::Moodle(settings) => {
                let now = super::site_now(catalogue);
                let run = moodle_upload::Run { catalogue, settings, now: &now };
                Some(Foreseen::Moodle(Box::new(foresee(bytes, &run, watch).ok()?)))
            }
            Self::ToolSync(kind, settings) => {
                let verdict = tool_sync::simulate(bytes, *kind, settings, catalogue.site());
                Some(Foreseen::ToolSync(Box::new(tool_sync::Summary::of(&verdict, catalogue))))
            }
        }
    }
}
