//! Several tables under each other: sheets of a workbook, blocks of a sheet, tables side by side. Columns are put
//! together by the same title, else by what the titles mean.

use super::{
    Class, Passed, Problem, ReadFault, Sheet,
    titles::{self, Key},
};
use crate::{
    error::{Level, Message},
    table::{Column, Origin, RowId, Table},
    text::fold,
};
use std::sync::Arc;

/// Header of the column that says from which sheet a row comes. The same in every language: saved mappings
/// name columns by their headers.
pub const SHEET_HEADER: &str = "Feuille";
/// Header of the column that says which title stands above a row, likewise.
pub(super) const BLOCK_HEADER: &str = "Intitulé";

/// Rows times columns of tables put together; each costs one to four bytes.
const MOST_CELLS: u64 = 160_000_000;

/// One of the tables.
pub(super) struct Piece {
    sheet: Arc<Sheet>,
    part: super::Part,
    keys: Vec<Key>,
}

impl Piece {
    /// The tables that a sheet brings: its parts, or the sheet as a whole.
    pub(super) fn of(sheet: &Arc<Sheet>) -> Vec<Self> {
        let whole = || super::Part {
            name: String::new(),
            columns: 0..sheet.table.columns().len(),
            frame: sheet.frame,
            passed: sheet.passed.clone(),
        };
        let mut parts = if sheet.parts.is_empty() { vec![whole()] } else { sheet.parts.clone() };
        if !sheet.parts.is_empty()
            && let Some(first) = parts.first_mut()
        {
            // What stands above and beside the parts is named with the first of them.
            let known: Vec<RowId> = sheet.parts.iter().flat_map(|part| part.passed.iter().map(|passed| passed.row)).collect();
            first.passed.extend(sheet.passed.iter().filter(|passed| !known.contains(&passed.row)));
            first.passed.sort_by_key(|passed| passed.row);
        }
        parts.into_iter().map(|part| Self::new(sheet, part)).collect()
    }

    fn new(sheet: &Arc<Sheet>, part: super::Part) -> Self {
        let used = |column: usize| part.frame.rows().any(|row| !sheet.table.text(column, row).trim().is_empty());
        let keys = titles::keys(&sheet.table, part.columns.clone(), part.frame.header, used);
        Self { sheet: Arc::clone(sheet), part, keys }
    }

    /// The rows it brings, ascending, each with what it is passed over for.
    fn rows(&self) -> Vec<(RowId, Option<Passed>)> {
        let (table, columns) = (&self.sheet.table, self.part.columns.clone());
        let any = |row: RowId| table.columns()[columns.clone()].iter().any(|column| !column.text(row).trim().is_empty());
        let passed = |row: RowId| self.part.passed.iter().find(|passed| passed.row == row).copied();
        let inside: Vec<(RowId, Option<Passed>)> = self.part.frame.rows().filter(|&row| any(row)).map(|row| (row, passed(row))).collect();
        let outside = self.part.passed.iter().filter(|passed| passed.row < self.part.frame.first || passed.row >= self.part.frame.end);
        let mut rows: Vec<(RowId, Option<Passed>)> = outside.map(|passed| (passed.row, Some(*passed))).chain(inside).collect();
        rows.sort_by_key(|(row, _)| *row);
        rows
    }
}

/// Whether the titles of a sheet say who somebody is.
pub(super) fn names_people(sheet: &Sheet) -> bool {
    keys_of(sheet).iter().any(|key| key.meaning.is_some_and(|(meaning, _)| meaning.is_person()))
}

/// The columns of a table of a sheet, for comparing.
pub(super) fn keys_of(sheet: &Sheet) -> Vec<Key> {
    let used = |column: usize| sheet.frame.rows().any(|row| !sheet.table.text(column, row).trim().is_empty());
    titles::keys(&sheet.table, 0..sheet.table.columns().len(), sheet.frame.header, used)
}

/// Tables about to become one.
pub(super) struct Joined {
    pieces: Vec<Piece>,
    /// All columns: those of the first table, then what others add.
    columns: Vec<Key>,
    /// For each table, the place of its columns among all of them.
    places: Vec<Vec<usize>>,
    /// Whether the tables come from several sheets.
    sheets: bool,
    /// Whether they are told as tables of one page.
    page: bool,
}

impl Joined {
    pub(super) fn new(pieces: Vec<Piece>, sheets: bool, page: bool) -> Self {
        let mut columns: Vec<Key> = Vec::new();
        let mut places = Vec::new();
        for piece in &pieces {
            let of_piece = titles::places(&columns, &piece.keys).into_iter().zip(&piece.keys).map(|(place, key)| {
                place.unwrap_or_else(|| {
                    columns.push(key.clone());
                    columns.len() - 1
                })
            });
            places.push(of_piece.collect());
        }
        Self { pieces, columns, places, sheets, page }
    }

    /// The header of a column as its first table writes it.
    fn header(&self, column: usize) -> &str {
        for (piece, places) in self.pieces.iter().zip(&self.places) {
            let index = places.iter().position(|place| *place == column);
            if let (Some(index), Some(header)) = (index, piece.part.frame.header) {
                return piece.sheet.table.text(piece.keys[index].column, header);
            }
        }
        ""
    }

    /// Names of the groups of rows: sheets, else titles above the tables; what feeds the last column.
    fn names(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().map(|piece| if self.sheets { piece.sheet.name.as_str() } else { piece.part.name.as_str() })
    }

