//! A web page; bytes that do not begin like one stand inside a table.
#![no_main]

use bordereau::{
    read::{self, Options},
    watch::Watch,
};
use bordereau_fuzz::exercise;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let page = if bytes.starts_with(b"<") { bytes.to_vec() } else { [b"<table>", bytes].concat() };
    exercise(&page, "liste.xls");
    let _ = read::peek(&page, "liste.xls", &Options::default(), &Watch::default());
});
