//! Saving as scripts meet it: nothing of the person is written over without a yes, and what is on disk is whole.

mod desk;

use desk::{Desk, code, said};
use std::fs;
use std::path::Path;

const LIST: &str = "username;course1;role1\nu1;CHIM_L1;student\nu2;CHIM_L1;student\n";

fn export(desk: &Desk, more: &[&str]) -> std::process::Output {
    desk.run(&[&["export", "liste.csv", "--lang", "fr"], more].concat())
}

#[test]
fn a_file_that_stands_there_is_named_with_its_rows_and_a_free_name_and_replaced_on_request() {
    let desk = Desk::new();
    desk.file("liste.csv", LIST);
    let out = desk.file("propre.csv", "a\nb\nc\n");
    let refused = export(&desk, &["-o", "propre.csv"]);
    assert_eq!(code(&refused), 3);
    let words = said(&refused);
    assert!(
        words.contains("propre.csv") && words.contains("3 lignes") && words.contains("propre-2.csv") && words.contains("--replace"),
        "{words}"
    );
    assert_eq!(fs::read_to_string(&out).unwrap(), "a\nb\nc\n");
    // 1: the sample platform knows neither of the two.
    assert_eq!(code(&export(&desk, &["-o", "propre.csv", "--replace"])), 1);
    assert_eq!(fs::read_to_string(&out).unwrap(), LIST);
}

#[cfg(unix)]
#[test]
fn the_list_is_never_written_over_whatever_way_leads_to_it() {
    let desk = Desk::new();
    let list = desk.file("liste.csv", LIST);
    fs::create_dir(desk.path("sous")).unwrap();
    fs::hard_link(&list, desk.path("dure.csv")).unwrap();
    std::os::unix::fs::symlink(&list, desk.path("lien.csv")).unwrap();
    std::os::unix::fs::symlink("../liste.csv", desk.path("sous/lien.csv")).unwrap();
    for target in ["liste.csv", "./liste.csv", "sous/../liste.csv", "dure.csv", "lien.csv", "sous/lien.csv"] {
        let refused = export(&desk, &["-o", target, "--replace"]);
        assert_eq!(code(&refused), 3, "{target}: {}", said(&refused));
        assert!(said(&refused).contains("liste elle-même"), "{target}: {}", said(&refused));
    }
    assert_eq!(fs::read_to_string(&list).unwrap(), LIST);
}

#[cfg(unix)]
#[test]
fn folders_pipes_devices_and_protected_files_are_refused_with_a_sentence() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new();
    desk.file("liste.csv", LIST);
    fs::create_dir(desk.path("dossier")).unwrap();
    let guarded = desk.file("garde.csv", "theirs");
    fs::set_permissions(&guarded, fs::Permissions::from_mode(0o444)).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(desk.path("tube.csv")).status().unwrap().success());
    for target in ["dossier", "garde.csv", "tube.csv", "/dev/null", "/dev/full"] {
        let refused = export(&desk, &["-o", target, "--replace"]);
        assert_eq!(code(&refused), 3, "{target}: {}", said(&refused));
    }
    assert_eq!(fs::read_to_string(&guarded).unwrap(), "theirs");
    for source in ["tube.csv", "/dev/zero", "dossier"] {
        let refused = desk.run(&["check", source]);
        assert_eq!(code(&refused), 4, "{source}: {}", said(&refused));
        assert_eq!(code(&desk.run(&["read", source, "--json"])), 4);
    }
}

#[test]
fn a_dash_is_standard_output_for_one_file() {
    let desk = Desk::new();
    desk.file("liste.csv", LIST);
    let output = desk.run(&["export", "liste.csv", "-o", "-"]);
    assert_eq!((code(&output), String::from_utf8(output.stdout.clone()).unwrap().as_str()), (1, LIST));
    assert!(!output.stderr.is_empty(), "what was found is said beside");
    assert!(!desk.path("-").exists());
    desk.file("deux.csv", "username;course1;role1\nu1;CHIM_L1;student\nu2;BIO_L1;student\n");
    let several = desk.run(&["convert", "deux.csv", "--for", "userenrols", "-o", "-"]);
    assert_eq!(code(&several), 3, "{}", said(&several));
}

#[test]
fn a_set_of_files_is_written_whole_or_not_at_all() {
    let desk = Desk::new();
    desk.file("liste.csv", "username;course1;role1\nu1;A;student\nu2;B;student\nu3;b;student\nu4;NUL;student\n");
    let convert =
        |more: &[&str]| desk.run(&[&["convert", "liste.csv", "--for", "userenrols", "-o", "un.csv", "--lang", "fr"], more].concat());
    fs::write(desk.path("un-B.csv"), "theirs\n").unwrap();
    let refused = convert(&[]);
    assert_eq!(code(&refused), 3, "{}", said(&refused));
    assert!(said(&refused).contains("un-B.csv") && said(&refused).contains("un-2.csv"), "{}", said(&refused));
    assert!(!desk.path("un-A.csv").exists());
    let done = convert(&["--replace"]);
    assert_eq!(code(&done), 1, "the roles are lost: {}", said(&done));
    let read = |name: &str| fs::read_to_string(desk.path(name)).unwrap();
    assert_eq!([read("un-A.csv"), read("un-B.csv"), read("un-b_2.csv"), read("un-NUL.csv")], ["u1\n", "u2\n", "u3\n", "u4\n"]);
}

