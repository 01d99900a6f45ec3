//! What is forecast of the files that a list becomes.

use super::Ready;
use crate::catalogue::Catalogue;
use crate::export::{self, Draft};
use crate::importer::{Header, Roster};
use crate::simulate::forecast::{Forecast, forecast};
use crate::simulate::registry;
use crate::simulate::simulation::Simulator;
use crate::table::Origin;
use crate::watch::Watch;

/// One of the files that a list becomes.
pub(super) struct Part {
    pub bytes: Vec<u8>,
    /// Short name of the course that is chosen for it.
    pub course: Option<String>,
    /// What to add to a line of it, for the number of that row in the whole list below a header.
    pub shift: u64,
}

/// Simulates the bytes of a file; `None` when it was stopped.
pub(super) fn simulate(simulator: &dyn Simulator, bytes: &[u8], catalogue: &Catalogue, watch: &Watch) -> Option<Forecast> {
    let now = super::site_now(catalogue);
    forecast(bytes, &*simulator.on(catalogue, &now), watch).ok()
}

/// Simulates the files that a list becomes, each for its course; `None` when it was stopped. Each is imported for itself.
pub(super) fn simulate_parts(simulator: &mut dyn Simulator, parts: &[Part], catalogue: &Catalogue, watch: &Watch) -> Option<Forecast> {
    let mut whole: Option<Forecast> = None;
    for part in parts {
        if let Some(course) = &part.course {
            // A course has any name.
            simulator.set("course", course).ok()?;
        }
        let simulated = simulate(simulator, &part.bytes, catalogue, watch)?;
        match &mut whole {
            Some(whole) => whole.join(simulated, part.shift),
            None => whole = Some(simulated.shifted(part.shift)),
        }
    }
    whole
}

/// What the file is made of.
pub(super) struct Made {
    pub roster: Roster<'static>,
    pub delimiter: char,
}

impl Made {
    /// The files that the list becomes, and the places of their rows in the person's list.
    pub(super) fn parts(&self, watch: &Watch) -> Result<(Vec<Part>, Origin), export::ExportFault> {
        // Lines are told as below a header, which takes the first.
        let first = u64::from(self.roster.importer().form.header == Header::None);
        let mut places = self.roster.table().origin_of_rows();
        let (mut parts, mut rows) = (Vec::new(), 0);
        for file in export::files(&self.roster, self.delimiter) {
            let mut bytes = Vec::new();
            export::write(&Draft { roster: &file.roster, delimiter: self.delimiter }, &mut bytes, watch)?;
            parts.push(Part { bytes, course: file.course, shift: rows + first });
            for row in file.roster.table().kept_rows() {
                places.push(file.roster.table().source(row));
                rows += 1;
            }
        }
        Ok((parts, places))
    }
}

/// What the platform would do with the files that a list becomes; `None` when nothing simulates its importer, or no file can be
/// made of it.
pub fn forecast_ready(ready: &Ready, watch: &Watch) -> Option<Forecast> {
    let Ready { roster, catalogue, settings, delimiter, .. } = ready;
    let made = Made { roster: roster.clone(), delimiter: *delimiter };
    let mut simulator = registry::of(roster.importer(), catalogue, settings, *delimiter)?.ok()?;
    simulate_parts(&mut *simulator, &made.parts(watch).ok()?.0, catalogue, watch)
}
