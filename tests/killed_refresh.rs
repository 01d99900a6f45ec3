//! A refresh from the network that is killed at any point, or meets another one, leaves a whole catalogue.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

mod platform;

use bordereau::store::Folders;
use bordereau::store::catalogues::Store;
use platform::{Platform, TOKEN, courses, info};
use std::collections::BTreeSet;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

const KILLS: u32 = 20;
const COURSES: usize = 2_500;

/// A platform all of whose courses begin with the word of the moment, and which takes its time.
fn platform(words: &'static [&'static str], now: &Arc<AtomicUsize>) -> Platform {
    let now = Arc::clone(now);
    Platform::new(move |request| match request.parameter("wsfunction") {
        Some("core_webservice_get_site_info") => info(&["core_course_get_courses_by_field", "core_course_get_categories"]),
        Some("core_course_get_courses_by_field") => {
            sleep(Duration::from_millis(40));
            let word = words[now.load(Ordering::SeqCst)];
            courses((0..COURSES).map(|i| format!("{word}-{i:05}")))
        }
        _ => platform::data(&serde_json::json!([])),
    })
}

fn refresh(folders: &Folders, platform: &Platform) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bordereau"));
    command.args(["catalogue", "refresh", "--platform", "Ecampus", "--url", &platform.address]);
    command.env("BORDEREAU_DATA", folders.data()).env("BORDEREAU_TOKEN", TOKEN);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// A refresh that was killed would be taken up again: here each is to begin anew.
fn forget_what_was_answered(folders: &Folders) {
    for file in std::fs::read_dir(folders.data()).unwrap().filter_map(Result::ok) {
        if file.file_name().to_string_lossy().starts_with("refresh.") {
            std::fs::remove_file(file.path()).unwrap();
        }
    }
}

/// The words with which the courses that are kept begin; all of them must be there.
fn kept(folders: &Folders) -> BTreeSet<String> {
    let (mut store, notices) = Store::open(folders).unwrap();
    assert_eq!(notices, [], "the database is sound");
    let courses = store.load("Ecampus").unwrap().courses;
    assert_eq!(courses.len(), COURSES);
    courses.iter().map(|course| course.shortname.split('-').next().unwrap().to_owned()).collect()
}

#[test]
fn a_refresh_killed_at_twenty_points_never_loses_the_catalogue() {
    let place = tempfile::tempdir().unwrap();
    let folders = Folders::under(place.path().join("data"));
    let now = Arc::new(AtomicUsize::new(0));
    let site = platform(&["AVANT", "APRES"], &now);
    let turn = |word| now.store(word, Ordering::SeqCst);
    let begun = Instant::now();
    assert!(refresh(&folders, &site).wait().unwrap().success());
    let mut whole = begun.elapsed();
    let (mut cut, mut survived) = (0, 0);
    for kill in 1..=KILLS {
        turn(0);
        forget_what_was_answered(&folders);
        assert!(refresh(&folders, &site).wait().unwrap().success());
        turn(1);
        let begun = Instant::now();
        let mut child = refresh(&folders, &site);
        let wait = whole.mul_f64(f64::from(kill) / f64::from(KILLS + 1)).max(Duration::from_millis(1));
        while begun.elapsed() < wait && child.try_wait().unwrap().is_none() {
            sleep(Duration::from_millis(1));
        }
        let _ = child.kill();
        if child.wait().unwrap().success() {
            // The machine is quicker than it was: the next kills come sooner.
            whole = whole.min(begun.elapsed());
        } else {
            cut += 1;
        }
        let words = kept(&folders);
        assert_eq!(words.len(), 1, "kill {kill} left a mixture");
        survived += u32::from(words.contains("AVANT"));
    }
    assert!(cut >= KILLS / 4 && survived > 0, "{cut} cut, {survived} with the former catalogue: the kills come too late");
}

#[test]
fn two_programs_that_refresh_at_once_do_not_corrupt_each_other() {
    let place = tempfile::tempdir().unwrap();
    let folders = Folders::under(place.path().join("data"));
    let now = Arc::new(AtomicUsize::new(0));
    let site = platform(&["UN", "DEUX", "TROIS"], &now);
    for word in 0..3 {
        now.store(word, Ordering::SeqCst);
        let both = [refresh(&folders, &site), refresh(&folders, &site), refresh(&folders, &site)];
        for mut program in both {
            assert!(program.wait().unwrap().success(), "one waits for the other");
        }
        assert_eq!(kept(&folders).len(), 1, "one of them, whole");
    }
}
