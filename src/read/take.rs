//! What of a book makes the list: one sheet or several under each other, with merged ranges filled or not.

use super::{Book, Frame, Options, Problem, ReadFault, Sheet, Sheets, frame::filled, merged, problems};
use crate::{
    error::{Level, Message},
    table::{Column, Origin, RowId, Table},
    text::fold,
};
use std::{collections::HashMap, sync::Arc};

/// Header of the column that says from which sheet a row comes. The same in every language: saved mappings
/// name columns by their headers.
pub const SHEET_HEADER: &str = "Feuille";

/// Rows times columns of sheets put together; each costs one to four bytes.
const MOST_CELLS: u64 = 160_000_000;

impl Book {
    /// The same book with other choices of sheets, merged ranges and hidden rows; nothing is read again.
    ///
    /// # Errors
    /// When no sheet has the name that is asked for.
    pub fn retaken(&self, options: &Options) -> Result<Self, ReadFault> {
        let mut book = Self {
            encoding: self.encoding.clone(),
            delimiter: self.delimiter,
            newline: self.newline,
            sheets: self.sheets.clone(),
            ..Self::new(self.kind, Vec::new(), self.remarks.clone())
        };
        take(&mut book, options)?;
        Ok(book)
    }

    /// The sheets to propose when several are to be taken together: the visible lists with the same headers, else
    /// those that are chosen.
    pub fn proposed_together(&self) -> Vec<usize> {
        if self.chosen.len() < 2 && is_cut(&self.sheets) { lists(&self.sheets) } else { self.chosen.clone() }
    }
}

/// Whether every visible sheet with a list has the same headers: one list, cut into sheets.
pub(super) fn is_cut(sheets: &[Arc<Sheet>]) -> bool {
    let headers =
        |&index: &usize| sheets[index].frame.header.map(|_| keys(&sheets[index]).into_iter().map(|(_, key)| key).collect::<Vec<_>>());
    let mut all = lists(sheets).into_iter().map(|index| headers(&index));
    let first = all.next().flatten();
    first.is_some() && all.len() > 0 && all.all(|other| other == first)
}

/// The visible sheets that hold a list.
pub(super) fn lists(sheets: &[Arc<Sheet>]) -> Vec<usize> {
    (0..sheets.len()).filter(|&index| is_list(&sheets[index])).collect()
}

/// Chooses the sheets, makes the list of them, and gathers what is to be said.
pub(super) fn take(book: &mut Book, options: &Options) -> Result<(), ReadFault> {
    book.chosen = chosen(&book.sheets, &options.sheets)?;
    let mut told = book.remarks.clone();
    if book.chosen.len() > 1 {
        told.extend(leave_odd_sheets(book));
    }
    book.main = book.chosen[0];
    if let (Some(frame), [only]) = (options.frame, book.chosen.as_slice()) {
        Arc::make_mut(&mut book.sheets[*only]).frame = frame;
    }
    let mut parts = Vec::new();
    for &index in &book.chosen {
        let sheet = &book.sheets[index];
        told.extend(problems::of_sheet(sheet, options));
        parts.push(if options.fill_merged { merged::filled_down(sheet)? } else { Arc::clone(sheet) });
    }
    if options.sheets == Sheets::Likeliest {
        told.extend(problems::several_sheets(&book.sheets, book.main));
    }
    book.list = match parts.as_slice() {
        [only] => Arc::clone(only),
        _ => {
            let joined = Joined::new(&parts);
            told.extend(joined.problems());
            let mut list = joined.sheet(&book.sheets)?;
            list.frame = options.frame.unwrap_or(list.frame);
            Arc::new(list)
        }
    };
    told.extend(problems::of_list(&book.list, &book.sheets, book.kind));
    problems::sort(&mut told);
    book.problems = told;
    Ok(())
}

