//! The walls of the house: who may import whom, who may draw, print, or touch the outside.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Floor of each module of `src/`. A module imports from lower floors only.
const FLOORS: &[(&str, u8)] = &[
    ("table", 0),
    ("error", 0),
    ("watch", 0),
    ("importer", 1),
    ("catalogue", 1),
    ("locale", 1),
    ("shape", 1),
    ("text", 1),
    ("read", 2),
    ("mapping", 2),
    ("check", 2),
    ("simulate", 2),
    ("export", 2),
    ("plan", 2),
    ("verify", 2),
    ("store", 3),
    ("submit", 3),
    ("workspace", 4),
    ("ui", 5),
    ("cli", 5),
];

/// Neighbours on one floor that may know each other: folding and PHP's trim are facts about characters; what is handed over
/// goes through the same disk, network and vault as everything else.
const DOORS: &[(&str, &str)] = &[("importer", "text"), ("catalogue", "text"), ("shape", "text"), ("submit", "store")];

/// Longest file, in lines.
const CEILING: usize = 600;

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
            sources(&path, found);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            found.push(path);
        }
    }
}

/// Path below `src/`, its module, and its code without comments and without its tests.
fn files() -> Vec<(String, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    paths.sort();
    let read = |path: PathBuf| {
        let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        let module = name.split(['/', '.']).next().unwrap().to_owned();
        let code = fs::read_to_string(&path).unwrap();
        let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap().to_owned();
        (name, module, code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n"))
    };
    // Tests may stand on any floor.
    let is_test = |name: &str| name.ends_with("tests.rs") || name.contains("/tests/");
    paths.into_iter().map(read).filter(|(name, ..)| !is_test(name)).collect()
}

fn floor(module: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == module).map(|&(_, floor)| floor)
}

/// First segments of all paths that begin with `crate::`, groups in braces included.
fn imports(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for piece in code.split("crate::").skip(1) {
        let Some(group) = piece.strip_prefix('{') else {
            found.push(piece.to_owned());
            continue;
        };
        let (mut depth, mut word) = (0, String::new());
        for c in group.chars() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => found.push(std::mem::take(&mut word)),
                _ if depth == 0 => word.push(c),
                _ => {}
            }
        }
        found.push(word);
    }
    let name = |text: String| text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    found.into_iter().map(name).filter(|module| !module.is_empty()).collect()
}

/// Files that hold one of the words, among those that `concerned` picks.
fn holding(words: &[&str], concerned: impl Fn(&str) -> bool) -> BTreeMap<String, Vec<String>> {
    let mut wrong = BTreeMap::new();
    for (name, module, code) in files() {
        let found: Vec<String> = words.iter().filter(|word| code.contains(**word)).map(|word| (*word).to_owned()).collect();
        if concerned(&module) && !found.is_empty() {
            wrong.insert(name, found);
        }
    }
    wrong
}

#[test]
fn every_module_has_a_floor() {
    for (name, module, _) in files() {
        assert!(floor(&module).is_some() || ["lib", "main", "launcher"].contains(&module.as_str()), "{name} stands on no floor");
    }
}

#[test]
fn modules_import_from_lower_floors_only() {
    let mut wrong = Vec::new();
    for (name, module, code) in files() {
        let Some(own) = floor(&module) else { continue };
        for other in imports(&code) {
            let Some(theirs) = floor(&other) else { continue };
            if other != module && theirs >= own && !DOORS.contains(&(module.as_str(), other.as_str())) {
                wrong.push(format!("{name} imports {other}"));
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_toolkit_stays_in_the_window() {
    let wrong = holding(&["egui", "eframe", "rfd::"], |module| module != "ui");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_command_line_prints() {
    let wrong = holding(&["println!", "eprintln!", "print!(", "eprint!(", "io::stdout", "io::stderr"], |module| module != "cli");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_pure_floors_touch_nothing_outside() {
    let outside =
        ["std::fs", "std::net", "std::process", "std::env", "SystemTime", "Instant::now", "File::open", "Timestamp::now", "Zoned::now"];
    let wrong = holding(&outside, |module| floor(module).is_some_and(|floor| floor <= 2));
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_file_is_longer_than_one_can_read() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    for folder in ["src", "tests"] {
        sources(&root.join(folder), &mut paths);
    }
    let long: Vec<String> = paths
        .into_iter()
        .map(|path| (fs::read_to_string(&path).unwrap().lines().count(), path))
        .filter(|(lines, _)| *lines > CEILING)
        .map(|(lines, path)| format!("{} ({lines} lines)", path.strip_prefix(root).unwrap().display()))
        .collect();
    assert!(long.is_empty(), "{long:?}");
}

#[test]
fn the_program_starts_in_a_few_lines() {
    let main = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/main.rs")).unwrap();
    assert!(main.lines().count() <= 60);
}
