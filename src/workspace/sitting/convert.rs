//! The same list for another importer: made on a worker, looked at, then gone on with.

use super::super::{List, Panicked, Slot, Work};
use super::{Around, Sitting, Version};
use crate::error::{Fault as _, Level, Message};
use crate::importer::{self, FieldKey, Importer};
use crate::mapping::{Converted, Loss, Mapping, Original, Take, can_convert, convert};
use crate::read::{Frame, Options, ReadFault, read};
use crate::table::{RowId, Source, Table};
use crate::watch::Watch;
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
    slot: Slot<Result<Offer, ReadFault>>,
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
        let (list, table, revision) = (self.list.clone(), Arc::clone(self.work.table()), self.work.revision());
        let (keys, from, catalogue) = (self.work.mapping().keys(), self.importer, Arc::clone(&around.platform.catalogue));
        let today = jiff::Zoned::now().date();
        self.offers.slot.start(around.wake, move |watch| {
            let original = Original { table: &table, keys: &keys, importer: from, catalogue: &catalogue, today };
            let made = convert(&original, to);
            let rows = made.table.kept();
            let (new, mapping) = as_list(&list, &made, watch)?;
            Ok(Offer { to, losses: made.losses, rows, list: new, mapping, revision })
        });
    }

    pub(super) fn poll_offer(&mut self, around: &mut Around<'_>) {
        match self.offers.slot.poll() {
            Some(Ok(Ok(offer))) => self.offers.offer = Some(offer),
            Some(Ok(Err(fault))) => around.notices.say(Level::Error, fault.message()),
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

/// What was made as a list of its own: text under the names of the fields, each row with the line that it had.
fn as_list(from: &List, made: &Converted, watch: &Watch) -> Result<(List, Mapping), ReadFault> {
    let bytes = Arc::new(text(&made.keys, &made.table).into_bytes());
    let frame = Frame { header: Some(RowId(0)), first: RowId(1), end: RowId(made.table.rows() + 1) };
    let options = Options { encoding: Some("UTF-8".to_owned()), delimiter: Some(';'), frame: Some(frame), ..Options::default() };
    let mut book = read(&bytes, "", &options, watch)?;
    let mut origin = made.table.origin_of_rows();
    origin.push(Source { sheet: 0, line: 1 });
    (0..made.table.rows()).for_each(|row| origin.push(made.table.source(RowId(row))));
    let sheet = Arc::make_mut(&mut book.list);
    sheet.table = Table::new(sheet.table.columns().to_vec(), origin);
    let list = List { frame, ..List::new(from.from.clone(), from.name.clone(), bytes, options, Arc::new(book)) };
    let takes = made.keys.iter().enumerate().map(|(column, key)| (key.clone(), Take::Column(column))).collect();
    Ok((list, Mapping::of(takes)))
}

fn text(keys: &[FieldKey], table: &Table) -> String {
    let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |cells: Vec<String>| cells.join(";") + "\n";
    let mut text = line(keys.iter().map(|key| quoted(&key.to_string())).collect());
    for row in table.kept_rows() {
        text += &line(table.columns().iter().map(|column| quoted(column.text(row))).collect());
    }
    text
}
