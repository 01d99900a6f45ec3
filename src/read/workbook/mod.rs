//! Workbooks of every kind, each through its own streaming reader, into the same sheets.

mod ahead;
mod biff;
mod cfb;
mod cipher;
mod html;
mod locked;
mod mhtml;
mod ods;
mod package;
mod sheet;
mod spreadsheetml;
mod texts;
mod xls;
mod xlsb;
mod xlsx;
mod xml;

use super::{Book, Class, Kind, Options, Problem, Scope, Sheet, fault::ReadFault, join, layout, text::decode};
use crate::{
    error::{Level, Message},
    table::{RowId, Table},
    watch::Watch,
};
use serde::{Deserialize, Serialize};

/// Reads a zip package: xlsx, xlsm, xlsb or ods, by what is inside.
pub(super) fn zipped(bytes: &[u8], scope: Scope, watch: &Watch) -> Result<Book, ReadFault> {
    let mut package = package::Package::open(bytes)?;
    if package.has("index/document.iwa") || package.has("index.zip") {
        return Err(ReadFault::new("unsupported-numbers", "read-unsupported-numbers"));
    }
    if package.has("word/document.xml") {
        return Err(ReadFault::new("not-a-spreadsheet", "read-word"));
    }
    if package.has("_rels/.rels") {
        let part = xlsx::root(&mut package)?;
        let (kind, sheets) = if part.ends_with(".bin") {
            (Kind::Xlsb, xlsb::read(&mut package, &part, scope, watch)?)
        } else {
            (Kind::Xlsx, xlsx::read(&mut package, &part, scope, watch)?)
        };
        return assemble(kind, sheets);
    }
    if package.has("content.xml") {
        return open_document(&mut package, scope, watch);
    }
    if package.has("[content_types].xml") || package.has("xl/workbook.xml") {
        return Err(ReadFault::corrupt());
    }
    Err(ReadFault::not_a_spreadsheet())
}

fn open_document(package: &mut package::Package<'_>, scope: Scope, watch: &Watch) -> Result<Book, ReadFault> {
    if let Some(kind) = package.bytes("mimetype")?
        && memchr::memmem::find(&kind, b"sun.xml.calc").is_some()
    {
        return Err(ReadFault::new("unsupported-format", "read-unsupported-format"));
    }
    if let Some(kind) = package.bytes("mimetype")?
        && memchr::memmem::find(&kind, b"opendocument").is_some()
        && memchr::memmem::find(&kind, b"spreadsheet").is_none()
    {
        return Err(ReadFault::not_a_spreadsheet());
    }
    if package.bytes("meta-inf/manifest.xml")?.is_some_and(|manifest| memchr::memmem::find(&manifest, b"encryption-data").is_some()) {
        return Err(ReadFault::encrypted());
    }
    watch.expect(package.size("content.xml"));
    let stream = package.stream("content.xml")?.ok_or_else(ReadFault::corrupt)?;
    assemble(Kind::Ods, ods::read(stream, scope, watch)?)
}

/// The package that a password hides in a compound file; `None` when there is none in it.
pub(super) fn unlocked(bytes: &[u8], options: &Options) -> Result<Option<Vec<u8>>, ReadFault> {
    let file = cfb::Compound::open(bytes)?;
    file.has("EncryptedPackage").then(|| locked::opened(&file, options.password.as_ref())).transpose()
}

/// Reads a compound file: .xls, or what a password hides.
pub(super) fn compound(bytes: &[u8], options: &Options, scope: Scope, watch: &Watch) -> Result<Book, ReadFault> {
    if let Some(package) = unlocked(bytes, options)? {
        return zipped(&package, scope, watch);
    }
    let file = cfb::Compound::open(bytes)?;
    for name in ["Workbook", "Book"] {
        if let Some(stream) = file.stream(name)? {
            return assemble(Kind::Xls, xls::read(&stream, scope, watch)?);
        }
    }
    if file.has("WordDocument") {
        return Err(ReadFault::new("not-a-spreadsheet", "read-word"));
    }
    Err(if file.has("PowerPoint Document") { ReadFault::not_a_spreadsheet() } else { ReadFault::corrupt() })
}

/// Reads a web page that holds a table.
pub(super) fn html(bytes: &[u8], options: &Options, scope: Scope, watch: &Watch) -> Result<Book, ReadFault> {
    let declared = html::declared_encoding(bytes).filter(|_| !bytes.starts_with(b"\xff\xfe") && !bytes.starts_with(b"\xfe\xff"));
    let label = options.encoding.clone().or(declared);
    // Pages that say UTF-8 and are not are common; then the bytes decide.
    let label = label.filter(|label| label != "utf-8" || std::str::from_utf8(bytes).is_ok());
    let decoded = decode(bytes, label.as_deref())?;
    let (tables, best) = html::read(&decoded.text, scope, watch)?;
    let mut sheets: Vec<Sheet> = tables.into_iter().enumerate().map(|(at, table)| page_sheet(table, at)).collect();
    if sheets.get(best).is_none_or(|sheet| sheet.table.rows() == 0 || is_message(&sheet.table)) {
        return Err(ReadFault::new("not-a-spreadsheet", "read-html-no-table"));
    }
    // Menus and layouts are tables too: what stays has the titles of a list, or is the largest.
    let mut at = 0;
    sheets.retain(|sheet| {
        at += 1;
        at - 1 == best || sheet.frame.header.is_some() && !sheet.frame.is_empty() && join::names_people(sheet)
    });
    if let [only] = sheets.as_mut_slice() {
        only.name.clear();
    }
    let mut problems = decoded.problems();
    problems.push(told(Class::HtmlAsXls, "read-html-as-xls"));
    let encoding = Some(decoded.encoding);
    Ok(Book { encoding, ..Book::new(Kind::Html, sheets, problems) })
}

