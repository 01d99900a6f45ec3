//! Every reader tells how far it is, and stops soon after the person cancels.

use bordereau::{
    read::{self, Options},
    watch::Watch,
};
use std::{
    io::{Cursor, Write as _},
    thread,
    time::{Duration, Instant},
};

const ROWS: u32 = 60_000;

fn lines(row: impl Fn(u32) -> String) -> String {
    (0..ROWS).map(row).collect()
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        out.start_file(*name, stored).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn text() -> Vec<u8> {
    ("login;groupe;nom\n".to_owned() + &lines(|row| format!("{row};TD{};\"Nom {row}\"\n", row % 9))).into_bytes()
}

fn html() -> Vec<u8> {
    let rows = lines(|row| format!("<tr><td>{row}</td><td>TD{}</td></tr>", row % 9));
    format!("<html><table><tr><th>login</th><th>groupe</th></tr>{rows}</table></html>").into_bytes()
}

fn spreadsheetml() -> Vec<u8> {
    let rows = lines(|row| {
        format!("<Row><Cell><Data ss:Type=\"String\">{row}</Data></Cell><Cell><Data ss:Type=\"String\">TD</Data></Cell></Row>")
    });
    format!("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"F\"><Table>{rows}</Table></Worksheet></Workbook>").into_bytes()
}

fn open_document(root: &str) -> Vec<u8> {
    let rows = lines(|row| {
        format!(
            "<table:table-row><table:table-cell><text:p>{row}</text:p></table:table-cell><table:table-cell><text:p>TD</text:p></table:table-cell></table:table-row>"
        )
    });
    format!("<?xml version=\"1.0\"?><{root} xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet><table:table table:name=\"F\">{rows}</table:table></office:spreadsheet></office:body></{root}>").into_bytes()
}

const RELATIONS: &str = "<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"SHEET\"/></Relationships>";
const ROOT: &str = "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"BOOK\"/></Relationships>";

fn xlsx() -> Vec<u8> {
    let rows = lines(|row| format!("<row r=\"{}\"><c><v>{row}</v></c><c t=\"inlineStr\"><is><t>TD</t></is></c></row>", row + 1));
    zipped(&[
        ("_rels/.rels", ROOT.replace("BOOK", "w.xml").as_bytes()),
        ("w.xml", b"<workbook xmlns:r=\"r\"><sheets><sheet name=\"F\" r:id=\"a\"/></sheets></workbook>"),
        ("_rels/w.xml.rels", RELATIONS.replace("SHEET", "s.xml").as_bytes()),
        ("s.xml", format!("<worksheet><sheetData>{rows}</sheetData></worksheet>").as_bytes()),
    ])
}

fn xlsb() -> Vec<u8> {
    let mut sheet = Vec::new();
    for row in 0..ROWS {
        // BrtRowHdr, then two BrtCellRk in style 0.
        sheet.extend([0, 4]);
        sheet.extend(row.to_le_bytes());
        for column in 0..2u32 {
            sheet.extend([2, 12]);
            sheet.extend(column.to_le_bytes());
            sheet.extend([0; 4]);
            sheet.extend((row << 2 | 2).to_le_bytes());
        }
    }
    sheet.extend(b"\x82\x01\0");
    zipped(&[
        ("_rels/.rels", ROOT.replace("BOOK", "xl/workbook.bin").as_bytes()),
        ("xl/workbook.bin", b"\x9c\x01\x14\0\0\0\0\x01\0\0\0\x01\0\0\0a\0\x01\0\0\0F\0\x84\x01\0"),
        ("xl/_rels/workbook.bin.rels", RELATIONS.replace("SHEET", "s.bin").as_bytes()),
        ("xl/s.bin", &sheet),
    ])
}

fn xls() -> Vec<u8> {
    let record = |id: u16, data: &[u8]| [&id.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat();
    let bof = |kind: u8| record(0x0809, &[0, 6, kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let listed = |at: u32| record(0x0085, &[&at.to_le_bytes()[..], &[0, 0, 1, 0, b'F']].concat());
    let eof = record(0x000a, &[]);
    let start = (bof(5).len() + listed(0).len() + eof.len()) as u32;
    let mut stream = [bof(5), listed(start), eof.clone(), bof(0x10)].concat();
    for row in 0..ROWS as u16 {
        for column in 0..2u16 {
            let place = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
            stream.extend(record(0x027e, &[&place[..], &(u32::from(row) << 2 | 2).to_le_bytes()].concat()));
        }
    }
    stream.extend(eof);
    compound(stream)
}

/// A compound file with one stream `Workbook`.
fn compound(mut stream: Vec<u8>) -> Vec<u8> {
    const SECTOR: usize = 512;
    const END: u32 = 0xffff_fffe;
    stream.resize(stream.len().next_multiple_of(SECTOR), 0);
    let data = stream.len() / SECTOR;
    let fats = (data + 2).div_ceil(SECTOR / 4 - 1);
    let mut header = vec![0u8; SECTOR];
    let mut put = |at: usize, bytes: &[u8]| header[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    put(24, &[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    put(44, &(fats as u32).to_le_bytes());
    put(48, &(fats as u32).to_le_bytes());
    put(56, &4096u32.to_le_bytes());
    put(60, &END.to_le_bytes());
    put(68, &END.to_le_bytes());
    put(76, &[0xff; 436]);
    (0..fats).for_each(|fat| put(76 + fat * 4, &(fat as u32).to_le_bytes()));
    let first = fats as u32 + 1;
    let mut fat = vec![0xffff_fffdu32; fats];
    fat.push(END);
    fat.extend((1..data as u32).map(|sector| first + sector));
    fat.push(END);
    fat.resize(fats * SECTOR / 4, 0xffff_ffff);
    let mut directory = Vec::new();
    for (name, kind, start, size) in [("Root Entry", 5u8, END, 0u32), ("Workbook", 2, first, stream.len() as u32)] {
        let mut entry = [0u8; 128];
        for (at, unit) in name.encode_utf16().enumerate() {
            entry[at * 2..at * 2 + 2].copy_from_slice(&unit.to_le_bytes());
        }
        entry[64] = (name.len() as u8 + 1) * 2;
        entry[66] = kind;
        entry[116..120].copy_from_slice(&start.to_le_bytes());
        entry[120..124].copy_from_slice(&size.to_le_bytes());
        directory.extend(entry);
    }
    directory.resize(SECTOR, 0);
    [header, fat.iter().flat_map(|word| word.to_le_bytes()).collect(), directory, stream].concat()
}

fn kinds() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("text", text()),
        ("html", html()),
        ("spreadsheetml", spreadsheetml()),
        ("fods", open_document("office:document")),
        ("ods", zipped(&[("content.xml", &open_document("office:document-content"))])),
        ("xlsx", xlsx()),
        ("xlsb", xlsb()),
        ("xls", xls()),
    ]
}

#[test]
fn every_reader_tells_rows_and_bytes_as_it_goes() {
    for (kind, bytes) in kinds() {
        let watch = Watch::default();
        let book = read::read(&bytes, "liste", &Options::default(), &watch).unwrap_or_else(|fault| panic!("{kind}: {fault}"));
        assert_eq!(book.kind.word(), kind);
        let (done, total) = watch.progress();
        assert!(done * 10 > total * 8 && done <= total, "{kind}: {done} of {total}");
        assert!(watch.rows() > u64::from(ROWS) * 8 / 10, "{kind}: {} rows", watch.rows());
    }
}

#[test]
fn every_reader_stops_in_the_middle_when_the_person_cancels() {
    for (kind, bytes) in kinds() {
        let watch = Watch::default();
        let (rows, fault, after) = thread::scope(|scope| {
            let reading = scope.spawn(|| read::read(&bytes, "liste", &Options::default(), &watch).err());
            while watch.rows() < 2_000 && !reading.is_finished() {
                thread::yield_now();
            }
            watch.cancel();
            let start = Instant::now();
            let fault = reading.join().unwrap();
            (watch.rows(), fault, start.elapsed())
        });
        assert!(fault.is_some_and(|fault| fault.is_cancelled()), "{kind} goes on, {rows} rows");
        assert!(after < Duration::from_secs(2), "{kind} takes {after:?} to stop");
    }
}