#[test]
fn a_file_by_which_nobody_could_be_enrolled_is_not_written() {
    let desk = Desk::new();
    for (text, word) in [
        ("username;course1;role1\n", "aucune ligne"),
        ("username;role1\nu1;student\n", "course1"),
        ("username;course1\nu1;A\n", "role1"),
        ("username;course1;role1\nu1;;student\nu2; ;student\n", "course1"),
        ("username;course1;role1\n;A;student\n", "username"),
    ] {
        desk.file("liste.csv", text);
        let refused = export(&desk, &["-o", "propre.csv"]);
        assert_eq!(code(&refused), 1, "{text}: {}", said(&refused));
        assert!(said(&refused).contains(word), "{text}: {}", said(&refused));
        assert!(!desk.path("propre.csv").exists());
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_standard_output_does_not_take_ends_with_4() {
    let desk = Desk::new();
    desk.file("liste.csv", LIST);
    let full = |args: &[&str]| {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        desk.command(args).stdout(full).output().unwrap()
    };
    for args in [
        vec!["check", "liste.csv", "--json"],
        vec!["read", "liste.csv", "--json"],
        vec!["simulate", "liste.csv", "--json"],
        vec!["importers", "list", "--json"],
        vec!["export", "liste.csv", "-o", "-"],
        vec!["check", "liste.csv"],
        vec!["--help"],
    ] {
        let output = full(&args);
        assert_eq!(code(&output), 4, "{args:?}: {}", said(&output));
    }
    let closed = |args: &[&str]| {
        let mut child = desk.command(args).stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        child.wait_with_output().unwrap()
    };
    assert_eq!(code(&closed(&["check", "liste.csv", "--json"])), 4, "half a document is none");
    assert_eq!(code(&closed(&["importers", "list"])), 0, "a person who has read enough is no failure");
}

#[test]
fn nothing_that_a_terminal_obeys_is_printed() {
    let desk = Desk::new();
    let hostile = "\u{1b}]0;titre\u{7}\u{1b}[2J\u{9b}2J\u{202e}";
    let text = format!("username;course1;role1;{hostile}\nu1;{hostile};{hostile}\n{hostile};B;student;{hostile}\n");
    let list = desk.file("liste.csv", text);
    let harmful =
        |output: &std::process::Output| said(output).chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t') || c == '\u{202e}');
    let name = format!("a{hostile}.csv");
    fs::copy(&list, desk.path(&name)).unwrap();
    for args in [
        vec!["read", "liste.csv"],
        vec!["read", "liste.csv", "--json"],
        vec!["check", "liste.csv"],
        vec!["check", "liste.csv", "--json"],
        vec!["simulate", "liste.csv"],
        vec!["simulate", "liste.csv", "--json"],
        vec!["check", name.as_str()],
        vec!["check", "liste.csv", "--platform", hostile],
        vec![hostile, "--nope"],
        vec!["check", "liste.csv", hostile],
        vec!["explain", hostile],
    ] {
        let output = desk.run(&args);
        assert!(!harmful(&output), "{args:?}: {:?}", said(&output));
    }
}

#[test]
fn the_language_may_come_before_the_command() {
    let desk = Desk::new();
    desk.file("liste.csv", LIST);
    for (args, word) in [(["--lang", "en", "importers", "list"], "Moodle"), (["importers", "list", "--lang", "fr"], "Moodle")] {
        let output = desk.run(&args);
        assert!(code(&output) == 0 && said(&output).contains(word), "{args:?}: {}", said(&output));
    }
    let wrong = desk.run(&["--lang", "en", "check", "liste.csv", "--nope"]);
    assert_eq!((code(&wrong), said(&wrong).contains("There is no")), (3, true), "{}", said(&wrong));
    let two = desk.run(&["liste.csv", "check", "--lang", "fr"]);
    assert_eq!(code(&two), 3);
    assert!(!said(&two).contains("  ") && !said(&two).contains("«\u{202f}\u{202f}»"), "no hole: {}", said(&two));
}

#[test]
fn the_demo_takes_no_name_that_somebody_else_could_have_taken() {
    let desk = Desk::new();
    let into = desk.path("demo");
    let first = desk.run(&["demo", "--into", "demo"]);
    assert_eq!(code(&first), 0, "{}", said(&first));
    fs::write(into.join("inscriptions-exemple.csv"), "mine").unwrap();
    assert_eq!(code(&desk.run(&["demo", "--into", "demo"])), 0);
    assert_eq!(fs::read_to_string(into.join("inscriptions-exemple.csv")).unwrap(), "mine");
    assert_eq!(desk::names(&into), ["a-transmettre-2.txt", "a-transmettre.txt", "inscriptions-exemple-2.csv", "inscriptions-exemple.csv"]);
    let temporary = desk.path("tmp");
    fs::create_dir(&temporary).unwrap();
    let shared = desk.command(&["demo"]).env("TMPDIR", &temporary).output().unwrap();
    assert_eq!(code(&shared), 0, "{}", said(&shared));
    let made: Vec<_> = fs::read_dir(&temporary).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(made.len(), 1);
    assert_ne!(made[0].file_name(), Path::new("bordereau-demo").file_name());
}
