//! Which rows the table shows, and in which order. Filters and orders never change the file.

use super::beside::Beside;
use crate::{
    importer::{FieldKey, Kind},
    table::{Column, Order, RowId, Table},
    text::fold::careful,
    workspace::{Work, Workspace},
};
use std::{collections::BTreeSet, ops::Range};

/// Which rows stand there, before any value is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// All rows of the file.
    #[default]
    All,
    /// Those with a problem.
    WithProblems,
    /// Those of the problem that is chosen.
    Chosen,
    /// Those that are out of the file: removed, or put aside.
    Out,
    /// Those that another screen pointed at.
    These,
}

impl Show {
    /// All, in order.
    pub const ALL: [Self; 5] = [Self::All, Self::WithProblems, Self::Chosen, Self::Out, Self::These];

    /// Message id of its words.
    pub fn words(self) -> &'static str {
        match self {
            Self::All => "ui-rows-all",
            Self::WithProblems => "ui-rows-with-problems",
            Self::Chosen => "ui-rows-of-problem",
            Self::Out => "ui-rows-out",
            Self::These => "ui-rows-these",
        }
    }
}

/// The rows whose cell in this column holds one of these texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Facet {
    /// Column of the table as it is shown: the fields, then the columns beside.
    pub column: usize,
    /// The texts.
    pub texts: BTreeSet<String>,
}

/// The columns of the table as it is shown.
#[derive(Clone, Copy)]
pub struct Columns<'a> {
    /// The work.
    pub work: &'a Work,
    /// Columns that are not written.
    pub beside: &'a [Beside],
}

impl<'a> Columns<'a> {
    /// A column.
    pub fn get(self, index: usize) -> Option<&'a Column> {
        let fields = self.work.table().columns();
        fields.get(index).or_else(|| Some(&self.beside.get(index.checked_sub(fields.len())?)?.cells))
    }

    fn identity(self) -> Vec<String> {
        let fields = self.work.mapping().keys().into_iter().map(|key| key.to_string());
        fields.chain(self.beside.iter().map(|beside| format!("{} {}", beside.column, beside.name))).collect()
    }
}

/// What the rows on the screen were gathered for.
#[derive(Clone, PartialEq)]
struct Of {
    show: Show,
    chosen: Range<usize>,
    check: Option<u64>,
    rows: u32,
    kept: u32,
    choices: u64,
    /// How the file has them.
    order: Option<Order>,
}

/// The rows on the screen.
#[derive(Default)]
pub struct View {
    show: Show,
    facets: Vec<Facet>,
    order: Option<(usize, bool)>,
    /// What another screen pointed at, top to bottom.
    these: Vec<RowId>,
    /// Goes up with every choice of the person.
    choices: u64,
    columns: Vec<String>,
    of: Option<Of>,
    kept: Option<Vec<RowId>>,
    /// Place of each row on the screen, when they stand in an order of their own.
    places: Option<Vec<u32>>,
}

/// Not on the screen.
const NOWHERE: u32 = u32::MAX;

impl View {
    /// Which rows are shown.
    pub fn show(&self) -> Show {
        self.show
    }

    /// Shows these rows.
    pub fn choose(&mut self, show: Show) {
        if self.show != show {
            self.show = show;
            self.choices += 1;
        }
    }

    /// Shows these rows only.
    pub fn point_at(&mut self, mut rows: Vec<RowId>) {
        rows.sort_unstable();
        rows.dedup();
        self.show_all();
        (self.show, self.these) = (Show::These, rows);
    }

    /// Whether another screen pointed at rows.
    pub fn points(&self) -> bool {
        !self.these.is_empty()
    }

    /// The values that rows are chosen by.
    pub fn facets(&self) -> &[Facet] {
        &self.facets
    }

    /// The values chosen in a column.
    pub fn facet(&self, column: usize) -> Option<&Facet> {
        self.facets.iter().find(|facet| facet.column == column)
    }

    /// Shows rows with this text in this column too, or no longer.
    pub fn turn(&mut self, column: usize, text: &str) {
        self.choices += 1;
        let place = self.facets.iter().position(|facet| facet.column == column).unwrap_or_else(|| {
            self.facets.push(Facet { column, texts: BTreeSet::new() });
            self.facets.len() - 1
        });
        let texts = &mut self.facets[place].texts;
        if !texts.remove(text) {
            texts.insert(text.to_owned());
        }
        self.facets.retain(|facet| !facet.texts.is_empty());
    }

    /// Shows the rows of a column whatever they hold.
    pub fn drop_facet(&mut self, column: usize) {
        self.facets.retain(|facet| facet.column != column);
        self.choices += 1;
    }

    /// The column by which the rows stand, and whether the largest comes first.
    pub fn order(&self) -> Option<(usize, bool)> {
        self.order
    }

