//! What is kept of a sitting while it goes on: how the list is read, its columns, and every action in its order.

use super::super::history::Entry;
use super::super::list::{From, List};
use super::super::{Step, Work};
use super::edits::{Cells, KeptChange, Out, again, as_texts, changed_cells, put};
use crate::error::Message;
use crate::importer::Importer;
use crate::mapping::{Layout, Mapping, Take};
use crate::read::{Frame, Options, Sheets};
use crate::table::{RowId, Table};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Form of what is kept. Another form is offered as the list alone.
const FORM: u32 = 2;
/// More added rows than this are those of a journal that was damaged.
const MOST_ADDED: u32 = 1_000_000;

/// What the journal holds beside the bytes of the list.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Kept {
    form: u32,
    /// Number under which the journal has the bytes of the list.
    pub(super) list: u64,
    pub(super) name: String,
    path: Option<KeptPath>,
    options: Options,
    frame: Frame,
    /// Whether the list was made of another one: no file holds it.
    #[serde(default)]
    made: bool,
    pub(super) importer: String,
    out_delimiter: char,
    /// Name of the stored platform; `None` for the sample.
    pub(super) platform: Option<String>,
    step: String,
    /// How several courses of a person are written.
    #[serde(default)]
    layout: String,
    /// What the work began with.
    takes: Vec<(String, KeptTake)>,
    /// Fields of which the person had said where they come from.
    #[serde(default)]
    settled: Vec<String>,
    cells: Cells,
    #[serde(flatten)]
    out: Out,
    /// Rows that were added below those of the list, by the work as it began and since.
    #[serde(default)]
    added: u32,
    /// Whether the work held more than the list from its start.
    changed: bool,
    /// What was done since.
    actions: Vec<Action>,
}

/// A path as the system has it, which need not be text.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
enum KeptPath {
    Text(String),
    #[cfg(unix)]
    Bytes(Vec<u8>),
    #[cfg(windows)]
    Wide(Vec<u16>),
}

impl KeptPath {
    fn of(path: &Path) -> Self {
        match path.to_str() {
            Some(text) => Self::Text(text.to_owned()),
            #[cfg(unix)]
            None => Self::Bytes(std::os::unix::ffi::OsStrExt::as_bytes(path.as_os_str()).to_vec()),
            #[cfg(windows)]
            None => Self::Wide(std::os::windows::ffi::OsStrExt::encode_wide(path.as_os_str()).collect()),
            #[cfg(not(any(unix, windows)))]
            None => Self::Text(path.to_string_lossy().into_owned()),
        }
    }

    fn path(&self) -> PathBuf {
        match self {
            Self::Text(text) => text.into(),
            #[cfg(unix)]
            Self::Bytes(bytes) => <std::ffi::OsString as std::os::unix::ffi::OsStringExt>::from_vec(bytes.clone()).into(),
            #[cfg(windows)]
            Self::Wide(wide) => <std::ffi::OsString as std::os::windows::ffi::OsStringExt>::from_wide(wide).into(),
        }
    }
}

/// Where a field comes from: a column by its position, for two may bear one name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum KeptTake {
    Column(usize),
    Same(String),
}

impl KeptTake {
    fn of(take: &Take) -> Self {
        match take {
            Take::Column(column) => Self::Column(*column),
            Take::Same(text) => Self::Same(text.clone()),
        }
    }

    fn take(self) -> Take {
        match self {
            Self::Column(column) => Take::Column(column),
            Self::Same(text) => Take::Same(text),
        }
    }
}

/// One action, in the order in which they were done.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Action {
    name: Message,
    did: Did,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
enum Did {
    /// Fed a field from elsewhere, or no longer.
    Map(String, Option<KeptTake>),
    /// Changed cells and rows.
    Edit(Vec<KeptChange>),
}

/// A work as it stands, cheap to take; turned into what is kept on a worker.
pub(super) struct Snapshot {
    pub(super) list: List,
    pub(super) importer: &'static Importer,
    pub(super) out_delimiter: char,
    pub(super) platform: Option<String>,
    pub(super) step: Step,
    pub(super) layout: Layout,
    pub(super) mapping: Mapping,
    pub(super) table: Arc<Table>,
    pub(super) done: Vec<Arc<Entry>>,
    pub(super) changed: bool,
}

