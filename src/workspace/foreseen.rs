//! What a simulation gives, whichever importer was played.

use crate::catalogue::Catalogue;
use crate::error::Message;
use crate::importer::{Importer, Setting};
use crate::simulate::consequences::{Consequences, Limits, foresee};
use crate::simulate::moodle_upload::SettingFault;
use crate::simulate::play::{self, Simulator};
use crate::simulate::tool_sync;
use crate::watch::Watch;

/// What will happen.
pub enum Foreseen {
    /// Row by row, in a tool that enrols from a file.
    Rows(Box<Consequences>),
    /// In tool_sync.
    ToolSync(Box<tool_sync::Summary>),
}

impl Foreseen {
    /// What is told row by row, when that is what was played.
    pub fn rows(&self) -> Option<&Consequences> {
        match self {
            Self::Rows(consequences) => Some(consequences),
            Self::ToolSync(_) => None,
        }
    }

    /// What needs an explicit yes before the file is written.
    pub(super) fn to_confirm(&self, limits: &Limits) -> Vec<Message> {
        match self {
            Self::Rows(consequences) => consequences.to_confirm(limits),
            Self::ToolSync(summary) => summary.to_confirm(),
        }
    }

    /// Whether the whole file is read, every row of it is taken, and nothing is left untold.
    pub(super) fn is_clean(&self) -> bool {
        match self {
            Self::Rows(consequences) => {
                let totals = &consequences.totals;
                !consequences.file.is_refused() && totals.rows_refused + totals.rows_not_told == 0
            }
            Self::ToolSync(summary) => summary.is_clean(),
        }
    }

    /// Enrolments that are written.
    pub(super) fn enrolments(&self) -> u64 {
        match self {
            Self::Rows(consequences) => {
                let totals = &consequences.totals;
                totals.enrolled + totals.written + totals.changed
            }
            Self::ToolSync(summary) => summary.enrolments() as u64,
        }
    }
}

/// A simulation with the settings of its form.
pub(super) enum Simulation {
    Rows(Box<dyn Simulator>),
    ToolSync(tool_sync::Kind, tool_sync::Settings),
}

/// One of the files that a list becomes.
pub(super) struct Part {
    pub bytes: Vec<u8>,
    /// Short name of the course that is chosen for it.
    pub course: Option<String>,
    /// What to add to a line of it, for the number of that row in the whole list below a header.
    pub shift: u64,
}

/// Whether an importer can be played in advance.
pub(super) fn can_play(importer: &Importer) -> bool {
    importer.simulator.as_deref().is_some_and(|name| tool_sync::Kind::of_simulator(name).is_some() || play::named(name).is_some())
}

impl Simulation {
    /// The simulation of an importer on a platform; `None` when there is none.
    pub(super) fn of(
        importer: &Importer,
        catalogue: &Catalogue,
        settings: &[Setting],
        delimiter: char,
    ) -> Option<Result<Self, SettingFault>> {
        if let Some(kind) = importer.simulator.as_deref().and_then(tool_sync::Kind::of_simulator) {
            return Some(Ok(Self::ToolSync(kind, tool_sync::Settings::on(catalogue, importer, delimiter))));
        }
        play::of(importer, settings, delimiter).map(|simulator| Ok(Self::Rows(simulator?)))
    }

    /// Plays the bytes of a file; `None` when it was stopped.
    pub(super) fn play(&self, bytes: &[u8], catalogue: &Catalogue, watch: &Watch) -> Option<Foreseen> {
        match self {
            Self::Rows(simulator) => {
                let now = super::site_now(catalogue);
                let run = simulator.on(catalogue, &now);
                Some(Foreseen::Rows(Box::new(foresee(bytes, &*run, watch).ok()?)))
            }
            Self::ToolSync(kind, settings) => {
                let verdict = tool_sync::simulate(bytes, *kind, settings, catalogue.site(), watch).ok()?;
                Some(Foreseen::ToolSync(Box::new(tool_sync::Summary::of(&verdict, catalogue))))
            }
        }
    }

    /// Plays the files that a list becomes, each for its course; `None` when it was stopped. Each is imported for itself.
    pub(super) fn play_parts(&mut self, parts: &[Part], catalogue: &Catalogue, watch: &Watch) -> Option<Foreseen> {
        let mut whole: Option<Consequences> = None;
        for part in parts {
            if let (Self::Rows(simulator), Some(course)) = (&mut *self, &part.course) {
                // A course has any name.
                simulator.set("course", course).ok()?;
            }
            match self.play(&part.bytes, catalogue, watch)? {
                Foreseen::Rows(played) => match &mut whole {
                    Some(whole) => whole.join(*played, part.shift),
                    None => whole = Some(played.shifted(part.shift)),
                },
                other => return Some(other),
            }
        }
        whole.map(|whole| Foreseen::Rows(Box::new(whole)))
    }
}
