//! A sheet, its styles or its shared strings inside a package; bytes that are a package are read as they are.
#![no_main]

use bordereau_fuzz::{exercise, zipped};
use libfuzzer_sys::fuzz_target;

const ROOT: &[u8] = br#"<Relationships><Relationship Id="a" Type="x/officeDocument" Target="w.xml"/></Relationships>"#;
const BOOK: &[u8] = br#"<workbook xmlns:r="r"><sheets><sheet name="F" r:id="a"/></sheets></workbook>"#;
const RELATIONS: &[u8] = br#"<Relationships><Relationship Id="a" Type="x/worksheet" Target="s.xml"/><Relationship Id="b" Type="x/styles" Target="t.xml"/><Relationship Id="c" Type="x/sharedStrings" Target="u.xml"/></Relationships>"#;
const SHEET: &[u8] = br#"<worksheet><sheetData><row r="1"><c r="A1" s="0"><v>45901.25</v></c><c r="B1" t="s"><v>0</v></c></row></sheetData></worksheet>"#;
const STYLES: &[u8] = br#"<styleSheet><numFmts><numFmt numFmtId="200" formatCode="0.00"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>"#;
const STRINGS: &[u8] = br#"<sst><si><t>a</t></si></sst>"#;

fuzz_target!(|bytes: &[u8]| {
    let package = match bytes.split_first() {
        _ if bytes.starts_with(b"PK") => bytes.to_vec(),
        Some((choice, part)) => {
            let pick = |number: u8, usual| if choice % 3 == number { part } else { usual };
            zipped(&[
                ("_rels/.rels", ROOT),
                ("w.xml", BOOK),
                ("_rels/w.xml.rels", RELATIONS),
                ("s.xml", pick(0, SHEET)),
                ("t.xml", pick(1, STYLES)),
                ("u.xml", pick(2, STRINGS)),
            ])
        }
        None => return,
    };
    exercise(&package, "liste.xlsx");
});