impl Snapshot {
    pub(super) fn kept(self, number: u64) -> Kept {
        let Self { list, importer, out_delimiter, platform, step, layout, mut mapping, table, done, changed } = self;
        let (mut table, mut actions, total) = (Arc::unwrap_or_clone(table), Vec::new(), done.len());
        for entry in done.iter().rev() {
            let keys = mapping.keys();
            let did = match &entry.mapped {
                Some((key, take)) => {
                    entry.patch.clone().apply(&mut table);
                    Some(Did::Map(key.to_string(), take.as_ref().map(KeptTake::of)))
                }
                None => {
                    let forth = entry.patch.clone().apply(&mut table);
                    as_texts(&forth, &keys, &table).map(Did::Edit)
                }
            };
            let Some(did) = did else { break };
            if let Some(before) = &entry.mapping {
                mapping = before.clone();
            }
            actions.push(Action { name: entry.name.clone(), did });
        }
        let whole = actions.len() == total;
        actions.reverse();
        let names = list.sheet_names().into_iter().map(str::to_owned).collect();
        Kept {
            form: FORM,
            list: number,
            name: list.name.clone(),
            path: match &list.from {
                From::Path(path) => Some(KeptPath::of(path)),
                From::Pasted | From::Sample => None,
            },
            options: Options { sheets: Sheets::Named(names), frame: None, ..list.options.clone() },
            frame: list.frame,
            made: list.is_made(),
            importer: importer.id.clone(),
            out_delimiter,
            platform,
            step: step.title_id().to_owned(),
            layout: layout.word().to_owned(),
            takes: mapping.takes.iter().map(|(key, take)| (key.to_string(), KeptTake::of(take))).collect(),
            settled: mapping.keys().iter().filter(|key| mapping.is_settled(key)).map(ToString::to_string).collect(),
            cells: changed_cells(&list, &mapping, importer, &table),
            added: table.rows().saturating_sub(list.rows().len() as u32),
            out: Out::of(&table),
            changed: changed || !whole,
            actions,
        }
    }
}

impl Kept {
    /// What was kept; `None` when another form of the program kept it.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok().filter(|kept: &Self| kept.form == FORM)
    }

    /// Name of the list and number of its bytes, also of a form that is not known.
    pub(super) fn outline(bytes: &[u8]) -> (String, u64) {
        let value: serde_json::Value = serde_json::from_slice(bytes).unwrap_or_default();
        let name = value.get("name").and_then(|name| name.as_str()).unwrap_or_default();
        (name.to_owned(), value.get("list").and_then(serde_json::Value::as_u64).unwrap_or_default())
    }

    /// How many actions would come back; what the work began with counts as one.
    pub(super) fn actions(&self) -> usize {
        self.actions.len() + usize::from(!self.cells.is_empty() || !self.out.removed.is_empty())
    }

    pub(super) fn from(&self) -> From {
        self.path.as_ref().map_or(From::Pasted, |path| From::Path(path.path()))
    }

    pub(super) fn options(&self) -> Options {
        self.options.clone()
    }
}

/// The work of a former run, to be put on its list.
#[derive(Debug)]
pub struct Recovered(pub(super) Kept);

impl Recovered {
    /// The list with the lines that were in use.
    pub(in crate::workspace) fn frame(&self, list: List) -> List {
        let rows = list.table().map_or(0, Table::rows);
        let Frame { header, first, end } = self.0.frame;
        let end = RowId(end.0.min(rows));
        let list = list.framed(Frame { header: header.filter(|row| row.0 < rows), first: first.min(end), end });
        if self.0.made { list.of_no_file() } else { list }
    }

    /// The columns that the work began with.
    pub(in crate::workspace) fn base_mapping(&self, importer: &Importer) -> Option<Mapping> {
        let mut mapping = Mapping::default();
        for (name, take) in &self.0.takes {
            let key = importer.key_of_header(name)?;
            mapping.set(importer, key.clone(), Some(take.clone().take()));
            if self.0.settled.contains(name) {
                mapping.settle(key);
            }
        }
        Some(mapping)
    }

    pub(in crate::workspace) fn step(&self) -> Step {
        Step::ALL.into_iter().find(|step| step.title_id() == self.0.step).unwrap_or_default()
    }

    pub(in crate::workspace) fn layout(&self) -> Layout {
        Layout::of(&self.0.layout).unwrap_or_default()
    }

    pub(in crate::workspace) fn out_delimiter(&self) -> char {
        self.0.out_delimiter
    }

    /// Does everything again that was done, each action in a way that can be taken back.
    pub(in crate::workspace) fn replay(self, work: &mut Work, list: &List, importer: &'static Importer) {
        let Kept { cells, out, added, changed, actions, .. } = self.0;
        work.grow(list, added.min(MOST_ADDED));
        work.start_from(|table, column| put(table, column, importer, cells, out));
        if changed {
            work.count_as_changed();
        }
        for Action { name, did } in actions {
            match did {
                Did::Map(field, take) => {
                    let columns = list.table().map_or(0, |table| table.columns().len());
                    let take = take.map(KeptTake::take).filter(|take| !matches!(take, Take::Column(column) if *column >= columns));
                    if let Some(key) = importer.key_of_header(&field) {
                        work.map(list, importer, key, take, name);
                    }
                }
                Did::Edit(changes) => {
                    let change = again(changes, work, importer);
                    work.edit(name, change);
                }
            }
        }
    }
}
