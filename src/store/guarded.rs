//! Reading the formats whose files can be made to overwhelm a reader, with a scout sent ahead.
//!
//! The scout is a process of the same program with a limit on memory and time. It reads the file and says
//! nothing but that it came through; then the same bytes are read here, with the same result. A scout that
//! does not come back costs one sentence, not the person's work.

use crate::{
    read::{self, Book, Options, ReadFault},
    watch::{Cancelled, Watch},
};
use std::{
    io::{Read as _, Write as _},
    process::{Child, Command, ExitStatus, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

/// First argument that makes the program a scout.
pub const SCOUT: &str = "scout-a-file";
/// What a scout says when it came through.
pub const SAFE: &str = "bordereau: the file can be read";
/// Memory of the scout, in bytes of address space.
#[cfg(unix)]
const MEMORY: u64 = 1 << 30;
/// Time of the scout on the clock: a list takes a second, and the machine may be busy.
const TIME: Duration = Duration::from_secs(60);

/// Reads a file as [`read::read`] does, after a scout when its kind asks for one.
///
/// # Errors
/// As [`read::read`]; a file on which the scout failed is refused.
pub fn read(bytes: &[u8], name: &str, options: &Options, watch: &Watch) -> Result<Book, ReadFault> {
    if read::wants_scout(bytes) && scout(bytes, watch)? == Report::Lost {
        return Err(ReadFault::overwhelming());
    }
    read::read(bytes, name, options, watch)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Report {
    Safe,
    Lost,
    /// There was none to send: reading goes on within its own limits.
    None,
}

fn scout(bytes: &[u8], watch: &Watch) -> Result<Report, Cancelled> {
    match send() {
        Some(child) => hear(child, bytes, watch),
        None => Ok(Report::None),
    }
}

/// Feeds the scout and waits for its word; a scout that nobody waits for any more is ended.
fn hear(mut child: Child, bytes: &[u8], watch: &Watch) -> Result<Report, Cancelled> {
    let pipe = child.stdin.take();
    let outcome = thread::scope(|scope| {
        // A scout that does not take its food must not keep the person waiting beyond the cancel button.
        // One that is gone already cannot be fed; its end says so.
        scope.spawn(|| pipe.map(|mut pipe| pipe.write_all(bytes)));
        let outcome = wait(&mut child, watch);
        if outcome.is_err() || matches!(outcome, Ok(None)) {
            // It may have ended in between; there is nothing more to do then.
            let _ = child.kill();
            let _ = child.wait();
        }
        outcome
    });
    let mut said = String::new();
    if let Some(pipe) = child.stdout.take() {
        let _ = pipe.take(1024).read_to_string(&mut said);
    }
    match outcome? {
        Some(status) if status.success() => Ok(if said.trim() == SAFE { Report::Safe } else { Report::None }),
        _ => Ok(Report::Lost),
    }
}

/// Lets [`read`] send scouts: the program that runs knows what to do with the argument [`SCOUT`].
pub fn allow_scouts() {
    ALLOWED.store(true, Ordering::Relaxed);
}

static ALLOWED: AtomicBool = AtomicBool::new(false);

fn send() -> Option<Child> {
    if !ALLOWED.load(Ordering::Relaxed) {
        return None;
    }
    let program = std::env::current_exe().ok()?;
    let mut command = Command::new(program);
    command.arg(SCOUT).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    #[cfg(windows)]
    {
        use std::os::windows::process::CommandExt as _;
        // CREATE_NO_WINDOW: no console flashes up.
        command.creation_flags(0x0800_0000);
    }
    command.spawn().ok()
}

/// Waits for the scout; `None` when its time is over.
fn wait(child: &mut Child, watch: &Watch) -> Result<Option<ExitStatus>, Cancelled> {
    let start = Instant::now();
    let mut pause = Duration::from_millis(1);
    while start.elapsed() < TIME {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(Some(status)),
            Ok(None) => {}
            Err(_) => return Ok(None),
        }
        if watch.is_cancelled() {
            return Err(Cancelled);
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    }
    Ok(None)
}

/// What the scout does: limits itself and reads. True when it came through, whatever the file holds.
pub fn be_scout(bytes: &[u8]) -> bool {
    limit_memory();
    let read = read::read(bytes, "", &Options::default(), &Watch::default());
    !matches!(read, Err(fault) if fault.is_cancelled())
}

#[cfg(unix)]
#[expect(unsafe_code, reason = "the limit can only be set through libc")]
fn limit_memory() {
    let limit = libc::rlimit { rlim_cur: MEMORY, rlim_max: MEMORY };
    // SAFETY: `limit` is a whole `rlimit` that outlives the call, which only reads it.
    let _ = unsafe { libc::setrlimit(libc::RLIMIT_AS, &raw const limit) };
}

/// Other systems have no such limit; the time and the reader's own budgets hold there.
#[cfg(not(unix))]
fn limit_memory() {}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_scout_that_neither_eats_nor_answers_is_ended_when_the_person_cancels() {
        let child = Command::new("sleep").arg("60").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let process = child.id();
        let watch = Watch::default();
        let start = Instant::now();
        let outcome = thread::scope(|scope| {
            scope.spawn(|| {
                thread::sleep(Duration::from_millis(50));
                watch.cancel();
            });
            hear(child, &vec![0; 1 << 20], &watch)
        });
        assert_eq!(outcome, Err(Cancelled));
        assert!(start.elapsed() < Duration::from_secs(30));
        assert!(!std::path::Path::new(&format!("/proc/{process}/stat")).exists(), "the process is gone");
    }
}