    /// Puts the rows in this order on the screen; `None` = that of the file.
    pub fn sort(&mut self, order: Option<(usize, bool)>) {
        self.order = order;
        self.choices += 1;
    }

    /// Whether anything but all rows in the order of the file is shown.
    pub fn is_narrowed(&self) -> bool {
        self.show != Show::All || !self.facets.is_empty() || self.order.is_some()
    }

    /// All rows, in the order of the file.
    pub fn show_all(&mut self) {
        *self = Self { choices: self.choices + 1, columns: std::mem::take(&mut self.columns), of: self.of.take(), ..Self::default() };
    }

    /// Number of rows on the screen.
    pub fn count(&self, table: &Table) -> u32 {
        self.kept.as_ref().map_or(table.kept(), |kept| kept.len() as u32)
    }

    /// The row at a place on the screen.
    pub fn id(&self, place: u32) -> Option<RowId> {
        match &self.kept {
            Some(kept) => kept.get(place as usize).copied(),
            None => Some(RowId(place)),
        }
    }

    /// The place of a row on the screen.
    pub fn place(&self, row: RowId) -> Option<u32> {
        match (&self.places, &self.kept) {
            (Some(places), _) => places.get(row.index()).copied().filter(|place| *place != NOWHERE),
            (None, Some(kept)) => kept.binary_search(&row).ok().map(|place| place as u32),
            (None, None) => Some(row.0),
        }
    }

    /// Gathers the rows again when what they were gathered for changed. A cell that is edited moves no row: what no longer
    /// fits stays until something else is chosen. Returns whether rows stand elsewhere than before.
    pub fn update(&mut self, space: &Workspace, beside: &[Beside], chosen: Range<usize>) -> bool {
        let Some(work) = space.work() else { return false };
        let columns = Columns { work, beside };
        let identity = columns.identity();
        if self.columns != identity {
            // Another column stands where a value was chosen: the choice means nothing there.
            if !self.columns.is_empty() {
                (self.facets, self.order) = (Vec::new(), None);
                self.choices += 1;
            }
            self.columns = identity;
        }
        // Rows of problems go by the last finished check: they do not vanish under an edit.
        let check = matches!(self.show, Show::WithProblems | Show::Chosen).then(|| space.check_number());
        let chosen = if self.show == Show::Chosen { chosen } else { 0..0 };
        let (rows, kept) = (work.table().rows(), work.table().kept());
        let order = work.table().order().cloned();
        let is_plain = self.order.is_none() && order.is_none();
        let now = Of { show: self.show, chosen, check, rows, kept, choices: self.choices, order };
        if self.of.as_ref() == Some(&now) {
            return false;
        }
        self.kept = self.gather(space, columns, &now);
        self.places = self.kept.as_ref().filter(|_| !is_plain).map(|kept| {
            let mut places = vec![NOWHERE; rows as usize];
            (0..).zip(kept).for_each(|(place, row)| places[row.index()] = place);
            places
        });
        self.of.replace(now).is_some()
    }

    /// `None` for all rows as they stand.
    fn gather(&self, space: &Workspace, columns: Columns<'_>, of: &Of) -> Option<Vec<RowId>> {
        let (work, table) = (columns.work, columns.work.table());
        let plain = self.show == Show::All && self.facets.is_empty() && self.order.is_none();
        if plain && !table.has_removed() && table.order().is_none() {
            return None;
        }
        let mut rows: Vec<RowId> = match self.show {
            Show::All => table.kept_rows().collect(),
            Show::These => self.these.iter().copied().filter(|row| row.0 < table.rows() && !table.is_removed(*row)).collect(),
            Show::Out => work.rows_out().collect(),
            Show::WithProblems | Show::Chosen => {
                let findings = space.report().map(|report| report.findings.as_slice()).unwrap_or_default();
                let concerned = if self.show == Show::Chosen { findings.get(of.chosen.clone()).unwrap_or_default() } else { findings };
                let mut seen = vec![false; table.rows() as usize];
                concerned.iter().flat_map(|finding| &finding.rows).for_each(|row| seen[row.index()] = true);
                table.kept_rows().filter(|row| seen[row.index()]).collect()
            }
        };
        for facet in &self.facets {
            keep(&mut rows, columns, facet);
        }
        self.put_in_order(&mut rows, columns);
        Some(rows)
    }

    fn put_in_order(&self, rows: &mut [RowId], columns: Columns<'_>) {
        if let Some((column, down)) = self.order
            && let Some(cells) = columns.get(column)
        {
            let ranks = ranks(cells);
            rows.sort_by_key(|&row| {
                let (blank, rank) = ranks[cells.id(row).0 as usize];
                // What is empty comes last in both directions.
                (blank, if down { u32::MAX - rank } else { rank })
            });
        }
    }

