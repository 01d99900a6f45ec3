//! A workbook of Excel 2003 in XML; bytes that do not begin like one stand inside a sheet.
#![no_main]

use bordereau_fuzz::exercise;
use libfuzzer_sys::fuzz_target;

const BEFORE: &[u8] = br#"<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="F"><Table>"#;
const AFTER: &[u8] = b"</Table></Worksheet></Workbook>";

fuzz_target!(|bytes: &[u8]| {
    let file = if bytes.starts_with(b"<?xml") { bytes.to_vec() } else { [BEFORE, bytes, AFTER].concat() };
    exercise(&file, "liste.xml");
});
