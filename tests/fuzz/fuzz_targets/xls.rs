//! Records of a workbook stream; bytes that are a compound file are read as they are.
#![no_main]

use bordereau_fuzz::{compound, exercise};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let file = if bytes.starts_with(b"\xd0\xcf\x11\xe0") { bytes.to_vec() } else { compound(bytes) };
    exercise(&file, "liste.xls");
});