    /// That the tables stand together, and which of them lacks columns of the others.
    pub(super) fn problems(&self) -> Vec<Problem> {
        if !self.sheets || self.page {
            return self.problems_of_blocks();
        }
        let mut names: Vec<&str> = self.names().collect();
        names.dedup();
        let message =
            Message::new("read-sheets-together").with("count", names.len()).with("sheets", some(&names)).with("header", SHEET_HEADER);
        let mut told = vec![Problem::new(Class::SheetsTogether, Level::Info, message)];
        for (piece, places) in self.pieces.iter().zip(&self.places) {
            let lacks = |column: &usize| !self.columns[*column].words.0.is_empty() && !places.contains(column);
            let lacking: Vec<&str> = (0..self.columns.len()).filter(lacks).map(|column| self.header(column)).collect();
            if !lacking.is_empty() {
                let name = &piece.sheet.name;
                let message = Message::new("read-sheet-lacks")
                    .with("sheet", name.as_str())
                    .with("count", lacking.len())
                    .with("columns", some(&lacking));
                told.push(Problem::new(Class::SheetsDiffer, Level::Warning, message).in_sheet(name));
            }
        }
        told
    }

    fn problems_of_blocks(&self) -> Vec<Problem> {
        let beside = self.pieces.windows(2).any(|pair| pair[0].part.columns != pair[1].part.columns);
        let id = if beside { "read-tables-beside" } else { "read-tables-below" };
        let names: Vec<&str> = self.names().filter(|name| !name.is_empty()).collect();
        let message = Message::new(id).with("count", self.pieces.len());
        let message = match names.as_slice() {
            [] => message.with("names", "—").with("named", 0),
            names => message.with("names", some(names)).with("named", names.len()),
        };
        let name = &self.pieces[0].sheet.name;
        vec![Problem::new(Class::TablesTogether, Level::Warning, message.with("header", BLOCK_HEADER)).in_sheet(name)]
    }

    /// The tables under each other, and the name of the sheet or the title above in a last column.
    pub(super) fn sheet(&self, book: &[Arc<Sheet>]) -> Result<Sheet, ReadFault> {
        let first = &self.pieces[0];
        let head = u32::from(first.part.frame.header.is_some());
        let mut origin = if self.sheets { Origin::of_sheets(book.iter().map(|sheet| sheet.name.clone())) } else { Origin::default() };
        first.part.frame.header.into_iter().for_each(|row| origin.push(first.sheet.table.source(row)));
        let mut columns: Vec<Column> = (0..self.columns.len()).map(|column| headed(head, self.header(column))).collect();
        let mut names = headed(head, &self.last_header());
        let mut list = Sheet { name: first.sheet.name.clone(), ..Sheet::default() };
        let mut height = head;
        for ((piece, places), name) in self.pieces.iter().zip(&self.places).zip(self.names()) {
            let part = &piece.sheet;
            let rows = piece.rows();
            let ids: Vec<RowId> = rows.iter().map(|(row, _)| *row).collect();
            let after = ids.len() as u32 + height;
            if u64::from(after) * columns.len() as u64 > MOST_CELLS {
                return Err(ReadFault::too_big());
            }
            for (key, place) in piece.keys.iter().zip(places) {
                columns[*place].append(part.table.column(key.column), &ids);
            }
            columns.iter_mut().for_each(|column| column.resize(after as usize));
            names.append(&Column::filled(name, 1), &vec![RowId(0); ids.len()]);
            ids.iter().for_each(|&row| origin.push(part.table.source(row)));
            for (at, (row, passed)) in (height..).zip(&rows) {
                if part.is_hidden_row(*row) {
                    list.hidden_rows.push(at + 1);
                }
                if part.struck_rows.binary_search(&(row.0 + 1)).is_ok() {
                    list.struck_rows.push(at + 1);
                }
                list.passed.extend(passed.map(|passed| Passed { row: RowId(at), ..passed }));
            }
            height = after;
        }
        if self.sheets || self.names().any(|name| !name.is_empty()) {
            columns.push(names);
        }
        list.table = Table::new(columns, origin);
        list.frame = super::Frame { header: (head == 1).then_some(RowId(0)), first: RowId(head), end: RowId(height) };
        Ok(list)
    }

    fn last_header(&self) -> String {
        let (name, other) = if self.sheets && !self.page { (SHEET_HEADER, "Nom de la feuille") } else { (BLOCK_HEADER, "Titre du bloc") };
        let taken = self.columns.iter().any(|key| key.words.0 == fold::careful(name));
        if taken { other } else { name }.to_owned()
    }

    /// Names of the groups of rows when they stand in the last column; the same one once.
    pub(super) fn gathered(&self) -> Vec<String> {
        let mut names: Vec<String> = self.names().filter(|name| !name.is_empty()).map(str::to_owned).collect();
        let mut seen = Vec::new();
        names.retain(|name| !seen.contains(name) && (seen.push(name.clone()), true).1);
        names
    }
}

fn headed(head: u32, text: &str) -> Column {
    Column::filled(text, head as usize)
}

/// A few names with commas between them.
fn some(names: &[&str]) -> String {
    const SHOWN: usize = 6;
    let more = if names.len() > SHOWN { "…" } else { "" };
    names.iter().take(SHOWN).map(|name| name.trim()).collect::<Vec<_>>().join(", ") + more
}
