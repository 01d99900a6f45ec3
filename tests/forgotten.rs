//! After everything was forgotten no byte of anybody is left: not in the program's folders, not beside what it wrote.
#![cfg(unix)]

mod desk;

use bordereau::store::{Folders, Journal, Recents, Settings, catalogues::Store};
use desk::{Desk, code, names, said};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// A name that stands nowhere else.
const MARKER: &str = "Zwyntrobalde";

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.path() {
            path if path.is_dir() => files(&path, found),
            path => found.push(path),
        }
    }
}

/// Files that hold the marker, in their content or their name.
fn holding(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    files(folder, &mut found);
    let has = |bytes: &[u8]| bytes.windows(MARKER.len()).any(|window| window.eq_ignore_ascii_case(MARKER.as_bytes()));
    found.retain(|path| has(&fs::read(path).unwrap()) || has(path.to_string_lossy().as_bytes()));
    found
}

#[test]
fn after_a_purge_no_byte_of_a_name_is_left() {
    let desk = Desk::new();
    let people: Vec<String> = (0..400).map(|i| format!(r#"{{"username":"{MARKER}{i}","lastname":"{MARKER}"}}"#)).collect();
    let site = format!(r#"{{"platform":{{"name":"Ecampus"}},"courses":[{{"shortname":"UE1"}}],"users":[{}]}}"#, people.join(","));
    let site = desk.file("site.json", site);
    let folders = Folders::under(desk.path("data"));

    // Catalogues, one that was set aside, and one whose last writing was cut.
    assert_eq!(code(&desk.run(&["catalogue", "import", "site.json"])), 0);
    let database = folders.data().join("catalogues.db");
    let mut damaged = fs::read(&database).unwrap();
    let middle = damaged.len() / 2;
    damaged[middle..middle + 5_000].fill(0xa5);
    fs::write(&database, damaged).unwrap();
    assert_eq!(code(&desk.run(&["catalogue", "info"])), 0);
    assert_eq!(code(&desk.run(&["catalogue", "import", "site.json"])), 0);
    fs::write(folders.data().join("catalogues.db-journal.bak"), MARKER).unwrap();

    // Recents, settings, and settings that were set aside.
    Recents::load(&folders).add(&folders, Path::new(&format!("/listes/{MARKER}.xlsx"))).unwrap();
    let mut settings = Settings::default();
    settings.platform = Some(MARKER.into());
    settings.save(&folders).unwrap();
    fs::write(folders.config().join("settings.damaged-2026-11-28-101010.toml"), MARKER).unwrap();

    // The work of a window that died and of one that lives.
    let dead = Journal::begin(&folders).unwrap();
    dead.keep(dead.epoch(), 1, Some(MARKER.as_bytes()), MARKER.as_bytes()).unwrap();
    drop(dead);
    let living = Journal::begin(&folders).unwrap();
    living.keep(living.epoch(), 1, Some(MARKER.as_bytes()), MARKER.as_bytes()).unwrap();
    fs::write(folders.data().join(".bordereau-aaaaaa.tmp"), MARKER).unwrap();

    // A save that was killed while its file was under way.
    let rows: String = (0..60_000).map(|i| format!("{MARKER}{i};UE1;student\n")).collect();
    let list = desk.file("liste.csv", format!("username;course1;role1\n{rows}"));
    fs::create_dir(desk.path("depot")).unwrap();
    let mut command = desk.command(&["export", "liste.csv", "--catalogue", "site.json", "-o", "depot/propre.csv"]);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    while !names(&desk.path("depot")).iter().any(|name| name.ends_with(".tmp")) {
        assert!(child.try_wait().unwrap().is_none(), "the kill comes too late");
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(!names(&desk.path("depot")).is_empty());

    // The person's own files are the person's.
    fs::remove_file(site).unwrap();
    fs::remove_file(list).unwrap();
    assert!(holding(desk.folder()).len() >= 8, "{:?}", holding(desk.folder()));
    let purge = desk.run(&["catalogue", "purge", "--everything", "--lang", "fr"]);
    assert_eq!(code(&purge), 0, "{}", said(&purge));
    assert!(said(&purge).contains("fenêtre"), "the window that is open is told of: {}", said(&purge));
    assert!(holding(desk.folder()).is_empty(), "{:?}", holding(desk.folder()));
    assert_eq!(names(&desk.path("depot")), [""; 0]);
    drop(living);
    assert_eq!(code(&desk.run(&["catalogue", "purge", "--everything"])), 0);
    let mut left = Vec::new();
    files(desk.folder(), &mut left);
    assert!(left.is_empty(), "{left:?}");
    assert!(Store::open(&folders).unwrap().0.entries().unwrap().is_empty());
}