/// Indexes of the sheets that are asked for; at least one.
fn chosen(sheets: &[Arc<Sheet>], wanted: &Sheets) -> Result<Vec<usize>, ReadFault> {
    let named = |name: &String| {
        let found = sheets.iter().position(|sheet| sheet.name == *name);
        found.ok_or_else(|| ReadFault::new("unknown-sheet", "read-unknown-sheet").with("sheet", name.as_str()))
    };
    let mut chosen: Vec<usize> = match wanted {
        Sheets::Likeliest => Vec::new(),
        Sheets::Named(names) => names.iter().map(named).collect::<Result<_, _>>()?,
        Sheets::Filled => (0..sheets.len()).filter(|&index| is_visible(&sheets[index])).collect(),
    };
    let mut seen = Vec::new();
    chosen.retain(|index| !seen.contains(index) && (seen.push(*index), true).1);
    if chosen.is_empty() {
        chosen.push(likeliest(sheets));
    }
    Ok(chosen)
}

fn is_visible(sheet: &Sheet) -> bool {
    !sheet.hidden && sheet.table.rows() > 0
}

fn is_list(sheet: &Sheet) -> bool {
    is_visible(sheet) && !sheet.frame.is_empty() && sheet.table.columns().len() > 1
}

/// The first visible sheet with a list of two columns or more; else the first with anything to show.
fn likeliest(sheets: &[Arc<Sheet>]) -> usize {
    let first = |wanted: fn(&Sheet) -> bool| sheets.iter().position(|sheet| wanted(sheet));
    first(is_list).or_else(|| first(is_visible)).or_else(|| first(|sheet| sheet.table.rows() > 0)).unwrap_or(0)
}

/// A header as it is compared, and how often it stood to the left; columns without a header go by their place.
type Key = (String, usize);

/// The columns of the list that hold anything, each with what it is matched by.
fn keys(sheet: &Sheet) -> Vec<(usize, Key)> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut keys = Vec::new();
    for (index, column) in sheet.table.columns().iter().enumerate() {
        let name = sheet.frame.header.map(|row| fold::careful(column.text(row))).unwrap_or_default();
        let used = |row: RowId| !column.text(row).trim().is_empty();
        if name.is_empty() && !sheet.frame.rows().any(used) {
            continue;
        }
        let number = seen.entry(name.clone()).or_insert(0);
        keys.push((index, (name, *number)));
        *number += 1;
    }
    keys
}

/// Sheets that cannot stand under the others leave the choice, each with a word about why.
fn leave_odd_sheets(book: &mut Book) -> Vec<Problem> {
    let sheets = &book.sheets;
    let model = book.chosen.iter().copied().find(|&index| is_list(&sheets[index])).unwrap_or(book.chosen[0]);
    let of_model = keys(&sheets[model]);
    let why = |index: usize| {
        let sheet = &sheets[index];
        let shares = |key: &Key| !key.0.is_empty() && of_model.iter().any(|(_, other)| other == key);
        match () {
            () if index == model => None,
            () if sheet.frame.is_empty() => Some("read-sheet-empty"),
            () if sheet.frame.header.is_some() != sheets[model].frame.header.is_some() => Some("read-sheet-without-header"),
            () if sheet.frame.header.is_some() && !keys(sheet).iter().any(|(_, key)| shares(key)) => Some("read-sheet-other-columns"),
            () => None,
        }
    };
    let odd: Vec<(usize, &'static str)> = book.chosen.iter().filter_map(|&index| Some((index, why(index)?))).collect();
    let told = odd.iter().map(|&(index, id)| {
        let name = &sheets[index].name;
        let message = Message::new(id).with("sheet", name.as_str()).with("model", sheets[model].name.as_str());
        Problem::new("sheet-left-out", Level::Warning, message).in_sheet(name)
    });
    let told = told.collect();
    book.chosen.retain(|index| odd.iter().all(|(other, _)| other != index));
    told
}

/// Several sheets about to become one.
struct Joined<'a> {
    parts: &'a [Arc<Sheet>],
    /// All columns by what they are matched by: those of the first sheet, then what others add.
    columns: Vec<Key>,
    /// For each sheet, the place of its columns among all of them.
    places: Vec<HashMap<usize, usize>>,
    /// For each sheet, the rows that it brings.
    rows: Vec<Vec<RowId>>,
}