    /// All rows of the file in the order of the screen, also those that it does not show; `None` when it has none of its own.
    pub fn order_of_all(&self, columns: Columns<'_>) -> Option<Order> {
        self.order?;
        let mut rows: Vec<RowId> = columns.work.table().all_rows().collect();
        self.put_in_order(&mut rows, columns);
        Some(rows.into())
    }

    /// The values of a column among the rows that the other columns leave, the most frequent first.
    pub fn values(&self, space: &Workspace, columns: Columns<'_>, column: usize) -> Vec<(String, u32)> {
        let Some(cells) = columns.get(column) else { return Vec::new() };
        let others = Self {
            facets: self.facets.iter().filter(|facet| facet.column != column).cloned().collect(),
            show: self.show,
            these: self.these.clone(),
            ..Self::default()
        };
        let of = self.of.clone().unwrap_or(Of { show: self.show, chosen: 0..0, check: None, rows: 0, kept: 0, choices: 0, order: None });
        let rows = others.gather(space, columns, &of).unwrap_or_else(|| columns.work.table().kept_rows().collect());
        let mut counts = vec![0_u32; cells.dict().len()];
        rows.iter().for_each(|&row| counts[cells.id(row).0 as usize] += 1);
        let mut values: Vec<(String, u32)> =
            cells.dict().iter().map(|(id, text)| (text.to_owned(), counts[id.0 as usize])).filter(|(_, count)| *count > 0).collect();
        values.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| natural(&a.0).cmp(&natural(&b.0))));
        values
    }
}

/// The rows of the file that name a course, in any of its columns.
pub fn of_course(space: &Workspace, shortname: &str) -> Vec<RowId> {
    let Some(work) = space.work() else { return Vec::new() };
    let kind = |key: &FieldKey| space.importer().field(key).map(|field| field.kind);
    let columns = work
        .mapping()
        .keys()
        .iter()
        .enumerate()
        .filter(|(_, key)| kind(key) == Some(Kind::Course))
        .map(|(column, _)| column)
        .collect::<Vec<_>>();
    let table = work.table();
    let names = |row: &RowId| columns.iter().any(|&column| table.text(column, *row).trim() == shortname);
    table.kept_rows().filter(names).collect()
}

/// Keeps the rows whose cell holds one of the texts.
fn keep(rows: &mut Vec<RowId>, columns: Columns<'_>, facet: &Facet) {
    let Some(cells) = columns.get(facet.column) else { return };
    let fits: Vec<bool> = cells.dict().iter().map(|(_, text)| facet.texts.contains(text)).collect();
    rows.retain(|&row| fits[cells.id(row).0 as usize]);
}

/// For each value of a column whether it is blank, and its place among the others.
fn ranks(cells: &Column) -> Vec<(bool, u32)> {
    let texts: Vec<(String, bool)> = cells.dict().iter().map(|(_, text)| (natural(text), text.trim().is_empty())).collect();
    let mut order: Vec<usize> = (0..texts.len()).collect();
    order.sort_by(|&a, &b| texts[a].0.cmp(&texts[b].0));
    let mut ranks = vec![(false, 0); texts.len()];
    for (rank, &value) in (0..).zip(&order) {
        ranks[value] = (texts[value].1, rank);
    }
    ranks
}

/// A text by which values sort as people expect: case and accents aside, `TD2` before `TD10`.
fn natural(text: &str) -> String {
    let mut key = String::with_capacity(text.len() + 8);
    let mut digits = String::new();
    let end = |key: &mut String, digits: &mut String| {
        if !digits.is_empty() {
            let significant = digits.trim_start_matches('0');
            key.push_str(&format!("{significant:0>20}"));
            digits.clear();
        }
    };
    for c in careful(text).chars() {
        if c.is_ascii_digit() {
            digits.push(c);
        } else {
            end(&mut key, &mut digits);
            key.push(c);
        }
    }
    end(&mut key, &mut digits);
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_sort_as_people_expect() {
        let mut texts = ["TD10", "td2", "Élodie", "TD1", "zoé", "eve"];
        texts.sort_by_key(|text| natural(text));
        assert_eq!(texts, ["Élodie", "eve", "TD1", "td2", "TD10", "zoé"]);
    }

    #[test]
    fn blanks_come_last_whichever_way() {
        let mut cells = Column::default();
        ["", "b", "a", " "].iter().for_each(|text| cells.push(text));
        let ranks = ranks(&cells);
        let of = |row: u32| ranks[cells.id(RowId(row)).0 as usize];
        assert!(of(0).0 && of(3).0 && !of(1).0 && of(2).1 < of(1).1);
    }
}
