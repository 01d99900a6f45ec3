//! Build script: the importers, and what Windows shows of the program.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    importers(&root.join("assets/importers"));
    linked_small();
    println!("cargo:rerun-if-changed={}", root.join("assets/package/windows").display());
    #[cfg(any(windows, feature = "launcher"))]
    if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "windows") {
        resources(&root.join("assets/package/windows/bordereau.rc"));
    }
}

/// The profile of what is handed out asks for size; so does its linker then.
fn linked_small() {
    let asked = |name: &str, value: &str| env::var(name).is_ok_and(|is| is == value);
    if !asked("OPT_LEVEL", "s") || !asked("CARGO_CFG_TARGET_ENV", "gnu") {
        return;
    }
    // A profile with settings of their own for some crates forgets its `strip`.
    println!("cargo:rustc-link-arg-bins=-Wl,--strip-all");
    if asked("TARGET", "x86_64-unknown-linux-gnu") && has_linker() {
        // Functions that are the same stand there once; places to set at the start are told in few bytes, which glibc reads from
        // 2.36 on.
        println!("cargo:rustc-link-arg-bins=-Wl,-O2,--icf=all,-z,pack-relative-relocs");
    }
}

/// Whether the compiler brings a linker of its own, which it takes then, and which knows more than the usual one.
fn has_linker() -> bool {
    let told = Command::new(env::var_os("RUSTC").unwrap_or("rustc".into())).args(["--print", "sysroot"]).output();
    let sysroot = told.ok().and_then(|told| String::from_utf8(told.stdout).ok()).unwrap_or_default();
    Path::new(sysroot.trim()).join("lib/rustlib/x86_64-unknown-linux-gnu/bin/gcc-ld/ld.lld").is_file()
}

/// Every description in the folder is an importer of the program. A new one is a new file.
fn importers(folder: &Path) {
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut paths: Vec<_> = fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("it can be read").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    let list: Vec<String> = paths.iter().map(|path| format!("include_str!({:?})", path.to_string_lossy())).collect();
    let out = Path::new(&env::var_os("OUT_DIR").expect("cargo sets it")).join("importers.rs");
    fs::write(out, format!("&[{}]", list.join(", "))).expect("the list can be written");
}

/// Icon, version and manifest, where the machine has a resource compiler (`windres`, `rc.exe` or `llvm-rc`).
#[cfg(any(windows, feature = "launcher"))]
fn resources(script: &Path) {
    let part = |name: &str| env::var(format!("CARGO_PKG_VERSION_{name}")).expect("cargo sets it");
    let version = env::var("CARGO_PKG_VERSION").expect("cargo sets it");
    let macros =
        [format!("VERSION_NUMBERS={},{},{},0", part("MAJOR"), part("MINOR"), part("PATCH")), format!("VERSION_TEXT=\"{version}\"")];
    // A second section of the same manifest would be refused by the linker: both programs share one script.
    let made = embed_resource::compile(script, &macros).manifest_optional();
    if let Err(cause) = made {
        println!("cargo:warning=the Windows program has no icon, version and manifest: {cause}");
    }
}
