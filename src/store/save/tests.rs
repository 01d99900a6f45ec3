use super::*;
use crate::store::StoreFault;
use crate::store::atomic::Failed;
use std::fs;
use std::io::Write as _;

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn write(plan: &Plan, texts: &[&str]) -> Result<Vec<Written>, StoreFault> {
    match plan.write(|number, out| out.write_all(texts[number].as_bytes())) {
        Ok(done) => Ok(done.into_iter().map(|((), written)| written).collect()),
        Err(Failed::Store(fault)) => Err(fault),
        Err(Failed::Content(error)) => panic!("{error}"),
    }
}

fn guard(place: &Path) -> Guard {
    Guard { folders: Some(Folders::under(place.join("data"))), ..Guard::default() }
}

#[test]
fn a_file_that_stands_there_is_told_and_replaced_only_after_a_yes() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("liste.csv");
    fs::write(&path, "username\n\na\nb").unwrap();
    let plan = Plan::look(std::slice::from_ref(&path), guard(place.path())).unwrap();
    let asked: Vec<_> = plan.standing().map(|standing| (standing.lines, standing.bytes, standing.modified.is_some())).collect();
    assert_eq!(asked, [(Some(3), 13, true)]);
    assert!(matches!(write(&plan, &["new"]), Err(StoreFault::Stands(_))));
    assert_eq!(fs::read_to_string(&path).unwrap(), "username\n\na\nb");
    let written = write(&plan.replacing(), &["new"]).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "new");
    assert_eq!(names(place.path()), ["data", "liste.csv"]);
    assert_eq!(names(&place.path().join("data/saving")), [""; 0]);

    // What this sitting wrote is written anew without a question, as long as nobody touched it.
    let own = Guard { own: written, ..guard(place.path()) };
    let again = Plan::look(std::slice::from_ref(&path), own.clone()).unwrap();
    assert_eq!(again.standing().count(), 0);
    fs::write(&path, "New").unwrap();
    assert_eq!(Plan::look(std::slice::from_ref(&path), own).unwrap().standing().count(), 1);
    assert!(matches!(write(&again, &["again"]), Err(StoreFault::Stands(_))), "it changed since it was looked at");
}

#[test]
fn a_file_that_appears_meanwhile_is_not_replaced() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("liste.csv");
    let plan = Plan::look(std::slice::from_ref(&path), Guard::default()).unwrap();
    fs::write(&path, "theirs").unwrap();
    assert!(matches!(write(&plan, &["mine"]), Err(StoreFault::Stands(_))));
    assert_eq!((fs::read_to_string(&path).unwrap().as_str(), names(place.path())), ("theirs", vec!["liste.csv".to_owned()]));
}

#[test]
fn a_set_that_fails_at_any_file_leaves_every_file_as_it_was() {
    let place = tempfile::tempdir().unwrap();
    let paths: Vec<PathBuf> = ["a.csv", "b.csv", "c.csv"].iter().map(|name| place.path().join(name)).collect();
    fs::write(&paths[0], "former a").unwrap();
    fs::write(&paths[2], "former c").unwrap();
    let state = || -> Vec<Option<String>> { paths.iter().map(|path| fs::read_to_string(path).ok()).collect() };
    let before = state();
    for bad in 0..3 {
        let plan = Plan::look(&paths, guard(place.path())).unwrap().replacing();
        let failed = plan.write(|number, out| {
            out.write_all(b"half").unwrap();
            if number == bad { Err("a value holds the delimiter") } else { Ok(()) }
        });
        assert!(matches!(failed, Err(Failed::Content(_))));
        assert_eq!(state(), before, "{bad}");
        // The same when it is the renaming that fails: another program changes the file at the last moment.
        let failed = plan.write(|number, out| {
            if number == bad {
                fs::write(&paths[bad], "theirs").unwrap();
            }
            out.write_all(b"new")
        });
        assert!(matches!(failed, Err(Failed::Store(StoreFault::Stands(_)))));
        let mut after = before.clone();
        after[bad] = Some("theirs".to_owned());
        assert_eq!(state(), after, "{bad}");
        for (path, text) in paths.iter().zip(&before) {
            let _ = text.as_ref().map_or_else(|| fs::remove_file(path), |text| fs::write(path, text));
        }
    }
    assert_eq!(names(place.path()), ["a.csv", "c.csv", "data"]);
    assert_eq!(names(&place.path().join("data/saving")), [""; 0]);
}

