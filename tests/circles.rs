//! Files of one room know each other in one direction: each can be read after those that it imports.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Rooms without circles; more may come, none may go.
const ROOMS: [&str; 4] = ["check", "read", "mapping", "cli"];

/// Where a file or an item stands: its modules from the root.
type Place = Vec<String>;

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            found.push(path);
        }
    }
}

/// The files of a room by their place, without comments and tests.
fn files(room: &str) -> BTreeMap<Place, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root.join(room), &mut paths);
    let is_test = |path: &PathBuf| path.ends_with("tests.rs") || path.components().any(|part| part.as_os_str() == "tests");
    paths.retain(|path| !is_test(path));
    let file = |path: PathBuf| {
        let name = path.strip_prefix(&root).unwrap().with_extension("").to_string_lossy().replace('\\', "/");
        let mut place: Place = name.split('/').map(str::to_owned).collect();
        place.pop_if(|last| last == "mod");
        let code = fs::read_to_string(&path).unwrap();
        let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap();
        (place, code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n"))
    };
    paths.into_iter().map(file).collect()
}

/// The paths of a tree of imports: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn paths(tree: &str, before: &[String], found: &mut Vec<Place>) {
    let tree = tree.split(" as ").next().unwrap().trim();
    let (head, group) = tree.split_once('{').map_or((tree, None), |(head, group)| (head, group.rsplit_once('}')));
    let mut place = before.to_vec();
    place.extend(head.split("::").map(str::trim).filter(|part| !part.is_empty() && *part != "self").map(str::to_owned));
    let Some((group, _)) = group else { return found.push(place) };
    let (mut depth, mut branch) = (0, String::new());
    for c in group.chars().chain([',']) {
        match c {
            ',' if depth == 0 => {
                if !branch.trim().is_empty() {
                    paths(&branch, &place, found);
                }
                branch.clear();
                continue;
            }
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        branch.push(c);
    }
}

/// What a file names of its room: paths that begin with `crate`, `super` or one of its own modules, and those that it
/// hands on to whoever asks it.
fn named(code: &str) -> Vec<(bool, Place)> {
    let mut all = Vec::new();
    let mut rest = String::new();
    for (i, statement) in code.split(';').enumerate() {
        let at = statement.rfind("use ").filter(|at| {
            let before = statement[..*at].rsplit('\n').next().unwrap().trim();
            before.is_empty() || before.starts_with("pub")
        });
        match at {
            Some(at) => {
                let public = statement[..at].rsplit('\n').next().unwrap().contains("pub");
                let mut found = Vec::new();
                paths(&statement[at + 4..], &[], &mut found);
                all.extend(found.into_iter().map(|place| (public, place)));
                rest.push_str(&statement[..at]);
            }
            None => rest.push_str(statement),
        }
        if i > 0 {
            rest.push(';');
        }
    }
    let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let words = rest.split(|c| !is_path(c)).filter(|word| word.contains("::"));
    all.extend(words.map(|word| (false, word.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect())));
    all
}

/// A path as it reads from the root; `None` when it leads out of the room.
fn absolute(from: &Place, path: &[String], files: &BTreeMap<Place, String>) -> Option<Place> {
    let (mut base, mut path) = (from.clone(), path);
    match path.first()?.as_str() {
        "crate" => (base, path) = (Place::new(), &path[1..]),
        "super" => {
            while path.first().is_some_and(|part| part == "super") {
                base.pop()?;
                path = &path[1..];
            }
        }
        own => {
            let child: Place = base.iter().cloned().chain([own.to_owned()]).collect();
            files.get(&child)?;
        }
    }
    Some(base.into_iter().chain(path.iter().cloned()).collect())
}

/// Which files each file imports; what a module hands on is looked for where it stands.
fn edges(files: &BTreeMap<Place, String>) -> BTreeMap<&Place, BTreeSet<&Place>> {
    let mut handed_on: BTreeMap<Place, Place> = BTreeMap::new();
    for (from, code) in files {
        for (_, path) in named(code).into_iter().filter(|(public, _)| *public) {
            if let (Some(target), Some(name)) = (absolute(from, &path, files), path.last()) {
                handed_on.insert(from.iter().cloned().chain([name.clone()]).collect(), target);
            }
        }
    }
    let file_of = |mut place: Place| {
        for _ in 0..8 {
            let known = (1..=place.len()).rev().find(|&end| files.contains_key(&place[..end]))?;
            let item = place.get(..known + 1).and_then(|item| handed_on.get(item));
            match item {
                Some(target) => place = target.iter().cloned().chain(place[known + 1..].iter().cloned()).collect(),
                None => return files.get_key_value(&place[..known]).map(|(file, _)| file),
            }
        }
        None
    };
    let of = |from: &Place| {
        let paths = named(&files[from]).into_iter().filter_map(|(_, path)| absolute(from, &path, files));
        // A module knows its own parts.
        paths.filter_map(file_of).filter(|to| *to != from && !to.starts_with(from)).collect()
    };
    files.keys().map(|from| (from, of(from))).collect()
}

/// The files from which a way leads back.
fn in_circles(edges: &BTreeMap<&Place, BTreeSet<&Place>>) -> Vec<String> {
    let reached = |from: &Place| {
        let mut seen: BTreeSet<&Place> = BTreeSet::new();
        let mut ahead: Vec<&Place> = edges[from].iter().copied().collect();
        while let Some(next) = ahead.pop() {
            if seen.insert(next) {
                ahead.extend(&edges[next]);
            }
        }
        seen
    };
    edges.keys().filter(|from| reached(from).contains(*from)).map(|from| from.join("/")).collect()
}

#[test]
fn no_file_of_a_room_leads_back_to_itself() {
    for room in ROOMS {
        let files = files(room);
        let edges = edges(&files);
        assert!(edges.values().map(BTreeSet::len).sum::<usize>() > files.len() / 2, "{room}: imports are not seen");
        let circles = in_circles(&edges);
        assert!(circles.is_empty(), "{room}: {circles:#?}");
    }
}

#[test]
fn a_circle_would_be_seen() {
    let file = |place: &str, code: &str| (place.split('/').map(str::to_owned).collect::<Place>(), code.to_owned());
    let files = BTreeMap::from([
        file("room", "mod a;\nmod b;\nmod c;\npub use a::{self, Thing as Other};\n"),
        file("room/a", "use super::{\n    b::{self, X},\n};"),
        file("room/b", "fn f() -> super::a::Thing {}"),
        file("room/c", "use crate::room::a::Thing;"),
    ]);
    assert_eq!(in_circles(&edges(&files)), ["room/a", "room/b"]);
}
