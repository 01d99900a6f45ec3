//! The same list for another importer: made on a worker, looked at, then gone on with.

use super::super::{List, Panicked, Slot, Work};
use super::{Around, Sitting, Version};
use crate::error::Message;
use crate::importer::{self, FieldKey, Importer, Roster};
use crate::mapping::{Converted, Loss, Mapping, Original, Take, can_convert, convert};
use crate::table::{Column, Source, Table};
use std::sync::Arc;

/// The same list for another importer, before anybody says yes.
pub struct Offer {
    /// The other importer.
    pub to: &'static Importer,
    /// What is not carried over.
    pub losses: Vec<Loss>,
    /// Rows that it would have.
    pub rows: u32,
    list: List,
    mapping: Mapping,
    /// Revision of the work that it was made of: an edit since makes it stale.
    revision: u64,
}

/// The offer that is looked at, and its worker.
#[derive(Default)]
pub(super) struct Offers {
    slot: Slot<Offer>,
    offer: Option<Offer>,
}

impl Offers {
    pub(super) fn is_busy(&self) -> bool {
        self.slot.is_busy()
    }
}

impl Version {
    /// The importers for which the list can be made instead.
    pub fn convertible(&self) -> Vec<&'static Importer> {
        importer::all().iter().filter(|to| can_convert(self.importer, to)).collect()
    }

    /// The same list for another importer, while it is looked at.
    pub fn offer(&self) -> Option<&Offer> {
        self.offers.offer.as_ref()
    }

    /// Makes the list for another importer, to be looked at.
    pub(super) fn prepare_conversion(&mut self, id: &str, around: &Around<'_>) {
        let Some(to) = importer::find(id).filter(|to| can_convert(self.importer, to)) else { return };
        let (from, name, revision) = (self.list.from.clone(), self.list.name.clone(), self.work.revision());
        let (roster, catalogue) = (self.work.roster(self.importer), Arc::clone(&around.platform.catalogue));
        let today = jiff::Zoned::now().date();
        self.offers.slot.start(around.wake, move |_| {
            let Converted { roster: made, losses } = convert(&Original { roster: &roster, catalogue: &catalogue, today }, to);
            let takes = made.keys().iter().enumerate().map(|(column, key)| (key.clone(), Take::Column(column))).collect();
            let list = List::made(from, name, titled(&made));
            Offer { to, losses, rows: made.table().kept(), list, mapping: Mapping::of(takes), revision }
        });
    }

    pub(super) fn poll_offer(&mut self, around: &mut Around<'_>) {
        match self.offers.slot.poll() {
            Some(Ok(offer)) => self.offers.offer = Some(offer),
            Some(Err(Panicked)) => around.panicked(),
            None => {}
        }
    }

    pub(super) fn drop_conversion(&mut self) {
        self.offers = Offers::default();
    }
}

impl Sitting {
    /// Goes on with the list as it was made for the other importer; "Undo" goes back.
    pub(super) fn take_conversion(&mut self, around: &mut Around<'_>) {
        let current = self.version.work.revision();
        let Some(Offer { to, list, mapping, .. }) = self.version.offers.offer.take().filter(|offer| offer.revision == current) else {
            return;
        };
        let name = Message::new("action-convert").with("importer", Message::new(to.title_id()));
        let mut work = Work::with_mapping(&list, to, mapping);
        if self.version.work.is_changed() {
            work.count_as_changed();
        }
        self.turn_to(name, to, list, work, around);
    }
}

/// The table of a list under a row with the names of its fields; each row has the line that it had.
fn titled(roster: &Roster<'_>) -> Table {
    let table = roster.table();
    let mut origin = table.origin_of_rows();
    origin.push(Source { sheet: 0, line: 1 });
    table.kept_rows().for_each(|row| origin.push(table.source(row)));
    let column = |(cells, key): (&Column, &FieldKey)| {
        let mut column = Column::default();
        column.push(&key.to_string());
        table.kept_rows().for_each(|row| column.push(cells.text(row)));
        column
    };
    Table::new(table.columns().iter().zip(roster.keys()).map(column).collect(), origin)
}