impl<'a> Joined<'a> {
    fn new(parts: &'a [Arc<Sheet>]) -> Self {
        let mut columns: Vec<Key> = Vec::new();
        let mut places = Vec::new();
        for part in parts {
            let mut of_part = HashMap::new();
            for (index, key) in keys(part) {
                let place = columns.iter().position(|other| *other == key).unwrap_or_else(|| {
                    columns.push(key);
                    columns.len() - 1
                });
                of_part.insert(index, place);
            }
            places.push(of_part);
        }
        // The column of sheet names is filled everywhere: blank lines must go before.
        let rows = parts.iter().map(|part| part.frame.rows().filter(|row| filled(&part.table, row.0) > 0).collect()).collect();
        Self { parts, columns, places, rows }
    }

    /// The header of a column as its first sheet writes it.
    fn header(&self, column: usize) -> &str {
        let of_part = |(part, places): (&'a Arc<Sheet>, &HashMap<usize, usize>)| {
            let index = places.iter().find(|(_, place)| **place == column).map(|(index, _)| *index)?;
            part.frame.header.map(|row| part.table.text(index, row))
        };
        self.parts.iter().zip(&self.places).find_map(of_part).unwrap_or("")
    }

    /// That the sheets stand together, and which of them lacks columns of the others.
    fn problems(&self) -> Vec<Problem> {
        let names: Vec<&str> = self.parts.iter().map(|part| part.name.as_str()).collect();
        let message =
            Message::new("read-sheets-together").with("count", names.len()).with("sheets", some(&names)).with("header", SHEET_HEADER);
        let mut told = vec![Problem::new("sheets-together", Level::Info, message)];
        for (part, places) in self.parts.iter().zip(&self.places) {
            let lacks = |column: &usize| !self.columns[*column].0.is_empty() && !places.values().any(|place| place == column);
            let lacking: Vec<&str> = (0..self.columns.len()).filter(lacks).map(|column| self.header(column)).collect();
            if !lacking.is_empty() {
                let message = Message::new("read-sheet-lacks")
                    .with("sheet", part.name.as_str())
                    .with("count", lacking.len())
                    .with("columns", some(&lacking));
                told.push(Problem::new("sheets-differ", Level::Warning, message).in_sheet(&part.name));
            }
        }
        told
    }

    /// The sheets under each other, and the name of the sheet in a last column.
    fn sheet(&self, book: &[Arc<Sheet>]) -> Result<Sheet, ReadFault> {
        let first = &self.parts[0];
        let head = u32::from(first.frame.header.is_some());
        let mut origin = Origin::of_sheets(book.iter().map(|sheet| sheet.name.clone()));
        first.frame.header.into_iter().for_each(|row| origin.push(first.table.source(row)));
        let mut columns: Vec<Column> = (0..self.columns.len()).map(|column| headed(head, self.header(column))).collect();
        let taken = self.columns.iter().any(|(name, _)| *name == fold::careful(SHEET_HEADER));
        let mut names = headed(head, if taken { "Nom de la feuille" } else { SHEET_HEADER });
        let mut list = Sheet { name: first.name.clone(), ..Sheet::default() };
        let mut height = head;
        for ((part, places), rows) in self.parts.iter().zip(&self.places).zip(&self.rows) {
            let after = rows.len() as u32 + height;
            if u64::from(after) * columns.len() as u64 > MOST_CELLS {
                return Err(ReadFault::too_big());
            }
            for (index, place) in places {
                columns[*place].append(part.table.column(*index), rows);
            }
            columns.iter_mut().for_each(|column| column.resize(after as usize));
            names.append(&Column::filled(&part.name, 1), &vec![RowId(0); rows.len()]);
            rows.iter().for_each(|&row| origin.push(part.table.source(row)));
            list.hidden_rows
                .extend(rows.iter().enumerate().filter(|(_, row)| part.is_hidden_row(**row)).map(|(at, _)| at as u32 + height + 1));
            height = after;
        }
        columns.push(names);
        list.table = Table::new(columns, origin);
        list.frame = Frame { header: (head == 1).then_some(RowId(0)), first: RowId(head), end: RowId(height) };
        Ok(list)
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