/// A table of a page as a sheet, named by its title.
fn page_sheet(table: html::PageTable, at: usize) -> Sheet {
    let name = if table.title.trim().is_empty() { format!("Tableau {}", at + 1) } else { table.title.trim().to_owned() };
    let rows = table.table.rows();
    let hidden_rows = table.hidden.into_iter().filter(|&line| line <= rows).collect();
    let struck_rows = table.struck.into_iter().filter(|&line| line <= rows).collect();
    let mut sheet = Sheet { name, table: table.table, merged: table.merged, hidden_rows, struck_rows, ..Sheet::default() };
    layout::arrange(&mut sheet);
    sheet
}

/// Whether a table of one column says something instead of listing anything: an error, a request to log in.
fn is_message(table: &Table) -> bool {
    let texts: Vec<&str> = (0..table.rows().min(20)).map(|row| table.text(0, RowId(row)).trim()).filter(|text| !text.is_empty()).collect();
    let is_value = |text: &&&str| text.split_whitespace().count() < 4;
    table.columns().len() == 1 && !texts.is_empty() && texts.len() < 12 && texts.iter().filter(is_value).count() < texts.len()
}

/// Reads a web page packed with its pictures into one file, as Excel saves it.
pub(super) fn mhtml(bytes: &[u8], options: &Options, scope: Scope, watch: &Watch) -> Result<Book, ReadFault> {
    let (page, encoding) = mhtml::page(bytes).ok_or_else(|| ReadFault::new("not-a-spreadsheet", "read-mhtml"))?;
    let options = Options { encoding: options.encoding.clone().or(encoding), ..options.clone() };
    html(&page, &options, scope, watch)
}

/// Reads an OpenDocument spreadsheet in one XML file.
pub(super) fn flat_ods(bytes: &[u8], scope: Scope, watch: &Watch) -> Result<Book, ReadFault> {
    watch.expect(bytes.len() as u64);
    let mut book = assemble(Kind::Fods, ods::read(bytes, scope, watch)?)?;
    book.remarks.push(told(Class::FlatOds, "read-flat-ods"));
    Ok(book)
}

/// Reads a workbook of Excel 2003 in XML.
pub(super) fn spreadsheet_ml(bytes: &[u8], scope: Scope, watch: &Watch) -> Result<Book, ReadFault> {
    watch.expect(bytes.len() as u64);
    let mut book = assemble(Kind::SpreadsheetMl, spreadsheetml::read(bytes, scope, watch)?)?;
    book.remarks.push(told(Class::Spreadsheetml2003, "read-spreadsheetml-2003"));
    Ok(book)
}

/// A sheet as another reader gives it, cells by row and column from 0.
#[derive(Serialize, Deserialize)]
pub struct Foreign {
    /// Name on its tab.
    pub name: String,
    /// Whether the tab is hidden.
    pub hidden: bool,
    /// Row, column and text of the filled cells.
    pub cells: Vec<(u32, u32, String)>,
}

/// The book of what another reader found.
pub(super) fn foreign(kind: Kind, sheets: Vec<Foreign>) -> Result<Book, ReadFault> {
    let mut built = Vec::new();
    for sheet in sheets {
        let mut building = sheet::Building::default();
        for (row, column, text) in sheet.cells.into_iter().filter(|(row, column, _)| *row < sheet::MAX_ROWS && *column < sheet::MAX_COLUMNS)
        {
            building.plain(row, column, &text)?;
        }
        built.push(building.finish(sheet.name, sheet.hidden, built.len()));
    }
    assemble(kind, built)
}

/// A remark on what the file is. It does not change the outcome.
fn told(class: Class, id: &'static str) -> Problem {
    Problem::new(class, Level::Info, Message::new(id))
}

/// Finds the list in each sheet.
fn assemble(kind: Kind, mut sheets: Vec<Sheet>) -> Result<Book, ReadFault> {
    if sheets.iter().all(|sheet| sheet.table.rows() == 0) {
        if sheets.iter().any(|sheet| sheet.no_result.count > 0) {
            return Err(ReadFault::new("formula-no-cache", "read-only-formulas"));
        }
        return Err(ReadFault::empty());
    }
    for sheet in &mut sheets {
        layout::arrange(sheet);
    }
    Ok(Book::new(kind, sheets, Vec::new()))
}
