//! `content.xml` inside a package; bytes that are a package are read as they are.
#![no_main]

use bordereau_fuzz::{exercise, zipped};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let package = if bytes.starts_with(b"PK") { bytes.to_vec() } else { zipped(&[("content.xml", bytes)]) };
    exercise(&package, "liste.ods");
});
