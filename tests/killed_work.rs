//! The program is killed at any moment, while it keeps the work and while it takes kept work up: what it said it had
//! kept comes back, and what lay there stays until somebody has it.

use bordereau::store::Folders;
use bordereau::table::RowId;
use bordereau::workspace::{Command as Do, Workspace};
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// Names the folder to a child, and what it is to do there.
const HOME: &str = "BORDEREAU_TEST_KILLED";
const TASK: &str = "BORDEREAU_TEST_TASK";
/// Kill points of each kind.
const KILLS: u32 = 150;

fn space(home: &Path) -> Workspace {
    Workspace::new(Some(Folders::under(home)), Arc::new(|| {}))
}

fn settle(space: &mut Workspace) {
    for _ in 0..20_000 {
        space.tick();
        if !space.is_busy() && !space.is_keeping() {
            return;
        }
        thread::sleep(Duration::from_micros(200));
    }
    panic!("the work does not end");
}

fn first_cell(space: &Workspace) -> Option<u32> {
    let work = space.work()?;
    work.table().text(0, RowId(0)).parse().ok()
}

/// What a child does until it is killed; as a test of its own it does nothing.
#[test]
fn child() {
    let (Ok(home), Ok(task)) = (std::env::var(HOME), std::env::var(TASK)) else { return };
    let mut space = space(Path::new(&home));
    if task == "take up" {
        println!("begun");
        space.execute(Do::Recover(0));
        settle(&mut space);
        println!("taken {}", first_cell(&space).unwrap());
    } else {
        space.execute(Do::OpenPasted("Identifiant;Cours\n0;CHIM_L1\n1;CHIM_L1\n".to_owned()));
        settle(&mut space);
        println!("begun");
    }
    let from = first_cell(&space).unwrap();
    for number in from + 1..from + 10_000 {
        space.execute(Do::Write(vec![((RowId(0), 0), number.to_string())]));
        settle(&mut space);
        println!("kept {number}");
    }
}

/// Starts a child, lets it live for a while from the moment it begins, kills it. Returns the last number it said it had kept.
fn killed(home: &Path, task: &str, after: Duration) -> Option<u32> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child", "--nocapture", "--test-threads=1"])
        .env(HOME, home)
        .env(TASK, task)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let (sender, heard) = std::sync::mpsc::channel();
    let reader = thread::spawn(move || lines.map_while(Result::ok).for_each(|line| drop(sender.send(line))));
    let begun = std::iter::from_fn(|| heard.recv_timeout(Duration::from_secs(60)).ok()).any(|line| line.ends_with("begun"));
    assert!(begun, "the child does not begin");
    thread::sleep(after);
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap();
    heard.try_iter().filter_map(|line| line.strip_prefix("kept ")?.parse().ok()).last()
}

/// Moments of a kill, spread evenly over some milliseconds by the golden ratio.
fn moments(most: u64) -> impl Iterator<Item = Duration> {
    (0..KILLS).map(move |n| Duration::from_micros((f64::from(n) * 0.618_034).fract().mul_add(most as f64 * 1_000.0, 0.0) as u64))
}

#[test]
fn what_was_said_to_be_kept_comes_back_whenever_the_program_is_killed() {
    let mut came_back = 0;
    for after in moments(80) {
        let home = tempfile::tempdir().unwrap();
        let kept = killed(home.path(), "keep", after);
        let mut space = space(home.path());
        if let Some(kept) = kept {
            assert_eq!(space.recoverable().len(), 1, "{kept} was kept");
            space.execute(Do::Recover(0));
            settle(&mut space);
            let back = first_cell(&space).unwrap();
            assert!(back >= kept, "{kept} was kept, {back} came back");
            came_back += 1;
        }
    }
    println!("{came_back} of {KILLS} programs had kept something when they were killed");
    assert!(came_back > KILLS / 10);
}

#[test]
fn work_that_is_being_taken_up_stays_whenever_the_program_is_killed() {
    let home = tempfile::tempdir().unwrap();
    let mut least = killed(home.path(), "keep", Duration::from_millis(200)).expect("something was kept");
    let mut grew = 0;
    for after in moments(120) {
        let kept = killed(home.path(), "take up", after);
        grew += u32::from(kept.is_some());
        least = kept.unwrap_or(least);
        let space = space(home.path());
        assert_eq!(space.recoverable().len(), 1, "the work is gone");
    }
    let mut space = space(home.path());
    space.execute(Do::Recover(0));
    settle(&mut space);
    let back = first_cell(&space).unwrap();
    println!("{grew} of {KILLS} programs went on with the work before they were killed; {back} came back, {least} was kept");
    assert!(back >= least);
}
