//! Any bytes as a text file: delimited text, web pages, rubbish.
#![no_main]

use bordereau::{
    read::{self, Options},
    watch::Watch,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let watch = Watch::default();
    let _ = read::read(bytes, "liste.csv", &Options::default(), &watch);
    let forced = Options { delimiter: Some(';'), encoding: Some("windows-1252".to_owned()), ..Options::default() };
    let _ = read::read(bytes, "liste.csv", &forced, &watch);
    let _ = read::peek(bytes, "liste.csv", &Options::default(), &watch);
});
