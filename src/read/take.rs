//! What of a book makes the list: one sheet or several under each other, with merged ranges filled or not.

use super::{
    Book, Class, Frame, HeaderAt, Kind, Offer, Options, Problem, ReadFault, Sheet, Sheets,
    choose::{chosen, is_cut, is_list, lists},
    join::{Joined, Piece, keys_of},
    layout, merged,
    parted::parted,
    people::passed_in,
    problems,
    shaped::shaped,
    titles::{self, places},
};
use crate::{
    error::{Level, Message},
    table::{RowId, Source, Table},
};
use std::sync::Arc;

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
            active: self.active,
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

/// Chooses the sheets, makes the list of them, and gathers what is to be said.
pub(super) fn take(book: &mut Book, options: &Options) -> Result<(), ReadFault> {
    book.chosen = chosen(&book.sheets, &options.sheets, book.active)?;
    let mut told = book.remarks.clone();
    // Tables of one page with the same columns are one list.
    let whole_page = book.kind == Kind::Html && options.sheets == Sheets::Likeliest && is_unasked(options);
    if whole_page {
        book.chosen = page_tables(&book.sheets, book.chosen[0]);
    }
    if book.chosen.len() > 1 {
        told.extend(leave_odd_sheets(book));
    }
    book.main = book.chosen[0];
    let parted = single_parted(book, options, &mut told)?;
    if let [only] = *book.chosen.as_slice() {
        let sheet = &book.sheets[only];
        // Where people made of one line stand is no place of the sheet.
        let frame = if parted.as_ref().is_none_or(|parted| parted.by_line) {
            asked(sheet, options)?.or(options.frame.filter(|_| sheet.parts.is_empty()))
        } else {
            None
        };
        if let Some(frame) = frame {
            let passed = passed_in(&sheet.table, frame);
            let sheet = Arc::make_mut(&mut book.sheets[only]);
            (sheet.frame, sheet.passed, sheet.parts, sheet.others) = (frame, passed, Vec::new(), Vec::new());
        }
    }
    let mut parts = Vec::new();
    for &index in &book.chosen {
        let sheet = &book.sheets[index];
        told.extend(problems::of_sheet(sheet, book.kind, options));
        // A page shows the cell beside each of its rows.
        if let Some(parted) = parted.as_ref().filter(|_| book.chosen.len() == 1) {
            parts.push(Arc::clone(&parted.sheet));
            continue;
        }
        parts.push(if options.fill_merged || book.kind == Kind::Html { merged::filled_down(sheet)? } else { Arc::clone(sheet) });
    }
    if options.sheets == Sheets::Likeliest && book.chosen.len() < book.sheets.len() {
        told.extend(problems::several_sheets(&book.sheets, book.main));
    }
    book.gathered = Vec::new();
    book.list = match parts.as_slice() {
        [only] if only.parts.is_empty() => Arc::clone(only),
        _ => {
            let joined = Joined::new(parts.iter().flat_map(Piece::of).collect(), parts.len() > 1, book.kind == Kind::Html);
            told.extend(joined.problems());
            let mut list = joined.sheet(&book.sheets)?;
            if let Some(frame) = options.frame.filter(|frame| *frame != list.frame) {
                (list.passed, list.frame) = (passed_in(&list.table, frame), frame);
            }
            book.gathered = joined.gathered();
            Arc::new(list)
        }
    };
    told.extend(problems::of_list(&book.list, &book.sheets, book.kind));
    if !options.shape.is_nothing() {
        let (list, places) = shaped(&book.list, &options.shape);
        (book.list, book.places) = (Arc::new(list), places);
    }
    problems::sort(&mut told);
    book.problems = told;
    Ok(())
}

/// A list whose cells stood together.
struct PartedSheet {
    sheet: Arc<Sheet>,
    /// Whether each row is a line of the sheet, in its order.
    by_line: bool,
}

