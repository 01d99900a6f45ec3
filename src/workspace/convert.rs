//! The same list for another importer: made on a worker, looked at, then gone on with.

use super::{List, Panicked, Work, Workspace};
use crate::error::{Fault as _, Message};
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
    revision: u64,
}

/// What a worker gives back.
pub(super) type OfferDone = Result<Offer, ReadFault>;

impl Workspace {
    /// The importers for which the list can be made instead.
    pub fn convertible(&self) -> Vec<&'static Importer> {
        importer::all().iter().filter(|to| can_convert(self.importer, to)).collect()
    }

    /// The same list for another importer, while it is looked at.
    pub fn offer(&self) -> Option<&Offer> {
        self.offer.as_ref()
    }

    /// Makes the list for another importer, to be looked at.
    pub(super) fn prepare_conversion(&mut self, id: &str) {
        let (Some(to), Some(list), Some(work)) = (importer::find(id), &self.list, &self.work) else { return };
        if !can_convert(self.importer, to) {
            return;
        }
        let (list, table, keys, revision) = (list.clone(), Arc::clone(work.table()), work.mapping().keys(), work.revision());
        let (from, catalogue, today) = (self.importer, Arc::clone(&self.platform.catalogue), jiff::Zoned::now().date());
        self.jobs.convert.start(&self.wake, move |watch| {
            let original = Original { table: &table, keys: &keys, importer: from, catalogue: &catalogue, today };
            let made = convert(&original, to);
            let rows = made.table.kept();
            let (new, mapping) = as_list(&list, &made, watch)?;
            Ok(Offer { to, losses: made.losses, rows, list: new, mapping, revision })
        });
    }

    pub(super) fn offered_conversion(&mut self, result: Result<OfferDone, Panicked>) {
        match result {
            Ok(Ok(offer)) => self.offer = Some(offer),
            Ok(Err(fault)) => self.notices.say(crate::error::Level::Error, fault.message()),
            Err(Panicked) => self.panicked(),
        }
    }

    /// Goes on with the list as it was made for the other importer; "Undo" goes back.
    pub(super) fn take_conversion(&mut self) {
        let Some(Offer { to, list, mapping, revision, .. }) = self.offer.take() else { return };
        let edited = self.work.as_ref().filter(|work| work.revision() == revision).map(Work::is_edited);
        let Some(edited) = edited else { return };
        let name = Message::new("action-convert").with("importer", Message::new(to.title_id()));
        self.turn_to(name, to, list, |list| {
            let mut work = Work::with_mapping(list, mapping);
            if edited {
                work.count_as_edited();
            }
            work
        });
    }

    pub(super) fn drop_conversion(&mut self) {
        self.jobs.convert.cancel();
        self.offer = None;
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
    Ok((list, Mapping { takes }))
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
