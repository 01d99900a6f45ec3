//! A save that is killed at any point: every file is whole, no set is half, nothing of the former set is lost, and nothing
//! stays beside.
#![cfg(unix)]

mod desk;

use bordereau::store::{Folders, save};
use desk::{Desk, names};
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Kills in the gate; `BORDEREAU_KILLS=300` makes the long run.
const KILLS: u32 = 40;
const COURSES: usize = 24;
const ROWS: usize = 40;

fn list(word: &str) -> String {
    let row = |i: usize| format!("{word}{i:05};UE{:03};student\n", i % COURSES);
    "username;course1;role1\n".to_owned() + &(0..COURSES * ROWS).map(row).collect::<String>()
}

/// The bytes that a file of the set has to hold.
fn whole(word: &str, course: usize) -> String {
    (0..COURSES * ROWS).filter(|i| i % COURSES == course).map(|i| format!("{word}{i:05}\n")).collect()
}

fn convert(desk: &Desk, list: &str) -> Child {
    let mut command = desk.command(&["convert", list, "--for", "userenrols", "-o", "depot/un.csv", "--replace"]);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

#[derive(Debug, PartialEq, Clone, Copy)]
enum Which {
    Former,
    New,
}

/// Which set each file belongs to. A file that is neither, or missing, ends the test.
fn standing(depot: &Path, kill: u32) -> Vec<Which> {
    let one = |course: usize| {
        let text = fs::read_to_string(depot.join(format!("un-UE{course:03}.csv"))).unwrap_or_else(|error| panic!("kill {kill}: {error}"));
        if text == whole("avant", course) {
            Which::Former
        } else {
            assert_eq!(text, whole("apres", course), "kill {kill} left a file that is neither");
            Which::New
        }
    };
    (0..COURSES).map(one).collect()
}

#[test]
fn kills_at_any_point_leave_whole_sets() {
    let kills = std::env::var("BORDEREAU_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    let desk = Desk::new();
    desk.file("avant.csv", list("avant"));
    desk.file("apres.csv", list("apres"));
    let depot = desk.path("depot");
    fs::create_dir(&depot).unwrap();
    let folders = Folders::under(desk.path("data"));
    convert(&desk, "avant.csv").wait().unwrap();
    let begun = Instant::now();
    convert(&desk, "apres.csv").wait().unwrap();
    let took = begun.elapsed();
    let former = |kill| {
        for course in 0..COURSES {
            fs::write(depot.join(format!("un-UE{course:03}.csv")), whole("avant", course)).unwrap();
        }
        assert!(standing(&depot, kill).iter().all(|which| *which == Which::Former));
    };
    let (mut cut, mut mixed, mut reported) = (0, 0, 0);
    for kill in 1..=kills {
        former(kill);
        let begun = Instant::now();
        let mut child = convert(&desk, "apres.csv");
        // Two of three kills come while the files are being renamed, the others anywhere.
        let until = took.mul_f64(f64::from(kill % 97) / 97.0);
        let mut renames = kill % 3 * 3;
        while child.try_wait().unwrap().is_none() {
            let now = if kill % 3 == 0 { begun.elapsed() >= until } else { has_former(&depot) };
            if now && renames == 0 {
                let _ = child.kill();
                break;
            }
            renames = renames.saturating_sub(u32::from(now));
            if kill % 3 == 0 {
                std::thread::sleep(Duration::from_micros(300));
            }
        }
        let done = child.wait().unwrap().code();
        let after = standing(&depot, kill);
        let is_new = |which: &Which| *which == Which::New;
        if done.is_some() {
            reported += 1;
            assert!(after.iter().all(is_new), "kill {kill} came after a success that was none");
        } else {
            cut += 1;
        }
        mixed += u32::from(after.iter().any(is_new) && !after.iter().all(is_new));
        // What the next save, start or purge does.
        save::settle(&folders);
        let settled = standing(&depot, kill);
        assert!(settled.iter().all(is_new) || !settled.iter().any(is_new), "kill {kill} left half a set: {settled:?}");
        assert_eq!(names(&depot).len(), COURSES, "kill {kill} left something beside: {:?}", names(&depot));
        forget_unwritten(&desk.path("data/saving"));
        assert_eq!(names(&desk.path("data/saving")), [""; 0], "kill {kill}");
    }
    println!("{kills} kills: {cut} in time, {mixed} in the middle of a set, {reported} too late");
    assert!(cut > kills / 2, "{cut} cut: the kills come too late");
}

/// A note in which nothing stands yet may be of a save that begins just now: it is left alone for a while.
fn forget_unwritten(notes: &Path) {
    let all = fs::read_dir(notes).unwrap().map(|entry| entry.unwrap().path());
    all.filter(|note| fs::metadata(note).unwrap().len() == 0).for_each(|note| fs::remove_file(note).unwrap());
}

fn has_former(depot: &Path) -> bool {
    fs::read_dir(depot).unwrap().any(|entry| entry.unwrap().file_name().to_string_lossy().ends_with(".old"))
}

/// Whether this process was started to ignore a signal, as in the background of a script: what it starts ignores it too.
fn is_ignored(signal: u32) -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| u64::from_str_radix(line.strip_prefix("SigIgn:")?.trim(), 16).ok());
    mask.is_some_and(|mask| mask >> (signal - 1) & 1 == 1)
}

#[test]
fn a_program_that_is_asked_to_end_takes_what_is_under_way_with_it() {
    let desk = Desk::new();
    let rows: String = (0..60_000).map(|i| format!("lefevre{i:06};UE{:03};student\n", i % 9)).collect();
    desk.file("liste.csv", format!("username;course1;role1\n{rows}"));
    fs::create_dir(desk.path("depot")).unwrap();
    for (signal, number) in [("-TERM", 15), ("-INT", 2), ("-HUP", 1)] {
        if is_ignored(number) {
            assert_ne!(signal, "-TERM", "nobody starts programs that cannot be asked to end");
            continue;
        }
        let mut command = desk.command(&["export", "liste.csv", "-o", "depot/propre.csv"]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let under_way = || names(&desk.path("depot")).iter().any(|name| name.ends_with(".tmp"));
        while !under_way() {
            assert!(child.try_wait().unwrap().is_none(), "{signal} comes too late");
        }
        // The shell's own `kill`: not every machine has the program.
        assert!(Command::new("sh").args(["-c", "kill $0 $1", signal, &child.id().to_string()]).status().unwrap().success());
        assert_eq!(child.wait().unwrap().code(), Some(130), "{signal}");
        assert_eq!(names(&desk.path("depot")), [""; 0], "{signal}");
    }
}
