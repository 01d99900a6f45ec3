//! A binary sheet, its book, styles or shared strings inside a package; bytes that are a package are read as they are.
#![no_main]

use bordereau_fuzz::{exercise, zipped};
use libfuzzer_sys::fuzz_target;

const ROOT: &[u8] = br#"<Relationships><Relationship Id="a" Type="x/officeDocument" Target="w.bin"/></Relationships>"#;
const RELATIONS: &[u8] = br#"<Relationships><Relationship Id="a" Type="x/worksheet" Target="s.bin"/><Relationship Id="b" Type="x/styles" Target="t.bin"/><Relationship Id="c" Type="x/sharedStrings" Target="u.bin"/></Relationships>"#;
/// BrtBundleSh (one sheet `F`, relation `a`), BrtEndBook.
const BOOK: &[u8] = b"\x9c\x01\x14\0\0\0\0\x01\0\0\0\x01\0\0\0a\0\x01\0\0\0F\0\x84\x01\0";
/// BrtRowHdr 0, BrtCellRk in style 0, BrtCellIsst 0, BrtEndSheet.
const SHEET: &[u8] = b"\0\x0c\0\0\0\0\0\0\0\0\0\0\0\0\x02\x0c\0\0\0\0\0\0\0\0\0\0\x24\x40\x07\x0c\x01\0\0\0\0\0\0\0\0\0\0\0\x82\x01\0";
/// BrtFmt 200 `0.00`, BrtBeginCellXFs, BrtXF in format 200, BrtEndCellXFs.
const STYLES: &[u8] = b"\x2c\x0e\xc8\0\x04\0\0\00\0.\00\00\0\xe9\x04\0\x2f\x10\0\0\xc8\0\0\0\0\0\0\0\0\0\0\0\0\0\xea\x04\0";
/// BrtSSTItem `a`.
const STRINGS: &[u8] = b"\x13\x07\0\x01\0\0\0a\0";

fuzz_target!(|bytes: &[u8]| {
    let package = match bytes.split_first() {
        _ if bytes.starts_with(b"PK") => bytes.to_vec(),
        Some((choice, part)) => {
            let pick = |number: u8, usual| if choice % 4 == number { part } else { usual };
            zipped(&[
                ("_rels/.rels", ROOT),
                ("w.bin", pick(1, BOOK)),
                ("_rels/w.bin.rels", RELATIONS),
                ("s.bin", pick(0, SHEET)),
                ("t.bin", pick(2, STYLES)),
                ("u.bin", pick(3, STRINGS)),
            ])
        }
        None => return,
    };
    exercise(&package, "liste.xlsb");
});
