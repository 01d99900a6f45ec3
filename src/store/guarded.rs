//! Reading the formats whose files can be made to overwhelm a reader, with a scout sent ahead.
//!
//! The scout is a process of the same program with a limit on memory and time. It reads the file and says
//! nothing but that it came through; then the same bytes are read here, with the same result. A scout that
//! does not come back costs one sentence, not the person's work.

use crate::{
    read::{self, Book, Foreign, Options, ReadFault},
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
/// First argument that makes the program look at a file with another reader.
pub const SECOND: &str = "read-a-file-otherwise";
/// What a scout says when it came through.
pub const SAFE: &str = "bordereau: the file can be read";
/// Memory of the scout, in bytes of address space.
#[cfg(unix)]
const MEMORY: u64 = 1 << 30;
/// Bytes of what another reader finds, written down.
const LONGEST_OPINION: u64 = 256 << 20;
/// Time of the scout on the clock: a list takes a second, and the machine may be busy.
const TIME: Duration = Duration::from_secs(60);

/// Reads a file as [`read::read`] does, after a scout when its kind asks for one.
///
/// # Errors
/// As [`read::read`]; a file on which the scout failed is refused.
pub fn read(bytes: &[u8], name: &str, options: &Options, watch: &Watch) -> Result<Book, ReadFault> {
    send_ahead(bytes, watch)?;
    // What a password hides is a file of its own, of any kind. What is damaged is left to the readers below.
    let hidden = match read::unlocked(bytes, options) {
        Err(fault) if fault.is_damage() => None,
        hidden => hidden?,
    };
    if let Some(hidden) = &hidden {
        send_ahead(hidden, watch)?;
    }
    let bytes = hidden.as_deref().unwrap_or(bytes);
    match read::read(bytes, name, options, watch) {
        Err(fault) if fault.is_damage() => match second_opinion(bytes, watch)? {
            Some(sheets) => read::book_of(sheets, bytes, options),
            None => Err(fault),
        },
        read => read,
    }
}

/// Sends a scout when the kind of the file asks for one.
fn send_ahead(bytes: &[u8], watch: &Watch) -> Result<(), ReadFault> {
    let is_lost = read::wants_scout(bytes) && scout(bytes, watch)? == Report::Lost;
    if is_lost { Err(ReadFault::overwhelming()) } else { Ok(()) }
}

/// What another reader finds in a file that ours calls damaged, in a process of its own: nothing else is known of the bytes.
fn second_opinion(bytes: &[u8], watch: &Watch) -> Result<Option<Vec<Foreign>>, Cancelled> {
    let Some(child) = send(SECOND) else { return Ok(None) };
    let (status, said) = hear(child, bytes, watch, LONGEST_OPINION)?;
    let came_through = status.is_some_and(|status| status.success());
    Ok(came_through.then(|| serde_json::from_slice(&said).ok()).flatten())
}

/// What the process does that looks again: limits itself, reads, and writes down what it found. `None` when that is nothing.
pub fn look_again(bytes: &[u8]) -> Option<Vec<u8>> {
    limit_memory();
    serde_json::to_vec(&read::look_again(bytes)?).ok()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Report {
    Safe,
    Lost,
    /// There was none to send: reading goes on within its own limits.
    None,
}

fn scout(bytes: &[u8], watch: &Watch) -> Result<Report, Cancelled> {
    let Some(child) = send(SCOUT) else { return Ok(Report::None) };
    let (status, said) = hear(child, bytes, watch, SAFE.len() as u64 + 2)?;
    Ok(match status {
        Some(status) if status.success() => {
            if said.trim_ascii() == SAFE.as_bytes() {
                Report::Safe
            } else {
                Report::None
            }
        }
        _ => Report::Lost,
    })
}

/// Feeds the process and waits for its word, `most` bytes of it; one that nobody waits for any more is ended.
fn hear(mut child: Child, bytes: &[u8], watch: &Watch, most: u64) -> Result<(Option<ExitStatus>, Vec<u8>), Cancelled> {
    let (food, word) = (child.stdin.take(), child.stdout.take());
    thread::scope(|scope| {
        // One that does not take its food must not keep the person waiting beyond the cancel button.
        // One that is gone already cannot be fed; its end says so.
        scope.spawn(|| food.map(|mut pipe| pipe.write_all(bytes)));
        let listener = scope.spawn(move || {
            let mut said = Vec::new();
            // What it says beyond that is no word of ours: it ends on a pipe that nobody empties.
            word.map(|pipe| pipe.take(most).read_to_end(&mut said));
            said
        });
        let outcome = wait(&mut child, watch);
        if outcome.is_err() || matches!(outcome, Ok(None)) {
            // It may have ended in between; there is nothing more to do then.
            let _ = child.kill();
            let _ = child.wait();
        }
        let said = listener.join().unwrap_or_default();
        Ok((outcome?, said))
    })
}

/// Lets [`read()`] send scouts: the program that runs knows what to do with the argument [`SCOUT`].
pub fn allow_scouts() {
    ALLOWED.store(true, Ordering::Relaxed);
}

static ALLOWED: AtomicBool = AtomicBool::new(false);

fn send(task: &str) -> Option<Child> {
    if !ALLOWED.load(Ordering::Relaxed) {
        return None;
    }
    let program = std::env::current_exe().ok()?;
    let mut command = Command::new(program);
    command.arg(task).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
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
            hear(child, &vec![0; 1 << 20], &watch, 64)
        });
        assert!(matches!(outcome, Err(Cancelled)));
        assert!(start.elapsed() < Duration::from_secs(30));
        assert!(!std::path::Path::new(&format!("/proc/{process}/stat")).exists(), "the process is gone");
    }
}
