//! What a simulation gives, whichever importer was played.

use super::Ready;
use crate::catalogue::Catalogue;
use crate::error::Message;
use crate::export::{self, Draft};
use crate::importer::{FieldKey, Header, Importer, Setting};
use crate::simulate::consequences::{Consequences, Limits, foresee};
use crate::simulate::moodle_upload::SettingFault;
use crate::simulate::outlook::Outlook;
use crate::simulate::play::{self, Simulator};
use crate::simulate::tool_sync;
use crate::table::{Origin, Table};
use crate::watch::Watch;
use std::sync::Arc;

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

    /// What becomes of the rows.
    pub fn outlook(&self) -> Outlook {
        match self {
            Self::Rows(consequences) => consequences.outlook(),
            Self::ToolSync(summary) => summary.outlook(),
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
                Some(Foreseen::ToolSync(Box::new(tool_sync::foresee(bytes, *kind, settings, catalogue, watch).ok()?)))
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

/// What the file is made of.
pub(super) struct Made {
    pub table: Arc<Table>,
    pub keys: Vec<FieldKey>,
    pub delimiter: char,
    pub importer: &'static Importer,
}

impl Made {
    /// The files that the list becomes, and the places of their rows in the person's list.
    pub(super) fn parts(&self, watch: &Watch) -> Result<(Vec<Part>, Origin), export::ExportFault> {
        // Lines are told as below a header, which takes the first.
        let first = u64::from(self.importer.form.header == Header::None);
        let mut places = self.table.origin_of_rows();
        let (mut parts, mut rows) = (Vec::new(), 0);
        for file in export::files(&self.table, &self.keys, self.importer, self.delimiter) {
            let mut bytes = Vec::new();
            let draft = Draft { table: &file.table, keys: &file.keys, delimiter: self.delimiter, form: &self.importer.form };
            export::write(&draft, &mut bytes, watch)?;
            parts.push(Part { bytes, course: file.course, shift: rows + first });
            for row in file.table.kept_rows() {
                places.push(file.table.source(row));
                rows += 1;
            }
        }
        Ok((parts, places))
    }
}

/// What the platform would do with the files that a list becomes; `None` when nothing plays its importer, or no file can be
/// made of it.
pub fn foresee_ready(ready: &Ready, watch: &Watch) -> Option<Foreseen> {
    let Ready { importer, catalogue, settings, delimiter, .. } = ready;
    let made = Made { table: Arc::clone(&ready.table), keys: ready.keys.clone(), delimiter: *delimiter, importer };
    let mut simulation = Simulation::of(importer, catalogue, settings, *delimiter)?.ok()?;
    simulation.play_parts(&made.parts(watch).ok()?.0, catalogue, watch)
}