/// The list of the one sheet that is chosen, when its cells stand together and the person does not want them whole.
fn single_parted(book: &Book, options: &Options, told: &mut Vec<Problem>) -> Result<Option<PartedSheet>, ReadFault> {
    let [only] = *book.chosen.as_slice() else { return Ok(None) };
    let sheet = &book.sheets[only];
    let wrapped = told.iter().any(|problem| problem.class == Class::DoublyWrapped);
    let Some(parted) = parted(sheet, book.kind, wrapped) else { return Ok(None) };
    if options.whole_cells {
        let kept = Problem::new(parted.problem.class, Level::Info, Message::new("read-kept-together"));
        told.push(kept.in_sheet(&sheet.name).offering([Offer::WholeCells(false)]));
        return Ok(None);
    }
    // What was said about lines of one cell is settled.
    told.retain(|problem| !matches!(problem.class, Class::DoublyWrapped | Class::NoDelimiter | Class::NotATable));
    told.push(parted.problem);
    let rows = |lines: &[u32]| if parted.by_line { lines.to_vec() } else { Vec::new() };
    let mut list = Sheet {
        name: sheet.name.clone(),
        hidden: sheet.hidden,
        table: parted.table,
        hidden_rows: rows(&sheet.hidden_rows),
        struck_rows: rows(&sheet.struck_rows),
        filtered: sheet.filtered,
        ..Sheet::default()
    };
    layout::arrange(&mut list);
    if let Some(frame) = asked(&list, options)?.or(options.frame) {
        (list.passed, list.frame) = (passed_in(&list.table, frame), frame);
        (list.parts, list.others) = (Vec::new(), Vec::new());
    }
    Ok(Some(PartedSheet { sheet: Arc::new(list), by_line: parted.by_line }))
}

fn is_unasked(options: &Options) -> bool {
    options.header == HeaderAt::Found && options.rows.is_none() && options.frame.is_none()
}

/// The tables of a page that belong to the likeliest one.
fn page_tables(sheets: &[Arc<Sheet>], main: usize) -> Vec<usize> {
    let keys = keys_of(&sheets[main]);
    (0..sheets.len()).filter(|&index| index == main || titles::alike(&keys, &keys_of(&sheets[index]))).collect()
}

/// The lines that the person asked for by their numbers; `None` when nothing was asked.
fn asked(sheet: &Sheet, options: &Options) -> Result<Option<Frame>, ReadFault> {
    if options.header == HeaderAt::Found && options.rows.is_none() {
        return Ok(None);
    }
    let table = &sheet.table;
    let row = |line: u32| {
        let source = Source { sheet: table.source(RowId(0)).sheet, line };
        let found = table.find(source);
        found.ok_or_else(|| {
            ReadFault::new("unknown-row", "read-unknown-row").with("row", line.to_string()).with("last", last_line(table).to_string())
        })
    };
    let header = match options.header {
        HeaderAt::Found => sheet.frame.header,
        HeaderAt::None => None,
        HeaderAt::Line(line) => Some(row(line)?),
    };
    let (first, end) = match options.rows {
        Some((from, to)) => (row(from)?, RowId(row(to.min(last_line(table)).max(from))?.0 + 1)),
        None => (header.map_or(RowId(0), |row| RowId(row.0 + 1)), RowId(table.rows())),
    };
    Ok(Some(Frame { header, first, end }))
}

fn last_line(table: &Table) -> u32 {
    table.rows().checked_sub(1).map_or(0, |row| table.source(RowId(row)).line)
}

/// Sheets that cannot stand under the others leave the choice, each with a word about why.
fn leave_odd_sheets(book: &mut Book) -> Vec<Problem> {
    let sheets = &book.sheets;
    let model = book.chosen.iter().copied().find(|&index| is_list(&sheets[index])).unwrap_or(book.chosen[0]);
    let of_model = keys_of(&sheets[model]);
    let shares = |sheet: &Sheet| {
        let keys = keys_of(sheet);
        places(&of_model, &keys).iter().zip(&keys).any(|(place, key)| place.is_some() && !key.words.0.is_empty())
    };
    let why = |index: usize| {
        let sheet = &sheets[index];
        match () {
            () if index == model => None,
            () if sheet.frame.is_empty() => Some("read-sheet-empty"),
            () if sheet.frame.header.is_some() != sheets[model].frame.header.is_some() => Some("read-sheet-without-header"),
            () if sheet.frame.header.is_some() && !shares(sheet) => Some("read-sheet-other-columns"),
            () => None,
        }
    };
    let odd: Vec<(usize, &'static str)> = book.chosen.iter().filter_map(|&index| Some((index, why(index)?))).collect();
    let told = odd.iter().map(|&(index, id)| {
        let name = &sheets[index].name;
        let message = Message::new(id).with("sheet", name.as_str()).with("model", sheets[model].name.as_str());
        Problem::new(Class::SheetLeftOut, Level::Warning, message).in_sheet(name)
    });
    let told = told.collect();
    book.chosen.retain(|index| odd.iter().all(|(other, _)| other != index));
    told
}
