//! An OpenDocument spreadsheet in one XML file; bytes that do not begin like one stand inside a table.
#![no_main]

use bordereau_fuzz::exercise;
use libfuzzer_sys::fuzz_target;

const BEFORE: &[u8] = br#"<?xml version="1.0"?><office:document xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="F">"#;
const AFTER: &[u8] = b"</table:table></office:spreadsheet></office:body></office:document>";

fuzz_target!(|bytes: &[u8]| {
    let file = if bytes.starts_with(b"<?xml") { bytes.to_vec() } else { [BEFORE, bytes, AFTER].concat() };
    exercise(&file, "liste.fods");
});