#[test]
fn folders_long_names_and_lists_are_refused() {
    let place = tempfile::tempdir().unwrap();
    let path = |name: &str| place.path().join(name);
    fs::create_dir(path("dossier")).unwrap();
    fs::write(path("liste.csv"), "").unwrap();
    let guard = Guard { sources: vec![path("liste.csv")], ..Guard::default() };
    let fault = |name: &str| Plan::look(&[path(name)], guard.clone()).map(|_| ()).unwrap_err();
    assert!(matches!(fault("dossier"), StoreFault::IsFolder(_)));
    assert!(matches!(fault("absent/liste.csv"), StoreFault::FolderMissing(_)));
    assert!(matches!(fault(&"é".repeat(200)), StoreFault::BadName(_)));
    assert!(matches!(fault("liste.csv"), StoreFault::IsSource(_)));
    assert!(matches!(fault("dossier/../liste.csv"), StoreFault::IsSource(_)));
}

#[cfg(unix)]
#[test]
fn links_to_the_list_pipes_and_files_that_may_not_be_changed_are_refused() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let place = tempfile::tempdir().unwrap();
    let path = |name: &str| place.path().join(name);
    fs::write(path("liste.csv"), "list").unwrap();
    fs::hard_link(path("liste.csv"), path("dure.csv")).unwrap();
    symlink(path("liste.csv"), path("lien.csv")).unwrap();
    fs::write(path("garde.csv"), "").unwrap();
    fs::set_permissions(path("garde.csv"), fs::Permissions::from_mode(0o444)).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(path("tube.csv")).status().unwrap().success());
    symlink("/dev/null", path("nul.csv")).unwrap();
    let guard = Guard { sources: vec![path("liste.csv")], ..Guard::default() };
    let fault = |name: &str| Plan::look(&[path(name)], guard.clone()).map(|_| ()).unwrap_err();
    assert!(matches!(fault("dure.csv"), StoreFault::IsSource(_)));
    assert!(matches!(fault("lien.csv"), StoreFault::IsSource(_)));
    assert!(matches!(fault("garde.csv"), StoreFault::ReadOnly(_)));
    assert!(matches!(fault("tube.csv"), StoreFault::NotAFile(_)));
    assert!(matches!(fault("nul.csv"), StoreFault::NotAFile(_)));
}

#[test]
fn a_mark_of_a_spreadsheet_is_a_question_and_one_without_a_file_is_none() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("liste.csv");
    fs::write(place.path().join(".~lock.liste.csv#"), ",anna,poste-12,28.11.2026 09:12,file:///home/anna;").unwrap();
    let look = || Plan::look(std::slice::from_ref(&path), Guard::default()).unwrap();
    assert_eq!(look().standing().count(), 0, "the mark of a file that is gone is stale");
    fs::write(&path, "a").unwrap();
    assert_eq!(look().standing().next().unwrap().opened_by.as_deref(), Some("anna, poste-12, 28.11.2026 09:12"));
    write(&look().replacing(), &["b"]).unwrap();
}

#[test]
fn a_free_name_is_free_for_the_whole_set() {
    let place = tempfile::tempdir().unwrap();
    let path = |name: &str| place.path().join(name);
    let both = |target: &Path| {
        let stem = target.file_stem().unwrap().to_string_lossy().into_owned();
        vec![target.with_file_name(format!("{stem}-a.csv")), target.with_file_name(format!("{stem}-b.csv"))]
    };
    assert_eq!(free(&path("l.csv"), both), path("l.csv"));
    fs::write(path("l-b.csv"), "").unwrap();
    assert_eq!(free(&path("l.csv"), both), path("l-2.csv"));
    fs::write(path("l-2-a.csv"), "").unwrap();
    assert_eq!(free(&path("l.csv"), both), path("l-3.csv"));
}

#[test]
fn forgotten_files_under_way_are_swept_and_those_of_today_are_not() {
    let place = tempfile::tempdir().unwrap();
    let path = |name: &str| place.path().join(name);
    for name in [".bordereau-aaaa.tmp", ".bordereau-bbbb.tmp", ".bordereau-note"] {
        fs::write(path(name), "Lefèvre").unwrap();
    }
    let long_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(7_200);
    for name in [".bordereau-aaaa.tmp", ".bordereau-note"] {
        fs::File::options().write(true).open(path(name)).unwrap().set_modified(long_ago).unwrap();
    }
    Plan::look(&[path("liste.csv")], Guard::default()).unwrap();
    assert_eq!(names(place.path()), [".bordereau-bbbb.tmp", ".bordereau-note"]);
}
