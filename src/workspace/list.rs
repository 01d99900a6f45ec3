//! The list that is open: its bytes, what was read, and the choices the person made about it.

use crate::catalogue::Catalogue;
use crate::check::{Beside, LeftOut, Rival, StateColumn};
use crate::error::column_letters;
use crate::importer::{FieldKey, Importer, Meaning, senses};
use crate::mapping::{
    Mapping, Seen, Take, by_places, by_values, data_rows, field_column, look_like_groups, name_people, prefer_known, propose,
    propose_group, rivals, shapes, taken, work_table,
};
use crate::read::{Book, Frame, Kind, Options, Passed, ReadFault, Sheet, Sheets, passed_in};
use crate::shape::{Offer, Shape};
use crate::table::{Column, RowId, Table};
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

/// Different values of a column that may hold states; more are something else.
const STATES: usize = 60;

/// Where a list comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum From {
    /// A file on a disk.
    Path(PathBuf),
    /// Cells pasted from another program.
    Pasted,
    /// The sample that ships with the program.
    Sample,
}

/// A list as it was opened. The file itself is never written. Cheap to clone: what was read is shared.
#[derive(Clone)]
pub struct List {
    /// Where it comes from.
    pub from: From,
    /// Name to show, without folder.
    pub name: String,
    /// Its bytes, kept to read them again under another choice; empty where there are none, or they were let go.
    bytes: OnceLock<Arc<Vec<u8>>>,
    /// Whether it was made of another one: no file holds it.
    made: bool,
    /// Choices of the person; what is `None` was found by the program.
    pub options: Options,
    /// What was read.
    pub book: Arc<Book>,
    /// The lines in use.
    pub frame: Frame,
}

impl List {
    /// A list just read: the lines are those that reading proposes.
    pub fn new(from: From, name: String, bytes: Arc<Vec<u8>>, options: Options, book: Arc<Book>) -> Self {
        let frame = book.list.frame;
        Self { from, name, bytes: bytes.into(), made: false, options, book, frame }
    }

    /// A list that was made of another one, titles in the first row of its table.
    pub(super) fn made(from: From, name: String, table: Table) -> Self {
        let book = Book::made(table);
        let frame = book.list.frame;
        // What a later reading of its bytes needs to know.
        let options = Options { encoding: Some("UTF-8".to_owned()), delimiter: book.delimiter, frame: Some(frame), ..Options::default() };
        Self { from, name, bytes: OnceLock::new(), made: true, options, book: Arc::new(book), frame }
    }

    /// Whether it was made of another one: no file holds it.
    pub(super) fn is_made(&self) -> bool {
        self.made
    }

    /// The same list as one that was made.
    #[must_use]
    pub(super) fn of_no_file(self) -> Self {
        Self { made: true, ..self }
    }

    /// Its bytes. Where none are kept its cells are written as a text, the first time that somebody asks.
    pub fn bytes(&self) -> &Arc<Vec<u8>> {
        self.bytes.get_or_init(|| Arc::new(self.table().map(as_text).unwrap_or_default()))
    }

    /// The same list without its bytes, for whoever never reads it under another choice: they may be half of what it takes.
    #[must_use]
    pub fn without_bytes(self) -> Self {
        Self { bytes: OnceLock::new(), ..self }
    }

    /// The same list with other lines in use.
    #[must_use]
    pub(super) fn framed(self, frame: Frame) -> Self {
        Self { frame, ..self }
    }

    /// The bytes of the file that it was read from; `None` for a list that was made.
    pub(super) fn of_file(&self) -> Option<&Arc<Vec<u8>>> {
        self.bytes.get().filter(|_| !self.made)
    }

    /// The same list as what was read gives it under other choices.
    pub(super) fn retaken(&self, options: Options, book: Book) -> Self {
        Self { options, frame: book.list.frame, book: Arc::new(book), ..self.clone() }
    }

    /// The sheet in use, or the sheets in use under each other.
    pub fn sheet(&self) -> Option<&Sheet> {
        Some(&self.book.list)
    }

