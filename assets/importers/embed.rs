//! Build script: every description in this folder is an importer of the program. A new one is a new file.

use std::path::Path;
use std::{env, fs};

fn main() {
    let folder = Path::new(&env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("assets/importers");
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut paths: Vec<_> =
        fs::read_dir(&folder).expect("the folder is there").map(|entry| entry.expect("it can be read").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    let list: Vec<String> = paths.iter().map(|path| format!("include_str!({:?})", path.to_string_lossy())).collect();
    let out = Path::new(&env::var_os("OUT_DIR").expect("cargo sets it")).join("importers.rs");
    fs::write(out, format!("&[{}]", list.join(", "))).expect("the list can be written");
}
