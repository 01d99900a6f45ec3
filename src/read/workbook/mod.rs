//! Workbooks of every kind, each through its own streaming reader, into the same sheets.

mod biff;
mod cfb;
mod html;
mod ods;
mod package;
mod sheet;
mod spreadsheetml;
mod texts;
mod xls;
mod xlsb;
mod xlsx;
mod xml;

use super::{Book, Kind, Options, Problem, Scope, Sheet, fault::ReadFault, layout, text::decode};
use crate::{
    error::{Level, Message},
    watch::Watch,
};

/// Reads a zip package: xlsx, xlsm, xlsb or ods, by what is inside.
pub(super) fn zipped(bytes: &[u8], scope: Scope, watch: &Watch) -> Result<Book, ReadFault> {
    let mut package = package::Package::open(bytes)?;
    if package.has("index/document.iwa") || package.has("index.zip") {
        return Err(ReadFault::new("unsupported-numbers", "read-unsupported-numbers"));
    }
    if package.has("_rels/.rels") {
        let (kind, sheets) = xlsx::read(&mut package, scope, watch)?;
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

/// Reads a compound file: .xls, or what a password hides.
pub(super) fn compound(bytes: &[u8], scope: Scope, watch: &Watch) -> Result<Book, ReadFault> {
    let file = cfb::Compound::open(bytes)?;
    if file.has("EncryptedPackage") {
        return Err(ReadFault::encrypted());
    }
    for name in ["Workbook", "Book"] {
        if let Some(stream) = file.stream(name)? {
            return assemble(Kind::Xls, xls::read(&stream, scope, watch)?);
        }
    }
    Err(if file.has("WordDocument") || file.has("PowerPoint Document") { ReadFault::not_a_spreadsheet() } else { ReadFault::corrupt() })
}

/// Reads a web page that holds a table.
pub(super) fn html(bytes: &[u8], options: &Options, scope: Scope, watch: &Watch) -> Result<Book, ReadFault> {
    let declared = html::declared_encoding(bytes).filter(|_| !bytes.starts_with(b"\xff\xfe") && !bytes.starts_with(b"\xfe\xff"));
    let label = options.encoding.clone().or(declared);
    // Pages that say UTF-8 and are not are common; then the bytes decide.
    let label = label.filter(|label| label != "utf-8" || std::str::from_utf8(bytes).is_ok());
    let decoded = decode(bytes, label.as_deref())?;
    let Some(table) = html::read(&decoded.text, scope, watch)?.filter(|table| table.rows() > 0) else {
        return Err(ReadFault::new("not-a-spreadsheet", "read-html-no-table"));
    };
    let mut sheet = Sheet { table, ..Sheet::default() };
    layout::arrange(&mut sheet);
    let mut problems = decoded.problems();
    problems.push(told("html-as-xls", "read-html-as-xls"));
    let encoding = Some(decoded.encoding);
    Ok(Book { encoding, ..Book::new(Kind::Html, vec![sheet], problems) })
}

/// Reads an OpenDocument spreadsheet in one XML file.
pub(super) fn flat_ods(bytes: &[u8], scope: Scope, watch: &Watch) -> Result<Book, ReadFault> {
    watch.expect(bytes.len() as u64);
    let mut book = assemble(Kind::Fods, ods::read(bytes, scope, watch)?)?;
    book.remarks.push(told("flat-ods", "read-flat-ods"));
    Ok(book)
}

/// Reads a workbook of Excel 2003 in XML.
pub(super) fn spreadsheet_ml(bytes: &[u8], scope: Scope, watch: &Watch) -> Result<Book, ReadFault> {
    watch.expect(bytes.len() as u64);
    let mut book = assemble(Kind::SpreadsheetMl, spreadsheetml::read(bytes, scope, watch)?)?;
    book.remarks.push(told("spreadsheetml-2003", "read-spreadsheetml-2003"));
    Ok(book)
}

/// A remark on what the file is. It does not change the outcome.
fn told(class: &'static str, id: &'static str) -> Problem {
    Problem::new(class, Level::Info, Message::new(id))
}

/// Finds the list in each sheet.
fn assemble(kind: Kind, mut sheets: Vec<Sheet>) -> Result<Book, ReadFault> {
    if sheets.iter().all(|sheet| sheet.table.rows() == 0) {
        return Err(ReadFault::empty());
    }
    for sheet in &mut sheets {
        layout::arrange(sheet);
    }
    Ok(Book::new(kind, sheets, Vec::new()))
}