    /// The cells in use.
    pub fn table(&self) -> Option<&Table> {
        self.sheet().map(|sheet| &sheet.table)
    }

    /// Names of the columns: the header line, or blanks when there is none.
    pub fn headers(&self) -> Vec<&str> {
        let Some(table) = self.table() else { return Vec::new() };
        let name = |column| self.frame.header.map_or("", |row| table.text(column, row));
        (0..table.columns().len()).map(name).collect()
    }

    /// Whether the importer could be given the file as it is: a text whose first line has its own headers.
    pub fn has_headers_of(&self, importer: &Importer) -> bool {
        // A list that was parted has other cells than its file.
        let width = |sheet: Option<&Sheet>| sheet.map(|sheet| sheet.table.columns().len());
        let as_it_is = width(self.book.main_sheet()) == width(self.sheet());
        let plain = self.book.kind == Kind::Text && !self.made && self.frame.header == Some(RowId(0)) && as_it_is;
        plain && self.headers().iter().any(|header| importer.key_of_header(header).is_some())
    }

    /// Lines with something in them that are not taken as people.
    pub fn passed(&self) -> Cow<'_, [Passed]> {
        let list = &self.book.list;
        if self.frame == list.frame { Cow::Borrowed(&list.passed) } else { Cow::Owned(passed_in(&list.table, self.frame)) }
    }

    /// The lines that hold data, and those that are not taken as people, top to bottom; blank ones are left out, hidden ones
    /// when the person says so.
    pub fn rows(&self) -> Vec<RowId> {
        let Some(sheet) = self.sheet() else { return Vec::new() };
        let mut rows = data_rows(&sheet.table, self.frame.first..self.frame.end);
        let outside = |passed: &&Passed| passed.row < self.frame.first || passed.row >= self.frame.end;
        let before = rows.len();
        rows.extend(self.passed().iter().filter(outside).map(|passed| passed.row).filter(|row| row.0 < sheet.table.rows()));
        if rows.len() > before {
            rows.sort_unstable();
            rows.dedup();
        }
        if self.options.skip_hidden {
            rows.retain(|&row| !sheet.is_hidden_row(row));
        }
        rows
    }

    /// Of these rows, as the work numbers them, those that are not taken as people.
    pub fn left_out_rows(&self, rows: &[RowId]) -> Vec<RowId> {
        self.left_out(rows).into_iter().map(|left| left.row).collect()
    }

    /// Of these rows those that are titles, totals and the like: nobody is meant by them.
    pub fn titles_left_out(&self, rows: &[RowId]) -> Vec<RowId> {
        self.left_out(rows).into_iter().filter(|left| !left.person).map(|left| left.row).collect()
    }

    fn left_out(&self, rows: &[RowId]) -> Vec<LeftOut> {
        let place = |passed: &Passed| {
            let at = rows.binary_search(&passed.row).ok()?;
            Some(LeftOut { row: RowId(at as u32), why: passed.why.word(), person: passed.person })
        };
        self.passed().iter().filter_map(place).collect()
    }

    /// The cells of these rows under the columns of a mapping.
    pub fn work_table(&self, rows: &[RowId], mapping: &Mapping, importer: &Importer) -> Table {
        self.table().map(|sheet| work_table(sheet, rows, mapping, importer, &self.headers())).unwrap_or_default()
    }

    /// The cells of these rows under one field.
    pub fn field_column(&self, rows: &[RowId], key: &FieldKey, take: &Take, importer: &Importer) -> Column {
        self.table().map(|sheet| field_column(sheet, rows, take, importer.field(key), &self.headers())).unwrap_or_default()
    }

    /// What the list says beside the cells that the mapping takes.
    pub fn beside(&self, mapping: &Mapping, importer: &Importer, catalogue: &Catalogue) -> Beside {
        let (headers, rows) = (self.headers(), self.rows());
        let title = |take: &Take| match take {
            Take::Column(column) => headers.get(*column).copied().unwrap_or_default().to_owned(),
            Take::Same(_) => String::new(),
        };
        let state = |column: usize, header: &str| {
            let senses = senses(header);
            // A column of commands that the importer itself obeys is no secret.
            let obeyed = senses.iter().any(|sense| sense.meaning == Meaning::Operation) && mapping.field_of(column).is_some();
            let states = |sense: &&crate::importer::Sense| matches!(sense.meaning, Meaning::State | Meaning::Out | Meaning::Remark);
            let found = senses.iter().find(states).filter(|_| !obeyed);
            let sheet = self.table().filter(|_| found.is_some())?;
            Some(StateColumn { title: header.to_owned(), meaning: found?.meaning, cells: taken(sheet, &rows, &Take::Column(column)) })
        };
        Beside {
            titles: mapping.takes.iter().map(|(_, take)| title(take)).collect(),
            left_out: self.left_out(&rows),
            states: match self.frame.header {
                Some(_) => {
                    let known = |column: usize| senses(headers[column]).is_empty();
                    let titled = headers.iter().enumerate().filter_map(|(column, header)| state(column, header));
                    titled.chain(self.other_states(&rows, mapping, known)).collect()
                }
                None => self.other_states(&rows, mapping, |_| true),
            },
            struck: self.struck(&rows),
            shapes: self.shapes_of(&rows, mapping, importer, catalogue),
            rivals: self.rivals(&rows, mapping, importer, catalogue),
            sheets: self.other_people(),
            sources: mapping
                .takes
                .iter()
                .map(|(_, take)| if let Take::Column(column) = take { self.place_of(*column) } else { None })
                .collect(),
        }
    }

    /// Visible sheets with people who are not on the list, where nobody said which sheets are meant.
    fn other_people(&self) -> Vec<(String, usize)> {
        if self.options.sheets != Sheets::Likeliest {
            return Vec::new();
        }
        let others = self.book.sheets.iter().enumerate().filter(|(at, sheet)| !self.book.chosen.contains(at) && !sheet.hidden);
        let named = others.filter_map(|(_, sheet)| Some((sheet.name.clone(), self.strangers(sheet)?)));
        named.filter(|(_, people)| *people > 0).collect()
    }

    /// How many people of a sheet are not on the list; `None` when its titles tell nobody from another.
    fn strangers(&self, sheet: &Sheet) -> Option<usize> {
        let identity = |header: &str| senses(header.trim()).into_iter().find(|sense| sense.sure && sense.meaning.is_identity());
        let header = sheet.frame.header?;
        let (column, meaning) =
            (0..sheet.table.columns().len()).find_map(|column| Some((column, identity(sheet.table.text(column, header))?.meaning)))?;
        let here = self.headers().iter().position(|header| identity(header).is_some_and(|sense| sense.meaning == meaning));
        let known: FxHashSet<&str> = self
            .table()
            .zip(here)
            .map(|(table, here)| table.column(here).dict().iter().map(|(_, text)| text.trim()).collect())
            .unwrap_or_default();
        // A page of guidance has words below its titles.
        let is_somebody = |text: &&str| text.contains(['@', '.']) || text.bytes().any(|byte| byte.is_ascii_digit());
        let people: FxHashSet<&str> = sheet.frame.rows().map(|row| sheet.table.text(column, row).trim()).filter(is_somebody).collect();
        Some(people.difference(&known).count())
    }

    /// Columns whose titles say nothing and that may say who is out: few different values, and no field takes them.
    fn other_states(&self, rows: &[RowId], mapping: &Mapping, wanted: impl Fn(usize) -> bool) -> Vec<StateColumn> {
        let Some(sheet) = self.table() else { return Vec::new() };
        let few = |column: &usize| (2..=STATES).contains(&sheet.column(*column).dict().len()) && mapping.field_of(*column).is_none();
        let headers = self.headers();
        let title = |column: usize| Some(headers[column].trim().to_owned()).filter(|title| !title.is_empty());
        let state = |column: usize| StateColumn {
            title: title(column).unwrap_or_else(|| column_letters(column as u32)),
            meaning: Meaning::State,
            cells: taken(sheet, rows, &Take::Column(column)),
        };
        (0..sheet.columns().len()).filter(|column| wanted(*column)).filter(few).map(state).collect()
    }

    fn rivals(&self, rows: &[RowId], mapping: &Mapping, importer: &Importer, catalogue: &Catalogue) -> Vec<Rival> {
        let Some(sheet) = self.table().filter(|_| self.frame.header.is_some()) else { return Vec::new() };
        let headers = self.headers();
        let titled = |column: usize| (column, headers[column].trim().to_owned());
        let found = rivals(mapping, &headers, sheet, rows, importer, catalogue).into_iter();
        let named = found.map(|rival| Rival {
            key: rival.key,
            taken: titled(rival.taken),
            others: rival.others.into_iter().map(titled).collect(),
            rows: rival.rows,
            told: rival.told,
        });
        named.collect()
    }

    /// The shapes that the list seems to have, rows as the work numbers them.
    pub fn shapes(&self, mapping: &Mapping, importer: &Importer, catalogue: &Catalogue) -> Vec<Offer> {
        self.shapes_of(&self.rows(), mapping, importer, catalogue)
    }

    fn shapes_of(&self, all: &[RowId], mapping: &Mapping, importer: &Importer, catalogue: &Catalogue) -> Vec<Offer> {
        let Some(sheet) = self.table() else { return Vec::new() };
        let (titles, left_out) = (self.headers(), self.left_out_rows(all));
        let seen = |rows: &[RowId]| shapes(&Seen { sheet, rows, titles: &titles, mapping, importer, catalogue });
        let mut offers = if left_out.is_empty() {
            seen(all)
        } else {
            let kept: Vec<RowId> = (0..all.len() as u32).map(RowId).filter(|row| left_out.binary_search(row).is_err()).collect();
            let mut offers = seen(&kept.iter().map(|row| all[row.index()]).collect::<Vec<_>>());
            offers.iter_mut().flat_map(|offer| &mut offer.rows).for_each(|row| *row = kept[row.index()]);
            offers
        };
        offers.retain_mut(|offer| self.is_of_file(&mut offer.shape));
        offers
    }

    /// Where a column stands in the file; `None` for one that several became.
    fn place_of(&self, column: usize) -> Option<usize> {
        let places = &self.book.places;
        if places.is_empty() { Some(column) } else { places.get(column).copied().flatten() }
    }

    /// Names the columns of a shape by their places in the file; `false` when one of them is not there.
    fn is_of_file(&self, shape: &mut Shape) -> bool {
        let places = &self.book.places;
        let mut all = [&mut shape.fill, &mut shape.split, &mut shape.alone, &mut shape.courses, &mut shape.groups].into_iter().flatten();
        places.is_empty() || all.all(|column| places.get(*column).copied().flatten().map(|old| *column = old).is_some())
    }

    /// The same list in that shape beside the one that it has; nothing is read again.
    ///
    /// # Errors
    /// When no sheet has the name that is asked for.
    pub fn reshaped(&self, shape: &Shape) -> Result<Self, ReadFault> {
        let options = Options { shape: self.options.shape.clone().with(shape), ..self.options.clone() };
        let book = self.book.retaken(&options)?;
        Ok(self.retaken(options, book))
    }

    /// The same list in the shapes that it seems to have and that are wanted.
    ///
    /// # Errors
    /// When no sheet has the name that is asked for.
    pub fn shaped(self, wanted: impl Fn(&Offer) -> bool, importer: &Importer, catalogue: &Catalogue) -> Result<Self, ReadFault> {
        let mut list = self;
        // What is filled down or split may show another shape: two rounds settle it.
        for _ in 0..2 {
            let offers = list.shapes(&list.proposed_on(importer, catalogue), importer, catalogue);
            let shape = offers.iter().filter(|offer| wanted(offer)).fold(Shape::default(), |shape, offer| shape.with(&offer.shape));
            if !shape.is_nothing() {
                list = list.reshaped(&shape)?;
            }
        }
        Ok(list)
    }

    /// The same list as it stands in the file; nothing is read again.
    ///
    /// # Errors
    /// When no sheet has the name that is asked for.
    pub fn unshaped(&self) -> Result<Self, ReadFault> {
        if self.options.shape.is_nothing() {
            return Ok(self.clone());
        }
        let options = Options { shape: Shape::default(), ..self.options.clone() };
        let book = self.book.retaken(&options)?;
        Ok(self.retaken(options, book))
    }

    /// Of these rows, as the work numbers them, those that are struck through in the workbook.
    fn struck(&self, rows: &[RowId]) -> Vec<RowId> {
        let Some(sheet) = self.sheet() else { return Vec::new() };
        let place = |line: &u32| rows.binary_search(&RowId(line.saturating_sub(1))).ok();
        sheet.struck_rows.iter().filter_map(place).map(|at| RowId(at as u32)).collect()
    }

    /// Whether the spreadsheet does not show this row.
    pub fn is_hidden_row(&self, row: RowId) -> bool {
        self.sheet().is_some_and(|sheet| sheet.is_hidden_row(row))
    }

    /// Names of the sheets in use.
    pub fn sheet_names(&self) -> Vec<&str> {
        self.book.chosen.iter().filter_map(|&index| Some(self.book.sheets.get(index)?.name.as_str())).collect()
    }

    /// A first mapping from the headers; of several sheets, from their names too when these are groups.
    pub fn proposed(&self, importer: &Importer) -> Mapping {
        let headers = self.headers();
        // A list without titles may be the file that the importer wants, field by field.
        let by_place = self.frame.header.is_none() && importer.form.header != crate::importer::Header::Names && headers.len() > 1;
        let mut mapping = if by_place { by_places(importer, headers.len()) } else { propose(&headers, importer) };
        let names: Vec<&str> = self.book.gathered.iter().map(String::as_str).collect();
        if names.len() > 1 && look_like_groups(&names) {
            propose_group(&mut mapping, headers.len() - 1, importer);
        }
        mapping
    }

    /// The same on a platform: of a list without titles, from what its columns hold.
    pub fn proposed_on(&self, importer: &Importer, catalogue: &Catalogue) -> Mapping {
        let mut mapping = self.proposed(importer);
        let Some(sheet) = self.table() else { return mapping };
        if self.frame.header.is_some() {
            let first: Vec<RowId> = self.frame.rows().take(1_000).collect();
            prefer_known(&mut mapping, &self.headers(), sheet, &first, importer, catalogue);
            name_people(&mut mapping, &self.headers(), sheet, &first, importer, catalogue);
        } else if mapping.takes.is_empty() {
            mapping = by_values(sheet, &self.rows(), importer, catalogue);
        }
        mapping
    }

    /// A column of the list, one cell per row of the work on it.
    pub fn cells(&self, column: usize) -> Option<Column> {
        self.table().map(|sheet| taken(sheet, &self.rows(), &Take::Column(column)))
    }

    /// Headers of the columns that no field takes, with their positions.
    pub fn columns_left_out(&self, mapping: &Mapping) -> Vec<(usize, &str)> {
        self.headers().into_iter().enumerate().filter(|(column, _)| mapping.field_of(*column).is_none()).collect()
    }

    /// The first few distinct values of a column, as samples.
    pub fn samples(&self, column: usize, count: usize) -> Vec<&str> {
        let Some(cells) = self.table().and_then(|table| table.columns().get(column)) else { return Vec::new() };
        let mut samples: Vec<&str> = Vec::new();
        for row in self.frame.rows().take(500) {
            let text = cells.text(row).trim();
            if !text.is_empty() && !samples.contains(&text) {
                samples.push(text);
                if samples.len() == count {
                    break;
                }
            }
        }
        samples
    }
}

/// A table as a text: every cell between quotes.
fn as_text(table: &Table) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
    for row in table.kept_rows() {
        // Nothing can go wrong in memory where all rows have the same number of cells.
        let _ = writer.write_record(table.columns().iter().map(|column| column.text(row)));
    }
    writer.into_inner().unwrap_or_default()
}
